"""Rows by the thousand, column by column: what is found of one cell holds for all that equal it.

Most rows of a long table are plain: two states, a day, a word that is known. Their relations are
made of columns, which takes a tenth of the time of row by row. All others go the way of
`Rows.drafts`, which says what is wrong with them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import compress, islice, repeat, starmap
from typing import Any

from data.opening.ends import End, one_line_of
from data.opening.mapping import ENDS
from data.opening.numbers import number_in
from data.opening.outcome import Draft, Outcome
from data.opening.rows import Left, Rows
from data.opening.tables.table import Cells, Row
from data.opening.what import Deed

TOGETHER = 1 << 13  # rows


def by_columns(rows: Rows, outcome: Outcome) -> None:
    """Turn the rows of a table into relations, and note which make none."""
    assert rows.ends  # for which the first rows are looked at, before all are gone through
    through = iter(rows.table)
    while chunk := [*islice(through, TOGETHER)]:
        outcome.rows += len(chunk)
        found = _Chunk(rows, chunk)
        drafts = found.drafts()
        for plain, (line, cells) in zip(found.plain, chunk, strict=True):
            if plain:
                outcome.drafts.append(next(drafts))
                continue
            try:
                outcome.drafts += rows.drafts(line, cells)
            except Left as reason:
                outcome.leave_out(line, *reason.args)


@dataclass
class _Chunk:
    """Some rows of a table that follow one another."""

    rows: Rows
    chunk: Sequence[Row]

    @cached_property
    def _cells(self) -> list[Cells]:
        """The rows, each as wide as the headings, or as the widest where there are none."""
        found = [cells for _, cells in self.chunk]
        width = len(self.rows.table.headings) or max(map(len, found))
        if {*map(len, found)} == {width}:
            return found
        return [(*cells[:width], *[""] * (width - len(cells))) for cells in found]

    @cached_property
    def _columns(self) -> list[Cells]:
        return [*zip(*self._cells, strict=True)]

    @cached_property
    def plain(self) -> Sequence[bool]:
        """Which of the rows are plain."""
        there = (self._shaped, self._days, self._deeds, self._events, *self._ends)
        return [
            shaped
            and day is not None
            and deed is not None
            and events is not None
            and not deed.why
            and len(one.actors) == len(other.actors) == 1
            and one.actors != other.actors
            for shaped, day, deed, events, one, other in zip(*there, strict=True)
        ]

    @cached_property
    def _shaped(self) -> Sequence[bool]:
        """Which rows are no longer than the headings, and do not begin as these do."""
        width, first = len(self._columns), self.rows.table.headings[:1]
        return [len(cells) <= width and cells[:1] != first for _, cells in self.chunk]

    @cached_property
    def _days(self) -> list[tuple[str, date | None] | None]:
        return self.rows.days.of_each(self._cells, self._columns)

    @cached_property
    def _deeds(self) -> list[Deed | None]:
        return self.rows.deeds.of_each(self._cells, self._columns)

    @cached_property
    def _events(self) -> list[int | None]:
        return self.rows.events.of_each(self._cells, self._columns)

    @cached_property
    def _ends(self) -> tuple[list[End], list[End]]:
        """Who is at both ends of each row; of a row without a day it is as good as any other."""
        days = [day[1] if day else None for day in self._days]
        one, other = (
            ends.of_each(self._column(role), self._column(f"{role}_name"), days)
            for role, ends in zip(ENDS, self.rows.ends, strict=True)
        )
        return one, other

    def _column(self, role: str) -> Cells:
        """Return the column of a role, empty cells where there is none."""
        at = self.rows.at.get(role, len(self._columns))
        return self._columns[at] if at < len(self._columns) else ("",) * len(self.chunk)

    def drafts(self) -> Iterator[Draft]:
        """Yield the relations of the plain rows."""
        if not any(self.plain):
            return iter(())
        deeds: Sequence[Deed] = self._of_plain(self._deeds)
        acting, acted = map(self._of_plain, self._ends)
        for end, times in (*Counter(acting).items(), *Counter(acted).items()):
            end.times += times
        self.rows.outcome.words.update(deed.word for deed in deeds if deed.word)
        actors, targets = ([end.actors[0] for end in ends] for ends in (acting, acted))
        types = [deed.type for deed in deeds]
        days = [day for day, _ in self._of_plain(self._days)]
        read_in = map(self.rows.how_sure, deeds, self._read_in())
        sources, statuses, speakers = zip(*read_in, strict=True)
        told = zip(self._lines("statement"), deeds, strict=False)
        weights = self._of_plain(self._column("weight"))
        columns = (
            self._of_plain([line for line, _ in self.chunk]),
            actors,
            targets,
            [deed.mutual for deed in deeds],
            types,
            [deed.form for deed in deeds],
            [deed.label for deed in deeds],
            days,
            statuses,
            speakers,
            [statement or deed.told for statement, deed in told],
            self._lines("note"),
            self._lines("case"),
            map(number_in, weights) if "weight" in self.rows.at else repeat(None),
            self._of_plain(self._events),
            sources,
            self._same({"actor": actors, "target": targets, "type": types, "date": days}),
        )
        return starmap(Draft, zip(*columns, strict=False))

    def _of_plain(self, column: Sequence[Any]) -> list[Any]:
        return [*compress(column, self.plain)]

    def _read_in(self) -> list[Any]:
        return self._of_plain(self.rows.read_in.of_each(self._cells, self._columns))

    def _lines(self, role: str) -> Iterator[str]:
        """Return the texts of a role, each in one line."""
        if role not in self.rows.at:
            return repeat("")
        return map(one_line_of, self._of_plain(self._column(role)))

    def _same(self, found: dict[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
        """Return what each row shares with one that it repeats, as `Rows` has it."""
        ends = found["actor"], found["target"]
        roles = self.rows.preset.repeats if self.rows.preset else ()
        if not roles:
            used = (self._of_plain(self._column(role)) for role in self.rows.at)
            return zip(*ends, *used, strict=True)
        cells = {role: self._of_plain(self._column(role)) for role in roles}
        shared = (
            [one or cell for one, cell in zip(found[role], cells[role], strict=True)]
            if role in found
            else cells[role]
            for role in roles
        )
        return zip(*ends, *shared, strict=True)
