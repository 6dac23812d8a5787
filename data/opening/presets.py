"""Formats that people bring, one file each in the folder presets, and how a table shows its own.

A new format is a new file there, nothing else. Headings are compared as `heading_key` does, without
capitals, accents, spaces and signs.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.opening.missing import is_missing
from data.opening.roles import heading_key
from data.reading.notations import read_toml

FOLDER = Path(__file__).with_name("presets")
FITTING = 0.9  # share of the rows and of the cells that must be as a format has them
SAMPLED = 200  # rows that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A format: how it is recognised, what its columns hold, and what its rows are.

    The first lines of its file say in words what there is to know about it.
    """

    name: str
    """The name of its file, without the ending."""
    title: str
    link: str = ""
    citation: str = ""
    """What its makers ask to be cited."""
    licence: str = ""
    """In words or as SPDX has it; "" where nobody knows."""
    redistribution: str = "unknown"
    """Whether rows may be passed on: "yes", "no" or "unknown"."""
    unit: str
    """What a row is: an "event", a standing "tie", a "spell" (a lasting deed such as a dispute), an
    "agreement" (weight = 2 · agreement - 1), a "rollcall" (one vote of one state), or our "own"."""

    header: bool = True
    """Whether its files have headings; they are recognised with headings in any case."""
    widths: Sequence[int] = ()
    """Numbers of columns where it has none."""
    columns: Sequence[str] = ()
    """Names of its columns by position, where it has no headings."""
    needs: Sequence[Sequence[str]]
    """Headings that must be there, each under one of some names."""
    lacks: Sequence[str] = ()
    """Headings that must not be there."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """Patterns that nine of ten cells of a column fit, by its heading."""
    never: Mapping[str, str] = field(default_factory=dict)
    """Patterns that no cell of a column fits, by its heading."""

    roles: Mapping[str, Sequence[str]]
    """Headings by role (data.opening.roles.ROLES), of which the first that is there has it."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Systems of codes of `actor` and `target`: "cow", "gw", "cameo", "iso3"; names where none."""
    by_name: bool = False
    """Whether `actor_name` counts where `actor` says nothing; otherwise the row is left out."""
    separator: str = ""
    """What parts several actors in one cell."""
    missing: Sequence[str] = ()
    """What else says nothing here, beside the usual (data.opening.missing)."""

    order: str = ""
    """Of day, month and year, where the makers fix it."""
    precision: Mapping[str, str] = field(default_factory=dict)
    """What a code in `date_precision` means: "day", "week", "month" or "year"."""
    yearly: bool = False
    """Whether there is a row for each year: rows of one pair, case and type are then one relation,
    from `start` to `end` where the file has them, otherwise for each run of consecutive years."""
    blank_end: str = ".."
    """What an end means that says nothing: ".." open, "" unknown."""

    scheme: str = ""
    """Of types (data.opening.kinds)."""
    flags: Sequence[str] = ()
    """Columns of which the first that holds 1 gives the type, by its name."""
    flag_types: Mapping[str, str] = field(default_factory=dict)
    """What a flag is called in the scheme, where its name is another."""
    fallback: Mapping[str, str] = field(default_factory=dict)
    """A `column` and its `scheme`, for rows whose type says nothing."""
    always: str = ""
    """The type of every row, as the scheme has it."""
    scale: float = 0
    """What weights are divided by, to run from -1 to +1; 0 where the table tells (numbers.py)."""
    form: str = ""
    """The form of every relation, "" for that of its type."""

    status: str = ""
    attributed: str = ""
    """Who says so: the "publisher" of a row, the "host" of its source_url, the "makers" of the data
    set, or nobody."""
    mutual: bool = False
    """Whether neither side is the sole actor."""
    mirrored: bool = False
    """Whether a pair may stand twice, once from each side: the same relation."""
    members: bool = False
    """Whether a row is one member of a case: each two of them at one time are a relation."""
    sides: str = ""
    """The column of a member's side, where only those of different sides are."""
    repeats: Sequence[str] = ()
    """Roles that a row shares with an earlier one if it repeats it."""
    votes: Mapping[str, str] = field(default_factory=dict)
    """What a vote means: "yes", "no", "abstain" or "absent"."""
    statement: Mapping[str, str] = field(default_factory=dict)
    """A sentence in each language, with {actor}, {target}, {label}, {case}, {publisher},
    {agreement} or {date}."""

    def is_named_in(self, headings: Sequence[str]) -> bool:
        """Tell whether headings are those of this format."""
        keys = {heading_key(heading) for heading in headings}
        there = all(any(heading_key(one) in keys for one in names) for names in self.needs)
        return there and not any(heading_key(one) in keys for one in self.lacks)

    def columns_of(self, headings: Sequence[str], width: int = 0) -> Mapping[int, str]:
        """Return the roles of columns by their numbers, of a table that is in this format.

        Args:
            headings: as they stand, or none; what has no headings is read by position.
            width: how many columns it has, where that is known: versions differ in their last ones.
        """
        names = headings if self.is_named_in(headings) else self.columns[: width or None]
        places = _places(names)
        found = {}
        for role, wanted in self.roles.items():
            place = next((places[key] for key in map(heading_key, wanted) if key in places), None)
            if place is not None:
                found[place] = role
        return MappingProxyType(dict(sorted(found.items())))

    def place_of(self, heading: str, headings: Sequence[str]) -> int | None:
        """Return the number of a column by its name in this format, or nothing."""
        names = headings if self.is_named_in(headings) else self.columns
        return _places(names).get(heading_key(heading))


def recognise(headings: Sequence[str], sample: Sequence[Sequence[str]]) -> Preset | None:
    """Return the format of a table, or nothing where it is none of these.

    Of two that fit it is the one that asks for more. Where a format has no headings and
    `is_named_in` denies them, what was taken for headings is a row of it.

    Args:
        headings: as they stand in the file; none where it has none.
        sample: its first rows, of which 200 are looked at.
    """
    rows = sample[:SAMPLED]
    fitting = (preset for preset in _in_order() if _fits(preset, headings, rows))
    return next(fitting, None)


@cache
def presets() -> Mapping[str, Preset]:
    """Return every format by its name.

    Raises:
        InvalidData: if a file is no TOML.
        ValueError: if it says what no format can.
    """
    return MappingProxyType({path.stem: _read(path) for path in sorted(FOLDER.glob("*.toml"))})


@cache
def _in_order() -> Sequence[Preset]:
    """Return the formats, those first that ask for more."""
    asked = {name: len(preset.needs) + len(preset.cells) for name, preset in presets().items()}
    return sorted(presets().values(), key=lambda preset: -asked[preset.name])


def _read(path: Path) -> Preset:
    found: dict[str, Any] = read_toml(path)[0]
    unknown = found.keys() - {one.name for one in fields(Preset)}
    if unknown:
        raise ValueError(f"{path.name} says {', '.join(sorted(unknown))}, which no format has")
    roles = {
        role: (names,) if isinstance(names, str) else tuple(names)
        for role, names in found.pop("roles").items()
    }
    return Preset(name=path.stem, roles=roles, **found)


def _places(names: Sequence[str]) -> Mapping[str, int]:
    """Return the number of each column by the key of its heading, the first of equal ones."""
    return {heading_key(name): place for place, name in reversed([*enumerate(names)])}


def _fits(preset: Preset, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    if preset.is_named_in(headings):
        places = _places(headings)
        return _cells_fit(preset, places, rows) and not _are_denied(preset, places, rows)
    if preset.header:
        return False
    rows = [headings, *rows] if headings else rows
    wide = sum(len(row) in preset.widths for row in rows)
    return wide >= FITTING * len(rows) and _cells_fit(preset, _places(preset.columns), rows)


def _cells_fit(preset: Preset, places: Mapping[str, int], rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the cells are as a format has them, where it has; empty columns are not."""
    for heading, pattern in preset.cells.items():
        place = places.get(heading_key(heading))
        if place is None:
            continue
        cells = [row[place].strip() for row in rows if place < len(row)]
        said = [cell for cell in cells if not is_missing(cell, preset.missing)]
        fitting = sum(bool(re.fullmatch(pattern, cell)) for cell in said)
        if not said or fitting < FITTING * len(said):
            return False
    return True


def _are_denied(preset: Preset, places: Mapping[str, int], rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a cell is as the format never has it."""
    return any(
        re.fullmatch(pattern, row[place].strip())
        for heading, pattern in preset.never.items()
        if (place := places.get(heading_key(heading))) is not None
        for row in rows
        if place < len(row)
    )
