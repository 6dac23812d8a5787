"""Every step of a reader, and what is left of them after those that were taken back.

Steps are only ever added, so that nothing is lost, whatever happens meanwhile. A step is an object
of JSON: `do` says what was done, `at` to which relation; `UNDO` takes back the last step that
stands.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

KEEP, REFUSE, CHANGE, ADD, KIND, UNDO = "keep", "refuse", "change", "add", "kind", "undo"
SETTLE = "settle"  # what two readers differ in
LONGEST = 100_000  # steps of one reader

Step = dict[str, Any]


def read(path: Path) -> list[Step]:
    """Return the steps in a file; a line that was cut off while it was written is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    found = []
    for line in lines[:LONGEST]:
        try:
            step = json.loads(line)
        except ValueError:
            continue
        if isinstance(step, dict):
            found.append(step)
    return found


def add(path: Path, step: Step) -> None:
    """Write a step behind the others.

    Raises:
        OSError: where nothing can be written.
    """
    line = json.dumps(step, ensure_ascii=False) + "\n"
    with path.open("ab") as file:
        file.write(line.encode("utf-8", "replace"))
        file.flush()


def standing(steps: Iterable[Step]) -> list[Step]:
    """Return the steps that were not taken back, in their order.

    Of changes in a row to the same parts of one relation the last one stands for all: a statement
    is kept while it is written.
    """
    found: list[Step] = []
    for step in steps:
        if step["do"] == UNDO:
            del found[-1:]
        elif found and _goes_on(found[-1], step):
            found[-1] = step
        else:
            found.append(step)
    return found


def _goes_on(last: Step, step: Step) -> bool:
    same = last["do"] == step["do"] == CHANGE and last["at"] == step["at"]
    return bool(same and last["codes"].keys() == step["codes"].keys())


def last_of(steps: Sequence[Step]) -> str:
    """Return what the last step was done to, or nothing."""
    if not steps:
        return ""
    at = steps[-1].get("at")
    return str(at if at is not None else steps[-1]["ids"][0])
