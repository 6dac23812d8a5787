"""Per year: how many relations each year, or month, has, as bars by class or country by country.

Of scores of agreement it shows the mean, as a line.
"""

from types import ModuleType
from typing import Any

from components.scene import Scene
from components.views import by_actor, by_class, chart, scored, sheet, stacks
from components.views.traces import Trace
from components.wording import agreement, periods

NAME = "per-year"
BARS = {"sure_deeds": "bar", "sure_words": "hatched", "asks": "dotted", "unsure": "outline"}


def figure(scene: Scene) -> dict[str, Any]:
    """Draw bars by class, or country by country, as it is asked for.

    Where nothing is dated, that is all that the sheet says.
    """
    if not scene.data_set.dated:
        return sheet.figure(scene, NAME, [nothing(scene)])
    asked = kind(scene)
    grows = by_class.grows(scene) if asked is by_class else None
    return sheet.figure(scene, NAME, asked.drawn(scene), grows)


def nothing(scene: Scene) -> Trace:
    """Return that nothing is dated, in the middle of the sheet."""
    size = sheet.of(scene)
    spot = (size.width / 2, size.height / 2, scene.say("timeline.nothing"), "center")
    return stacks.texts(scene, [spot], scene.style.theme.muted)


def kind(scene: Scene) -> ModuleType:
    """Return the module of what is asked for; scores of agreement are lines."""
    if agreement.alone(scene):
        return scored
    return by_actor if scene.selection.by == "actor" else by_class


def props(scene: Scene) -> dict[str, Any]:
    """Return the figure with what a pointer and a keyboard find in it."""
    found = figure(scene)
    if not scene.data_set.dated:
        return {"figure": found}
    return {"figure": {**found, "data": [*found["data"], *kind(scene).pointed(scene)]}}


def told(scene: Scene) -> str:
    """Say what the picture shows in a sentence."""
    if agreement.alone(scene) and scene.data_set.dated:
        return scored.told(scene)
    return periods.most(scene)


def used(scene: Scene) -> set[str]:
    """Return which marks occur: alignments stand below the bars of one tie, or of each country."""
    if not scene.data_set.dated or agreement.alone(scene):
        return {*BARS}
    strip = kind(scene) is by_actor or by_class.aligned(scene, periods.counts(scene))
    return {*BARS, *(["strip"] if strip else [])}


VIEW = chart.view(
    NAME,
    figure,
    marks={**BARS, "strip": "shades"},
    used=used,
    signs=False,
    backed=False,
    options=("level", "by"),
    clicks={"clickData": "lead"},
    walked=True,
    narrows=True,
    walks="periods",
    told=told,
    props=props,
    layout=lambda scene: chart.graph(f"{NAME}-graph", props(scene)["figure"], scene),
)
