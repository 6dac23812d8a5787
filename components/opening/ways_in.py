"""Files that are named on the command line, laid into the shelf of this machine."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from data.description import DESCRIPTION
from data.opening.opened import open_file
from data.opening.shelf import put, shelf
from data.opening.tables.reasons import printable

NOTHING = (
    "{name} has nothing to show: none of its {rows:,} rows makes a relation. --check says why."
)


def lay(paths: Iterable[Path], environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Open files and return the folders of their sets; a folder of a data set is its own.

    What is wrong with one is said on the error stream, and it is left out.

    Raises:
        SystemExit: 1 where nothing of any can be shown, or nothing may be written.
    """
    found = []
    for path in paths:
        try:
            found.append(path if (path / DESCRIPTION).is_file() else _laid(path, environment))
        except (ValueError, OSError) as problem:  # a table that cannot be read, or shows nothing
            print(problem, file=sys.stderr)  # noqa: T201  # read before there is a server with a log
    if not found:
        raise SystemExit(1)
    return tuple(found)


def _laid(path: Path, environment: Mapping[str, str]) -> Path:
    opened = open_file(path)
    if not opened.outcome.drafts:
        raise ValueError(NOTHING.format(name=printable(path.name), rows=opened.outcome.rows))
    return put(shelf(environment), opened)
