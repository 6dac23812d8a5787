"""What is told of relations in four languages: whole for the sets that are landed, else English."""

import re
from collections import Counter

import pytest

from components.language.texts import plain
from components.wording import attribution
from components.wording.told import told, translated
from data.columns import TOLD
from data.dates import latin
from data.languages import LANGUAGES
from tests.landed import LANDED

OTHERS = LANGUAGES[1:]
each_set = pytest.mark.parametrize("name", LANDED)
in_each = pytest.mark.parametrize("language", OTHERS)
EXACT = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)|\b(?:CH|AR|SRC|EU)\d[\d-]*")  # years and ids


def texts_of(data_set, language):
    """Yield the place, the English and the translation of every text that is told of a set."""
    for relation in data_set.relations:
        for column in TOLD:
            both = data_set.told(relation, column)
            yield (relation.relation_id, column), both["en"] if both else "", both, language
    for key, actor in data_set.actors.items():
        yield (key, "role"), actor.role, actor.roles, language


@each_set
@in_each
def test_nothing_of_the_landed_sets_is_told_in_english_to_others(name, language):
    data_set = LANDED[name]
    untold = [
        at for at, english, both, la in texts_of(data_set, language) if english and la not in both
    ]
    assert untold == []
    named = {one.attributed_to for one in data_set.relations} - {""}
    assert [one for one in named if not data_set.translated("attributed_to", one, language)] == []
    assert data_set.by_machine


@each_set
@in_each
def test_a_translation_has_the_years_and_the_ids_of_what_it_translates(name, language):
    wrong = []
    for at, english, both, la in texts_of(LANDED[name], language):
        if english:
            exact = [Counter(EXACT.findall(latin(text))) for text in (english, both[la])]
            wrong += [] if exact[0] == exact[1] else [(at, english, both[la])]
    assert wrong == []


@in_each
def test_what_a_machine_translated_has_the_english_beside_it(scene, language):
    shown = scene(f"?data=chronology&lang={language}")
    relation = shown.data_set.relations.find("CH092")
    found = told(shown, relation)
    assert found.text != relation.statement
    assert (found.attributes, found.original) == ({}, relation.statement)
    assert translated(shown)


def test_in_english_nothing_is_a_translation(scene):
    shown = scene("?data=chronology")
    relation = shown.data_set.relations.find("CH092")
    assert told(shown, relation) == (relation.statement, {}, "")
    assert translated(shown) == ""


@in_each
def test_what_has_no_translation_stands_in_english_and_says_so(small, scene_of, language):
    data_set = small([{"statement": "Iran helped."}])
    shown = scene_of(data_set, f"?lang={language}")
    relation = next(iter(data_set.relations))
    assert told(shown, relation) == ("Iran helped.", {"lang": "en", "dir": "ltr"}, "")
    assert told(shown, relation, "note") == ("", {}, "")
    assert translated(shown) == ""


def test_what_a_person_translated_is_told_without_a_word_about_machines(small, scene_of):
    data_set = small([{"statement": "Iran helped.", "statement_es": "Irán ayudó."}])
    shown = scene_of(data_set, "?lang=es")
    assert told(shown, next(iter(data_set.relations))) == ("Irán ayudó.", {}, "")


@in_each
def test_who_claims_is_named_in_the_language_of_the_page(scene, language):
    shown = scene(f"?data=chronology&lang={language}")
    claims = [one for one in shown.data_set.relations if one.status == "claimed"]
    assert claims
    for one in claims:
        name = shown.data_set.translated("attributed_to", one.attributed_to, language)
        assert name in plain(attribution.in_words(shown, one))
