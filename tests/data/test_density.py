"""Which of many ties a picture draws: few all, of many what the rule or the reader says."""

import pytest

from data.catalogue import Holding
from data.density import LISTED, MANY, MORE, STRONGEST, Density
from data.library import Library
from data.results import Results
from data.selection import DRAWN
from tests.dense import write


@pytest.fixture(scope="module")
def dense(tmp_path_factory):
    """Pacts and disputes of 173 states."""
    return Library([Holding.read(write(tmp_path_factory.mktemp("sets"), "dense"))]).catalogue


def density(dense, query):
    asked, _ = dense.parse(f"?data=dense&{query}", ("map", "network", "matrix", "camps", "table"))
    return Density(Results(dense.of(asked).data_set, asked))


def test_the_dense_set_is_as_dense_as_the_world(dense):
    results = density(dense, "").results
    assert len(results.ties) == 1_928
    assert len(results.relations) == 3_555
    assert len(results.nodes) == 173


@pytest.mark.parametrize(
    ("query", "rule", "count"),
    [
        ("", "seen", None),
        ("seen=none", "strongest", STRONGEST),
        ("view=network", "backbone", None),
        ("view=camps", "backbone", None),
        ("draw=strongest", "strongest", STRONGEST),
        ("draw=more", "more", MORE),
        ("draw=all", "all", 1_928),
        ("draw=none", "none", 0),
        ("tie=CHN~RUS", "chosen", 1),
        ("actors=IRN&draw=strongest", "every", None),
    ],
)
def test_the_rule_and_how_many_it_draws(dense, query, rule, count):
    found = density(dense, query)
    assert found.rule == rule
    assert count is None or len(found.drawn) == count
    assert found.drawn <= {tie.tie for tie in found.results.ties}


def test_the_strongest_have_no_fewer_relations_than_any_other(dense):
    found = density(dense, "draw=strongest")
    inside = [tie.relations for tie in found.results.ties if tie.tie in found.drawn]
    outside = [tie.relations for tie in found.results.ties if tie.tie not in found.drawn]
    assert min(inside) >= max(outside)


def test_every_node_has_its_strongest_tie_in_the_backbone(dense):
    found = density(dense, "view=network")
    for node in found.results.nodes:
        own = [tie for tie in found.results.ties if node in (tie.a, tie.b)]
        most = max(tie.relations for tie in own)
        assert any(tie.tie in found.drawn for tie in own if tie.relations == most), node
    assert found.rest == {tie.tie for tie in found.results.ties} - found.drawn


def test_a_list_begins_with_the_strongest_and_has_what_is_drawn(dense):
    found = density(dense, "")
    assert LISTED <= len(found.listed) <= LISTED + len(found.drawn)
    assert found.drawn <= {tie.tie for tie in found.listed}
    counts = [tie.relations for tie in found.listed]
    assert counts == sorted(counts, reverse=True)
    assert len(density(dense, "draw=all").listed) == 1_928


@pytest.mark.parametrize("draw", DRAWN)
def test_what_is_chosen_is_always_drawn(dense, draw):
    assert "ARG~PRY" in density(dense, f"draw={draw}&tie=ARG~PRY").drawn


@pytest.mark.parametrize("name", ["article", "europe"])
def test_few_ties_are_all_drawn(data_sets, name):
    for holding in (data_sets.holdings[name],):
        results = Results(holding.data_set, data_sets.parse(f"?data={name}", ("map",))[0])
        assert len(results.ties) <= MANY
        assert Density(results).drawn == {tie.tie for tie in results.ties}
