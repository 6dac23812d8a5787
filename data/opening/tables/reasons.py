"""Why a file is no table, and what was noticed of one that is.

Both are keys with values, so that any language can word them; the English is kept here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Values = Mapping[str, str | int | float]

# What was found, what was wanted where that is not plain, and what helps.
REASONS = {
    # The file as a whole.
    "missing": "There is no such file: {name}.",
    "folder": "{name} is a folder without a datapackage.json; name the file of the table.",
    "forbidden": "{name} may not be read; give the account that runs this leave to read it.",
    "unreadable": "{name} cannot be read ({said}).",
    "empty": "{name} is empty: it has no bytes at all, or only blanks. Was it saved in full?",
    "large": "{name} has {size:,} MB; files of up to {limit:,} MB are opened.",
    "pointer": "{name} is a pointer to a file (Git LFS), not the file; download the file itself.",
    # What is no table.
    "other": "{name} is {found}, not a table; {remedy}.",
    # What is packed.
    "bomb": "{name} unpacks to more than is safe to open: over {limit:,} MB, or many hundred times "
    "its size. Unpack it yourself, and open the table that is meant.",
    "cut-off": "{name} is cut off: its end is missing. Copy or download it again.",
    "damaged": "{name} is damaged and cannot be unpacked ({said}). Copy or download it again.",
    "password": "{name} is protected by a password; save it without one and open it again.",
    "no-member": "{name} holds no table: {found}.",
    "nested": "{name} holds an archive within an archive; unpack the outer one first.",
    # Projects of our own.
    "project-member": "{name} is a project file with something in it that does not belong there: "
    "{found}. Download it again from the atlas that it comes from.",
    "project-large": "{name} is a project file whose {found} is larger than {limit:,} kB. "
    "Download it again from the atlas that it comes from.",
    "project-wrong": "{name} is a project file that cannot be read, at {found} "
    "({count:,} such places). Undo what was changed in it, or download it again.",
    # Tables.
    "no-rows": "{name} has headings but no row below them: there is nothing to show.",
    "no-sheet": "{name} has no sheet or member called {sheet}; it has {found}.",
    "no-cells": "{name} has no cell with anything in it.",
    "columns": "{name} has {columns:,} columns; tables of up to {limit:,} are opened. "
    "Is it written the wrong way round, or with another separator?",
    "cells": "{name} has a sheet of {rows:,} rows and {columns:,} columns, more than fits in "
    "memory; delete what stands far from the table, or save the sheet as CSV.",
    "line": "Line {line:,} of {name} is longer than {limit} million letters; "
    "tables have a row to each line.",
    "encoding": "{name} is not written in {encoding} ({said}); leave the encoding to be found.",
    "no-encoding": "There is no encoding called {encoding}.",
    # What a format wants.
    "json": "{name} is no JSON from line {line:,} on ({said}); export it again.",
    "no-records": "{name} is JSON without a table in it; wanted is a list of records, "
    "an object that holds one, or an object with a list for each column.",
    "xml": "{name} is no well-formed XML from line {line:,} on ({said}); export it again.",
    "entities": "{name} declares entities, which could blow it up; export it again without them.",
    "no-edges": "{name} is a network without an edge: there is nothing to show.",
    "broken": "{name} looks like {format} but cannot be read as such ({said}); export it again.",
    "no-resource": "{name} describes no table that is there: {found}.",
}

# What was noticed on the way; the table can be read all the same.
NOTES = {
    "preamble": "{count:,} lines above the headings were passed over.",
    "comments": "{count:,} lines of comments at the top were passed over.",
    "no-headings": "The first row looks like the others, so it is taken for data.",
    "headings-made": "{count:,} headings are blank or stand twice; they were given numbers.",
    "row-names": "The rows have one cell more than the headings; the first is taken for its name.",
    "second-header": "Line {line:,} looks like a second line of headings.",
    "sep-line": "The first line names the separator, as Excel writes it.",
    "separator-guessed": "No separator fits all lines; the one that fits most was taken.",
    "one-column": "No separator was found: each line is one cell.",
    "encoding-guessed": "The letters are not UTF-8; they were read as {encoding}.",
    "nul": "There are letters of value 0 in the text.",
    "quotes-text": "Quotes are read as letters: one that opens a cell in line {line:,} is never "
    "closed.",
    "quote-open": "A quote that opens a cell in line {line:,} is never closed; it is read as a "
    "letter.",
    "quotes-open": "{count:,} lines have a quote that is never closed.",
    "empty-rows": "{count:,} empty rows were passed over.",
    "formulas": "{count:,} cells of the workbook hold formulas whose result was never saved; they "
    "read as empty. Open it in a spreadsheet and save it again.",
    "merged": "{count:,} ranges of cells are merged; only the first cell of each has its text.",
    "matrix": "States stand above and at the side: each cell that says something is a row.",
    "ballots": "Each column is a vote on something: each cell is the vote of a state.",
    "parties": "A cell names both ends: each two states in it are a row.",
    "turned": "The headings stand in the first column: its columns are read as rows.",
    "hidden": "This sheet is hidden in the workbook.",
    "value-labels": "In {columns} the names of the values stand in place of their numbers.",
    "labels-twice": "{count:,} nodes have a name that another has, too; they are taken for one.",
    "unknown-nodes": "{count:,} ends of edges are not among the nodes; their ids are their names.",
    "left-out": "{found} in the archive is no table and was left out.",
}


@dataclass(frozen=True, slots=True)
class Note:
    """Something noticed: a key of `NOTES`, and its values."""

    what: str
    values: Values = field(default_factory=dict)

    def __str__(self) -> str:
        """Say it in English."""
        return printable(NOTES[self.what].format_map(self.values))


class Unreadable(ValueError):
    """A file that cannot be opened as a table: `what` is a key of `REASONS`, with its `values`."""

    def __init__(self, what: str, name: str, **values: str | int) -> None:
        """Say in one English sentence what was found, what was wanted and what helps."""
        self.what = what
        self.values: dict[str, str | int] = {"name": name, **values}
        super().__init__(printable(REASONS[what].format_map(self.values)))


LONGEST = 1_000  # letters of a sentence, whatever a file is called


def printable(text: str) -> str:
    """Return a text with escapes for what a terminal might obey, shortened."""
    cut = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in cut)
