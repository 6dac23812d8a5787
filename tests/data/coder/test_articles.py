"""Texts out of files."""

import pytest

from data.coder.articles import NoText, article_of

PAGE = """<!DOCTYPE html><html><head><title>A &amp; B</title><style>p {}</style></head><body>
<nav>Home</nav><p>Outside.</p><article><h1>A</h1><p>One <b>word</b>.</p>
<script>alert("no")</script><p>Two<br>lines.</p></article><footer>Foot</footer></body></html>"""


def test_the_article_of_a_page_is_its_text():
    found = article_of(PAGE.encode(), "page.html")
    assert found.title == "A & B"
    assert found.text == "A\n\nOne word.\n\nTwo\n\nlines."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_read_in_any_usual_encoding(encoding):
    text = "Perú acusó a España. El señor dijo que mañana habrá más." * 5
    assert article_of(text.encode(encoding), "texto.txt").text == text


def test_ends_of_lines_are_those_of_unix():
    assert article_of(b"One.\r\n\r\nTwo.", "a.txt").text == "One.\n\nTwo."


@pytest.mark.parametrize("content", [b"", b"   \n", b"PK\x03\x04rest", b"<html><body></body>"])
def test_what_has_no_words_is_said(content):
    with pytest.raises(NoText):
        article_of(content, "a")
