"""Markup: what is not HTML already is text."""

import pytest

from components.markup import Html, element, joined, table
from tests.conftest import HOSTILE


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_escaped_wherever_it_stands(text):
    plain = "<script" not in text
    for written in (
        element("p", text),
        element("p", title=text),
        joined([text]),
        table(text, [text], [[text, text]], numbers={1}),
    ):
        assert isinstance(written, Html)
        assert plain or "<script" not in written
        assert "<img" not in written
        assert 'href="javascript' not in written
        assert "<b>" not in written


def test_an_element_is_written_with_its_parts_and_its_attributes():
    written = element(
        "a", element("b", "one & two"), "<", href='?a="b"&c', class_="x", aria_label="y"
    )
    assert written == (
        '<a href="?a=&quot;b&quot;&amp;c" class="x" aria-label="y"><b>one &amp; two</b>&lt;</a>'
    )


def test_an_empty_element_has_no_end():
    assert element("img", src="x", alt="") == '<img src="x" alt="">'


def test_a_table_names_its_columns_its_rows_and_itself():
    written = table("Weights", ["Type", "Weight"], [["Aid", "1"]], numbers={1})
    assert '<div class="scroll" role="group" aria-label="Weights" tabindex="0">' in written
    assert "<caption><span>Weights</span></caption>" in written
    assert '<th scope="col">Type</th><th scope="col" class="number">Weight</th>' in written
    assert '<tr><th scope="row">Aid</th><td class="number">1</td></tr>' in written
