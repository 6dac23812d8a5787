"""A drawing for paper: where places, names and ties stand, with or without a map."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np

from components.drawing.curves import Curve, Spot, clear_bow, shorten
from components.drawing.extent import of_map
from components.drawing.labels import (
    SIDES,
    Box,
    Boxes,
    Costs,
    Label,
    Things,
    Weights,
    overlaps,
    ride,
    settle,
    standing,
)
from components.drawing.outlines import rings
from components.drawing.projection import ACROSS, edge, project, unrolled
from components.scene import Scene
from data.engines.ties import Tie
from data.states import Point

SIZE = WIDTH, HEIGHT = 700.0, 370.0  # the plane in pixels, 96 of them to the inch on paper
AIR = (74.0, 30.0)  # pixels kept at the sides, and above and below, for the names
DOT, BADGE = 4.5, 6.5  # radius of a place and of a sign
LETTER = 11.5  # pixels
NEAREST = 13.0  # pixels between two places
DEGREE = 18.0  # pixels that a degree may have at most: the outlines are no finer
GAPS = (DOT + 2.5, 20.0, 34.0, 50.0, 68.0)  # of a name from its place; the far ones have a leader
PAPER = Weights(outside=1000, node=1000, sign=12, name=1000)
FAR = 6.0  # what each step away from its place costs a name
CLEAR = DOT + 6.0  # pixels that a name keeps from the place of another


class Name(NamedTuple):
    """A name in lines, the space it takes, and on which side of its place: -1, 0 or 1 across."""

    lines: Sequence[str]
    box: Box
    across: int
    leader: Curve | None


@dataclass(frozen=True)
class Sketch:
    """Places, names and ties on a plane of WIDTH by HEIGHT pixels, y upwards.

    `curves` and `signs` are by the id of a tie; `land` has the outlines, `edge` that of the map.
    """

    scene: Scene
    ties: Sequence[Tie]
    spots: Mapping[str, Point]
    names: Mapping[str, Name]
    curves: Mapping[str, Curve]
    signs: Mapping[str, Point]
    land: Sequence[Curve]
    edge: Curve | None


def sketch(scene: Scene, nodes: Sequence[str], ties: Sequence[Tie]) -> Sketch:
    """Lay out some nodes and the ties between them: on the map, or else as in the network."""
    land: Sequence[Curve] = ()
    rim = None
    if scene.view.geographic and any(map(scene.data_set.located, nodes)):
        data_set = scene.data_set
        known = {node: data_set.place(node) for node in nodes if data_set.located(node)}
        spots, land, rim = on_map(known, [node for node in nodes if node not in known])
    else:
        spots = _on_plane(scene, nodes)
    spots = spaced(spots)
    curves = tied(spots, ties)
    dots = [(*spot, DOT) for spot in spots.values()]
    signs = dict(zip(curves, ride(curves.values(), dots), strict=True))
    at = {tie: tuple(curves[tie][index].round(1).tolist()) for tie, index in signs.items()}
    lines = [scene.sentences.lines(node) for node in spots]
    placed = place_names(lines, spots, list(curves.values()), at)
    names = dict(zip(spots, placed, strict=True))
    return Sketch(scene, ties, spots, names, curves, at, land, rim)


def on_map(
    known: Mapping[str, Point], nowhere: Sequence[str], size: Spot = SIZE
) -> tuple[dict[str, Point], Sequence[Curve], Curve]:
    """Return the places of nodes, the outlines around them, and the edge of the whole map.

    Args:
        known: longitude and latitude of at least one node.
        nowhere: whoever is nowhere; they stand in a row along the foot of the map.
        size: width and height of the plane in pixels.
    """
    places = [*known.values()]
    middle = of_map(places).x
    points = project(np.array(places), middle)
    low, high = points.min(axis=0), points.max(axis=0)
    room = np.array(size) - 2 * np.array(AIR)
    closest = DEGREE / (np.radians(1) * ACROSS)
    scale = float(min(*(room / np.maximum(high - low, 1e-9)), closest))
    shift = np.array(size) / 2 - (low + high) / 2 * scale
    parts = [part * scale + shift for ring in rings() for part in unrolled(ring, middle)]
    land = [part for part in parts if _in_sight(part, size)]
    spots = dict(zip(known, map(tuple, (points * scale + shift).tolist()), strict=True))
    step = (size[0] - 2 * AIR[0]) / max(len(nowhere), 1)
    spots |= {node: (AIR[0] + (n + 0.5) * step, float(AIR[1])) for n, node in enumerate(nowhere)}
    return spots, land, edge() * scale + shift


def _in_sight(part: Curve, size: Spot) -> bool:
    (left, bottom), (right, top) = part.min(axis=0), part.max(axis=0)
    return bool(right > 0 and left < size[0] and top > 0 and bottom < size[1])


def _on_plane(scene: Scene, nodes: Sequence[str]) -> dict[str, Point]:
    """Return where nodes stand in the network, stretched to fill the plane."""
    layout = scene.layouts[scene.selection.level]
    points = np.array([layout[node] for node in nodes])
    low, size = points.min(axis=0), np.ptp(points, axis=0)
    share = np.where(size > 0, (points - low) / np.maximum(size, 1e-9), 0.5)
    spots = np.array(AIR) + share * (np.array([WIDTH, HEIGHT]) - 2 * np.array(AIR))
    return dict(zip(nodes, map(tuple, spots.tolist()), strict=True))


def spaced(spots: Mapping[str, Point]) -> dict[str, Point]:
    """Push places that would lie on one another away from each other, and no others."""
    at = {node: np.array(spot) for node, spot in spots.items()}
    for _ in range(50):
        close = [
            (one, other)
            for one, other in combinations(at, 2)
            if np.hypot(*(at[other] - at[one])) < NEAREST - 0.1
        ]
        for one, other in close:
            between = at[other] - at[one]
            distance = float(np.hypot(*between))
            way = between / distance if distance else np.array([1.0, 0.0])
            push = way * max(NEAREST - distance, 0) / 2
            at[one], at[other] = at[one] - push, at[other] + push
        if not close:
            break
    return {node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in at.items()}


def tied(spots: Mapping[str, Point], ties: Sequence[Tie]) -> dict[str, Curve]:
    """Return a curve for each tie from place to place, bent so that it passes no other."""
    found = {}
    for tie in ties:
        others = [(*spots[node], DOT) for node in spots if node not in (tie.a, tie.b)]
        curve = clear_bow(spots[tie.a], spots[tie.b], others)
        found[tie.tie] = shorten(curve, DOT + 2, DOT + 2)
    return found


def place_names(
    lines: Iterable[Sequence[str]],
    spots: Mapping[str, Point],
    curves: list[Curve],
    signs: Mapping[str, Point],
    size: Spot = SIZE,
) -> list[Name]:
    """Return each name beside its place, or as near as it is free, then with a line to it.

    No name covers another or a place; as few as may be are crossed by a tie.
    """
    ways = [(gap, side) for gap in GAPS for side in SIDES]
    labels = [
        [Label(spot, name, gap) for gap in GAPS]
        for spot, name in zip(spots.values(), lines, strict=True)
    ]
    boxes = np.array([[label.box(LETTER, s) for label in row for s in SIDES] for row in labels])
    far = FAR * np.repeat(np.arange(len(GAPS)), len(SIDES))
    costs = standing(boxes, _things(spots, curves, signs, size), PAPER, own=True) + far
    costs += PAPER.node * _astray(boxes, np.array(list(spots.values())).reshape(-1, 2))
    found = []
    chosen = settle(boxes, costs, _covering)
    for node, row, way, (label, *_) in zip(spots, boxes, chosen, labels, strict=True):
        gap, side = ways[way]
        box = row[way]
        leader = None if gap == GAPS[0] else _leader(spots[node], box)
        found.append(Name(label.lines, tuple(box.tolist()), SIDES[side][0], leader))
    return found


def _astray(boxes: Boxes, places: Curve) -> Costs:
    """Count for each name at each place whose places are as near to it as its own, or too near."""
    low, high = boxes[:, :, None, :2] - places, places - boxes[:, :, None, 2:]
    away = np.hypot(*np.moveaxis(np.maximum(np.maximum(low, high), 0), -1, 0))
    own = np.einsum("iji->ij", away)
    led = np.arange(boxes.shape[1]) >= len(SIDES)  # a line leads from these to their place
    near = away < np.where(led, CLEAR, np.maximum(own + 1, CLEAR))[..., None]
    np.einsum("iji->ij", near)[...] = False
    astray: Costs = near.sum(axis=2)
    return astray


def _things(
    spots: Mapping[str, Point], curves: list[Curve], signs: Mapping[str, Point], size: Spot
) -> Things:
    """Return what is in the way of a name."""
    places = np.array(list(spots.values())).reshape(-1, 2)
    riders = np.array(list(signs.values())).reshape(-1, 2)
    return Things(
        np.hstack([places - DOT - 1, places + DOT + 1]),
        np.hstack([riders - BADGE, riders + BADGE]),
        curves,
        (2, 2, size[0] - 2, size[1] - 2),
    )


def _covering(boxes: Boxes, others: Boxes) -> Costs:
    covered: Costs = PAPER.name * overlaps(boxes, others).sum(axis=1)
    return covered


def _leader(spot: Spot, box: Curve) -> Curve:
    """Return the line from a place to the nearest point of its name."""
    start = np.asarray(spot, dtype=float)
    left, bottom, right, top = box
    end = np.clip(start, (left, bottom + 3), (right, top - 3))
    way = (end - start) / max(float(np.hypot(*(end - start))), 1e-9)
    return np.array([start + way * DOT, end])
