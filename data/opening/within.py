"""States within a longer text: several in one cell, or the one whose army or people it is."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from data.opening.lookup import by_name, choose, cleared, several

BETWEEN = re.compile(r"[;|\n]")
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


def states_within(cell: str) -> tuple[str, ...]:
    """Return the texts of a cell that holds several states: "365, 2", "Iran;Iraq".

    A comma parts them only where it stands between codes, or between names of different states:
    "Korea, Republic of" is one.
    """
    parts = (part.strip() for part in BETWEEN.split(cell))
    return tuple(one for part in parts if part for one in _at_commas(part))


def state_in(text: str, on: date | None = None) -> Within | None:
    """Return the state whose body, people or group a text names, on a day; nothing if none.

    "Military Forces of Iran (1989-)" and "Government of Iran" are bodies of Iran, "Protesters
    (Iran)" only in it.
    """
    plain = cleared(text)
    for shape in (OF_STATE, IN_BRACKETS):
        match = shape.fullmatch(plain)
        found = choose(by_name(match["where"].strip()), on) if match else None
        if match and found:
            return Within(found.meaning.actor, match["what"].lower().startswith(BODIES))
    return None


def _at_commas(part: str) -> Sequence[str]:
    pieces = [piece.strip() for piece in part.split(",")]
    pieces = [piece for piece in pieces if piece]
    apart = len(pieces) > 1 and (all(map(CODE, pieces)) or _all_named(part, pieces))
    return pieces if apart else (part,)


def _all_named(part: str, pieces: Sequence[str]) -> bool:
    named = all(by_name(cleared(piece)) for piece in pieces)
    return named and (several(part) or not by_name(cleared(part)))
