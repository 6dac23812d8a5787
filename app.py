"""Entente: an atlas of state alignments. `python app.py` serves it; `server` is for WSGI hosts."""

import argparse
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import waitress
from dash import Dash

from components import page
from components.reading import routes as documents
from components.server import loading, offline
from components.server import security as serving
from components.takeaway import routes as downloads
from components.worksheet import routes as worksheets
from data import positions as graph
from data.dataset import DataSet
from data.load import load
from data.model import InvalidData
from data.story import load_story

ROOT = Path(__file__).parent
DATA_SETS = ("article", "chronology", "europe")  # the first is what the page opens with


def load_all(names: tuple[str, ...] = DATA_SETS) -> dict[str, DataSet]:
    """Read every data set of the atlas with its story, by name."""
    folders = {name: ROOT / "data" / name for name in names}
    found = {name: load(folder) for name, folder in folders.items()}
    return {name: replace(it, story=load_story(folders[name], it)) for name, it in found.items()}


def create_app(data_sets: Mapping[str, DataSet]) -> Dash:
    """Return the atlas of some data sets; the app holds no state of its own."""
    app = Dash(
        "entente",
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
    serving.secure(app, page.accepted(), cards)
    return app


def main() -> None:
    """Serve the atlas until interrupted."""
    parser = argparse.ArgumentParser(
        description="Serve Entente, an atlas of state alignments.",
        epilog="HOST and PORT may also be set in the environment.",
    )
    parser.add_argument(
        "--host",
        default=os.environ.get("HOST", "127.0.0.1"),
        help="address to listen on (default: %(default)s)",
    )
    parser.add_argument(
        "--port",
        type=int,
        default=os.environ.get("PORT", "8050"),
        help="port to listen on (default: %(default)s)",
    )
    options = parser.parse_args()
    print(f"Entente is at http://{options.host}:{options.port}", flush=True)  # noqa: T201  # the command's one line
    waitress.serve(server, host=options.host, port=options.port, threads=8, ident=None)


try:
    server = create_app(load_all()).server
except InvalidData as problem:  # a message for the editor of the data, not a traceback
    raise SystemExit(str(problem)) from None

if __name__ == "__main__":
    main()
