"""Scores of agreement: one relation for each pair and period, never one for each vote.

A score s runs from 0, never alike, to 1, always alike; the relation weighs 2 s - 1. A table has
scores of its own, or votes from which they are reckoned (data.opening.votes). Where there would be
more than `MOST` of them their years are put together, by 5, by 10 and so on: a score is then the
mean of those of its years, where votes are known by their number.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from data.dates import parse_date
from data.model import AGREEMENT
from data.opening.mapping import ENDS
from data.opening.numbers import DIGITS, number_in
from data.opening.outcome import FILE, Draft, Outcome, Scored
from data.opening.rows import Left, Rows, pairs_of
from data.opening.tables.table import Cells
from data.opening.votes import Votes

MOST = 100_000  # relations of scores in one set
PERIODS = (1, 5, 10, 20, 50, 100)  # years
PERCENT = 100
LAST = 9999  # year
TYPE = AGREEMENT.code.upper()

Key = tuple[str, str, str]  # two actors in their order, and when: a year, another date, or nothing


@dataclass
class Sum:
    """Scores of a pair in a period: their sum, how many, how many votes, the first row."""

    line: int
    total: float = 0.0
    number: float = 0.0
    votes: int = 0

    def add(self, other: "Sum") -> None:
        """Add more."""
        self.total += other.total
        self.number += other.number
        self.votes += other.votes


@dataclass
class Scores:
    """What the scores of a table add up to, and what was said from which end."""

    sums: dict[Key, Sum] = field(default_factory=dict)
    said: dict[Key, float] = field(default_factory=dict)
    least: float = 0.0
    largest: float = 0.0

    def add(self, line: int, ends: tuple[str, str], when: str, score: float) -> None:
        """Add the score of a row; nobody says the same twice.

        Raises:
            Left: where another row says it, from the same end or from the other one.
        """
        one, other = ends
        if (one, other, when) in self.said:
            raise Left("", f"{score:g}", "repeat")
        if self.said.get((other, one, when)) == score:
            raise Left("", f"{score:g}", "mirror")
        self.said[one, other, when] = score
        self.least, self.largest = min(self.least, score), max(self.largest, score)
        key = (min(ends), max(ends), when)
        self.sums.setdefault(key, Sum(line)).add(Sum(line, score, 1.0))


def by_scores(rows: Rows, outcome: Outcome, most: int = MOST) -> None:
    """Turn rows with a score of two states into relations."""
    found = Scores()
    for line, cells in rows.table:
        outcome.rows += 1
        try:
            for ends, when, score in _scored(rows, cells):
                found.add(line, ends, when, score)
        except Left as reason:
            outcome.leave_out(line, *reason.args)
    unit = PERCENT if found.largest > 1 else 1
    _add(rows, outcome, found.sums, Kept(most, unit, signed=found.least < 0))


def by_votes(rows: Rows, outcome: Outcome, most: int = MOST) -> None:
    """Turn rows with a vote of one state into relations of those who voted on the same."""
    votes = Votes(rows.preset.votes if rows.preset else {})
    for line, cells in rows.table:
        outcome.rows += 1
        try:
            _cast(rows, votes, line, cells)
        except Left as reason:
            outcome.leave_out(line, *reason.args)
    sums = {
        (one, other, when): Sum(0, total, number, round(number))
        for one, other, when, total, number in votes.agreements()
    }
    for line, found, why in votes.unused:
        outcome.leave_out(line, rows.heading("vote"), found, why)
    _add(rows, outcome, sums, Kept(most, 1, signed=False), voted=True)


def _scored(rows: Rows, cells: Cells) -> Iterator[tuple[tuple[str, str], str, float]]:
    """Yield the pairs of a row, each with when and how alike both are."""
    rows.check_shape(cells)
    when, on = rows.date_of(cells)
    acting, acted = (rows.end(cells, at, on) for at in (0, 1))
    cell = rows.cell(cells, "agreement")
    score = number_in(cell)
    if score is None or not -1 <= score <= PERCENT:
        raise Left(rows.heading("agreement"), cell, "no-score")
    pairs = pairs_of(acting, acted)
    if not pairs:
        raise rows.one_end(cells, acting)
    acting.times += 1
    acted.times += 1
    yield from ((pair, _year(when), score) for pair in pairs)


def _cast(rows: Rows, votes: Votes, line: int, cells: Cells) -> None:
    """Add the vote of a row."""
    rows.check_shape(cells)
    cell = rows.cell(cells, "vote")
    why, vote = votes.read(cell)
    if why:
        raise Left(rows.heading("vote"), cell, why)
    when, on = rows.date_of(cells)
    voter = rows.end(cells, 0, on)
    voter.times += 1
    votes.add(line, (_year(when), rows.cell(cells, "motion").strip()), voter.actors[0], vote)


@lru_cache(maxsize=1 << 12)
def _year(when: str) -> str:
    """Return the year in which a date lies, or the date where it lies in none alone."""
    if not when:
        return ""
    days = parse_date(when)
    same = days.earliest.year == days.latest.year
    return f"{days.earliest.year:04}" if same else when


@dataclass(frozen=True)
class Kept:
    """How many relations there may be, and what scores are written in: 1, or 100 for percent.

    Where scores are `signed` they run from -1 to 1 and are weights themselves.
    """

    most: int
    unit: int
    signed: bool

    def weight(self, score: float) -> float:
        """Return how much a relation with some score weighs."""
        own = score / self.unit if self.signed else 2 * score / self.unit - 1
        return round(max(-1.0, min(1.0, own)), DIGITS)

    def told(self, score: float) -> str:
        """Return a score as it is told: a share of 1, or with its sign."""
        return f"{score / self.unit:+.2f}" if self.signed else f"{score / self.unit:.2f}"


def _add(
    rows: Rows, outcome: Outcome, sums: Mapping[Key, Sum], kept: Kept, *, voted: bool = False
) -> None:
    years, found = in_periods(sums, kept.most)
    outcome.scored = Scored(years, voted)
    outcome.drafts += [_draft(rows, key, one, kept) for key, one in found.items()]


def in_periods(sums: Mapping[Key, Sum], most: int) -> tuple[int, Mapping[Key, Sum]]:
    """Put years together until there are no more sums than that; return of how many years each."""
    years = next((n for n in PERIODS if _number(sums, n) <= most), PERIODS[-1])
    known = [int(when) for _, _, when in sums if when.isdecimal()]
    if years == PERIODS[0] or not known:
        return PERIODS[0], sums
    found: dict[Key, Sum] = {}
    least, last = min(known), max(known)
    for (one, other, when), own in sums.items():
        key = (one, other, _period(when, years, least, last))
        if key in found:
            found[key].add(own)
        else:
            found[key] = Sum(own.line, own.total, own.number, own.votes)
    return years, found


def _number(sums: Iterable[Key], years: int) -> int:
    return len({(one, other, _period(when, years)) for one, other, when in sums})


def _period(when: str, years: int, least: int = 0, last: int = LAST) -> str:
    """Return the period that a year is in, as EDTF has it; other dates are their own.

    It reaches no farther than from the `least` year of a table to the `last`.
    """
    if not when.isdecimal() or years == 1:
        return when
    start = int(when) // years * years
    first, end = max(start, least), min(start + years - 1, last)
    return f"{first:04}" if first == end else f"{first:04}/{end:04}"


def _draft(rows: Rows, key: Key, one: Sum, kept: Kept) -> Draft:
    score = one.total / one.number
    status, by = rows.status_of((), FILE)
    return Draft(
        line=one.line,
        **dict(zip(ENDS, key[:2], strict=True)),
        mutual=True,
        type=TYPE,
        form="tie",
        label="",
        date=key[2],
        status=status,
        attributed_to=by,
        statement="",
        note="",
        case="",
        weight=kept.weight(score),
        events=1,
        sources=(FILE,),
        same=(),
        score=kept.told(score),
        votes=one.votes,
    )
