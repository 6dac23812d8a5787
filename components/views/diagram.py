"""Nodes at given places and the ties between them, as curves that pass no node."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from components.drawing import marks
from components.drawing.curves import Curve, Dot, clear_bow, shorten
from components.drawing.labels import Label, Sizes, lay_out
from components.scene import Scene
from components.views import chart, traces
from data.columns import HEIGHT, WIDTH
from data.positions import CROWD
from data.states import Point

LABEL = 13  # pixels
REACH = 3.0  # pixels around a node that belong to it, not to the lines that meet there
MARGIN = 44  # pixels around the outermost nodes
FAR_PLANE = 1192.0, 376.0  # pixels of the plane over a caption, on a screen of 1280 by 720
HALO = 11.0  # pixels by which a line in tension is wider than it would be


def draw(
    scene: Scene, at: Mapping[str, Point], tense: Sequence[str] = (), revision: str = ""
) -> dict[str, Any]:
    """Draw the ties of a scene between the places of their nodes.

    `at` holds x, y of every node in pixels of the plane; `tense` names ties that are in tension;
    as long as `revision` stays the same, a reader's zoom is kept.
    """
    at = spread(scene, at)
    routed = routes(scene, at)
    ties = scene.camps.imagined
    curves = {tie.tie: routed[tie.tie] for tie in ties}
    sides, along = arranged(scene, at, list(curves.values()))
    spots = [curve[index] for curve, index in zip(curves.values(), along, strict=True)]
    data = [
        *halos(scene, routed, tense),
        *lines(scene, curves),
        arrows(scene, curves),
        traces.signs(traces.PLANE, scene, ties, spots),
        *nodes(scene, at, sides),
    ]
    return {"data": data, "layout": frame(scene, revision)}


def plane(scene: Scene) -> tuple[float, float]:
    """Return the width and the height of the plane in pixels."""
    if scene.presented and not scene.beside:
        return FAR_PLANE
    return (HEIGHT, WIDTH) if scene.compact else (WIDTH, HEIGHT)


def spread(scene: Scene, at: Mapping[str, Point]) -> Mapping[str, Point]:
    """Return where nodes stand when the plane is as wide as a projected one."""
    if plane(scene) != FAR_PLANE:
        return at
    wide, high = FAR_PLANE
    return {node: (x * wide / WIDTH, y * high / HEIGHT) for node, (x, y) in at.items()}


def halos(scene: Scene, curves: Mapping[str, Curve], tense: Sequence[str]) -> list[dict[str, Any]]:
    """Return a wide band under each tie in tension, and a dashed one under each supposed tie."""
    tension = {"color": scene.style.theme.muted, "width": HALO}
    thought = {"color": scene.style.theme.ink, "width": HALO, "dash": "2px,4px"}
    found = []
    for marked, look, opacity in ((tense, tension, 0.25), (scene.camps.supposed, thought, 0.4)):
        ties = [tie for tie in scene.results.ties if tie.tie in marked]
        if ties:
            points = marks.polyline(ties, curves, scene.sentences.hover)
            found.append(traces.line(traces.PLANE, points, look, opacity=opacity))
    return found


def size(scene: Scene, node: str) -> float:
    """Return the size of a node's dot in pixels."""
    if scene.compact or scene.beside:
        return round(min(scene.style.dot(node) * 1.1, 16.0), 1)
    largest = 18.0 if len(scene.results.nodes) > CROWD else 40.0
    return round(min(scene.style.dot(node) * (1.2 if scene.presented else 1.7), largest), 1)


def routes(scene: Scene, at: Mapping[str, Point]) -> dict[str, Curve]:
    """Return a curve for each tie, bent so that it crosses no other node."""
    dots = {node: (*at[node], size(scene, node) / 2) for node in at}
    found = {}
    for tie in scene.results.ties:
        others = tuple(dot for node, dot in dots.items() if node not in (tie.a, tie.b))
        found[tie.tie] = _route(at[tie.a], at[tie.b], others)
    return found


@lru_cache(maxsize=4096)
def _route(start: Point, end: Point, others: tuple[Dot, ...]) -> Curve:
    return clear_bow(start, end, others).round(1)


def lines(scene: Scene, curves: Mapping[str, Curve]) -> list[dict[str, Any]]:
    """Return one trace for each look of a tie."""
    gaps = {node: size(scene, node) / 2 + REACH for node in scene.results.nodes}
    ends = {tie.tie: (gaps[tie.a], gaps[tie.b]) for tie in scene.camps.imagined}
    shown = {tie: shorten(curves[tie], *gap).round(1) for tie, gap in ends.items()}
    return traces.lines(traces.PLANE, scene, shown)


def arrows(scene: Scene, curves: Mapping[str, Curve]) -> dict[str, Any]:
    """Return the heads of one-sided ties, in front of the node acted upon."""
    ties = [tie for tie in scene.camps.imagined if tie.one_sided]
    ends = [curves[tie.tie][:: 1 if tie.forward else -1][-2:] for tie in ties]
    turns = [np.degrees(np.arctan2(*(end[1] - end[0]))) for end in ends]
    marker = {
        "angleref": "up",
        "angle": [round(float(turn), 1) for turn in turns],
        "standoff": [size(scene, tie.target) / 2 + 1 for tie in ties],
        "least": 8,
    }
    return traces.heads(traces.PLANE, scene, ties, curves, **marker)


def arranged(
    scene: Scene, at: Mapping[str, Point], curves: list[Curve]
) -> tuple[list[str], list[int]]:
    """Return the side of each label, as far as there is room for them, and the place of signs."""
    labelled = list(at)[: CROWD // 2] if len(at) > CROWD else list(at)
    labels = [Label(at[n], scene.sentences.lines(n), size(scene, n) / 2 + 3) for n in labelled]
    wide, high = plane(scene)
    bounds = (-MARGIN, -MARGIN, wide + MARGIN, high + MARGIN)
    sizes = Sizes(1.08 * scene.style.letters(LABEL), scene.style.near)
    return lay_out(labels, curves, np.array(list(at.values())), bounds, sizes)


def nodes(scene: Scene, at: Mapping[str, Point], sides: Sequence[str]) -> list[dict[str, Any]]:
    """Return the nodes, with a label for as many as have a side for it."""
    if not at:
        return []
    theme, seen = scene.style.theme, scene.results.perspective
    marker = {
        "size": [size(scene, node) for node in at],
        "color": [theme.ink if node == seen else theme.panel for node in at],
        "line": {"width": 1.8, "color": theme.ink},
    }
    names = traces.Names(sides, LABEL)
    return [traces.dots(traces.PLANE, scene, at, names, marker) | {"cliponaxis": False}]


def frame(scene: Scene, revision: str) -> dict[str, Any]:
    """Return the layout: a plane without axes, the same for every selection."""
    wide, high = plane(scene)
    axis = {"visible": False, "zeroline": False, "showgrid": False}
    return chart.plotted(
        scene,
        revision,
        margin=chart.EDGES,
        hoverdistance=12,
        dragmode="pan",
        xaxis={**axis, "range": [-MARGIN, wide + MARGIN]},
        yaxis={**axis, "range": [-MARGIN, high + MARGIN], "scaleanchor": "x"},
    )
