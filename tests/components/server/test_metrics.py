"""Metrics and readiness: what is counted, who may ask, and what is wrong with the server."""

from contextlib import closing
from ipaddress import ip_network

import pytest
from prometheus_client.parser import text_string_to_metric_families

import app
from components.server import metrics
from components.server.settings import Settings
from data.library import Library
from tests.benchmarks.crowd import Reader, started


@pytest.fixture(scope="module")
def client_of(data_sets):
    def build(**settings):
        library = Library.of(data_sets["article"])
        return app.create_app(library, Settings(**settings)).server.test_client()

    return build


def counted(text):
    """Return each sample, by its name and its labels."""
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_each_answer_is_counted_by_kind_and_status(client_of):
    client = client_of(metrics="on")
    before = counted(client.get("/metrics").text)
    for path in ("/about", "/about", "/attic"):
        client.get(path)
    after = counted(client.get("/metrics").text)

    def more(*name):
        return after.get(name, 0) - before.get(name, 0)

    assert more("entente_requests_total", "200", "about") == 2
    assert more("entente_requests_total", "404", "nothing") == 1
    assert more("entente_request_seconds_count", "about") == 2
    assert after["entente_sets",] == 1
    assert after["entente_opened_sets",] == 0
    assert after["entente_workers",] == 1
    assert after["entente_memory_bytes",] == pytest.approx(metrics.memory(), rel=0.2)


def test_nobody_can_have_more_counted_than_there_is(client_of):
    client = client_of(metrics="on")
    client.get("/attic")
    before = counted(client.get("/metrics").text).keys()
    for number in range(50):
        client.open(f"/a{number}/b", method=f"BREW{number}")
        client.get(f"/{number}?view={number}")
    new = counted(client.get("/metrics").text).keys() - before
    assert {name[1:] for name in new if name[0] == "entente_requests_total"} <= {
        ("405", "nothing"),
        ("404", "nothing"),
    }


@pytest.mark.parametrize(
    ("setting", "address", "headers", "status"),
    [
        ("auto", "127.0.0.1", {}, 200),
        ("auto", "::1", {}, 200),
        ("auto", "192.0.2.7", {}, 404),
        ("auto", "127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}, 404),
        ("auto", "127.0.0.1", {"Forwarded": "for=192.0.2.7"}, 404),
        ("auto", "10.0.0.1", {"X-Forwarded-For": "127.0.0.1"}, 404),
        ("on", "192.0.2.7", {}, 200),
        ("off", "127.0.0.1", {}, 404),
    ],
)
def test_who_may_ask(client_of, setting, address, headers, status):
    client = client_of(metrics=setting, trusted_proxies=(ip_network("10.0.0.0/8"),))
    answer = client.get("/metrics", headers=headers, environ_base={"REMOTE_ADDR": address})
    assert answer.status_code == status


def test_whichever_worker_is_asked_tells_of_all():
    with started("--workers", "2") as (port, _):
        for _ in range(20):
            asked(port, "/healthz")
        seen = 0
        while seen < 2:  # the second may just be starting
            found = counted(asked(port, "/metrics"))
            seen = found["entente_workers",]
        assert found["entente_requests_total", "200", "healthz"] == 20
        assert len([name for name in found if name[0] == "entente_memory_bytes"]) == 2


def asked(port, path):
    """Return what a newcomer is answered."""
    with closing(Reader(port)) as reader:
        return reader.get(path).decode()


# ---------------------------------------------------------------- ready


def test_a_server_is_ready_where_it_can_show_and_keep(tmp_path, monkeypatch, client_of):
    monkeypatch.setenv("ENTENTE_HOME", str(tmp_path / "made" / "when" / "needed"))
    assert client_of(uploads="on").get("/readyz").text == "OK"


def test_a_shelf_that_cannot_be_written_is_said(tmp_path, monkeypatch, client_of):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ENTENTE_HOME", str(tmp_path / "file"))
    answer = client_of(uploads="on").get("/readyz")
    assert (answer.status_code, answer.mimetype) == (503, "text/plain")
    assert "cannot be written" in answer.text
    assert client_of(uploads="off").get("/readyz").status_code == 200
