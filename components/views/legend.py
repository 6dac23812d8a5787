"""The key to the marks, under the picture and in what is exported."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.drawing.marks import GLYPHS
from components.scene import Scene
from components.view import View
from data.parameters import NOBODY

# What became of a tie, where two selections are in one picture: text, shape of its sample.
COMPARED = {
    "gained": "line",
    "lost": "dashed",
    "changed": "band",
    "kept": "thin",
    "other": "diamond",
}


def layout(scene: Scene) -> html.Details:
    """Return the key to the marks: each meaning with its colour and its second sign."""
    marks = [*(_badge(scene, name, glyph) for name, glyph in GLYPHS.items()), *_samples(scene)]
    return html.Details(
        [html.Summary(scene.say("legend.heading")), html.Ul(marks)],
        open=not scene.compact,
        className="legend",
    )


def _badge(scene: Scene, name: str, glyph: str) -> html.Li:
    badge = html.Span(glyph, className=f"badge {name}", **{"aria-hidden": "true"})
    return html.Li([badge, scene.say(f"tie.{name}")])


def _samples(scene: Scene) -> list[Component]:
    """Return the samples of all views; the stylesheet shows those of the view on the stage."""
    keys = {view.name: view.marks for view in scene.views.tabs} | {"difference": COMPARED}
    shown: dict[tuple[str, str], list[str]] = {}
    for name, marks in keys.items():
        for sample in marks.items():
            shown.setdefault(sample, []).append(f"of-{name}")
    return [_item(scene, *sample, classes) for sample, classes in shown.items()]


def _item(scene: Scene, mark: str, shape: str, classes: list[str]) -> html.Li:
    sample = html.Span(className=f"sample {shape}", **{"aria-hidden": "true"})
    return html.Li(
        [sample, scene.say(f"legend.{mark}")], className=" ".join([*classes, f"sample-{mark}"])
    )


def key(scene: Scene, view: View) -> list[dict[str, Any]]:
    """Return the marks that occur in a picture: label, shape, and hue and glyph of the signs."""
    marks = COMPARED if scene.second else view.marks
    signs = _signs(scene) if view.signs else []
    samples = [_sample(scene, *mark) for mark in marks.items() if _occurs(scene, mark[0])]
    return [*signs, *samples]


def _signs(scene: Scene) -> list[dict[str, Any]]:
    """Return the badges of friendly, mixed and hostile, as far as there are such ties."""
    found = {tie.character for tie in scene.results.ties}
    hue = scene.style.theme.hue
    return [
        {"shape": "badge", "glyph": glyph, "hue": hue(name), "label": scene.say(f"tie.{name}")}
        for name, glyph in GLYPHS.items()
        if name in found
    ]


def _occurs(scene: Scene, mark: str) -> bool:
    """Tell whether there is anything in the picture that a mark stands for."""
    return {
        "shaded": scene.results.perspective != NOBODY,
        "other": len(scene.results.states) < len(scene.results.nodes),
        "supposed": bool(scene.camps.supposed),
    }.get(mark, True)


def _sample(scene: Scene, mark: str, shape: str) -> dict[str, Any]:
    say = scene.say
    if mark == "shaded":  # in the colours of the signs, seen from somebody
        seen = say.name(scene.sentences.name(scene.results.perspective))
        return {"shape": shape, "glyph": "", "hue": "", "label": say("legend.shades", seen=seen)}
    hue = scene.style.theme.muted
    return {"shape": shape, "glyph": "", "hue": hue, "label": say(f"legend.{mark}")}
