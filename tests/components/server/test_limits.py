"""Limits: what one client may ask for at once, what is never refused, and what is said."""

import pytest

import app
from components.language.texts import Words
from components.server import limits
from components.server.limits import CLIENTS, Accounts
from components.server.settings import Settings
from data.languages import LANGUAGES
from data.library import Library
from tests.conftest import answer_path, build_body


def test_work_is_regained_and_never_more_than_there_was():
    known = Accounts(most=10, regained=0.5)
    known.charge("a", 4, now=0)
    assert known.wait("a", now=0) == 0
    known.charge("a", 8, now=0)
    assert known.wait("a", now=0) == 5
    assert known.wait("a", now=5) == 0
    known.charge("a", 10, now=10_000)
    assert known.wait("a", now=10_000) == 1
    assert known.wait("b", now=10_000) == 0


def test_strangers_without_number_take_no_memory_without_end():
    known = Accounts(most=1, regained=1)
    for number in range(CLIENTS + 500):
        known.charge(str(number), 1, now=number)
    assert len(known.known) == CLIENTS


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("unix", "", True),
    ],
)
def test_a_client_is_known_by_its_address_or_its_network(client_of, one, other, same):
    server = client_of().application
    found = []
    for address in (one, other):
        with server.test_request_context("/", environ_base={"REMOTE_ADDR": address}):
            found.append(limits.client())
    assert (found[0] == found[1]) == same


@pytest.fixture
def client_of(data_sets, monkeypatch, tmp_path):
    monkeypatch.setenv("ENTENTE_HOME", str(tmp_path))

    def build(host="0.0.0.0", **settings):
        chosen = Settings(host=host, uploads=settings.pop("uploads", "on"), **settings)
        library = Library.of(data_sets["article"])
        return app.create_app(library, chosen).server.test_client()

    return build


@pytest.fixture
def nothing_left(monkeypatch):
    monkeypatch.setattr(limits, "MOST", 0.0)


def in_time(query):
    return answer_path(query, shown="camps").replace("?", "/in-time?")


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_too_much_is_a_sentence_and_when_to_come_again(client_of, lang):
    client = client_of()
    for path in (
        "/data/relations.xlsx",
        in_time("?view=camps"),
        "/evidence",
        "/project?data=article",
    ):
        answer = client.get(path, headers={"Accept-Language": lang})
        assert (answer.status_code, answer.mimetype) == (429, "text/plain"), path
        assert int(answer.headers["Retry-After"]) >= 1
        assert Words(lang).count("count.too_much", 1) in answer.text
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.usefixtures("nothing_left")
def test_pages_and_filters_are_never_refused(client_of):
    client = client_of()
    for path in ("/", "/about", "/open", "/healthz", answer_path("?types=support")):
        assert client.get(path).status_code == 200
    assert client.post("/_dash-update-component", json=build_body("?from=2013")).status_code == 200
    assert client.post("/open").status_code == 429


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("settings", [{"limits": "off"}, {"host": "127.0.0.1", "uploads": "auto"}])
def test_where_there_are_no_limits_nothing_is_refused(client_of, settings):
    assert client_of(**settings).get("/data/relations.csv").status_code == 200


def test_a_class_behind_one_address_has_its_files(client_of):
    client = client_of()
    for number in range(200):
        query = f"?from={1950 + number % 70}&types={('support', 'accuse', 'aid')[number % 3]}"
        assert client.get(f"/data/relations.csv{query}").status_code in (200, 400)
    for _ in range(200):
        assert client.get("/data/relations.xlsx").status_code == 200
