"""Large tables: read by columns they say what they say row by row, and are refused for as much."""

import shutil

import pytest

import app
from data.engines import parquet
from data.load import load
from data.model import LEVELS
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
