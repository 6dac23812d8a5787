"""Camps through time: who stood where in each year, how balanced it was, and who changed camp.

The years are worked out one by one, so they arrive in parts: the browser asks for the next part
as soon as one is drawn (assets/years.js), and what it has been told lets it move through the
years without asking again.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from textwrap import shorten
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, set_props
from dash.development.base_component import Component

from components import ids
from components.calendar import span_in_words, ticks, year_in_words
from components.scene import Scene, SceneOf, markup
from components.theme import Theme
from data import balance
from data.balance import Change, Moment
from data.course import Course
from data.selection import Selection

CHART = "years-asked"  # what a new selection is told to: the picture itself follows in parts
GRAPH, TOLD, WORDS, SLIDER = "years-graph", "years-told", "years-words", "years-slider"
BREADTHS = {"year": 1, "five-years": 5, "so-far": 0}  # years of a window; 0: from the start
PART = 0.25  # seconds after which a part is sent
ROWS, FEW, FEWEST = 24, 16, 10  # nodes with a row: on a wide and a narrow screen, in class
ROOM, NARROW = 118, 92  # pixels for the names at the side
LETTERS, FEWER = 18, 13  # of a name there
AIR = 46  # pixels at the other side
SIDES = ("names", "air")
BEFORE, AFTER = 0.2, 1.2  # years of the axis before the first year and after the last one begins
SCALE = 0.76  # of the height: where the rows end and the balance begins
REMEMBERED = 32  # courses
AXIS = {"zeroline": False, "showgrid": False, "fixedrange": True}

# What a request may say of each property that a callback of this module reads.
ACCEPTED: Mapping[str, Callable[[Any], bool]] = {
    f"{CHART}.data": lambda value: isinstance(value, dict) and isinstance(value.get("query"), str),
}


def layout(scene: Scene) -> Component:
    """Return the panel, still without a year: they begin to arrive at once."""
    return html.Div(
        [
            dcc.Store(id=CHART, **props(scene)),
            dcc.Store(id=TOLD),
            html.Div(
                [
                    dcc.Graph(
                        id=GRAPH,
                        figure=figure(scene, ()),
                        config=scene.config,
                        className="chart",
                    ),
                    html.Div(id="years-cursor", **{"aria-hidden": "true"}),
                ],
                className="years-plot",
            ),
            scrub(scene),
        ],
        className="years",
    )


def scrub(scene: Scene) -> Component:
    """Return what moves through the years, under the picture and as wide as its axis."""
    say = scene.say
    play = say("years.play")
    read = [
        html.P(id="years-reading", role="status"),
        html.Button(say("years.open"), id="years-open", className="opens"),
    ]
    return html.Div(
        [
            html.Button(
                "\u25b6",
                id="years-play",
                title=play,
                **{"aria-label": play, "aria-pressed": "false"},
            ),
            slider(scene),
            html.Div(read, className="read"),
        ],
        className="scrub",
        style={f"--{side}": f"{pixels}px" for side, pixels in zip(SIDES, room(scene), strict=True)},
    )


def room(scene: Scene) -> tuple[int, int]:
    """Return the pixels for the names at one side of the picture, and at the other side."""
    names, air = NARROW if scene.compact else ROOM, AIR
    return (names * 2, air * 2) if scene.presented else (names, air)


def slider(scene: Scene) -> Component:
    """Return the thumb that moves through the years."""
    first, last = (end.year for end in span(scene))
    return dmc.Slider(
        id=SLIDER,
        **thumb(scene),
        step=1,
        label=None,
        size="sm",
        style={"marginInline": f"{(BEFORE + 0.5) / (last - first + BEFORE + AFTER):.2%}"},
        thumbSize=22,
        color="var(--ink)",
        updatemode="drag",
        thumbLabel=scene.say("years.year"),
    )


def thumb(scene: Scene) -> dict[str, int]:
    """Return where the thumb stands, and between which years."""
    first, last = (end.year for end in span(scene))
    return {"min": first, "max": max(last, first + 1), "value": last}


def props(scene: Scene) -> dict[str, Any]:
    """Return what asks for the years of another selection."""
    return {"data": {"query": scene.selection.to_query(), "known": 0}}


def span(scene: Scene) -> tuple[Any, Any]:
    """Return the first and the last day: the chosen dates, as far as the data set reaches."""
    first, last = scene.data_set.span
    since, until = scene.selection.window
    first = min(max(first, since), last)
    return first, max(first, min(last, until))


def windows(scene: Scene) -> list[Any]:
    """Return the windows of time whose camps are shown, one for each year."""
    return balance.years(*span(scene), BREADTHS.get(scene.selection.through, 1))


def whole(scene: Scene) -> dict[str, Any]:
    """Draw all years at once, however long that takes: for a picture that is taken away."""
    level, anchor = scene.selection.level, scene.data_set.perspective
    return figure(scene, [*balance.over_time(scene.relations, windows(scene), level, anchor)])


def rows(scene: Scene, moments: Sequence[Moment]) -> list[str]:
    """Return the nodes that have a row: the one all is seen from, then those seen most."""
    seen: Counter[str] = Counter()
    for moment in moments:
        seen.update(node for camp in moment.found.camps for node in camp)
    order = sorted(seen, key=lambda node: (node != scene.data_set.perspective, -seen[node], node))
    return order[: FEWEST if scene.presented else FEW if scene.compact else ROWS]


def figure(scene: Scene, moments: Sequence[Moment]) -> dict[str, Any]:
    """Draw a row for each node, its camp in each year, and above them how balanced each was."""
    shown = rows(scene, moments)
    at = {node: len(shown) - index for index, node in enumerate(shown)}
    return {
        "data": [
            *camp_lines(scene, moments, at),
            moved(scene, moments, at),
            *degrees(scene, moments),
        ],
        "layout": frame(scene, moments, at),
    }


def camp_lines(
    scene: Scene, moments: Sequence[Moment], at: Mapping[str, int]
) -> list[dict[str, Any]]:
    """Return three looks of a row: full in the first camp, hollow in the other, thin if apart."""
    theme = scene.theme
    high = 13.0 if len(at) <= ROWS // 2 else 9.0
    points: dict[str, tuple[list[Any], list[Any]]] = {
        name: ([], []) for name in ("0", "1", "apart")
    }
    for node, height in at.items():
        camps = [(_camp(moment, node), moment.last.year) for moment in moments]
        for camp, years in groupby(camps, itemgetter(0)):
            if camp:
                run = [year for _, year in years]
                points[camp][0].extend([run[0], run[-1] + 1, None])
                points[camp][1].extend([height, height, None])
    looks = [
        ("0", {"color": theme.ink, "width": high}),
        ("1", {"color": theme.ink, "width": high}),
        ("1", {"color": theme.paper, "width": high - 3.6}),
        ("apart", {"color": theme.muted, "width": 1.6, "dash": "2px,3px"}),
    ]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": points[name][0],
            "y": points[name][1],
            "line": look,
            "hoverinfo": "skip",
            "showlegend": False,
        }
        for name, look in looks
    ]


def _camp(moment: Moment, node: str) -> str:
    """Return "0" or "1", "apart", or nothing where the node has no tie."""
    if node in moment.apart:
        return "apart"
    camps = enumerate(moment.found.camps)
    return next((str(number) for number, camp in camps if node in camp), "")


def moved(scene: Scene, moments: Sequence[Moment], at: Mapping[str, int]) -> dict[str, Any]:
    """Mark who changes camp, in the year in which it shows."""
    found = [change for change in balance.changes(moments) if change.node in at]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [change.moment.last.year for change in found],
        "y": [at[change.node] for change in found],
        "hovertext": [markup(said(scene, change)) for change in found],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
        "marker": {
            "symbol": "diamond",
            "size": 12 * scene.bold,
            "opacity": 1,
            "color": scene.theme.panel,
            "line": {"width": 2.2, "color": scene.theme.ink},
        },
    }


def degrees(scene: Scene, moments: Sequence[Moment]) -> list[dict[str, Any]]:
    """Return L as bars, thin where it is no more than a bound, and F as a line."""
    theme = scene.theme
    return [
        *(
            tense([moment for moment in moments if moment.found.optimal is sure], width, theme)
            for sure, width in ((True, 5.0), (False, 2.0))
        ),
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": [moment.last.year + 0.5 for moment in moments if moment.ties],
            "y": [round(moment.normalised, 4) for moment in moments if moment.ties],
            "yaxis": "y3",
            "customdata": [moment.last.year for moment in moments if moment.ties],
            "hovertext": [markup(reading(scene, moment)) for moment in moments if moment.ties],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "line": {"color": theme.ink, "width": 1.6},
            "marker": {"color": theme.ink, "size": 5},
            "showlegend": False,
        },
    ]


def tense(moments: Sequence[Moment], width: float, theme: Theme) -> dict[str, Any]:
    """Return a bar for each moment, as high as it has ties in tension."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for moment in moments for x in (*[moment.last.year + 0.5] * 2, None)],
        "y": [y for moment in moments for y in (0, moment.found.index, None)],
        "yaxis": "y2",
        "line": {"color": theme.conflict, "width": width},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def frame(scene: Scene, moments: Sequence[Moment], at: Mapping[str, int]) -> dict[str, Any]:
    """Return the layout: years below, names at the side, the balance of each year on top."""
    say, theme = scene.say, scene.theme
    first, last = (end.year for end in span(scene))
    turned = say.direction == "rtl"  # time runs as the language does
    names, air = room(scene)
    letters = scene.letters(12)
    most = max([moment.found.index for moment in moments], default=0)
    near, far = ("right", "left") if turned else ("left", "right")
    return {
        "uirevision": "years",
        "margin": {
            "l": air if turned else names,
            "r": names if turned else air,
            "t": round(letters * 1.8),
            "b": round(letters * 2.1),
        },
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": scene.font,
        "hoverlabel": scene.hoverlabel,
        "hovermode": "closest",
        "dragmode": False,
        "xaxis": {
            **AXIS,
            **marked(scene, first, last),
            "range": [last + AFTER, first - BEFORE] if turned else [first - BEFORE, last + AFTER],
            "tickfont": {"size": letters, "color": theme.muted},
        },
        "yaxis": {
            **AXIS,
            "side": near,
            "domain": [0, SCALE],
            "range": [0.4, max(len(at), 1) + 0.6],
            "tickvals": list(at.values()),
            "ticktext": [short(scene, node) for node in at],
            "tickfont": {"size": letters, "color": theme.ink},
        },
        "yaxis2": {**scale(scene, most, theme.conflict), "side": near, "domain": [SCALE + 0.05, 1]},
        "yaxis3": {**scale(scene, 1, theme.ink), "side": far, "overlaying": "y2"},
        "annotations": captions(scene, turned=turned),
        "shapes": [],
    }


def marked(scene: Scene, first: int, last: int) -> dict[str, Any]:
    """Return round years as marks of the axis, each in the middle of its year."""
    shown = ticks(first - 1, last, 5 if scene.compact else 12)
    return {
        "tickvals": [year + 0.5 for year in shown],
        "ticktext": [year_in_words(year, scene.say.language) for year in shown],
    }


def scale(scene: Scene, most: int, hue: str) -> dict[str, Any]:
    """Return one of the two scales on top, from 0 to its greatest value."""
    ends = sorted({0, most})
    return {
        **AXIS,
        "range": [0, max(most, 1) * 1.25],
        "tickvals": ends,
        "ticktext": [scene.say.number(end) for end in ends],
        "tickfont": {"size": scene.letters(12), "color": hue},
    }


def short(scene: Scene, node: str) -> str:
    """Return the name of a node, cut after a word if there is no room for all of it."""
    letters = FEWER if scene.compact else LETTERS
    name = shorten(scene.name(node), letters, placeholder="…")
    return scene.say.name(markup(name if name != "…" else scene.name(node)[: letters - 1] + "…"))


def captions(scene: Scene, *, turned: bool) -> list[dict[str, Any]]:
    """Return the names of the two scales on top, each in the colour of what it measures."""
    theme = scene.theme
    found = (("years.tense", theme.conflict, turned), ("years.degree", theme.ink, not turned))
    return [
        {
            "text": scene.say(key),
            "x": 1 if right else 0,
            "xanchor": "right" if right else "left",
            "y": 1,
            "yanchor": "bottom",
            "xref": "paper",
            "yref": "paper",
            "showarrow": False,
            "font": {"size": scene.letters(12), "color": hue},
        }
        for key, hue, right in found
    ]


def said(scene: Scene, change: Change) -> str:
    """Say who changed camp, and when."""
    say = scene.say
    key = "years.joined" if change.after == 0 else "years.left"
    return say(
        key,
        year=year_in_words(change.moment.last.year, say.language),
        who=say.name(scene.name(change.node)),
        anchor=say.name(scene.name(scene.data_set.perspective)),
    )


def reading(scene: Scene, moment: Moment) -> str:
    """Say what the camps of a window were, and how balanced."""
    say = scene.say
    when = span_in_words(moment.first, moment.last, say.language)
    if not moment.ties:
        return say("years.nothing", when=when)
    found = moment.found
    low, high = say.number(found.lower_bound), say.count("count.in_tension", found.index)
    tense = high if found.optimal else say("years.between", low=low, high=high)
    degree = say.number(moment.normalised, 2)
    brief = say("years.reading", when=when, tense=tense, degree=degree)
    if scene.presented:  # a class sees in the picture who stands where
        return brief
    told = [camp - moment.apart for camp in found.camps]
    parts = [
        say(key, names=_listed(scene, camp))
        for key, camp in zip(("years.one_camp", "years.other_camp"), told, strict=True)
        if camp
    ]
    if moment.apart:
        parts.append(say("years.apart", names=_listed(scene, moment.apart)))
    return " ".join([brief, *parts])


def _listed(scene: Scene, camp: frozenset[str]) -> str:
    order = {node: at for at, node in enumerate(scene.nodes)}
    known = sorted(camp, key=lambda node: (order.get(node, len(order)), node))
    return scene.say.listing(scene.say.name(scene.name(node)) for node in known)


def words(scene: Scene, moments: Sequence[Moment]) -> list[Component]:
    """Return the moments when somebody changes camp, each leading to the camps of that year."""
    say = scene.say
    found = balance.changes(moments)
    if not found:
        return [html.P(say("years.steady"))]
    items = [
        html.Li(
            dcc.Link(said(scene, change), href=of(scene, change.moment).to_query(), className="tie")
        )
        for change in found
    ]
    heading = html.H3(say.count("count.changes", len(found)), className="list-heading")
    return [heading, html.Ul(items, className="ties")]


def of(scene: Scene, moment: Moment) -> Selection:
    """Return the selection that shows the camps of one window alone."""
    first, last = (day.isoformat()[:4] for day in (moment.first, moment.last))
    return scene.selection.but(since=first, until=last, through="whole", tie="")


def told(scene: Scene, moments: Sequence[Moment], query: str) -> dict[str, Any]:
    """Return what the browser needs to go through the years by itself."""
    return {
        "query": query,
        "known": len(moments),
        "of": len(windows(scene)),
        "years": [
            {
                "year": moment.last.year,
                "says": reading(scene, moment),
                "from": moment.first.isoformat()[:4],
            }
            for moment in moments
        ],
    }


def about(scene: Scene) -> list[Component]:
    """Return what the side panel says of the years; the changes follow as they are found."""
    say = scene.say
    anchor = say.name(scene.name(scene.data_set.perspective))
    return [
        html.P(say("view.camps"), className="eyebrow"),
        html.H3(say("years.heading")),
        html.P(say("years.about", anchor=anchor)),
        html.P(say("balance.limits"), className="hint"),
        html.Div(id=WORDS),
    ]


def register(app: Dash, scene_of: SceneOf) -> None:
    """Answer with what is known of a selection's years after a short while."""

    @lru_cache(maxsize=REMEMBERED)
    def course(query: str) -> Course:
        scene, _ = scene_of(query, "wide")
        level, anchor = scene.selection.level, scene.data_set.perspective
        return Course(balance.over_time(scene.relations, windows(scene), level, anchor))

    @app.callback(
        Output(TOLD, "data"),
        Input(CHART, "data"),
        State(ids.ROOM, "data"),
    )
    def more(asked: dict[str, Any], room: str) -> dict[str, Any]:
        scene, _ = scene_of(asked["query"], room)
        moments = course(_decisive(scene).to_query()).known(PART)
        if not asked.get("known"):
            set_props(SLIDER, thumb(scene))
        set_props(GRAPH, {"figure": figure(scene, moments)})
        set_props(WORDS, {"children": words(scene, moments)})
        return told(scene, moments, asked["query"])

    app.clientside_callback(
        ClientsideFunction("entente", "years"), Input(TOLD, "data"), Input(SLIDER, "value")
    )
    app.clientside_callback(ClientsideFunction("entente", "dwell"), Input(GRAPH, "clickData"))


def _decisive(scene: Scene) -> Selection:
    """Return only what decides who stands where: the same in every language."""
    return scene.selection.filters.but(through=scene.selection.through)
