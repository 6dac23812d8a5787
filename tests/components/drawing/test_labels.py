"""Glyphs on their lines: each where there is room for it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.drawing.curves import bow
from components.drawing.labels import (
    ALONG,
    NEAR,
    Label,
    apart,
    overlaps,
    ride,
)

NUMBER = st.floats(-200, 200).map(lambda value: round(value, 1))
SPOT = st.tuples(NUMBER, NUMBER)


def test_a_glyph_rides_in_the_middle_of_a_line_that_is_free():
    curve = bow((0, 0), (160, 0), 0)
    assert ride([curve], []) == [8]


def test_a_glyph_rides_off_a_name():
    curve = bow((0, 0), (160, 0), 0)
    (index,) = ride([curve], [], NEAR, [(60, -10, 100, 10)])
    assert curve[index, 0] <= 60 - NEAR / 2 or curve[index, 0] >= 100 + NEAR / 2


def test_a_glyph_that_has_no_room_stays_where_it_was():
    curve = bow((0, 0), (160, 0), 0)
    assert ride([curve], [], NEAR, [(-10, -10, 170, 10)]) == [8]


@pytest.mark.parametrize(("near", "apart"), [(10.0, 0.0), (28.0, 28.0)])
def test_larger_glyphs_ride_further_apart(near, apart):
    curves = [bow((0, y), (400, y), 0) for y in (0, 12)]
    first, second = (curve[at] for curve, at in zip(curves, ride(curves, [], near), strict=True))
    assert np.hypot(*(first - second)) >= max(near, apart)


@given(st.lists(st.tuples(SPOT, SPOT), min_size=1, max_size=6), st.lists(SPOT, max_size=5))
def test_a_glyph_covers_a_name_only_where_nothing_else_is_free(ends, points):
    curves = [bow(start, end, 0.1) for start, end in ends]
    names = [Label(point, ("a name",), 8).box(12, "middle right") for point in points]
    chosen = ride(curves, [], NEAR, names)
    grown = np.array(names).reshape(-1, 4) + np.array([-1, -1, 1, 1]) * NEAR / 2
    at = [curve[index] for curve, index in zip(curves, chosen, strict=True)]
    for number, (curve, spot) in enumerate(zip(curves, at, strict=True)):
        if not overlaps(np.array([[*spot, *spot]]), grown).any():
            continue
        others = np.array(at[:number] + at[number + 1 :]).reshape(-1, 2)
        for share in ALONG:
            other = curve[round(share * (len(curve) - 1))]
            free = not overlaps(np.array([[*other, *other]]), grown).any()
            # What is free of names lies on another glyph.
            assert not free or np.hypot(*(others - other).T).min() < NEAR


@pytest.mark.parametrize("radius", [5.0, 10.0])
def test_a_glyph_lies_on_another_one_rather_than_on_a_dot(radius):
    """The longer of two lines between the same places gives way to the shorter."""
    reach = 13.0
    ends = [(0.0, 0.0), (0.0, 52.0)]
    dots = [(*end, radius) for end in ends]
    curves = [bow(*ends, bend) for bend in (0.4, 0.1)]
    at = [c[i] for c, i in zip(curves, ride(curves, dots, 2 * reach + 2), strict=True)]
    for x, y, _ in dots:
        assert min(np.hypot(*(spot - (x, y))) for spot in at) >= radius + reach


def test_names_along_an_axis_stand_apart_within_it():
    assert apart([5.0, 1.0], 2.0, 10.0) == [5.0, 1.0]
    assert apart([9.9, 9.5, 9.0], 3.0, 10.0) == [8.5, 5.5, 2.5]
    assert apart([0.1, 0.2, 0.3], 3.0, 10.0) == [1.5, 4.5, 7.5]
    assert apart([], 3.0, 10.0) == []
