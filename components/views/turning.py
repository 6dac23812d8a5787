"""Marks on the rows of camps through time: who changes camp, and whose own tie is mixed."""

from collections.abc import Mapping, Sequence
from typing import Any

from components.drawing import marks
from components.language.sentences import markup
from components.scene import Scene
from components.views import traces
from components.wording import time_windows
from data.balance.through_time import Moment, changes


def moved(scene: Scene, moments: Sequence[Moment], at: Mapping[str, int]) -> dict[str, Any]:
    """Mark who changes camp, in the year in which it shows, and say what decides it."""
    found, theme = [change for change in changes(moments) if change.node in at], scene.style.theme
    says = [[time_windows.changed(scene, one), *time_windows.basis(scene, one)] for one in found]
    marker = {
        "symbol": "diamond",
        # On a narrow picture years are so narrow that a large one would hide several.
        "size": (8 if scene.compact else 12) * scene.style.bold,
        "opacity": 1,
        "color": theme.panel,
        "line": {"width": 1.6 if scene.compact else 2.2, "color": theme.ink},
    }
    return traces.trace(
        traces.PLANE,
        [change.moment.last.year for change in found],
        [at[change.node] for change in found],
        "markers",
        **traces.hovering(["<br>".join(map(markup, parts)) for parts in says]),
        cliponaxis=False,  # nobody who changes camp at an end of the axis is cut in half
        marker=marker,
    )


def divided(scene: Scene, moments: Sequence[Moment], at: Mapping[str, int]) -> dict[str, Any]:
    """Mark in each year whose own tie with the anchor is mixed: others decide about them."""
    found = [
        (moment, node, tie)
        for before, moment in zip((None, *moments), moments, strict=False)
        for node, tie in moment.divided.items()
        # Where years are narrow a mark at the first of several in a row stands for them all.
        if node in at and not (scene.compact and before and node in before.divided)
    ]
    size = (
        marks.FAR_BADGE if scene.presented else marks.SMALL_BADGE if scene.compact else marks.BADGE
    )
    says = [markup(time_windows.mixed(scene, moment, [node])) for moment, node, _ in found]
    look = marks.badges([tie for *_, tie in found], scene.style.theme, size)
    return traces.trace(
        traces.PLANE,
        [moment.last.year + 0.5 for moment, *_ in found],
        [at[node] for _, node, _ in found],
        look.pop("mode"),
        **traces.hovering(says),
        cliponaxis=False,
        **look,
    )
