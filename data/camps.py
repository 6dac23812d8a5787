"""The camps of a selection: who stands with whom, as it is said and as it might be supposed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from data.balance.edges import SIGNS, Edges, edges_of, suppose
from data.balance.frustration import (
    LARGE,
    Frustration,
    Switchers,
    frustration,
    switchers,
    weak_balance,
)
from data.balance.triangles import Triangles, triangles
from data.engines.ties import Tie
from data.results import Results
from data.selection import SUPPOSED


@dataclass(frozen=True)
class Camps:
    """The balance of the ties of a selection, with its thought experiment if it has one.

    `supposes` says that the experiment is shown: it is left out where nothing would tell of it.
    `seconds` are those that each question may take, by default the usual.
    """

    results: Results
    supposes: bool = True
    seconds: float | None = None

    @cached_property
    def supposed(self) -> Mapping[str, int]:
        """The signs of ties in the thought experiment, by id."""
        if not self.supposes:
            return {}
        known = {tie.tie for tie in self.results.ties}
        asked = self.results.selection.supposed.items()
        return {tie: SUPPOSED[kind] for tie, kind in asked if tie in known}

    @cached_property
    def imagined(self) -> tuple[Tie, ...]:
        """The ties as the thought experiment has them: nobody reports what is supposed."""
        kinds = {sign: character for character, sign in SIGNS.items()}
        return tuple(
            tie._replace(character=kinds[self.supposed[tie.tie]], deeds=0, reported=0)
            if tie.tie in self.supposed
            else tie
            for tie in self.results.drawn
            if self.supposed.get(tie.tie) != 0
        )

    @cached_property
    def reported(self) -> Edges:
        """The signs of the ties as the sources have them, and how many have none."""
        return edges_of(self.results.ties)

    @cached_property
    def signed(self) -> Edges:
        """The same with what is supposed."""
        if not self.supposed:
            return self.reported
        real = edges_of(tie for tie in self.results.ties if tie.tie not in self.supposed)
        return real._replace(edges=suppose(real.edges, self.supposed))

    @cached_property
    def frustration(self) -> Frustration:
        """The best division into two camps, and the ties that it cannot satisfy.

        The one from whom all is seen is in the first camp, so that it stays where it is.
        """
        found = frustration(self.signed.edges, self.seconds)
        if self.results.perspective not in found.camps[1]:
            return found
        return replace(found, camps=found.camps[::-1])

    @cached_property
    def before(self) -> Frustration:
        """The same without what is supposed."""
        return frustration(self.reported.edges, self.seconds)

    @cached_property
    def switchers(self) -> Switchers:
        """Who is in the other camp in another best division."""
        return switchers(self.signed.edges, self.seconds)

    @cached_property
    def weak(self) -> Frustration | None:
        """The best division into any number of camps; not looked for where two are too many.

        What takes longer still than two camps that are not proven would not be proven either.
        """
        hopeless = len(self.signed.edges) > LARGE and not self.frustration.optimal
        return None if hopeless else weak_balance(self.signed.edges, self.seconds)

    @property
    def open(self) -> bool:
        """Whether more time might tell more."""
        known = self.frustration.optimal and self.switchers.known
        return not (known and self.weak and self.weak.optimal)

    @cached_property
    def triangles(self) -> Triangles:
        """Every three nodes with a signed tie between each two, those in tension first."""
        return triangles(self.signed.edges)
