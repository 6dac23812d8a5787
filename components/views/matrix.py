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
from components.views import chart
from data.positions import camp_order
from data.states import states

PITCH = 15  # pixels: a row is never lower, the picture scrolls instead
CELL = 22.0  # pixels: the side of a full square
LARGEST, FAR_LARGEST = 40, 10  # nodes, on a wall fewer; in a larger crowd the busiest are shown
FAR_NAME = 13  # letters of a name on a wall
NAME = 6.4  # pixels: width of an average letter of a label


def figure(scene: Scene) -> dict[str, Any]:
    """Draw a square for each tie, twice: once for each side that looks at it."""
    order = arrange(scene)
    return {"data": [cells(scene, order)], "layout": frame(scene, order)}


def largest(scene: Scene) -> int:
    """Return how many nodes have a row."""
    return FAR_LARGEST if scene.presented else LARGEST


def arrange(scene: Scene) -> list[str]:
    """Return the nodes in the chosen order: camps together, or regions together."""
    busiest = set(scene.results.nodes[: largest(scene)])
    if scene.selection.order == "camp":
        return [node for node in camp_order(scene.results.ties) if node in busiest]
    return sorted(busiest, key=lambda node: (_region(scene, node), scene.sentences.name(node)))


def _region(scene: Scene, node: str) -> str:
    country = node if node in states() else scene.data_set.actors[node].country
    return states()[country].region


def cells(scene: Scene, order: Sequence[str]) -> dict[str, Any]:
    """Return both squares of every tie; rows read downwards, columns from the left."""
    at = {node: index for index, node in enumerate(order)}
    shown = [tie for tie in scene.results.ties if tie.a in at and tie.b in at]
    both = [(tie, tie.a, tie.b) for tie in shown] + [(tie, tie.b, tie.a) for tie in shown]
    side = cell(len(order))
    hues = [scene.style.hue(tie) for tie, _, _ in both]
    pale = [mix(hue, scene.style.theme.paper, 0.85) for hue in hues]
    sure = [bool(tie.reported) for tie, _, _ in both]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [at[column] for _, _, column in both],
        "y": [at[row] for _, row, _ in both],
        "text": [marks.GLYPHS[tie.character] for tie, _, _ in both],
        "textfont": {
            "size": scene.style.letters(max(9, side * 0.5)),
            "weight": 700,
            "color": [scene.style.theme.paper if s else h for s, h in zip(sure, hues, strict=True)],
        },
        "customdata": [tie.tie for tie, _, _ in both],
        "hovertext": [scene.sentences.hover[tie.tie] for tie, _, _ in both],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "symbol": ["square" if tie.deeds else "circle" for tie, _, _ in both],
            "size": [side * min(1.0, 0.5 + 0.16 * sqrt(tie.relations)) for tie, _, _ in both],
            "color": [h if s else p for h, p, s in zip(hues, pale, sure, strict=True)],
            "line": {"width": 1.2, "color": hues},
            "opacity": 1,
        },
        "showlegend": False,
        "cliponaxis": False,
    }


def cell(count: int) -> float:
    """Return the side of a square in pixels, on the nominal stage."""
    return max(13.0, min(CELL, 480 / max(count, 1)))


def frame(scene: Scene, order: Sequence[str]) -> dict[str, Any]:
    """Return the layout: names along the top and the side, a quiet grid."""
    names = [named(scene, node) for node in order]
    longest = max((len(name) for name in names), default=4)
    letters = scene.style.letters(12 if len(order) <= 24 else 11)
    font, wide = {"size": letters, "color": scene.style.theme.ink}, scene.style.letters(12) / 12
    axis = {
        "tickmode": "array",
        "tickvals": list(range(len(order))),
        "ticktext": names,
        "tickfont": font,
        "showgrid": True,
        "gridcolor": scene.style.theme.line,
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
        "ticklabeloverflow": "allow",
    }
    return {
        "uirevision": "matrix",
        "margin": {
            "l": 8 + NAME * longest * wide,
            "r": max(64, 3.6 * longest * wide),
            "t": 8 + 5.6 * longest * wide,
            "b": 8,
        },
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": scene.style.font,
        "hoverlabel": scene.style.hoverlabel,
        "hovermode": "closest",
        "dragmode": False,
        "annotations": left_out(scene, order),
        "xaxis": {**axis, "side": "top", "tickangle": -60, "range": [-0.6, len(order) - 0.4]},
        "yaxis": {**axis, "range": [len(order) - 0.4, -0.6]},
    }


def named(scene: Scene, node: str) -> str:
    """Return the name of a row, short where it is large."""
    name = scene.sentences.name(node)
    if not scene.presented or len(name) <= FAR_NAME:
        return scene.sentences.isolated(node)
    return scene.say.name(markup(name[: FAR_NAME - 1].rstrip() + "…"))


def left_out(scene: Scene, order: Sequence[str]) -> list[dict[str, Any]]:
    """Say in the corner, where there is nothing else, that these are not all."""
    if len(order) == len(scene.results.nodes):
        return []
    say = scene.say
    said = say(
        "matrix.busiest", shown=say.number(len(order)), all=say.number(len(scene.results.nodes))
    )
    return [
        {
            "text": "<br>".join(map(say.name, wrap(said, 11))),
            "font": {"size": scene.style.letters(12), "color": scene.style.theme.muted},
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
    ]


def layout(scene: Scene) -> html.Div:
    """Return the matrix, drawn, at least so large that its rows can be told apart."""
    cells = PITCH * min(len(scene.layouts[scene.selection.level]), largest(scene))
    size = {"height": "100%", "minHeight": cells + 160, "minWidth": cells + 260}
    return html.Div(chart.graph(VIEW.chart, figure(scene), scene), style=size)


VIEW = chart.view(
    "matrix",
    figure,
    layout=layout,
    marks={"deeds": "square", "words": "disc", "unsure": "hollow", "larger": "large"},
    options=("level", "order"),
    walked=True,
    scrolls=True,
)
