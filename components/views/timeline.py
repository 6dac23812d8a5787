"""The timeline: each relation as a bar as long as its date is precise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from zlib import crc32

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components import ids
from components.drawing.theme import mix
from components.language.calendar import date_in_words, ticks, year_in_words
from components.language.sentences import markup
from components.scene import Scene
from components.view import CHOOSES, View
from components.views import chart, explore
from components.wording.attribution import speaker
from data.dates import Edge
from data.model import CHARACTERS
from data.relation import Relation
from data.selection import PLAYS, Selection

CHART = "timeline-graph"
MODE = "play-mode"
BANDS = tuple(CHARACTERS)  # cooperation on top, demands between, conflict below
HEIGHT = 104  # pixels of the bars on the nominal stage
TALL = 320  # pixels of the bars in a picture of their own
LEFT = 112  # pixels kept for the names of the bands
NEAREST = 0.22  # of the height, which may be 60 pixels: between the names of two bands
SHORTEST = 0.005  # of the axis: a day is drawn this long, or nobody would see it
UNSURE, FADES = 0.55, (0.55, 0.3)  # how much of its colour what is unsure keeps, and a fading end
FADE = {"known": 0.0, "approximate": 0.012, "uncertain": 0.012, "unknown": 0.07, "open": 0.07}
STEP = 0.02  # of the axis: bars can be clicked all along


@dataclass(frozen=True, slots=True)
class Bar:
    """One relation on the axis, in decimal years, fading over `before` and `after`."""

    tie: str
    sign: int
    sure: bool
    text: str
    start: float
    end: float
    before: float
    after: float
    lane: int = 0


def layout(scene: Scene, *more: Component) -> html.Section:
    """Return the strip under the stage, drawn; `more` stands at the end of its head."""
    say = scene.say
    return html.Section(
        [
            html.Div(
                [
                    html.Button(
                        "\u25b6",
                        id="play",
                        title=say("timeline.play"),
                        **{"aria-label": say("timeline.play"), "aria-pressed": "false"},
                    ),
                    html.H3(say("timeline.heading")),
                    html.P(say("timeline.help"), className="hint"),
                    dmc.Select(
                        id=MODE,
                        data=scene.say.choices("play", PLAYS),
                        value=scene.selection.play,
                        size="xs",
                        allowDeselect=False,
                        comboboxProps=ids.IN_MAIN,
                        **{"aria-label": say("filters.play")},
                    ),
                    *more,
                ],
                className="strip-head",
            ),
            chart.graph(CHART, figure(scene), scene),
            explore.layout(scene, VIEW),
        ],
        id="timeline",
        **{"aria-label": say("timeline.heading")},
    )


def figure(scene: Scene, height: float = HEIGHT) -> dict[str, Any]:
    """Draw the relations that pass all filters but the dates; the window shows the dates.

    `height` is that of all bars together, in pixels.
    """
    first, last = axis(scene)
    bars = pack(sorted(_bars(scene, last - first), key=lambda bar: (bar.start, -bar.end)))
    lanes = {sign: max([b.lane for b in bars if b.sign == sign], default=0) + 1 for sign in BANDS}
    floors = {1: lanes[0] + lanes[-1] + 1.0, 0: lanes[-1] + 0.5, -1: 0.0}
    total = sum(lanes.values()) + 1.0
    return {
        "data": traces(scene, bars, floors, height / total, (last - first) * STEP),
        "layout": {
            **frame(scene, floors, lanes, total, (first, last)),
            # Other dates veil the same bars, which plotly.js then need not draw again.
            "datarevision": crc32(repr((bars, height, scene.style.theme)).encode()),
        },
    }


def decimal(day: date) -> float:
    """Return a day as a decimal year."""
    return day.year + (day.timetuple().tm_yday - 1) / 366


def axis(scene: Scene) -> tuple[float, float]:
    """Return the ends of the axis in decimal years: all the dates of the data set, and air."""
    first, last = map(decimal, scene.data_set.span)
    air = max(0.02 * (last - first), 0.1)
    return first - air, last + air


def _bars(scene: Scene, length: float) -> Iterator[Bar]:
    first, last = axis(scene)
    for relation in scene.results.undated:
        tie, day = relation.tie(scene.selection.level), relation.date
        if not tie:
            continue
        start, end = max(_edge(day.earliest, first, last), first), _edge(day.latest, first, last)
        end = min(max(end, start + SHORTEST * length), last)
        before, after = _fade(day.start) * length, _fade(day.end) * length
        text, sure = hover(scene, relation), relation.status == "reported"
        yield Bar(tie, relation.sign, sure, text, start, end, before, after)


def hover(scene: Scene, relation: Relation) -> str:
    """Say who says so, and what, and when: a claim begins with its author."""
    say = scene.say
    pair = say(
        "tie.both" if relation.mutual else "tie.one",
        a=say.name(scene.sentences.name(relation.actor)),
        b=say.name(scene.sentences.name(relation.target)),
    )
    said = say(f"said.{relation.status}", who=say.name(speaker(scene, relation)))
    when = date_in_words(relation.date, say.language)
    return markup(" · ".join([said, pair, say(f"type.{relation.type}"), when]))


def _edge(day: date, first: float, last: float) -> float:
    return first if day == date.min else last if day == date.max else decimal(day)


def _fade(edge: Edge) -> float:
    return FADE[edge]


def pack(bars: list[Bar]) -> list[Bar]:
    """Give each bar the lowest lane of its band that is free; bars come sorted by start."""
    free: dict[tuple[int, int], float] = {}
    packed = []
    for bar in bars:
        lane = 0
        while free.get((bar.sign, lane), float("-inf")) > bar.start - bar.before:
            lane += 1
        free[bar.sign, lane] = bar.end + bar.after
        packed.append(Bar(**{**_fields(bar), "lane": lane}))
    return packed


def _fields(bar: Bar) -> dict[str, Any]:
    return {name: getattr(bar, name) for name in Bar.__dataclass_fields__}


def traces(
    scene: Scene, bars: list[Bar], floors: dict[int, float], lane: float, step: float
) -> list[dict[str, Any]]:
    """Return one trace for each sign and shade; a lane is `lane` pixels high."""
    parts: dict[tuple[int, float], dict[str, list[Any]]] = {}
    for bar in bars:
        height = floors[bar.sign] + bar.lane + 0.5
        for start, end, shade in pieces(bar):
            trace = parts.setdefault((bar.sign, shade), {"x": [], "y": [], "tie": [], "text": []})
            count = max(2, round((end - start) / step) + 1)
            points = [round(start + (end - start) * i / (count - 1), 4) for i in range(count)]
            trace["x"] += [*points, None]
            trace["y"] += [height] * count + [None]
            trace["tie"] += [bar.tie] * count + [None]
            trace["text"] += [bar.text] * count + [None]
    hues = {sign: scene.style.theme.hue(CHARACTERS[sign]) for sign in BANDS}
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": part["x"],
            "y": part["y"],
            "customdata": part["tie"],
            "text": part["text"],
            "hovertemplate": "%{text}<extra></extra>",
            "line": {
                "width": round(min(8.0, lane * 0.72), 1),
                "color": mix(scene.style.theme.paper, hues[sign], shade),
                "simplify": False,
            },
            "showlegend": False,
        }
        for (sign, shade), part in sorted(parts.items())
    ]


def pieces(bar: Bar) -> Iterator[tuple[float, float, float]]:
    """Yield (start, end, shade): the bar itself, and the steps in which its ends fade."""
    full = 1.0 if bar.sure else UNSURE
    yield bar.start, bar.end, full
    for edge, reach in ((bar.start, -bar.before), (bar.end, bar.after)):
        for index, shade in enumerate(FADES if reach else ()):
            steps = len(FADES)
            ends = sorted((edge + reach * index / steps, edge + reach * (index + 1) / steps))
            yield ends[0], ends[1], shade if bar.sure else FADES[-1]


def frame(
    scene: Scene,
    floors: dict[int, float],
    lanes: dict[int, int],
    total: float,
    span: tuple[float, float],
) -> dict[str, Any]:
    """Return the layout: years below, bands at the side, what is outside the window veiled."""
    names, air = 78 if scene.compact else LEFT, 14
    # Where each of two selections has its own dates, nobody could tell whose were dragged.
    two = {"from", "to"} & set(scene.selection.varying)
    turned = scene.say.direction == "rtl"  # time runs as the language does
    return {
        "uirevision": "timeline",
        "margin": {"l": air if turned else names, "r": names if turned else air, "t": 4, "b": 24},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": scene.style.font,
        "hoverlabel": scene.style.hoverlabel,
        "hovermode": "closest",
        "dragmode": False if two else "select",
        "selectdirection": "h",
        "selections": [],
        "xaxis": years(scene, span, turned=turned),
        "yaxis": {
            "side": "right" if turned else "left",
            "range": [-0.2, total + 0.2],
            "tickvals": apart(
                [floors[sign] + lanes[sign] / 2 for sign in BANDS], NEAREST * total, total
            ),
            "ticktext": [scene.say(f"band.{CHARACTERS[sign]}") for sign in BANDS],
            "tickfont": {"size": 11.5, "color": scene.style.theme.ink},
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "ticklabeloverflow": "allow",  # or Plotly measures every label once more
        },
        "shapes": veils(scene, span),
    }


def apart(heights: Sequence[float], least: float, top: float) -> list[float]:
    """Return heights, from the top downwards, moved so far that none is too near the next one."""
    found: list[float] = []
    for height in heights:
        found.append(min([height, top, *(one - least for one in found[-1:])]))
    for index in range(len(found) - 1, 0, -1):  # and none below the ground
        found[index] = max(found[index], least * (len(found) - index - 0.5))
        found[index - 1] = max(found[index - 1], found[index] + least)
    return found


def years(scene: Scene, span: tuple[float, float], *, turned: bool) -> dict[str, Any]:
    """Return the axis of time, from the right where the language is written from there."""
    theme, shown = scene.style.theme, ticks(*span, 5 if scene.compact else 12)
    return {
        "range": [*reversed(span)] if turned else list(span),
        "tickvals": shown,
        "ticktext": [year_in_words(year, scene.selection.lang) for year in shown],
        "tickfont": {"size": 12, "color": theme.muted},
        "gridcolor": theme.line,
        "zeroline": False,
        "fixedrange": True,
        "ticklabeloverflow": "allow",
    }


def veils(scene: Scene, span: tuple[float, float]) -> list[dict[str, Any]]:
    """Return the shades over what lies before and after the chosen dates."""
    windows = [side.selection.window for side in (scene, scene.second) if side]
    veil = {
        "type": "rect",
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"width": 0},
        "fillcolor": scene.style.theme.paper,
        "opacity": 0.78,
        "layer": "above",
    }
    found, reached = [], span[0]
    for since, until in sorted(windows):  # of two selections, what neither has is veiled
        if since > date.min and decimal(since) > reached:
            found.append({**veil, "x0": reached, "x1": decimal(since)})
        reached = max(reached, span[1] if until == date.max else decimal(until) + 1 / 366)
    return [*found, {**veil, "x0": reached, "x1": span[1]}] if reached < span[1] else found


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
