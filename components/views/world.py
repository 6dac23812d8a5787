"""The map: states coloured by perspective, ties as arcs between them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from components.drawing.arcs import arc, turn
from components.drawing.curves import Curve, Spot, shorten
from components.drawing.labels import Box, Label, Sizes, lay_out
from components.drawing.projection import SHAPE, WORLD, Window, project, window_of
from components.drawing.theme import Theme, mix
from components.scene import Scene
from components.views import chart, traces
from data.positions import CROWD

REACH = 2.6  # degrees around a place that belong to it, not to the lines that meet there
LABEL = 12  # pixels
FAR_SHAPE = 2.0  # the shape of the stage over a caption: its width by its height
SEEN = 2  # the shade of the one from whom all is seen; alignments end at 1
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
    ways = [arcs[tie.tie] if tie.forward else arcs[tie.tie][::-1] for tie in ties]
    marker = {
        "angleref": "north",
        "angle": [turn(way, shown) for way in ways],
        "standoff": [scene.style.dot(tie.target) / 2 + 1 for tie in ties],
        "least": 7,
    }
    found = traces.heads(traces.GLOBE, scene, ties, arcs, **marker)
    return found | {"customdata": [tie.tie for tie in ties]}


def lines(scene: Scene, arcs: Mapping[str, Curve], reach: float) -> list[dict[str, Any]]:
    """Return one trace for each look of a tie; lines end where the places of nodes begin."""
    shown = {tie: shorten(curve, reach, reach).round(2) for tie, curve in arcs.items()}
    return traces.lines(traces.GLOBE, scene, shown)


def glyphs(scene: Scene, spots: Sequence[Spot]) -> dict[str, Any]:
    """Return the signs that ride on the arcs; spots are degrees."""
    return traces.signs(traces.GLOBE, scene, scene.results.ties, spots)


def countries(scene: Scene) -> dict[str, Any]:
    """Return the states in the colour of their alignment with the perspective."""
    levels = shades(scene)
    return {
        "type": "choropleth",
        "locationmode": "ISO-3",
        "locations": list(levels),
        "z": list(levels.values()),
        "zmin": -1,
        "zmax": SEEN,
        "colorscale": [[(value + 1) / 3, colour] for value, colour in scale(scene.style.theme)],
        "showscale": False,
        "marker": {"line": {"color": scene.style.theme.border, "width": 0.6}},
        "customdata": list(levels),
        "text": [scene.sentences.node(node) for node in levels],
        "hovertemplate": "%{text}<extra></extra>",
    }


def shades(scene: Scene) -> dict[str, float]:
    """Return the alignment of each state with the perspective, which is itself SEEN."""
    results = scene.results
    seen = results.perspective
    levels = {
        node: results.alignments.get(node) or 0.0
        for node in results.nodes
        if node in results.states and node != seen
    }
    return levels | ({seen: float(SEEN)} if seen in results.states else {})


def scale(theme: Theme) -> tuple[tuple[float, str], ...]:
    """Return the colours of alignments: two hues from pale to full, and ink for the perspective."""
    return (
        (-1.0, mix(theme.land, theme.conflict, 0.75)),
        (-0.01, mix(theme.land, theme.conflict, 0.25)),
        (0.0, mix(theme.land, theme.ink, 0.12)),
        (0.01, mix(theme.land, theme.cooperation, 0.25)),
        (1.0, mix(theme.land, theme.cooperation, 0.75)),
        (1.5, theme.ink),
        (SEEN, theme.ink),
    )


def arranged(scene: Scene, shown: Window, flat: list[Curve]) -> tuple[list[str], list[int]]:
    """Return the side of each label, as far as there is room for them, and the place of signs."""
    nodes = scene.results.nodes
    if not nodes:
        return [], []
    spots = project(np.array([scene.data_set.place(node) for node in nodes]), shown)
    named = nodes[: CROWD // 2] if len(nodes) > CROWD else nodes
    labels = [
        Label(spot, scene.sentences.lines(node), scene.style.dot(node) / 2 + 3)
        for spot, node in zip(spots.tolist(), named, strict=False)
    ]
    sizes = Sizes(scene.style.letters(LABEL), scene.style.near)
    return lay_out(labels, flat, spots, bounds(shown), sizes)


def nodes(scene: Scene, sides: Sequence[str]) -> list[dict[str, Any]]:
    """Return a dot for each node, round for states, and a label where it has a side for it."""
    shown, theme = scene.results.nodes, scene.style.theme
    if not shown:
        return []
    places = {node: [round(end, 2) for end in scene.data_set.place(node)] for node in shown}
    marker = {
        "size": [scene.style.dot(node) for node in shown],
        "color": theme.panel,
        "line": {"width": 1.6, "color": theme.ink},
    }
    return [traces.dots(traces.GLOBE, scene, places, traces.Names(sides, LABEL), marker)]


def bounds(shown: Window) -> Box:
    """Return the edges of the picture at the sides, in pixels of the nominal stage."""
    widest = max(shown.south, 0.0)  # the latitude nearest the equator
    ends = np.array([(shown.west, widest), (shown.east - 0.01, widest)])
    edges = project(ends, shown)[:, 0].tolist()
    return edges[0], -1e3, edges[1], 1e3


def frame(scene: Scene, shown: Window) -> dict[str, Any]:
    """Return the layout: projection, outlines and colours of the ground."""
    return chart.ground(
        scene,
        scene.selection.projection,
        margin=chart.EDGES,
        dragmode="pan",
        geo={**projected(scene, shown), **outlined(scene.style.theme)},
    )


def projected(scene: Scene, shown: Window) -> dict[str, Any]:
    """Return how the earth is drawn: flat, cut to the window, or as a globe turned to it."""
    level = (shown.south + shown.north) / 2
    if scene.selection.projection == "globe":
        tilt = TILT if shown.middle == WORLD.middle else level
        facing = {"lon": shown.middle, "lat": tilt}
        zoom = {"scale": round(shown.zoom, 2)} if shown.zoom > 1 else {}
        return {"projection": {"type": "orthographic", "rotation": facing, **zoom}}
    return {
        "projection": {"type": "natural earth", "rotation": {"lon": shown.middle}},
        "lonaxis": {"range": [shown.west, shown.east]},
        "lataxis": {"range": [shown.south, shown.north]},
        # Left to itself, plotly.js centres the window on the rotation and cuts its far side.
        "center": {"lon": (shown.west + shown.east) / 2, "lat": level},
    }


def outlined(theme: Theme) -> dict[str, Any]:
    """Return the colours of land, sea and borders."""
    return {
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
        "bgcolor": chart.CLEAR,
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
