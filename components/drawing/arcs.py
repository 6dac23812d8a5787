"""The arcs of the map: curves between two places that never leave the frame.

The side to which a tie bows doubles its hue: conflict bows up, or to the left where it runs
upright, cooperation down, or to the right, and what is neither hardly at all.
"""

from math import atan2, cos, degrees, pi, sin

import numpy as np

from components.drawing.curves import Curve, quadratic
from components.drawing.projection import WORLD, Window, project, to_frame

BOW = 0.2  # of an arc: how far its control point stands beside it, as a share of its length
LEANS = {"conflict": 1.0, "cooperation": -1.0}
UPWARDS = (-0.4, 0.9165)  # east and north: what lies on this side of a line is above it
FLAT = 0.15  # the lean of all else

Place = tuple[float, float]  # longitude and latitude in degrees


def arc(start: Place, end: Place, character: str, window: Window = WORLD) -> Curve:
    """Return the arc of a tie in degrees, bowed as its character says, within the frame.

    It is drawn on the flat map, so it never crosses the map's edge: a great circle from
    Washington to Moscow would run over the pole, one to Tonga out of the picture.
    """
    middle = window.middle
    a, b = (to_frame(start[0], middle), start[1]), (to_frame(end[0], middle), end[1])
    east, north = _bowed(a, b, LEANS.get(character, FLAT), window)
    curve = quadratic(a, ((a[0] + b[0]) / 2 + east, (a[1] + b[1]) / 2 + north), b)
    curve[:, 0] += middle - 180
    return curve.round(2)


def _bowed(a: Place, b: Place, lean: float, window: Window) -> Place:
    """Return where the control point stands from the middle of a line, no further than is room."""
    east, north = a[1] - b[1], b[0] - a[0]
    above = 1 if east * UPWARDS[0] + north * UPWARDS[1] >= 0 else -1
    return (
        _within(above * lean * BOW * east, (a[0], b[0]), (0.0, 360.0)),
        _within(above * lean * BOW * north, (a[1], b[1]), (window.floor, window.ceiling)),
    )


def _within(aside: float, ends: Place, frame: Place) -> float:
    """Return how far a control point may stand aside: a curve goes half as far as that."""
    room = 2 * (frame[1] - max(ends) if aside > 0 else min(ends) - frame[0])
    return max(-max(room, 0.0), min(max(room, 0.0), aside))


def turn(curve: Curve, window: Window = WORLD) -> float:
    """Return the angle that plotly.js 4.1.1 must be given to point a head along a curve's end.

    It turns a head by an angle between east and north as they lie on the screen, and those are
    not at right angles away from the middle of the map: degrees, anticlockwise from north.
    """
    (x0, y0), (x1, y1) = project(curve[-2:], window)
    tip = curve[-1:]
    north = (project(tip + np.array([0.0, 0.5]), window) - project(tip, window))[0]
    slant = atan2(north[1], north[0])
    way = atan2(y1 - y0, x1 - x0) - pi / 2
    sine = sin(way) / sin(slant)
    return round(degrees(atan2(sine, cos(way) - sine * cos(slant))), 1)
