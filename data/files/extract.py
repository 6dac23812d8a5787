"""What the files of one selection hold: its relations, its ties, and the tables made of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from datetime import date
from functools import cached_property
from typing import Any

from data.balance.edges import SIGNS
from data.dataset import DataSet
from data.engines.coded import ENDS
from data.engines.relations import Days, Relations
from data.engines.retold import Retold, Texts
from data.engines.ties import Tie
from data.files.tables import Cell, Field, Table, fields
from data.filtering import apply, of_chosen
from data.languages import ENGLISH, LANGUAGES
from data.relation import Relation
from data.selection import Selection

MOST = 100_000  # relations that a file holds one by one: a workbook of them takes half a minute
Span = tuple[date | None, date | None]  # first and last day, None where it is open


@dataclass(frozen=True)
class Extract:
    """One selection of one data set, as its files hold it.

    The page shows the whole selection and lights up what is chosen; a file holds only that. `site`
    is where the atlas is served that it was taken from, such as `https://example.org/entente`.
    """

    data_set: DataSet
    selection: Selection
    site: str = ""

    @cached_property
    def relations(self) -> Relations:
        """Every relation, counted or not: the evidence that the page shows for the choice."""
        return of_chosen(self.selection, apply(self.selection, self.data_set.relations))

    def makes(self, resource: str, form: str) -> bool:
        """Tell whether a format can hold it: a table may be empty, a data set may not.

        Nor can a file hold more than MOST relations one by one; their ties may be any number.
        """
        each = resource == "relations" or form == "gexf"  # which has each time of a tie
        return (form != "zip" or len(self.relations) > 0) and not (each and self.too_many)

    @cached_property
    def too_many(self) -> bool:
        """Whether there are more relations than a file holds."""
        return len(self.relations) > MOST

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The ties that the counted relations add up to."""
        return self.relations.ties(self.selection.level)

    @cached_property
    def spans(self) -> Mapping[str, tuple[Span, ...]]:
        """For each tie the days that its counted relations may cover, in order of their rows.

        Those without a date add none.
        """
        found: dict[str, list[Span]] = {}
        for relation in self.relations.counted:
            spans = found.setdefault(relation.tie(self.selection.level), [])
            spans += [_span(relation)] if relation.date.known else []
        return {tie: tuple(spans) for tie, spans in found.items()}

    def name(self, node: str) -> str:
        """Return the name of a node in the language asked for."""
        return self.data_set.name_of(node, self.selection.lang)

    def outer(self, tie: str) -> Span:
        """Return the first and the last day that any counted relation of a tie may cover.

        None where an end is open, or nothing is dated.
        """
        days = self._outer.get(tie)
        return _known(*days) if days else (None, None)

    @cached_property
    def _outer(self) -> Mapping[str, Days]:
        return self.relations.outer(self.selection.level)


def _span(relation: Relation) -> Span:
    return _known(relation.earliest, relation.latest)


def _known(first: date, last: date) -> Span:
    return (None if first == date.min else first, None if last == date.max else last)


def relations_table(extract: Extract) -> Table:
    """Return a row for each relation: what was coded, and beside it what follows from that."""
    coded = [field.name for field in dataclass_fields(Relation)]
    retold = extract.data_set.retold
    rows = (
        {name: getattr(relation, name) for name in coded}
        | _elsewhere(retold.get(relation.relation_id, {}))
        | _derived(extract, relation)
        for relation in extract.relations
    )
    # Some columns are there where the data set has any of it, whatever is selected.
    told = _told_in(retold) | extract.data_set.seldom
    known = [field for field in fields()["relations"] if field.name in told or not field.seldom]
    return _table("relations", rows, known)


def _told_in(retold: Mapping[str, Texts]) -> frozenset[str]:
    """Return the columns, such as `statement_es`, that say anything; a large table is asked."""
    if isinstance(retold, Retold):
        return retold.said
    return frozenset(name for texts in retold.values() for name in _elsewhere(texts))


def _elsewhere(told: Mapping[str, Mapping[str, str]]) -> dict[str, Cell]:
    """Return what is told in languages other than English by the names of the fields."""
    return {f"{name}_{la}": text for name, texts in told.items() for la, text in texts.items()}


def _derived(extract: Extract, relation: Relation) -> dict[str, Cell]:
    """Return what a fact-checker needs beside what was coded."""
    day, (earliest, latest) = relation.date, _span(relation)
    return {
        "type": relation.type.upper(),
        "date": day.text,
        "day": day.earliest if day.is_exact else None,
        **{f"{end}_name": extract.name(getattr(relation, end)) for end in ("actor", "target")},
        "tie": relation.tie(extract.selection.level),
        "weight": relation.weight,
        "sign": relation.sign,
        "quad_class": relation.kind.quad_class,
        "earliest": earliest,
        "latest": latest,
        **_sources(extract, relation),
    }


def _sources(extract: Extract, relation: Relation) -> dict[str, Cell]:
    """Return where a relation was read."""
    source = extract.data_set.sources[relation.source_id]
    second = extract.data_set.sources.get(relation.second_source_id)
    return {
        "source_title": source.title,
        "source_publisher": source.publisher,
        "source_date": source.date,
        "source_url": source.url,
        "second_source_url": second.url if second else "",
        "source_kind": source.kind,
        "source_state_owned": source.state_owned,
        "second_source_kind": second.kind if second else "",
        "second_source_state_owned": second.state_owned if second else None,
    }


def actors_table(extract: Extract) -> Table:
    """Return the actors of the relations, those above them and those they stand for."""
    actors, needed = extract.data_set.actors, actors_above(extract)
    return _table("actors", (_actor(extract, key) for key in actors if key in needed))


def actors_above(extract: Extract, also: Iterable[str] = ()) -> set[str]:
    """Return the ids of the actors of the relations, those above them and those they stand for."""
    actors = extract.data_set.actors
    ends = extract.relations.cross_tabulate(*ENDS[:2])
    waiting = [*{end for both in ends for end in both}, *also]
    needed: set[str] = set()
    while waiting:
        actor = waiting.pop()
        if actor in actors and actor not in needed:
            needed.add(actor)
            waiting += [actors[actor].parent, actors[actor].stands_for]
    return needed


def _actor(extract: Extract, key: str) -> dict[str, Cell]:
    actor = extract.data_set.actors[key]
    others = {f"name_{language}": actor.names[language] for language in LANGUAGES[1:]}
    others |= {
        f"role_{language}": actor.other_roles.get(language, "") for language in LANGUAGES[1:]
    }
    coded = ("actor_id", "kind", "country", "stands_for", "role", "parent")
    return {
        "name": actor.names[ENGLISH],
        **others,
        **dict.fromkeys(("short", *(f"short_{language}" for language in LANGUAGES[1:])), ""),
        **actor.short,
        **{name: getattr(actor, name) for name in coded},
    }


def sources_table(extract: Extract) -> Table:
    """Return the sources of the relations."""
    needed = sources_of(extract)
    sources = [source for key, source in extract.data_set.sources.items() if key in needed]
    names = [field.name for field in fields()["sources"]]
    return _table("sources", ({name: getattr(s, name) for name in names} for s in sources))


def sources_of(extract: Extract) -> set[str]:
    """Return the ids of the sources of the relations."""
    ids = extract.relations.cross_tabulate("source_id", "second_source_id", "further_source_ids")
    return {source for several in ids for one in several for source in one.split()}


def ties_table(extract: Extract) -> Table:
    """Return a row for each tie."""
    return _table("ties", (tie_row(extract, tie) for tie in extract.ties))


def tie_row(extract: Extract, tie: Tie) -> dict[str, Cell]:
    """Return everything that is known of a tie, by the name of its field."""
    first, last = extract.outer(tie.tie)
    derived: dict[str, Cell] = {
        "a_name": extract.name(tie.a),
        "b_name": extract.name(tie.b),
        "sign": SIGNS.get(tie.character, 0),
        "actor": tie.actor if tie.one_sided else "",
        "target": tie.target if tie.one_sided else "",
        "first": first,
        "last": last,
    }
    return {
        field.name: derived[field.name] if field.name in derived else getattr(tie, field.name)
        for field in fields()["ties"]
    }


def _table(
    name: str, rows: Iterable[Mapping[Any, Cell]], of: Iterable[Field] | None = None
) -> Table:
    """Return a table with the fields that its name has, or some, from rows that may hold more."""
    header = tuple(fields()[name] if of is None else of)
    return Table(name, header, tuple(tuple(row.get(f.name, "") for f in header) for row in rows))
