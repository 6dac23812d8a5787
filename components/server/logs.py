"""Logs: a line for each thing that happened, which nothing from outside can break or forge."""

import json
import logging
import os
import re
from datetime import UTC, datetime

from flask.logging import default_handler

from components.server.tracing import request_id

FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"
TEXT, JSON = "text", "json"  # how a log may be written
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class OneLine(logging.Formatter):
    """Writes a message in one line; only a traceback of our own has several."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # the name it has
        """Return the line, with control characters written as what they are."""
        facts = {"request": request_id(), **getattr(record, "facts", {})}
        more = "".join(f" {name}={fact}" for name, fact in facts.items() if fact != "")
        return CONTROL.sub(_escaped, super().formatMessage(record) + more)


class AsJson(logging.Formatter):
    """Writes a message as an object of JSON in one line, a traceback of our own as well."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line: when, how grave, who says what, in which process, of which request."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "process": os.getpid(),
        }
        if now := request_id():
            said["request"] = now
        said |= getattr(record, "facts", {})
        if record.exc_info:
            said["exception"] = self.formatException(record.exc_info)
        return json.dumps(said)


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()


def configure(name: str, form: str = TEXT) -> None:
    """Send all logs to the standard error stream; `name` is that of the app."""
    handler = logging.StreamHandler()
    handler.setFormatter(AsJson() if form == JSON else OneLine(FORM))
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    logging.getLogger(name).removeHandler(default_handler)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a class waits a moment: no news
