"""What the tests start from: the landed data sets, scenes of them, and small sets of our own."""

import csv
import json
import logging
import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import settings

import app
from components.scene import Scenes
from components.views.catalogue import VIEWS
from data.library import Library
from data.load import load
from tests.landed import LANDED, LIBRARY

# The same examples on every machine and in every run; a slow machine is no failure.
settings.register_profile("stable", derandomize=True, deadline=None, database=None)
settings.load_profile("stable")

OUTLINES = "/assets/topojson/"
RELATION = {
    "relation_id": "R",
    "source_id": "S1",
    "second_source_id": "",
    "further_source_ids": "",
    "locator": "paragraph 1",
    "actor": "IRN",
    "target": "VEN",
    "mutual": "false",
    "type": "AID",
    "weight": "",
    "count": "",
    "form": "act",
    "label": "help",
    "date": "2010",
    "status": "reported",
    "attributed_to": "",
    "counted": "true",
    "statement": "Iran helped Venezuela.",
    "note": "",
    "label_pt": "",
    "statement_es": "",
    "note_fa": "",
}
ACTOR = {
    "actor_id": "",
    "name": "",
    "name_es": "",
    "name_pt": "",
    "name_fa": "",
    "short": "",
    "short_fa": "",
    "kind": "state",
    "country": "",
    "stands_for": "",
    "role": "",
    "role_es": "",
    "parent": "",
}
SOURCE = {
    "source_id": "S1",
    "title": "A page",
    "publisher": "A paper",
    "date": "2020",
    "url": "https://example.org/page",
    "kind": "",
    "state_owned": "",
    "note": "",
}
PEOPLE = (
    {"actor_id": "IRN", "name": "Iran", "country": "IRN", "stands_for": "IRN"},
    {"actor_id": "VEN", "name": "Venezuela", "country": "VEN", "stands_for": "VEN"},
    {"actor_id": "USA", "name": "United States", "country": "USA", "stands_for": "USA"},
    {
        "actor_id": "minister",
        "name": "A minister",
        "kind": "person",
        "country": "IRN",
        "stands_for": "IRN",
        "parent": "IRN",
    },
    {
        "actor_id": "hezbollah",
        "name": "Hezbollah",
        "kind": "organisation",
        "country": "LBN",
        "stands_for": "hezbollah",
    },
)


@pytest.fixture(scope="session")
def data_sets():
    """The data sets that the app opens with, by name."""
    return LANDED


@pytest.fixture(scope="session")
def article(data_sets):
    return data_sets["article"]


@pytest.fixture(scope="session")
def chronology(data_sets):
    return data_sets["chronology"]


@pytest.fixture(scope="session")
def layouts(data_sets):
    """The stored positions of each data set, as the app draws them."""
    return {name: held.layouts for name, held in data_sets.holdings.items()}


@pytest.fixture(scope="session")
def scene():
    """Make the scene of an address: scene("?view=map&lang=fa")."""

    def build(query="?", *, compact=False, presented=False):
        made, _ = Scenes(LIBRARY, VIEWS, OUTLINES)(query)
        return replace(made, compact=compact, presented=presented)

    return build


@pytest.fixture(scope="session")
def scene_of():
    """Make the scene of an address of one data set that is not landed."""

    def build(data_set, query="?", *, compact=False):
        made, _ = Scenes(Library.of(data_set), VIEWS, OUTLINES)(query)
        return replace(made, compact=compact)

    return build


@pytest.fixture
def article_folder(tmp_path):
    """A copy of the article's files, to break."""
    return shutil.copytree(app.ROOT / "data" / "article", tmp_path / "article")


def _write(path, columns, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({**columns, **row} for row in rows)


def write_data_set(folder: Path, relations, actors=PEOPLE, sources=({},), **about):
    """Write a small data set; what a row leaves out has a plain value."""
    folder.mkdir(parents=True, exist_ok=True)
    numbered = [{"relation_id": f"R{n}", **row} for n, row in enumerate(relations, start=1)]
    _write(folder / "relations.csv", RELATION, numbered)
    _write(folder / "actors.csv", ACTOR, actors)
    _write(folder / "sources.csv", SOURCE, sources)
    titles = dict.fromkeys(("en", "es", "pt", "fa"), "A small set")
    package = {"name": "small", "titles": titles, "perspective": "IRN", **about}
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return folder


@pytest.fixture
def small(tmp_path):
    """Load a data set of a few relations: small([{"type": "AID"}, {"type": "ACCUSE"}])."""

    def build(relations, **rest):
        return load(write_data_set(tmp_path / "small", relations, **rest))

    return build


HOSTILE = (
    '<img src=x onerror="alert(1)">',
    "<script>alert('a name')</script>",
    "<b>bold</b><a href='javascript:alert(1)'>here</a>",
    '=HYPERLINK("https://example.org","here")',
    "&lt;i&gt;twice&lt;/i&gt; {who} {0} %{hovertext} %{text}<extra></extra>",
    'مرز (" unbalanced',
)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """A data set whose names, roles, statements and claimants are attacks."""
    ids = [f"actor-{number}" for number in range(len(HOSTILE))]
    actors = [
        {
            "actor_id": actor_id,
            "name": text,
            "kind": "person",
            "country": country,
            "stands_for": actor_id,
            "role": text,
        }
        for actor_id, text, country in zip(
            ids, HOSTILE, ("IRN", "VEN", "USA", "CUB", "BRA", "NAM"), strict=True
        )
    ]
    kinds = ("AID", "ACCUSE", "REQUEST", "ASSAULT", "CONSULT", "SANCTION")
    relations = [
        {
            "actor": one,
            "target": other,
            "type": kinds[number],
            "label": text,
            "statement": text,
            "note": text,
            "status": "claimed",
            "attributed_to": text,
            "locator": text,
        }
        for number, (one, other, text) in enumerate(
            zip(ids, ids[1:] + ids[:1], HOSTILE, strict=True)
        )
    ]
    sources = [{"title": HOSTILE[0], "publisher": HOSTILE[1], "note": HOSTILE[2]}]
    folder = tmp_path_factory.mktemp("hostile")
    titles = dict.fromkeys(("en", "es", "pt", "fa"), HOSTILE[0])
    package = {"name": "hostile", "titles": titles, "perspective": "actor-0"}
    return load(write_data_set(folder, relations, actors, sources, **package))


@pytest.fixture(scope="session")
def atlas():
    """The app itself."""
    return app.create_app(LIBRARY)


@pytest.fixture(scope="session")
def client(atlas):
    """A browser without a screen: it asks the server and reads the answers."""
    return atlas.server.test_client()


def build_body(query="?", viewport="wide", data="", lang=""):
    """Return what the browser sends to have a page built."""
    return {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [
            {
                "id": "edition",
                "property": "data",
                "value": {"data": data, "lang": lang, "viewport": viewport},
            }
        ],
        "state": [{"id": "url", "property": "search", "value": query}],
        "changedPropIds": ["edition.data"],
    }


def answer_path(query="?", viewport="wide", shown="map"):
    """Return where the browser asks what a selection changes, its query written as it would."""
    written = quote(query.encode(errors="replace"), safe="?&=%+,/:;@!$'()*~-._[]{}|^`")
    return f"/answers/{viewport}/{shown}?{written.removeprefix('?')}"


def share_body(query="?", href="http://localhost/"):
    """Return what the browser sends to have the share dialog filled."""
    return {
        "output": "share-body.children",
        "outputs": {"id": "share-body", "property": "children"},
        "inputs": [{"id": "share", "property": "n_clicks", "value": 1}],
        "state": [
            {"id": "selection", "property": "data", "value": query},
            {"id": "url", "property": "href", "value": href},
        ],
        "changedPropIds": ["share.n_clicks"],
    }


def export_body(query="?"):
    """Return what the browser sends to have the export dialog filled."""
    return {
        "output": "export-body.children",
        "outputs": {"id": "export-body", "property": "children"},
        "inputs": [{"id": "export", "property": "n_clicks", "value": 1}],
        "state": [{"id": "selection", "property": "data", "value": query}],
        "changedPropIds": ["export.n_clicks"],
    }


@pytest.fixture(scope="session")
def ask(client):
    """Send a body to the callbacks, as text or as what becomes JSON."""

    def send(body):
        if not isinstance(body, (str, bytes)):
            body = json.dumps(body)
        return client.post("/_dash-update-component", data=body, content_type="application/json")

    return send


@pytest.fixture(scope="session")
def draw(client):
    """Ask what a selection changes on the page."""
    return lambda *asked, **where: client.get(answer_path(*asked, **where))


@pytest.fixture
def log(atlas):
    """What the server writes into its log during a test."""
    handler = logging.Handler()
    records = []
    handler.emit = records.append
    logger = atlas.server.logger
    logger.addHandler(handler)
    logger.propagate = False
    yield records
    logger.propagate = True
    logger.removeHandler(handler)
