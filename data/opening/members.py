"""Rows that are members of a case: each two of them at one time become a relation.

So it is in lists of the members of alliances, or of the parties to disputes and wars, where only
those of different sides are opponents.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from data.dates import parse_date
from data.opening.dating.composed import OPEN
from data.opening.outcome import Outcome
from data.opening.rows import Left, Rows
from data.opening.tables.table import Cells
from data.opening.what import Deed


class Member(NamedTuple):
    """A row: who is a member, on which side if there are any, when, and what they did."""

    line: int
    actor: str
    side: str
    when: str
    deed: Deed
    cells: Cells


def by_members(rows: Rows, outcome: Outcome) -> None:
    """Turn rows of members into relations of each two of one case."""
    cases: dict[str, list[Member]] = {}
    for line, cells in rows.table:
        outcome.rows += 1
        try:
            found = [*_members(rows, line, cells)]
        except Left as reason:
            outcome.leave_out(line, *reason.args)
            continue
        cases.setdefault(rows.cell(cells, "case").strip(), []).extend(found)
    for members in cases.values():
        _tie(rows, outcome, members)
    outcome.drafts.sort(key=lambda one: one.line)


def _members(rows: Rows, line: int, cells: Cells) -> Iterator[Member]:
    rows.check_shape(cells)
    when, on = rows.date_of(cells)
    end = rows.end(cells, 0, on)
    deed = rows.deeds.of(cells)
    end.times += 1
    assert rows.preset
    at = rows.preset.place_of(rows.preset.sides, rows.table.headings) if rows.preset.sides else None
    side = cells[at].strip() if at is not None and at < len(cells) else ""
    yield from (Member(line, actor, side, when, deed, cells) for actor in end.actors)


def _tie(rows: Rows, outcome: Outcome, members: list[Member]) -> None:
    """Add a relation for each two members; whoever has no other at the time is left out.

    Of two parties that face one another one may have done nothing: the act is then the other's.
    """
    tied = set()
    for one, other in combinations(members, 2):
        when = shared(one.when, other.when)
        allied = one.side == other.side and bool(one.side)
        if one.actor == other.actor or allied or when is None:
            continue
        deed = one.deed if other.deed.why else other.deed
        if deed.why:
            continue
        pair = (one.actor, other.actor)
        outcome.drafts.append(rows.draft(other.line, pair, deed, when, other.cells))
        tied |= {one.line, other.line}
    for one in members:
        if one.line not in tied:
            _leave_out(rows, outcome, one)
            tied.add(one.line)


def _leave_out(rows: Rows, outcome: Outcome, one: Member) -> None:
    if one.deed.why:
        role, cell, why = one.deed.why
        outcome.leave_out(one.line, rows.heading(role), cell, why)
    else:
        outcome.leave_out(one.line, rows.heading("actor"), one.actor, "lone-member")


def shared(one: str, other: str) -> str | None:
    """Return the time that two dates share, in EDTF, or nothing where they share none.

    Of two ends of which one is not known the other counts.
    """
    (start, end), (starts, ends) = _ends(one), _ends(other)
    first = max(start, starts, key=_earliest)
    last = min(end, ends, key=_latest)
    if first and _latest(last) < _earliest(first):
        return None
    if first == last:
        return first
    return parse_date(f"{first}/{last}").text


def _ends(when: str) -> tuple[str, str]:
    start, slash, end = when.partition("/")
    return start, end if slash else start


def _earliest(text: str) -> date:
    return parse_date(text).earliest if text and text != OPEN else date.min


def _latest(text: str) -> date:
    return parse_date(text).latest if text and text != OPEN else date.max
