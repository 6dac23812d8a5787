"""Proxies: whose word counts, by which names the site may be called, what stands before a path."""

import re
from ipaddress import ip_network

import pytest

import app
from components.server.proxies import is_trusted
from components.server.settings import Settings
from data.library import Library

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
