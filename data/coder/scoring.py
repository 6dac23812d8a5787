"""How well suggestions agree with what a person coded: precision, recall and F1 of sets."""

from collections.abc import Hashable, Iterable, Set
from typing import NamedTuple


class Score(NamedTuple):
    """Right ones among those suggested and among those that were coded."""

    right: int
    suggested: int
    coded: int

    def __add__(self, other: object) -> "Score":
        """Return the score over both."""
        if not isinstance(other, Score):
            return NotImplemented
        return Score(*(one + more for one, more in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """The part of the suggestions that is right; 0 where nothing is suggested."""
        return self.right / self.suggested if self.suggested else 0.0

    @property
    def recall(self) -> float:
        """The part of what was coded that is suggested; 0 where nothing was coded."""
        return self.right / self.coded if self.coded else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall: 2 · right / (suggested + coded)."""
        both = self.suggested + self.coded
        return 2 * self.right / both if both else 0.0


NOTHING = Score(0, 0, 0)


def scored(suggested: Set[Hashable], coded: Set[Hashable]) -> Score:
    """Return the score of a set of suggestions against a set of what was coded."""
    return Score(len(suggested & coded), len(suggested), len(coded))


def total(scores: Iterable[Score]) -> Score:
    """Return the score over all, each suggestion counted alike (micro average)."""
    found = NOTHING
    for one in scores:
        found = found + one
    return found
