"""The colours: enough contrast everywhere they carry words or meaning."""

import re
from dataclasses import fields
from itertools import combinations

import pytest

from components.drawing.theme import PROJECTED, THEMES, Theme, mix, stylesheet

AA = 4.5  # WCAG 2.2, 1.4.3
GRAPHICS = 3.0  # WCAG 2.2, 1.4.11

each_theme = pytest.mark.parametrize("name", THEMES)


def luminance(colour):
    """Return the relative luminance of a hex colour, as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@each_theme
@pytest.mark.parametrize("text", ["ink", "muted", "cooperation", "conflict", "neutral"])
@pytest.mark.parametrize("ground", ["paper", "panel"])
def test_words_and_signs_are_readable_on_paper_and_panel(name, text, ground):
    theme = THEMES[name]
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= AA


@each_theme
@pytest.mark.parametrize("ground", ["sea", "land", "wash"])
def test_names_are_readable_on_the_map_and_on_a_wash(name, ground):
    assert contrast(THEMES[name].ink, getattr(THEMES[name], ground)) >= AA


@each_theme
@pytest.mark.parametrize("hue", ["cooperation", "conflict", "neutral"])
@pytest.mark.parametrize("ground", ["sea", "land"])
def test_ties_stand_out_from_the_map(name, hue, ground):
    assert contrast(getattr(THEMES[name], hue), getattr(THEMES[name], ground)) >= GRAPHICS


@each_theme
def test_the_hues_differ_and_demands_and_mixed_ties_share_the_neutral_one(name):
    theme = THEMES[name]
    hues = {theme.hue(kind) for kind in ("cooperation", "conflict", "demand")}
    assert len(hues) == 3
    assert theme.hue("mixed") == theme.hue("demand") == theme.neutral


def seen_without(colour, kind):
    """Return a colour as red- or green-blind eyes see it (Viénot, Brettel and Mollon, 1999)."""
    matrix = {
        "protan": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
        "deutan": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
    }[kind]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    ]
    return [sum(m * c for m, c in zip(row, linear, strict=True)) for row in matrix]


@each_theme
@pytest.mark.parametrize("kind", ["protan", "deutan"])
def test_cooperation_and_conflict_differ_for_red_and_green_blind_eyes(name, kind):
    one, other = (seen_without(THEMES[name].hue(h), kind) for h in ("cooperation", "conflict"))
    assert sum(abs(a - b) for a, b in zip(one, other, strict=True)) > 0.25


def test_every_token_reaches_the_stylesheet_in_both_themes():
    css = stylesheet()
    for token in fields(Theme):
        assert css.count(f"--{token.name}:") == len(THEMES) + len(PROJECTED)
    for theme in (*THEMES.values(), *PROJECTED.values()):
        for token in fields(Theme):
            assert re.fullmatch("#[0-9a-f]{6}", getattr(theme, token.name))
    assert ":root[data-theme=dark]" in css
    assert "<" not in css


def test_a_mix_lies_between_its_ends():
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 1) == "#ffffff"
    assert mix("#102030", "#304050", 0.5) == "#203040"
    for one, other in combinations(("#1b6e8c", "#bb4715", "#fbfaf7"), 2):
        assert mix(one, other, 0.3) == mix(other, one, 0.7)
