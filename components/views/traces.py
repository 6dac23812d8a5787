"""Ties and nodes as traces of Plotly: the same marks on the map of the world and on a plane."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from components.drawing import marks
from components.drawing.curves import Curve, Spot
from components.scene import Scene
from data.ties import Tie

Trace = dict[str, Any]


class Ground(NamedTuple):
    """What a picture stands on: the type of its traces, and what their coordinates are called."""

    type: str
    across: str
    up: str


class Names(NamedTuple):
    """Where the names of nodes stand, as far as there is room for them, and their size."""

    sides: Sequence[str]
    size: float


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
    """Return one trace for each look of a tie."""
    hover = scene.sentences.hover
    return [
        line(on, marks.polyline(ties, curves, hover), look, opacity=opacity)
        for look, opacity, ties in scene.style.strokes
    ]


def signs(on: Ground, scene: Scene, ties: Sequence[Tie], at: Sequence[Spot]) -> Trace:
    """Return the signs that ride on the lines, each at its place."""
    across, up = [float(spot[0]) for spot in at], [float(spot[1]) for spot in at]
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
    on: Ground, scene: Scene, at: Mapping[str, Sequence[float]], names: Names, marker: Trace
) -> Trace:
    """Return the nodes, round for states, each with its name as far as that has a side."""
    states = scene.results.states
    shapes = ["circle" if node in states else "diamond" for node in at]
    return trace(
        on,
        [across for across, _ in at.values()],
        [up for _, up in at.values()],
        "markers+text",
        customdata=list(at),
        **named(scene, list(at), names),
        **hovering([scene.sentences.node(node) for node in at]),
        marker={"opacity": 1, "symbol": shapes, **marker},
    )


def named(scene: Scene, nodes: Sequence[str], names: Names) -> dict[str, Any]:
    """Return the names of the first nodes, at their sides, and none for the rest."""
    rest, style = len(nodes) - len(names.sides), scene.style
    hues = [style.label_hue(node) for node in nodes]
    return {
        "text": [*map(scene.sentences.stacked, nodes[: len(names.sides)]), *[""] * rest],
        "textposition": [*names.sides, *["top center"] * rest],
        "textfont": {"size": style.letters(names.size), "color": hues},
    }
