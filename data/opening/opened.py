"""A file that was opened: what it was taken for, and what became of its rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from data.opening.converting import convert
from data.opening.mapping import ENDS, ColumnMapping, guessed, told_by_name
from data.opening.naming.names import Names
from data.opening.outcome import Outcome
from data.opening.pairs import is_either_way
from data.opening.presets import Preset, presets
from data.opening.tables.ballots import as_votes
from data.opening.tables.files import open_tables
from data.opening.tables.matrix import as_edges
from data.opening.tables.parties import as_parties
from data.opening.tables.table import Table, Tell, untold
from data.opening.tables.turned import upright
from data.states import states

PROPOSED = 200  # names that are no state and are looked at for what they may mean


class Unknown(NamedTuple):
    """A name that is no state: how often it stands there, and the state that it may mean."""

    name: str
    number: int
    proposal: str


@dataclass(frozen=True)
class Opened:
    """A table of a file as it is read, and what becomes of it. `others` are its other tables.

    `guess` is how it would be read had nobody been asked, `likeliest` the name of the table that
    would be. `tell` is told how many rows were read, now and then while they are.
    """

    path: Path
    table: Table
    mapping: ColumnMapping
    guess: ColumnMapping
    likeliest: str
    others: tuple[Table, ...] = ()
    tell: Tell = field(default=untold, repr=False, compare=False)

    @cached_property
    def outcome(self) -> Outcome:
        """What became of its rows, which are read now and only once.

        Raises:
            Unreadable: where the file can no longer be read to its end.
        """
        return convert(self.table.telling(self.tell), self.mapping, self.preset)

    @property
    def preset(self) -> Preset | None:
        """The format that it was recognised as, if any."""
        return presets().get(self.mapping.preset)

    def read_as(self, mapping: ColumnMapping, guess: ColumnMapping | None = None) -> "Opened":
        """Return the same table, read in another way than it was guessed."""
        return replace(self, mapping=mapping, guess=guess or self.guess)

    @property
    def states(self) -> frozenset[str]:
        """The states of today that its relations name."""
        ends = (end for one in self.outcome.drafts for end in (one.actor, one.target))
        return frozenset(end for end in ends if end in states())

    @cached_property
    def unknown(self) -> tuple[Unknown, ...]:
        """The names that are no state, the most frequent first, and what the first may mean."""
        names = Names()
        counts = sorted(self.outcome.unknown.items(), key=lambda one: (-one[1], one[0]))
        return tuple(
            Unknown(name, count, (names.proposal(name) or "") if place < PROPOSED else "")
            for place, (name, count) in enumerate(counts)
        )

    @property
    def questions(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield what was supposed and should be asked: its key, and what was supposed."""
        if self.mapping.order_guessed:
            yield "date-order", {"supposed": self.mapping.order}
        if is_either_way(self.table.headings, self.mapping.roles) and not self.mapping.preset:
            at = self.mapping.at
            yield "direction", {end: self.table.headings[at[end]] for end in ENDS}
        if self.mapping.one_type and not told_by_name(self.table, self.mapping.roles):
            yield "type", {"supposed": self.mapping.one_type}


def open_file(path: Path, sheet: str = "", tell: Tell = untold, **choices: Any) -> Opened:
    """Open the likeliest table of a file, or one of its tables by name, as it is guessed to be.

    `tell` is told how many rows were read; `choices` are what a person settled of how its text is
    read (`Choices` of data.opening.tables.delimited).

    Raises:
        Unreadable: with one sentence that says what was found, what was wanted and what helps.
    """
    tables = open_tables(path, **choices)
    if sheet and sheet not in (one.name for one in tables):
        tables = open_tables(path, sheet=sheet, **choices)  # says what there is in its place
    first = next(one for one in tables if sheet in ("", one.name))
    others = tuple(one for one in tables if one is not first)
    first = as_votes(as_parties(as_edges(upright(first))))
    mapping, preset = guessed(first)
    if preset and not preset.header and first.headings and not preset.is_named_in(first.headings):
        plain = open_tables(path, **{**choices, "header": False})  # what was taken for headings
        first = next(one for one in plain if one.name == first.name)  # is a row
        mapping, preset = guessed(first)
    return Opened(path, first, mapping, mapping, tables[0].name, others, tell)
