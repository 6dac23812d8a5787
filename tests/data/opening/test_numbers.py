"""Numbers of a table: weights of its own, how many events a row stands for, its sources."""

import csv
from dataclasses import replace

import pytest

from data.load import load
from data.opening.mapping import ColumnMapping
from data.opening.noted import noted
from data.opening.opened import open_file
from data.opening.shelf import put


@pytest.fixture
def opened(tmp_path):
    """Write a table, and open it."""

    def open_rows(headings, *rows):
        path = tmp_path / "rows.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([headings, *rows])
        return open_file(path)

    return open_rows


@pytest.fixture
def landed(opened, tmp_path):
    """Write a table, open it, and load what it becomes."""
    return lambda *rows: load(put(tmp_path / "sets", opened(*rows)))


PAIRS = [("Iran", "Cuba"), ("USA", "Cuba"), ("Peru", "Chile")]
SCALED = [
    # The heading, what stands there, what the relations weigh, their types, and how it was scaled.
    pytest.param("weight", [-1, 0.5, 1], [-1, 0.5, 1], "ASS", "weights-plain", id="as it is"),
    pytest.param("goldstein", [-10, 8.3, 1], [-1, 0.83, 0.1], "ASS", "weights", id="to ten"),
    pytest.param("score", [-3, 2, 1], [-1, 0.6667, 0.3333], "ASS", "weights", id="seven steps"),
    pytest.param("score", [-100, 50, 7], [-1, 0.5, 0.07], "ASS", "weights", id="to a hundred"),
    pytest.param("score", [-400, 100, 200], [-1, 0.25, 0.5], "ASS", "weights", id="to the largest"),
    pytest.param("weight", [0.2, 0.5, 1], [0.2, 0.5, 1], "SSS", "strengths", id="no sign"),
]


@pytest.mark.parametrize(("heading", "cells", "weights", "types", "said"), SCALED)
def test_weights_run_from_minus_one_to_one_by_a_rule_that_is_said(
    opened, heading, cells, weights, types, said
):
    rows = [(*pair, cell) for pair, cell in zip(PAIRS, cells, strict=True)]
    found = opened(["actor", "target", heading], *rows)
    assert [one.weight for one in found.outcome.drafts] == weights
    assert [one.type[0] for one in found.outcome.drafts] == [*types]
    assert [one.what for one in noted(found.outcome)] == [said]


@pytest.mark.parametrize(
    ("cells", "scale", "weights"),
    [
        pytest.param([-4, 2, 8], 0, [-0.4, 0.2, 0.8], id="found"),
        pytest.param([-4, 2, 8], 5, [-0.8, 0.4, 1], id="what lies beyond is as strong as can be"),
        pytest.param([1, 2, 8], 100, [0.01, 0.02, 0.08], id="without a sign"),
    ],
)
def test_a_person_says_which_weight_is_as_strong_as_can_be(opened, tmp_path, cells, scale, weights):
    rows = [(*pair, cell) for pair, cell in zip(PAIRS, cells, strict=True)]
    found = opened(["actor", "target", "score" if min(cells) < 0 else "weight"], *rows)
    settled = found.read_as(replace(found.mapping, scale=scale, one_type="SUPPORT"))
    if min(cells) > 0:
        settled = settled.read_as(
            replace(settled.mapping, roles={0: "actor", 1: "target", 2: "weight"})
        )
    assert [one.weight for one in settled.outcome.drafts] == weights
    assert settled.outcome.scale.found == 10
    assert ColumnMapping.read(settled.mapping.text()) == settled.mapping
    assert ("scale" in settled.mapping.text()) == bool(scale)  # old sets keep their addresses


def test_a_weight_of_nought_is_no_tie_where_it_is_all_that_is_known(opened):
    rows = [("Iran", "Cuba", "-2"), ("USA", "Cuba", "0"), ("Peru", "Chile", "n/a")]
    found = opened(["actor", "target", "weight"], *rows).outcome
    assert dict(found.reasons()) == {"no-sign": 2}


def test_strength_has_the_sign_of_what_was_done(landed):
    relations = landed(
        ["actor", "target", "what", "weight"],
        ("Iran", "Cuba", "aid", "0.25"),
        ("USA", "Cuba", "sanctions", "0.75"),
        ("Peru", "Chile", "request", "0.5"),
        ("Peru", "Bolivia", "aid", ""),
    ).relations
    assert [one.weight for one in relations] == [0.25, -0.75, 0.0, 1.0]
    assert [one.has_own_weight for one in relations] == [True, True, False, False]


def test_a_weight_with_its_sign_goes_before_that_of_the_type(landed):
    relations = landed(
        ["actor", "target", "what", "goldstein"],
        ("Iran", "Cuba", "visit", "1.9"),
        ("USA", "Cuba", "request", "-5.0"),
        ("Peru", "Chile", "aid", "7.0"),
    ).relations
    assert [(one.weight, one.sign) for one in relations] == [(0.19, 1), (-0.5, -1), (0.7, 1)]


EVENTS = [
    # The heading, a cell, and how many events a row stands for: none leaves it out.
    ("n", "7", 7),
    ("count", "1", 1),
    ("NumEvents", "12.0", 12),
    ("número", "3", 3),
    ("events", "0", None),
    ("NumMentions", "9", 1),
    ("NumArticles", "9", 1),
]


@pytest.mark.parametrize(("heading", "cell", "number"), EVENTS)
def test_a_row_may_stand_for_many_events_and_is_one_relation(opened, heading, cell, number):
    row, other = ("Iran", "Cuba", "aid", "2001"), ("USA", "Cuba", "aid", "2001")
    found = opened(["who", "whom", "what", "year", heading], (*row, cell), (*other, "2")).outcome
    first = found.drafts[0]
    if number is None:
        assert dict(found.reasons()) == {"no-events": 1}
        assert first.actor == "USA"
        return
    assert (first.events, len(found.drafts)) == (number, 2)
    assert ("events" in [one.what for one in noted(found)]) == (found.drafts[1].events > 1)


def test_counts_of_years_are_not_joined_into_what_lasts(opened):
    rows = [("Iran", "Cuba", "aid", str(year), "4") for year in range(1990, 1995)]
    found = opened(["who", "whom", "what", "year", "count"], *rows).outcome
    assert [one.date for one in found.drafts] == [str(year) for year in range(1990, 1995)]


URLS = ("https://one.example/a", "https://two.example/b", "https://three.example/c")
SOURCES = [
    # Headings beside who, whom and what; the cells; titles and addresses of the sources, in order.
    pytest.param(["source"], ["The Times"], [("The Times", "")], id="one"),
    pytest.param(
        ["source"],
        ["Xinhua; Reuters ;AFP"],
        [("Xinhua", ""), ("Reuters", ""), ("AFP", "")],
        id="; ",
    ),
    pytest.param(["url"], ["; ".join(URLS)], [("", url) for url in URLS], id="addresses"),
    pytest.param(["url"], [" ".join(URLS[:2])], [("", url) for url in URLS[:2]], id="blanks"),
    pytest.param(
        ["title", "url"],
        ["A; B", " ; ".join(URLS[:2])],
        [("A", URLS[0]), ("B", URLS[1])],
        id="side by side",
    ),
    pytest.param(
        ["source 1", "source 2", "source 3"],
        ["A", "B", URLS[0]],
        [("A", ""), ("B", ""), ("", URLS[0])],
        id="columns",
    ),
    pytest.param(["url", "url 2"], [URLS[0], URLS[0]], [("", URLS[0])], id="the same twice"),
]


@pytest.mark.parametrize(("headings", "cells", "wanted"), SOURCES)
def test_all_sources_of_a_row_are_kept(landed, headings, cells, wanted):
    row = ["Iran", "Cuba", "aid", *cells]
    data_set = landed(["who", "whom", "what", *headings], row)
    (relation,) = data_set.relations
    found = [data_set.sources[one] for one in relation.sources]
    assert [one.url for one in found] == [url for _, url in wanted]
    assert [one.title for one in found] == [title or url for title, url in wanted]


def test_rows_of_one_state_within_itself_are_counted_apart(opened):
    found = opened(
        ["who", "whom", "what"],
        ("Iran", "Irán", "aid"),
        ("Military Forces of Iran (1989-)", "Iran", "aid"),
        ("Iran", "Cuba", "aid"),
        ("", "Cuba", "aid"),
    ).outcome
    assert dict(found.reasons()) == {"no-actor": 1, "domestic": 1}
    assert (found.domestic, found.used) == (2, 2)
