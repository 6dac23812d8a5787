"""What a reader does with suggestions: every step kept, taken back, and read again as it was."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.coder.suggesting import suggest
from data.readings import steps as logs
from data.readings.codes import codes_of, one_line, party_of
from data.readings.items import KEPT, OPEN, REFUSED, items_of, parties_of
from data.readings.own_words import copied
from data.readings.steps import ADD, CHANGE, KEEP, KIND, REFUSE, UNDO, standing
from data.readings.stored import as_json, from_json

TEXT = """Spain threatened Argentina with sanctions. Spain imposed sanctions on Argentina.

Brazil offered aid to Uruguay. Portugal condemned Argentina. Spain imposed sanctions on Argentina.
"""
READING = suggest(TEXT, date="2030-05-14")
IDS = [str(n) for n in range(len(READING.suggestions))]
steps_of = st.one_of(
    st.builds(lambda at: {"do": KEEP, "at": at, "codes": {}}, st.sampled_from(IDS)),
    st.builds(lambda at: {"do": REFUSE, "at": at}, st.sampled_from(IDS)),
    st.builds(
        lambda at, kind: {"do": CHANGE, "at": at, "codes": {"type": kind}},
        st.sampled_from(IDS),
        st.sampled_from(["AID", "ACCUSE"]),
    ),
    st.builds(lambda ids: {"do": KIND, "ids": ids}, st.lists(st.sampled_from(IDS), min_size=1)),
)


def test_a_reading_comes_back_from_json_as_it_was():
    assert from_json(json.loads(json.dumps(as_json(READING))), TEXT) == READING


@settings(max_examples=60)
@given(st.lists(steps_of, max_size=8))
def test_every_step_can_be_taken_back(steps):
    done, seen = [], []
    for step in steps:
        if len(standing([*done, step])) > len(standing(done)):  # else it goes on with the last
            seen.append(items_of(READING, standing(done)))
            done.append(step)
    for before in reversed(seen):
        done.append({"do": UNDO})
        assert items_of(READING, standing(done)) == before
    assert items_of(READING, standing([*done, {"do": UNDO}])) == items_of(READING, [])


def test_a_sentence_that_is_written_is_one_step():
    typed = [{"do": CHANGE, "at": "0", "codes": {"statement_en": "S" * n}} for n in range(1, 9)]
    assert standing(typed) == typed[-1:]
    assert standing([*typed, {"do": UNDO}]) == []


def test_a_line_that_was_cut_off_is_no_step(tmp_path):
    path = tmp_path / "steps"
    logs.add(path, {"do": KEEP, "at": "0", "codes": {}})
    logs.add(path, {"do": REFUSE, "at": "1"})
    path.write_bytes(path.read_bytes()[:-9])
    assert [step["do"] for step in logs.read(path)] == [KEEP]


def test_what_repeats_a_refused_relation_counts():
    sanctions = [n for n, one in enumerate(READING.suggestions) if one.type == "SANCTION"]
    first, second = map(str, sanctions)
    assert items_of(READING, [])[second].now.counted_why == "repeat"
    after = items_of(READING, [{"do": REFUSE, "at": first}])
    assert (after[first].state, after[second].now.counted_why) == (REFUSED, "")
    own = {"do": CHANGE, "at": second, "codes": {"counted_why": "summary"}}
    assert items_of(READING, [{"do": REFUSE, "at": first}, own])[second].now.counted_why == (
        "summary"
    )


def test_what_is_changed_and_changed_back_is_as_suggested():
    first = READING.suggestions[0]
    turned = {"do": CHANGE, "at": "0", "codes": {"actor": "ARG", "target": "ESP"}}
    back = {"do": KEEP, "at": "0", "codes": {"actor": "ESP", "target": "ARG"}}
    item = items_of(READING, [turned])["0"]
    assert (item.now.actor.code, item.provenance, item.state) == ("ARG", "changed", OPEN)
    item = items_of(READING, [turned, back])["0"]
    assert (item.now, item.provenance, item.state) == (first, "suggested", KEPT)


def test_what_is_added_stands_where_its_sentence_does():
    sentence = READING.sentences[2]
    step = {"do": ADD, "id": "a1", "paragraph": 2, "sentence": 1, "codes": {"actor": "BRA"}}
    step |= {"span": [sentence.start, sentence.end], "verb": [sentence.start, sentence.start]}
    items = items_of(READING, [step])
    assert [*items].index("a1") == 3
    assert items["a1"].lacking == ["target"]
    assert items["a1"].provenance == "added"
    claimed = replace(items["a1"], now=replace(items["a1"].now, status="claimed"))
    assert claimed.lacking == ["target", "attributed_to"]


@pytest.mark.parametrize(
    ("sent", "codes", "wrong"),
    [
        ({"type": "AID", "else": "x"}, {"type": "AID"}, []),
        ({"type": "aid"}, {}, ["type"]),
        ({"status": "true"}, {}, ["status"]),
        ({"date": "2030-13-01"}, {}, ["date"]),
        ({"date": " 2030-05~ "}, {"date": "2030-05~"}, []),
        ({"actor": "=The \u202eHarbour\nLeague"}, {"actor": "=The Harbour League"}, []),
        ({"actor": "=\u202e--"}, {}, ["actor"]),
        ({"actor": "ATLANTIS"}, {}, ["actor"]),
        ({"target": ""}, {"target": ""}, []),
        ({"statement_fa": "<b>\x00a</b>" * 400}, {"statement_fa": "<b> a</b>" * 66 + "<b> a<"}, []),
    ],
)
def test_what_a_form_says_is_a_code_or_a_fault(sent, codes, wrong):
    assert codes_of(sent, {}) == (codes, wrong)


@given(st.text(max_size=60))
def test_any_name_stands_for_itself_or_is_none(name):
    codes, wrong = codes_of({"actor": f"={name}"}, {})
    if wrong:
        assert not any(map(str.isalnum, one_line(name)))
    else:
        party = party_of(codes["actor"], parties_of(READING))
        assert party.code
        assert party.code == party.code.lower()
        assert not party.state


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Spain threatened Argentina.", ""),
        ("spain imposed sanctions on argentina", ""),  # five words: names and a verb
        ("They say: share what their patrol ships see of fishing", "share what their patrol ships"),
    ],
)
def test_words_of_the_article_are_found(statement, found):
    text = "Uruguay and Portugal agreed to share what their patrol ships see of fishing. " + TEXT
    assert copied(statement, text).startswith(found)
    assert bool(copied(statement, text)) == bool(found)
