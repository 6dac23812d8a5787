"""Curves between nodes, as points.

All coordinates are pixels of the nominal stage, y upwards: what is free there is free on any
larger screen, because marks keep their size while distances grow.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Curve = npt.NDArray[np.float64]  # shape (points, 2)
Spot = Sequence[float] | npt.NDArray[np.float64]  # x, y
Dot = tuple[float, float, float]  # x, y, radius
Dots = Sequence[Dot] | npt.NDArray[np.float64]

SAMPLES = 17
ALONG = np.linspace(0, 1, SAMPLES)[:, None]  # shares of the way
BENDS = (0.1, -0.1, 0.18, -0.18, 0.28, -0.28, 0.4, -0.4, 0.55, -0.55)
MARGIN = 5.0  # pixels that a curve keeps from a dot


def quadratic(start: Spot, control: Spot, end: Spot) -> Curve:
    """Sample a quadratic Bézier curve at SAMPLES points, or several of shape (curves, 1, 2)."""
    a, c, b = (np.asarray(point, dtype=float) for point in (start, control, end))
    curve: Curve = (1 - ALONG) ** 2 * a + 2 * ALONG * (1 - ALONG) * c + ALONG**2 * b
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
    a, b = np.asarray(start, dtype=float), np.asarray(end, dtype=float)
    sideways = np.array([a[1] - b[1], b[0] - a[0]]) * np.array(BENDS)[:, None]
    curves = quadratic(a, ((a + b) / 2 + sideways)[:, None], b)
    best: Curve = curves[int(np.argmin(intrusions(curves, dots).round(1)))]
    return best


def intrusions(curves: npt.NDArray[np.float64], dots: Dots) -> npt.NDArray[np.float64]:
    """Add up how far each curve runs into each dot and the margin around it, in pixels.

    `curves` has shape (curves, points, 2), the answer (curves,).
    """
    dots = np.asarray(dots, dtype=float).reshape(-1, 3)
    low, high = curves.min(axis=(0, 1)), curves.max(axis=(0, 1))
    # Most dots are far from all of them.
    beyond = np.maximum(low - dots[:, :2], dots[:, :2] - high).max(axis=1)
    near = dots[beyond < dots[:, 2] + MARGIN]
    # Steps come first and dots last, and x and y apart: to reduce an axis of two takes longest.
    (x, y), (right, up) = curves[:, :-1].T[..., None], np.diff(curves, axis=1).T[..., None]
    beside, above = near[:, 0] - x, near[:, 1] - y
    lengths = np.maximum(right**2 + up**2, 1e-9)
    along = np.clip((beside * right + above * up) / lengths, 0, 1)
    squares = (beside - along * right) ** 2 + (above - along * up) ** 2
    distance = np.sqrt(squares.min(axis=0))
    inside: npt.NDArray[np.float64] = np.maximum(0, near[:, 2] + MARGIN - distance).sum(axis=1)
    return inside
