"""Caching: what the server keeps of its answers, and what it tells browsers to keep.

A class opens the same page in the same minute: its scripts are compressed once, and its picture is
drawn once, whoever asks first.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any

from flask import Flask, Response, g, make_response, request
from flask_compress import Compress

YEAR, HOUR = 31_536_000, 3_600  # seconds
KEPT = 2**25  # bytes of answers that the server keeps
LOCKS = 256  # questions that can be worked on without waiting for one another
# Dash stamps the file names of its bundles with version and build time, and ?m= on our assets.
STAMPED = re.compile(r"\.v[\d_]+m\d+\.")
STATIC = ("/assets/", "/_dash-component-suites/")
CALLBACK = "/_dash-update-component"
LASTING = ("page.children", "answer.data")  # what these answer follows from the question alone
COMPRESSED = [
    "text/html",
    "text/css",
    "text/csv",
    "application/json",
    "application/geo+json",
    "application/gexf+xml",
    "application/graphml+xml",
    "text/javascript",
    "application/javascript",
    "image/svg+xml",
]


View = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that can be given again."""

    content: bytes
    headers: tuple[tuple[str, str], ...]

    def response(self) -> Response:
        """Return it, or only that it has not changed for whoever has it already."""
        found = Response(self.content, headers=self.headers)
        if request.method == "GET":
            found.make_conditional(request)
        return found


class Answers:
    """The latest answers by question, up to a number of bytes; many threads may use it."""

    def __init__(self, most: int = KEPT) -> None:
        """Start with none, and keep so many bytes at most."""
        self.most, self.size = most, 0
        self.known: OrderedDict[Hashable, Answer] = OrderedDict()
        self.lock, self.turns = Lock(), [Lock() for _ in range(LOCKS)]

    def answer(self, question: Hashable, make: Callable[[], Response]) -> Response:
        """Return the answer to a question; of many who ask the same at once, one makes it."""
        with self.turns[hash(question) % LOCKS]:
            if found := self.find(question):
                return found.response()
            response = make()
            if response.status_code == 200:
                self.keep(question, Answer(response.get_data(), tuple(response.headers)))
            return response

    def find(self, question: Hashable) -> Answer | None:
        """Return the answer, if it is still there."""
        with self.lock:
            if question in self.known:
                self.known.move_to_end(question)
            return self.known.get(question)

    def keep(self, question: Hashable, answer: Answer) -> None:
        """Add an answer; the ones that were asked for least lately leave."""
        with self.lock:
            before = self.known.pop(question, None)
            self.known[question] = answer
            self.size += len(answer.content) - (len(before.content) if before else 0)
            while self.size > self.most:
                _, oldest = self.known.popitem(last=False)
                self.size -= len(oldest.content)


def register(server: Flask, edition: Callable[[], str]) -> None:
    """Compress answers, and keep those that are the same for everybody.

    `edition` names what there is to answer from: with other data a question is another one.
    """
    server.config["COMPRESS_MIMETYPES"] = COMPRESSED
    compress, answers = Compress(server), Answers()
    for rule in server.url_map.iter_rules():
        if rule.rule.startswith((*STATIC, CALLBACK)):
            view = server.view_functions[rule.endpoint]
            server.view_functions[rule.endpoint] = kept(view, compress, answers, edition)
    server.after_request(tell_browsers)


def kept(view: View, compress: Compress, answers: Answers, edition: Callable[[], str]) -> View:
    """Return a view whose answers are kept as they are sent."""

    @wraps(view)
    def answer(**arguments: Any) -> Any:
        question = _question(edition())
        if question is None:
            return view(**arguments)
        return answers.answer(question, lambda: _compressed(view(**arguments), compress))

    return answer


def _compressed(found: Any, compress: Compress) -> Response:
    response = compress.after_request(make_response(found))
    response.direct_passthrough = False  # a file is read, so that it need not be again
    return response


def _question(edition: str) -> Hashable | None:
    """Return what an answer follows from, or None where it is not the same for everybody."""
    accepts = request.headers.get("Accept-Encoding", "")
    if request.method == "GET" and "Range" not in request.headers:
        return request.path, request.args.get("m"), accepts
    asked = g.get("asked", {})
    if request.method != "POST" or asked.get("output") not in LASTING:
        return None
    ends = [_told(end) for end in (*asked["inputs"], *asked["state"])]
    return edition, asked["output"], json.dumps(ends, sort_keys=True), accepts


def _told(end: dict[str, Any]) -> Any:
    """Return what an end of a callback says; of the picture that is shown only its kind counts."""
    return end["value"].partition("?")[0] if end["id"] == "shown" else end.get("value")


def tell_browsers(response: Response) -> Response:
    """Have what carries its version in its address kept for a year, fonts and outlines an hour."""
    if response.status_code != 200 or request.method != "GET":
        return response
    static = request.path.startswith(STATIC)
    stamped = STAMPED.search(request.path) or "m" in request.args
    if static and stamped:
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    elif static:
        response.headers["Cache-Control"] = f"public, max-age={HOUR}"
    else:
        response.headers["Cache-Control"] = "no-cache"
    return response
