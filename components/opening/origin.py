"""Whose request it is: files are taken from the page's own origin, and from this machine alone."""

from collections.abc import Callable

from flask import Flask, Response, abort, request

from components.addresses import is_loopback
from components.language.texts import Words
from components.opening.held import log_fault
from components.server.settings import Settings
from data.languages import LANGUAGES

NO_ROOM = 507  # the status of what cannot be kept
OWN = ("same-origin", "none")  # what a browser says of a request of the page, or of its reader


def route(
    server: Flask, path: str, method: str, view: Callable[..., Response], settings: Settings
) -> None:
    """Have a view answer, for whoever may hand in files."""

    def answer(**parts: str) -> Response:
        if settings.uploads == "auto" and not settings.allowed_hosts:
            hold_here()
        if method == "POST":
            hold_own(Words(_language()))
        try:
            found = view(**parts)
        except OSError as problem:  # a disk that is full, or may not be written
            log_fault(problem)
            abort(
                Response(f"{Words(_language())('open.no_room')}\n", NO_ROOM, mimetype="text/plain")
            )
        found.headers["Cache-Control"] = "no-store"
        return found

    server.add_url_rule(path, f"{method} {path}", answer, methods=[method])


def _language() -> str:
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def hold_own(say: Words) -> None:
    """Abort with 403 unless the page's own origin sent the request, as far as a browser tells."""
    fetched = request.headers.get("Sec-Fetch-Site")
    own = fetched in OWN if fetched else _same(request.headers.get("Origin", ""))
    if not own:
        abort(403, say("open.foreign"))


def hold_here() -> None:
    """Abort with 404 where the site is called by a name that is not this machine's.

    A page elsewhere could have its own name mean this machine, and would be of our origin then.
    """
    if not is_here():
        abort(404, "There is no such page.")


def is_here() -> bool:
    """Tell whether the site is called by a name of this machine."""
    name = request.host.rpartition(":")[0] if request.host[-1:].isdigit() else request.host
    return is_loopback(name or request.host)


def _same(origin: str) -> bool:
    return origin.rstrip("/") == f"{request.scheme}://{request.host}"
