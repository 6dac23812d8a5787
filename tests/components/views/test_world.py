"""The map: everything in the frame, heads that point, states in the colour of a perspective."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.drawing.arcs import arc
from components.drawing.projection import (
    NARROWEST,
    SHAPE,
    TALL,
    WORLD,
    project,
    to_frame,
    window_of,
)
from components.views import world
from tests.landed import LANDED


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("query", ["", "&types=none", "&level=actors"])
def test_the_frame_holds_every_node_and_never_moves(scene, name, query):
    whole = scene(f"?data={name}{query}")
    shown = world.window(whole)
    assert shown == world.window(scene(f"?data={name}"))
    assert WORLD.west <= shown.west < shown.east <= WORLD.east
    assert WORLD.south <= shown.south < shown.north <= WORLD.north
    for node in whole.results.nodes:
        lon, lat = whole.data_set.place(node)
        assert shown.west < to_frame(lon, shown.middle) + shown.middle - 180 < shown.east
        assert shown.south < lat < shown.north


@pytest.mark.parametrize("name", LANDED)
def test_every_arc_of_the_landed_data_is_in_the_picture(scene, name):
    drawn = scene(f"?data={name}")
    shown = world.window(drawn)
    for tie in drawn.results.ties:
        curve = arc(drawn.data_set.place(tie.a), drawn.data_set.place(tie.b), shown)
        assert shown.west < curve[:, 0].min()
        assert curve[:, 0].max() < shown.east
        assert shown.south < curve[:, 1].min()
        assert curve[:, 1].max() < shown.north


def test_places_near_each_other_are_seen_from_near_and_upright(scene):
    shown = world.window(scene("?data=europe"))
    assert shown.east - shown.west < NARROWEST / 2
    assert shown.middle == pytest.approx((shown.west + shown.east) / 2)
    assert shown.zoom > 2


@pytest.mark.parametrize("name", LANDED)
def test_the_map_is_as_wide_as_the_stage_on_which_it_is_shown(scene, name):
    for presented, shape in ((False, SHAPE), (True, world.FAR_SHAPE)):
        shown = world.window(scene(f"?data={name}", presented=presented))
        level = min(max(0.0, shown.south), shown.north)
        edges = [(shown.west, level), (shown.east - 0.01, level)]
        (left, _), (right, _) = project(np.array(edges), shown)
        (_, low), (_, high) = project(np.array([(0, shown.south), (0, shown.north)]), shown)
        assert right - left >= 0.99 * shape * (high - low) or shown.east - shown.west == 360


PLACES = st.tuples(st.floats(-180, 180), st.floats(-55, 76))


def test_the_map_of_the_world_is_as_high_as_a_stretch_of_the_equator():
    (west, low), (east, high) = project(np.array([(-95, WORLD.south), (-95 + TALL, WORLD.north)]))
    across = project(np.array([(-95.0, 0.0), (-95.0 + TALL, 0.0)]))[:, 0]
    assert high - low == pytest.approx(across[1] - across[0], rel=0.01), (west, east)


@given(st.lists(PLACES, max_size=5))
def test_a_window_holds_its_places_and_lies_on_the_map(places):
    shown = window_of(places)
    assert WORLD.west - 1e-6 <= shown.west < shown.east <= WORLD.east + 1e-6
    assert WORLD.south - 1e-6 <= shown.south < shown.north <= WORLD.north + 1e-6
    for lon, lat in places:
        across = to_frame(lon) + WORLD.west
        assert shown.west - 1e-6 <= across <= shown.east + 1e-6
        assert shown.south - 1e-6 <= lat <= shown.north + 1e-6


@pytest.mark.parametrize(
    "query", ["?types=none", "?types=none&tie=IRN~VEN", "?types=none&seen=none"]
)
@pytest.mark.parametrize("projection", ["flat", "globe"])
def test_nothing_selected_is_a_map_without_ties(scene, query, projection):
    figure = world.figure(scene(f"{query}&projection={projection}"))
    assert all(not trace.get("lon") for trace in figure["data"])
    assert figure["layout"]["geo"]["showland"]


def by_mode(figure, mode):
    return [t for t in figure["data"] if t["type"] == "scattergeo" and t["mode"] == mode]


def test_only_one_sided_ties_have_a_head_and_it_stands_at_who_is_acted_upon(scene):
    drawn = scene("?")
    heads = world.figure(drawn)["data"][0]
    one_sided = {tie.tie: tie for tie in drawn.results.ties if tie.one_sided}
    assert heads["marker"]["symbol"] == "arrow"
    assert sorted(heads["customdata"]) == sorted(one_sided)
    assert 0 < len(one_sided) < len(drawn.results.ties)
    for tie_id, lon, lat in zip(heads["customdata"], heads["lon"], heads["lat"], strict=True):
        target = drawn.data_set.place(one_sided[tie_id].target)
        assert (lon, lat) == pytest.approx(target, abs=0.01)


@pytest.mark.parametrize("name", LANDED)
def test_a_head_is_not_hidden_under_the_dot_it_points_to(scene, name):
    drawn = scene(f"?data={name}")
    heads = world.figure(drawn)["data"][0]
    sizes = {tie.tie: drawn.style.dot(tie.target) for tie in drawn.results.ties}
    standoffs = heads["marker"]["standoff"]
    if not isinstance(standoffs, list):
        standoffs = [standoffs] * len(heads["customdata"])
    for tie, standoff in zip(heads["customdata"], standoffs, strict=True):
        assert standoff >= sizes[tie] / 2, tie


def test_every_point_of_a_line_opens_its_tie(scene):
    for trace in by_mode(world.figure(scene("?data=chronology")), "lines"):
        assert (
            len(trace["lon"]) == len(trace["lat"]) == len(trace["customdata"]) == len(trace["text"])
        )
        for lon, tie, text in zip(trace["lon"], trace["customdata"], trace["text"], strict=True):
            assert (lon is None) == (tie is None) == (text is None)


def test_the_perspective_colours_the_states(scene):
    drawn = scene("?seen=USA")
    (states,) = [t for t in world.figure(drawn)["data"] if t["type"] == "choropleth"]
    level = dict(zip(states["locations"], states["z"], strict=True))
    assert level["USA"] == 2
    assert level["IRN"] == pytest.approx(drawn.results.alignments["IRN"])
    assert level["IRN"] < 0
    assert "hezbollah" not in level


def test_nobodys_perspective_colours_no_state(scene):
    (states,) = [t for t in world.figure(scene("?seen=none"))["data"] if t["type"] == "choropleth"]
    assert set(states["z"]) == {0.0}


def test_hezbollah_is_a_diamond_and_not_lebanon(scene):
    drawn = scene("?")
    (names,) = by_mode(world.figure(drawn), "markers+text")[-1:]
    symbol = dict(zip(names["customdata"], names["marker"]["symbol"], strict=True))
    assert symbol["hezbollah"] == "diamond"
    assert symbol["IRN"] == "circle"
    assert "LBN" not in symbol
