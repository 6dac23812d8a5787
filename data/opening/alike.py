"""Rows held against one another: what is said twice, from both ends, or for year after year."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import ceil
from operator import attrgetter

from data.opening.outcome import Draft, Outcome

MIRRORED = 0.8  # of the pairs of a table, said from both ends, for rows to be taken for images
YEARLY = 0.5  # of what is said, said of three years in a row or more, to be taken for what lasts
_said = attrgetter("actor", "target", "date", "type", "label")
_lasting = attrgetter(
    *("actor", "target", "type", "label", "status", "attributed_to", "case", "weight")
)


def images(drafts: Sequence[Draft]) -> bool:
    """Tell whether a table has each relation twice, once from either end."""
    seen = {*map(_said, drafts)}
    most = len(seen) - ceil(MIRRORED * len(seen))
    alone = (one for one in seen if (one[1], one[0], *one[2:]) not in seen)
    return bool(seen) and len([*islice(alone, most + 1)]) <= most


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
    if len({one.same for one in outcome.drafts}) == len(outcome.drafts):
        return
    seen: set[tuple[str, ...]] = set()
    kept = []
    for one in outcome.drafts:
        if one.same not in seen:
            seen.add(one.same)
            kept.append(one)
    outcome.keep(kept, "repeat")


def lasts(drafts: Sequence[Draft]) -> bool:
    """Tell whether a table says of years in a row what lasts, a row for each year.

    Where rows stand for several events it counts those of each year: they do not last.
    """
    if any(one.events > 1 or not one.date.isdecimal() for one in drafts):
        return False
    years = Counter(map(_lasting, drafts))
    return bool(years) and sum(n >= 3 for n in years.values()) >= YEARLY * len(years)


def in_intervals(outcome: Outcome) -> None:
    """Join what is said of years in a row, or again and again of one time, into one relation."""
    alike: dict[tuple[str, ...], list[Draft]] = {}
    for one in outcome.drafts:
        alike.setdefault(_lasting(one), []).append(one)
    joined = [run for same in alike.values() for run in _runs(same)]
    outcome.drafts = sorted(joined, key=attrgetter("line"))


def _runs(same: Iterable[Draft]) -> Iterator[Draft]:
    """Yield a relation for each row of years without a gap; the first row stands for all."""
    whole: dict[str, Draft] = {}
    events = Counter[str]()
    for one in sorted(same, key=attrgetter("date")):
        whole.setdefault(one.date, one)
        events[one.date] += one.events
    years = {int(day): None for day in whole if day.isdecimal()}
    yield from (one for day, one in whole.items() if not day.isdecimal())
    starts = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    for start, end in zip(starts, ends, strict=True):
        first = whole[f"{start:04}"]
        if start != end:
            total = sum(events[f"{year:04}"] for year in range(start, end + 1))
            first = first._replace(date=f"{start:04}/{end:04}", events=total)
        yield first
