"""A text read at /read: given, gone through relation by relation, made a data set."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from dash import Dash
from flask import Flask, Response, abort, current_app, redirect, request
from werkzeug.exceptions import RequestEntityTooLarge

from components import addresses
from components.addresses import stamped
from components.opening.frame import Look
from components.opening.held import log_fault
from components.opening.origin import route
from components.opening.routes import Counter
from components.reading import listing, page, pair, start
from components.reading.answered import DAY, done
from components.reading.seen import Seen
from components.server.settings import ANSWERS, TEXT
from data.coder.lexicon import LANGUAGES as SPOKEN
from data.dates import InvalidDate, parse_date
from data.opening.arrivals import safe
from data.opening.kept.owner import new_key
from data.reading.problems import InvalidData
from data.readings import kept as readings
from data.readings.apart import Apart, NotRead, Told
from data.readings.codes import one_line
from data.readings.endpoint import Endpoint, endpoint_of
from data.readings.kept import Kept, find, forget, latest, look_after
from data.readings.results import Rows, lay, rows_of
from data.readings.steps import SETTLE, UNDO
from data.readings.two import Two
from data.selection import Selection

STYLES = ("fonts/fonts.css", "app.css", "pages/open.css", "pages/read.css")
SCRIPTS = ("dates.js", "keyboard.js", "pages/open.js", "pages/read.js")
PASTED = "pasted.txt"
REASONS = frozenset(("empty", "large", "scan", "locked", "other", "too-much", "busy", "fault"))


@dataclass(frozen=True)
class Room:
    """Where texts are read: what it needs to answer."""

    counter: Counter
    apart: Apart
    endpoint: Endpoint | None
    styles: tuple[str, ...]
    scripts: tuple[str, ...]

    def look(self) -> Look:
        """Return the reader's language and theme."""
        found = self.counter.look({**request.args, **request.form})
        return replace(
            found, styles=self.styles, scripts=self.scripts, place=addresses.READ, called="read"
        )

    def whose(self) -> str:
        """Return what parts the readings of one person from those of others."""
        owner = self.counter.owner(request.form)
        return "" if owner.here else owner.key or new_key()

    def start(
        self,
        look: Look,
        told: Mapping[str, str],
        problem: str = "",
        recent: Sequence[Kept] = (),
    ) -> str:
        """Return the page on which a text is given."""
        return start.page(look, told, self.endpoint, problem, recent)

    def recent(self) -> list[Kept]:
        """Return the latest readings, where all on this machine are the reader's own."""
        return latest(self.counter.shelf) if self.counter.settings.here else []


def register(app: Dash, counter: Counter | None, environment: Mapping[str, str]) -> None:
    """Answer at /read and below, where tables may be handed in at all.

    `environment` may name a better coder, see `data.readings.endpoint`.

    Raises:
        SystemExit: with a sentence, where what it names is no address.
    """
    if counter is None:
        return
    server: Flask = app.server
    styles = tuple(stamped(app, name) for name in STYLES)
    scripts = tuple(stamped(app, name) for name in SCRIPTS)
    room = Room(counter, Apart(counter.shelf), _endpoint(environment), styles, scripts)
    one = f"{addresses.READ}/<key>/<reader>"
    both = f"{addresses.READ}/<key>/{pair.BELOW}"
    answers: tuple[tuple[str, str, Callable[..., Response]], ...] = (
        (addresses.READ, "GET", partial(_start, room)),
        (addresses.READ, "POST", partial(_take, room)),
        (one, "GET", partial(_show, room)),
        (one, "POST", partial(_step, room)),
        (f"{one}{listing.BELOW}", "GET", partial(_list, room)),
        (both, "GET", partial(_compare, room)),
        (both, "POST", partial(_settle, room)),
    )
    for path, method, view in answers:
        route(server, path, method, view, counter.settings)


def _endpoint(environment: Mapping[str, str]) -> Endpoint | None:
    try:
        return endpoint_of(environment)
    except ValueError as problem:  # a message for whoever runs it, not a traceback
        raise SystemExit(str(problem)) from None


def _page(text: str, status: int = 200) -> Response:
    return Response(text, status, mimetype="text/html")


def _lead(address: str) -> Response:
    return current_app.make_response(redirect(address, 303))


def _start(room: Room) -> Response:
    return _page(room.start(room.look(), {}, recent=room.recent()))


def _take(room: Room) -> Response:
    """Read the text that was sent, and lead to its page."""
    request.max_content_length = request.max_form_memory_size = TEXT
    try:
        look = room.look()
    except RequestEntityTooLarge:
        look = replace(room.counter.look(request.args), place=addresses.READ, called="read",
                       styles=room.styles, scripts=room.scripts)  # fmt: skip
        return _page(room.start(look, {}, look.say("read.cannot_large")), 413)
    told = {name: one_line(request.form.get(name, "")) for name in ("title", "outlet", "date")}
    language = request.form.get("language", "")
    told["language"] = language if language in SPOKEN else ""
    again = {**told, "text": request.form.get("text", "")}
    if problem := _wrong(look, told):
        return _page(room.start(look, again, problem), 400)
    try:
        kept = _read(room, Told(**told))
    except NotRead as wrong:
        if wrong.what == "fault":
            current_app.logger.error("a text could not be read: %s", wrong)
        what = wrong.what if wrong.what in REASONS else "other"
        return _page(
            room.start(look, again, look.say(f"read.cannot_{what.replace('-', '_')}")), 422
        )
    if not room.counter.settings.here:
        settings = room.counter.settings
        look_after(room.counter.shelf, settings.uploads_kept, settings.upload_days)
    return _lead(look.at(f"{addresses.READ}/{kept.key}/{kept.reader}"))


def _wrong(look: Look, told: dict[str, str]) -> str:
    """Say what of a text cannot be so, or nothing."""
    file = request.files.get("file")
    if not (file and file.filename) and not request.form.get("text", "").strip():
        return look.say("read.nothing_sent")
    try:
        told["date"] = parse_date(told["date"]).text if told["date"] else ""
    except InvalidDate:
        return look.say("read.wrong_date", example=DAY)
    return ""


def _read(room: Room, told: Told) -> Kept:
    """Read the file that was sent, or else what was pasted."""
    file = request.files.get("file")
    chosen = file if file and file.filename else None
    shelf = room.counter.shelf
    shelf.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=shelf, prefix=".reading-") as beside:
        path = Path(beside) / (safe(chosen.filename or "") if chosen else PASTED)
        if chosen:
            chosen.save(path)
        else:
            text = request.form.get("text", "").replace("\r\n", "\n")
            path.write_bytes(text.encode("utf-8", "replace"))
            told = replace(told, title=told.title or room.look().say("read.untitled"))
        coder = room.endpoint if request.form.get("coder") == start.ELSEWHERE else None
        return room.apart.read(path, told, room.whose(), coder)


def _kept(room: Room, key: str, reader: str) -> Kept:
    found = find(room.counter.shelf, key, reader)
    if found is None or reader not in readings.READERS:
        look = room.look()
        abort(_page(room.start(look, {}, look.say("read.gone"), room.recent()), 404))
    return found


def _seen(room: Room, key: str, reader: str) -> Seen:
    kept, around = _kept(room, key, reader), request.args.get("around", "")
    number = int(around[:9]) if around.isdecimal() and around.isascii() else None
    return Seen(room.look(), kept, request.args.get("at", ""), number)


def _show(room: Room, key: str, reader: str) -> Response:
    return _page(page.page(_seen(room, key, reader)))


def _list(room: Room, key: str, reader: str) -> Response:
    asked = request.args.get("page", "")
    number = int(asked[:6]) if asked.isdecimal() and asked.isascii() else 0
    return _page(listing.page(_seen(room, key, reader), number))


def _step(room: Room, key: str, reader: str) -> Response:
    """Keep what a person did, and lead to what comes next."""
    request.max_content_length = request.max_form_memory_size = ANSWERS
    form = request.form
    seen = Seen(room.look(), _kept(room, key, reader), form.get("at", ""))
    do = form.get("do", "")
    if do == "open":
        return _opened(room, seen)
    if do == "forget":
        forget(seen.kept)
        return _lead(seen.look.at(addresses.READ))
    found = done(seen, form)
    kept = seen.kept.doing(found.step) if found.step else seen.kept
    after = Seen(seen.look, kept, found.at, problems=found.problems)
    if found.problems:
        return _page(page.page(after), 422)
    return _lead(after.address(at=found.at))


def _compare(room: Room, key: str) -> Response:
    return _page(pair.page(room.look(), Two.of(_kept(room, key, "1"))))


def _settle(room: Room, key: str) -> Response:
    """Keep what two readers settled, and show what is left."""
    request.max_content_length = request.max_form_memory_size = ANSWERS
    look, form, two = room.look(), dict(request.form), Two.of(_kept(room, key, "1"))
    if form.get("do") == "open":
        laid = _laid(room, look, two.settled, two.rows())
        return laid or _page(pair.page(look, two, look.say("read.cannot_fault")), 422)
    if form.get("do") == UNDO and two.settled.steps:
        two.settled.doing({"do": UNDO})
    elif choice := pair.chosen(form, two):
        two.settled.doing({"do": SETTLE, "at": choice[0], "choose": choice[1]})
    return _lead(look.at(pair.path_of(two)))


def _opened(room: Room, seen: Seen) -> Response:
    """Make a data set of what was kept, and lead to its atlas."""
    rows, say = rows_of(seen.kept.items.values()), seen.say
    laid = _laid(room, seen.look, seen.kept, rows)
    problem = say("read.cannot_fault") if rows else say("read.nothing_kept")
    return laid or _page(page.page(replace(seen, problems=[problem])), 422)


def _laid(room: Room, look: Look, kept: Kept, rows: Rows) -> Response | None:
    """Lay relations into the shelf, and lead to their atlas; nothing where that cannot be."""
    counter = room.counter
    if not rows:
        return None
    try:
        place = lay(counter.shelf, kept, rows, counter.owner(request.form))
        counter.held.enter(place)
    except (InvalidData, OSError) as problem:
        log_fault(problem)
        return None
    return _lead(addresses.atlas(Selection(data=place.name, lang=look.lang, theme=look.theme)))
