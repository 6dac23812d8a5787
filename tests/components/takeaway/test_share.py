"""The share dialog: what it offers to copy, and that an embed is written as HTML."""

import json
from datetime import date
from html.parser import HTMLParser

import dash_mantine_components as dmc
import pytest
from dash import html

from components import addresses, embed
from components.language.texts import plain
from components.scene import Scenes
from components.takeaway import share
from components.views import catalogue
from components.views.catalogue import VIEWS
from components.wording import card, citation, headline
from components.wording.alt_text import alt_text
from components.wording.citation import work
from data.languages import LANGUAGES
from tests.components.panels.test_evidence import parts
from tests.conftest import share_body
from tests.landed import LIBRARY

SITE = "https://atlas.example:8443"
TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("http://localhost/", "http://localhost"),
        ("https://atlas.example:8443/?tie=IRN~VEN#top", SITE),
        ("http://[::1]:8050/", "http://[::1]:8050"),
        ("http://127.0.0.1:8050", "http://127.0.0.1:8050"),
        ("https://xn--mgbaam7a8h.example/", "https://xn--mgbaam7a8h.example"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//atlas.example/", ""),
        ("http://", ""),
        ("http://user:word@atlas.example/", ""),
        ('http://"><script>/', ""),
        ("http://[::1/", ""),
        ("", ""),
    ],
)
def test_the_origin_of_an_address(address, found):
    assert share.origin(address) == found


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("?", f"{SITE}/"),
        ("?lang=en&view=map&zzz=1", f"{SITE}/"),
        ("?theme=dark&tie=VEN~IRN", f"{SITE}/?tie=IRN~VEN&theme=dark"),
    ],
)
def test_the_address_is_canonical_and_whole(scene, query, address):
    assert SITE + addresses.atlas(scene(query).selection) == address
    embedded = SITE + addresses.embed(scene(query).selection)
    assert embedded == address.replace(f"{SITE}/", f"{SITE}/embed")


class Frame(HTMLParser):
    """The elements of a text, as a page into which it is pasted reads them."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.words = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.words += data


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_snippet_is_one_frame_with_a_title(scene, language):
    drawn = scene(f"?actors=IRN,VEN&from=2010&lang={language}")
    read = Frame(share.snippet(drawn, SITE))
    ((tag, attributes),) = read.elements
    assert (tag, read.words) == ("iframe", "")
    assert attributes["title"] == plain(headline.title(drawn))
    assert attributes["src"] == f"{SITE}{addresses.embed(drawn.selection)}"
    assert attributes["loading"] == "lazy"
    assert attributes["referrerpolicy"] == "no-referrer"
    assert attributes["width"] == "100%"
    assert 400 <= int(attributes["height"]) <= 800


def test_a_hostile_title_stays_in_its_attribute(hostile, scene_of):
    for query in ("?", "?types=none", "?tie=actor-0~actor-3", "?actors=actor-5"):
        read = Frame(share.snippet(scene_of(hostile, query), SITE))
        assert [tag for tag, _ in read.elements] == ["iframe"]
        assert not {name for name in read.elements[0][1] if name.startswith("on")}
        assert read.words == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dialog_offers_all_four(scene, language):
    drawn = scene(f"?view=network&tie=IRN~VEN&lang={language}")
    found = share.contents(drawn, SITE, TODAY)
    fields = {part.id: part for part in parts(found) if isinstance(part, dmc.Textarea)}
    cited = work(drawn, SITE + addresses.atlas(drawn.selection), TODAY)
    assert {name: field.value for name, field in fields.items()} == {
        "share-address": SITE + addresses.atlas(drawn.selection),
        "share-embed": share.snippet(drawn, SITE),
        "share-citation": citation.chicago(cited),
        "share-alt": alt_text(drawn),
    }
    assert all(field.readOnly for field in fields.values())
    buttons = [part for part in parts(found) if getattr(part, "className", "") == "copy"]
    assert {getattr(button, "data-copy") for button in buttons} == fields.keys()
    (store,) = (part for part in parts(found) if getattr(part, "id", "") == share.CITATIONS)
    assert store.data == {name: style(cited) for name, style in citation.STYLES.items()}


@pytest.mark.parametrize(
    ("site", "alone"),
    [("http://127.0.0.1:8403", True), ("http://localhost:80", True), (SITE, False)],
)
def test_it_is_told_of_an_address_that_nobody_else_can_open(scene, site, alone):
    drawn = scene("?lang=es")
    found = [getattr(part, "children", "") for part in parts(share.contents(drawn, site, TODAY))]
    assert (drawn.say("qr.alone") in found) == alone


def test_the_server_answers_with_the_origin_that_the_browser_has(ask):
    answer = ask(share_body("?lang=fa&zzz=1", f"{SITE}/embed?x=y#z"))
    assert answer.status_code == 200
    assert json.dumps(f"{SITE}/?lang=fa") in json.dumps(answer.get_json())


# ---------------------------------------------------------------- the embed


@pytest.mark.parametrize("view", VIEWS.names)
def test_an_embed_holds_the_picture_and_no_controls(scene, view):
    drawn = scene(f"?view={view}&status=reported")
    ids = {
        getattr(part, "id", "") for part in parts(embed.layout(drawn, "?", html.Div(id="grammar")))
    }
    assert {"headline", "summary", "evidence", "stage", embed.OPEN, view, "grammar"} <= ids
    assert not ids & {"filters", "timeline", "timeline-graph", "view-tabs", "share", "export"}


def test_a_change_of_an_embed_reaches_only_what_is_there(scene):
    first, second = scene("?"), scene("?tie=IRN~VEN&status=reported")
    there = {
        getattr(part, "id", "") for part in parts(embed.layout(first, "?", html.Div(id="grammar")))
    }
    view, changes = embed.changes(second, "map")
    assert view == "map"
    assert changes.keys() <= there
    assert changes[embed.OPEN] == {"href": "/?status=reported&tie=IRN~VEN"}
    assert "Reported as fact" in changes[embed.FILTERS]["children"]
    view, changes = embed.changes(scene("?types=none"), "map")
    assert view == ""
    assert changes["map"] == {"children": []}


# ---------------------------------------------------------------- the card


def test_equal_views_share_a_card(scene):
    card_of = card.cards(Scenes(LIBRARY, catalogue.VIEWS, ""))
    one, other = card_of("?tie=VEN~IRN&view=map&junk=1"), card_of("?tie=IRN~VEN")
    assert one is other
    assert one.query == "?tie=IRN~VEN"
    assert one.title == plain(headline.title(scene("?tie=IRN~VEN")))


OWN = "title=A%20%22title%22%20%26%20%3Cb%3Eme%3C/b%3E&subtitle=Below&note=1,2,Here&names=IRN.none"


def test_the_readers_own_title_is_that_of_all_that_is_shared(scene):
    drawn, own = scene(f"?{OWN}"), 'A "title" & <b>me</b>'
    address = SITE + addresses.atlas(drawn.selection)
    assert address == f"{SITE}/?{OWN}"
    [(_, attributes)] = Frame(share.snippet(drawn, SITE)).elements
    assert attributes["title"] == own
    assert attributes["src"] == f"{SITE}/embed?{OWN}"
    assert own.replace("&", r"\&") in citation.STYLES["bibtex"](work(drawn, address, TODAY))
    assert (embed.title(drawn), embed.said(drawn)["children"]) == (own, "Below")
    assert embed.said(drawn)["data-relations"] == headline.said(drawn)["data-relations"]


def test_a_link_to_own_words_says_whose_picture_it_is(scene):
    made = card.cards(Scenes(LIBRARY, catalogue.VIEWS))
    usual, own = made("?"), made("?title=Friends")
    assert own.title == "Friends"
    assert own.description == f"{usual.title}. {usual.description}"
    assert own.query == "?title=Friends"


@pytest.mark.parametrize("query", ["?title=none", "?subtitle=none", "?title=none&subtitle=none"])
def test_who_wants_no_title_is_cited_and_framed_by_the_headline(scene, query):
    drawn = scene(query)
    assert embed.title(drawn) == headline.title(scene("?")) == headline.title(drawn)
    assert work(drawn, SITE, TODAY).title == work(scene("?"), SITE, TODAY).title
