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
    LONGEST_NOTE,
    LONGEST_SUBTITLE,
    LONGEST_TITLE,
    MOST_ACTORS,
    MOST_CHOSEN,
    MOST_NAMES,
    MOST_NOTES,
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


def notes(number):
    return "note=" + "|".join(f"{at},{at},A note" for at in range(number))


def letters(name, before=""):
    return lambda number: f"{name}={before}{'a' * number}"


def hidden(number):
    return "data=chronology&names=" + ",".join(f"{actor}.none" for actor in ACTORS[:number])


AT_MOST = [
    pytest.param(letters("title"), LONGEST_TITLE, "title", id="letters of a title"),
    pytest.param(letters("subtitle"), LONGEST_SUBTITLE, "subtitle", id="letters of a subtitle"),
    pytest.param(
        lambda number: f"note=1,1,{'a' * number}", LONGEST_NOTE, "note", id="letters of a note"
    ),
    pytest.param(notes, MOST_NOTES, "note", id="notes"),
    pytest.param(hidden, MOST_NAMES, "names", id="names that are moved or hidden"),
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
        source=tuple(name for name in data_set.source_kinds if name != "court"),
        owner=("others",),
        what=tuple(sorted(f"{tie}.nothing" for tie in ties)),
        title="t" * LONGEST_TITLE,
        subtitle="s" * LONGEST_SUBTITLE,
        notes=(f"1000,1000,{'n' * LONGEST_NOTE}",) * MOST_NOTES,
        names=tuple(f"{name}.-100.-100" for name in names[:MOST_NAMES]),
        lang="fa",
        theme="dark",
    )
    assert parse(write(one), GRAMMAR) == (one, ())
    assert len(write(one)) < LONGEST


# ---------------------------------------------------------------- the reader's own words

OWN = [
    ("title=Two  friends%0A%00%E2%80%AE", {"title": "Two friends"}),
    ("title=%3Cscript%3Ealert(1)%3C/script%3E", {"title": "<script>alert(1)</script>"}),
    ("title=به%E2%80%8Cعنوان", {"title": "به\u200cعنوان"}),
    ("subtitle=none", {"subtitle": "none"}),
    ("title=%E2%81%A6%20%E2%81%A9", None),
    ("title=", None),
    (
        "note=0,1000,A%20note,%20with%20a%20comma|007,5,b",
        {"notes": ("0,1000,A note, with a comma", "7,5,b")},
    ),
    ("note=1,2,", None),
    ("note=1001,2,a", None),
    ("note=-1,2,a", None),
    ("note=1,2,a|", None),
    ("names=VEN.-0.007,IRN.none", {"names": ("IRN.none", "VEN.0.7")}),
    ("names=ATL.none", None),
    ("names=IRN.none,IRN.1.1", None),
    ("names=IRN.1001.0", None),
    ("names=IRN.1", None),
    ("names=IRN.1.1.none", None),
]


@pytest.mark.parametrize(("written", "meant"), OWN)
def test_own_words_are_read_as_words_and_places_as_places(written, meant):
    selection, ignored = parse(f"?{written}", GRAMMAR)
    assert selection == Selection(**(meant or {}))
    assert [part.partition("=")[0] for part in ignored] == (
        [] if meant else [written.partition("=")[0]]
    )
    assert parse(write(selection), GRAMMAR) == (selection, ())


WRITTEN = Selection(
    view="network", title="Mine", subtitle="none", notes=("1,2,x",), names=("IRN.none",)
)


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({"theme": "dark"}, ("title", "subtitle", "notes", "names")),
        ({"lang": "fa", "seen": "VEN"}, ("title", "subtitle", "notes", "names")),
        ({"view": "network"}, ("title", "subtitle", "notes", "names")),
        ({"view": "map"}, ("title", "subtitle")),
        ({"projection": "globe"}, ("title", "subtitle")),
        ({"since": "2005"}, ()),
        ({"chosen": ("IRN~VEN",)}, ()),
        ({"story": "1", "step": 2}, ()),
        ({"since": "2005", "title": "Since 2005"}, ("title",)),
    ],
)
def test_own_words_go_with_what_they_are_about(change, left):
    changed = WRITTEN.but(**change)
    own = ("title", "subtitle", "notes", "names")
    assert tuple(name for name in own if getattr(changed, name)) == left
    assert WRITTEN.plain == Selection(view="network")


def test_own_words_do_not_leave_a_story():
    selection, ignored = parse("?story=1&step=2&title=Mine&names=IRN.none", GRAMMAR)
    assert (selection.story, selection.step, selection.title, ignored) == ("1", 2, "Mine", ())
    assert write(selection) == "title=Mine&names=IRN.none&story=1&step=2"
    assert selection.but(title="").story == "1"
    assert selection.but(step=3).title == ""
