"""The key to the marks: those in use in one line under the picture, and in what is exported."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from dash import html

from components.drawing.marks import GLYPHS
from components.scene import Scene
from components.view import View
from components.views import chart
from components.wording import agreement
from data.parameters import NOBODY
from data.selection import COMPARISONS

KEY = "key"
BADGE = "badge"
# What became of a tie, where two selections are in one picture: text, shape of its sample.
COMPARED = {
    "gained": "line",
    "lost": "dashed",
    "changed": "band",
    "kept": "thin",
    "other": "diamond",
}


# What tells of acts: scores of agreement are none.
ACTS = frozenset(("deeds", "words", "sure_deeds", "sure_words", "asks", "unsure", "strip"))


class Mark(NamedTuple):
    """A mark of a picture: its name, the shape of its sample and what it means."""

    name: str
    shape: str
    label: str

    @property
    def glyph(self) -> str:
        """What stands in the sample of a sign."""
        return GLYPHS[self.name] if self.shape == BADGE else ""


def layout(scene: Scene) -> html.Div:
    """Return the key under the picture."""
    return html.Div(id=KEY, className="legend", **props(scene))


def props(scene: Scene) -> dict[str, Any]:
    """Return what the key shows: the marks in use in a line, and one click away all of the view."""
    every = list(marks(scene, scene.view))
    if not every or not scene.drawn:  # a table needs none
        return {"children": [], "hidden": True}
    used = in_use(scene, scene.view)
    line = html.Ul([_item(mark) for mark in every if mark.name in used], className="in-use")
    more = [
        html.Summary(scene.say("legend.more")),
        html.Div(
            [
                html.H3(scene.say("legend.heading")),
                html.Ul([_item(mark) for mark in every]),
            ],
            className="all",
        ),
    ]
    return {"children": [line, html.Details(more, className="every-mark")], "hidden": False}


def _item(mark: Mark) -> html.Li:
    look = f"badge {mark.name}" if mark.shape == BADGE else f"sample {mark.shape}"
    sample = html.Span(mark.glyph, className=look, **{"aria-hidden": "true"})
    return html.Li([sample, mark.label], className=f"mark-{mark.name}")


def marks(scene: Scene, view: View) -> Iterator[Mark]:
    """Yield all marks of a view, the signs first, or what became of the ties of two selections."""
    scored = agreement.alone(scene)
    own = {name: shape for name, shape in view.marks.items() if not scored or name not in ACTS}
    if differs(scene):  # what became of a tie is read first
        yield from (Mark(name, shape, _label(scene, name)) for name, shape in COMPARED.items())
    if view.signs and view.marks:
        for name in GLYPHS:
            yield Mark(name, BADGE, scene.say(f"{'agreement' if scored else 'tie'}.{name}"))
    if not differs(scene):
        yield from (Mark(name, shape, _label(scene, name)) for name, shape in own.items())


def _label(scene: Scene, mark: str) -> str:
    say, seen = scene.say, scene.results.perspective
    if mark != "shaded" or seen == NOBODY:
        return say(f"legend.{mark}")
    return say("legend.shades", seen=say.name(scene.sentences.name(seen)))


def differs(scene: Scene) -> bool:
    """Tell whether a picture shows what became of the ties between two selections."""
    return scene.paired and scene.selection.compare != COMPARISONS[0]


def in_use(scene: Scene, view: View) -> set[str]:
    """Return the names of the marks that occur in a picture."""
    sides = [scene, *([scene.second] if scene.paired and scene.second else [])]
    signs = {tie.character for side in sides for tie in chart.lines(side)}
    if differs(scene):
        fates = {fate for fate, changes in scene.results.comparison.items() if changes}
        other = (
            {"other"}
            if any(side.results.states < {*side.results.nodes} for side in sides)
            else set()
        )
        return signs | fates | other
    return signs | {*(view.used(scene) if view.used else view.marks)}


def key(scene: Scene, view: View) -> list[dict[str, Any]]:
    """Return the marks that occur in a picture: label, shape, and hue and glyph of the signs."""
    used, theme = in_use(scene, view), scene.style.theme
    return [
        {
            "shape": mark.shape,
            "glyph": mark.glyph,
            "hue": theme.hue(mark.name) if mark.shape == BADGE else _hue(scene, mark),
            "label": mark.label,
        }
        for mark in marks(scene, view)
        if mark.name in used
    ]


def _hue(scene: Scene, mark: Mark) -> str:
    """Return the colour of a sample; that of a scale has several, which the browser knows."""
    theme = scene.style.theme
    return {"shaded": "", "spanning": theme.ink}.get(mark.name, theme.muted)
