"""A disk that is full, and a shelf that cannot be written: it is said, and all else goes on."""

import resource
from contextlib import contextmanager

import pytest

import app
from components.language.texts import texts
from components.server.settings import Settings
from data.languages import LANGUAGES
from tests.components.opening.test_page import OWN, PLAIN, send, text_of
from tests.components.opening.test_project import place_of
from tests.conftest import answer_path

LARGE = PLAIN + "2019-01-01,IRN,VEN,AID,help\n" * 10_000


@contextmanager
def room_for(size):
    """Let no file grow larger, as a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def client(tmp_path, monkeypatch):
    monkeypatch.setenv("ENTENTE_HOME", str(tmp_path / "home"))
    return app.served(Settings()).test_client()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_full_disk_is_a_sentence_and_what_was_opened_stays(client, tmp_path, lang):
    query = place_of(client)
    with room_for(100_000):
        answer = send(client, LARGE, "large.csv", lang=lang)
        assert answer.status_code == 507
        assert texts(lang)["open.no_room"] in text_of(answer)
        assert client.get(answer_path(query)).status_code == 200
    assert not [*(tmp_path / "home/sets/arrivals").glob(".arriving-*")]
    assert send(client, LARGE, "large.csv").status_code == 303


def test_a_set_that_cannot_be_written_is_none(client, tmp_path):
    with room_for(300):
        answer = send(client, PLAIN, "rows.csv")
        if answer.status_code == 303:
            client.post(answer.location, data={"do": "open"}, headers=OWN)
    assert not [*(tmp_path / "home/sets").glob("file-*")]
    assert client.get("/").status_code == 200


def test_a_shelf_that_cannot_be_made_is_a_sentence(client, tmp_path):
    (tmp_path / "home").write_text("in the way")
    answer = send(client, PLAIN, "rows.csv")
    assert answer.status_code == 507
    assert texts("en")["open.no_room"] in text_of(answer)
    assert client.get("/readyz").status_code == 503
    assert client.get("/").status_code == 200
