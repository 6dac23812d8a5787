"""Addresses that were ever shared, those of other installations, and those that ask too much."""

import json
from pathlib import Path

import pytest

from data.address.grammar import Grammar
from data.address.reading import parse
from data.address.writing import write
from data.parameters import (
    BY_NAME,
    LONGEST,
    MOST_ACTORS,
    MOST_CHOSEN,
    MOST_SUPPOSED,
    PARAMETERS,
)
from data.selection import DEFAULTS, Selection
from tests.grammar import grammar
from tests.landed import LANDED

DATA_SETS = dict(LANDED)
GRAMMAR = grammar(DATA_SETS)
OTHERWISE = dict(sorted(DATA_SETS.items(), reverse=True))  # the same sets in another order
OLD = json.loads(Path(__file__).with_name("addresses.json").read_text(encoding="utf-8"))


def test_the_table_has_every_field_of_a_selection_in_its_order():
    assert [parameter.field for parameter in PARAMETERS] == list(DEFAULTS)


def test_an_address_that_was_shared_is_read_and_written_as_ever():
    for query, canonical, ignored in OLD:
        selection, unread = parse(query, GRAMMAR)
        assert ("?" + write(selection), list(unread)) == (canonical, ignored), query
        assert parse(canonical, GRAMMAR) == (selection, ())


def test_an_address_opens_the_same_set_whatever_stands_first():
    other = grammar(OTHERWISE)
    for query, _, _ in OLD:
        assert parse(query, other) == parse(query, GRAMMAR), query
        selection, _ = parse(query, other)
        assert other.data_set(selection) is GRAMMAR.data_set(selection), query


@pytest.mark.parametrize("default", DATA_SETS)
def test_the_set_that_an_installation_opens_with_is_the_one_that_is_not_named(default):
    here = grammar(OTHERWISE, default)
    for name in DATA_SETS:
        selection, ignored = parse(f"?data={name}&view=network", here)
        assert ignored == ()
        assert here.data_set(selection).name == name
        assert ("data=" in write(selection)) is (name != default)
        assert here.data_set(parse(write(selection), here)[0]).name == name
    assert here.data_set(parse("?view=network", here)[0]).name == default


def test_a_set_that_is_not_there_is_named_and_the_usual_one_is_shown():
    selection, ignored = parse("?data=atlantis&view=network", GRAMMAR)
    assert (selection, ignored) == (Selection(view="network"), ("data=atlantis",))
    without = Grammar({n: d for n, d in DATA_SETS.items() if n != "article"}, "article", ("map",))
    selection, _ = parse("?", without)
    assert (selection.data, write(selection)) == ("chronology", "data=chronology")


@pytest.mark.parametrize("digits", ["۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"])
def test_dates_are_read_in_the_digits_of_persian_and_arabic(digits):
    for text in ("2007", "2007-09", "199X", "2007-09-27~"):
        typed = "".join(digits[int(c)] if c.isdigit() else c for c in text)
        selection, ignored = parse(f"?from={typed}&versus=to%3D{typed}", GRAMMAR)
        assert (selection.since, ignored) == (text, ())
        assert dict(selection.versus) == {"since": "", "until": text}


# ---------------------------------------------------------------- limits

TIES = sorted(DATA_SETS["article"].ties)
ACTORS = sorted(DATA_SETS["chronology"].actors)


def supposed(number):
    return "what=" + ",".join(f"{tie}.foes" for tie in TIES[:number])


def chosen(number):
    return "tie=" + ",".join(TIES[:number])


def actors(number, name="actors"):
    return f"data=chronology&{name}=" + ",".join(ACTORS[:number])


AT_MOST = [
    pytest.param(chosen, MOST_CHOSEN, "tie", id="things that are chosen"),
    pytest.param(supposed, MOST_SUPPOSED, "what", id="ties that are supposed to be otherwise"),
    pytest.param(actors, MOST_ACTORS, "actors", id="actors"),
    pytest.param(
        lambda number: actors(number, "versus=actors%3D").replace("=actors%3D=", "=actors%3D"),
        MOST_ACTORS,
        "versus",
        id="actors of a second selection",
    ),
]


@pytest.mark.parametrize(("written", "most", "field"), AT_MOST)
def test_a_list_has_an_end(written, most, field):
    selection, ignored = parse(written(most), GRAMMAR)
    assert ignored == ()
    assert getattr(selection, BY_NAME[field].field)
    selection, ignored = parse(written(most + 1), GRAMMAR)
    assert [part.partition("=")[0] for part in ignored] == [field]
    assert not getattr(selection, BY_NAME[field].field)


def test_only_ties_that_are_in_the_data_may_be_supposed_to_be_otherwise():
    assert "IRN~VEN" in TIES
    unknown = next(f"{a}~{b}" for a in ACTORS for b in ACTORS if a < b and f"{a}~{b}" not in TIES)
    for text in (
        f"{unknown}.foes",
        f"IRN~VEN.friends,{unknown}.foes",
        "IRN~VEN~USA.foes",
        "IRN.foes",
    ):
        assert parse(f"?what={text}", GRAMMAR) == (Selection(), (f"what={text}",))
    assert parse("?what=VEN~IRN.foes", GRAMMAR)[0].what == ("IRN~VEN.foes",)


def test_an_address_that_is_too_long_is_not_read_at_all():
    query = f"?view=network&banana={'n' * LONGEST}"
    selection, ignored = parse(query, GRAMMAR)
    assert selection == Selection()
    assert len(ignored) == 1
    assert len(ignored[0]) < 100


def test_the_longest_address_that_the_atlas_writes_is_not_too_long():
    data_set = DATA_SETS["chronology"]
    names = tuple(sorted(sorted(data_set.actors, key=len)[-MOST_ACTORS:]))
    ties = sorted(data_set.ties, key=len)[-MOST_SUPPOSED:]
    one = Selection(
        data="chronology",
        view="network",
        level="actors",
        since="2007-09-27~",
        until="2013-09-27~",
        actors=names,
        side="acted-upon",
        chosen=tuple(sorted(sorted(data_set.ties, key=len)[-MOST_CHOSEN:])),
        only="1",
        at="-123.4567,-12.3456,12.3456",
        types=tuple(GRAMMAR.rules(data_set)["types"].values[:-1]),
        what=tuple(sorted(f"{tie}.nothing" for tie in ties)),
        lang="fa",
        theme="dark",
    )
    assert parse(write(one), GRAMMAR) == (one, ())
    assert len(write(one)) < LONGEST
