"""The arcs of the map: curves between two places that never leave the frame."""

from math import atan2, cos, degrees, pi, sin

import numpy as np

from components.drawing.curves import Curve, quadratic
from components.drawing.projection import WORLD, Window, project, to_frame

BULGE = 0.2  # of an arc, as a share of its length in degrees of longitude


def arc(start: tuple[float, float], end: tuple[float, float], window: Window = WORLD) -> Curve:
    """Return an arc in degrees that bulges towards the nearer pole and stays in the frame.

    It is drawn on the flat map, so it never crosses the map's edge: a great circle from
    Washington to Moscow would run over the pole, one to Tonga out of the picture.
    """
    middle = window.middle
    a, b = (to_frame(start[0], middle), start[1]), (to_frame(end[0], middle), end[1])
    pole = 1 if a[1] + b[1] >= 0 else -1
    bulge = BULGE * abs(a[0] - b[0]) + 0.06 * abs(a[1] - b[1])
    room = 2 * (window.ceiling - max(a[1], b[1]))
    if pole < 0:
        room = 2 * (min(a[1], b[1]) - window.floor)
    top = (a[1] + b[1]) / 2 + pole * max(0.0, min(bulge, room))
    curve = quadratic(a, ((a[0] + b[0]) / 2, top), b)
    curve[:, 0] += middle - 180
    return curve.round(2)


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
