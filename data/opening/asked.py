"""What a process that reads a stranger's file is asked, and what it answers: see `apart`.

It starts afresh for each file, imports no more than that needs, and keeps to limits of memory and
of time. Once it has said what a file is, it goes on to write the data set of it.
"""

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from select import select
from typing import Any

from data.opening.answers import Answers, opened_with
from data.opening.apart import BRING, FAULT, GIVE_BACK, LAY, NOTHING, REPORT, TOO_MUCH
from data.opening.kept.owner import Owner
from data.opening.opened import Opened
from data.opening.report import as_json, cut, cut_values, report
from data.opening.returned import give_back
from data.opening.shelf import make, put_project
from data.opening.tables.content import share_read
from data.opening.tables.reasons import Unreadable
from data.opening.tables.table import Tell
from data.opening.working import OFTEN

if sys.platform != "win32":
    import resource

FEW = 400  # nodes whose places whoever asks for the network works out at once


def prepare() -> None:
    """Bring what placing the nodes of a set needs, as long as nobody has asked for anything."""
    if sys.platform != "win32" and not select([sys.stdin], [], [], 0)[0]:
        import_module("networkx")


def limit(memory: int, seconds: int) -> None:
    """Have this process end where it takes more memory or time than a table needs."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answers_to(asked: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what is found of what is asked, each as it is found."""
    path, do = Path(asked["path"]), asked["do"]
    if do == BRING:
        yield do, _answer(path, partial(_brought, path, asked))
        return
    read = cache(partial(opened_with, path, Answers.read(asked["answers"]), _telling(path)))
    if do == GIVE_BACK:
        yield do, _answer(path, partial(_given_back, read, asked))
        return
    yield REPORT, _answer(path, lambda: as_json(report(read())))
    if asked["shelf"]:
        yield LAY, _answer(path, partial(_laid, read, Path(asked["beside"])))


def _laid(read: Callable[[], Opened], beside: Path) -> dict[str, Any]:
    opened = read()
    if not opened.outcome.drafts:
        values = {"name": cut(opened.path.name), "rows": opened.outcome.rows}
        return {"what": NOTHING, "values": values}
    return {"set": make(beside, opened, FEW).name}


def _given_back(read: Callable[[], Opened], asked: Mapping[str, Any]) -> dict[str, Any]:
    give_back(read(), asked["says"], Path(asked["to"]))
    return {}


def _brought(path: Path, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return the name of the set of a project, and nothing of what is none."""
    views, owner = tuple(asked["views"]), Owner(**asked["owner"])
    place = put_project(Path(asked["shelf"]), path, views, owner)
    return {"set": place.name if place else ""}


def _answer(path: Path, found: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what is found, or why nothing is."""
    name = cut(path.name)
    try:
        return found()
    except Unreadable as problem:
        return {"what": problem.what, "values": cut_values(problem.values)}
    except MemoryError:
        return {"what": TOO_MUCH, "values": {"name": name}}
    except Exception as problem:  # a fault of ours: the page says that it is one, the log which
        return {"what": FAULT, "values": {"name": name, "said": type(problem).__name__}}


def _telling(path: Path) -> Tell:
    """Return what says how far a file was read, not too often."""
    next_time = time.monotonic() + OFTEN

    def tell(rows: int, share: float) -> None:
        nonlocal next_time
        if time.monotonic() >= next_time:
            next_time = time.monotonic() + OFTEN
            _say({"rows": rows, "share": share or share_read(path)})

    return tell


def _say(said: Mapping[str, Any]) -> None:
    print(json.dumps(said), flush=True)  # noqa: T201  # whoever asked listens


if __name__ == "__main__":
    gc.disable()  # it ends when it has answered; of millions of rows nothing is in a circle
    prepare()
    question = json.load(sys.stdin)
    limit(*question["limits"])
    for what, answer in answers_to(question):
        _say({"of": what, "found": answer})
