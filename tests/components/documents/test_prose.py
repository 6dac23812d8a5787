"""Prose: anchors, places, links, and that no value and no codebook is obeyed."""

import pytest

from components.documents.prose import Heading, quoted, read
from components.markup import Html
from tests.conftest import HOSTILE

TEXT = """# A title

What it is
about.

## First part {#first}

There are {number} of them, see [below](/methods#second) or [there](https://example.org/).

{block}

### Second part {#second}

`{number}` is code.
"""


def test_a_page_has_a_title_a_lead_and_headings():
    found = read(TEXT, {"number": "7", "block": Html("<hr>")})
    assert found.title == "A title"
    assert found.lead == "What it is about."
    assert found.headings == (
        Heading(2, "first", "First part"),
        Heading(3, "second", "Second part"),
    )
    assert '<p class="lead">' in found.body
    assert '<h2 id="first">First part</h2>' in found.body


def test_a_value_stands_in_its_sentence_and_a_block_in_place_of_its_paragraph():
    body = read(TEXT, {"number": "7", "block": Html("<hr>")}).body
    assert "There are 7 of them" in body
    assert "<code>{number}</code>" in body
    assert "<hr>" in body
    assert "<p><hr>" not in body
    assert body.count("<p>") == body.count("</p>") - 1  # the lead has a class
    assert "<p>7 &amp;</p>" in read("# A\n\nB\n\n{block}", {"block": "7 &"}).body


def test_links_keep_the_query_and_others_lead_away():
    body = read(TEXT, {"number": "7", "block": ""}, "{}?lang=fa&theme=dark".format).body
    assert 'href="/methods?lang=fa&amp;theme=dark#second"' in body
    assert 'href="https://example.org/" rel="noopener noreferrer external"' in body


def test_a_place_without_a_value_is_an_error_and_not_silence():
    for missing in ("number", "block"):
        values = {"number": "7", "block": Html("<hr>")}
        del values[missing]
        with pytest.raises(KeyError):
            read(TEXT, values)


@pytest.mark.parametrize(
    "value", [*HOSTILE, "**bold** `code` [link](https://example.org)", "\n\n# H"]
)
def test_a_value_is_text_and_never_read(value):
    for text in ("# A {x}\n\nB {x}\n\nC {x} d", "# A\n\n**{x}** [{x}](/x)"):
        body = read(text, {"x": value}).body
        for tag in ("<script", "<img", "<b>", "<code>", "<a href='", 'href="https', "<i>"):
            assert tag not in body
        assert body.count("<h1>") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_a_codebook_is_shown_and_not_obeyed(text):
    written = f"# {text}\n\n{text}\n\n| {text} |\n| --- |\n| {text} |\n\n[x](javascript:alert(1))"
    body = quoted(written, 2)
    for tag in ("<script", "<img", "<b>", "<a href='", 'href="javascript'):
        assert tag not in body


def test_a_quoted_text_stands_below_the_page():
    body = quoted("# One\n\n## Two\n\n##### Five\n\n{not-a-place} {#no-anchor}", 2)
    assert "<h3>One</h3>" in body
    assert "<h4>Two</h4>" in body
    assert "<h6>Five</h6>" in body
    assert "{not-a-place} {#no-anchor}" in body


def test_a_wide_table_scrolls_in_its_own_box():
    body = quoted("| a | b |\n| --- | --- |\n| 1 | 2 |", 0)
    assert body.startswith(
        '<div class="scroll" role="group" aria-label="a · b" tabindex="0"><table>'
    )
    assert body.rstrip().endswith("</table></div>")
