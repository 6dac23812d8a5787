"""A process that reads a stranger's file: started, listened to, ended; nothing of it is left.

It is asked in one line of JSON on its standard input, and says on its standard output in lines of
JSON how far it has come and what it found.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from threading import Condition, Thread, Timer
from typing import Any, NamedTuple
from weakref import finalize

ROOT = Path(__file__).parents[2]
BESIDE = ".opening-"  # how folders begin in which sets are made
DAY = 86_400  # seconds
OFTEN = 0.25  # seconds after which whoever waits is told how far it has come
# A process that reads a file needs no more of ours than where its libraries are.
PASSED_ON = ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "SYSTEMROOT", "LANG")


class Progress(NamedTuple):
    """How far a file was read: rows, and which share of its bytes, 0 where nobody knows."""

    rows: int = 0
    share: float = 0.0


NOTHING = Progress()


def sweep(folder: Path) -> None:
    """Remove what processes left there whose own end came too suddenly."""
    for one in folder.glob(f"{BESIDE}*"):
        with suppress(OSError):
            if time.time() - one.stat().st_mtime > DAY:
                shutil.rmtree(one)


class Ready:
    """A process that waits for its question, with a folder of its own, which goes with it."""

    def __init__(self, module: str, beside: Path | None) -> None:
        """Start it; `beside` is where its folder is made."""
        self.folder = Path(mkdtemp(dir=beside, prefix=BESIDE))
        self.clear = finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        known = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        own = {"OPENBLAS_NUM_THREADS": "1", "PYTHONUTF8": "1", "TMPDIR": str(self.folder)}
        self.process = subprocess.Popen(  # a module of ours, by this very Python
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=known | own,
            encoding="utf-8",
        )

    @property
    def waits(self) -> bool:
        """Whether it is still there."""
        return self.process.poll() is None

    def let_go(self) -> None:
        """End it, and remove what it left."""
        self.process.kill()
        self.process.wait()
        self.clear()

    def turn_away(self) -> None:
        """End it where nobody asked it anything, so that nobody else closes what it would hear."""
        self.let_go()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()


@dataclass(eq=False)
class Working:
    """A process at work; threads may wait for it and end it at the same time.

    `asked` is what it is asked, `seconds` for how long; `then` is done once it has ended, however
    that came.
    """

    ready: Ready
    asked: Mapping[str, Any]
    seconds: float
    then: Callable[[], None]
    progress: Progress = NOTHING
    cancelled: bool = False
    started: float = field(default_factory=time.monotonic)
    _found: dict[str, Any] = field(default_factory=dict)
    _over: bool = False
    _news: Condition = field(default_factory=Condition)

    def __post_init__(self) -> None:
        """Ask it."""
        self._process = self.ready.process
        Thread(target=self._listen, daemon=True).start()

    @property
    def folder(self) -> Path:
        """Where it makes what it makes."""
        return self.ready.folder

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self._over

    def found(self, what: str, watch: Callable[["Working"], None]) -> dict[str, Any] | None:
        """Wait for something to be found, and return it, or nothing where it came to no good end.

        `watch` is called before and again and again meanwhile.
        """
        while True:
            watch(self)
            with self._news:
                if what in self._found or self._over:
                    return self._found.get(what)
                self._news.wait(OFTEN)

    def has(self, what: str) -> bool:
        """Tell whether something was found already."""
        return what in self._found

    def end(self, *, cancelled: bool = False) -> None:
        """End it, wherever it is."""
        self.cancelled = self.cancelled or cancelled
        self._process.kill()

    def forget(self) -> None:
        """End it, and remove what it left."""
        self.ready.let_go()

    def _listen(self) -> None:
        latest = Timer(self.seconds, self._process.kill)
        latest.daemon = True
        latest.start()
        try:
            self._ask()
            self._hear()
        except (OSError, ValueError):  # it is gone, or says what is no answer
            self._process.kill()
        finally:
            self._process.wait()
            latest.cancel()
            with self._news:
                self._over = True
                self._news.notify_all()
            self.then()

    def _ask(self) -> None:
        assert self._process.stdin
        with self._process.stdin as question:
            json.dump({**self.asked, "beside": str(self.folder)}, question)

    def _hear(self) -> None:
        assert self._process.stdout
        with self._process.stdout as lines:
            for line in lines:
                said = json.loads(line)
                if "rows" in said:
                    self.progress = Progress(said["rows"], said["share"])
                    continue
                with self._news:
                    self._found[said["of"]] = said["found"]
                    self._news.notify_all()
