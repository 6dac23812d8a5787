"""The words of a workbook in the reader's language: its tabs, and over the names of the columns."""

from dataclasses import replace

from data.files.notes import Say
from data.files.tables import Table, is_elsewhere
from data.languages import BY_CODE, ENGLISH, LANGUAGES

NAMES = ("name", "short")  # whose words have a place for the language


def headed(table: Table, say: Say) -> Table:
    """Return a table with what it and its columns are called in words, in the order of its fields.

    Only the tab of a workbook is called so: a file is named in ASCII and in English, as its columns
    are, so that every system can hold it and a program finds it whatever the reader's language.
    """
    headings = tuple(heading(table.name, name, say) for name in table.header)
    return replace(table, name=say(f"tab.{table.name}"), headings=headings)


def heading(table: str, field: str, say: Say) -> str:
    """Return what a column is called in words."""
    kind, _, code = field.partition("_")
    if kind in NAMES and (code or ENGLISH) in LANGUAGES:
        return say(f"field.{kind}", language=BY_CODE[code or ENGLISH].name)
    if is_elsewhere(table, field):
        return say("field.elsewhere", what=say(f"field.{kind}"), language=BY_CODE[code].name)
    return say(f"field.{field}")
