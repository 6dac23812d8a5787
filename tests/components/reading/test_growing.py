"""The map that grows: what is drawn fully, what faintly, and whom it cannot place."""

import re

import pytest

from components.language.texts import Words
from components.reading.growing import grown, svg, wrapped
from data.coder.suggesting import suggest
from data.languages import LANGUAGES
from data.readings.items import items_of
from data.readings.steps import CHANGE, KEEP

TEXT = "Spain threatened Argentina. Brazil offered aid to Uruguay. Spain attacked Argentina."
READING = suggest(TEXT)


def kept(at, **codes):
    return {"do": KEEP, "at": at, "codes": codes}


def drawn(*steps, at="0"):
    items = items_of(READING, steps)
    return grown(items.values(), items[at])


def test_what_is_asked_about_is_faint_until_it_is_kept():
    assert [(tie.tie, tie.relations) for tie in drawn().ties] == [("ARG~ESP", 1)]
    assert drawn().faint
    after = drawn(kept("0"), at="1")
    assert [tie.tie for tie in after.ties] == ["ARG~ESP", "BRA~URY"]
    assert (after.asked, after.faint) == ("BRA~URY", True)
    again = drawn(kept("0"), at="2")
    assert (again.asked, again.faint) == ("ARG~ESP", False)
    both = drawn(kept("0"), kept("2"), at="1")
    assert [(tie.tie, tie.relations) for tie in both.ties] == [("ARG~ESP", 2), ("BRA~URY", 1)]


def test_what_does_not_count_is_not_drawn():
    assert drawn(kept("0", counted_why="summary"), at="1").ties[0].tie == "BRA~URY"
    assert drawn({"do": CHANGE, "at": "0", "codes": {"target": "ESP"}}).ties == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_drawn_in_every_language_and_whoever_is_nowhere_too(language):
    say = Words(language)
    step = {"do": CHANGE, "at": "0", "codes": {"actor": "=<i>The Harbour & League of the South"}}
    picture = svg(drawn(step), say)
    assert "<i>" not in picture
    assert len(re.findall('class="tie ', picture)) == 1
    assert len(re.findall('class="place"', picture)) == 2
    assert "tie " not in svg(grown([], None), say)


def test_a_long_name_takes_two_lines():
    assert wrapped("Peru") == ["Peru"]
    assert wrapped("The Harbour League of the South") == ["The Harbour League", "of the South"]
    assert [len(line) for line in wrapped("x" * 200)] == [36]
