"""Listening: the server of `make run`, from the port it binds to the last answer it finishes."""

import signal
import socket
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.task import ThreadedTaskDispatcher

from components.server.connections import Channel, Listener, superfluous
from components.server.security import LARGEST_BODY
from components.server.settings import Settings
from components.server.sockets import bound_sockets, most_connections, problem_in_words
from components.server.watching import Watch
from components.server.workers import Plan, Shared, begin

THREADS = 8
IDLE = 60  # seconds until a connection on which nothing happens is closed
LONGEST_HEADER = 2**17  # bytes: an address too long to be read opens the page, which says so
SENDING = 2**17  # bytes that the system holds for a client; left to itself it takes megabytes
FINISHING = 10.0  # seconds for answers in flight when the server ends
TURN = 1.0  # seconds between two looks at all connections


class Server:
    """The atlas on one port; it listens as soon as it is made."""

    def __init__(
        self,
        application: Any,
        sockets: Iterable[socket.socket],
        larger: Callable[[str], int] = lambda _: 0,
    ) -> None:
        """Listen on bound sockets, on behalf of a WSGI application.

        `larger` returns how many bytes may be sent to a path, 0 for as many as to any other.
        """
        self.most = most_connections()
        self.ending = False
        self.map = Watch()
        self.dispatcher = ThreadedTaskDispatcher()
        settings = _settings(self.most)
        settings.larger = larger
        self.listeners = [self._listener(application, one, settings) for one in sockets]

    def _listener(self, application: Any, one: socket.socket, settings: Adjustments) -> Listener:
        return Listener(
            application,
            self.map,
            _sock=one,
            dispatcher=self.dispatcher,
            adj=settings,
            sockinfo=(one.family, one.type, one.proto, one.getsockname()),
            bind_socket=False,
        )

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.listeners[0].effective_port)

    @property
    def channels(self) -> list[Channel]:
        """The connections that there are."""
        return [one for listener in self.listeners for one in listener.active_channels.values()]

    def run(self) -> None:
        """Answer until told to end; then finish the answers in flight."""
        self.dispatcher.set_thread_count(THREADS)
        looked = time.monotonic()
        while not self.ending:
            self.map.turn(TURN)
            if time.monotonic() - looked >= TURN:
                looked = time.monotonic()
                self._close(superfluous(self.channels, time.time(), self.most * 9 // 10))
                self.map.changed.extend(self.map)  # waitress ends those that were idle for long
        self._finish()

    def end(self, *_: object) -> None:
        """End soon; may be called by a signal and from any thread."""
        self.ending = True
        with suppress(OSError):  # it has ended
            self.listeners[0].pull_trigger()

    def _close(self, channels: Iterator[Channel]) -> None:
        for channel in [*channels]:
            channel.handle_close()

    def _finish(self) -> None:
        for listener in self.listeners:
            wasyncore.dispatcher.close(listener)  # its trigger is still needed
        deadline = time.monotonic() + FINISHING
        while self.channels and time.monotonic() < deadline:
            self._close(channel for channel in self.channels if not channel.busy)
            self.map.turn(0.05)
        self.dispatcher.shutdown(timeout=1)
        wasyncore.close_all(self.map, ignore_all=True)


def _settings(most: int) -> Adjustments:
    """Return what waitress is told."""
    found = Adjustments(
        connection_limit=most,
        channel_timeout=IDLE,
        max_request_body_size=LARGEST_BODY + 1,  # it refuses what is as large as this
        max_request_header_size=LONGEST_HEADER,
        clear_untrusted_proxy_headers=False,  # components/server/proxies.py does
        ident=None,
    )
    sending = (socket.SOL_SOCKET, socket.SO_SNDBUF, SENDING)
    found.socket_options = [*found.socket_options, sending]
    return found


def serve(
    make: Callable[[], Any],
    settings: Settings,
    query: str = "",
    opened: Sequence[Path] = (),
    shared: Shared | None = None,
) -> None:
    """Serve what is made until a signal says to end.

    `query` is that of the address it tells, `opened` are the sets that workers are to open with,
    and `shared` is what one of them was given.

    Raises:
        SystemExit: 2, after a sentence, where it cannot listen.
    """
    sockets = shared.sockets if shared else _bound(settings)
    told = f"Entente is at {address(settings, sockets[0].getsockname()[1], query)}"
    if settings.workers > 1 and not shared:
        _share(sockets, settings, told, opened)
    server = Server(make(), sockets, settings.larger)
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, server.end)
    if shared:
        shared.answer(server.end)
    else:
        print(told, flush=True)  # noqa: T201  # the command's one line
    server.run()


def _bound(settings: Settings) -> Sequence[socket.socket]:
    try:
        return bound_sockets(settings.host, settings.port)
    except OSError as problem:
        print(problem_in_words(problem, settings), file=sys.stderr)  # noqa: T201  # for whoever started it
        raise SystemExit(2) from None


def _share(
    sockets: Iterable[socket.socket], settings: Settings, told: str, opened: Iterable[Path]
) -> None:
    """Have workers answer in place of this process."""
    program = Path(sys.argv[0]).resolve()
    begin(
        Plan(
            command=(sys.executable, str(program), *sys.argv[1:]),
            number=settings.workers,
            sockets=tuple(one.fileno() for one in sockets),
            opened=tuple(str(one.resolve()) for one in opened),
            told=told,
            json=settings.log_format == "json",
        )
    )


def address(settings: Settings, port: int, query: str = "") -> str:
    """Return the address of the atlas on this machine."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    path = f"{settings.base_path}/" if settings.base_path or query else ""
    return f"http://{host}:{port}{path}{query}"
