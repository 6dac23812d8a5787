"""Camps: who stands with whom and against whom, and which ties do not fit.

Two camps face each other; friendly ties stay inside, hostile ones cross. What does neither is in
tension, and is drawn as that.
"""

from math import ceil, cos, pi, sin
from typing import Any

from components.scene import Scene
from components.views import chart, diagram
from components.wording import argument
from data.columns import HEIGHT, WIDTH
from data.model import pair
from data.states import Point

SPREAD = 0.92  # of a half circle: how much of it a camp takes
BULGE = 0.2  # of the plane's width: how far the middle of a camp stands outside its ends
INNER = 0.3  # of the plane's width: where the ends of a camp stand
FLOOR = -20.0  # pixels: where those stand who are in no camp
ROOM, APART = 26, 34.0  # nodes on an arc at most, and pixels between two arcs of a camp
LENGTH = 0.98 * pi * SPREAD * HEIGHT / 2  # pixels that the nodes of an arc share, as in its middle
COLUMN, BEND = 0.35, 0.09  # of a narrow plane's width: where a column stands, and how it bends


def figure(scene: Scene) -> dict[str, Any]:
    """Draw both camps, the ties within and between them, and the tension."""
    found = scene.camps.frustration
    tense = [pair(a, b) for a, b in found.frustrated]
    return diagram.draw(scene, places(scene), tense, revision=f"camps{scene.compact}")


def places(scene: Scene) -> dict[str, Point]:
    """Return where each node stands: the first camp at the left, in two facing arcs.

    On a narrow screen they are two columns as high as the screen.
    """
    orders = [ordered(scene, camp) for camp in scene.camps.frustration.camps]
    outside = [node for node in scene.results.nodes if not any(node in order for order in orders)]
    if scene.compact:
        return columns(orders, outside)
    widest = max((diagram.size(scene, node) for node in scene.results.nodes), default=0.0)
    return arcs(orders, outside, widest)


def arcs(orders: list[list[str]], outside: list[str], widest: float) -> dict[str, Point]:
    """Return places on two facing arcs, and below them of those who are in no camp.

    The widest node is so many pixels wide.
    """
    found = {
        node: (INNER * WIDTH - x, y) if camp == 0 else (WIDTH - INNER * WIDTH + x, y)
        for camp, order in enumerate(orders)
        for node, (x, y) in nested(order, widest).items()
    }
    for index, node in enumerate(outside):
        found[node] = (WIDTH * (index + 1) / (len(outside) + 1), FLOOR)
    return found


def nested(order: list[str], widest: float) -> dict[str, Point]:
    """Return places on one arc or, for a camp that is too large, on several, one in another.

    The busiest, who stand in the middle of the order, are on the innermost: nearest to the others.
    An arc holds no more than find room side by side even if each is as wide as the widest.
    """
    rings = ceil(len(order) / min(ROOM, LENGTH / max(widest, 1.0)))
    middle = sorted(range(len(order)), key=lambda at: abs(at - len(order) / 2))
    found = {}
    for ring in range(rings):
        size = len(order) // rings + (ring < len(order) % rings)
        start = sum(len(order) // rings + (r < len(order) % rings) for r in range(ring))
        members = sorted(middle[start : start + size])
        for at, (x, y) in zip(members, arc(size), strict=True):
            found[order[at]] = (x + (ring - (rings - 1) / 2) * APART, y)
    return found


def columns(orders: list[list[str]], outside: list[str]) -> dict[str, Point]:
    """Return places in two columns on the upright plane, those in no camp in rows below."""
    rows = -(-len(outside) // 2)
    floor = rows and rows + 0.5  # rows kept free below the camps
    most = max(map(len, orders))
    step = WIDTH / max(most + floor - 1, 6)
    middle = WIDTH / 2 + floor * step / 2
    found = {}
    for camp, order in enumerate(orders):
        for index, node in enumerate(order):
            up = index - (len(order) - 1) / 2
            out = COLUMN - BEND * cos(pi * up / (most + 1))  # the middle stands outside the ends
            found[node] = (_mirrored(out, camp), middle + up * step)
    for index, node in enumerate(outside):
        found[node] = (_mirrored(COLUMN, index % 2), (rows - 1 - index // 2) * step)
    return found


def _mirrored(across: float, side: int) -> float:
    """Return a part of a narrow plane's width from its left, or from its right."""
    return HEIGHT * (across if side == 0 else 1 - across)


def ordered(scene: Scene, camp: frozenset[str]) -> list[str]:
    """Order a camp with its busiest node in the middle, the quiet ones at the ends."""
    order: list[str] = []
    for index, node in enumerate(node for node in scene.results.nodes if node in camp):
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


def used(scene: Scene) -> set[str]:
    """Return which marks occur among the camps."""
    found = chart.used(scene)
    found |= {"tense"} if scene.camps.frustration.frustrated else set()
    return found | ({"supposed"} if scene.camps.supposed else set())


VIEW = chart.view(
    "camps",
    figure,
    marks={**chart.TIES, "tense": "band", "supposed": "dashes"},
    used=used,
    labelled=True,
    options=("level", "through"),
    walked=True,
    moves=True,
    supposes=True,
    about=argument.of_camps,
)
