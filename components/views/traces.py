"""Ties and nodes as traces of Plotly: the same marks on the map of the world and on a plane."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from components.drawing import marks
from components.drawing.curves import Curve, Spot
from components.language.sentences import markup
from components.scene import Scene
from data.chosen import nodes_of
from data.density import MORE
from data.engines.ties import Tie

Trace = dict[str, Any]


class Ground(NamedTuple):
    """What a picture stands on: the type of its traces, and what their coordinates are called."""

    type: str
    across: str
    up: str


FEWEST = 12_000  # points of all lines together, where they are very many

LEAST = 7.0  # pixels: the smallest head of a line on the map

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
    """Return one trace for each look of the ties that have a curve, what is chosen on top.

    Very many ties have fewer points and words.
    """
    hover, many = scene.sentences.hover, len(curves)
    if many > MORE:
        hover = briefly(scene, [tie for _, _, ties in scene.style.strokes for tie in ties])
        curves = {tie: thinned(curve, max(3, FEWEST // many)) for tie, curve in curves.items()}
    looks = [
        (look, opacity, [tie for tie in ties if tie.tie in curves])
        for look, opacity, ties in scene.style.strokes
    ]
    dimmed = scene.results.dimmed
    drawn = [
        (
            ties[0].tie in dimmed,
            line(on, marks.polyline(ties, curves, hover), look, opacity=opacity),
        )
        for look, opacity, ties in looks
        if ties
    ]
    front = [trace for behind, trace in drawn if not behind]
    cases = cased(on, scene, front) if dimmed else []
    return [*[trace for behind, trace in drawn if behind], *cases, *front]


def cased(on: Ground, scene: Scene, lines: Sequence[Trace]) -> list[Trace]:
    """Return what lies under some lines so that they stand out: paper, a little wider."""
    paper, wider = scene.style.theme.paper, 2 * marks.CASING * scene.style.bold
    return [
        trace(
            on,
            line[on.across],
            line[on.up],
            "lines",
            line={"color": paper, "width": line["line"]["width"] + wider},
            hoverinfo="skip",
        )
        for line in lines
    ]


def briefly(scene: Scene, ties: Iterable[Tie]) -> dict[str, str]:
    """Return what is said of ties where they are very many: the sign, and who they are, by id."""
    pair = scene.sentences.pair
    return {tie.tie: f"{marks.GLYPHS[tie.character]} {markup(pair(tie))}" for tie in ties}


def thinned(curve: Curve, most: int) -> Curve:
    """Return a curve with so many of its points at most, both ends among them."""
    if len(curve) <= most:
        return curve
    kept: Curve = curve[np.linspace(0, len(curve) - 1, most).round().astype(int)]
    return kept


def signs(on: Ground, scene: Scene, ties: Sequence[Tie], at: Sequence[Spot]) -> Trace:
    """Return the signs that ride on the lines of some ties, each at its place."""
    across, up = [float(x) for x, _ in at], [float(y) for _, y in at]
    look = scene.style.badges(ties)
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
        "size": [head(scene, tie, least) for tie in ties],
        "color": [scene.style.hue(tie) for tie in ties],
        "opacity": 1,
        "line": {"width": 0},
        **marker,
    }
    across, up = [float(end[0]) for end in ends], [float(end[1]) for end in ends]
    return trace(on, across, up, "markers", hoverinfo="skip", marker=look)


def head(scene: Scene, tie: Tie, least: float) -> float:
    """Return the size of the head of a line in pixels: as its line is wide."""
    return least + 1.6 * marks.width(tie.relations) * scene.style.bold


def dots(
    on: Ground, scene: Scene, at: Mapping[str, Sequence[float]], letters: float, marker: Trace
) -> Trace:
    """Return the nodes, round for states, each with its name in letters of so many pixels.

    Where a node has no spot, the browser finds one.
    The names are not drawn by Plotly: assets/views/names.js writes each where it finds room, those
    of what is chosen first.
    """
    states, style, sentences = scene.results.states, scene.style, scene.sentences
    shapes = ["circle" if node in states else "diamond" for node in at]
    return trace(
        on,
        [spot[0] for spot in at.values() if spot],
        [spot[1] for spot in at.values() if spot],
        "markers",
        customdata=list(at),
        text=[sentences.beside(node) for node in at],
        textfont={"size": style.letters(letters), "color": [style.label_hue(node) for node in at]},
        **hovering([sentences.node(node) for node in at]),
        marker={"opacity": 1, "symbol": shapes, **marker},
        **ranked(scene, at),
    )


def ranked(scene: Scene, nodes: Iterable[str]) -> dict[str, Any]:
    """Return the property that says whose names come first, where there is any such.

    `rank` says which nodes are chosen (0), lit (1) or stand back (2); of equals those come first
    that are asked for, or told of in the step of a story.
    """
    shown = [*nodes]
    meta: dict[str, Any] = {}
    if things := scene.results.selection.chosen:
        chosen = {node for thing in things for node in nodes_of(thing)}
        near = {*scene.results.highlighted_nodes}
        meta["rank"] = [0 if node in chosen else 2 - (node in near) for node in shown]
    if first := [node for node in shown if node in asked(scene)]:
        meta["first"] = first
    return {"meta": meta} if meta else {}


def asked(scene: Scene) -> set[str]:
    """Return the nodes that a filter asks for, or that the step of a story names."""
    found = {*scene.selection.actors}
    if scene.results.story:
        step, language = scene.results.shown_step, scene.say.language
        told = " ".join(text[language] for text in (step.title, step.text) if text)
        found |= {node for node in scene.results.nodes if scene.sentences.short(node) in told}
    return found
