"""Caching: what browsers keep, what the server keeps, and how small it is sent."""

import re
from types import SimpleNamespace

import pytest
from flask import Flask, Response, abort, g, request

from components.server import caching
from tests.conftest import answer_path, build_body, share_body


def test_what_carries_its_version_is_kept_for_a_year(client):
    text = client.get("/").get_data(as_text=True)
    bundles = re.findall(r'src="(/_dash-component-suites/[^"]+)"', text)
    assets = re.findall(r'(?:src|href)="(/assets/[^"]+\?m=[^"]+)"', text)
    assert bundles
    assert assets
    for address in (*bundles, *assets):
        answer = client.get(address, buffered=True)
        assert answer.status_code == 200, address
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/assets/fonts/inter.woff2", "public, max-age=3600"),
        ("/assets/topojson/world_110m.json", "public, max-age=3600"),
        ("/", "no-cache"),
        ("/?m=1", "no-cache"),
        ("/?x=/assets/&m=1", "no-cache"),
        ("/?x=/_dash-component-suites/a.v1_0m1.js", "no-cache"),
        ("/_dash-layout", "no-cache"),
        ("/healthz", "no-cache"),
    ],
)
def test_what_may_change_is_asked_for_again(client, path, kept):
    assert client.get(path, buffered=True).headers["Cache-Control"] == kept


@pytest.mark.parametrize("path", ["/assets/app.css", answer_path("?types=aid")])
@pytest.mark.parametrize("coding", ["identity", "br"])
def test_what_is_known_is_not_sent_again(client, path, coding):
    accepted = {"Accept-Encoding": coding}
    first = client.get(path, headers=accepted, buffered=True)
    again = client.get(
        path, headers={**accepted, "If-None-Match": first.headers["ETag"]}, buffered=True
    )
    assert (again.status_code, again.data) == (304, b"")


def test_a_drawing_is_asked_for_again_each_time(client):
    answer = client.get(answer_path("?types=aid"))
    assert answer.headers["Cache-Control"] == "no-cache"
    assert len(answer.headers["Entente-Edition"]) > 8
    assert "Accept-Encoding" in answer.headers["Vary"]


# Flask-Compress leaves the file that it compresses to the garbage collector.
@pytest.mark.filterwarnings("ignore:unclosed file", "ignore:Exception ignored in")
@pytest.mark.parametrize("accepted", ["gzip, deflate", "gzip, deflate, br, zstd"])
@pytest.mark.parametrize("path", ["/", "/assets/app.css", "/assets/topojson/world_110m.json"])
def test_texts_are_sent_small(client, path, accepted):
    answer = client.get(path, headers={"Accept-Encoding": accepted}, buffered=True)
    assert answer.headers["Content-Encoding"] in accepted


# ---------------------------------------------------------------- what the server keeps


@pytest.fixture
def server():
    """A small server that counts how often it works."""
    found = Flask(__name__)
    found.worked, found.meanwhile = [], lambda: None

    @found.get("/assets/<name>")
    def asset(name):
        found.worked.append(name)
        if name == "missing":
            abort(404)
        return Response("x" * 2_000, mimetype="text/css", headers={"ETag": '"one"'})

    @found.post(caching.CALLBACK)
    def callback():
        found.worked.append(g.asked["output"])
        found.meanwhile()
        return {"answer": g.asked["output"]}

    @found.get("/answers/<viewport>/<shown>")
    def answer(viewport, shown):
        found.worked.append((viewport, shown))
        return {"picture": shown}

    @found.before_request
    def read():
        g.asked = request.get_json() if request.method == "POST" else {}

    found.catalogue = SimpleNamespace(edition="first")
    caching.register(found, lambda: found.catalogue)
    return found


def worked(server, *requests):
    """Return how often the server works for some requests."""
    client = server.test_client()
    before = len(server.worked)
    for method, path, rest in requests:
        client.open(path, method=method, **rest)
    return len(server.worked) - before


def file(name="a", **headers):
    return ("GET", f"/assets/{name}", {"headers": headers})


def asked(**changed):
    return ("POST", caching.CALLBACK, {"json": build_body() | changed})


def drawing(*asked, **where):
    return ("GET", answer_path(*asked, **where), {})


@pytest.mark.parametrize(
    ("requests", "times"),
    [
        pytest.param([file(), file(), file()], 1, id="a file"),
        pytest.param([file("a"), file("b")], 2, id="two files"),
        pytest.param([file("missing")] * 2, 2, id="a file that is not there"),
        pytest.param([file(**{"Accept-Encoding": "gzip"}), file()], 2, id="packed and as it is"),
        pytest.param(
            [file(**{"Accept-Encoding": wish}) for wish in ("gzip", "gzip;q=0.7", "x, gzip")],
            1,
            id="one coding, however it is asked for",
        ),
        pytest.param([file("a?m=1"), file("a?m=2")], 2, id="two states of a file"),
        pytest.param([file(f"a?m={n}{'x' * 60}") for n in "123"], 1, id="with no stamp of ours"),
        pytest.param([file(Range="bytes=0-9")] * 2, 2, id="a part of a file"),
        pytest.param([asked(), asked()], 1, id="a page"),
        pytest.param([asked(), asked(changedPropIds=[])], 1, id="whatever made it change"),
        pytest.param([asked(), asked(**build_body("?types=aid"))], 2, id="two pages"),
        pytest.param([drawing(), drawing()], 1, id="a drawing"),
        pytest.param([drawing(), drawing("?types=aid")], 2, id="two drawings"),
        pytest.param([drawing(), drawing(viewport="compact")], 2, id="for two screens"),
        pytest.param([drawing(), drawing(shown="table")], 2, id="instead of another picture"),
        pytest.param([asked(**share_body())] * 2, 2, id="a dialog with a date"),
    ],
)
def test_the_server_works_once_for_what_is_the_same_for_all(server, requests, times):
    assert worked(server, *requests) == times


def test_a_drawing_is_made_anew_from_other_data_and_a_file_is_not(server):
    first = worked(server, asked(), drawing(), file())
    server.catalogue = SimpleNamespace(edition="second")
    assert (first, worked(server, asked(), drawing(), file())) == (3, 2)


@pytest.mark.parametrize("edition", ["first", "second"])
def test_an_answer_during_which_the_data_changed_is_not_kept(server, edition):
    def change():
        server.catalogue = SimpleNamespace(edition=edition)

    server.meanwhile = change
    first = worked(server, asked())
    server.catalogue, server.meanwhile = SimpleNamespace(edition="first"), lambda: None
    assert (first, worked(server, asked(), asked())) == (1, 1)


def test_long_questions_and_small_answers_count():
    assert len(caching._digest("/assets/a", "x" * 60_000)) == len(caching._digest("/assets/a"))
    answers = caching.Answers(most=10 * caching.ENTRY)
    for n in range(100):
        answers.keep(str(n), caching.Answer(b"", ()))
    assert len(answers.known) == 10


def test_what_was_kept_is_what_was_made(server):
    client = server.test_client()
    answers = [client.get("/assets/a", headers={"Accept-Encoding": "gzip"}) for _ in range(2)]
    assert [one.data for one in answers] == [answers[0].data] * 2
    assert answers[0].headers == answers[1].headers
    assert answers[1].headers["Content-Encoding"] == "gzip"
    etag = answers[1].headers["ETag"]
    again = client.get("/assets/a", headers={"Accept-Encoding": "gzip", "If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


def test_the_least_used_answer_leaves_first():
    each = caching.ENTRY
    answers = caching.Answers(most=25 + 2 * each)
    for name in "ab":
        answers.keep(name, caching.Answer(b"x" * 10, ()))
    assert answers.find("a")
    answers.keep("c", caching.Answer(b"x" * 10, ()))
    assert (answers.find("a"), answers.find("b")) != (None, None)
    assert answers.find("b") is None
    answers.keep("c", caching.Answer(b"x" * 12, ()))
    assert answers.size == 22 + 2 * each
    answers.keep("d", caching.Answer(b"x" * 99 * each, ()))
    assert (answers.size, len(answers.known)) == (0, 0)
