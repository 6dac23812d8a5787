"""Two who are compared: how each of those stands with both who has ties with both."""

import re

import pytest

from components.wording import headline, versus
from data.languages import LANGUAGES
from tests.components.panels.test_evidence import text

TWO = "?data=chronology&actors={}&versus=actors%3D{}"


def plain(words):
    return re.sub("[\u2066-\u2069\u200f]", "", words)


def near(scene, query, node):
    """Return the ties of a node by who it has them with, as that node alone has them."""
    ties = scene(f"{query}&actors={node}").results.ties
    return {tie.b if tie.a == node else tie.a: tie for tie in ties if node in (tie.a, tie.b)}


@pytest.mark.parametrize("two", [("ARG", "BRA"), ("VEN", "BRA"), ("IRN", "USA"), ("CUB", "COL")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_partners_of_both_are_counted_and_told(scene, two, language):
    one, other = (near(scene, "?data=chronology", node) for node in two)
    both = one.keys() & other.keys()
    drawn = scene(f"{TWO.format(*two)}&lang={language}")
    differing = sum(one[node].character != other[node].character for node in both)
    counts = [drawn.say.count("count.partners", len(both))]
    counts += [drawn.say.count("count.differing", differing)] if both else []
    assert plain(headline.title(drawn)).endswith(plain(drawn.say("tie.comma").join(counts)))
    (listed,) = versus.listing(drawn)
    (told,) = [part for part in listed.children if getattr(part, "id", "") == "partners"] or [None]
    said = [plain(text(item)) for item in told.children] if told else []
    assert len(said) == len(both)
    for node in both:
        (sentence,) = [
            words for words in said if words.startswith(f"{drawn.sentences.name(node)}:")
        ]
        for tie in (one[node], other[node]):
            assert plain(drawn.say.count("count.relations", tie.relations)) in sentence


def test_two_with_nobody_in_common_are_said_to_have_none(scene):
    one, other = (near(scene, "?data=chronology", node) for node in ("RUS", "CPV"))
    assert one
    assert other
    assert not one.keys() & other.keys()
    title = headline.title(scene(TWO.format("RUS", "CPV")))
    assert title.endswith("0 have ties with both")


@pytest.mark.parametrize(
    "query",
    [
        "?data=chronology&to=2009&versus=from%3D2010",
        "?data=chronology&actors=ARG,VEN&versus=actors%3DBRA",
        "?data=chronology&actors=ARG&to=2009&versus=actors%3DBRA%26from%3D2010",
    ],
)
def test_of_other_comparisons_ties_are_told(scene, query):
    assert versus.shared(scene(query)) == ""
    assert scene(query).results.partners is None
