"""Who acts and who is acted upon: cells turned into states, former states and others."""

import re
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
from data.states import states

Met = tuple[str, str]  # a state and what it was called; nothing and the name of somebody else
MOST = 1 << 16  # cells whose names are kept
LONGEST = 80  # letters of an id that is made of a name


class LeftOut(ValueError):
    """An end that makes its row none: `args[0]` is a key of `data.opening.outcome.LEFT_OUT`."""


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
    met: list[Met] = field(default_factory=list)
    _seen: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _names(self) -> Names:
        settled = self.mapping.names.items()
        known = {name: to for name, to in settled if to not in (OUT, ITSELF)}
        return Names(self.system, known, self.among)

    def of(self, cell: str, beside: str, on: date | None) -> tuple[str, ...]:
        """Return the actors that a cell names; `beside` is what a code there is called.

        Raises:
            LeftOut: where it names nobody, or somebody who is to be left out.
        """
        self.met = []
        parts = self._read(cell) or (self._read(beside) if self.by_name else ())
        if not parts:
            raise LeftOut(self.nobody)
        return tuple(dict.fromkeys(self._one(part, on) for part in parts))

    def count(self) -> None:
        """Tell the outcome whom the last cell named: its row made a relation."""
        for actor, name in self.met:
            if actor:
                self.outcome.known[actor, name] += 1
            else:
                self.outcome.unknown[name] += 1

    def _read(self, cell: str) -> tuple[str, ...]:
        """Return the names in a cell, each in one line; the same cells come again and again."""
        found = self._seen.get(cell)
        if found is None:
            if len(self._seen) >= MOST:
                self._seen.clear()
            parts = (one_line_of(part) for part in self._parts(cell.strip()))
            found = self._seen[cell] = tuple(filter(None, parts))
        return found

    def _parts(self, cell: str) -> tuple[str, ...]:
        if is_missing(cell, self.missing, country=True):
            return ()
        if cell in self.mapping.names or self._names.known(cell):
            return (cell,)
        return states_within(cell, self.separator) or (cell,)

    def _one(self, name: str, on: date | None) -> str:
        settled = self.mapping.names.get(name)
        if settled == OUT:
            self.outcome.omitted[name] += 1
            raise LeftOut("left-out")
        if settled == ITSELF:
            return self._itself(Own(name))
        if found := self._names.known(name, on):
            self.met.append((found.actor, name))
            return found.actor
        if self._names.no_state(name):
            raise LeftOut("no-state")
        within = state_in(name, on)
        if within and within.body:
            return self.others.id_of(Own(name, within.actor, within.actor))
        return self._itself(Own(name, within.actor if within else ""))

    def _itself(self, one: Own) -> str:
        self.met.append(("", one.name))
        return self.others.id_of(one)


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
