"""What a selection holds: its relations, ties and nodes, and what is highlighted of them.

Worked out once, the first time somebody asks, and the same for every picture, sentence and file.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from data.comparison import Change, compare, either
from data.dataset import DataSet, Step
from data.filtering import apply
from data.model import LEVELS
from data.parameters import NOBODY
from data.relations import Relations
from data.selection import Selection
from data.states import states
from data.ties import Tie, alignment_with


@dataclass(frozen=True)
class Results:
    """The answer of a data set to a selection."""

    data_set: DataSet
    selection: Selection

    @cached_property
    def relations(self) -> Relations:
        """Every relation in the selection, counted or not."""
        return apply(self.selection, self.data_set.relations)

    @cached_property
    def undated(self) -> Relations:
        """Every counted relation that passes all filters but the dates, of either side."""
        return either(self.selection, self.data_set.relations, without="dates").counted

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The ties of the selection, in the order of their ids."""
        return self.relations.ties(self.selection.level)

    @cached_property
    def degrees(self) -> Mapping[str, int]:
        """Counted relations of each node that has any tie."""
        totals: Counter[str] = Counter()
        for tie in self.ties:
            totals.update({tie.a: tie.relations, tie.b: tie.relations})
        return totals

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """Nodes with a tie, the busiest first; of equals those busier in all of the data set."""
        known = self.data_set.mentions

        def rank(node: str) -> tuple[int, int, str]:
            return -self.degrees[node], -known.get(node, 0), node

        return tuple(sorted(self.degrees, key=rank))

    @cached_property
    def states(self) -> frozenset[str]:
        """Those of the nodes that are states."""
        return frozenset(node for node in self.nodes if node in states())

    @cached_property
    def highlighted(self) -> tuple[Tie, ...]:
        """The ties in question: those of what is chosen, or all where nothing is."""
        chosen = self.selection.tie
        return tuple(tie for tie in self.ties if tie.touches(chosen)) if chosen else self.ties

    @cached_property
    def highlighted_relations(self) -> Relations:
        """The counted relations of the ties in question."""
        counted = self.relations.counted
        if not self.selection.tie:
            return counted
        return counted.of_ties(self.selection.level, *(tie.tie for tie in self.highlighted))

    @cached_property
    def dimmed(self) -> frozenset[str]:
        """Ids of the ties that stand back behind the chosen ones, if there are any."""
        shown = {tie.tie for tie in self.highlighted}
        return frozenset(tie.tie for tie in self.ties if shown and tie.tie not in shown)

    @cached_property
    def perspective(self) -> str:
        """The node from which the states are seen, or "none"."""
        return self.selection.seen or self.data_set.perspective

    @cached_property
    def alignments(self) -> Mapping[str, float]:
        """The alignment of each node with the perspective, whatever the level of the ties."""
        if self.perspective == NOBODY:
            return {}
        same = self.selection.level == LEVELS[0]
        ties = self.ties if same else self.relations.ties(LEVELS[0])
        return alignment_with(ties, self.perspective)

    @cached_property
    def second(self) -> "Results | None":
        """What the other side of a comparison holds, if there is one."""
        return replace(self, selection=self.selection.other) if self.selection.versus else None

    @cached_property
    def comparison(self) -> Mapping[str, tuple[Change, ...]]:
        """What became of each tie, from the one selection to the other."""
        return compare(self.ties, self.second.ties if self.second else self.ties)

    @property
    def step(self) -> Step | None:
        """The step of the story at which the reader is, if in a story."""
        here = self.selection
        return self.data_set.story[here.step - 1] if here.story else None

    @property
    def shown_step(self) -> Step:
        """The step whose picture is shown, in a story: the one before while a question waits."""
        return self.data_set.step_shown(self.selection.step, self.selection.answer)
