"""From the rows of a table to relations, and to the reasons of the rows that make none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice, product
from urllib.parse import urlsplit

from data.dates import parse_date
from data.finding import fold
from data.model import STATUSES
from data.opening.alike import (
    images,
    in_intervals,
    lasts,
    without_images,
    without_repeats,
)
from data.opening.dating.composed import Unclear
from data.opening.dating.when import to_edtf
from data.opening.ends import Ends, LeftOut, Others, one_line_of
from data.opening.kinds import Kind
from data.opening.mapping import SAMPLED, ColumnMapping
from data.opening.outcome import FILE, MOST, Draft, Outcome, Read
from data.opening.period import NoDate, Period
from data.opening.presets import Preset
from data.opening.tables.table import Cells, Table
from data.opening.what import NoType, Types

TRUE = frozenset(map(fold, ("true", "1", "yes", "undirected", "sí", "sim", "بله", "mutual")))
ENDS = ("actor", "target")
URL = re.compile(r"https?://[^\s\"<>]+")
READ = ("source_title", "publisher", "source_date", "source_url")
SCORES = ("agreement", "rollcall")  # units of formats that say how alike two states are
LABEL = 120  # letters of a label that stands in a table of its own


def convert(
    table: Table, mapping: ColumnMapping, preset: Preset | None, most: int = MOST
) -> Outcome:
    """Return what becomes of every row of a table, with so many of its faults one by one.

    Raises:
        Unreadable: where its file can no longer be read to its end.
    """
    outcome = Outcome(most=most)
    rows = Rows(table, mapping, preset, outcome)
    outcome.others = rows.others.own
    for line, cells in table:
        outcome.rows += 1
        try:
            outcome.drafts += rows.drafts(line, cells)
        except Left as reason:
            outcome.leave_out(line, *reason.args)
    if (preset.mirrored if preset else False) or images(outcome.drafts):
        without_images(outcome)
    without_repeats(outcome)
    if (preset.yearly if preset else False) or lasts(outcome.drafts):
        in_intervals(outcome)
    return outcome


class Left(ValueError):
    """A row that makes no relation: the heading of a column, what stands there, and the reason."""


@dataclass
class Rows:
    """Turns rows into drafts of relations."""

    table: Table
    mapping: ColumnMapping
    preset: Preset | None
    outcome: Outcome
    others: Others = field(default_factory=Others)

    @cached_property
    def _at(self) -> dict[str, int]:
        return self.mapping.at

    @cached_property
    def _types(self) -> Types:
        return Types(self.table, self.mapping, self.preset)

    @cached_property
    def _period(self) -> Period:
        return Period(self.mapping, self.preset)

    @cached_property
    def _ends(self) -> tuple[Ends, Ends]:
        one, other = (self._one_end(role) for role in ENDS)
        return one, other

    @cached_property
    def _among(self) -> frozenset[str]:
        """What the first rows say at both ends."""
        rows = [cells for _, cells in islice(self.table, SAMPLED)]
        return frozenset(self._cell(cells, role).strip() for cells in rows for role in ENDS)

    def _one_end(self, role: str) -> Ends:
        known = self.preset
        return Ends(
            nobody=f"no-{role}",
            mapping=self.mapping,
            system=self.mapping.systems[ENDS.index(role)],
            others=self.others,
            outcome=self.outcome,
            among=self._among,
            missing=frozenset(known.missing) if known else frozenset(),
            separator=known.separator if known else "",
            by_name=known.by_name if known else True,
        )

    def drafts(self, line: int, cells: Cells) -> Sequence[Draft]:
        """Return the relations of a row: several where a cell names several actors.

        Raises:
            Left: where it has none.
        """
        self._check_shape(cells)
        if self.preset and self.preset.unit in SCORES:
            raise Left("", self.preset.title, "agreement")
        when = self._date(cells)
        days = parse_date(when) if when else None
        acting, acted = self._both_ends(cells, days.earliest if days else None)
        kind = self._kind(cells)
        pairs = [(one, other) for one, other in product(acting, acted) if one != other]
        if not pairs:
            raise Left(self._heading("target"), self._cell(cells, "target"), "same-ends")
        for end in self._ends:
            end.count()
        return [self._draft(line, pair, kind, when, cells) for pair in pairs]

    def _check_shape(self, cells: Cells) -> None:
        headings = self.table.headings
        if headings and cells[: len(headings)] == headings:
            raise Left("", cells[0], "headings-again")
        if headings and len(cells) > len(headings) and any(cells[len(headings) :]):
            raise Left("", f"{len(cells)}", "many-cells")

    def _both_ends(self, cells: Cells, on: date | None) -> tuple[tuple[str, ...], ...]:
        return tuple(self._end(cells, at, on) for at in range(len(ENDS)))

    def _end(self, cells: Cells, at: int, on: date | None) -> tuple[str, ...]:
        role = ENDS[at]
        cell = self._cell(cells, role)
        try:
            return self._ends[at].of(cell, self._cell(cells, f"{role}_name"), on)
        except LeftOut as reason:
            raise Left(self._heading(role), cell, reason.args[0]) from None

    def _kind(self, cells: Cells) -> Kind:
        try:
            return self._types.of(cells)
        except NoType as reason:
            role, cell, why = reason.args
            raise Left(self._heading(role), cell, why) from None

    def _date(self, cells: Cells) -> str:
        try:
            return self._period.of(cells)
        except NoDate as reason:
            role, cell = reason.args
            raise Left(self._heading(role), cell, "date") from None

    def _draft(
        self, line: int, pair: tuple[str, str], kind: Kind, when: str, cells: Cells
    ) -> Draft:
        source = self._source(cells)
        status, by = self._status(cells, source)
        return Draft(
            line=line,
            actor=pair[0],
            target=pair[1],
            mutual=self._mutual(cells, kind),
            type=kind.type,
            form=kind.form,
            label=(self._line(cells, "label") or kind.label or self._line(cells, "type"))[:LABEL],
            date=when,
            status=status,
            attributed_to=by,
            statement=self._line(cells, "statement"),
            note=self._line(cells, "note"),
            case=self._line(cells, "case"),
            source=source,
            same=self._same(pair, kind, when, cells),
        )

    def _same(self, pair: tuple[str, str], kind: Kind, when: str, cells: Cells) -> tuple[str, ...]:
        """Return what a row shares with one that it repeats: by its format, or all that is used."""
        found = {"actor": pair[0], "target": pair[1], "type": kind.type, "date": when}
        roles = self.preset.repeats if self.preset else ()
        if roles:
            found = {role: found.get(role) or self._cell(cells, role) for role in roles}
            return (*pair, *found.values())
        return (*pair, *(cells[column] for column in self.mapping.roles if column < len(cells)))

    def _mutual(self, cells: Cells, kind: Kind) -> bool:
        always = kind.form == "tie" or (self.preset.mutual if self.preset else False)
        return always or ("mutual" in self._at and fold(self._cell(cells, "mutual")) in TRUE)

    def _status(self, cells: Cells, source: Read) -> tuple[str, str]:
        """Return how sure a relation is, and who says so: machine-coded ones are claims."""
        said = self._cell(cells, "status")
        status = next((one for one in STATUSES if said and one == fold(said)), "")
        status = status or (self.preset.status if self.preset else "") or STATUSES[0]
        by = self._line(cells, "attributed_to")
        if not by and status != STATUSES[0]:
            by = self._speaker(source)
        return status, by

    def _speaker(self, source: Read) -> str:
        """Return who says what is claimed: the outlet, or else who made the table."""
        host = urlsplit(source.url).hostname or ""
        return source.publisher or host or (self.preset.title if self.preset else self.table.name)

    def _source(self, cells: Cells) -> Read:
        if not self._tells_source:
            return FILE
        title, publisher, day, url = (self._line(cells, role) for role in READ)
        try:
            day = to_edtf(day, self.mapping.order) if day else ""
        except Unclear:
            day = ""
        return Read(title, publisher, day, url if URL.fullmatch(url) else "")

    @cached_property
    def _tells_source(self) -> bool:
        return any(role in self._at for role in READ)

    def _line(self, cells: Cells, role: str) -> str:
        """Return a cell as one line, without what is not seen and marks that turn directions."""
        return one_line_of(self._cell(cells, role)) if role in self._at else ""

    def _cell(self, cells: Cells, role: str) -> str:
        column = self._at.get(role, -1)
        return cells[column] if 0 <= column < len(cells) else ""

    def _heading(self, role: str) -> str:
        column = self._at.get(role, -1)
        if 0 <= column < len(self.table.headings):
            return self.table.headings[column]
        return f"column {column + 1}" if column >= 0 else role


def lines(drafts: Sequence[Draft]) -> Iterator[tuple[str, Draft]]:
    """Yield each relation with its id: of the row that says it, numbered where that has several."""
    seen: dict[int, int] = {}
    for one in drafts:
        seen[one.line] = seen.get(one.line, 0) + 1
        yield f"L{one.line}" + (f"-{seen[one.line]}" if seen[one.line] > 1 else ""), one
