"""Four descriptions of the same tables, held against one another and against the cells.

What the loader accepts (data/columns.py), what goes out (data/fields.csv), what a codebook explains
and what a Data Package declares are written apart, as each says something that the others cannot.
"""

import csv
import json
import re

import pytest

import app
from data.columns import ACTOR_COLUMNS, SELDOM, SOURCE_COLUMNS, relation_columns
from data.files.tables import fields
from data.model import AGREEMENT
from tests.landed import LANDED

TABLES = ("relations", "actors", "sources")
CODE = re.compile(r"`([a-z_]+)`")
# The loader knows no word lists of these: they are what the words of another table are.
IDS = ("source_id", "second_source_id", "actor", "target")
each_table = pytest.mark.parametrize("table", TABLES)
each_set = pytest.mark.parametrize("name", LANDED)


def rows_of(name, table):
    with (app.ROOT / "data" / name / f"{table}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def loaded(name, table):
    """Return the columns that the loader knows, by name."""
    numbered = {t: list(enumerate(rows_of(name, t), 2)) for t in ("actors", "sources")}
    columns = {
        "relations": relation_columns(numbered["actors"], numbered["sources"]),
        "actors": ACTOR_COLUMNS,
        "sources": SOURCE_COLUMNS,
    }
    return {column.name: column for column in columns[table]}


def declared(name, table):
    """Return the fields that the Data Package declares, by name."""
    path = app.ROOT / "data" / name / "datapackage.json"
    resources = json.loads(path.read_text(encoding="utf-8"))["resources"]
    schema = next(one["schema"] for one in resources if one["name"] == table)
    return {field["name"]: field for field in schema["fields"]}


@each_set
@each_table
def test_all_name_the_same_columns(name, table):
    known, said = loaded(name, table), declared(name, table)
    assert set(rows_of(name, table)[0]) == set(said)
    assert set(said) <= set(known)
    assert set(known) - set(said) <= ({"weight", *SELDOM} if table == "relations" else set())
    sent = [field.name for field in fields()[table]]
    assert set(known) <= set(sent)
    if table != "relations":  # to these much is added that follows from what was coded
        assert set(known) == set(sent)


@each_set
@each_table
def test_what_is_declared_required_is_what_the_loader_will_not_have_empty(name, table):
    for column, field in declared(name, table).items():
        accepts = loaded(name, table)[column].accepts
        if field.get("constraints", {}).get("required"):
            refused_here = not accepts("") or all(row[column] for row in rows_of(name, table))
            assert refused_here, column  # a set may promise more than the loader asks
        else:
            assert accepts(""), column


@each_set
@each_table
def test_the_words_that_are_declared_are_those_that_the_loader_accepts(name, table):
    for column, field in declared(name, table).items():
        words = field.get("constraints", {}).get("enum") or field.get("trueValues", [])
        known = loaded(name, table)[column]
        assert all(map(known.accepts, words)), column
        if known.wanted.startswith("one of ") and field["type"] == "string":
            wanted = known.wanted.removesuffix(", or nothing")
            scores = {AGREEMENT.code.upper()} if column == "type" else set()  # no events
            assert wanted == "one of " + ", ".join(sorted({*words} | scores)), column


@each_set
@each_table
def test_types_are_those_of_the_files_that_go_out(name, table):
    sent = {field.name: field.type for field in fields()[table]}
    for column, field in declared(name, table).items():
        assert field["type"] == sent[column], column


@each_set
@each_table
def test_every_cell_keeps_what_is_declared(name, table):
    for column, field in declared(name, table).items():
        cells = [row[column] for row in rows_of(name, table)]
        rules = field.get("constraints", {})
        assert all(cells) or not rules.get("required"), column
        assert len(set(cells)) == len(cells) or not rules.get("unique"), column
        for cell in filter(None, cells):
            assert re.fullmatch(rules.get("pattern", ".*"), cell), (column, cell)
            assert cell in rules.get("enum", [cell]), (column, cell)


@each_set
@each_table
def test_ids_point_where_the_foreign_keys_say(name, table):
    path = app.ROOT / "data" / name / "datapackage.json"
    resources = json.loads(path.read_text(encoding="utf-8"))["resources"]
    keys = {one["name"]: one["schema"].get("foreignKeys", []) for one in resources}[table]
    assert set(IDS) <= {key["fields"] for key in keys} or table != "relations"
    for key in keys:
        there = key["reference"]["resource"] or table
        known = {row[key["reference"]["fields"]] for row in rows_of(name, there)}
        used = {row[key["fields"]] for row in rows_of(name, table)} - {""}
        assert used <= known or key["fields"] == "stands_for", key["fields"]


@each_set
def test_a_codebook_explains_columns_that_there_are(name):
    book = (app.ROOT / "data" / name / "codebook.md").read_text(encoding="utf-8")
    rules = book.partition("| column of relations.csv | rule |")[2].partition("\n\n")[0]
    named = {code for row in rules.splitlines()[2:] for code in CODE.findall(row.split("|")[1])}
    assert named
    assert named <= set(declared(name, "relations"))
