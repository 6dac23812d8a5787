"""The glossary: whole in four languages, and held to by every text, page and story."""

import re
from html import unescape

import pytest

from components.documents.methods_rules import terms
from components.language.texts import Words, own_texts
from data import glossary
from data.glossary import meaning
from data.languages import GLOSSARY, LANGUAGES
from data.pages import PAGES, page
from data.reading.problems import InvalidData
from tests.landed import LANDED

TERMS = glossary.glossary()
CODE = re.compile(r"`[^`\n]*`|\]\([^)]*\)|\{[^}\n]*\}")  # of a page: no words of a language
PARTS = ("title", "text", "question", "notes")

each_language = pytest.mark.parametrize("language", LANGUAGES)


def test_there_are_terms_enough_and_each_is_whole_in_every_language():
    assert len(TERMS) >= 30
    for name, term in TERMS.items():
        assert {*term.word} == {*term.meaning} == {*term.avoid} == {*LANGUAGES}, name
        assert all(term.avoid.values()), name
        for text in term.meaning.values():
            assert text.endswith("."), name
            assert len(text) <= 160, name


def said(language):
    """Yield every text of the atlas in a language, with where it stands."""
    yield from own_texts(language).items()
    for name in PAGES:
        for number, line in enumerate(CODE.sub(" ", page(name, language)).split("\n"), 1):
            yield f"{name}, line {number}", line
    for data_set in LANDED.values():
        yield f"{data_set.name}, title", data_set.titles[language]
        yield f"{data_set.name}, about", data_set.about["about"][language]
        for story in data_set.stories:
            for number, step in enumerate(story.steps, 1):
                for at, texts in enumerate((*(getattr(step, p) for p in PARTS), *step.options)):
                    place = f"{data_set.name}, {story.title.get('en', '')}, step {number}, {at}"
                    yield place, texts[language] if texts else ""
            yield f"{data_set.name}, {story.title.get('en', '')}", story.title.get(language, "")
    for name, term in TERMS.items():
        yield f"{GLOSSARY}, {name}", f"{term.word[language]}: {term.meaning[language]}"


def avoided(language):
    words = {word for term in TERMS.values() for word in term.avoid[language]}
    choice = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{choice})(?!\w)", re.IGNORECASE)


@each_language
def test_no_text_uses_a_word_that_is_to_be_avoided(language):
    pattern = avoided(language)
    texts = dict(said(language))
    assert len(texts) > 1000
    found = {place: match[0] for place, text in texts.items() if (match := pattern.search(text))}
    assert found == {}


@each_language
def test_a_word_is_found_whole_and_in_any_case_and_not_within_another(language):
    pattern = avoided(language)
    word = TERMS["claim"].avoid[language][0]
    for text in (word, word.upper(), f"({word})", f"a {word}, b"):
        assert pattern.search(text), text
    assert not pattern.search(f"x{word}x")


@each_language
def test_no_term_is_avoided_and_no_word_avoided_twice(language):
    pattern = avoided(language)
    for term in TERMS.values():
        assert not pattern.search(term.word[language])
    every = [word for term in TERMS.values() for word in term.avoid[language]]
    twice = {word for word in every if every.count(word) > 1}
    assert twice <= {"dataset"}


@each_language
def test_the_methods_show_every_term_with_its_meaning(language):
    shown = unescape(str(terms(Words(language))))
    for term in TERMS.values():
        assert f"<dfn>{term.word[language]}</dfn>" in shown
        assert term.meaning[language] in shown


def test_a_meaning_is_told_in_english_where_a_language_lacks_it():
    assert meaning("tie", "xx") == meaning("tie", "en") != meaning("tie", "es")
    with pytest.raises(KeyError):
        meaning("no such term", "en")


RIGHT = 'en = { term = "tie", meaning = "A tie.", avoid = ["bond"] }'
WRONG = {
    "no English": ('es = { term = "a", meaning = "b" }', 2, "tie.en", "the term in English"),
    "no such language": (f'{RIGHT}\nxx = {{ term = "a" }}', 4, "tie.xx", "a language of the atlas"),
    "a part too many": ('en = { term = "a", meaning = "b", x = "c" }', 3, "tie.en", "nothing else"),
    "no meaning": ('en = { term = "a" }', 3, "tie.en", "a text as meaning"),
    "an empty term": ('en = { term = " ", meaning = "b" }', 3, "tie.en", "a text as term"),
    "a term that is none": ('en = { term = 5, meaning = "b" }', 3, "tie.en", "a text as term"),
    "a word as a list": (
        'en = { term = "a", meaning = "b", avoid = "c" }',
        3,
        "tie.en",
        "a list of words as avoid",
    ),
    "a term twice": (f"{RIGHT}\n[bond]\n{RIGHT.replace('A tie', 'B')}", 5, "bond.en", "of tie"),
}


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Write a glossary of one term, which is read in place of ours."""
    monkeypatch.setattr(glossary, "FOLDER", tmp_path)
    glossary.glossary.cache_clear()
    yield lambda lines: (tmp_path / GLOSSARY).write_text(f"\n[tie]\n{lines}\n", encoding="utf-8")
    glossary.glossary.cache_clear()


@pytest.mark.parametrize(("lines", "line", "column", "wanted"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_with_its_line(written, lines, line, column, wanted):
    written(lines)
    with pytest.raises(InvalidData) as refused:
        glossary.glossary()
    (problem,) = refused.value.problems
    assert (problem.file, problem.line, problem.column) == (GLOSSARY, line, column)
    assert wanted in problem.wanted


def test_a_right_one_is_read(written):
    written(RIGHT)
    (term,) = glossary.glossary().values()
    assert term.word["en"] == "tie"
    assert term.avoid["en"] == ("bond",)
