"""Nodes at given places and the ties between them, as curves that pass no node."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np

from components.drawing import marks
from components.drawing.curves import BENDS, Curve, Dot, bow, clear_bow, shorten
from components.drawing.labels import ride
from components.drawing.marks import GLYPHS
from components.scene import Scene
from components.views import chart, fits, traces
from data.columns import HEIGHT, WIDTH
from data.density import MORE
from data.states import Point

LABEL = 13  # pixels
REACH = 3.0  # pixels around a node that belong to it, not to the lines that meet there
MARGIN = 44  # pixels around the outermost nodes
FAR_PLANE = 1192.0, 376.0  # pixels of the plane over a caption, on a screen of 1280 by 720
FINE, PALE = 0.7, 0.16  # a line of the web: pixels, and how much of it is seen
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
    curves = {tie.tie: routed[tie.tie] for tie in scene.style.lines}
    signed = [curves[tie.tie] for tie in scene.style.signed]
    along = ride(signed, dots(scene, at).values(), scene.style.near)
    spots = [curve[index] for curve, index in zip(signed, along, strict=True)]
    data = [
        *web(scene, at),
        *halos(scene, routed, tense),
        *arrows(scene, curves, behind=True),
        *lines(scene, curves),
        *arrows(scene, curves),
        traces.signs(traces.PLANE, scene, scene.style.signed, spots),
        *nodes(scene, at),
    ]
    return {"data": data, "layout": frame(scene, revision, at)}


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
    """Return a wide band under each tie in tension, and a dashed one under each supposed tie.

    What stands back has none: they would be seen before what is chosen.
    """
    tension = {"color": scene.style.theme.muted, "width": HALO}
    thought = {"color": scene.style.theme.ink, "width": HALO, "dash": "2px,4px"}
    found = []
    for marked, look, opacity in (({*tense}, tension, 0.25), (scene.camps.supposed, thought, 0.4)):
        ties = [
            tie
            for tie in scene.results.drawn
            if tie.tie in marked and tie.tie in curves and tie.tie not in scene.results.dimmed
        ]
        if ties:
            points = marks.polyline(ties, curves, scene.sentences.hover)
            found.append(traces.line(traces.PLANE, points, look, opacity=opacity))
    return found


def web(scene: Scene, at: Mapping[str, Point]) -> list[dict[str, Any]]:
    """Return the ties that are too many to be read: thin straight lines, a trace for each hue.

    They are too many for an element each, too: assets/views/crowd.js draws them.
    """
    found = []
    at = {node: (round(x, 1), round(y, 1)) for node, (x, y) in at.items()}
    for character in GLYPHS:
        ends = [(at[tie.a], at[tie.b]) for tie in scene.style.web if tie.character == character]
        across, up = ([[a[i], b[i], None] for a, b in ends] for i in (0, 1))
        look = {"color": scene.style.theme.hue(character), "width": FINE}
        points = [*chain.from_iterable(across)], [*chain.from_iterable(up)]
        more: dict[str, Any] = {"opacity": PALE, "hoverinfo": "skip", "visible": False}
        found.append(traces.trace(traces.PLANE, *points, "lines", line=look, **more))
    return [trace for trace in found if trace["x"]]


def size(scene: Scene, node: str) -> float:
    """Return the size of a node's dot in pixels."""
    if scene.compact or scene.beside:
        return round(min(scene.style.dot(node) * 1.1, 16.0), 1)
    largest = 11.0 if scene.style.crowd else 40.0
    return round(min(scene.style.dot(node) * (1.2 if scene.presented else 1.7), largest), 1)


def dots(scene: Scene, at: Mapping[str, Point]) -> dict[str, Dot]:
    """Return the place and the radius of each node's dot."""
    return {node: (*at[node], size(scene, node) / 2) for node in at}


def routes(scene: Scene, at: Mapping[str, Point]) -> dict[str, Curve]:
    """Return a curve for each tie, bent so that it crosses no other node."""
    around, place = np.array([*dots(scene, at).values()]), {node: n for n, node in enumerate(at)}
    found = {}
    drawn = scene.style.density.drawn
    for tie in scene.results.drawn:
        if tie.tie not in drawn:
            continue
        if len(drawn) > MORE:  # among so many lines none would find a way
            found[tie.tie] = bow(at[tie.a], at[tie.b], BENDS[0]).round(1)
            continue
        others = np.delete(around, [place[tie.a], place[tie.b]], axis=0)
        found[tie.tie] = _route(at[tie.a], at[tie.b], others.tobytes())
    return found


@lru_cache(maxsize=4096)
def _route(start: Point, end: Point, others: bytes) -> Curve:
    """Return a curve that passes the dots whose numbers these bytes are: quick to be compared."""
    return clear_bow(start, end, np.frombuffer(others).reshape(-1, 3)).round(1)


def lines(scene: Scene, curves: Mapping[str, Curve]) -> list[dict[str, Any]]:
    """Return one trace for each look of a tie."""
    gaps = {node: size(scene, node) / 2 + REACH for node in scene.results.nodes}
    ends = {tie.tie: (gaps[tie.a], gaps[tie.b]) for tie in scene.style.lines}
    shown = {tie: _shortened(curves[tie].tobytes(), *gap) for tie, gap in ends.items()}
    return traces.lines(traces.PLANE, scene, shown)


@lru_cache(maxsize=4096)
def _shortened(curve: bytes, start: float, end: float) -> Curve:
    """Return a curve whose numbers these bytes are without its ends, which are under dots."""
    return shorten(np.frombuffer(curve).reshape(-1, 2), start, end).round(1)


def arrows(
    scene: Scene, curves: Mapping[str, Curve], *, behind: bool = False
) -> list[dict[str, Any]]:
    """Return the heads of one-sided ties, before the node acted upon: of what stands back, or not.

    The latter are there even where they are none.
    """
    dimmed = scene.results.dimmed
    ties = [tie for tie in scene.style.headed if (tie.tie in dimmed) is behind]
    if behind and not ties:
        return []
    ends = [curves[tie.tie][:: 1 if tie.forward else -1][-2:] for tie in ties]
    turns = [np.degrees(np.arctan2(*(end[1] - end[0]))) for end in ends]
    marker = {
        "angleref": "up",
        "angle": [round(float(turn), 1) for turn in turns],
        "standoff": [size(scene, tie.target) / 2 + 1 for tie in ties],
        "least": 8,
    }
    return [traces.heads(traces.PLANE, scene, ties, curves, **marker)]


def nodes(scene: Scene, at: Mapping[str, Point]) -> list[dict[str, Any]]:
    """Return the nodes with their names."""
    if not at:
        return []
    theme, seen = scene.style.theme, scene.results.perspective
    marker = {
        "size": [size(scene, node) for node in at],
        "color": [theme.ink if node == seen else theme.panel for node in at],
        "line": {"width": 1.8, "color": theme.ink},
    }
    return [traces.dots(traces.PLANE, scene, at, LABEL, marker) | {"cliponaxis": False}]


def frame(scene: Scene, revision: str, at: Mapping[str, Point]) -> dict[str, Any]:
    """Return the layout: a plane without axes, the same for every selection."""
    wide, high = plane(scene)
    whole = (-MARGIN, -MARGIN, wide + MARGIN, high + MARGIN)
    axis = {"visible": False, "zeroline": False, "showgrid": False, "fixedrange": True}
    return chart.plotted(
        scene,
        revision,
        margin=chart.EDGES,
        meta=fits.on_plane(scene, at, whole, MARGIN),
        dragmode=False,
        hovermode=False,
        xaxis={**axis, "range": [-MARGIN, wide + MARGIN]},
        yaxis={**axis, "range": [-MARGIN, high + MARGIN], "scaleanchor": "x"},
    )
