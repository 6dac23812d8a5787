"""Files that are named on the command line, laid into the shelf of this machine."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from flask import Flask, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from components import addresses
from components.opening.terminal import progress
from data.address.grammar import OPENED
from data.description import DESCRIPTION
from data.library import Library
from data.opening.answers import Answers
from data.opening.apart import Apart, Failed
from data.opening.kept.project import NEEDED, may_be_project
from data.opening.shelf import HERE, shelf
from data.opening.told import Told
from data.reading.notations import read_json
from data.reading.problems import InvalidData

SECONDS = 600  # of a core, for one file: who named it can interrupt that


def lay(
    paths: Iterable[Path], environment: Mapping[str, str], views: tuple[str, ...] = ()
) -> tuple[Path, ...]:
    """Open files and return the folders of their sets; a folder of a data set is its own.

    `views` are the names of what a story can show.

    What is wrong with one is said on the error stream, and it is left out.

    Raises:
        SystemExit: 1 where nothing of any can be shown, or nothing may be written.
    """
    found, apart = [], Apart(shelf(environment), seconds=SECONDS)
    try:
        for path in paths:
            try:
                found.append(path if is_set(path) else _laid(path, apart, views))
            except (Failed, OSError) as problem:  # no table, or one that shows nothing
                print(problem, file=sys.stderr)  # noqa: T201  # before there is a server with a log
    finally:
        apart.close()
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


def register(server: Flask, library: Library) -> None:
    """Have a page that is asked for without a set name the one that was opened first."""

    @server.before_request
    def name_set() -> BaseResponse | None:
        name = library.catalogue.default
        asked = request.path in ("/", addresses.EMBED, addresses.PRESENT)
        if not asked or not OPENED.fullmatch(name) or request.args.get("data"):
            return None
        query = request.query_string.decode(errors="replace")
        named = "&".join(filter(None, [f"data={name}", query]))
        return redirect(f"{addresses.base()}{request.path}?{named}")


def _laid(path: Path, apart: Apart, views: tuple[str, ...]) -> Path:
    with progress(path.name) as watch:
        if may_be_project(path) and (place := apart.bring(path, views, HERE, watch)):
            return place
        return apart.lay(path, Answers(), Told(), HERE, watch)
