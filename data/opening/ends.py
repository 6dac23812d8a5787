"""Who acts and who is acted upon: cells turned into states, former states and others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from data.finding import fold
from data.former_states import former_states
from data.opening.dating.when import FOOTNOTES, UNSEEN
from data.opening.mapping import ITSELF, OUT, ColumnMapping
from data.opening.missing import is_missing
from data.opening.naming.names import Names
from data.opening.naming.within import state_in, states_within
from data.opening.outcome import Outcome, Own
from data.opening.tables.table import Cells
from data.states import states

Met = tuple[str, str]  # a state and what it was called; nothing and the name of somebody else
MOST = 1 << 16  # cells whose names are kept
LONGEST = 80  # letters of an id that is made of a name


@dataclass(eq=False, slots=True)
class End:
    """What a cell says of one end: the actors, and the names that it gives them.

    `why` is a key of `data.opening.outcome.LEFT_OUT` where it makes its row none, `omitted` the
    name that a person left out. `times` counts the rows of it that are not told to the outcome yet.
    """

    actors: tuple[str, ...] = ()
    met: tuple[Met, ...] = ()
    why: str = ""
    omitted: str = ""
    times: int = 0


@dataclass
class Others:
    """Those who are no states, by their ids; equal names but for their spelling are one."""

    own: dict[str, Own] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def id_of(self, one: Own) -> str:
        """Return the id of somebody, who is new or was met before."""
        key = fold(one.name) or one.name
        if key not in self.ids:
            self.ids[key] = self._free(slug(one.name))
            self.own[self.ids[key]] = one
        return self.ids[key]

    def _free(self, wanted: str) -> str:
        taken = {*self.own, *former_states(), *(iso3.lower() for iso3 in states())}
        tries = (wanted, *(f"{wanted}-{n}" for n in range(2, len(self.own) + 3)))
        return next(one for one in tries if one not in taken)


@dataclass
class Ends:
    """Turns the cells of one end into actors, and tells the outcome which names it met.

    `nobody` is the reason where a cell says nothing: "no-actor" or "no-target". `among` is what
    both columns say, for names that mean one state only where another is named. `by_name` tells
    whether what stands beside a cell counts where the cell says nothing.
    """

    nobody: str
    mapping: ColumnMapping
    system: str
    others: Others
    outcome: Outcome
    among: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    separator: str = ""
    by_name: bool = True
    _always: dict[tuple[str, str], End] = field(default_factory=dict)
    _on: dict[tuple[str, str, date | None], End] = field(default_factory=dict)

    @cached_property
    def _names(self) -> Names:
        settled = self.mapping.names.items()
        known = {name: to for name, to in settled if to not in (OUT, ITSELF)}
        return Names(self.system, known, self.among)

    def of(self, cell: str, beside: str, on: date | None) -> End:
        """Return whom a cell names on a day; `beside` is what a code there is called.

        The same cells come again and again, and few of them mean another on another day.
        """
        return (
            self._always.get((cell, beside))
            or self._on.get((cell, beside, on))
            or (self._kept(cell, beside, on))
        )

    def of_each(self, cells: Cells, beside: Cells, days: Sequence[date | None]) -> list[End]:
        """Return whom each cell of a column names, beside another column, each on a day."""
        said = [*zip(cells, beside, strict=True)]
        found = [*map(self._always.get, said)]
        return [one or self.of(*both, on) for one, both, on in zip(found, said, days, strict=True)]

    def tell(self) -> None:
        """Tell the outcome whom the cells named whose rows made relations or were left out."""
        for one in (*self._always.values(), *self._on.values()):
            for actor, name in one.met if one.times else ():
                if actor:
                    self.outcome.known[actor, name] += one.times
                else:
                    self.outcome.unknown[name] += one.times
            if one.omitted:
                self.outcome.omitted[one.omitted] += one.times
            one.times = 0

    def _kept(self, cell: str, beside: str, on: date | None) -> End:
        if len(self._always) + len(self._on) >= MOST:
            self.tell()
            self._always.clear()
            self._on.clear()
        parts = self._read(cell) or (self._read(beside) if self.by_name else ())
        found = self._found(parts, on)
        settled = self.mapping.names
        if any(self._names.is_dated(part) for part in parts if part not in settled):
            self._on[cell, beside, on] = found
        else:
            self._always[cell, beside] = found
        return found

    def _found(self, parts: tuple[str, ...], on: date | None) -> End:
        if not parts:
            return End(why=self.nobody)
        met: list[Met] = []
        actors: dict[str, None] = {}
        for name in parts:
            if self.mapping.names.get(name) == OUT:
                return End(why="left-out", omitted=name)
            actor = self._one(name, on, met)
            if not actor:
                return End(why="no-state")
            actors[actor] = None
        return End(tuple(actors), tuple(met))

    def _read(self, cell: str) -> tuple[str, ...]:
        """Return the names in a cell, each in one line."""
        parts = (one_line_of(part) for part in self._parts(cell.strip()))
        return tuple(filter(None, parts))

    def _parts(self, cell: str) -> tuple[str, ...]:
        if is_missing(cell, self.missing, country=True):
            return ()
        if cell in self.mapping.names or self._names.known(cell):
            return (cell,)
        return states_within(cell, self.separator) or (cell,)

    def _one(self, name: str, on: date | None, met: list[Met]) -> str:
        """Return the actor of a name, noting who was met; nothing where it is no state."""
        if self.mapping.names.get(name) == ITSELF:
            met.append(("", name))
            return self.others.id_of(Own(name))
        if found := self._names.known(name, on):
            met.append((found.actor, name))
            return found.actor
        if self._names.no_state(name):
            return ""
        within = state_in(name, on)
        if within and within.body:
            return self.others.id_of(Own(name, within.actor, within.actor))
        met.append(("", name))
        return self.others.id_of(Own(name, within.actor if within else ""))


def one_line_of(text: str) -> str:
    """Return a text in one line of letters that are seen, without the marks of footnotes."""
    if text.endswith("]"):
        text = FOOTNOTES.sub("", text)
    if text.isprintable() and "  " not in text:
        return text.strip()
    seen = "".join(letter if letter.isprintable() else " " for letter in UNSEEN.sub("", text))
    return " ".join(seen.split())


def slug(name: str) -> str:
    """Return an id of small letters, digits and "-" for a name, whatever it is written in."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:LONGEST].strip("-")
    return plain or "actor"
