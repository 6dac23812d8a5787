"""What a row says was done: by its type, by flags, by a number with a sign, or as all rows do."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from data.opening.kinds import LONGEST, SIGN, WORDS, Kind, type_of, type_of_sign
from data.opening.mapping import OUT, ColumnMapping
from data.opening.missing import is_missing
from data.opening.own_words import side_of
from data.opening.presets import Preset
from data.opening.tables.table import Cells, Table

YES = ("1", "1.0", "true", "TRUE", "True")
LONGEST_WORD = 120  # letters of what a person may settle: the rest are sentences
EVEN = 0.5  # an agreement of two states that agree as often as not


class NoType(ValueError):
    """A row of which no type is known: the heading, what stands there, and the reason."""


@dataclass
class Types:
    """Tells the type of each row of a table."""

    table: Table
    mapping: ColumnMapping
    preset: Preset | None
    words: Counter[str] = field(default_factory=Counter)
    """The cells whose type is not known, or was settled by a person, and how often they stand."""

    def of(self, cells: Cells) -> Kind:
        """Return what a row says was done.

        Raises:
            NoType: where that is not known, or none of the types of relations.
        """
        found = self._settled(cells) or self._how(cells)
        form = self.preset.form if self.preset else ""
        return found._replace(form=form) if form else found

    def _settled(self, cells: Cells) -> Kind | None:
        """Return what a person settled of a row, if anything; count what they may settle."""
        cell = _cell(cells, self._type_at).strip() if self._may_settle else ""
        if not cell:
            return None
        settled = self.mapping.types.get(cell)
        if settled or self._is_unknown(cell) or self._is_side(cell):
            self.words[cell] += 1
        if settled == OUT:
            raise NoType("type", cell, "type-out")
        found = type_of(settled, "plover") if settled else None
        return found._replace(label=cell[:LONGEST]) if found else None

    @cached_property
    def _may_settle(self) -> bool:
        """Whether a column of types is what tells them, or would if anybody knew its words."""
        preset = self.preset
        told = preset and (preset.always or preset.flags or preset.fallback)
        return self._type_at is not None and not told

    @cached_property
    def _type_at(self) -> int | None:
        return self._at.get("type")

    def _is_unknown(self, cell: str) -> bool:
        known = self._meant.get(cell)
        if known is None:
            none = is_missing(cell, self._missing) or len(cell) > LONGEST_WORD
            scheme = self.mapping.scheme
            known = self._meant[cell] = none or bool(scheme and _has_type(cell, scheme))
        return not known

    def _is_side(self, cell: str) -> bool:
        """Tell whether a cell names a side, for which some type stands in until one is chosen."""
        return self.mapping.scheme in (SIGN, WORDS) and bool(side_of(cell))

    @cached_property
    def _meant(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _how(self) -> Callable[[Cells], Kind]:
        if self.preset and self.preset.always:
            always = self.preset.always
            return lambda _: self._known(always, self.mapping.scheme, "")
        if self.preset and self.preset.flags:
            return self._of_flags
        if self.mapping.scheme:
            return self._of_type
        if self.mapping.one_type:
            one = type_of(self.mapping.one_type, "plover")
            assert one, self.mapping.one_type
            return lambda _: one._replace(label="")
        return self._of_number

    @cached_property
    def _flags(self) -> list[tuple[str, int | None]]:
        """The flags of the format, each with the number of its column."""
        known = self.preset
        return (
            [(flag, known.place_of(flag, self.table.headings)) for flag in known.flags]
            if known
            else []
        )

    @cached_property
    def _second(self) -> tuple[str, str, int | None] | None:
        """The heading, the scheme and the number of the column that stands in for the type's."""
        second = self.preset.fallback if self.preset else {}
        if not self.preset or not second:
            return None
        place = self.preset.place_of(second["column"], self.table.headings)
        return second["column"], second["scheme"], place

    @cached_property
    def _at(self) -> dict[str, int]:
        return self.mapping.at

    @cached_property
    def _missing(self) -> frozenset[str]:
        return frozenset(self.preset.missing if self.preset else ())

    def _known(self, cell: str, scheme: str, role: str) -> Kind:
        kind = type_of(cell, scheme)
        if kind is None or not kind.type:
            why = "no-type" if kind or is_missing(cell, self._missing) else "unknown-type"
            raise NoType(role, cell, why)
        return kind

    def _of_type(self, cells: Cells) -> Kind:
        cell = _cell(cells, self._at.get("type"))
        if self._second and not _has_type(cell, self.mapping.scheme):
            heading, scheme, place = self._second
            return self._known(_cell(cells, place), scheme, heading)
        return self._known(cell, self.mapping.scheme, "type")

    def _of_flags(self, cells: Cells) -> Kind:
        assert self.preset
        for flag, place in self._flags:
            if _cell(cells, place).strip() in YES:
                called = self.preset.flag_types.get(flag, flag)
                found = self._known(called, self.mapping.scheme, flag)
                return found if found.label else found._replace(label=flag)
        raise NoType("", "0", "no-type")

    def _of_number(self, cells: Cells) -> Kind:
        role = "weight" if "weight" in self._at else "agreement"
        cell = _cell(cells, self._at.get(role))
        try:
            number = float(cell.replace(",", "."))
        except ValueError:
            number = 0.0
        kind = type_of_sign(number - (EVEN if role == "agreement" and number >= 0 else 0))
        if kind is None:
            raise NoType(role, cell, "no-sign")
        return kind


def _has_type(cell: str, scheme: str) -> bool:
    kind = type_of(cell, scheme)
    return kind is not None and bool(kind.type)


def _cell(cells: Cells, place: int | None) -> str:
    return cells[place] if place is not None and 0 <= place < len(cells) else ""
