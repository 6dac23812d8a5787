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


def hits(curve: Curve, boxes: Sequence[Box]) -> int:
    """Count the points of a curve that lie in a box."""
    if not len(boxes):
        return 0
    sides = np.asarray(boxes)
    x, y = curve[:, :1], curve[:, 1:]
    inside = (x > sides[:, 0]) & (y > sides[:, 1]) & (x < sides[:, 2]) & (y < sides[:, 3])
    return int(inside.sum())


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
    ink = np.concatenate(lines) if lines else np.empty((0, 2))
    dots = [label.dot for label in labels]
    half = NEAR / 2
    marks = [(x - half, y - half, x + half, y + half) for x, y in signs]
    taken: dict[int, Box] = {}
    sides = ["middle right"] * len(labels)
    for index, label in [*enumerate(labels)] * ROUNDS:
        names = [box for other, box in taken.items() if other != index]
        others = [*names, *dots[:index], *dots[index + 1 :]]
        costs = {side: _cost(label.box(size, side), others, marks, ink, frame) for side in SIDES}
        sides[index] = min(SIDES, key=costs.__getitem__)  # the first of equals: the usual side
        taken[index] = label.box(size, sides[index])
    return sides


def _cost(box: Box, others: Sequence[Box], signs: Sequence[Box], ink: Curve, frame: Box) -> float:
    """Weigh what a label would cover: the picture's edge, labels and nodes, signs, lines."""
    outside = 0 if contains(frame, box) else 100
    names, marks = (sum(overlap(box, other) for other in some) for some in (others, signs))
    return outside + 40 * names + 10 * marks + hits(ink, [box])


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes share any space."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def contains(frame: Box, box: Box) -> bool:
    """Tell whether a box lies wholly in a frame."""
    return frame[0] <= box[0] and frame[1] <= box[1] and box[2] <= frame[2] and box[3] <= frame[3]
