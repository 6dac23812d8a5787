"""Signed edges: whether there is a ring of ties, without which nothing can be in tension."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.balance.edges import has_ring

nodes = st.sampled_from("ABCDEFG")
pairs = st.sets(st.tuples(nodes, nodes).filter(lambda pair: pair[0] < pair[1]), max_size=9)


@pytest.mark.parametrize(
    ("ties", "ring"),
    [("", False), ("AB", False), ("AB AC AD", False), ("AB CD", False), ("AB BC AC", True)],
)
def test_a_star_has_no_ring_and_a_triangle_has(ties, ring):
    assert has_ring((a, b, -1) for a, b in ties.split()) == ring


@given(pairs)
def test_there_is_a_ring_where_the_ties_are_no_forest(ties):
    graph = nx.Graph([*ties])
    assert has_ring((a, b, 1) for a, b in ties) == bool(graph and not nx.is_forest(graph))
