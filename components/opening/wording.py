"""What is said of a stranger's file: why it is no table, what was noticed, what is left out."""

import re
from collections.abc import Collection, Mapping

from components.language.texts import Words, texts
from data.opening.roles import ROLES

Values = Mapping[str, str | int | float]
COLUMN = re.compile(r"column (\d{1,7})")  # without a heading, as the command line says it
SHORT = {"\t": "tab", ",": "comma", ";": "semicolon", "|": "pipe"}


def unread(say: Words, what: str, values: Values) -> str:
    """Say why a file cannot be opened."""
    if what == "other":  # its kind comes in English, as the command line says it
        kind = texts(say.language).get(f"kind_of_file.{slug(str(values.get('found', '')))}")
        values = {**values, "found": kind} if kind else values
    return _sentence(say, f"unread.{what}", "unread.fault", values)


def slug(kind: str) -> str:
    """Return the key of what a file is called in English: "a picture (PNG)" is "picture-png"."""
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"^an? ", "", kind.lower())))


def noticed(say: Words, what: str, values: Values) -> str:
    """Say what was noticed of a file that can be."""
    return _sentence(say, f"noticed.{what}", "", values)


def why(say: Words, reason: str) -> str:
    """Say why a row makes no relation."""
    return say(f"left.{reason}")


def column(say: Words, named: str, headings: Collection[str]) -> str:
    """Return what a column is called: by its heading, or else in the reader's words."""
    if named in headings:
        return named
    number = COLUMN.fullmatch(named)
    if number:
        return say("open.column", n=say.number(int(number[1])))
    return say(f"role.{named}") if named in ROLES else named


def parted(say: Words, separator: str) -> str:
    """Say what stands between the cells of a row."""
    return say(f"separated.{SHORT[separator]}") if separator in SHORT else say.name(separator)


def decimal(say: Words, value: float) -> str:
    """Write a number with as many decimal places as it has, but no more than four."""
    decimals = f"{value:.4f}".rstrip("0").partition(".")[2]
    return say.number(value, len(decimals))


def _sentence(say: Words, key: str, otherwise: str, values: Values) -> str:
    known = texts(say.language)
    said = known.get(key) or known.get(otherwise, "")
    filled = {
        name: say.name(value) if isinstance(value, str) else decimal(say, value)
        for name, value in values.items()
    }
    return said.format_map(_Lacking(filled)) if said else ""


class _Lacking(dict[str, str]):
    """Values of which one may be lacking: a sentence without it is better than none."""

    def __missing__(self, key: str) -> str:
        return "…"
