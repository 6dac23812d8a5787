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
NEAR = 15.0  # pixels: two glyphs closer than this would touch
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


def ride(
    curves: Iterable[Curve],
    taken: Iterable[Spot],
    near: float = NEAR,
    names: Sequence[Box] = (),
) -> list[int]:
    """Choose for each curve the point where its glyph rides, away from nodes and other glyphs.

    Those are away that are `near` pixels from it; where it would cover a name it rides only if
    everywhere else it would lie on something, too.
    """
    spots = [np.asarray(spot, dtype=float) for spot in taken]
    kept_off = np.array(names, dtype=float).reshape(-1, 4) + np.array([-1, -1, 1, 1]) * near / 2
    chosen = []
    for curve in curves:
        indices = [round(share * (len(curve) - 1)) for share in ALONG]
        rooms = np.full(len(indices), near)
        if spots:
            apart = curve[indices][:, None] - np.asarray(spots)
            rooms = np.minimum(np.hypot(apart[..., 0], apart[..., 1]).min(axis=1), near)
        points = np.hstack([curve[indices], curve[indices]])
        rooms -= near * overlaps(points, kept_off).any(axis=1)
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
    labels: Sequence[Label], size: float, lines: Sequence[Curve], marks: Boxes, frame: Box
) -> list[str]:
    """Choose a side for each label, most important first, then again in sight of all the others.

    It stays in the frame, away from labels, nodes and marks, and crosses as few lines as it can.
    """
    if not labels:
        return []
    sides = list(SIDES)
    boxes = np.array([[label.box(size, side) for side in sides] for label in labels])
    standing = _standing_cost(boxes, labels, lines, marks, frame)
    at, placed = np.zeros(len(labels), dtype=int), np.zeros(len(labels), dtype=bool)
    for index in [*range(len(labels))] * ROUNDS:
        placed[index] = False  # it is not in its own way
        names = shared(boxes[index], boxes[placed, at[placed]]).sum(axis=1)
        at[index] = np.argmin(standing[index] + 80 * names)  # the first of equals: the usual side
        placed[index] = True
    return [sides[index] for index in at]


class Sizes(NamedTuple):
    """What labels and glyphs take, in pixels."""

    letters: float
    near: float  # two glyphs closer than this would touch


def lay_out(
    labels: Sequence[Label], curves: Sequence[Curve], taken: Curve, frame: Box, sizes: Sizes
) -> tuple[list[str], list[int]]:
    """Choose a side for each label, and for each curve the point where its glyph rides.

    The labels keep off the glyphs, and then the glyphs move off the labels that could not; both
    keep off the nodes at `taken`.
    """
    letters, near = sizes
    along = ride(curves, taken, near)
    signs = [curve[index] for curve, index in zip(curves, along, strict=True)]
    spots = np.array(signs, dtype=float).reshape(-1, 2)
    marks = np.hstack([spots - near / 2, spots + near / 2])
    sides = place_labels(labels, letters, curves, marks, frame)
    names = [label.box(letters, side) for label, side in zip(labels, sides, strict=True)]
    return sides, ride(curves, taken, near, names)


def _standing_cost(
    boxes: Boxes, labels: Sequence[Label], lines: Sequence[Curve], marks: Boxes, frame: Box
) -> npt.NDArray[np.float64]:
    """Weigh what each label would cover on each side, other labels apart: shape (labels, sides)."""
    count, sides = boxes.shape[:2]
    flat = boxes.reshape(-1, 4)
    inside = (flat[:, :2] >= frame[:2]).all(axis=1) & (flat[:, 2:] <= frame[2:]).all(axis=1)
    dots = overlaps(flat, np.array([label.dot for label in labels])).reshape(count, sides, count)
    dots[np.arange(count), :, np.arange(count)] = False  # a label is beside its own dot
    covered = overlaps(flat, marks)
    ink = np.concatenate(lines) if lines else np.empty((0, 2))
    crossed = overlaps(flat, np.hstack([ink, ink]))
    cost = 100 * ~inside + 10 * covered.sum(axis=1) + crossed.sum(axis=1)
    weighed: npt.NDArray[np.float64] = cost.reshape(count, sides) + 40.0 * dots.sum(axis=2)
    return weighed


def shared(some: Boxes, others: Boxes) -> Curve:
    """Return which share of each of some boxes lies in each of the others."""
    a, b = some[:, None], others[None]
    sides = np.minimum(a[..., 2:], b[..., 2:]) - np.maximum(a[..., :2], b[..., :2])
    whole: Curve = np.maximum(sides, 0).prod(axis=2) / (a[..., 2:] - a[..., :2]).prod(axis=2)
    return whole


def overlaps(some: Boxes, others: Boxes) -> npt.NDArray[np.bool_]:
    """Tell of each two boxes of two lists whether they share any space; a point is a box too."""
    a, b = some[:, None], others[None]
    shared = (a[..., :2] < b[..., 2:]) & (b[..., :2] < a[..., 2:])
    return np.asarray(shared.all(axis=2))
