"""Answers that are remembered: for good once they are proven, for a while where time ran out."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Generic, Protocol, Self, TypeVar

AGAIN = 60.0  # seconds for which an answer that is not proven stands in for another attempt
SIZE = 256  # questions whose answers are kept: a large one takes some 100 kB


class Answer(Protocol):
    """What a solver found in the time that it had."""

    @property
    def proven(self) -> bool:
        """Whether no more time could make it better."""

    def joined(self, other: Self) -> Self:
        """Return what this answer and another one to the same question say together."""


A = TypeVar("A", bound=Answer)


@dataclass(frozen=True, slots=True)
class _Kept(Generic[A]):
    answer: A
    seconds: float  # that were allowed for it
    until: float  # when it is asked again, by the clock of `monotonic`


class Remembered(Generic[A]):
    """A solver that does not solve again what it has solved.

    It is called with a question and the seconds allowed. A proven answer is given for good. One
    that is not stands for a while, so that the parts of one page do not each wait for it; whoever
    asks later, or has more time, has it tried again, and what both attempts found is kept.
    """

    def __init__(self, solve: Callable[..., A]) -> None:
        """Remember the answers of `solve(*question, seconds)`."""
        self._solve = solve
        self._kept: OrderedDict[tuple[Hashable, ...], _Kept[A]] = OrderedDict()
        self._lock = Lock()

    def __call__(self, *question: Hashable, seconds: float) -> A:
        """Return the answer to a question, solved now or before."""
        known = self._known(question)
        if known and (known.answer.proven or self._stands(known, seconds)):
            return known.answer
        answer = self._solve(*question, seconds)
        if known:
            answer = answer.joined(known.answer)
        self._keep(question, _Kept(answer, seconds, monotonic() + AGAIN))
        return answer

    def forget(self) -> None:
        """Forget every answer."""
        self._kept.clear()

    def _stands(self, known: _Kept[A], seconds: float) -> bool:
        return seconds <= known.seconds and monotonic() < known.until

    def _known(self, question: tuple[Hashable, ...]) -> _Kept[A] | None:
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
            return self._kept.get(question)

    def _keep(self, question: tuple[Hashable, ...], kept: _Kept[A]) -> None:
        with self._lock:
            self._kept[question] = kept
            self._kept.move_to_end(question)
            if len(self._kept) > SIZE:
                self._kept.popitem(last=False)
