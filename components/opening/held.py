"""The sets of the shelf, as the atlas holds them: brought back, renewed, let go."""

import re
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock

from flask import current_app, request

from components.scene import Scenes
from components.server.settings import Settings
from data.address.grammar import OPENED
from data.catalogue import FILES, TABLES
from data.library import NoDataSet
from data.opening.kept.gone import sweep, tidy, touch
from data.opening.shelf import hold
from data.reading.problems import InvalidData

ASKED = re.compile(rf"(?:^|&)data=({OPENED.pattern})(?:&|$)")
SEEN_TO = 600  # seconds between two looks at what is too old

Stamp = tuple[tuple[str, int], ...]


class Held:
    """Keeps what the library holds of the shelf in step with what lies there.

    Others may add, change and delete sets there: other workers, or other programs of this machine.
    """

    def __init__(self, scenes: Scenes, settings: Settings, shelf: Path) -> None:
        """Spare what is held from the first: whoever serves the atlas chose that."""
        self.library, self.views = scenes.library, scenes.views.names
        self.shelf, self.settings = shelf, settings
        self.spared = frozenset(self.library.catalogue)
        self._stamps: dict[str, Stamp] = {}
        self._lock = Lock()
        self._looked = 0.0

    def look_after(self) -> None:
        """Have the set that a request asks for as it lies on the shelf, or not at all."""
        found = ASKED.search(request.query_string.decode(errors="replace"))
        if not found:
            return
        self.tidy(SEEN_TO)
        try:
            self.renew(found[1])
        except (InvalidData, OSError) as problem:
            log_fault(problem)

    def enter(self, place: Path) -> None:
        """Hold a set that was just laid into the shelf.

        Raises:
            InvalidData: where its files were changed by other hands.
            OSError: where it cannot be read.
        """
        self.renew(place.name)
        self.tidy(0)

    def renew(self, name: str) -> None:
        """Hold a set as it lies on the shelf now.

        Raises:
            InvalidData: where its files were changed by other hands.
            OSError: where it cannot be read.
        """
        if self._stamps.get(name) == self._stamp(name) and name in self.library.catalogue:
            return
        with self._lock:  # of many who ask at once, one reads it
            stamp, held = self._stamp(name), self.library.catalogue.holdings.get(name)
            if held and held.folder != self.shelf / name:
                return  # it is none of the shelf
            if not stamp:
                self._let_go(name)
            elif not held:
                self.library.add(hold(self.shelf / name, self.views))
                touch(self.shelf / name)
            elif stamp != self._stamps.get(name):
                self._change(name, stamp)
            self._stamps[name] = stamp

    def tidy(self, seconds: float) -> None:
        """Delete what is too old, unless that was looked for in the last so many seconds.

        On the reader's own machine nothing is: there it is theirs.
        """
        if time.monotonic() - self._looked < seconds:
            return
        self._looked = time.monotonic()
        sweep(self.shelf)
        if not self.settings.here:
            most, days = self.settings.uploads_kept, self.settings.upload_days
            for name in tidy(self.shelf, most, days, self.spared):
                self._let_go(name)

    def _change(self, name: str, stamp: Stamp) -> None:
        """Hold a set anew: all of it where its tables changed, else what is said and told of it."""
        held, before = self.library.catalogue.holdings[name], self._stamps.get(name)
        told_alone = before is not None and _of_tables(before) == _of_tables(stamp)
        place = self.shelf / name
        renewed = held.renewed(self.views) if told_alone else hold(place, self.views)
        if renewed.edition != held.edition:
            self.library.add(renewed)

    def _let_go(self, name: str) -> None:
        self._stamps.pop(name, None)
        with suppress(KeyError, NoDataSet):
            self.library.remove(name)

    def _stamp(self, name: str) -> Stamp:
        """Return what changes with all that may change of a set; nothing where there is none."""
        found = []
        for file in FILES:
            with suppress(OSError):
                found.append((file, (self.shelf / name / file).stat().st_mtime_ns))
        return tuple(found)


def _of_tables(stamp: Stamp) -> Stamp:
    return tuple(one for one in stamp if one[0] in TABLES)


def log_fault(problem: Exception) -> None:
    """Say in the log that the shelf cannot be read or written, and why, naming nobody."""
    why = problem.strerror if isinstance(problem, OSError) else ""
    current_app.logger.error("the shelf: %s %s", type(problem).__name__, why or "")
