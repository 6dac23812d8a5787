"""The stories: which there are, what is said to the picture of a step, the way to the next one."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from components import addresses
from components.language.calendar import year_in_words
from components.language.texts import Words, plain
from components.markup import as_written
from components.panels import dialog
from components.scene import Scene
from data.address.grammar import Grammar
from data.address.reading import parse
from data.dataset import Step, Story
from data.model import STATUSES
from data.story import LONGEST, fill, year_of

CAPTION, OPEN, LEFT = "story", "story-open", "story-left"
BACK, ON, RESTS, LEAVE = (f"{CAPTION}-{part}" for part in ("back", "on", "rests", "leave"))

CHOICE = "stories"  # the dialog in which one of several is chosen
VOTE = ("heading", "before", "other", "add", "back")  # texts of the count

Props = dict[str, dict[str, Any]]


def _of_status(status: str) -> Callable[[Scene], int]:
    return lambda scene: scene.results.highlighted_relations.tally("status").get(status, 0)


def _joined(scene: Scene) -> set[str]:
    return {end for tie in scene.results.highlighted for end in (tie.a, tie.b)}


# What a placeholder of a story counts; data/story.py has their names.
FIGURES: Mapping[str, Callable[[Scene], int]] = {
    "relations": lambda scene: len(scene.results.highlighted_relations),
    "cooperation": lambda scene: scene.results.signs.get(1, 0),
    "conflict": lambda scene: scene.results.signs.get(-1, 0),
    "demands": lambda scene: scene.results.signs.get(0, 0),
    **{status: _of_status(status) for status in STATUSES},
    "ties": lambda scene: len(scene.results.highlighted),
    "states": lambda scene: len(_joined(scene) & scene.results.states),
    "actors": lambda scene: len(_joined(scene)),
    "triangles": lambda scene: len(scene.camps.triangles),
    "balanced": lambda scene: scene.camps.triangles.balanced,
    "L": lambda scene: scene.camps.frustration.index,
}


def opener(scene: Scene) -> list[Component]:
    """Return the button of the header that starts the story, or leads to several, if any."""
    several = len(scene.data_set.stories) > 1
    leads = {"data-dialog": f"{CHOICE}-dialog", "aria-haspopup": "dialog"} if several else {}
    word = scene.say("stories.open" if several else "story.open")
    button = html.Button(word, id=OPEN, className="opens", **leads)
    return [button] if scene.data_set.stories else []


def choice(scene: Scene) -> list[Component]:
    """Return the list from which one of several stories is chosen; nothing where there is one."""
    say, stories = scene.say, scene.data_set.stories
    rows = [
        html.Li(
            html.Button(
                [
                    html.Strong(title(scene, story), **as_written(story.title, say.language)),
                    html.Span(say.count("count.steps", len(story.steps))),
                ],
                **{"data-tell": str(number)},
            )
        )
        for number, story in enumerate(stories, start=1)
    ]
    return [dialog.dialog(CHOICE, say, [html.Ol(rows)])] if len(stories) > 1 else []


def title(scene: Scene, story: Story) -> str:
    """Return what a story is called, in the reader's language."""
    return story.title.get(scene.selection.lang, "") or scene.say("story.heading")


def layout(scene: Scene) -> html.Section:
    """Return the caption; the stylesheet shows it within a story only.

    What it says is in one property, and assets/panels/story.js writes it where it belongs: each
    property that the server sets costs the page some milliseconds, and parts that stay keep the
    focus.
    """
    # On a small screen the words may scroll.
    words = html.Div(className="told", role="status", tabIndex=0, **{"aria-atomic": "true"})
    return html.Section(
        [words, vote(scene.say), html.Div(turns(scene), className="way")],
        id=CAPTION,
        className="story",
        tabIndex=-1,
        **{"aria-label": scene.say("story.heading")},
        **changes(scene).get(CAPTION, {}),
    )


def vote(say: Words) -> html.Div:
    """Return where a class says what it expects, and where that stands beside the answer.

    assets/panels/vote.js fills it, and keeps the count in the browser: nobody else is told.
    """
    words = json.dumps({name: say(f"vote.{name}") for name in VOTE})
    label = {"role": "group", "aria-label": say("vote.heading")}
    return html.Div(id="vote", className="vote", **label, **{"data-words": words})


def left(say: Words) -> html.Div:
    """Return what is said to whoever leaves the story by a control: whose filters remain."""
    ways = [html.Button(say(f"story.{way}"), id=f"story-{way}") for way in ("before", "kept")]
    return html.Div([html.P(say("story.left"), role="status"), *ways], id=LEFT, hidden=True)


def turns(scene: Scene) -> list[Component]:
    """Return what leads through the story, where it is, and what leads out of it."""
    parts = [html.Span(className=part) for part in ("count", "dots")]
    count = html.Div(parts, **{"aria-hidden": "true"})
    steps = [html.Button(id=BACK, className="turn"), count, html.Button(id=ON, className="turn")]
    ways = [html.Button(id=RESTS), html.Button(scene.say("story.leave"), id=LEAVE)]
    return [html.Div(steps, className="turns"), html.Div(ways, className="exits")]


def changes(scene: Scene) -> Props:
    """Return the new properties of the caption by id; nothing outside of a story."""
    step = scene.results.step
    return {CAPTION: {"data-at": json.dumps(at(scene, step))}} if step else {}


def at(scene: Scene, step: Step) -> dict[str, Any]:
    """Return where the story is and what is said there, for the caption and for a presenter.

    `heading` and `words` are what is to be read now: the question while it waits for its answer,
    and else the title and the text, which only the speaker has before that.
    """
    say, number = scene.say, scene.selection.step
    revealed = not step.question or bool(scene.selection.answer)
    told = scene.data_set.story(scene.selection.story)
    steps = len(told.steps)
    count = {"step": say.number(number), "of": say.number(steps)}
    answered = scene if revealed else _at(scene, answer="1")
    texts = {name: _said(answered, getattr(step, name)) for name in LONGEST}
    return {
        "story": title(scene, told),
        "step": number,
        "of": steps,
        "revealed": revealed,
        **{name: plain(text) for name, text in texts.items()},
        "heading": texts["title" if revealed else "question"],
        "words": texts["text"] if revealed else say("story.think"),
        "written": as_written(step.title, say.language),
        "place": place(scene),
        "count": say("story.count", **count),
        "back": say("story.back"),
        "on": say("story.on" if revealed else "story.reveal"),
        "asked": bool(step.question),
        "options": [plain(_said(scene, option)) for option in step.options],
        "rests": rests(scene),
        "next": _following(scene),
    }


def place(scene: Scene) -> str:
    """Say which step of how many it is."""
    say, steps = scene.say, len(scene.data_set.story(scene.selection.story).steps)
    return say("story.place", step=say.number(scene.selection.step), of=say.number(steps))


def slide(scene: Scene, step: Step) -> tuple[str, str]:
    """Return the title and the text of a step; of a question that waits, the question alone."""
    told = at(scene, step)
    return told["heading"], told["words"] if told["revealed"] else ""


def rests(scene: Scene) -> str:
    """Say how many statements the step rests on, and of how many: a text may count all of these."""
    say, results = scene.say, scene.results
    own, lit = results.shown_step.relations, results.highlighted_relations
    if 0 < len(own) < len(lit) and len(lit.with_ids(own)) == len(own):
        return say("story.some", n=say.number(len(own)), all=say.number(len(lit)))
    return say.count("count.rests", len(results.rests_on))


def _following(scene: Scene) -> str:
    """Return what the step that comes next asks or says, for the speaker alone."""
    number = scene.selection.step
    for step in scene.data_set.story(scene.selection.story).steps[number : number + 1]:
        return plain(_said(_at(scene, step=number + 1, answer=""), step.question or step.title))
    return ""


def _at(scene: Scene, **place: Any) -> Scene:
    """Return the scene of another place in the same story."""
    asked = addresses.here(scene.selection.but(**place))
    selection, _ = parse(
        asked, Grammar({scene.data_set.name: scene.data_set}, "", scene.views.names)
    )
    return replace(scene, selection=selection)


def _said(scene: Scene, text: Mapping[str, str]) -> str:
    """Return a text of a step in the reader's language, its numbers counted."""
    say, language = scene.say, scene.selection.lang
    return fill(
        text.get(language, ""),
        lambda name: say.number(FIGURES[name](scene)),
        lambda end, relation: year_in_words(year_of(scene.data_set, end, relation), language),
    )
