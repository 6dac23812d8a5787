"""The numbers on the page are those of the files, whatever is selected."""

import random
from urllib.parse import quote

import pytest

from tests.addresses import hostile, numbers
from tests.browser.visit import written
from tests.counting import bounds, count, rows, types

STATUSES = ("reported", "claimed", "interpreted")
SELECTIONS = 60  # for each data set
COUNTED, SERVED = 300, 1_000  # hostile addresses
SAFE = "?&=%~/+,.;:'()[]{}@!*$-_"  # what may stand in a request line as it is


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
        "side": chance.choice(("acts", "acted-upon", "between")),
        "types": some(chance, types(), 13),
        "status": some(chance, list(STATUSES), 2),
    }
    kept = {name: value for name, value in filters.items() if chance.random() < 0.45}
    return {"data": data, **kept} if data != "article" else kept


def said(draw, query):
    """Return the numbers that the summary of the page says at an address."""
    summary = draw(query).get_json()["parts"]["summary"]
    names = ("relations", "counted", "ties", "actors")
    return {name: int(summary[f"data-{name}"]) for name in names}


@pytest.mark.parametrize("data", ["article", "chronology", "europe"])
def test_the_summary_says_what_the_files_hold(draw, data):
    chance = random.Random(2026)
    assert said(draw, f"?data={data}") == count(data=data)
    for _ in range(SELECTIONS):
        parameters = selection(chance, data)
        assert said(draw, written(parameters)) == count(**parameters), parameters


def test_hostile_addresses_are_counted_as_they_are_read(draw, data_sets):
    chance = random.Random(1914)
    for _ in range(COUNTED):
        query = hostile(chance, chance.choice(("en", "en", "es", "fa")))
        assert said(draw, query) == numbers(query, data_sets), query


def test_the_server_answers_every_one_with_a_page(client):
    chance = random.Random(1648)
    for _ in range(SERVED):
        query = hostile(chance, chance.choice(("en", "xx", "fa", "%3C")))
        answer = client.get(f"/{quote(query, safe=SAFE)}")
        assert answer.status_code == 200, query
        assert b"<script>alert" not in answer.data, query
