"""What was gained, lost and changed, counted again here from the landed files."""

import csv
import random
from collections import defaultdict
from datetime import date
from urllib.parse import urlencode

import pytest
from hypothesis import given

import app
from components.wording import versus
from data.address.reading import parse
from data.address.writing import write
from data.comparison import FATES, compare, then_and_now, together
from data.engines.memory import InMemory
from data.selection import Selection
from tests.data.test_selection import address, by_hand, days, question
from tests.grammar import grammar
from tests.landed import LANDED
from tests.strategies import selections

PARTS = ("from", "to", "actors", "side", "types", "status")
with (app.ROOT / "data" / "relation_types.csv").open(newline="", encoding="utf-8") as file:
    WEIGHTS = {row["plover_type"].lower(): float(row["weight"]) for row in csv.DictReader(file)}


# ---------------------------------------------------------------- counted by hand


def characters(name, asked, level):
    """What each tie of a selection is, from the lines of the files alone."""
    weights = defaultdict(list)
    for row in by_hand(name, asked):
        one, other = row["nodes"] if level == "countries" else (row["actor"], row["target"])
        if row["counted"] == "true" and one != other:
            weights["~".join(sorted((one, other)))].append(WEIGHTS[row["type"]])
    found = {}
    for tie, several in weights.items():
        alignment = sum(several) / (sum(map(abs, several)) + 1)
        if not any(several):
            found[tie] = "demand"
        elif min(several) < 0 < max(several) and abs(alignment) <= 0.1:
            found[tie] = "mixed"
        else:
            found[tie] = "cooperation" if alignment > 0 else "conflict"
    return found


def fates(before, after):
    """Sort every tie of two selections by what became of it."""
    found = {fate: set() for fate in FATES}
    for tie in before:
        if tie not in after:
            found["lost"].add(tie)
        elif before[tie] != after[tie]:
            found["changed"].add(tie)
        else:
            found["kept"].add(tie)
    for tie in after:
        if tie not in before:
            found["gained"].add(tie)
    return found


def not_reversed(name, chance):
    while True:
        asked = question(name, chance)
        ends = (asked.get("from"), asked.get("to"))
        if not all(ends) or days(ends[0])[0] <= days(ends[1])[1]:
            return asked


def written(asked):
    texts = {name: asked.get(name, "") for name in PARTS}
    return urlencode(
        {n: ",".join(sorted(v)) if isinstance(v, set) else v for n, v in texts.items()}
    )


@pytest.mark.parametrize("name", LANDED)
def test_100_random_pairs_differ_as_counting_by_hand_finds(scene, name):
    chance = random.Random(f"pairs of {name}")
    total = dict.fromkeys(FATES, 0)
    for _ in range(100):
        first, second = not_reversed(name, chance), not_reversed(name, chance)
        level = chance.choice(["countries", "actors"])
        query = f"{address(name, first, level)}&{urlencode({'versus': written(second)})}"
        drawn = scene(query)
        assert not parse(query, grammar(LANDED))[1], query
        expected = fates(characters(name, first, level), characters(name, second, level))
        for fate, changes in drawn.results.comparison.items():
            assert {change.tie.tie for change in changes} == expected[fate], (fate, query)
            assert len(changes) == len(expected[fate]), (fate, query)
            assert versus.count(drawn, fate, len(changes)).startswith(f"{len(expected[fate])} ")
            total[fate] += len(changes)
    assert all(total.values())  # the pairs hold something of everything


def test_the_numbers_of_both_sides_are_kept(small):
    data_set = small(
        [
            {"date": "2010"},
            {"date": "2010", "target": "USA"},
            {"date": "2020"},
            {"date": "2020"},
            {"date": "2020", "type": "ACCUSE", "target": "USA"},
            {"date": "2020", "actor": "VEN", "target": "USA", "type": "REQUEST"},
        ]
    )
    relations = list(data_set.relations)
    found = compare(InMemory(relations[:2]).ties(), InMemory(relations[2:]).ties())
    assert {fate: [c.tie.tie for c in changes] for fate, changes in found.items()} == {
        "gained": ["USA~VEN"],
        "lost": [],
        "changed": ["IRN~USA"],
        "kept": ["IRN~VEN"],
    }
    kept, changed = found["kept"][0], found["changed"][0]
    assert (kept.before.relations, kept.after.relations) == (1, 2)
    assert (changed.before.character, changed.after.character) == ("cooperation", "conflict")


@given(selections(LANDED))
def test_gained_and_lost_change_places_when_the_sides_do(selection):
    relations, level = [*LANDED[selection.data or "article"].relations], selection.level
    one, other = (InMemory(some).ties(level) for some in (relations[::2], relations[1::3]))
    there, back = compare(one, other), compare(other, one)
    swap = {"gained": "lost", "lost": "gained"}
    for fate in FATES:
        ties = {change.tie.tie for change in there[fate]}
        assert ties == {change.tie.tie for change in back[swap.get(fate, fate)]}


# ---------------------------------------------------------------- then and now

HALVES = [
    pytest.param("?", "?to=2012&versus=from%3D2013", id="all of the article"),
    pytest.param(
        "?data=chronology", "?data=chronology&to=1992&versus=from%3D1993", id="of the chronology"
    ),
    pytest.param(
        "?from=2005&to=2013", "?from=2005&to=2009&versus=from%3D2010%26to%3D2013", id="years"
    ),
    pytest.param(
        "?from=2020&to=2020-05",
        "?from=2020&to=2020-03&versus=from%3D2020-04%26to%3D2020-05",
        id="months",
    ),
    pytest.param(
        "?from=2020-05&to=2020-05",
        "?from=2020-05&to=2020-05-15&versus=from%3D2020-05-16%26to%3D2020-05",
        id="days",
    ),
    pytest.param("?from=2020-05-28&to=2020-05-28", "?to=2012&versus=from%3D2013", id="one day"),
    pytest.param("?from=2050", "?to=2012&versus=from%3D2013", id="beside the data"),
    pytest.param(
        "?status=reported&tie=IRN~VEN&view=network",
        "?view=network&to=2012&status=reported&tie=IRN~VEN&versus=from%3D2013",
        id="what else is chosen stays",
    ),
]


@pytest.mark.parametrize(("query", "halves"), HALVES)
def test_a_selection_is_divided_into_then_and_now(query, halves):
    selection, _ = parse(query, grammar(LANDED))
    assert "?" + write(then_and_now(selection, LANDED[selection.data or "article"].span)) == halves


@given(selections(LANDED))
def test_then_comes_before_now_and_both_together_are_what_was(selection):
    span = LANDED[selection.data or "article"].span
    # Words of the reader's own are about what was: they go where something else is shown.
    own = {"title": "", "subtitle": "", "notes": (), "names": ()}
    alone = selection.but(versus=(), compare="side", **own)
    divided = then_and_now(alone, span)
    assert parse(write(divided), grammar(LANDED)) == (divided, ())
    then, now = divided.window, divided.other.window
    assert then[0] <= then[1] < now[0] <= now[1]
    assert (now[0] - then[1]).days == 1
    again = together(divided)
    if max(alone.window[0], span[0]) < min(alone.window[1], span[1]):
        assert again == alone
    else:
        assert again == alone.but(since="", until="")


def test_data_of_one_day_cannot_be_divided():
    day = date(2020, 5, 28)
    assert then_and_now(Selection(), (day, day)) == Selection()
