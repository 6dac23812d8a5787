"""What a picture is fitted to: boxes that hold their places, on a map, a globe and a plane."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.drawing.arcs import sphere
from components.drawing.extent import NORTH, SOUTH, of_globe, of_map, of_plane, world
from components.drawing.projection import WIDTH, project

PLACES = st.lists(
    st.tuples(st.floats(-180, 180), st.floats(SOUTH + 1, NORTH - 1)), min_size=1, max_size=6
)


@given(PLACES)
def test_a_part_of_the_map_holds_its_places(places):
    part = of_map(places)
    assert part.wide <= 1 + 1e-9
    middle = project(np.array([(part.x, part.y)]), part.x)[0]
    x, y = (project(np.array(places), part.x) - middle).T
    assert np.abs(x).max() <= part.wide / 2 * WIDTH + 1e-6
    assert np.abs(y).max() <= part.high / 2 * WIDTH + 1e-6


def test_places_on_both_sides_of_the_pacific_are_seen_across_it():
    part = of_map([(-98.6, 39.8), (138.0, 36.0)])
    assert part.x == pytest.approx(-160.3, abs=1)
    assert part.wide < 0.4


def test_places_all_around_are_seen_on_the_map_of_the_world_with_russia_whole():
    part = of_map([(lon, 0.0) for lon in range(-180, 180, 40)])
    assert part == world()
    assert part.x == 11
    assert part.wide == 1


def test_lines_that_rise_over_their_places_are_held_too():
    flat = of_map([(-60, 10), (50, 10)])
    bowed = of_map([(-60, 10), (50, 10)], [np.array([(-60, 10), (0, 50), (50, 10)])])
    assert bowed.high > flat.high + 0.05
    assert bowed.y > flat.y


@given(PLACES)
def test_a_part_of_the_globe_holds_its_places(places):
    part = of_globe(places)
    assert 0 <= part.wide <= 1
    middle = sphere(np.array([(part.x, part.y)]))[0]
    nearest = (sphere(np.array(places)) @ middle).min()
    if part.wide < 1:
        assert np.sqrt(max(0, 1 - nearest**2)) <= part.wide + 1e-6


def test_a_part_of_a_plane_is_in_shares_of_it():
    whole = (-50.0, -50.0, 350.0, 150.0)
    assert of_plane([], whole) == (0.5, 0.5, 1.0, 0.5)
    assert of_plane([(50, 100), (150, 50)], whole) == (0.375, 0.375, 0.25, 0.125)
