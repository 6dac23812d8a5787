"""Who vouches: how many relations have a source of each kind, and one of each owner.

A relation that has several sources counts for each, but only once for a kind that two are of.
"""

from collections import Counter
from collections.abc import Callable
from itertools import chain

from data.engines.conditions import FURTHER, SOURCES, further
from data.engines.relations import Relations


def by_kind(relations: Relations, owners: tuple[str, ...] = ()) -> Counter[str]:
    """Return how many relations have a source of each kind that one of some owners has.

    Where no owners are given a source may be anybody's.
    """
    return _tally(relations, lambda kind, owner: kind if not owners or owner in owners else "")


def by_owner(relations: Relations, kinds: tuple[str, ...] = ()) -> Counter[str]:
    """Return how many relations have a source of each owner that is of one of some kinds.

    Where no kinds are given a source may be of any.
    """
    return _tally(relations, lambda kind, owner: owner if not kinds or kind in kinds else "")


def _tally(relations: Relations, value_of: Callable[[str, str], str]) -> Counter[str]:
    found: Counter[str] = Counter()
    combinations = relations.cross_tabulate(*chain(*SOURCES), FURTHER)
    for (kind, owner, second_kind, second_owner, more), number in combinations.items():
        known = [(kind, owner), (second_kind, second_owner), *further(more)]
        for value in {value_of(*source) for source in known} - {""}:
            found[value] += number
    return found
