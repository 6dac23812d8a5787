"""A new view costs its module, a line in the list and its texts: this one is served by the app."""

import json

import pytest

import app
from components import callbacks
from components.language import texts
from components.takeaway import export
from components.view import Views
from components.views import catalogue, chart, traces
from data.model import STATUSES
from tests.conftest import answer_path, build_body, export_body

# ---------------------------------------------------------------- the module


def figure(scene):
    """Draw a bar for each status, as high as it has counted relations."""
    counts = scene.results.relations.counted.tally("status")
    names = [scene.say(f"status.{status}") for status in STATUSES]
    across = [x for name in names for x in (name, name, None)]
    up = [y for status in STATUSES for y in (0, counts.get(status, 0), None)]
    look = {"width": 40, "color": scene.style.theme.muted}
    bars = traces.trace(traces.PLANE, across, up, "lines", line=look)
    return {"data": [bars], "layout": chart.plotted(scene, "statuses")}


VIEW = chart.view(
    "statuses", figure, marks={"sure": "bar"}, signs=False, options=("level",), walked=True
)

# ---------------------------------------------------------------- the line, and the texts

LISTED = Views((*catalogue.VIEWS, VIEW))
TEXTS = {"view.statuses": "Statuses"}


@pytest.fixture(scope="module")
def served():
    """The real app with one view more: a function that asks it, and its browser."""
    plain = texts.texts
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "VIEWS", LISTED)
        patch.setattr(texts, "texts", lambda language: {**plain(language), **TEXTS})
        yield app.create_app(app.read_library()).server.test_client()


@pytest.fixture(scope="module")
def ask(served):
    return lambda body: served.post("/_dash-update-component", json=body)


def parts(answer):
    """Yield every component of an answer."""
    waiting = [answer.get_json()]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if "namespace" in part:
                yield part
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part


def by_id(answer):
    return {part["props"]["id"]: part["props"] for part in parts(answer) if "id" in part["props"]}


@pytest.mark.parametrize("viewport", ["wide", "compact", "present", "embed-wide", "embed-compact"])
def test_it_is_shown_on_the_page_in_class_and_in_an_embed(ask, viewport):
    found = by_id(ask(build_body("?view=statuses&from=2010", viewport)))
    (picture,) = found["statuses"]["children"]
    assert picture["props"]["id"] == "statuses-graph"
    assert sum(filter(None, picture["props"]["figure"]["data"][0]["y"])) > 0
    assert found["shown"]["data"].startswith("statuses?")
    walker = found["statuses-ties"]
    assert (walker["data-tab"], walker["data-chart"]) == ("statuses", "statuses-graph")
    assert "Statuses" in walker["aria-label"]
    classes = [part["props"].get("className") for part in parts(ask(build_body("?view=statuses")))]
    assert "mark-sure" in classes


def test_it_has_a_tab_and_a_number_key(ask):
    answer = ask(build_body("?view=statuses"))
    tabs = [p["props"]["value"] for p in parts(answer) if p["type"] == "TabsTab"]
    assert {*tabs} == {view.name for view in LISTED.tabs}
    assert by_id(answer)["view-tabs"]["value"] == "statuses"
    keys = [p["props"]["children"] for p in parts(answer) if p["type"] == "Kbd"]
    assert f"1–{len(tabs)}" in keys


@pytest.mark.parametrize("shown", ["statuses", "map"])
def test_a_new_selection_changes_it(served, shown):
    asked = answer_path("?view=statuses&types=cooperate", shown=shown)
    answer = served.get(asked).get_json()
    assert answer["picture"] == "statuses"
    changed = answer["parts"]
    assert ("statuses-graph" in changed) == (shown == "statuses")
    assert ("statuses" in changed) == (shown == "map")


def test_the_address_names_it(ask):
    found = by_id(ask(build_body("?view=statuses&banana=1")))
    assert "banana" in json.dumps(found["note"]["children"])
    assert "view=statuses" not in json.dumps(found["note"]["children"])
    links = [
        p["props"]["href"]
        for p in parts(ask(build_body("?view=statuses&types=AID")))
        if p["type"] == "Link"
    ]
    assert any("view=statuses" in link for link in links)
    assert "statuses" in found["grammar"]["data-grammar"]


def test_the_browser_knows_it_before_the_page_is_there(served):
    index = served.get("/?view=statuses").text
    assert 'data-views="map network matrix camps per-year table statuses"' in index
    assert '[data-view="statuses"] .of-statuses{display:block}' in index


def test_a_click_in_it_chooses():
    assert ("statuses-graph", "clickData", "choose") in callbacks.clicks(LISTED)


def test_it_can_be_taken_away(ask):
    dialog = by_id(ask(export_body("?view=statuses")))
    assert "statuses" in [choice["value"] for choice in dialog["export-picture"]["data"]]
    spec = dialog["export-spec"]["data"]
    assert (spec["picture"], spec["query"]) == ("statuses", "?view=statuses")
    assert spec["figure"]["data"][0]["mode"] == "lines"
    assert [mark["shape"] for mark in spec["key"]] == ["bar"]
    assert export.names(LISTED)[-1] == "statuses"
