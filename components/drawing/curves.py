"""Curves between nodes, as points.

All coordinates are pixels of the nominal stage, y upwards: what is free there is free on any
larger screen, because marks keep their size while distances grow.
"""

from collections.abc import Sequence
from math import inf

import numpy as np
import numpy.typing as npt

Curve = npt.NDArray[np.float64]  # shape (points, 2)
Spot = Sequence[float] | npt.NDArray[np.float64]  # x, y
Dot = tuple[float, float, float]  # x, y, radius
Dots = Sequence[Dot] | npt.NDArray[np.float64]

SAMPLES = 17
BENDS = (0.1, -0.1, 0.18, -0.18, 0.28, -0.28, 0.4, -0.4, 0.55, -0.55)
MARGIN = 5.0  # pixels that a curve keeps from a dot


def quadratic(start: Spot, control: Spot, end: Spot) -> Curve:
    """Sample a quadratic Bézier curve at SAMPLES points."""
    t = np.linspace(0, 1, SAMPLES)[:, None]
    a, c, b = (np.asarray(point, dtype=float) for point in (start, control, end))
    curve: Curve = (1 - t) ** 2 * a + 2 * t * (1 - t) * c + t**2 * b
    return curve


def bow(start: Spot, end: Spot, bend: float) -> Curve:
    """Return a curve bent to one side by a share of its length."""
    a, b = np.asarray(start, dtype=float), np.asarray(end, dtype=float)
    sideways = np.array([a[1] - b[1], b[0] - a[0]]) * bend
    return quadratic(a, (a + b) / 2 + sideways, b)


def shorten(curve: Curve, start: float, end: float) -> Curve:
    """Return a curve that begins and ends so far from its ends.

    A click on a node then meets the node, and not one of the lines that come together there.
    """
    from_start = np.hypot(*(curve - curve[0]).T)
    from_end = np.hypot(*(curve - curve[-1]).T)
    inner = curve[(from_start > start) & (from_end > end)]
    if not len(inner):
        return curve
    first = curve[0] + (inner[0] - curve[0]) * start / np.hypot(*(inner[0] - curve[0]))
    last = curve[-1] + (inner[-1] - curve[-1]) * end / np.hypot(*(inner[-1] - curve[-1]))
    return np.vstack([first, inner, last])


def clear_bow(start: Spot, end: Spot, dots: Dots) -> Curve:
    """Return the least bent of the curves that come least near to any dot."""
    dots = np.asarray(dots, dtype=float).reshape(-1, 3)
    best, least = bow(start, end, BENDS[0]), inf
    for bend in BENDS:
        curve = bow(start, end, bend)
        near = round(intrusion(curve, dots), 1)
        if near < least:
            best, least = curve, near
        if not near:
            break
    return best


def intrusion(curve: Curve, dots: Dots) -> float:
    """Add up how far a curve runs into each dot and the margin around it, in pixels."""
    dots = np.asarray(dots, dtype=float).reshape(-1, 3)
    centres, radii = dots[:, :2], dots[:, 2]
    # Most dots are far from it.
    beyond = np.maximum(curve.min(axis=0) - centres, centres - curve.max(axis=0)).max(axis=1)
    near = beyond < radii + MARGIN
    if not near.any():
        return 0.0
    centres, radii = centres[near], radii[near]
    starts, steps = curve[:-1], np.diff(curve, axis=0)
    lengths = np.maximum((steps**2).sum(axis=1), 1e-9)
    along = ((centres[:, None] - starts) * steps).sum(axis=2) / lengths
    nearest = starts + np.clip(along, 0, 1)[..., None] * steps
    distance = np.hypot(*(centres[:, None] - nearest).transpose(2, 0, 1)).min(axis=1)
    return float(np.maximum(0, radii + MARGIN - distance).sum())
