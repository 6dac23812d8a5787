"""The timeline: each relation as a bar as long as its date is precise."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any
from zlib import crc32

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components import ids
from components.language.calendar import ticks, year_in_words
from components.scene import Scene
from components.view import CHOOSES, View
from components.views import bars, chart, explore
from data.model import CHARACTERS
from data.parameters import DATES
from data.selection import PLAYS, Selection

CHART = "timeline-graph"
MODE = "play-mode"
HEIGHT = 104  # pixels of the bars on the nominal stage
TALL = 320  # pixels of the bars in a picture of their own
STILL = {
    "zeroline": False,
    "fixedrange": True,
    "ticklabeloverflow": "allow",  # or Plotly measures every label once more
}
VEIL = {
    "type": "rect",
    "yref": "paper",
    "y0": 0,
    "y1": 1,
    "line": {"width": 0},
    "opacity": 0.78,
    "layer": "above",
}
LEFT = 112  # pixels kept for the names of the bands
NEAREST = 0.22  # of the height, which may be 60 pixels: between the names of two bands


def layout(scene: Scene, *more: Component) -> html.Section:
    """Return the strip under the stage, drawn; `more` stands at the end of its head."""
    return html.Section(
        [
            html.Div([*head(scene), *more], className="strip-head"),
            chart.graph(CHART, figure(scene), scene),
            explore.layout(scene, VIEW),
        ],
        id="timeline",
        **{"aria-label": scene.say("timeline.heading")},
    )


def head(scene: Scene) -> list[Component]:
    """Return the button that plays through time, what the strip is, and how it plays."""
    say = scene.say
    play = say("timeline.play")
    states = {"aria-label": play, "aria-pressed": "false"}
    mode = dmc.Select(
        id=MODE,
        data=say.choices("play", PLAYS),
        value=scene.selection.play,
        size="xs",
        allowDeselect=False,
        comboboxProps=ids.IN_MAIN,
        **{"aria-label": say("filters.play")},
    )
    return [
        html.Button("\u25b6", id="play", title=play, **states),
        html.H3(say("timeline.heading")),
        html.P(say("timeline.help"), className="hint"),
        mode,
    ]


def figure(scene: Scene, height: float = HEIGHT) -> dict[str, Any]:
    """Draw the relations that pass all filters but the dates; the window shows the dates.

    `height` is that of all bars together, in pixels.
    """
    shown = bars.of(scene)
    bands = bars.stacked(shown)
    # Other dates veil the same bars, which plotly.js then need not draw again.
    revision = crc32(repr((shown, height, scene.style.theme)).encode())
    return {
        "data": bars.drawn(scene, shown, bands, height),
        "layout": {**frame(scene, bands), "datarevision": revision},
    }


def frame(scene: Scene, bands: bars.Bands) -> dict[str, Any]:
    """Return the layout: years below, bands at the side, what is outside the window veiled."""
    names, air = 78 if scene.compact else LEFT, 14
    # Where each of two selections has its own dates, nobody could tell whose were dragged.
    two = {*DATES} & set(scene.selection.varying)
    turned = scene.say.direction == "rtl"  # time runs as the language does
    left, right = (air, names) if turned else (names, air)
    return chart.plotted(
        scene,
        "timeline",
        margin={"l": left, "r": right, "t": 4, "b": 24},
        dragmode=False if two else "select",
        selectdirection="h",
        selections=[],
        xaxis=years(scene, turned=turned),
        yaxis={**named(scene, bands), "side": "right" if turned else "left"},
        shapes=veils(scene),
    )


def named(scene: Scene, bands: bars.Bands) -> dict[str, Any]:
    """Return the axis of the bands, with the name of each in its middle."""
    middles = [bands.floors[sign] + bands.lanes[sign] / 2 for sign in bars.BANDS]
    return {
        **STILL,
        "range": [-0.2, bands.total + 0.2],
        "tickvals": spaced(middles, NEAREST * bands.total, bands.total),
        "ticktext": [scene.say(f"band.{CHARACTERS[sign]}") for sign in bars.BANDS],
        "tickfont": {"size": 11.5, "color": scene.style.theme.ink},
        "showgrid": False,
    }


def spaced(heights: Sequence[float], least: float, top: float) -> list[float]:
    """Return heights, from the top downwards, moved so far that none is too near the next one."""
    found: list[float] = []
    for height in heights:
        found.append(min([height, top, *(one - least for one in found[-1:])]))
    for index in range(len(found) - 1, 0, -1):  # and none below the ground
        found[index] = max(found[index], least * (len(found) - index - 0.5))
        found[index - 1] = max(found[index - 1], found[index] + least)
    return found


def years(scene: Scene, *, turned: bool) -> dict[str, Any]:
    """Return the axis of time, from the right where the language is written from there."""
    theme, ends = scene.style.theme, bars.axis(scene)
    shown = ticks(*ends, 5 if scene.compact else 12)
    return {
        **STILL,
        "range": [*reversed(ends)] if turned else list(ends),
        "tickvals": shown,
        "ticktext": [year_in_words(year, scene.selection.lang) for year in shown],
        "tickfont": {"size": 12, "color": theme.muted},
        "gridcolor": theme.line,
    }


def veils(scene: Scene) -> list[dict[str, Any]]:
    """Return the shades over what lies before and after the chosen dates."""
    first, last = bars.axis(scene)
    windows = [side.selection.window for side in (scene, scene.second) if side]
    gaps, reached = [], first
    for since, until in sorted(windows):  # of two selections, what neither has is veiled
        if since > date.min and bars.decimal(since) > reached:
            gaps.append((reached, bars.decimal(since)))
        reached = max(reached, last if until == date.max else bars.decimal(until) + 1 / 366)
    if reached < last:
        gaps.append((reached, last))
    return [{**VEIL, "fillcolor": scene.style.theme.paper, "x0": a, "x1": b} for a, b in gaps]


def props(scene: Scene) -> dict[str, Any]:
    """Return what changes in the strip when the selection does."""
    return {"figure": figure(scene)}


VIEW = View(
    name="timeline",
    chart=CHART,
    layout=layout,
    props=props,
    figure=partial(figure, height=TALL),
    tab="",  # it is part of every view
    asked=lambda selection: selection.but(view=Selection().view),
    marks={"sure": "bar", "unsure": "pale", "doubt": "fading"},
    signs=False,
    clicks={**CHOOSES, "selectedData": "brush"},
    walked=True,
)
