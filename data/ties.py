"""From relations to ties: everything said between two nodes, added up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrame, IntoFrameT

from data.dataset import ends_of
from data.model import TIE

SUMMED = (
    "relations",
    "cooperation",
    "conflict",
    "forward",
    "backward",
    "deeds",
    "reported",
    "weight",
    "strength",
)
MIXED_WITHIN = 0.1  # an alignment this near to zero, with both signs present, is mixed


@dataclass(frozen=True, slots=True)
class Tie:
    """All counted relations between two nodes, added up.

    `tie` is its id, `a` and `b` its nodes in alphabetical order. `relations` says how many there
    are, `cooperation`, `conflict` and `demands` how many of each sign, `forward` and `backward`
    in how many a, or b, acts. `deeds` and `reported` say whether any is of that kind.
    `alignment` runs from -1 to +1: the sum of weights over the sum of their sizes plus one; the
    one is doubt, so that one kind word is not an alliance. `character` is what it is drawn as:
    "cooperation", "conflict", "demand" or "mixed".
    """

    tie: str
    a: str
    b: str
    relations: int
    cooperation: int
    conflict: int
    demands: int
    forward: int
    backward: int
    deeds: bool
    reported: bool
    alignment: float
    character: str

    @property
    def one_sided(self) -> bool:
        """Tell whether only one of the two acts."""
        return not (self.forward and self.backward)

    @property
    def actor(self) -> str:
        """Who acts, where only one does."""
        return self.a if self.forward else self.b

    @property
    def target(self) -> str:
        """Who is acted upon, where only one acts."""
        return self.b if self.forward else self.a

    def touches(self, chosen: str) -> bool:
        """Tell whether this is the chosen tie, one of the chosen node's, or of the chosen three."""
        return chosen in (self.a, self.b) or {self.a, self.b} <= set(chosen.split(TIE))


def ties_of(relations: IntoFrame, level: str = "countries") -> tuple[Tie, ...]:
    """Add up the counted relations between each two nodes.

    Args:
        relations: rows as in `DataSet.relations`, of any table library that Narwhals knows.
        level: "countries" (each actor under the node it stands for) or "actors".

    Returns:
        One tie for each pair of nodes, in the order of their ids.
    """
    return add_up(terms(relations, level))


def terms(relations: IntoFrameT, level: str, *kept: str) -> IntoFrameT:
    """Return what each counted relation adds to its tie, a row each, as the same kind of table.

    `kept` are columns that stay beside that, so that the rows can still be filtered by them:
    whoever adds up many selections of the same relations turns them into terms once.
    """
    frame: Any = nw.from_native(relations)
    key, forward = f"tie_{level}", nw.col(f"forward_{level}")
    rows: IntoFrameT = (
        frame.filter(nw.col("counted"), nw.col(key) != "")
        .select(
            *kept,
            tie=nw.col(key),
            relations=nw.lit(1),
            cooperation=(nw.col("sign") > 0).cast(nw.Int64),
            conflict=(nw.col("sign") < 0).cast(nw.Int64),
            forward=(forward | nw.col("mutual")).cast(nw.Int64),
            backward=(~forward | nw.col("mutual")).cast(nw.Int64),
            deeds=nw.col("deeds").cast(nw.Int64),
            reported=(nw.col("status") == "reported").cast(nw.Int64),
            weight=nw.col("weight"),
            strength=nw.col("weight").abs(),
        )
        .to_native()
    )
    return rows


def within(first: date, last: date) -> nw.Expr:
    """Return the condition that a relation may cover a day between two, both included.

    Against `date.min` or `date.max` nothing is held: that end is open.
    """
    since = nw.col("latest") >= datetime.combine(first, time.min)
    until = nw.col("earliest") <= datetime.combine(last, time.min)
    if first == date.min or last == date.max:
        return since if first > date.min else until if last < date.max else nw.lit(value=True)
    return since & until


def add_up(rows: IntoFrame) -> tuple[Tie, ...]:
    """Add up terms to ties, in the order of their ids."""
    frame: Any = nw.from_native(rows)
    sums = frame.group_by("tie").agg(nw.col(*SUMMED).sum()).lazy().collect().rows(named=True)
    return tuple(sorted(map(_tie, sums), key=lambda tie: tie.tie))


def _tie(sums: dict[str, Any]) -> Tie:
    """Turn the sums of a tie into its alignment and its character."""
    a, b = ends_of(sums["tie"])
    cooperation, conflict = sums["cooperation"], sums["conflict"]
    alignment = sums["weight"] / (sums["strength"] + 1)
    return Tie(
        tie=sums["tie"],
        a=a,
        b=b,
        relations=sums["relations"],
        cooperation=cooperation,
        conflict=conflict,
        demands=sums["relations"] - cooperation - conflict,
        forward=sums["forward"],
        backward=sums["backward"],
        deeds=sums["deeds"] > 0,
        reported=sums["reported"] > 0,
        alignment=round(alignment, 4),
        character=character(alignment, cooperation, conflict),
    )


def character(alignment: float, cooperation: int, conflict: int) -> str:
    """Return what a tie is drawn as."""
    if cooperation and conflict and abs(alignment) <= MIXED_WITHIN:
        return "mixed"
    if not cooperation and not conflict:
        return "demand"
    return "cooperation" if alignment > 0 else "conflict"


def alignment_with(ties: Iterable[Tie], node: str) -> dict[str, float]:
    """Return the alignment of every node that has a tie with `node`."""
    near = [tie for tie in ties if tie.touches(node)]
    return {tie.b if tie.a == node else tie.a: tie.alignment for tie in near}
