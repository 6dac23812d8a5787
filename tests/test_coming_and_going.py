"""Data sets that come, go and are replaced while the atlas is served: every page follows."""

import json

import pytest

import app
from data.catalogue import Holding
from data.library import Library
from tests.conftest import answer_path, build_body, write_data_set

PAGES = ("/worksheet/answers", "/about", "/methods")


def written(folder, name, count=1):
    relations = [{"actor": "IRN", "target": "VEN", "type": "AID"}] * count
    titles = dict.fromkeys(("en", "es", "pt", "fa"), f"The set {name}")
    return Holding.read(write_data_set(folder / name, relations, name=name, titles=titles))


@pytest.fixture
def library(tmp_path):
    return Library([written(tmp_path, "one"), written(tmp_path, "two", 2)], "one")


@pytest.fixture
def client(library):
    return app.create_app(library).server.test_client()


def callback(client, body):
    return client.post("/_dash-update-component", json=body)


def page(client, query):
    return callback(client, build_body(query)).text


def relations(client, query):
    return client.get(answer_path(query)).get_json()["parts"]["summary"]["data-relations"]


def test_one_that_is_added_is_there_at_once(tmp_path, library, client):
    assert "The set three" not in page(client, "?") + client.get("/about").text
    assert client.get("/data/ties.csv?data=three").status_code == 400
    library.add(written(tmp_path, "three", 3))
    assert "The set three" in page(client, "?")
    assert relations(client, "?data=three") == 3
    assert client.get("/data/").get_json()["data_sets"].keys() == {"one", "two", "three"}
    assert client.get("/data/ties.csv?data=three").status_code == 200
    for path in PAGES:
        assert "The set three" in client.get(f"{path}?data=three").text, path


def test_one_that_is_replaced_never_answers_with_old_data(tmp_path, library, client):
    def answers():
        return [
            relations(client, "?data=two"),
            client.get("/data/relations.csv?data=two").text.count("IRN"),
            client.get("/?data=two").text,
            *(client.get(f"{path}?data=two").text for path in PAGES),
            client.get("/worker.js").text,
        ]

    before = answers()
    library.add(written(tmp_path / "again", "two", 5))
    after = answers()
    assert after[0] == 5
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_one_that_is_removed_is_named_and_the_default_is_shown(library, client):
    assert relations(client, "?data=two") == 2
    client.get("/worksheet?data=two")
    library.remove("two")
    assert relations(client, "?data=two") == 1
    parts = client.get(answer_path("?data=two")).get_json()["parts"]
    said = json.dumps(parts["note"])
    assert "two" in said
    assert "The set one" in said
    assert "The set two" not in page(client, "?data=two")
    assert "The set one" in client.get("/worksheet?data=two").text
    answer = client.get("/data/ties.csv?data=two")
    assert answer.status_code == 400
    assert "data: found 'two', wanted one of one." in answer.text


def test_the_default_may_go_and_another_stands_in(library, client):
    library.remove("one")
    assert relations(client, "?") == 2
    assert "The set two" in client.get("/methods").text
