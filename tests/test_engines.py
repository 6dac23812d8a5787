"""The whole atlas on every engine: each answer of the server is the same, byte for byte."""

from dataclasses import replace

import pytest

import app
from components import answers, first
from components.takeaway import export
from components.views.catalogue import VIEWS
from data.files.names import FORMATS
from data.library import Library
from tests.conftest import answer_path, build_body, export_body, share_body
from tests.engines import in_engine

NAMES = ("article", "chronology")
# Every view, both levels, every filter, what may be chosen, comparisons, the story, four languages.
ASKED = (
    "?",
    "?data=chronology&lang=fa&theme=dark",
    "?lang=es&view=network&level=actors&tie=hezbollah",
    "?data=chronology&view=network&tie=IRN~VEN&lang=pt",
    "?data=chronology&view=matrix&order=region&from=2005&to=2012",
    "?view=matrix&lang=fa&types=aid,support,accuse&level=actors",
    "?view=camps&tie=IRN~USA&lang=es",
    "?data=chronology&view=camps&what=IRN~USA.friends&status=reported",
    "?data=chronology&view=camps&tie=IRN~USA~VEN",
    "?view=camps&through=so-far&lang=pt",
    "?view=table&lang=fa&actors=IRN&side=acts",
    "?data=chronology&view=table&level=actors&status=claimed&to=2010",
    "?data=chronology&actors=VEN&side=acted-upon&seen=VEN&play=window",
    "?types=none&lang=es",
    "?data=chronology&from=1950&to=1951",
    "?to=2012&versus=from%3D2013&lang=fa",
    "?data=chronology&view=network&to=1999&versus=from%3D2000&compare=difference&tie=IRN",
    "?data=chronology&types=accuse&versus=types%3Dsupport&tie=USA~VEN&lang=es",
    "?view=matrix&side=acts&actors=IRN&versus=side%3Dacted-upon&lang=pt",
    "?story=1&step=3",
    "?data=chronology&story=1&step=2&answer=1&lang=fa",
    "?data=chronology&story=1&step=5&lang=pt",
    "?data=chronology&projection=globe&level=actors&tie=ven-pdvsa&lang=es",
    "?tie=IRN&seen=none&lang=pt&theme=dark",
    "?view=network&status=reported&from=2010~&tie=IRN~VEN~hezbollah&level=actors",
    "?view=camps&through=year&lang=fa&status=reported",
    "?data=chronology&view=camps&through=five-years&from=1990",
    "?data=chronology&view=matrix&actors=ARG,BRA&lang=es&tie=ARG~IRN",
    "?view=table&to=2010&versus=from%3D2011&tie=VEN&lang=pt",
    "?actors=minister",
    "?data=chronology&source=news-agency,research&owner=others&tie=IRN~VEN&lang=fa",
    "?data=chronology&view=table&source=advocacy&versus=source%3D%26owner%3Dstate",
    "?data=chronology&view=per-year&from=1999",
    "?view=per-year&tie=IRN~USA,VEN&lang=fa&level=actors",
    "?data=chronology&view=per-year&by=actor&status=reported&lang=es",
)
VIEWPORTS = ("wide", "compact", "present", "embed-wide", "embed-compact")
PICTURES = [view.name for view in VIEWS.pictures]
PAGES = ("/methods", "/worksheet", "/about")
FILES = tuple(f"/data/{name}.{form}" for name, forms in FORMATS.items() for form in forms)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """Give every proof the time that it needs: on a busy machine one of two would be cut short."""
    for module in (answers, first):
        monkeypatch.setattr(module, "HURRY", 60.0)


def atlas_of(holdings):
    """Return a browser without a screen before an atlas of some data sets."""
    return app.create_app(Library(holdings, "article")).server.test_client()


def held_in(library, holding):
    """Return a data set whose relations a library of tables answers for."""
    data_set = holding.data_set
    relations = in_engine(data_set.relations, library)
    return replace(holding, data_set=replace(data_set, relations=relations))


@pytest.fixture(scope="module")
def in_memory(data_sets):
    return atlas_of(data_sets.holdings[name] for name in NAMES)


@pytest.fixture(scope="module", params=("pandas", "polars", "duckdb"))
def engine(request, data_sets):
    return atlas_of(held_in(request.param, data_sets.holdings[name]) for name in NAMES)


def posted(client, body):
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200, body
    return answer.get_json()


def bodies(number, query):
    return build_body(query, VIEWPORTS[number % len(VIEWPORTS)]), export_body(query)


def asked(output, inputs, query):
    """Return what the browser sends for one part of the export dialog."""
    name, prop = output.split(".")
    return {
        "output": output,
        "outputs": {"id": name, "property": prop},
        "inputs": [
            {"id": end.split(".")[0], "property": end.split(".")[1], "value": value}
            for end, value in inputs.items()
        ],
        "state": [{"id": "selection", "property": "data", "value": query}],
        "changedPropIds": [next(iter(inputs))],
    }


def picture_body(query, picture):
    """Return what the browser sends to have a picture made that can be taken away."""
    inputs = {f"{export.PICTURE}.value": picture, f"{export.LOOK}.value": "light"}
    return asked(f"{export.SPEC}.data", inputs, query)


def frozen_body(query):
    """Return what the browser sends to have the words of a frozen page."""
    return asked(f"{export.EVIDENCE}.data", {f"{export.FROZEN}.n_clicks": 1}, query)


@pytest.mark.parametrize(("number", "query"), [*enumerate(ASKED)])
def test_every_panel_is_the_same_on_every_engine(in_memory, engine, number, query):
    for body in bodies(number, query):
        assert posted(engine, body) == posted(in_memory, body)
    asked = answer_path(query, VIEWPORTS[number % len(VIEWPORTS)], "table")
    assert engine.get(asked).get_json() == in_memory.get(asked).get_json()


@pytest.mark.parametrize("query", ASKED[::4])
def test_what_is_taken_away_is_the_same_on_every_engine(in_memory, engine, query):
    for body in (*(picture_body(query, one) for one in PICTURES), frozen_body(query)):
        assert posted(engine, body) == posted(in_memory, body)


@pytest.mark.parametrize("query", ASKED[::4])
def test_every_page_is_the_same_on_every_engine(in_memory, engine, query):
    for path in PAGES:
        assert engine.get(path + query).data == in_memory.get(path + query).data
    assert posted(engine, share_body(query)) == posted(in_memory, share_body(query))


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize(
    "query", ["?data=chronology&actors=VEN&lang=es", "?tie=IRN&level=actors", "?to=2010&lang=fa"]
)
def test_every_file_is_the_same_on_every_engine(in_memory, engine, path, query):
    found, wanted = engine.get(path + query), in_memory.get(path + query)
    assert found.status_code == wanted.status_code == 200
    assert found.data == wanted.data
