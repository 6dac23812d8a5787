"""The app: what is wired, what it answers, and what it bears."""

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys

import pytest

import app
from components.views.catalogue import VIEWS
from data.library import Library
from tests.benchmarks.crowd import Reader, started
from tests.components.server.test_validation import forged_queries
from tests.conftest import answer_path, build_body, export_body, share_body
from tests.landed import LANDED


def ids_in(answer):
    """Return the ids of all components in an answer."""
    found = set()
    waiting = [answer]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if "namespace" in part and "id" in part["props"]:
                found.add(part["props"]["id"])
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return found


@pytest.fixture(scope="module")
def pages(ask):
    """The built page of each view, as the browser gets it."""
    queries = {view: f"?view={view}" for view in VIEWS.names} | {
        "years": "?view=camps&through=year"
    }
    return {name: ask(build_body(query)).get_json() for name, query in queries.items()}


@pytest.mark.parametrize("view", VIEWS.names)
@pytest.mark.parametrize("data", LANDED)
@pytest.mark.parametrize("lang", ["en", "fa"])
def test_a_page_is_built_in_every_view_data_set_and_direction(ask, view, data, lang):
    answer = ask(build_body(f"?data={data}&view={view}&lang={lang}", data=data, lang=lang))
    assert answer.status_code == 200
    assert {"map", "network", "matrix", "table", "evidence", "summary"} <= ids_in(answer.get_json())


@pytest.mark.parametrize("view", VIEWS.names)
def test_a_selection_is_drawn_in_every_view(draw, view):
    answer = draw(f"?view={view}&types=cooperate", shown=view)
    assert answer.status_code == 200
    assert answer.get_json()["picture"] == view
    summary = answer.get_json()["parts"]["summary"]
    assert summary["data-relations"] >= summary["data-counted"] >= summary["data-ties"] > 0


def test_every_id_of_a_callback_is_on_the_page(atlas, ask, pages):
    dialogs = [ask(body).get_json() for body in (share_body(), export_body())]
    pairs = [
        ask(build_body(f"?view={view}&versus=from%3D2013")).get_json()
        for view in ("map", "network")
    ]
    on_page = set().union(*map(ids_in, [*pages.values(), *pairs, *dialogs])) | ids_in(
        json.loads(json.dumps(atlas.layout, default=lambda part: part.to_plotly_json()))
    )
    wired = {
        end["id"]
        for name, callback in atlas.callback_map.items()
        for end in (*callback["inputs"], *callback["state"])
    }
    outputs = [out for name in atlas.callback_map for out in name.strip(".").split("...")]
    wired |= {out.rpartition(".")[0] for out in outputs if "." in out}
    assert wired <= on_page


@pytest.mark.parametrize("view", VIEWS.names)
@pytest.mark.parametrize("query", ["", "&types=none", "&tie=IRN~VEN", "&level=actors", "&banana=1"])
def test_every_part_that_a_drawing_changes_is_on_the_page(draw, pages, view, query):
    parts = draw(f"?view={view}{query}", shown=view).get_json()["parts"]
    assert parts.keys() <= ids_in(pages[view])


@pytest.mark.parametrize("view", VIEWS.names)
@pytest.mark.parametrize("look", ["side", "difference"])
def test_every_part_that_a_comparison_changes_is_on_the_page(ask, draw, view, look):
    at = f"?view={view}&compare={look}&versus="
    page = ask(build_body(f"{at}from%3D2013")).get_json()
    shown = f"{view}+{look}+dates" if view in ("map", "network") else view
    answer = draw(f"{at}from%3D2015%26to%3D2019", shown=shown).get_json()
    assert answer["picture"] == shown
    assert answer["parts"].keys() <= ids_in(page)


@pytest.mark.parametrize("viewport", ["embed-wide", "embed-compact"])
@pytest.mark.parametrize("view", VIEWS.names)
@pytest.mark.parametrize("query", ["", "&types=none", "&tie=IRN~VEN", "&level=actors", "&banana=1"])
def test_every_part_that_a_drawing_changes_is_in_the_embed(ask, draw, viewport, view, query):
    there = ids_in(ask(build_body(f"?view={view}", viewport)).get_json())
    parts = draw(f"?view={view}{query}", viewport, shown=view).get_json()["parts"]
    assert parts.keys() <= there


def test_what_is_presented_is_drawn_without_the_strip_that_it_hides(draw):
    parts = {
        viewport: draw("?to=2019", viewport).get_json()["parts"] for viewport in ("wide", "present")
    }
    strip = {"timeline-graph", "timeline-heading", "timeline-help"}
    assert parts["wide"].keys() - parts["present"].keys() == strip
    assert parts["present"].keys() <= parts["wide"].keys()


def test_the_stable_ids_for_scripts_are_on_the_page(pages):
    assert {
        "filter-dates",
        "filter-actors",
        "filter-side",
        "filter-types",
        "filter-status",
        "filter-source",
        "filter-owner",
        "filter-seen",
        "view-tabs",
        "map",
        "network",
        "matrix",
        "timeline",
        "table",
        "evidence",
        "summary",
        "play",
        "language",
        "theme",
    } <= ids_in(pages["map"])


@pytest.mark.parametrize(
    "query", ["?", "?data=chronology&tie=IRN", "?view=table&lang=fa", "?types=none"]
)
def test_no_id_is_on_a_page_twice(ask, query):
    answer = ask(build_body(query)).get_data(as_text=True)
    written = re.findall(r'"id":"([^"]+)"', answer)
    assert sorted(written) == sorted(set(written))


def test_another_view_brings_its_picture_and_takes_the_old_one_away(draw):
    parts = draw("?view=network", shown="map").get_json()["parts"]
    assert parts["map"] == {"children": []}
    assert "network-graph" in ids_in(parts["network"])


def test_equal_questions_have_equal_answers(draw):
    query = "?from=2010&actors=IRN,VEN&view=network"
    one, other = draw(query), draw(query)
    assert one.get_data() == other.get_data()


def test_readers_do_not_see_one_another(ask, draw):
    wanted = draw("?actors=VEN").get_json()["parts"]["summary"]
    draw("?data=chronology&types=none&lang=fa&theme=dark")
    ask(build_body("?data=chronology&lang=fa", data="chronology", lang="fa"))
    assert draw("?actors=VEN").get_json()["parts"]["summary"] == wanted


def test_500_random_and_hostile_addresses_are_drawn(draw, log):
    chance = random.Random("addresses")
    failed = [
        query[:300]
        for query in forged_queries(chance, 500)
        if draw(query, shown=chance.choice(VIEWS.names)).status_code != 200
    ]
    assert failed == [], f"{len(failed)} of 500"
    assert log == []


def test_100_random_and_hostile_addresses_build_a_page(ask):
    failed = [
        query[:300]
        for query in forged_queries(random.Random("pages"), 100)
        if ask(build_body(query)).status_code != 200
    ]
    assert failed == []


def test_two_apps_live_in_one_process(data_sets):
    apps = [app.create_app(Library.of(data_sets[name])) for name in LANDED]
    assert apps[0].callback_map.keys() == apps[1].callback_map.keys()
    for name, own in zip(LANDED, apps, strict=True):
        answer = own.server.test_client().get(answer_path())
        relations = answer.get_json()["parts"]["summary"]["data-relations"]
        assert relations == len(data_sets[name].relations)


def test_the_server_for_hosts_is_the_whole_atlas():
    client = app.server.test_client()
    assert client.get("/healthz").status_code == 200
    assert client.get(answer_path("?data=chronology")).status_code == 200


def run(*options, **environment):
    """Run the command, which ends by itself, and return its answer."""
    return subprocess.run(
        [sys.executable, "app.py", *options],
        capture_output=True,
        text=True,
        cwd=app.ROOT,
        timeout=60,
        check=False,
        env={**os.environ, "COLUMNS": "200", **environment},
    )


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--help"], 0, "--port"),
        (["--port", "99999"], 2, "'99999' is no number from 0 to 65535"),
        (["--host", "no.such.host.invalid"], 2, "'no.such.host.invalid' is no name or address"),
        (["--host", "192.0.2.1"], 2, "'192.0.2.1' is no name or address of this machine"),
    ],
)
def test_the_command_line_explains_itself(options, code, said):
    answer = run(*options)
    assert answer.returncode == code
    assert said in answer.stdout + answer.stderr
    assert "Traceback" not in answer.stderr
    assert "Entente is at" not in answer.stdout
    assert code == 0 or answer.stderr.count("\n") == 1


def test_a_port_in_use_is_said_so():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = run(PORT=str(taken.getsockname()[1]))
    assert answer.returncode == 2
    assert "is in use: try another --port" in answer.stderr
    assert answer.stdout == ""


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_the_atlas_says_where_it_is_once_it_is_there_and_ends_when_told(stop):
    with started() as (port, process):
        reader = Reader(port)
        assert reader.get("/healthz", packed=False) == b"OK"
        process.send_signal(stop)
        assert process.wait(60) == 0
        reader.close()


def test_importing_the_app_builds_no_atlas():
    said = "import app, sys; print('server' in vars(app)); app.server; print('server' in vars(app))"
    answer = subprocess.run(
        [sys.executable, "-c", said], capture_output=True, text=True, cwd=app.ROOT, check=True
    )
    assert answer.stdout.split() == ["False", "True"]


def test_a_host_is_told_why_the_atlas_cannot_start(monkeypatch):
    monkeypatch.delitem(vars(app), "server", raising=False)
    monkeypatch.setenv("PORT", "many")
    with pytest.raises(ImportError, match="cannot start"):
        app.server  # noqa: B018  # asking for it makes it
