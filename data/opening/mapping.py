"""How a table is read: what each of its columns is, as it was guessed or as a person settled it."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import PurePath
from typing import Any

from data.model import relation_types
from data.opening.dating.when import calendar_of, settle
from data.opening.free_words import SAYING, may_be_read
from data.opening.kinds import CAMEO, READ, WORDS, Kind, scheme_of, type_of
from data.opening.naming.names import system_of
from data.opening.own_words import side_of
from data.opening.presets import Preset, recognise
from data.opening.roles import guess
from data.opening.tables.table import Cells, Table

SAMPLED = 2_000  # rows by which columns are judged
OUT = "-"  # what a name is remembered as that is to be left out
ITSELF = "="  # ... that is no state, and stands for itself
ENDS = ("actor", "target")
DATES = ("date", "start", "end")
ONE_TYPE = "COOPERATE"  # of all rows, where no column says what was done and nobody was asked


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How a table becomes relations: of one file, equal mappings give equal data sets.

    `preset` is the key of the format that it was recognised as, if any. `roles` has what columns
    are, by their numbers from 0. `order` is that of day, month and year, and `calendar` theirs;
    `order_guessed` tells that nothing in the table shows it. `scheme` is that of the types,
    `one_type` what every row is where no column has types. `systems` are the systems of codes of
    both ends. `names` holds what a person settled of names as they stand: an actor, `OUT` or
    `ITSELF`. `types` has what they settled of the words for what was done: a type or `OUT`. `scale`
    is the weight that they settled to be as strong as can be, 0 where that is found by itself.
    """

    roles: Mapping[int, str]
    preset: str = ""
    order: str = ""
    order_guessed: bool = False
    calendar: str = ""
    scheme: str = ""
    one_type: str = ""
    systems: tuple[str, str] = ("", "")
    names: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    scale: float = 0

    @property
    def at(self) -> dict[str, int]:
        """The number of the column of each role."""
        return {role: column for column, role in self.roles.items()}

    @property
    def told_at(self) -> int | None:
        """The number of the column that says what was done in words, or nothing."""
        roles = ("type", *SAYING) if self.scheme == READ else ("type",)
        return next((self.at[role] for role in roles if role in self.at), None)

    def text(self) -> str:
        """Write it as JSON, always in the same way."""
        said = asdict(self)
        for name in ("types", "scale"):
            if not said[name]:  # a set that was opened before there were any keeps its address
                del said[name]
        return json.dumps(said, ensure_ascii=False, sort_keys=True, indent=2) + "\n"

    @classmethod
    def read(cls, text: str) -> "ColumnMapping":
        """Read what `text` wrote."""
        found: dict[str, Any] = json.loads(text)
        found["roles"] = {int(column): role for column, role in found["roles"].items()}
        return cls(**{**found, "systems": tuple(found["systems"])})


def guessed(table: Table) -> tuple[ColumnMapping, Preset | None]:
    """Return how a table is to be read, by its headings and first rows, and its known format."""
    sample = [cells for _, cells in islice(table, SAMPLED)]
    preset = recognise(table.headings, sample)
    width = max((len(table.headings), *map(len, sample)))
    roles = preset.columns_of(table.headings, width) if preset else guess(table.headings, sample)
    if not preset:
        roles = _how(table, roles)
    one_type = told_by_name(table, roles) or ONE_TYPE
    known = ColumnMapping(dict(roles), preset.name if preset else "", one_type=one_type)
    return with_roles(known, sample, preset), preset


def _how(table: Table, roles: Mapping[int, str]) -> Mapping[int, str]:
    """Return roles in which what was done is no type where its heading names a hostile one.

    Under "sanction type" stands "trade" for sanctions of trade: it says how, not what.
    """
    at = next((at for at, role in roles.items() if role == "type"), len(table.headings))
    named = _meant_by(table.headings[at]) if at < len(table.headings) else None
    # "Conflict" and "dispute" are what a column may be called whatever stands in it.
    acts = named.type if named and named.form != "tie" and not side_of(named.label) else ""
    hostile = bool(acts) and relation_types()[acts.lower()].sign < 0
    return {**roles, at: "label"} if hostile and "label" not in roles.values() else roles


def told_by_name(table: Table, roles: Mapping[int, str]) -> str:
    """Return the type that the name of a table, or one of its headings, tells of all its rows.

    "sanctions.csv" has sanctions, and so has a column "sanction imposed", whatever it holds.
    Nothing where none tells.
    """
    free = (name for at, name in enumerate(table.headings) if roles.get(at) not in ENDS)
    for name in (PurePath(table.name).stem, *free):
        if found := _named_in(name):
            return found
    return ""


def _named_in(name: str) -> str:
    """Return the type that a name of a table or of a column tells, or nothing."""
    found = _meant_by(name)
    return found.type if found else ""


def _meant_by(name: str) -> Kind | None:
    return type_of(" ".join(re.split(r"[\W\d_]+|(?<=[a-z])(?=[A-Z])", name)), WORDS)


def with_roles(
    mapping: ColumnMapping, sample: Sequence[Cells], preset: Preset | None
) -> ColumnMapping:
    """Return a mapping with what follows from its roles and the first rows of the table."""
    at = mapping.at
    columns = {role: [_cell(cells, column) for cells in sample] for role, column in at.items()}
    dates = [columns[role] for role in DATES if role in columns]
    order = settle(*dates) if dates else None
    scheme, is_told = preset.scheme if preset else "", mapping.one_type not in ("", ONE_TYPE)
    if not scheme or scheme == CAMEO:  # spreadsheets leave out the zero in front
        scheme = scheme_of(columns.get("type", ())) or scheme
    if not (scheme or preset or is_told or {"agreement", "vote"} & at.keys()):
        scheme = READ if may_be_read(columns) else ""
    typed = scheme or "weight" in at or "agreement" in at or "vote" in at
    return replace(
        mapping,
        order=(preset.order if preset else "") or (order.order if order else ""),
        order_guessed=bool(order and order.guessed and not (preset and preset.order)),
        calendar=calendar_of([cell for one in dates for cell in one], _texts(columns)),
        scheme=scheme,
        one_type="" if typed else mapping.one_type or ONE_TYPE,
        systems=(_system("actor", columns, preset), _system("target", columns, preset)),
    )


def _texts(columns: Mapping[str, Sequence[str]]) -> list[str]:
    """Return cells in the words of the table."""
    return [
        cell for role in ("statement", "label", "type", "actor") for cell in columns.get(role, ())
    ]


def _system(role: str, columns: Mapping[str, Sequence[str]], preset: Preset | None) -> str:
    known = preset.codes.get(role, "") if preset else ""
    return known or system_of(columns.get(role, ()))


def _cell(cells: Cells, column: int) -> str:
    return cells[column] if column < len(cells) else ""
