"""Who vouches: how many relations have a source of each kind, and one of each owner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import vouching
from data.filtering import apply
from data.selection import Selection
from tests.landed import LANDED

SOURCES = (
    {"source_id": "paper", "kind": "newspaper", "state_owned": "false"},
    {"source_id": "gazette", "kind": "newspaper", "state_owned": "true"},
    {"source_id": "agency", "kind": "news agency", "state_owned": "true"},
    {"source_id": "unknown"},
)
READ = [
    # The sources of each relation; how many relations have each kind, and each owner.
    pytest.param([["paper"]], {"newspaper": 1}, {"others": 1}, id="one source"),
    pytest.param(
        [["paper", "gazette"]], {"newspaper": 1}, {"others": 1, "state": 1}, id="two of one kind"
    ),
    pytest.param(
        [["paper", "agency"], ["agency"]],
        {"newspaper": 1, "news-agency": 2},
        {"others": 1, "state": 2},
        id="either source",
    ),
    pytest.param(
        [["paper", "paper", "agency gazette"]],
        {"newspaper": 1, "news-agency": 1},
        {"others": 1, "state": 1},
        id="further ones",
    ),
    pytest.param([["unknown"]], {"other": 1}, {"others": 1}, id="nothing is known of it"),
]


def read_in(small, sources):
    columns = ("source_id", "second_source_id", "further_source_ids")
    rows = [dict(zip(columns, one, strict=False)) for one in sources]
    return small(rows, sources=SOURCES)


@pytest.mark.parametrize(("sources", "kinds", "owners"), READ)
def test_a_relation_counts_once_for_each_kind_and_each_owner(small, sources, kinds, owners):
    relations = read_in(small, sources).relations
    assert vouching.by_kind(relations) == kinds
    assert vouching.by_owner(relations) == owners


def test_only_sources_of_the_owners_and_kinds_asked_for_count(small):
    relations = read_in(small, [["paper", "agency"], ["gazette"]]).relations
    assert vouching.by_kind(relations, ("state",)) == {"news-agency": 1, "newspaper": 1}
    assert vouching.by_owner(relations, ("newspaper",)) == {"others": 1, "state": 1}
    assert vouching.by_kind(relations, ("none",)) == vouching.by_owner(relations, ("none",)) == {}


@given(st.data(), st.sampled_from(sorted(LANDED)))
def test_what_is_counted_is_what_is_left_where_it_alone_is_chosen(data, name):
    data_set = LANDED[name]
    kinds, owners = (
        tuple(data.draw(st.sets(st.sampled_from(known), max_size=3))) if known else ()
        for known in (data_set.source_kinds, data_set.source_owners)
    )
    of_kinds = vouching.by_kind(data_set.relations, owners)
    of_owners = vouching.by_owner(data_set.relations, kinds)
    for kind in data_set.source_kinds:
        left = apply(Selection(source=(kind,), owner=owners), data_set.relations)
        assert of_kinds[kind] == len(left)
    for owner in data_set.source_owners:
        left = apply(Selection(source=kinds, owner=(owner,)), data_set.relations)
        assert of_owners[owner] == len(left)


KNOWN = [
    pytest.param(("paper", "agency"), ("news-agency", "newspaper"), ("state", "others"), id="both"),
    pytest.param(("paper", "unknown"), ("newspaper", "other"), (), id="one of no kind is another"),
    pytest.param(("agency",), ("news-agency",), ("state",), id="a state's alone"),
    pytest.param(("unknown",), (), (), id="nothing is known"),
]


@pytest.mark.parametrize(("names", "kinds", "owners"), KNOWN)
def test_what_may_be_chosen_is_what_occurs(small, names, kinds, owners):
    sources = [source for source in SOURCES if source["source_id"] in names]
    data_set = small([{"source_id": names[0]}], sources=sources)
    assert (data_set.source_kinds, data_set.source_owners) == (kinds, owners)
