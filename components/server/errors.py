"""Errors: what is answered where there is nothing to show, and what the log says of it."""

from dash.exceptions import DependencyException
from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound, SecurityError

from components import addresses
from components.drawing import theme
from components.language.texts import Words
from components.markup import Html, element
from components.server.security import ANY_PATH
from data.engines.asking import why
from data.languages import LANGUAGES
from data.selection import THEMES

ENGINE = "Entente-Engine"  # the header by which the page knows that
LONGEST = 80  # characters of a path that the log repeats
STRANGE_HOST = "This site has other names: --allowed-hosts lists those that it is started with."
LOOK = "body{font:1.1rem/1.5 system-ui,sans-serif;margin:12vh auto;max-width:32rem;padding:0 1rem;"
LOOK += "background:var(--paper);color:var(--ink)}a{color:var(--cooperation)}"


def register(server: Flask) -> None:
    """Answer every error in a line, and an address where no page is with a page that says so."""
    server.register_error_handler(HTTPException, explained)
    for kind in (DependencyException, FileNotFoundError):
        server.register_error_handler(kind, lambda _: explained(NotFound("There is no such file.")))
    server.register_error_handler(Exception, failed)


def explained(error: HTTPException) -> Response:
    """Return what is said of a request that cannot be answered."""
    current_app.logger.warning("%s %s: %s", error.code, logged(request.path), error.description)
    if error.code == 404 and request.url_rule and request.url_rule.rule == ANY_PATH:
        return Response(no_page(), 404, mimetype="text/html")
    said = STRANGE_HOST if isinstance(error, SecurityError) else error.description
    answer = Response(f"{error.code} {said}\n", error.code, mimetype="text/plain")
    answer.headers.extend(told(error))
    return answer


def failed(error: Exception) -> Response:
    """Return what is said of a fault of ours, or of an engine; the log has its cause."""
    if reason := why(error):
        return unanswered(error, reason)
    current_app.logger.exception("500 %s", logged(request.path))
    return Response(f"500 {InternalServerError.description}\n", 500, mimetype="text/plain")


def unanswered(error: Exception, reason: str) -> Response:
    """Return what is said where the engine of a data set gives no answer; of which kind is logged.

    It is no 503: a gateway says that of a server that is gone, and the page would wait for that.
    """
    cause = type(error.__cause__ or error).__name__
    current_app.logger.warning("500 %s: engine %s, %s", logged(request.path), reason, cause)
    said = Words(language())(f"offline.{reason}")
    return Response(f"{said}\n", 500, {ENGINE: reason}, mimetype="text/plain")


def logged(path: str) -> str:
    """Return a path as the log may hold it: in one line, not for ever, and without a key."""
    rule = request.url_rule.rule if request.url_rule else ""
    if rule.startswith((addresses.OPEN, addresses.READ)):
        return repr(rule)
    return f"{path[:LONGEST]!r}"


def told(error: HTTPException) -> list[tuple[str, str]]:
    """Return the headers that say which methods there are, or when to come again."""
    return [header for header in error.get_headers() if header[0] in ("Allow", "Retry-After")]


def no_page() -> str:
    """Return the page that says that there is none, in the reader's language."""
    say, name = Words(language()), request.args.get("theme", "")
    home = element("a", say("missing.back"), href=f"{addresses.base()}/?lang={say.language}")
    said = [element("h1", say("missing.title")), element("p", say("missing.text"))]
    root = element(
        "html",
        _head(say("missing.title")),
        element("body", *said, element("p", home)),
        lang=say.language,
        dir=say.direction,
        data_theme=name if name in THEMES else THEMES[0],
    )
    return f"<!DOCTYPE html>\n{root}\n"


def _head(title: str) -> Html:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"{title} \u2013 Entente"),
        element("style", Html(theme.stylesheet() + LOOK)),
    )


def language() -> str:
    """Return the language that the address asks for, or else the browser."""
    asked = request.args.get("lang", "")
    if asked in LANGUAGES:
        return asked
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]
