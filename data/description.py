"""The description of a data set, its datapackage.json: what of it the atlas uses must hold."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from data.languages import BY_MACHINE, WANTED, is_translated
from data.reading.header import one_line
from data.reading.notations import line_of
from data.reading.problems import Problem
from data.rights import REDISTRIBUTION

DESCRIPTION = "datapackage.json"
NUMBERS = [[one, other] for one in (int, float) for other in (int, float)]
LINE = "each in one line without signs that turn its direction"
LINES = ("name", "title", "path")  # of a licence or a contributor: what stands within sentences

Check = tuple[bool, str]  # whether a field holds what is wanted, and what that is


def bad_description(about: Mapping[str, Any], text: str, nodes: set[str]) -> Iterator[Problem]:
    """Yield what is wrong with the fields of a description that the atlas uses.

    Args:
        about: the description.
        text: the file that it was read from.
        nodes: what the actors stand for; none where that could not be read.
    """
    for field, (good, wanted) in (_needed(about, nodes) | _optional(about)).items():
        if not good:
            found = repr(about[field]) if field in about else "no such field"
            yield Problem(DESCRIPTION, line_of(text, field), field, found, wanted, quoted=False)


def _needed(about: Mapping[str, Any], nodes: set[str]) -> dict[str, Check]:
    # Where no actor could be read, nothing can be said of who they are.
    seen_from = about.get("perspective")
    known = not nodes or (isinstance(seen_from, str) and seen_from in nodes)
    return {
        "name": (_is_name(about.get("name")), "a name of small letters, digits, '-', '_' or '.'"),
        "titles": (_are_titles(about.get("titles")), f"{WANTED}, {LINE}"),
        "perspective": (known, "what an actor stands for"),
    }


def _optional(about: Mapping[str, Any]) -> dict[str, Check]:
    """Check what may be left out, licences and authors as Data Packages have them."""
    checks = {
        "about": (is_translated, WANTED),
        "places": (_are_places, "a longitude and a latitude in degrees for each node named"),
        "licenses": (_have("name", "title"), f"a list of objects with a name or a title, {LINE}"),
        "contributors": (_have("title"), f"a list of objects with a title, {LINE}"),
        "redistribution": (REDISTRIBUTION.__contains__, f"one of {', '.join(REDISTRIBUTION)}"),
        "translation": (BY_MACHINE.__eq__, f'"{BY_MACHINE}"'),
        "sides": (True.__eq__, "true"),
        "translations": (_are_translations, f"for words of a column {WANTED}"),
    }
    return {
        field: (field not in about or holds(about[field]), f"{wanted}, or no such field")
        for field, (holds, wanted) in checks.items()
    }


def _have(*names: str) -> Callable[[Any], bool]:
    """Return the test for a list of objects, each with a text under one of some names."""

    def states(row: Any) -> bool:
        texts = {key: text for key, text in row.items() if isinstance(text, str)}
        named = any(texts.get(name, "").strip() for name in names)
        return named and all(one_line(texts.get(key, "")) for key in LINES)

    def holds(rows: Any) -> bool:
        return isinstance(rows, list) and all(isinstance(row, dict) and states(row) for row in rows)

    return holds


def _are_titles(texts: Any) -> bool:
    return is_translated(texts) and all(map(one_line, texts.values()))


def _are_translations(columns: Any) -> bool:
    """Tell whether a value has, for words of some columns, texts by language."""
    return isinstance(columns, dict) and all(
        isinstance(column, dict) and all(map(is_translated, column.values()))
        for column in columns.values()
    )


def _is_name(value: Any) -> bool:
    """Tell whether a value can name a data set in an address and in the name of a file."""
    return isinstance(value, str) and bool(re.fullmatch(r"[a-z0-9][a-z0-9._-]*", value))


def _are_places(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_place, value.values()))


def _is_place(point: Any) -> bool:
    """Tell whether a value is a longitude and a latitude in degrees."""
    if not isinstance(point, list) or [type(part) for part in point] not in NUMBERS:
        return False
    return bool(abs(point[0]) <= 180 and abs(point[1]) <= 90)
