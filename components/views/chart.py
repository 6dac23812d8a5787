"""A view that is one chart: it is made of its figure, and a new selection changes that."""

from collections.abc import Callable, Sequence
from typing import Any

from dash import dcc

from components.drawing import marks
from components.scene import Scene
from components.view import View
from data.engines.ties import Tie

CLEAR = "rgba(0,0,0,0)"  # the sheet behind a chart is the page's
EDGES = {"l": 0, "r": 0, "t": 0, "b": 0}  # of a picture that fills its panel
Figure = Callable[[Scene], dict[str, Any]]
# What tells the marks of a tie from one another, beside its sign: text, shape of its sample.
TIES = {
    "deeds": "line",
    "words": "dots",
    "unsure": "hollow",
    "many": "thick",
    "other": "diamond",
}


def lines(scene: Scene) -> Sequence[Tie]:
    """Return the ties that are in the picture of a scene: of many, those that have a line."""
    return scene.style.lines if scene.view.labelled else scene.results.drawn


def used(scene: Scene) -> set[str]:
    """Return which marks of ties occur in the picture of a scene, on either side."""
    sides = [scene, *([scene.second] if scene.paired and scene.second else [])]
    ties = [tie for side in sides for tie in lines(side)]
    found = {"deeds" if tie.deeds else "words" for tie in ties}
    found |= {"unsure" for tie in ties if not tie.reported}
    found |= {"other" for side in sides if len(side.results.states) < len(side.results.nodes)}
    if len({marks.width(tie.relations) for tie in ties}) > 1:
        found |= {"many", "larger"}
    return found


def graph(chart: str, figure: dict[str, Any], scene: Scene) -> dcc.Graph:
    """Return a chart with its figure, drawn."""
    return dcc.Graph(id=chart, figure=figure, config=config(scene), className="chart")


def config(scene: Scene) -> dict[str, Any]:
    """Return Plotly's settings: our own outlines, no toolbar, nothing from elsewhere."""
    return {
        "topojsonURL": scene.outlines,
        "displayModeBar": False,
        "responsive": True,
        "scrollZoom": False,
        "doubleClick": "reset",
        "showTips": False,
    }


def ground(scene: Scene, revision: str, **more: Any) -> dict[str, Any]:
    """Return what the layouts of all charts share; as long as `revision` stays, so does a zoom."""
    return {
        "uirevision": revision,
        "autosize": True,  # or where its place has changed by a pixel it is drawn twice
        "paper_bgcolor": CLEAR,
        "font": scene.style.font,
        "hoverlabel": scene.style.hoverlabel,
        **more,
    }


def plotted(scene: Scene, revision: str, **more: Any) -> dict[str, Any]:
    """Return the same for charts with axes, where the pointer finds the nearest mark."""
    return ground(scene, revision, plot_bgcolor=CLEAR, **({"hovermode": "closest"} | more))


def notice(scene: Scene, text: str) -> dict[str, Any]:
    """Return what stands in the middle of a chart that has nothing to show."""
    look = {"size": scene.style.letters(12), "color": scene.style.theme.muted}
    middle = {"x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper"}
    return {**middle, "text": scene.say.line(text), "showarrow": False, "font": look}


def view(name: str, figure: Figure, **abilities: Any) -> View:
    """Return the record of a view that is one chart, with the id `name`-graph."""
    chart = f"{name}-graph"
    made: dict[str, Any] = {
        "layout": lambda scene: graph(chart, figure(scene), scene),
        "props": lambda scene: {"figure": figure(scene)},
    }
    return View(name=name, chart=chart, figure=figure, **(made | abilities))
