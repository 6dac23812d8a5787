"""Curves between nodes, and free spots for the glyphs and labels that go with them.

All coordinates are pixels of the nominal stage, y upwards: what is free there is free on any
larger screen, because marks keep their size while distances grow.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Curve = npt.NDArray[np.float64]  # shape (points, 2)
Spot = Sequence[float] | npt.NDArray[np.float64]  # x, y
Dot = tuple[float, float, float]  # x, y, radius
Box = tuple[float, float, float, float]  # left, bottom, right, top
Boxes = npt.NDArray[np.float64]  # shape (…, 4)

SAMPLES = 17
BENDS = (0.1, -0.1, 0.18, -0.18, 0.28, -0.28, 0.4, -0.4, 0.55, -0.55)
ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8)  # where a glyph may ride
MARGIN = 5.0  # pixels that a curve keeps from a dot
NEAR = 15.0  # two glyphs closer than this would touch
ROUNDS = 3  # of placing labels: the second and third see where all the others went
CHAR = 0.57  # width of an average letter, in font sizes


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


def clear_bow(start: Spot, end: Spot, dots: Sequence[Dot]) -> Curve:
    """Return the least bent of the curves that come least near to any dot."""
    curves = [bow(start, end, bend) for bend in BENDS]
    return min(curves, key=lambda curve: round(intrusion(curve, dots), 1))


def intrusion(curve: Curve, dots: Sequence[Dot]) -> float:
    """Add up how far a curve runs into each dot and the margin around it, in pixels."""
    if not dots:
        return 0.0
    centres, radii = np.array([dot[:2] for dot in dots]), np.array([dot[2] for dot in dots])
    starts, steps = curve[:-1], np.diff(curve, axis=0)
    lengths = np.maximum((steps**2).sum(axis=1), 1e-9)
    along = ((centres[:, None] - starts) * steps).sum(axis=2) / lengths
    nearest = starts + np.clip(along, 0, 1)[..., None] * steps
    distance = np.hypot(*(centres[:, None] - nearest).transpose(2, 0, 1)).min(axis=1)
    return float(np.maximum(0, radii + MARGIN - distance).sum())


def ride(curves: Iterable[Curve], taken: Iterable[Spot]) -> list[int]:
    """Choose for each curve the point where its glyph rides, away from nodes and other glyphs."""
    spots = [np.asarray(spot, dtype=float) for spot in taken]
    chosen = []
    for curve in curves:
        indices = [round(share * (len(curve) - 1)) for share in ALONG]
        rooms = np.full(len(indices), NEAR)
        if spots:
            apart = curve[indices][:, None] - np.asarray(spots)
            rooms = np.minimum(np.hypot(apart[..., 0], apart[..., 1]).min(axis=1), NEAR)
        index = indices[int(np.argmax(rooms.round(6)))]  # the first of equals: nearest the middle
        spots.append(curve[index])
        chosen.append(index)
    return chosen


SIDES = {  # Plotly's name: direction of the label from its point
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top center": (0, 1),
    "bottom center": (0, -1),
    "top right": (1, 1),
    "bottom right": (1, -1),
    "top left": (-1, 1),
    "bottom left": (-1, -1),
}


class Label(NamedTuple):
    """A name, in lines, that belongs beside a point, no nearer than `gap` pixels."""

    point: Spot
    lines: Sequence[str]
    gap: float

    def box(self, size: float, side: str) -> Box:
        """Return the space it takes on one side of its point, in type of a size."""
        across, up = SIDES[side]
        wide = max(map(len, self.lines), default=0) * CHAR * size
        high = 1.25 * size * len(self.lines)
        diagonal = 0.7 if across and up else 1.0
        x = self.point[0] + across * (self.gap * diagonal + wide / 2)
        y = self.point[1] + up * (self.gap * diagonal + high / 2)
        return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2

    @property
    def dot(self) -> Box:
        """Return the space of the point itself."""
        (x, y), gap = self.point, self.gap
        return x - gap, y - gap, x + gap, y + gap


def place_labels(
    labels: Sequence[Label], size: float, lines: Sequence[Curve], signs: Sequence[Spot], frame: Box
) -> list[str]:
    """Choose a side for each label, most important first, then again in sight of all the others.

    It stays in the frame, away from labels, nodes and signs, and crosses as few lines as it can.
    """
    if not labels:
        return []
    sides = list(SIDES)
    boxes = np.array([[label.box(size, side) for side in sides] for label in labels])
    standing = _standing_cost(boxes, labels, lines, signs, frame)
    at, placed = np.zeros(len(labels), dtype=int), np.zeros(len(labels), dtype=bool)
    for index in [*range(len(labels))] * ROUNDS:
        placed[index] = False  # it is not in its own way
        names = overlaps(boxes[index], boxes[placed, at[placed]]).sum(axis=1)
        at[index] = np.argmin(standing[index] + 40 * names)  # the first of equals: the usual side
        placed[index] = True
    return [sides[index] for index in at]


def _standing_cost(
    boxes: Boxes, labels: Sequence[Label], lines: Sequence[Curve], signs: Sequence[Spot], frame: Box
) -> npt.NDArray[np.float64]:
    """Weigh what each label would cover on each side, other labels apart: shape (labels, sides)."""
    count, sides = boxes.shape[:2]
    flat = boxes.reshape(-1, 4)
    inside = (flat[:, :2] >= frame[:2]).all(axis=1) & (flat[:, 2:] <= frame[2:]).all(axis=1)
    dots = overlaps(flat, np.array([label.dot for label in labels])).reshape(count, sides, count)
    dots[np.arange(count), :, np.arange(count)] = False  # a label is beside its own dot
    spots = np.array(signs, dtype=float).reshape(-1, 2)
    marks = overlaps(flat, np.hstack([spots - NEAR / 2, spots + NEAR / 2]))
    ink = np.concatenate(lines) if lines else np.empty((0, 2))
    crossed = overlaps(flat, np.hstack([ink, ink]))
    cost = 100 * ~inside + 10 * marks.sum(axis=1) + crossed.sum(axis=1)
    weighed: npt.NDArray[np.float64] = cost.reshape(count, sides) + 40.0 * dots.sum(axis=2)
    return weighed


def overlaps(some: Boxes, others: Boxes) -> npt.NDArray[np.bool_]:
    """Tell of each two boxes of two lists whether they share any space; a point is a box too."""
    a, b = some[:, None], others[None]
    shared = (a[..., :2] < b[..., 2:]) & (b[..., :2] < a[..., 2:])
    return np.asarray(shared.all(axis=2))
