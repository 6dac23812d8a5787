"""Texts that mean no good: nothing of them is obeyed, and none of them takes long."""

import pytest

from data.coder.suggesting import suggest

MEGABYTE = 1_000_000
TEXTS = {
    "one letter": "a" * MEGABYTE,
    "one line": "Iran blamed Iraq and left. " * 10_000,
    "said that": "said that " * 100_000,
    "who said that": "Iran said that " * 20_000,
    "commas": "Iran, " * 20_000,
    "and": "Iran and Iraq and " * 20_000,
    "quotes": "“\"'’" * 250_000,
    "full stops": ". . " * 250_000,
    "abbreviations": "U.S." * 250_000,
    "brackets": "(" * MEGABYTE,
    "titles": "King " * 50_000,
    "apostrophes": "a'" * 250_000,
    "ends of lines": "\n" * MEGABYTE,
    "blanks": " " * MEGABYTE + "x",
    "digits": "1,000." * 100_000,
    "no letters": "\x00\x01\ud800" * 1_000,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.timeout(60)
def test_no_text_takes_long(text):
    reading = suggest(text, date="2020-05-28")
    assert reading.text == text


def test_scripts_and_signs_of_direction_are_words_as_any():
    text = "<script>alert(1)</script> \u202eIran blamed\u202c Iraq\u200f for it."
    (one,) = suggest(text, language="en").suggestions
    assert (one.actor.code, one.target.code, one.type) == ("IRN", "IRQ", "ACCUSE")
    assert text[slice(*one.actor_span)] == "Iran"


def test_twice_the_text_is_twice_the_suggestions():
    text = "Peru blamed Chile.\n\nChile thanked Peru.\n\n"
    assert len(suggest(text * 200).suggestions) == 2 * len(suggest(text * 100).suggestions)
