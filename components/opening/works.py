"""Files that pages wait for: how far each was read, and how it is cancelled.

A page that waits asks again and again by a token that it made up. The process that does the work
knows it; where several serve one site, any other may be asked, so that they share a folder in which
a small file says how far each has come, and another that nobody waits any more.
"""

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from components.language.texts import Words
from data.opening.apart import LAY
from data.opening.working import Working

WORKING = "working"  # what stands in the address of one
FIELD = "work"  # the field of a form with the token of its page
TOKEN = re.compile("[0-9a-f]{32}")
CANCELLED = ".cancelled"  # how the name of the file ends that says so
SURE = 0.02  # of a file that must be read before it is told how long the rest takes


class Stand(NamedTuple):
    """How far a file has come: whether its atlas is being made, or else what was read, how long."""

    making: bool = True
    rows: int = 0
    share: float = 0.0
    seconds: float = 0.0

    def told(self, say: Words) -> dict[str, str | float]:
        """Say it."""
        if self.making:
            return {"doing": say("open.making"), "share": 0.0, "said": ""}
        said = [say.count("count.open_read", self.rows)] if self.rows else []
        if self.share >= SURE:
            left = round(self.seconds * (1 - self.share) / self.share)
            said.append(say.count("count.open_seconds", left) if left else say("open.nearly"))
        return {"doing": say("open.reading"), "share": self.share, "said": " · ".join(said)}


@dataclass(eq=False)
class Seen:
    """What a page waits for; `shared` is the file that tells other processes of it, if any."""

    work: Working | None = None
    made: bool = False
    shared: Path | None = None
    _cancelled: bool = False

    def watch(self, work: Working) -> None:
        """Look at the process that works; end it if the page does not wait any more."""
        self.work = work
        if self.shared:
            self._cancelled = self._cancelled or self.shared.with_suffix(CANCELLED).exists()
            write_whole(self.shared, json.dumps(self.stand()))
        if self._cancelled:
            work.end(cancelled=True)

    def is_made(self) -> None:
        """Say that the file was read, and its atlas is being made."""
        self.made = True
        if self.shared:
            write_whole(self.shared, json.dumps(self.stand()))

    def cancel(self) -> None:
        """Wait no more."""
        self._cancelled = True
        if self.work and not self.made:
            self.work.end(cancelled=True)

    def stand(self) -> Stand:
        """Return how far it has come."""
        if not self.work or self.made or self.work.has(LAY):
            return Stand()
        return Stand(False, *self.work.progress, time.monotonic() - self.work.started)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that nobody reads half of it; where that cannot be, nobody waits for it."""
    beside = path.with_suffix(".new")
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)


@dataclass(eq=False)
class Works:
    """What pages wait for, by their tokens; threads may ask at the same time.

    `folder` is where several processes tell one another, nothing where there is but one.
    """

    folder: Path | None = None
    _seen: dict[str, Seen] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def seen(self, token: str) -> Iterator[Seen]:
        """Let a page see what is done meanwhile; what is no token is that of no page."""
        if not TOKEN.fullmatch(token):
            yield Seen()
            return
        one = Seen(shared=self.folder / token if self.folder else None)
        with self._lock:
            self._seen[token] = one
        try:
            yield one
        finally:
            with self._lock:
                self._seen.pop(token, None)
            for left in (one.shared, one.shared.with_suffix(CANCELLED)) if one.shared else ():
                left.unlink(missing_ok=True)

    def told(self, token: str, say: Words) -> dict[str, str | float]:
        """Say how far a file was read; nothing where none is."""
        one = self._seen.get(token)
        stand = one.stand() if one else self._elsewhere(token)
        return stand.told(say) if stand else {}

    def _elsewhere(self, token: str) -> Stand | None:
        """Return how far a file has come that another process reads, if one does."""
        if self.folder and TOKEN.fullmatch(token):
            with suppress(OSError):
                return Stand(*json.loads((self.folder / token).read_text(encoding="utf-8")))
        return None

    def cancel(self, token: str) -> None:
        """End what a page waits for."""
        if one := self._seen.get(token):
            one.cancel()
        elif self._elsewhere(token):
            assert self.folder
            write_whole((self.folder / token).with_suffix(CANCELLED), "")
