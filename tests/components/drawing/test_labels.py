"""Labels and glyphs on a picture: each where there is room for it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.drawing.curves import bow
from components.drawing.labels import (
    ALONG,
    NEAR,
    SIDES,
    Label,
    Sizes,
    lay_out,
    overlaps,
    ride,
    shared,
)

FRAME = (-500.0, -500.0, 500.0, 500.0)
NOWHERE = np.empty((0, 2))
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
        others = np.array(at[:number]).reshape(-1, 2)
        for share in ALONG:
            other = curve[round(share * (len(curve) - 1))]
            free = not overlaps(np.array([[*other, *other]]), grown).any()
            # What is free of names lies on a glyph that came before.
            assert not free or np.hypot(*(others - other).T).min() < NEAR


def test_a_name_touches_another_a_little_rather_than_covers_it():
    # Three names in a row, too near each other for all to stand beside their dots.
    labels = [Label((x, 0), ("Venezuela",), 8) for x in (0, 30, 60)]
    sides, along = lay_out(labels, [], np.array([[0, 0], [30, 0], [60, 0]]), FRAME, Sizes(12, NEAR))
    boxes = np.array([label.box(12, side) for label, side in zip(labels, sides, strict=True)])
    covered = shared(boxes, boxes) - np.eye(3)
    assert covered.max() == 0, sides
    assert along == []


def test_what_two_boxes_share_is_a_share_of_the_first():
    found = shared(np.array([[0.0, 0, 10, 10]]), np.array([[5.0, 0, 25, 10], [10, 10, 20, 20]]))
    assert found.tolist() == [[0.5, 0.0]]


def test_nothing_is_laid_out_of_nothing():
    assert lay_out([], [], NOWHERE, FRAME, Sizes(12, NEAR)) == ([], [])


@given(st.lists(SPOT, min_size=1, max_size=6, unique=True))
def test_every_label_has_a_side_and_every_line_a_glyph(points):
    labels = [Label(point, ("Iran",), 6) for point in points]
    curves = [bow(point, (0, 0), 0.1) for point in points]
    sides, along = lay_out(labels, curves, np.array(points), FRAME, Sizes(13, NEAR))
    assert len(sides) == len(along) == len(points)
    assert set(sides) <= set(SIDES)
