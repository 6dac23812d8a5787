"""Positions: equal in every process, free of overlaps, friends near and foes far."""

import itertools
import json
import os
import random
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

import app
from components.views import diagram, network
from data import positions as graph
from data.load import load
from data.model import LEVELS
from data.reading.problems import InvalidData
from tests.conftest import write_data_set
from tests.landed import LANDED

SCRIPT = """
import json, sys
from pathlib import Path
from data import positions as graph
from data.load import load
data_set = load(Path("data") / sys.argv[1])
ties = data_set.relations.ties()
nodes = {end for tie in ties for end in (tie.a, tie.b)}
found = graph.layout(ties, graph.sizes(data_set, nodes))
print(json.dumps([found, graph.camp_order(ties)]))
"""
BOTH = [(name, level) for name in LANDED for level in ("countries", "actors")]


def in_another_process(name, seed):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(app.ROOT)}
    answer = subprocess.run(
        [sys.executable, "-c", SCRIPT, name],
        capture_output=True,
        text=True,
        check=True,
        cwd=app.ROOT,
        env=environment,
        timeout=60,
    )
    return json.loads(answer.stdout)


def shuffled(ties, seed):
    return tuple(random.Random(seed).sample(ties, len(ties)))


def ends(ties):
    return {end for tie in ties for end in (tie.a, tie.b)}


@pytest.mark.parametrize("name", LANDED)
def test_two_processes_agree_on_positions_and_order(name):
    assert in_another_process(name, "1") == in_another_process(name, "2")


def test_the_order_of_relations_moves_no_node(article):
    ties = article.relations.ties()
    boxes = graph.sizes(article, ends(ties))
    assert graph.layout(ties, boxes) == graph.layout(shuffled(ties, 3), boxes)


@pytest.mark.parametrize(("name", "level"), BOTH)
def test_every_node_with_a_tie_has_a_stored_place_on_the_plane(data_sets, layouts, name, level):
    ties = data_sets[name].relations.ties(level)
    stored = graph.Positions(data_sets[name])[level]
    read = (app.ROOT / "data" / name / "positions.csv").read_text(encoding="utf-8")
    for node in ends(ties):
        assert f"{level},{node}," in read
        x, y = stored[node]
        assert 0 <= x <= graph.WIDTH
        assert 0 <= y <= graph.HEIGHT


def test_no_node_is_placed_before_it_is_asked_for(data_sets, monkeypatch):
    asked, layout = [], graph.layout
    monkeypatch.setattr(graph, "layout", lambda *given: asked.append(1) or layout(*given))
    places = graph.Positions(replace(data_sets["europe"], positions={}))
    assert [*places] == [*LEVELS]
    assert asked == []
    first = places[LEVELS[0]]
    assert places[LEVELS[0]] is first
    assert asked == [1]
    with pytest.raises(KeyError):
        places["nowhere"]


@pytest.mark.parametrize("name", LANDED)
def test_computing_the_places_again_gives_the_stored_ones(data_sets, layouts, name):
    """Every processor adds up in its own order, and in a crowd one push leads to another: nodes
    may end beside their places, but each stays in its part of the picture."""
    again = graph.Positions(replace(data_sets[name], positions={}))
    for level, places in layouts[name].items():
        assert again[level].keys() == places.keys()
        stored, found = ([of[node] for node in sorted(places)] for of in (places, again[level]))
        assert np.corrcoef(np.ravel(stored), np.ravel(found))[0, 1] > 0.9


@pytest.mark.parametrize("name", LANDED)
def test_no_state_and_its_label_lie_on_another(data_sets, layouts, name):
    places = layouts[name]["countries"]
    boxes = graph.sizes(data_sets[name], set(places))
    assert [
        (one, other)
        for one, other in itertools.combinations(sorted(places), 2)
        if all(
            abs(places[one][i] - places[other][i]) < (boxes[one][i] + boxes[other][i]) / 2 - 0.2
            for i in (0, 1)
        )
    ] == []


@pytest.mark.parametrize(("name", "level"), BOTH)
@pytest.mark.parametrize("compact", [False, True], ids=["wide", "compact"])
def test_no_dot_of_the_network_hides_another(scene, name, level, compact):
    drawn = scene(f"?data={name}&level={level}&view=network", compact=compact)
    places = network.spots(drawn)
    hidden = [
        (one, other)
        for one, other in itertools.combinations(places, 2)
        if np.hypot(*np.subtract(places[one], places[other]))
        < (diagram.size(drawn, one) + diagram.size(drawn, other)) / 2
    ]
    assert hidden == []


@pytest.mark.parametrize(("name", "level"), BOTH)
def test_friends_stand_nearer_than_foes(data_sets, layouts, name, level):
    ties = data_sets[name].relations.ties(level)
    at = layouts[name][level]
    friends, foes = (
        np.mean([np.hypot(*np.subtract(at[t.a], at[t.b])) for t in ties if t.character == kind])
        for kind in ("cooperation", "conflict")
    )
    assert friends * 1.5 < foes


def test_a_filter_moves_no_node(scene):
    every, some = scene("?view=network"), scene("?view=network&types=aid,cooperate")
    assert 0 < len(some.results.nodes) < len(every.results.nodes)
    assert network.spots(some).items() <= network.spots(every).items()


def test_two_nodes_and_none_have_a_place_too(small):
    pair = small([{}])
    places = graph.Positions(pair)["countries"]
    assert len(places) == 2
    assert places["IRN"] != places["VEN"]
    assert graph.layout((), {}) == {}


def test_a_part_without_a_tie_to_the_rest_does_not_drift_off(small):
    apart = small(
        [{}, {"actor": "VEN", "target": "USA", "type": "ACCUSE"}, {"actor": "x", "target": "y"}],
        actors=(
            *(
                {"actor_id": c, "name": c, "country": c, "stands_for": c}
                for c in ("IRN", "VEN", "USA")
            ),
            *(
                {"actor_id": n, "name": n, "country": "BRA", "stands_for": n, "kind": "group"}
                for n in ("x", "y")
            ),
        ),
    )
    places = graph.Positions(apart)["countries"]
    assert len(places) == 5
    assert all(0 <= x <= graph.WIDTH and 0 <= y <= graph.HEIGHT for x, y in places.values())


# ---------------------------------------------------------------- the order of the matrix


@pytest.mark.parametrize(("name", "level"), BOTH)
def test_the_order_of_camps_does_not_depend_on_the_order_of_ties(data_sets, name, level):
    ties = data_sets[name].relations.ties(level)
    order = graph.camp_order(ties)
    assert sorted(order) == sorted(ends(ties))
    for seed in range(5):
        assert graph.camp_order(shuffled(ties, seed)) == order


@pytest.mark.parametrize("name", ["article", "chronology"])
def test_iran_and_venezuela_share_a_camp_and_washington_has_the_other(data_sets, name):
    ties = data_sets[name].relations.ties()
    sign = {tie.tie: tie.alignment for tie in ties}
    assert sign["IRN~VEN"] > 0 > max(sign["IRN~USA"], sign["USA~VEN"])
    order = graph.camp_order(ties)
    at = {node: place / (len(order) - 1) for place, node in enumerate(order)}
    assert abs(order.index("IRN") - order.index("VEN")) == 1
    assert max(at["IRN"], at["VEN"]) < 0.25
    assert at["USA"] > 0.75


def test_two_camps_at_war_are_told_apart(small):
    war = small(
        [
            {"actor": a, "target": b, "type": kind}
            for a, b, kind in (
                ("IRN", "VEN", "AID"),
                ("USA", "hezbollah", "AID"),
                ("IRN", "USA", "ASSAULT"),
                ("VEN", "hezbollah", "ASSAULT"),
                ("IRN", "hezbollah", "ASSAULT"),
            )
        ]
    )
    order = graph.camp_order(war.relations.ties())
    assert {frozenset(order[:2]), frozenset(order[2:])} == {
        frozenset({"IRN", "VEN"}),
        frozenset({"USA", "hezbollah"}),
    }


def test_no_ties_have_no_order():
    assert graph.camp_order(()) == []


BROKEN = [
    ("level,node,x,y\ncountries,IRN,here,3\n", 2, "x", "pixels from 0 to 760"),
    ("level,node,x,y\ncountries,IRN,nan,3\n", 2, "x", "pixels from 0 to 760"),
    ("level,node,x,y\ncountries,IRN,1,9999\n", 2, "y", "pixels from 0 to 420"),
    ("level,node,x,y\nplanets,IRN,1,2\n", 2, "level", "one of actors, countries"),
    ("level,node,x,y\nactors,IRN,1,2\ncountries,IRN,1,2\nactors,IRN,3,4\n", 4, "node", "line 2"),
    ("level,node,x\nactors,IRN,1\n", 1, "y", "this column"),
    ("level;node;x;y\nactors;IRN;1;2\n", 1, "file", "commas between the cells"),
]


@pytest.mark.parametrize(("written", "line", "column", "wanted"), BROKEN)
def test_stored_places_that_cannot_be_read(small, tmp_path, written, line, column, wanted):
    folder = write_data_set(tmp_path / "small", [{}])
    (folder / "positions.csv").write_text(written)
    with pytest.raises(InvalidData) as refused:
        load(folder)
    (problem,) = refused.value.problems
    assert (problem.file, problem.line, problem.column) == ("positions.csv", line, column)
    assert wanted in problem.wanted
    assert problem.folder == "small"
