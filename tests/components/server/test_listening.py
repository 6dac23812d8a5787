"""The server: what it holds, what it refuses, and how it ends; over real sockets."""

import re
import socket
import threading
import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from components.server import connections
from components.server.connections import superfluous
from components.server.listening import Server
from components.server.security import LARGEST_BODY
from components.server.sockets import bound_sockets
from tests.benchmarks.crowd import CLASS, HOST, KINDS, Reader, crowd, served
from tests.conftest import answer_path, build_body

GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nHost: x\r\n"
LARGE_ANSWER = b"x" * 4_000_000
SOME = 100  # of each kind of bad client
SOON = 30  # seconds; the machine may be busy


class Application:
    """Answers with what a test wants."""

    def __init__(self):
        self.body, self.asked, self.go_on = b"answer", 0, threading.Event()
        self.go_on.set()
        self.working = threading.Event()

    def __call__(self, environment, start):
        self.asked += 1
        self.working.set()
        assert self.go_on.wait(SOON)
        start("200 OK", [("Content-Length", str(len(self.body)))])
        return [self.body]


@contextmanager
def running(application):
    server = Server(application, bound_sockets(HOST, 0))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server
    finally:
        application.go_on.set()
        server.end()
        thread.join(SOON)
        assert not thread.is_alive()


@pytest.fixture
def application():
    return Application()


@pytest.fixture
def server(application):
    with running(application) as found:
        yield found


def sent(server, *parts):
    """Return a connection on which something was sent."""
    client = socket.create_connection((HOST, server.port), timeout=SOON)
    for part in parts:
        client.sendall(part)
    return client


def everything(client):
    """Return what comes until the server hangs up."""
    found = b""
    while part := client.recv(2**16):
        found += part
    client.close()
    return found


def answered(server):
    """Tell whether a newcomer is answered."""
    with sent(server, GET) as client:
        return client.recv(4096).startswith(b"HTTP/1.1 200 OK")


# ---------------------------------------------------------------- a class, and bad company


def test_a_class_holds_its_connections_and_a_newcomer_still_gets_the_page():
    with served() as port, crowd(port, "held", CLASS):
        for kind in KINDS:
            with crowd(port, kind, SOME):
                reader = Reader(port)
                assert b"<title>" in reader.get("/", packed=False)
                assert b"mantine" in reader.ask(build_body(), packed=False)
                assert b"summary" in reader.get(answer_path(), packed=False)
                reader.close()


def test_readers_who_ask_for_the_same_and_do_not_read_hold_no_thread_and_no_copies(
    server, application
):
    application.body = LARGE_ANSWER
    clients = [sent(server, GET * 12) for _ in range(SOME)]
    assert answered(server)
    assert sum(channel.copied for channel in server.channels) < len(LARGE_ANSWER)
    for client in clients:
        client.close()


def test_of_pipelined_requests_the_first_is_answered_and_the_connection_closed(server, application):
    found = everything(sent(server, GET * 50))
    assert found.count(b"HTTP/1.1 200 OK") == application.asked == 1
    assert b"Connection: close" in found


def test_one_request_after_another_keeps_the_connection(server):
    with sent(server) as client:
        for _ in range(5):
            client.sendall(GET)
            answer = b""
            while not answer.endswith(b"answer") and (part := client.recv(4096)):
                answer += part
            assert answer.endswith(b"answer")
            assert b"close" not in answer


@pytest.mark.parametrize("body", [b"", b"x" * 9])
def test_a_body_that_is_announced_is_asked_for_where_there_is_one(server, body):
    head = POST + b"Expect: 100-continue\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
    with sent(server, head % len(body)) as client:
        first = client.recv(25)
        assert first.startswith(b"HTTP/1.1 100 Continue" if body else b"HTTP/1.1 200 OK")
        client.sendall(body)
        assert everything(client).endswith(b"answer")


def test_a_large_answer_arrives_whole(server, application):
    application.body = bytes(range(256)) * 20_000
    found = everything(sent(server, GET.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")))
    assert found.partition(b"\r\n\r\n")[2] == application.body


def test_where_all_connections_are_taken_the_longest_idle_one_leaves(server):
    server.most = 20
    clients = [sent(server) for _ in range(40)]
    assert clients[0].recv(1) == b""  # the server hung up
    assert answered(server)
    for client in clients:
        client.close()


def channel(age, *, waiting=0, copied=0, busy=False, parting=0):
    return SimpleNamespace(
        last_activity=NOW - age,
        total_outbufs_len=waiting,
        copied=copied,
        requests=["one"] * busy,
        parting=parting and NOW + parting,
    )


NOW = 1_000_000
STALLED, MUCH = connections.STALLED + 1, connections.WAITING


@pytest.mark.parametrize(
    ("channels", "most", "closed"),
    [
        pytest.param([], 2, [], id="nobody"),
        pytest.param([channel(1), channel(90)], 2, [], id="idle, and there is room"),
        pytest.param([channel(1), channel(2), channel(3)], 2, [2], id="one too many"),
        pytest.param([channel(9, busy=True), channel(2), channel(1)], 2, [1], id="one works"),
        pytest.param(
            [channel(9, waiting=1), channel(2), channel(1)], 2, [0], id="one reads slowest"
        ),
        pytest.param([channel(STALLED, waiting=1)], 2, [0], id="reads nothing any more"),
        pytest.param([channel(5, waiting=1)], 2, [], id="reads slowly"),
        pytest.param([channel(STALLED, busy=True)], 2, [], id="waits for a slow answer"),
        pytest.param([channel(1, parting=-1)], 2, [0], id="was refused and goes on"),
        pytest.param([channel(1, parting=1)], 2, [], id="was refused just now"),
        pytest.param(
            [channel(age, waiting=MUCH, copied=MUCH) for age in (2, 3)], 2, [1], id="too much waits"
        ),
        pytest.param(
            [channel(age, waiting=MUCH) for age in (2, 3)], 2, [], id="much waits, but is shared"
        ),
    ],
)
def test_who_has_to_leave(channels, most, closed):
    assert [channels.index(one) for one in superfluous(channels, NOW, most)] == closed


# ---------------------------------------------------------------- what is refused unseen


REFUSED = [
    pytest.param(
        [POST + b"Content-Length: 300000000\r\n\r\n"], 413, id="a length that is too large"
    ),
    pytest.param(
        [POST + f"Content-Length: {LARGEST_BODY + 1}\r\n\r\n".encode()], 413, id="one too many"
    ),
    pytest.param(
        [POST + b"Transfer-Encoding: chunked\r\n\r\n", *[b"4000\r\n" + b"x" * 2**14 + b"\r\n"] * 4],
        413,
        id="too large in pieces",
    ),
    pytest.param(
        [POST + b"Expect: 100-continue\r\nContent-Length: 300000000\r\n\r\n"],
        413,
        id="a body that is announced",
    ),
    pytest.param([b"GET / HTTP/1.1\r\nX: " + b"x" * 140_000], 431, id="a header without end"),
    pytest.param([b"get / HTTP/1.1\r\n\r\n"], 400, id="a method in lower case"),
    pytest.param([b"\x16\x03\x01\r\n\r\n"], 400, id="another protocol"),
    pytest.param([POST + b"Content-Length: x\r\n\r\n"], 400, id="a length that is no number"),
    pytest.param([POST + b"Transfer-Encoding: rot13\r\n\r\n"], 501, id="an unknown encoding"),
]


@pytest.mark.parametrize(("parts", "status"), REFUSED)
def test_what_cannot_be_answered_is_refused_at_once_with_all_headers(
    server, application, parts, status
):
    with sent(server, *parts) as client:
        head, _, body = client.recv(4096).partition(b"\r\n\r\n")
    assert re.match(rb"HTTP/1\.[01] %d " % status, head)
    assert b"Content-Security-Policy: default-src 'none'" in head
    assert b"X-Frame-Options: DENY" in head
    assert b"waitress" not in head + body
    assert application.asked == 0


def test_who_goes_on_sending_what_was_refused_reads_why(server):
    """A connection that is closed with something unread is reset, and what was said is lost."""
    with sent(server, POST + b"Content-Length: 30000000\r\n\r\n") as client:
        for _ in range(30):
            client.sendall(bytes(1_000_000))
        assert client.recv(4096).startswith(b"HTTP/1.1 413 ")
        assert client.recv(1) == b""
    assert answered(server)


def test_the_largest_body_is_answered(server):
    head = POST + f"Content-Length: {LARGEST_BODY}\r\n\r\n".encode()
    with sent(server, head, b"x" * LARGEST_BODY) as client:
        assert b" 200 OK" in client.recv(4096)


# ---------------------------------------------------------------- the end


def test_answers_in_flight_are_finished_before_the_end(application):
    application.go_on.clear()
    application.body = LARGE_ANSWER
    with running(application) as server:
        client = sent(server, GET.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        assert application.working.wait(SOON)
        server.end()
        while server.listeners[0].socket and server.listeners[0].socket.fileno() >= 0:
            time.sleep(0.01)
        with pytest.raises(OSError, match="refused"):
            sent(server)
        application.go_on.set()
        assert everything(client).endswith(LARGE_ANSWER)
