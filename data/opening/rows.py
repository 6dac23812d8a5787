"""The rows of a table, each turned into drafts of relations, or into the reason that it is none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from urllib.parse import urlsplit

from data.finding import fold
from data.model import STATUSES
from data.opening.ends import End, Ends, Others, one_line_of
from data.opening.mapping import ENDS, SAMPLED, ColumnMapping
from data.opening.numbers import NotCounted, count_in, number_in
from data.opening.once import Once
from data.opening.outcome import Draft, Outcome, Read
from data.opening.period import NoDate, Period
from data.opening.presets import Preset
from data.opening.read_in import ROLES, Sources
from data.opening.tables.table import Cells, Table
from data.opening.what import Deed, Types
from data.states import states

ROLES_OF_ENDS = [(role, f"{role}_name") for role in ENDS]


def pairs_of(acting: End, acted: End) -> list[tuple[str, str]]:
    """Return each pair of somebody who acts and of another who is acted upon."""
    return [(one, other) for one in acting.actors for other in acted.actors if one != other]


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
    def at(self) -> dict[str, int]:
        """The number of the column of each role."""
        return self.mapping.at

    @cached_property
    def deeds(self) -> Once[Deed]:
        """What rows say was done."""
        return Types(self.table, self.mapping, self.preset).told

    @cached_property
    def days(self) -> Once[tuple[str, date | None]]:
        """When rows say it was, in EDTF, and its first day."""
        return Period(self.mapping, self.preset).told

    @cached_property
    def ends(self) -> tuple[Ends, Ends]:
        """What turns the cells of both ends into actors."""
        one, other = (self._one_end(role) for role in ENDS)
        return one, other

    @cached_property
    def _among(self) -> frozenset[str]:
        """What the first rows say at both ends."""
        rows = [cells for _, cells in islice(self.table, SAMPLED)]
        return frozenset(self.cell(cells, role).strip() for cells in rows for role in ENDS)

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
        self.check_shape(cells)
        when, on = self.date_of(cells)
        acting, acted = self.end(cells, 0, on), self.end(cells, 1, on)
        pairs = pairs_of(acting, acted)
        if not pairs:
            raise self.one_end(cells, acting)
        deed = self.deed_of(cells)
        self.events.of(cells)
        acting.times += 1
        acted.times += 1
        return [self.draft(line, pair, deed, when, cells) for pair in pairs]

    def check_shape(self, cells: Cells) -> None:
        """Raise `Left` where a row is none of the table."""
        headings = self.table.headings
        if not headings or (len(cells) == len(headings) and cells[0] != headings[0]):
            return  # as nearly all rows
        if cells[: len(headings)] == headings:
            raise Left("", cells[0], "headings-again")
        if len(cells) > len(headings) and any(cells[len(headings) :]):
            raise Left("", f"{len(cells)}", "many-cells")

    def end(self, cells: Cells, at: int, on: date | None) -> End:
        """Return who is at one end (0, 1) of a row, or raise `Left`."""
        role, name = ROLES_OF_ENDS[at]
        found = self.ends[at].of(self.cell(cells, role), self.cell(cells, name), on)
        if found.why:
            found.times += bool(found.omitted)
            raise Left(self.heading(role), self.cell(cells, role), found.why)
        return found

    def deed_of(self, cells: Cells) -> Deed:
        """Return what was done, or raise `Left`; count the words that a person may settle."""
        found = self.deeds.of(cells)
        if found.word:
            self.outcome.words[found.word] += 1
        if found.why:
            role, cell, why = found.why
            raise Left(self.heading(role), cell, why)
        return found

    def date_of(self, cells: Cells) -> tuple[str, date | None]:
        """Return when, in EDTF, and its first day, or raise `Left`; nothing if no cell says."""
        try:
            return self.days.of(cells)
        except NoDate as reason:
            role, cell = reason.args
            raise Left(self.heading(role), cell, "date") from None

    def one_end(self, cells: Cells, end: End) -> Left:
        """Return why a row makes no relation whose ends are one: a state is no fault of it."""
        why = "domestic" if any(one in states() for one in end.actors) else "same-ends"
        return Left(self.heading("target"), self.cell(cells, "target"), why)

    @cached_property
    def events(self) -> Once[int]:
        """How many events rows stand for."""
        return Once((self.at[role] for role in ("count",) if role in self.at), self._events)

    def _events(self, cells: Cells) -> int:
        """Return how many events a row stands for, or raise `Left` where it is none."""
        try:
            return count_in(self.cell(cells, "count")) if "count" in self.at else 1
        except NotCounted:
            raise Left(self.heading("count"), self.cell(cells, "count"), "no-events") from None

    @cached_property
    def read_in(self) -> Once[tuple[tuple[Read, ...], str, str]]:
        """The sources of rows, how sure they are, and who says so."""
        sources = Sources(self.mapping)

        def found(cells: Cells) -> tuple[tuple[Read, ...], str, str]:
            named = sources.of(cells)
            return (named, *self.status_of(cells, named[0]))

        said = (*ROLES, "status", "attributed_to")
        return Once((self.at[role] for role in said if role in self.at), found)

    def draft(self, line: int, pair: tuple[str, str], deed: Deed, when: str, cells: Cells) -> Draft:
        """Return a relation of two as a row says it, or raise `Left`."""
        sources, status, by = self.how_sure(deed, self.read_in.of(cells))
        return Draft(  # in their order: names take as long as all the rest
            line,
            *pair,
            deed.mutual,
            deed.type,
            deed.form,
            deed.label,
            when,
            status,
            by,
            self._line(cells, "statement") or deed.told,
            self._line(cells, "note"),
            self._line(cells, "case"),
            number_in(self.cell(cells, "weight")) if "weight" in self.at else None,
            self.events.of(cells),
            sources,
            self._same(pair, deed, when, cells),
        )

    def _same(self, pair: tuple[str, str], deed: Deed, when: str, cells: Cells) -> tuple[str, ...]:
        """Return what a row shares with one that it repeats: by its format, or all that is used."""
        roles = self.preset.repeats if self.preset else ()
        if not roles:
            return (*pair, *(self.cell(cells, role) for role in self.at))
        found = {"actor": pair[0], "target": pair[1], "type": deed.type, "date": when}
        return (*pair, *(found.get(role) or self.cell(cells, role) for role in roles))

    def status_of(self, cells: Cells, source: Read) -> tuple[str, str]:
        """Return how sure a relation is, and who says so: machine-coded ones are claims."""
        said = self.cell(cells, "status")
        status = next((one for one in STATUSES if said and one == fold(said)), "")
        status = status or (self.preset.status if self.preset else "") or STATUSES[0]
        by = self._line(cells, "attributed_to")
        if not by and status != STATUSES[0]:
            by = self._speaker(source)
        return status, by

    def how_sure(
        self, deed: Deed, read_in: tuple[tuple[Read, ...], str, str]
    ) -> tuple[tuple[Read, ...], str, str]:
        """Return the sources of a row, how sure it is and who says so: no fact of what is read."""
        sources, status, by = read_in
        if not deed.read or status != STATUSES[0]:
            return read_in
        return sources, STATUSES[1], by or self._speaker(sources[0])

    def _speaker(self, source: Read) -> str:
        """Return who says what is claimed: the outlet, or else who made the table."""
        host = urlsplit(source.url).hostname or ""
        return source.publisher or host or self.maker

    @property
    def maker(self) -> str:
        """Who made the table, as far as that is known, or else what it is called."""
        return self.preset.title if self.preset else self.table.name

    def _line(self, cells: Cells, role: str) -> str:
        """Return a cell as one line, without what is not seen and marks that turn directions."""
        return one_line_of(self.cell(cells, role)) if role in self.at else ""

    def cell(self, cells: Cells, role: str) -> str:
        """Return what stands in the column of a role; nothing where there is none."""
        column = self.at.get(role, -1)
        return cells[column] if 0 <= column < len(cells) else ""

    def heading(self, role: str) -> str:
        """Return the heading of the column of a role."""
        column = self.at.get(role, -1)
        if 0 <= column < len(self.table.headings):
            return self.table.headings[column]
        return f"column {column + 1}" if column >= 0 else role
