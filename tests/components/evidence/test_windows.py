"""What the browser asks of a list, at addresses of their own: windows, and where a relation is."""

import json
import re
from dataclasses import replace

import pytest

from components.elements import written
from components.evidence.lists import WINDOW, lists
from components.evidence.windows import FOLDER, where
from components.scene import HURRY, IN_TIME
from components.wording import argument
from data.address.reading import parse
from data.languages import LANGUAGES
from tests.components.panels.test_evidence import parts, text
from tests.grammar import grammar

TIE = "?data=chronology&tie=IRN~VEN"


def asked(client, part, query):
    answer = client.get(f"{FOLDER}{part}{query}")
    assert answer.status_code == 200
    return answer.get_json()


def ids(found):
    return re.findall(r'"id": "relation-([\w-]+)"', json.dumps(found))


@pytest.mark.parametrize("query", [TIE, "?data=chronology", "?tie=IRN&lang=fa&sort=newest"])
def test_windows_follow_one_another_to_the_end(client, scene, query):
    (shown,) = lists(scene(query))
    found, place = [], 0
    while place < len(shown.listed):
        answer = asked(client, shown.window(place), query)
        found += ids(answer["years"])
        place = len(found)
        assert bool(answer["after"]) == (place < len(shown.listed))
    wanted = shown.listed.window(0, len(shown.listed))
    assert found == [one.relation_id for one in wanted]


def test_all_of_a_list_comes_with_the_ways_through_it(client):
    answer = asked(client, "0/all", "?data=chronology")
    assert len(ids(answer["list"])) == WINDOW
    assert "ways-through" in json.dumps(answer["list"])


def test_each_side_of_a_comparison_has_its_list(client, scene):
    query = f"{TIE}&to=2010&versus=from%3D2011%26to%3D"
    both = [ids(asked(client, f"{number}/0/40", query)["years"]) for number in (0, 1)]
    assert both[0] != both[1]
    for found, side in zip(both, (f"{TIE}&to=2010", f"{TIE}&from=2011"), strict=True):
        (shown,) = lists(scene(side))
        assert found == [one.relation_id for one in shown.listed.window(0, WINDOW)]


@pytest.mark.parametrize("time", ["", f"/{IN_TIME}"])
def test_ties_in_tension_beyond_the_first_are_asked_for(client, scene, monkeypatch, time):
    query = "?data=chronology&view=camps"
    (every,) = argument.tension(scene(query))
    monkeypatch.setattr(argument, "FIRST", 2)
    (place,) = argument.tension(replace(scene(query), seconds=None if time else HURRY))
    first, button = place.children
    assert len(first.children) == 2
    assert getattr(button, "data-list") == f"tense{time}"
    assert f"{len(every.children) - 2} more" in text(button)
    assert asked(client, f"tense{time}", query)["list"] == json.loads(written([every]))


@pytest.mark.parametrize(
    "part",
    [
        "0/0/41",
        "tense/soon",
        "0/0/0",
        "0/5/3",
        "1/0/40",
        "9/all",
        "0/-1/3",
        "0/a/b",
        "0/0/99999999",
        "",
    ],
)
def test_what_is_no_part_of_a_list_is_not_found(client, part):
    assert client.get(f"{FOLDER}{part}{TIE}").status_code == 404


def test_a_window_beyond_the_end_is_empty(client):
    assert ids(asked(client, "0/900/940", TIE)) == []


def test_a_relation_is_found_in_any_window_of_the_list(client, scene):
    for query in (TIE, f"{TIE}&sort=newest", "?data=chronology&tie=IRN", "?story=1&step=4"):
        (shown,) = lists(scene(query))
        for one in shown.listed.window(0, len(shown.listed)):
            found = asked(client, f"find/{one.relation_id}", query)
            assert found["list"] == 0
            assert one.relation_id in ids(found["years"])[:4]


def test_what_is_in_the_selection_is_to_be_chosen(scene):
    for query in ("?data=chronology", "?data=chronology&tie=CUB~IRN", "?data=chronology&from=2019"):
        assert where(scene(query), "CH190") == {"tie": "IRN~VEN"}
    level = scene("?data=chronology&level=actors")
    relation = level.data_set.relations.find("CH190")
    assert where(level, "CH190") == {"tie": relation.tie("actors") or relation.actor}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("query", ["?data=chronology&from=2020", f"{TIE}&types=aid"])
def test_what_the_filters_leave_out_is_said_and_offered(scene, data_sets, query, lang):
    drawn = scene(f"{query}&lang={lang}")
    said = where(drawn, "CH190")["said"]
    assert drawn.say("evidence.outside", id=drawn.say.name("#CH190")) in text(said)
    (link,) = [part for part in parts(said) if hasattr(part, "href")]
    address, _, pointed = link.href.partition("#")
    selection, ignored = parse(address, grammar(data_sets))
    assert (pointed, ignored) == ("CH190", ())
    assert lists(scene(address))[0].listed.place("CH190") is not None
    assert (selection.lang, selection.chosen) == (lang, ("IRN~VEN",))


def test_in_a_story_nothing_is_chosen_unasked(scene):
    found = where(scene("?data=chronology&story=1&step=1"), "CH190")
    assert "story" not in str(found["said"][0])
    assert "tie=IRN~VEN#CH190" in str(found["said"][0])


@pytest.mark.parametrize("relation_id", ["CH99999", "AR01-01", "<b>", "\u202e"])
def test_what_is_in_no_row_of_the_data_set_is_unknown(scene, relation_id):
    said = where(scene("?data=chronology"), relation_id)["said"]
    assert text(said) == scene("?").say("evidence.unknown", id=scene("?").say.name(relation_id))
