"""Serving: headers, caching, and requests that no page has sent."""

import base64
import hashlib
import json
import logging
import random
import re
import struct
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest

import app
from components import addresses
from components.language.texts import plain
from components.server import security as serving
from components.wording import headline
from data.address import parse
from tests.conftest import build_body, draw_body, drawn, share_body
from tests.strategies import HOSTILE_VALUES, PARAMETERS

POST = "/_dash-update-component"
ANSWERS = [
    pytest.param("GET", "/", {}, 200, id="the page"),
    pytest.param("GET", "/any/path?lang=fa", {}, 200, id="any path is the page"),
    pytest.param("GET", "/healthz", {}, 200, id="health"),
    pytest.param("GET", "/_dash-layout", {}, 200, id="layout"),
    pytest.param("GET", "/_dash-dependencies", {}, 200, id="callbacks"),
    pytest.param("GET", "/assets/app.css", {}, 200, id="an asset"),
    pytest.param("GET", "/assets/fonts/inter.woff2", {}, 200, id="a font"),
    pytest.param("GET", "/assets/nothing.css", {}, 404, id="no such asset"),
    pytest.param("GET", "/assets/../app.py", {}, 404, id="outside the assets"),
    pytest.param("GET", "/assets/%2e%2e/app.py", {}, 404, id="outside, encoded"),
    pytest.param("DELETE", POST, {}, 405, id="a wrong method"),
    pytest.param("POST", POST, {"json": draw_body()}, 200, id="a drawing"),
    pytest.param("POST", POST, {"json": build_body()}, 200, id="a page"),
    pytest.param("POST", POST, {"data": "nonsense"}, 400, id="nonsense"),
    pytest.param("POST", POST, {"data": b"x" * 64_001}, 413, id="too much"),
]


@pytest.mark.parametrize(("method", "path", "rest", "status"), ANSWERS)
def test_every_answer_carries_its_headers(client, method, path, rest, status):
    answer = client.open(path, method=method, buffered=True, **rest)
    assert answer.status_code == status
    policy = directives(answer)
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == "'none'"
    assert policy["connect-src"] == policy["font-src"] == "'self'"
    assert "unsafe" not in policy["script-src"]
    assert "unsafe-eval" not in answer.headers["Content-Security-Policy"]
    assert "http" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert len(answer.headers.getlist("Content-Security-Policy")) == 1


def test_only_the_embed_may_be_framed_and_is_as_strict_in_all_else(client):
    page, embed = directives(client.get("/")), client.get("/embed?lang=fa")
    assert directives(embed) == {**page, "frame-ancestors": "*"}
    assert "X-Frame-Options" not in embed.headers
    kept = ("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cache-Control")
    for name in kept:
        assert embed.headers[name] == client.get("/").headers[name]


@pytest.mark.parametrize(
    "path",
    [
        "/embed/",
        "/embed/x",
        "/Embed",
        "//embed",
        "/x/embed",
        "/embeds",
        "/?/embed",
        "/embed%2f",
        "/embed%00",
        "/assets/embed",
        "/_dash-layout?/embed",
    ],
)
def test_nothing_else_may_be_framed(client, path):
    answer = client.get(path, buffered=True)
    assert directives(answer)["frame-ancestors"] == "'none'"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "data-embed" not in answer.get_data(as_text=True)


def test_an_answer_of_the_embed_that_is_no_page_may_not_be_framed(client):
    answer = client.post("/embed")
    assert answer.status_code == 405
    assert answer.headers["X-Frame-Options"] == "DENY"


def directives(answer):
    parts = answer.headers["Content-Security-Policy"].split("; ")
    return {name: rest for name, _, rest in (part.partition(" ") for part in parts)}


def test_every_script_in_the_page_is_allowed_by_its_hash(client):
    answer = client.get("/")
    allowed = directives(answer)["script-src"]
    inline = re.findall(r"<script([^>]*)>(.*?)</script>", answer.get_data(as_text=True), re.DOTALL)
    run = [code for attributes, code in inline if code and "application/json" not in attributes]
    assert run
    for code in run:
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in allowed


def test_the_page_asks_nobody_else(client):
    text = client.get("/").get_data(as_text=True)
    assert re.findall(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//[^"']+""", text) == []


# ---------------------------------------------------------------- the index


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
    assert "alert(1)" not in text
    assert "{%" not in text


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_page_comes_whatever_the_address_says(client, name):
    for value in HOSTILE_VALUES:
        answer = client.get("/?" + urlencode({name: value}, errors="surrogatepass"))
        assert answer.status_code == 200
        assert "<script>alert" not in answer.get_data(as_text=True)


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


def test_a_link_repeats_only_what_could_be_read(client, data_sets):
    wanted = head(client, "/").meta.keys()
    for name in PARAMETERS:
        for value in HOSTILE_VALUES:
            found = head(client, "/?" + urlencode({name: value}, errors="surrogatepass")).meta
            assert found.keys() == wanted
            query = found["og:url"].removeprefix("http://localhost/")
            selection, ignored = parse(query, data_sets)
            assert ignored == ()
            assert addresses.here(selection) == (query or "?")


@pytest.mark.parametrize("host", ['"><script>alert(1)</script>', "a b", "x'y", "{%scripts%}"])
def test_a_hostile_host_is_no_markup(client, host):
    text = client.get("/", headers={"Host": host}).get_data(as_text=True)
    assert "<script>alert(1)" not in text
    assert "{%" not in text or "{%scripts%}" in Head(text).meta.get("og:url", "")


def test_names_from_the_data_are_no_markup_in_a_link(hostile):
    client = app.create_app({"hostile": hostile}).server.test_client()
    for query in ("", "?types=none", "?tie=actor-0~actor-1", "?actors=actor-4"):
        text = client.get("/" + query).get_data(as_text=True)
        found = Head(text)
        assert found.meta["og:title"] + " – Entente" == found.title
        assert "<b>bold" not in text
        assert "<img src=x" not in text
        assert text.count("<title>") == 1
        assert text.count("_dash-config") == 1


# ---------------------------------------------------------------- caching


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


def test_what_is_known_is_not_sent_again(client):
    tag = client.get("/assets/app.css", buffered=True).headers["ETag"]
    again = client.get("/assets/app.css", headers={"If-None-Match": tag}, buffered=True)
    assert again.status_code == 304


# Flask-Compress leaves the file that it compresses to the garbage collector.
@pytest.mark.filterwarnings("ignore:unclosed file", "ignore:Exception ignored in")
@pytest.mark.parametrize("accepted", ["gzip, deflate", "gzip, deflate, br, zstd"])
@pytest.mark.parametrize("path", ["/", "/assets/app.css", "/assets/topojson/world_110m.json"])
def test_texts_are_sent_small(client, path, accepted):
    answer = client.get(path, headers={"Accept-Encoding": accepted}, buffered=True)
    assert answer.headers["Content-Encoding"] in accepted


# ---------------------------------------------------------------- what is refused


def test_a_body_may_have_64_kilobytes_and_no_more(ask):
    body = json.dumps(draw_body())
    assert ask(body + " " * (serving.LARGEST_BODY - len(body))).status_code == 200
    answer = ask(body + " " * (serving.LARGEST_BODY - len(body) + 1))
    assert answer.status_code == 413
    assert answer.mimetype == "text/plain"
    assert "<" not in answer.get_data(as_text=True)


def without(body, part):
    return {name: value for name, value in body.items() if name != part}


def with_input(body, value, kind="inputs", index=0):
    changed = json.loads(json.dumps(body))
    changed[kind][index]["value"] = value
    return changed


REFUSED = [
    pytest.param("", id="nothing"),
    pytest.param("{", id="half a text"),
    pytest.param(b"\xff\xfe\x00", id="no text"),
    pytest.param("null", id="null"),
    pytest.param("[]", id="a list"),
    pytest.param("{}", id="an empty object"),
    pytest.param("[" * 5_000 + "]" * 5_000, id="5000 lists deep"),
    pytest.param('{"a":' * 5_000 + "1" + "}" * 5_000, id="5000 objects deep"),
    pytest.param('{"output":' + "9" * 5_000 + "}", id="a number of 5000 digits"),
    pytest.param({**draw_body(), "output": "everything.children"}, id="an unknown output"),
    pytest.param({**draw_body(), "output": ["answer.data"]}, id="a list of outputs"),
    pytest.param({**draw_body(), "output": {"id": "answer"}}, id="an object as output"),
    pytest.param(without(draw_body(), "output"), id="no output"),
    pytest.param(without(draw_body(), "outputs"), id="no outputs"),
    pytest.param({**draw_body(), "outputs": {"id": "page", "property": "children"}}, id="others"),
    pytest.param({**draw_body(), "outputs": [draw_body()["outputs"]]}, id="outputs in a list"),
    pytest.param(without(draw_body(), "inputs"), id="no inputs"),
    pytest.param(without(draw_body(), "state"), id="no state"),
    pytest.param({**draw_body(), "inputs": draw_body()["inputs"] * 2}, id="inputs twice"),
    pytest.param({**draw_body(), "inputs": {"0": 1}}, id="inputs in an object"),
    pytest.param({**draw_body(), "changedPropIds": "asked.data"}, id="a text of changes"),
    pytest.param({**draw_body(), "changedPropIds": [1]}, id="a number as change"),
    pytest.param(with_input(draw_body(), None), id="no selection"),
    pytest.param(with_input(draw_body(), 7), id="a number as selection"),
    pytest.param(with_input(draw_body(), ["?"]), id="a list as selection"),
    pytest.param(with_input(draw_body(), {"a": "b"}), id="an object as selection"),
    pytest.param(with_input(draw_body(), {"a": "b"}, "state"), id="an object as room"),
    pytest.param(with_input(draw_body(), {"a": "b"}, "state", 1), id="an object as view"),
    pytest.param(with_input(draw_body(), "footer", "state", 1), id="a view that does not exist"),
    pytest.param(with_input(draw_body(), "\ud800", "state", 1), id="a view of half a letter"),
    pytest.param(with_input(build_body(), None), id="no edition"),
    pytest.param(with_input(build_body(), "wide"), id="a text as edition"),
    pytest.param(with_input(build_body(), {}), id="an edition without a room"),
    pytest.param(with_input(build_body(), {"room": 1}), id="a room that is a number"),
    pytest.param(with_input(build_body(), {"a": "b"}, "state"), id="an object as search"),
    *(
        pytest.param(share_body(href=href), id=f"{href!r} as address of the page")
        for href in (None, 7, "", "?", "javascript:alert(1)", "//x", "http://", "http://a b/")
    ),
    *(
        pytest.param(share_body(href=href), id=f"{href!r} as address of the page")
        for href in ('http://"><b>/', "http://[::1/", "file:///etc/passwd", "http://a@b/", ["x"])
    ),
    pytest.param(with_input(share_body(), "?"), id="a text as number of clicks"),
    pytest.param(
        {
            "output": "edition.data",
            "outputs": {"id": "edition", "property": "data"},
            "inputs": [{"id": "url", "property": "search", "value": ""}],
            "state": [{"id": "edition", "property": "data", "value": {}}],
        },
        id="a callback that runs in the browser",
    ),
]


@pytest.mark.parametrize("body", REFUSED)
def test_a_request_that_no_page_sends_is_refused_in_one_line(ask, log, body):
    answer = ask(body)
    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    (record,) = log
    assert record.levelno == logging.WARNING
    assert record.exc_info is None
    assert "\n" not in record.getMessage()
    assert len(record.getMessage()) < 300


@pytest.mark.parametrize("depth", [50, 200, 500, 900, 950, 990, 2_000])
def test_no_depth_of_nesting_does_harm(ask, depth):
    for part in ("extra", "changedPropIds", "state"):
        body = json.dumps({**draw_body(), part: "deep"})
        deep = "[" * depth + "]" * depth
        assert ask(body.replace('"deep"', deep)).status_code < 500


@pytest.mark.parametrize("search", ["?a=\ud800", "?\udfff=\ud800", "?from=\x00", "?" + "é" * 900])
def test_a_page_is_built_for_any_text_as_address(ask, search):
    assert ask(build_body(search)).status_code == 200
    assert ask(draw_body(search)).status_code == 200


def test_a_callback_of_the_page_is_answered(ask):
    answer = ask(draw_body("?types=cooperate"))
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    assert drawn(answer)["shown"] == "map?types=cooperate"


# ---------------------------------------------------------------- a thousand forgeries

JUNK: tuple[object, ...] = (
    None,
    True,
    False,
    0,
    -1,
    2**63,
    10**300,
    1e308,
    float("inf"),
    float("nan"),
    "",
    "x",
    "?",
    "\x00",
    "\ud800",
    "..",
    "__proto__",
    "page.children",
    [],
    [[]],
    [None],
    {},
    {"a": "b"},
    {"id": "page"},
    {"id": {"type": "x"}, "property": "y"},
    {"room": "wide"},
    {"value": []},
    [{"id": "selection", "property": "data", "value": "?"}],
)


def forged_queries(chance, count):
    """Yield query strings with random parameters, half of their values hostile."""
    sound = (
        "article",
        "chronology",
        "network",
        "actors",
        "2010",
        "2007-09",
        "IRN",
        "VEN,USA",
        "aid",
        "claimed",
        "IRN~VEN",
        "none",
        "fa",
        "dark",
        "globe",
        "region",
        "hezbollah",
    )
    for _ in range(count):
        parts = [
            (chance.choice(PARAMETERS), chance.choice(chance.choice((sound, HOSTILE_VALUES))))
            for _ in range(chance.randint(0, 5))
        ]
        text = "?" + urlencode(parts, errors="surrogatepass")
        yield (
            text[:8_000]
            if chance.random() < 0.9
            else text[1:8_000].replace("=", chance.choice("=&%"))
        )


def places(part, path=()):
    """Yield the path of every value in a body."""
    if path:
        yield path
    items = (
        part.items()
        if isinstance(part, dict)
        else enumerate(part)
        if isinstance(part, list)
        else ()
    )
    for key, value in items:
        yield from places(value, (*path, key))


def forge(chance):
    """Return a body as no page sends it: one that is sound but for a change, or sheer junk."""
    body = chance.choice((draw_body, build_body))()
    kind = chance.randrange(6)
    if kind == 0:
        return json.dumps(chance.choice(JUNK))
    if kind == 1:
        text = json.dumps(body)
        cut = chance.randrange(len(text))
        return text[:cut] + chance.choice(("", "\x00", '"', "}", "[" * 5_000)) + text[cut + 1 :]
    if kind == 2:
        (query,) = forged_queries(chance, 1)
        return json.dumps(
            with_input(body, query, "inputs" if "answer" in body["output"] else "state")
        )
    path = chance.choice(list(places(body)))
    holder = body
    for key in path[:-1]:
        holder = holder[key]
    if kind == 3:
        del holder[path[-1]]
        return json.dumps(body)
    holder[path[-1]] = chance.choice(JUNK) if kind == 4 else "deep"
    deep = chance.choice(
        ("[" * 5_000 + "]" * 5_000, '{"a":' * 5_000 + "1" + "}" * 5_000, "9" * 5_000)
    )
    return json.dumps(body).replace('"deep"', deep)


def test_1000_forged_requests_leave_the_server_standing_and_the_log_short(ask, log):
    chance = random.Random("forgeries")
    failed, statuses = [], set()
    for _ in range(1_000):
        body = forge(chance)
        log.clear()
        answer = ask(body)
        statuses.add(answer.status_code)
        calm = all(line.exc_info is None and "\n" not in line.getMessage() for line in log)
        if answer.status_code >= 500 or not calm or len(log) != (answer.status_code == 400):
            failed.append((answer.status_code, body[:300]))
    assert failed == [], f"{len(failed)} of 1000"
    assert statuses == {200, 400}
    assert ask(draw_body()).status_code == 200


@pytest.mark.parametrize("path", ["/present", "/embed"])
def test_a_slash_too_many_leads_to_the_page_that_was_meant(client, path):
    answer = client.get(f"{path}/?lang=fa&tie=IRN~VEN")
    assert (answer.status_code, answer.location) == (302, f"{path}?lang=fa&tie=IRN~VEN")
    assert client.get(f"{path}/").location == path
    assert client.get("/present//example.org/").status_code == 200
