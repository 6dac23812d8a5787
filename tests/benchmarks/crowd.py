"""The real server, and clients that behave as a class does, or badly: on this machine only."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CLASS = 360  # connections: 60 browsers with six each
HOST = "127.0.0.1"
PATIENCE = 30.0  # seconds until a client gives up
PACE = 1.0  # seconds between the bytes of those that trickle
LARGE = "/_dash-component-suites/plotly/package_data/plotly.min.js"
CALLBACK = "/_dash-update-component"

Opened = list[socket.socket]


def connected(port: int) -> socket.socket:
    """Return a connection to the server."""
    return socket.create_connection((HOST, port), timeout=PATIENCE)


def held(port: int) -> socket.socket:
    """Return a connection on which one answer came, as a browser keeps it."""
    client = connected(port)
    client.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    client.recv(4096)
    return client


def sending(port: int, text: str) -> socket.socket:
    """Return a connection that has sent a text, and no more."""
    client = connected(port)
    client.sendall(text.encode())
    return client


def slow_header(port: int) -> socket.socket:
    """Return a connection whose header never ends."""
    return sending(port, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")


def slow_body(port: int) -> socket.socket:
    """Return a connection whose body never ends."""
    head = f"POST {CALLBACK} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    return sending(port, head + 'Content-Length: 60000\r\n\r\n{"a": "')


def unread(port: int, requests: int = 12) -> socket.socket:
    """Return a connection that asks for a large file several times and never reads."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(PATIENCE)
    client.connect((HOST, port))
    client.sendall(f"GET {LARGE} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode() * requests)
    return client


# What clients do, and whether they go on sending.
KINDS: dict[str, tuple[Callable[[int], socket.socket], bool]] = {
    "held": (held, False),
    "idle": (connected, False),
    "slow header": (slow_header, True),
    "slow body": (slow_body, True),
    "unread": (unread, False),
}


@contextmanager
def started(*arguments: str, **environment: str) -> Iterator[tuple[int, "subprocess.Popen[str]"]]:
    """Start the atlas as `make run` does, with arguments; yield its port and its process."""
    command = [sys.executable, "app.py", "--port", "0", *arguments]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment}
    )
    try:
        assert process.stdout
        said = process.stdout.readline().rpartition(":")[2]
        yield int(said.partition("/")[0]), process
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


@contextmanager
def served() -> Iterator[int]:
    """Start the atlas as `make run` does; yield its port."""
    with started() as (port, _):
        yield port


@contextmanager
def crowd(port: int, kind: str, size: int) -> Iterator[Opened]:
    """Keep so many clients of a kind connected."""
    begin, trickles = KINDS[kind]
    opened: Opened = []
    left = threading.Event()
    try:
        for _ in range(size):
            opened.append(begin(port))
        if trickles:
            threading.Thread(target=_trickle, args=(opened, left), daemon=True).start()
        yield opened
    finally:
        left.set()
        for client in opened:
            client.close()


def _trickle(clients: Opened, left: threading.Event) -> None:
    """Send a byte on each connection from time to time."""
    while not left.wait(PACE):
        for client in clients:
            try:
                client.sendall(b"a")
            except OSError:  # the server has had enough of it
                continue


class Reader:
    """One browser without a screen: a connection that it keeps, and what the page asks on it."""

    def __init__(self, port: int) -> None:
        """Connect with the first question."""
        self.connection = HTTPConnection(HOST, port, timeout=PATIENCE)

    def get(self, path: str, *, packed: bool = True) -> bytes:
        """Return the answer to a GET."""
        return self._answer("GET", path, None, packed=packed)

    def ask(self, body: dict[str, Any], *, packed: bool = True) -> bytes:
        """Return the answer of a callback."""
        return self._answer("POST", CALLBACK, json.dumps(body), packed=packed)

    def _answer(self, method: str, path: str, body: str | None, *, packed: bool) -> bytes:
        headers = {"Accept-Encoding": "gzip" if packed else "identity"}
        headers |= {"Content-Type": "application/json"} if body else {}
        self.connection.request(method, path, body, headers)
        found = self.connection.getresponse()
        content = found.read()
        if found.status != 200:
            raise HTTPException(f"{path} was answered with {found.status}")
        return content

    def close(self) -> None:
        """Hang up."""
        self.connection.close()
