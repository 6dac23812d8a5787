"""A drawing for paper: named places, with the ties between them or without, as SVG.

It is drawn twice from the same numbers, so that a key lies on what was left blank. Friendly ties
are plain, hostile ones dashed, the others dotted, each with its sign: it needs no colour.
"""

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
from components.drawing.marks import GLYPHS, width
from components.drawing.outlines import rings
from components.drawing.projection import ACROSS, edge, project, unrolled
from components.markup import Html, element
from components.scene import Scene
from data.states import Point
from data.ties import Tie

WIDTH, HEIGHT = 700.0, 370.0  # the plane in pixels, 96 of them to the inch on paper
AIR = (74.0, 30.0)  # pixels kept at the sides, and above and below, for the names
DOT, BADGE = 4.5, 6.5  # radius of a place and of a sign
LETTER = 11.5  # pixels
NEAREST = 13.0  # pixels between two places
DEGREE = 18.0  # pixels that a degree may have at most: the outlines are no finer
GAPS = (DOT + 2.5, 20.0, 34.0, 50.0, 68.0)  # of a name from its place; the far ones have a leader
PAPER = Weights(outside=1000, node=1000, sign=12, name=1000)
FAR = 6.0  # what each step away from its place costs a name
DASHES = {"conflict": "8 5", "mixed": "1.5 4", "demand": "1.5 4"}


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
    if scene.view.geographic:
        spots, land, rim = _on_map(scene, nodes)
    else:
        spots = _on_plane(scene, nodes)
    spots = spaced(spots)
    curves = _curves(spots, ties)
    signs = dict(zip(curves, ride(curves.values(), list(spots.values())), strict=True))
    at = {tie: tuple(curves[tie][index].round(1).tolist()) for tie, index in signs.items()}
    names = dict(zip(spots, place_names(scene, spots, list(curves.values()), at), strict=True))
    return Sketch(scene, ties, spots, names, curves, at, land, rim)


def _on_map(scene: Scene, nodes: Sequence[str]) -> tuple[dict[str, Point], Sequence[Curve], Curve]:
    """Return the places of nodes, the outlines around them, and the edge of the whole map."""
    places = [scene.data_set.place(node) for node in nodes]
    middle = of_map(places).x
    points = project(np.array(places), middle)
    low, high = points.min(axis=0), points.max(axis=0)
    room = np.array([WIDTH, HEIGHT]) - 2 * np.array(AIR)
    closest = DEGREE / (np.radians(1) * ACROSS)
    scale = float(min(*(room / np.maximum(high - low, 1e-9)), closest))
    shift = np.array([WIDTH, HEIGHT]) / 2 - (low + high) / 2 * scale
    parts = [part * scale + shift for ring in rings() for part in unrolled(ring, middle)]
    land = [part for part in parts if _in_sight(part)]
    spots = dict(zip(nodes, map(tuple, (points * scale + shift).tolist()), strict=True))
    return spots, land, edge() * scale + shift


def _in_sight(part: Curve) -> bool:
    (left, bottom), (right, top) = part.min(axis=0), part.max(axis=0)
    return bool(right > 0 and left < WIDTH and top > 0 and bottom < HEIGHT)


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


def _curves(spots: Mapping[str, Point], ties: Sequence[Tie]) -> dict[str, Curve]:
    """Return a curve for each tie from place to place, bent so that it passes no other."""
    found = {}
    for tie in ties:
        others = [(*spots[node], DOT) for node in spots if node not in (tie.a, tie.b)]
        curve = clear_bow(spots[tie.a], spots[tie.b], others)
        found[tie.tie] = shorten(curve, DOT + 2, DOT + 2)
    return found


def place_names(
    scene: Scene, spots: Mapping[str, Point], curves: list[Curve], signs: Mapping[str, Point]
) -> list[Name]:
    """Return each name beside its place, or as near as it is free, then with a line to it.

    No name covers another or a place; as few as may be are crossed by a tie.
    """
    ways = [(gap, side) for gap in GAPS for side in SIDES]
    labels = [[Label(spots[n], scene.sentences.lines(n), gap) for gap in GAPS] for n in spots]
    boxes = np.array([[label.box(LETTER, s) for label in row for s in SIDES] for row in labels])
    far = FAR * np.repeat(np.arange(len(GAPS)), len(SIDES))
    costs = standing(boxes, _things(spots, curves, signs), PAPER, own=True) + far
    found = []
    chosen = settle(boxes, costs, _covering)
    for node, row, way, (label, *_) in zip(spots, boxes, chosen, labels, strict=True):
        gap, side = ways[way]
        box = row[way]
        leader = None if gap == GAPS[0] else _leader(spots[node], box)
        found.append(Name(label.lines, tuple(box.tolist()), SIDES[side][0], leader))
    return found


def _things(spots: Mapping[str, Point], curves: list[Curve], signs: Mapping[str, Point]) -> Things:
    """Return what is in the way of a name."""
    places = np.array(list(spots.values())).reshape(-1, 2)
    riders = np.array(list(signs.values())).reshape(-1, 2)
    return Things(
        np.hstack([places - DOT - 1, places + DOT + 1]),
        np.hstack([riders - BADGE, riders + BADGE]),
        curves,
        (2, 2, WIDTH - 2, HEIGHT - 2),
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


def svg(drawn: Sketch, label: str, *, ties: bool) -> Html:
    """Return the drawing as SVG, blank or with its ties.

    `label` says what is drawn to those who cannot see it.
    """
    lines = [part for tie in drawn.ties for part in _tie(drawn, tie)] if ties else []
    return element(
        "svg",
        _ground(drawn),
        *lines,
        *(part for node in drawn.spots for part in _place(drawn, node)),
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        class_="drawing",
        role="img",
        direction="ltr",
        aria_label=label,
    )


def _ground(drawn: Sketch) -> Html:
    """Return the land, cut off at the edge of the map."""
    frame = element("rect", width=f"{WIDTH:g}", height=f"{HEIGHT:g}", class_="frame")
    if drawn.edge is None:
        return element("g", frame)
    edge = element("clipPath", element("path", d=_path(drawn.edge) + "Z"), id="edge")
    inside = element("clipPath", frame, id="inside")
    shapes = "".join(f"{_path(part)}Z" for part in drawn.land)
    land = element("path", d=shapes, class_="land", clip_path="url(#edge)")
    land = element("g", land, clip_path="url(#inside)")
    return element("g", edge, inside, land, frame)


def _tie(drawn: Sketch, tie: Tie) -> Iterable[Html]:
    """Yield the line of a tie and its sign, hollow where nothing is reported as fact."""
    kind = f"{tie.character}{'' if tie.reported else ' unsure'}"
    dash = {"stroke_dasharray": DASHES[tie.character]} if tie.character in DASHES else {}
    x, y = _down(drawn.signs[tie.tie])
    yield element(
        "path",
        d=_path(drawn.curves[tie.tie]),
        class_=f"tie {kind}",
        stroke_width=f"{0.6 + 0.6 * width(tie.relations):.1f}",
        **dash,
    )
    yield element("circle", cx=x, cy=y, r=f"{BADGE:g}", class_=f"sign {kind}")
    yield element("text", GLYPHS[tie.character], x=x, y=y, class_=f"glyph {kind}")


def is_state(scene: Scene, node: str) -> bool:
    """Tell whether a node is a state, of today or of the time that the data are about."""
    return node in scene.results.states or scene.data_set.actors[node].kind == "state"


def _place(drawn: Sketch, node: str) -> Iterable[Html]:
    """Yield the mark of a node, round for a state, and its name."""
    x, y = _down(drawn.spots[node])
    name = drawn.names[node]
    if name.leader is not None:
        yield element("path", d=_path(name.leader), class_="leader")
    if is_state(drawn.scene, node):
        yield element("circle", cx=x, cy=y, r=f"{DOT:g}", class_="place")
    else:
        reach = DOT * 1.3
        corners = f"M{x} {float(y) - reach:.1f}l{reach} {reach}l{-reach} {reach}l{-reach} {-reach}Z"
        yield element("path", d=corners, class_="place")
    left, bottom, right, top = name.box
    anchor, at = {1: ("start", left), 0: ("middle", (left + right) / 2), -1: ("end", right)}[
        name.across
    ]
    high = (top - bottom) / max(len(name.lines), 1)
    for index, line in enumerate(name.lines):
        _, base = _down((0, top - high * (index + 0.76)))
        text = drawn.scene.say.name(line)
        yield element("text", text, x=f"{at:.1f}", y=base, text_anchor=anchor, class_="name")


def _path(points: Curve) -> str:
    """Return points as a path, y downwards, leaving out what falls on the point before."""
    flat = np.column_stack([points[:, 0], HEIGHT - points[:, 1]]).round(1)
    moved = np.abs(np.diff(flat, axis=0, prepend=np.inf)).max(axis=1) >= 0.3
    moved[[0, -1]] = True
    return "M" + " ".join(f"{x:g} {y:g}" for x, y in flat[moved].tolist())


def _down(spot: Spot) -> tuple[str, str]:
    return f"{spot[0]:.1f}", f"{HEIGHT - spot[1]:.1f}"
