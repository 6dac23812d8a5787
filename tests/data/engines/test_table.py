"""Every engine answers every question as relations in memory do."""

from dataclasses import replace
from datetime import date
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import vouching
from data.address.reading import parse
from data.chosen import condition
from data.comparison import either
from data.dates import UNDATED
from data.engines.conditions import (
    FURTHER,
    SOURCES,
    Before,
    Between,
    Counted,
    Either,
    Involves,
    OfTies,
    OneOf,
    Undated,
    Vouched,
    Within,
)
from data.engines.large import InCells
from data.engines.memory import InMemory
from data.engines.table import FEW, InEngine
from data.filtering import apply
from data.model import LEVELS
from tests.engines import CELLS, LIBRARIES, counted, in_engine
from tests.grammar import grammar
from tests.holding import holds
from tests.landed import LANDED

QUERIES = (
    "?",
    "?from=2007&to=2012&actors=VEN&side=acts",
    "?from=2007&actors=VEN&side=acted-upon",
    "?actors=IRN",
    "?types=aid,threaten",
    "?status=claimed&level=actors",
    "?types=none",
    "?to=1950",
    "?to=2012&versus=from%3D2013",
    "?types=accuse&versus=types%3D",
    "?source=none",
)
DAYS = [date(year, 1, 1) for year in (1900, 1980, 2006, 2014)]
each_library = pytest.mark.parametrize("library", LIBRARIES)
each_way = pytest.mark.parametrize("library", [*LIBRARIES, *CELLS])
each_set = pytest.mark.parametrize("name", ["article", "chronology"])


@pytest.fixture(scope="module")
def asked():
    """Return relations that a library answers for, made once."""
    made = {}

    def build(name, library):
        if (name, library) not in made:
            made[name, library] = in_engine(LANDED[name].relations, library)
        return made[name, library]

    return build


def answers(relations):
    """Ask everything."""
    return {
        "number": len(relations),
        "rows": list(relations),
        "type": dict(relations.tally("type")),
        "status": dict(relations.tally("status")),
        "vouching": dict(relations.cross_tabulate("status", *chain(*SOURCES), FURTHER)),
        "ties": [relations.ties(level) for level in LEVELS],
        "ties of years": relations.ties("actors", Within(date(2005, 1, 1), date(2009, 1, 1))),
        "alike": [counted(relations.roll_up(level)) for level in LEVELS],
        "together": [counted(relations.roll_up(level, together=True)) for level in LEVELS],
        "pages": [relations.page(0, 40), relations.page(40), relations.page(3, 4)],
        "before": [relations.before(one) for one in relations.page(0)[:: len(relations) // 5 or 1]],
        "lasting": [relations.lasting(DAYS), relations.lasting([])],
        "outer": [dict(relations.outer(level)) for level in LEVELS],
        "mentions": dict(relations.mentions),
        "months": list(relations.months.items()),
        "span": relations.span,
        "extent": relations.extent,
    }


@each_way
@each_set
@pytest.mark.parametrize("query", QUERIES)
def test_every_engine_answers_alike(asked, name, library, query):
    selection, ignored = parse(f"{query}&data={name}", grammar(LANDED))
    assert not ignored
    wanted = either(selection, LANDED[name].relations)
    found = either(selection, asked(name, library))
    assert isinstance(found, InCells if library in CELLS else InEngine)
    assert answers(found) == answers(wanted)
    assert answers(found.counted) == answers(wanted.counted)


def with_more(relations):
    """Give some relations a weight of their own, others scores, counts or a third source."""
    for n, one in enumerate(relations):
        yield [
            one,
            replace(one, weight=round(1 - n % 21 / 10, 1)),
            replace(one, type="agreement", weight=round(n % 7 / 3 - 1, 3), count=n),
            replace(one, further_source_ids="S1 S2", further_sources="court:state other:others"),
        ][n % 4]


@each_way
@each_set
@pytest.mark.parametrize("vouched", [((), ()), (("court",), ("state",)), ((), ("state",))])
def test_every_engine_answers_alike_of_own_weights_and_further_sources(name, library, vouched):
    relations = InMemory(with_more(LANDED[name].relations))
    wanted, found = (
        every.where(Vouched(*vouched)) for every in (relations, in_engine(relations, library))
    )
    assert len(wanted)
    assert answers(found) == answers(wanted)


@each_way
@each_set
@pytest.mark.parametrize("query", ["?", "?from=2007&to=2012", "?to=1950", "?status=claimed"])
def test_every_engine_answers_alike_of_what_has_no_date(name, library, query):
    selection, _ = parse(f"{query}&data={name}", grammar(LANDED))
    relations = InMemory(
        one if n % 3 else replace(one, date=UNDATED) for n, one in enumerate(LANDED[name].relations)
    )
    wanted = apply(selection, relations)
    found = apply(selection, in_engine(relations, library))
    assert answers(found) == answers(wanted)
    assert answers(found.undated) == answers(wanted.undated)


@each_way
@each_set
def test_a_part_of_the_relations_is_the_same_from_every_engine(asked, name, library):
    relations, found = LANDED[name].relations, asked(name, library)
    tie = relations.ties("actors")[0].tie
    some = [one.relation_id for one in relations][3:6]
    for level in LEVELS:
        own = relations.of_ties(level, tie, "IRN~VEN")
        assert [*found.of_ties(level, tie, "IRN~VEN")] == [*own]
    assert [*found.involving("VEN")] == [*relations.involving("VEN")]
    assert [*found.with_ids(some)] == [*relations.with_ids(some)]
    assert found.find(some[0]) == relations.find(some[0])
    assert found.find("nobody knows") is None


RELATIONS = [*LANDED["article"].relations]
ENDS = sorted({day for one in RELATIONS for day in (one.earliest, one.latest)})
NODES = sorted({name for one in RELATIONS for name in one.names})
TIES = sorted({one.tie(level) for one in RELATIONS for level in LEVELS})


def some(values):
    return st.lists(st.sampled_from(values), max_size=3).map(tuple)


SINGLE = st.one_of(
    st.just(Counted()),
    st.builds(Within, st.sampled_from(ENDS), st.sampled_from(ENDS)),
    st.builds(Before, st.sampled_from([*RELATIONS, replace(RELATIONS[0], date=UNDATED)])),
    st.just(Undated()),
    st.builds(OneOf, st.just("type"), some(sorted({one.type for one in RELATIONS}))),
    st.builds(OneOf, st.just("status"), some(["reported", "claimed", "interpreted"])),
    st.builds(Involves, some(NODES), st.sampled_from(["either", "acts", "acted-upon"])),
    st.builds(Between, some(NODES)),
    st.builds(condition, st.sampled_from(LEVELS), some([tie for tie in TIES if tie] + NODES)),
    st.builds(OfTies, st.sampled_from(LEVELS), some(TIES)),
)
SEVERAL = st.lists(SINGLE, min_size=1, max_size=3).map(tuple)


@each_way
@settings(max_examples=40)
@given(conditions=st.one_of(SEVERAL, st.builds(Either, SEVERAL, SEVERAL).map(lambda one: (one,))))
def test_a_condition_holds_of_the_same_relations_in_every_engine(asked, library, conditions):
    found = asked("article", library).where(*conditions)
    expected = [one for one in RELATIONS if all(holds(c, one) for c in conditions)]
    assert [*found] == expected
    assert [*LANDED["article"].relations.where(*conditions)] == expected


CHRONOLOGY = LANDED["chronology"]


@each_way
@settings(max_examples=40)
@given(
    kinds=some([*CHRONOLOGY.source_kinds, "none"]), owners=some([*CHRONOLOGY.source_owners, "none"])
)
def test_who_vouches_is_the_same_for_every_engine(asked, library, kinds, owners):
    found = asked("chronology", library).where(vouched := Vouched(kinds, owners))
    assert [*found] == [one for one in CHRONOLOGY.relations if holds(vouched, one)]
    assert vouching.by_kind(found, owners) == vouching.by_kind(InMemory([*found]), owners)
    assert vouching.by_owner(found, kinds) == vouching.by_owner(InMemory([*found]), kinds)


@each_way
def test_a_window_holds_its_first_and_its_last_day(asked, library):
    for day in ENDS[1:-1]:
        before, after = Within(date.min, day), Within(day, date.max)
        for window in (before, after):
            found = asked("article", library).where(window)
            assert [*found] == [one for one in RELATIONS if holds(window, one)], day


@each_library
def test_what_is_little_is_read_into_memory_once(library):
    whole = in_engine(LANDED["chronology"].relations, library, few=50)
    selection, _ = parse("?data=chronology&types=aid", grammar(LANDED))
    few = apply(selection, whole)
    assert isinstance(few, InMemory)
    assert [*few] == [*apply(selection, LANDED["chronology"].relations)]
    assert isinstance(whole.counted, InEngine)
    assert FEW > 50


OPEN = [
    pytest.param([], None, None, id="nothing"),
    pytest.param(["../2010", "../2005"], ("0001", "2010"), ("2005", "2010"), id="starts open"),
    pytest.param(["2010/..", "2012/.."], ("2010", "9999"), ("2010", "2012"), id="ends open"),
    pytest.param(["2010/..", "../2005", "2008"], ("0001", "9999"), ("2008", "2008"), id="both"),
    pytest.param(["2010/..", "../2005", "2020/.."], ("0001", "9999"), ("2005", "2020"), id="later"),
    pytest.param(["2010/..", "../2005"], ("0001", "9999"), ("2005", "2010"), id="a gap"),
    pytest.param(["", ""], None, None, id="undated"),
    pytest.param(["", "2010/.."], ("2010", "9999"), ("2010", "2010"), id="some undated"),
]


@pytest.mark.parametrize(("dates", "extent", "span"), OPEN)
def test_open_ends_are_in_the_extent_and_not_in_the_span(small, dates, extent, span):
    relations = small([{"date": "2010"}, *({"date": text} for text in dates)]).relations
    ids = [f"R{number + 2}" for number in range(len(dates))]
    for answered in (
        relations,
        *(in_engine(relations, library) for library in (*LIBRARIES, *CELLS)),
    ):
        found = answered.with_ids(ids)
        assert [str(day)[:4] for day in found.extent or ()] == [*(extent or ())]
        assert [str(day)[:4] for day in found.span or ()] == [*(span or ())]


def test_a_data_set_without_a_relation_has_an_axis_all_the_same(small):
    first, last = replace(small([{}]), relations=InMemory(())).span
    assert first < last
