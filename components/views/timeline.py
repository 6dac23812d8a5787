"""The timeline: the relations in question, each as long as its date is precise, or many as bars.

Its axis follows the chosen dates; the histogram beside the filters keeps the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any
from zlib import crc32

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components import ids
from components.drawing import labels
from components.language.sentences import markup
from components.language.texts import Words
from components.scene import Scene
from components.view import CHOOSES, View
from components.views import bars, bins, chart, explore
from components.views.time_axis import STILL, ends, veils
from components.views.time_axis import layout as time_axis
from components.wording import agreement, undated
from data.chosen import DASH
from data.engines.ties import Tie
from data.model import CHARACTERS
from data.parameters import DATES
from data.periods import Counts
from data.selection import PLAYS, Selection

CHART = "timeline-graph"
MODE, PACE = "play-mode", "play-pace"
PACES = ("slow", "normal", "fast")  # kept in this browser: assets/panels/play.js
HEADING, HELP = "timeline-heading", "timeline-help"
HEIGHT = 76  # pixels of the bars on the nominal stage
TALL = 320  # pixels of the bars in a picture of their own
SINGLE = 500  # relations that are drawn one by one at most
READABLE = 1.2  # pixels of a single one at least
NAMES, TIES = (112, 78), (164, 118)  # pixels for the names of bands, on wide and narrow screens
LETTERS = 12, 6  # of each of the two names of a tie
ROOM = 3.3  # names of bands that do not touch in a low strip
AIR, SCALE = 14, 34  # pixels at the other side, without numbers and with them


@dataclass(frozen=True)
class Strip:
    """What the strip shows of a scene; all of its bars together are `height` pixels high."""

    scene: Scene
    height: float = HEIGHT

    @cached_property
    def number(self) -> int:
        """How many relations it shows: those of ties."""
        dated, level = self.scene.results.of_either, self.scene.selection.level
        return int(dated.roll_up(level, together=True).number.sum())

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The chosen ties that have lanes of their own."""
        return bars.ties(self.scene)

    @cached_property
    def single(self) -> Sequence[bars.Bar]:
        """A bar for each relation, as long as they are few."""
        return bars.of(self.scene) if self.number <= SINGLE else ()

    @cached_property
    def bands(self) -> bars.Bands:
        """The bands of their lanes, from the top: chosen ties, or signs."""
        order = [tie.tie for tie in self.ties] or [*CHARACTERS.values()]
        return bars.stacked(self.single, order)

    @cached_property
    def crowded(self) -> bool:
        """Whether single relations are too many to be read: a bar holds those of a year."""
        return self.number > SINGLE or self.bands.thickness(self.height) < READABLE

    @cached_property
    def counts(self) -> Counts:
        """How many relations each of those bars holds."""
        return bins.of(self.scene)


def layout(scene: Scene, *more: Component) -> html.Section:
    """Return the strip under the stage, drawn; `more` stands at the end of its head."""
    strip = Strip(scene)
    return html.Section(
        [
            html.Div([*head(strip), *more], className="strip-head"),
            chart.graph(CHART, drawn(strip), scene),
            explore.layout(scene, VIEW),
        ],
        id=ids.TIMELINE,
        className="" if scene.data_set.dated else "without-dates",
        **{"aria-label": scene.say("timeline.heading")},
    )


def head(strip: Strip) -> list[Component]:
    """Return the button that plays through time, what the strip is, and how it plays.

    What plays is out of reach where nothing is dated.
    """
    scene, say, said = strip.scene, strip.scene.say, words(strip)
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
    still = not scene.data_set.dated
    return [
        html.Button("\u25b6", id="play", title=play, hidden=still, disabled=still, **states),
        html.H3(id=HEADING, **said[HEADING]),
        html.P(id=HELP, className="hint", **said[HELP]),
        *([html.Div([pace(say), mode], hidden=True)] if still else [pace(say), mode]),
    ]


def pace(say: Words) -> html.Select:
    """Return the choice of how fast time plays, which the browser makes and remembers."""
    options = [html.Option(say(f"pace.{name}"), value=name) for name in PACES]
    label = say("pace.heading")
    return html.Select(options, id=PACE, title=label, **{"aria-label": label})


def words(strip: Strip) -> dict[str, dict[str, Any]]:
    """Return what is said over the strip, by id: how many relations it shows, and how."""
    say = strip.scene.say
    if not strip.scene.data_set.dated:
        said = {HEADING: say("timeline.heading"), HELP: say("timeline.nothing")}
        return {key: {"children": text} for key, text in said.items()}
    heading = say("timeline.of", relations=say.count("count.relations", strip.number))
    help_ = _help(strip)  # what has no room beside the heading is said where one points at that
    return {HEADING: {"children": heading, "title": help_}, HELP: {"children": help_}}


def _help(strip: Strip) -> str:
    say = strip.scene.say
    said = [undated.left_out(strip.scene, strip.scene.results.of_either)]
    if not strip.crowded:
        return " ".join(filter(None, [*said, say("timeline.help")]))
    counts = strip.counts
    said.append(say(f"timeline.per_{counts.axis.unit}"))
    if counts.spanning:
        said.append(say.count("count.spanning", counts.spanning))
    return " ".join(filter(None, said))


def figure(scene: Scene, height: float = HEIGHT) -> dict[str, Any]:
    """Draw the relations in question along the chosen dates.

    `height` is that of all bars together, in pixels.
    """
    return drawn(Strip(scene, height))


def drawn(strip: Strip) -> dict[str, Any]:
    """Return the figure of a strip."""
    found = _together(strip) if strip.crowded else _singly(strip)
    # What has not changed is not drawn again by plotly.js.
    state = (found["data"], ends(strip.scene), strip.scene.style.theme)
    revision = crc32(repr(state).encode())
    return {**found, "layout": {**found["layout"], "datarevision": revision}}


def _singly(strip: Strip) -> dict[str, Any]:
    scene = strip.scene
    if not scene.data_set.dated:
        return {"data": [], "layout": _without_axis(scene)}
    names = (TIES if strip.ties else NAMES)[scene.compact]
    return {
        "data": bars.drawn(scene, strip.single, strip.bands, strip.height),
        "layout": frame(scene, named(strip), (names, AIR)),
    }


def _without_axis(scene: Scene) -> dict[str, Any]:
    """Return the layout of a strip without time, in whose place stands that nothing is dated."""
    hidden = {"visible": False, "fixedrange": True, "range": [0, 1]}
    return chart.plotted(
        scene,
        "timeline",
        margin=dict.fromkeys("lrtb", 0),
        dragmode=False,
        xaxis=hidden,
        yaxis=hidden,
        annotations=[chart.notice(scene, scene.say("timeline.nothing"))],
    )


def _together(strip: Strip) -> dict[str, Any]:
    scene, counts = strip.scene, strip.counts
    layout = frame(scene, bins.heights(scene, counts), (NAMES[scene.compact], SCALE))
    notes = bins.scale(scene, counts)
    return {"data": bins.drawn(scene, counts), "layout": {**layout, "annotations": notes}}


def frame(scene: Scene, heights: dict[str, Any], sides: tuple[int, int]) -> dict[str, Any]:
    """Return the layout: time below, names at the side, what is outside the window veiled."""
    # Where each of two selections has its own dates, nobody could tell whose were dragged.
    two = {*DATES} & set(scene.selection.varying)
    turned = scene.say.direction == "rtl"  # time runs as the language does
    left, right = reversed(sides) if turned else sides
    return chart.plotted(
        scene,
        "timeline",
        margin={"l": left, "r": right, "t": 4, "b": 24},
        dragmode=False if two else "select",
        selectdirection="h",
        selections=[],
        xaxis=time_axis(scene, turned=turned),
        yaxis={**heights, "side": "right" if turned else "left"},
        shapes=veils(scene),
    )


def named(strip: Strip) -> dict[str, Any]:
    """Return the axis of the bands, with the name of each in its middle."""
    scene, bands = strip.scene, strip.bands
    names = {tie.tie: _of_tie(scene, tie) for tie in strip.ties}
    signs = {name: agreement.band(scene, name) for name in CHARACTERS.values()}
    shown = [*bands.heights]
    middles = [bands.floors[band] + bands.heights[band] / 2 for band in shown]
    return {
        **STILL,
        "range": [-0.2, bands.total + 0.2],
        "tickvals": labels.apart(middles, bands.total / max(len(shown), ROOM), bands.total),
        "ticktext": [{**signs, **names}[band] for band in shown],
        "tickfont": {"size": 12, "color": scene.style.theme.ink},
        "showgrid": False,
    }


def _of_tie(scene: Scene, tie: Tie) -> str:
    """Name a tie and count it, in the few letters that fit beside its lanes."""
    say, room = scene.say, LETTERS[scene.compact]
    names = [scene.sentences.label(node) for node in (tie.a, tie.b)]
    short = [name if len(name) <= room else f"{name[: room - 1].rstrip()}…" for name in names]
    named = DASH.join(say.name(markup(name)) for name in short)
    return say.line(f"{named} {say.number(tie.relations)}")


def props(scene: Scene) -> dict[str, Any]:
    """Return what changes in the chart when the selection does."""
    return {"figure": figure(scene)}


def changes(scene: Scene) -> dict[str, dict[str, Any]]:
    """Return what changes in the strip when the selection does, by id."""
    strip = Strip(scene)
    return {CHART: {"figure": drawn(strip)}, **words(strip)}


def used(scene: Scene) -> set[str]:
    """Return which marks occur in a picture of its own: a line stands over bars that hold many."""
    strip = Strip(scene, TALL)
    if not strip.crowded:
        return {"sure", "unsure", "doubt"}
    return {"sure", "unsure", *(["spanning"] if strip.counts.spanning else [])}


VIEW = View(
    name="timeline",
    chart=CHART,
    layout=layout,
    props=props,
    figure=partial(figure, height=TALL),
    tab="",  # it is part of every view
    asked=lambda selection: selection.but(view=Selection().view),
    marks={"sure": "bar", "unsure": "pale", "doubt": "fading", "spanning": "thin"},
    used=used,
    signs=False,
    backed=False,
    clicks={**CHOOSES, "selectedData": "brush"},
    walked=True,
    narrows=True,
)
