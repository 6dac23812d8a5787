"""The flat map: where places fall on it, and the meridian that stands in its middle."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.drawing.projection import (
    MIDDLE,
    WIDTH,
    edge,
    latitude,
    middle_of,
    project,
    unproject,
    unrolled,
    wrapped,
)

LONGITUDES = st.integers(-18_000, 18_000).map(lambda degrees: degrees / 100)
LATITUDES = st.integers(-9_000, 9_000).map(lambda degrees: degrees / 100)


def test_the_projection_is_symmetric_and_grows():
    grid = np.array([(MIDDLE + lon, lat) for lon in (-80.0, 80.0) for lat in (-60.0, 0.0, 60.0)])
    flat = project(grid)
    assert flat[:3, 0] == pytest.approx(-flat[3:, 0])
    assert flat[0, 1] == pytest.approx(-flat[2, 1])
    assert flat[0, 1] < flat[1, 1] == 0 < flat[2, 1]


def test_the_map_is_as_wide_as_its_edge():
    assert np.ptp(edge()[:, 0]) == pytest.approx(WIDTH)


@given(LONGITUDES, LATITUDES, LONGITUDES)
def test_a_place_is_found_again_where_it_was_drawn(lon, lat, middle):
    (found,) = unproject(project(np.array([(lon, lat)]), middle), middle)
    assert float(wrapped(found[0], lon)) == pytest.approx(0, abs=1e-6)
    assert found[1] == pytest.approx(lat, abs=1e-6)


def test_no_latitude_lies_beyond_a_pole():
    assert latitude(np.array([-9.0, 0.0, 9.0])) == pytest.approx([-90, 0, 90])


@pytest.mark.parametrize(
    ("longitudes", "middle"),
    [
        ([-97, 138], -159.5),
        ([-71, 174], -128.5),
        ([178, -172], -177),
        ([-100, 53], -23.5),
        ([10], 10),
        ([], MIDDLE),
    ],
    ids=["USA–Japan", "Chile–New Zealand", "Fiji–Samoa", "the Atlantic", "one place", "none"],
)
def test_the_map_is_cut_where_nothing_is(longitudes, middle):
    assert middle_of(longitudes) == pytest.approx(middle)


@given(st.lists(LONGITUDES, min_size=1, max_size=6))
def test_all_places_lie_as_near_to_the_middle_as_they_can(longitudes):
    reach = np.abs(wrapped(np.array(longitudes), middle_of(longitudes))).max()
    around = [np.abs(wrapped(np.array(longitudes), middle)).max() for middle in range(-180, 180, 5)]
    assert reach <= min(around) + 1e-6


def test_an_outline_over_the_edge_is_seen_on_both_sides():
    ring = np.array([(-175.0, 60.0), (-165.0, 60.0), (-165.0, 66.0), (-175.0, 66.0)])
    parts = unrolled(ring)
    assert len(parts) == 2
    assert sorted(round(float(part[:, 0].mean())) for part in parts) == [-2, 2]
