"""The page's HTML: language, direction and theme, and the card of a link."""

import json
import platform
import re
import struct
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest

import app
from components import addresses
from components.language.texts import plain, texts
from components.wording import headline
from data.address.reading import parse
from data.languages import LANGUAGES
from data.library import Library
from tests.conftest import build_body
from tests.grammar import grammar
from tests.strategies import HOSTILE_VALUES, PARAMETERS

FIRST = re.compile(
    r'<script type="application/json" id="first"\s+'
    r'data-query="([^"]*)" data-viewport="([^"]*)">([^<]*)</script>'
)


def apart(text):
    """Return the page without the first picture that it brings, and that by its parts."""
    ((query, viewport, page),) = FIRST.findall(text)
    found = {"query": unescape(query), "viewport": viewport, "page": json.loads(page)}
    return FIRST.sub("", text), found


PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Mobile Safari/537.36"}
SPACES = [
    ("/", {}, "wide"),
    ("/", PHONE, "compact"),
    ("/", {"Sec-CH-UA-Mobile": "?1"}, "compact"),
    ("/", PHONE | {"Sec-CH-UA-Mobile": "?0"}, "wide"),
    ("/present", {}, "present"),
    ("/present", PHONE, "compact"),
    ("/embed", {}, "embed-wide"),
    ("/embed", PHONE, "embed-compact"),
]


@pytest.mark.parametrize(("path", "headers", "viewport"), SPACES)
@pytest.mark.parametrize("query", ["", "?data=europe&view=network&lang=fa&tie=DEU~FRA"])
def test_the_page_brings_what_a_browser_would_ask_for_next(
    client, ask, path, headers, viewport, query
):
    _, found = apart(client.get(path + query, headers=headers).text)
    assert (found["viewport"], found["query"]) == (viewport, query or "?")
    asked = ask(build_body(query or "?", viewport)).get_json()["response"]["page"]["children"]
    assert found["page"] == asked


@pytest.mark.parametrize(
    ("query", "lang", "direction", "theme"),
    [
        ("", "en", "ltr", "light"),
        ("?lang=es", "es", "ltr", "light"),
        ("?lang=pt&theme=dark", "pt", "ltr", "dark"),
        ("?lang=fa", "fa", "rtl", "light"),
        ("?lang=FA&theme=DARK", "en", "ltr", "light"),
        ("?lang=de&theme=sepia", "en", "ltr", "light"),
        ('?lang="><script>alert(1)</script>', "en", "ltr", "light"),
        ("?lang={%scripts%}&theme={lang}", "en", "ltr", "light"),
        ("?lang=&theme=", "en", "ltr", "light"),
        ("?lang=%00&theme=%ff", "en", "ltr", "light"),
    ],
)
def test_the_page_comes_in_the_readers_language_and_theme(client, query, lang, direction, theme):
    text = client.get("/" + query).get_data(as_text=True)
    assert f'<html lang="{lang}" dir="{direction}" data-theme="{theme}"' in text
    assert "<script>alert(1)" not in text
    frame, found = apart(text)
    assert "alert(1)" not in frame
    assert "{%" not in frame
    assert found["query"] == ("?" + query.removeprefix("?"))


# ---------------------------------------------------------------- cards of links


class Head(HTMLParser):
    """The title and the meta elements of a page, as a crawler reads them."""

    def __init__(self, text):
        super().__init__()
        self.title, self.meta, self.inside = "", {}, False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.inside = tag == "title"
        if tag == "meta" and "content" in found:
            self.meta[found.get("name") or found.get("property")] = found["content"]

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        self.title += data if self.inside else ""


def head(client, address):
    return Head(client.get(address).get_data(as_text=True))


@pytest.mark.parametrize("path", ["/", "/embed"])
@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", "/"),
        ("?lang=es", "/?lang=es"),
        ("?theme=dark&view=network&tie=VEN~IRN", "/?view=network&tie=IRN~VEN&theme=dark"),
        ("?lang=fa&data=chronology&from=2007", "/?data=chronology&from=2007&lang=fa"),
        ("?view=attic&lang=pt&x=<b>", "/?lang=pt"),
    ],
)
def test_a_link_says_what_it_leads_to(client, scene, path, query, canonical):
    found, drawn = head(client, path + query), scene(query)
    title, summary = plain(headline.title(drawn)), plain(headline.summary(drawn))
    assert found.title == f"{title} – Entente"
    assert found.meta["description"] == found.meta["og:description"] == summary
    assert found.meta["og:title"] == title
    assert found.meta["og:url"] == f"http://localhost{canonical}"
    assert found.meta["og:type"] == "website"
    assert found.meta["twitter:card"] == "summary_large_image"
    picture = client.get(found.meta["og:image"].removeprefix("http://localhost"), buffered=True)
    assert picture.mimetype == "image/png"
    data = picture.get_data()
    assert len(data) <= 150_000
    size = struct.unpack(">II", data[16:24])
    assert size == (1200, 630)
    assert [found.meta[f"og:image:{side}"] for side in ("width", "height")] == ["1200", "630"]


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_page_comes_whatever_the_address_says_and_repeats_what_could_be_read(
    client, data_sets, name
):
    wanted = head(client, "/").meta.keys()
    for value in HOSTILE_VALUES:
        answer = client.get("/?" + urlencode({name: value}, errors="surrogatepass"))
        assert answer.status_code == 200
        text = answer.get_data(as_text=True)
        assert "<script>alert" not in text
        found = Head(text).meta
        assert found.keys() == wanted
        query = found["og:url"].removeprefix("http://localhost/")
        selection, ignored = parse(query, grammar(data_sets))
        assert ignored == ()
        assert addresses.here(selection) == (query or "?")


@pytest.mark.parametrize("host", ['"><script>alert(1)</script>', "a b", "x'y", "{%scripts%}"])
def test_a_hostile_host_is_no_markup(client, host):
    text = client.get("/", headers={"Host": host}).get_data(as_text=True)
    assert "<script>alert(1)" not in text
    assert "{%" not in text or "{%scripts%}" in Head(text).meta.get("og:url", "")


def test_names_from_the_data_are_no_markup_in_a_link(hostile):
    client = app.create_app(Library.of(hostile)).server.test_client()
    for query in ("", "?types=none", "?tie=actor-0~actor-1", "?actors=actor-4"):
        text = client.get("/" + query).get_data(as_text=True)
        found = Head(text)
        assert found.meta["og:title"] + " – Entente" == found.title
        assert "<b>bold" not in text
        assert "<img src=x" not in text
        assert text.count("<title>") == 1
        assert text.count("_dash-config") == 1


# ---------------------------------------------------------------- what it keeps to itself


def test_the_page_does_not_tell_what_it_runs_on(client):
    text = client.get("/").text
    config = json.loads(re.search(r'id="_dash-config"[^>]*>(.*?)</script>', text)[1])
    assert not [name for name in config if "version" in name and name != "disable_version_check"]
    assert config["requests_pathname_prefix"] == "/"
    assert platform.python_version() not in text
    assert "Server" not in client.get("/").headers


def test_a_browser_finds_the_icon_where_it_looks_if_no_page_names_one(client):
    with client.get("/favicon.ico") as found, client.get("/assets/favicon.ico") as named:
        assert found.status_code == 200
        assert found.get_data() == named.get_data()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/", addresses.EMBED])
def test_what_is_said_before_the_first_picture_is_in_its_language(client, path, language):
    text = client.get(f"{path}?lang={language}").get_data(as_text=True)
    (said,) = re.findall(r'_dash-loading::after\{content:"([^"]*)"\}', text)
    assert said == texts(language)["view.loading"]
