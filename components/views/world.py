"""The map: states coloured by perspective, ties as lines between them."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np

from components.drawing import outlines
from components.drawing.arcs import arc, great_circle, seen_from
from components.drawing.curves import Curve
from components.drawing.extent import Extent, of_globe, of_map
from components.drawing.labels import ride
from components.drawing.projection import WIDTH, project, wrapped
from components.drawing.theme import Theme, mix
from components.scene import Scene
from components.views import chart, fits, traces, tray
from data.parameters import NOBODY

LABEL = 12  # pixels
STAGE, FAR_STAGE = (760.0, 440.0), (1192.0, 560.0)  # pixels: what names and signs are placed for
PAD = 44.0  # pixels kept around the outermost places
RIM = 8.0  # pixels kept around a globe
SEEN = 2  # the shade of the one from whom all is seen; alignments end at 1
FAINT = 0.28  # how much of its colour a state keeps that stands back
SPECK = 2.5  # square degrees: the dot of a state that is smaller has its colour


def figure(scene: Scene) -> dict[str, Any]:
    """Draw the ties of a scene between the places of their nodes."""
    curves = lines(scene)
    return {
        "data": [
            *arrows(scene, curves, behind=True),
            countries(scene),
            *traces.lines(traces.GLOBE, scene, curves),
            *arrows(scene, curves),
            glyphs(scene, curves),
            *nodes(scene),
        ],
        "layout": frame(scene, curves),
    }


def lines(scene: Scene) -> dict[str, Curve]:
    """Return the line of each tie in degrees: bowed on the flat map, straight on the globe.

    Those that end in the tray are drawn by the browser.
    """
    place, facing, ties = scene.data_set.place, around(scene).x, tray.outside(scene)
    if scene.selection.projection == "globe":
        return {tie.tie: great_circle(place(tie.a), place(tie.b)) for tie in ties}
    return {tie.tie: arc(place(tie.a), place(tie.b), tie.character, facing) for tie in ties}


def around(scene: Scene) -> Extent:
    """Return the part of the flat map, or of the globe, that the picture is fitted to."""
    places = fits.grounds(scene, fits.held(scene))
    return of_globe(places) if scene.selection.projection == "globe" else of_map(places)


def arrows(
    scene: Scene, curves: Mapping[str, Curve], *, behind: bool = False
) -> list[dict[str, Any]]:
    """Return the heads of one-sided ties, at the end of the line: of what stands back, or not.

    The latter are there even where they are none. They are drawn upright; assets/internals.js turns
    each by the way from where `meta` says that it comes from, however the map is turned, and stands
    it off from the dot that it points to.
    """
    dimmed = scene.results.dimmed
    ties = [t for t in scene.style.headed if t.tie in curves and (t.tie in dimmed) is behind]
    if behind and not ties:
        return []
    before = [curves[tie.tie][-2 if tie.forward else 1].tolist() for tie in ties]
    standoff = [scene.style.dot(tie.target) / 2 + 1 for tie in ties]
    found = traces.heads(traces.GLOBE, scene, ties, curves, least=traces.LEAST)
    meta = {"before": before, "standoff": standoff}
    return [found | {"customdata": [tie.tie for tie in ties], "meta": meta}]


def glyphs(scene: Scene, curves: Mapping[str, Curve]) -> dict[str, Any]:
    """Return the signs that ride on the lines, each where it has room on the nominal stage."""
    nodes, part = fits.held(scene), around(scene)
    held = np.array([scene.data_set.place(node) for node in nodes]).reshape(-1, 2)
    radii = np.array([scene.style.dot(node) / 2 for node in nodes])[:, None]
    globe = scene.selection.projection == "globe"
    seen, drawn = (on_this_side, disc) if globe else (in_sight, pixels)
    ties = [tie for tie in scene.style.signed if tie.tie in curves]
    signed = [seen(curves[tie.tie], part) for tie in ties]
    flat = [drawn(line, scene, part) for line in signed]
    dots = np.hstack([drawn(held, scene, part), radii])
    along = ride(flat, dots, scene.style.near)
    spots = [line[at] for line, at in zip(signed, along, strict=True)]
    return traces.signs(traces.GLOBE, scene, ties, spots)


def in_sight(curve: Curve, part: Extent) -> Curve:
    """Return the longer piece of a line that leaves the map and comes in again, or all of it."""
    across = wrapped(curve[:, 0], part.x)
    edges = np.flatnonzero(np.abs(np.diff(across)) > 180) + 1
    pieces = np.split(curve, edges)
    longest: Curve = max(pieces, key=len)
    return longest


def stage(scene: Scene) -> tuple[float, float]:
    """Return the width and the height in pixels of the stage that signs are placed for."""
    return FAR_STAGE if scene.presented and not scene.beside else STAGE


def pixels(points: Curve, scene: Scene, part: Extent) -> Curve:
    """Return degrees as pixels from the middle of a stage that is fitted to a part of the map."""
    room = [side - 2 * PAD for side in stage(scene)]
    scale = min(room[0] / max(part.wide, 0.02), room[1] / max(part.high, 0.02)) / WIDTH
    flat: Curve = project(points, part.x) * scale
    return flat


def on_this_side(curve: Curve, part: Extent) -> Curve:
    """Return what is seen of a line while the globe is not turned, or all if nothing is."""
    seen = curve[seen_from(curve, part[:2])[:, 2] > 0]
    return seen if len(seen) else curve


def disc(points: Curve, scene: Scene, part: Extent) -> Curve:
    """Return degrees as pixels from the middle of a globe that is not turned."""
    radius = (stage(scene)[1] / 2 - RIM) / max(part.wide, 0.02)
    flat: Curve = seen_from(points, part[:2])[:, :2] * radius
    return flat


def countries(scene: Scene) -> dict[str, Any]:
    """Return the states in the colour of their alignment, as far as they have an outline."""
    drawn = outlines.areas()
    levels = {node: level for node, level in shades(scene).items() if node in drawn}
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
    near = {*results.highlighted_nodes}
    levels = {
        node: (results.alignments.get(node) or 0.0) * (1 if node in near else FAINT)
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


def shade(scene: Scene, node: str) -> str:
    """Return the colour of a state among those of the map."""
    level, colours = shades(scene)[node], scale(scene.style.theme)
    for (low, one), (high, other) in pairwise(colours):
        if level <= high:
            return mix(one, other, (level - low) / (high - low))
    return colours[-1][1]


def nodes(scene: Scene) -> list[dict[str, Any]]:
    """Return a dot for each node that has a place, with its name."""
    theme = scene.style.theme
    if not scene.style.standing:
        return []
    shown = [node for node in scene.style.standing if scene.data_set.placed(node)]
    places = {node: [round(end, 2) for end in scene.data_set.place(node)] for node in shown}
    specks = {node for node in scene.results.states if outlines.areas().get(node, 0.0) < SPECK}
    marker = {
        "size": [scene.style.dot(node) for node in shown],
        "color": [shade(scene, node) if node in specks else theme.panel for node in shown],
        "line": {"width": 1.6, "color": theme.ink},
    }
    return [traces.dots(traces.GLOBE, scene, places, LABEL, marker)]


def frame(scene: Scene, curves: Mapping[str, Curve]) -> dict[str, Any]:
    """Return the layout: projection, outlines and colours of the ground.

    Where the map stands depends on the size of its stage: assets/views/zoom.js sees to it.
    """
    globe = scene.selection.projection == "globe"
    return chart.ground(
        scene,
        scene.selection.projection,
        meta=fits.on_map(scene, curves) | tray.meta(scene, LABEL),
        margin=chart.EDGES,
        dragmode=False,
        hovermode=False,
        geo={
            "projection": {"type": "orthographic" if globe else "natural earth"},
            **outlined(scene.style.theme),
        },
    )


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


def used(scene: Scene) -> set[str]:
    """Return which marks occur on the map: states are shaded if somebody looks at them."""
    seen = scene.results.perspective != NOBODY
    return chart.used(scene) | ({"shaded"} if seen else set())


VIEW = chart.view(
    "map",
    figure,
    marks={**chart.TIES, "shaded": "shades"},
    used=used,
    labelled=True,
    options=("level", "projection"),
    paired=True,
    walked=True,
    moves=True,
    geographic=True,
)
