"""Connections: waitress, and what it lacks against clients that ask and do not read.

waitress reads requests in one thread and answers in a few others, so that idle and slow clients
cost it little. But answers that nobody reads hold its threads and its memory, and newcomers wait
while its limit is reached. Its channel and its task are made to be replaced;
tests/components/server/test_listening.py tells of a waitress where that no longer works.
"""

import socket
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from copy import copy
from io import BytesIO
from operator import attrgetter
from typing import Any

from waitress.buffers import ReadOnlyFileBasedBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge

from components.server.security import refusal_headers

STALLED = 20  # seconds in which a client takes nothing of its answer until it counts as gone
PARTING = 10  # seconds for which a client may go on sending what was refused
WAITING = 2**28  # bytes that answers may take while they wait for their readers, all in all
SHARED = 2**16  # bytes from which an answer is sent from where it is, not copied


class Refusal(ErrorTask):  # type: ignore[misc]  # waitress comes without annotations
    """What waitress itself refuses, with the headers that every answer has."""

    def execute(self) -> None:
        """Answer."""
        self.response_headers.extend(refusal_headers())
        super().execute()


class Request(HTTPRequestParser):  # type: ignore[misc]
    """A request, whose body may be larger where tables are handed in."""

    def parse_header(self, header_plus: bytes) -> None:
        """Read the header, and find out how large the body may be."""
        super().parse_header(header_plus)
        settings: Any = self.adj
        largest = settings.larger(self.path) if self.command == "POST" else 0
        if largest:
            self.adj: Any = copy(settings)
            self.adj.max_request_body_size = largest + 1  # it refuses what is as large as this


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection on which at most one answer waits for its reader."""

    error_task_class = Refusal
    parser_class = Request
    refused = False  # because of a body that is too large, of which more may come
    parting = 0.0  # seconds since the epoch until which what still comes is thrown away

    def service(self) -> None:
        """Answer the first request; those pipelined behind it go unanswered, as no browser does so.

        Else a client that asks for a hundred files and reads none would have a thread wait for it.
        """
        with self.requests_lock:
            if len(self.requests) > 1:
                self.requests[0].headers["CONNECTION"] = "close"
        self.refused = isinstance(self.requests[0].error, RequestEntityTooLarge)
        super().service()
        self._changed()

    def handle_close(self) -> None:
        """Hang up; on who is still sending what was refused, a little later.

        Else the system would say that the connection broke, and neither a browser nor a proxy
        would get to read why.
        """
        if not self.refused or self.parting or not self.connected:
            super().handle_close()
            return
        self.parting = time.time() + PARTING
        self.will_close = self.close_when_flushed = False
        with suppress(OSError):  # it has gone
            self.socket.shutdown(socket.SHUT_WR)
        self._changed()

    def handle_read(self) -> None:
        """Read what comes, or throw it away."""
        if not self.parting:
            super().handle_read()
            return
        with suppress(OSError):
            self.recv(SHARED)  # at its end this hangs up

    def send_continue(self) -> None:
        """Ask for the body, unless there is none, or it is refused already."""
        if not self.request.completed:
            super().send_continue()

    def write_soon(self, data: Any) -> int:
        """Queue a part of an answer; a large one is shared by all who wait for it."""
        if isinstance(data, bytes) and len(data) >= SHARED:
            data = ReadOnlyFileBasedBuffer(BytesIO(data))
            data.prepare()
        queued = int(super().write_soon(data))
        if self.total_outbufs_len:
            self._changed()
        return queued

    def _changed(self) -> None:
        """Have the main thread ask what this connection waits for now."""
        self._map.changed.append(self._fileno)
        self.server.pull_trigger()

    @property
    def busy(self) -> bool:
        """Whether a request is being answered, or an answer waits for its reader."""
        return bool(self.requests or self.total_outbufs_len)

    @property
    def copied(self) -> int:
        """Bytes that the waiting answer takes, in memory or on disk."""
        return sum(len(b) for b in [*self.outbufs] if not isinstance(b, ReadOnlyFileBasedBuffer))


class Listener(TcpWSGIServer):  # type: ignore[misc]
    """One address that clients connect to."""

    channel_class = Channel


def superfluous(channels: Iterable[Channel], now: float, most: int) -> Iterator[Channel]:
    """Yield the connections to close: unread answers, and the longest idle of too many.

    Args:
        channels: All connections.
        now: Seconds since the epoch.
        most: How many connections there may be.
    """
    by_age = sorted(channels, key=attrgetter("last_activity"))
    waiting, number = sum(channel.copied for channel in by_age), len(by_age)
    for channel in by_age:
        stalled = channel.total_outbufs_len and channel.last_activity < now - STALLED
        too_much = channel.copied and waiting > WAITING
        too_many = number > most and not channel.requests
        parted = 0 < channel.parting < now
        if stalled or too_much or too_many or parted:
            waiting, number = waiting - channel.copied, number - 1
            yield channel
