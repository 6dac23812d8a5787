"""Camps through time: who stood where in each year, how balanced it was, and who changed camp.

The years are worked out one by one, so they arrive in parts: the browser asks for the next part
as soon as one is drawn (assets/views/years.js), and what it has been told lets it move through the
years without asking again.
"""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, set_props
from dash.development.base_component import Component

from components import accepted, addresses, ids
from components.scene import Scene, Scenes
from components.view import View
from components.views import chart, lanes
from components.wording import time_windows, undated
from data.balance.through_time import Change, Moment, changes, over_time
from data.balance.time_series import TimeSeries
from data.catalogue import Holding
from data.parameters import DATES, FILTERS
from data.selection import DEFAULTS, THROUGH, Selection

CHART = "years-asked"  # what a new selection is told to: the picture itself follows in parts
GRAPH, KNOWN, WORDS, SLIDER = "years-graph", "years-known", "years-words", "years-slider"
# Seconds after which a part is sent: soon something, then seldom, as each is drawn all over.
PART, LATER = 0.25, 1.5
SIDES = ("names", "air")
REMEMBERED = 32  # time series

# What a request may say of each property that a callback of this module reads.
ACCEPTED: accepted.Accepted = {
    f"{CHART}.data": accepted.record(query=accepted.text, known=accepted.optional(accepted.whole)),
}


def layout(scene: Scene) -> Component:
    """Return the panel, still without a year: they begin to arrive at once."""
    cursor = html.Div(id="years-cursor", **{"aria-hidden": "true"})
    plot = [chart.graph(GRAPH, lanes.figure(scene, ()), scene), cursor]
    return html.Div(
        [
            dcc.Store(id=CHART),
            dcc.Store(id=KNOWN),
            html.Div(plot, className="years-plot"),
            scrub(scene),
        ],
        className="years",
        **{"data-query": addresses.here(scene.selection)},
    )


def scrub(scene: Scene) -> Component:
    """Return what moves through the years, under the picture and as wide as its axis."""
    say, sides = scene.say, zip(SIDES, lanes.widths_beside(scene), strict=True)
    read = [
        html.P(id="years-reading", role="status"),
        html.Button(say("years.open"), id="years-open", className="opens"),
    ]
    return html.Div(
        [player(say("years.play")), slider(scene), html.Div(read, className="read")],
        className="scrub",
        style={f"--{side}": f"{pixels}px" for side, pixels in sides},
    )


def player(play: str) -> html.Button:
    """Return the button that plays the years."""
    states = {"aria-label": play, "aria-pressed": "false"}
    return html.Button("\u25b6", id="years-play", title=play, **states)


def slider(scene: Scene) -> Component:
    """Return the thumb that moves through the years."""
    at = thumb(scene)
    axis = max(at["value"] - at["min"], 0) + lanes.BEFORE + lanes.AFTER  # years
    return dmc.Slider(
        id=SLIDER,
        **at,
        step=1,
        label=None,
        size="sm",
        style={"marginInline": f"{(lanes.BEFORE + 0.5) / axis:.2%}"},
        thumbSize=22,
        color="var(--ink)",
        updatemode="drag",
        thumbLabel=scene.say("years.year"),
    )


def thumb(scene: Scene) -> dict[str, int]:
    """Return where the thumb stands, and between which years: any where nothing is dated."""
    if not scene.data_set.dated:
        return {"min": 0, "max": 1, "value": 0}
    first, last = (end.year for end in lanes.span(scene))
    return {"min": first, "max": max(last, first + 1), "value": last}


def props(scene: Scene) -> dict[str, Any]:
    """Return what asks for the years of another selection."""
    return {"data": {"query": addresses.here(scene.selection), "known": 0}}


def whole(scene: Scene) -> dict[str, Any]:
    """Draw all years at once, however long that takes: for a picture that is taken away."""
    level, anchor = scene.selection.level, scene.data_set.perspective
    return lanes.figure(
        scene, [*over_time(scene.results.relations, lanes.windows(scene), level, anchor)]
    )


def words(scene: Scene, moments: Sequence[Moment], whole: Sequence[Moment] = ()) -> list[Component]:
    """Return who changes camp and when, what decides it, and what the filters make of it.

    Each change leads to the camps of that year; `whole` are the moments without the filters.
    """
    say = scene.say
    if not scene.data_set.dated:
        return []
    found = changes(moments)
    if not found:
        return [html.P(say("years.steady")), *unfiltered(scene, moments, whole)]
    heading = html.H3(say.count("count.changes", len(found)), className="list-heading")
    listed = html.Ul([html.Li(told(scene, change)) for change in found], className="ties")
    return [heading, listed, *unfiltered(scene, moments, whole)]


def told(scene: Scene, change: Change) -> list[Component]:
    """Return the link of a change of camp, and under it what decides it."""
    there = addresses.here(of(scene, change.moment))
    link = dcc.Link(time_windows.changed(scene, change), href=there, className="tie")
    return [link, html.P(" ".join(time_windows.basis(scene, change)), className="hint")]


def unfiltered(scene: Scene, moments: Sequence[Moment], whole: Sequence[Moment]) -> list[Component]:
    """Return who stands elsewhere where no relation is filtered out."""
    found = [*time_windows.elsewhere(scene, moments, whole)]
    if not found:
        return []
    heading = html.H3(scene.say("years.elsewhere"), className="list-heading")
    return [heading, html.Ul([html.Li(text) for text in found], className="hint elsewhere")]


def of(scene: Scene, moment: Moment) -> Selection:
    """Return the selection that shows the camps of one window alone."""
    first, last = (day.isoformat()[:4] for day in (moment.first, moment.last))
    return scene.selection.but(since=first, until=last, through="whole").choosing()


def answered(
    scene: Scene, moments: Sequence[Moment], query: str, whole: Sequence[Moment] | None = None
) -> dict[str, Any]:
    """Return what the browser needs to go through the years by itself.

    `whole` are the moments without the filters: what is not known of both is asked for again. The
    words go along: the side panel, where they belong, may come after them.
    """
    whole = moments if whole is None else whole
    return {
        "query": query,
        "words": words(scene, moments, whole),
        "known": min(len(moments), len(whole)),
        "of": len(lanes.windows(scene)),
        "years": [
            {
                "year": moment.last.year,
                "says": time_windows.reading(scene, moment),
                "from": moment.first.isoformat()[:4],
            }
            for moment in moments
        ],
    }


def about(scene: Scene) -> list[Component]:
    """Return what the side panel says of the years; the changes follow as they are found."""
    say = scene.say
    anchor = say.name(scene.sentences.name(scene.data_set.perspective))
    without = undated.left_out(scene, scene.results.relations.counted)
    return [
        html.P(say("view.camps"), className="eyebrow"),
        html.H3(say("years.heading")),
        html.P(say("years.about", anchor=anchor)),
        html.P(say("balance.limits"), className="hint"),
        *([html.P(without, className="hint")] if without else []),
        html.Div(id=WORDS, **{"data-query": addresses.here(scene.selection)}),
    ]


def register(app: Dash, scenes: Scenes) -> None:
    """Answer with what is known of a selection's years after a short while."""

    @scenes.library.remembers(REMEMBERED)
    def series(holding: Holding, selection: Selection) -> TimeSeries:
        scene = scenes.of(holding, selection)
        level, anchor = selection.level, scene.data_set.perspective
        return TimeSeries(over_time(scene.results.relations, lanes.windows(scene), level, anchor))

    @app.callback(
        Output(KNOWN, "data"),
        Input(CHART, "data"),
        State(ids.VIEWPORT, "data"),
        prevent_initial_call=True,  # the browser asks, however the panel came onto the page
    )
    def more(asked: dict[str, Any], viewport: str) -> dict[str, Any]:
        scene, _ = scenes(asked["query"], viewport)
        first = not asked.get("known")
        own, every = _decisive(scene), _whole(scene)
        moments = series(scene.holding, own).known(PART if first else LATER)
        whole = moments if own == every else series(scene.holding, every).known(PART)
        if first:
            set_props(SLIDER, thumb(scene))
        set_props(GRAPH, {"figure": lanes.figure(scene, moments)})
        return answered(scene, moments, asked["query"], whole)

    app.clientside_callback(
        ClientsideFunction("entente", "years"), Input(KNOWN, "data"), Input(SLIDER, "value")
    )
    app.clientside_callback(ClientsideFunction("entente", "goToYear"), Input(GRAPH, "clickData"))


def _decisive(scene: Scene) -> Selection:
    """Return only what decides who stands where: the same in every language."""
    return scene.selection.filters.but(through=scene.selection.through)


def _whole(scene: Scene) -> Selection:
    """Return the same without any filter but the dates."""
    rest = {field: DEFAULTS[field] for field in FILTERS if field not in DATES}
    return _decisive(scene).but(**rest)


def by_year(selection: Selection) -> bool:
    """Tell whether a selection asks for the camps of each year, and not of all its dates."""
    return selection.through != THROUGH[0]


def asked(selection: Selection) -> Selection:
    """Return the selection that shows the camps of each year, as far as it says which years."""
    through = selection.through if by_year(selection) else THROUGH[1]
    return selection.but(view="camps", through=through)


VIEW = View(
    name="years",
    chart=CHART,
    layout=layout,
    props=props,
    figure=whole,
    tab="camps",
    when=by_year,
    asked=asked,
    marks={
        "with": "bar",
        "against": "outline",
        "unconnected": "dots",
        "moved": "diamond",
        "mixed": "badge",
    },
    signs=False,
    clicks={},
    narrows=True,
    ranks=True,
    supposes=True,
    about=about,
    register=register,
    accepted=ACCEPTED,
)
