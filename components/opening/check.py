"""What would be opened of a file, without serving it: `python app.py --check FILE...`."""

import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from components.opening.ways_in import is_set
from data.catalogue import Holding
from data.dates import parse_date
from data.former_states import former_states
from data.languages import ENGLISH
from data.model import LEVELS
from data.opening.kept.project import may_be_project, unpack
from data.opening.noted import noted
from data.opening.opened import Opened, open_file
from data.opening.outcome import LEFT_OUT
from data.opening.tables.reasons import Unreadable, printable
from data.reading.problems import InvalidData
from data.states import states

SHOWN = 20  # names and problems that are spelled out in words; JSON has a thousand of each
MOST = 1_000
QUESTIONS = {
    "date-order": "No cell tells whether the day or the month comes first: {supposed} is supposed.",
    "type": "No column says what was done: every row is taken for {supposed}.",
}


def check(paths: Iterable[Path], *, as_json: bool) -> int:
    """Print what would be opened of each file; return 0 if each has something to show, else 1."""
    found = [_looked_at(path) for path in paths]
    whole = found if len(found) > 1 else found[0]
    said = json.dumps(whole, ensure_ascii=False, indent=2) if as_json else _words(found)
    try:
        print(said, flush=True)  # noqa: T201  # what the command is for
    except BrokenPipeError:  # who reads it has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0 if all(one.get("relations") for one in found) else 1


def _words(found: Iterable[dict[str, Any]]) -> str:
    return "\n\n".join("\n".join(in_words(one)) for one in found)


def _looked_at(path: Path) -> dict[str, Any]:
    try:
        if is_set(path):
            return set_as_object(path, "data folder")
        found = _project_as_object(path) if may_be_project(path) else {}
        return found or as_object(open_file(path))
    except InvalidData as wrong:
        return {"file": path.name, "error": {"what": "project-wrong", "said": str(wrong)}}
    except Unreadable as problem:
        error = {"what": problem.what, "said": str(problem)}
        return {"file": path.name, "error": error}


def _project_as_object(path: Path) -> dict[str, Any]:
    """Return what is to be said of a project; nothing of an archive that is none."""
    with tempfile.TemporaryDirectory() as beside:
        folder = Path(beside)
        if not unpack(path, folder):
            return {}
        return {**set_as_object(folder, "project"), "file": path.name}


def set_as_object(folder: Path, kind: str) -> dict[str, Any]:
    """Return what is to be said of a data set that need not be made of a table.

    Raises:
        InvalidData: where it cannot be read.
    """
    found = Holding.read(folder).data_set
    return {
        "file": folder.name,
        "format": kind,
        "title": found.titles[ENGLISH],
        "relations": len(found.relations),
        "ties": len(found.relations.ties(LEVELS[0])),
        "states": sum(map(found.is_state, found.nodes)),
        "dates": [day.isoformat() for day in found.span] if found.dated else [],
        "steps": sum(len(story.steps) for story in found.stories),
    }


def as_object(opened: Opened) -> dict[str, Any]:
    """Return what is to be said of an opened file, as JSON has it."""
    table, outcome, preset = opened.table, opened.outcome, opened.preset
    days = [parse_date(one.date) for one in outcome.drafts if one.date]
    known = [end for day in days for end in (day.earliest, day.latest) if date.min < end < date.max]
    return {
        "file": opened.path.name,
        "format": table.format,
        "preset": preset.name if preset else None,
        "recognised": preset.title if preset else None,
        "table": table.name,
        "tables": [one.name for one in opened.others],
        "described": dict(table.described),
        "columns": [*_columns(opened)],
        "types": opened.mapping.scheme or opened.mapping.one_type or "number",
        "codes": dict(zip(("actor", "target"), opened.mapping.systems, strict=True)),
        "date_order": opened.mapping.order,
        "questions": [QUESTIONS[what].format_map(said) for what, said in opened.questions],
        "rows": outcome.rows,
        "used": outcome.used,
        "relations": len(outcome.drafts),
        "ties": len({frozenset((one.actor, one.target)) for one in outcome.drafts}),
        "states": len(opened.states),
        "dates": [min(known).isoformat(), max(known).isoformat()] if known else [],
        "left_out": dict(outcome.reasons()),
        "names": [*_names(opened)],
        "unknown_names": [
            {"name": one.name, "count": one.number, "proposal": one.proposal or None}
            for one in opened.unknown[:MOST]
        ],
        "problems": [
            {"line": one.line, "column": one.column, "found": one.found, "why": one.why}
            for one in outcome.faults[:MOST]
        ],
        "domestic": outcome.domestic,
        "events": sum(one.events for one in outcome.drafts),
        "weights": outcome.scale._asdict() if outcome.scale else None,
        "scores": outcome.scored._asdict() if outcome.scored else None,
        "notes": [*map(str, (*table.notes, *noted(outcome)))],
    }


def _columns(opened: Opened) -> Iterator[dict[str, Any]]:
    headings = opened.table.headings
    width = max(len(headings), 1 + max(opened.mapping.roles, default=-1))
    for column in range(width):
        heading = headings[column] if column < len(headings) else ""
        yield {"column": column, "heading": heading, "role": opened.mapping.roles.get(column)}


def _names(opened: Opened) -> Iterator[dict[str, Any]]:
    """Yield which state each name or code was taken for, the most frequent first."""
    counts: Counter[tuple[str, str]] = opened.outcome.known
    for (actor, name), count in counts.most_common(MOST):
        known = states().get(actor) or former_states().get(actor)
        called = known.names[ENGLISH] if known else actor
        yield {"name": name, "count": count, "actor": actor, "called": called}


def in_words(found: dict[str, Any]) -> Iterator[str]:
    """Say it in lines of English."""
    if "error" in found:
        yield found["error"]["said"]
        return
    if "steps" in found:
        yield from _set_in_words(found)
        return
    taken = found["recognised"] or f"a table ({found['format']})"
    yield printable(f"{found['file']} is {taken}: {found['rows']:,} rows.")
    if found["tables"]:
        yield printable(
            f"Of its tables {found['table']} was taken; it also has {', '.join(found['tables'])}."
        )
    roles = [f"{_heading(one)} = {one['role']}" for one in found["columns"] if one["role"]]
    yield printable("Columns: " + ("; ".join(roles) or "none was recognised") + ".")
    yield from (printable(line) for line in (*found["questions"], *found["notes"]))
    span = f", {' to '.join(found['dates'])}" if found["dates"] else ""
    yield (
        f"Relations: {found['relations']:,} from {found['used']:,} rows, "
        f"{found['ties']:,} ties, {found['states']:,} states{span}."
    )
    yield f"Left out: {found['rows'] - found['used']:,} rows."
    for why, count in found["left_out"].items():
        yield f"  {count:,}: {LEFT_OUT[why]}"
    if found["unknown_names"]:
        yield f"Names that are no state and stand for themselves: {len(found['unknown_names']):,}."
    for one in found["unknown_names"][:SHOWN]:
        meant = f" ({one['proposal']}?)" if one["proposal"] else ""
        yield printable(f"  {one['count']:,} {one['name']}{meant}")
    for one in found["problems"][:SHOWN]:
        place = ", ".join(filter(None, [f"row {one['line']}", one["column"]]))
        yield printable(f"  {place}: {one['found']!r}: {LEFT_OUT[one['why']]}")


def _set_in_words(found: dict[str, Any]) -> Iterator[str]:
    yield printable(f"{found['file']} is a {found['format']} of Entente: {found['title']}.")
    span = f", {' to '.join(found['dates'])}" if found["dates"] else ""
    yield (
        f"Relations: {found['relations']:,}, {found['ties']:,} ties, "
        f"{found['states']:,} states{span}; steps of stories: {found['steps']:,}."
    )


def _heading(column: dict[str, Any]) -> str:
    return column["heading"] or f"column {column['column'] + 1}"
