"""Security: headers on every answer, and requests that no page has sent."""

import base64
import hashlib
import json
import re

import pytest

from components.server import security
from tests.conftest import answer_path, build_body

POST = "/_dash-update-component"
ANSWERS = [
    pytest.param("GET", "/", {}, 200, id="the page"),
    pytest.param("GET", "/present?lang=fa", {}, 200, id="the page, presented"),
    pytest.param("GET", "/any/path?lang=fa", {}, 404, id="no such page"),
    pytest.param("GET", "/healthz", {}, 200, id="health"),
    pytest.param("GET", "/_dash-layout", {}, 200, id="layout"),
    pytest.param("GET", "/_dash-dependencies", {}, 200, id="callbacks"),
    pytest.param("GET", "/assets/app.css", {}, 200, id="an asset"),
    pytest.param("GET", "/assets/fonts/inter.woff2", {}, 200, id="a font"),
    pytest.param("GET", "/assets/nothing.css", {}, 404, id="no such asset"),
    pytest.param("GET", "/assets/../app.py", {}, 404, id="outside the assets"),
    pytest.param("GET", "/assets/%2e%2e/app.py", {}, 404, id="outside, encoded"),
    pytest.param("DELETE", POST, {}, 405, id="a wrong method"),
    pytest.param("GET", answer_path(), {}, 200, id="a drawing"),
    pytest.param("GET", answer_path(viewport="wall"), {}, 404, id="no such viewport"),
    pytest.param("GET", answer_path(shown="footer"), {}, 404, id="no such picture"),
    pytest.param("POST", POST, {"json": build_body()}, 200, id="a page"),
    pytest.param("POST", POST, {"data": "nonsense"}, 400, id="nonsense"),
    pytest.param("POST", POST, {"data": b"x" * 64_001}, 413, id="too much"),
]


@pytest.mark.parametrize(("method", "path", "rest", "status"), ANSWERS)
def test_every_answer_carries_its_headers(client, method, path, rest, status):
    answer = client.open(path, method=method, buffered=True, **rest)
    assert answer.status_code == status
    policy = directives(answer)
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == "'none'"
    assert policy["connect-src"] == policy["font-src"] == "'self'"
    assert "unsafe" not in policy["script-src"]
    assert "unsafe-eval" not in answer.headers["Content-Security-Policy"]
    assert "http" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert len(answer.headers.getlist("Content-Security-Policy")) == 1


def test_only_the_embed_may_be_framed_and_is_as_strict_in_all_else(client):
    page, embed = directives(client.get("/")), client.get("/embed?lang=fa")
    assert directives(embed) == {**page, "frame-ancestors": "* file:"}
    assert "X-Frame-Options" not in embed.headers
    kept = ("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cache-Control")
    for name in kept:
        assert embed.headers[name] == client.get("/").headers[name]


@pytest.mark.parametrize(
    "path",
    [
        "/embed/",
        "/embed/x",
        "/Embed",
        "//embed",
        "/x/embed",
        "/embeds",
        "/?/embed",
        "/embed%2f",
        "/embed%00",
        "/assets/embed",
        "/_dash-layout?/embed",
    ],
)
def test_nothing_else_may_be_framed(client, path):
    answer = client.get(path, buffered=True)
    assert directives(answer)["frame-ancestors"] == "'none'"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "data-embed" not in answer.get_data(as_text=True)


def test_an_answer_of_the_embed_that_is_no_page_may_not_be_framed(client):
    answer = client.post("/embed")
    assert answer.status_code == 405
    assert answer.headers["X-Frame-Options"] == "DENY"


def directives(answer):
    parts = answer.headers["Content-Security-Policy"].split("; ")
    return {name: rest for name, _, rest in (part.partition(" ") for part in parts)}


def test_every_script_in_the_page_is_allowed_by_its_hash(client):
    answer = client.get("/")
    allowed = directives(answer)["script-src"]
    inline = re.findall(r"<script([^>]*)>(.*?)</script>", answer.get_data(as_text=True), re.DOTALL)
    run = [code for attributes, code in inline if code and "application/json" not in attributes]
    assert run
    for code in run:
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in allowed


def test_the_page_asks_nobody_else(client):
    text = client.get("/").get_data(as_text=True)
    assert re.findall(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//[^"']+""", text) == []


def test_a_body_may_have_64_kilobytes_and_no_more(ask):
    body = json.dumps(build_body())
    assert ask(body + " " * (security.LARGEST_BODY - len(body))).status_code == 200
    answer = ask(body + " " * (security.LARGEST_BODY - len(body) + 1))
    assert answer.status_code == 413
    assert answer.mimetype == "text/plain"
    assert "<" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/present", "/embed"])
def test_a_slash_too_many_leads_to_the_page_that_was_meant(client, path):
    answer = client.get(f"{path}/?lang=fa&tie=IRN~VEN")
    assert (answer.status_code, answer.location) == (302, f"{path}?lang=fa&tie=IRN~VEN")
    assert client.get(f"{path}/").location == path
    assert client.get("/present//example.org/").status_code == 404
