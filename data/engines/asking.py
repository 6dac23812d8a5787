"""Asking an engine: one question at a time where it has one answer at a time, and none for ever."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock, Timer
from typing import Any, TypeVar

Answer = TypeVar("Answer")
SLOW, AWAY = UNANSWERED = ("slow", "away")


class Unanswered(RuntimeError):
    """A question without an answer: `args[0]` is `SLOW` where it took too long, or else `AWAY`."""


@dataclass
class Patience:
    """For how long an engine is waited for, and what ends a question of it.

    `seconds` is 0 where there is no limit: so while a table is opened, which takes what it takes.
    `faults` are what the libraries of engines raise, some of them before anything is asked.
    `ends` has for each engine, by the name that Narwhals has for it, what ends its questions.
    """

    seconds: float = 0
    faults: list[type[Exception]] = field(default_factory=list)
    ends: dict[str, list[Callable[[], Any]]] = field(default_factory=dict)

    def end(self, engine: str) -> None:
        """End what an engine is asked just now."""
        for one in self.ends.get(engine, ()):
            one()


PATIENCE = Patience()
ONE_AT_A_TIME = Lock()  # one connection of DuckDB has one answer at a time


def why(fault: Exception) -> str:
    """Return why an engine gave no answer, or nothing where it is no fault of one."""
    if isinstance(fault, Unanswered):
        return str(fault.args[0])
    return AWAY if isinstance(fault, tuple(PATIENCE.faults)) else ""


def answered(engine: str, ask: Callable[[], Answer]) -> Answer:
    """Return the answer of an engine.

    Raises:
        Unanswered: where it gives none, or took too long.
    """
    if PATIENCE.ends.get(engine) is None:  # of what is in this process, faults are ours
        return ask()
    slow = False

    def end() -> None:
        nonlocal slow
        slow = True
        PATIENCE.end(engine)

    timer = Timer(PATIENCE.seconds, end) if PATIENCE.seconds else None
    if timer:
        timer.daemon = True
        timer.start()
    try:
        return ask()
    except Exception as fault:  # each library of an engine has errors of its own
        raise Unanswered(SLOW if slow else AWAY) from fault
    finally:
        if timer:
            timer.cancel()
