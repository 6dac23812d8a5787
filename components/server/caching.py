"""Caching: what the server keeps of its answers, and what it tells browsers to keep.

A class opens the same page in the same minute: its scripts are compressed once, and its picture is
drawn once, whoever asks first.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from threading import Lock
from typing import Any

from flask import Flask, Response, g, make_response, request
from flask_compress import Compress

from components.addresses import ANSWERS
from data.catalogue import Catalogue

YEAR, HOUR = 31_536_000, 3_600  # seconds
KEPT = 2**25  # bytes of answers that the server keeps
ENTRY = 2**11  # bytes that an answer is counted with besides its content: headers, digest, place
CODINGS = ["br", "zstd", "gzip", "deflate"]  # the one that makes scripts smallest first
QUALITY = 5  # of Brotli: a tenth smaller than with 4, its usual one, for no more time
# Of what is the same for years, and compressed once: the first page is 24 kB smaller.
DENSEST = {"COMPRESS_BR_LEVEL": 9, "COMPRESS_BR_WINDOW": 24}
LOCKS = 256  # questions that can be worked on without waiting for one another
# Dash stamps the file names of its bundles with version and build time, and ?m= on our assets.
STAMPED = re.compile(r"\.v[\d_]+m\d+\.")
STAMP = re.compile(r"[\w.-]{1,40}", re.ASCII)  # what we write after ?m=; the rest is anybody's
STATIC = ("/assets/", "/_dash-component-suites/")
CALLBACK = "/_dash-update-component"
LASTING = ("page.children",)  # what these answer follows from the question alone
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
    "image/vnd.microsoft.icon",
    "image/x-icon",
]


View = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that can be given again."""

    content: bytes
    headers: tuple[tuple[str, str], ...]

    @property
    def size(self) -> int:
        """The bytes that it is counted with: many small answers take room as well."""
        return ENTRY + len(self.content)

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
        self.known: OrderedDict[str, Answer] = OrderedDict()
        self.lock, self.turns = Lock(), [Lock() for _ in range(LOCKS)]

    def answer(
        self, question: str, make: Callable[[], Response], lasts: Callable[[], bool]
    ) -> Response:
        """Return the answer to a question; of many who ask the same at once, one makes it.

        It is kept only if it still `lasts` once it is made.
        """
        with self.turns[hash(question) % LOCKS]:
            if found := self.find(question):
                return found.response()
            response = make()
            if response.status_code == 200 and lasts():
                self.keep(question, Answer(response.get_data(), tuple(response.headers)))
            return response

    def find(self, question: str) -> Answer | None:
        """Return the answer, if it is still there."""
        with self.lock:
            if question in self.known:
                self.known.move_to_end(question)
            return self.known.get(question)

    def keep(self, question: str, answer: Answer) -> None:
        """Add an answer; the ones that were asked for least lately leave."""
        with self.lock:
            before = self.known.pop(question, None)
            self.known[question] = answer
            self.size += answer.size - (before.size if before else 0)
            while self.size > self.most:
                _, oldest = self.known.popitem(last=False)
                self.size -= oldest.size


def register(server: Flask, current: Callable[[], Catalogue]) -> None:
    """Compress answers, and keep those that are the same for everybody.

    `current` returns what there is to answer from: with other data a question is another one.
    """
    server.config["COMPRESS_MIMETYPES"] = COMPRESSED
    server.config["COMPRESS_ALGORITHM"] = CODINGS
    server.config["COMPRESS_BR_LEVEL"] = QUALITY
    compress, densest, answers = Compress(server), _densest(server), Answers()
    rules = [*server.url_map.iter_rules()]
    lasting = {one.endpoint for one in rules if one.rule.startswith((*STATIC, ANSWERS, CALLBACK))}
    static = {one.endpoint for one in rules if one.rule.startswith(STATIC)}
    for name in lasting:
        view, by = server.view_functions[name], densest if name in static else compress
        server.view_functions[name] = kept(view, by, answers, current)
    server.after_request(tell_browsers)


def _densest(server: Flask) -> Compress:
    """Return what compresses with other settings: Flask-Compress has those of an app for all."""
    other = Flask(server.name)
    other.config.update(server.config | DENSEST)
    return Compress(other)


def kept(
    view: View, compress: Compress, answers: Answers, current: Callable[[], Catalogue]
) -> View:
    """Return a view whose answers are kept as they are sent.

    The view looks for itself what there is: where data came or went meanwhile, nobody can tell
    which data it answers from, and it is not kept.
    """

    @wraps(view)
    def answer(**arguments: Any) -> Any:
        before = current()
        asked = _question(before.edition)
        if asked is None:
            return view(**arguments)
        question = _digest(*asked, _choose_coding(compress))
        return answers.answer(
            question,
            lambda: _compressed(view(**arguments), compress),
            lambda: current() is before,
        )

    return answer


def _compressed(found: Any, compress: Compress) -> Response:
    response = make_response(found)
    response.direct_passthrough = False  # a file is read, so that it need not be again
    response.get_data()  # and whole, as a stream cannot have every coding
    return compress.after_request(response)


def _choose_coding(compress: Compress) -> str:
    """Return how the answer is to be coded, and leave the request no other choice.

    Browsers write their wishes in many ways, and each would have the same answer kept again.
    """
    codings = [*compress.enabled_algorithms, "identity"]
    chosen = request.accept_encodings.best_match(codings, "identity")
    request.environ["HTTP_ACCEPT_ENCODING"] = chosen
    return chosen


def _digest(*parts: str) -> str:
    """Return a question in as many bytes as any other, however much was asked."""
    return sha256(json.dumps(parts).encode()).hexdigest()


def _question(edition: str) -> tuple[str, ...] | None:
    """Return what an answer follows from, or None where it is not the same for everybody."""
    if request.method == "GET" and "Range" not in request.headers:
        if request.path.startswith(ANSWERS):
            return edition, request.path, request.query_string.decode("latin-1")
        stamp = request.args.get("m", "")
        return request.path, stamp if STAMP.fullmatch(stamp) else ""
    asked = g.get("asked", {})
    if request.method != "POST" or asked.get("output") not in LASTING:
        return None
    ends = [end.get("value") for end in (*asked["inputs"], *asked["state"])]
    return edition, asked["output"], json.dumps(ends, sort_keys=True)


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
