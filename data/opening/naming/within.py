"""States within a longer text: several in one cell, or the one whose army or people it is."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from data.opening.naming.lookup import Found, by_name, choose, cleared

LEAST = 2  # pieces of a cell that holds several
MOST_PIECES = 3  # of one name, between its commas: "Bonaire, Sint Eustatius and Saba"
CODE = re.compile(r"[0-9]{1,3}|[A-Z]{2,3}").fullmatch
# What a text begins with that names a part of a state's power, in lists of actors in conflicts.
BODIES = (
    *("military", "police", "government", "armed forces", "army", "navy", "air force"),
    *("security forces", "state forces", "royal", "ministry", "parliament", "presidential guard"),
)
OF_STATE = re.compile(r"(?P<what>[^()]{1,80}?) (?:of|in) (?P<where>[^()]+?)(?: ?\(.*)?")
IN_BRACKETS = re.compile(r"(?P<what>[^()]+)\((?P<where>[^()]+)\)[^()]*")


class Within(NamedTuple):
    """The state that a longer text names, and whether the text is a body of that state."""

    actor: str
    body: bool


def states_within(cell: str, separator: str = "") -> tuple[str, ...]:
    """Return the texts of a cell that holds several states: "365, 2", "Iran;Iraq".

    A comma parts them only where it stands between codes, or between names of states: "Korea,
    Republic of" is one. Where it is known to part them, as a `separator`, whatever is between two
    is a text of its own, if it is no part of a name: "EU, Korea, South".
    """
    marks = re.escape(separator) if separator and separator != "," else "[;|\n]"
    parts = (part.strip() for part in re.split(marks, cell))
    return tuple(one for part in parts if part for one in _at_commas(part, separator == ","))


def state_in(text: str, on: date | None = None) -> Within | None:
    """Return the state whose body, people or group a text names, on a day; nothing if none.

    "Military Forces of Iran (1989-)" and "Government of Iran" are bodies of Iran, "Protesters
    (Iran)" only in it.
    """
    for body, meant in places_in(text):
        if found := choose(meant, on):
            return Within(found.meaning.actor, body)
    return None


@lru_cache(maxsize=1 << 14)
def places_in(text: str) -> Sequence[tuple[bool, Found]]:
    """Return what may be states in a text, whatever the day, and whether it is a body of them."""
    plain = cleared(text)
    matches = [found for shape in (OF_STATE, IN_BRACKETS) if (found := shape.fullmatch(plain))]
    meant = [
        (found["what"].lower().startswith(BODIES), by_name(found["where"].strip()))
        for found in matches
    ]
    return [one for one in meant if one[1]]


def _at_commas(part: str, always: bool) -> Sequence[str]:
    pieces = [piece for text in part.split(",") if (piece := text.strip())]
    if len(pieces) < LEAST:
        return pieces if always or not pieces else (part,)
    if all(map(CODE, pieces)):
        return pieces
    texts = _names_with_commas(pieces)
    return texts if always or all(by_name(cleared(text)) for text in texts) else (part,)


def _names_with_commas(pieces: Sequence[str]) -> list[str]:
    """Return what stood between commas, with those names whole that hold a comma themselves."""
    texts = []
    at = 0
    while at < len(pieces):
        longest = min(len(pieces), at + MOST_PIECES)
        ends = (end for end in range(longest, at + 1, -1) if by_name(", ".join(pieces[at:end])))
        end = next(ends, at + 1)
        texts.append(", ".join(pieces[at:end]))
        at = end
    return texts
