"""Files that are named on the command line, laid into the shelf of this machine."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from data.catalogue import OPENED
from data.description import DESCRIPTION
from data.opening.kept.project import NEEDED, may_be_project
from data.opening.opened import open_file
from data.opening.shelf import put, put_project, shelf
from data.opening.tables.reasons import printable
from data.reading.notations import read_json
from data.reading.problems import InvalidData

NOTHING = (
    "{name} has nothing to show: none of its {rows:,} rows makes a relation. --check says why."
)


def lay(
    paths: Iterable[Path], environment: Mapping[str, str], views: tuple[str, ...] = ()
) -> tuple[Path, ...]:
    """Open files and return the folders of their sets; a folder of a data set is its own.

    `views` are the names of what a story can show.

    What is wrong with one is said on the error stream, and it is left out.

    Raises:
        SystemExit: 1 where nothing of any can be shown, or nothing may be written.
    """
    found = []
    for path in paths:
        try:
            found.append(path if is_set(path) else _laid(path, environment, views))
        except (ValueError, OSError) as problem:  # a table that cannot be read, or shows nothing
            print(problem, file=sys.stderr)  # noqa: T201  # read before there is a server with a log
    if not found:
        raise SystemExit(1)
    return tuple(found)


def is_set(path: Path) -> bool:
    """Tell whether a path is the folder of a data set of ours."""
    return all((path / name).is_file() for name in NEEDED)


def name_of(folder: Path) -> str:
    """Return what addresses call the set in a folder."""
    if OPENED.fullmatch(folder.name):
        return folder.name
    try:
        about, _ = read_json(folder / DESCRIPTION)
    except InvalidData:  # what is wrong with it is said when it is read
        return folder.name
    return str(about.get("name", folder.name))


def _laid(path: Path, environment: Mapping[str, str], views: tuple[str, ...]) -> Path:
    if may_be_project(path) and (place := put_project(shelf(environment), path, views)):
        return place
    opened = open_file(path)
    if not opened.outcome.drafts:
        raise ValueError(NOTHING.format(name=printable(path.name), rows=opened.outcome.rows))
    return put(shelf(environment), opened)
