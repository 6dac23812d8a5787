"""The balance of one window of time after another, worked out no further than somebody waited."""

from collections.abc import Iterator
from threading import Lock
from time import monotonic

from data.balance.through_time import Moment


class TimeSeries:
    """Moments in the order of time; what is known once stays known."""

    def __init__(self, moments: Iterator[Moment]) -> None:
        """Take moments that are worked out one by one, as `balance.over_time` yields them."""
        self._rest = moments
        self._known: list[Moment] = []
        self._lock = Lock()  # several readers may wait for the same moments

    def known(self, seconds: float) -> tuple[Moment, ...]:
        """Return all moments that are known after so many seconds, at least one more than before.

        The time may be over by as much as the last of them took.
        """
        end = monotonic() + seconds
        with self._lock:
            for moment in self._rest:
                self._known.append(moment)
                if monotonic() >= end:
                    break
            return tuple(self._known)
