"""The ties year by year: how many relations of which kind, and how friendly they were."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from data.files.extract import Extract
from data.files.tables import Cell, Table, fields
from data.model import CHARACTERS, ends_of, every_type, sign_of
from data.periods import KINDS, part_of
from data.relations import Alike, month_of
from data.ties import aligned

Stretch = tuple[str, int, int]  # a tie, and the years between which relations lie
OPEN = month_of(date.min) // 12, month_of(date.max) // 12


def years_table(extract: Extract) -> Table:
    """Return a row for each tie and each year, or stretch of years, in which relations lie."""
    found: defaultdict[Stretch, dict[Alike, int]] = defaultdict(dict)
    for alike, n in extract.relations.roll_up(extract.selection.level).items():
        found[alike.tie, alike.first // 12, alike.last // 12][alike] = n
    header = [field.name for field in fields()["years"]]
    rows = (_row(extract, *one) for one in sorted(found.items()))
    return Table("years", fields()["years"], tuple(tuple(row[n] for n in header) for row in rows))


def _row(extract: Extract, stretch: Stretch, alike: dict[Alike, int]) -> dict[str, Cell]:
    """Return what is known of the relations of a tie in one stretch, by the name of its field."""
    tie, first, last = stretch
    a, b = ends_of(tie)
    weight = sum(one.weight * n for one, n in alike.items())
    size = sum(every_type()[one.type].size(one.weight) * n for one, n in alike.items())
    return {
        "tie": tie,
        "a": a,
        "b": b,
        "a_name": extract.name(a),
        "b_name": extract.name(b),
        "first_year": None if first == OPEN[0] else first,
        "last_year": None if last == OPEN[1] else last,
        "relations": sum(alike.values()),
        **dict(_counts(alike)),
        "alignment": round(aligned(weight, size), 4),
    }


def _counts(alike: dict[Alike, int]) -> Iterator[tuple[str, int]]:
    """Yield how many relations there are of each sign and kind, by the name of its field."""
    found: Counter[tuple[int, str]] = Counter()
    for one, n in alike.items():
        deeds = every_type()[one.type].deeds
        found[sign_of(one.weight), part_of(one.status, deeds=deeds)] += n
    for sign, name in CHARACTERS.items():
        for kind_of_it in KINDS:
            yield f"{name}_{kind_of_it}", found[sign, kind_of_it]
