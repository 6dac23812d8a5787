"""The lines of the map: curves between two places, which go the short way round the world."""

from functools import lru_cache

import numpy as np

from components.drawing.curves import SAMPLES, Curve, bow
from components.drawing.projection import project, unproject, wrapped
from data.states import Point

# How far a line bows, as a share of its length: the bend says once more what its hue says.
BENDS = {"conflict": 0.17, "cooperation": -0.17, "demand": 0.03, "mixed": 0.03}
UP = (-0.4, 0.92)  # the side to which conflict bows: up, and of lines that run upwards to the left
LONG = 220.0  # degrees: a line rather goes so far than leave the map at one edge and come in again
TOP = 83.0  # degrees: no line rises nearer to a pole


@lru_cache(maxsize=8192)
def arc(start: Point, end: Point, character: str, facing: float | None = None) -> Curve:
    """Return the curve between two places on the flat map, in degrees.

    Conflict bows up and cooperation down. It goes the short way; where that leaves the map at one
    edge, and the other way over the map is hardly longer, it stays on the map: `facing` is the
    meridian in the middle of that. Longitudes run on beyond 180°: whoever draws cuts the line.
    The same few places are drawn again and again, so a curve is remembered, and cannot be changed.
    """
    lon = start[0] + float(wrapped(end[0], start[0]))
    if facing is not None:
        across = float(wrapped(end[0], facing) - wrapped(start[0], facing))
        lon = start[0] + across if abs(across) <= LONG else lon
    middle = (start[0] + lon) / 2
    a, b = np.column_stack([np.array([start[0] - lon, lon - start[0]]) / 2, (start[1], end[1])])
    ends = project(np.array([a, b]), 0.0)
    along = ends[1] - ends[0]
    side = 1 if np.dot((-along[1], along[0]), UP) >= 0 else -1
    curve = bow(ends[0], ends[1], side * BENDS[character])
    top = project(np.array([(0.0, TOP)]), 0.0)[0, 1]
    curve[:, 1] = np.clip(curve[:, 1], min(-top, ends[:, 1].min()), max(top, ends[:, 1].max()))
    found = unproject(curve, middle).round(2)
    found.flags.writeable = False
    return found


def great_circle(start: Point, end: Point) -> Curve:
    """Return the shortest way between two places on the globe, in degrees."""
    a, b = sphere(np.array([start, end], dtype=float))
    angle = float(np.arccos(np.clip(a @ b, -1, 1)))
    if angle < 1e-6:
        return np.tile(np.array(start, dtype=float), (SAMPLES, 1))
    if angle > np.pi - 1e-3:  # from one end of the world to the other every way is as short
        b = sphere(np.array([(end[0], end[1] + (0.1 if end[1] < 0 else -0.1))]))[0]
        angle = float(np.arccos(np.clip(a @ b, -1, 1)))
    t = np.linspace(0, 1, SAMPLES)[:, None]
    return plane((np.sin((1 - t) * angle) * a + np.sin(t * angle) * b) / np.sin(angle)).round(2)


def sphere(points: Curve) -> Curve:
    """Return degrees as points of a sphere of radius 1: shape (points, 3)."""
    lon, lat = np.radians(points).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def plane(points: Curve) -> Curve:
    """Return points of that sphere as degrees."""
    x, y, z = points.T
    return np.degrees(np.column_stack([np.arctan2(y, x), np.arctan2(z, np.hypot(x, y))]))


def seen_from(points: Curve, above: Point) -> Curve:
    """Return degrees as points of the disc that is seen from far above one of them.

    Shape (points, 3): to the right, up, and towards the eye, in radii; what is behind is below 0.
    """
    lon, lat = np.radians(above)
    right = (-np.sin(lon), np.cos(lon), 0.0)
    up = (-np.sin(lat) * np.cos(lon), -np.sin(lat) * np.sin(lon), np.cos(lat))
    eye = sphere(np.array([above]))[0]
    found: Curve = sphere(points) @ np.column_stack([right, up, eye])
    return found
