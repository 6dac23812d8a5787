"""Reads a stranger's file in a process of its own, with limits of memory and of time.

What blows up there takes nothing else down. It is asked on its standard input and answers on its
standard output, both in JSON; see `Apart`. It imports no more than it needs, and starts afresh for
each file, so that nothing of one is left for the next.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from data.opening.answers import Answers, opened_with
from data.opening.kept.owner import Owner
from data.opening.report import Report, as_json, cut, cut_values, report
from data.opening.returned import give_back
from data.opening.shelf import put, put_project
from data.opening.tables.reasons import Unreadable
from data.opening.told import Told

if sys.platform != "win32":
    import resource

ROOT = Path(__file__).parents[2]
MEMORY = 3 * 2**30  # bytes of addresses, of which less than half is ever used
SECONDS = 90  # of a core, for one file
WAITING = 2 * SECONDS  # until an answer is not awaited any longer
AT_ONCE = 2  # files
FEW = 60  # nodes whose places are worked out sooner than a new process has what that needs
TOO_MUCH, BUSY, FAULT = "too-much", "busy", "fault"
# A process that reads a file needs no more of ours than where its libraries are.
PASSED_ON = ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "SYSTEMROOT", "TMPDIR", "LANG")


class Failed(Exception):
    """What could not be done: a key, one of REASONS or of ours, and its values."""

    def __init__(self, what: str, values: Mapping[str, str | int]) -> None:
        """Say what was in the way."""
        super().__init__(what)
        self.what, self.values = what, values


@dataclass(frozen=True)
class Apart:
    """Opens files elsewhere; threads may ask at the same time.

    Each question raises `Failed` where there is no answer.
    """

    memory: int = MEMORY
    seconds: int = SECONDS
    turns: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))

    def report(self, path: Path, answers: Answers) -> Report:
        """Return what there is to show of a file."""
        return Report.read(self._ask("report", path, answers))

    def lay(self, path: Path, answers: Answers, shelf: Path, told: Told, owner: Owner) -> Path:
        """Lay a file into a shelf, and return the folder of its set."""
        more = {"shelf": str(shelf), "told": asdict(told), "owner": asdict(owner)}
        return shelf / Path(self._ask("lay", path, answers, **more)["set"]).name

    def bring(self, path: Path, shelf: Path, views: tuple[str, ...], owner: Owner) -> Path | None:
        """Lay a project into a shelf, and return the folder of its set; nothing if it is none."""
        more = {"shelf": str(shelf), "views": views, "owner": asdict(owner)}
        found = self._ask("bring", path, Answers(), **more)["set"]
        return shelf / Path(found).name if found else None

    def give_back(self, path: Path, answers: Answers, says: Mapping[str, str], to: Path) -> None:
        """Write the rows of a file with what is wrong with them."""
        self._ask("give_back", path, answers, says=dict(says), to=str(to))

    def _ask(self, do: str, path: Path, answers: Answers, **more: Any) -> dict[str, Any]:
        asked = {"do": do, "path": str(path), "answers": asdict(answers), **more}
        asked["limits"] = [self.memory, self.seconds]
        if not self.turns.acquire(timeout=WAITING):
            raise Failed(BUSY, {"name": path.name})
        try:
            found = _run(json.dumps(asked))
        finally:
            self.turns.release()
        if found is None:
            raise Failed(TOO_MUCH, {"name": path.name})
        if "what" in found:
            raise Failed(found["what"], found["values"])
        return found


def _run(asked: str) -> dict[str, Any] | None:
    """Return the answer of a new process, or nothing where it came to no good end."""
    try:
        done = subprocess.run(  # this very module, by this very Python
            [sys.executable, "-m", __name__],
            input=asked.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={name: os.environ[name] for name in PASSED_ON if name in os.environ}
            | {"OPENBLAS_NUM_THREADS": "1", "PYTHONUTF8": "1"},
            timeout=WAITING,
            check=True,
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError, OSError):
        return None
    return found


def limit(memory: int, seconds: int) -> None:
    """Have this process end where it takes more memory or time than a table needs."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Do what is asked, and return what there is to say of it."""
    name = cut(Path(asked["path"]).name)
    try:
        return _done(asked)
    except Unreadable as problem:
        return {"what": problem.what, "values": cut_values(problem.values)}
    except MemoryError:
        return {"what": TOO_MUCH, "values": {"name": name}}
    except Exception as problem:  # a fault of ours: the page says that it is one, the log which
        return {"what": FAULT, "values": {"name": name, "said": type(problem).__name__}}


def _done(asked: Mapping[str, Any]) -> dict[str, Any]:
    if asked["do"] == "bring":
        return {"set": _brought(asked)}
    opened = opened_with(Path(asked["path"]), Answers.read(asked["answers"]))
    if asked["do"] == "report":
        return as_json(report(opened))
    if asked["do"] == "lay":
        told, owner = Told(**asked["told"]), Owner(**asked["owner"])
        return {"set": put(Path(asked["shelf"]), opened, told, FEW, owner).name}
    give_back(opened, asked["says"], Path(asked["to"]))
    return {}


def _brought(asked: Mapping[str, Any]) -> str:
    """Return the name of the set of a project, and nothing of what is none."""
    views, owner = tuple(asked["views"]), Owner(**asked["owner"])
    place = put_project(Path(asked["shelf"]), Path(asked["path"]), views, owner)
    return place.name if place else ""


if __name__ == "__main__":
    question = json.load(sys.stdin)
    limit(*question["limits"])
    print(json.dumps(answer(question)))  # noqa: T201  # what it is asked for
