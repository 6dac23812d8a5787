"""What is taken from the shelf: by whoever may, with a way back, or as its days are over.

Only folders of the shelf that are called as opened sets are ever touched.
"""

import os
import shutil
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

from data.address.grammar import OPENED
from data.opening.arrivals import DAY, FOLDER
from data.opening.kept.project import ORIGINAL

GONE = ".gone"  # in the shelf: what was taken from it lately
BACK = DAY  # seconds for which it can be had back


def remove(shelf: Path, name: str) -> bool:
    """Take a set from the shelf, at once for all who read it, and the file that came with it.

    Returns:
        Whether it was there.
    """
    place = shelf / name
    if not OPENED.fullmatch(name) or not place.is_dir():
        return False
    _forget_file(shelf, place)
    there = shelf / GONE / name
    there.parent.mkdir(exist_ok=True)
    shutil.rmtree(there, ignore_errors=True)
    try:
        place.replace(there)
    except OSError:  # another was faster
        return False
    with suppress(OSError):
        os.utime(there)
    return True


def restore(shelf: Path, name: str) -> bool:
    """Put a set back that was taken, and tell whether that could be done."""
    there = shelf / GONE / name
    if not OPENED.fullmatch(name) or not there.is_dir() or (shelf / name).exists():
        return False
    try:
        there.replace(shelf / name)
    except OSError:
        return False
    return True


def is_gone(shelf: Path, name: str) -> bool:
    """Tell whether a set was taken, and can be had back."""
    return bool(OPENED.fullmatch(name)) and (shelf / GONE / name).is_dir()


def place_of(shelf: Path, name: str) -> Path:
    """Return where a set lies, or did until it was taken."""
    return shelf / GONE / name if is_gone(shelf, name) else shelf / name


def sweep(shelf: Path) -> None:
    """Delete for good what was taken more than a day ago."""
    for when, place in _sets(shelf / GONE):
        if when < time.time() - BACK:
            shutil.rmtree(place, ignore_errors=True)


def latest(shelf: Path) -> list[tuple[float, Path]]:
    """Return the sets of the shelf, each with the time of its last change, the latest first."""
    return sorted(_sets(shelf), reverse=True)


def tidy(shelf: Path, most: int, days: int, spared: Collection[str] = ()) -> tuple[str, ...]:
    """Delete what nobody opened or changed for too long, and of the rest what is oldest.

    Args:
        shelf: where sets lie.
        most: how many may stay.
        days: for how long.
        spared: the names of those that stay whatever their age.

    Returns:
        The names of those that went.
    """
    oldest, went, kept = time.time() - days * DAY, [], 0
    for when, place in latest(shelf):
        if place.name in spared:
            continue
        kept += 1
        if (kept > most or when < oldest) and remove(shelf, place.name):
            shutil.rmtree(shelf / GONE / place.name, ignore_errors=True)
            went.append(place.name)
    return tuple(went)


def touch(place: Path) -> None:
    """Say of a set that it is in use."""
    with suppress(OSError):
        os.utime(place)


def _sets(folder: Path) -> Iterator[tuple[float, Path]]:
    try:
        there = [*folder.iterdir()]
    except OSError:
        return
    for path in there:
        with suppress(OSError):  # another took it away meanwhile
            if OPENED.fullmatch(path.name):
                yield path.stat().st_mtime, path


def _forget_file(shelf: Path, place: Path) -> None:
    """Delete the file that came by the page, of which the set was made."""
    with suppress(OSError, StopIteration):
        original = next((place / ORIGINAL).iterdir())
        with original.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        shutil.rmtree(shelf / FOLDER / digest, ignore_errors=True)
