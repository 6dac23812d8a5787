"""Readings on this machine: the text, what was suggested of it, and every step of a reader.

Each lies in a folder of its own, called by what is in it: whoever has the same text of the same
day read again is where they were. Nothing of it goes into a data set but what was decided.
"""

import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from data.coder.suggestion import Reading
from data.opening.arrivals import tidy
from data.readings import steps as logs
from data.readings.items import Item, items_of
from data.readings.steps import Step, standing
from data.readings.stored import from_json

FOLDER = "readings"  # in the shelf
KEY = re.compile("[0-9a-f]{64}")
TEXT, READING, ABOUT = "text.txt", "reading.json", "about.json"
READERS = ("1", "2")
SETTLED = "settled"  # in place of a reader: what two of them agreed upon


@dataclass(frozen=True)
class Kept:
    """A reading that lies in a folder, as one of its readers has it."""

    folder: Path
    reader: str

    @property
    def key(self) -> str:
        """By which it is found."""
        return self.folder.name

    @property
    def reading(self) -> Reading:
        """The text, and what was suggested of it."""
        return _reading(self.folder)

    @cached_property
    def about(self) -> Mapping[str, Any]:
        """What the text is: "title", "outlet", and how it was read: "coder"."""
        found: Mapping[str, Any] = json.loads((self.folder / ABOUT).read_text(encoding="utf-8"))
        return found

    @cached_property
    def steps(self) -> list[Step]:
        """The steps that stand."""
        return standing(logs.read(self._log))

    @cached_property
    def items(self) -> dict[str, Item]:
        """The relations in question, in the order of the text."""
        return items_of(self.reading, self.steps)

    @property
    def begun(self) -> bool:
        """Whether this reader has done anything."""
        return self._log.exists()

    def by(self, reader: str) -> "Kept":
        """Return the same text as another reader has it."""
        return Kept(self.folder, reader)

    def doing(self, step: Step) -> "Kept":
        """Return it after one step more.

        Raises:
            OSError: where nothing can be written.
        """
        logs.add(self._log, step)
        os.utime(self.folder)
        return Kept(self.folder, self.reader)

    @property
    def _log(self) -> Path:
        return self.folder / f"steps-{self.reader}.jsonl"


@lru_cache(maxsize=8)
def _reading(folder: Path) -> Reading:
    """Read what never changes: the name of the folder follows from it."""
    text = (folder / TEXT).read_bytes().decode("utf-8", "surrogatepass")
    return from_json(json.loads((folder / READING).read_text(encoding="utf-8")), text)


def find(shelf: Path, key: str, reader: str) -> Kept | None:
    """Return a reading by its key, if it is there."""
    folder = shelf / FOLDER / key
    known = KEY.fullmatch(key) and reader in (*READERS, SETTLED)
    return Kept(folder, reader) if known and (folder / ABOUT).is_file() else None


def key_of(text: str, about: Mapping[str, Any], whose: str) -> str:
    """Return the key of a text that was read so; `whose` parts those of several people."""
    said = json.dumps([text, about, whose], sort_keys=True)
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def keep(shelf: Path, made: Path, whose: str) -> Kept:
    """Put a reading that is made into its place, unless it is there already.

    Raises:
        OSError: where nothing can be written.
    """
    about = json.loads((made / ABOUT).read_text(encoding="utf-8"))
    text = (made / TEXT).read_bytes().decode("utf-8", "surrogatepass")
    place = shelf / FOLDER / key_of(text, about, whose)
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        made.replace(place)
    except OSError:
        if not (place / ABOUT).is_file():
            raise
    return Kept(place, READERS[0])


def forget(kept: Kept) -> None:
    """Delete a reading with its text; data sets that came of it stay."""
    shutil.rmtree(kept.folder, ignore_errors=True)
    _reading.cache_clear()


def look_after(shelf: Path, most: int, days: int) -> None:
    """Delete readings that nobody has touched for too long, and of the rest the oldest."""
    if (shelf / FOLDER).is_dir():
        tidy(shelf / FOLDER, most, days)


def latest(shelf: Path, most: int = 6) -> list[Kept]:
    """Return the readings of this machine that were touched last."""
    try:
        found = [one for one in (shelf / FOLDER).iterdir() if (one / ABOUT).is_file()]
    except OSError:
        return []
    found.sort(key=lambda one: one.stat().st_mtime, reverse=True)
    return [Kept(one, READERS[0]) for one in found[:most]]
