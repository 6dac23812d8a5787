"""What states are called in tables of all kinds, in four languages and in the field's own lists.

The search of the atlas does not know these names: many are old ones, or spelled as one data set
spells them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from data.former_states import DAY, day, former_states
from data.opening.naming.spelling import key_of, literal, words_of
from data.reading.header import Column
from data.reading.table import whole_table
from data.state_codes import ACTOR, Meaning
from data.states import other_names, states

ALIASES_CSV = Path(__file__).with_name("aliases.csv")
AMBIGUOUS_CSV = Path(__file__).with_name("ambiguous.csv")

COLUMNS = (
    Column("actor", "the code of a state, or the id of a former one", ACTOR),
    Column("name", "a name", str.strip),
    Column("first", "a day, or nothing", DAY),
    Column("last", "a day, or nothing", DAY),
)
AMBIGUOUS_COLUMNS = (
    *COLUMNS[:2],
    Column("beside", "the code of the state that has to be named, too, or nothing", ACTOR),
)

SHORTEST = 5  # letters of a name whose words may be written together

Key = tuple[str, ...]


class Called(NamedTuple):
    """Whom a name means, on which days, and whether it is one of its own or only an alias."""

    meaning: Meaning
    how: str


class Unsure(NamedTuple):
    """Whom a name may mean: surely so only where the state `beside` is named as well."""

    actor: str
    beside: str


@cache
def unsure_names() -> Mapping[Key, Sequence[Unsure]]:
    """Return the names that may mean several states, or a part of one, by their keys."""
    found: dict[Key, list[Unsure]] = {}
    for row in whole_table(AMBIGUOUS_CSV, AMBIGUOUS_COLUMNS, ("actor", "name")):
        found.setdefault(key_of(row["name"]), []).append(Unsure(row["actor"], row["beside"]))
    return MappingProxyType(found)


@cache
def called() -> Mapping[Key, Sequence[Called]]:
    """Return whom each name means, by its key; names that may mean several are not there.

    Raises:
        InvalidData: if something is wrong in a file.
    """
    unsure = unsure_names()
    found: dict[Key, dict[Meaning, str]] = {}
    for name, meaning, how in _names():
        key = key_of(name)
        if key not in unsure or not meaning.always:
            found.setdefault(key, {}).setdefault(meaning, how)
    return MappingProxyType(
        {key: tuple(Called(*one) for one in means.items()) for key, means in found.items()}
    )


@cache
def written_together() -> Mapping[str, Sequence[Called]]:
    """Return whom each name means, by its words without spaces: "سریلانکا", "GuineaBissau"."""
    texts = {"".join(words_of(name)): key_of(name) for name, _, _ in _names()}
    return MappingProxyType(
        {
            text: called()[key]
            for text, key in texts.items()
            if len(text) >= SHORTEST and key in called()
        }
    )


@cache
def literals() -> frozenset[str]:
    """Return every name as it is written, in small letters, and without its full stops.

    "Macao, china" is one of them, so it is no two states; "ira" is none, though "irã" is.
    """
    written = {literal(name) for name, _, _ in _names()}
    return frozenset(written | {name.replace(".", "") for name in written})


def _names() -> Iterator[tuple[str, Meaning, str]]:
    for code, state in states().items():
        for name in (*state.names.values(), *state.short_names.values()):
            yield name, Meaning(code), "name"
    for actor, former in former_states().items():
        for name in former.names.values():
            yield name, Meaning(actor), "name"
    for code, names in other_names().items():
        for name in names:
            yield name, Meaning(code), "alias"
    for row in whole_table(ALIASES_CSV, COLUMNS, ("actor", "name", "first")):
        yield row["name"], Meaning(row["actor"], day(row["first"]), day(row["last"])), "alias"
