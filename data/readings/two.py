"""Two readers of one text: where they agree, where they differ, and what was settled.

Only what both have decided on is compared: nobody sees an answer before they gave their own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isnan
from typing import NamedTuple

from data.coder.agreement import kappa
from data.coder.drafts import Row, actor_id
from data.model import pair, relation_types
from data.readings.items import KEPT, OPEN, REFUSED, Item
from data.readings.kept import READERS, SETTLED, Kept
from data.readings.results import Rows, row_of
from data.readings.steps import SETTLE

OUT = "out"  # neither of two relations is taken
AGREED = "agreed"
CODES = ("actor", "target", "mutual", "type", "status", "attributed_to", "date", "counted_why")


class Both(NamedTuple):
    """What two readers said of one relation; who did not see it added says nothing."""

    key: str
    one: Item | None
    other: Item | None

    @property
    def items(self) -> tuple[Item | None, Item | None]:
        """Both, in the order of the readers."""
        return self.one, self.other

    @property
    def states(self) -> tuple[str, str]:
        """Whether each keeps it."""
        first, second = (item.state if item else REFUSED for item in self.items)
        return first, second

    @property
    def differs(self) -> Sequence[str]:
        """The codes in which they differ, "state" where only one keeps it."""
        if self.states != (KEPT, KEPT) or not self.one or not self.other:
            return () if self.states == (REFUSED, REFUSED) else ("state",)
        first, second = self.one.now, self.other.now
        return [code for code in CODES if getattr(first, code) != getattr(second, code)]


class Agreement(NamedTuple):
    """How far both agree on something: over how many relations, on how many, and kappa.

    Kappa is nothing where both say one and the same of all, as chance cannot be told then.
    """

    about: str
    compared: int
    agreed: int
    kappa: float | None


@dataclass(frozen=True)
class Two:
    """A text as two readers have it."""

    first: Kept
    second: Kept
    settled: Kept

    @classmethod
    def of(cls, kept: Kept) -> "Two":
        """Return both readings of a text."""
        return cls(*(kept.by(reader) for reader in (*READERS, SETTLED)))

    @cached_property
    def pairs(self) -> Sequence[Both]:
        """All that both have decided on, in the order of the text."""
        found = [*self._suggested(), *self._added()]
        return sorted(found, key=lambda one: next(i for i in one.items if i).first.span.start)

    @property
    def open(self) -> tuple[int, int]:
        """How many relations each has not decided on yet."""
        first, second = (
            sum(one.state == OPEN for one in kept.items.values())
            for kept in (self.first, self.second)
        )
        return first, second

    @cached_property
    def choices(self) -> Mapping[str, str]:
        """What was settled: by the key of a pair whose relation is taken, or neither."""
        return {step["at"]: step["choose"] for step in self.settled.steps if step["do"] == SETTLE}

    @property
    def differing(self) -> Sequence[Both]:
        """The pairs on which they differ, settled or not."""
        return [one for one in self.pairs if one.differs]

    @property
    def agreements(self) -> Sequence[Agreement]:
        """How far they agree on each field."""
        kept = [(p.one, p.other) for p in self.pairs if p.states == (KEPT, KEPT)]
        both = [(one, other) for one, other in kept if one and other]
        found = [agreement("state", [pair_of.states for pair_of in self.pairs])]
        for about, said in FIELDS.items():
            found.append(agreement(about, [(said(one), said(other)) for one, other in both]))
        return found

    def rows(self) -> Rows:
        """Return what both keep alike, and what was settled, as rows of a data set."""
        found: list[Row] = []
        for one in self.pairs:
            taken = one.one if not one.differs else self._chosen(one)
            if taken and taken.state == KEPT and not taken.lacking:
                found.append(row_of(taken, SETTLED if one.differs else AGREED))
        return found

    def _chosen(self, one: Both) -> Item | None:
        choice = self.choices.get(one.key, OUT)
        return None if choice == OUT else one.items[READERS.index(choice)]

    def _suggested(self) -> Iterator[Both]:
        for key, one in self.first.items.items():
            other = self.second.items.get(key)
            if not one.added and other and OPEN not in (one.state, other.state):
                yield Both(key, one, other)

    def _added(self) -> Iterator[Both]:
        """Yield what either added, beside what the other added for the same two in one sentence."""
        firsts, seconds = ([*_additions(kept)] for kept in (self.first, self.second))
        for one in firsts:
            other = next((item for item in seconds if _same(one, item)), None)
            if other:
                seconds.remove(other)
            if other or not self.open[1]:
                yield Both(f"1{one.id}", one, other)
        if not self.open[0]:
            yield from (Both(f"2{one.id}", None, one) for one in seconds)


def _additions(kept: Kept) -> Iterator[Item]:
    return (one for one in kept.items.values() if one.added and one.state == KEPT)


def _same(one: Item, other: Item) -> bool:
    return one.first.span == other.first.span and _ends(one) == _ends(other)


def _ends(item: Item) -> str:
    return pair(actor_id(item.now.actor), actor_id(item.now.target))


def _direction(item: Item) -> str:
    now = item.now
    arrow = "=" if now.mutual else ">"
    return f"{actor_id(now.actor)}{arrow}{actor_id(now.target)}"


FIELDS: Mapping[str, Callable[[Item], str]] = {
    "direction": _direction,
    "sign": lambda item: relation_types()[item.now.type.lower()].character,
    "type": lambda item: item.now.type,
    "status": lambda item: item.now.status,
    "date": lambda item: item.now.date,
    "counted": lambda item: item.now.counted_why,
}


def agreement(about: str, said: Sequence[tuple[str, str]]) -> Agreement:
    """Return how far two agree in what they said of the same things."""
    agreed = sum(one == other for one, other in said)
    found = kappa(*zip(*said, strict=True)) if said else float("nan")
    return Agreement(about, len(said), agreed, None if isnan(found) else found)
