"""What several workers, each with an atlas of its own, make of one shelf."""

import threading

import pytest

import app
from components.server.settings import Settings
from data.address.grammar import OPENED
from data.opening.kept.gone import remove
from tests.components.opening.test_page import PLAIN
from tests.components.opening.test_project import place_of
from tests.conftest import answer_path


@pytest.fixture
def workers(tmp_path, monkeypatch):
    """Two atlases with one shelf, as clients of theirs."""
    monkeypatch.setenv("ENTENTE_HOME", str(tmp_path))
    return [app.served(Settings()).test_client() for _ in range(2)]


def is_shown(client, query):
    answer = client.get(answer_path(query))
    assert answer.status_code == 200
    return not answer.get_json()["parts"]["note"]["children"]


def test_a_set_that_one_opened_is_there_in_the_other_and_goes_from_both(workers, tmp_path):
    one, other = workers
    query = place_of(one)
    name = query.partition("=")[2]
    assert OPENED.fullmatch(name)
    assert is_shown(one, query)
    assert is_shown(other, query)
    assert remove(tmp_path / "sets", name)
    assert not is_shown(other, query)
    assert not is_shown(one, query)


def test_the_copy_that_browsers_keep_does_not_depend_on_who_answers(workers):
    one, other = workers
    place_of(one)
    assert one.get("/worker.js").data == other.get("/worker.js").data


def test_both_open_the_same_file_at_once_and_it_is_one_set(workers, tmp_path):
    found = []
    threads = [
        threading.Thread(target=lambda client=client: found.append(place_of(client, PLAIN)))
        for client in workers
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(found) == 2
    (query,) = set(found)
    assert [is_shown(one, query) for one in workers] == [True, True]
    kept = [one.name for one in (tmp_path / "sets").iterdir() if OPENED.fullmatch(one.name)]
    assert kept == [query.partition("=")[2]]


def test_half_of_a_set_is_none_and_stops_nothing(workers, tmp_path):
    one, other = workers
    query = place_of(one)
    (tmp_path / "sets" / query.partition("=")[2] / "relations.csv").unlink()
    assert not is_shown(other, query)
    assert other.get("/").status_code == 200
