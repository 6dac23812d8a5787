"""Presenting: every size grows, every colour gets stronger, every key is explained."""

from dataclasses import replace

import pytest

from components import controls
from components.drawing.theme import PROJECTED, THEMES
from components.language.texts import Words, texts
from components.panels import present
from components.views import network
from components.views.catalogue import VIEWS
from data.languages import LANGUAGES
from data.selection import THEMES as NAMES
from tests.components.drawing.test_theme import contrast


def sizes(value, name=""):
    """Yield every size of type in a figure."""
    if isinstance(value, dict):
        for key, inner in value.items():
            fonts = key in ("font", "textfont", "tickfont")
            if fonts and "size" in inner:
                yield inner["size"]
            yield from sizes(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from sizes(inner, name)


@pytest.mark.parametrize("view", [view for view in VIEWS.names if view != "table"])
@pytest.mark.parametrize("data", ["article", "chronology", "europe"])
def test_type_is_large_enough_for_the_back_row(scene, data, view):
    drawn = replace(scene(f"?data={data}&view={view}"), presented=True)
    found = list(sizes(drawn.view.figure(drawn)))
    assert found
    assert min(found) >= 24


def test_lines_are_bolder_and_places_the_same(scene):
    plain = scene("?view=network")
    drawn = replace(plain, presented=True)
    assert network.spots(plain) == network.spots(drawn)
    widths = [
        [
            trace["line"]["width"]
            for trace in network.figure(one)["data"]
            if trace["mode"] == "lines"
        ]
        for one in (plain, drawn)
    ]
    assert all(b > 1.4 * a for a, b in zip(*widths, strict=True))


@pytest.mark.parametrize("theme", NAMES)
def test_what_is_projected_has_more_contrast_than_the_screen(theme):
    plain, projected = THEMES[theme], PROJECTED[theme]
    for hue in ("ink", "muted", "cooperation", "conflict", "neutral"):
        before = contrast(getattr(plain, hue), plain.paper)
        after = contrast(getattr(projected, hue), projected.paper)
        assert after > before, hue
        assert after >= 6.5, hue


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_is_explained_once(language):
    explained = [texts(language)[f"key.{name}"] for _, name in present.KEYS]
    assert len(set(explained)) == len(present.KEYS)
    assert {name for name, _ in present.BUTTONS} <= {name for _, name in present.KEYS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_on_the_wall_is_cut(scene, data_sets, language):
    for name, data_set in data_sets.items():
        for frame in controls.frames(data_set):
            query = f"?data={name}&lang={language}&story={frame['story']}&step={frame['step']}"
            shown = scene(query + ("&answer=1" if frame["answer"] else ""), presented=True)
            cut = [
                line
                for node in shown.results.nodes
                for line in shown.sentences.lines(node)
                if "…" in line
            ]
            assert shown.results.nodes
            assert cut == [], (name, frame["story"], frame["step"])


@pytest.mark.parametrize(("language", "on"), [("en", "\u2192"), ("fa", "\u2190")])
def test_the_first_key_of_a_pair_does_what_is_said_first(language, on):
    first, _, second = present.caps(Words(language), dict(map(reversed, present.KEYS))["turn"])
    assert first.children == on
    assert {first.children, second.children} == {"\u2190", "\u2192"}
