"""The frame of a document: what it links to, and in which words."""

import re
from html import unescape

import pytest

from components import addresses
from components.documents import page
from components.documents.prose import Heading, Prose
from components.language.texts import Words
from components.markup import Html
from components.panels import links
from data.languages import LANGUAGES
from data.pages import PAGES
from data.selection import Selection

PROSE = Prose("A title", "What it is about.", (Heading(2, "one", "One"),), Html("<h1>A title</h1>"))


def shown(name="methods", back=None, **choices):
    there = Selection(**choices)
    written = page.Document(name, PROSE, there, "A <set>", back or there)
    return page.page(written, ["/a.css"], "/f.woff2")


def hrefs(html):
    return [unescape(href) for href in re.findall(r'<a href="([^"]*)"', html)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_links_to_its_fellows_its_languages_and_the_atlas(language):
    html = shown(lang=language, theme="dark", data="chronology")
    own = "" if language == "en" else f"&lang={language}"
    query = f"?data=chronology{own}&theme=dark"
    assert [href for href in hrefs(html) if href == f"/{query}"]
    for name in PAGES:
        assert f"/{name}{query}" in hrefs(html)
    for other in LANGUAGES:
        wanted = "" if other == "en" else f"&lang={other}"
        assert f"/methods?data=chronology{wanted}&theme=dark" in hrefs(html)
    assert f"/methods?data=chronology{own}" in hrefs(html)  # the other theme


def test_the_page_one_is_on_is_marked():
    html = shown("about", lang="pt")
    current = re.findall(r'aria-current="(\w+)"[^>]*>([^<]+)<', html)
    assert current == [("page", Words("pt")("document.about")), ("true", "Português")]


def test_a_document_says_what_it_is_before_it_is_read():
    html = shown(lang="fa", theme="dark")
    assert '<html lang="fa" dir="rtl" data-theme="dark">' in html
    assert "<title>A title – Entente</title>" in html
    assert '<meta name="description" content="What it is about.">' in html
    assert html.count('rel="alternate"') == len(LANGUAGES)
    assert "A &lt;set&gt;" in html
    assert "<script" not in html


def test_of_a_selection_only_what_a_document_can_show_is_kept():
    asked = Selection(
        view="camps", chosen=("IRN~VEN",), since="2007", status=("claimed",), lang="fa"
    )
    assert addresses.kept(asked) == Selection(lang="fa")
    only = Selection(status=("reported",), data="chronology", theme="dark", actors=("VEN",))
    assert addresses.kept(only) == only.but(actors=())


def test_the_rail_links_to_the_documents_in_the_readers_language_and_theme(scene):
    shown = links.links(scene("?data=chronology&lang=fa&theme=dark&status=reported&from=2007"))
    back = "data%3Dchronology%26from%3D2007%26status%3Dreported"
    assert [link.href for link in shown] == [
        f"/{name}?data=chronology&lang=fa&theme=dark&back={back}" for name in PAGES
    ]
    assert [link.href for link in links.links(scene())] == [f"/{name}" for name in PAGES]


@pytest.mark.parametrize("name", PAGES)
def test_a_document_leads_back_to_the_view_that_it_was_opened_from(client, scene, name):
    there = "?data=chronology&view=camps&tie=IRN~VEN&lang=es&theme=dark"
    (link,) = [one for one in links.links(scene(there)) if one.href.startswith(f"/{name}")]
    html = client.get(link.href).get_data(as_text=True)
    found = hrefs(html)
    assert f"/{there.replace('~', '%7E')}" in found or f"/{there}" in found
    others = [one for one in found if one.startswith(tuple(f"/{page}?" for page in PAGES))]
    assert sum("back=" in one for one in others) >= len(PAGES) + len(LANGUAGES)


def test_a_way_back_that_is_no_selection_leads_to_the_atlas(client):
    html = client.get("/about?back=%22%3E%3Cscript%3E&lang=fa").get_data(as_text=True)
    assert "<script" not in html
    assert "/?lang=fa" in hrefs(html)
