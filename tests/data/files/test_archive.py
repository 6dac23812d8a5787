"""An archive opens again: the whole as what it was, a part as a data set of its own."""

import csv
import io
import json
from dataclasses import replace
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import app
from components.language.texts import Words
from data.address.reading import parse
from data.catalogue import Holding
from data.files.extract import Extract
from data.files.write import write
from data.library import Library
from data.positions import Positions
from tests.conftest import ACTOR, PEOPLE, RELATION, SOURCE, build_body, write_data_set
from tests.grammar import grammar
from tests.landed import LANDED

TABLES = ("relations", "actors", "sources")
# One filter of each kind, and all of them that leave something.
PARTS = (
    *("to=2012", "to=2007-09", "actors=VEN", "status=reported", "types=aid,cooperate"),
    *("tie=IRN~VEN", "tie=USA", "level=actors&tie=IRN", "from=2000&to=2012&actors=IRN&side=acts"),
)


def archive(data_set, query="?"):
    selection, ignored = parse(query, grammar({data_set.name: data_set}))
    assert ignored == ()
    layout = Positions(data_set)[selection.level]
    extract = Extract(data_set, selection)
    return write(extract, layout, Words(selection.lang), "relations", "zip")


def unpacked(content, folder):
    """Unpack an archive where people do: into a folder of any name."""
    with ZipFile(io.BytesIO(content)) as written:
        written.extractall(folder)
    return folder


def opened(content, folder):
    held = Holding.read(unpacked(content, folder))
    return held.data_set, held.layouts


def same(one, other):
    """Hold all of two data sets against one another, but what describes their files."""
    assert list(one.relations) == list(other.relations)
    for part in ("name", "titles", "perspective", "places", "actors", "sources", "positions"):
        assert getattr(one, part) == getattr(other, part), part
    assert (one.stories, one.codebook) == (other.stories, other.codebook)
    files = {"resources", "query", "formulaGuard", "profile", "title"}
    assert {key: value for key, value in one.about.items() if key not in files} == {
        key: value for key, value in other.about.items() if key not in files
    }


def cells(path):
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


# ---------------------------------------------------------------- the whole


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("query", ["?", "?lang=fa", "?level=actors&from=0001"])
def test_the_whole_opens_as_it_was(tmp_path, name, query):
    again, layouts = opened(archive(LANDED[name], query), tmp_path / "Entente (1)")
    same(LANDED[name], again)
    assert layouts == LANDED.holdings[name].layouts


@pytest.mark.parametrize("name", LANDED)
def test_every_cell_is_the_one_that_was_coded(tmp_path, name):
    folder = unpacked(archive(LANDED[name], "?lang=es"), tmp_path)
    for table in TABLES:
        coded = cells(app.ROOT / "data" / name / f"{table}.csv")
        found = cells(folder / f"{table}.csv")
        assert [
            {key: row[key] for key in line} for line, row in zip(coded, found, strict=True)
        ] == coded


def test_what_was_opened_from_an_archive_is_archived_alike(tmp_path):
    content = archive(LANDED["europe"])
    again, _ = opened(content, tmp_path)
    assert archive(again) == content


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("article", ["codebook.md", "story.toml"]),
        ("chronology", ["codebook.md", "story-2.toml", "story.toml"]),
    ],
)
def test_each_story_is_the_file_letter_by_letter(tmp_path, name, files):
    folder = unpacked(archive(LANDED[name]), tmp_path)
    assert sorted(path.name for path in (*folder.glob("*.toml"), *folder.glob("*.md"))) == files
    for file in files:
        assert (folder / file).read_bytes() == (app.ROOT / "data" / name / file).read_bytes()


def test_an_opened_archive_is_served(tmp_path):
    held = Holding.read(unpacked(archive(LANDED["europe"]), tmp_path))
    server = app.create_app(Library([held])).server.test_client()
    answer = server.post("/_dash-update-component", json=build_body("?data=europe&view=network"))
    assert answer.status_code == 200


def test_names_and_titles_in_languages_that_the_atlas_lacks_come_along(tmp_path, small):
    first = {**PEOPLE[0], "name_eo": "Irano"}
    columns = {**ACTOR, "name_eo": ""}
    folder = write_data_set(tmp_path / "small", [{}], titles={"en": "A set", "eo": "Aro"})
    with (folder / "actors.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows({**columns, **row} for row in (first, *PEOPLE[1:]))
    data_set = Holding.read(folder).data_set
    again, _ = opened(archive(data_set), tmp_path / "again")
    same(data_set, again)
    assert again.actors["IRN"].coded_names["eo"] == "Irano"
    assert again.titles["eo"] == "Aro"


# ---------------------------------------------------------------- hostile cells

SIGNS = "=+-@;|'\",＝ x1"
TEXTS = st.text(SIGNS, max_size=10)
SAID = TEXTS.filter(str.strip)
NAMED = ("role", "role_es", "name_fa", "name_es", "short", "short_fa")
COLUMNS = {"relations": RELATION, "actors": ACTOR, "sources": SOURCE}


@given(
    st.fixed_dictionaries(
        dict.fromkeys(("locator", "note", "label_pt", "statement_es", "note_fa"), TEXTS)
        | dict.fromkeys(("label", "statement", "attributed_to"), SAID)
    ),
    st.fixed_dictionaries({"name": SAID, **dict.fromkeys(NAMED, TEXTS)}),
    st.fixed_dictionaries({"title": SAID, "publisher": TEXTS, "note": TEXTS}),
    st.fixed_dictionaries({"en": SAID, "pt": TEXTS}),
    st.sampled_from(["R-1", "-1", "-a1+", "x"]).filter(lambda text: "+" not in text),
)
def test_whatever_a_cell_holds_it_comes_back(
    tmp_path_factory, relation, actor, source, titles, relation_id
):
    folder = tmp_path_factory.mktemp("hostile")
    people = ({**PEOPLE[0], **actor}, *PEOPLE[1:4], {**PEOPLE[4], **actor, "actor_id": "-1a"})
    people[-1]["stands_for"] = "-1a"
    rows = [{**relation, "relation_id": relation_id, "target": "-1a"}, {"relation_id": "R2"}]
    write_data_set(folder / "one", rows, people, [source], titles=titles)
    data_set = Holding.read(folder / "one").data_set
    again, _ = opened(archive(data_set), folder / "two")
    assert list(again.relations) == list(data_set.relations)
    assert again.retold == data_set.retold
    assert (again.actors, again.sources) == (data_set.actors, data_set.sources)
    assert again.titles == data_set.titles


def test_a_set_that_is_no_archive_keeps_its_apostrophes(small):
    data_set = small([{"note": "'=1", "statement": "'-' means none", "label": "x;'=1"}])
    relation = next(iter(data_set.relations))
    assert (relation.note, relation.statement) == ("'=1", "'-' means none")


# ---------------------------------------------------------------- a part


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", ["article", "chronology"])
def test_a_part_is_a_data_set_of_its_own(tmp_path, name, part):
    whole = LANDED[name]
    selection, _ = parse(f"?data={name}&{part}", grammar(LANDED))
    extract = Extract(whole, selection)
    assert 0 < len(extract.relations) < len(whole.relations)
    again, layouts = opened(archive(whole, f"?data={name}&{part}"), tmp_path)
    assert list(again.relations) == list(extract.relations)
    assert again.name != whole.name
    assert again.titles["fa"].startswith(whole.titles["fa"])
    assert again.perspective == whole.perspective
    assert (again.codebook, again.positions) == (whole.codebook, whole.positions)
    for node, place in layouts["countries"].items():
        assert place == LANDED.holdings[name].layouts["countries"][node]
    for key in ("licenses", "contributors", "version"):
        assert again.about[key] == whole.about[key]
    assert "coverage" not in again.about


def test_parts_stand_beside_the_whole_and_one_another(tmp_path):
    content = {part: archive(LANDED["article"], f"?{part}") for part in ("", *PARTS)}
    names = [opened(one, tmp_path / str(n))[0].name for n, one in enumerate(content.values())]
    assert len(set(names)) == len(names)
    assert names[0] == "article"


@pytest.mark.parametrize("part", PARTS)
def test_a_part_keeps_the_steps_whose_picture_is_the_same(tmp_path, part):
    whole = LANDED["chronology"]
    again, _ = opened(archive(whole, f"?{part}"), tmp_path)

    def shown(data_set, step):
        selection, ignored = parse(
            f"{step.query}&data={data_set.name}", grammar({data_set.name: data_set})
        )
        assert ignored == ()
        found = Extract(data_set, selection.choosing()).relations
        return [relation.relation_id for relation in found]

    known = {told.title["en"]: told.steps for told in whole.stories}
    for told in again.stories:
        assert 0 < len(told.steps) < len(known[told.title["en"]])
        assert all(step in known[told.title["en"]] for step in told.steps)
        for step in told.steps:
            assert shown(again, step) == shown(whole, step)


def test_a_step_is_kept_with_all_that_it_needs_and_no_other(tmp_path, small):
    texts = '{ en = "One" }'
    steps = (
        ("from=2010", "R2", "# a remark"),
        ("from=2010&tie=IRN~VEN", "R2", f"question = {texts}"),
        ("to=2005", "R1", ""),
        ("from=2012", "R3", f"question = {texts}"),
    )
    story = "\n".join(
        f'[[step]]\nquery = "{query}"\nrelations = ["{relation}"]\n'
        f"title = {texts}\ntext = {texts}\n{more}"
        for query, relation, more in steps
    )
    folder = write_data_set(
        tmp_path / "small", [{"date": "2001"}, {"date": "2011"}, {"date": "2013"}]
    )
    (folder / "story.toml").write_text(story, encoding="utf-8")
    data_set = Holding.read(folder).data_set
    again, _ = opened(archive(data_set, "?from=2009"), tmp_path / "again")
    (told,) = again.stories
    # The last asks beside a picture that is gone.
    assert told.steps == data_set.story("1").steps[:2]
    assert "# a remark" in (tmp_path / "again" / "story.toml").read_text(encoding="utf-8")


def test_a_story_without_a_step_in_a_part_is_left_out_and_the_next_takes_its_number(tmp_path):
    folder = write_data_set(tmp_path / "small", [{"date": "2001"}, {"date": "2011"}])
    for file, name, query, relation in (
        ("story.toml", "One", "to=2005", "R1"),
        ("story-2.toml", "Two", "from=2010", "R2"),
    ):
        texts = f'{{ en = "{name}" }}'
        evidence = f'relations = ["{relation}"]\ntext = {{ en = "x" }}'
        step = f'query = "{query}"\n{evidence}\ntitle = {texts}'
        (folder / file).write_text(f"# {name}\nname = {texts}\n\n[[step]]\n{step}\n")
    data_set = Holding.read(folder).data_set
    again, _ = opened(archive(data_set, "?from=2009"), tmp_path / "again")
    assert again.stories == data_set.stories[1:]
    assert (tmp_path / "again" / "story.toml").read_text() == (folder / "story-2.toml").read_text()
    assert not (tmp_path / "again" / "story-2.toml").exists()


def test_a_perspective_without_a_relation_comes_along(tmp_path, small):
    data_set = small([{"actor": "USA", "target": "VEN"}, {"actor": "minister", "date": "2001"}])
    again, _ = opened(archive(data_set, "?from=2005"), tmp_path / "again")
    assert (again.perspective, len(again.relations)) == ("IRN", 1)
    assert {"IRN", "USA", "VEN"} == set(again.actors)


def test_where_nothing_is_selected_the_tables_are_empty(tmp_path):
    folder = unpacked(archive(LANDED["article"], "?types=none"), tmp_path)
    assert cells(folder / "relations.csv") == []
    assert json.loads((folder / "datapackage.json").read_text())["name"] == "article_none"


def test_a_set_that_lies_in_no_folder_can_be_taken_away(tmp_path, small):
    data_set = replace(small([{}]), stories=(), codebook="", about={})
    again, _ = opened(archive(data_set), tmp_path / "again")
    assert list(again.relations) == list(data_set.relations)
    assert not (tmp_path / "again" / "story.toml").exists()
