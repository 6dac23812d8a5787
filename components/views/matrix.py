"""The matrix: every node against every other, a square for each tie."""

from collections.abc import Sequence
from math import sqrt
from textwrap import wrap
from typing import Any

from dash import html

from components.drawing import marks
from components.drawing.theme import mix
from components.language.sentences import markup
from components.scene import Scene
from components.views import chart, fits, heat, traces
from data.chosen import nodes_of
from data.engines.ties import Tie
from data.positions import camp_order
from data.states import states

CELL = 22.0  # pixels: the side of a full square
LARGEST, FAR_LARGEST = 40, 10  # nodes whose squares hold a sign; on a wall the busiest alone
FEWEST, MOST = 24, 60  # rows whose headings may not all have room on one side, but on both
FAR_NAME = 13  # letters of a name on a wall
CORNER = {
    "showarrow": False,
    "xref": "paper",
    "yref": "paper",
    "x": 0,
    "y": 1,
    "xanchor": "right",
    "yanchor": "bottom",
    "xshift": -8,
    "yshift": 8,
}
LETTERS, LINE = 12, 1.1  # pixels of type, and times that one name takes from the next
NAME, CLOSE = 6.4, 6.2  # pixels: width of an average letter of a label, with room and without


def figure(scene: Scene) -> dict[str, Any]:
    """Draw a square for each tie, twice: once for each side that looks at it."""
    order = arrange(scene)
    data = heat.cells(scene, order) if crowded(scene) else [cells(scene, order)]
    return {"data": data, "layout": frame(scene, order)}


def crowded(scene: Scene) -> bool:
    """Tell whether it is a heat map."""
    return min(largest(scene), len(scene.results.nodes)) > LARGEST


def largest(scene: Scene) -> int:
    """Return how many nodes have a row: all, where a screen has room for a heat map of them."""
    if scene.presented:
        return FAR_LARGEST
    return LARGEST if scene.compact else len(scene.results.nodes)


def arrange(scene: Scene) -> list[str]:
    """Return the nodes in the chosen order: camps together, or regions together."""
    busiest = set(scene.results.nodes[: largest(scene)])
    if scene.selection.order == "camp":
        return [node for node in camp_order(scene.results.ties) if node in busiest]
    return sorted(busiest, key=lambda node: (_region(scene, node), scene.sentences.name(node)))


def _region(scene: Scene, node: str) -> tuple[int, str]:
    """Return the region of a node; after all of them former states, then who has no country."""
    country = node if node in states() else scene.data_set.actors[node].country
    if country:
        return 0, states()[country].region
    return (1 if scene.data_set.of_former(node) else 2), ""


def cells(scene: Scene, order: Sequence[str]) -> dict[str, Any]:
    """Return both squares of every tie; rows read downwards, columns from the left."""
    at = {node: index for index, node in enumerate(order)}
    shown = [tie for tie in scene.results.drawn if tie.a in at and tie.b in at]
    both = [(tie, tie.a, tie.b) for tie in shown] + [(tie, tie.b, tie.a) for tie in shown]
    ties = [tie for tie, _, _ in both]
    return traces.trace(
        traces.PLANE,
        [at[column] for _, _, column in both],
        [at[row] for _, row, _ in both],
        "markers+text",
        text=[marks.GLYPHS[tie.character] for tie in ties],
        customdata=[tie.tie for tie in ties],
        **traces.hovering([scene.sentences.hover[tie.tie] for tie in ties]),
        **squares(scene, ties, cell(len(order))),
        meta={"size": [share(tie) for tie in ties]},
    )


def squares(scene: Scene, ties: Sequence[Tie], side: float) -> dict[str, Any]:
    """Return the marker of each tie and the look of its sign; a full square is `side` wide."""
    paper, letters = scene.style.theme.paper, scene.style.letters(max(9, side * 0.5))
    looks = [(scene.style.hue(tie), bool(tie.reported)) for tie in ties]
    signs = [paper if sure else hue for hue, sure in looks]
    return {
        "textfont": {"size": letters, "weight": 700, "color": signs},
        "marker": {
            "symbol": ["square" if tie.deeds else "circle" for tie in ties],
            "size": [side * share(tie) for tie in ties],
            "color": [hue if sure else mix(hue, paper, 0.85) for hue, sure in looks],
            "line": {"width": 1.2, "color": [hue for hue, _ in looks]},
            "opacity": 1,
        },
    }


def share(tie: Tie) -> float:
    """Return which part of a full square's side that of a tie has: it grows with its relations."""
    return round(min(1.0, 0.5 + 0.16 * sqrt(tie.relations)), 3)


def cell(count: int) -> float:
    """Return the side of a square in pixels, on the nominal stage."""
    return max(13.0, min(CELL, 480 / max(count, 1)))


def frame(scene: Scene, order: Sequence[str]) -> dict[str, Any]:
    """Return the layout: names along the top and the side, a quiet grid.

    Which of the names there is room for, and how large the squares are, depends on the size of the
    stage: assets/views/zoom.js sees to it.
    """
    names = [named(scene, node) for node in order]
    at = {node: row for row, node in enumerate(order)}
    chosen = [node for thing in scene.selection.chosen for node in nodes_of(thing)]
    busiest = [at[node] for node in dict.fromkeys([*chosen, *scene.results.nodes]) if node in at]
    axis, end, margin = names_along(scene, names), len(order) - 0.5, margins(scene, names)
    return chart.plotted(
        scene,
        "matrix",
        meta=fits.on_grid(scene, names, busiest, margin)
        | {"line": scene.style.letters(LETTERS) * LINE}
        | ({"sides": heading(scene)} if on_both_sides(scene, names) else {}),
        margin=margin,
        dragmode=False,
        hovermode=False,
        annotations=left_out(scene, order),
        xaxis={**axis, "side": "top", "tickangle": -60, "range": [-0.5, end]},
        yaxis={**axis, "range": [end, -0.5]},
    )


def margins(scene: Scene, names: Sequence[str]) -> dict[str, float]:
    """Return the pixels that the longest name takes at the side, and turned above."""
    wide = scene.style.letters(12) / 12 * max((len(name) for name in names), default=4)
    above = {"t": 8 + 5.6 * wide, "b": 8}
    if on_both_sides(scene, names):  # no more than they need: columns are to have their names, too
        beside = 8 + CLOSE * (wide - len(scene.say.name("")))
        return {"l": beside, "r": beside, **above}
    return {"l": 8 + NAME * wide, "r": max(64, 3.6 * wide), **above}


def on_both_sides(scene: Scene, names: Sequence[str]) -> bool:
    """Tell whether headings may stand on both sides: where they are many, and yet all have room."""
    narrow = scene.compact or scene.presented or scene.beside
    return not narrow and FEWEST < len(names) <= MOST


def heading(scene: Scene) -> dict[str, Any]:
    """Return the type of the name of a row or column."""
    return {"size": scene.style.letters(LETTERS), "color": scene.style.theme.ink}


def names_along(scene: Scene, names: Sequence[str]) -> dict[str, Any]:
    """Return an axis with a name and a line for each node."""
    return {
        "tickmode": "array",
        "tickvals": [*range(len(names))],
        "ticktext": names,
        "tickfont": heading(scene),
        "showgrid": True,
        "gridcolor": scene.style.theme.line,
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
        "ticklabeloverflow": "allow",
    }


def named(scene: Scene, node: str) -> str:
    """Return the name of a row, short where it is large."""
    name = scene.sentences.short(node)
    if not scene.presented or len(name) <= FAR_NAME:
        return scene.sentences.isolated(node)
    return scene.say.name(markup(name[: FAR_NAME - 1].rstrip() + "…"))


def left_out(scene: Scene, order: Sequence[str]) -> list[dict[str, Any]]:
    """Say in the corner, where there is nothing else, that these are not all."""
    say, every = scene.say, len(scene.results.nodes)
    if len(order) == every:
        return []
    said = say("matrix.busiest", shown=say.number(len(order)), all=say.number(every))
    return [
        {
            **CORNER,
            "text": "<br>".join(map(say.name, wrap(said, 11))),
            "font": {"size": scene.style.letters(12), "color": scene.style.theme.muted},
        }
    ]


def layout(scene: Scene) -> html.Div:
    """Return the matrix, drawn: it fits its panel, and is brought closer there."""
    return html.Div(chart.graph(VIEW.chart, figure(scene), scene), style={"height": "100%"})


def used(scene: Scene) -> set[str]:
    """Return which marks occur in the matrix of a scene."""
    return heat.used(scene) if crowded(scene) else chart.used(scene)


VIEW = chart.view(
    "matrix",
    figure,
    layout=layout,
    marks={"deeds": "square", "words": "disc", "unsure": "hollow", "larger": "large", **heat.MARKS},
    used=used,
    options=("level", "order"),
    walked=True,
    moves=True,
)
