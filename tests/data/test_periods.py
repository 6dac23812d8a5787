"""Counts through time: each relation in its period once, or told apart where it spans several."""

from collections import Counter
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.engines.aspects import texts
from data.engines.memory import InMemory
from data.engines.relations import Alike, month_of
from data.model import LEVELS, relation_types
from data.periods import KINDS, UNITS, Axis, Lasting, Part, count, fitting
from tests.landed import LANDED

AXES = [
    # first and last day; unit, numbers of the first and the last period, how they are written
    (date(2000, 5, 3), date(2026, 3, 5), "year", 2000, 2026, "2000", "2026"),
    (date(2018, 1, 1), date(2020, 12, 31), "month", 24216, 24251, "2018-01", "2020-12"),
    (date(2018, 1, 31), date(2021, 1, 1), "year", 2018, 2021, "2018", "2021"),
    (date(2020, 5, 3), date(2020, 5, 3), "month", 24244, 24244, "2020-05", "2020-05"),
    (date(1, 1, 1), date(9999, 12, 31), "year", 1, 9999, "0001", "9999"),
    (date(9999, 12, 1), date(9999, 12, 31), "month", 119999, 119999, "9999-12", "9999-12"),
]


def alike(*rows):
    """Return the columns of a roll-up: of each row type, status, weight, months and number."""
    types, statuses, weights, *numbers = map(list, zip(*rows, strict=True))
    named = map(texts, (["A~B"] * len(rows), types, statuses, weights))
    return Alike(*named, *(np.array(one, np.int64) for one in numbers))


@pytest.mark.parametrize(("first", "last", "unit", "start", "end", "since", "until"), AXES)
def test_a_window_is_shown_by_the_year_or_by_the_month(first, last, unit, start, end, since, until):
    dated = alike(("aid", "reported", 1.0, month_of(first), month_of(first), 1))
    axis = fitting(dated, first, last)
    assert (axis.unit, axis.first, axis.last) == (unit, start, end)
    assert len(axis) == len(list(axis)) == end - start + 1
    assert (axis.written(axis.first), axis.written(axis.last)) == (since, until)
    assert axis.days(axis.first)[0] <= first
    assert axis.days(axis.last)[1] >= last


@pytest.mark.parametrize(("dated", "vague", "unit"), [(3, 2, "month"), (2, 2, "year")])
def test_months_are_shown_only_if_most_relations_lie_in_one(dated, vague, unit):
    month, whole = (2010 * 12 + 4,) * 2, (2010 * 12, 2010 * 12 + 11)
    found = alike(("aid", "reported", 1.0, *month, dated), ("aid", "claimed", 1.0, *whole, vague))
    assert fitting(found, date(2010, 1, 1), date(2010, 12, 31)).unit == unit


@given(st.sampled_from([*UNITS]), st.dates(), st.dates())
def test_the_periods_of_a_window_follow_one_another_without_a_gap(unit, one, other):
    first, last = sorted((one, other))
    axis = Axis.over(unit, first, last)
    numbers = [*axis][:50]
    for number, following in pairwise(numbers):
        assert (axis.days(following)[0] - axis.days(number)[1]).days == 1
    for number in numbers:
        start, end = axis.days(number)
        assert axis.number(month_of(start)) == axis.number(month_of(end)) == number
        assert axis.ends(month_of(start), month_of(end)) == (number, number + 1)


def relations_of(name, level):
    return [one for one in LANDED[name].relations.counted if one.tie(level)]


def by_hand(relations, unit):
    """Count as one would on paper."""
    periods, lasting = Counter(), Counter()
    for one in relations:
        first, last = one.earliest, one.latest
        same = first.year == last.year and (unit == "year" or first.month == last.month)
        kind = "unsure" if one.status != "reported" else "deeds" if one.kind.deeds else "words"
        if same:
            at = first.year if unit == "year" else first.year * 12 + first.month - 1
            periods[at, one.sign, kind] += 1
        else:
            lasting[month_of(first), month_of(last), one.sign, kind] += 1
    return periods, lasting


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("unit", ["year", "month"])
def test_every_relation_counts_once(name, level, unit):
    rolled_up = LANDED[name].relations.roll_up(level)
    wide = {"year": Axis("year", 1, 9999), "month": Axis("month", 12, 119999)}
    found = count(rolled_up, wide[unit])
    relations = relations_of(name, level)
    periods, lasting = by_hand(relations, unit)
    assert {
        (at, part.sign, part.kind): n
        for at, parts in found.periods.items()
        for part, n in parts.items()
    } == periods
    assert {(first, last, *part): n for (first, last, part), n in found.lasting.items()} == lasting
    assert found.total == len(relations)
    assert found.spanning == sum(lasting.values())
    assert {part.kind for parts in found.periods.values() for part in parts} <= {*KINDS}


@pytest.mark.parametrize("name", LANDED)
def test_the_alignment_of_a_year_is_that_of_a_tie_made_of_its_relations(name):
    relations = LANDED[name].relations
    rolled_up = relations.roll_up()
    for tie in rolled_up.tie.values:
        found = count(rolled_up.of(tie), Axis("year", 1, 9999))
        for year in found.periods:
            own = [
                one
                for one in relations.counted.of_ties("countries", tie)
                if one.earliest.year == one.latest.year == year
            ]
            (sum_of_it,) = InMemory(own).ties("countries")
            assert found.alignment(year) == sum_of_it.alignment
            assert found.of(year) == sum_of_it.relations
            assert found.of(year, 1) == sum_of_it.cooperation
            assert found.of(year, 0, -1) == sum_of_it.conflict + sum_of_it.demands
        assert found.alignment(1) is None
        assert found.most(1) == max((found.of(year, 1) for year in found.periods), default=0)


def test_what_spans_periods_begins_and_ends_within_the_window():
    axis = Axis("year", 2005, 2020)
    assert axis.ends(month_of(date.min), month_of(date(2011, 6, 3))) == (2005, 2011.5)
    assert axis.ends(month_of(date(2019, 7, 1)), month_of(date.max)) == (2019.5, 2021)


def test_a_part_is_told_by_its_sign_and_how_it_is_known():
    code = next(code for code, kind in relation_types().items() if kind.sign > 0 and kind.deeds)
    own = (code, "reported", 0.4, 24000, 24030, 1), (code, "claimed", 0.4, 24000, 24030, 1)
    found = count(alike(*own), Axis("year", 2000, 2002))
    assert found.lasting == {
        Lasting(24000, 24030, Part(1, "deeds")): 1,
        Lasting(24000, 24030, Part(1, "unsure")): 1,
    }


WEIGHED = [
    # The types and weights of relations of one year; how many of which sign, and their alignment.
    pytest.param([("aid", 1.0)], {1: 1}, 0.5, id="as its type"),
    pytest.param([("aid", -0.5)], {-1: 1}, -0.3333, id="its own weight turns the sign"),
    pytest.param([("assault", 0.0)], {0: 1}, 0.0, id="neither"),
    pytest.param([("agreement", 0.5)] * 4, {1: 4}, 0.4, id="scores come near their mean"),
    pytest.param([("agreement", 0.0), ("agreement", 0.6)], {0: 1, 1: 1}, 0.2, id="0 says much"),
]


@pytest.mark.parametrize(("relations", "signs", "alignment"), WEIGHED)
def test_own_weights_count_with_their_own_sign(relations, signs, alignment):
    rows = [(code, "reported", own, 24000, 24011, 1) for code, own in relations]
    found = count(alike(*rows), Axis("year", 2000, 2001))
    assert {sign: found.of(2000, sign) for sign in signs} == signs
    assert found.alignment(2000) == alignment
