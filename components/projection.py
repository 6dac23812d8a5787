"""The flat map's geometry: arcs that stay in the frame, and where they fall on the screen."""

from math import atan2, cos, degrees, pi, sin

import numpy as np

from components.curves import Curve, quadratic

MIDDLE = -20.0  # degrees: the Atlantic in the middle of the flat map
NORTH, SOUTH = 74.0, -54.0  # degrees: no arc rises beyond
BULGE = 0.2  # of an arc, as a share of its length in degrees of longitude
SCALE = 190.0  # pixels per radian of the nominal stage


def to_frame(lon: float) -> float:
    """Return a longitude as degrees from the left edge of the flat map, 0 to 360."""
    return (lon - MIDDLE + 180) % 360


def arc(start: tuple[float, float], end: tuple[float, float]) -> Curve:
    """Return an arc in degrees that bulges towards the nearer pole and stays in the frame.

    It is drawn on the flat map, so it never crosses the map's edge: a great circle from
    Washington to Moscow would run over the pole, one to Tonga out of the picture.
    """
    a, b = (to_frame(start[0]), start[1]), (to_frame(end[0]), end[1])
    pole = 1 if a[1] + b[1] >= 0 else -1
    bulge = BULGE * abs(a[0] - b[0]) + 0.06 * abs(a[1] - b[1])
    room = 2 * (NORTH - max(a[1], b[1])) if pole > 0 else 2 * (min(a[1], b[1]) - SOUTH)
    top = (a[1] + b[1]) / 2 + pole * max(0.0, min(bulge, room))
    curve = quadratic(a, ((a[0] + b[0]) / 2, top), b)
    curve[:, 0] += MIDDLE - 180
    return curve.round(2)


def project(points: Curve) -> Curve:
    """Return degrees as pixels of the nominal stage: the Natural Earth projection's polynomial.

    Source: Šavrič et al. (2011), "A polynomial equation for the Natural Earth projection".
    """
    lam = np.radians((points[:, 0] - MIDDLE + 180) % 360 - 180)
    phi = np.radians(points[:, 1])
    p2, p4 = phi**2, phi**4
    across = 0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4))
    up = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
    return np.column_stack([lam * across, up]) * SCALE


def turn(curve: Curve) -> float:
    """Return the angle that plotly.js 4.1.1 must be given to point a head along a curve's end.

    It turns a head by an angle between east and north as they lie on the screen, and those are
    not at right angles away from the middle of the map: degrees, anticlockwise from north.
    """
    (x0, y0), (x1, y1) = project(curve[-2:])
    tip = curve[-1:]
    north = (project(tip + np.array([0.0, 0.5])) - project(tip))[0]
    slant = atan2(north[1], north[0])
    way = atan2(y1 - y0, x1 - x0) - pi / 2
    sine = sin(way) / sin(slant)
    return round(degrees(atan2(sine, cos(way) - sine * cos(slant))), 1)
