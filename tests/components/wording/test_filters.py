"""The filters in force as links that take them away, and the way out of nothing."""

import random

import pytest
from dash import dcc

from components import addresses
from components.panels import evidence
from components.scene import Scene
from components.wording import filters
from data.address.reading import parse
from data.selection import Selection
from tests.components.panels.test_evidence import of_class, parts, text
from tests.grammar import grammar
from tests.landed import LANDED

FILTERED = (
    "?from=2010&to=2020&actors=IRN,VEN&side=acts&types=aid,request&status=claimed&tie=IRN~VEN"
)


def links(component):
    return [part for part in parts(component) if isinstance(part, dcc.Link)]


def test_each_filter_has_a_chip_that_takes_it_away_and_one_takes_all(scene, data_sets):
    drawn = scene(FILTERED + "&view=network&lang=es&theme=dark&level=countries")
    chips = [parse(link.href, grammar(data_sets))[0] for link in links(filters.chips(drawn))]
    chosen = drawn.selection
    assert chips == [
        chosen.but(side="between"),
        chosen.but(since="", until=""),
        chosen.but(actors=("VEN",)),
        chosen.but(actors=("IRN",)),
        chosen.but(side="either"),
        chosen.but(types=()),
        chosen.but(status=()),
        Selection(view="network", lang="es", theme="dark"),
    ]
    assert filters.chips(scene("?view=network&lang=es")) == []


@pytest.mark.parametrize("lang", ["en", "es", "pt", "fa"])
@pytest.mark.parametrize(
    "query",
    [
        *("?types=none", "?status=none", FILTERED, "?types=none&status=none"),
        *("?source=none", "?data=chronology&owner=none&source=court"),
    ],
)
def test_every_filter_has_a_name_in_every_language(scene, lang, query):
    names = [text(chip) for chip in of_class(filters.chips(scene(f"{query}&lang={lang}")), "chip")]
    assert names
    assert all(name.strip("× ") for name in names)


NARROWER = [
    ("?actors=IRN", False),
    ("?actors=IRN,VEN", True),
    ("?actors=IRN,VEN&side=acts", True),
    ("?actors=IRN,VEN&side=between", False),
    ("?actors=IRN,VEN&versus=actors%3DIRN", False),
    ("?actors=IRN,VEN&versus=side%3Dbetween", False),
    ("?actors=IRN,VEN&versus=from%3D2010", True),
    ("?tie=IRN~VEN", False),
]


@pytest.mark.parametrize(("query", "offered"), NARROWER)
def test_relations_between_several_actors_are_offered_first(scene, query, offered):
    drawn = scene(query)
    there = [addresses.here(drawn.selection.but(side="between"))] * offered
    assert [link.href for link in of_class(filters.chips(drawn)[:1], "offer")] == there
    assert not of_class(evidence.contents(drawn), "offer")  # once is enough


EMPTY = [
    "?types=none",
    "?status=none",
    "?types=none&status=none",
    "?from=1900&to=1901",
    "?actors=CHN&types=aid",
    "?actors=CHN&side=acts&types=aid&from=1900&to=1901&status=claimed",
    "?types=none&tie=IRN~VEN",
    "?data=chronology&from=1900&to=1910&level=actors",
    "?data=chronology&actors=mahan-air&types=request",
    "?lang=fa&types=none",
]


def check_a_way_out(drawn: Scene, scene):
    offered = links(filters.empty(drawn))
    assert offered, drawn.selection
    for link in offered:
        assert len(scene(link.href).results.ties) > 0, (drawn.selection, link.href)
        assert text(link)


@pytest.mark.parametrize("query", EMPTY)
def test_nothing_is_never_a_dead_end(scene, query):
    drawn = scene(query)
    assert drawn.results.ties == ()
    check_a_way_out(drawn, scene)


@pytest.mark.parametrize("name", LANDED)
def test_no_random_selection_is_a_dead_end(scene, name):
    chance = random.Random(f"dead ends of {name}")
    types = ("aid", "retreat", "mobilize", "assault", "threaten", "request", "none")
    nodes = scene(f"?data={name}").data_set.nodes
    empty = 0
    for _ in range(150):
        year = chance.randint(1958, 2026)
        query = (
            f"?data={name}&types={chance.choice(types)}&actors={chance.choice(nodes)}"
            f"&side={chance.choice(['acts', 'acted-upon'])}&from={year}&to={year + 3}"
        )
        drawn = scene(query)
        if not drawn.results.ties:
            empty += 1
            check_a_way_out(drawn, scene)
    assert empty > 50


def test_what_is_chosen_and_has_no_tie_can_be_let_go(scene):
    drawn = scene("?tie=CHN~IRN&only=1")
    first, *_ = links(filters.empty(drawn))
    assert first.href == "?"
    assert filters.empty(scene("?tie=CHN~IRN")) is None  # the rest is in the picture, pale


def test_something_shown_needs_no_way_out(scene):
    assert filters.empty(scene("?")) is None
