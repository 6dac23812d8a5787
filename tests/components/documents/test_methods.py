"""What the methods page computes, held against the tables themselves."""

import csv
import re
from html import unescape

import pytest

from components.documents.methods import (
    example_alignment,
    example_frustration,
    example_pair,
    triangles,
    values,
)
from components.documents.methods_counts import CLAIMS, claims, index, statuses, switches
from components.documents.methods_rules import dates, types
from components.language.texts import Words, plain
from data.balance.frustration import Frustration
from data.languages import LANGUAGES
from data.model import TYPES_CSV
from data.pages import formulas
from tests.data.files import oracle

SWITCH = {status: f"/methods#{len(status)}" for status in CLAIMS}
AS_TYPED = str.maketrans("۰۱۲۳۴۵۶۷۸۹٫−\u00a0", "0123456789.- ")

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_status = pytest.mark.parametrize("status", ["", "&status=reported"])


def cells(html):
    """Return the rows of a table, its head first, as texts without marks of direction."""
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[text_of(cell) for cell in row] for row in found]


def text_of(html):
    return plain(unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def number(text):
    return float(text.translate(AS_TYPED).replace(",", "."))


@pytest.mark.parametrize("data", ["article", "chronology", "europe"])
@each_language
@each_status
def test_every_place_has_a_value_whatever_the_data_hold(scene, data_sets, data, language, status):
    shown = scene(f"?data={data}&lang={language}{status}")
    found = values(shown, data_sets, SWITCH)
    assert {f"formula.{name}" for name in formulas()} <= found.keys()
    assert all(text.strip() for text in found.values())


@each_language
def test_the_types_are_those_of_the_file(language):
    say = Words(language)
    with TYPES_CSV.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = cells(types(say))[1:]
    assert [row[1] for row in found] == [row["plover_type"] for row in rows]
    assert [number(row[3]) for row in found] == [float(row["weight"]) for row in rows]
    words = {"verbal": "words", "material": "deeds"}
    assert [row[2] for row in found] == [
        # A demand is neither friendly nor hostile, whatever PLOVER files it under.
        say(f"class.{sign}-{words[form]}" if float(row["weight"]) else "class.demand")
        for row in rows
        for form, sign in [row["quad_class"].split()]
    ]


@pytest.mark.parametrize("data", ["article", "chronology"])
@each_status
@each_language
def test_the_alignment_is_worked_out_from_the_rows(scene, data, status, language):
    shown = scene(f"?data={data}&lang={language}{status}")
    asked = {"data": data, "level": "countries"} | ({"status": "reported"} if status else {})
    tie = oracle.ties(asked)["IRN~VEN"]
    html = example_alignment(shown)
    *rows, total = cells(html)[1:]
    assert sum(number(row[1]) for row in rows) == number(total[1]) == tie.relations
    assert number(total[3]) == pytest.approx(tie.weight, abs=0.005)
    assert number(total[4]) == pytest.approx(tie.strength, abs=0.005)
    for row in rows:
        assert number(row[1]) * number(row[2]) == pytest.approx(number(row[3]), abs=0.006)
    ends = re.findall(r"<mn>([^<]+)</mn>", html)
    assert number(ends[-1]) == pytest.approx(tie.alignment, abs=0.005)


def test_statements_are_counted_by_status(data_sets):
    for row, data in zip(cells(statuses(Words("en"), data_sets))[1:], data_sets, strict=True):
        rows = oracle.relations({"data": data, "level": "countries"})
        wanted = [
            sum(one["status"] == status for one in rows)
            for status in ("reported", "claimed", "interpreted")
        ]
        assert list(map(int, row[1:4])) == wanted
        assert int(row[4]) == sum(one["counted"] == "true" for one in rows)


KNOWN = {
    # Ties with a sign, and L.
    ("article", False): (19, 0),
    ("article", True): (12, 0),
    ("chronology", False): (89, 5),
    ("chronology", True): (82, 5),
    ("europe", False): (10, 0),
}


def test_the_claims_are_left_out_and_the_difference_shows(data_sets):
    rows = iter(cells(claims(Words("en"), data_sets))[1:])
    for data in data_sets:
        for only in (False, True):
            row = next(rows)
            asked = {"data": data, "level": "countries"} | ({"status": "reported"} if only else {})
            ties = oracle.ties(asked)
            assert int(row[1]) == sum(tie.relations for tie in ties.values()), row
            assert int(row[2]) == len(ties), row
            if (data, only) in KNOWN:
                signed, index = KNOWN[data, only]
                assert (int(row[3]), int(row[4])) == (signed, index)
                assert float(row[5]) == round(1 - 2 * index / signed, 2)
            else:
                assert row[3:] == ["0", "–", "–", "–"]


def test_a_search_that_ran_out_of_time_is_an_interval():
    say = Words("en")
    nobody = (frozenset(), frozenset())
    assert index(say, Frustration(7, 4, False, nobody, ())) == "4–7"
    assert index(say, Frustration(7, 7, True, nobody, ())) == "7"


def test_dates_are_read_as_the_atlas_reads_them():
    rows = {row[0]: row[1:] for row in cells(dates(Words("en")))[1:]}
    assert rows["2007~"] == ["around 2007", "1 Jan 2007", "31 Dec 2007"]
    assert rows["../2020-05-28"][1:] == ["open", "28 May 2020"]
    assert rows["/2020-05-28"][1:] == ["28 May 2020", "28 May 2020"]
    assert rows["2019/.."][1:] == ["1 Jan 2019", "open"]


@each_language
def test_there_are_four_kinds_of_triangle_and_the_numbers_add_up(scene, language):
    shown = scene(f"?data=chronology&lang={language}")
    rows = cells(triangles(shown))[1:]
    assert [row[0] for row in rows] == ["+++", "+−−", "++−", "−−−"]
    assert sum(number(row[2]) for row in rows) == len(shown.camps.triangles)
    say = Words(language)
    verdicts = [say(f"document.{name}") for name in ("balanced", "balanced", "tense", "tense")]
    assert [row[1] for row in rows] == verdicts
    for row in rows:
        assert (row[3] == "–") == (number(row[2]) == 0)


def test_the_frustration_of_the_example_is_named_tie_by_tie(scene):
    shown = scene("?data=chronology")
    html = example_frustration(shown)
    assert html.count("<li>") == shown.camps.frustration.index == 5
    assert "/?data=chronology&amp;view=camps&amp;tie=ECU~IRN" in html
    assert [number(text) for text in re.findall(r"<mn>([^<]+)</mn>", html)] == [1, 2, 5, 89, 0.89]


def test_the_measures_of_a_pair_agree_with_its_triangles(scene):
    for query in ("?", "?data=chronology", "?data=chronology&status=reported"):
        found = [row[1] for row in cells(example_pair(scene(query)))[1:]]
        friends, foes, divided = map(int, found[1:4])
        balanced, every = map(int, found[4].split(" of "))
        assert every == friends + foes + divided  # the tie of the example has a sign
        assert balanced == friends + foes  # and is friendly


def test_a_data_set_without_a_tie_says_so(scene):
    shown = scene("?data=europe&status=reported")
    for block in (example_alignment, example_frustration, example_pair):
        assert text_of(block(shown)) == Words("en")("document.nothing")


def test_the_switch_marks_what_is_computed_with(scene):
    for query, at in (("?", 0), ("?status=reported", 1)):
        links = re.findall(r"<a [^>]+>", switches(scene(query), SWITCH))
        assert ["aria-current" in link for link in links] == [at == 0, at == 1]


WEIGHED = [
    # Types and weights of a tie's relations; the rows of the table, and the alignment.
    ([("AID", "")] * 2 + [("AID", "0.5")], 2, "0.71"),
    ([("AGREEMENT", "0.5"), ("AGREEMENT", "-0.1")], 2, "0.13"),
    ([("AGREEMENT", f"{n / 100}") for n in range(30)], 1, "0.14"),
]


@pytest.mark.parametrize(("relations", "rows", "alignment"), WEIGHED)
def test_an_alignment_is_worked_out_with_own_weights(scene_of, small, relations, rows, alignment):
    data_set = small([{"type": code, "weight": weight} for code, weight in relations])
    html = example_alignment(scene_of(data_set))
    assert html.count("<tr>") == rows + 2
    assert f"<mn>{alignment}</mn>" in html
