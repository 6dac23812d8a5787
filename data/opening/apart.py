"""Reads a stranger's file in a process of its own, with limits of memory and of time.

What blows up there takes nothing else down. Every way in is this one: the page at /open, and files
that are named on the command line. The process imports no more than it needs, and starts afresh
for each file, so that nothing of one is left for the next.

Once it has said what a file is, it goes on to write the data set of it, beside the shelf, so that
the file need not be read once more by whoever opens the atlas of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import BoundedSemaphore, Lock, Timer
from typing import Any

from data.opening.answers import Answers
from data.opening.kept.owner import Owner
from data.opening.report import Report
from data.opening.shelf import take
from data.opening.tables.reasons import REASONS, printable
from data.opening.told import Told
from data.opening.working import Ready, Working, sweep

MEMORY = 3 * 2**30  # bytes of addresses, of which less than half is ever used
SECONDS = 120  # of a core, for one file
AT_ONCE = 2  # files
IDLE = 600  # seconds after which a process that waits for a file waits no longer
KEPT = 8  # files of which is remembered what was found in them
TOO_MUCH, BUSY, FAULT, NOTHING, CANCELLED = "too-much", "busy", "fault", "nothing", "cancelled"
REPORT, LAY, BRING, GIVE_BACK = "report", "lay", "bring", "give_back"
MODULE = "data.opening.asked"
# In English, as REASONS are.
SAID = {
    TOO_MUCH: "{name} takes more memory or time than a table should. Open a part of it, or save it "
    "as CSV.",
    BUSY: "Other files are being read just now. Open {name} again in a minute.",
    FAULT: "{name} could not be read, and the fault is ours ({said}). The file is unharmed.",
    NOTHING: "{name} has nothing to show: none of its {rows:,} rows makes a relation. "
    "--check says why.",
    CANCELLED: "{name} is not read to its end: it was cancelled.",
}

Watch = Callable[[Working], None]


def unwatched(_work: Working) -> None:
    """Let a process work without looking at it."""


class Failed(Exception):
    """What could not be done: a key, one of REASONS or of SAID, and its values."""

    def __init__(self, what: str, values: Mapping[str, str | int]) -> None:
        """Say in one English sentence what was in the way."""
        sentence = SAID.get(what) or REASONS.get(what) or SAID[FAULT]
        super().__init__(printable(sentence.format_map(values)))
        self.what, self.values = what, values


@dataclass(frozen=True)
class Apart:
    """Opens files elsewhere, for a shelf if there is one; threads may ask at the same time.

    Each question raises `Failed` where there is no answer. `watch` gets the process that works at
    it, again and again while it does.
    """

    shelf: Path | None = None
    memory: int = MEMORY
    seconds: int = SECONDS
    turns: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))
    _latest: dict[Path, Working] = field(default_factory=dict)
    _ready: list[Ready] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def prepare(self) -> None:
        """Have a process that waits for a file, since one is about to come: one at the most.

        What it needs is there by then, which takes longer than reading a table of some pages.
        """
        with self._lock:
            if any(one.waits for one in self._ready):
                return
            try:
                ready = self._start()
            except OSError:  # whoever sends a file is told
                return
            self._ready.append(ready)
        timer = Timer(IDLE, self._let_go, [ready])
        timer.daemon = True
        timer.start()

    def report(self, path: Path, answers: Answers, watch: Watch = unwatched) -> Report:
        """Return what there is to show of a file; its set is made beside the shelf, if any.

        What was found in one of the latest files is not looked for again.
        """
        return Report.read(self._found(REPORT, self._work(path, answers), watch))

    def lay(
        self,
        path: Path,
        answers: Answers,
        told: Told,
        owner: Owner,
        watch: Watch = unwatched,
    ) -> Path:
        """Lay a file into the shelf, and return the folder of its set."""
        assert self.shelf
        work = self._work(path, answers)
        made = work.folder / Path(self._found(LAY, work, watch)["set"]).name
        if made.is_dir() or (self.shelf / made.name).is_dir():
            return take(self.shelf, made, told, owner)
        self._forget(work)  # it was laid before, and taken away since
        return self.lay(path, answers, told, owner, watch)

    def bring(
        self, path: Path, views: tuple[str, ...], owner: Owner, watch: Watch = unwatched
    ) -> Path | None:
        """Lay a project into the shelf, and return the folder of its set; nothing if it is none."""
        assert self.shelf
        asked = self._asked(BRING, path, Answers()) | {"views": views, "owner": asdict(owner)}
        name = self._once(asked, watch)["set"]
        return self.shelf / Path(name).name if name else None

    def give_back(self, path: Path, answers: Answers, says: Mapping[str, str], to: Path) -> None:
        """Write the rows of a file with what is wrong with them."""
        asked = self._asked(GIVE_BACK, path, answers) | {"says": dict(says), "to": str(to)}
        self._once(asked, unwatched)

    def _once(self, asked: Mapping[str, Any], watch: Watch) -> dict[str, Any]:
        """Ask a process for something that nobody asks for twice."""
        work = self._started(asked)
        try:
            return self._found(asked["do"], work, watch)
        finally:
            work.forget()

    def close(self) -> None:
        """End what is at work, and remove what was not taken."""
        for work in [*self._latest.values()]:
            self._forget(work)
        for ready in [*self._ready]:
            self._let_go(ready)

    def _start(self) -> Ready:
        if self.shelf:
            self.shelf.mkdir(parents=True, exist_ok=True)
            sweep(self.shelf)
        return Ready(MODULE, self.shelf)

    def _taken(self) -> Ready | None:
        """Return the process that waits for a file, if there is one: it is nobody else's then."""
        with self._lock:
            while self._ready:
                ready = self._ready.pop()
                if ready.waits:
                    return ready
                ready.turn_away()
        return None

    def _let_go(self, ready: Ready) -> None:
        """End a process that waits for a file, unless one came."""
        with self._lock:
            if ready not in self._ready:
                return
            self._ready.remove(ready)
        ready.turn_away()

    def _asked(self, do: str, path: Path, answers: Answers) -> dict[str, Any]:
        asked = {"do": do, "path": str(path.absolute()), "answers": asdict(answers)}
        return {**asked, "shelf": str(self.shelf or ""), "limits": [self.memory, self.seconds]}

    def _work(self, path: Path, answers: Answers) -> Working:
        """Return the process that is or was asked this of a file, or else a new one."""
        asked = self._asked(REPORT, path, answers)
        with self._lock:
            known = self._latest.get(path)
            if known and known.asked == asked and not known.cancelled:
                self._latest[path] = self._latest.pop(path)  # the latest comes last
                return known
        work = self._started(asked)
        with self._lock:
            older = self._latest.pop(path, None)
            self._latest[path] = work
            left = [older] if older else []
            left += [self._latest.pop(one) for one in [*self._latest][:-KEPT]]
        for one in left:
            if one.over or one.has(REPORT):  # else somebody waits for it
                one.forget()
        return work

    def _started(self, asked: Mapping[str, Any]) -> Working:
        if not self.turns.acquire(timeout=2 * self.seconds):
            raise Failed(BUSY, {"name": Path(asked["path"]).name})
        try:
            ready = self._taken() or self._start()
        except BaseException:
            self.turns.release()
            raise
        return Working(ready, asked, 2 * self.seconds, self.turns.release)

    def _found(self, what: str, work: Working, watch: Watch) -> dict[str, Any]:
        try:
            found = work.found(what, watch)
        except BaseException:  # whoever waited is interrupted
            self._forget(work)
            raise
        if found is None:
            self._forget(work)
            name = Path(work.asked["path"]).name
            raise Failed(CANCELLED if work.cancelled else TOO_MUCH, {"name": name})
        if "what" in found:
            raise Failed(found["what"], found["values"])
        return found

    def _forget(self, work: Working) -> None:
        with self._lock:
            for path in [path for path, one in self._latest.items() if one is work]:
                del self._latest[path]
        work.forget()
