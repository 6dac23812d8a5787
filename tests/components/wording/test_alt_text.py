"""The picture in words: every number counted again from the files, in four languages."""

import csv
import random
import re
from fractions import Fraction
from functools import cache

import pytest

from components.language.texts import plain
from components.views.catalogue import VIEWS
from components.wording import headline
from components.wording.alt_text import alt_text
from data.languages import LANGUAGES
from tests.counting import DATA, count, rows, selected

PERSIAN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٫", "0123456789.")
QUERIES = [
    {},
    {"data": "chronology"},
    {"level": "actors"},
    {"status": "claimed"},
    {"status": "reported"},
    {"types": "request"},
    {"actors": "VEN", "side": "acts"},
    {"data": "chronology", "from": "2007", "to": "2013-08", "level": "actors"},
    {"data": "chronology", "actors": "CUB"},
]


def written(parameters):
    return "?" + "&".join(f"{name}={value}" for name, value in parameters.items())


def numbers_in(text):
    """Return the numbers of a text, in the digits of English."""
    text = plain(text).translate(PERSIAN).replace("\u2212", "-").replace(",", ".")
    return [float(found) for found in re.findall(r"[-+]?\d+(?:\.\d+)?", text)]


def ties_by_hand(parameters):
    """Return relations and alignment of each tie, added up from the lines of the files."""
    data, level = parameters.get("data", "article"), parameters.get("level")
    node = {
        row["actor_id"]: row["actor_id"] if level == "actors" else row["stands_for"]
        for row in rows(data, "actors")
    }
    sums = {}
    for row in selected(parameters):
        ends = frozenset((node[row["actor"]], node[row["target"]]))
        if row["counted"] == "true" and len(ends) == 2:
            sums.setdefault(ends, []).append(weights()[row["type"]])
    return {
        ends: (len(found), sum(found) / (sum(map(abs, found)) + 1), found)
        for ends, found in sums.items()
    }


@cache
def weights():
    """Return the weight of each type, as the table has it."""
    with (DATA / "relation_types.csv").open(newline="", encoding="utf-8") as file:
        return {row["plover_type"]: Fraction(row["weight"]) for row in csv.DictReader(file)}


def strongest(ties, sign):
    """Return relations and alignment, as written, of what is furthest on one side of the scale."""
    mixed = {e for e, (_, a, w) in ties.items() if min(w) < 0 < max(w) and abs(a) <= 0.1}
    far = [(round(float(a * sign), 4), n) for e, (n, a, _) in ties.items() if e not in mixed]
    far = [found for found in far if found[0] > 0]
    return max(far, default=None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("parameters", QUERIES, ids=written)
def test_every_number_is_that_of_the_files(scene, parameters, language):
    text = alt_text(scene(written({**parameters, "lang": language})))
    found = numbers_in(text)
    wanted = count(**parameters)
    for name in ("counted", "ties"):
        assert wanted[name] in found, (name, text)
    unsure = sum(
        row["counted"] == "true" and row["status"] != "reported" for row in selected(parameters)
    )
    assert not unsure or unsure in found, text
    ties = ties_by_hand(parameters)
    for sign in (1, -1):
        far = strongest(ties, sign)
        if far:
            alignment = round(far[0] * sign, 2)
            at = [i for i in range(len(found) - 1) if found[i : i + 2] == [far[1], alignment]]
            assert at, (far, text)


ENGLISH = [
    (
        "?",
        "Map of the data set “Iran and Latin America, May 2020”, Aug 2005 – May 2020: "
        "49 counted relations, 23 ties, 14 states, 1 other actor. "
        "Strongest cooperation: Iran and Venezuela (7 relations, alignment +0.80); "
        "strongest conflict: Iran and United States (11 relations, alignment −0.76). "
        "22 of the relations are only claimed or interpreted, not reported as fact.",
    ),
    (
        "?types=none&view=matrix",
        "Matrix of the data set “Iran and Latin America, May 2020”, Aug 2005 – May 2020: "
        "0 counted relations, 0 ties, 0 states. "
        "No relation passes all of these filters together. Filters: No type of relation.",
    ),
]


@pytest.mark.parametrize(("query", "text"), ENGLISH)
def test_it_reads_as_a_description(scene, query, text):
    assert alt_text(scene(query)) == text


CHOSEN = [
    (
        "?tie=IRN~VEN",
        "Map of the data set “Iran and Latin America, May 2020”, Aug 2005 – May 2020: "
        "7 counted relations, 1 tie, 2 states. "
        "Strongest cooperation: Iran and Venezuela (7 relations, alignment +0.80). "
        "3 of the relations are only claimed or interpreted, not reported as fact. "
        "Highlighted: Iran and Venezuela"
        " (22 other ties and 42 other relations are in the background).",
    ),
    (
        "?tie=IRN~VEN&status=reported&only=1",
        "Map of the data set “Iran and Latin America, May 2020”, Aug 2005 – May 2020: "
        "4 counted relations, 1 tie, 2 states. "
        "Strongest cooperation: Iran and Venezuela (4 relations, alignment +0.71). "
        "All of the relations are reported as fact. Filters: Reported as fact; "
        "highlighted: Iran and Venezuela (15 other ties and 23 other relations are left out).",
    ),
    (
        "?tie=CHN~IRN",
        "Map of the data set “Iran and Latin America, May 2020”, Aug 2005 – May 2020: "
        "0 counted relations, 0 ties, 0 states. "
        "Highlighted: China and Iran (23 other ties and 49 other relations are in the background).",
    ),
]


@pytest.mark.parametrize(("query", "text"), CHOSEN)
def test_of_what_is_chosen_it_tells_that_alone_and_what_stands_back(scene, query, text):
    assert alt_text(scene(query)) == text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS.names)
def test_it_has_two_to_four_sentences_and_names_its_kind(scene, view, language):
    chance = random.Random(f"{view} {language}")
    for _ in range(8):
        year = chance.randint(1990, 2024)
        query = f"?data=chronology&from={year}&view={view}&lang={language}"
        query += chance.choice(("", "&status=claimed", "&tie=IRN~VEN", "&types=none"))
        drawn = scene(query)
        text = alt_text(drawn)
        assert text.startswith(drawn.say(f"view.{view}"))
        # A Portuguese month is written with a point: no sentence begins in lower case.
        ends = re.findall(r"\.(?= [^a-z]|$)", plain(text))
        assert 2 <= len(ends) <= 4, text


def test_only_persian_keeps_its_marks_of_direction(scene):
    for language in ("en", "es", "pt"):
        text = alt_text(scene(f"?lang={language}"))
        assert plain(text) == text
    assert "\u2066−" in alt_text(scene("?lang=fa"))


def test_hostile_names_stay_as_they_are(hostile, scene_of):
    assert hostile.titles["en"] in alt_text(scene_of(hostile))


@pytest.mark.parametrize("query", ["?data=chronology", "?data=chronology&types=sanction"])
def test_it_names_the_same_dates_as_the_heading(scene, query):
    drawn = scene(query)
    assert headline.when(drawn) in headline.title(drawn)
    assert headline.when(drawn) in alt_text(drawn)
