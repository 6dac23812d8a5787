"""Per year: how many relations each year, or month, has, as bars by class or country by country."""

from types import ModuleType
from typing import Any

from components.scene import Scene
from components.views import by_actor, by_class, chart, sheet
from components.wording import periods

NAME = "per-year"


def figure(scene: Scene) -> dict[str, Any]:
    """Draw bars by class, or country by country, as it is asked for."""
    return sheet.figure(scene, NAME, kind(scene).drawn(scene))


def kind(scene: Scene) -> ModuleType:
    """Return the module of what is asked for."""
    return by_actor if scene.selection.by == "actor" else by_class


def props(scene: Scene) -> dict[str, Any]:
    """Return the figure with what a pointer and a keyboard find in it."""
    found = figure(scene)
    return {"figure": {**found, "data": [*found["data"], *kind(scene).pointed(scene)]}}


VIEW = chart.view(
    NAME,
    figure,
    marks={"sure_deeds": "bar", "sure_words": "hatched", "asks": "dotted", "unsure": "outline"},
    signs=False,
    options=("level", "by"),
    clicks={"clickData": "lead"},
    walked=True,
    narrows=True,
    walks="periods",
    told=periods.most,
    props=props,
    layout=lambda scene: chart.graph(f"{NAME}-graph", props(scene)["figure"], scene),
)
