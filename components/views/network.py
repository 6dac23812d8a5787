"""The network: nodes where friends stand together, ties as curves that pass no node."""

from typing import Any

from components.scene import Scene
from components.views import chart, diagram
from data.columns import WIDTH
from data.states import Point


def figure(scene: Scene) -> dict[str, Any]:
    """Draw the ties of a scene between the fixed positions of their nodes."""
    return diagram.draw(scene, spots(scene), revision=f"{scene.selection.level}{scene.compact}")


def spots(scene: Scene) -> dict[str, Point]:
    """Return where each node stands; on a narrow screen the plane is turned upright."""
    layout = scene.layouts[scene.selection.level]
    if not scene.compact:
        return {node: layout[node] for node in scene.results.nodes}
    return {node: (layout[node][1], WIDTH - layout[node][0]) for node in scene.results.nodes}


VIEW = chart.view(
    "network",
    figure,
    marks=chart.TIES,
    used=chart.used,
    labelled=True,
    options=("level",),
    paired=True,
    walked=True,
    moves=True,
)
