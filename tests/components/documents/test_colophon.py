"""What the page about the atlas draws from the project: data sets, codebooks, citations."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from components.documents import colophon
from components.language.texts import Words
from components.wording import citation
from data.files.tables import fields
from data.languages import LANGUAGES
from tests.conftest import HOSTILE

URL, DAY = "https://entente.example/?data=chronology", date(2026, 11, 25)

each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_every_data_set_is_listed_with_its_size(data_sets, language):
    say = Words(language)
    html = unescape(colophon.holdings(say, data_sets))
    for data_set in data_sets.values():
        assert data_set.titles[language] in html
        assert f">{say.number(len(data_set.relations))}<" in html
    assert html.count("Creative Commons Attribution 4.0") == len(data_sets)


def test_every_codebook_is_there_and_that_of_the_chosen_data_set_is_open(scene, data_sets):
    for name in data_sets:
        html = colophon.codebooks(scene(f"?data={name}"), data_sets)
        assert html.count("<details") == len(data_sets)
        opened = re.findall(r'<details id="[^"]+" open="">.*?</summary>', html)
        assert len(opened) == 1
        assert data_sets[name].titles["en"] in opened[0]
    assert "Codebook: Iran and Latin America, 1960–2026" in html
    assert '<div lang="en" dir="ltr">' in html


def test_a_data_set_without_a_codebook_is_left_out(scene, data_sets):
    bare = {name: replace(one, codebook="") for name, one in data_sets.items()}
    assert colophon.codebooks(scene(), bare) == ""


def test_every_column_that_can_be_taken_away_is_described():
    html = unescape(colophon.columns(Words("fa")))
    for name, known in fields().items():
        assert f"{name}.csv" in html
        for one in known:
            assert one.description in html


@each_language
def test_the_citation_is_that_of_the_share_dialog(scene, data_sets, language):
    shown = scene(f"?data=chronology&lang={language}")
    html = unescape(colophon.values(shown, data_sets, URL, DAY)["citations"])
    cited = citation.work(shown, URL, DAY)
    for write in citation.STYLES.values():
        assert write(cited) in html


def test_a_hostile_data_set_is_only_text(scene_of, hostile):
    poisoned = replace(hostile, codebook="\n\n".join(HOSTILE))
    shown = scene_of(poisoned)
    html = "".join(colophon.values(shown, {"hostile": poisoned}, URL, DAY).values())
    for tag in ("<script", "<img", "<b>", "<a href='", "<i>"):
        assert tag not in html
