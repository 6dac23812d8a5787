"""The key to the marks, under the picture and in what is exported."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.drawing.marks import GLYPHS
from components.scene import Scene
from data.selection import NOBODY, VIEWS

# What else than sign a mark tells, and how each picture shows it: text, shape of its sample.
MARKS = {
    "map": {
        "deeds": "line",
        "words": "dots",
        "unsure": "hollow",
        "many": "thick",
        "other": "diamond",
        "shaded": "shades",
    },
    "matrix": {"deeds": "square", "words": "disc", "unsure": "hollow", "larger": "large"},
    "timeline": {"sure": "bar", "unsure": "pale", "doubt": "fading"},
}
MARKS["years"] = {"with": "bar", "against": "outline", "apart": "dots", "moved": "diamond"}
MARKS["network"] = {name: shape for name, shape in MARKS["map"].items() if name != "shaded"}
MARKS["difference"] = {
    "gained": "line",
    "lost": "dashed",
    "changed": "band",
    "kept": "thin",
    "other": "diamond",
}
MARKS["camps"] = {**MARKS["network"], "tense": "band", "supposed": "dashes"}


def layout(scene: Scene) -> html.Details:
    """Return the key to the marks: each meaning with its colour and its second sign."""
    say = scene.say
    signs = [
        html.Li(
            [
                html.Span(sign, className=f"badge {name}", **{"aria-hidden": "true"}),
                say(f"tie.{name}"),
            ]
        )
        for name, sign in GLYPHS.items()
    ]
    return html.Details(
        [
            html.Summary(say("legend.heading")),
            html.Ul([*signs, *_samples(scene)]),
        ],
        open=not scene.compact,
        className="legend",
    )


def _samples(scene: Scene) -> list[Component]:
    """Return the samples of all views; the stylesheet shows those of the view on the stage."""
    views: dict[tuple[str, str], list[str]] = {}
    for view in (*VIEWS, "difference"):
        for sample in MARKS.get(view, {}).items():
            views.setdefault(sample, []).append(f"of-{view}")
    return [
        html.Li(
            [
                html.Span(className=f"sample {shape}", **{"aria-hidden": "true"}),
                scene.say(f"legend.{name}"),
            ],
            className=" ".join([*shown, f"sample-{name}"]),
        )
        for (name, shape), shown in views.items()
    ]


def key(scene: Scene, picture: str) -> list[dict[str, Any]]:
    """Return the marks that occur in a picture: label, shape, and hue and glyph of the signs."""
    say, hue = scene.say, scene.style.theme.hue
    marks = [
        {"shape": "badge", "glyph": glyph, "hue": hue(name), "label": say(f"tie.{name}")}
        for name, glyph in GLYPHS.items()
        if name in {tie.character for tie in scene.results.ties}
        and picture not in ("timeline", "years")
    ]
    samples: list[dict[str, Any]] = [
        {
            "shape": shape,
            "glyph": "",
            "hue": scene.style.theme.muted,
            "label": say(f"legend.{name}"),
        }
        for name, shape in MARKS[picture].items()
        if name != "shaded"
        and (name != "other" or len(scene.results.states) < len(scene.results.nodes))
        and (name != "supposed" or scene.camps.supposed)
    ]
    if picture == "map" and scene.results.perspective != NOBODY:
        seen = say.name(scene.sentences.name(scene.results.perspective))
        label = say("legend.shades", seen=seen)
        samples.append({"shape": "shades", "glyph": "", "hue": "", "label": label})
    return [*marks, *samples]
