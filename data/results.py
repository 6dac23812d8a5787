"""What a selection holds: its relations, ties and nodes, and what is highlighted of them.

Worked out once, the first time somebody asks, and the same for every picture, sentence and file.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from data.chosen import condition
from data.comparison import Change, compare, either, of_partners
from data.dataset import DataSet, Step, Story
from data.engines.relations import Alike, Relations
from data.engines.ties import Tie, alignment_with
from data.filtering import apply, of_chosen
from data.model import LEVELS, every_type
from data.parameters import NOBODY
from data.selection import Selection


class Rest(NamedTuple):
    """How many ties, and counted relations, stand back behind what is chosen."""

    ties: int
    relations: int


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
    def whenever(self) -> Relations:
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
            totals[tie.a] += tie.relations
            totals[tie.b] += tie.relations
        return totals

    @cached_property
    def drawn(self) -> tuple[Tie, ...]:
        """The ties that are in the picture: not those that are gone behind what is chosen."""
        return self.highlighted if self.selection.only else self.ties

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """Nodes with a tie in the picture, the busiest first."""
        return self._ranked(self.drawn)

    @cached_property
    def highlighted_nodes(self) -> tuple[str, ...]:
        """Nodes with a tie in question, the busiest first."""
        return self._ranked(self.highlighted)

    def _ranked(self, ties: Iterable[Tie]) -> tuple[str, ...]:
        """Return the ends of ties, the busiest first; of equals those busier in all of the data."""
        known = self.data_set.mentions

        def rank(node: str) -> tuple[int, int, str]:
            return -self.degrees[node], -known.get(node, 0), node

        return tuple(sorted({end for tie in ties for end in (tie.a, tie.b)}, key=rank))

    @cached_property
    def states(self) -> frozenset[str]:
        """Those of the nodes in the picture that are states, of today or former ones."""
        return frozenset(filter(self.data_set.is_state, self.nodes))

    @cached_property
    def evidence(self) -> Relations:
        """Every relation in question, counted or not: of what is chosen, or all if nothing is.

        It is what every sentence, count, axis and file speaks of.
        """
        return of_chosen(self.selection, self.relations)

    def about(self, thing: str) -> Relations:
        """Return every relation of one node, tie or triangle, counted or not."""
        return self.relations.where(condition(self.selection.level, [thing]))

    @cached_property
    def highlighted_relations(self) -> Relations:
        """The counted relations in question."""
        return self.evidence.counted

    @cached_property
    def signs(self) -> Mapping[int, int]:
        """How many of those are cooperation (+1), conflict (-1) and demands (0)."""
        return {int(sign): n for sign, n in self.highlighted_relations.tally("sign").items()}

    @cached_property
    def weighed_otherwise(self) -> bool:
        """Whether any of those has a weight of another sign than its type."""
        found = self.highlighted_relations.cross_tabulate("type", "sign")
        return any(every_type()[code].sign != int(sign) for code, sign in found)

    @cached_property
    def of_either(self) -> Relations:
        """The counted relations in question of either side of a comparison."""
        sides = either(self.selection, self.data_set.relations)
        return of_chosen(self.selection, sides).counted

    @cached_property
    def through_time(self) -> Alike:
        """How many of them are alike in type, status and months, whatever their tie."""
        return self.highlighted_relations.roll_up(self.selection.level, together=True)

    def ties_through_time(self, ties: Iterable[Tie]) -> Alike:
        """Return how many of them are alike in type, status and months, of each of some ties."""
        level = self.selection.level
        return self.highlighted_relations.of_ties(level, *(tie.tie for tie in ties)).roll_up(level)

    @cached_property
    def highlighted(self) -> tuple[Tie, ...]:
        """The ties in question, which those relations add up to."""
        return self.evidence.ties(self.selection.level) if self.selection.chosen else self.ties

    @cached_property
    def rest(self) -> Rest:
        """What stands back behind what is chosen: nothing where nothing is."""
        relations = len(self.relations.counted) - len(self.highlighted_relations)
        return Rest(len(self.ties) - len(self.highlighted), relations)

    @cached_property
    def dimmed(self) -> frozenset[str]:
        """Ids of the ties that stand back behind what is chosen, be that without any tie."""
        shown = {tie.tie for tie in self.highlighted}
        return frozenset(tie.tie for tie in self.ties if tie.tie not in shown)

    @cached_property
    def perspective(self) -> str:
        """The node from which the states are seen, or "none"."""
        return self.selection.seen or self.data_set.perspective

    @cached_property
    def alignments(self) -> Mapping[str, float]:
        """The alignment of each node with the perspective, whatever the level of the ties.

        It is known from all relations of the selection: a tie to the perspective that is not in the
        picture, as only what is chosen is, makes nobody neutral.
        """
        if self.perspective == NOBODY:
            return {}
        if self.selection.level == LEVELS[0]:
            return alignment_with(self.ties, self.perspective)
        return alignment_with(self.relations.ties(LEVELS[0]), self.perspective)

    @cached_property
    def second(self) -> "Results | None":
        """What the other side of a comparison holds, if there is one."""
        return replace(self, selection=self.selection.other) if self.selection.versus else None

    @cached_property
    def comparison(self) -> Mapping[str, tuple[Change, ...]]:
        """What became of each tie in the picture, from the one selection to the other."""
        return compare(self.drawn, (self.second or self).drawn)

    @cached_property
    def highlighted_comparison(self) -> Mapping[str, tuple[Change, ...]]:
        """What became of each tie in question."""
        return compare(self.highlighted, (self.second or self).highlighted)

    @cached_property
    def partners(self) -> Mapping[str, Change] | None:
        """How each stands with both of two nodes who are compared; None where it is not these."""
        one, second = self.selection.actors, self.second
        if not second or set(self.selection.varying) != {"actors"}:
            return None
        both = (*one, *second.selection.actors)
        if len(one) != 1 or len(both) != 2:  # two single ones
            return None
        return of_partners(both[0], self.drawn, both[1], second.drawn)

    @property
    def story(self) -> Story | None:
        """The story in which the reader is, if in one."""
        number = self.selection.story
        return self.data_set.story(number) if number else None

    @property
    def step(self) -> Step | None:
        """The step of the story at which the reader is, if in a story."""
        return self.story.steps[self.selection.step - 1] if self.story else None

    @property
    def shown_step(self) -> Step:
        """The step whose picture is shown, in a story: the one before while a question waits."""
        here = self.selection
        return self.data_set.story(here.story).shown(here.step, here.answer)

    @cached_property
    def rests_on(self) -> Relations:
        """What that step rests on: the relations that it names, or all in question without any."""
        named = self.shown_step.relations
        return self.relations.with_ids(named) if named else self.evidence
