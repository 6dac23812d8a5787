"""Tracing: each request has an id and a kind, and a line of the log tells nothing of a reader."""

import json
import logging
import re
from ipaddress import ip_network

import pytest

import app
from components.server.logs import FORM, AsJson, OneLine
from components.server.settings import Settings
from data.library import Library
from tests.conftest import answer_path, build_body

OURS = re.compile("[0-9a-f]{32}")
SECRET = "file-0123456789ab"


@pytest.fixture(scope="module")
def client(data_sets):
    settings = Settings(
        trusted_proxies=(ip_network("10.0.0.0/8"),), access_log="on", uploads="on", metrics="on"
    )
    return app.create_app(Library.of(data_sets["article"]), settings).server.test_client()


@pytest.mark.parametrize(
    ("address", "given", "kept"),
    [
        ("10.0.0.1", "proxy-0123456789.a", True),
        ("10.0.0.1", "short", False),
        ("10.0.0.1", "x" * 65, False),
        ("10.0.0.1", "a\tb forged=1", False),
        ("10.0.0.1", "کلید-کلید", False),
        ("192.0.2.1", "proxy-0123456789.a", False),
    ],
)
def test_a_trusted_proxy_may_name_a_request_well(client, address, given, kept):
    headers = {"X-Request-ID": given.encode().decode("latin-1"), "X-Forwarded-For": "192.0.2.9"}
    answer = client.get("/healthz", headers=headers, environ_base={"REMOTE_ADDR": address})
    found = answer.headers["X-Request-ID"]
    assert (found == given) if kept else OURS.fullmatch(found)


def test_every_request_has_an_id_of_its_own_whatever_becomes_of_it(client):
    found = [client.get(path).headers["X-Request-ID"] for path in ("/", "/", "/attic", "/data/x")]
    assert len({*found}) == 4


ASKED = [
    ("GET", "/?data=article&from=2013", None, "page", 200),
    ("GET", "/present", None, "page", 200),
    ("GET", answer_path("?types=support"), None, "answers", 200),
    ("GET", "/data/relations.csv?types=support", None, "data", 200),
    ("GET", f"/open/set/{SECRET}", None, "open", 404),
    ("GET", f"/{SECRET}", None, "nothing", 404),
    ("GET", "/assets/app.css", None, "file", 200),
    ("BREW", "/about", None, "nothing", 405),
    ("POST", "/_dash-update-component", build_body("?types=support"), "callback", 200),
    ("GET", "/readyz", None, "readyz", 200),
]


@pytest.mark.parametrize(("method", "path", "body", "kind", "status"), ASKED)
def test_a_line_tells_of_an_answer_and_nothing_of_a_reader(
    client, caplog, method, path, body, kind, status
):
    with caplog.at_level(logging.INFO, "entente.access"):
        reader = {"REMOTE_ADDR": "192.0.2.77"}
        answer = client.open(path, method=method, json=body, environ_base=reader)
        answer.close()
    record = caplog.records[-1]
    assert (record.facts["kind"], record.facts["status"]) == (kind, status)
    told = AsJson().format(record) + OneLine(FORM).format(record)
    for one in ("192.0.2.77", "support", "2013", "article", SECRET):
        assert one not in told


def test_the_address_of_an_opened_set_stands_in_no_line_at_all(client, caplog):
    for path in (f"/open/{SECRET}", f"/open/set/{SECRET}", f"/open/{SECRET}/rows.csv"):
        assert client.get(path).status_code == 404
    assert caplog.records
    assert SECRET not in caplog.text


def test_a_line_of_json_holds_what_happened_whole(client):
    record = logging.LogRecord("entente", 30, "file", 1, "404 %s\n", ("\u2028x",), None)
    with client.application.test_request_context("/"):
        client.application.preprocess_request()
        line = AsJson().format(record)
    assert line.isascii()
    assert len(line.splitlines()) == 1
    said = json.loads(line)
    assert said["message"] == "404 \u2028x\n"
    assert OURS.fullmatch(said["request"])
    assert {"time", "level", "logger", "process"} <= said.keys()
