"""The numbers on the page are those of the files, whatever is selected."""

import random

import pytest

from tests.browser.counting import bounds, count, rows, types
from tests.browser.visit import written

STATUSES = ("reported", "claimed", "interpreted")
SELECTIONS = 20  # for each data set


def some(chance: random.Random, known: list[str], most: int) -> str:
    """Return a few of the known values, in the order in which they are known."""
    picked = set(chance.sample(known, chance.randint(1, min(most, len(known) - 1))))
    return ",".join(value for value in known if value in picked)


def selection(chance: random.Random, data: str) -> dict[str, str]:
    """Return the parameters of a random selection."""
    days = [day for row in rows(data, "relations") for day in bounds(row["date"])]
    first, last = sorted(chance.sample(sorted(set(days)), 2))
    actors = sorted(row["actor_id"] for row in rows(data, "actors"))
    precision = chance.choice((4, 7, 10))
    filters = {
        "level": "actors",
        "from": first.isoformat()[:precision],
        "to": last.isoformat()[:precision],
        "actors": some(chance, actors, 4),
        "side": chance.choice(("acts", "acted-upon")),
        "types": some(chance, types(), 13),
        "status": some(chance, list(STATUSES), 2),
    }
    kept = {name: value for name, value in filters.items() if chance.random() < 0.45}
    return {"data": data, **kept} if data != "article" else kept


@pytest.mark.parametrize("data", ["article", "chronology", "europe"])
def test_the_summary_says_what_the_files_hold(visit, data):
    chance = random.Random(2026)
    reader = visit(f"?data={data}")
    reader.shows(**count(data=data))
    for _ in range(SELECTIONS):
        parameters = selection(chance, data)
        reader.follow(written(parameters), settle=False)
        reader.shows(**count(**parameters))
    reader.quiet()
