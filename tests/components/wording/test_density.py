"""What is said of many ties: how many are drawn, and the ways to more and to fewer."""

from urllib.parse import parse_qs

import pytest
from dash import dcc

from components.language.texts import plain
from components.scene import Scenes
from components.views.catalogue import VIEWS
from components.wording import density
from data.catalogue import Holding
from data.library import Library
from data.selection import DRAWN
from tests.dense import write
from tests.landed import LANDED


@pytest.fixture(scope="module")
def dense(tmp_path_factory):
    """Make the scene of an address of pacts and disputes of 173 states."""
    folder = write(tmp_path_factory.mktemp("sets"), "dense")
    scenes = Scenes(Library([Holding.read(folder)]), VIEWS, "/")
    return lambda query: scenes(query)[0]


def said(scene):
    first, *ways = density.children(scene)
    return plain(first.children), ways


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?", "Russia’s 66 of 1,928 ties"),
        ("?draw=strongest", "60 strongest of 1,928 ties"),
        ("?draw=more&lang=es", "los 200 más fuertes de 1.928 vínculos"),
        ("?draw=all&lang=pt", "os 1.928 vínculos"),
        ("?draw=none&lang=fa", "هیچ‌یک از ۱٬۹۲۸ پیوند"),
        ("?tie=CHN~RUS", "1 of 1,928 ties"),
        ("?view=network", "strongest of each: 168 of 1,928 ties"),
    ],
)
def test_it_says_how_many_of_how_many(dense, query, words):
    assert said(dense(query))[0] == words


@pytest.mark.parametrize("query", ["?", "?draw=all", "?view=network&lang=fa", "?seen=none"])
def test_each_way_leads_to_what_it_says_and_back(dense, query):
    scene = dense(query)
    found = set()
    for way in said(scene)[1]:
        assert isinstance(way, dcc.Link)
        [asked] = parse_qs(way.href.removeprefix("?"))["draw"]
        assert dense(way.href).style.density.rule == asked
        found.add(asked)
    others = {*DRAWN} - {scene.style.density.rule}
    assert found == (others - {"seen"} if "seen=none" in query else others)


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("view", ["matrix", "table"])
def test_where_all_is_shown_nothing_is_said(scene, name, view):
    assert density.children(scene(f"?data={name}&view={view}")) == []


def test_few_ties_need_no_words_and_some_need_but_one_sentence(scene):
    assert density.children(scene("?data=article")) == []
    words, ways = said(scene("?data=chronology"))
    assert words == "+/− shown for what you choose"
    assert ways == []
