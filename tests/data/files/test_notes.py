"""Notes: the filters in force in words, and whose data they are."""

import pytest

from components.language.texts import Words
from data.files.extract import Extract
from data.files.notes import citation, in_words
from data.selection import Selection

CHOSEN = [
    ({}, "everything in the data set"),
    ({"view": "matrix", "theme": "dark", "seen": "VEN"}, "everything in the data set"),
    ({"since": "2005", "until": "2013-08"}, "from 2005 · up to 2013-08"),
    ({"actors": ("IRN", "VEN")}, "Iran and Venezuela (either side)"),
    ({"actors": ("IRN",), "side": "acts"}, "Iran (the acting side)"),
    ({"types": ("aid", "accuse")}, "Gives aid or arms and Accuses, condemns"),
    ({"types": ("none",)}, "No type of relation"),
    ({"status": ("claimed",)}, "Claimed by someone"),
    ({"chosen": ("IRN~VEN",)}, "only what concerns Iran and Venezuela"),
    (
        {"chosen": ("IRN~USA~VEN", "IRN~VEN", "hezbollah")},
        "only what concerns Iran – United States – Venezuela, Iran – Venezuela, and Hezbollah",
    ),
    (
        {"chosen": ("hezbollah",), "level": "actors"},
        "only what concerns Hezbollah · Individual actors",
    ),
]


@pytest.mark.parametrize(("chosen", "said"), CHOSEN)
def test_every_filter_in_force_is_named(article, chosen, said):
    assert in_words(Extract(article, Selection(**chosen)), Words("en")) == said


def test_a_citation_names_the_data_set_its_version_and_its_licence(article):
    assert citation(Extract(article, Selection()), Words("en")) == (
        "Entente contributors, 2026. Iran and Latin America, May 2020, version 2.1.2. "
        "Creative Commons Attribution 4.0 International."
    )


def test_a_citation_does_not_invent_what_the_description_lacks(small):
    extract = Extract(small([{}]), Selection(data="small"))
    assert citation(extract, Words("en")) == "A small set."
