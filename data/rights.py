"""The rights in a data set, as its description states them: who made it, who may use it how."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

AUTHORS = {"author", "creator"}  # roles of a contributor; without any, all contributors are authors
YES, NO, UNKNOWN = REDISTRIBUTION = ("yes", "no", "unknown")
CREATIVE_COMMONS = re.compile(r"CC-([A-Z]+(?:-[A-Z]+)*)-(\d\.\d)|CC0-(1\.0)")


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its short name, its title and its address, which may be empty."""

    name: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Rights:
    """Who made a data set and under which licences others may use it; empty where not stated.

    `redistribution` is one of `REDISTRIBUTION` where the description says whether its rows may be
    passed on.
    """

    authors: tuple[str, ...]
    licences: tuple[Licence, ...]
    redistribution: str = ""

    @property
    def is_withheld(self) -> bool:
        """Whether it must not be passed on."""
        return self.redistribution == NO


def rights_of(about: Mapping[str, Any]) -> Rights:
    """Return what `contributors` and `licenses` of a Data Package state."""
    people = [(one["title"], _roles(one)) for one in _stated(about, "contributors", "title")]
    named = [title for title, roles in people if roles & AUTHORS] or [title for title, _ in people]
    licences = _stated(about, "licenses", "title", "name")
    passed_on = _text(about, "redistribution")
    return Rights(tuple(dict.fromkeys(named)), tuple(map(_licence, licences)), passed_on)


def _stated(about: Mapping[str, Any], key: str, *names: str) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a list that have a text under one of some names."""
    rows = about.get(key)
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and any(_text(row, name) for name in names):
            yield row


def _text(row: Mapping[str, Any], name: str) -> str:
    found = row.get(name)
    return found if isinstance(found, str) else ""


def _roles(row: Mapping[str, Any]) -> set[str]:
    roles = row.get("roles")
    listed = [role for role in roles if isinstance(role, str)] if isinstance(roles, list) else []
    return {_text(row, "role"), *listed}


def _licence(row: Mapping[str, Any]) -> Licence:
    name, title = _text(row, "name"), _text(row, "title")
    return Licence(_usual(name) or title, title or _usual(name), _text(row, "path"))


def _usual(name: str) -> str:
    """Write the identifier of a licence as its makers do: "CC BY 4.0" for "CC-BY-4.0"."""
    found = CREATIVE_COMMONS.fullmatch(name)
    if not found:
        return name
    return f"CC {found[1]} {found[2]}" if found[1] else f"CC0 {found[3]}"
