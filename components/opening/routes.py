"""Opening a table at /open: dropped, looked at, settled, and put on the shelf."""

import atexit
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import IO

from dash import Dash
from flask import Flask, Response, abort, current_app, jsonify, redirect, request, send_file
from werkzeug.exceptions import RequestEntityTooLarge

from components import addresses
from components.addresses import stamped
from components.opening import opened, start, wording
from components.opening.answered import Answered, answered
from components.opening.frame import OWNER, Look
from components.opening.held import Held, log_fault
from components.opening.origin import NO_ROOM, route
from components.opening.own import routes as own
from components.opening.own.desk import Desk
from components.opening.works import FIELD, TOKEN, WORKING, Works
from components.scene import Scenes
from components.server.settings import ANSWERS, MEGABYTE, Settings
from data.address.grammar import OPENED
from data.languages import LANGUAGES
from data.opening.apart import CANCELLED, FAULT, Apart, Failed, Watch
from data.opening.arrivals import arrive, arrived
from data.opening.kept.owner import Owner
from data.opening.kept.project import may_be_project
from data.opening.outcome import LEFT_OUT
from data.opening.roles import ROLES
from data.reading.problems import InvalidData
from data.selection import THEMES, Selection

STYLES = ("fonts/fonts.css", "app.css", "pages/open.css", "panels/set.css")
SCRIPT = "pages/open.js"
PASTED = 20 * MEGABYTE  # bytes
PASTED_AS = "pasted.txt"
KEY = "<key>"
WORKS = ".opening-works"  # in the shelf: how far files have come that pages wait for


@dataclass(frozen=True)
class Counter:
    """Where files are handed in: what it needs to answer."""

    scenes: Scenes
    settings: Settings
    shelf: Path
    apart: Apart
    held: Held
    works: Works
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    font: str

    def look(self, asked: Mapping[str, str]) -> Look:
        """Return the reader's language and theme."""
        lang, theme = asked.get("lang", ""), asked.get("theme", "")
        return Look(
            lang=lang if lang in LANGUAGES else LANGUAGES[0],
            theme=theme if theme in THEMES else THEMES[0],
            styles=self.styles,
            scripts=self.scripts,
            font=self.font,
            kept_here=self.settings.here,
        )

    def owner(self, form: Mapping[str, str]) -> Owner:
        """Return whoever asks, by the key of their browser where the atlas is not theirs alone."""
        return Owner(form.get(OWNER, ""), self.settings.here)

    @property
    def limits(self) -> tuple[int, int]:
        """The largest file in megabytes, and the days for which one is kept."""
        return self.settings.upload_size, self.settings.upload_days

    def file(self, key: str, look: Look) -> Path:
        """Return the file of a key, or end the request where it is gone."""
        path = arrived(self.shelf, key)
        if path is None:
            abort(_page(start.page(look, self.limits, False, look.say("open.gone")), 404))
        return path


def register(app: Dash, scenes: Scenes, settings: Settings, shelf: Path) -> Counter | None:
    """Answer at /open and below, where files may be handed in at all, and return how."""
    if not settings.receives:
        return None
    server: Flask = app.server
    server.config[addresses.RECEIVES] = True
    styles = tuple(stamped(app, name) for name in STYLES)
    font = app.get_asset_url("fonts/inter.woff2")
    scripts = (stamped(app, SCRIPT),)
    held = Held(scenes, settings, shelf)
    apart = Apart(shelf)
    works = Works(shelf / WORKS if settings.workers > 1 else None)
    atexit.register(apart.close)
    counter = Counter(scenes, settings, shelf, apart, held, works, styles, scripts, font)
    route(server, addresses.OPEN, "GET", lambda: _start(counter), settings)
    route(server, addresses.OPEN, "POST", lambda: _take(counter), settings)
    one = f"{addresses.OPEN}/{KEY}"
    route(server, one, "GET", lambda key: _show(counter, key), settings)
    route(server, one, "POST", lambda key: _settle(counter, key), settings)
    for method in ("GET", "POST"):
        route(server, f"{one}/rows.csv", method, lambda key: _rows(counter, key), settings)
    working = f"{addresses.OPEN}/{WORKING}/<token>"
    route(server, working, "GET", lambda token: _how_far(counter, token), settings)
    route(server, working, "POST", lambda token: _cancel(counter, token), settings)
    desk = Desk(scenes, settings.here, held, counter.look)
    own.register(partial(route, server, settings=settings), desk)
    server.before_request(held.look_after)
    return counter


def _page(text: str, status: int = 200) -> Response:
    return Response(text, status, mimetype="text/html")


def _start(counter: Counter) -> Response:
    counter.apart.prepare()
    needed = bool(OPENED.fullmatch(request.args.get("needs", "")))
    look = counter.look(request.args)
    recent = own.recent(look, counter.shelf) if counter.settings.here else ()
    return _page(start.page(look, counter.limits, needed, recent=recent))


def _take(counter: Counter) -> Response:
    """Keep the file that was sent, and lead to its page."""
    size, days = counter.limits
    request.max_content_length = counter.settings.larger(addresses.OPEN)
    request.max_form_memory_size = PASTED
    try:
        if (request.content_length or 0) > request.max_content_length:  # nothing need be read
            raise RequestEntityTooLarge
        look = counter.look(request.form)
        name, content = _sent()
    except RequestEntityTooLarge:
        look = counter.look(request.args)
        problem = look.say("open.too_large", size=look.say.number(size))
        return _page(start.page(look, counter.limits, False, problem), 413)
    if content is None:
        problem = look.say("open.nothing_sent")
        return _page(start.page(look, counter.limits, False, problem), 400)
    try:
        key = arrive(counter.shelf, name, content, counter.settings.uploads_kept, days)
    except OSError as fault:
        log_fault(fault)
        problem = look.say("open.no_room")
        return _page(start.page(look, counter.limits, False, problem), NO_ROOM)
    token = request.form.get(FIELD, "")
    there = _watched(look.at(f"{addresses.OPEN}/{key}"), token)
    return _brought(counter, look, key, token) or _lead(there)


def _watched(address: str, token: str) -> str:
    """Return an address that says which page waits for what is there."""
    if not TOKEN.fullmatch(token):
        return address
    return f"{address}{'&' if '?' in address else '?'}{FIELD}={token}"


def _how_far(counter: Counter, token: str) -> Response:
    """Say how far a file was read, if it is read just now."""
    told = counter.works.told(token, counter.look(request.args).say)
    return jsonify(told) if told else Response(status=204)


def _cancel(counter: Counter, token: str) -> Response:
    counter.works.cancel(token)
    return Response(status=204)


def _sent() -> tuple[str, IO[bytes] | None]:
    """Return the name and the content of the file, or the rows that were pasted."""
    file = request.files.get("file")
    if file and file.filename:
        return file.filename, file.stream
    rows = request.form.get("rows", "")
    return PASTED_AS, BytesIO(rows.encode("utf-8", "replace")) if rows.strip() else None


def _lead(address: str) -> Response:
    found = redirect(address, 303)
    return current_app.make_response(found)


def _show(counter: Counter, key: str) -> Response:
    look = counter.look(request.args)
    given, token = Answered(), request.args.get(FIELD, "")
    brought = _brought(counter, look, key, token)
    return brought or _reported(counter, look, given, key, token)


def _settle(counter: Counter, key: str) -> Response:
    """Read a file as it was answered: to look at it again, or to open the atlas of it."""
    request.max_content_length = request.max_form_memory_size = ANSWERS
    form = request.form
    now = counter.look(
        {
            "lang": form.get("to-lang") or form.get("lang", ""),
            "theme": form.get("to-theme") or form.get("theme", ""),
        }
    )
    path, given = counter.file(key, now), answered(form)
    token = form.get(FIELD, "")
    if form.get("do") != "open":
        return _reported(counter, now, given, key, token)
    owner = counter.owner(form)
    lay = partial(counter.apart.lay, path, given.answers, given.told, owner)
    return _entered(counter, now, key, lay, token) or abort(404)


def _entered(
    counter: Counter, look: Look, key: str, lay: Callable[[Watch], Path | None], token: str
) -> Response | None:
    """Lead to the atlas of a set once it is laid into the shelf, unless there is none."""
    path = counter.file(key, look)
    try:
        with counter.works.seen(token) as work:
            place = lay(work.watch)
            if place:
                work.is_made()
                counter.held.enter(place)
    except Failed as problem:
        return _refused(look, problem, key)
    except (InvalidData, OSError) as problem:
        log_fault(problem)
        failed = Failed(FAULT, {"name": path.name, "said": type(problem).__name__})
        return _refused(look, failed, key)
    if not place:
        return None
    return _lead(addresses.atlas(Selection(data=place.name, lang=look.lang, theme=look.theme)))


def _brought(counter: Counter, look: Look, key: str, token: str) -> Response | None:
    """Lead to the atlas of a project as soon as it came: of that nothing is to be settled."""
    path = counter.file(key, look)
    if not may_be_project(path):
        return None
    views, owner = counter.scenes.views.names, counter.owner(request.form)
    bring = partial(counter.apart.bring, path, views, owner)
    return _entered(counter, look, key, bring, token)


def _reported(counter: Counter, look: Look, given: Answered, key: str, token: str) -> Response:
    path = counter.file(key, look)
    try:
        with counter.works.seen(token) as work:
            report = counter.apart.report(path, given.answers, work.watch)
    except Failed as problem:
        return _refused(look, problem, key)
    return _page(opened.page(look, report, given, key))


def _refused(look: Look, problem: Failed, key: str) -> Response:
    if problem.what == CANCELLED:  # whoever waited stays on the page that they see
        return Response(status=204)
    if problem.what == FAULT:
        current_app.logger.error("a file could not be read: %s", problem.values.get("said"))
    return _page(start.refused(look, problem.what, dict(problem.values), key), 422)


def _rows(counter: Counter, key: str) -> Response:
    """Give the rows back with what is wrong with those that are left out."""
    request.max_content_length = request.max_form_memory_size = ANSWERS
    look = counter.look(request.form or request.args)
    path, given = counter.file(key, look), answered(request.form)
    says = {why: wording.why(look.say, why) for why in LEFT_OUT}
    says |= {role: wording.column(look.say, role, ()) for role in ROLES}
    with tempfile.TemporaryDirectory() as beside:
        made = Path(beside) / "rows.csv"
        try:
            counter.apart.give_back(path, given.answers, says, made)
        except Failed as problem:
            return _refused(look, problem, key)
        content = made.open("rb")  # what is open can be sent although its name is gone
    return send_file(
        content,
        mimetype="text/csv",
        as_attachment=True,
        download_name=f"{path.stem}-entente.csv",
        max_age=0,
    )
