"""Two readers of one text: what is compared, what is settled, what comes out."""

import json

import pytest

from data.coder.suggesting import suggest
from data.readings.kept import ABOUT, READING, TEXT, Kept
from data.readings.steps import ADD, CHANGE, KEEP, REFUSE, SETTLE
from data.readings.stored import as_json
from data.readings.two import Two, agreement

WORDS = """Spain threatened Argentina. Brazil offered aid to Uruguay. Portugal condemned Argentina.
Peru helped Chile."""


@pytest.fixture
def two(tmp_path):
    reading = suggest(WORDS, date="2030-05-14")
    assert len(reading.suggestions) == 4
    (tmp_path / TEXT).write_text(WORDS)
    (tmp_path / READING).write_text(json.dumps(as_json(reading)))
    (tmp_path / ABOUT).write_text('{"title": "", "outlet": ""}')
    return Two.of(Kept(tmp_path, "1"))


def steps(kept, *said):
    for at, do, *codes in said:
        kept = kept.doing({"do": do, "at": at, "codes": codes[0] if codes else {}})
    return kept


def addition(actor, target):
    """Return the steps that add a relation to the second sentence."""
    sentence = WORDS.index("Brazil")
    codes = {"actor": actor, "target": target}
    step = {"do": ADD, "id": "a1", "at": "a1", "paragraph": 1, "sentence": 2, "codes": codes}
    return step | {"span": [sentence, sentence + 30], "verb": [sentence, sentence]}


def keys(pairs):
    return [one.key for one in pairs]


def test_nobody_sees_an_answer_before_giving_their_own(two):
    steps(two.first, *((str(n), KEEP) for n in range(4)))
    assert Two.of(two.first).pairs == []
    steps(two.second, ("0", KEEP), ("1", CHANGE, {"type": "AID"}))
    assert keys(Two.of(two.first).pairs) == ["0"]


def test_what_they_differ_in_is_settled_one_by_one(two):
    steps(two.first, ("0", KEEP), ("1", KEEP, {"type": "AID"}), ("2", KEEP), ("3", REFUSE))
    steps(two.second, ("0", KEEP), ("1", KEEP, {"type": "SUPPORT"}), ("2", REFUSE), ("3", REFUSE))
    found = Two.of(two.first)
    assert {one.key: [*one.differs] for one in found.differing} == {"1": ["type"], "2": ["state"]}
    assert [row.review for row in found.rows()] == ["agreed"]
    found.settled.doing({"do": SETTLE, "at": "1", "choose": "2"})
    found.settled.doing({"do": SETTLE, "at": "2", "choose": "out"})
    rows = Two.of(two.first).rows()
    assert [(row.says.type, row.review) for row in rows] == [
        ("THREATEN", "agreed"),
        ("SUPPORT", "settled"),
    ]
    assert "changed in: type" in rows[1].notes["en"]
    figures = {one.about: one[1:] for one in found.agreements}
    assert figures["state"] == (4, 3, pytest.approx(0.5))
    assert figures["direction"] == (2, 2, pytest.approx(1.0))
    assert figures["sign"] == (2, 2, pytest.approx(1.0))
    assert figures["type"] == (2, 1, pytest.approx(1 / 3))
    assert figures["status"] == (2, 2, None)  # both say one thing of all


def test_what_both_added_for_the_same_two_is_one(two):
    everything = [(str(n), REFUSE) for n in range(4)]
    steps(two.first.doing(addition("BRA", "CHL")), ("a1", KEEP), *everything)
    other = two.second.doing(addition("CHL", "BRA"))
    other = steps(other, ("a1", KEEP))
    assert keys(Two.of(two.first).pairs) == ["1a1"]
    assert [*Two.of(two.first).pairs[0].differs] == ["actor", "target"]
    steps(other, *everything)
    steps(other, ("a1", CHANGE, {"target": "PER"}), ("a1", KEEP))
    found = Two.of(two.first)
    assert set(keys(found.pairs)) == {"0", "1", "2", "3", "1a1", "2a1"}
    assert {one.key for one in found.differing} == {"1a1", "2a1"}
    found.settled.doing({"do": SETTLE, "at": "2a1", "choose": "2"})
    (row,) = Two.of(two.first).rows()
    assert (row.says.actor.code, row.says.target.code) == ("CHL", "PER")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # Cohen (1960) by hand: 50 things, 20 and 15 alike; (35/50 - 1/2) / (1 - 1/2)
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),
        ([("y", "n"), ("n", "y")], -1.0),
        ([("y", "y"), ("n", "n")], 1.0),
        ([("y", "y")] * 3, None),
        ([], None),
    ],
)
def test_kappa_is_that_of_cohen(said, expected):
    found = agreement("x", said).kappa
    assert found == (None if expected is None else pytest.approx(expected))
