"""The squares of a QR code: of the address that is asked for, as it is typed elsewhere."""

import random

import pytest

from components.drawing.qr import code
from tests.components.server.test_validation import forged_queries

SITES = ["https://example.org", "http://atlas.example:8050"]


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("", "/"),
        ("?data=chronology&actors=VEN&lang=fa", "/?data=chronology&actors=VEN&lang=fa"),
        ("?lang=es&view=network", "/?view=network&lang=es"),  # in the order of the address
        ("?story=1&step=3", "/?story=1&step=3"),
        ("?view=nonsense&%00=1", "/"),
    ],
)
def test_it_is_that_of_the_address_as_the_page_reads_it(client, site, asked, meant):
    answer = client.get(f"/qr{asked}", base_url=site)
    found = code(site + meant)
    assert answer.get_json() == {
        "address": site + meant,
        "squares": found.squares,
        "path": found.path,
        "alone": False,
    }
    again = {"If-None-Match": answer.headers["ETag"]}
    assert client.get(f"/qr{asked}", base_url=site, headers=again).status_code == 304


def test_an_address_that_is_too_long_is_named_but_has_none(client, data_sets):
    many = ",".join(sorted(data_sets["chronology"].actors)[:60])
    found = client.get(f"/qr?data=chronology&actors={many}").get_json()
    assert found == {
        "address": f"http://localhost/?data=chronology&actors={many}",
        "squares": 0,
        "path": "",
        "alone": True,
    }


def test_forged_queries_are_answered(client):
    for query in forged_queries(random.Random("qr"), 60):
        assert client.get(f"/qr?{query.lstrip('?')}").status_code == 200, query
