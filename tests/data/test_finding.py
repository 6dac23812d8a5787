"""Finding: texts are folded alike, names are all there, statements are found by their words."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import finding
from data.engines.memory import InMemory
from data.finding import Statements, fold, kind_of, named, numbers
from data.languages import LANGUAGES
from data.states import states
from tests.landed import LANDED

FOLDED = [
    ("Irán", "iran"),
    ("  São  Tomé & Príncipe ", "sao tome principe"),
    ("Côte d’Ivoire", "cote divoire"),
    ("STRAßE", "strasse"),
    ("U.S.A.", "u s a"),
    ("علي", "علی"),
    ("كتاب", "کتاب"),
    ("أمريكا", "امریکا"),
    ("آمریکا", "امریکا"),
    ("می‌شود", "میشود"),
    ("ســلام", "سلام"),
    ("۲۰۲۰", "2020"),
    ("٢٠٢٠", "2020"),
    ("", ""),
    ("?!", ""),
]


@pytest.mark.parametrize(("text", "wanted"), FOLDED)
def test_a_text_is_folded(text, wanted):
    assert fold(text) == wanted


@given(st.text())
def test_what_is_folded_stays_as_it_is_and_has_no_marks(text):
    found = fold(text)
    assert fold(found) == found
    assert found == found.strip()
    assert not any(unicodedata.category(sign).startswith("M") for sign in found)
    assert fold(f" {text}  ") == found


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_whom_a_relation_names_is_there_once_by_every_name(name, language):
    data_set = LANDED[name]
    found = list(named(data_set, language))
    counted = [one for one in data_set.relations if one.counted]
    wanted = {end for one in counted for end in one.names}
    assert sorted(one.id for one in found) == sorted(wanted)
    for one in found:
        assert one.names[0] == data_set.name_of(one.id, language)
        assert {data_set.name_of(one.id, other) for other in LANGUAGES} <= {*one.names}
        assert len({*one.names}) == len(one.names)
        assert one.mentions == sum(one.id in relation.names for relation in counted)
        assert one.kind == kind_of(data_set, one.id) in ("state", "person", "body")
        assert one.kind == "state" or one.id not in states()  # one may have vanished
    assert [one.names[0] for one in found] == sorted(one.names[0] for one in found)


CALLED = ["آمریکا", "امریکا", "EEUU", "EE. UU.", "EUA", "US", "U.S.", "Estados Unidos de América"]


@pytest.mark.parametrize("name", CALLED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_state_is_found_by_what_it_is_usually_called(name, language):
    by_id = {one.id: one for one in named(LANDED["article"], language)}
    assert fold(name) in {fold(other) for other in by_id["USA"].names}


@pytest.fixture(scope="module")
def chronology():
    return Statements(LANDED["chronology"])


FOUND = [
    # what is typed, and the words of the statement that comes first
    ("fortune tankers", "The Fortune, first of five tankers"),
    ("FORTUNE TANK", "The Fortune, first of five tankers"),
    ("guiria", "based at Güiria"),
    ("Güiria petrochemical", "based at Güiria"),
    ("mahan caracas", "Mahan Air flew non-stop from Tehran to Caracas"),
    ("CH001", "founded OPEC"),
    ("opce", "OPEC"),
    ("condensat venezuelan", "Iranian condensate"),
    ("ambasador", "ambassador"),
    ("embassy mexico", "opened embassies"),  # the other number
    ("embassies buenos aires", "embassy in Buenos Aires"),
    ("Bolivia 2010", "credit of 200 million euros (about 254 million dollars) for Bolivia"),
    ("بولیوی ۲۰۱۰", "credit of 200 million euros (about 254 million dollars) for Bolivia"),
    ("brasil 2012", "attended the Rio+20 summit"),  # of whom it is, though it does not say so
]


@pytest.mark.parametrize(("query", "words"), FOUND)
def test_statements_are_found_by_their_words(chronology, query, words):
    first, *_ = chronology.find(query, 8)
    assert words.lower() in first.statement.lower()


@pytest.mark.parametrize("query", ["", "  ", "?", "zzzzzz", "fortune zzzzzz", "1812"])
def test_nothing_is_found_of_nothing(chronology, query):
    assert chronology.find(query, 8) == []


@given(st.sampled_from([one.statement for one in LANDED["chronology"].relations]), st.data())
def test_any_words_of_a_statement_find_it(chronology, text, data):
    words = data.draw(st.lists(st.sampled_from(fold(text).split()), min_size=1, max_size=4))
    found = chronology.find(" ".join(words), 1000)
    assert text in [one.statement for one in found]


@pytest.mark.parametrize(
    "query",
    [
        "embajadas abrieron",
        "embaixadas abriram",
        "\u0633\u0641\u0627\u0631\u062a \u06af\u0634\u0648\u062f\u0646\u062f",
    ],
)
def test_statements_are_found_by_their_words_in_any_language(chronology, query):
    assert "CH002" in [one.relation_id for one in chronology.find(query, 1000)]


def test_whole_words_come_first_then_the_earliest(chronology):
    found = chronology.find("iran", 1000)
    told = LANDED["chronology"].told
    texts = [[*told(one, "label").values(), *told(one).values()] for one in found]
    whole = [" iran " in f" {fold(' '.join(own))} " for own in texts]  # of any language
    assert whole == sorted(whole, reverse=True)
    same = [one.earliest for one, is_whole in zip(found, whole, strict=True) if is_whole]
    assert same == sorted(same)
    assert len(chronology.find("iran", 3)) == 3


def test_statements_of_a_year_come_before_those_that_tell_of_it(chronology):
    found = chronology.find("2010", 1000)
    spans = [(one.earliest.year, one.latest.year) for one in found]
    kinds = [2 if set(span) == {2010} else span[0] <= 2010 <= span[1] for span in spans]
    assert {*kinds} >= {0, 2}
    assert kinds == sorted(kinds, reverse=True)


def test_where_no_statement_has_all_words_those_with_most_of_them_are_told(chronology):
    assert chronology.find("fortune zzzzzz", 8) == []
    assert "Fortune" in chronology.some("fortune zzzzzz", 8)[0].statement
    assert chronology.some("zzzzzz qqqqqq", 8) == []
    named = chronology.some("embassy bolivia", 1000)
    names = [[LANDED["chronology"].name_of(name, "en") for name in one.names] for one in named]
    told = [
        " ".join((one.label, one.statement, *called)).lower()
        for one, called in zip(named, names, strict=True)
    ]
    for word in ("embass", "bolivia"):
        assert any(word in text for text in told[:2])
    assert all("bolivia" in text or "embass" in text for text in told)


NUMBERS = [
    ("embassy", "embassies"),
    ("embassies", "embassy"),
    ("tankers", "tanker"),
    ("losses", "loss"),
    ("visits", "visit"),
]


@pytest.mark.parametrize(("word", "other"), NUMBERS)
def test_a_word_is_meant_in_both_numbers(word, other):
    assert other in numbers(word)


@pytest.mark.parametrize("word", ["gas", "us", "boss", "iran", "2012"])
def test_a_word_that_only_ends_so_is_taken_as_it_is(word):
    assert numbers(word) == [word]


def test_too_many_statements_are_not_sought_one_by_one(monkeypatch):
    monkeypatch.setattr(finding, "MOST", 10)
    chronology = LANDED["chronology"]
    few = replace(chronology, relations=InMemory([*chronology.relations][:10]))
    assert not Statements(chronology).few
    assert Statements(chronology).find("iran", 8) == []
    assert Statements(few).few
