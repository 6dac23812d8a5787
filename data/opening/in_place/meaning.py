"""What the cells of a table mean, each asked once: who, when, and what was done.

Every answer is that of an opened file: the cells of one row at a time, of which only those stand
there that are meant, go through `data.opening.rows`. What it leaves out, is left out here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from data.dates import date_or_none
from data.engines.aspects import day_number
from data.former_states import former_states
from data.languages import LANGUAGES
from data.model import every_type
from data.opening.mapping import ENDS, ColumnMapping
from data.opening.numbers import side_weighed
from data.opening.outcome import Outcome
from data.opening.period import WHEN
from data.opening.presets import Preset
from data.opening.rows import Left, Rows
from data.opening.sentences import labels_of
from data.opening.tables.table import Table
from data.states import states

Meant = Mapping[str, Any]  # columns by their names, the cells themselves by "k0", "k1" …
DATE_OF_SOURCE = "source_date"


@dataclass
class Meaning:
    """Tells what cells mean; `left_out` counts those that mean nothing, by the reason."""

    table: Table
    mapping: ColumnMapping
    preset: Preset | None
    left_out: Counter[str] = field(default_factory=Counter)

    @cached_property
    def rows(self) -> Rows:
        """What makes relations of rows."""
        return Rows(self.table, self.mapping, self.preset, Outcome())

    @property
    def dates(self) -> tuple[int, ...]:
        """The numbers of the columns that say when."""
        at = self.mapping.at.items()
        return tuple(n for role, n in at if role.endswith(WHEN) and role != DATE_OF_SOURCE)

    @property
    def kinds(self) -> tuple[int, ...]:
        """The numbers of the columns that say what was done, how sure and whether by both."""
        at, known, headings = self.mapping.at, self.preset, self.table.headings
        found = {at[role] for role in ("type", "mutual", "status") if role in at}
        more = (*known.flags, *filter(None, [known.fallback.get("column")])) if known else ()
        if self.mapping.told_at is not None:
            found.add(self.mapping.told_at)
        found |= {place for one in more if (place := known and known.place_of(one, headings))}
        if self.by_sign:
            found.add(at["weight"])
        return tuple(sorted(found))

    @property
    def by_sign(self) -> bool:
        """Whether the sign of a number is all that says what was done."""
        told = self.preset and (self.preset.always or self.preset.flags)
        return not (told or self.mapping.scheme or self.mapping.one_type)

    def ends(self, end: int, cells: Iterable[Sequence[str]]) -> Iterator[Meant]:
        """Yield who is meant at one end (0, 1) by each cell that means one alone."""
        for (cell,) in cells:
            try:
                found = self.rows.end(self._row({self.mapping.at[ENDS[end]]: cell}), end, None)
            except Left as reason:
                self.left_out[reason.args[2]] += 1
                continue
            if len(found.actors) == 1:
                yield self._end(cell, found.actors[0])
            else:
                self.left_out["several"] += 1

    def _end(self, cell: str, actor: str) -> Meant:
        own = self.rows.others.own.get(actor)
        known = states().get(actor) or former_states().get(actor)
        names = {la: known.names[la] if known else own.name if own else actor for la in LANGUAGES}
        called = {f"name_{language}": name for language, name in names.items()}
        return {"k0": cell, "id": actor, "node": (own.state if own else "") or actor} | called

    def when(self, cells: Iterable[Sequence[str]]) -> Iterator[Meant]:
        """Yield the day, or days, that each row of cells of `dates` means."""
        for own in cells:
            try:
                date, _ = self.rows.date_of(self._row(dict(zip(self.dates, own, strict=True))))
            except Left as reason:
                self.left_out[reason.args[2]] += 1
                continue
            found = date_or_none(date)
            ends = {end: day_number(getattr(found, end)) for end in ("earliest", "latest")}
            yield {f"k{at}": cell for at, cell in enumerate(own)} | {"date": date} | ends

    def what(self, cells: Iterable[Sequence[str]]) -> Iterator[Meant]:
        """Yield what each row of cells of `kinds` says was done."""
        for own in cells:
            row = self._row(dict(zip(self.kinds, own, strict=True)))
            try:
                deed = self.rows.deed_of(row)
            except Left as reason:
                self.left_out[reason.args[2]] += 1
                continue
            one = self.rows.draft(0, ("", ""), deed, "", row)._replace(weight=None)
            usual, of_side = every_type()[one.type.lower()], side_weighed(one).weight
            yield {f"k{at}": cell for at, cell in enumerate(own)} | {
                "type": usual.code,
                "form": one.form,
                "mutual": one.mutual,
                "status": one.status,
                "by": one.attributed_to,
                "usual": float(usual.weight if of_side is None else of_side),
                "kind_sign": int(usual.sign),
                "deeds": bool(usual.deeds),
                **{f"label_{language}": text for language, text in labels_of(one).items()},
            }

    def _row(self, cells: Mapping[int, str]) -> tuple[str, ...]:
        return tuple(cells.get(at, "") for at in range(len(self.table.headings)))
