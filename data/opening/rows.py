"""The rows of a table, each turned into drafts of relations, or into the reason that it is none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice, product
from urllib.parse import urlsplit

from data.dates import parse_date
from data.finding import fold
from data.model import STATUSES
from data.opening.ends import Ends, LeftOut, Others, one_line_of
from data.opening.kinds import Kind
from data.opening.mapping import ENDS, SAMPLED, ColumnMapping
from data.opening.numbers import NotCounted, count_in, number_in
from data.opening.outcome import Draft, Outcome, Read
from data.opening.own_words import side_of
from data.opening.period import NoDate, Period
from data.opening.presets import Preset
from data.opening.read_in import Sources
from data.opening.tables.table import Cells, Table
from data.opening.what import NoType, Types
from data.states import states

TRUE = frozenset(map(fold, ("true", "1", "yes", "undirected", "sí", "sim", "بله", "mutual")))
LABEL = 120  # letters of a label that stands in a table of its own


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
    def _types(self) -> Types:
        return Types(self.table, self.mapping, self.preset, self.outcome.words)

    @cached_property
    def _period(self) -> Period:
        return Period(self.mapping, self.preset)

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
        when = self.date_of(cells)
        days = parse_date(when) if when else None
        acting, acted = self._both_ends(cells, days.earliest if days else None)
        pairs = [(one, other) for one, other in product(acting, acted) if one != other]
        if not pairs:
            raise self.one_end(cells, acting)
        kind = self.kind_of(cells)
        self._events(cells)
        for end in self.ends:
            end.count()
        return [self.draft(line, pair, kind, when, cells) for pair in pairs]

    def check_shape(self, cells: Cells) -> None:
        """Raise `Left` where a row is none of the table."""
        headings = self.table.headings
        if headings and cells[: len(headings)] == headings:
            raise Left("", cells[0], "headings-again")
        if headings and len(cells) > len(headings) and any(cells[len(headings) :]):
            raise Left("", f"{len(cells)}", "many-cells")

    def _both_ends(self, cells: Cells, on: date | None) -> tuple[tuple[str, ...], ...]:
        return tuple(self.end(cells, at, on) for at in range(len(ENDS)))

    def end(self, cells: Cells, at: int, on: date | None) -> tuple[str, ...]:
        """Return the actors at one end (0, 1) of a row, or raise `Left`."""
        role = ENDS[at]
        cell = self.cell(cells, role)
        try:
            return self.ends[at].of(cell, self.cell(cells, f"{role}_name"), on)
        except LeftOut as reason:
            raise Left(self.heading(role), cell, reason.args[0]) from None

    def kind_of(self, cells: Cells) -> Kind:
        """Return what was done, or raise `Left`."""
        try:
            return self._types.of(cells)
        except NoType as reason:
            role, cell, why = reason.args
            raise Left(self.heading(role), cell, why) from None

    def date_of(self, cells: Cells) -> str:
        """Return when, in EDTF, or raise `Left`; nothing where the row does not say."""
        try:
            return self._period.of(cells)
        except NoDate as reason:
            role, cell = reason.args
            raise Left(self.heading(role), cell, "date") from None

    def one_end(self, cells: Cells, actors: Sequence[str]) -> Left:
        """Return why a row makes no relation whose ends are one: a state is no fault of it."""
        why = "domestic" if any(one in states() for one in actors) else "same-ends"
        return Left(self.heading("target"), self.cell(cells, "target"), why)

    def _events(self, cells: Cells) -> int:
        """Return how many events a row stands for, or raise `Left` where it is none."""
        try:
            return count_in(self.cell(cells, "count")) if "count" in self.at else 1
        except NotCounted:
            raise Left(self.heading("count"), self.cell(cells, "count"), "no-events") from None

    @cached_property
    def _sources(self) -> Sources:
        return Sources(self.mapping)

    def draft(self, line: int, pair: tuple[str, str], kind: Kind, when: str, cells: Cells) -> Draft:
        """Return a relation of two as a row says it, or raise `Left`."""
        sources = self._sources.of(cells)
        status, by = self.status_of(cells, sources[0])
        return Draft(
            line=line,
            actor=pair[0],
            target=pair[1],
            mutual=self._mutual(cells, kind),
            type=kind.type,
            form=kind.form,
            label=self._label(cells, kind),
            date=when,
            status=status,
            attributed_to=by,
            statement=self._line(cells, "statement") or self._told(cells, kind),
            note=self._line(cells, "note"),
            case=self._line(cells, "case"),
            weight=number_in(self.cell(cells, "weight")) if "weight" in self.at else None,
            events=self._events(cells),
            sources=sources,
            same=self._same(pair, kind, when, cells),
        )

    def _label(self, cells: Cells, kind: Kind) -> str:
        """Return what was done in a few words: the table's, or those of the type.

        A word for a side stays with its relation, whose type only stands in for it.
        """
        if side_of(kind.label):
            return one_line_of(kind.label)
        said = self._line(cells, "label") or one_line_of(kind.label)
        return (said or self._line(cells, "type"))[:LABEL]

    def _told(self, cells: Cells, kind: Kind) -> str:
        """Return the few words of a row whose label is a word for a side."""
        return self._line(cells, "label") if side_of(kind.label) else ""

    def _same(self, pair: tuple[str, str], kind: Kind, when: str, cells: Cells) -> tuple[str, ...]:
        """Return what a row shares with one that it repeats: by its format, or all that is used."""
        found = {"actor": pair[0], "target": pair[1], "type": kind.type, "date": when}
        roles = self.preset.repeats if self.preset else ()
        if roles:
            found = {role: found.get(role) or self.cell(cells, role) for role in roles}
            return (*pair, *found.values())
        return (*pair, *(cells[column] for column in self.mapping.roles if column < len(cells)))

    def _mutual(self, cells: Cells, kind: Kind) -> bool:
        always = kind.form == "tie" or (self.preset.mutual if self.preset else False)
        return always or ("mutual" in self.at and fold(self.cell(cells, "mutual")) in TRUE)

    def status_of(self, cells: Cells, source: Read) -> tuple[str, str]:
        """Return how sure a relation is, and who says so: machine-coded ones are claims."""
        said = self.cell(cells, "status")
        status = next((one for one in STATUSES if said and one == fold(said)), "")
        status = status or (self.preset.status if self.preset else "") or STATUSES[0]
        by = self._line(cells, "attributed_to")
        if not by and status != STATUSES[0]:
            by = self._speaker(source)
        return status, by

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
