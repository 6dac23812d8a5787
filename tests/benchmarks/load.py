"""A class at once: what newcomers wait for beside idle, slow and unread clients, and students."""

import random
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from http.client import HTTPException

import psutil  # type: ignore[import-untyped]  # its types are a package of their own

from tests.benchmarks.crowd import CLASS, KINDS, Reader, crowd, started
from tests.benchmarks.timing import median, seconds, slow_end
from tests.conftest import answer_path, build_body

NEWCOMERS = 40
STRANGERS = 1_000
STUDENTS, LESSON = 30, 30.0  # seconds
LECTURE = 200  # students
KILLED = 5.0  # seconds between two ends of a worker
PAUSE = (1.0, 3.0)  # seconds between the changes of a student
SELECTIONS = [
    f"?data={data}&view={view}&types={types}"
    for data in ("article", "chronology")
    for view in ("map", "network", "matrix", "camps", "table")
    for types in ("support", "accuse", "aid", "consult", "threaten,accuse", "cooperate,support")
]


def open_page(port: int, query: str = "?data=article&view=map") -> None:
    """Ask for all that the server makes for a page: its frame, its parts, its picture."""
    reader = Reader(port)
    try:
        reader.get(f"/{query}")
        reader.ask(build_body(query))
        reader.get(answer_path(query))
    finally:
        reader.close()


def megabytes(process: int) -> float:
    """Return the memory of a process, with that of its workers."""
    first = psutil.Process(process)
    return sum(float(one.memory_info().rss / 2**20) for one in [first, *first.children()])


def newcomers(port: int) -> list[float]:
    """Return the milliseconds that newcomers wait for their pages, one after another."""
    found = []
    for _ in range(NEWCOMERS):
        try:
            found.append(1000 * seconds(lambda: open_page(port)))
        except (OSError, HTTPException):  # nobody answered
            found.append(float("inf"))
            break
    return found


def beside(clients: dict[str, int], *arguments: str) -> dict[str, object]:
    """Return what newcomers wait for beside so many clients of each kind."""
    with started(*arguments) as (port, process), ExitStack() as crowds:
        open_page(port)
        quiet = newcomers(port)
        for kind, size in clients.items():
            crowds.enter_context(crowd(port, kind, size))
        time.sleep(2)  # so that what they asked for is under way
        times = newcomers(port)
        memory = megabytes(process.pid)
        crowds.close()
        quiet += newcomers(port)
    return {
        "what": ", ".join([*(f"{size} {kind}" for kind, size in clients.items()), *arguments]),
        "quiet ms": median(quiet),
        "median ms": median(times),
        "p95 ms": slow_end(times),
        "MB": round(memory),
    }


class Student(threading.Thread):
    """Opens the page, and then changes it every one to three seconds."""

    def __init__(self, port: int, number: int, until: float) -> None:
        """Sit down."""
        super().__init__(daemon=True)
        self.port, self.until, self.reader = port, until, Reader(port)
        self.chance = random.Random(number)
        self.waited: list[float] = []
        self.failed = 0

    def run(self) -> None:
        """Take part until the lesson is over."""
        time.sleep(self.chance.uniform(0, PAUSE[1]))
        self._wait_for(lambda: open_page(self.port))
        while time.monotonic() < self.until:
            time.sleep(self.chance.uniform(*PAUSE))
            query = self.chance.choice(SELECTIONS)
            self._wait_for(partial(self.reader.get, answer_path(query)))
        self.reader.close()

    def _wait_for(self, call: Callable[[], object]) -> None:
        """Wait, and ask once more where nobody answered, as the page does."""
        start = time.monotonic()
        for _ in range(2):
            try:
                call()
            except (OSError, HTTPException):
                self.reader.close()
                continue
            self.waited.append(1000 * (time.monotonic() - start))
            return
        self.failed += 1


def kill(process: int, until: float) -> int:
    """End the oldest worker from time to time, unasked, and return how many."""
    killed = 0
    while time.monotonic() < until:
        time.sleep(KILLED)
        with suppress(psutil.NoSuchProcess):
            min(psutil.Process(process).children(), key=psutil.Process.create_time).kill()
            killed += 1
    return killed


def lesson(size: int = STUDENTS, *arguments: str, killing: bool = False) -> dict[str, object]:
    """Return what students wait for, also while workers are killed."""
    with started(*arguments) as (port, process):
        until = time.monotonic() + LESSON * (2 if killing else 1)
        students = [Student(port, number, until) for number in range(size)]
        for student in students:
            student.start()
        killed = kill(process.pid, until) if killing else 0
        for student in students:
            student.join()
        memory = megabytes(process.pid)
    times = [one for student in students for one in student.waited]
    said = f"{size} students {' '.join(arguments)}, {len(times)} answers"
    return {
        "what": f"{said}, {killed} workers killed" if killing else said,
        "median ms": median(times),
        "p95 ms": slow_end(times),
        "MB": round(memory),
        "failed": sum(student.failed for student in students),
    }


def measure() -> list[dict[str, object]]:
    """Measure a class that holds its connections, strangers of each kind, lessons."""
    sizes = {kind: CLASS if kind == "held" else STRANGERS for kind in KINDS}
    found = [beside({kind: size}) for kind, size in sizes.items()]
    shared = ("--workers", "2")
    lessons = [lesson(), lesson(LECTURE), lesson(LECTURE, *shared)]
    return [
        *found,
        beside(sizes),
        beside(sizes, *shared),
        *lessons,
        lesson(STUDENTS, *shared, killing=True),
    ]
