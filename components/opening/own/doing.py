"""What whoever has a set may do with it; each says what was done, and what has the focus then."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from components import addresses
from components.opening.frame import Look
from components.opening.own import drafting, story
from components.opening.own.desk import Desk, Form, Refused, shown_as
from components.opening.own.parts import Shown
from data.catalogue import Holding
from data.languages import ENGLISH
from data.opening.kept import steps
from data.opening.told import Told, tell_otherwise
from data.reading.problems import InvalidData
from data.story import LONGEST_NAME

ANSWERS = "options"  # the field with the answers to a question, one a line
WORDS = ("title", "text", "question", "notes")


def _tell(desk: Desk, look: Look, holding: Holding, form: Form) -> tuple[str, str]:
    was = Shown(look, desk.scenes.of(holding, look.selection)).told()
    told = Told(*(form.get(name, "") for name in ("title", "description", "licence", "author")))
    tell_otherwise(desk.shelf / holding.data_set.name, was, told)
    return "told", ""


def _keep(desk: Desk, look: Look, holding: Holding, form: Form) -> tuple[str, str]:
    own = _own(desk, holding)
    step = _worded(_view(desk, look, holding, form), look, form)
    _write(desk, holding, _longer(own, step))
    return "kept_step", f"save-{len(own.steps)}"


def _save(desk: Desk, look: Look, holding: Holding, form: Form) -> tuple[str, str]:
    own = _own(desk, holding)
    at, step = _step(own, form)
    query = form.get("query", str(step["query"]))
    changed = {**step, "query": query} if query != step["query"] else step
    _write(desk, holding, own.changed(at, _worded(changed, look, form)))
    return "saved", f"save-{at}"


def _reshow(desk: Desk, look: Look, holding: Holding, form: Form) -> tuple[str, str]:
    own = _own(desk, holding)
    at, step = _step(own, form)
    shown = {**step, **_view(desk, look, holding, form)}
    _write(desk, holding, own.changed(at, _worded(shown, look, form)))
    return "saved", f"save-{at}"


def _move(by: int, desk: Desk, look: Look, holding: Holding, form: Form) -> tuple[str, str]:
    own = _own(desk, holding)
    at, _ = _step(own, form)
    _write(desk, holding, own.moved(at, by))
    there = min(max(at + by, 0), len(own.steps) - 1)
    ended = there in (0, len(own.steps) - 1)
    first = "down" if there == 0 else "up"
    return "moved", f"{first if ended else 'up' if by < 0 else 'down'}-{there}"


def _remove(desk: Desk, look: Look, holding: Holding, form: Form) -> tuple[str, str]:
    own = _own(desk, holding)
    at, _ = _step(own, form)
    _write(desk, holding, own.without(at))
    return "removed", "undo"


def _rename(desk: Desk, look: Look, holding: Holding, form: Form) -> tuple[str, str]:
    own = _own(desk, holding).named(look.lang, form.get("name", ""))
    _write(desk, holding, own)
    return "saved", ""


def _draft(desk: Desk, look: Look, holding: Holding, form: Form) -> tuple[str, str]:
    own = _own(desk, holding)
    found = [*drafting.drafted(desk.scenes, holding)]
    if not found:
        raise Refused("nothing_to_draft")
    _write(desk, holding, _longer(own, *found))
    return "drafted", f"save-{len(own.steps)}"


def _undo(desk: Desk, look: Look, holding: Holding, form: Form) -> tuple[str, str]:
    steps.undo(desk.shelf / holding.data_set.name)
    return "undone", "undo"


Doing = Callable[[Desk, Look, Holding, Form], tuple[str, str]]
DOINGS: Mapping[str, Doing] = {
    "tell": _tell,
    "keep": _keep,
    "save": _save,
    "reshow": _reshow,
    "up": partial(_move, -1),
    "down": partial(_move, 1),
    "remove": _remove,
    "name": _rename,
    "draft": _draft,
    "undo": _undo,
}


def _own(desk: Desk, holding: Holding) -> steps.OwnStory:
    """Return the story that is written; among others it needs a name: at first that of its set."""
    try:
        found = steps.own_story(desk.shelf / holding.data_set.name)
    except steps.TooMany:
        raise Refused("too_many") from None
    if found.name or found.number == "1":
        return found
    titles = holding.data_set.titles
    return replace(found, name={la: titles[la][:LONGEST_NAME] for la in (ENGLISH, *titles)})


def _longer(own: steps.OwnStory, *more: steps.Step) -> steps.OwnStory:
    try:
        return own.with_steps(*more)
    except steps.TooMany:
        raise Refused("too_many") from None


def _view(desk: Desk, look: Look, holding: Holding, form: Form) -> steps.Step:
    shown = shown_as(desk, look, holding, form.get("at", ""))
    if not shown.at:
        raise Refused("wrong_view")
    return steps.step_of(addresses.here(story.view_of(shown)).removeprefix("?"))


def _step(own: steps.OwnStory, form: Form) -> tuple[int, steps.Step]:
    """Return the step that a form is of; meanwhile another window may have taken it away."""
    text = form.get("step", "")
    at = int(text) if text.isdecimal() and len(text) < 4 else len(own.steps)
    if at >= len(own.steps):
        raise Refused("step_gone")
    return at, own.steps[at]


def _worded(step: steps.Step, look: Look, form: Form) -> steps.Step:
    """Return a step with the words, and the answers, that a form has for it."""
    worded = steps.worded(step, look.lang, _words(form))
    try:
        return steps.answered(worded, look.lang, form[ANSWERS]) if ANSWERS in form else worded
    except steps.BadAnswers:
        raise Refused("wrong_answers") from None


def _words(form: Form) -> dict[str, str]:
    words = {name: form[name] for name in WORDS if name in form}
    if not (words.get("title", "").strip() and words.get("text", "").strip()):
        raise Refused("no_words")
    return words


def _write(desk: Desk, holding: Holding, own: steps.OwnStory) -> None:
    """Write a story; a view that cannot be shown is said to be one."""
    try:
        folder, views = desk.shelf / holding.data_set.name, desk.scenes.views.names
        steps.write(folder, holding.data_set, views, own)
    except InvalidData as wrong:
        seen = {problem.column for problem in wrong.problems}
        raise Refused("wrong_view" if "query" in seen else "no_words") from None
