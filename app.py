"""Entente: an atlas of state alignments. `python app.py` serves it; `server` is for WSGI hosts."""

import os

# A question is answered by one core: the threads of OpenBLAS wait for one another, and where other
# programs were at work the eigenvectors of 190 nodes took 370 ms in place of 12.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import gc
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Flask

from components import callbacks, elements, finding, first, page, shipped
from components.documents import routes as documents
from components.evidence import routes as papers
from components.opening import check, in_place, project, ways_in
from components.opening import routes as opening
from components.reading import routes as reading
from components.reading import suggested
from components.scene import Scenes
from components.server import (
    caching,
    command,
    errors,
    health,
    index,
    limits,
    listening,
    loading,
    logs,
    metrics,
    offline,
    proxies,
    security,
    settings,
    tracing,
)
from components.server.settings import Settings
from components.server.workers import Shared
from components.takeaway import codes, withheld
from components.takeaway import routes as downloads
from components.views import catalogue
from components.worksheet import routes as worksheets
from data.library import Library, NoDataSet, open_library
from data.opening.in_place.address import Address
from data.opening.shelf import shelf
from data.reading.problems import InvalidData

NAME = "entente"
ROOT = Path(__file__).parent
DATA = ROOT / "data"
INTERRUPTED = 130  # what a shell expects of a command that Ctrl-C ended
FEW = 20_000  # objects that an answer makes before they are looked through; by default 700
DEFAULT = "article"  # the data set that a page opens with


def read_library(folders: Iterable[Path] = (), default: str = DEFAULT) -> Library:
    """Read the data sets of the atlas and those of more folders; without any, exit.

    What is wrong with one that is left out is said on the error stream, for whoever edits it.
    """
    try:
        library, wrong = open_library([DATA, *folders], default, catalogue.VIEWS.names)
    except NoDataSet as problem:
        raise SystemExit(str(problem)) from None
    for one in wrong:
        print(one, file=sys.stderr)  # noqa: T201  # read before there is a server with a log
    return library


def create_app(library: Library, chosen: Settings = settings.DEFAULT) -> Dash:
    """Return the atlas of a library; the app holds no state of its own."""
    elements.lighten()
    app = Dash(
        NAME,
        requests_pathname_prefix=f"{chosen.base_path}/",
        routes_pathname_prefix="/",
        assets_folder=str(ROOT / "assets"),
        assets_ignore=loading.LEFT_TO_US,  # in an order of its own
        title="Entente",
        update_title="",
        suppress_callback_exceptions=True,  # an edition of the page arrives by callback
        health_endpoint="healthz",
    )
    app.layout = page.skeleton()
    tracing.register(app.server, told=chosen.access_log == "on")  # first: it knows every request
    metrics.register(app.server, library, chosen)
    limits.register(app.server, chosen)
    assets = loading.register(app)
    scenes = Scenes(library, catalogue.VIEWS, app.get_asset_url("topojson/"))
    cards = callbacks.register(app, scenes)
    kept = shelf(os.environ)
    health.register(app.server, library, chosen, kept)
    counter = opening.register(app, scenes, chosen, kept)  # first: it brings sets back
    reading.register(app, counter, os.environ)
    ways_in.register(app.server, library)
    project.register(app.server, library, here=chosen.here)
    withheld.register(app.server, library)
    downloads.register(app.server, library)
    finding.register(app.server, scenes)
    codes.register(app.server, scenes)
    documents.register(app, scenes)
    offline.register(app, ROOT, library)
    worksheets.register(app, scenes)
    papers.register(app, scenes)
    index.register(app, cards, first.pages(scenes), assets)
    security.register(app, callbacks.accepted())
    errors.register(app.server)
    caching.register(app.server, lambda: library.catalogue)
    proxies.register(app.server, chosen)
    return app


def served(chosen: Settings, opened: Sequence[Path] = (), tables: Sequence[Address] = ()) -> Flask:
    """Return the atlas as a WSGI application; a page opens with the first set that was opened.

    `tables` are those that an engine is asked for.
    """
    try:
        shipped.check()
    except InvalidData as problem:  # a message for whoever edits the file, not a traceback
        raise SystemExit(str(problem)) from None
    first = ways_in.name_of(opened[0]) if opened else DEFAULT
    ours = {path.resolve() for path in DATA.iterdir()}  # a set of the atlas is there already
    more = [path for path in opened if path.resolve() not in ours]
    library = read_library([*chosen.data_folders, *more], chosen.opens_with or first)
    held = in_place.holdings(tables, os.environ, library.catalogue)
    in_place.hold(library, held, first=not (opened or chosen.opens_with))
    server: Flask = create_app(library, chosen).server
    gc.freeze()  # what was read stays: to look through it for garbage would delay answers
    gc.set_threshold(FEW)  # of a large picture that took a sixth of the time
    return server


def main() -> None:
    """Serve the atlas until interrupted."""
    asked, shared = command.command(sys.argv[1:], os.environ), Shared.of(os.environ)
    try:
        if asked.check:
            raise SystemExit(check.check(asked.files, as_json=asked.json))
        if asked.read:
            raise SystemExit(suggested.read(asked.read, asked.told, os.environ, as_json=asked.json))
        logs.configure(NAME, asked.settings.log_format)
        views = catalogue.VIEWS.names
        if shared:
            opened = shared.opened
        else:
            opened = ways_in.lay(asked.files, os.environ, views) if asked.files else ()
            if asked.settings.workers > 1:  # what is kept of tables is made once, before them all
                in_place.holdings(asked.tables, os.environ)
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    chosen = asked.settings
    query = f"?data={ways_in.name_of(opened[0])}" if opened else ""
    make = partial(served, chosen, opened, asked.tables)
    listening.serve(make, chosen, query, opened, shared)


def __getattr__(name: str) -> Any:
    """Make `server` when a WSGI host asks for it: then the environment alone has the settings."""
    if name != "server":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        globals()["server"] = served(command.read([], os.environ).hosted)
    except SystemExit as problem:  # a host would start its workers again and again
        raise ImportError(f"the atlas cannot start: {problem.code}") from None
    return globals()["server"]


if __name__ == "__main__":
    main()
