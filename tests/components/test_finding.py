"""What the search is answered: names and statements of one data set, in one language."""

import pytest

from components.language.texts import Words
from components.panels import find
from data.finding import named
from data.languages import LANGUAGES
from data.model import relation_types
from tests.landed import LANDED


@pytest.mark.parametrize("data", LANDED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_are_those_of_the_data_set(client, data, language):
    found = client.get(f"/find/names?data={data}&lang={language}").get_json()
    wanted = list(named(LANDED[data], language))
    say = Words(language)
    assert [one["id"] for one in found["actors"]] == [one.id for one in wanted]
    for row, one in zip(found["actors"], wanted, strict=True):
        assert row["names"] == list(one.names)
        assert (row["kind"], row["weight"]) == (one.kind, one.mentions)
        assert row["about"] == say.count("count.relations", one.mentions)
    assert [(one["id"], one["names"]) for one in found["types"]] == [
        (code, [say(f"type.{code}")]) for code in relation_types()
    ]
    for level, ties in found["ties"].items():
        relations = {one.tie: one.relations for one in LANDED[data].relations.ties(level)}
        assert {*ties} == {*relations}
        assert [relations[one] for one in ties] == sorted(relations.values(), reverse=True)
    assert {one["kind"] for one in found["actors"]} <= {*find.GROUPS}


def test_names_that_have_not_changed_are_not_sent_again(client):
    first = client.get("/find/names?data=article")
    again = client.get("/find/names?data=article", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_statement_is_listed_with_who_when_and_how_sure(client, language):
    answer = client.get(f"/find/statements?data=chronology&lang={language}&words=fortune+tankers")
    found = answer.get_json()
    assert found["sought"]
    assert found["every"]
    first = found["statements"][0]
    relation = LANDED["chronology"].relations.find(first["id"])
    assert first["words"] == LANDED["chronology"].told(relation)[language]
    say = Words(language)
    assert LANDED["chronology"].name_of("VEN", language) in first["about"]
    sure = {True: "legend.sure_deeds", False: "legend.sure_words"}[relation.kind.deeds]
    known = relation.status == "reported" and relation.form != "tie"
    assert first["about"].endswith(say(sure if known else f"status.{relation.status}"))
    assert say.digits("2020") in first["about"]
    assert (
        len(client.get("/find/statements?data=chronology&words=iran").get_json()["statements"]) == 8
    )


def test_where_no_statement_has_every_word_that_is_told(client):
    found = client.get("/find/statements?data=chronology&words=fortune+zzzz").get_json()
    assert not found["every"]
    assert "Fortune" in found["statements"][0]["words"]


@pytest.mark.parametrize(
    "query",
    [
        "?data=nowhere&lang=xx&words=iran",
        "?words=" + "a" * 5000,
        "?words=%00%ff<script>",
        "?words=",
        "",
        "?data=article&data=chronology&words=iran&words=cuba",
    ],
)
@pytest.mark.parametrize("path", ["names", "statements"])
def test_whatever_is_asked_is_answered(client, path, query):
    answer = client.get(f"/find/{path}{query}")
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"


def test_the_page_has_the_search_and_says_where_it_asks(client, scene):
    say = Words("en")
    dialog = find.layout(say)
    assert dialog.id == "find-dialog"
    place = dialog.children[1].children[0]
    assert getattr(place, "data-at") == "/find/"
    assert getattr(find.opener(say), "data-dialog") == dialog.id
