"""Reported, claimed or interpreted; and what should not count."""

import pytest

from data.coder.suggesting import suggest

STATUSES = [
    ("Peru blamed Chile.", "reported", ""),
    ("Brazil said that Peru attacked Chile.", "claimed", "Brazil"),
    ("Peru attacked Chile, a Brazilian official said.", "claimed", "Brazilian official"),
    ("According to Brazil, Peru attacked Chile.", "claimed", "Brazil"),
    ("Peru said it would not accept a proposal by Chile.", "reported", ""),
    ("Peru was determined to challenge Chile.", "interpreted", ""),
    ("Brasil dijo que Perú atacó a Chile.", "claimed", "Brasil"),
    ("Según Brasil, Perú atacó a Chile.", "claimed", "Brasil"),
    ("Analysts believe that Brazil wants to be closer to Angola.", "interpreted", ""),
    ("Observers say that Brazil seeks closer ties with Angola.", "interpreted", ""),
    ("Brazilian experts expect that Peru will attack Chile.", "interpreted", ""),
    ("Peru attacked Chile, analysts say.", "interpreted", ""),
    ("According to analysts, Peru attacked Chile.", "interpreted", ""),
    ("Peru is believed to have attacked Chile.", "interpreted", ""),
    ("Brazil said that Peru harbours terrorists.", "reported", ""),
    ("Analistas creen que Perú quiere acercarse a Chile.", "interpreted", ""),
    ("Según analistas, Perú atacó a Chile.", "interpreted", ""),
    ("Se cree que Perú atacó a Chile.", "interpreted", ""),
    ("Brasil dijo que Perú alberga a terroristas.", "reported", ""),
]


@pytest.mark.parametrize(("sentence", "status", "claimant"), STATUSES)
def test_status(sentence, status, claimant):
    language = "es" if "ú" in sentence else "en"
    (one,) = suggest(sentence, language=language).suggestions
    assert (one.status, one.attributed_to) == (status, claimant)


def test_repeats_and_mirrors_are_told():
    text = "Peru blamed Chile.\n\nPeru and Chile held talks.\n\nChile met Peru. Peru blamed Chile."
    found = suggest(text).suggestions
    assert [one.counted_why for one in found] == ["", "", "mirror", "repeat"]
    assert [one.repeats for one in found] == [-1, -1, 1, 0]


def test_what_somebody_is_accused_of_is_claimed():
    first, second = suggest("Peru accused Chile of arming Bolivia.").suggestions
    assert (first.actor.code, first.target.code, first.type) == ("PER", "CHL", "ACCUSE")
    assert (second.actor.code, second.target.code, second.type) == ("CHL", "BOL", "AID")
    assert (second.status, second.attributed_to) == ("claimed", "Peru")
