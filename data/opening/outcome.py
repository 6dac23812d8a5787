"""What became of a table: its relations, and each row that made none, with its reason."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

# Why a row made no relation, in the order in which the reasons are looked for. What was wanted and
# what helps is said in English here, and by the same keys in other languages elsewhere.
LEFT_OUT = {
    "headings-again": "the headings stand there once more",
    "many-cells": "more cells than headings: a cell that holds the separator needs quotes",
    "no-actor": "nobody acts: the cell says nothing",
    "no-target": "nobody is acted upon: the cell says nothing",
    "left-out": "you left this name out",
    "no-state": "an end is a region or a group that the list of codes counts as no state",
    "domestic": "a state within itself: no relation of two, and no fault of the row",
    "same-ends": "both ends are one: a relation needs two",
    "no-events": "the number of events is 0: nothing happened",
    "no-score": "the cell holds no score, or one that is out of range",
    "no-vote": "no vote was cast: absent, or no member",
    "unknown-vote": "the cell is no vote: wanted is yes, no or abstain, or a code for them",
    "alone": "nobody else voted on it: an agreement needs two",
    "no-type": "what was done is none of the types of relations, such as a mere statement",
    "type-out": "you left out what these words say was done",
    "unknown-type": "it is not known what the words of the type mean; say it once for all of them",
    "no-sign": "the number is 0, or no number: neither friendly nor hostile",
    "date": "the cell is no date that can be read",
    "lone-member": "nobody else is a member of its case, or of another side of it, at that time",
    "mirror": "another row says the same from the other end; it is counted once, both ways",
    "repeat": "another row says the same",
}
MOST = 10_000  # problems that are kept; all are counted


class Fault(NamedTuple):
    """A row that made no relation: its number, the column that is meant, what stands there, why."""

    line: int
    column: str
    found: str
    why: str


class Own(NamedTuple):
    """Somebody who is no state: what they are called, their country, and whom they stand for."""

    name: str
    country: str = ""
    state: str = ""


class Read(NamedTuple):
    """What a row was read in, as far as it says so."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""


FILE = Read()  # what a row was read in that does not say so: the file itself


class Draft(NamedTuple):
    """A relation as a row says it, before rows are held against one another."""

    line: int
    actor: str
    target: str
    mutual: bool
    type: str
    form: str
    label: str
    date: str
    status: str
    attributed_to: str
    statement: str
    note: str
    case: str
    weight: float | None  # as the table has it; in the end from -1 to 1, None for that of the type
    events: int  # that the row stands for
    sources: tuple[Read, ...]
    same: tuple[str, ...]  # what a row shares with one that it repeats
    score: str = ""  # how alike both are, as it is told
    votes: int = 0  # that a score was reckoned from


class Scale(NamedTuple):
    """How the weights of a table were scaled: the least, the largest, and the divisor.

    Where they are not `signed` they have the sign of what was done. `found` is the divisor that
    the weights, or their format, ask for if nobody settles another.
    """

    least: float
    largest: float
    divisor: float
    signed: bool
    found: float


class Scored(NamedTuple):
    """How scores were made: how many years each is of, 0 for whatever the table has, and of what.

    Where `voted` they were reckoned from roll calls, whose rows are counted into them.
    """

    years: int
    voted: bool


@dataclass
class Outcome:
    """What became of the rows of a table.

    `rows` were read; each is used, or counted in `left_out` under a key of `LEFT_OUT`. A row that
    was joined with others into one interval is used. `faults` has the first rows that were left
    out, at most `most` of them. `unknown` counts the names that are no state and stand for
    themselves, as they stand; `known` the states and what each was called; `omitted` the names
    that a person left out; `words` those for what was done that no type is known for, or that a
    person settled. `others` are those who are no states, by their ids. `scale` tells how weights
    were scaled, `scored` how scores were made, where there are any.
    """

    drafts: list[Draft] = field(default_factory=list)
    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    known: Counter[tuple[str, str]] = field(default_factory=Counter)
    omitted: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    others: Mapping[str, Own] = field(default_factory=dict)
    most: int = MOST
    scale: Scale | None = None
    scored: Scored | None = None

    def leave_out(self, line: int, column: str, found: str, why: str) -> None:
        """Count a row that makes no relation, and say why."""
        self.left_out[why] += 1
        if len(self.faults) < self.most:
            self.faults.append(Fault(line, column, found, why))

    @property
    def used(self) -> int:
        """How many rows made a relation, or part of one."""
        return self.rows - self.left_out.total()

    @property
    def domestic(self) -> int:
        """How many rows stay within one state: left out for that, or a body of it and itself."""
        owners = {key: own.state or key for key, own in self.others.items()}
        within = {
            one.line
            for one in self.drafts
            if owners.get(one.actor, one.actor) == owners.get(one.target, one.target)
        }
        return self.left_out["domestic"] + len(within)

    def keep(self, kept: list[Draft], why: str) -> None:
        """Keep some of the relations; rows of which none is left are left out for a reason."""
        lines = {one.line for one in kept}
        dropped = {one.line: one for one in self.drafts if one.line not in lines}
        for line, one in dropped.items():
            self.leave_out(line, "", f"{one.actor} – {one.target}", why)
        self.drafts = kept

    def reasons(self) -> Iterator[tuple[str, int]]:
        """Yield each reason that rows were left out for, with their number."""
        yield from ((why, self.left_out[why]) for why in LEFT_OUT if self.left_out[why])
