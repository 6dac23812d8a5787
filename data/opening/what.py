"""What a row says was done: by its type, by flags, by a number with a sign, or as all rows do."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from data.finding import fold
from data.model import relation_types
from data.opening.columns import Profile
from data.opening.ends import one_line_of
from data.opening.kinds import LONGEST, READ, SIGN, WORDS, Kind, type_of, type_of_sign
from data.opening.mapping import OUT, SAMPLED, ColumnMapping
from data.opening.missing import is_missing
from data.opening.numbers import number_in
from data.opening.once import Once
from data.opening.own_words import side_of
from data.opening.pairs import says_who_acts
from data.opening.period import WHEN
from data.opening.presets import Preset
from data.opening.tables.table import Cells, Table

YES = ("1", "1.0", "true", "TRUE", "True")
LONGEST_WORD = 120  # letters of what a person may settle: the rest are sentences
TRUE = frozenset(map(fold, ("true", "1", "yes", "undirected", "sí", "sim", "بله", "mutual")))
LABEL = 120  # letters of a label that stands in a table of its own
EVEN = 0.5  # an agreement of two states that agree as often as not


class NoType(ValueError):
    """A row of which no type is known: the heading, what stands there, and the reason."""


class Deed(NamedTuple):
    """What a row says was done, or `why` that is nothing: a role, what stands there, the reason.

    `type` and `form` are those of a relation, `label` says it in a few words, `told` what the row
    says beside. `word` is what a person may settle: a cell whose type is not known, or only
    suggested by rules (`read`), or that they settled already.
    """

    type: str = ""
    form: str = ""
    label: str = ""
    told: str = ""
    mutual: bool = False
    word: str = ""
    read: bool = False
    why: tuple[str, ...] = ()


@dataclass
class Types:
    """Tells of each row of a table what it says was done."""

    table: Table
    mapping: ColumnMapping
    preset: Preset | None

    @cached_property
    def told(self) -> Once["Deed"]:
        """What a row says was done."""
        roles = ("type", "weight", "agreement", "label", "mutual")
        own = [self._type_at] if self._type_at is not None else []
        beside = (*(place for _, place in self._flags), self._second[2] if self._second else None)
        told = (*(self._at.get(role) for role in roles), *own, *beside)
        return Once((at for at in told if at is not None), self._deed)

    def _deed(self, cells: Cells) -> "Deed":
        cell = _cell(cells, self._type_at).strip() if self._may_settle else ""
        settled = self.mapping.types.get(cell) if cell else None
        told = cell and (settled or self._is_unknown(cell) or self._is_side(cell))
        word, form = cell if told else "", self.preset.form if self.preset else ""
        try:
            kind = (self._settled(cell, settled) if settled else None) or self._how(cells)
        except NoType as reason:
            return Deed(word=word, why=reason.args)
        kind = kind._replace(form=form) if form else kind
        label, said = self._worded(cells, kind)
        read = self.mapping.scheme == READ and not settled and not side_of(label)
        return Deed(kind.type, kind.form, label, said, self._is_mutual(cells, kind), word, read)

    def _worded(self, cells: Cells, kind: Kind) -> tuple[str, str]:
        """Return what was done in a few words, the table's or the type's; and what else it says.

        A word for a side stays with its relation, whose type only stands in for it.
        """
        said, named = self._line(cells, "label"), one_line_of(kind.label)
        if self.mapping.scheme and side_of(kind.label):
            return named, said or self._line(cells, "type").removeprefix(named)
        if self.mapping.scheme == READ and "type" not in self._at:
            return said[:LABEL], ""  # a sentence is no label
        return (said or named or self._line(cells, "type"))[:LABEL], ""

    def _is_mutual(self, cells: Cells, kind: Kind) -> bool:
        if kind.form == "tie" or (self.preset and self.preset.mutual):
            return True
        return "mutual" in self._at and fold(_cell(cells, self._at["mutual"])) in TRUE

    def _line(self, cells: Cells, role: str) -> str:
        return one_line_of(_cell(cells, self._at.get(role)))

    def _settled(self, cell: str, settled: str) -> Kind | None:
        """Return what a person settled of a cell."""
        if settled == OUT:
            raise NoType("type", cell, "type-out")
        found = type_of(settled, "plover")
        return found._replace(label=cell[:LONGEST]) if found else None

    @cached_property
    def _may_settle(self) -> bool:
        """Whether a column of types is what tells them, or would if anybody knew its words."""
        preset = self.preset
        told = preset and (preset.always or preset.flags or preset.fallback)
        return self._type_at is not None and not told

    @cached_property
    def _type_at(self) -> int | None:
        return self.mapping.told_at

    def _is_unknown(self, cell: str) -> bool:
        none = is_missing(cell, self._missing) or len(cell) > LONGEST_WORD
        scheme = self.mapping.scheme
        known = scheme and scheme != READ and _has_type(cell, scheme)
        return not (none or known)

    def _is_side(self, cell: str) -> bool:
        """Tell whether a cell names a side, for which some type stands in until one is chosen."""
        return self.mapping.scheme in (SIGN, WORDS) and bool(side_of(cell))

    @cached_property
    def _how(self) -> Callable[[Cells], Kind]:
        if self.preset and self.preset.always:
            always = self.preset.always
            return lambda _: self._known(always, self.mapping.scheme, "")
        if self.preset and self.preset.flags:
            return self._of_flags
        if self.mapping.scheme and not self.preset and self._is_signed:
            return self._of_type_or_number
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
        cell = _cell(cells, self._type_at)
        if self._second and not _has_type(cell, self.mapping.scheme):
            heading, scheme, place = self._second
            return self._known(_cell(cells, place), scheme, heading)
        role = self.mapping.roles.get(-1 if self._type_at is None else self._type_at, "type")
        return self._known(cell, self.mapping.scheme, role)

    def _of_type_or_number(self, cells: Cells) -> Kind:
        """Return what words say was done, or where they do not, or contradict it, the weight.

        Where neither does, the words are what is missing: those a person can settle.
        """
        unsaid, kind = None, None
        try:
            kind = self._of_type(cells)
        except NoType as reason:
            cell = _cell(cells, self._type_at)
            if reason.args[2] != "unknown-type" and not is_missing(cell):
                raise  # what is known to be no relation
            unsaid = None if is_missing(cell) else reason
        sign = relation_types()[kind.type.lower()].sign if kind else 0
        if kind and (self.mapping.scheme != READ or sign * self._number(cells) >= 0):
            return kind
        try:
            return self._of_number(cells)
        except NoType as reason:
            raise unsaid or reason from None

    @cached_property
    def _is_signed(self) -> bool:
        """Whether there are weights that say by their sign how friendly something was."""
        at = self._at.get("weight")
        first = islice(self.table, SAMPLED) if at is not None else ()
        return Profile(tuple(_cell(cells, at) for _, cells in first)).is_negative

    def _number(self, cells: Cells) -> float:
        return number_in(_cell(cells, self._at.get("weight"))) or 0.0

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
        number = number_in(cell) or 0.0
        kind = type_of_sign(number - (EVEN if role == "agreement" and number >= 0 else 0))
        if kind is None:
            raise NoType(role, cell, "no-sign")
        return kind._replace(form="stance") if self._is_directed else kind

    @cached_property
    def _is_directed(self) -> bool:
        """Whether the table tells who acts toward whom, and when: no mere tie of both."""
        dated = any(role.endswith(WHEN) and role != "source_date" for role in self._at)
        return not self.preset and dated and says_who_acts(self.table.headings, self.mapping.roles)


def _has_type(cell: str, scheme: str) -> bool:
    kind = type_of(cell, scheme)
    return kind is not None and bool(kind.type)


def _cell(cells: Cells, place: int | None) -> str:
    return cells[place] if place is not None and 0 <= place < len(cells) else ""
