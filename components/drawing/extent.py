"""How much of a whole picture something takes up: what a map, a globe or a plane is fitted to."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from components.drawing.arcs import plane, sphere
from components.drawing.curves import Curve, Spot
from components.drawing.projection import ACROSS, MIDDLE, WIDTH, latitude, middle_of, project
from data.states import Point

SOUTH, NORTH = -56.0, 78.0  # degrees: what the map of the world shows
WIDE = 0.7  # of the map's width: what takes more of it is shown on the map of the world
STEPS = 200  # towards the middle of some places: then it is off by less than half a degree
TILT = 20.0  # degrees: the latitude in the middle of the whole globe


class Extent(NamedTuple):
    """The middle of a part of a picture, and its size as shares of the width of the whole.

    The middle is in degrees on the map and on the globe; on a plane it is in shares of the width
    from the left and of the height from the top.
    """

    x: float
    y: float
    wide: float
    high: float

    def rounded(self) -> list[float]:
        """Return it as plain numbers, exact to less than a pixel."""
        return [round(float(value), 4) for value in self]


def of_map(places: Iterable[Point], curves: Sequence[Curve] = ()) -> Extent:
    """Return the part of the flat map that holds some places, and the heights of some curves."""
    points = np.array([*places], dtype=float).reshape(-1, 2)
    if not len(points):
        return world()
    middle = middle_of(points[:, 0])
    for _ in range(3):  # a degree is shorter in the north: the middle of the map is elsewhere
        x = project(points, middle)[:, 0]
        middle += float(np.degrees((x.min() + x.max()) / 2 / ACROSS))
    x, y = project(points, middle).T
    if (x.max() - x.min()) / WIDTH > WIDE:
        return world()
    bows = [project(curve, middle) for curve in curves]
    heights = np.concatenate([y, *(bow[:, 1] for bow in bows)])
    # How far they reach aside, but for those that leave the map at one edge.
    aside = [np.abs(bow[:, 0]).max() for bow in bows if np.abs(np.diff(bow[:, 0])).max() < 2]
    reach = max([np.abs(x).max(), *aside])
    return _extent(middle, 2 * float(reach), heights)


def world() -> Extent:
    """Return the whole map, as far as states reach north and south."""
    return _extent(MIDDLE, WIDTH, project(np.array([(0, SOUTH), (0, NORTH)], dtype=float))[:, 1])


def _extent(middle: float, wide: float, heights: Curve) -> Extent:
    low, high = float(heights.min()), float(heights.max())
    level = float(latitude(np.array([(low + high) / 2]))[0])
    return Extent((middle + 180) % 360 - 180, level, wide / WIDTH, (high - low) / WIDTH)


def of_globe(places: Iterable[Point]) -> Extent:
    """Return the part of the globe that holds some places: its width is that of the globe."""
    points = sphere(np.array([*places], dtype=float).reshape(-1, 2))
    middle = amid(points)
    length = float(np.hypot.reduce(middle))
    if length < 1e-3:  # none, or all around
        return Extent(MIDDLE, TILT, 1.0, 1.0)
    nearest = float((points @ middle / length).min())
    lon, lat = plane(middle[None])[0].tolist()
    reach = float(np.sqrt(max(1 - nearest**2, 0.0))) if nearest > 0 else 1.0
    return Extent(lon, lat, reach, reach)


def amid(points: Curve) -> Curve:
    """Return the middle of the smallest ball around points of a sphere (Badoiu & Clarkson 2003).

    From there even the farthest is seen, if any side of the globe shows them all.
    """
    middle = points.mean(axis=0) if len(points) else np.zeros(3)
    for step in range(2, STEPS if len(points) else 0):
        farthest = points[np.argmax(((points - middle) ** 2).sum(axis=1))]
        middle = middle + (farthest - middle) / step
    found: Curve = middle
    return found


def whole_globe(middle: float) -> Extent:
    """Return the whole globe, turned to a meridian."""
    return Extent(middle, TILT, 1.0, 1.0)


def of_plane(spots: Iterable[Spot], whole: tuple[float, float, float, float]) -> Extent:
    """Return the part of a plane that holds some spots; `whole` is its left, bottom, right, top."""
    left, bottom, right, top = whole
    points = np.array([*spots], dtype=float).reshape(-1, 2)
    if not len(points):
        points = np.array([(left, bottom), (right, top)])
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    across = right - left
    x, y = ((west + east) / 2 - left) / across, (top - (south + north) / 2) / (top - bottom)
    return Extent(x, y, (east - west) / across, (north - south) / across)
