"""The flat map: arcs that stay on it, and the direction in which they end."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.drawing.arcs import arc, turn
from components.drawing.projection import MIDDLE, WORLD, project, to_frame

PLACES = st.tuples(st.integers(-18_000, 18_000), st.integers(-9_000, 9_000)).map(
    lambda point: (point[0] / 100, point[1] / 100)
)
LEFT, RIGHT = MIDDLE - 180, MIDDLE + 180
NORTH, SOUTH = WORLD.ceiling, WORLD.floor


@given(PLACES, PLACES)
def test_an_arc_stays_on_the_map(start, end):
    curve = arc(start, end)
    lon, lat = curve[:, 0], curve[:, 1]
    assert lon.min() >= LEFT
    assert lon.max() <= RIGHT
    assert lat.max() <= max(NORTH, start[1], end[1]) + 0.01
    assert lat.min() >= min(SOUTH, start[1], end[1]) - 0.01


@given(PLACES, PLACES)
def test_an_arc_never_crosses_the_edge_of_the_map(start, end):
    steps = np.diff(arc(start, end)[:, 0])
    assert (steps >= -0.011).all() or (steps <= 0.011).all()
    assert np.abs(steps).max() < 180


@given(PLACES, PLACES)
def test_an_arc_ends_at_its_places(start, end):
    curve = arc(start, end)
    for point, place in ((curve[0], start), (curve[-1], end)):
        assert point[0] == pytest.approx(to_frame(place[0]) + LEFT, abs=0.006)
        assert (point[0] - place[0]) % 360 == pytest.approx(0, abs=0.006) or (
            point[0] - place[0]
        ) % 360 == pytest.approx(360, abs=0.006)
        assert point[1] == pytest.approx(place[1], abs=0.006)


@given(PLACES, PLACES)
def test_an_arc_is_the_same_from_both_ends(start, end):
    assert arc(start, end) == pytest.approx(arc(end, start)[::-1], abs=0.011)


@pytest.mark.parametrize(
    ("start", "end", "up"),
    [((-66.9, 10.5), (51.4, 35.7), True), ((-58.4, -34.6), (28.2, -25.7), False)],
    ids=["Caracas to Tehran", "Buenos Aires to Pretoria"],
)
def test_an_arc_bulges_towards_the_nearer_pole(start, end, up):
    curve = arc(start, end)
    middle, straight = curve[len(curve) // 2, 1], (start[1] + end[1]) / 2
    assert (middle > straight + 5) if up else (middle < straight - 5)


def test_washington_to_moscow_does_not_run_over_the_pole():
    curve = arc((-77.0, 38.9), (37.6, 55.8))
    assert curve[:, 1].max() < NORTH


@pytest.mark.parametrize(
    ("to", "degrees"),
    [
        ((0, 1), 0),
        ((1, 0), -90),
        ((0, -1), 180),
        ((-1, 0), 90),
        ((1, 1), -41),
        ((1, -1), -139),
        ((-1, -1), 139),
        ((-1, 1), 41),
    ],
)
def test_a_head_turns_anticlockwise_from_north_in_the_middle_of_the_map(to, degrees):
    end = np.array([(MIDDLE, 0.0), (MIDDLE + to[0], to[1])], dtype=float)
    assert (turn(end) - degrees + 1) % 360 <= 2


def test_a_head_points_along_the_arc_where_north_is_not_upright():
    end = np.array([(80.0, 60.0), (81.0, 60.0)])  # due east, far from the middle
    (x0, y0), (x1, y1) = project(end)
    north = (project(end[1:] + np.array([0.0, 0.5])) - project(end[1:]))[0]
    east = np.array([x1 - x0, y1 - y0]) / np.hypot(x1 - x0, y1 - y0)
    north /= np.hypot(*north)
    p = np.radians(turn(end))
    turned = np.cos(p) * np.array([1.0, 0.0]) + np.sin(p) * north  # as plotly.js reads an angle
    heading = np.array([-turned[1], turned[0]]) / np.hypot(*turned)
    assert heading @ east == pytest.approx(1, abs=0.001)


def test_the_projection_is_symmetric_and_grows():
    grid = np.array([(lon, lat) for lon in (-120.0, 80.0) for lat in (-60.0, 0.0, 60.0)])
    flat = project(grid)
    assert flat[:3, 0] == pytest.approx(-flat[3:, 0])
    assert flat[0, 1] == pytest.approx(-flat[2, 1])
    assert flat[0, 1] < flat[1, 1] == 0 < flat[2, 1]
