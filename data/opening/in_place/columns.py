"""The columns of relations, made by the engine from those of its table.

What cells mean is joined to them (`data.opening.in_place.meaning`); whatever means nothing is left
out by that. The columns are those that `data.engines.table` tells.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from typing import Any

import narwhals as nw

from data.engines.asking import rows_of
from data.engines.coded import tie_column
from data.languages import ENGLISH, LANGUAGES
from data.model import LEVELS, OWNERS, TIE, kind_named
from data.opening.in_place.address import NotOpened
from data.opening.in_place.cells import distinct, is_number, lazily, text_of
from data.opening.in_place.connected import ROW, Connected
from data.opening.in_place.meaning import Meaning, Meant
from data.opening.mapping import ENDS
from data.opening.numbers import DIGITS, MOST_EVENTS, SCALES
from data.opening.sentences import TOGETHER, TOWARD

SOURCE = "S1"
OTHERS = LANGUAGES[1:]
NOTHING = nw.lit("")
EMPTY = (
    *("second_source_id", "counted_why", "second_source_kind", "second_source_owner"),
    *("further_source_ids", "further_sources"),
)


@dataclass
class Made:
    """The relations of a table, as columns of its engine."""

    connected: Connected
    meaning: Meaning

    @cached_property
    def _frame(self) -> Any:
        return lazily(self.connected.table)

    @cached_property
    def length(self) -> int:
        """How many rows the table has."""
        return int(rows_of(self._frame.select(n=nw.len()))[0]["n"])

    @cached_property
    def _names(self) -> Sequence[str]:
        return self.meaning.table.headings

    def _text(self, role: str) -> nw.Expr:
        """Return the column of a role as texts, empty ones where there is none."""
        at = self.meaning.mapping.at.get(role)
        return NOTHING if at is None else text_of(self._frame, self._names[at])

    @cached_property
    def ends(self) -> tuple[Sequence[Meant], Sequence[Meant]]:
        """Whom the cells of both ends mean."""
        one, other = (
            [*self.meaning.ends(end, self._cells([self.meaning.mapping.at[role]], f"`{role}`"))]
            for end, role in enumerate(ENDS)
        )
        return one, other

    def _cells(self, places: Iterable[int], what: str) -> list[tuple[str, ...]]:
        return distinct(self._frame, self._keys(places), what)

    def _keys(self, places: Iterable[int]) -> dict[str, nw.Expr]:
        return {f"k{n}": self._key(at) for n, at in enumerate(places)}

    def _key(self, at: int) -> nw.Expr:
        if self.meaning.by_sign and at == self.meaning.mapping.at["weight"]:
            return _sign(nw.col(self._names[at]).cast(nw.Float64).fill_null(0.0)).cast(nw.String)
        return text_of(self._frame, self._names[at])

    @cached_property
    def parts(self) -> Sequence[tuple[str, Sequence[int], Sequence[Meant]]]:
        """What cells mean: how its columns begin, which columns of the table say it, and what."""
        meaning, at = self.meaning, self.meaning.mapping.at
        return [
            *((f"{role}_", [at[role]], own) for role, own in zip(ENDS, self.ends, strict=True)),
            ("what_", meaning.kinds, [*meaning.what(self._kinds())]),
            ("when_", meaning.dates, [*meaning.when(self._days())]),
        ]

    @cached_property
    def frame(self) -> Any:
        """The relations, lazily.

        Raises:
            NotOpened: where none is left, or a column is not what its role wants.
        """
        joined = self._frame.select(**self._used())
        for prefix, places, own in self.parts:
            joined = self._joined(joined, prefix, len(places), own)
        joined = joined.filter(nw.col("actor_id") != nw.col("target_id"))
        if "count" in self.meaning.mapping.at:  # of none nothing happened
            joined = joined.filter(nw.col("count").is_null() | (nw.col("count") > 0))
        return joined.select(**self._columns(joined))

    def _kinds(self) -> list[tuple[str, ...]]:
        places = self.meaning.kinds
        return self._cells(places, "what was done") if places else [()]

    def _days(self) -> list[tuple[str, ...]]:
        return self._cells(self.meaning.dates, "when") if self.meaning.dates else [()]

    def _used(self) -> dict[str, nw.Expr]:
        """Return what is needed of the table, under names of ours."""
        at = self.meaning.mapping.at
        found = {role: self._text(role) for role in TEXTS}
        for role, wanted in (("weight", "a number"), ("count", "a whole number")):
            if role in at:
                if not is_number(self._frame, self._names[at[role]]):
                    raise NotOpened(
                        f"found texts in the column {self._names[at[role]]}, wanted {wanted} for "
                        f"`{role}`: give that role to another column, or to none"
                    )
                found[role] = nw.col(self._names[at[role]]).cast(nw.Float64)
        if ROW in self._frame.collect_schema().names():
            found[ROW] = nw.col(ROW)
        for prefix, own, _ in self.parts:
            found |= {f"{prefix}{key}": one for key, one in self._keys(own).items()}
        return found

    def _joined(self, frame: Any, prefix: str, keys: int, own: Sequence[Meant]) -> Any:
        """Join what cells mean to their rows; where there is nothing to ask it is one for all."""
        if not own:
            raise NotOpened("found no row that says who does what to whom and when")
        if not keys:
            return frame.with_columns(**{f"{prefix}{n}": nw.lit(v) for n, v in own[0].items()})
        columns = {f"{prefix}{name}": [row[name] for row in own] for name in own[0]}
        looked_up = nw.from_native(self.connected.lookup(columns)).lazy()
        return frame.join(looked_up, on=[f"{prefix}k{n}" for n in range(keys)], how="inner")

    def _columns(self, frame: Any) -> dict[str, nw.Expr]:
        weight = self._weight(frame)
        return {
            **self._numbered(frame),
            **dict.fromkeys(EMPTY, NOTHING),
            "source_id": nw.lit(SOURCE),
            "source_kind": nw.lit(kind_named("")),
            "source_owner": nw.lit(OWNERS[1]),
            "actor": nw.col("actor_id"),
            "target": nw.col("target_id"),
            "mutual": nw.col("what_mutual"),
            "type": nw.col("what_type"),
            "deeds": nw.col("what_deeds"),
            "weight": weight,
            "sign": _sign(weight),
            "count": self._count(),
            "form": nw.col("what_form"),
            **self._said(),
            "date": nw.col("when_date"),
            "earliest": nw.col("when_earliest"),
            "latest": nw.col("when_latest"),
            "status": nw.col("what_status"),
            "attributed_to": _or(nw.col("attributed_to"), nw.col("what_by")),
            "counted": nw.lit(True),
            "note": nw.col("note"),
            "actor_node": nw.col("actor_node"),
            "target_node": nw.col("target_node"),
            **_ties(),
        }

    def _numbered(self, frame: Any) -> dict[str, nw.Expr]:
        """Return the number of each row, its id and where it stands.

        Raises:
            NotOpened: where the rows have no order, and no column tells them apart.
        """
        if ROW in frame.collect_schema().names():
            row = nw.col(ROW)
            said = (row + 1).cast(nw.String)
            key = nw.concat_str(nw.lit("R"), said)
            return {"row": row, "relation_id": key, "locator": nw.concat_str(nw.lit("row "), said)}
        if "id" not in self.meaning.mapping.at or not self._tells_apart(frame):
            raise NotOpened(
                "found no column that tells rows apart, wanted one: an engine keeps no order. "
                'Write id = "NAME OF A COLUMN" under [roles]'
            )
        return {"row": nw.col("when_earliest"), "relation_id": nw.col("id"), "locator": NOTHING}

    def _tells_apart(self, frame: Any) -> bool:
        (found,) = rows_of(frame.select(n=nw.len(), ids=nw.col("id").n_unique()))
        return bool(found["n"] == found["ids"])

    def _weight(self, frame: Any) -> nw.Expr:
        """Return the weights from -1 to +1, as `data.opening.numbers` brings them there."""
        usual = nw.col("what_usual")
        if "weight" not in self.meaning.mapping.at:
            return usual
        own, known = nw.col("weight"), self.meaning.preset
        (ends,) = rows_of(frame.select(least=own.min(), most=own.max()))
        least, most = (float(ends[one] or 0) for one in ("least", "most"))
        largest, fixed = max(abs(least), abs(most)) or 1.0, known.scale if known else 0
        scale = fixed or next((one for one in SCALES if largest <= one), largest)
        # Divided would be the same; Sail cannot divide decimals (0.7).
        weighed = (own * (1.0 / float(self.meaning.mapping.scale or scale))).clip(-1.0, 1.0)
        if not fixed and least >= 0:
            weighed = nw.when(nw.col("what_kind_sign") != 0).then(
                weighed * nw.col("what_kind_sign")
            )
        return nw.when(own.is_null()).then(usual).otherwise(weighed.round(DIGITS).fill_null(0.0))

    def _count(self) -> nw.Expr:
        if "count" not in self.meaning.mapping.at:
            return nw.lit(1)
        own = nw.col("count").fill_null(1.0)
        return own.clip(1.0, float(MOST_EVENTS)).cast(nw.Int64)

    def _said(self) -> dict[str, nw.Expr]:
        """Return label and statement in each language; English is the column's own."""
        found = {}
        for language in LANGUAGES:
            ending = "" if language == ENGLISH else f"_{language}"
            own, made = nw.col("label"), nw.col(f"what_label_{language}")
            found[f"label{ending}"] = _or(own, made)
            sentence = self._sentence(language, _or(own, made))
            found[f"statement{ending}"] = _or(nw.col("statement"), sentence)
        return found

    def _sentence(self, language: str, label: nw.Expr) -> nw.Expr:
        known = self.meaning.preset.statement if self.meaning.preset else {}
        values = {
            **{end: nw.col(f"{end}_name_{language}") for end in ENDS},
            **{"label": label, "case": nw.col("case"), "date": nw.col("when_date")},
            "publisher": _or(nw.col("attributed_to"), nw.col("what_by")),
        }
        if known:
            return _filled(known[language], values)
        both = nw.when(nw.col("what_mutual")).then(_filled(TOGETHER[language], values))
        return both.otherwise(_filled(TOWARD[language], values))


TEXTS = ("id", "label", "statement", "note", "case", "attributed_to")


def _filled(pattern: str, values: Mapping[str, nw.Expr]) -> nw.Expr:
    """Return a pattern with its values in their places."""
    parts = []
    for literal, name, _, _ in Formatter().parse(pattern):
        parts += [nw.lit(literal)] if literal else []
        parts += [values[name]] if name else []
    return nw.concat_str(*parts)


def _or(one: nw.Expr, other: nw.Expr) -> nw.Expr:
    """Return a text, or where it is empty another one."""
    return nw.when(one != "").then(one).otherwise(other)


def _sign(number: nw.Expr) -> nw.Expr:
    below = nw.when(number < 0).then(nw.lit(-1)).otherwise(nw.lit(0))
    return nw.when(number > 0).then(nw.lit(1)).otherwise(below)


def _ties() -> dict[str, nw.Expr]:
    found: dict[str, nw.Expr] = {}
    for level, ending in zip(LEVELS, ("node", "id"), strict=True):
        one, other = (nw.col(f"{end}_{ending}") for end in ENDS)
        pairs = (nw.concat_str(one, nw.lit(TIE), other), nw.concat_str(other, nw.lit(TIE), one))
        named = nw.when(one < other).then(pairs[0]).otherwise(pairs[1])
        found[tie_column(level)] = nw.when(one == other).then(NOTHING).otherwise(named)
        found[f"forward_{level}"] = one < other
    return found
