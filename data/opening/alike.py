"""Rows held against one another: what is said twice, from both ends, or for year after year."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from data.opening.outcome import Draft, Outcome

MIRRORED = 0.8  # of the pairs of a table, said from both ends, for rows to be taken for images
YEARLY = 0.5  # of what is said, said of three years in a row or more, to be taken for what lasts


def images(drafts: Iterable[Draft]) -> bool:
    """Tell whether a table has each relation twice, once from either end."""
    seen = {_said(one) for one in drafts}
    both = sum((target, actor, *rest) in seen for actor, target, *rest in seen)
    return bool(seen) and both >= MIRRORED * len(seen)


def _said(one: Draft) -> tuple[str, ...]:
    return (one.actor, one.target, one.date, one.type, one.label)


def without_images(outcome: Outcome) -> None:
    """Keep one of each two rows that say the same from either end; it is read both ways."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for one in outcome.drafts:
        actor, target, *rest = _said(one)
        if (target, actor, *rest) not in seen:
            seen.add((actor, target, *rest))
            kept.append(one._replace(mutual=True))
    outcome.keep(kept, "mirror")


def without_repeats(outcome: Outcome) -> None:
    """Keep the first of rows that say the same."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for one in outcome.drafts:
        if one.same not in seen:
            seen.add(one.same)
            kept.append(one)
    outcome.keep(kept, "repeat")


def lasts(drafts: Iterable[Draft]) -> bool:
    """Tell whether a table says of years in a row what lasts, a row for each year.

    Where rows stand for several events it counts those of each year: they do not last.
    """
    years = Counter[tuple[str, ...]]()
    for one in drafts:
        if not one.date.isdecimal() or one.events > 1:
            return False
        years[_lasting(one)] += 1
    return bool(years) and sum(n >= 3 for n in years.values()) >= YEARLY * len(years)


def _lasting(one: Draft) -> tuple[str, ...]:
    said = (one.actor, one.target, one.type, one.label, one.status, one.attributed_to, one.case)
    return (*said, str(one.weight))


def in_intervals(outcome: Outcome) -> None:
    """Join what is said of years in a row, or again and again of one time, into one relation."""
    ordered = sorted(outcome.drafts, key=lambda one: (_lasting(one), one.date, one.line))
    joined = [run for _, same in groupby(ordered, key=_lasting) for run in _runs(same)]
    outcome.drafts = sorted(joined, key=attrgetter("line"))


def _runs(same: Iterable[Draft]) -> Iterator[Draft]:
    """Yield a relation for each row of years without a gap; the first row stands for all."""
    rows = [*same]
    whole, events = {one.date: one for one in reversed(rows)}, Counter[str]()
    for one in rows:
        events[one.date] += one.events
    years = sorted(int(day) for day in whole if day.isdecimal())
    yield from (one for day, one in whole.items() if not day.isdecimal())
    starts = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    for start, end in zip(starts, ends, strict=True):
        first = whole[f"{start:04}"]
        if start != end:
            total = sum(events[f"{year:04}"] for year in range(start, end + 1))
            first = first._replace(date=f"{start:04}/{end:04}", events=total)
        yield first
