"""How far a file was read, in one line of a terminal, which is gone once it is read."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from data.opening.apart import Watch, unwatched
from data.opening.tables.reasons import printable
from data.opening.working import Progress, Working

PATIENCE = 1.0  # seconds for which nobody asks how long it takes
SURE = 0.02  # of a file that must be read before it is told how long the rest takes
CLEAR = "\r\033[K"


@contextmanager
def progress(name: str) -> Iterator[Watch]:
    """Give what says on the error stream how far a file was read, if that is a terminal."""
    if not sys.stderr.isatty():
        yield unwatched
        return

    def watch(work: Working) -> None:
        seconds = time.monotonic() - work.started
        if seconds >= PATIENCE:
            _write(f"{CLEAR}{in_words(printable(name), work.progress, seconds)}")

    try:
        yield watch
    finally:
        _write(CLEAR)


def in_words(name: str, now: Progress, seconds: float) -> str:
    """Say how far a file was read after some seconds."""
    said = f"{name}: {now.rows:,} rows read" if now.rows else f"{name} is being read"
    if now.share < SURE:
        return said
    left = seconds * (1 - now.share) / now.share
    return f"{said}, {now.share:.0%}, {left:.0f} s left" if left >= 1 else f"{said}, nearly done"


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
