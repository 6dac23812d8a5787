"""The worksheet as a page: complete in four languages, and safe whatever the names are."""

from datetime import date
from html.parser import HTMLParser

import pytest

from components import addresses
from components.language.texts import Words, plain
from components.worksheet.page import Place, page
from data.languages import LANGUAGES
from tests.conftest import HOSTILE

HERE = Place(
    "https://example.org",
    date(2026, 11, 25),
    ("/assets/pages/worksheet.css",),
    "/assets/pages/worksheet.js",
)


class Reading(HTMLParser):
    """The text of a page, its elements with their attributes, and whether they are closed."""

    def __init__(self, text):
        super().__init__()
        self.words, self.tags, self.open = [], [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in {"link", "meta", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return plain(" ".join(self.words))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", ["map", "network", "matrix", "camps", "table"])
def test_a_page_says_what_it_is_of_and_where_it_comes_from(scene, language, view):
    drawn = scene(f"?data=chronology&from=2005&actors=VEN&lang={language}&view={view}")
    read = Reading(page(drawn, HERE))
    say = Words(language)
    assert ("html", {"lang": language, "dir": say.direction}) in read.tags
    for part in (
        drawn.data_set.titles[language],
        drawn.sentences.name("VEN"),
        say("sheet.name"),
        say("sheet.date"),
        say("sheet.heading"),
        say("sheet.answers"),
        "CC\N{NO-BREAK SPACE}BY\N{NO-BREAK SPACE}4.0",
        say.digits("1.0.0"),
        say.digits("2026"),
        say.count("count.sources", len(drawn.data_set.sources)),
        f"https://example.org/{addresses.here(drawn.selection)}",
    ):
        assert plain(part) in read.text, part
    assert (say("export.borders") in read.text) == (view == "map")
    assert sum(name == "section" for name, _ in read.tags) == 2


def test_no_key_of_the_texts_is_left_in_a_page(scene):
    read = Reading(page(scene("?data=chronology&level=actors&lang=fa"), HERE))
    shown = read.text.split("}", 4)[-1]  # after the tokens of every theme, projected ones too
    assert "sheet." not in shown
    assert "{" not in shown


def test_hostile_names_are_shown_as_they_are(hostile, scene_of):
    for view in ("map", "network"):
        written = page(scene_of(hostile, f"?view={view}"), HERE)
        read = Reading(written)
        kinds = {name for name, _ in read.tags}
        assert kinds.isdisjoint({"img", "iframe", "i"})
        assert [a["src"] for n, a in read.tags if n == "script"] == ["/assets/pages/worksheet.js"]
        assert not [a for _, a in read.tags if any(key.startswith("on") for key in a)]
        assert not [a for _, a in read.tags if "javascript" in a.get("href", "")]
        assert plain(HOSTILE[2]) in read.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_selection_says_why_and_leads_back(scene, language):
    drawn = scene(f"?types=none&lang={language}")
    read = Reading(page(drawn, HERE))
    assert Words(language)("empty.why") in read.text
    links = [attributes["href"] for name, attributes in read.tags if name == "a"]
    assert addresses.here(drawn.selection.cleared) in "".join(links)
    assert "button" not in {name for name, _ in read.tags}


def test_a_large_selection_says_that_it_shows_the_busiest(scene):
    whole = Reading(page(scene("?data=chronology"), HERE)).text
    assert "The picture shows the busiest 14 of 39 actors." in whole
    assert "busiest" not in Reading(page(scene("?actors=CUB"), HERE)).text


def test_the_state_of_another_time_is_a_state(scene):
    assert "not a state" not in Reading(page(scene("?data=europe"), HERE)).text
    assert "not a state" in Reading(page(scene("?"), HERE)).text
