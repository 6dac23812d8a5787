"""Large tables: read by columns they say what they say row by row, and are refused for as much."""

import json
import shutil

import pytest

import app
from data.columns import TOLD
from data.engines import parquet, retold
from data.files.extract import Extract, relations_table
from data.load import GUARD, load
from data.model import LEVELS
from data.reading.guard import restored
from data.selection import Selection
from tests.data.test_load import BROKEN, change, problems
from tests.landed import LANDED

RELATIONS = [one for one in BROKEN if one[0] == "relations.csv"]


@pytest.fixture
def every_table_is_large(monkeypatch):
    monkeypatch.setattr(parquet, "LARGE", 0)


@pytest.fixture
def copied(tmp_path):
    """Copy a landed data set, to be changed."""

    def copy(name):
        return shutil.copytree(app.DATA / name, tmp_path / name)

    return copy


@pytest.mark.usefixtures("every_table_is_large")
@pytest.mark.parametrize("name", sorted(LANDED))
def test_relations_are_the_same_read_by_columns(copied, name):
    found, whole = load(copied(name)), LANDED[name]
    assert [*found.relations] == [*whole.relations]
    for level in LEVELS:
        assert found.relations.ties(level) == whole.relations.ties(level)
    assert found.relations.page(3, 9) == whole.relations.page(3, 9)
    assert found.actors == whole.actors
    assert found.sources == whole.sources


@pytest.mark.usefixtures("every_table_is_large")
@pytest.mark.parametrize(("file", "line", "column", "cell", "wanted"), RELATIONS)
def test_a_large_table_is_refused_for_what_refuses_a_small_one(
    copied, file, line, column, cell, wanted
):
    folder = copied("article")
    change(folder, file, line, column, cell)
    found = problems(folder)
    assert [(one.file, one.line, one.column) for one in found] == [(file, line, column)]
    assert found[0].found == cell
    assert wanted in found[0].wanted


@pytest.mark.usefixtures("every_table_is_large")
def test_what_was_read_once_is_kept_and_read_anew_when_a_table_changes(copied):
    folder = copied("article")
    load(folder)
    (kept,) = folder.glob(".relations-*.parquet")
    before = kept.stat().st_mtime_ns
    load(folder)
    assert kept.stat().st_mtime_ns == before
    change(folder, "relations.csv", 2, "note", "another note")
    assert next(iter(load(folder).relations)).note == "another note"
    (now,) = folder.glob(".relations-*.parquet")
    assert now != kept


@pytest.mark.usefixtures("every_table_is_large")
def test_a_row_of_another_length_is_told(copied):
    folder = copied("article")
    path = folder / "relations.csv"
    path.write_text(path.read_text(encoding="utf-8") + "one,two\n", encoding="utf-8")
    (found,) = problems(folder)
    assert (found.file, found.column) == ("relations.csv", "row")


@pytest.mark.usefixtures("every_table_is_large")
def test_columns_of_any_name_do_no_harm(copied):
    folder = copied("article")
    for name in ("row", 'a"; drop table coded; --', "c0"):
        change(folder, "relations.csv", 2, name, "x")
    assert [*load(folder).relations] == [*LANDED["article"].relations]


@pytest.mark.usefixtures("every_table_is_large")
@pytest.mark.parametrize("most", [50_000, 20])
def test_what_is_told_in_other_languages_is_told_of_large_tables_too(copied, monkeypatch, most):
    monkeypatch.setattr(retold, "MOST", most)
    found, whole = load(copied("chronology")), LANDED["chronology"]
    assert any(whole.retold.values())
    for relation in found.relations.page(40, 60):
        for column in TOLD:
            assert found.told(relation, column) == whole.told(relation, column)
    assert {*found.retold.said} == {
        f"{column}_{language}"
        for texts in whole.retold.values()
        for column, told in texts.items()
        for language in told
    }


@pytest.mark.usefixtures("every_table_is_large")
def test_the_files_of_a_large_table_have_what_those_of_a_small_one_have(copied):
    tables = []
    for data_set in (load(copied("chronology")), LANDED["chronology"]):
        table = relations_table(Extract(data_set, Selection(actors=("VEN",)), ""))
        tables.append((table.fields, [*table.rows]))
    assert tables[0] == tables[1]


@pytest.mark.usefixtures("every_table_is_large")
def test_a_large_table_whose_texts_are_guarded_says_what_a_small_one_says(copied):
    folder = copied("article")
    texts = ("'=1+1", "'' @x", "a;'+b", "it's a ';' in it", "'-3|'=2", "''=x", "O'Higgins")
    for at, text in enumerate(texts):
        change(folder, "relations.csv", 2 + at, "note", text)
    about = folder / "datapackage.json"
    said = json.loads(about.read_text(encoding="utf-8"))
    about.write_text(json.dumps({**said, GUARD: "'"}), encoding="utf-8")
    found = [one.note for one in load(folder).relations][: len(texts)]
    assert found == [restored(text) for text in texts]
    assert found != [*texts]
