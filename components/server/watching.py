"""Watching: which sockets can be read or written, asked of the system and not of each in turn.

The loop of waitress asks every connection at every turn whether it has anything to do, which with
a thousand of them takes longer than most answers.
"""

from collections import deque
from selectors import EVENT_READ, EVENT_WRITE, DefaultSelector
from typing import Any

from waitress import wasyncore


class Watch(dict[int, Any]):
    """The map of sockets that waitress keeps, by descriptor; its loop is `turn`.

    `changed` takes the descriptors of those that may wait for something else than before; any
    thread may add to it.
    """

    def __init__(self) -> None:
        """Watch nothing yet."""
        super().__init__()
        self.selector = DefaultSelector()
        self.changed: deque[int] = deque()

    def __setitem__(self, descriptor: int, one: Any) -> None:
        """Watch one more."""
        super().__setitem__(descriptor, one)
        self.changed.append(descriptor)

    def __delitem__(self, descriptor: int) -> None:
        """Watch one no more; it is still open."""
        super().__delitem__(descriptor)
        if descriptor in self.selector.get_map():
            self.selector.unregister(descriptor)

    def turn(self, seconds: float) -> None:
        """Read and write what can be, or wait for so long."""
        while self.changed:
            self._ask(self.changed.popleft())
        for key, events in self.selector.select(seconds):
            self._handle(key.fd, events)

    def _ask(self, descriptor: int) -> None:
        """Have the system tell of what a connection waits for."""
        one = self.get(descriptor)
        if one is None:
            return
        reads, writes = one.readable(), one.writable() and not one.accepting
        wanted = (EVENT_READ if reads else 0) | (EVENT_WRITE if writes else 0)
        known = self.selector.get_map().get(descriptor)
        if known and known.events == wanted:
            return
        if known:
            self.selector.unregister(descriptor)
        if wanted:
            self.selector.register(descriptor, wanted)

    def _handle(self, descriptor: int, events: int) -> None:
        if events & EVENT_READ and (one := self.get(descriptor)):
            wasyncore.read(one)
        if events & EVENT_WRITE and (one := self.get(descriptor)):
            wasyncore.write(one)
        self.changed.append(descriptor)
