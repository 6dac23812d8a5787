"""Every picture tie by tie, by keyboard: what is read, what is marked, what Enter opens."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from components.language.texts import Words
from tests.browser.visit import LANGUAGES, query_of

WALKED = ("map", "network", "matrix", "camps", "timeline")
VIEWS = WALKED[:-1]

# What a screen reader is told of the focus: the list's name, the sentence and where in the list.
HEARD = """() => {
  const list = document.activeElement;
  const option = document.getElementById(list.getAttribute('aria-activedescendant'));
  const selected = [...list.querySelectorAll('[aria-selected=true]')];
  return {
    role: list.getAttribute('role'), name: list.getAttribute('aria-label'),
    says: option.textContent, tie: option.dataset.tie, index: [...list.children].indexOf(option),
    selected: selected.length === 1 && selected[0] === option,
  };
}"""
# What is marked, and where on the page: the middles of the rings, the boxes of the lines.
MARKED = """() => [...document.querySelectorAll('.marked')].map(mark => {
  const boxes = kind => [...mark.querySelectorAll(kind)].map(part => part.getBoundingClientRect());
  const rings = boxes('.ring').map(({ x, y, width, height }) => [x + width / 2, y + height / 2]);
  const lines = boxes('.core').map(({ left, top, right, bottom }) => [left, top, right, bottom]);
  return { tie: mark.dataset.tie, rings, lines };
})"""
SLACK = 3  # pixels


def start(reader, picture):
    reader.page.locator(f"#{picture}-ties").focus()
    return reader.page.evaluate(HEARD)


def near(marked, spot):
    """Tell whether a mark lies where its tie is drawn."""
    x, y = spot["x"], spot["y"]
    on_ring = any(abs(x - at) + abs(y - up) < SLACK for at, up in marked["rings"])
    return on_ring or any(
        left - SLACK < x < right + SLACK and top - SLACK < y < bottom + SLACK
        for left, top, right, bottom in marked["lines"]
    )


def press(reader, key):
    reader.page.keyboard.press(key)
    return reader.page.evaluate(HEARD)


@pytest.mark.parametrize("picture", WALKED)
def test_arrows_read_and_mark_each_tie(visit, picture):
    view = "network" if picture == "timeline" else picture
    reader = visit(f"?view={view}")
    sentences = reader.page.locator("#ties a").all_inner_texts()
    heard = start(reader, picture)
    assert (heard["role"], heard["index"]) == ("listbox", 0)
    assert "tie by tie" in heard["name"]
    for key, index in (
        ("ArrowDown", 1),
        ("ArrowRight", 2),
        ("ArrowUp", 1),
        ("End", len(sentences) - 1),
        ("ArrowDown", len(sentences) - 1),
        ("Home", 0),
        ("ArrowLeft", 0),
        ("ArrowDown", 1),
    ):
        heard = press(reader, key)
        assert (heard["index"], heard["says"]) == (index, sentences[index])
        assert heard["selected"]
        (marked,) = reader.page.evaluate(MARKED)
        assert marked["tie"] == heard["tie"]
        assert len(marked["rings"]) == {"timeline": 0, "matrix": 2}.get(picture, 1)
        assert near(marked, reader.spot(picture, heard["tie"]))
    caption = reader.page.locator(".walked:visible .sentence")
    expect(caption).to_contain_text(sentences[1])
    expect(caption).to_contain_text(f"2 of {len(sentences)}")
    expect(caption).to_be_in_viewport(ratio=1)
    assert query_of(reader.page.url) == {"view": view}, "walking is not choosing"


def test_enter_opens_the_evidence_and_escape_leads_back(visit):
    reader = visit()
    start(reader, "map")
    heard = press(reader, "ArrowDown")
    reader.after(lambda: reader.page.keyboard.press("Enter"))
    reader.says(tie=heard["tie"])
    expect(reader.page.locator("#evidence")).to_be_focused()
    expect(reader.page.locator("#evidence .listing")).to_be_visible()
    expect(reader.page.locator(".marked")).to_have_count(0)
    reader.after(lambda: reader.page.keyboard.press("Escape"))
    reader.says()
    expect(reader.page.locator("#map-ties")).to_be_focused()
    assert reader.page.evaluate(HEARD)["tie"] == heard["tie"]
    expect(reader.page.locator(".marked")).to_have_count(1)
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator(".marked")).to_have_count(0)
    expect(reader.page.locator(".walked:visible")).to_have_count(0)


def test_a_new_selection_is_walked_from_where_the_reader_was(visit):
    reader = visit("?view=network&lang=fa")
    start(reader, "network")
    heard = press(reader, "ArrowLeft")  # onward, where it is read from right to left
    assert heard["index"] == 1
    reader.follow("?view=network&lang=fa&actors=VEN")
    again = reader.page.evaluate(HEARD)
    assert again["tie"] == heard["tie"]
    (marked,) = reader.page.evaluate(MARKED)
    assert near(marked, reader.spot("network", heard["tie"]))
    reader.follow("?view=network&lang=fa&actors=CUB")
    expect(reader.page.locator("#network-ties > *")).to_have_count(3)
    assert press(reader, "ArrowDown")["index"] == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_walks_every_view(visit, language):
    """What the accessibility tree says, in the order of the page."""
    say = Words(language)
    reader = visit(f"?lang={language}&actors=CUB")
    for view in VIEWS:
        reader.follow(f"?view={view}&actors=CUB&lang={language}")
        expect(reader.page.locator(f"#{view}-ties > *").first).to_be_attached()
        tree = reader.page.locator("body").aria_snapshot()
        landmarks = re.findall(
            r"^ *- (banner|main|complementary|region)\b(?: \"(.*?)\")?", tree, re.M
        )
        assert landmarks == [
            ("banner", ""),
            ("main", ""),
            ("complementary", say("filters.heading")),
            ("region", say("view.heading")),
            ("region", say("timeline.heading")),
            ("complementary", say("evidence.heading")),
        ]
        levels = [int(level) for level in re.findall(r"heading .*\[level=(\d)\]", tree)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert f'tab "{say(f"view.{view}")}" [selected]' in tree
        sentences = reader.page.locator("#ties a").all_inner_texts()
        assert len(sentences) == 3
        for picture in (view, "timeline"):
            label = say("explore.label", picture=say(f"view.{picture}"))
            name = f"{label} {say('explore.keys')}"
            _, found, after = tree.partition(f'listbox "{name}"')
            assert found, f"{name} is not in\n{tree}"
            assert re.findall(r"option \"(.*?)\"", after)[: len(sentences)] == sentences
