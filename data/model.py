"""The vocabulary of the data: types, statuses, forms, and the error that names a bad cell."""

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

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
LEVELS = ("countries", "actors")
TIE = "~"  # joins the two ends of a tie: IRN~VEN
# The character of a relation, by its sign.
CHARACTERS = MappingProxyType({1: "cooperation", 0: "demand", -1: "conflict"})

TYPES_CSV = Path(__file__).with_name("relation_types.csv")


@dataclass(frozen=True, slots=True)
class RelationType:
    """One PLOVER event type: what is done, in words or in deeds, and how friendly it is.

    `weight` runs from -1 (attack) to +1 (aid), a tenth of PLOVER's score; a demand weighs 0,
    so that pressing a partner is not painted as hostility. `quad_class` is PLOVER's own class,
    in which a demand is verbal conflict.
    """

    code: str
    weight: float
    quad_class: str

    @property
    def deeds(self) -> bool:
        """Whether something is done, not only said."""
        return self.quad_class.startswith("material")

    @property
    def sign(self) -> int:
        """+1 cooperation, -1 conflict, 0 a demand."""
        return (self.weight > 0) - (self.weight < 0)

    @property
    def character(self) -> str:
        """The name of its sign: "cooperation", "demand" or "conflict"."""
        return CHARACTERS[self.sign]


@cache
def relation_types() -> Mapping[str, RelationType]:
    """Return PLOVER's types by lower-case code, friendliest group first, as the file has them."""
    with TYPES_CSV.open(newline="", encoding="utf-8") as file:
        rows = [
            RelationType(row["plover_type"].lower(), float(row["weight"]), row["quad_class"])
            for row in csv.DictReader(file)
        ]
    return MappingProxyType({row.code: row for row in rows})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file: where it is, what was found, what was wanted."""

    file: str
    line: int
    column: str
    found: str
    wanted: str

    def __str__(self) -> str:
        """Say all of it in one line."""
        return (
            f"{self.file}, line {self.line}, {self.column}: "
            f"found {self.found!r}, wanted {self.wanted}"
        )


class InvalidData(ValueError):
    """A data set that cannot be read; `problems` lists everything wrong with it at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Say what is wrong, a line for each problem."""
        self.problems = tuple(problems)
        count = len(self.problems)
        heading = f"{count} problem{'s' if count > 1 else ''} in the data"
        super().__init__("\n  ".join([heading, *map(str, self.problems)]))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, with the test that its cells must pass."""

    name: str
    wanted: str
    accepts: Callable[[str], bool]
    optional: bool = False


def one_of(name: str, values: Iterable[str]) -> Column:
    """Return a column that holds one of a few words."""
    known = frozenset(values)
    return Column(name, "one of " + ", ".join(sorted(known)), known.__contains__)


def pair(one: str, other: str) -> str:
    """Return the id of the tie between two nodes, the same whoever comes first."""
    return TIE.join(sorted((one, other)))


def ends_of(tie: str) -> tuple[str, str]:
    """Return the two nodes of a tie."""
    one, _, other = tie.partition(TIE)
    return one, other
