"""The vocabulary of the data: types, statuses, forms, kinds of actors and sources, levels."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from data.reading.header import Column, number, one_of
from data.reading.table import whole_table

STATUSES = ("reported", "claimed", "interpreted")
FORMS = ("act", "statement", "policy", "stance", "tie")
KINDS = (
    "state",
    "government body",
    "organisation",
    "person",
    "media",
    "company",
    "group",
    "vessel",
)
UNCOUNTED = ("repeat", "mirror", "summary", "indirect", "implied", "domestic")  # why a row is not
SOURCE_KINDS = (
    "government",
    "international body",
    "court",
    "news agency",
    "newspaper",
    "broadcaster",
    "research",
    "advocacy",
    "reference work",
    "other",
)
OWNERS = ("state", "others")  # of a source: others too where nobody says who owns it
LEVELS = ("countries", "actors")
TIE = "~"  # joins the two ends of a tie: IRN~VEN
# The character of a relation, by its sign.
CHARACTERS = MappingProxyType({1: "cooperation", 0: "demand", -1: "conflict"})

TYPES_CSV = Path(__file__).with_name("relation_types.csv")
CLASSES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
TYPE_COLUMNS = (
    Column("plover_type", "a code in capitals", re.compile("[A-Z]+").fullmatch),
    Column("weight", "a number from -1 to 1", number(-1, 1)),
    one_of("quad_class", CLASSES),
)


@dataclass(frozen=True, slots=True)
class RelationType:
    """One PLOVER event type: what is done, in words or in deeds, and how friendly it is.

    `weight` runs from -1 (attack) to +1 (aid), a tenth of PLOVER's score (draft 1.3 of its
    manual, kept in 2.0); a demand weighs 0, so that it is not counted as hostile. `quad_class` is
    PLOVER's own class, in which a demand is verbal conflict; empty for `AGREEMENT`, which is no
    event.
    """

    code: str
    weight: float
    quad_class: str

    @property
    def deeds(self) -> bool:
        """Whether something is done, not only said."""
        return self.quad_class.startswith("material")

    @property
    def measured(self) -> bool:
        """Whether it is no event, but a score of how alike two are over some time."""
        return not self.quad_class

    @property
    def of_class(self) -> str:
        """The name of its class here: `cooperation-words`, and so on; `demand` for any demand."""
        if self.measured:
            return self.code
        form = "deeds" if self.deeds else "words"
        return f"{self.character}-{form}" if self.sign else self.character

    @property
    def sign(self) -> int:
        """+1 cooperation, -1 conflict, 0 a demand."""
        return sign_of(self.weight)

    @property
    def character(self) -> str:
        """The name of its sign: "cooperation", "demand" or "conflict"."""
        return CHARACTERS[self.sign]

    def size(self, weight: float) -> float:
        """Return how much a relation of it with some weight says: a score says much, even of 0."""
        return 1.0 if self.measured else abs(weight)


# How alike two vote over some time: each relation has its own weight, 2 * score - 1.
AGREEMENT = RelationType("agreement", 0.0, "")


def sign_of(weight: float) -> int:
    """Return the sign of a weight: +1 cooperation, -1 conflict, 0 neither."""
    return (weight > 0) - (weight < 0)


@cache
def relation_types() -> Mapping[str, RelationType]:
    """Return PLOVER's types by lower-case code, friendliest group first, as the file has them.

    Raises:
        InvalidData: if something is wrong in the file.
    """
    rows = [
        RelationType(row["plover_type"].lower(), float(row["weight"]), row["quad_class"])
        for row in whole_table(TYPES_CSV, TYPE_COLUMNS)
    ]
    return MappingProxyType({row.code: row for row in rows})


@cache
def every_type() -> Mapping[str, RelationType]:
    """Return what a relation may be: PLOVER's types, and what is no event."""
    return MappingProxyType({**relation_types(), AGREEMENT.code: AGREEMENT})


@cache
def classes() -> Mapping[str, tuple[str, ...]]:
    """Return the types of each class by its name: `cooperation-words`, and so on.

    A demand is a class of its own, neither friendly nor hostile.
    """
    found: dict[str, list[str]] = {}
    for code, kind in relation_types().items():
        found.setdefault(kind.of_class, []).append(code)
    order = ("cooperation-words", "cooperation-deeds", "demand", "conflict-words", "conflict-deeds")
    return MappingProxyType({name: tuple(found[name]) for name in order if name in found})


def kind_named(coded: str) -> str:
    """Return the name that a kind of source has in an address; none is said to be "other"."""
    return (coded or SOURCE_KINDS[-1]).replace(" ", "-")


KINDS_NAMED = tuple(map(kind_named, SOURCE_KINDS))


@lru_cache(maxsize=1 << 16)
def pair(one: str, other: str) -> str:
    """Return the id of the tie between two nodes, the same whoever comes first."""
    return TIE.join(sorted((one, other)))


def ends_of(tie: str) -> tuple[str, str]:
    """Return the two nodes of a tie."""
    one, _, other = tie.partition(TIE)
    return one, other
