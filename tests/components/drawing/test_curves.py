"""Curves between nodes: how they bend, what they keep off, where they begin and end."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.drawing.curves import SAMPLES, bow, clear_bow, intrusions, quadratic, shorten

NUMBER = st.floats(-200, 200).map(lambda value: round(value, 1))
SPOT = st.tuples(NUMBER, NUMBER)


@given(SPOT, SPOT, SPOT)
def test_a_curve_begins_and_ends_at_its_ends(start, control, end):
    curve = quadratic(start, control, end)
    assert curve.shape == (SAMPLES, 2)
    assert np.allclose(curve[[0, -1]], [start, end])


def test_a_bow_reaches_half_its_bend_in_the_middle():
    curve = bow((0, 0), (100, 0), 0.4)
    assert curve[SAMPLES // 2].tolist() == pytest.approx([50, 20])
    assert bow((0, 0), (100, 0), 0)[:, 1].tolist() == [0] * SAMPLES


def test_a_line_that_would_pass_through_a_node_goes_around_it():
    dot = (50.0, 0.0, 8.0)
    assert intrusions(bow((0, 0), (100, 0), 0)[None], [dot]) > 8
    assert intrusions(clear_bow((0, 0), (100, 0), [dot])[None], [dot]) == 0
    assert intrusions(bow((0, 0), (100, 0), 0)[None], []) == 0


def test_a_line_ends_at_the_edge_of_its_nodes():
    curve = shorten(bow((0, 0), (100, 0), 0), 10, 5)
    assert curve[[0, -1]].tolist() == pytest.approx(np.array([[10, 0], [95, 0]]))
    short = bow((0, 0), (8, 0), 0)
    assert np.array_equal(shorten(short, 10, 10), short)
