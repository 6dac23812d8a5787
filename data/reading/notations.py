"""What a file of JSON, TOML or XML holds."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from data.reading.problems import InvalidData, Problem
from data.reading.text import line_at, read_text

TOO_DEEP = "parts within parts within parts, too many to be read"
LONG_NUMBER = "a number of too many digits"
# What the parser of JSON says, for those who do not write parsers.
REASONS = {
    "Expecting ',' delimiter": "a comma or a closing bracket is missing before it",
    "Expecting ':' delimiter": "a colon is missing before it",
    "Expecting property name enclosed in double quotes": (
        "a name in double quotes is missing; after the last one there is no comma"
    ),
    "Expecting value": "a value is missing here",
    "Extra data": "the file should end before it",
    "Unterminated string starting at": "this text has no closing quote",
    "Invalid control character at": "a line break or a tab within a text is written \\n or \\t",
    "Invalid \\escape": "a backslash within a text is written \\\\",
}
# An escape in a text of JSON: a pair of halves of a letter, a half without the other, or another.
ESCAPE = re.compile(
    r"\\(?:ud[89ab]..\\ud[c-f]..|(?P<half>ud[89a-f]..)|.)", re.IGNORECASE | re.DOTALL
)
HALF = "this is half a letter; the other half is missing"
TOML_HEADING = re.compile(r"\s*\[([\w.-]+)\]")
TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_json(path: Path) -> tuple[dict[str, Any], str]:
    """Return the object that a JSON file holds, and its text.

    Raises:
        InvalidData: if there is none, or a name stands twice in one object.
    """
    text = read_text(path, "JSON in UTF-8")
    try:
        found = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as reason:
        remedy = next((say for key, say in REASONS.items() if reason.msg.startswith(key)), "")
        raise _fault(path, text, reason.pos, "JSON", remedy) from None
    except _Twice as twice:
        line = _line_of_second(text, twice.name)
        wanted = "each name once in an object"
        raise InvalidData([Problem(path.name, line, twice.name, twice.name, wanted)]) from None
    except RecursionError:
        raise InvalidData([_whole(path, TOO_DEEP, "JSON")]) from None
    except ValueError:  # the only other thing that Python refuses
        raise InvalidData([_whole(path, LONG_NUMBER, "JSON")]) from None
    for half in filter(lambda escape: escape["half"], ESCAPE.finditer(text)):
        raise _fault(path, text, half.start(), "JSON", HALF)
    if not isinstance(found, dict):
        raise InvalidData([_whole(path, "no object", "a JSON object, { … }")])
    return found, text


class _Twice(Exception):
    def __init__(self, name: str) -> None:
        self.name = name


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; of two values under one name the first would be lost without a word."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Twice(name)
        found[name] = value
    return found


def line_of(text: str, name: str) -> int:
    """Return the line on which JSON first names a field; 1 where it does not."""
    return next((line_at(text, place.start()) for place in _places(text, name)), 1)


def _places(text: str, name: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"{re.escape(json.dumps(name, ensure_ascii=False))}(?=\s*:)", text)


def _line_of_second(text: str, name: str) -> int:
    """Return the line on which a name stands once more: without it the object would be right."""
    for place in reversed([*_places(text, name)]):
        try:
            with suppress(ValueError, RecursionError):  # what is wrong further on
                json.loads(
                    f'{text[: place.start()]}"\\u0000"{text[place.end() :]}',
                    object_pairs_hook=_once,
                )
        except _Twice:
            continue
        return line_at(text, place.start())
    return line_of(text, name)


def read_toml(path: Path) -> tuple[dict[str, Any], str]:
    """Return what a TOML file holds, and its text.

    Raises:
        InvalidData: if it is no TOML.
    """
    text = read_text(path, "TOML in UTF-8")
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as reason:
        message = str(reason)
        place = TOML_PLACE.search(message)
        at = _position(text, *map(int, place.groups())) if place and place[1] else len(text)
        raise _fault(path, text, at, "TOML", TOML_PLACE.sub("", message).lower()) from None
    except RecursionError:
        raise InvalidData([_whole(path, TOO_DEEP, "TOML")]) from None
    except ValueError:  # the only other thing that Python refuses
        raise InvalidData([_whole(path, LONG_NUMBER, "TOML")]) from None


def read_toml_table(path: Path, name: str) -> tuple[Any, str]:
    """Return one table of a TOML file, nothing where it has none, and the text of the file.

    Of a long file the rest is not parsed where the table stands in one piece.

    Raises:
        InvalidData: if that can be told of no part, and the whole is no TOML.
    """
    text = read_text(path, "TOML in UTF-8")
    begin = re.search(rf"^\[{re.escape(name)}\]$", text, re.MULTILINE)
    end = re.compile(r"^\[", re.MULTILINE).search(text, begin.end()) if begin else None
    if begin and end:
        with suppress(tomllib.TOMLDecodeError):
            return tomllib.loads(text[begin.start() : end.start()])[name], text
    return read_toml(path)[0].get(name), text


def toml_line(text: str, table: str, key: str) -> int:
    """Return the line on which TOML writes a key under the heading of a table; 1 where it does not.

    Tables stand under headings of their own, as in [date]; keys above all headings under "".
    """
    heading, here = "", 1
    for number, line in enumerate(text.split("\n"), 1):
        found = TOML_HEADING.match(line)
        heading = found[1] if found else heading
        if heading == table and (found or re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", line)):
            here = number
            if not found:
                return here
    return here


def _position(text: str, line: int, column: int) -> int:
    lines = text.replace("\r\n", "\n").split("\n")  # as the parser counts them
    return sum(len(one) + 1 for one in lines[: line - 1]) + column - 1


def read_xml(path: Path) -> ElementTree.Element:
    """Return the root of an XML file.

    Raises:
        InvalidData: if it is no XML.
    """
    text = read_text(path, "XML in UTF-8")
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError as reason:
        at = _position(text, reason.position[0], reason.position[1] + 1)
        raise _fault(path, text, at, "XML", str(reason).partition(":")[0]) from None


def _fault(path: Path, text: str, at: int, wanted: str, remedy: str) -> InvalidData:
    """Return the error that shows where a file stops making sense."""
    text = text.replace("\r\n", "\n") if wanted != "JSON" else text
    before, rest = text[:at], text[at:].partition("\n")[0].strip()
    column = f"character {len(before) - before.rfind(chr(10))}"
    found, quoted = (rest, True) if rest else ("the end of the line", False)
    line = line_at(text, at)
    return InvalidData([Problem(path.name, line, column, found, wanted, remedy, quoted=quoted)])


def _whole(path: Path, found: str, wanted: str) -> Problem:
    return Problem(path.name, 1, "file", found, wanted, quoted=False)
