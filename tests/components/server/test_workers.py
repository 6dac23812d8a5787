"""Workers: one dies, all are renewed, all end; what each knows of the sets that readers open."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import asdict
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its types are a package of their own
import pytest

from components.server import workers
from components.server.sockets import bound_sockets
from components.server.workers import Plan
from tests.benchmarks.crowd import Reader, started
from tests.conftest import answer_path

HOST = "127.0.0.1"
SOON = 60  # seconds; the machine may be busy
# Says who answers, and in which edition of a file beside it; ends as it is told.
SITE = """
import os, signal, sys, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
sys.path.insert(0, os.environ["ROOT"])
from components.server.workers import Shared

edition = Path(sys.argv[1]).read_text()
if edition == "broken":
    sys.exit("the data are broken")

class Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        said = f"{os.getpid()} {edition}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)
    def log_message(self, *_): pass

shared = Shared.of(os.environ)
site = ThreadingHTTPServer(("", 0), Answer, bind_and_activate=False)
site.daemon_threads = False  # it finishes what it answers
site.socket = shared.sockets[0]
site.socket.setblocking(False)  # whom the other worker let in first is not waited for
end = lambda *_: threading.Thread(target=site.shutdown).start()
signal.signal(signal.SIGTERM, end)
shared.answer(end)
site.serve_forever(0.05)
site.server_close()
"""


class Site:
    """A small site of two workers, and what a client sees of it."""

    def __init__(self, port, process, edition):
        self.port, self.process, self.edition = port, process, edition

    def asked(self):
        """Return who answers a newcomer, and in which edition; ask once more, as pages do."""
        try:
            return self.once()
        except (OSError, HTTPException):
            return self.once()

    def once(self):
        connection = HTTPConnection(HOST, self.port, timeout=SOON)
        try:
            connection.request("GET", "/")
            who, edition = connection.getresponse().read().decode().split()
        finally:
            connection.close()
        return int(who), edition

    @property
    def workers(self):
        return {one.pid for one in psutil.Process(self.process.pid).children()}

    def until(self, is_so):
        """Wait until something is so; whoever asks meanwhile is answered."""
        end = time.monotonic() + SOON
        while not is_so():
            assert time.monotonic() < end
            self.asked()


@contextmanager
def site(tmp_path, said="first", number=2):
    edition = tmp_path / "edition"
    edition.write_text(said)
    (listens,) = bound_sockets(HOST, 0)
    listens.set_inheritable(True)
    command = (sys.executable, "-c", SITE, str(edition))
    plan = Plan(command, number, (listens.fileno(),), told="It is there")
    process = subprocess.Popen(
        [sys.executable, "-P", workers.__file__, json.dumps(asdict(plan))],
        pass_fds=plan.sockets,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "ROOT": str(Path.cwd())},
    )
    port = listens.getsockname()[1]
    listens.close()
    with process:
        try:
            yield Site(port, process, edition)
        finally:
            process.kill()


@pytest.fixture
def served(tmp_path):
    with site(tmp_path) as found:
        assert found.process.stdout.readline() == "It is there\n"
        seen = set()
        found.until(lambda: seen.add(found.asked()[0]) or len(seen) == 2)
        yield found


def test_a_worker_that_dies_is_replaced_and_everybody_is_answered_meanwhile(served):
    before = served.workers
    victim, _ = served.asked()
    os.kill(victim, signal.SIGKILL)
    served.until(lambda: victim not in served.workers and len(served.workers) == 2)
    (new,) = served.workers - before
    served.until(lambda: served.asked()[0] == new)
    assert f"worker {victim} ended unasked (-9)" in served.process.stderr.readline()


def test_all_workers_dead_at_once_whoever_comes_waits_and_is_answered(served):
    before = served.workers
    for one in before:
        os.kill(one, signal.SIGKILL)
    who, _ = served.asked()  # it was let into the queue that outlives them
    assert who not in before


def test_on_a_hangup_new_workers_take_over_and_the_old_ones_end(served):
    before = served.workers
    served.edition.write_text("second")
    served.process.send_signal(signal.SIGHUP)
    served.until(lambda: not before & served.workers and len(served.workers) == 2)
    assert {served.asked()[1] for _ in range(5)} == {"second"}


def test_where_the_new_ones_cannot_start_the_old_ones_stay(served):
    before = served.workers
    served.edition.write_text("broken")
    served.process.send_signal(signal.SIGHUP)
    said = [served.process.stderr.readline() for _ in range(2)]
    assert "the data are broken" in said[0]
    assert "those that were there stay" in said[1]
    assert before <= served.workers
    assert served.asked()[1] == "first"


def test_told_to_end_all_end(served):
    before = served.workers
    served.process.terminate()
    assert served.process.wait(SOON) == 0
    assert not [one for one in before if psutil.pid_exists(one)]
    with pytest.raises((OSError, HTTPException)):
        served.asked()


def works(process):
    """Tell whether a process still runs; one that has ended may wait for somebody to look at it."""
    with suppress(psutil.NoSuchProcess):
        return process.status() != psutil.STATUS_ZOMBIE
    return False


def test_no_worker_outlives_whoever_looks_after_it(served):
    before = [psutil.Process(one) for one in served.workers]
    served.process.kill()
    end = time.monotonic() + SOON
    while any(map(works, before)):
        assert time.monotonic() < end


def test_what_never_starts_is_not_tried_for_ever(tmp_path):
    with site(tmp_path, "broken") as found:
        assert found.process.wait(SOON) == 1
        assert "the data are broken" in found.process.stderr.read()


def test_the_atlas_goes_on_while_its_workers_are_killed_under_load():
    with started("--workers", "2") as (port, process):
        failed, over = [], threading.Event()

        def read(number):
            while not over.is_set():
                query = f"?types={('support', 'accuse', 'aid', 'consult')[number % 4]}"
                if not any(asked(port, answer_path(query)) for _ in range(2)):  # as the page does
                    failed.append(number)

        readers = [threading.Thread(target=read, args=(number,)) for number in range(4)]
        for one in readers:
            one.start()
        for _ in range(2):
            before = serving(process)
            os.kill(before.pop(), signal.SIGKILL)
            while len(serving(process) - before) < 1:
                assert asked(port, "/healthz")
        over.set()
        for one in readers:
            one.join()
        assert not failed


def serving(process):
    return {one.pid for one in psutil.Process(process.pid).children()}


def asked(port, path):
    """Tell whether somebody who comes now is answered."""
    reader = Reader(port)
    try:
        return bool(reader.get(path))
    except (OSError, HTTPException):
        return False
    finally:
        reader.close()
