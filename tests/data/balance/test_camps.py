"""Balance: held against every split there is, against published values, and against itself."""

import csv
import json
import random
import subprocess
import sys
from datetime import date
from itertools import combinations
from math import prod
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import app
from data.balance.covering import Clock, apart, cover
from data.balance.edges import edges_of, suppose
from data.balance.frustration import (
    BRIEFLY,
    LARGE,
    LIMIT,
    Frustration,
    frustration,
    patience,
    switchers,
    weak_balance,
)
from data.balance.measures import normalised, share_balanced, walk_balance
from data.balance.optimum import AnyCamps, TwoCamps, parts
from data.balance.signed import SignedGraph, blocks, contract
from data.balance.through_time import changes, over_time, years
from data.balance.triangles import KINDS, common, triangles
from data.engines.memory import InMemory
from tests.landed import LANDED
from tests.signed_graphs import near_balance, table

SHARED = Path(__file__).parents[3].parent / "shared"
needs_source = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the source material is not part of the project"
)
PATIENT = 600.0  # seconds: no test here is about time running out, unless it says so


def edges(*rows):
    return table(tuple(row.split()) for row in rows)


def frustrates(camps, one, other, sign):
    return any(one in camp and other in camp for camp in camps) != (sign > 0)


def verified(found, ties):
    """Hold an answer against its own edges: camps are a division, what is frustrated is so."""
    rows = list(ties)
    nodes = {end for one, other, _ in rows for end in (one, other)}
    assert sum(map(len, found.camps)) == len(nodes)
    assert frozenset().union(*found.camps) == nodes
    recounted = {tuple(sorted(row[:2])) for row in rows if frustrates(found.camps, *row)}
    assert set(found.frustrated) == recounted
    assert found.index == len(found.frustrated) == len(recounted)
    assert 0 <= found.lower_bound <= found.index
    assert found.optimal == (found.lower_bound == found.index)
    return found


# ---------------------------------------------------------------- against every split there is


@st.composite
def graphs(draw, most=14):
    """Draw a signed graph of up to so many nodes, sparse or dense, in one part or several."""
    size = draw(st.integers(2, most))
    pairs = list(combinations([f"n{number:02}" for number in range(size)], 2))
    chance = draw(st.randoms(use_true_random=False))
    dense, friendly = draw(st.sampled_from((0.2, 0.4, 0.7, 1.0))), draw(st.floats(0.1, 0.9))
    kept = [pair for pair in pairs if chance.random() < dense] or pairs[:1]
    return table((*pair, 1 if chance.random() < friendly else -1) for pair in kept)


def by_number(ties):
    nodes = sorted({end for a, b, _ in ties for end in (a, b)})
    at = {node: number for number, node in enumerate(nodes)}
    ends = np.array([(at[a], at[b]) for a, b, _ in ties]).reshape(-1, 2)
    return nodes, SignedGraph(len(nodes), ends, np.array([sign for _, _, sign in ties], dtype=int))


def every_split(graph):
    """Return all splits, one in a row, and how many ties each frustrates."""
    splits = 1 - 2 * (np.arange(2**graph.size)[:, None] >> np.arange(graph.size) & 1)
    a, b = graph.ends.T
    return splits, (splits[:, a] * splits[:, b] * graph.weight < 0).sum(axis=1)


@settings(max_examples=500)
@given(graphs())
def test_no_split_is_better_than_the_one_found(ties):
    _, graph = by_number(ties)
    least = every_split(graph)[1].min()
    found = verified(frustration(ties, PATIENT), ties)
    assert (found.index, found.optimal, len(found.camps)) == (least, True, 2)


@settings(max_examples=150)
@given(graphs())
def test_covering_cycles_comes_to_the_same_as_trying_everything(ties):
    _, graph = by_number(ties)
    answer = cover(TwoCamps(graph), Clock(PATIENT))
    assert graph.cost(answer.labels) == answer.bound == every_split(graph)[1].min()


@settings(max_examples=150)
@given(graphs(most=8), st.lists(st.integers(1, 4), min_size=28, max_size=28))
def test_no_division_costs_less_than_triangles_that_share_no_tie(ties, heavy):
    _, light = by_number(ties)
    graph = SignedGraph(light.size, light.ends, light.weight * heavy[: len(light.ends)])
    (a, b), weight, rows = graph.ends.T, np.abs(graph.weight), DIVISIONS[graph.size]
    splits = every_split(graph)[0]
    assert apart(graph) <= ((splits[:, a] * splits[:, b] * graph.weight < 0) @ weight).min()
    assert apart(graph) <= (((rows[:, a] == rows[:, b]) != (graph.weight > 0)) @ weight).min()


@settings(max_examples=150)
@given(graphs(most=10))
def test_the_nodes_that_switch_are_those_that_differ_between_the_best_splits(ties):
    nodes, graph = by_number(ties)
    splits, costs = every_split(graph)
    best, whole = splits[costs == costs.min()], parts(graph.size, graph.ends)
    busy = np.bincount(graph.ends.ravel(), minlength=graph.size)
    differ = set()
    for number in set(whole.tolist()):
        of_part = np.flatnonzero(whole == number)
        seen = best * best[:, [min(of_part, key=lambda node: (-busy[node], node))]]
        differ |= {nodes[node] for node in of_part if len(set(seen[:, node].tolist())) > 1}
    assert switchers(ties, PATIENT) == (differ, True)


def divisions(size):
    """Return every division of so many nodes into camps."""
    rows = [[0]]
    for _ in range(size - 1):
        rows = [[*row, camp] for row in rows for camp in range(max(row) + 2)]
    return np.array(rows)


DIVISIONS = {size: divisions(size) for size in range(1, 9)}


@settings(max_examples=300)
@given(graphs(most=8))
def test_no_division_is_better_than_the_one_found(ties):
    _, graph = by_number(ties)
    a, b = graph.ends.T
    rows = DIVISIONS[graph.size]
    least = ((rows[:, a] == rows[:, b]) != (graph.weight > 0)).sum(axis=1).min()
    found = verified(weak_balance(ties, PATIENT), ties)
    assert (found.index, found.optimal) == (least, True)
    whole = cover(AnyCamps(graph), Clock(PATIENT))
    assert AnyCamps(graph).cost(whole.labels) == whole.bound == least


@given(graphs())
def test_weak_balance_never_frustrates_more(ties):
    assert weak_balance(ties, PATIENT).index <= frustration(ties, PATIENT).index


@given(graphs())
def test_what_contracting_leaves_costs_the_same_and_a_bridge_is_never_frustrated(ties):
    nodes, graph = by_number(ties)
    smaller = contract(graph)
    splits, costs = every_split(smaller.kernel)
    for split, cost in zip(splits[:50], costs[:50], strict=True):
        lifted = smaller.lift(split)
        assert graph.cost(lifted) - smaller.kernel.cost(split) == graph.cost(
            smaller.lift(splits[0])
        ) - smaller.kernel.cost(splits[0]), cost
    bridges = [ends[0] for ends in blocks(graph) if len(ends) == 1]
    apart = {tuple(nodes[node] for node in graph.ends[tie]) for tie in bridges}
    assert not apart & set(frustration(ties, PATIENT).frustrated)


@given(graphs())
def test_every_tie_is_in_one_block(ties):
    _, graph = by_number(ties)
    found = [tie for block in blocks(graph) for tie in block]
    assert sorted(found) == list(range(len(ties)))


# ---------------------------------------------------------------- larger graphs


@pytest.mark.parametrize(("size", "count"), [(64, 362), (110, 800), (158, 1745)])
@pytest.mark.parametrize("noise", [0.03, 0.1])
@pytest.mark.parametrize("blocs", [0, 12])
def test_graphs_of_the_size_of_the_world_are_solved_exactly(size, count, noise, blocs):
    ties = near_balance(size, count, noise, blocs)
    assert len(ties) == count
    found = verified(frustration(ties, PATIENT), ties)
    assert found.optimal
    weak = verified(weak_balance(ties, PATIENT), ties)
    assert weak.optimal
    assert weak.index <= found.index <= round(noise * count * 1.5)
    # Turning some nodes round changes every sign between, and nothing that matters.
    turned = {f"n{number:03}" for number in range(0, size, 3)}
    other = [(a, b, -sign if (a in turned) != (b in turned) else sign) for a, b, sign in ties]
    assert frustration(other, PATIENT).index == found.index


def test_when_time_runs_out_the_answer_is_an_interval_and_says_so():
    ties = near_balance(90, 1600, 0.5)
    found = verified(frustration(ties, 2.0), ties)
    assert not found.optimal
    assert 0 < found.lower_bound < found.index
    assert switchers(ties, 0.3) == (frozenset(), False)
    weak = verified(weak_balance(ties, 0.3), ties)
    assert not weak.optimal


def test_signs_at_random_are_bounded_from_both_sides():
    ties = near_balance(50, 400, 0.5)
    found = verified(frustration(ties, 2.0), ties)
    assert 100 < found.lower_bound <= found.index < 140


@pytest.mark.parametrize(
    ("ties", "wanted", "seconds"),
    [
        (10, None, LIMIT),
        (LARGE, None, LIMIT),
        (LARGE, BRIEFLY / 5, BRIEFLY / 5),
        (LARGE + 1, None, BRIEFLY),
        (LARGE + 1, 9.0, 9.0),
        (LARGE + 1, BRIEFLY, BRIEFLY),
        (LARGE + 1, BRIEFLY / 5, 0.0),
    ],
)
def test_a_page_waits_less_for_what_may_not_be_proven(ties, wanted, seconds):
    assert patience([("a", "b", 1)] * ties, wanted) == seconds


def test_among_many_ties_nobody_is_said_to_be_the_only_one_who_may_switch():
    ties = near_balance(60, LARGE + 1, 0.02)
    assert switchers(ties) == (frozenset(), False)
    assert switchers(ties, PATIENT).known


def test_without_any_time_there_is_still_a_split_and_a_bound_that_holds():
    ties = near_balance(40, 300, 0.3)
    found = verified(frustration(ties, 0.0), ties)
    assert 0 < found.lower_bound <= frustration(ties, PATIENT).index
    assert not found.optimal
    assert switchers(ties, 0.0) == (frozenset(), False)


# ---------------------------------------------------------------- by hand


def test_the_enemy_of_my_enemy_is_my_friend():
    ties = edges("IRN VEN 1", "IRN USA -1", "USA VEN -1")
    found = frustration(ties)
    assert (found.index, found.optimal, found.frustrated) == (0, True, ())
    assert found.camps == ({"IRN", "VEN"}, {"USA"})
    (only,) = triangles(ties)
    assert (only.nodes, only.signs, only.kind, only.balanced) == (
        ("IRN", "USA", "VEN"),
        (-1, 1, -1),
        "+--",
        True,
    )
    assert only.ties == ("IRN~USA", "IRN~VEN", "USA~VEN")
    assert walk_balance(ties) == pytest.approx(1)
    assert switchers(ties) == (frozenset(), True)


def test_three_foes_are_one_tension_in_two_camps_and_none_in_three():
    ties = edges("a b -1", "a c -1", "b c -1")
    assert frustration(ties).index == 1
    assert switchers(ties) == ({"b", "c"}, True)
    assert weak_balance(ties).index == 0
    assert sorted(map(sorted, weak_balance(ties).camps)) == [["a"], ["b"], ["c"]]
    assert [one.kind for one in triangles(ties)] == ["---"]
    assert share_balanced(triangles(ties)) == 0
    # By hand: A = -J + I has the eigenvalues -2, 1, 1 and |A| has 2, -1, -1.
    wanted = (np.exp(-2) + 2 * np.e) / (np.exp(2) + 2 / np.e)
    assert walk_balance(ties) == pytest.approx(wanted)


def test_the_first_camp_is_that_of_the_busiest_and_so_in_each_part():
    ties = edges("z a -1", "z b -1", "z c 1", "p q -1")
    assert frustration(ties).camps == ({"z", "c", "p"}, {"a", "b", "q"})
    assert "z" in weak_balance(ties).camps[0]


def test_unbalanced_triangles_come_first_and_each_kind_is_told():
    ties = edges("a b 1", "a c 1", "b c 1", "a d -1", "b d -1", "c d 1")
    found = [("".join(one.nodes), one.kind, one.balanced) for one in triangles(ties)]
    assert found == [
        ("acd", "++-", False),
        ("bcd", "++-", False),
        ("abc", "+++", True),
        ("abd", "+--", True),
    ]
    assert {kind for _, kind, _ in found} < set(KINDS)


def test_triangles_are_those_of_a_search_by_hand():
    ties = near_balance(30, 180, 0.4)
    signs = {frozenset((a, b)): sign for a, b, sign in ties}
    nodes = sorted({end for a, b, _ in ties for end in (a, b)})
    wanted = [
        (three, tuple(signs[frozenset(two)] for two in combinations(three, 2)))
        for three in combinations(nodes, 3)
        if all(frozenset(two) in signs for two in combinations(three, 2))
    ]
    wanted.sort(key=lambda one: prod(one[1]))  # stable: the rest stays in the alphabet's order
    found = triangles(ties)
    assert [(one.nodes, one.signs) for one in found] == wanted
    assert [*found[3:9]] == [found[at] for at in range(3, 9)]
    assert found.balanced == sum(one.balanced for one in found)
    a, b, _ = ties[0]
    assert [*found.among(a, b)] == [one for one in found if {a, b} <= {*one.nodes}]
    assert not found.among(a, "nobody")


def test_no_ties_are_balanced():
    nothing = table([])
    assert frustration(nothing) == Frustration(0, 0, True, (frozenset(), frozenset()), ())
    assert weak_balance(nothing).camps == ()
    assert [*triangles(nothing)] == []
    assert (share_balanced(triangles(nothing)), normalised(0, 0), walk_balance(nothing)) == (
        None,
        1.0,
        1.0,
    )
    assert switchers(nothing) == (frozenset(), True)


@pytest.mark.parametrize(
    ("rows", "said"),
    [(["a b 0"], "a to b"), (["a b 2"], "a to b"), (["a a 1"], "a to a")]
    + [([first, second], "twice") for first in ("a b 1", "b a 1") for second in ("a b -1",)],
)
@pytest.mark.parametrize("ask", [frustration, weak_balance, triangles, walk_balance, switchers])
def test_what_is_no_signed_graph_is_refused(rows, said, ask):
    with pytest.raises(ValueError, match=said):
        ask(edges(*rows))


def test_the_order_and_the_direction_of_rows_do_not_matter():
    ties = near_balance(20, 60, 0.3)
    other = [(b, a, sign) for a, b, sign in random.Random(3).sample(ties, len(ties))]
    assert frustration(other) == frustration(ties)
    assert weak_balance(other) == weak_balance(ties)
    assert [*triangles(other)] == [*triangles(ties)]


def test_mixed_ties_and_mere_demands_have_no_sign_and_are_counted(small):
    rows = [
        {"type": "AID"},
        {"target": "USA", "type": "REQUEST"},
        {"actor": "USA", "type": "CONSULT"},
        {"actor": "USA", "type": "ACCUSE"},
        {"target": "hezbollah", "type": "ASSAULT"},
    ]
    found = edges_of(small(rows).relations.ties())
    assert found.edges == (("IRN", "VEN", 1), ("IRN", "hezbollah", -1))
    assert (found.mixed, found.demands) == (1, 1)


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("level", ["countries", "actors"])
def test_the_landed_data_have_exact_camps(data_sets, name, level):
    ties = data_sets[name].relations.ties(level)
    found = edges_of(ties)
    assert len(found.edges) + found.mixed + found.demands == len(ties)
    assert verified(frustration(found.edges, PATIENT), found.edges).optimal
    assert verified(weak_balance(found.edges, PATIENT), found.edges).optimal
    assert switchers(found.edges, PATIENT).known


# ---------------------------------------------------------------- over time

STEPS = {1872: 1, 1881: 1, 1882: 1, 1889: 1, 1890: 1, 1891: 1, 1903: 1, 1904: 1, 1906: 1, 1907: 0}


def test_europe_is_one_tie_from_balance_until_it_falls_into_two_camps(data_sets):
    europe = data_sets["europe"]
    moments = {
        moment.first.year: moment
        for moment in over_time(europe.relations, years(*europe.span), anchor="DEU")
    }
    assert list(moments) == list(range(1872, 1908))
    assert {year: moments[year].found.index for year in STEPS} == STEPS
    assert {moment.found.index for moment in moments.values() if moment.first.year < 1907} == {1}
    assert moments[1907].found.camps == (
        {"DEU", "austria-hungary", "ITA"},
        {"FRA", "GBR", "RUS"},
    )
    assert (moments[1907].ties, moments[1907].normalised) == (15, 1)
    assert moments[1872].normalised == pytest.approx(1 - 2 / 9)
    moved = [(change.moment.first.year, change.node) for change in changes(moments.values())]
    assert moved == [(1890, "GBR"), (1890, "RUS"), (1904, "GBR")]


def test_a_year_that_changes_nothing_turns_no_camps_round(small):
    rows = [
        {"date": "2001/2006"},
        {"actor": "USA", "target": "VEN", "type": "ACCUSE", "date": "2001/2003"},
        # From now on the other camp has the busiest node.
        {"actor": "USA", "target": "hezbollah", "date": "2004/2005"},
        {"actor": "USA", "target": "VEN", "type": "ACCUSE", "date": "2004/2005"},
        {"actor": "USA", "target": "IRN", "type": "ACCUSE", "date": "2004/2005"},
        {"actor": "USA", "target": "VEN", "type": "AID", "date": "2006"},
    ]
    relations = small(rows).relations
    span = date(2001, 5, 1), date(2007, 2, 1)
    moments = list(over_time(relations, years(*span), anchor="IRN"))
    first = moments[0].found.camps
    assert [moment.first.year for moment in moments] == list(range(2001, 2008))
    assert [moment.found.camps for moment in moments[:3]] == [first] * 3
    assert moments[3].found.camps == (first[0], first[1] | {"hezbollah"}) or moments[
        3
    ].found.camps == (first[0] | {"hezbollah"}, first[1])
    assert [(one.moment.first.year, one.node) for one in changes(moments)] == [(2006, "USA")]
    assert moments[-1].ties == 0


def test_the_anchor_stays_where_it_is(data_sets):
    chronology = data_sets["chronology"]
    moments = list(
        over_time(chronology.relations, years(*chronology.span), anchor="IRN", time_limit=PATIENT)
    )
    assert len(moments) == 67
    assert all(moment.found.optimal for moment in moments)
    assert not [change for change in changes(moments) if change.node == "IRN"]
    for moment in moments:
        assert "IRN" not in moment.found.camps[1]
        window = frustration(edges_between(chronology, moment), PATIENT)
        assert window.index == moment.found.index


def edges_between(data_set, moment):
    within = InMemory(
        one
        for one in data_set.relations
        if one.latest >= moment.first and one.earliest <= moment.last
    )
    return edges_of(within.ties()).edges


def test_a_node_without_a_chain_of_ties_to_the_anchor_is_apart(small):
    rows = [
        {"date": "2001/2003"},
        {"actor": "USA", "target": "hezbollah", "type": "ACCUSE", "date": "2001/2002"},
        {"actor": "USA", "target": "IRN", "type": "ACCUSE", "date": "2003"},
        {"actor": "USA", "target": "hezbollah", "date": "2003"},
    ]
    span = date(2001, 1, 1), date(2004, 1, 1)
    moments = list(over_time(small(rows).relations, years(*span), anchor="IRN"))
    apart = [set(moment.unconnected) for moment in moments]
    assert apart == [{"USA", "hezbollah"}, {"USA", "hezbollah"}, set(), set()]
    assert changes(moments) == []  # nobody could tell where these two stood before


@pytest.mark.parametrize(
    ("breadth", "wanted"),
    [
        (
            1,
            [
                ("2001-05-01", "2001-12-31"),
                ("2002-01-01", "2002-12-31"),
                ("2003-01-01", "2003-02-01"),
            ],
        ),
        (
            2,
            [
                ("2001-05-01", "2001-12-31"),
                ("2001-05-01", "2002-12-31"),
                ("2002-01-01", "2003-02-01"),
            ],
        ),
        (
            0,
            [
                ("2001-05-01", "2001-12-31"),
                ("2001-05-01", "2002-12-31"),
                ("2001-05-01", "2003-02-01"),
            ],
        ),
    ],
)
def test_a_window_ends_with_each_year_and_is_so_many_years_long(breadth, wanted):
    found = years(date(2001, 5, 1), date(2003, 2, 1), breadth)
    assert [(first.isoformat(), last.isoformat()) for first, last in found] == wanted
    assert years(date(1, 1, 1), date(3, 1, 1), 5)[0][0] == date(1, 1, 1)


# ---------------------------------------------------------------- what if, and what two share


@given(graphs(most=8), st.randoms(use_true_random=False))
def test_what_is_supposed_holds_and_nothing_else_changes(ties, chance):
    signs = {f"{a}~{b}": s for a, b, s in ties}
    chosen = {tie: chance.choice((1, -1, 0)) for tie in signs if chance.random() < 0.4}
    found = suppose(ties, chosen)
    said = {f"{a}~{b}": s for a, b, s in found}
    assert said == {tie: sign for tie, sign in (signs | chosen).items() if sign}


def test_to_suppose_the_ties_in_tension_otherwise_brings_balance(chronology):
    ties = edges_of(chronology.relations.ties()).edges
    before = frustration(ties)
    assert before.index > 1
    signs = {(a, b): s for a, b, s in ties}
    turned = {f"{a}~{b}": -signs[a, b] for a, b in before.frustrated}
    gone = dict.fromkeys(turned, 0)
    assert [frustration(suppose(ties, some)).index for some in (turned, gone, {})] == [
        0,
        0,
        before.index,
    ]


@given(graphs(most=8))
def test_common_friends_and_foes_are_those_that_both_agree_on(ties):
    sign = {}
    for a, b, s in ties:
        sign[a, b] = sign[b, a] = s
    nodes = sorted({end for pair in sign for end in pair})
    for one, other in combinations(nodes, 2):
        found = common(ties, one, other)
        for node in nodes:
            both = (sign.get((one, node)), sign.get((other, node)))
            wanted = {(1, 1): found.friends, (-1, -1): found.foes}
            wanted |= {(1, -1): found.divided, (-1, 1): found.divided}
            for kind in (found.friends, found.foes, found.divided):
                assert (node in kind) == (kind is wanted.get(both)), (node, both)


# ---------------------------------------------------------------- against published values


def read(name):
    with (SHARED / "data" / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@needs_source
def test_the_highland_tribes_are_as_published():
    """Read (1954); values of Harary and Kabell, Davis, Aref and Wilson, Estrada and Benzi."""
    ties = table(
        (row["source"], row["target"], int(row["sign"])) for row in read("highland_tribes.csv")
    )
    found = verified(frustration(ties, PATIENT), ties)
    assert (found.index, found.optimal) == (7, True)
    assert normalised(found.index, len(ties)) == pytest.approx(0.7586207, abs=5e-8)
    around = triangles(ties)
    assert (around.balanced, len(around)) == (59, 68)
    assert share_balanced(around) == pytest.approx(59 / 68)
    assert walk_balance(ties) == pytest.approx(0.3575761, abs=5e-8)
    weak = verified(weak_balance(ties, PATIENT), ties)
    assert (weak.index, weak.optimal, len(weak.camps)) == (2, True, 3)


YEARS = {"1872-81": range(1872, 1882), "1882": range(1882, 1890), "1890": range(1890, 1891)}
YEARS |= {"1891-94": range(1891, 1904), "1904": range(1904, 1907), "1907": range(1907, 1908)}
POWERS = {
    "Austria-Hungary": "austria-hungary",
    "France": "FRA",
    "Germany": "DEU",
    "Great Britain": "GBR",
    "Italy": "ITA",
    "Russia": "RUS",
}


@needs_source
def test_europe_is_as_drawn_in_every_year_of_every_step(data_sets):
    europe = data_sets["europe"]
    drawn = {}
    for row in read("ww1_1872_1907.csv"):
        pair = tuple(sorted((POWERS[row["source"]], POWERS[row["target"]])))
        drawn.setdefault(row["period"].split()[0], set()).add((*pair, int(row["sign"])))
    assert drawn.keys() == YEARS.keys()
    for moment in over_time(europe.relations, years(*europe.span)):
        (step,) = [step for step, own in YEARS.items() if moment.first.year in own]
        coded = edges_between(europe, moment)
        assert set(coded) == drawn[step]


# ---------------------------------------------------------------- what it costs

SCRIPT = """
import json, sys
from pathlib import Path
from data.balance.edges import edges_of
from data.balance.frustration import frustration, switchers
from data.balance.triangles import triangles
from data.load import load
for name in sys.argv[1:]:
    edges = edges_of(load(Path("data") / name).relations.ties()).edges
    frustration(edges), switchers(edges), triangles(edges)
print(json.dumps(sorted({"scipy", "networkx"} & set(sys.modules))))
"""


def test_the_camps_of_the_states_are_found_without_loading_scipy():
    answer = subprocess.run(
        [sys.executable, "-c", SCRIPT, *LANDED],
        capture_output=True,
        text=True,
        check=True,
        cwd=app.ROOT,
        timeout=60,
    )
    assert json.loads(answer.stdout) == []
