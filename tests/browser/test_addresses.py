"""No address breaks the page: what cannot be read falls back, and the numbers stay true."""

import random
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError, expect

from tests.addresses import hostile, numbers
from tests.browser.visit import ANSWERS, FOLLOW, query_of
from tests.counting import count
from tests.landed import LANDED

BURSTS, PARTS, BURST, BREATH, LOADED = 4, 2, 50, 10, 6


@pytest.fixture(scope="module")
def data_sets():
    return LANDED


@pytest.mark.parametrize("part", range(PARTS))
def test_hundreds_of_addresses_within_the_page(visit, data_sets, part):
    chance = random.Random(1914 + part)
    reader = visit()
    for _ in range(BURSTS):
        language = chance.choice(("en", "en", "en", "es", "fa"))
        burst = [hostile(chance, language) for _ in range(BURST)]
        for start in range(0, BURST, BREATH):  # faster than the page can draw
            reader.page.evaluate(f"all => all.forEach({FOLLOW})", burst[start : start + BREATH])
        reader.says(**query_of(burst[-1]))
        reader.shows(**numbers(burst[-1], data_sets))
        expect(reader.page.locator("#headline")).to_be_visible()
    reader.quiet(milliseconds=600)


QUICKLY = (
    ("?level=actors", "?view=network", "?view=matrix&order=region"),
    ("?types=aid", "?actors=IRN", "?types=aid&status=none"),
    ("?from=2019-06", "?to=2007", "?status=reported"),
    ("?theme=dark", "?theme=dark&seen=USA", "?seen=USA"),
)


@pytest.mark.parametrize("addresses", QUICKLY)
def test_turning_pages_quickly_ends_at_the_last(visit, data_sets, addresses):
    reader = visit()
    for _ in range(2):
        for query in addresses:
            reader.follow(query, settle=False)
        reader.quiet(milliseconds=500)
        reader.says(**query_of(addresses[-1]))
        reader.shows(**numbers(addresses[-1], data_sets))


def test_going_back_quickly_ends_where_it_began(visit, data_sets):
    reader = visit()
    for query in (
        "?status=claimed",
        "?status=claimed&actors=IRN",
        "?view=network",
        "?order=region&view=matrix",
    ):
        reader.follow(query)
    for _ in range(4):
        reader.page.evaluate("history.back()")
    reader.quiet(milliseconds=500)
    reader.says()
    reader.shows(**numbers("?", data_sets))
    expect(reader.page.locator("#map-graph")).to_be_visible()


def test_a_late_answer_does_not_overwrite_a_newer_one(visit, data_sets):
    reader = visit()
    held = []

    def hold_the_first(route):
        if held:
            route.continue_()
        else:
            held.append(route)

    reader.page.route(lambda url: ANSWERS in url, hold_the_first)
    with reader.page.expect_request(lambda request: ANSWERS in request.url):
        reader.follow("?actors=IRN", settle=False)
    # A page may also wait for the first answer before it asks again.
    answered = reader.page.expect_response(lambda answer: ANSWERS in answer.url, timeout=2_000)
    with suppress(TimeoutError), answered:
        reader.follow("?status=claimed", settle=False)
    held[0].continue_()
    reader.quiet(milliseconds=500)
    reader.says(status="claimed")
    reader.shows(**numbers("?status=claimed", data_sets))


def test_some_of_them_loaded_anew(visit, data_sets):
    chance = random.Random(1815)
    reader = visit()
    for _ in range(LOADED):
        query = hostile(chance, chance.choice(("en", "es", "pt", "fa")))
        reader.open(query)
        wanted, shown = numbers(query, data_sets), reader.numbers()
        assert {name: shown[name] for name in wanted} == wanted, query
        assert reader.page.locator("#headline").inner_text(), query


UNREAD = {
    "?view=cinema": "view=cinema",
    "?from=yesterday": "from=yesterday",
    "?actors=ZZZ": "actors=ZZZ",
    "?actors=IRN,ZZZ": "actors=IRN,ZZZ",
    "?types=<img src=x>": "types=<img src=x>",
    "?from=2020&to=2005": "from=2020&to=2005",
    "?banana=1": "banana=1",
}


def test_what_cannot_be_read_is_named(visit):
    reader = visit()
    for query, quoted in UNREAD.items():
        reader.follow(query)
        expect(reader.page.locator("#note code")).to_have_text([quoted])
        reader.shows(relations=84)


def test_what_cannot_be_read_is_named_on_arrival_too(visit):
    reader = visit("?view=cinema&lang=es")
    expect(reader.page.locator("#note code")).to_have_text(["view=cinema"])
    reader.shows(relations=84)


LONG = (
    "?x=" + "[" * 150,
    "?tie=" + "{" * 3_000,
    "?x=" + "a" * 70_000,
    "?" + "&".join(["y=1"] * 9_000),
)


@pytest.mark.parametrize("query", LONG, ids=["brackets", "braces", "letters", "parts"])
def test_an_endless_address_is_a_working_page(visit, query):
    reader = visit(query)
    reader.shows(**count())
    expect(reader.page.locator("#note code").first).to_be_visible()
    reader.after(reader.tick("claimed").uncheck)
    reader.shows(**count(status="reported,interpreted"))


# Addresses that the server reads in another way than letter by letter.
ODD = {
    "?data=chronology&from=2007-21&to=2009-24": {"from": "2007-21", "to": "2009-24"},
    "?data=chronology&from=199X": {"from": "199X"},
    "?data=chronology&from=2007-13": {},
    "?data=chronology&actors=IRN,ZZZ": {},
    "?data=chronology&types=aid,foo": {},
}


@pytest.mark.parametrize("query", ODD)
def test_the_first_click_at_an_odd_address_is_the_one_that_counts(visit, query):
    reader = visit(query)
    reader.after(reader.tick("claimed").uncheck)
    parameters = query_of(reader.page.url)
    assert parameters["status"] == "reported,interpreted"
    for name, value in ODD[query].items():
        assert parameters[name] == value
    expect(reader.tick("claimed")).not_to_be_checked()
    reader.quiet()
