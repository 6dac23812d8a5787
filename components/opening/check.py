"""What would be opened of a file, without serving it: `python app.py --check FILE...`."""

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from components.opening.terminal import progress
from components.opening.ways_in import is_set
from data.catalogue import Holding
from data.former_states import former_states
from data.languages import ENGLISH
from data.model import LEVELS
from data.opening.answers import Answers
from data.opening.apart import Apart, Failed
from data.opening.free_words import SAYING
from data.opening.kept.project import may_be_project, unpack
from data.opening.kinds import READ
from data.opening.mapping import ENDS
from data.opening.noted import NOTED, Noted
from data.opening.outcome import LEFT_OUT
from data.opening.presets import presets
from data.opening.report import FAULTS, Report
from data.opening.tables.reasons import Note, Unreadable, printable
from data.reading.problems import InvalidData
from data.states import states

SHOWN = 20  # names and problems that are spelled out in words; JSON has a thousand of each
SECONDS = 600  # of a core, for one file: who named it can interrupt that
QUESTIONS = {
    "date-order": "No cell tells whether the day or the month comes first: {supposed} is supposed.",
    "direction": "The headings leave open who acts: {actor} is supposed, toward {target}.",
    "read": "What was done is suggested by rules from the sentences of {column}: it is claimed, no "
    "fact, until somebody has looked at it.",
    "type": "No column says what was done: every row is taken for {supposed}.",
}


def check(paths: Iterable[Path], *, as_json: bool) -> int:
    """Print what would be opened of each file; return 0 if each has something to show, else 1."""
    apart = Apart(seconds=SECONDS)
    try:
        found = [_looked_at(path, apart) for path in paths]
    finally:
        apart.close()
    whole = found if len(found) > 1 else found[0]
    said = json.dumps(whole, ensure_ascii=False, indent=2) if as_json else _words(found)
    try:
        print(said, flush=True)  # noqa: T201  # what the command is for
    except BrokenPipeError:  # who reads it has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0 if all(one.get("relations") for one in found) else 1


def _words(found: Iterable[dict[str, Any]]) -> str:
    return "\n\n".join("\n".join(in_words(one)) for one in found)


def _looked_at(path: Path, apart: Apart) -> dict[str, Any]:
    try:
        if is_set(path):
            return set_as_object(path, "data folder")
        found = _project_as_object(path) if may_be_project(path) else {}
        if found:
            return found
        with progress(path.name) as watch:
            return as_object(apart.report(path, Answers(), watch=watch))
    except InvalidData as wrong:
        return {"file": path.name, "error": {"what": "project-wrong", "said": str(wrong)}}
    except (Failed, Unreadable) as problem:
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


def as_object(found: Report) -> dict[str, Any]:
    """Return what is to be said of an opened file, as JSON has it: all that the page shows."""
    return {**_taken_for(found), **_came_of(found)}


def _taken_for(found: Report) -> dict[str, Any]:
    """Return what a file was taken for, and how it is read."""
    preset = presets().get(found.preset)
    return {
        "file": found.file,
        "format": found.format,
        "preset": preset.name if preset else None,
        "recognised": preset.title if preset else None,
        "table": found.sheet,
        "tables": [one for one in found.sheets if one != found.sheet],
        "described": dict(found.described),
        "columns": [
            {"column": n, "heading": one.heading, "role": one.role or None}
            for n, one in enumerate(found.columns)
        ],
        "types": found.scheme or found.one_type or "number",
        "codes": dict(zip(("actor", "target"), found.codes, strict=True)),
        "date_order": found.order,
        "questions": [*_questions(found)],
    }


def _came_of(found: Report) -> dict[str, Any]:
    """Return what became of its rows."""
    return {
        "rows": found.rows,
        "used": found.used,
        "relations": found.relations,
        "ties": found.ties,
        "states": found.states,
        "others": found.others,
        "dates": [*found.span],
        "left_out": dict(found.left_out),
        "names": [
            {"name": name, "count": number, "actor": actor, "called": _called(actor)}
            for name, number, actor in found.known
        ],
        "unknown_names": [
            {"name": one.name, "count": one.number, "proposal": one.proposal or None}
            for one in found.names
        ],
        "unknown": found.unknown,
        "unknown_words": [
            {"word": one.name, "count": one.number, "proposal": one.proposal or None}
            for one in found.words
            if not one.side
        ],
        "problems": [
            {"line": one.line, "column": one.column, "found": one.found, "why": one.why}
            for one in found.faults[:FAULTS]
        ],
        "domestic": found.domestic,
        "events": found.events,
        "weights": found.weights,
        "scores": found.scores,
        "notes": [*_notes(found)],
    }


def _questions(found: Report) -> Iterator[str]:
    """Yield what was supposed and should be asked."""
    if found.order_asked:
        yield QUESTIONS["date-order"].format(supposed=found.order)
    if found.way_asked:
        ends = {one.role: one.heading for one in found.columns}
        supposed = {end: ends[end] for end in ENDS}
        yield printable(QUESTIONS["direction"].format_map(supposed))
    if found.scheme == READ:
        yield printable(QUESTIONS["read"].format(column=_told_in(found)))
    if found.type_asked:
        yield QUESTIONS["type"].format(supposed=found.one_type)


def _told_in(found: Report) -> str:
    """Return the heading of the column that says in words what was done."""
    roles = {one.role: one.heading for one in reversed(found.columns)}
    return next((roles[role] for role in ("type", *SAYING) if role in roles), "")


def _notes(found: Report) -> Iterator[str]:
    """Yield what was noticed of the table, and what is to be said of its numbers."""
    for what, values in found.notes:
        yield str(Noted(what, {**values}) if what in NOTED else Note(what, values))


def _called(actor: str) -> str:
    known = states().get(actor) or former_states().get(actor)
    return known.names[ENGLISH] if known else actor


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
    yield from _settling("Names that are no state and stand for themselves", found["unknown_names"])
    yield from _settling("Words for what was done that have no type", found["unknown_words"])
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


def _settling(title: str, listed: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Say what a person may settle, the most frequent first."""
    if listed:
        yield f"{title}: {len(listed):,}."
    for one in listed[:SHOWN]:
        meant = f" ({one['proposal']}?)" if one["proposal"] else ""
        yield printable(f"  {one['count']:,} {one.get('name') or one.get('word')}{meant}")


def _heading(column: dict[str, Any]) -> str:
    return column["heading"] or f"column {column['column'] + 1}"
