"""Files that arrived by the page, for some days: each in a folder called by what is in it."""

import os
import re
import shutil
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import IO

FOLDER = "arrivals"  # in the shelf
KEY = re.compile("[0-9a-f]{64}")
UNSAFE = re.compile(r"[^\w.() -]|^[. ]+")
STEM, ENDING = 48, 12  # letters of a name
PIECE = 2**20  # bytes that are read at once
DAY = 86_400  # seconds


def arrive(shelf: Path, name: str, content: IO[bytes], most: int, days: int) -> str:
    """Keep a file, and return the key by which it is found.

    Args:
        shelf: where sets lie.
        name: what its owner calls it, whatever that is.
        content: its bytes, read in pieces.
        most: files that are kept; those that came first go.
        days: how long a file is kept.

    Raises:
        OSError: where nothing can be written.
    """
    folder = shelf / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".arriving-") as beside:
        made = Path(beside) / "file"
        digest = sha256()
        with made.open("wb") as file:
            while piece := content.read(PIECE):
                digest.update(piece)
                file.write(piece)
        key = digest.hexdigest()
        place = folder / key
        place.mkdir(exist_ok=True)
        made.replace(place / safe(name))
        for other in [one for one in place.iterdir() if one.name != safe(name)]:
            other.unlink(missing_ok=True)  # others may have the same file arrive
    os.utime(place)
    tidy(folder, most, days)
    return key


def arrived(shelf: Path, key: str) -> Path | None:
    """Return the file of a key, if it is there still."""
    if not KEY.fullmatch(key):
        return None
    try:
        return next((path for path in (shelf / FOLDER / key).iterdir() if path.is_file()), None)
    except OSError:
        return None


def safe(name: str) -> str:
    """Return what a file is called, as a name that leads nowhere else."""
    last = re.split(r"[/\\]", name)[-1]
    stem, dot, ending = UNSAFE.sub("_", last).rpartition(".")
    short = f"{stem[:STEM]}{dot}{ending[:ENDING]}" if stem else ending[:STEM]
    return short.strip(". ") or "table"


def tidy(folder: Path, most: int, days: int) -> None:
    """Remove what came too long ago, and of the rest what came first."""
    came = sorted(_came(folder), reverse=True)
    oldest = time.time() - days * DAY
    for n, (when, path) in enumerate(came):
        if n >= most or when < oldest:
            shutil.rmtree(path, ignore_errors=True)


def _came(folder: Path) -> list[tuple[float, Path]]:
    found = []
    for path in folder.iterdir():
        try:
            if KEY.fullmatch(path.name):
                found.append((path.stat().st_mtime, path))
        except OSError:  # another took it away meanwhile
            continue
    return found
