"""Errors: an address where nothing is, a method that is none, and what the log says of them."""

import pytest
from flask import Flask

from components.language.texts import texts
from components.server import errors
from data.engines.asking import UNANSWERED, Unanswered

CONTROL = "\r\n\x00\x1b[31m\u2028"


@pytest.mark.parametrize(
    ("path", "browser", "lang"),
    [
        ("/attic", "", "en"),
        ("/attic?lang=fa&theme=dark", "", "fa"),
        ("/Present", "pt-BR,pt;q=0.9", "pt"),
        ("/a/b/c?lang=de", "es", "es"),
        ("/index.php", "de", "en"),
        ("/worksheet/", "", "en"),
    ],
)
def test_an_address_without_a_page_says_so_in_the_readers_language(client, path, browser, lang):
    answer = client.get(path, headers={"Accept-Language": browser} if browser else {})
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "fa" else "ltr"}"' in answer.text
    for key in ("title", "text", "back"):
        assert texts(lang)[f"missing.{key}"] in answer.text
    assert f'href="/?lang={lang}"' in answer.text
    assert "_dash-config" not in answer.text
    assert len(answer.text) < 4_000


@pytest.mark.parametrize(
    "path",
    ["/", "/present", "/embed", "/about", "/methods", "/accessibility/", "/worksheet", "/healthz"],
)
def test_every_page_is_still_there(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/_dash-component-suites/nothing/x.js", 404),
        ("GET", "/_dash-component-suites/dash/../../app.py", 404),
        ("GET", "/_dash-component-suites/dash_ag_grid/nothing.js", 404),
        ("GET", "/_dash-component-suites/dash_ag_grid/async-enterprise.js", 404),
        ("GET", "/_dash-component-suites/dash_ag_grid/async-enterprise.v35_3_0m1.js", 404),
        ("GET", "/_dash-component-suites/dash_ag_grid/async-enterprise.js.map", 404),
        ("GET", "/_dash-component-suites/%0d%0aX: y/x.js", 404),
        ("GET", "/assets/%0aforged", 404),
        ("GET", "/assets/%00", 404),
        ("GET", "/%0d%0aSet-Cookie: a=b", 404),
        ("GET", "/data/%0a.csv", 404),
        ("BREW", "/", 405),
        ("PUT", "/data/relations.csv", 405),
        ("TRACE", "/healthz", 405),
        ("POST", "/attic", 405),
    ],
)
def test_what_is_not_there_is_no_fault_of_the_server(client, log, method, path, status):
    answer = client.open(path, method=method)
    assert answer.status_code == status
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "\n" not in log[-1].getMessage()
    assert len(log[-1].getMessage()) < 300
    assert log[-1].exc_info is None


def test_a_wrong_method_is_told_the_right_ones(client):
    assert "POST" in client.delete("/_dash-update-component").headers["Allow"]


def test_the_grid_comes_as_its_community_edition(client):
    address = "/_dash-component-suites/dash_ag_grid/async-community.js"
    assert client.get(address).status_code == 200


def test_a_fault_of_the_server_is_logged_with_its_cause_and_told_without(caplog):
    server = Flask("broken")
    errors.register(server)
    server.add_url_rule("/<path:rest>", "broken", lambda rest: 1 / 0)
    answer = server.test_client().get("/a%1bb")
    assert (answer.status_code, answer.mimetype) == (500, "text/plain")
    assert "Zero" not in answer.text
    (record,) = caplog.records
    assert record.getMessage() == r"500 '/a\x1bb'"
    assert record.exc_info[0] is ZeroDivisionError


@pytest.mark.parametrize("lang", ["en", "fa"])
@pytest.mark.parametrize("reason", UNANSWERED)
def test_an_engine_without_an_answer_is_told_in_the_readers_language(reason, lang):
    server = Flask("atlas")
    errors.register(server)

    @server.get("/asked")
    def asked():
        raise Unanswered(reason)

    answer = server.test_client().get(f"/asked?lang={lang}")
    assert (answer.status_code, answer.headers[errors.ENGINE]) == (500, reason)
    assert answer.text.strip() == texts(lang)[f"offline.{reason}"]
