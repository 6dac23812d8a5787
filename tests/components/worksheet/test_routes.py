"""The worksheet's address: what it answers, and that it bears whatever it is asked."""

import random

import pytest

from components.addresses import SHEET_ANSWERS, WORKSHEET
from tests.components.server.test_validation import forged_queries

each_path = pytest.mark.parametrize("path", [WORKSHEET, SHEET_ANSWERS])


@each_path
def test_it_comes_with_the_headers_of_a_page(client, path):
    answer = client.get(f"{path}?lang=fa")
    assert answer.status_code == 200
    assert answer.mimetype == "text/html"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cache-Control"] == "no-cache"
    again = client.get(f"{path}?lang=fa", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@each_path
def test_it_needs_no_script_in_the_page(client, path):
    text = client.get(path).text
    assert text.count("<script") == 1
    assert " onclick" not in text


def test_its_files_are_not_part_of_the_atlas(client):
    assert "worksheet" not in client.get("/").text
    for name in ("worksheet.css", "worksheet.js"):
        with client.get(f"/assets/pages/{name}") as answer:
            assert answer.status_code == 200


@each_path
def test_forged_queries_are_answered(client, path):
    for query in forged_queries(random.Random("worksheet"), 60):
        assert client.get(f"{path}?{query.lstrip('?')}").status_code == 200, query


def test_what_cannot_be_read_of_its_address_is_named(client):
    page = client.get("/worksheet?from=zzz&actors=IRN&data=%3Cb%3E").get_data(as_text=True)
    assert "could not be read" in page
    assert '<code dir="ltr">from=zzz</code>' in page
    assert "<b>" not in page
    assert "could not be read" not in client.get("/worksheet?actors=IRN").get_data(as_text=True)
