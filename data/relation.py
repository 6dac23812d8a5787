"""A relation: one coded statement that somebody does something to somebody."""

import datetime as dt
from dataclasses import dataclass

from data.dates import EdtfDate
from data.model import CHARACTERS, RelationType, every_type, pair, sign_of


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation as it was coded, and what follows from that.

    The fields are the columns of relations.csv, the type in lower case, the node that each end
    stands for, and of what kind each source is (as in an address) and whose: one of OWNERS. Both
    are empty where there is no second source.

    `weight` runs from -1 to +1: its own, or else that of its type. `count` is how many events it
    stands for. `further_source_ids` are parted by spaces, and so are `further_sources`, each
    written `kind:owner`.
    """

    relation_id: str
    source_id: str
    second_source_id: str
    locator: str
    actor: str
    target: str
    mutual: bool
    type: str
    weight: float
    count: int
    form: str
    label: str
    date: EdtfDate
    status: str
    attributed_to: str
    counted: bool
    counted_why: str
    statement: str
    note: str
    actor_node: str
    target_node: str
    source_kind: str
    source_owner: str
    second_source_kind: str
    second_source_owner: str
    further_source_ids: str
    further_sources: str

    @property
    def kind(self) -> RelationType:
        """Its type, with the class and the weight that relations of it have as a rule."""
        return every_type()[self.type]

    @property
    def has_own_weight(self) -> bool:
        """Whether it weighs something else than its type."""
        return self.weight != self.kind.weight

    @property
    def size(self) -> float:
        """How much it says for or against, 0 to 1."""
        return self.kind.size(self.weight)

    @property
    def sign(self) -> int:
        """+1 cooperation, -1 conflict, 0 a demand, or neither."""
        return sign_of(self.weight)

    @property
    def character(self) -> str:
        """The name of its sign: "cooperation", "demand" or "conflict"."""
        return CHARACTERS[self.sign]

    @property
    def order(self) -> tuple[bool, dt.date, str]:
        """What orders it in a list: by its first day, and what has no date comes last."""
        return not self.date.known, self.earliest, self.relation_id

    @property
    def earliest(self) -> dt.date:
        """First day that it may cover; `date.min` if its start is open."""
        return self.date.earliest

    @property
    def latest(self) -> dt.date:
        """Last day that it may cover; `date.max` if its end is open."""
        return self.date.latest

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of its sources, the first one first."""
        second = filter(None, [self.second_source_id])
        return (self.source_id, *second, *self.further_source_ids.split())

    @property
    def names(self) -> frozenset[str]:
        """Everybody whom it names: both ends, and what they stand for."""
        return frozenset((self.actor, self.target, self.actor_node, self.target_node))

    def ends(self, level: str) -> tuple[str, str]:
        """Return who acts and who is acted upon at a level, "countries" or "actors"."""
        if level == "actors":
            return self.actor, self.target
        return self.actor_node, self.target_node

    def tie(self, level: str) -> str:
        """Return the id of its tie at a level; empty where both ends are one node."""
        one, other = self.ends(level)
        return pair(one, other) if one != other else ""
