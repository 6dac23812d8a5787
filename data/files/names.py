"""Which files there are, what each is called, and the address that it can be had at."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

from data.address.writing import write
from data.model import LEVELS, TIE
from data.selection import Selection

FORMATS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "relations": ("csv", "xlsx", "json", "zip"),
        "ties": ("csv", "json", "geojson"),
        "years": ("csv",),
        "network": ("gexf", "graphml"),
    }
)
MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "csv": "text/csv; charset=utf-8",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "json": "application/json",
        "zip": "application/zip",
        "geojson": "application/geo+json",
        "gexf": "application/gexf+xml",
        "graphml": "application/graphml+xml",
    }
)
SIGNED = ("xlsx", "zip")  # these say where they are from
FOLDER = "/data/"
LONGEST = 120  # characters of a file's name; some file systems bear no more than 143
VERSUS, ALL = "versus", "all"  # between two selections; the second without a filter of its own
NAMED = 3  # actors, types and the like that a name gives before it only counts them


@dataclass(frozen=True, slots=True)
class Link:
    """A file to be had: its address on this site, and the name it is saved under."""

    href: str
    name: str


def decisive(selection: Selection) -> Selection:
    """Return only what decides which bytes are in a file, not how the page looks."""
    return selection.filters.but(chosen=selection.chosen, lang=selection.lang)


def link(data_set: str, selection: Selection, resource: str, form: str) -> Link:
    """Return where a file of a selection is, for a resource and one of its `FORMATS`."""
    query = write(decisive(selection))
    name = filename(data_set, decisive(selection), resource, form)
    return Link(f"{FOLDER}{resource}.{form}{'?' * bool(query)}{query}", name)


def filename(data_set: str, selection: Selection, resource: str, form: str) -> str:
    """Return a name that says what is inside, in letters, digits, '-', '_' and '.' only.

    `data_set` is the name of the data set that the selection is one of. Of two selections that are
    compared it says what the second has in place of the first.

    Where the parts are too many for a name, it ends in a mark that differs with the selection.
    """
    parts = ["entente", data_set, *([resource] if resource != "relations" else [])]
    parts += _what(selection)
    if selection.versus:
        parts += [VERSUS, *(_own(selection) or [ALL])]
    parts += [selection.level if selection.level != LEVELS[0] else ""]
    parts += [selection.lang if selection.lang != "en" else ""]
    stem = "_".join(filter(None, map(_plain, parts)))
    room = LONGEST - len(form) - 1
    if len(stem) > room:
        mark = _mark(selection)
        stem = f"{stem[: room - len(mark) - 1]}-{mark}"
    return f"{stem}.{form}"


def _mark(selection: Selection) -> str:
    """Return a mark that differs with what is in a file, of a comparison with both of its sides."""
    sides = (selection, selection.other) if selection.versus else (selection,)
    asked = "".join(f"?{write(decisive(side))}" for side in sides)
    return sha256(asked.encode("utf-8", "replace")).hexdigest()[:8]


def _own(selection: Selection) -> list[str]:
    """Return what a name says of the second of two selections alone."""
    first = _what(selection)
    return [part for part in _what(selection.other) if part and part not in first]


def _what(selection: Selection) -> list[str]:
    """Return what a name says of which relations are in a file."""
    chosen = tuple(thing.replace(TIE, "-") for thing in selection.chosen)
    parts = [_some(chosen, "and", "chosen"), _some(selection.actors, "or", "actors")]
    parts += [selection.side if selection.side != "either" else "", _dates(selection)]
    parts += [_some(selection.types, "and", "types"), _some(selection.status, "and", "statuses")]
    owners = tuple(f"owned-by-{one}" for one in selection.owner)
    return [*parts, _some(selection.source, "and", "kinds"), _some(owners, "and", "owners")]


def _plain(text: str) -> str:
    """Return a text with a dash for whatever a header or a file system could stumble over."""
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")


def _some(items: tuple[str, ...], joint: str, many: str) -> str:
    return f"-{joint}-".join(items) if len(items) <= NAMED else f"{len(items)}-{many}"


def _dates(selection: Selection) -> str:
    """Return the chosen dates, years alone as 2005-2013."""
    since, until = (re.sub(r"[?~%]$", "", day) for day in (selection.since, selection.until))
    if since and until:
        years = since.isdigit() and until.isdigit()
        return since if since == until else f"{since}{'-' if years else '-to-'}{until}"
    return f"from-{since}" if since else until and f"until-{until}"
