"""Camps: who stands with whom and against whom, and which ties do not fit.

Two camps face each other; friendly ties stay inside, hostile ones cross. What does neither is in
tension, and is drawn as that.
"""

from math import cos, pi, sin
from typing import Any

from dash import dcc

from components import diagram
from components.scene import Scene
from data.graph import HEIGHT, WIDTH
from data.model import pair
from data.states import Point

CHART = "camps-graph"
SPREAD = 0.92  # of a half circle: how much of it a camp takes
BULGE = 0.2  # of the plane's width: how far the middle of a camp stands outside its ends
INNER = 0.3  # of the plane's width: where the ends of a camp stand
FLOOR = -20.0  # pixels: where those stand who are in no camp


def layout(scene: Scene) -> dcc.Graph:
    """Return the camps, drawn."""
    return dcc.Graph(id=CHART, figure=figure(scene), config=scene.config, className="chart")


def props(scene: Scene) -> dict[str, Any]:
    """Return what changes in the picture when the selection does."""
    return {"figure": figure(scene)}


def figure(scene: Scene) -> dict[str, Any]:
    """Draw both camps, the ties within and between them, and the tension."""
    found = scene.frustration
    tense = [pair(a, b) for a, b in found.frustrated]
    return diagram.draw(scene, places(scene), tense, revision=f"camps{scene.compact}")


def places(scene: Scene) -> dict[str, Point]:
    """Return where each node stands: the first camp at the left, in two facing arcs.

    On a narrow screen the plane is turned upright, the first camp on top.
    """
    camps = scene.frustration.camps
    orders = [ordered(scene, camp) for camp in camps]
    found = {
        node: (INNER * WIDTH - x, y) if camp == 0 else (WIDTH - INNER * WIDTH + x, y)
        for camp, order in enumerate(orders)
        for node, (x, y) in zip(order, arc(len(order)), strict=True)
    }
    outside = [node for node in scene.nodes if node not in found]
    for index, node in enumerate(outside):
        found[node] = (WIDTH * (index + 1) / (len(outside) + 1), FLOOR)
    if scene.compact:
        return {node: (y, WIDTH - x) for node, (x, y) in found.items()}
    return found


def ordered(scene: Scene, camp: frozenset[str]) -> list[str]:
    """Order a camp with its busiest node in the middle, the quiet ones at the ends."""
    order: list[str] = []
    for index, node in enumerate(node for node in scene.nodes if node in camp):
        order.insert(0 if index % 2 else len(order), node)
    return order


def arc(count: int) -> list[Point]:
    """Return places along an arc that is open to the other camp: x outwards, y upwards."""
    angles = [pi * SPREAD * ((i + 0.5) / count - 0.5) for i in range(count)]
    half = HEIGHT / 2
    reach = min(1.0, 0.35 + 0.13 * count)  # a small camp stands close together
    return [
        (BULGE * WIDTH * cos(angle), half + half * 0.98 * reach * sin(angle)) for angle in angles
    ]
