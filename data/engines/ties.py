"""From relations to ties: everything said between two nodes, added up."""

from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from data.engines.aspects import Numbers
from data.engines.coded import Columns, Terms, tie_column
from data.model import ends_of

Decimals = NDArray[np.float64]

NUMBERS = (
    *("relations", "cooperation", "conflict", "forward", "backward", "deeds", "reported"),
    "scores",
)
SUMMED = (*NUMBERS, "weight", "strength")
MIXED_WITHIN = 0.1  # an alignment this near to zero, with both signs present, is mixed
ROOM = 2**23  # counts of ties by what is added to them
ENDS_KEPT = 2**16  # ties of which it is remembered who they are between
DIGITS = 9  # of a sum: in which order weights were added up must not matter
NEAR, EXACT = 1e-6, 2.0**50  # how near to a half, or how far from 0, numbers are rounded singly


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


def add_up(relations: Columns, level: str, numbers: Numbers) -> tuple[Tie, ...]:
    """Add up some relations to ties between each two nodes, in the order of their ids.

    Args:
        relations: the columns that they have.
        level: "countries" or "actors".
        numbers: how many there are, for each entry of the aspect that has their ties.
    """
    ties, terms = relations.column(tie_column(level)), relations.terms(level)
    known = (ties != "").flags & relations.column("counted").flags
    at = np.flatnonzero(known & (numbers > 0))
    sums = _sums(ties.codes[at], len(ties.values), terms.codes[at], terms, numbers[at])
    found = np.flatnonzero(sums[0])
    return ties_of([ties.values[code] for code in found.tolist()], *sums[:, found])


def _sums(ties: Numbers, several: int, codes: Numbers, terms: Terms, numbers: Numbers) -> Decimals:
    """Return the sum of each of SUMMED for each of several ties.

    Most relations add the same as others. So they are first counted by tie and by what they add,
    which is a fifth of the work for millions, as long as there is room for all that may occur.
    """
    added = np.array([terms.added[name] for name in SUMMED], np.float64)
    kinds = added.shape[1]
    if several * kinds <= ROOM:
        counts = np.bincount(ties * kinds + codes, numbers, several * kinds)
        found: Decimals = added @ counts.reshape(several, kinds).T
        return found
    return np.array([np.bincount(ties, own[codes] * numbers, several) for own in added])


def tie_of(tie: str, *sums: float) -> Tie:
    """Turn the sums of a tie, in the order of SUMMED, into its alignment and its character."""
    return ties_of([tie], *(np.array([one], np.float64) for one in sums))[0]


def ties_of(ties: Sequence[str], *sums: Decimals) -> tuple[Tie, ...]:
    """Turn the sums of ties, in the order of SUMMED, into their alignments and characters."""
    ends = [*zip(*map(_ends, ties), strict=True)] or [(), ()]
    *numbers, weight, strength = sums
    counts = dict(zip(NUMBERS, numbers, strict=True))
    alignment = rounded(weight, DIGITS) / rounded(strength + 1, DIGITS)  # as `aligned`
    columns = {
        "tie": ties,
        **dict(zip("ab", ends, strict=True)),
        **{name: column.astype(np.int64).tolist() for name, column in counts.items()},
        "alignment": rounded(alignment, 4).tolist(),
        "character": characters(
            alignment, *(counts[name] for name in ("cooperation", "conflict", "scores"))
        ),
        "weight": rounded(rounded(weight, DIGITS) / counts["relations"], 4).tolist(),
    }
    demands = counts["relations"] - counts["cooperation"] - counts["conflict"]
    columns["demands"] = demands.astype(np.int64).tolist()
    rows = zip(*(columns[name] for name in Tie._fields), strict=True)
    return tuple(map(partial(tuple.__new__, Tie), rows))  # thousands: a fifth of the time of _make


_ends = lru_cache(ENDS_KEPT)(ends_of)


def aligned(weight: float, strength: float) -> float:
    """Return the alignment that weights add up to: their sum, and the sum of their sizes."""
    return round(weight, DIGITS) / round(strength + 1, DIGITS)


def rounded(values: Decimals, digits: int) -> Decimals:
    """Return numbers as `round` would, one by one: numpy rounds some halves another way."""
    scaled = values * 10.0**digits
    found: Decimals = np.rint(scaled) / 10.0**digits
    near = np.abs(scaled - np.floor(scaled) - 0.5) < NEAR + np.abs(scaled) / EXACT
    for at in np.flatnonzero(near | (np.abs(scaled) > EXACT)).tolist():
        found[at] = round(float(values[at]), digits)
    return found


def characters(
    alignment: Decimals, cooperation: Decimals, conflict: Decimals, scores: Decimals
) -> list[str]:
    """Return what ties are drawn as; who votes alike as often as not is mixed."""
    both = ((cooperation > 0) & (conflict > 0)) | (scores > 0)
    mixed = both & (np.abs(alignment) <= MIXED_WITHIN)
    neither = (cooperation == 0) & (conflict == 0)
    kinds = ("mixed", "demand", "cooperation", "conflict")
    return [kinds[at] for at in np.select((mixed, neither, alignment > 0), (0, 1, 2), 3).tolist()]


def alignment_with(ties: Iterable[Tie], node: str) -> dict[str, float]:
    """Return the alignment of every node that has a tie with `node`."""
    near = [tie for tie in ties if node in (tie.a, tie.b)]
    return {tie.b if tie.a == node else tie.a: tie.alignment for tie in near}
