"""Relations in the order of their dates: whatever is looked up in a list stands where it says."""

from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates import UNDATED
from data.engines.memory import InMemory
from data.listing import BEGUN, NEVER, Listing, year_of
from tests.engines import LIBRARIES, in_engine
from tests.landed import LANDED

ALL = [
    replace(one, date=UNDATED) if n % 4 == 0 else one
    for name in ("article", "chronology", "europe")
    for n, one in enumerate(LANDED[name].relations)
]
LISTINGS = st.builds(
    Listing,
    st.lists(st.sampled_from(ALL), unique_by=lambda one: one.relation_id).map(InMemory),
    st.booleans(),
)


def whole(listing):
    """Return all that is listed, sorted by hand."""
    rows = sorted(listing.relations, key=lambda one: (str(one.earliest), one.relation_id))
    dated, others = ([one for one in rows if bool(one.date.text) is has] for has in (True, False))
    return [*(dated[::-1] if listing.newest else dated), *others]


@given(listing=LISTINGS, first=st.integers(-3, 60), size=st.integers(0, 60))
def test_a_window_is_a_part_of_the_whole(listing, first, size):
    rows, last = whole(listing), first + size
    assert len(listing) == len(rows)
    assert [*listing.window(first, last)] == rows[max(first, 0) : max(last, 0)]


@given(listing=LISTINGS)
def test_every_year_begins_where_it_is_said_to(listing):
    rows = whole(listing)
    found = [(year, len([*own])) for year, own in groupby(rows, key=year_of)]
    assert found == [*listing.years.items()]
    for year, n in found:
        start = listing.start(year)
        assert {year_of(one) for one in rows[start : start + n]} == {year}


@given(listing=LISTINGS)
def test_every_relation_stands_at_its_place(listing):
    for place, one in enumerate(whole(listing)):
        assert listing.place(one.relation_id) == place
    assert listing.place("nobody knows") is None


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("newest", [False, True])
def test_every_engine_lists_alike(library, newest):
    relations = InMemory(ALL[: len(LANDED["article"].relations)])
    wanted = Listing(relations, newest)
    found = Listing(in_engine(relations, library), newest)
    assert [*found.years.items()] == [*wanted.years.items()]
    assert found.window(3, 11) == wanted.window(3, 11)
    for one in wanted.window(0, len(wanted))[::9]:
        assert found.place(one.relation_id) == wanted.place(one.relation_id)


def test_what_began_nobody_knows_when_has_no_year(small):
    listed = Listing(small([{"date": "2010"}, {"date": "../2005"}, {"date": "199X"}]).relations)
    assert [*listed.years.items()] == [(BEGUN, 1), (1990, 1), (2010, 1)]
    assert [*Listing(listed.relations, newest=True).years] == [2010, 1990, BEGUN]


def test_what_has_no_date_stands_at_the_end_of_either_order(small):
    relations = small([{"date": ""}, {"date": "2010"}, {"date": "../2005"}, {"date": ""}]).relations
    for newest, wanted in ((False, "R3 R2 R1 R4"), (True, "R2 R3 R1 R4")):
        listed = Listing(relations, newest)
        assert " ".join(one.relation_id for one in listed.window(0, 9)) == wanted
        assert [*listed.years.items()][-1] == (NEVER, 2)
        assert listed.begins(NEVER) == (UNDATED,)
