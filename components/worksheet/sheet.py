"""A sheet: the busiest actors of a selection, and the ties between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from components.scene import Scene
from data.balance.edges import Edge, edges_of
from data.chosen import nodes_of
from data.engines.ties import Tie
from data.relation import Relation

SHOWN = 14  # actors on a sheet: many more names would not find room
ALL = 16  # where there are no more of them all are shown: one who is missing would be looked for
MOST = 5_000  # statements that questions are made of: more of them nobody goes through


@dataclass(frozen=True)
class Sheet:
    """What is on a sheet: the busiest actors of a selection and the ties between them."""

    scene: Scene

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """The actors, busiest first: all, or the busiest and whoever was asked for by name."""
        every = self.scene.results.nodes
        if len(every) <= ALL:
            return every
        kept = {*[node for node in every if node in self.named][:SHOWN]}
        others = [node for node in every if node not in kept][: SHOWN - len(kept)]
        return tuple(node for node in every if node in kept or node in others)

    @cached_property
    def named(self) -> frozenset[str]:
        """The nodes that the filter of actors names, or what is chosen."""
        selection = self.scene.selection
        chosen = (node for thing in selection.chosen for node in nodes_of(thing))
        return frozenset([*selection.actors, *chosen])

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The ties between them, those with the most relations first."""
        within = [tie for tie in self.scene.results.drawn if {tie.a, tie.b} <= set(self.nodes)]
        return tuple(sorted(within, key=lambda tie: (-tie.relations, tie.tie)))

    @cached_property
    def hub(self) -> str:
        """The actor that is asked about: the one seen from, or else the busiest."""
        seen = self.scene.results.perspective
        return seen if seen in self.nodes else self.nodes[0]

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The signs of the ties."""
        return edges_of(self.ties).edges

    @cached_property
    def statements(self) -> tuple[Relation, ...]:
        """What is said between these actors, counted or not, in the order of its dates.

        Where more is said than MOST, the first of it.
        """
        ties = (tie.tie for tie in self.ties)
        return self.scene.results.evidence.of_ties(self.scene.selection.level, *ties).page(0, MOST)

    def tie(self, relation: Relation) -> str:
        """Return the id of the tie that a relation is part of."""
        return relation.tie(self.scene.selection.level)

    def name(self, node: str) -> str:
        """Return the name of a node, with its own direction."""
        return self.scene.say.name(self.scene.sentences.name(node))

    def pair(self, tie: Tie) -> str:
        """Name the two ends of a tie."""
        return self.scene.say("tie.and", a=self.name(tie.a), b=self.name(tie.b))

    def names(self, nodes: Iterable[str]) -> str:
        """Name some nodes."""
        return self.scene.say.listing(self.name(node) for node in nodes)
