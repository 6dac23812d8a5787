"""What is counted by cells is what is counted one by one: to the day, and in however many parts."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from data.dates import UNDATED, parse_date
from data.engines import grouping
from data.engines.conditions import Counted, Either, Involves, OneOf, Vouched, Within
from data.engines.large import InCells
from data.engines.memory import InMemory
from data.model import LEVELS
from tests.engines import counted, table_of
from tests.landed import LANDED

OFTEN = 3  # relations that have all but their ids and their days in common
LATER = ("2010-03-14", "2010-03", "2010", "../2010-03-15", "2010-03-13/..", "2010-03-02/2010-04-09")


def crowd():
    """Return relations of which many lie in one cell, on days that differ, or on none."""
    for n, one in enumerate(LANDED["chronology"].relations):
        for copy in range(OFTEN):
            again = replace(one, relation_id=f"{one.relation_id}-{copy}")
            yield again
            if n % 7 == copy:
                day = LATER[(n + copy) % len(LATER)]
                date = parse_date(day) if n % 3 else UNDATED
                yield replace(again, relation_id=f"{one.relation_id}-{copy}-{day[:4]}", date=date)


ALL = InMemory(crowd())
ACTORS = sorted({one.actor_node for one in ALL})
TYPES = sorted({one.type for one in ALL})
SOURCES = sorted({one.source_kind for one in ALL})


@pytest.fixture(scope="module")
def cells():
    """Return the same relations by their cells, read in parts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "AT_ONCE", 200)
        return InCells(table_of(ALL, "parquet"))


def day(random):
    return date(random.randrange(2005, 2014), random.randrange(1, 13), random.randrange(1, 29))


def conditions(random):
    """Return what one of many readers may ask for."""
    some = [
        Within(*sorted((day(random), day(random)))),
        Within(date(2010, 3, 1), date(2010, 3, random.randrange(1, 32))),
        Within(date.min, day(random)),
        OneOf("type", tuple(random.sample(TYPES, 3))),
        OneOf("status", ("reported",)),
        Involves(tuple(random.sample(ACTORS, 2)), random.choice(["either", "acts", "acted-upon"])),
        Vouched(tuple(random.sample(SOURCES, 2))),
        Counted(),
    ]
    one, other = (tuple(random.sample(some, random.randrange(1, 4))) for _ in range(2))
    return [*one] if random.random() < 0.7 else [Either(one, other)]


@pytest.mark.parametrize("seed", range(200))
def test_two_hundred_selections_are_counted_as_one_by_one(cells, seed):
    random = Random(seed)
    asked = conditions(random)
    wanted, found = ALL.where(*asked), cells.where(*asked)
    assert len(found) == len(wanted)
    for field in ("type", "status", "sign", "source_kind"):
        assert found.tally(field) == wanted.tally(field)
    level = random.choice(LEVELS)
    assert found.ties(level) == wanted.ties(level)
    assert counted(found.roll_up(level, together=True)) == counted(
        wanted.roll_up(level, together=True)
    )
    assert found.outer(level) == wanted.outer(level)
    assert found.months == wanted.months
    assert (found.extent, found.span) == (wanted.extent, wanted.span)
    days = [day(random) for _ in range(3)]
    assert found.lasting(days) == wanted.lasting(days)
    at = random.randrange(len(wanted) + 1)
    page = wanted.page(at, 5)
    assert found.page(at, 5) == page
    assert [found.before(one) for one in page[:1]] == [at] * len(page[:1])


def test_many_relations_share_a_cell(cells):
    numbers = cells._table.cells.numbers
    assert numbers.sum() == len(ALL)
    assert len(numbers) < len(ALL) / 2


def test_only_the_months_in_which_a_window_ends_are_read_by_their_days(cells):
    whole = cells.where(Within(date(2009, 1, 1), date(2011, 12, 31)))
    assert len(whole._parts) == 1
    (_, all_but), (days, _) = cells.where(Within(date(2010, 3, 10), date(2011, 12, 31)))._parts
    assert len(all_but) == 2  # the window, and what is left out
    assert {*days.ends["latest"] // 100} == {201003}


def test_days_may_be_numbers_of_32_bits():
    wide = table_of(ALL, "duckdb")
    kept = ", ".join(name for name in wide.columns if name not in ("earliest", "latest"))
    narrow = wide.project(f"{kept}, earliest::INTEGER AS earliest, latest::INTEGER AS latest")
    window = Within(date(2010, 3, 10), date(2011, 12, 5))
    found, wanted = InCells(narrow).where(window), ALL.where(window)
    assert counted(found.roll_up()) == counted(wanted.roll_up())


def test_all_are_gone_through_in_parts(cells, monkeypatch):
    monkeypatch.setattr("data.engines.table.AT_ONCE", 100)
    assert [*cells] == [*ALL]
    assert [*cells.where(OneOf("type", ("aid",)))] == [*ALL.where(OneOf("type", ("aid",)))]
