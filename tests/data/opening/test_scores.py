"""Scores of agreement: one relation for each pair and year, as they are or from roll calls."""

import csv
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.load import load
from data.opening.noted import noted
from data.opening.opened import open_file
from data.opening.scores import Sum, in_periods
from data.opening.shelf import put
from data.opening.votes import Votes


@pytest.fixture
def opened(tmp_path):
    """Write a table, and open it."""

    def open_rows(headings, *rows):
        path = tmp_path / "rows.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([headings, *rows])
        return open_file(path)

    return open_rows


DYADS = ["ccode1", "ccode2", "agree", "year"]
SCORES = [
    # What stands in the column, for three pairs; what the relations weigh, and what is told.
    pytest.param(["0.83", "0.5", "0"], [0.66, 0.0, -1.0], "0.83", id="shares"),
    pytest.param(["83", "50", "0"], [0.66, 0.0, -1.0], "0.83", id="percent"),
    pytest.param(["0.83", "0.5", "-0.4"], [0.83, 0.5, -0.4], "+0.83", id="with a sign"),
    pytest.param(["0,83", "0,5", "1,0"], [0.66, 0.0, 1.0], "0.83", id="decimal commas"),
]


@pytest.mark.parametrize(("cells", "weights", "told"), SCORES)
def test_a_score_is_one_tie_of_its_pair_and_year(opened, cells, weights, told):
    pairs = [("2", "20"), ("20", "40"), ("2", "365")]
    rows = [(*pair, cell, "2019") for pair, cell in zip(pairs, cells, strict=True)]
    found = opened(["state1", "state2", "agreement", "year"], *rows).outcome
    assert [one.weight for one in found.drafts] == weights
    assert {(one.type, one.form, one.mutual) for one in found.drafts} == {
        ("AGREEMENT", "tie", True)
    }
    assert (found.drafts[0].score, found.drafts[0].date) == (told, "2019")


def test_years_of_scores_are_never_joined_as_what_lasts(opened):
    rows = [("2", "20", "0.75", str(year)) for year in range(1990, 1996)]
    assert len(opened(DYADS, *rows, ("2", "40", "0.1", "1990")).outcome.drafts) == 7


LEFT = [
    # A row beside a good one, and why it makes no score.
    (("2", "20", "0.75", "1990"), "repeat"),
    (("20", "2", "0.75", "1990"), "mirror"),
    (("2", "2", "0.75", "1990"), "domestic"),
    (("2", "40", "NA", "1990"), "no-score"),
    (("2", "40", "", "1990"), "no-score"),
    (("", "40", "0.2", "1990"), "no-actor"),
]


@pytest.mark.parametrize(("row", "why"), LEFT)
def test_a_row_without_a_score_of_its_own_says_why(opened, row, why):
    good = [("2", "20", "0.75", "1990"), ("2", "365", "0.1", "1990"), ("2", "70", "0.3", "1990")]
    found = opened(DYADS, *good, row).outcome
    assert dict(found.reasons()) == {why: 1}
    assert (found.rows, found.used, len(found.drafts)) == (4, 3, 3)


def test_two_ends_that_say_different_scores_have_their_mean(opened):
    rows = [("2", "20", "0.5", "1990"), ("20", "2", "0.7", "1990"), ("2", "40", "0.1", "1990")]
    found = opened(DYADS, *rows).outcome
    assert (found.used, [one.weight for one in found.drafts]) == (3, [0.2, -0.8])


def test_a_score_is_told_in_four_languages(opened, tmp_path):
    rows = [("2", "20", "0.83", "2019"), ("2", "40", "0.1", "2019")]
    data_set = load(put(tmp_path / "sets", opened(DYADS, *rows)))
    relation = next(iter(data_set.relations))
    assert relation.label == "agreement 0.83"
    said = data_set.told(relation)
    assert "agreed in 83% of their votes" in said["en"]
    assert "83 %" in said["es"]
    assert "۸۳٪" in said["fa"]
    assert "۲۰۱۹" in said["fa"]


ROLL = ["rcid", "ccode", "vote", "year"]


def test_votes_become_the_index_of_lijphart(opened, tmp_path):
    """Alike on one, half on one with an abstention, opposed on one: (1 + 1/2) / 3."""
    votes = {"1": ("1", "1"), "2": ("1", "2"), "3": ("1", "3"), "4": ("1", "8")}
    rows = [
        (motion, state, vote, "2019")
        for motion, cast in votes.items()
        for state, vote in zip(("2", "20"), cast, strict=True)
    ]
    found = opened(ROLL, *rows)
    (draft,) = found.outcome.drafts
    assert (draft.weight, draft.score, draft.votes) == (0.0, "0.50", 3)
    assert dict(found.outcome.reasons()) == {"no-vote": 1, "alone": 1}
    assert found.outcome.used == 6
    assert [one.what for one in noted(found.outcome)] == ["votes"]
    (relation,) = load(put(tmp_path / "sets", found)).relations
    assert relation.label == "agreement 0.50 of 3 votes"
    assert "agreed in 50% of 3 roll calls" in relation.statement
    assert relation.statement.endswith("in 2019.")


cast = st.tuples(
    st.sampled_from(["1", "2", "3"]),  # motions
    st.sampled_from(["2", "20", "40", "365", "710"]),
    st.sampled_from(["1", "2", "3", "8", "9", "", "?"]),
    st.sampled_from(["1999", "2000", "", "soon"]),
)
WORTH = {"1": 1.0, "2": 0.5, "3": 0.0}


@given(st.lists(cast, min_size=1, max_size=60))
def test_every_vote_is_counted_into_a_score_or_left_out(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("votes") / "votes.csv"
    good = [("9", state, "1", "1998") for state in ("2", "20")] * 1
    filler = [(str(n), state, "1", "1997") for n in range(50) for state in ("2", "20")]
    rows = [*good, *filler, *rows]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([ROLL, *rows])
    found = open_file(path)
    outcome = found.outcome
    assert outcome.rows == len(rows) == outcome.used + outcome.left_out.total()
    assert Counter(fault.why for fault in outcome.faults) == outcome.left_out
    known, left = {}, {fault.line for fault in outcome.faults}
    for line, (motion, state, vote, year) in enumerate(rows, 2):
        if line not in left:
            known[year, motion, state] = vote
    assert len(known) == outcome.used
    by_hand = {}
    for (year, motion, one), (later, other_motion, other) in combinations(sorted(known), 2):
        if (year, motion) == (later, other_motion):
            pair = by_hand.setdefault((year, *sorted((one, other), key=int)), [])
            worth = [WORTH[known[year, motion, state]] for state in (one, other)]
            pair.append(1 - abs(worth[0] - worth[1]))
    wanted = sorted((f"{sum(own) / len(own):.2f}", len(own)) for own in by_hand.values())
    assert sorted((one.score, one.votes) for one in outcome.drafts) == wanted


@pytest.mark.parametrize(
    ("cell", "why", "vote"),
    [
        ("1", "", 0),
        ("Yes", "", 0),
        ("abstención", "", 1),
        ("3.0", "", 2),
        ("X", "no-vote", 0),
        ("", "no-vote", 0),
        ("perhaps", "unknown-vote", 0),
    ],
)
def test_a_cell_is_a_vote_none_or_unknown(cell, why, vote):
    assert Votes({}).read(cell) == (why, vote)


def test_years_are_put_together_where_there_would_be_too_many_relations():
    sums = {("A", "B", str(year)): Sum(year, year % 2, 1.0, 0) for year in range(1990, 2010)}
    for most, years, dates in (
        (20, 1, 20),
        (19, 5, 4),
        (3, 10, 2),
        (1, 50, 2),  # 1950 to 1999, and 2000 to 2049
    ):
        found = in_periods(sums, most)
        assert (found[0], len(found[1])) == ((years, dates) if most > 1 else (100, 2))
    period, found = in_periods(sums, 4)
    first = found["A", "B", "1990/1994"]
    assert (period, first.total / first.number, first.line) == (5, 0.4, 1990)
    sums |= {("A", "C", "2011"): Sum(1, 1.0, 1.0, 0)}
    assert {when for _, _, when in in_periods(sums, 4)[1]} == {
        *("1990/1999", "2000/2009", "2010/2011")
    }
    undated = {("A", str(n), ""): Sum(1, 1.0, 1.0, 0) for n in range(3)}
    assert in_periods(undated, 1) == (1, undated)
