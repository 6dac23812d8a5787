"""Ties and nodes as traces of Plotly: the same marks on the map of the world and on a plane."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from components.drawing import marks
from components.drawing.curves import Curve, Spot
from components.language.sentences import markup
from components.scene import Scene
from data.density import MORE
from data.ties import Tie

Trace = dict[str, Any]


class Ground(NamedTuple):
    """What a picture stands on: the type of its traces, and what their coordinates are called."""

    type: str
    across: str
    up: str


FEWEST = 12_000  # points of all lines together, where they are very many

GLOBE = Ground("scattergeo", "lon", "lat")
PLANE = Ground("scatter", "x", "y")


def trace(on: Ground, across: Sequence[Any], up: Sequence[Any], mode: str, **more: Any) -> Trace:
    """Return a trace; whatever is drawn, its key is our own."""
    points = {on.across: across, on.up: up}
    return {"type": on.type, "mode": mode, **points, "showlegend": False, **more}


def hovering(texts: Sequence[str]) -> dict[str, Any]:
    """Return the property of a trace that says what is under the pointer, a text for each point."""
    return {"hovertext": texts, "hovertemplate": "%{hovertext}<extra></extra>"}


def line(on: Ground, points: marks.Polyline, look: dict[str, Any], **more: Any) -> Trace:
    """Return curves of one look; every point of a line opens its evidence."""
    return trace(
        on,
        points.across,
        points.up,
        "lines",
        customdata=points.ids,
        text=points.texts,
        hovertemplate="%{text}<extra></extra>",
        line=look,
        **more,
    )


def lines(on: Ground, scene: Scene, curves: Mapping[str, Curve]) -> list[Trace]:
    """Return one trace for each look of a tie; of very many ties with fewer points and words."""
    hover, many = scene.sentences.hover, len(curves)
    if many > MORE:
        names = scene.sentences
        hover = {
            tie.tie: markup(names.pair(tie)) for _, _, ties in scene.style.strokes for tie in ties
        }
        curves = {tie: thinned(curve, max(3, FEWEST // many)) for tie, curve in curves.items()}
    return [
        line(on, marks.polyline(ties, curves, hover), look, opacity=opacity)
        for look, opacity, ties in scene.style.strokes
    ]


def thinned(curve: Curve, most: int) -> Curve:
    """Return a curve with so many of its points at most, both ends among them."""
    if len(curve) <= most:
        return curve
    kept: Curve = curve[np.linspace(0, len(curve) - 1, most).round().astype(int)]
    return kept


def signs(on: Ground, scene: Scene, at: Sequence[Spot]) -> Trace:
    """Return the signs that ride on the lines of the ties that have one, each at its place."""
    ties, across, up = scene.style.signed, [float(x) for x, _ in at], [float(y) for _, y in at]
    look = dict(scene.style.badges)
    texts = [scene.sentences.hover[tie.tie] for tie in ties]
    ids = [tie.tie for tie in ties]
    return trace(on, across, up, look.pop("mode"), customdata=ids, **hovering(texts), **look)


def heads(
    on: Ground, scene: Scene, ties: Sequence[Tie], curves: Mapping[str, Curve], **marker: Any
) -> Trace:
    """Return the heads of one-sided ties, at the end of their lines.

    `marker` says how they are turned, how far they stand off, and in pixels the `least` size.
    """
    ends = [curves[tie.tie][-1 if tie.forward else 0] for tie in ties]
    least = marker.pop("least")
    look = {
        "symbol": "arrow",
        "size": [least + 1.6 * marks.width(tie.relations) * scene.style.bold for tie in ties],
        "color": [scene.style.hue(tie) for tie in ties],
        "opacity": 1,
        "line": {"width": 0},
        **marker,
    }
    across, up = [float(end[0]) for end in ends], [float(end[1]) for end in ends]
    return trace(on, across, up, "markers", hoverinfo="skip", marker=look)


def dots(
    on: Ground, scene: Scene, at: Mapping[str, Sequence[float]], letters: float, marker: Trace
) -> Trace:
    """Return the nodes, round for states, each with its name in letters of so many pixels.

    The names are not drawn by Plotly: assets/views/names.js writes each where it finds room.
    """
    states, style, sentences = scene.results.states, scene.style, scene.sentences
    shapes = ["circle" if node in states else "diamond" for node in at]
    return trace(
        on,
        [across for across, _ in at.values()],
        [up for _, up in at.values()],
        "markers",
        customdata=list(at),
        text=[sentences.beside(node) for node in at],
        textfont={"size": style.letters(letters), "color": [style.label_hue(node) for node in at]},
        **hovering([sentences.node(node) for node in at]),
        marker={"opacity": 1, "symbol": shapes, **marker},
    )
