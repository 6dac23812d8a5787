"""The tray of the map: actors who stand for no state or have no place, and the ties that end there.

They belong in no country. Where the tray stands depends on the size of the stage and on what else
is drawn there: assets/views/tray.js puts it into the emptiest lower corner.
"""

from typing import Any

from components.drawing import marks
from components.drawing.arcs import BENDS
from components.scene import Scene
from components.views import traces
from data.engines.ties import Tie

End = list[float] | int  # degrees and, in pixels, what to keep off; or a row of the tray
# Of the tray, and of one of two beside each other; who finds no row shares the last one.
ROWS, BESIDE = 12, 4
GAP = 1.0  # pixel between the dot of a node and the end of a line


def nodes(scene: Scene) -> tuple[str, ...]:
    """Return the nodes of a scene that stand in the tray: the busiest in all of the data first.

    So a filter leaves those in their order who stay.
    """
    known = scene.data_set.mentions
    inside = [node for node in scene.style.standing if not scene.data_set.placed(node)]
    return tuple(sorted(inside, key=lambda node: (-known.get(node, 0), node)))


def rows(scene: Scene) -> int:
    """Return how many rows the tray may have: so few are named where two maps share the stage."""
    return BESIDE if scene.beside else ROWS


def outside(scene: Scene) -> tuple[Tie, ...]:
    """Return the ties that do not end in the tray."""
    inside = {*nodes(scene)}
    return tuple(tie for tie in scene.style.lines if not inside & {tie.a, tie.b})


def meta(scene: Scene, letters: float) -> dict[str, Any]:
    """Return what the browser needs to draw the tray, with names in letters of so many pixels."""
    inside = nodes(scene)
    if not inside:
        return {}
    theme = scene.style.theme
    most = rows(scene)
    own = inside if len(inside) <= most else inside[: most - 1]
    more = len(inside) - len(own)
    states = any(map(scene.data_set.is_state, inside))  # of which nobody says where they were
    return {
        "tray": {
            "heading": scene.say.count(
                "count.placeless" if states else "count.stateless", len(inside)
            ),
            "more": scene.say.count("count.tray_more", more) if more else "",
            "nodes": _dots(scene, own, letters),
            "ties": _ties(scene, inside),
            "signs": traces.signs(traces.PLANE, scene, _signed(scene, inside), []),
            "near": scene.style.near,
            "look": {"fill": theme.panel, "edge": theme.line, "hue": theme.muted},
        }
    }


def _dots(scene: Scene, own: tuple[str, ...], letters: float) -> traces.Trace:
    """Return the diamonds that have a row of their own, and their names."""
    theme, style = scene.style.theme, scene.style
    size = 8.0 * style.bold
    marker = {"size": size, "color": theme.panel, "line": {"width": 1.6, "color": theme.ink}}
    return traces.dots(traces.PLANE, scene, dict.fromkeys(own, ()), letters, marker)


def _signed(scene: Scene, inside: tuple[str, ...]) -> list[Tie]:
    return [tie for tie in scene.style.signed if {tie.a, tie.b} & {*inside}]


def _ties(scene: Scene, inside: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the lines that end in the tray, in the order in which they are drawn."""
    last = rows(scene) - 1
    row_of = {node: min(row, last) for row, node in enumerate(inside)}
    heads = {tie.tie for tie in scene.style.headed}
    hover = scene.sentences.hover
    return [
        {
            "id": tie.tie,
            "text": hover[tie.tie],
            "ends": [_end(scene, tie.a, row_of), _end(scene, tie.b, row_of)],
            "bend": BENDS[tie.character] if scene.selection.projection == "flat" else 0,
            "line": look,
            "opacity": opacity,
            "head": _head(scene, tie) if tie.tie in heads else None,
            "cased": _case(scene, look) if tie.tie not in scene.results.dimmed else None,
        }
        for look, opacity, ties in scene.style.strokes
        for tie in ties
        if tie.a in row_of or tie.b in row_of
    ]


def _end(scene: Scene, node: str, rows: dict[str, int]) -> End:
    if node in rows:
        return rows[node]
    lon, lat = scene.data_set.place(node)
    return [round(lon, 2), round(lat, 2), round(scene.style.dot(node) / 2 + GAP, 1)]


def _case(scene: Scene, look: dict[str, Any]) -> dict[str, Any] | None:
    """Return what lies under a chosen line: paper, a little wider."""
    if not scene.results.dimmed:
        return None
    wider = 2 * marks.CASING * scene.style.bold
    return {"color": scene.style.theme.paper, "width": look["width"] + wider}


def _head(scene: Scene, tie: Tie) -> dict[str, Any]:
    """Return the head of a one-sided tie: at which end, how large, in which colour."""
    return {
        "at": 1 if tie.forward else 0,
        "size": traces.head(scene, tie, traces.LEAST),
        "color": scene.style.hue(tie),
    }
