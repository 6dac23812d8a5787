"""Four languages and two themes: each whole, none mixed, and a change of either loses nothing."""

import re
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.visit import LANGUAGES, VIEWS, query_of
from tests.counting import count

TEXTS = Path(__file__).parents[2] / "data" / "texts"
NAMES = {"en": "English", "es": "Español", "pt": "Português", "fa": "فارسی"}

# All that the page says in its own words: texts, labels, titles; not what is marked as English,
# not the names of the languages, and not what only the pictures say.
WORDS = """() => {
  const said = [];
  const quoted = element =>
    element.closest('[lang]:not(html), svg, script, style, option, #language, footer');
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.trim();
    if (text && !quoted(walk.currentNode.parentElement)) said.push(text);
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      if (!quoted(element)) said.push(element.getAttribute(name));
    }
  }
  for (const input of document.querySelectorAll('input:not([type=hidden]):not([type=checkbox])')) {
    if (input.id !== 'language' && input.value) said.push(input.value);
  }
  return said;
}"""


CUT = """() => [...document.querySelectorAll('.option input')]
  .filter(input => input.checkVisibility() && input.scrollWidth > input.clientWidth)
  .map(input => input.value)"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_option_stands_at_is_not_cut(visit, language):
    reader = visit(f"?lang={language}&view=matrix")
    for width, height in ((1440, 900), (1366, 768), (910, 512)):
        reader.resize(width, height)
        for more in ("view=matrix", "view=per-year&by=actor", "view=camps", "view=map"):
            reader.follow(f"?lang={language}&{more}")
            assert reader.page.evaluate(CUT) == [], (width, more)


def flat(table, prefix=""):
    """Yield every text of a table of texts under its flat key."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def texts(language):
    """Return every text of a language by its key."""
    return dict(flat(tomllib.loads((TEXTS / f"{language}.toml").read_text(encoding="utf-8"))))


def foreign(language):
    """Return texts of the other languages that this one could not say."""
    own = " ".join(texts(language).values()).lower()
    return {
        text
        for other in LANGUAGES
        if other != language
        for key, text in texts(other).items()
        if len(text) > 5
        and "{" not in text
        and text.lower() not in own
        and not key.startswith("language.")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_one_language(visit, language):
    address = f"?lang={language}&tie=IRN~VEN&actors=IRN&view="
    reader = visit(address + VIEWS[0])
    html = reader.page.locator("html")
    strangers = foreign(language)
    for view in VIEWS:
        reader.follow(address + view)
        expect(html).to_have_attribute("lang", language)
        expect(html).to_have_attribute("dir", "rtl" if language == "fa" else "ltr")
        said = reader.page.evaluate(WORDS)
        assert texts(language)[f"view.{view}"] in said
        mixed = {text for text in said if text in strangers}
        assert not mixed, f"in {language}, the {view} says {mixed}"
    statements = reader.page.locator("#evidence .statement")
    expect(statements.first).to_be_visible()
    written = "all => [...new Set(all.map(one => one.closest('[lang]').lang))]"
    assert statements.evaluate_all(written) == [language]
    beside = reader.page.locator("#evidence .original p")
    assert set(beside.evaluate_all("all => all.map(one => one.lang)")) == {"en"} - {language}


def test_persian_counts_in_persian_digits(visit):
    reader = visit("?lang=fa")
    words = reader.page.locator("#summary").inner_text()
    assert re.search("۴۹", words)
    assert not re.search("[0-9]", words)
    reader.shows(**count())
    for place in ("#headline", "#filters", "#dates-in-words", "#ties"):
        assert not re.search("[0-9]", reader.page.locator(place).inner_text()), place
    ticks = reader.page.locator("#timeline .xtick text").all_text_contents()
    assert ticks
    assert not re.search("[0-9]", " ".join(ticks))
    since = reader.page.locator("#filter-from")
    reader.follow("?lang=fa&from=2010")
    expect(since).to_have_value("۲۰۱۰")
    since.fill("2012")
    reader.after(lambda: since.press("Enter"))
    reader.says(lang="fa", **{"from": "2012"})
    expect(since).to_have_value("۲۰۱۲")


@pytest.mark.parametrize("language", ["es", "fa"])
def test_switching_the_language_keeps_the_selection_and_the_focus(visit, language):
    reader = visit("?data=chronology&view=network&types=aid,support&tie=IRN~VEN")
    before, parameters = reader.numbers(), query_of(reader.page.url)
    reader.after(lambda: reader.choose("language", NAMES[language]))
    reader.says(**parameters, lang=language)
    reader.drawn()
    assert reader.numbers() == before
    expect(reader.page.locator("#network-graph")).to_be_visible()
    expect(reader.page.locator("#evidence .listing")).to_be_visible()
    expect(reader.page.locator("#language")).to_be_focused()
    reader.page.go_back()
    reader.says(**parameters)
    expect(reader.page.locator("html")).to_have_attribute("lang", "en")
    reader.drawn()


@pytest.mark.parametrize("view", VIEWS)
def test_the_theme_changes_everything_and_nothing_else(visit, view):
    at = {} if view == "map" else {"view": view}
    reader = visit(f"?view={view}" if at else "")
    colour = "getComputedStyle(document.body).backgroundColor"
    light, numbers = reader.page.evaluate(colour), reader.numbers()
    reader.after(reader.page.locator("#theme").click)
    reader.says(**at, theme="dark")
    expect(reader.page.locator("html")).to_have_attribute("data-theme", "dark")
    assert reader.page.evaluate(colour) != light
    assert reader.numbers() == numbers
    reader.drawn()
    expect(reader.page.locator("#theme")).to_be_focused()
    reader.after(reader.page.locator("#theme").click)
    reader.says(**at)
    assert reader.page.evaluate(colour) == light
