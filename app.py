"""Entente: an atlas of state alignments. `python app.py` serves it; `server` is for WSGI hosts."""

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Flask

from components import page
from components.reading import routes as documents
from components.server import (
    caching,
    errors,
    index,
    listening,
    loading,
    logs,
    offline,
    proxies,
    security,
    settings,
)
from components.server.settings import Settings
from components.takeaway import routes as downloads
from components.worksheet import routes as worksheets
from data import positions as graph
from data.dataset import DataSet
from data.load import load
from data.reading.problems import InvalidData
from data.story import load_story

NAME = "entente"
ROOT = Path(__file__).parent
DATA_SETS = ("article", "chronology", "europe")  # the first is what the page opens with


def load_all(names: tuple[str, ...] = DATA_SETS) -> dict[str, DataSet]:
    """Read every data set of the atlas with its story, by name."""
    folders = {name: ROOT / "data" / name for name in names}
    found = {name: load(folder) for name, folder in folders.items()}
    return {name: replace(it, story=load_story(folders[name], it)) for name, it in found.items()}


def create_app(data_sets: Mapping[str, DataSet], chosen: Settings = settings.DEFAULT) -> Dash:
    """Return the atlas of some data sets; the app holds no state of its own."""
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
    loading.register(app)
    layouts = {
        name: graph.positions(data_set, ROOT / "data" / name)
        for name, data_set in data_sets.items()
    }
    cards = page.register(app, data_sets, layouts, app.get_asset_url("topojson/"))
    downloads.register(app.server, data_sets, layouts)
    documents.register(app, data_sets, layouts)
    offline.register(app.server, ROOT)
    worksheets.register(app, data_sets, layouts)
    index.register(app, cards)
    security.register(app, page.accepted())
    errors.register(app.server)
    caching.register(app.server)
    proxies.register(app.server, chosen)
    return app


def served(chosen: Settings) -> Flask:
    """Return the atlas as a WSGI application."""
    server: Flask = create_app(load_all(), chosen).server
    return server


def main() -> None:
    """Serve the atlas until interrupted."""
    chosen = settings.read(sys.argv[1:], os.environ)
    logs.configure(NAME)
    try:
        listening.serve(lambda: served(chosen), chosen)
    except InvalidData as problem:  # a message for the editor of the data, not a traceback
        raise SystemExit(str(problem)) from None


def __getattr__(name: str) -> Any:
    """Make `server` when a WSGI host asks for it: then the environment alone has the settings."""
    if name != "server":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()["server"] = served(settings.read([], os.environ))
    return globals()["server"]


if __name__ == "__main__":
    main()
