"""Data Packages (version 1, tabular): tables with a description that programs can read."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from data.address.writing import write
from data.files.extract import Extract
from data.files.names import decisive
from data.files.tables import Field, Table

COPIED = (
    "version",
    "created",
    "licenses",
    "contributors",
    "sources",
    "translation",
    "translations",
)
KEYS: Mapping[str, str | list[str]] = {
    "relations": "relation_id",
    "actors": "actor_id",
    "sources": "source_id",
    "positions": ["level", "node"],
    "ties": "tie",
}
REFERENCES = {
    "relations": {
        "actor": "actors",
        "target": "actors",
        "source_id": "sources",
        "second_source_id": "sources",
    },
    "actors": {"parent": "actors"},
}


def to_json(value: Any) -> bytes:
    """Write JSON in UTF-8, letters as they are; half letters, which UTF-8 lacks, as escapes."""
    text = json.dumps(value, ensure_ascii=False, default=date.isoformat, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")


def to_package(extract: Extract, tables: Iterable[Table], selected: str) -> bytes:
    """Write tables as one descriptor that holds their rows."""
    resources = [{**resource(table), "data": records(table)} for table in tables]
    return to_json(_descriptor(extract, resources, selected))


def records(table: Table) -> list[dict[str, Any]]:
    """Return each row by the names of the fields."""
    return [dict(zip(table.header, row, strict=True)) for row in table.rows]


def _descriptor(extract: Extract, resources: list[dict[str, Any]], selected: str) -> dict[str, Any]:
    """Return the description of a package: whose data they are and what was selected."""
    about = extract.data_set.about
    return {
        "profile": "tabular-data-package",
        "name": extract.data_set.name,
        "title": extract.data_set.titles[extract.selection.lang],
        "description": selected,
        **{key: about[key] for key in COPIED if key in about},
        "query": f"?{write(decisive(extract.selection))}",
        "resources": resources,
    }


def resource(table: Table) -> dict[str, Any]:
    """Return the description of a table."""
    schema: dict[str, Any] = {
        "fields": [_field(field) for field in table.fields],
        "primaryKey": KEYS[table.name],
        "missingValues": [""],
    }
    references = REFERENCES.get(table.name, {})
    if references:
        schema["foreignKeys"] = [
            _reference(field, table.name, other) for field, other in references.items()
        ]
    return {"name": table.name, "profile": "tabular-data-resource", "schema": schema}


def _field(field: Field) -> Mapping[str, str]:
    return {"name": field.name, "type": field.type, "description": field.description}


def _reference(field: str, table: str, other: str) -> dict[str, Any]:
    resource = "" if other == table else other  # how a table refers to itself
    return {"fields": field, "reference": {"resource": resource, "fields": KEYS[other]}}
