"""A better coder, if whoever runs the atlas names one: asked within limits, and never otherwise.

`ENTENTE_CODER` is the address of an endpoint that speaks as OpenAI's does, such as
http://localhost:11434/v1 of Ollama; `ENTENTE_CODER_MODEL` says which of its models, and
`ENTENTE_CODER_KEY` is its key, if it wants one. Nothing is sent anywhere else: no proxy of the
environment is used, and no other address is followed.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from threading import Thread
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
)

ADDRESS, MODEL, KEY = "ENTENTE_CODER", "ENTENTE_CODER_MODEL", "ENTENTE_CODER_KEY"
ANY = "default"  # the model where none is named
LARGEST = 2_000_000  # bytes of an answer
NAME = 60  # letters of a model that are said


class NoAnswer(Exception):
    """An endpoint gave no answer that could be used, in time."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked; the key is never said."""

    address: str
    model: str = ANY
    key: str = ""

    @property
    def host(self) -> str:
        """Where the text goes, as a reader is told."""
        return urlsplit(self.address).netloc.rpartition("@")[2]

    @property
    def called(self) -> str:
        """What suggests, as a data set says it: the model, in one line."""
        plain = (letter if letter.isprintable() else " " for letter in self.model)
        return " ".join("".join(plain).split())[:NAME] or ANY


def endpoint_of(environment: Mapping[str, str]) -> Endpoint | None:
    """Return the endpoint that an environment names, if it names one.

    Raises:
        ValueError: if what it names is no http(s) address.
    """
    address = environment.get(ADDRESS, "").strip().rstrip("/")
    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
        raise ValueError(
            f"{ADDRESS} is no address such as http://localhost:11434/v1; leave it out, and the "
            "rules of the atlas suggest alone."
        )
    model = environment.get(MODEL, "").strip() or ANY
    return Endpoint(address, model, environment.get(KEY, "").strip())


def ask(endpoint: Endpoint, rules: str, text: str, schema: Mapping[str, Any], until: float) -> Any:
    """Return what a model answers to a text, as JSON; that it keeps to the schema is not sure.

    Args:
        endpoint: whom to ask.
        rules: what it is to do.
        text: with what.
        schema: of the answer.
        until: when it must have come, on the clock of `time.monotonic`.

    Raises:
        NoAnswer: if none came in time, or none that is JSON.
    """
    wanted = {"name": "relations", "strict": True, "schema": schema}
    said = {
        "model": endpoint.model,
        "temperature": 0,
        "stream": False,
        "messages": [{"role": "system", "content": rules}, {"role": "user", "content": text}],
        "response_format": {"type": "json_schema", "json_schema": wanted},
    }
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    body = json.dumps(said).encode("utf-8", "replace")
    request = Request(f"{endpoint.address}/chat/completions", body, headers)
    try:
        answer = json.loads(_in_time(request, until))
        return json.loads(answer["choices"][0]["message"]["content"])
    except (URLError, HTTPException, OSError, ValueError, LookupError, TypeError) as problem:
        raise NoAnswer(type(problem).__name__) from None
    except RecursionError:
        raise NoAnswer("RecursionError") from None


def _in_time(request: Request, until: float) -> bytes:
    """Return an answer, or leave it: whoever only trickles is not waited for any longer."""
    found: list[bytes | Exception] = []

    def fetch() -> None:
        try:
            found.append(_fetched(request, _left(until)))
        except Exception as problem:
            found.append(problem)

    asking = Thread(target=fetch, daemon=True)
    asking.start()
    asking.join(_left(until))
    if not found:
        raise TimeoutError
    if isinstance(found[0], Exception):
        raise found[0]
    return found[0]


def _fetched(request: Request, seconds: float) -> bytes:
    """Fetch from that address and no other: neither by a proxy, nor wherever it leads to."""
    opener = OpenerDirector()
    for handler in (HTTPHandler, HTTPSHandler, HTTPErrorProcessor, HTTPDefaultErrorHandler):
        opener.add_handler(handler())
    try:
        with opener.open(request, timeout=seconds) as answer:
            found: bytes = answer.read(LARGEST + 1)
    except HTTPError as refused:
        refused.close()
        raise
    if len(found) > LARGEST:
        raise ValueError("too long")
    return found


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
