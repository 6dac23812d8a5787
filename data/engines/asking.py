"""Asking an engine: one question at a time where it has one answer at a time, and none for ever."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import wraps
from threading import RLock, Timer
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

Answer = TypeVar("Answer")
Arguments = ParamSpec("Arguments")
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
ONE_AT_A_TIME = RLock()


class Asking(Protocol):
    """What asks an engine: its methods wait until `turn` lets them."""

    turn: AbstractContextManager[object]


Own = TypeVar("Own", bound=Asking)


def turn_of(frame: Any) -> AbstractContextManager[object]:
    """Return what lets questions to the engine of a frame in.

    A connection of DuckDB has one answer at a time. While it is at one it refuses all else, even
    that a question is put together; other engines take several questions.
    """
    return ONE_AT_A_TIME if frame.implementation.is_duckdb() else nullcontext()


def in_turn(
    ask: Callable[Concatenate[Own, Arguments], Answer],
) -> Callable[Concatenate[Own, Arguments], Answer]:
    """Have a method wait for its turn before it asks an engine, or puts a question together.

    Within a turn no cached property may be asked that waits for one itself: until Python 3.12 they
    have a lock, which another thread may hold that waits for the turn.
    """

    @wraps(ask)
    def waits(own: Own, /, *args: Arguments.args, **named: Arguments.kwargs) -> Answer:
        with own.turn:
            return ask(own, *args, **named)

    return waits


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


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """Return what a frame holds, as plain values."""
    native, engine = frame.to_native(), frame.implementation
    if not engine.is_duckdb():
        found: list[dict[str, Any]] = answered(engine.value, frame.collect).rows(named=True)
        return found
    with ONE_AT_A_TIME:
        rows = answered(engine.value, native.fetchall)
        return [dict(zip(native.columns, row, strict=True)) for row in rows]


def columns_of(frame: Any) -> dict[str, NDArray[Any]]:
    """Return the columns of what a frame holds; no value is missing."""
    native, engine = frame.to_native(), frame.implementation
    if not engine.is_duckdb():
        found = answered(engine.value, frame.collect)
        return {name: found[name].to_numpy() for name in found.columns}
    with ONE_AT_A_TIME:  # DuckDB hands its answers over by itself: nothing else is needed for that
        columns = answered(engine.value, native.fetchnumpy)
        return {name: np.asarray(own) for name, own in columns.items()}
