"""The balance of one window of time after another, and who changes camp between them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from data.balance.edges import canonical, edges_of, reachable
from data.balance.frustration import Frustration, Past, patience, split_in_two
from data.balance.measures import normalised
from data.engines.conditions import Within
from data.engines.relations import Relations
from data.engines.ties import Tie


@dataclass(frozen=True, slots=True)
class Moment:
    """Balance within one window of time, `first` to `last` day.

    `found` has its camps turned, and chosen among the best splits, so that as few nodes as may be
    are in another camp than when last seen. `ties` have a sign; `mixed` and `demands` have none.
    No chain of ties with a sign leads from the nodes in `unconnected` to the anchor: which camp
    they are in is a mere convention. `divided` are those whose own tie with the anchor is mixed, by
    node, and `deciding` the ties of whoever is in another camp than when last told.
    """

    first: date
    last: date
    ties: int
    mixed: int
    demands: int
    found: Frustration
    unconnected: frozenset[str]
    divided: Mapping[str, Tie] = field(default_factory=dict)
    deciding: tuple[Tie, ...] = ()

    @property
    def told(self) -> dict[str, int]:
        """The camp, 0 or 1, of each node of which it can be told."""
        camps = enumerate(self.found.camps)
        return {node: at for at, camp in camps for node in camp - self.unconnected}

    @property
    def normalised(self) -> float:
        """F of this window: see `normalised`."""
        return normalised(self.found.index, self.ties)


def years(first: date, last: date, breadth: int = 1) -> list[tuple[date, date]]:
    """Return a window for each calendar year from one day to another, within these two.

    Each ends with its year, and is so many years long; where `breadth` is 0, it starts with
    `first`.
    """
    ends = [date(year, 12, 31) for year in range(first.year, last.year + 1)]
    starts = [date(max(end.year - breadth + 1, 1), 1, 1) if breadth else first for end in ends]
    return [(max(first, start), min(end, last)) for start, end in zip(starts, ends, strict=True)]


def over_time(
    relations: Relations,
    windows: Iterable[tuple[date, date]],
    level: str = "countries",
    anchor: str = "",
    time_limit: float | None = None,
) -> Iterator[Moment]:
    """Yield the balance of each window as soon as it is known.

    Args:
        relations: counted or not; those that are not are left out.
        windows: first and last day of each, both included, in the order of time.
        level: "countries" or "actors".
        anchor: a node that is in the first camp whenever it has a tie; the others move round it.
        time_limit: seconds for each window, as for `frustration`. Equal edge sets with equal pasts
            are solved once.
    """
    sides: dict[str, int] = {}
    told: dict[str, int] = {}
    for first, last in windows:
        known = tuple(relations.counted.ties(level, Within(first, last)))
        edges, mixed, demands = edges_of(known)
        ties = canonical(edges)
        here = {end for a, b, _ in ties for end in (a, b)}
        found = split_in_two(ties, _past(sides, here, anchor), seconds=patience(ties, time_limit))
        for side, camp in zip((1, -1), found.camps, strict=True):
            sides |= dict.fromkeys(camp, side)
        unconnected = frozenset(here - reachable(ties, anchor))
        moment = Moment(first, last, len(ties), mixed, demands, found, unconnected)
        moved = set(_moved(told, moment.told))
        told |= moment.told
        deciding = tuple(tie for tie in known if moved & {tie.a, tie.b})
        yield replace(moment, divided=_divided(known, anchor), deciding=deciding)


def _divided(ties: Iterable[Tie], anchor: str) -> dict[str, Tie]:
    """Return the mixed ties of the anchor, by the node at the other end."""
    own = [tie for tie in ties if tie.character == "mixed" and anchor in (tie.a, tie.b)]
    return {tie.b if tie.a == anchor else tie.a: tie for tie in own}


def _moved(last: Mapping[str, int], now: Mapping[str, int]) -> list[str]:
    """Return who is in another camp than when last told, in the order of the alphabet."""
    return [node for node in sorted(now) if last.get(node, now[node]) != now[node]]


def _past(sides: Mapping[str, int], here: set[str], anchor: str) -> Past:
    """Return where the nodes that are here were last; the anchor is always in the first camp."""
    before = {node: side for node, side in sides.items() if node in here}
    if anchor in here:
        before[anchor] = len(before) + 1  # worth more than all others together
    return tuple(sorted(before.items()))


class Change(NamedTuple):
    """A node that is in another camp (0 or 1) in a window than when last seen."""

    moment: Moment
    node: str
    before: int
    after: int


def changes(moments: Iterable[Moment]) -> list[Change]:
    """Return who changes camp and when, in the order of time and then of the alphabet.

    As long as a node is unconnected, it is in no camp that could be told.
    """
    last: dict[str, int] = {}
    found: list[Change] = []
    for moment in moments:
        now = moment.told
        found += [Change(moment, node, last[node], now[node]) for node in _moved(last, now)]
        last |= now
    return found
