"""The picture of camps through time: a row for each node, and how balanced each year was."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from textwrap import shorten
from typing import Any

from components.drawing.theme import Theme
from components.language.calendar import ticks, year_in_words
from components.language.sentences import markup
from components.scene import Scene
from components.views import chart, traces, turning
from components.wording import time_windows
from data.balance.through_time import Moment, years

BREADTHS = {"year": 1, "five-years": 5, "so-far": 0}  # years of a window; 0: from the start
ROWS, FEW, FEWEST = 24, 16, 10  # nodes with a row: on a wide and a narrow screen, in class
WIDE, NARROW = 118, 92  # pixels for the names at the side
LETTERS, FEWER = 18, 14  # of a name there
AIR = 46  # pixels at the other side
BEFORE, AFTER = 0.2, 1.2  # years of the axis before the first year and after the last one begins
SCALE = 0.76  # of the height: where the rows end and the balance begins
AXIS = {
    "zeroline": False,
    "showgrid": False,
    "fixedrange": True,
    "ticklabeloverflow": "allow",  # or Plotly measures every label once more
}


def span(scene: Scene) -> tuple[date, date]:
    """Return the first and the last day: the chosen dates, as far as the data set reaches."""
    first, last = scene.data_set.span
    since, until = scene.selection.window
    first = min(max(first, since), last)
    return first, max(first, min(last, until))


def windows(scene: Scene) -> list[tuple[date, date]]:
    """Return the windows of time whose camps are shown, one for each year; without dates none."""
    if not scene.data_set.dated:
        return []
    return years(*span(scene), BREADTHS.get(scene.selection.through, 1))


def nodes(scene: Scene, moments: Sequence[Moment]) -> list[str]:
    """Return the nodes that have a row: the one all is seen from, then those seen most."""
    seen: Counter[str] = Counter()
    for moment in moments:
        seen.update(frozenset(moment.divided).union(*moment.found.camps))
    order = sorted(seen, key=lambda node: (node != scene.data_set.perspective, -seen[node], node))
    return order[: FEWEST if scene.presented else FEW if scene.compact else ROWS]


def figure(scene: Scene, moments: Sequence[Moment]) -> dict[str, Any]:
    """Draw a row for each node, its camp in each year, and above them how balanced each was."""
    shown = nodes(scene, moments)
    at = {node: len(shown) - index for index, node in enumerate(shown)}
    return {
        "data": [
            *camp_lines(scene, moments, at),
            turning.moved(scene, moments, at),
            *degrees(scene, moments),
            turning.divided(scene, moments, at),
        ],
        "layout": frame(scene, moments, at),
    }


def camp_lines(
    scene: Scene, moments: Sequence[Moment], at: Mapping[str, int]
) -> list[dict[str, Any]]:
    """Return three looks of a row: full in the first camp, hollow in the other, thin in none."""
    theme = scene.style.theme
    high = 13.0 if len(at) <= ROWS // 2 else 9.0
    points = stretches(moments, at)
    looks = [
        ("0", {"color": theme.ink, "width": high}),
        ("1", {"color": theme.ink, "width": high}),
        ("1", {"color": theme.paper, "width": high - 3.6}),
        ("unconnected", {"color": theme.muted, "width": 1.6, "dash": "2px,3px"}),
    ]
    return [
        traces.trace(traces.PLANE, *points[camp], "lines", line=look, hoverinfo="skip")
        for camp, look in looks
    ]


def stretches(
    moments: Sequence[Moment], at: Mapping[str, int]
) -> dict[str, tuple[list[Any], list[Any]]]:
    """Return x and y of the stretches of years that nodes spend in each camp, or in neither."""
    points: dict[str, tuple[list[Any], list[Any]]] = {
        camp: ([], []) for camp in ("0", "1", "unconnected")
    }
    for node, height in at.items():
        camps = [(_camp(moment, node), moment.last.year) for moment in moments]
        for camp, together in groupby(camps, itemgetter(0)):
            if camp:
                run = [year for _, year in together]
                points[camp][0].extend([run[0], run[-1] + 1, None])
                points[camp][1].extend([height, height, None])
    return points


def _camp(moment: Moment, node: str) -> str:
    """Return "0" or "1", "unconnected", or nothing where the node has no tie."""
    if node in moment.unconnected:
        return "unconnected"
    camps = enumerate(moment.found.camps)
    return next((str(number) for number, camp in camps if node in camp), "")


def degrees(scene: Scene, moments: Sequence[Moment]) -> list[dict[str, Any]]:
    """Return L as bars, thin where it is no more than a bound, and F as a line."""
    theme = scene.style.theme
    sure = [moment for moment in moments if moment.found.optimal]
    bounded = [moment for moment in moments if not moment.found.optimal]
    return [tense(sure, 5.0, theme), tense(bounded, 2.0, theme), balance(scene, moments)]


def balance(scene: Scene, moments: Sequence[Moment]) -> dict[str, Any]:
    """Return F of each moment that has ties, as a line."""
    shown, ink = [moment for moment in moments if moment.ties], scene.style.theme.ink
    return traces.trace(
        traces.PLANE,
        [moment.last.year + 0.5 for moment in shown],
        [round(moment.normalised, 4) for moment in shown],
        "lines+markers",
        yaxis="y3",
        customdata=[moment.last.year for moment in shown],
        **traces.hovering([markup(time_windows.reading(scene, moment)) for moment in shown]),
        line={"color": ink, "width": 1.6},
        marker={"color": ink, "size": 5},
    )


def tense(moments: Sequence[Moment], width: float, theme: Theme) -> dict[str, Any]:
    """Return a bar for each moment, as high as it has ties in tension."""
    return traces.trace(
        traces.PLANE,
        [x for moment in moments for x in (*[moment.last.year + 0.5] * 2, None)],
        [y for moment in moments for y in (0, moment.found.index, None)],
        "lines",
        yaxis="y2",
        line={"color": theme.conflict, "width": width},
        hoverinfo="skip",
    )


def frame(scene: Scene, moments: Sequence[Moment], at: Mapping[str, int]) -> dict[str, Any]:
    """Return the layout: years below, names at the side, the balance of each year on top."""
    turned = scene.say.direction == "rtl"  # time runs as the language does
    nothing = [] if scene.data_set.dated else [scene.say("timeline.nothing")]
    return chart.plotted(
        scene,
        "years",
        margin=margins(scene, turned=turned),
        dragmode=False,
        xaxis=time(scene, turned=turned),
        **heights(scene, moments, at, turned=turned),
        annotations=[
            *captions(scene, turned=turned),
            *(chart.notice(scene, text) for text in nothing),
        ],
        shapes=[],
        meta={"rows": [short(scene, node) for node in at]},  # see assets/views/rows.js
    )


def margins(scene: Scene, *, turned: bool) -> dict[str, int]:
    """Return the pixels around the rows: room for names, for years and for the scales' names."""
    letters = scene.style.letters(12)
    sides = widths_beside(scene)[:: -1 if turned else 1]
    ends = {"t": round(letters * 1.8), "b": round(letters * 2.1)}
    return {**dict(zip("lr", sides, strict=True)), **ends}


def time(scene: Scene, *, turned: bool) -> dict[str, Any]:
    """Return the axis of the years, which nobody sees where nothing is dated."""
    if not scene.data_set.dated:
        return {**AXIS, "visible": False, "range": [0, 1]}
    first, last = (end.year for end in span(scene))
    ends = [first - BEFORE, last + AFTER]
    return {
        **AXIS,
        **marked(scene, first, last),
        "range": ends[:: -1 if turned else 1],
        "tickfont": {"size": scene.style.letters(12), "color": scene.style.theme.muted},
    }


def heights(
    scene: Scene, moments: Sequence[Moment], at: Mapping[str, int], *, turned: bool
) -> dict[str, Any]:
    """Return the axes of the rows, of L above them, and of F at the other side."""
    theme = scene.style.theme
    near, far = ("right", "left") if turned else ("left", "right")
    most = max([moment.found.index for moment in moments], default=0)
    return {
        "yaxis": {**names_of(scene, at), "side": near},
        "yaxis2": {**scale(scene, most, theme.conflict), "side": near, "domain": [SCALE + 0.05, 1]},
        "yaxis3": {**scale(scene, 1, theme.ink), "side": far, "overlaying": "y2"},
    }


def names_of(scene: Scene, at: Mapping[str, int]) -> dict[str, Any]:
    """Return the axis of the rows, with the name of each."""
    return {
        **AXIS,
        "domain": [0, SCALE],
        "range": [0.4, max(len(at), 1) + 0.6],
        "tickvals": list(at.values()),
        "ticktext": [short(scene, node) for node in at],
        "tickfont": {"size": scene.style.letters(12), "color": scene.style.theme.ink},
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
        "tickfont": {"size": scene.style.letters(12), "color": hue},
    }


def short(scene: Scene, node: str) -> str:
    """Return the name of a node, cut after a word if there is no room for all of it."""
    letters = FEWER if scene.compact else LETTERS
    name = shorten(scene.sentences.short(node), letters, placeholder="…")
    return scene.say.name(
        markup(name if name != "…" else scene.sentences.short(node)[: letters - 1] + "…")
    )


def captions(scene: Scene, *, turned: bool) -> list[dict[str, Any]]:
    """Return the names of the two scales on top, each in the colour of what it measures."""
    theme = scene.style.theme
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
            "font": {"size": scene.style.letters(12), "color": hue},
        }
        for key, hue, right in found
    ]


def widths_beside(scene: Scene) -> tuple[int, int]:
    """Return the pixels for the names at one side of the picture, and at the other side."""
    names, air = NARROW if scene.compact else WIDE, AIR
    return (names * 2, air * 2) if scene.presented else (names, air)
