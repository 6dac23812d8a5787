"""The page of a set at /open/set/NAME, and what is done there by whoever may."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from flask import Response, abort, current_app, redirect, request

from components import addresses
from components.language.calendar import day_in_words
from components.markup import Html, element
from components.opening.frame import OWNER, Look, whole
from components.opening.held import log_fault
from components.opening.own import parts, story
from components.opening.own.desk import Desk, Refused, shown_as
from components.opening.own.doing import DOINGS
from components.opening.own.parts import PART, Shown
from components.server.settings import ANSWERS
from data.address.grammar import OPENED
from data.catalogue import Holding
from data.description import DESCRIPTION
from data.languages import Translations
from data.opening.kept import gone, steps
from data.opening.kept.owner import Owner
from data.reading.notations import read_json
from data.reading.problems import InvalidData

RECENT = 12  # sets that are listed
DONE = ("told", "kept_step", "saved", "moved", "removed", "drafted", "undone", "restored")


Route = Callable[[str, str, Callable[..., Response]], None]


def register(route: Route, desk: Desk) -> None:
    """Answer at the page of each set that was opened."""
    path = f"{addresses.OPEN}/set/<name>"  # as addresses.own_set writes it
    route(path, "GET", lambda name: _show(desk, name))
    route(path, "POST", lambda name: _do(desk, name))


def recent(look: Look, shelf: Path) -> Iterator[Html]:
    """Yield the list of what was opened on this machine, the latest first."""
    found = []
    for when, place in gone.latest(shelf)[:RECENT]:
        with suppress(InvalidData, OSError, LookupError, TypeError):
            about, _ = read_json(place / DESCRIPTION)
            title = Translations(about["titles"])[look.lang]
            found.append((place.name, title, day_in_words(_day(when), look.lang)))
    yield from parts.recent(look, found)


def _day(when: float) -> date:
    return datetime.fromtimestamp(when).astimezone().date()


def _show(desk: Desk, name: str) -> Response:
    """Show a set; on a server whose it is nobody can tell without the key."""
    look = desk.look(request.args)
    holding = _holding(desk, name)
    if holding is None:
        return _gone(desk, look, name)
    done = request.args.get("done", "")
    said = look.say(f"own.{done}") if done in DONE else ""
    shown = shown_as(desk, look, holding, request.args.get("at", ""))
    return _answer(replace(shown, said=said, allowed=desk.here))


def _do(desk: Desk, name: str) -> Response:
    """Do what somebody asks for, if the set is theirs, and show what became of it."""
    request.max_content_length = request.max_form_memory_size = ANSWERS
    form = request.form
    look, owner = desk.look(form), Owner(form.get(OWNER, ""), desk.here)
    do = form.get("do", "")
    if do == "restore" and gone.is_gone(desk.shelf, name):
        _hold_own(look, owner, gone.place_of(desk.shelf, name))
        gone.restore(desk.shelf, name)
        return _done(desk, look, name, "restored", "")
    holding = _holding(desk, name)
    if holding is None:
        return _gone(desk, look, name)
    place = desk.shelf / name
    if do == "show":
        shown = shown_as(desk, look, holding, form.get("at", ""))
        return _answer(replace(shown, allowed=owner.owns(place)))
    _hold_own(look, owner, place)
    if do == "delete":
        gone.remove(desk.shelf, name)
        desk.held.renew(name)
        return _gone(desk, look, name)
    return _change(desk, look, holding)


def _change(desk: Desk, look: Look, holding: Holding) -> Response:
    """Do what changes a set, or say why it cannot be done."""
    form, name = request.form, holding.data_set.name
    do = DOINGS.get(form.get("do", ""))
    try:
        with desk.lock:
            done, focus = do(desk, look, holding, form) if do else ("", "")
            desk.held.renew(name)
    except Refused as problem:
        shown = shown_as(desk, look, holding, form.get("at", ""))
        return _answer(replace(shown, wrong=look.say(f"own.{problem}")), 422)
    return _done(desk, look, name, done, focus)


def _hold_own(look: Look, owner: Owner, place: Path) -> None:
    if not owner.owns(place):
        abort(403, look.say("own.not_yours"))


def _holding(desk: Desk, name: str) -> Holding | None:
    """Return a set of the shelf, or nothing where there is none of that name."""
    if not OPENED.fullmatch(name):
        abort(404, "There is no such set.")
    try:
        desk.held.renew(name)
    except (InvalidData, OSError) as problem:
        log_fault(problem)
    holding = desk.scenes.library.catalogue.holdings.get(name)
    return holding if holding and holding.folder == desk.shelf / name else None


def _done(desk: Desk, look: Look, name: str, done: str, focus: str) -> Response:
    """Show the set as it is now; a page is led there, so that to load it again does nothing."""
    holding = _holding(desk, name)
    if holding is None:
        return _gone(desk, look, name)
    form = request.form
    if PART not in form and desk.here:
        at = look.at(addresses.own_set(name))
        query = f"{'&' if '?' in at else '?'}done={done}" if done else ""
        return current_app.make_response(redirect(at + query, 303))
    said = look.say(f"own.{done}") if done else ""
    shown = shown_as(desk, look, holding, form.get("at", ""))
    if done == "kept_step":
        shown = replace(shown, at="")
    return _answer(replace(shown, said=said, focus=focus))


def _answer(shown: Shown, status: int = 200) -> Response:
    content = [*parts.notices(shown)]
    if shown.allowed:
        with suppress(steps.TooMany):  # stories that came with it leave no room for another
            own = steps.own_story(_folder(shown))
            shown = story.at_its_step(shown, own)
            content += [*story.keeping(shown, own), story.telling(shown, own)]
        content.append(parts.about(shown))
    else:
        content.append(element("p", shown.look.say("own.not_yours"), class_="hint"))
    content.append(parts.kept(shown))
    title = shown.scene.data_set.titles[shown.look.lang]
    return _page(shown.look, title, content, shown.path, status)


def _folder(shown: Shown) -> Path:
    folder = shown.scene.holding.folder
    assert folder is not None  # of a set of the shelf
    return folder


def _gone(desk: Desk, look: Look, name: str) -> Response:
    """Say of a set that was deleted how it is had back, and of any other that there is none."""
    place = gone.place_of(desk.shelf, name)
    if not gone.is_gone(desk.shelf, name):
        said = element("p", look.say("own.none"), class_="problem", role="alert")
        return _page(look, look.say("own.open"), [said], addresses.OPEN, 404)
    try:
        about, _ = read_json(place / DESCRIPTION)
        title = str(about.get("title", name))
    except InvalidData:
        title = name
    content = parts.gone(look, name, title, look.say("own.deleted_hint"))
    return _page(look, title, [content], addresses.OPEN)


def _page(look: Look, title: str, content: list[Html], path: str, status: int = 200) -> Response:
    """Return a page, or what of it stands in a dialog of the atlas."""
    if PART in request.values:
        text = str(element("div", *content, class_="of-set"))
        return Response(text, status, mimetype="text/html")
    heading = element("h1", element("bdi", title))
    main = element("main", heading, *content, id="text", tabindex="-1", class_="start of-set")
    return Response(whole(look, title, [main], path), status, mimetype="text/html")
