"""Sockets: the port that the server binds, and how many connections this machine allows it."""

import errno
import os
import socket
import sys
from contextlib import suppress
from selectors import DefaultSelector

from components.server.settings import Settings

if sys.platform != "win32":
    import resource

MOST = 5_000  # connections
MOST_SELECTED = 480  # where the system has but select(), as Windows: it watches 512 descriptors
SPARE = 64  # descriptors for all else


def bound_sockets(host: str, port: int) -> list[socket.socket]:
    """Return a socket for each address of a host, bound to the same port.

    Raises:
        OSError: If there is no such host here or the port is taken.
    """
    found: list[socket.socket] = []
    problem = OSError(errno.EADDRNOTAVAIL, os.strerror(errno.EADDRNOTAVAIL))
    for family, address in _addresses(host):
        try:
            chosen = found[0].getsockname()[1] if found else port
            found.append(socket.create_server((address, chosen), family=family))
        except OSError as error:  # a machine may know the name of an address that it has not
            problem = error
            if error.errno == errno.EADDRINUSE:
                break
    if not found or problem.errno == errno.EADDRINUSE:
        for one in found:
            one.close()
        raise problem
    return found


def _addresses(host: str) -> dict[tuple[int, str], None]:
    """Return family and address of each that a host has, in order."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    return {(family, str(where[0])): None for family, _, _, _, where in found}


def most_connections() -> int:
    """Return how many connections this machine allows, having asked it for enough."""
    if DefaultSelector.__name__ == "SelectSelector":
        return MOST_SELECTED
    return min(MOST, (_descriptors(2 * MOST + SPARE) - SPARE) // 2)  # a file may be open for each


def _descriptors(wanted: int) -> int:
    """Return how many descriptors this process may have open, at best as many as are wanted."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    best = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < best:
        with suppress(OSError, ValueError):  # some systems allow less than they say
            resource.setrlimit(resource.RLIMIT_NOFILE, (best, hard))
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return wanted if soft == resource.RLIM_INFINITY else soft


def problem_in_words(problem: OSError, settings: Settings) -> str:
    """Say why the atlas cannot listen, and what helps."""
    host, port = settings.host, settings.port
    if isinstance(problem, socket.gaierror) or problem.errno == errno.EADDRNOTAVAIL:
        return f"{host!r} is no name or address of this machine: try --host 127.0.0.1, or 0.0.0.0."
    if problem.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is in use: try another --port, or 0 for any that is free."
    if problem.errno == errno.EACCES:
        return f"Port {port} is not for every user to listen on: try a --port above 1023."
    return f"Nothing can listen on port {port} of {host}: {problem.strerror}."
