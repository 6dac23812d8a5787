"""The selection: at home in the address bar, and counted again here without its own code."""

import calendar
import csv
import random
import re
from collections import Counter
from functools import cache
from urllib.parse import urlencode

import pytest
from hypothesis import given

import app
from components.language.texts import Words
from components.panels import ticks
from components.wording import headline
from data.address.reading import parse
from data.address.writing import write
from data.filtering import apply
from data.selection import Selection
from tests import counting
from tests.engines import LIBRARIES, in_engine
from tests.facts import vouching
from tests.grammar import grammar
from tests.landed import LANDED
from tests.strategies import HOSTILE_VALUES, PARAMETERS, addresses, selections, stories

SIGNS = {  # written out, not read from the app
    "consult": 1,
    "agree": 1,
    "support": 1,
    "cooperate": 1,
    "aid": 1,
    "retreat": 1,
    "request": 0,
    "accuse": -1,
    "reject": -1,
    "threaten": -1,
    "sanction": -1,
    "mobilize": -1,
    "coerce": -1,
    "assault": -1,
}
STATUSES = ("reported", "claimed", "interpreted")


# ---------------------------------------------------------------- the address bar


@given(selections(LANDED))
def test_a_selection_survives_the_address_bar(selection):
    assert parse(write(selection), grammar(LANDED)) == (selection, ())


@given(stories(LANDED), addresses())
def test_a_place_in_a_story_and_anything_beside_it_have_one_address(place, beside):
    for query in (place, f"{place}&{beside.lstrip('?')}"):
        selection, _ = parse(query, grammar(LANDED))
        address = write(selection)
        assert parse(address, grammar(LANDED)) == (selection, ())
        assert parse(write(selection.but(story="")), grammar(LANDED))[0] == selection.but(story="")


@given(addresses())
def test_any_text_has_one_canonical_address(text):
    selection, _ = parse(text, grammar(LANDED))
    address = write(selection)
    assert parse(address, grammar(LANDED)) == (selection, ())
    assert write(parse(address, grammar(LANDED))[0]) == address
    assert address.isascii()
    assert address.isprintable()


@pytest.mark.parametrize("name", PARAMETERS)
def test_no_value_of_a_parameter_does_harm(name):
    for value in HOSTILE_VALUES:
        query = "?" + urlencode({name: value}, errors="surrogatepass")
        selection, ignored = parse(query, grammar(LANDED))
        assert parse(write(selection), grammar(LANDED)) == (selection, ())
        assert (selection == Selection()) == bool(ignored), (name, value)


def test_the_default_view_has_the_shortest_address():
    assert write(Selection()) == ""
    assert parse("", grammar(LANDED)) == parse("?", grammar(LANDED)) == (Selection(), ())


def test_an_address_has_a_fixed_order_and_no_defaults():
    scattered = (
        "?theme=dark&tie=VEN~IRN&seen=IRN&status=claimed,reported&types=threaten,aid"
        "&side=either&actors=VEN,IRN&to=2013-08&from=2005-08&level=countries&view=map"
        "&data=article&lang=es"
    )
    assert write(parse(scattered, grammar(LANDED))[0]) == (
        "from=2005-08&to=2013-08&actors=IRN,VEN&types=aid,threaten&status=reported,claimed"
        "&tie=IRN~VEN&lang=es&theme=dark"
    )


def versus(**filters):
    return {"versus": tuple(filters.items())}


READ = [
    pytest.param("?data=chronology", {"data": "chronology"}, (), id="a data set"),
    pytest.param("?view=network", {"view": "network"}, (), id="a view"),
    pytest.param("?view=hologram", {}, ("view=hologram",), id="an unknown view"),
    pytest.param("?data=atlantis", {}, ("data=atlantis",), id="an unknown data set"),
    pytest.param("?banana=1", {}, ("banana=1",), id="an unknown parameter"),
    pytest.param(
        "?since=2007&until=2009",
        {},
        ("since=2007", "until=2009"),
        id="names of the code are no names of the address",
    ),
    pytest.param("?VIEW=network", {}, ("VIEW=network",), id="parameters are lower case"),
    pytest.param("?types=aid,threaten", {"types": ("aid", "threaten")}, (), id="two types"),
    pytest.param("?types=threaten,aid,aid", {"types": ("aid", "threaten")}, (), id="twice"),
    pytest.param("?types=none", {"types": ("none",)}, (), id="no type"),
    pytest.param("?types=none,aid", {}, ("types=none,aid",), id="none and one"),
    pytest.param("?types=aid,banana", {}, ("types=aid,banana",), id="one unknown type"),
    pytest.param("?types=AID", {}, ("types=AID",), id="types are lower case"),
    pytest.param("?types=", {}, ("types=",), id="an empty list"),
    pytest.param("?types=" + ",".join(SIGNS), {}, (), id="every type is the default"),
    pytest.param("?status=claimed", {"status": ("claimed",)}, (), id="a status"),
    pytest.param("?status=none", {"status": ("none",)}, (), id="no status"),
    pytest.param(
        "?data=chronology&source=advocacy,news-agency,court",
        {"data": "chronology", "source": ("court", "news-agency", "advocacy")},
        (),
        id="kinds of sources, in the order of the codebook",
    ),
    pytest.param(
        "?data=chronology&source=news agency",
        {"data": "chronology"},
        ("source=news agency",),
        id="a kind as it is coded is none of an address",
    ),
    pytest.param("?source=newspaper", {}, (), id="the only kind that there is is the default"),
    pytest.param("?source=court", {}, ("source=court",), id="a kind that the set does not have"),
    pytest.param("?source=none", {"source": ("none",)}, (), id="no kind of source"),
    pytest.param(
        "?data=chronology&owner=others",
        {"data": "chronology", "owner": ("others",)},
        (),
        id="not what only a state's own sources say",
    ),
    pytest.param(
        "?data=chronology&owner=others,state", {"data": "chronology"}, (), id="anybody's sources"
    ),
    pytest.param("?owner=state", {}, ("owner=state",), id="no source is a state's"),
    pytest.param("?owner=none", {}, ("owner=none",), id="where none is, nothing is to choose"),
    pytest.param("?actors=VEN,IRN", {"actors": ("IRN", "VEN")}, (), id="actors are sorted"),
    pytest.param("?actors=michael-kozak", {"actors": ("michael-kozak",)}, (), id="a person"),
    pytest.param("?actors=none", {}, ("actors=none",), id="nobody is no actor"),
    pytest.param("?actors=mahan-air", {}, ("actors=mahan-air",), id="an actor of another set"),
    pytest.param(
        "?data=chronology&actors=mahan-air",
        {"data": "chronology", "actors": ("mahan-air",)},
        (),
        id="at home there",
    ),
    pytest.param(
        "?actors=mahan-air&data=chronology",
        {"data": "chronology", "actors": ("mahan-air",)},
        (),
        id="in any order",
    ),
    pytest.param("?seen=IRN", {}, (), id="the set's own perspective is the default"),
    pytest.param("?seen=USA", {"seen": "USA"}, (), id="another perspective"),
    pytest.param("?seen=none", {"seen": "none"}, (), id="nobody's perspective"),
    pytest.param("?seen=michael-kozak", {}, ("seen=michael-kozak",), id="a person sees no map"),
    pytest.param("?tie=VEN~IRN", {"chosen": ("IRN~VEN",)}, (), id="a tie has no direction"),
    pytest.param("?tie=VEN", {"chosen": ("VEN",)}, (), id="all ties of a node"),
    pytest.param("?tie=VEN~VEN", {}, ("tie=VEN~VEN",), id="no tie with oneself"),
    pytest.param("?tie=VEN~IRN~USA", {"chosen": ("IRN~USA~VEN",)}, (), id="the ties of three"),
    pytest.param("?tie=IRN~VEN~IRN", {}, ("tie=IRN~VEN~IRN",), id="no three that are two"),
    pytest.param("?tie=IRN~VEN~USA~CUB", {}, ("tie=IRN~VEN~USA~CUB",), id="not the ties of four"),
    pytest.param("?tie=IRN~ATL", {}, ("tie=IRN~ATL",), id="no tie with nowhere"),
    pytest.param(
        "?versus=to%3D2013%26from%3D2005", versus(since="2005", until="2013"), (), id="two dates"
    ),
    pytest.param("?versus=to%3D", versus(since="", until=""), (), id="compared with all dates"),
    pytest.param(
        "?versus=from%3D%26to%3D2013", versus(since="", until="2013"), (), id="an open start"
    ),
    pytest.param(
        "?versus=status%3D%26side%3Deither%26actors%3DVEN,IRN",
        versus(actors=("IRN", "VEN"), side="either", status=()),
        (),
        id="filters that are taken away, in fixed order",
    ),
    pytest.param("?versus=", {}, ("versus=",), id="compared with nothing"),
    pytest.param("?versus=from%3Dsoon", {}, ("versus=from=soon",), id="no date of the second"),
    pytest.param("?versus=view%3Dtable", {}, ("versus=view=table",), id="a view is no filter"),
    pytest.param(
        "?versus=from%3D2005%26n%3D1", {}, ("versus=from=2005&n=1",), id="one part unknown"
    ),
    pytest.param(
        "?versus=from%3D2020%26to%3D2005", {}, ("versus=from=2020&to=2005",), id="reversed there"
    ),
    pytest.param(
        "?versus=from%3D2007-09%2525",
        versus(since="2007-09%", until=""),
        (),
        id="a percent sign in it",
    ),
    pytest.param("?compare=difference", {"compare": "difference"}, (), id="the difference"),
    pytest.param("?from=2007", {"since": "2007"}, (), id="a year"),
    pytest.param("?from=2007-09~", {"since": "2007-09~"}, (), id="a doubtful month"),
    pytest.param("?from=2007-13", {}, ("from=2007-13",), id="no such month"),
    pytest.param("?from=2005/2007", {}, ("from=2005/2007",), id="an interval"),
    pytest.param("?from=", {}, ("from=",), id="no date"),
    pytest.param("?from=2013&to=2005", {}, ("from=2013&to=2005",), id="reversed dates"),
    pytest.param(
        "?from=2005-08&to=2005",
        {"since": "2005-08", "until": "2005"},
        (),
        id="a month to the end of its year",
    ),
    pytest.param("?from=2005&from=2007", {"since": "2007"}, (), id="the last one counts"),
    pytest.param("?lang=de", {}, ("lang=de",), id="an unknown language"),
    pytest.param("?lang=fa&theme=dark", {"lang": "fa", "theme": "dark"}, (), id="dark Persian"),
    pytest.param("view=network", {"view": "network"}, (), id="without the question mark"),
    pytest.param("?&&=&view", {}, ("=", "view="), id="debris"),
]


@pytest.mark.parametrize(("query", "changes", "ignored"), READ)
def test_a_query_is_read(query, changes, ignored):
    assert parse(query, grammar(LANDED)) == (Selection().but(**changes), ignored)


def test_the_filters_of_a_selection_are_what_decides_which_relations_are_in():
    selection = Selection(view="table", types=("aid",), chosen=("IRN",), lang="fa", theme="dark")
    assert selection.filters == Selection(types=("aid",))


# ---------------------------------------------------------------- two selections

OTHERS = [
    pytest.param("?from=2005&to=2013&versus=from%3D2018", "?from=2018", id="dates go together"),
    pytest.param("?from=2005&versus=from%3D", "?", id="an empty part takes the filter away"),
    pytest.param("?to=2013&actors=IRN&versus=from%3D2018", "?from=2018&actors=IRN", id="the rest"),
    pytest.param("?status=claimed&versus=status%3Dreported", "?status=reported", id="a status"),
    pytest.param("?versus=side%3Dacts%26actors%3DVEN", "?actors=VEN&side=acts", id="two at once"),
    pytest.param(
        "?view=network&tie=IRN~VEN&lang=fa&compare=difference&versus=types%3Daid",
        "?view=network&types=aid&tie=IRN~VEN&lang=fa",
        id="looked at in the same way",
    ),
]


@pytest.mark.parametrize(("query", "other"), OTHERS)
def test_the_second_selection_differs_in_its_own_filters_only(query, other):
    assert "?" + write(parse(query, grammar(LANDED))[0].other) == other


@given(selections(LANDED))
def test_a_selection_against_its_other_is_the_same_comparison(selection):
    assert selection.against(selection.other, *selection.varying) == selection
    assert selection.other.versus == selection.shared.versus == ()
    assert selection.against(selection.but(versus=())).versus == ()


@given(selections(LANDED))
def test_what_two_selections_share_is_in_both(selection):
    for name in ("since", "until", "actors", "side", "types", "status", "source", "owner"):
        shared = getattr(selection.shared, name)
        if shared != getattr(Selection(), name):
            assert shared == getattr(selection, name) == getattr(selection.other, name)


# ---------------------------------------------------------------- what the filters mean

MUTUAL = {"mutual": "true"}


def ids(relations):
    return [relation.relation_id for relation in relations]


SIDES = [
    # The relation; whether a filter on Iran finds it on either, the acting, the receiving side.
    pytest.param({}, (True, True, False), id="Iran acts"),
    pytest.param({"actor": "VEN", "target": "IRN"}, (True, False, True), id="Iran is acted upon"),
    pytest.param({**MUTUAL}, (True, True, True), id="both act, Iran first"),
    pytest.param({"actor": "VEN", "target": "IRN", **MUTUAL}, (True, True, True), id="Iran second"),
    pytest.param({"actor": "minister"}, (True, True, False), id="a minister acts for Iran"),
    pytest.param({"actor": "VEN", "target": "minister"}, (True, False, True), id="on a minister"),
    pytest.param({"actor": "USA"}, (False, False, False), id="Iran has no part"),
    pytest.param({"actor": "USA", **MUTUAL}, (False, False, False), id="no part in both"),
    pytest.param({"actor": "hezbollah"}, (False, False, False), id="Hezbollah is not Iran"),
]


@pytest.mark.parametrize(("row", "wanted"), SIDES)
def test_an_actor_is_found_on_the_chosen_side(small, row, wanted):
    relations = small([row]).relations
    found = tuple(
        len(apply(Selection(actors=("IRN",), side=side), relations)) == 1
        for side in ("either", "acts", "acted-upon")
    )
    assert found == wanted


def test_a_person_is_found_as_such_and_not_with_all_of_the_state(small):
    relations = small([{"actor": "minister"}, {"actor": "IRN"}]).relations
    assert ids(apply(Selection(actors=("minister",)), relations)) == ["R1"]


def test_several_actors_mean_any_of_them(small):
    relations = small([{"actor": "IRN"}, {"actor": "USA"}, {"actor": "hezbollah"}]).relations
    chosen = apply(Selection(actors=("USA", "hezbollah"), side="acts"), relations)
    assert ids(chosen) == ["R2", "R3"]


BETWEEN = [
    # The relation; whether it is between Iran and Venezuela, between Iran and its minister.
    pytest.param({}, (True, False), id="of Iran and Venezuela"),
    pytest.param({"actor": "VEN", "target": "IRN"}, (True, False), id="the other way round"),
    pytest.param({"actor": "minister"}, (True, False), id="of Iran's minister and Venezuela"),
    pytest.param({"actor": "minister", "target": "IRN"}, (False, True), id="within Iran"),
    pytest.param({"actor": "USA"}, (False, False), id="only one of them"),
    pytest.param({"actor": "USA", **MUTUAL}, (False, False), id="only one of them, mutual"),
    pytest.param({"actor": "USA", "target": "hezbollah"}, (False, False), id="none of them"),
]


@pytest.mark.parametrize(("row", "wanted"), BETWEEN)
def test_between_actors_is_what_has_one_of_them_at_each_end(small, row, wanted):
    relations = small([row]).relations
    found = tuple(
        len(apply(Selection(actors=("IRN", other), side="between"), relations)) == 1
        for other in ("VEN", "minister")
    )
    assert found == wanted


def test_a_single_actor_has_nobody_to_be_between(small):
    relations = small([{}, {"actor": "USA"}, {"actor": "USA", "target": "IRN"}]).relations
    one = Selection(actors=("IRN",), side="between")
    assert ids(apply(one, relations)) == ids(apply(one.but(side="either"), relations))
    assert len(apply(Selection(side="between"), relations)) == 3


WINDOWS = [
    pytest.param("2010", "2010", "2010", True, id="the same year"),
    pytest.param("2010", "2009", "2009", False, id="the year before"),
    pytest.param("2010", "2011", "", False, id="from the year after"),
    pytest.param("2010", "2010-12-31", "", True, id="the last day is in"),
    pytest.param("2010", "", "2010-01-01", True, id="the first day is in"),
    pytest.param("2010", "", "2009-12-31", False, id="the day before is not"),
    pytest.param("2010-05", "2010", "", True, id="a month in a year"),
    pytest.param("2010", "2010-05", "2010-05", True, id="a year may be in a month"),
    pytest.param("2005-08-03/2013-08-03", "2010", "2010", True, id="a window inside"),
    pytest.param("2005-08-03/2013-08-03", "2013-08-03", "", True, id="touching the end"),
    pytest.param("2005-08-03/2013-08-03", "2013-08-04", "", False, id="after the end"),
    pytest.param("2010-05~", "2010-06", "", False, id="a doubt widens nothing"),
    pytest.param("199X", "1999", "", True, id="a decade reaches its last year"),
    pytest.param("199X", "2000", "", False, id="and no further"),
    pytest.param("2010-24", "2011-02", "", True, id="winter reaches into the next year"),
    pytest.param("../2010", "", "0500", True, id="an open start is open"),
    pytest.param("../2010", "2011", "", False, id="but ends"),
    pytest.param("2010/..", "9000", "", True, id="an open end is open"),
    pytest.param("2010/..", "", "2009", False, id="but begins"),
    pytest.param("/2010-05-28", "", "2010-05-27", False, id="an unknown start is not open"),
    pytest.param("/2010-05-28", "2010-05-28", "", True, id="it counts from the known end"),
    pytest.param("2010-05-28/", "2010-05-29", "", False, id="an unknown end is not open"),
    pytest.param("2010", "199X", "2020~", True, id="dates of any precision choose"),
    pytest.param("2010", "0001", "9999", True, id="all dates"),
]


@pytest.mark.parametrize(("when", "since", "until", "is_in"), WINDOWS)
def test_a_relation_is_in_when_its_dates_may_overlap_the_window(small, when, since, until, is_in):
    relations = small([{"date": when}]).relations
    assert (len(apply(Selection(since=since, until=until), relations)) == 1) is is_in


VOUCHING = (
    {"source_id": "advocate", "kind": "advocacy", "state_owned": "false"},
    {"source_id": "agency", "kind": "news agency", "state_owned": "true"},
    {"source_id": "paper", "kind": "newspaper"},
    {"source_id": "unknown"},
)
VOUCHED = [
    # The sources; what is asked of one of them; whether the relation is in.
    pytest.param(["paper"], {}, True, id="nothing is asked"),
    pytest.param(["paper"], {"source": ("newspaper",)}, True, id="its kind"),
    pytest.param(["paper"], {"source": ("advocacy",)}, False, id="another kind"),
    pytest.param(["paper"], {"source": ("none",)}, False, id="no kind at all"),
    pytest.param(["paper", "advocate"], {"source": ("advocacy",)}, True, id="the second source"),
    pytest.param(["paper", "advocate"], {"source": ("other",)}, False, id="neither source"),
    pytest.param(["unknown"], {"source": ("other",)}, True, id="a kind not said is another one"),
    pytest.param(["paper"], {"source": ("other",)}, False, id="no second source is of no kind"),
    pytest.param(["agency"], {"owner": ("state",)}, True, id="a state's own"),
    pytest.param(["agency"], {"owner": ("others",)}, False, id="only a state's own"),
    pytest.param(["paper"], {"owner": ("others",)}, True, id="an owner not said is no state"),
    pytest.param(["paper"], {"owner": ("state",)}, False, id="no second source is no state's"),
    pytest.param(["agency", "paper"], {"owner": ("others",)}, True, id="one of them is not"),
    pytest.param(["agency"], {"owner": ("none",)}, False, id="nobody's"),
    pytest.param(
        ["agency", "advocate"],
        {"source": ("news-agency", "newspaper"), "owner": ("others",)},
        False,
        id="one is of the kind, the other of the owner",
    ),
    pytest.param(
        ["agency", "advocate"],
        {"source": ("news-agency",), "owner": ("state",)},
        True,
        id="one is both",
    ),
]


@pytest.mark.parametrize(("sources", "asked", "is_in"), VOUCHED)
def test_a_relation_is_in_when_one_of_its_sources_is_as_is_asked(small, sources, asked, is_in):
    row = dict(zip(("source_id", "second_source_id"), sources, strict=False))
    relations = small([row], sources=VOUCHING).relations
    for answered in (relations, *(in_engine(relations, library) for library in LIBRARIES)):
        assert (len(apply(Selection(**asked), answered)) == 1) is is_in


def test_an_explicit_empty_choice_shows_nothing(article):
    for field in ("types", "status", "source", "owner"):
        assert len(apply(Selection(**{field: ("none",)}), article.relations)) == 0


def test_a_control_can_be_left_out_of_account(chronology):
    selection = Selection(
        since="2009",
        types=("aid", "support", "consult"),
        actors=("VEN",),
        status=("reported",),
        source=("newspaper", "news-agency"),
        owner=("others",),
    )
    for control, field in (
        ("dates", "since"),
        ("types", "types"),
        ("actors", "actors"),
        ("status", "status"),
        ("source", "source"),
        ("owner", "owner"),
    ):
        rest = selection.but(**{field: type(getattr(selection, field))()})
        without = apply(selection, chronology.relations, without=control)
        assert ids(without) == ids(apply(rest, chronology.relations))


def test_filtering_leaves_the_data_set_as_it_was(data_sets):
    before = [*data_sets["article"].relations]
    apply(Selection(types=("aid",)), data_sets["article"].relations)
    assert [*data_sets["article"].relations] == before


# ---------------------------------------------------------------- counted by hand
# Nothing below uses the app to filter, date or count: the landed files are read again.


@cache
def rows(name):
    folder = app.ROOT / "data" / name
    with (folder / "actors.csv").open(newline="", encoding="utf-8") as file:
        stands_for = {row["actor_id"]: row["stands_for"] for row in csv.DictReader(file)}
    with (folder / "relations.csv").open(newline="", encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    for row in found:
        row["nodes"] = (stands_for[row["actor"]], stands_for[row["target"]])
        row["days"] = days(row["date"])
        row["type"] = row["type"].lower()
    return found, stands_for


@cache
def days(text):
    """First and last day of a date as (year, month, day); an open end has None."""
    if "/" in text:
        start, end = text.split("/")
        one = days(start or end)[0] if start != ".." else None
        other = days(end or start)[1] if end != ".." else None
        return one, other
    year, month, day = [*re.sub("[?~%]", "", text).split("-"), "", ""][:3]
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month in ("", "XX"):
        return (first, 1, 1), (last, 12, 31)
    if int(month) > 12:
        start = 3 * (int(month) - 20)
        turn, end = (first + 1, 2) if start == 12 else (first, start + 2)
        return (first, start, 1), (turn, end, calendar.monthrange(turn, end)[1])
    length = calendar.monthrange(first, int(month))[1]
    if day in ("", "XX"):
        return (first, int(month), 1), (first, int(month), length)
    return (first, int(month), int(day)), (first, int(month), int(day))


def in_window(row, asked):
    first = days(asked["from"])[0] if "from" in asked else None
    last = days(asked["to"])[1] if "to" in asked else None
    if first and last and first > last:
        return True  # reversed dates are no filter
    starts, ends = row["days"]
    return (not first or not ends or ends >= first) and (not last or not starts or starts <= last)


def involves(row, asked):
    acts = {row["actor"], row["nodes"][0]} & asked["actors"]
    acted_upon = {row["target"], row["nodes"][1]} & asked["actors"]
    side = asked.get("side", "either")
    if side == "between" and len(asked["actors"]) > 1:
        return any(one != other for one in acts for other in acted_upon)
    if side in ("either", "between") or row["mutual"] == "true":
        return bool(acts or acted_upon)
    return bool(acts if side == "acts" else acted_upon)


def by_hand(name, asked, without=""):
    found = rows(name)[0]
    if without != "dates":
        found = [row for row in found if in_window(row, asked)]
    if "actors" in asked and without != "actors":
        found = [row for row in found if involves(row, asked)]
    for parameter, column in (("types", "type"), ("status", "status")):
        if parameter in asked and without != parameter:
            found = [row for row in found if row[column] in asked[parameter]]
    return found


def ties_by_hand(found, level):
    ties = Counter()
    for row in found:
        ends = row["nodes"] if level == "countries" else (row["actor"], row["target"])
        if row["counted"] == "true" and ends[0] != ends[1]:
            ties["~".join(sorted(ends))] += 1
    return ties


def question(name, chance):
    """Draw a random filter, as a mapping; each part is there about every second time."""
    asked = {}
    _relations, stands_for = rows(name)
    if chance.random() < 0.5:
        asked["from"] = random_date(chance)
    if chance.random() < 0.5:
        asked["to"] = random_date(chance)
    if chance.random() < 0.5:
        known = sorted({*stands_for, *stands_for.values()})
        asked["actors"] = set(chance.sample(known, chance.randint(1, 5)))
    if chance.random() < 0.5:
        asked["side"] = chance.choice(["either", "acts", "acted-upon", "between"])
    if chance.random() < 0.4:
        asked["types"] = set(chance.sample(sorted(SIGNS), chance.randint(1, 13)))
    if chance.random() < 0.3:
        asked["status"] = set(chance.sample(STATUSES, chance.randint(1, 2)))
    if chance.random() < 0.05:
        asked[chance.choice(["types", "status"])] = {"none"}
    return asked


def random_date(chance):
    year, month = chance.randint(1955, 2027), chance.randint(1, 12)
    return chance.choice(
        [
            f"{year}",
            f"{year}-{month:02}",
            f"{year}-{month:02}-{chance.randint(1, 28):02}",
            f"{year}~",
            f"{year}-{month:02}?",
            f"{year // 10}X",
            f"{year}-{chance.randint(21, 24)}",
        ]
    )


def address(name, asked, level):
    parts = {"data": name, "level": level}
    parts |= {k: ",".join(sorted(v)) if isinstance(v, set) else v for k, v in asked.items()}
    return "?" + urlencode(parts)


@pytest.mark.parametrize("name", LANDED)
def test_300_random_selections_show_what_counting_by_hand_finds(scene, name):
    chance = random.Random(f"selections of {name}")
    empty = 0
    for _ in range(300):
        asked, level = question(name, chance), chance.choice(["countries", "actors"])
        query = address(name, asked, level)
        found = by_hand(name, asked)
        ties = ties_by_hand(found, level)
        drawn = scene(query)
        assert ids(drawn.results.relations) == [r["relation_id"] for r in found], query
        assert {tie.tie: tie.relations for tie in drawn.results.ties} == ties, query
        assert headline.numbers(drawn) == {
            "relations": len(found),
            "counted": sum(row["counted"] == "true" for row in found),
            "ties": len(ties),
            "actors": len({end for tie in ties for end in tie.split("~")}),
        }, query
        empty += not ties
    assert 10 < empty < 200  # the questions are neither all empty nor all full


CLASSES = {  # written out, too
    "cooperation-words": ("consult", "agree", "support"),
    "cooperation-deeds": ("cooperate", "aid", "retreat"),
    "demand": ("request",),
    "conflict-words": ("accuse", "reject", "threaten"),
    "conflict-deeds": ("sanction", "mobilize", "coerce", "assault"),
}


@pytest.mark.parametrize("name", LANDED)
def test_the_numbers_beside_the_filters_are_those_counted_by_hand(scene, name):
    chance = random.Random(f"tallies of {name}")
    for _ in range(60):
        asked = question(name, chance)
        query = address(name, asked, "countries")
        expected = {}
        for parameter, column, values in (("types", "type", SIGNS), ("status", "status", STATUSES)):
            found = by_hand(name, asked, without=parameter)
            counts = Counter(row[column] for row in found if row["counted"] == "true")
            numbers = {value: counts[value] for value in values}
            if parameter == "types":
                numbers |= {name: sum(counts[t] for t in own) for name, own in CLASSES.items()}
            expected |= {value: Words("en").number(n) for value, n in numbers.items()}
        expected |= vouched(name, by_hand(name, asked))
        assert ticks.tallies(scene(query)) == expected, query


def vouched(name, found):
    """How many counted relations have a source of each kind and owner, where these differ."""
    known = {row["source_id"]: counting.named(row) for row in counting.rows(name, "sources")}
    counts = Counter()
    for row in found:
        if row["counted"] == "true":
            own = [row["source_id"], *filter(None, [row["second_source_id"]])]
            counts.update({word for one in own for word in known[one]})
    ticked = [word for words in vouching(name) if len(words) > 1 for word in words]
    return {word: Words("en").number(counts[word]) for word in ticked}


@given(selections(LANDED))
def test_a_filter_more_never_shows_more(selection):
    relations = LANDED[selection.data or "article"].relations
    shown = set(ids(apply(selection, relations)))
    for control in ("dates", "actors", "types", "status", "source", "owner"):
        assert shown <= set(ids(apply(selection, relations, without=control)))
