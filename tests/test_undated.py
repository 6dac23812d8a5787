"""Relations without a date: counted, drawn and listed like any other, and never given one."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import app
from components.evidence import listing
from components.evidence.lists import lists
from components.language.calendar import date_in_words
from components.panels import compare, when
from components.views import lanes, per_year, timeline
from components.views.catalogue import VIEWS
from components.wording import headline
from data.catalogue import Holding
from data.dates import UNDATED
from data.files.names import FORMATS
from data.languages import LANGUAGES
from data.library import Library
from data.load import load
from data.model import LEVELS, relation_types
from tests.conftest import (
    answer_path,
    build_body,
    export_body,
    share_body,
    write_data_set,
)
from tests.test_engines import frozen_body, held_in, picture_body

PAGES = ("/", "/embed", "/about", "/methods", "/accessibility", "/worksheet")
LISTED = (  # on paper, read on demand, found by words
    *("/evidence", "/answers/evidence/0/all", "/answers/evidence/0/0/9"),
    *("/answers/evidence/find/R1", "/worksheet/answers", "/find/names"),
)
FILES = tuple(f"{name}.{form}" for name, forms in FORMATS.items() for form in forms)
VIEWPORTS = ("wide", "compact", "present", "embed-wide", "embed-compact")
NEVER = re.compile(r"(?<!\d)(0001|9999|۰۰۰۱|۹۹۹۹)(?!\d)|\b1 Jan(uary)? 1\b")
STORY = """
[[step]]
query = "view=map"
relations = ["R1"]
title.en = "One"
text.en = "Nobody says when."

[[step]]
query = "view=camps&tie=IRN~VEN"
relations = ["R1"]
title.en = "Two"
text.en = "Nor here."
question.en = "When?"
"""
NOTHING = [
    {"date": ""},
    {"date": "", "type": "ACCUSE", "status": "claimed", "attributed_to": "A paper"},
    {"date": "", "actor": "USA", "target": "hezbollah", "type": "SANCTION"},
    {"date": "", "actor": "USA", "target": "IRN", "type": "THREATEN"},
]
SOME = [*NOTHING, {"date": "2005"}, {"date": "2007-05-03", "actor": "USA", "type": "AID"}]
ONLY = "?tie=USA~hezbollah"  # of which nothing is dated

DATES = st.sampled_from(["", "", "2005", "199X", "2007-05~", "2005-08-03/2013", "2020-01-31"])
ENDS = st.sampled_from(["IRN", "VEN", "USA", "minister", "hezbollah"])
ROWS = st.fixed_dictionaries(
    {
        "date": DATES,
        "actor": ENDS,
        "target": ENDS,
        "type": st.sampled_from(sorted(code.upper() for code in relation_types())),
        "counted": st.sampled_from(["true", "true", "true", "false"]),
        "mutual": st.sampled_from(["true", "false"]),
    }
)


def served(folder):
    """Return a browser without a screen, before an atlas of one data set."""
    return app.create_app(Library([Holding.read(folder)])).server.test_client()


@pytest.fixture(scope="module", params=["nothing is dated", "some are undated"])
def folder(request, tmp_path_factory):
    rows = NOTHING if request.param == "nothing is dated" else SOME
    path = write_data_set(tmp_path_factory.mktemp("undated"), rows)
    (path / "story.toml").write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def server(folder):
    return served(folder)


def said(answer):
    """Return what a server answered, as text, unpacked where it is packed."""
    assert answer.status_code == 200
    if answer.data[:2] != b"PK":
        return answer.get_data(as_text=True)
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())


def posted(server, body):
    return said(server.post("/_dash-update-component", json=body))


def everything(server, query):
    """Yield all that is to be seen and taken away of a selection, with what it is."""
    for view in VIEWS.names:
        asked = f"{query}&view={view}"
        yield asked, said(server.get(answer_path(asked)))
        yield asked, posted(server, build_body(asked))
    for viewport in VIEWPORTS:
        yield viewport, posted(server, build_body(query, viewport))
        yield viewport, said(server.get(answer_path(query, viewport)))
    for path in (*PAGES, *LISTED, *(f"/data/{name}" for name in FILES)):
        answer = server.get(path + query)
        # Of no relation there is no data set, and no list.
        nothing = {400: path.endswith(".zip"), 404: path in LISTED}
        yield path, "" if nothing.get(answer.status_code) else said(answer)
    yield "found", said(server.get(f"/find/statements{query}&words=iran"))
    pictures = (picture_body(query, view.name) for view in VIEWS.pictures)
    for body in (share_body(query), export_body(query), frozen_body(query), *pictures):
        yield body["output"], posted(server, body)


@pytest.mark.parametrize(
    "query",
    [
        *("?", "?lang=es&level=actors&seen=none&by=actor", "?lang=pt&tie=IRN~VEN&by=actor", ONLY),
        *("?from=2005", "?to=2001&lang=fa&sort=newest", "?story=1&step=2&answer=1"),
        *("?types=accuse&versus=types%3Daid", "?to=2005&versus=from%3D2006"),
        "?through=year&play=window&projection=globe&theme=dark&lang=fa",
    ],
)
def test_nothing_is_given_a_date(server, query):
    for what, text in everything(server, query):
        assert not NEVER.search(text), (what, NEVER.search(text))


@settings(max_examples=12)
@given(
    rows=st.lists(ROWS, min_size=1, max_size=8),
    language=st.sampled_from(LANGUAGES),
    level=st.sampled_from(LEVELS),
)
def test_no_mixture_gives_an_undated_relation_a_date(rows, language, level):
    with TemporaryDirectory() as there:
        server = served(write_data_set(Path(there), rows))
        for what, text in everything(server, f"?lang={language}&level={level}"):
            assert not NEVER.search(text), (what, rows)


@given(rows=st.lists(ROWS, min_size=1, max_size=12))
def test_dates_that_are_not_there_survive_being_taken_away(rows):
    with TemporaryDirectory() as there:
        made = load(write_data_set(Path(there) / "one", rows))
        server = app.create_app(Library.of(made)).server.test_client()
        with zipfile.ZipFile(io.BytesIO(server.get("/data/relations.zip").data)) as packed:
            packed.extractall(Path(there) / "other")
        again = load(Path(there) / "other")
    assert [*again.relations] == [*made.relations]
    table = csv.DictReader(io.StringIO(server.get("/data/relations.csv").text))
    cells = [(row["date"], row["earliest"], row["latest"], row["day"]) for row in table]
    assert [cell for cell, row in zip(cells, rows, strict=True) if not row["date"]] == [
        ("", "", "", "")
    ] * sum(not row["date"] for row in rows)


def test_whatever_names_time_says_that_nothing_is_dated(tmp_path):
    server = served(write_data_set(tmp_path, NOTHING))
    built = posted(server, build_body("?"))
    assert built.count("Nothing in this data set has a date.") >= 2
    answer = json.loads(said(server.get(answer_path("?view=per-year"))))
    assert "Nothing in this data set has a date." in json.dumps(answer)
    headline = json.dumps(answer["parts"]["headline"] if "parts" in answer else answer)
    assert "any time" not in headline


@pytest.mark.parametrize("library", ["pandas", "polars", "duckdb"])
@pytest.mark.parametrize("query", ["?", "?from=2006&level=actors&lang=fa"])
def test_every_engine_answers_alike(folder, library, query):
    holding = Holding.read(folder)
    wanted, found = (
        app.create_app(Library([one])).server.test_client()
        for one in (holding, held_in(library, holding))
    )
    for own, other in zip(everything(wanted, query), everything(found, query), strict=True):
        # The whole page holds what is drawn by chance.
        assert own == other or own[0] in PAGES[:2], own[0]


WORDS = [
    (
        "en",
        "undated",
        "Undated",
        "Nothing in this data set has a date.",
        "4 relations have no date",
    ),
    ("es", "sin fecha", "Sin fecha", "tiene fecha.", "4 relaciones no tienen fecha"),
    ("pt", "sem data", "Sem data", "tem data.", "4 relações não têm data"),
    ("fa", "بدون تاریخ", "بدون تاریخ", "تاریخ ندارد.", "۴ رابطه تاریخ ندارند"),
]


def test_a_network_gives_a_tie_without_a_date_no_time(tmp_path):
    server = served(write_data_set(tmp_path, SOME))
    edges = said(server.get("/data/network.gexf")).split("<edge ")[1:]
    assert {edge.split('id="')[1].split('"')[0]: edge.count("<spell ") for edge in edges} == {
        **{"IRN~VEN": 1, "USA~VEN": 1},
        **{"IRN~USA": 0, "USA~hezbollah": 0},
    }
    features = json.loads(said(server.get("/data/ties.geojson")))["features"]
    ends = {one["id"]: (one["properties"]["first"], one["properties"]["last"]) for one in features}
    assert ends["USA~hezbollah"] == ends["IRN~USA"] == (None, None)
    assert ends["IRN~VEN"] == ("2005-01-01", "2005-12-31")


@pytest.mark.parametrize(("language", "date", "heading", "nothing", "some"), WORDS)
def test_it_is_said_in_every_language(small, scene_of, language, date, heading, nothing, some):
    assert date_in_words(UNDATED, language) == date
    empty, mixed = (scene_of(small(rows), f"?lang={language}") for rows in (NOTHING, SOME))
    for drawn, wanted in ((empty, nothing), (mixed, some)):
        said = timeline.words(timeline.Strip(drawn))[timeline.HELP]["children"]
        assert wanted in said
        assert wanted in str(per_year.figure(drawn))
        assert wanted in str(when.layout(drawn))
    shown = lists(scene_of(small(NOTHING), f"?lang={language}&tie=IRN~VEN"))
    assert heading in str([listing.whole(one) for one in shown])
    assert date not in headline.title(empty)
    assert headline.when(empty) == ""
    assert date in headline.title(mixed)


def test_what_has_no_date_has_no_bar_and_no_place_on_an_axis(small, scene_of):
    mixed = scene_of(small(SOME))
    assert len(timeline.Strip(mixed).single) == timeline.Strip(mixed).number == 2
    assert len(mixed.results.relations) == len(SOME)
    assert len(scene_of(small(SOME), "?from=1000").results.relations) == 2
    empty = scene_of(small(NOTHING))
    assert timeline.figure(empty)["data"] == []
    assert not timeline.figure(empty)["layout"]["xaxis"]["visible"]
    play, *_ = timeline.head(timeline.Strip(empty))
    assert (play.hidden, play.disabled) == (True, True)
    assert [part.hidden for part in when.layout(empty)[1:]] == [True]
    assert lanes.windows(empty) == []
    assert "dates" not in compare.offered(empty)
