"""Answers at once and in time: what takes long to prove is left open, and said when it is known."""

import json
from dataclasses import replace

import orjson
import pytest

from components import elements, redraw
from components.panels import stage
from components.wording import argument
from data.balance import frustration
from data.balance.frustration import LIMIT
from tests.conftest import answer_path

QUERY = "?data=chronology&view=camps"
OPEN = "There may be other divisions"


@pytest.fixture
def no_time(monkeypatch):
    """Nothing is proven at once, nor remembered from before."""
    for module in (stage, argument):
        monkeypatch.setattr(module, "HURRY", 0.0)
    for solved in (frustration.split_in_two, frustration._switchers, frustration._any):
        solved.forget()


@pytest.fixture
def told(scene):
    """What an answer says of a query, and whether it leaves something open."""

    def tell(query, *, hurried):
        seconds = stage.HURRY if hurried else LIMIT
        _, parts = redraw.changes(replace(scene(query), seconds=seconds), (), "camps")
        words = json.dumps(parts["evidence"], default=lambda part: part.to_plotly_json())
        return words, parts["main"]["data-open"] == "true"

    return tell


def test_what_is_not_proven_at_once_is_said_to_be_open_and_then_said(told, no_time):
    words, is_open = told(QUERY, hurried=True)
    assert is_open
    assert OPEN in words
    words, is_open = told(QUERY, hurried=False)
    assert not is_open
    assert OPEN not in words


@pytest.mark.parametrize("query", [QUERY, "?view=camps", "?view=map"])
def test_what_the_landed_sets_say_is_proven_at_once(told, query):
    told(query, hurried=False)  # which may load SciPy
    assert not told(query, hurried=True)[1]


def test_where_no_camps_are_shown_nothing_is_open(told, no_time):
    assert not told("?data=chronology", hurried=True)[1]


def test_an_answer_in_time_has_an_address_of_its_own(client):
    at_once, in_time = answer_path(QUERY, shown="camps"), answer_path(QUERY, shown="camps/in-time")
    assert client.get(in_time).get_json()["picture"] == client.get(at_once).get_json()["picture"]
    assert client.get(answer_path(QUERY, shown="camps/soon")).status_code == 404


@pytest.mark.parametrize("query", ["?view=camps", "?data=chronology&tie=IRN~VEN", "?view=table"])
def test_components_are_written_as_dash_writes_them(scene, query):
    """It leans on how Dash keeps the properties of a component."""
    _, parts = redraw.changes(scene(query), (), "")
    dash = json.loads(orjson.dumps(parts, default=lambda part: part.to_plotly_json()))
    assert json.loads(elements.written(parts)) == dash
