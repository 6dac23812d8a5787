"""Which of many ties a picture draws, so that it can be read: by a rule, or as the reader asks."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data.engines.ties import Tie
from data.results import Results
from data.selection import COMPARISONS

MANY = 100  # ties: of more than that a picture draws some
STRONGEST, MORE = 60, 200  # ties, where the strongest are asked for, and more of them
LISTED, LONGEST = 200, 2_000  # ties that a list begins with, and those that it may have
ROWS = 5_000  # relations of a table: more of them would keep a browser busy for seconds
EACH = 3  # ties of each node that make a backbone, less where those would be too many
# Pictures of nodes on a plane, which show who is near whom by a backbone.
PLANES = ("network", "camps")


@dataclass(frozen=True)
class Density:
    """What is drawn of the ties of a selection.

    `rule` is one of data.selection.DRAWN, or "every" where there are not many, "chosen" where
    something is chosen, and "backbone" on a plane: what is drawn where nothing is asked for.
    """

    results: Results

    @cached_property
    def many(self) -> bool:
        """Whether there are more ties than can be read at once."""
        return len(self.results.drawn) > MANY

    @cached_property
    def rule(self) -> str:
        """By what rule ties are picked."""
        return (self.results.selection.draw or self._usual) if self.many else "every"

    @property
    def _usual(self) -> str:
        selection = self.results.selection
        if selection.versus and selection.compare == COMPARISONS[1]:
            return "all"  # whatever came or went
        if selection.view in PLANES:
            return "backbone"
        if selection.chosen:
            return "chosen"
        return "seen" if 0 < len(self.seen) <= MORE else "strongest"

    @cached_property
    def seen(self) -> tuple[Tie, ...]:
        """The ties of the one from whom all is seen."""
        seen = self.results.perspective
        return tuple(tie for tie in self.results.drawn if seen in (tie.a, tie.b))

    @cached_property
    def ranked(self) -> tuple[Tie, ...]:
        """All ties, the strongest first: those with most relations, and of equals the clearest.

        Of those that are alike in both the order of their ids stays, in which ties stand.
        """
        ties = self.results.drawn
        relations = np.array([tie.relations for tie in ties], np.int64)
        clear = np.abs(np.array([tie.alignment for tie in ties], np.float64))
        order = np.lexsort((-clear, -relations)).tolist()  # of thousands a tenth of the time
        return tuple(ties[at] for at in order)

    @cached_property
    def drawn(self) -> frozenset[str]:
        """The ids of the ties that are drawn: whatever is chosen is among them."""
        chosen = self.results.highlighted if self.results.selection.chosen else ()
        return frozenset(tie.tie for tie in (*self._picked, *chosen))

    @cached_property
    def rest(self) -> frozenset[str]:
        """The ids of the ties that show on a plane all the same, though not as lines to be read."""
        if self.results.selection.view not in PLANES or self.rule in ("none", "chosen"):
            return frozenset()
        return frozenset(tie.tie for tie in self.results.drawn) - self.drawn

    @cached_property
    def listed(self) -> tuple[Tie, ...]:
        """The ties that are listed: the strongest, and all that are drawn as far as a page goes."""
        drawn, first = self.drawn, {tie.tie for tie in self.ranked[:LISTED]}
        found = [tie for tie in self.ranked if tie.tie in drawn or tie.tie in first]
        return tuple(found[:LONGEST])

    @property
    def _picked(self) -> Iterable[Tie]:
        return {
            "every": self.results.drawn,
            "all": self.results.drawn,
            "seen": self.seen,
            "strongest": self.ranked[:STRONGEST],
            "more": self.ranked[:MORE],
        }.get(self.rule) or (self._backbone() if self.rule == "backbone" else ())

    def _backbone(self) -> tuple[Tie, ...]:
        """Return the strongest ties of each node, as many of each as make no crowd."""
        of_node: dict[str, list[Tie]] = defaultdict(list)
        for tie in self.ranked:
            of_node[tie.a].append(tie)
            of_node[tie.b].append(tie)
        for each in range(EACH, 0, -1):
            found = {tie.tie: tie for ties in of_node.values() for tie in ties[:each]}
            if len(found) <= MORE or each == 1:
                return tuple(found.values())
        return ()
