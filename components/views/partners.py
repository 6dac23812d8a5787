"""Whose ties a picture of small charts shows: those with the node that it is most about."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from components.scene import Scene
from data.chosen import nodes_of
from data.engines.ties import Tie
from data.parameters import NOBODY


@dataclass(frozen=True)
class Partners:
    """Ties, the busiest first, all of them with one node.

    `anchor` is that node; it is empty where no node is named that any tie is with, or several are
    asked for and no single one has them all, and the ties are all there are. Those of several
    nodes (`several`) come in turn. `elsewhere` is how many relations are of other ties.
    """

    anchor: str
    ties: Sequence[Tie]
    elsewhere: int
    several: Sequence[str] = ()

    def other(self, tie: Tie) -> str:
        """Return who is at the other end of a tie."""
        return tie.b if tie.a == self.anchor else tie.a


def of(scene: Scene) -> Partners:
    """Return the ties of a scene: with a chosen node, the perspective or one that is filtered."""
    ties = sorted(scene.results.highlighted, key=lambda tie: (-tie.relations, tie.tie))
    anchor = most_touched(ties, candidates(scene))
    own = [tie for tie in ties if anchor in (tie.a, tie.b, "")]
    if len(own) < len(ties) and (several := asked(scene)):
        return Partners("", in_turn(ties, several), 0, several)
    every, shown = (sum(tie.relations for tie in some) for some in (ties, own))
    return Partners(anchor, own, every - shown)


def asked(scene: Scene) -> Sequence[str]:
    """Return the nodes that are chosen or, if nothing is, filtered by: none unless several are."""
    selection = scene.selection
    chosen = [node for thing in selection.chosen for node in nodes_of(thing)]
    found = [*dict.fromkeys(chosen or selection.actors)]
    return found if len(found) > 1 else []


def in_turn(ties: Sequence[Tie], nodes: Sequence[str]) -> Sequence[Tie]:
    """Return ties, one of each node in turn, so that none is missing where only some are shown."""
    queues = [[tie for tie in ties if node in (tie.a, tie.b)] for node in nodes]
    rounds = (tie for found in zip_longest(*queues) for tie in found if tie)
    return [*dict.fromkeys([*rounds, *ties])]


def candidates(scene: Scene) -> list[str]:
    """Return the nodes that a picture may be about, the likeliest first."""
    selection, perspective = scene.selection, scene.results.perspective
    chosen = [nodes_of(thing) for thing in selection.chosen]
    single = [nodes[0] for nodes in chosen if len(nodes) == 1]
    seen = [perspective] if perspective != NOBODY else []
    return [*single, *seen, *selection.actors, *(node for nodes in chosen for node in nodes)]


def most_touched(ties: Sequence[Tie], nodes: Sequence[str]) -> str:
    """Return the node with most of some ties, the first of equals; nothing if none has any."""
    touched = {node: sum(node in (tie.a, tie.b) for tie in ties) for node in nodes}
    most = max(touched, key=lambda node: touched[node], default="")
    return most if touched.get(most) else ""
