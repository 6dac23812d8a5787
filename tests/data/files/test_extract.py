"""Extracts: what a chosen tie or node leaves, and that the fields described are those written."""

import pytest

from data.files.extract import (
    Extract,
    actors_table,
    relations_table,
    sources_table,
    ties_table,
)
from data.files.tables import fields, writable
from data.files.years import years_table
from data.selection import Selection

TABLES = {
    "relations": relations_table,
    "actors": actors_table,
    "sources": sources_table,
    "ties": ties_table,
    "years": years_table,
}
TYPES = {"string": str, "integer": int, "number": float, "boolean": bool}


def test_every_table_that_is_described_can_be_made():
    assert fields().keys() == TABLES.keys()


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_of_the_type_described(article, name):
    table = TABLES[name](Extract(article, Selection(level="actors")))
    assert table.rows
    for row in table.rows:
        for field, cell in zip(table.fields, row, strict=True):
            wanted = TYPES.get(field.type)
            if cell is None and field.type == "boolean":
                assert "empty if" in field.description
                continue
            assert type(cell) is wanted if wanted else cell is None or cell.year, field.name


@pytest.mark.parametrize("name", TABLES)
def test_every_field_says_what_it_means(name):
    assert all(field.description.endswith(".") for field in fields()[name])
    assert len({field.name for field in fields()[name]}) == len(fields()[name])


RELATIONS = (
    {"actor": "IRN", "target": "VEN"},
    {"actor": "minister", "target": "VEN", "counted": "false"},
    {"actor": "minister", "target": "IRN"},
    {"actor": "VEN", "target": "hezbollah"},
    {"actor": "USA", "target": "VEN"},
)


@pytest.mark.parametrize(
    ("tie", "level", "relations", "ties"),
    [
        ("", "countries", "R1 R2 R3 R4 R5", "IRN~VEN USA~VEN VEN~hezbollah"),
        ("IRN~VEN", "countries", "R1 R2", "IRN~VEN"),
        ("IRN~VEN", "actors", "R1", "IRN~VEN"),
        ("VEN~minister", "actors", "R2", ""),
        ("VEN~minister", "countries", "", ""),
        ("IRN", "countries", "R1 R2 R3", "IRN~VEN"),
        ("hezbollah", "countries", "R4", "VEN~hezbollah"),
        ("minister", "countries", "R2 R3", ""),
        ("IRN", "actors", "R1 R3", "IRN~VEN IRN~minister"),
        ("IRN~VEN~USA", "countries", "R1 R2 R5", "IRN~VEN USA~VEN"),
        ("IRN~VEN,hezbollah", "countries", "R1 R2 R4", "IRN~VEN VEN~hezbollah"),
        ("IRN,VEN", "countries", "R1 R2 R3 R4 R5", "IRN~VEN USA~VEN VEN~hezbollah"),
        ("minister", "actors", "R2 R3", "IRN~minister"),
    ],
)
def test_a_file_holds_what_the_page_lights_up(small, scene_of, tie, level, relations, ties):
    data_set = small(RELATIONS)
    chosen = tuple(tie.split(",")) if tie else ()
    extract = Extract(data_set, Selection(data="small", chosen=chosen, level=level))
    assert [one.relation_id for one in extract.relations] == relations.split()
    assert [one.tie for one in extract.ties] == ties.split()
    lit = scene_of(
        data_set, f"?level={level}&tie={tie}" if tie else f"?level={level}"
    ).results.highlighted
    assert extract.ties == lit


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain \t\r\n é مرز 🌍", "plain \t\r\n é مرز 🌍"),
        ("\x00\x08\x0b\x1f", "\ufffd" * 4),
        ("\ud800\udfff\ufffe\uffff", "\ufffd" * 4),
    ],
)
def test_what_xml_cannot_hold_is_replaced(text, written):
    assert writable(text) == written
