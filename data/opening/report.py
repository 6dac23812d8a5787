"""What is shown of an opened file: texts and numbers only, so that it may come from elsewhere.

The page at /open shows it, and so does `python app.py --check`. Whoever reads a stranger's file
does so in a process of its own (`data.opening.apart`), and hands this on as JSON.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from data.dates import parse_date
from data.former_states import former_states
from data.opening.free_words import suggested
from data.opening.noted import noted
from data.opening.opened import Opened
from data.opening.outcome import Fault
from data.opening.own_words import side_of
from data.states import states

ROWS = 8  # that are shown as they stand
COLUMNS = 60  # whose first cells are told, beside those that have a role
LETTERS = 160  # of a cell or a heading
NAMES = 1_000  # of each kind, the most frequent
FAULTS = 1_000  # rows that are left out, one by one
SHEETS = 50
OF_EACH = 5  # rows of each reason, however late they come


class Column(NamedTuple):
    """A column: its heading, its role if it has one, its first cells, and the role guessed."""

    heading: str
    role: str
    cells: tuple[str, ...]
    guess: str


class First(NamedTuple):
    """One of the first rows: its number, its type or why it is left out, its word for a side.

    Of a `tie` only its sign is told.
    """

    line: int
    type: str
    why: str
    said: str = ""
    tie: bool = False


class Known(NamedTuple):
    """A name or code that is a state: how often it stands there, and the id of the state."""

    name: str
    number: int
    actor: str


class Named(NamedTuple):
    """A name, or words for what was done: how often, its proposal, what it was settled to.

    `side` is the type that stands in for words which name only a side.
    """

    name: str
    number: int
    proposal: str
    settled: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """An opened file as it is shown. Whatever comes from the file is cut to `LETTERS`.

    `likeliest` is the table taken if none is named; `supposed` the order of dates and the type of
    all rows if nobody answers.
    """

    file: str
    size: int
    format: str
    preset: str
    sheet: str
    likeliest: str
    sheets: tuple[str, ...]
    described: Mapping[str, str]
    notes: tuple[tuple[str, Mapping[str, str | int | float]], ...]
    has_header: bool
    width: int
    columns: tuple[Column, ...]
    first: tuple[First, ...]
    order: str
    order_asked: bool
    one_type: str
    type_asked: bool
    way_asked: bool
    supposed: tuple[str, str]
    scheme: str
    codes: tuple[str, str]
    rows: int
    used: int
    relations: int
    states: int
    others: int
    ties: int
    domestic: int
    events: int
    weights: Mapping[str, Any] | None
    scores: Mapping[str, Any] | None
    span: tuple[str, ...]
    left_out: Mapping[str, int]
    faults: tuple[Fault, ...]
    known: tuple[Known, ...]
    names: tuple[Named, ...]
    unknown: int
    words: tuple[Named, ...]

    @property
    def again(self) -> int:
        """How many rows say what others say, and are not counted twice."""
        return self.left_out.get("mirror", 0) + self.left_out.get("repeat", 0)

    @property
    def within(self) -> int:
        """How many rows were left out because they are of one state within itself."""
        return self.left_out.get("domestic", 0)

    @classmethod
    def read(cls, found: Mapping[str, Any]) -> "Report":
        """Read what came as JSON.

        Raises:
            TypeError: where it is something else.
        """
        made = {name: tuple(kind(*one) for one in found[name]) for name, kind in LISTED.items()}
        columns = tuple(one._replace(cells=tuple(one.cells)) for one in made.pop("columns"))
        listed = {name: tuple(found[name]) for name in ("sheets", "span", "codes", "supposed")}
        listed["notes"] = tuple((what, values) for what, values in found["notes"])
        return cls(**{**found, **made, **listed, "columns": columns})


LISTED: Mapping[str, Callable[..., Any]] = {
    **{"columns": Column, "first": First, "faults": Fault},
    **{"known": Known, "names": Named, "words": Named},
}


def report(opened: Opened) -> Report:
    """Return what there is to show of an opened file.

    Raises:
        Unreadable: where the file can no longer be read to its end.
    """
    outcome, table, mapping = opened.outcome, opened.table, opened.mapping
    asked = {what for what, _ in opened.questions}
    rows = [*islice(table, ROWS)]
    width = max((len(table.headings), *(len(cells) for _, cells in rows)))
    return Report(
        file=cut(opened.path.name),
        size=opened.path.stat().st_size,
        format=table.format,
        preset=mapping.preset,
        sheet=table.name,
        likeliest=opened.likeliest,
        sheets=tuple(sorted({table.name, *(one.name for one in opened.others)}))[:SHEETS],
        described={key: cut(text) for key, text in table.described.items()},
        notes=(
            *((note.what, cut_values(note.values)) for note in table.notes),
            *((note.what, note.values) for note in noted(outcome)),
        ),
        has_header=bool(table.headings),
        width=width,
        columns=tuple(_columns(opened, [cells for _, cells in rows], width)),
        first=tuple(_first(opened, [line for line, _ in rows])),
        order=mapping.order,
        order_asked=mapping.order_guessed,
        one_type=mapping.one_type,
        type_asked="type" in asked,
        way_asked="direction" in asked,
        supposed=(opened.guess.order, opened.guess.one_type),
        scheme=mapping.scheme,
        codes=mapping.systems,
        **_came_of(opened),
    )


def _came_of(opened: Opened) -> dict[str, Any]:
    """Return what became of the rows of a table."""
    outcome = opened.outcome
    ends = {end for one in outcome.drafts for end in (one.actor, one.target)}
    of_states = ends & (states().keys() | former_states().keys())
    return {
        "rows": outcome.rows,
        "used": outcome.used,
        "relations": len(outcome.drafts),
        "states": len(of_states),
        "others": len(ends - of_states),
        "ties": len({frozenset((one.actor, one.target)) for one in outcome.drafts}),
        "domestic": outcome.domestic,
        "events": sum(one.events for one in outcome.drafts),
        "weights": outcome.scale._asdict() if outcome.scale else None,
        "scores": outcome.scored._asdict() if outcome.scored else None,
        "span": _span(opened),
        "left_out": dict(outcome.reasons()),
        "faults": tuple(_faults(outcome.faults)),
        "known": tuple(_known(opened)),
        "names": tuple(_names(opened)),
        "unknown": len(outcome.unknown),
        "words": tuple(_words(opened)),
    }


def as_json(found: Report) -> dict[str, Any]:
    """Return a report as JSON can have it."""
    return {one.name: getattr(found, one.name) for one in fields(found)}


def cut(text: str) -> str:
    """Return a text of a file as a page can show it: short, and of letters that can be written."""
    short = text if len(text) <= LETTERS else f"{text[: LETTERS - 1]}…"
    return short.encode("utf-8", "replace").decode()


def cut_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a sentence is filled in with, as a page can show it."""
    return {key: cut(value) if isinstance(value, str) else value for key, value in values.items()}


def _columns(opened: Opened, rows: Sequence[Sequence[str]], width: int) -> Iterator[Column]:
    named = opened.preset.columns if opened.preset else ()  # by its makers, where the file has none
    headings, roles = opened.table.headings or named, opened.mapping.roles
    for column in range(width):
        heading = headings[column] if column < len(headings) else ""
        told = rows if column < COLUMNS or column in roles else ()
        cells = tuple(cut(row[column]) if column < len(row) else "" for row in told)
        guess = opened.guess.roles.get(column, "")
        yield Column(cut(heading), roles.get(column, ""), cells, guess)


def _first(opened: Opened, lines: Sequence[int]) -> Iterator[First]:
    """Yield what became of the first rows; one that was joined to others has their type."""
    wanted = set(lines)
    made = {one.line: one for one in opened.outcome.drafts if one.line in wanted}
    left = {one.line: one.why for one in opened.outcome.faults if one.line in wanted}
    for line in lines:
        one = made.get(line)
        if one is None:
            yield First(line, "", left.get(line, ""))
            continue
        yield First(line, one.type, "", one.label * bool(side_of(one.label)), one.form == "tie")


def _span(opened: Opened) -> tuple[str, ...]:
    """Return the first and the last day of which it says anything, as ISO 8601 has them."""
    days = [parse_date(text) for text in {one.date for one in opened.outcome.drafts} if text]
    known = [end for day in days for end in (day.earliest, day.latest) if date.min < end < date.max]
    return (min(known).isoformat(), max(known).isoformat()) if known else ()


def _faults(faults: Sequence[Fault]) -> Iterator[Fault]:
    """Yield the first rows that are left out, and those of each reason."""
    seen: Counter[str] = Counter()
    for place, one in enumerate(faults):
        seen[one.why] += 1
        if place < FAULTS or seen[one.why] <= OF_EACH:
            yield one._replace(column=cut(one.column), found=cut(one.found))


def _known(opened: Opened) -> Iterator[Known]:
    """Yield the states that are named, by what they are called there, the most frequent first."""
    for (actor, name), number in opened.outcome.known.most_common(NAMES):
        yield Known(cut(name), number, actor)


def _names(opened: Opened) -> Iterator[Named]:
    """Yield names that were settled and the most frequent that are no state, each in its place."""
    settled = opened.mapping.names
    counts = opened.outcome.unknown + opened.outcome.omitted
    counts += Counter(
        {name: count for (_, name), count in opened.outcome.known.items() if name in settled}
    )
    found = [Named(name, counts[name], "", to) for name, to in settled.items()]
    free = (one for one in opened.unknown if one.name not in settled)
    found += [Named(cut(one.name), one.number, one.proposal, "") for one in islice(free, NAMES)]
    yield from sorted(found, key=lambda one: (-one.number, one.name))


def _words(opened: Opened) -> Iterator[Named]:
    """Yield words for what was done, settled or of no type; each stays where it is."""
    counts, settled = opened.outcome.words, opened.mapping.types
    listed = dict(counts.most_common(NAMES)) | {word: counts[word] for word in settled}
    for word, number in listed.items():
        known = settled.get(word, "")
        maybe = "" if known else suggested(word, opened.mapping.scheme)
        yield Named(word if known else cut(word), number, maybe, known, side_of(word))
