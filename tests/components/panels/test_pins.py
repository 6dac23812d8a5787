"""The pins: what is chosen, one thing each, and the links that change it."""

import pytest
from dash import dcc

from components.language.texts import plain
from components.panels import pins
from tests.components.panels.test_evidence import of_class, parts, text


def row(drawn):
    return {
        plain(text(link)): link.href
        for link in parts(pins.children(drawn))
        if isinstance(link, dcc.Link)
    }


def test_nothing_is_pinned_where_nothing_is_chosen(scene):
    assert pins.children(scene("?actors=IRN")) == []
    assert pins.children(scene("?story=1&step=3")) == []  # a step has chosen for the reader


CHOSEN = [
    (
        "?data=chronology&tie=CUB~IRN,IRN~VEN",
        {"Cuba – Iran 42 ×": "IRN~VEN", "Iran – Venezuela 71 ×": "CUB~IRN"},
    ),
    ("?data=chronology&tie=VEN", {"Venezuela 99 ×": ""}),
    ("?data=chronology&tie=CUB~IRN~VEN", {"Cuba – Iran – Venezuela 113 ×": ""}),
]


@pytest.mark.parametrize(("query", "wanted"), CHOSEN)
@pytest.mark.parametrize("only", ["", "&only=1"])
def test_a_pin_counts_its_relations_and_lets_go_of_one_thing(scene, query, wanted, only):
    found = row(scene(query + only))
    for name, rest in wanted.items():
        there = f"?data=chronology&tie={rest}{only}" if rest else "?data=chronology"
        assert found.pop(name) == there
    assert found.pop("Clear Esc") == "?data=chronology"
    if only:
        assert found == {"Show the rest too": query}
    else:
        assert found == {"Show only these": f"{query}&only=1"}


def test_a_pin_that_nothing_is_said_of_counts_nothing(scene):
    (pin,) = of_class(pins.children(scene("?tie=CHN~IRN")), "pin")
    assert plain(text(pin)) == "China – Iran 0 ×"
