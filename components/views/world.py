"""The map: states coloured by perspective, ties as arcs between them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from components.drawing import marks
from components.drawing.curves import Curve, Spot, shorten
from components.drawing.labels import Box, Label, Sizes, lay_out
from components.drawing.projection import SHAPE, WORLD, Window, arc, project, turn, window_of
from components.drawing.theme import mix
from components.scene import Scene
from components.views import chart
from data.positions import CROWD

REACH = 2.6  # degrees around a place that belong to it, not to the lines that meet there
LABEL = 12  # pixels
FAR_SHAPE = 2.0  # the shape of the stage over a caption: its width by its height
TILT = 22  # degrees: the latitude in the middle of the globe, where it shows the world


def figure(scene: Scene) -> dict[str, Any]:
    """Draw the ties of a scene between the places of their nodes."""
    shown = window(scene)
    arcs = {
        tie.tie: arc(scene.data_set.place(tie.a), scene.data_set.place(tie.b), shown)
        for tie in scene.results.ties
    }
    flat = [project(curve, shown) for curve in arcs.values()]
    sides, along = arranged(scene, shown, flat)
    return {
        # Arrowheads turn only in the first geo trace of plotly.js 4.1.1: see `arrows`.
        "data": [
            arrows(scene, arcs, shown),
            countries(scene),
            *lines(scene, arcs, REACH / shown.zoom),
            glyphs(scene, [curve[at] for curve, at in zip(arcs.values(), along, strict=True)]),
            *nodes(scene, sides),
        ],
        "layout": frame(scene, shown),
    }


def window(scene: Scene) -> Window:
    """Return the part of the map that holds every node of the data set, with air.

    It comes from the whole data set, so that the map stays where it is when filters change.
    """
    shape = FAR_SHAPE if scene.presented and not scene.beside else SHAPE
    return window_of((scene.data_set.place(node) for node in scene.layouts["countries"]), shape)


def arrows(scene: Scene, arcs: Mapping[str, Curve], shown: Window) -> dict[str, Any]:
    """Return the heads of one-sided ties, at the end of the line.

    In plotly.js 4.1.1 `marker.angle` is read for the first geo trace only, and counts
    anticlockwise from north; tests/browser pins both.
    """
    ties = [tie for tie in scene.results.ties if tie.one_sided]
    ends = [arcs[tie.tie] if tie.forward else arcs[tie.tie][::-1] for tie in ties]
    return {
        "type": "scattergeo",
        "lon": [float(end[-1, 0]) for end in ends],
        "lat": [float(end[-1, 1]) for end in ends],
        "mode": "markers",
        "marker": {
            "symbol": "arrow",
            "angleref": "north",
            "angle": [turn(end, shown) for end in ends],
            "size": [7 + 1.6 * marks.width(tie.relations) * scene.style.bold for tie in ties],
            "color": [scene.style.hue(tie) for tie in ties],
            "standoff": [scene.style.dot(tie.target) / 2 + 1 for tie in ties],
            "opacity": 1,
            "line": {"width": 0},
        },
        "customdata": [tie.tie for tie in ties],
        "hoverinfo": "skip",
        "showlegend": False,
    }


def lines(scene: Scene, arcs: Mapping[str, Curve], reach: float) -> list[dict[str, Any]]:
    """Return one trace for each look of a tie; every point of a line opens its evidence."""
    traces = []
    shown = {tie: shorten(curve, reach, reach).round(2) for tie, curve in arcs.items()}
    for look, opacity, ties in scene.style.strokes:
        line = marks.polyline(ties, shown, scene.sentences.hover)
        traces.append(
            {
                "type": "scattergeo",
                "mode": "lines",
                "lon": line.across,
                "lat": line.up,
                "customdata": line.ids,
                "text": line.texts,
                "hovertemplate": "%{text}<extra></extra>",
                "line": look,
                "opacity": opacity,
                "showlegend": False,
            }
        )
    return traces


def glyphs(scene: Scene, spots: Sequence[Spot]) -> dict[str, Any]:
    """Return the signs that ride on the arcs; spots are degrees."""
    return {
        "type": "scattergeo",
        "lon": [float(spot[0]) for spot in spots],
        "lat": [float(spot[1]) for spot in spots],
        "customdata": [tie.tie for tie in scene.results.ties],
        "hovertext": [scene.sentences.hover[tie.tie] for tie in scene.results.ties],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
        **scene.style.badges,
    }


def countries(scene: Scene) -> dict[str, Any]:
    """Return the states in the colour of their alignment with the perspective."""
    theme, seen = scene.style.theme, scene.results.perspective
    shades = {
        node: value
        for node, value in scene.results.alignments.items()
        if node in scene.results.states
    }
    present = [
        node for node in scene.results.nodes if node in scene.results.states and node != seen
    ]
    levels = {node: shades.get(node) for node in present}
    if seen in scene.results.states:
        levels[seen] = 2.0
    scale = [
        (-1.0, mix(theme.land, theme.conflict, 0.75)),
        (-0.01, mix(theme.land, theme.conflict, 0.25)),
        (0.0, mix(theme.land, theme.ink, 0.12)),
        (0.01, mix(theme.land, theme.cooperation, 0.25)),
        (1.0, mix(theme.land, theme.cooperation, 0.75)),
        (1.5, theme.ink),
        (2.0, theme.ink),
    ]
    return {
        "type": "choropleth",
        "locationmode": "ISO-3",
        "locations": list(levels),
        "z": [value or 0.0 for value in levels.values()],
        "zmin": -1,
        "zmax": 2,
        "colorscale": [[(value + 1) / 3, colour] for value, colour in scale],
        "showscale": False,
        "marker": {"line": {"color": theme.border, "width": 0.6}},
        "customdata": list(levels),
        "text": [scene.sentences.node(node) for node in levels],
        "hovertemplate": "%{text}<extra></extra>",
    }


def arranged(scene: Scene, shown: Window, flat: list[Curve]) -> tuple[list[str], list[int]]:
    """Return the side of each label, as far as there is room for them, and the place of signs."""
    if not scene.results.nodes:
        return [], []
    spots = project(np.array([scene.data_set.place(node) for node in scene.results.nodes]), shown)
    named = (
        scene.results.nodes[: CROWD // 2]
        if len(scene.results.nodes) > CROWD
        else scene.results.nodes
    )
    labels = [
        Label(spot, scene.sentences.lines(node), scene.style.dot(node) / 2 + 3)
        for spot, node in zip(spots.tolist(), named, strict=False)
    ]
    return lay_out(
        labels, flat, spots, bounds(shown), Sizes(scene.style.letters(LABEL), scene.style.near)
    )


def nodes(scene: Scene, sides: Sequence[str]) -> list[dict[str, Any]]:
    """Return a dot for each node, round for states, and a label where it has a side for it."""
    if not scene.results.nodes:
        return []
    places = [scene.data_set.place(node) for node in scene.results.nodes]
    rest = len(scene.results.nodes) - len(sides)
    letters, theme = scene.style.letters(LABEL), scene.style.theme
    text = [*map(scene.sentences.stacked, scene.results.nodes[: len(sides)]), *[""] * rest]
    return [
        {
            "type": "scattergeo",
            "lon": [round(lon, 2) for lon, _ in places],
            "lat": [round(lat, 2) for _, lat in places],
            "mode": "markers+text",
            "text": text,
            "textposition": [*sides, *["top center"] * rest],
            "textfont": {
                "size": letters,
                "color": [scene.style.label_hue(n) for n in scene.results.nodes],
            },
            "customdata": list(scene.results.nodes),
            "hovertext": [scene.sentences.node(node) for node in scene.results.nodes],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "showlegend": False,
            "marker": {
                "size": [scene.style.dot(node) for node in scene.results.nodes],
                "opacity": 1,
                "symbol": [
                    "circle" if n in scene.results.states else "diamond"
                    for n in scene.results.nodes
                ],
                "color": theme.panel,
                "line": {"width": 1.6, "color": theme.ink},
            },
        }
    ]


def bounds(shown: Window) -> Box:
    """Return the edges of the picture at the sides, in pixels of the nominal stage."""
    widest = max(shown.south, 0.0)  # the latitude nearest the equator
    ends = np.array([(shown.west, widest), (shown.east - 0.01, widest)])
    edges = project(ends, shown)[:, 0].tolist()
    return edges[0], -1e3, edges[1], 1e3


def frame(scene: Scene, shown: Window) -> dict[str, Any]:
    """Return the layout: projection, outlines and colours of the ground."""
    theme = scene.style.theme
    flat = {"type": "natural earth", "rotation": {"lon": shown.middle}}
    level = (shown.south + shown.north) / 2
    globe = scene.selection.projection == "globe"
    tilt = TILT if shown.middle == WORLD.middle else level
    facing = {"lon": shown.middle, "lat": tilt}
    sphere: dict[str, Any] = {"type": "orthographic", "rotation": facing}
    if shown.zoom > 1:
        sphere["scale"] = round(shown.zoom, 2)
    extent = {
        "lonaxis": {"range": [shown.west, shown.east]},
        "lataxis": {"range": [shown.south, shown.north]},
        # Left to itself, plotly.js centres the window on the rotation and cuts its far side.
        "center": {"lon": (shown.west + shown.east) / 2, "lat": level},
    }
    return {
        "uirevision": scene.selection.projection,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "font": scene.style.font,
        "hoverlabel": scene.style.hoverlabel,
        "dragmode": "pan",
        "geo": {
            "projection": sphere if globe else flat,
            **({} if globe else extent),
            "showland": True,
            "landcolor": theme.land,
            "showocean": True,
            "oceancolor": theme.sea,
            "showcountries": True,
            "countrycolor": theme.border,
            "countrywidth": 0.6,
            "showcoastlines": False,
            "showlakes": False,
            "showframe": False,
            "bgcolor": "rgba(0,0,0,0)",
        },
    }


VIEW = chart.view(
    "map",
    figure,
    marks={**chart.TIES, "shaded": "shades"},
    labelled=True,
    options=("level", "projection"),
    paired=True,
    walked=True,
    geographic=True,
)
