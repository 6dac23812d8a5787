"""Tracing: each request has an id and is of a kind; one line tells of it, and nothing of a reader.

Neither the address that somebody asks from nor what they ask for stands in that line: no path, no
query, no name of a set.
"""

import logging
import re
import time
from uuid import uuid4

from flask import Flask, Response, g, has_request_context, request

from components.server.security import ANY_PATH

HEADER = "X-Request-ID"
ID = re.compile(r"[\w.-]{8,64}", re.ASCII)
BY_PROXY = "werkzeug.proxy_fix.orig"  # in the environment of what a trusted proxy passed on
# Kinds of requests by how their rules begin; any other is called by its first word.
KINDS = {
    "": "page",
    "assets": "file",
    "_dash-component-suites": "file",
    "favicon.ico": "file",
    "manifest.webmanifest": "file",
    "worker.js": "file",
    "_dash-update-component": "callback",
    "_dash-layout": "callback",
    "_dash-dependencies": "callback",
}
PAGE, NOTHING = "page", "nothing"


def register(server: Flask, *, told: bool) -> None:
    """Give each request its id; if they are to be `told`, a line of the log for each answer."""
    access = server.logger.getChild("access")
    access.setLevel(logging.INFO if told else logging.WARNING)

    @server.before_request
    def begin() -> None:
        g.begun, g.request_id = time.perf_counter(), _id()

    @server.after_request
    def end(response: Response) -> Response:
        response.headers[HEADER] = g.request_id
        if told:
            access.info("answered", extra={"facts": _facts(response)})
        return response


def _id() -> str:
    """Return the id that a trusted proxy gave the request, or else a new one."""
    given = request.headers.get(HEADER, "") if BY_PROXY in request.environ else ""
    return given if ID.fullmatch(given) else uuid4().hex


def _facts(response: Response) -> dict[str, str | int | float]:
    return {
        "method": request.method if request.url_rule else "?",  # any other word may stand there
        "kind": kind(response.status_code),
        "status": response.status_code,
        "milliseconds": round(1000 * seconds(), 1),
        "bytes": response.content_length or 0,
    }


def seconds() -> float:
    """Return for how long the request has been worked at."""
    return time.perf_counter() - float(g.begun)


def kind(status: int = 200) -> str:
    """Return of what kind the request is: one of few, whatever was asked for."""
    rule = request.url_rule.rule if request.url_rule else ""
    if not rule or (rule == ANY_PATH and status == 404):
        return NOTHING
    first = rule.strip("/").partition("/")[0]
    return PAGE if first.startswith("<") else KINDS.get(first, first)


def request_id() -> str:
    """Return the id of the request that is being answered, or nothing outside of any."""
    return str(g.get("request_id", "")) if has_request_context() else ""
