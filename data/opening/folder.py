"""A data folder of what was opened: the tables and the description of any other data set."""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from data.dataset import DataSet
from data.description import DESCRIPTION
from data.former_states import former_states
from data.languages import ENGLISH, LANGUAGES
from data.load import of_rows
from data.opening.converting import lines
from data.opening.outcome import FILE, Draft, Outcome, Own, Read
from data.opening.own_words import side_of
from data.opening.presets import Preset
from data.opening.sentences import ROW, labels_of, sentences_of
from data.rights import UNKNOWN
from data.states import states

OTHERS = LANGUAGES[1:]
Table = list[dict[str, str]]


def write(folder: Path, name: str, title: str, outcome: Outcome, preset: Preset | None) -> DataSet:
    """Write the relations of a table as a data set into a folder that is there, and return it.

    Args:
        folder: where to.
        name: what addresses call the set.
        title: what it is called on the page.
        outcome: what became of the table, with at least one relation.
        preset: the format of the table, if it is a known one.
    """
    named = {source: 0 for one in outcome.drafts for source in one.sources}
    sources = {read: f"S{n}" for n, read in enumerate(named, 1)}
    ends = {end for one in outcome.drafts for end in (one.actor, one.target)}
    actors = list(actors_of(ends, outcome.others))
    names = {row["actor_id"]: row for row in actors}
    tables = {
        "relations": [
            _relation(key, one, names, sources, preset) for key, one in lines(outcome.drafts)
        ],
        "actors": actors,
        "sources": [_source(key, read, title, preset) for read, key in sources.items()],
    }
    for table, rows in tables.items():
        _write(folder / f"{table}.csv", rows)
    about = _description(name, title, outcome, preset)
    text = json.dumps(about, ensure_ascii=False, indent=2) + "\n"
    (folder / DESCRIPTION).write_text(text, encoding="utf-8")
    return of_rows(about, tables)


def _write(path: Path, rows: Table) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(rows[0])
        writer.writerows(row.values() for row in rows)


def actors_of(ends: Iterable[str], others: Mapping[str, Own]) -> Iterator[dict[str, str]]:
    """Yield a row for everybody who is named: states, former states, others without a country."""
    named = {*ends}
    named |= {own.state for one in named if (own := others.get(one)) and own.state}
    for actor in sorted(named, key=lambda one: (one not in states(), one)):
        known = states().get(actor) or former_states().get(actor)
        own = others.get(actor, Own(actor, actor if actor in states() else ""))
        body = "government body" if own.state else "group"
        yield {
            "actor_id": actor,
            "name": known.names[ENGLISH] if known else own.name,
            **{f"name_{la}": known.names[la] if known else "" for la in OTHERS},
            "kind": "state" if known else body,
            "country": own.country if own.country in states() else "",
            "stands_for": own.state or actor,
            "role": "",
            "parent": "",
        }


def _source(key: str, read: Read, title: str, preset: Preset | None) -> dict[str, str]:
    own = read == FILE
    return {
        "source_id": key,
        "title": read.title or (preset.title if preset and own else read.url or title),
        "publisher": read.publisher,
        "date": read.date,
        "url": read.url or (preset.link if preset and own else ""),
        "kind": "",
        "state_owned": "",
        "note": "",
    }


def _relation(
    key: str,
    one: Draft,
    names: Mapping[str, Mapping[str, str]],
    sources: Mapping[Read, str],
    preset: Preset | None,
) -> dict[str, str]:
    labels = labels_of(one)
    first, *others = (sources[source] for source in one.sources)
    told = sentences_of(one, {end: names[end] for end in (one.actor, one.target)}, preset)
    return {
        "relation_id": key,
        "source_id": first,
        "second_source_id": others[0] if others else "",
        "further_source_ids": " ".join(others[1:]),
        "locator": f"row {one.line}" if one.line else "",
        "actor": one.actor,
        "target": one.target,
        "mutual": str(one.mutual).lower(),
        "type": one.type,
        "weight": "" if one.weight is None else f"{one.weight:g}",
        "count": str(one.events) if one.events > 1 else "",
        "form": one.form,
        "label": labels[ENGLISH],
        **{f"label_{la}": "" if labels[la] == labels[ENGLISH] else labels[la] for la in OTHERS},
        "date": one.date,
        "status": one.status,
        "attributed_to": one.attributed_to,
        "counted": "true",
        "counted_why": "",
        "statement": one.statement or told[ENGLISH],
        **{f"statement_{la}": "" if one.statement else told[la] for la in OTHERS},
        "note": one.note,
    }


def _description(
    name: str, title: str, outcome: Outcome, preset: Preset | None
) -> Mapping[str, Any]:
    others = outcome.others
    ends = Counter(
        (others[end].state if end in others else "") or end
        for one in outcome.drafts
        for end in (one.actor, one.target)
    )
    past = {key: list(former_states()[key].place) for key in ends if key in former_states()}
    about: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "titles": dict.fromkeys(LANGUAGES, title),
        "perspective": min(ends, key=lambda end: (-ends[end], end)),
        "translations": {"locator": {"row": ROW}},
        **({"places": past} if past else {}),
    }
    if any(side_of(one.label) for one in outcome.drafts if one.label):
        about["sides"] = True
    if preset:
        about["sources"] = [{"title": preset.title, "path": preset.link}]
        about["citation"] = preset.citation
    about["redistribution"] = preset.redistribution if preset else UNKNOWN
    return about
