"""What the files of one selection hold: its relations, its ties, and the tables made of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Any

import pandas as pd

from data.dataset import OPEN_END, OPEN_START, DataSet
from data.dates import parse_date
from data.files.tables import Cell, Table, fields
from data.filtering import apply
from data.model import TIE, pair, relation_types
from data.selection import Selection
from data.states import LANGUAGES
from data.ties import Tie, ties_of

Span = tuple[date | None, date | None]  # first and last day, None where it is open

SIGNS = {"cooperation": 1, "conflict": -1, "demand": 0, "mixed": 0}


@dataclass(frozen=True)
class Extract:
    """One selection of one data set, as its files hold it.

    The page shows the whole selection and lights up the chosen tie, or the ties of the chosen
    node; a file holds only what is lit.
    """

    data_set: DataSet
    selection: Selection

    @cached_property
    def relations(self) -> pd.DataFrame:
        """Every relation, counted or not: the evidence that the page shows for the choice."""
        relations = apply(self.selection, self.data_set.relations)
        chosen = self.selection.tie
        if not chosen:
            return relations
        if TIE in chosen:
            between = [pair(*ends) for ends in combinations(chosen.split(TIE), 2)]
            return relations[relations[f"tie_{self.selection.level}"].isin(between)]
        ends = relations[["actor", "target", "actor_node", "target_node"]]
        return relations[(ends == chosen).any(axis=1)]

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The ties that the counted relations add up to."""
        chosen = self.selection.tie
        ties = ties_of(self.relations, self.selection.level)
        return tuple(tie for tie in ties if tie.touches(chosen)) if chosen else ties

    @cached_property
    def spans(self) -> Mapping[str, tuple[Span, ...]]:
        """For each tie the days that its counted relations may cover, in order of their rows."""
        counted = self.relations[self.relations["counted"]]
        found: dict[str, list[Span]] = {}
        key = counted[f"tie_{self.selection.level}"]
        for tie, span in zip(key, _spans(counted), strict=True):
            found.setdefault(tie, []).append(span)
        return {tie: tuple(spans) for tie, spans in found.items()}

    def name(self, node: str) -> str:
        """Return the name of a node in the language asked for."""
        return self.data_set.name_of(node, self.selection.lang)

    def outer(self, tie: str) -> Span:
        """Return the first and the last day that any counted relation of a tie may cover."""
        starts, ends = zip(*self.spans[tie], strict=True)
        return (
            None if None in starts else min(starts),
            None if None in ends else max(ends),
        )


def _spans(relations: pd.DataFrame) -> Iterator[Span]:
    for first, last in zip(relations["earliest"].dt.date, relations["latest"].dt.date, strict=True):
        yield (None if first == OPEN_START else first, None if last == OPEN_END else last)


def relations_table(extract: Extract) -> Table:
    """Return a row for each relation: what was coded, and beside it what follows from that."""
    spans = _spans(extract.relations)
    rows = extract.relations.to_dict("records")
    return _table(
        "relations",
        ({**row, **_derived(extract, row, span)} for row, span in zip(rows, spans, strict=True)),
    )


def _derived(extract: Extract, row: Mapping[Any, Any], span: Span) -> dict[str, Cell]:
    """Return what a fact-checker needs beside a coded row."""
    data_set, kind, day = extract.data_set, relation_types()[row["type"]], parse_date(row["date"])
    source = data_set.sources[row["source_id"]]
    second = data_set.sources.get(row["second_source_id"])
    return {
        "type": row["type"].upper(),
        "day": day.earliest if day.is_exact else None,
        "actor_name": extract.name(row["actor"]),
        "target_name": extract.name(row["target"]),
        "tie": row[f"tie_{extract.selection.level}"],
        "quad_class": kind.quad_class,
        "earliest": span[0],
        "latest": span[1],
        "source_title": source.title,
        "source_publisher": source.publisher,
        "source_date": source.date,
        "source_url": source.url,
        "second_source_url": second.url if second else "",
    }


def actors_table(extract: Extract) -> Table:
    """Return the actors of the relations, those above them and those they stand for."""
    actors = extract.data_set.actors
    waiting = [*extract.relations["actor"], *extract.relations["target"]]
    needed: set[str] = set()
    while waiting:
        actor = waiting.pop()
        if actor in actors and actor not in needed:
            needed.add(actor)
            waiting += [actors[actor].parent, actors[actor].stands_for]
    return _table("actors", (_actor(extract, key) for key in actors if key in needed))


def _actor(extract: Extract, key: str) -> dict[str, Cell]:
    actor = extract.data_set.actors[key]
    others = {f"name_{language}": actor.names[language] for language in LANGUAGES[1:]}
    coded = ("actor_id", "kind", "country", "stands_for", "role", "parent")
    return {
        "name": actor.names[LANGUAGES[0]],
        **others,
        **{name: getattr(actor, name) for name in coded},
    }


def sources_table(extract: Extract) -> Table:
    """Return the sources of the relations."""
    relations = extract.relations
    needed = {*relations["source_id"], *relations["second_source_id"]}
    sources = [source for key, source in extract.data_set.sources.items() if key in needed]
    names = [field.name for field in fields()["sources"]]
    return _table("sources", ({name: getattr(s, name) for name in names} for s in sources))


def ties_table(extract: Extract) -> Table:
    """Return a row for each tie."""
    return _table("ties", (tie_row(extract, tie) for tie in extract.ties))


def tie_row(extract: Extract, tie: Tie) -> dict[str, Cell]:
    """Return everything that is known of a tie, by the name of its field."""
    first, last = extract.outer(tie.tie)
    derived: dict[str, Cell] = {
        "a_name": extract.name(tie.a),
        "b_name": extract.name(tie.b),
        "sign": SIGNS[tie.character],
        "actor": tie.actor if tie.one_sided else "",
        "target": tie.target if tie.one_sided else "",
        "first": first,
        "last": last,
    }
    return {
        field.name: derived[field.name] if field.name in derived else getattr(tie, field.name)
        for field in fields()["ties"]
    }


def _table(name: str, rows: Iterable[Mapping[Any, Cell]]) -> Table:
    """Return a table with the fields that its name has, from rows that may hold more."""
    header = [field.name for field in fields()[name]]
    return Table(name, fields()[name], tuple(tuple(row[key] for key in header) for row in rows))
