"""The marks: every meaning can be read without colour."""

from itertools import product

import pytest

from components.drawing import marks
from components.drawing.theme import THEMES
from data.engines.ties import Tie

CHARACTERS = {  # a tie of each: relations by sign, alignment
    "cooperation": (3, 0, 0, 0.6),
    "conflict": (0, 3, 0, -0.5),
    "demand": (0, 0, 3, 0.0),
    "mixed": (1, 1, 1, 0.02),
}


def tie(character="cooperation", *, deeds=True, reported=True, relations=3, name="IRN~VEN"):
    cooperation, conflict, demands, alignment = CHARACTERS[character]
    a, b = name.split("~")
    return Tie(
        name,
        a,
        b,
        relations,
        cooperation,
        conflict,
        demands,
        relations,
        0,
        deeds,
        reported,
        alignment,
        character,
    )


KINDS = [
    tie(character, deeds=deeds, reported=reported)
    for character, deeds, reported in product(CHARACTERS, (True, False), (True, False))
]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_sign_deed_and_certainty_can_be_told_apart_without_colour(theme):
    """By glyph, by dash, and by a badge that is filled or hollow."""
    looks = set()
    for kind in KINDS:
        ((stroke, _),) = marks.strokes([kind], frozenset())
        badge = marks.badges([kind], theme, marks.BADGE)
        is_hollow = badge["marker"]["color"] == [theme.paper]
        is_dashed = stroke.line(theme)["dash"] != "solid"
        looks.add((badge["text"][0], is_dashed, is_hollow))
        assert is_dashed is not kind.deeds
        assert is_hollow is not kind.reported
        assert badge["marker"]["line"]["color"] == [theme.hue(kind.character)]
        assert stroke.line(theme)["color"] == theme.hue(kind.character)
    assert len(looks) == len(KINDS)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_glyph_is_never_drawn_in_the_colour_of_its_badge(theme):
    for kind in KINDS:
        badge = marks.badges([kind], theme, marks.SMALL_BADGE)
        assert badge["textfont"]["color"] != badge["marker"]["color"]


def test_a_claim_is_fainter_than_a_fact_and_what_stands_back_fainter_still():
    def opacity(reported, dim):
        return marks.Stroke("conflict", True, reported, 2.0, dim).opacity

    assert opacity(True, False) > opacity(False, False) > opacity(True, True)
    assert opacity(True, True) == opacity(False, True)


def test_more_relations_never_make_a_thinner_line():
    widths = [marks.width(n) for n in range(1, 400)]
    assert widths == sorted(widths)
    assert set(widths) == set(marks.WIDTHS)
    assert [marks.width(n) for n in (1, 4, 9, 16, 25)] == list(marks.WIDTHS)


def test_thin_lines_are_drawn_over_thick_ones_and_the_chosen_over_the_rest():
    ties = [
        tie(relations=1, name="A~B"),
        tie(relations=30, name="C~D"),
        tie(relations=9, name="E~F"),
    ]
    drawn = marks.strokes(ties, {"E~F"})
    assert [members[0].tie for _, members in drawn] == ["E~F", "C~D", "A~B"]


def test_ties_of_one_look_share_a_trace():
    ties = [tie(name="A~B"), tie(name="C~D"), tie("conflict", name="E~F")]
    assert sorted(len(members) for _, members in marks.strokes(ties, frozenset())) == [1, 2]


def test_no_ties_have_no_marks():
    assert marks.strokes([], frozenset()) == []
    assert marks.badges([], THEMES["light"], marks.BADGE)["text"] == []
