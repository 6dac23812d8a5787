"""A relation in the evidence: what is copied of it, and the same sources wherever it is named."""

from datetime import date

import pytest

from components.evidence import card, paper
from components.evidence.card import copied
from components.language.texts import plain
from components.views import bars, table
from components.wording.attribution import pair
from components.wording.told import what_of
from data.languages import LANGUAGES
from tests.landed import LANDED

AT = paper.Place("https://example.org", date(2026, 11, 29), (), "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LANDED)
def test_a_copy_says_who_did_what_by_which_sources_and_what_warns_of_them(scene, name, language):
    drawn = scene(f"?data={name}&lang={language}")
    for relation in list(drawn.results.evidence)[::5]:
        text = copied(drawn, relation)
        assert plain(pair(drawn, relation)) in text
        assert what_of(drawn, relation) in text
        if relation.note:
            assert plain(drawn.data_set.told(relation, "note")[language]) in text
        for one in relation.sources:
            source = drawn.data_set.sources[one]
            assert plain(source.title).split()[0] in text
            assert source.url in text


def test_the_table_and_the_paper_name_the_sources_of_the_panel(scene):
    drawn = scene("?data=chronology&tie=IRN~VEN")
    page = plain(paper.page(drawn, AT))
    rows = {row["relation_id"]: row for row in table.rows(drawn)}
    for relation in drawn.results.evidence:
        for one in relation.sources:
            source = drawn.data_set.sources[one]
            assert source.title in rows[relation.relation_id]["source"]
            assert source.url.replace("&", "&amp;") in page
    assert "→" in page
    assert "Coder’s note" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_counts_as_an_opponent_is_not_said_to_threaten(scene, language):
    drawn = scene(f"?data=europe&lang={language}")
    (one,) = (one for one in drawn.results.evidence if one.relation_id == "EU05")
    assert (one.form, one.type) == ("tie", "threaten")
    for said in (card.badge(drawn, one).children, copied(drawn, one), bars.hover(drawn, one)):
        assert drawn.say("band.conflict") in said
        assert drawn.say("type.threaten") not in said


def test_an_act_goes_by_its_type(scene):
    drawn = scene("?data=chronology")
    acts = [one for one in list(drawn.results.evidence)[::20] if one.form != "tie"]
    assert acts
    for one in acts:
        assert card.badge(drawn, one).children == drawn.say(f"type.{one.type}")
