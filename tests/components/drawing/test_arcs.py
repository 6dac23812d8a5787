"""The lines of the map: the short way round, bowed by what they mean; on the globe straight."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from components.drawing.arcs import BENDS, TOP, arc, great_circle, sphere
from components.drawing.projection import project, wrapped

PLACES = st.tuples(st.integers(-18_000, 18_000), st.integers(-8_000, 8_000)).map(
    lambda point: (point[0] / 100, point[1] / 100)
)
CHARACTERS = st.sampled_from(sorted(BENDS))
PACIFIC = {
    "USA–Japan": ((-98.6, 39.8), (138.0, 36.0)),
    "Chile–New Zealand": ((-71.0, -35.0), (174.0, -41.0)),
    "Russia–USA": ((96.0, 62.0), (-98.6, 39.8)),
    "Fiji–Samoa": ((178.0, -18.0), (-172.1, -13.8)),
}


def apart(one, other):
    a, b = sphere(np.array([one, other]))
    return float(np.degrees(np.arccos(np.clip(a @ b, -1, 1))))


@given(PLACES, PLACES, CHARACTERS)
def test_a_line_ends_at_its_places_and_goes_the_short_way(start, end, character):
    curve = arc(start, end, character)
    for point, place in ((curve[0], start), (curve[-1], end)):
        assert float(wrapped(point[0], place[0])) == pytest.approx(0, abs=0.011)
        assert point[1] == pytest.approx(place[1], abs=0.011)
    assert abs(curve[-1, 0] - curve[0, 0]) <= 180.02


@given(PLACES, PLACES, CHARACTERS)
def test_a_line_is_whole_and_never_nearer_to_a_pole_than_its_ends_or_the_limit(one, other, kind):
    curve = arc(one, other, kind)
    assert np.isfinite(curve).all()
    limit = max(TOP, abs(one[1]), abs(other[1])) + 0.02
    assert np.abs(curve[:, 1]).max() <= limit


@given(PLACES, PLACES, CHARACTERS)
def test_a_line_is_the_same_from_both_ends(one, other, kind):
    assume(abs(abs(float(wrapped(one[0], other[0]))) - 180) > 0.1)
    there, back = arc(one, other, kind), arc(other, one, kind)[::-1]
    assert wrapped(there[:, 0] - back[:, 0]) == pytest.approx(0, abs=0.011)
    assert there[:, 1] == pytest.approx(back[:, 1], abs=0.011)


@pytest.mark.parametrize("name", PACIFIC)
def test_a_tie_across_the_pacific_crosses_it(name):
    start, end = PACIFIC[name]
    lon = arc(start, end, "conflict")[:, 0]
    steps = np.diff(lon)
    assert (np.sign(steps) == np.sign(steps[0])).all()
    assert abs(lon[-1] - lon[0]) < 170
    assert np.ptp(np.floor((lon + 180) / 360)) == 1  # it leaves at one edge, comes in at the other


@pytest.mark.parametrize(
    ("start", "end"),
    [((-66.9, 10.5), (51.4, 35.7)), ((51.4, 35.7), (-66.9, 10.5)), ((-60, -35), (28, -26))],
)
def test_conflict_bows_up_and_cooperation_down(start, end):
    flat = project(np.array([start, end]), 0.0)
    straight = flat[:, 1].mean()
    heights = {
        kind: project(arc(start, end, kind), 0.0)[8, 1] - straight
        for kind in ("conflict", "mixed", "cooperation")
    }
    assert heights["conflict"] > heights["mixed"] > heights["cooperation"]
    assert heights["conflict"] > 0.05
    assert heights["cooperation"] < -0.05


def test_of_steep_lines_conflict_bows_to_the_left():
    south, north = (-60.0, -30.0), (-62.0, 45.0)
    assert arc(south, north, "conflict")[8, 0] < -61 < arc(south, north, "cooperation")[8, 0]


@given(PLACES, PLACES)
def test_a_great_circle_is_the_shortest_way(start, end):
    curve = great_circle(start, end)
    legs = sum(apart(*leg) for leg in pairwise(curve))
    assert legs == pytest.approx(apart(start, end), abs=0.2)
    assert apart(curve[0], start) < 0.02
    assert apart(curve[-1], end) < 0.2


def test_places_opposite_each_other_have_a_way_too():
    assert np.isfinite(great_circle((0, 10), (180, -10))).all()
    assert np.isfinite(great_circle((30, 10), (30, 10))).all()


def test_where_the_way_over_the_map_is_hardly_longer_a_line_does_not_leave_it():
    china, usa, japan = (103.9, 36.6), (-99.1, 39.5), (138.0, 36.0)
    over = arc(china, usa, "conflict", facing=2.5)
    assert np.ptp(over[:, 0]) == pytest.approx(203, abs=0.1)
    assert np.ptp(arc(japan, usa, "conflict", facing=11)[:, 0]) == pytest.approx(122.9, abs=0.1)
    assert np.ptp(arc(china, usa, "conflict", facing=-178)[:, 0]) == pytest.approx(157, abs=0.1)
