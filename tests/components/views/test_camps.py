"""The camps: friends on one side, foes on the other, and what does not fit in plain sight."""

import itertools
import math

import numpy as np
import pytest

from components.views import camps, diagram
from data.model import pair
from tests.landed import LANDED

QUERIES = [
    f"?view=camps&data={name}{more}"
    for name in LANDED
    for more in ("", "&level=actors", "&status=reported", "&to=2008")
]


def camp_of(scene):
    return {node: at for at, camp in enumerate(scene.camps.frustration.camps) for node in camp}


@pytest.mark.parametrize("query", QUERIES)
def test_only_ties_in_tension_do_not_fit_the_camps(scene, query):
    drawn = scene(query)
    sides = camp_of(drawn)
    misfits = {
        tie.tie
        for tie in drawn.results.ties
        if tie.character in ("cooperation", "conflict")
        and (sides[tie.a] == sides[tie.b]) != (tie.character == "cooperation")
    }
    assert misfits == {pair(a, b) for a, b in drawn.camps.frustration.frustrated}


@pytest.mark.parametrize("query", QUERIES)
def test_the_ties_in_tension_have_a_band_and_no_others(scene, query):
    drawn = scene(query)
    bands = [
        t for t in camps.figure(drawn)["data"] if t.get("line", {}).get("width") == diagram.HALO
    ]
    shown = {tie for trace in bands for tie in trace["customdata"] if tie}
    tense = {pair(a, b) for a, b in drawn.camps.frustration.frustrated}
    assert shown == tense & drawn.style.density.drawn  # of many ties not all have a line


@pytest.mark.parametrize("compact", [False, True], ids=["wide", "compact"])
@pytest.mark.parametrize("query", QUERIES)
def test_the_camps_face_each_other(scene, query, compact):
    drawn = scene(query, compact=compact)
    at = camps.places(drawn)
    assert at.keys() == set(drawn.results.nodes)
    sides = camp_of(drawn)
    middle = (diagram.HEIGHT if compact else diagram.WIDTH) / 2
    for node, side in sides.items():
        assert (at[node][0] < middle) == (side == 0), node
    assert drawn.results.perspective not in drawn.camps.frustration.camps[1]


@pytest.mark.parametrize("query", [query for query in QUERIES if "level" not in query])
def test_no_node_lies_on_another(scene, query):
    drawn = scene(query)
    at = camps.places(drawn)
    for one, other in itertools.combinations(at, 2):
        touching = (diagram.size(drawn, one) + diagram.size(drawn, other)) / 2
        assert math.dist(at[one], at[other]) > touching * 0.9, (one, other)


def test_equal_selections_have_equal_camps(scene):
    query = "?data=chronology&view=camps&from=2005"
    assert camps.places(scene(query)) == camps.places(scene(query + "&theme=dark&lang=fa"))


def test_a_selection_without_ties_has_no_camps(scene):
    drawn = scene("?view=camps&types=none")
    assert camps.places(drawn) == {}
    assert camps.figure(drawn)["data"]


@pytest.mark.parametrize("query", ["?story=1&step=12", "?view=camps"])
def test_no_sign_lies_on_a_dot_on_the_wall(scene, query):
    """Short ties between large dots: the signs that have elsewhere to go leave them their room."""
    traces = camps.figure(scene(query, presented=True))["data"]
    [signs] = [trace for trace in traces if trace["mode"] == "markers+text"]
    dots = traces[-1]
    places = zip(dots["x"], dots["y"], dots["marker"]["size"], strict=True)
    spots = np.array([*zip(signs["x"], signs["y"], strict=True)])
    for x, y, size in places:
        apart = np.hypot(*(spots - (x, y)).T) - (size + signs["marker"]["size"]) / 2
        assert apart.min() > -1
