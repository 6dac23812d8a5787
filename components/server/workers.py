"""Workers: several processes that answer at one port, and the small one that looks after them.

That one holds the port and knows nothing of the atlas. Each worker starts afresh, so that what
harmed one is gone, and a reload takes the program and the data as they are then. They share the
queue of those who wait to be let in, which outlives each of them: with SO_REUSEPORT every worker
would have one of its own, and whoever waits in it is turned away when it dies (gunicorn, pull
request 3612).

Run as a program, this file is the one that looks after them; it needs the standard library only.
"""

import json
import os
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

WORKER = "ENTENTE_WORKER"  # the variable that makes a process one, and tells it what it shares
COUNTS = "PROMETHEUS_MULTIPROC_DIR"  # where workers keep what they count, for all to be read
READY = b"ready\n"
PATIENCE = 15.0  # seconds for a worker to end by itself; it takes 10 to finish its answers
PAUSES = (1.0, 30.0)  # seconds before another starts where one did not: the first time, and at most


@dataclass(frozen=True)
class Plan:
    """What workers are started with.

    Attributes:
        command: The program and its arguments.
        number: How many there are to be.
        sockets: The descriptors that they listen on.
        opened: The folders of the sets that were opened for all of them.
        told: What is said once the first of them answers.
        json: Whether the log is written as JSON.
    """

    command: tuple[str, ...]
    number: int
    sockets: tuple[int, ...]
    opened: tuple[str, ...] = ()
    told: str = ""
    json: bool = False


def begin(plan: Plan) -> None:
    """Look after workers from now on; what this process has loaded until now it forgets.

    Raises:
        SystemExit: 2, after a sentence, where a system does not share sockets.
    """
    if sys.platform == "win32":
        print("--workers: on Windows there can be only 1.", file=sys.stderr)  # noqa: T201  # for whoever started it
        raise SystemExit(2)
    for one in plan.sockets:
        os.set_inheritable(one, True)
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-P", __file__, json.dumps(asdict(plan))])


@dataclass(frozen=True)
class Shared:
    """What a worker was given: the sockets it listens on, and the sets that were opened."""

    sockets: tuple[socket.socket, ...]
    opened: tuple[Path, ...]

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Shared | None":
        """Return it, or nothing where this process is no worker."""
        if WORKER not in environment:
            return None
        told = json.loads(environment[WORKER])
        sockets = tuple(socket.socket(fileno=one) for one in told["sockets"])
        return cls(sockets, tuple(map(Path, told["opened"])))

    def answer(self, end: Callable[[], None]) -> None:
        """Say that this worker answers; have it end when nobody looks after it any more."""
        os.write(sys.stdout.fileno(), READY)

        def watch() -> None:
            while os.read(sys.stdin.fileno(), 1):
                pass
            end()

        threading.Thread(target=watch, daemon=True).start()


@dataclass(eq=False)
class Worker:
    """One process; it is of an edition, which each reload makes anew."""

    process: "subprocess.Popen[bytes]"
    edition: int
    ready: bool = False
    deadline: float = field(default=float("inf"))  # when it is killed, once it was told to end

    @property
    def stays(self) -> bool:
        """Whether it was not told to end."""
        return self.deadline == float("inf")

    def end(self) -> None:
        """Tell it to finish its answers and end."""
        if self.stays:
            self.process.terminate()
            self.deadline = time.monotonic() + PATIENCE


class Workers:
    """The workers of a plan, for as long as no signal says to end."""

    def __init__(self, plan: Plan, counts: str) -> None:
        """Start none yet; `counts` is the folder in which they count."""
        self.plan, self.counts = plan, counts
        self.all: list[Worker] = []
        self.edition, self.code = 0, 0
        self.ending, self.reloading, self.answered = False, False, False
        self.pause, self.not_before = PAUSES[0], 0.0
        self.selector = selectors.DefaultSelector()
        self.told_of, tells = socket.socketpair()
        for one in (self.told_of, tells):
            one.setblocking(False)
        self.selector.register(self.told_of, selectors.EVENT_READ)
        signal.set_wakeup_fd(tells.fileno(), warn_on_full_buffer=False)
        self.tells = tells

    def heed(self) -> None:
        """Mind signals: to end, to reload, and that a worker ended."""
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: setattr(self, "ending", True))
        signal.signal(signal.SIGHUP, lambda *_: setattr(self, "reloading", True))
        signal.signal(signal.SIGCHLD, lambda *_: None)  # only wakes

    def run(self) -> int:
        """Look after them until the last has ended, and return the code to end with."""
        while True:
            if self.reloading:
                self.reloading, self.edition = False, self.edition + 1
            self._end_some()
            self._start_some()
            if self.ending and not self.all:
                return self.code
            for key, _ in self.selector.select(1):
                self._hear(key)
            self._bury()

    def _of(self, *, current: bool) -> list[Worker]:
        return [one for one in self.all if one.stays and (one.edition == self.edition) == current]

    def _start_some(self) -> None:
        """Start what is missing; in a reload one after another, so that all fit into memory."""
        current, older = self._of(current=True), self._of(current=False)
        missing = self.plan.number - len(current)
        if older and not all(one.ready for one in current):
            return
        if not self.ending and time.monotonic() >= self.not_before:
            for _ in range(min(missing, 1) if older else missing):
                self._start()

    def _start(self) -> None:
        shared = {"sockets": self.plan.sockets, "opened": self.plan.opened}
        process = subprocess.Popen(
            self.plan.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=self.plan.sockets,
            process_group=0,  # Ctrl+C is for whoever looks after them
            env={**os.environ, WORKER: json.dumps(shared), COUNTS: self.counts},
        )
        worker = Worker(process, self.edition)
        self.all.append(worker)
        assert process.stdout
        self.selector.register(process.stdout, selectors.EVENT_READ, worker)

    def _hear(self, key: selectors.SelectorKey) -> None:
        """Take note of a signal, or of what a worker says."""
        worker: Worker | None = key.data
        said = os.read(key.fd, 4096)
        if worker is None:
            return
        if not said:
            self.selector.unregister(key.fileobj)
        elif not worker.ready and READY in said:
            worker.ready, self.pause = True, PAUSES[0]
            if not self.answered and self.plan.told:
                print(self.plan.told, flush=True)  # noqa: T201  # the command's one line
            self.answered = True

    def _end_some(self) -> None:
        """End all where that was asked for, and an older worker for each new one that answers."""
        older, new = self._of(current=False), [o for o in self._of(current=True) if o.ready]
        over = len(older) + len(new) - self.plan.number
        for one in self.all if self.ending else older[: max(over, 0)]:
            one.end()
        for one in self.all:
            if one.deadline < time.monotonic():
                one.process.kill()

    def _bury(self) -> None:
        """Take leave of the workers that ended."""
        for one in [one for one in self.all if one.process.poll() is not None]:
            self.all.remove(one)
            self._close(one)
            if one.stays and not self.ending:
                self._mind(one)

    def _close(self, worker: Worker) -> None:
        assert worker.process.stdout
        assert worker.process.stdin
        with suppress(KeyError):
            self.selector.unregister(worker.process.stdout)
        worker.process.stdout.close()
        worker.process.stdin.close()
        for counted in Path(self.counts).glob(f"gauge_live*_{worker.process.pid}.db"):
            counted.unlink(missing_ok=True)

    def _mind(self, worker: Worker) -> None:
        """Say that a worker ended unasked, and what follows."""
        code = worker.process.returncode
        how = f"worker {worker.process.pid} ended unasked ({code})"
        if worker.ready:
            self._log(f"{how}: another takes its place")
        elif not self.answered:  # it never works: what is wrong it has said
            self.ending, self.code = True, code if code > 0 else 1
        elif self._of(current=False):
            self._log(f"{how}: there is no reload, those that were there stay")
            for one in self.all:
                one.edition = self.edition
        else:
            self._log(f"{how}: another is tried in {self.pause:.0f} s")
            self.not_before = time.monotonic() + self.pause
            if code > 0:  # else another ended it, not a fault that is there again
                self.pause = min(2 * self.pause, PAUSES[1])

    def _log(self, message: str) -> None:
        now = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime())
        said: dict[str, Any] = {"time": now, "level": "WARNING", "logger": "workers"}
        line = json.dumps({**said, "message": message}) if self.plan.json else ""
        print(line or f"{now} WARNING workers: {message}", file=sys.stderr, flush=True)  # noqa: T201  # the log


def main(arguments: Sequence[str]) -> int:
    """Look after the workers of a plan, which is written as JSON."""
    told = json.loads(arguments[0])
    listed: Any = {name: tuple(v) if isinstance(v, list) else v for name, v in told.items()}
    plan = Plan(**listed)
    counts = tempfile.mkdtemp(prefix="entente-")
    try:
        workers = Workers(plan, counts)
        workers.heed()
        return workers.run()
    finally:
        shutil.rmtree(counts, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
