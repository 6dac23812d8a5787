"""From relations to ties: everything said between two nodes, added up."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from data.coded import Coded, Numbers, tie_column
from data.model import ends_of

NUMBERS = (
    *("relations", "cooperation", "conflict", "forward", "backward", "deeds", "reported"),
    "scores",
)
SUMMED = (*NUMBERS, "weight", "strength")
MIXED_WITHIN = 0.1  # an alignment this near to zero, with both signs present, is mixed
DIGITS = 9  # of a sum: in which order weights were added up must not matter


class Tie(NamedTuple):
    """All counted relations between two nodes, added up.

    `tie` is its id, `a` and `b` its nodes in alphabetical order. `relations` says how many there
    are, `cooperation`, `conflict` and `demands` how many of each sign, `forward` and `backward`
    in how many a, or b, acts, `deeds` how many are deeds, `reported` how many reported as fact,
    `scores` how many are no events but say how alike both vote.
    `alignment` runs from -1 to +1: the sum of weights over the sum of their sizes plus one; the
    one is doubt, so that one kind word is not an alliance. A score has the size 1, whatever its
    weight, so that those of many years come near their mean. `character` is what it is drawn as:
    "cooperation", "conflict", "demand" or "mixed". `weight` is the mean of the weights.
    """

    tie: str
    a: str
    b: str
    relations: int
    cooperation: int
    conflict: int
    demands: int
    forward: int
    backward: int
    deeds: int
    reported: int
    alignment: float
    character: str
    scores: int = 0
    weight: float = 0.0

    @property
    def one_sided(self) -> bool:
        """Tell whether only one of the two acts."""
        return not (self.forward and self.backward)

    @property
    def actor(self) -> str:
        """Who acts, where only one does."""
        return self.a if self.forward else self.b

    @property
    def target(self) -> str:
        """Who is acted upon, where only one acts."""
        return self.b if self.forward else self.a


def add_up(relations: Coded, level: str, at: Numbers) -> tuple[Tie, ...]:
    """Add up the counted ones of some relations, by their numbers, in the order of the ids of ties.

    They are added up between each two nodes at a level, "countries" or "actors".
    """
    ties = relations.column(tie_column(level))
    at = at[relations.column("counted")[at] & (ties != "")[at]]
    codes, several = ties.codes[at], len(ties.values)
    terms = relations.terms(level)
    sums = [np.bincount(codes, terms[name][at], several) for name in SUMMED]
    found = np.flatnonzero(sums[0])
    rows = zip(*(column[found].tolist() for column in sums), strict=True)
    return tuple(
        tie_of(ties.values[code], *own) for code, own in zip(found.tolist(), rows, strict=True)
    )


def tie_of(tie: str, *sums: float) -> Tie:
    """Turn the sums of a tie, in the order of SUMMED, into its alignment and its character."""
    return Tie(tie, *ends_of(tie), *_numbers_of(*sums))


@lru_cache(maxsize=1 << 14)  # of very many ties most are alike: one relation, of one weight
def _numbers_of(*sums: float) -> tuple[Any, ...]:
    """Return the fields of a tie after its ends, in their order."""
    *numbers, weight, strength = sums
    relations, cooperation, conflict, forward, backward, deeds, reported, scores = map(int, numbers)
    alignment = aligned(weight, strength)
    return (
        *(relations, cooperation, conflict, relations - cooperation - conflict),
        *(forward, backward, deeds, reported),
        round(alignment, 4),
        character(alignment, cooperation, conflict, scores),
        scores,
        round(round(weight, DIGITS) / relations, 4),
    )


def aligned(weight: float, strength: float) -> float:
    """Return the alignment that weights add up to: their sum, and the sum of their sizes."""
    return round(weight, DIGITS) / round(strength + 1, DIGITS)


def character(alignment: float, cooperation: int, conflict: int, scores: int = 0) -> str:
    """Return what a tie is drawn as; who votes alike as often as not is mixed."""
    if ((cooperation and conflict) or scores) and abs(alignment) <= MIXED_WITHIN:
        return "mixed"
    if not cooperation and not conflict:
        return "demand"
    return "cooperation" if alignment > 0 else "conflict"


def alignment_with(ties: Iterable[Tie], node: str) -> dict[str, float]:
    """Return the alignment of every node that has a tie with `node`."""
    near = [tie for tie in ties if node in (tie.a, tie.b)]
    return {tie.b if tie.a == node else tie.a: tie.alignment for tie in near}
