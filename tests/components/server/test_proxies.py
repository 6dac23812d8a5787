"""Proxies: whose word counts, by which names the site may be called, what stands before a path."""

import html
import re
from ipaddress import ip_network

import pytest

import app
from components.server.proxies import is_trusted
from components.server.settings import Settings
from data.library import Library
from tests.conftest import answer_path, build_body, export_body, share_body

FORWARDED = {
    "X-Forwarded-For": "192.0.2.7",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "atlas.example.org",
}


@pytest.fixture(scope="module")
def client_of(data_sets):
    """Make a client of the article behind some settings."""

    def build(**settings):
        library = Library.of(data_sets["article"])
        return app.create_app(library, Settings(**settings)).server.test_client()

    return build


def site(answer):
    """Return the address of the site as the card of a page has it."""
    return re.search(r'og:url" content="([^"]*)/', answer.text)[1]


@pytest.fixture(scope="module")
def behind_a_proxy(client_of):
    return client_of(trusted_proxies=(ip_network("10.0.0.0/8"),))


@pytest.mark.parametrize(
    ("address", "headers", "wanted"),
    [
        ("10.1.2.3", FORWARDED, "https://atlas.example.org"),
        ("10.1.2.3", {}, "http://localhost"),
        ("192.0.2.9", FORWARDED, "http://localhost"),
        ("10.1.2.3", {"X-Forwarded-Proto": "https"}, "https://localhost"),
        ("10.1.2.3", {"X-Forwarded-Proto": "http, https"}, "https://localhost"),
    ],
)
def test_only_a_trusted_proxy_says_how_a_reader_came(behind_a_proxy, address, headers, wanted):
    answer = behind_a_proxy.get("/", headers=headers, environ_base={"REMOTE_ADDR": address})
    assert site(answer) == wanted


def test_without_a_trusted_proxy_nobodys_word_counts(client):
    assert site(client.get("/", headers=FORWARDED)) == "http://localhost"


@pytest.mark.parametrize(
    ("address", "trusted"),
    [
        ("127.0.0.1", True),
        ("127.0.0.2", False),
        ("2001:db8::7", True),
        ("", False),
        ("unix", False),
    ],
)
def test_an_address_is_trusted_by_its_network(address, trusted):
    networks = (ip_network("127.0.0.1"), ip_network("2001:db8::/32"))
    assert is_trusted(address, networks) == trusted


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("atlas.example.org", 200),
        ("atlas.example.org:8050", 200),
        ("a.example.net", 200),
        ("localhost", 400),
        ("evil.example", 400),
        ("atlas.example.org.evil.example", 400),
    ],
)
def test_a_strangers_name_for_the_site_is_refused_and_not_repeated(client_of, host, status):
    client = client_of(allowed_hosts=("atlas.example.org", ".example.net"))
    for path in ("/", "/about", "/worksheet", "/attic"):
        answer = client.get(path, headers={"Host": host})
        assert answer.status_code == (404 if path == "/attic" and status == 200 else status)
        assert "evil" not in answer.text
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.fixture(scope="module")
def below(client_of):
    return client_of(base_path="/entente")


@pytest.mark.parametrize("path", ["/entente/", "/"])
def test_a_proxy_may_leave_the_base_path_or_take_it_away(below, path):
    answer = below.get(f"{path}?lang=fa")
    assert answer.status_code == 200
    assert 'lang="fa"' in answer.text


def test_the_base_path_without_its_slash_leads_to_it(below):
    answer = below.get("/entente?lang=fa")
    assert (answer.status_code, answer.location) == (308, "/entente/?lang=fa")
    assert below.get("/ententes").status_code == 404


ADDRESS = re.compile(r"""(?:href|src|content)\s*=\s*["'](/[^"']*|http:[^"']*)""")
PLACES = [
    ("GET", "/", None),
    ("GET", "/present?view=table", None),
    ("GET", "/embed?lang=fa", None),
    ("GET", "/about", None),
    ("GET", "/methods?lang=es", None),
    ("GET", "/accessibility", None),
    ("GET", "/worksheet?view=network", None),
    ("GET", "/attic", None),
    ("GET", "/data/", None),
    ("GET", "/manifest.webmanifest", None),
    ("GET", "/_dash-layout", None),
    ("POST", "/_dash-update-component", build_body("?view=camps&what=IRN~VEN.foes")),
    ("POST", "/_dash-update-component", build_body("?tie=IRN~VEN", viewport="present")),
    ("GET", answer_path("?view=table"), None),
    ("POST", "/_dash-update-component", share_body(href="http://localhost/entente/")),
    ("POST", "/_dash-update-component", export_body()),
]


def addresses_in(answer):
    """Return every address of this site in an answer: a path, or one with the site's name."""
    json = answer.mimetype.endswith("json")
    texts = [*texts_in(answer.get_json(force=True))] if json else [html.unescape(answer.text)]
    written = [address for text in texts for address in ADDRESS.findall(text)]
    written += [text for text in texts if text.startswith(("/", "http://localhost"))]
    return [address.removeprefix("http://localhost") for address in written]


def texts_in(part):
    """Yield every text in what JSON holds but the names of keys, of which one is “/”."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, list):
        for inner in part:
            yield from texts_in(inner)
    elif isinstance(part, dict) and part.get("type") != "Kbd":
        for name, inner in part.items():
            yield from texts_in(inner) if name != "aria-keyshortcuts" else ()


@pytest.mark.parametrize(("method", "path", "body"), PLACES)
def test_every_address_begins_with_the_base_path(below, method, path, body):
    answer = below.open(f"/entente{path}", method=method, json=body)
    found = addresses_in(answer)
    assert found or "_dash" in path
    assert [address for address in found if not address.startswith("/entente/")] == []


@pytest.mark.parametrize("path", ["/", "/about", "/worksheet", "/manifest.webmanifest"])
def test_what_stands_below_the_base_path_is_there(below, path):
    found = addresses_in(below.get(f"/entente{path}"))
    for address in {one.partition("#")[0] for one in found}:
        with below.get(address) as answer:
            assert answer.status_code == 200, address


def test_a_slash_too_many_leads_back_below_the_base_path(below):
    assert below.get("/entente/present/?lang=fa").location == "/entente/present?lang=fa"


def test_the_worker_of_the_page_stands_below_the_base_path(below):
    for path in ("worker.js", "assets/server/patience.js"):
        with below.get(f"/entente/{path}", buffered=True) as answer:
            assert answer.status_code == 200
