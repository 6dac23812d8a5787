"""The story: the words of one step beside its picture, and the way to the next one."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.calendar import year_in_words
from components.scene import Scene
from components.texts import plain
from data.load import Step
from data.model import STATUSES
from data.story import fill, year_of

CAPTION, OPEN = "story", "story-open"
PLACE, TITLE, TEXT, COUNT, DOTS = (
    f"{CAPTION}-{part}" for part in ("place", "title", "text", "count", "dots")
)
BACK, ON, RESTS, LEAVE = (f"{CAPTION}-{part}" for part in ("back", "on", "rests", "leave"))

Props = dict[str, dict[str, Any]]


def _of_status(status: str) -> Callable[[Scene], int]:
    return lambda scene: int((scene.lit_relations["status"] == status).sum())


def _joined(scene: Scene) -> set[str]:
    return {end for tie in scene.lit for end in (tie.a, tie.b)}


# What a placeholder of a story counts; data/story.py has their names.
FIGURES: Mapping[str, Callable[[Scene], int]] = {
    "relations": lambda scene: sum(tie.relations for tie in scene.lit),
    "cooperation": lambda scene: sum(tie.cooperation for tie in scene.lit),
    "conflict": lambda scene: sum(tie.conflict for tie in scene.lit),
    "demands": lambda scene: sum(tie.demands for tie in scene.lit),
    **{status: _of_status(status) for status in STATUSES},
    "ties": lambda scene: len(scene.lit),
    "states": lambda scene: len(_joined(scene) & scene.states),
    "actors": lambda scene: len(_joined(scene)),
    "triangles": lambda scene: len(scene.triangles),
    "balanced": lambda scene: sum(one.balanced for one in scene.triangles),
    "L": lambda scene: scene.frustration.index,
}


def opener(scene: Scene) -> list[Component]:
    """Return the button of the header that starts the story, if the data set has one."""
    if not scene.data_set.story:
        return []
    return [html.Button(scene.say("story.open"), id=OPEN, className="opens")]


def layout(scene: Scene) -> html.Section:
    """Return the caption; the stylesheet shows it within a story only.

    Its parts stay and only their contents change from step to step, so that the focus keeps its
    place and a screen reader hears of each.
    """
    props = changes(scene)

    def part(kind: Any, name: str, **more: Any) -> Component:
        return kind(id=name, **(more | props.get(name, {})))

    told = html.Div(
        [
            part(html.P, PLACE, className="visually-hidden"),
            part(html.H2, TITLE),
            part(html.P, TEXT),
        ],
        className="told",
        role="status",
        tabIndex=0,  # on a small screen it may scroll
        **{"aria-atomic": "true"},
    )
    turn = [
        part(html.Button, BACK, className="turn"),
        html.Div(
            [part(html.Span, COUNT), part(html.Span, DOTS, className="dots")],
            **{"aria-hidden": "true"},
        ),
        part(html.Button, ON, className="turn"),
    ]
    ways = [
        part(html.Button, RESTS),
        dcc.Link(id=LEAVE, **({"children": "", "href": "?"} | props.get(LEAVE, {}))),
    ]
    return html.Section(
        [
            told,
            html.Div(
                [html.Div(turn, className="turns"), html.Div(ways, className="ways")],
                className="way",
            ),
        ],
        id=CAPTION,
        className="story",
        tabIndex=-1,
        **{"aria-label": scene.say("story.heading")},
        **props.get(CAPTION, {}),
    )


def changes(scene: Scene) -> Props:
    """Return the new properties of the caption by id; nothing outside of a story."""
    step, say, selection = scene.step, scene.say, scene.selection
    if not step:
        return {}
    number, steps = selection.step, len(scene.data_set.story)
    waiting = bool(step.question) and not selection.answer
    place = {"step": say.number(number), "of": say.number(steps)}
    title = _said(scene, step.question if waiting else step.title)
    text = say("story.think") if waiting else _said(scene, step.text)
    on = say("story.reveal" if waiting else "story.on")
    last = number == steps and not waiting
    return {
        CAPTION: {"data-at": json.dumps(at(scene, step)), "data-waiting": str(waiting).lower()},
        PLACE: {"children": say("story.place", **place)},
        TITLE: {"children": title},
        TEXT: {"children": text},
        COUNT: {"children": say("story.count", **place)},
        DOTS: {"children": [_dot(one, number) for one in range(1, steps + 1)]},
        BACK: _turn(say("story.back"), off=number == 1),
        ON: _turn(on, off=last),
        RESTS: {"children": say.count("count.rests", len(scene.told.relations))},
        LEAVE: {"children": say("story.leave"), "href": selection.but(story="").to_query()},
    }


def at(scene: Scene, step: Step) -> dict[str, Any]:
    """Return where the story is and what is said there: what a presenter shows and reads."""
    texts = {name: getattr(step, name) for name in ("title", "text", "question", "notes")}
    rest = scene.data_set.story[scene.selection.step :]
    following = rest[0] if rest and not rest[0].question else None  # a question stays a surprise
    return {
        "step": scene.selection.step,
        "of": len(scene.data_set.story),
        **{name: plain(_said(scene, text)) for name, text in texts.items()},
        "next": plain(_said(scene, following.title)) if following else "",
        "revealed": not step.question or bool(scene.selection.answer),
    }


def _said(scene: Scene, text: Mapping[str, str]) -> str:
    """Return a text of a step in the reader's language, its numbers counted."""
    say, language = scene.say, scene.selection.lang
    return fill(
        text.get(language, ""),
        lambda name: say.number(FIGURES[name](scene)),
        lambda end, relation: year_in_words(year_of(scene.data_set, end, relation), language),
    )


def _turn(label: str, *, off: bool) -> dict[str, Any]:
    """Return a button that turns the page; one that cannot keeps the focus it may have."""
    return {"title": label, "aria-label": label, "aria-disabled": str(off).lower()}


def _dot(number: int, here: int) -> html.Span:
    return html.Span(className="here" if number == here else "past" if number < here else "")
