"""Two selections side by side: which ties came, which went, which changed their sign."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from data.dates import parse_date
from data.engines.conditions import Either
from data.engines.relations import Relations
from data.engines.ties import Tie
from data.filtering import in_force
from data.parameters import DATES
from data.selection import Selection

# What may become of a tie, from one selection to the other.
FATES: Final = ("gained", "lost", "changed", "kept")
ENOUGH: Final = 4  # years, or months, that are divided only between two of them


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one tie; it is None in the selection that does not have it."""

    before: Tie | None
    after: Tie | None

    @property
    def tie(self) -> Tie:
        """The tie as it is now, or as it was last."""
        found = self.after or self.before
        assert found is not None  # nobody asks about a tie that never was
        return found

    @property
    def fate(self) -> str:
        """Which of `FATES` it is: "changed" means from one character to another."""
        if self.before is None:
            return "gained"
        if self.after is None:
            return "lost"
        return "kept" if self.before.character == self.after.character else "changed"


def compare(before: Iterable[Tie], after: Iterable[Tie]) -> dict[str, tuple[Change, ...]]:
    """Set the ties of two selections against each other.

    Returns:
        For each of `FATES` its changes, the ties with most relations on both sides first. Every
        tie of either selection is in one of them.
    """
    was, now = ({tie.tie: tie for tie in ties} for ties in (before, after))
    changes = [Change(was.get(tie), now.get(tie)) for tie in sorted({*was, *now})]
    changes.sort(key=lambda change: -sum(t.relations for t in (change.before, change.after) if t))
    return {fate: tuple(c for c in changes if c.fate == fate) for fate in FATES}


def of_partners(
    one: str, ties: Iterable[Tie], other: str, others: Iterable[Tie]
) -> dict[str, Change]:
    """Set the ties of two nodes with the same third ones against each other.

    Returns:
        For each who has ties with both the tie with `one` and that with `other`, those with most
        relations first.
    """
    first, second = _by_partner(one, ties), _by_partner(other, others)
    found = {node: Change(first[node], second[node]) for node in first.keys() & second.keys()}
    relations = {node: first[node].relations + second[node].relations for node in found}
    return {node: found[node] for node in sorted(found, key=lambda n: (-relations[n], n))}


def _by_partner(node: str, ties: Iterable[Tie]) -> dict[str, Tie]:
    own = (tie for tie in ties if node in (tie.a, tie.b))
    return {tie.b if tie.a == node else tie.a: tie for tie in own}


def either(selection: Selection, relations: Relations, without: str = "") -> Relations:
    """Return the relations of a selection, or of either of two that are compared.

    Arguments as for `data.filtering.apply`.
    """
    one = in_force(selection, without)
    if not selection.versus:
        return relations.where(*one)
    other = in_force(selection.other, without)
    return relations.where(Either(one, other)) if one and other else relations


def then_and_now(
    selection: Selection, span: tuple[date, date], relations: Relations | None = None
) -> Selection:
    """Return a selection as the first half of its dates, compared with the second half.

    `span` is the first and the last day of the data: dates not chosen end there. They are divided
    between two years where they are long enough, or between two months, or two days. Years are
    divided where fewest of the `relations` last from the one half into the other, if any are given:
    what stands in both tells nothing of then and now.
    """
    first, last = span
    since, until = selection.window
    since, until = max(since, first), min(until, last)
    if since >= until:  # one day, or none of the data's: what is left is all of them
        return then_and_now(selection.but(since="", until=""), span) if first < last else selection
    turn, precision = _turn(since, until)
    if relations is not None and precision == len("2005"):
        turn = _quietest(since, until, turn, relations)
    before = str(turn - timedelta(days=1))[:precision]
    return selection.but(until=before).against(selection.but(since=str(turn)[:precision]), *DATES)


def _turn(since: date, until: date) -> tuple[date, int]:
    """Return the day on which the second half begins, and how many letters of it are written."""
    middle = since + (until - since + timedelta(days=1)) / 2
    if until.year - since.year >= ENOUGH:
        return date(round(middle.year + middle.timetuple().tm_yday / 366), 1, 1), len("2005")
    months = 12 * (until.year - since.year) + until.month - since.month
    if months >= ENOUGH:
        month = 12 * middle.year + middle.month - 1 + (middle.day > 15)  # of about 30
        return date(month // 12, month % 12 + 1, 1), len("2005-08")
    return max(middle, since + timedelta(days=1)), len("2005-08-03")


def _quietest(since: date, until: date, middle: date, relations: Relations) -> date:
    """Return the new year across which fewest relations last, not too far from the middle."""
    quarter = (until.year - since.year) // 4
    years = [date(year, 1, 1) for year in range(since.year + quarter, until.year - quarter + 1)]
    turns = [turn for turn in years if since < turn <= until]
    across = dict(zip(turns, relations.lasting(turns), strict=True))
    return min(turns, key=lambda turn: (across[turn], abs(turn - middle)), default=middle)


def together(selection: Selection) -> Selection:
    """Return what is left when a comparison ends: what both sides share, over the dates of both.

    It undoes `then_and_now`. What differs besides the dates is no filter any more.
    """
    one, two = selection, selection.other
    since = min(one.since, two.since, key=_earliest) if one.since and two.since else ""
    until = max(one.until, two.until, key=_latest) if one.until and two.until else ""
    return selection.shared.but(since=since, until=until)


def _earliest(day: str) -> date:
    return parse_date(day).earliest


def _latest(day: str) -> date:
    return parse_date(day).latest
