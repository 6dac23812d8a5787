"""The list of relations: complete, year by year, in either order, and counted as the files are."""

from collections import Counter
from datetime import date

import pytest
from dash import html

from components.evidence import jumps
from components.evidence.listing import unfolded, window
from components.evidence.lists import WINDOW, lists
from components.language.calendar import year_in_words
from components.panels import evidence
from components.wording import account
from data.address.reading import parse
from data.languages import LANGUAGES
from data.listing import BEGUN
from tests.components.panels.test_evidence import of_class, parts, text
from tests.counting import bounds, rows
from tests.grammar import grammar
from tests.landed import LANDED

CHOSEN = {
    "article": ("IRN~VEN", "IRN", "IRN~USA~VEN", "hezbollah", "IRN~VEN,USA~VEN", "IRN,IRN~VEN"),
    "chronology": ("IRN~VEN", "IRN", "CUB~IRN,IRN~VEN", "IRN~USA~VEN", "BRA"),
    "europe": ("DEU~RUS", "DEU", "FRA~GBR~RUS"),
}
QUERIES = [(name, chosen) for name, several in CHOSEN.items() for chosen in several]


def of_chosen(name, chosen):
    """Return the lines of the file that are of what is chosen: no code of the app is used."""
    stands_for = {row["actor_id"]: row["stands_for"] for row in rows(name, "actors")}
    for row in rows(name, "relations"):
        actors = {row["actor"], row["target"]}
        nodes = {stands_for[actor] for actor in actors}
        things = [set(thing.split("~")) for thing in chosen.split(",")]
        if any(
            (len(thing) == 1 and thing & (actors | nodes)) or (len(nodes) == 2 and nodes <= thing)
            for thing in things
        ):
            yield row


def year(row):
    first = bounds(row["date"])[0]
    return BEGUN if first == date.min else first.year


def cards(found):
    return [
        part.id.removeprefix("relation-")
        for part in parts(found)
        if isinstance(part, html.Li) and str(getattr(part, "id", "")).startswith("relation-")
    ]


def whole(shown):
    """Return every card of a list, window after window."""
    found = []
    while len(found) < len(shown.listed):
        found += cards(list(window(shown, len(found), len(found) + WINDOW).years))
    return found


@pytest.mark.parametrize(("name", "chosen"), QUERIES)
@pytest.mark.parametrize("sort", ["oldest", "newest"])
def test_all_windows_together_hold_what_the_file_holds(scene, name, chosen, sort):
    (shown,) = lists(scene(f"?data={name}&tie={chosen}&sort={sort}"))
    wanted = sorted(
        of_chosen(name, chosen), key=lambda row: (bounds(row["date"])[0], row["relation_id"])
    )
    ids = [row["relation_id"] for row in wanted]
    assert whole(shown) == (ids if sort == "oldest" else ids[::-1])


@pytest.mark.parametrize(("name", "chosen"), QUERIES)
@pytest.mark.parametrize("sort", ["oldest", "newest"])
def test_every_year_and_every_jump_says_how_many_the_file_has(scene, name, chosen, sort):
    (shown,) = lists(scene(f"?data={name}&tie={chosen}&sort={sort}"))
    wanted = Counter(map(year, of_chosen(name, chosen)))
    assert {**shown.listed.years} == wanted
    found = jumps.jumps(shown)
    assert sum(jump.statements for jump in found) == sum(wanted.values())
    for jump, following in zip(found, [*found[1:], None], strict=True):
        later = [one for one in wanted if following and one in _between(jump, following, wanted)]
        assert not following or jump.statements == sum(wanted[one] for one in later)


def _between(jump, following, years):
    """Return the years from one jump up to the next one, in either order."""
    low, high = sorted((jump.year, following.year))
    if jump.year < following.year:
        return [one for one in years if low <= one < high]
    return [one for one in years if low < one <= high]


@pytest.mark.parametrize("sort", ["oldest", "newest"])
@pytest.mark.parametrize("chosen", CHOSEN["chronology"])
def test_a_jump_leads_to_the_window_that_begins_with_its_year(scene, chosen, sort):
    (shown,) = lists(scene(f"?data=chronology&tie={chosen}&sort={sort}"))
    for jump in jumps.jumps(shown):
        button = jumps.link(shown, jump)
        asked = getattr(button, "data-window").split("/")
        first = window(shown, *map(int, asked[1:])).years[0]
        heading = next(part for part in parts(first) if isinstance(part, html.H4))
        assert heading.id == getattr(button, "data-heading")
        assert year_in_words(jump.year, "en") in text(heading) or jump.year == BEGUN


def test_what_stands_before_and_after_a_window_is_offered_and_counted(scene):
    (shown,) = lists(scene("?data=chronology&tie=IRN"))
    n = len(shown.listed)
    say = shown.say
    for first, last in ((0, 40), (40, 80), (3, 4), (n - 40, n)):
        found = window(shown, first, last)
        assert len(cards(list(found.years))) == last - first
        assert [text(part) for part in found.before] == (
            [say.count("count.before", first)] if first else []
        )
        assert [text(part) for part in found.after] == (
            [say.count("count.more", n - last)] if last < n else []
        )


def test_a_year_that_began_in_another_window_says_so(scene):
    (shown,) = lists(scene("?data=chronology&tie=IRN"))
    start = shown.listed.start(2006)
    whole_year, rest = (window(shown, start + by, start + by + 5).years[0] for by in (0, 1))
    assert whole_year.className == "year"
    assert rest.className == "year continued"
    assert shown.say("evidence.continued", year="2006") in text(rest)
    assert not any(getattr(part, "id", None) == shown.heading(2006) for part in parts(rest))


def test_no_id_stands_twice(scene):
    for query in ("?data=chronology&tie=IRN", "?tie=IRN,IRN~VEN,IRN~USA~VEN", "?tie=IRN~VEN,VEN"):
        ids = [
            part.id
            for part in parts(evidence.children(scene(query)))
            if isinstance(getattr(part, "id", None), str)
        ]
        assert len(ids) == len({*ids}), query


def test_the_two_orders_lead_to_one_another(scene, data_sets):
    for sort, other in (("oldest", "newest"), ("newest", "oldest")):
        drawn = scene(f"?data=chronology&tie=IRN~VEN&view=network&sort={sort}")
        (now, link) = sorted(of_class(evidence.children(drawn), "order")[0].children, key=_is_link)
        assert text(now) == drawn.say(f"sort.{sort}")
        selection, ignored = parse(link.href, grammar(data_sets))
        assert (selection, ignored) == (drawn.selection.but(sort=other), ())


def _is_link(part):
    return hasattr(part, "href")


def test_a_story_keeps_its_own_order(scene):
    for step in range(1, 13):
        found = evidence.children(scene(f"?story=1&step={step}"))
        assert not of_class(found, "order")


def test_a_few_relations_need_no_way_through_them(scene):
    found = evidence.children(scene("?tie=ARG~USA"))
    assert cards(found)
    assert not of_class(found, "ways-through")


def test_of_several_things_each_relation_says_between_whom_it_is(scene):
    one, two = (scene(f"?data=chronology&tie={tie}") for tie in ("IRN~VEN", "CUB~IRN,IRN~VEN"))
    assert not of_class(evidence.children(one), "between")
    found = of_class(evidence.children(two), "between")
    assert len(found) == WINDOW
    names = {two.sentences.name(node) for node in ("IRN", "VEN", "CUB")}
    assert all(sum(name in text(part) for name in names) == 2 for part in found)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", ["map", "camps"])
def test_where_nothing_is_chosen_all_can_be_read(scene, lang, view):
    drawn = scene(f"?data=chronology&from=2010&view={view}&lang={lang}")
    (place,) = unfolded(drawn)
    assert text(place) == drawn.say.count("count.read", len(drawn.results.relations))
    assert any(getattr(part, "id", None) == place.id for part in parts(evidence.children(drawn)))
    assert unfolded(scene("?types=none")) == []


def test_spans_of_years_are_named_in_the_digits_of_the_language(scene):
    wanted = {"en": "1960–69", "es": "1960–69", "pt": "1960–69", "fa": "۱۹۶۰–۶۹"}
    for lang, name in wanted.items():
        (shown,) = lists(scene(f"?data=chronology&tie=IRN&lang={lang}"))
        assert jumps.jumps(shown)[0].name == name
    (shown,) = lists(scene("?tie=IRN~VEN"))
    assert [jump.name for jump in jumps.jumps(shown)] == ["2005", "2020"]


def test_every_landed_set_is_listed_whole_where_nothing_is_chosen(scene):
    for name in LANDED:
        (shown,) = lists(scene(f"?data={name}"))
        assert sorted(whole(shown)) == sorted(row["relation_id"] for row in rows(name, "relations"))


@pytest.mark.parametrize(
    ("dates", "headings", "amount"),
    [
        (("199X",), ["1990s"], "Events of 1990–1999"),
        (("199X", "1990-05"), ["1990 and 1990s"], "Events of 1990"),
        (("1990~",), ["1990"], "Events of 1990"),
        (("199X/2004", "1995"), ["1990s", "1995"], "Events from 1990–1999 to 1995"),
        (("19XX",), ["1900–1999"], "Events of 1900–1999"),
    ],
)
def test_a_heading_is_no_more_precise_than_what_stands_under_it(
    small, scene_of, dates, headings, amount
):
    drawn = scene_of(small([{"date": date} for date in dates]), "?tie=IRN~VEN")
    (shown,) = lists(drawn)
    assert [jumps.named(shown, year, 1) for year in shown.listed.years] == headings
    assert account.since(drawn.say, drawn.results.evidence) == amount
