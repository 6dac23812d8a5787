"""What a person may say of a relation, as it is kept and as a form sends it: texts by field."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from data.coder.phrases import Party
from data.coder.suggestion import Suggestion
from data.dates import InvalidDate, parse_date
from data.former_states import former_states
from data.languages import LANGUAGES
from data.model import STATUSES, UNCOUNTED, relation_types
from data.states import states

NAME, LINE, LONGEST = 80, 120, 600  # letters
ITSELF = "="  # before the name of somebody who stands for nobody else
STATEMENTS = {f"statement_{language}": language for language in LANGUAGES}
NOBODY = Party("", "", "", "")
OTHER = "organisation"  # the kind of somebody of whom only the name is known
OWN = "own-"  # before the id of somebody whom a person named
UNSAFE = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x1f\x7f]")

Codes = Mapping[str, str]
Parties = Mapping[str, Party]  # by the code of each


def one_line(text: str, most: int = LINE) -> str:
    """Return a text in one line, without signs that turn its direction."""
    return " ".join(UNSAFE.sub(" ", text[: 4 * most]).split())[:most].strip()


def codes_of(sent: Mapping[str, str], parties: Parties) -> tuple[dict[str, str], list[str]]:
    """Return what was said of a relation, and the fields in which that cannot be.

    Args:
        sent: texts by field; other fields are passed over.
        parties: whoever is named in the text.
    """
    known, wrong = {}, []
    for field, read in _readers().items():
        if field not in sent:
            continue
        found = read(sent[field], parties)
        if found is None:
            wrong.append(field)
        else:
            known[field] = found
    return known, wrong


@cache
def _readers() -> Mapping[str, Callable[[str, Parties], str | None]]:
    types = {one.upper() for one in relation_types()}
    return {
        "actor": _party,
        "target": _party,
        "mutual": lambda text, _: text if text in ("true", "false") else None,
        "type": lambda text, _: text if text in types else None,
        "status": lambda text, _: text if text in STATUSES else None,
        "attributed_to": lambda text, _: one_line(text),
        "date": lambda text, _: _date(one_line(text)),
        "counted_why": lambda text, _: text if text in ("", *UNCOUNTED) else None,
        **{field: lambda text, _: one_line(text, LONGEST) for field in STATEMENTS},
    }


def _party(text: str, parties: Parties) -> str | None:
    if not text or text in states() or text in former_states() or text in parties:
        return text
    name = one_line(text[1:], NAME) if text.startswith(ITSELF) else ""
    return f"{ITSELF}{name}" if slug(name) else None


def _date(text: str) -> str | None:
    try:
        return parse_date(text).text if text else ""
    except InvalidDate:
        return None


def slug(name: str) -> str:
    """Return a name as an id: small Latin letters, digits and dashes; nothing if it has none."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    return plain or (f"x-{abs(hash_of(name)):x}" if any(map(str.isalnum, name)) else "")


def hash_of(name: str) -> int:
    """Return a number for a name in another script, the same each time."""
    return sum((at + 1) * ord(letter) for at, letter in enumerate(name))


def party_of(code: str, parties: Parties) -> Party:
    """Return who is meant by a code."""
    if code.startswith(ITSELF):
        return Party(f"{OWN}{slug(code[1:])}", code[1:], "", OTHER)
    if code in parties:
        return parties[code]
    known = states().get(code) or former_states().get(code)
    return Party(code, known.names["en"], code, "state") if known else NOBODY


def code_of(party: Party) -> str:
    """Return the code by which somebody is meant: `party_of` leads back."""
    return f"{ITSELF}{party.name}" if party.code.startswith(OWN) else party.code


def coded(first: Suggestion, codes: Codes, parties: Parties) -> Suggestion:
    """Return a relation as a person codes it; what they say nothing of stays."""
    return replace(first, **dict(_changes(first, codes, parties))) if codes else first


def _changes(first: Suggestion, codes: Codes, parties: Parties) -> Iterator[tuple[str, Any]]:
    for field, value in codes.items():
        if field in ("actor", "target"):
            if value != getattr(first, field).code:
                yield field, party_of(value, parties)
        elif field == "mutual":
            yield field, value == "true"
        elif field == "type":
            yield "types", (value, *(one for one in first.types if one != value))
        elif field not in STATEMENTS:
            yield field, value


def changed(first: Suggestion, now: Suggestion, codes: Codes) -> list[str]:
    """Return the fields in which a person says something else than what was suggested."""
    fields = ("actor", "target", "mutual", "type", "status", "attributed_to", "date")
    found = [field for field in fields if getattr(first, field) != getattr(now, field)]
    found += [field for field in ("counted_why",) if field in codes]
    return found + [field for field in STATEMENTS if codes.get(field)]
