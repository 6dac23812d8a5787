"""Tables of Stata (.dta) and SPSS (.sav)."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from data.opening.tables.cells import text_of
from data.opening.tables.content import Content
from data.opening.tables.header import distinct
from data.opening.tables.reasons import Note, Unreadable
from data.opening.tables.table import MOST_COLUMNS, Noticed, Row, Table

AT_ONCE = 5_000  # rows
# A text that a program turned into numbers has a name for each, from 1, or from 0 in pandas; codes
# of countries and short scales have names too, but their numbers are what the field knows.
MOST_OF_A_SCALE = {0: 2, 1: 10}
Labels = Mapping[str, Mapping[Any, str]]  # column → value → name


def statistical(content: Content, form: str) -> Table:
    """Return the table that a file of Stata or SPSS holds.

    Args:
        content: the file.
        form: "stata" or "spss".

    Raises:
        Unreadable: if it is damaged, or has no row, or too many columns.
    """
    with content.on_disk() as path:
        _, told = _read(content, form, path, metadataonly=True)
        if len(told.column_names) > MOST_COLUMNS:
            columns = len(told.column_names)
            raise Unreadable("columns", content.name, columns=columns, limit=MOST_COLUMNS)
        if not _rows(_read(content, form, path, row_limit=1)[0]):
            raise Unreadable("no-rows", content.name)
    labels = _names_of_numbers(told)

    def through(_noticed: Noticed) -> Iterator[Row]:
        with content.on_disk() as path:
            number = 0
            rows: list[tuple[str, ...]] = [()]
            while rows:
                found, _ = _read(content, form, path, row_offset=number, row_limit=AT_ONCE)
                rows = _rows(found, labels)
                yield from enumerate(rows, number + 1)
                number += len(rows)
                rows = rows if len(rows) == AT_ONCE else []

    notes = [Note("value-labels", {"columns": ", ".join(labels)})] if labels else []
    described = {"title": told.file_label} if told.file_label else {}
    headings = distinct(told.column_names)
    length = told.number_rows or 0  # which some programs leave out
    return Table(content.name, form, headings, described, (*notes,), through, length)


def _read(content: Content, form: str, path: Path, **part: Any) -> tuple[Mapping[str, Any], Any]:
    """Return columns of values, and what is told of them.

    Raises:
        Unreadable: if the file is damaged.
    """
    import pyreadstat

    read = pyreadstat.read_dta if form == "stata" else pyreadstat.read_sav
    try:
        found: tuple[Mapping[str, Any], Any] = read(str(path), output_format="dict", **part)
    except Exception as fault:  # whatever its C library says
        said = str(fault).replace(str(path), content.name)
        name = "Stata" if form == "stata" else "SPSS"
        raise Unreadable("broken", content.name, format=name, said=said) from None
    return found


def _rows(
    found: Mapping[str, Sequence[Any]], labels: Labels | None = None
) -> list[tuple[str, ...]]:
    """Return rows of texts from columns of values."""
    labels = labels or {}
    columns = (
        _texts(values.tolist() if hasattr(values, "tolist") else values, labels.get(name, {}))
        for name, values in found.items()
    )
    return [*zip(*columns, strict=True)]


def _texts(values: Sequence[Any], names: Mapping[Any, str]) -> list[str]:
    if names:
        return [names.get(value) or text_of(value) for value in values]
    return [text_of(value) for value in values]


def _names_of_numbers(told: Any) -> Labels:
    """Return the names of values that stand for the texts that they once were."""
    found = {}
    for column, names in told.variable_value_labels.items():
        numbers = sorted(names, key=float) if all(map(_is_number, names)) else []
        first = int(numbers[0]) if numbers else -1
        in_turn = numbers == [*range(first, first + len(numbers))]
        if in_turn and len(numbers) > MOST_OF_A_SCALE.get(first, len(numbers)):
            found[column] = names
    return found


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float))
