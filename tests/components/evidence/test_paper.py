"""The evidence on paper: whole, in four languages, and safe whatever the names are."""

from datetime import date

import pytest

from components import addresses
from components.evidence import paper
from components.evidence.lists import lists
from components.evidence.paper import Place, page
from components.language.texts import Words, plain
from data.languages import LANGUAGES
from tests.components.evidence.test_listing import QUERIES, of_chosen
from tests.components.worksheet.test_page import Reading
from tests.conftest import HOSTILE

HERE = Place(
    "https://example.org",
    date(2026, 11, 29),
    ("/assets/pages/evidence.css",),
    "/assets/pages/worksheet.js",
)


def listed(read):
    return [attributes["id"] for tag, attributes in read.tags if tag == "li"]


@pytest.mark.parametrize(("name", "chosen"), QUERIES)
@pytest.mark.parametrize("sort", ["oldest", "newest"])
def test_all_that_the_file_says_of_what_is_chosen_is_on_it(scene, name, chosen, sort):
    drawn = scene(f"?data={name}&tie={chosen}&sort={sort}")
    read = Reading(page(drawn, HERE))
    lines = [*of_chosen(name, chosen)]
    (shown,) = lists(drawn)
    wanted = shown.listed.window(0, len(lines))
    assert listed(read) == [one.relation_id for one in wanted]
    assert sorted(listed(read)) == sorted(line["relation_id"] for line in lines)
    for line in lines:
        assert line["statement"] in read.text
        who = line["attributed_to"]
        assert plain(drawn.data_set.translated("attributed_to", who, "en") or who) in read.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "query", ["?data=chronology&tie=IRN~VEN", "?types=none", "?story=1&step=4"]
)
def test_a_page_speaks_the_language_of_the_reader(scene, language, query):
    drawn = scene(f"{query}&lang={language}")
    read, say = Reading(page(drawn, HERE)), Words(language)
    assert ("html", {"lang": language, "dir": say.direction}) in read.tags
    assert say("export.pdf") in read.text
    assert addresses.atlas(drawn.selection) in [dict(own).get("href") for _, own in read.tags]
    assert f"{HERE.site}{addresses.atlas(drawn.selection)}" in read.text
    assert bool(listed(read)) == bool(len(lists(drawn)[0].listed))


def test_every_source_stands_with_its_address(scene):
    drawn = scene("?data=chronology&tie=IRN~VEN")
    read = Reading(page(drawn, HERE))
    for relation in drawn.results.evidence:
        for source_id in relation.sources:
            source = drawn.data_set.sources[source_id]
            assert source.title.rstrip(".") in read.text
            assert source.url in read.text


def test_of_two_selections_the_first_is_on_paper(scene):
    drawn = scene("?data=chronology&to=2010&versus=from%3D2011%26to%3D&tie=IRN~VEN")
    alone = scene("?data=chronology&to=2010&tie=IRN~VEN")
    assert listed(Reading(page(drawn, HERE))) == listed(Reading(page(alone, HERE)))


def test_what_there_is_no_room_for_is_counted(scene, monkeypatch):
    monkeypatch.setattr(paper, "MOST", 7)
    drawn = scene("?data=chronology&tie=IRN")
    read = Reading(page(drawn, HERE))
    assert len(listed(read)) == 7
    rest = len(drawn.results.evidence) - 7
    assert drawn.say.count("count.more_in_file", rest) in read.text


def test_hostile_names_are_text(hostile, scene_of):
    read = Reading(page(scene_of(hostile), HERE))
    for text in HOSTILE:
        assert plain(text) in read.text
    assert not {tag for tag, _ in read.tags} & {"img", "b2", "iframe"}
    assert sum(tag == "script" for tag, _ in read.tags) == 1


def test_it_is_served_with_the_query_of_the_page(client):
    answer = client.get("/evidence?data=chronology&tie=IRN~VEN&lang=fa")
    assert answer.status_code == 200
    assert answer.mimetype == "text/html"
    assert 'id="CH190"' in answer.text
    again = client.get(
        "/evidence?data=chronology&tie=IRN~VEN&lang=fa",
        headers={"If-None-Match": answer.headers["ETag"]},
    )
    assert again.status_code == 304
    assert client.get("/evidence?tie=nobody&from=soon").status_code == 200
