"""Relations as a reader goes through them: in the order of their dates, some at a time.

Those without a date stand at the end, whichever end of time the list begins with.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.dates import UNDATED, EdtfDate, parse_date
from data.engines.aspects import day_number
from data.engines.conditions import Begins
from data.engines.relations import Relations, month_of
from data.relation import Relation

COARSE = ("decade", "century")  # what begins in one of these is listed under its first year
BEGUN = 0  # the year of what begins nobody knows when, or had begun before anything else
NEVER = 10_000  # the year of what has no date: after all others


def year_of(relation: Relation) -> int:
    """Return the first year that a relation may cover, or BEGUN, or NEVER."""
    return _year(month_of(relation.earliest)) if relation.date.known else NEVER


def _year(month: int) -> int:
    return BEGUN if month == month_of(date.min) else month // 12


@dataclass(frozen=True)
class Listing:
    """Relations in the order in which they begin, or the other way round.

    What is listed has a place, counted from 0.
    """

    relations: Relations
    newest: bool = False  # first

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.relations)

    @cached_property
    def years(self) -> Mapping[int, int]:
        """How many relations begin in each year, in the order of the list."""
        found: Counter[int] = Counter()
        for (month, _), n in self.relations.months.items():
            found[_year(month)] += n
        known = {year: found[year] for year in sorted(found, reverse=self.newest)}
        undated = len(self) - self._dated
        return known | ({NEVER: undated} if undated else {})

    @cached_property
    def _dated(self) -> int:
        """How many have a date."""
        return len(self) - len(self.relations.undated)

    def start(self, year: int) -> int:
        """Return the place of the first relation of a year that has one."""
        known = [*self.years]
        return sum(self.years[one] for one in known[: known.index(year)])

    def begins(self, year: int) -> tuple[EdtfDate, ...]:
        """Return when those under a year begin: in it, or in a decade or century that it opens."""
        if year == NEVER:
            return (UNDATED,)
        own = f"{year:04}"
        if year % 10 or year == BEGUN:
            return (parse_date(own),)
        day = day_number(date(year, 1, 1))  # on which decades and centuries begin
        texts = self.relations.where(Begins(day, day)).tally("date")
        starts = [parse_date(text).ends[0] for text in texts]
        found = {one.text if one.precision in COARSE else own for one in starts}
        later = {own} if sum(texts.values()) < self.years[year] else set()
        return tuple(map(parse_date, sorted(found | later)))

    def window(self, first: int, last: int) -> tuple[Relation, ...]:
        """Return the relations from one place up to another, which is left out."""
        first, last = max(first, 0), min(last, len(self))
        if first >= last:
            return ()
        if not self.newest:
            return self.relations.page(first, last - first)
        turned, kept = min(last, self._dated), max(first, self._dated)
        dated = self.relations.page(self._dated - turned, max(turned - first, 0))[::-1]
        return (*dated, *self.relations.page(kept, max(last - kept, 0)))

    def place(self, relation_id: str) -> int | None:
        """Return the place of a relation, or None where it is not listed."""
        relation = self.relations.find(relation_id)
        if not relation:
            return None
        before = self.relations.before(relation)
        turned = self.newest and relation.date.known
        return self._dated - 1 - before if turned else before
