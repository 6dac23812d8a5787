"""Who says so and where: in the words of the data set, or as its tables have it."""

import pytest

from components.language.texts import plain
from components.wording.attribution import in_words, place, said_by, speaker
from data.languages import LANGUAGES
from tests.components.panels.test_evidence import text

TRANSLATIONS = {
    "attributed_to": {"the poet": dict.fromkeys(LANGUAGES, "a poet") | {"es": "un poeta"}},
    "locator": {
        "verse": {"en": "verse {n}", "es": "verso {n}", "pt": "verso {n}", "fa": "بیت {n}"},
        "odd": dict.fromkeys(LANGUAGES, "{0} {who} {n}"),
    },
}
RELATION = {"attributed_to": "the poet", "status": "interpreted"}


@pytest.fixture
def poem(small, scene_of):
    data_set = small([RELATION], translations=TRANSLATIONS)
    return {lang: scene_of(data_set, f"?lang={lang}") for lang in LANGUAGES}


@pytest.mark.parametrize(
    ("lang", "locator", "said"),
    [
        ("en", "verse 12", "verse 12"),
        ("es", "verse 12", "verso 12"),
        ("fa", "verse 12", "بیت ۱۲"),
        ("es", "canto 12", "canto 12"),
        ("es", "verse", "verse"),
        ("es", "", ""),
        ("en", "odd 3", "{0} {who} 3"),
    ],
)
def test_a_place_is_called_as_the_data_set_calls_it(poem, lang, locator, said):
    assert place(poem[lang], locator) == said


@pytest.mark.parametrize(("lang", "said"), [("en", "a poet"), ("es", "un poeta")])
def test_a_speaker_is_called_as_the_data_set_calls_them(poem, lang, said):
    (relation,) = poem[lang].results.relations
    assert speaker(poem[lang], relation) == said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_such_words_all_stands_as_in_the_tables(small, scene_of, lang):
    scene = scene_of(small([RELATION]), f"?lang={lang}")
    (relation,) = scene.results.relations
    assert speaker(scene, relation) == "the poet"
    assert place(scene, "paragraph 3") == "paragraph 3"


LINES = {  # the relation, and what is said of it in words, and with links and kinds
    "CH022": (
        "Claimed by US Central Intelligence Agency",
        "Claimed by US Central Intelligence Agency government, 18 Dec 1987",
    ),
    "CH049": (
        "Claimed by US Department of the Treasury; reported in Crime Network Map, The New York Sun",
        "Claimed by US Department of the Treasury; reported in Crime Network Map other kind, "
        "30 Dec 2025, The New York Sun newspaper, December 2025",
    ),
    "CH009": (
        "Claimed by Middle East Forum (2021), an advocacy group",
        "Claimed by Middle East Forum (2021), an advocacy group 2021",
    ),
    "CH031": (
        "Reported as fact by Jewish Telegraphic Agency",
        "Reported as fact by Jewish Telegraphic Agency news agency, 12 Jun 1996; also in "
        "Jewish Telegraphic Agency (2) news agency",
    ),
}


@pytest.mark.parametrize("relation_id", LINES)
def test_who_claims_is_told_from_where_it_is_reported(scene, relation_id):
    drawn = scene("?data=chronology")
    relation = drawn.data_set.relations.find(relation_id)
    words, linked = LINES[relation_id]
    assert plain(in_words(drawn, relation)) == words
    assert plain("".join(map(text, said_by(drawn, relation)))) == linked


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_name_is_said_twice_of_one_statement(scene, lang):
    drawn = scene(f"?data=chronology&lang={lang}")
    for relation in drawn.data_set.relations:
        sources = [drawn.data_set.sources[one] for one in relation.sources]
        line = in_words(drawn, relation)
        names = {speaker(drawn, relation), *(one.publisher for one in sources)}
        within = drawn.say("said.within", sources="").strip()
        assert all(line.count(f"\u2068{name}\u2069") < 2 for name in names), line
        assert (within in line) <= bool(relation.attributed_to), line


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_source_without_a_publisher_is_called_as_the_data_set_calls_it(scene, lang):
    drawn = scene(f"?lang={lang}")
    relation = next(one for one in drawn.results.relations if one.relation_id == "AR01-01")
    called = drawn.data_set.source_title("ART", lang)
    assert (called == "News article of 28 May 2020") == (lang == "en")
    assert called in in_words(drawn, relation)
    assert called in text(said_by(drawn, relation))
