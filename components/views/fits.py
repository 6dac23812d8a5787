"""What a picture can be fitted to: all that it shows, what is chosen, the world, its regions.

The browser reads them with the figure and makes a button of each: see assets/views/zoom.js.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from components.drawing import extent, outlines
from components.drawing.arcs import arc
from components.drawing.curves import Curve
from components.drawing.extent import Extent
from components.scene import Scene
from data.states import Point, State, states

FEWEST = 3  # nodes of a region that has a button
MOST = 6  # buttons of regions; where there would be more, they are those of larger regions
# Degrees: of a large state so much around its dot is enough, and less where there are more of them,
# which say together what part of the world it is.
FEW, FAR, NEAR = 6, 12.0, 4.0
FEWEST_ROWS = 6  # of a grid: it is brought no closer
Fits = list[dict[str, Any]]


def meta(scene: Scene, ground: str, fits: Fits, **more: Any) -> dict[str, Any]:
    """Return what the browser knows of a figure: the ground it stands on, what it can be fitted to.

    `key` tells one picture from others; `ground` is "flat", "globe" or "plane"; the first of the
    fits is the one that it opens with.
    """
    key = f"{scene.data_set.name}/{scene.view.name}/{ground}"
    return {"key": key, "ground": ground, "fits": fits, **more}


def fit(scene: Scene, name: str, part: Extent, count: int = 0, label: str = "") -> dict[str, Any]:
    """Return one of them, with what its button says; `count` is how many nodes it holds."""
    said = label or scene.say(f"zoom.{name}")
    number = scene.say.number(count) if count else ""
    return {"name": name, "label": said, "count": number, "extent": part.rounded()}


def steady(scene: Scene) -> bool:
    """Tell whether a picture follows others or stands beside one, and so must not jump."""
    return bool(scene.selection.story) or scene.beside


def held(scene: Scene) -> Collection[str]:
    """Return the nodes that a map is fitted to: those that it shows and that have a place there.

    Where it must not jump they are all of the data set.
    """
    whole = steady(scene) or not scene.results.nodes
    nodes = scene.layouts[scene.selection.level] if whole else scene.results.nodes
    return [node for node in nodes if scene.data_set.placed(node)]


def grounds(scene: Scene, nodes: Iterable[str]) -> list[Point]:
    """Return the places of nodes on a map, and the corners around the land of those with any.

    Of a globe one side is seen: it is turned to the places, as corners may lie behind it.
    """
    place, shown = scene.data_set.place, [*nodes]
    if scene.selection.projection == "globe":
        return [place(node) for node in shown]
    far = FAR if len(shown) <= FEW else NEAR
    return [spot for node in shown for spot in outlines.land_around(node, place(node), far)]


def bows(scene: Scene, facing: float) -> Iterator[Curve]:
    """Yield every line that a tie of the data set may be drawn as, whatever is selected of it."""
    place, placed = scene.data_set.place, scene.data_set.placed
    ties = scene.data_set.relations.ties(scene.selection.level)
    for tie in (tie for tie in ties if placed(tie.a) and placed(tie.b)):
        for character in ("conflict", "cooperation"):  # which bow to both sides
            yield arc(place(tie.a), place(tie.b), character, facing)


def lit(scene: Scene) -> Collection[str]:
    """Return the ends of what is chosen, if something is."""
    results = scene.results
    if not results.dimmed:
        return ()
    return {end for tie in results.highlighted for end in (tie.a, tie.b)}


def on_map(scene: Scene, curves: Mapping[str, Curve]) -> dict[str, Any]:
    """Return what a map can be fitted to; `curves` are those of its ties, in degrees."""
    globe = scene.selection.projection == "globe"

    def around(nodes: Iterable[str], lines: Iterable[Curve] = ()) -> Extent:
        places = grounds(scene, nodes)
        return extent.of_globe(places) if globe else extent.of_map(places, [*lines])

    nodes = held(scene)
    # A map that must not jump has room for whatever is drawn next.
    lines: Iterable[Curve] = bows(scene, around(nodes).x) if steady(scene) else curves.values()
    shown = around(nodes, lines)
    world = extent.whole_globe(shown.x) if globe else extent.world()
    found = [fit(scene, "fit", shown)]
    if nodes := [node for node in lit(scene) if scene.data_set.placed(node)]:
        lines = [curves[tie.tie] for tie in scene.results.highlighted if tie.tie in curves]
        found.append(fit(scene, "chosen", around(nodes, lines)))
    found += [fit(scene, "world", world), *_regions(scene, around)]
    return meta(scene, "globe" if globe else "flat", found)


def _regions(scene: Scene, around: Callable[[Iterable[str]], Extent]) -> Fits:
    """Return the regions of some nodes each, the fullest first."""
    return [
        fit(scene, name, around(nodes), len(nodes), scene.say(f"region.{name}"))
        for name, nodes in regions(scene).items()
    ]


def regions(scene: Scene) -> dict[str, list[str]]:
    """Return the states of each region that has a few, small regions unless they were too many."""
    small = _by(scene, lambda state: state.subregion)
    large = _by(scene, lambda state: state.region)
    parts = {states()[nodes[0]].region for nodes in small.values()}
    found = small | {name: nodes for name, nodes in large.items() if name not in parts}
    found = large if len(found) > MOST else found
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def _by(scene: Scene, part: Callable[[State], str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for node in scene.results.nodes:
        if node in states():
            found[part(states()[node])].append(node)
    return {name: nodes for name, nodes in found.items() if len(nodes) >= FEWEST}


def on_grid(
    scene: Scene, names: Sequence[str], busiest: Sequence[int], margin: Mapping[str, float]
) -> dict[str, Any]:
    """Return how a grid is zoomed: `names` are those of its rows, `busiest` which come first."""
    found = [fit(scene, "fit", Extent(0.5, 0.5, 1.0, 1.0))]
    most = max(len(names) / FEWEST_ROWS, 2.0)
    return meta(
        scene, "grid", found, names=[*names], busiest=[*busiest], margin={**margin}, most=most
    )


def on_plane(
    scene: Scene, at: Mapping[str, Point], whole: tuple[float, float, float, float], air: float
) -> dict[str, Any]:
    """Return what a plane can be fitted to; `air` is kept around its nodes, in its own pixels."""

    def around(nodes: Iterable[str]) -> Extent:
        spots = [
            (at[n][0] + x, at[n][1] + y) for n in nodes for x in (-air, air) for y in (-air, air)
        ]
        return extent.of_plane(spots, whole)

    found = [fit(scene, "fit", around(() if steady(scene) else at))]
    if nodes := lit(scene):
        found.append(fit(scene, "chosen", around(node for node in nodes if node in at)))
    return meta(scene, "plane", found, whole=[*whole])
