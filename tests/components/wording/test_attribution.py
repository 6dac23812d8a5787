"""Who says so and where: in the words of the data set, or as its tables have it."""

import pytest

from components.wording.attribution import place, speaker
from data.languages import LANGUAGES

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
