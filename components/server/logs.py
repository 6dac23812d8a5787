"""Logs: a line for each thing that happened, which nothing from outside can break or forge."""

import logging
import re

from flask.logging import default_handler

FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class OneLine(logging.Formatter):
    """Writes a message in one line; only a traceback of our own has several."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # the name it has
        """Return the line, with control characters written as what they are."""
        return CONTROL.sub(_escaped, super().formatMessage(record))


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()


def configure(name: str) -> None:
    """Send all logs to the standard error stream; `name` is that of the app."""
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine(FORM))
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    logging.getLogger(name).removeHandler(default_handler)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a class waits a moment: no news
