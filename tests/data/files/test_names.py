"""Names and links: what a file is called, and where it is."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.address.reading import parse
from data.files.names import FORMATS, LONGEST, decisive, filename, link
from data.parameters import PRESENTATION
from data.selection import Selection
from tests.grammar import grammar
from tests.landed import LANDED
from tests.strategies import selections

FILES = [(resource, form) for resource, forms in FORMATS.items() for form in forms]
SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.[a-z]+")
NAMES = [
    ({}, "relations", "csv", "entente_article.csv"),
    (
        {"chosen": ("IRN~VEN",), "since": "2005", "until": "2013"},
        "relations",
        "csv",
        "entente_article_IRN-VEN_2005-2013.csv",
    ),
    ({"data": "chronology"}, "ties", "json", "entente_chronology_ties.json"),
    ({"data": "chronology"}, "network", "gexf", "entente_chronology_network.gexf"),
    ({"actors": ("IRN", "VEN")}, "ties", "csv", "entente_article_ties_IRN-or-VEN.csv"),
    (
        {"actors": ("IRN",), "side": "acted-upon"},
        "relations",
        "xlsx",
        "entente_article_IRN_acted-upon.xlsx",
    ),
    ({"actors": ("BRA", "CUB", "IRN", "VEN")}, "ties", "csv", "entente_article_ties_4-actors.csv"),
    ({"since": "2005-08~"}, "relations", "zip", "entente_article_from-2005-08.zip"),
    ({"until": "2013"}, "relations", "zip", "entente_article_until-2013.zip"),
    ({"since": "2013", "until": "2013"}, "relations", "zip", "entente_article_2013.zip"),
    (
        {"since": "2005-03", "until": "2013"},
        "relations",
        "zip",
        "entente_article_2005-03-to-2013.zip",
    ),
    ({"types": ("aid", "threaten")}, "relations", "csv", "entente_article_aid-and-threaten.csv"),
    ({"types": ("none",)}, "relations", "csv", "entente_article_none.csv"),
    (
        {"status": ("reported",), "lang": "fa"},
        "ties",
        "csv",
        "entente_article_ties_reported_fa.csv",
    ),
    ({"level": "actors", "view": "matrix"}, "ties", "csv", "entente_article_ties_actors.csv"),
    ({"chosen": ("hezbollah",)}, "network", "graphml", "entente_article_network_hezbollah.graphml"),
    ({"data": '../"x\r\nSet-Cookie: a=b'}, "ties", "csv", "entente_x-Set-Cookie-a-b_ties.csv"),
    ({"data": "ایران"}, "ties", "csv", "entente_ties.csv"),
    (
        {"until": "2009", "versus": (("since", "2010"), ("until", ""))},
        "relations",
        "csv",
        "entente_article_until-2009_versus_from-2010.csv",
    ),
    (
        {"status": ("reported",), "versus": (("status", ()),), "lang": "es"},
        "relations",
        "csv",
        "entente_article_reported_versus_all_es.csv",
    ),
]


@pytest.mark.parametrize(("chosen", "resource", "form", "name"), NAMES)
def test_a_name_says_what_is_inside(chosen, resource, form, name):
    data_set = chosen.get("data", "article")
    assert filename(data_set, Selection(**chosen), resource, form) == name


def test_a_file_of_one_side_of_a_comparison_is_named_after_that_side():
    side = Selection(until="2009")
    both = side.against(Selection(since="2010"))
    assert link("article", both, "ties", "csv") == link("article", side, "ties", "csv")


@given(selections(LANDED), st.sampled_from(FILES))
def test_every_name_is_safe_and_every_link_leads_to_the_selection(selection, file):
    found = link(selection.data or "article", selection, *file)
    assert SAFE.fullmatch(found.name)
    assert len(found.name) <= LONGEST
    parts = urlsplit(found.href)
    assert parts.path == "/data/" + ".".join(file)
    assert not {name for name, _ in parse_qsl(parts.query)} & set(PRESENTATION)
    again, ignored = parse(parts.query, grammar(LANDED))
    assert ignored == ()
    assert again == decisive(selection)


@given(st.text(max_size=300), st.lists(st.text(max_size=200), max_size=3).map(tuple))
def test_any_text_makes_a_safe_name(data, actors):
    name = filename(data, Selection(data=data, actors=actors), "network", "graphml")
    assert SAFE.fullmatch(name)
    assert len(name) <= LONGEST


def test_names_too_long_still_differ():
    long = [("a" * 150, end) for end in ("x", "y")]
    one, other = (filename("article", Selection(actors=actors), "ties", "csv") for actors in long)
    assert one != other
    assert len(one) == len(other) == LONGEST
