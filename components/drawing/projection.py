"""The flat map's geometry: the part of the world that is seen, and where places fall in it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from components.drawing.curves import Curve

MIDDLE = -20.0  # degrees: the Atlantic in the middle of the map of the world
SCALE = 190.0  # pixels per radian of the nominal stage, for the map of the world
AIR, AIR_SHARE = 22.0, 0.25  # beside the outermost place: degrees at most, and of their distance
SHAPE = 1.6  # of the stage: its width by its height
TALL = 150.0  # degrees of the equator that are as long as the map of the world is high
NARROWEST = 200.0  # degrees: a map of the world of less would be higher than the stage


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the flat map that is shown, in degrees, and the meridian that stands upright."""

    west: float
    east: float
    south: float
    north: float
    middle: float = MIDDLE

    @property
    def zoom(self) -> float:
        """How many times larger than on the map of the world things are drawn."""
        return max(1.0, NARROWEST / (self.east - self.west))

    @property
    def ceiling(self) -> float:
        """The latitude above which no arc rises."""
        return self.north - 3 * (self.north - self.south) / (WORLD.north - WORLD.south)

    @property
    def floor(self) -> float:
        """The latitude below which no arc sinks."""
        return self.south + 2 * (self.north - self.south) / (WORLD.north - WORLD.south)


WORLD = Window(MIDDLE - 180, MIDDLE + 180, -56.0, 77.0)


def window_of(places: Iterable[tuple[float, float]], shape: float = SHAPE) -> Window:
    """Return what holds some places with air around them: the world's width, or a part of it.

    `shape` is the width of the stage by its height.
    """
    points = [(to_frame(lon), lat) for lon, lat in places] or [(0.0, 0.0), (360.0, 0.0)]
    across, up = zip(*points, strict=True)
    air = max(min(AIR, AIR_SHARE * max(max(across) - min(across), max(up) - min(up))), AIR / 4)
    west, east = min(across) - air, max(across) + air
    if east - west >= NARROWEST:
        wide = min(max(east - west, shape * TALL), 360.0)
        west = min(max((west + east - wide) / 2, 0.0), 360.0 - wide) + MIDDLE - 180
        return Window(west, west + wide, WORLD.south, WORLD.north)
    return _close(west + MIDDLE - 180, east + MIDDLE - 180, min(up) - air, max(up) + air, shape)


def _close(west: float, east: float, south: float, north: float, shape: float) -> Window:
    """Return a window of the shape of the stage around some degrees, as near as the map allows."""
    level = (south + north) / 2
    x, y = (
        project(np.array([(MIDDLE + 0.5, level + 0.5)]))[0]
        - project(np.array([(MIDDLE - 0.5, level - 0.5)]))[0]
    )  # how wide and how high a degree is here
    wide = min(max(east - west, (north - south) * shape * y / x), 360.0)
    high = min(max(north - south, wide * x / y / shape), WORLD.north - WORLD.south)
    middle, south = (west + east) / 2, (south + north - high) / 2
    south = min(max(south, WORLD.south), WORLD.north - high)
    west = min(max(middle - wide / 2, WORLD.west), WORLD.east - wide)
    return Window(west, west + wide, south, south + high, west + wide / 2)


def to_frame(lon: float, middle: float = MIDDLE) -> float:
    """Return a longitude as degrees from the left edge of the flat map, 0 to 360."""
    return (lon - middle + 180) % 360


def project(points: Curve, window: Window = WORLD) -> Curve:
    """Return degrees as pixels of the nominal stage."""
    return _flat((points[:, 0] - window.middle + 180) % 360 - 180, points[:, 1], window)


def unrolled(ring: Curve, window: Window = WORLD) -> list[Curve]:
    """Return an outline as pixels wherever the map shows a part of it, on both edges perhaps.

    It is never torn at the edge of the map, but runs on beyond it: whoever draws cuts it there.
    """
    across = np.unwrap((ring[:, 0] - window.middle + 180) % 360 - 180, period=360)
    turns = (across + whole for whole in (-360.0, 0.0, 360.0))
    return [_flat(lon, ring[:, 1], window) for lon in turns if lon.max() > -180 and lon.min() < 180]


def edge(window: Window = WORLD) -> Curve:
    """Return the edge of the whole map, in pixels: shape (points, 2)."""
    up = np.linspace(-90, 90, 37)
    side = np.full(len(up), 180.0)
    return np.concatenate([_flat(-side, up, window), _flat(side, up[::-1], window)])


def _flat(across: Curve, up: Curve, window: Window) -> Curve:
    """Project degrees from the middle and from the equator: the Natural Earth polynomial.

    Source: Šavrič et al. (2011), "A polynomial equation for the Natural Earth projection".
    """
    lam, phi = np.radians(across), np.radians(up)
    p2, p4 = phi**2, phi**4
    wide = 0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4))
    high = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
    return np.column_stack([lam * wide, high]) * SCALE * window.zoom
