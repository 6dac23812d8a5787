"""Files that pages wait for: how far each was read, and how it is cancelled.

A page that waits asks again and again by a token that it made up. It is known to the process alone
that does the work: of several that serve one site another knows nothing of it, and the page says
no more than that it waits.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from components.language.texts import Words
from data.opening.apart import LAY
from data.opening.working import Working

WORKING = "working"  # what stands in the address of one
FIELD = "work"  # the field of a form with the token of its page
TOKEN = re.compile("[0-9a-f]{32}")
SURE = 0.02  # of a file that must be read before it is told how long the rest takes


@dataclass(eq=False)
class Seen:
    """What a page waits for."""

    work: Working | None = None
    made: bool = False
    _cancelled: bool = False

    def watch(self, work: Working) -> None:
        """Look at the process that works; end it if the page does not wait any more."""
        self.work = work
        if self._cancelled:
            work.end(cancelled=True)

    def is_made(self) -> None:
        """Say that the file was read, and its atlas is being made."""
        self.made = True

    def cancel(self) -> None:
        """Wait no more."""
        self._cancelled = True
        if self.work and not self.made:
            self.work.end(cancelled=True)

    def told(self, say: Words) -> dict[str, str | float]:
        """Say how far it has come."""
        if not self.work or self.made or self.work.has(LAY):
            return {"doing": say("open.making"), "share": 0.0, "said": ""}
        rows, share = self.work.progress
        said = [say.count("count.open_read", rows)] if rows else []
        if share >= SURE:
            seconds = time.monotonic() - self.work.started
            left = round(seconds * (1 - share) / share)
            said.append(say.count("count.open_seconds", left) if left else say("open.nearly"))
        return {"doing": say("open.reading"), "share": share, "said": " · ".join(said)}


@dataclass(eq=False)
class Works:
    """What pages wait for, by their tokens; threads may ask at the same time."""

    _seen: dict[str, Seen] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def seen(self, token: str) -> Iterator[Seen]:
        """Let a page see what is done meanwhile; what is no token is that of no page."""
        one = Seen()
        if not TOKEN.fullmatch(token):
            yield one
            return
        with self._lock:
            self._seen[token] = one
        try:
            yield one
        finally:
            with self._lock:
                self._seen.pop(token, None)

    def told(self, token: str, say: Words) -> dict[str, str | float]:
        """Say how far a file was read; nothing where none is."""
        one = self._seen.get(token)
        return one.told(say) if one else {}

    def cancel(self, token: str) -> None:
        """End what a page waits for."""
        one = self._seen.get(token)
        if one:
            one.cancel()
