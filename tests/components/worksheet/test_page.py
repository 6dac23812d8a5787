"""The worksheet as a page: complete in four languages, and safe whatever the names are."""

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import product

import pytest

from components import addresses
from components.drawing.qr import code
from components.language.texts import Words, plain
from components.worksheet.page import SAMPLES, Place, on_paper, page
from components.worksheet.questions import questions
from components.worksheet.sheet import Sheet
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
    say = Words(language)
    sheets = {solved: Reading(page(drawn, HERE, solved=solved)) for solved in (False, True)}
    own = (
        (False, (say("sheet.name"), say("sheet.date"), say("sheet.heading"))),
        (True, (say("sheet.answers"), say("sheet.hollow"))),
    )
    for solved, parts in own:
        for part in parts:
            assert plain(part) in sheets[solved].text, part
    for solved, read in sheets.items():
        assert ("html", {"lang": language, "dir": say.direction}) in read.tags
        assert sum(name == "section" for name, _ in read.tags) == 1
        assert (say("export.borders") in read.text) == (view == "map")
        say_where_they_are_from(drawn, read, say)
        beside = addresses.worksheet if solved else addresses.sheet_answers
        assert beside(drawn.selection) in [a["href"] for n, a in read.tags if n == "a"]


def read_in(relations):
    return len({source for relation in relations for source in relation.sources})


def say_where_they_are_from(drawn, read, say):
    language = say.language
    for part in (
        drawn.data_set.titles[language],
        drawn.sentences.name("VEN"),
        "CC\N{NO-BREAK SPACE}BY\N{NO-BREAK SPACE}4.0",
        say.digits(drawn.data_set.about["version"]),
        say.digits("2026"),
        say("export.source_counted", n=say.number(read_in(drawn.results.evidence))),
        f"https://example.org/{addresses.here(drawn.selection)}",
    ):
        assert plain(part) in read.text, part


def test_what_a_class_is_given_has_no_answers_in_it(scene):
    drawn = scene("?data=chronology&actors=VEN")
    sheet = Sheet(on_paper(drawn))
    given, solved = (Reading(page(drawn, HERE, solved=solved)) for solved in (False, True))
    found = questions(sheet)
    assert len(found) > 3
    for one in found:
        assert plain(one.text) in given.text
        for line in map(plain, one.answer):
            assert line in solved.text
            assert line not in given.text
    ties = [a for name, a in given.tags if name == "path" and "tie" in a.get("class", "").split()]
    assert len(ties) == len(SAMPLES), "the blank picture has ties"
    assert not [a for name, a in solved.tags if a.get("class") == "blanks"]


@pytest.mark.parametrize("solved", [False, True])
def test_no_key_of_the_texts_is_left_in_a_page(scene, solved):
    read = Reading(page(scene("?data=chronology&level=actors&lang=fa"), HERE, solved=solved))
    shown = read.text.split("}", 4)[-1]  # after the tokens of every theme, projected ones too
    assert "sheet." not in shown
    assert "{" not in shown


@pytest.mark.parametrize("solved", [False, True])
def test_the_picture_stands_on_its_own_land(scene, solved):
    """A drawing that borrows its ground from another page would be blank on paper."""
    written = page(scene("?data=chronology&actors=VEN"), HERE, solved=solved)
    assert '<use href="#' not in written
    assert written.count('class="land"') == 1


def test_hostile_names_are_shown_as_they_are(hostile, scene_of):
    said = ""
    for view, solved in product(("map", "network"), (False, True)):
        read = Reading(page(scene_of(hostile, f"?view={view}"), HERE, solved=solved))
        said += read.text
        kinds = {name for name, _ in read.tags}
        assert kinds.isdisjoint({"img", "iframe", "i"})
        assert [a["src"] for n, a in read.tags if n == "script"] == ["/assets/pages/worksheet.js"]
        assert not [a for _, a in read.tags if any(key.startswith("on") for key in a)]
        assert not [a for _, a in read.tags if "javascript" in a.get("href", "")]
    assert plain(HOSTILE[2]) in said


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
    assert "The picture shows the 14 actors with most relations, of 54." in whole
    assert "busiest" not in Reading(page(scene("?actors=CUB"), HERE)).text


def test_the_state_of_another_time_is_a_state(scene):
    assert "not a state" not in Reading(page(scene("?data=europe"), HERE)).text
    assert "not a state" in Reading(page(scene("?actors=hezbollah"), HERE)).text


@pytest.mark.parametrize("solved", [False, True])
def test_the_address_stands_on_paper_as_a_qr_code_too(scene, solved):
    drawn = scene("?data=chronology&actors=VEN&lang=es")
    read = Reading(page(drawn, HERE, solved=solved))
    wanted = code(f"https://example.org/{addresses.here(drawn.selection)}")
    assert ("path", {"d": wanted.path}) in read.tags
    [label] = [a["aria-label"] for name, a in read.tags if a.get("class") == "qr"]
    assert label == drawn.say("qr.label")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("site", ["http://127.0.0.1:8050", "http://localhost", "http://[::1]:80"])
def test_an_address_that_no_phone_can_open_is_no_code(scene, site, language):
    drawn = scene(f"?lang={language}")
    read = Reading(page(drawn, replace(HERE, site=site)))
    assert drawn.say("sheet.alone") in read.text
    assert site not in read.text
    assert not [a for _, a in read.tags if a.get("class") == "qr"]


def test_an_address_too_long_for_a_code_is_said_to_be(scene, data_sets):
    many = ",".join(sorted(data_sets["chronology"].actors)[:60])
    drawn = scene(f"?data=chronology&actors={many}")
    read = Reading(page(drawn, HERE))
    assert drawn.say("qr.too_long") in read.text
    assert not [a for _, a in read.tags if a.get("class") == "qr"]


@pytest.mark.parametrize(
    ("site", "key"), [("http://127.0.0.1:8050", "task_here"), ("https://atlas.example", "task")]
)
def test_no_pupil_is_sent_to_an_address_of_the_teacher_alone(scene, site, key):
    drawn = scene("?data=article")
    assert drawn.say(f"sheet.{key}") in page(drawn, replace(HERE, site=site))
