"""A stranger's text is read in a process of its own, with limits of memory and of time."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import BoundedSemaphore

from data.opening.apart import BUSY, MEMORY, TOO_MUCH, unwatched
from data.opening.working import Ready, Working
from data.readings.asked import MADE, READ
from data.readings.endpoint import Endpoint
from data.readings.kept import Kept, keep

SECONDS = 60  # of a core
WAITING = 150  # seconds until no answer is awaited any longer
AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of a text: nothing of what is empty."""

    title: str = ""
    outlet: str = ""
    date: str = ""
    language: str = ""


class NotRead(Exception):
    """A text that could not be read: why, as a key, and in an English sentence."""

    def __init__(self, what: str, said: str = "") -> None:
        """Say what was in the way."""
        super().__init__(said or what)
        self.what = what


@dataclass(frozen=True)
class Apart:
    """Reads texts elsewhere; threads may ask at the same time."""

    shelf: Path
    memory: int = MEMORY
    seconds: int = SECONDS
    turns: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))

    def read(self, path: Path, told: Told, whose: str = "", coder: Endpoint | None = None) -> Kept:
        """Read the text in a file, and keep it with all that is suggested of it.

        Args:
            path: of the file.
            told: what a person says of the text.
            whose: parts the readings of several people.
            coder: whom else to ask: then the text leaves this machine.

        Raises:
            NotRead: where there is no text, or reading it takes too much.
            OSError: where nothing can be written.
        """
        asked = {
            "path": str(path.absolute()),
            "name": path.stem,
            "told": asdict(told),
            "coder": asdict(coder) if coder else {},
            "limits": [self.memory, self.seconds],
        }
        if not self.turns.acquire(timeout=WAITING):
            raise NotRead(BUSY)
        try:
            self.shelf.mkdir(parents=True, exist_ok=True)
            ready = Ready("data.readings.asked", self.shelf)
        except BaseException:
            self.turns.release()
            raise
        work = Working(ready, asked, WAITING, self.turns.release)
        try:
            found = work.found(READ, unwatched)
            if found is None or "what" in found:
                raise NotRead(*((found["what"], found["said"]) if found else (TOO_MUCH,)))
            return keep(self.shelf, work.folder / MADE, whose)
        finally:
            work.forget()
