"""Documents: twelve pages, their headings, their links, their headers, and who means harm."""

import random
import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urlencode, urlsplit

import pytest

import app
from data.languages import LANGUAGES
from data.library import Library
from data.pages import PAGES
from tests.components.server.test_security import directives
from tests.components.server.test_validation import forged_queries
from tests.strategies import HOSTILE_VALUES, PARAMETERS

VOID = {"meta", "link", "img", "br", "hr"}

each_page = pytest.mark.parametrize("name", PAGES)
each_language = pytest.mark.parametrize("language", LANGUAGES)


class Outline(HTMLParser):
    """Reads a page: its ids, its links, its headings, its landmarks, and whether all is closed."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.headings, self.tags, self.open = [], [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found["href"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((tag, found.get("id")))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def outline(client):
    def read(path):
        answer = client.get(path)
        assert answer.status_code == 200, path
        return Outline(answer.get_data(as_text=True))

    return read


@each_page
@each_language
def test_every_page_is_there_whole_and_in_order(client, outline, name, language):
    found = outline(f"/{name}?lang={language}")
    assert found.open == []
    assert len(set(found.ids)) == len(found.ids)
    assert found.tags.count("h1") == found.tags.count("main") == 1
    english = outline(f"/{name}").headings
    assert found.headings == english
    levels = [int(tag[1]) for tag, anchor in found.headings if anchor != "contents"]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    text = client.get(f"/{name}?lang={language}").get_data(as_text=True)
    direction = "rtl" if language == "fa" else "ltr"
    assert f'<html lang="{language}" dir="{direction}" data-theme="light">' in text
    assert not re.search(r"\{[a-z]", re.sub(r"<(style|code|pre)>.*?</\1>", "", text, flags=re.S))
    assert "<script" not in text


@each_page
@pytest.mark.parametrize("query", ["", "?lang=fa&theme=dark&data=chronology", "?status=reported"])
def test_every_link_and_every_anchor_resolves(client, outline, name, query):
    found, ids = outline(f"/{name}{query}"), {}
    for href in map(urlsplit, found.links):
        if href.scheme:
            assert href.scheme == "https"
            continue
        where = f"{href.path}?{href.query}" if href.path else f"/{name}{query}"
        if where not in ids:
            answer = client.get(where)
            assert answer.status_code == 200, where
            html = answer.mimetype == "text/html"
            ids[where] = Outline(answer.get_data(as_text=True)).ids if html else []
        assert not href.fragment or href.fragment in ids[where], href.geturl()
        if href.path.strip("/") in PAGES and "lang=fa" in query:
            assert "data=chronology" in href.query


@each_page
def test_the_atlas_and_the_document_lead_to_each_other(outline, name):
    links = outline(f"/{name}?lang=es&theme=dark&data=europe").links
    assert "/?data=europe&lang=es&theme=dark" in links


@each_page
def test_headers_are_those_of_every_page(client, name):
    answer = client.get(f"/{name}")
    assert directives(answer) == directives(client.get("/"))
    for header in ("X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options", "Cache-Control"):
        assert answer.headers[header] == client.get("/").headers[header]
    tag = answer.headers["ETag"]
    again = client.get(f"/{name}", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(f"/{name}?theme=dark", headers={"If-None-Match": tag}).status_code == 200
    assert client.get(f"/{name}/").data == answer.data
    assert client.head(f"/{name}").data == b""
    assert client.post(f"/{name}").status_code == 405
    packed = client.get(f"/{name}", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"


@each_page
def test_the_page_asks_nobody_else(client, name):
    text = client.get(f"/{name}").get_data(as_text=True)
    assert re.findall(r"""(?:src|<link [^>]*href)\s*=\s*["']?(?:https?:)?//[^"']+""", text) == []
    assert re.findall(r"url\((?!data:)[^)]*\)", text) == []
    for asset in re.findall(r'<link [^>]*href="(/assets/[^"]+)"', text):
        answer = client.get(unescape(asset), buffered=True)
        assert answer.status_code == 200
        assert "max-age" in answer.headers["Cache-Control"]


def test_the_atlas_does_not_carry_the_style_of_the_documents(client):
    assert "document.css" not in client.get("/").get_data(as_text=True)


@pytest.mark.parametrize(
    ("query", "lang", "theme"),
    [
        ("?lang=FA&theme=DARK", "en", "light"),
        ("?lang=de&theme=sepia&data=atlantis&status=denied", "en", "light"),
        ("?lang=fa&lang=pt&theme=dark", "pt", "dark"),
        ('?lang="><script>alert(1)</script>', "en", "light"),
        ("?view=camps&tie=IRN~VEN&from=soon&what=x", "en", "light"),
        ("?" + "a" * 5_000, "en", "light"),
    ],
)
def test_what_is_unknown_falls_back(client, query, lang, theme):
    for name in PAGES:
        text = client.get(f"/{name}{query}").get_data(as_text=True)
        assert f'<html lang="{lang}"' in text
        assert f'data-theme="{theme}"' in text
        assert "alert(1)" not in text


def test_claims_can_be_left_out_of_what_is_computed(client):
    every = client.get("/methods?data=chronology").get_data(as_text=True)
    only = client.get("/methods?data=chronology&status=reported").get_data(as_text=True)
    total = '<strong>Total</strong></th><td class="number">'
    assert f"{total}71<" in every
    assert f"{total}66<" in only
    other = client.get("/methods?data=chronology&status=claimed").get_data(as_text=True)
    assert other == every


def test_a_citation_names_the_site_that_is_read(client):
    text = client.get("/about?data=europe", base_url="https://atlas.example").get_data(as_text=True)
    assert "https://atlas.example/?data=europe" in text


# ---------------------------------------------------------------- harm


def test_600_hostile_queries_leave_the_server_standing(client, log):
    chance, failed = random.Random("documents"), []
    for number, query in enumerate(forged_queries(chance, 600)):
        name = PAGES[number % len(PAGES)]
        answer = client.get(f"/{name}?{query.lstrip('?')}")
        text = answer.get_data(as_text=True)
        if answer.status_code != 200 or log or "alert(1)" in text or "{{7*7}}" in text:
            failed.append((answer.status_code, query[:300]))
    assert failed == []


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_no_value_of_any_parameter_does_harm(client, log, parameter):
    for value in HOSTILE_VALUES:
        query = urlencode({parameter: value}, errors="surrogatepass")
        for name in PAGES:
            assert client.get(f"/{name}?{query}").status_code == 200
    assert not log


@pytest.mark.parametrize("host", ["a.example", "x</code><script>alert(1)</script>", "[::1]:8050"])
def test_a_forged_host_is_only_text(client, host):
    answer = client.get("/about", headers={"Host": host})
    assert answer.status_code in (200, 400)
    assert "<script" not in answer.get_data(as_text=True)


@each_page
@each_language
def test_a_hostile_data_set_is_only_text(hostile, name, language):
    client = app.create_app(Library.of(hostile)).server.test_client()
    text = client.get(f"/{name}?lang={language}").get_data(as_text=True)
    Outline(text)
    for harm in ("<script", "<img src=x", "<b>bold", "<a href='javascript", "<i>twice"):
        assert harm not in text
