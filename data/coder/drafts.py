"""A draft data set of a reading: a data folder of which each relation waits for a person."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from data.coder.phrases import GROUP, Party
from data.coder.suggestion import CODER, VERSION, Reading, Suggestion
from data.description import DESCRIPTION
from data.former_states import former_states
from data.languages import ENGLISH, LANGUAGES
from data.model import relation_types
from data.reading.notations import read_toml
from data.rights import UNKNOWN
from data.states import states

OTHERS = LANGUAGES[1:]
DRAFT = "draft"
LETTERS = 12  # of the hash in a name
UNTITLED = "Text without a title"
PLACE = {
    "en": "paragraph {n}",
    "es": "párrafo {n}",
    "pt": "parágrafo {n}",
    "fa": "بند {n}",
}


class Origin(NamedTuple):
    """What a text is: its title and who published it."""

    title: str = ""
    outlet: str = ""


class Row(NamedTuple):
    """A relation of a data set: what it says, and what became of it until now.

    `review` is one word; `notes` and `statements` are by language, the latter only where a person
    wrote them, else a relation says what `sentences.toml` has.
    """

    says: Suggestion
    review: str
    notes: Mapping[str, str]
    statements: Mapping[str, str] = {}


def name_of(reading: Reading) -> str:
    """Return what the draft of a reading is called: equal readings are called alike."""
    said = f"{reading.text}\n{reading.date}\n{reading.language}\n{CODER} {VERSION}"
    return f"read-{sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:LETTERS]}"


def write(folder: Path, reading: Reading, origin: Origin) -> None:
    """Write a reading as a data set into a folder that is there; its text is not in it.

    Args:
        folder: where to.
        reading: with at least one suggestion.
        origin: what the text is.
    """
    note = "Suggested by {0.coder} {0.version} and not yet looked at by a person."
    rows = [Row(one, DRAFT, {ENGLISH: note.format(one)}) for one in reading.suggestions]
    write_rows(folder, name_of(reading), rows, origin, reading)


def write_rows(
    folder: Path, name: str, rows: Sequence[Row], origin: Origin, reading: Reading
) -> None:
    """Write relations that come of a text as a data set; its text is not in it.

    Args:
        folder: where to; it is there.
        name: what addresses call the set.
        rows: at least one.
        origin: what the text is.
        reading: what was suggested of the text.
    """
    title = _line(origin.title) or UNTITLED
    says = [row.says for row in rows]
    actors = {actor_id(one): one for row in says for one in (row.actor, row.target)}
    tables: dict[str, list[dict[str, str]]] = {
        "relations": [_relation(number, row) for number, row in enumerate(rows, 1)],
        "actors": [*_actors(actors)],
        "sources": [
            {
                "source_id": "TEXT",
                "title": title,
                "publisher": _line(origin.outlet),
                "date": reading.date,
                "url": "",
                "kind": "",
                "state_owned": "",
                "note": "",
            }
        ],
    }
    for table, lines in tables.items():
        with (folder / f"{table}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, lines[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)
    about = _description(name, title, says, reading)
    text = json.dumps(about, ensure_ascii=False, indent=2)
    (folder / DESCRIPTION).write_text(f"{text}\n", encoding="utf-8")


def actor_id(party: Party) -> str:
    """Return the id of a party in a data set: that of its state, or a slug of its own."""
    if party.kind == GROUP:
        return f"{party.state.lower()}-people"
    return party.code


def statement(one: Suggestion, names: Mapping[str, str], language: str) -> str:
    """Return a suggestion as a sentence of our own, which begins with whoever claims it, if known.

    Args:
        one: the suggestion.
        names: what "actor" and "target" are called in the language.
        language: one of those of the atlas.
    """
    words = _sentences()[language]
    plain = words[one.type].format_map(names)
    if one.status == "claimed":
        who = _line(one.attributed_to)
        return words["claimed" if who else "alleged"].format(who=who, sentence=plain)
    return words["interpreted"].format(sentence=plain) if one.status == "interpreted" else plain


def said_of(one: Suggestion, language: str) -> str:
    """Return a suggestion as a sentence of our own, its ends named in a language of the atlas."""
    names = {"actor": called(one.actor, language), "target": called(one.target, language)}
    return statement(one, names, language)


def called(party: Party, language: str) -> str:
    """Return what somebody is called in a language, as far as that is known."""
    known = states().get(party.code) or former_states().get(party.code)
    return known.names[language] if known else party.name


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, Any] = read_toml(Path(__file__).with_name("sentences.toml"))[0]
    return found


def _line(text: str) -> str:
    """Return a text in one line, without signs that turn its direction."""
    return " ".join(re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x1f]", " ", text).split())


def _actors(found: Mapping[str, Party]) -> Iterator[dict[str, str]]:
    for key, party in sorted(found.items(), key=lambda row: (row[0] not in states(), row[0])):
        own = party.is_state and party.kind != GROUP
        group = party.kind == GROUP
        yield {
            "actor_id": key,
            "name": f"People from {party.name}" if group else called(party, ENGLISH),
            **{f"name_{la}": "" if group or not own else called(party, la) for la in OTHERS},
            "kind": "state" if own else party.kind,
            "country": party.state if party.state in states() else "",
            "stands_for": key,
            "role": "",
            "parent": "",
        }


def _relation(number: int, row: Row) -> dict[str, str]:
    one = row.says
    kind = relation_types()[one.type.lower()]
    said = {la: row.statements.get(la) or said_of(one, la) for la in LANGUAGES}
    suggested = f"{one.coder} {one.version}".strip()
    return {
        "relation_id": f"R{one.paragraph:02}-{number:03}",
        "source_id": "TEXT",
        "second_source_id": "",
        "locator": f"paragraph {one.paragraph}",
        "actor": actor_id(one.actor),
        "target": actor_id(one.target),
        "mutual": str(one.mutual).lower(),
        "type": one.type,
        "form": "act" if kind.deeds else "statement",
        "label": kind.code.capitalize(),
        "date": one.date,
        "status": one.status,
        "attributed_to": _line(one.attributed_to),
        "counted": str(not one.counted_why).lower(),
        "counted_why": one.counted_why,
        "statement": said[ENGLISH],
        **{f"statement_{la}": said[la] for la in OTHERS},
        "note": row.notes[ENGLISH],
        **{f"note_{la}": row.notes.get(la, "") for la in OTHERS},
        "sentence": str(one.sentence),
        "review": row.review,
        "suggested_by": suggested,
        "confidence": f"{one.confidence:.2f}" if suggested else "",
        "rule": _line(one.rule),
    }


def _description(
    name: str, title: str, rows: Iterable[Suggestion], reading: Reading
) -> Mapping[str, Any]:
    ends = Counter(_ends(rows))
    past = {key: list(former_states()[key].place) for key in ends if key in former_states()}
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "titles": dict.fromkeys(LANGUAGES, title),
        "perspective": min(ends, key=lambda end: (-ends[end], end)),
        "translations": {"locator": {"paragraph": PLACE}},
        **({"places": past} if past else {}),
        "redistribution": UNKNOWN,
        "coder": {"name": CODER, "version": VERSION, "language": reading.language},
    }


def _ends(rows: Iterable[Suggestion]) -> Iterator[str]:
    for one in rows:
        yield from (actor_id(one.actor), actor_id(one.target))
