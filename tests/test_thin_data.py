"""Data sets with next to nothing in them: the app starts, and every view and file answers."""

import pytest

import app
from components.views.catalogue import VIEWS
from data.catalogue import Holding
from data.library import Library
from tests.conftest import (
    PEOPLE,
    answer_path,
    build_body,
    export_body,
    share_body,
    write_data_set,
)

SETS = {
    "nothing is dated": [{"date": ""}, {"date": "", "type": "ACCUSE"}],
    "some are undated": [{"date": ""}, {"date": "../2005"}, {"date": "2010"}],
    "all begin nobody knows when": [{"date": "../2005"}, {"date": "../2007"}],
    "all go on": [{"date": "2005/.."}, {"date": "2007/.."}],
    "the first begins after the last ends": [{"date": "../2005"}, {"date": "2010/.."}],
    "one day": [{"date": "2005-01-01"}],
    "a century": [{"date": "19XX"}],
    "nothing counted": [{"counted": "false"}],
    "one country": [{"actor": "IRN", "target": "minister"}],
    "the perspective has no tie": [{"actor": "USA", "target": "VEN"}],
    "demands only": [{"type": "REQUEST"}],
    "one actor, of itself": [{"actor": "IRN", "target": "IRN"}],
}
# Each of these with one view or another: every part meets every set.
PARTS = (
    *("camps&through=year", "map&level=actors", "network&lang=fa", "matrix&from=2000&to=2001"),
    *("table&tie=IRN~VEN", "network&types=none", "map&versus=from%3D2013", "camps&level=actors"),
    *("per-year&by=actor", "per-year&by=actor&seen=none&lang=fa", "per-year&from=2000&to=2001"),
    "matrix&compare=difference&versus=to%3D2006",
)
VIEWPORTS = ("compact", "present", "embed-wide", "embed-compact")
FILES = (
    *("relations.csv", "relations.xlsx", "relations.json", "relations.zip"),
    *("ties.csv", "ties.json", "ties.geojson", "years.csv", "network.gexf", "network.graphml"),
)
PAGES = ("/", "/embed", "/about", "/methods", "/accessibility", "/worksheet", "/worksheet?view=map")


@pytest.fixture(scope="module", params=SETS)
def server(request, tmp_path_factory):
    """A browser without a screen, before an atlas of one thin data set."""
    actors = PEOPLE[:1] if request.param == "one actor, of itself" else PEOPLE
    folder = write_data_set(tmp_path_factory.mktemp("thin"), SETS[request.param], actors)
    return app.create_app(Library([Holding.read(folder)])).server.test_client()


def test_every_view_answers(server):
    queries = [f"?view={view}" for view in (*VIEWS.names, *PARTS)]
    asked = [(query, "wide") for query in queries] + [("?", viewport) for viewport in VIEWPORTS]
    for one in asked:
        built = server.post("/_dash-update-component", json=build_body(*one))
        assert (built.status_code, server.get(answer_path(*one)).status_code) == (200, 200), one


def test_every_page_file_and_dialog_answers(server):
    for path in (*PAGES, *(f"/data/{name}" for name in FILES)):
        assert server.get(path).status_code == 200, path
    for body in (share_body(), export_body()):
        assert server.post("/_dash-update-component", json=body).status_code == 200


SPANS = [
    (["../2005", "../2007-03"], ("2005-12-31", "2007-03-31")),
    (["2005/..", "2007-03/.."], ("2005-01-01", "2007-03-01")),
    (["../2005", "2010/.."], ("2005-12-31", "2010-01-01")),
    (["../2005", "2004/.."], ("2004-01-01", "2005-12-31")),
    (["2005-06-01"], ("2005-06-01", "2005-06-01")),
    (["0001/.."], ("0001-01-01", "9999-12-31")),
]


@pytest.mark.parametrize(("dates", "wanted"), SPANS)
def test_a_span_is_as_wide_as_the_days_that_are_known(small, dates, wanted):
    first, last = small([{"date": day} for day in dates]).span
    assert (first.isoformat(), last.isoformat()) == wanted


def test_some_relations_without_a_known_day_have_no_span(small):
    relations = small([{"date": "2001/2004"}, {"date": "../2003"}]).relations
    end = relations.with_ids(["R2"]).span
    assert [str(day) for day in end] == ["2003-12-31", "2003-12-31"]
    assert relations.with_ids(["nobody knows"]).span is None


@pytest.mark.parametrize("dates", [["0001/.."], ["0001-01-01", "9999-12-31"]])
def test_ten_thousand_years_have_a_timeline(small, dates):
    server = app.create_app(Library.of(small([{"date": day} for day in dates]))).server
    for viewport in ("wide", *VIEWPORTS):
        answer = server.test_client().post(
            "/_dash-update-component", json=build_body("?", viewport)
        )
        assert answer.status_code == 200
