"""A view that is one chart: it is made of its figure, and a new selection changes that."""

from collections.abc import Callable
from typing import Any

from dash import dcc

from components.scene import Scene
from components.view import View

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


def graph(chart: str, figure: dict[str, Any], scene: Scene) -> dcc.Graph:
    """Return a chart with its figure, drawn."""
    return dcc.Graph(id=chart, figure=figure, config=scene.config, className="chart")


def ground(scene: Scene, revision: str, **more: Any) -> dict[str, Any]:
    """Return what the layouts of all charts share; as long as `revision` stays, so does a zoom."""
    return {
        "uirevision": revision,
        "paper_bgcolor": CLEAR,
        "font": scene.style.font,
        "hoverlabel": scene.style.hoverlabel,
        **more,
    }


def plotted(scene: Scene, revision: str, **more: Any) -> dict[str, Any]:
    """Return the same for charts with axes, where the pointer finds the nearest mark."""
    return ground(scene, revision, plot_bgcolor=CLEAR, hovermode="closest", **more)


def view(name: str, figure: Figure, **abilities: Any) -> View:
    """Return the record of a view that is one chart, with the id `name`-graph."""
    chart = f"{name}-graph"
    made: dict[str, Any] = {
        "layout": lambda scene: graph(chart, figure(scene), scene),
        "props": lambda scene: {"figure": figure(scene)},
    }
    return View(name=name, chart=chart, figure=figure, **(made | abilities))
