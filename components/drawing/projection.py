"""The flat map: where places fall on it, whichever meridian stands in its middle.

It is the Natural Earth projection. Lengths on the map are radii of the globe, y upwards.
"""

from collections.abc import Iterable
from functools import cache
from math import pi

import numpy as np

from components.drawing.curves import Curve

MIDDLE = 11.0  # degrees: the map of the world is cut at 169° west, which leaves Russia whole
ACROSS = 0.8707  # radii that a radian of the equator is long
WIDTH = 2 * pi * ACROSS  # of the map of the world
STEPS = 18001  # of the table of heights: a latitude read off it is exact to a millionth of a degree


def wrapped(degrees: Curve | float, middle: float = 0.0) -> Curve:
    """Return longitudes as degrees east of a meridian, from -180 up to 180."""
    return np.asarray((np.asarray(degrees) - middle + 180) % 360 - 180)


def project(points: Curve, middle: float = MIDDLE) -> Curve:
    """Return degrees, longitude and latitude, as points of the map: shape (points, 2) both."""
    return _flat(wrapped(points[:, 0], middle), points[:, 1])


def unproject(flat: Curve, middle: float = MIDDLE) -> Curve:
    """Return points of the map as degrees; a longitude may lie beyond 180."""
    up = latitude(flat[:, 1])
    wide, _ = _scales(np.radians(up))
    return np.column_stack([middle + np.degrees(flat[:, 0] / wide), up])


def latitude(high: Curve) -> Curve:
    """Return the latitudes, in degrees, that lie so high on the map."""
    heights, latitudes = _table()
    return np.interp(high, heights, latitudes)


@cache
def _table() -> tuple[Curve, Curve]:
    """Return how high latitudes lie, from pole to pole: no formula leads back to them."""
    latitudes = np.linspace(-90, 90, STEPS)
    return _scales(np.radians(latitudes))[1], latitudes


def middle_of(longitudes: Iterable[float]) -> float:
    """Return the meridian that stands upright: opposite the widest gap between longitudes."""
    around = np.unique(np.asarray([*longitudes], dtype=float) % 360)
    if not len(around):
        return MIDDLE
    gaps = np.diff(around, append=around[0] + 360)
    widest = int(np.argmax(gaps))
    return float(wrapped(around[widest] + gaps[widest] / 2 + 180))


def unrolled(ring: Curve, middle: float = MIDDLE) -> list[Curve]:
    """Return an outline on the map wherever that shows a part of it, on both edges perhaps.

    It is never torn at the edge of the map, but runs on beyond it: whoever draws cuts it there.
    """
    across = np.unwrap(wrapped(ring[:, 0], middle), period=360)
    turns = (across + whole for whole in (-360.0, 0.0, 360.0))
    return [_flat(lon, ring[:, 1]) for lon in turns if lon.max() > -180 and lon.min() < 180]


def edge() -> Curve:
    """Return the edge of the whole map: shape (points, 2)."""
    up = np.linspace(-90, 90, 37)
    side = np.full(len(up), 180.0)
    return np.concatenate([_flat(-side, up), _flat(side, up[::-1])])


def _flat(across: Curve, up: Curve) -> Curve:
    """Project degrees from the middle and from the equator."""
    wide, high = _scales(np.radians(up))
    return np.column_stack([np.radians(across) * wide, high])


def _scales(phi: Curve) -> tuple[Curve, Curve]:
    """Return how long a radian of some parallels is, and how high they lie.

    Source: Šavrič et al. (2011), "A polynomial equation for the Natural Earth projection".
    """
    p2, p4 = phi**2, phi**4
    wide = ACROSS - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4))
    high = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
    return wide, high
