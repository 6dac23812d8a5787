"""Where signs find room on their lines, and on paper, names beside their places.

On a screen names are placed by assets/views/placement.js, which knows how large it is.

Lengths are pixels, y upwards, as in `curves`.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from components.drawing.curves import Curve, Dot, Spot

Box = tuple[float, float, float, float]  # left, bottom, right, top
Boxes = npt.NDArray[np.float64]  # shape (…, 4)
Costs = npt.NDArray[np.float64]  # shape (names, places)

# Where a sign may stand on its line, the best first.
ALONG = (0.5, 0.44, 0.56, 0.38, 0.62, 0.31, 0.69, 0.25, 0.75, 0.19, 0.81)
AIR = 1.4  # of its reach: how far a sign keeps from a dot, for a stage that is smaller than thought
ON_DOT = 4.0  # how much worse it is to lie on a dot than on another sign
NEAR = 15.0  # pixels: two signs closer than this would touch
ROUNDS = 3  # of placing names: the second and third see where all the others went
CHAR = 0.57  # width of an average letter, in font sizes


class Weights(NamedTuple):
    """What it costs a name to lie on something, where each point of a line costs 1."""

    outside: float  # to leave the frame
    node: float  # to cover a node
    sign: float  # to cover a sign
    name: float  # to cover another name


SIDES = {  # its name: direction of the label from its point
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


def ride(
    curves: Iterable[Curve],
    taken: Iterable[Dot],
    near: float = NEAR,
    names: Sequence[Box] = (),
) -> list[int]:
    """Choose for each curve the point where its glyph rides, off every dot, away from others.

    Glyphs are away that are `near` pixels apart; where one would cover a name it rides only if
    everywhere else it would lie on something, too. Short lines come first: others can give way.
    """
    known = list(curves)
    dots = np.array([*taken], dtype=float).reshape(-1, 3)
    kept_off = np.array(names, dtype=float).reshape(-1, 4) + np.array([-1, -1, 1, 1]) * near / 2
    spots: list[Spot] = []
    chosen = [0] * len(known)
    for number in sorted(range(len(known)), key=lambda at: length(known[at])):
        curve = known[number]
        indices = [round(share * (len(curve) - 1)) for share in ALONG]
        points = curve[indices]
        rooms = np.minimum(nearest(points, np.array(spots).reshape(-1, 2)), near)
        clear = nearest(points, dots[:, :2], dots[:, 2]) - near / 2 * AIR
        rooms += ON_DOT * np.minimum(clear, 0)
        rooms -= near * overlaps(np.hstack([points, points]), kept_off).any(axis=1)
        index = indices[int(np.argmax(rooms.round(6)))]  # the first of equals: nearest the middle
        spots.append(curve[index])
        chosen[number] = index
    return chosen


def length(curve: Curve) -> float:
    """Return the length of a curve in pixels."""
    return round(float(np.hypot(*np.diff(curve, axis=0).T).sum()), 3)


def nearest(points: Curve, others: Curve, radii: Costs | float = 0.0) -> Costs:
    """Return how far each point is from the nearest of others, or from the rim of a dot there."""
    apart = points[:, None] - others
    distances: Costs = np.hypot(apart[..., 0], apart[..., 1]) - radii
    return distances.min(axis=1, initial=np.inf)


class Things(NamedTuple):
    """What is in the way of a name: boxes of the nodes and of the signs, lines, and the edge."""

    nodes: Boxes
    signs: Boxes
    lines: Sequence[Curve]
    frame: Box


def standing(boxes: Boxes, things: Things, weights: Weights, *, own: bool = False) -> Costs:
    """Weigh what each name would cover at each place, other names apart.

    Args:
        boxes: shape (names, places, 4).
        things: what is in the way; the first node is that of the first name, and so on.
        weights: what each of it costs.
        own: whether a name may not cover its own node either; beside a node it need not.
    """
    count, places = boxes.shape[:2]
    flat, frame = boxes.reshape(-1, 4), things.frame
    inside = (flat[:, :2] >= frame[:2]).all(axis=1) & (flat[:, 2:] <= frame[2:]).all(axis=1)
    nodes = overlaps(flat, things.nodes).reshape(count, places, -1)
    nodes[np.arange(count), :, np.arange(count)] &= own
    signs = overlaps(flat, things.signs).sum(axis=1)
    ink = np.concatenate(things.lines) if things.lines else np.empty((0, 2))
    crossed = overlaps(flat, np.hstack([ink, ink])).sum(axis=1)
    cost = weights.outside * ~inside + weights.sign * signs + crossed
    weighed: Costs = cost.reshape(count, places) + weights.node * nodes.sum(axis=2)
    return weighed


def settle(
    boxes: Boxes, costs: Costs, among: Callable[[Boxes, Boxes], Costs]
) -> npt.NDArray[np.int_]:
    """Choose a place for each name, the first of the cheapest, in the order of the names.

    `among` tells what it costs each place of one name that the others are where they are.
    """
    at, placed = np.zeros(len(boxes), dtype=int), np.zeros(len(boxes), dtype=bool)
    for index in [*range(len(boxes))] * ROUNDS:
        placed[index] = False  # it is not in its own way
        others = boxes[placed, at[placed]]
        at[index] = np.argmin(costs[index] + among(boxes[index], others))
        placed[index] = True
    return at


def overlaps(some: Boxes, others: Boxes) -> npt.NDArray[np.bool_]:
    """Tell of each two boxes of two lists whether they share any space; a point is a box too."""
    a, b = some[:, None], others[None]
    shared = (a[..., :2] < b[..., 2:]) & (b[..., :2] < a[..., 2:])
    return np.asarray(shared.all(axis=2))


def apart(middles: Sequence[float], least: float, total: float) -> list[float]:
    """Return where names along an axis stand, near their middles but `least` from one another.

    All count from 0, and stay within a total length that has room for them.
    """
    order = sorted(range(len(middles)), key=middles.__getitem__)
    found, floor, ceiling = [*middles], least / 2, total - least / 2
    for at in order:
        found[at] = max(found[at], floor)
        floor = found[at] + least
    for at in reversed(order):
        found[at] = min(found[at], ceiling)
        ceiling = found[at] - least
    return [round(at, 3) for at in found]
