"""Two selections in pictures and in words: the same scales, and sentences that are true."""

import operator
import re
from datetime import date

import pytest
from dash import dcc

from components import addresses, embed, redraw
from components.language.texts import plain
from components.panels import compare, evidence, stage, ticks
from components.takeaway import files
from components.takeaway import picture as exported
from components.views import difference, pair, tray
from components.views.catalogue import VIEWS
from components.wording import filters, headline, versus
from components.wording.alt_text import alt_text
from data.address.reading import parse
from data.comparison import FATES, together
from data.languages import LANGUAGES
from data.selection import COMPARISONS
from tests.grammar import grammar
from tests.landed import LANDED

HALVES = "data=chronology&to=2009&versus=from%3D2010"
PAIRED = [view.name for view in VIEWS.paired]
PAIRS = [
    f"?view={view}&{query}"
    for view in PAIRED
    for query in (
        HALVES,
        f"{HALVES}&level=actors",
        f"{HALVES}&tie=IRN~VEN",
        "status=reported&versus=status%3D",
        "data=europe&to=1889&versus=from%3D1890",
        "data=chronology&actors=IRN&versus=actors%3DVEN",
    )
]


def walk(found):
    """Yield every component in a tree."""
    if isinstance(found, (list, tuple)):
        for one in found:
            yield from walk(one)
    elif found is not None and not isinstance(found, (str, int, float)):
        yield found
        yield from walk(getattr(found, "children", None))


def words_of(found):
    if isinstance(found, (list, tuple)):
        return " ".join(filter(None, map(words_of, found)))
    if found is None or isinstance(found, (str, int, float)):
        return "" if found is None else str(found)
    return words_of(getattr(found, "children", None))


def links(found):
    return {words_of(one): one.href for one in walk(found) if isinstance(one, dcc.Link)}


def lines(figure):
    """Return, for each tie with a line, how it is drawn."""
    found = {
        tie: trace["line"] | {"opacity": trace["opacity"]}
        for trace in figure["data"]
        if trace.get("mode") == "lines" and trace["line"]["width"] < difference.BAND
        for tie in trace.get("customdata", ())
        if tie
    }
    inside = {
        tie["id"]: tie["line"] | {"opacity": tie["opacity"]}
        for tie in tray_of(figure)["ties"]
        if tie["line"]["width"] < difference.BAND
    }
    return found | inside


def tray_of(figure):
    """Return what stands in the tray of a map."""
    empty = {"ties": [], "nodes": {"customdata": []}, "signs": {}}
    return (figure["layout"].get("meta") or {}).get("tray") or empty


def dots(figure):
    """Return where each node is, and how large."""
    trace = figure["data"][-1]
    across, up = (trace.get("x") or trace["lon"]), (trace.get("y") or trace["lat"])
    sizes = trace["marker"]["size"]
    found = {
        node: ((x, y), size)
        for node, x, y, size in zip(trace["customdata"], across, up, sizes, strict=True)
    }
    inside = tray_of(figure)["nodes"]["customdata"]
    return found | dict.fromkeys(inside, ("in the tray", 8.0))


def named(side):
    """Return the nodes that have a dot: of many without a place some share a row of the tray."""
    inside = tray.nodes(side)
    sharing = inside[tray.BESIDE - 1 :] if len(inside) > tray.BESIDE else ()
    return {*side.style.standing} - {*sharing}


# ---------------------------------------------------------------- side by side


@pytest.mark.parametrize("query", PAIRS)
def test_both_pictures_have_the_same_places_and_scales(scene, query):
    drawn = scene(query)
    first, second = (props["figure"] for props in pair.figures(drawn).values())
    # Each has buttons for the regions of its own nodes; what both open with is the same.
    metas = [figure["layout"].get("meta") for figure in (first, second)]
    plain = [{**figure["layout"], "meta": None} for figure in (first, second)]
    assert plain[0] == plain[1]
    assert all(meta["fits"][0] == metas[0]["fits"][0] for meta in metas if meta)
    one, other = dots(first), dots(second)
    for found, side in ((one, drawn), (other, drawn.second)):
        assert set(found) == (named(side) if drawn.view.name == "map" else {*side.results.nodes})
    for node in one.keys() & other.keys():
        assert one[node][0] == other[node][0]
    equal = {
        node
        for node in one.keys() & other.keys()
        if drawn.results.degrees[node] == drawn.second.results.degrees[node]
    }
    assert all(one[node][1] == other[node][1] for node in equal)
    widths = {}
    for side, figure in ((drawn, first), (drawn.second, second)):
        for tie in side.style.lines:
            wide = lines(figure)[tie.tie]["width"]
            assert widths.setdefault(tie.relations, wide) == wide
    badges = [t for f in (first, second) for t in f["data"] if t.get("mode") == "markers+text"]
    assert len({t["marker"]["size"] for t in badges if isinstance(t["marker"]["size"], float)}) <= 1


@pytest.mark.parametrize("view", PAIRED)
def test_a_chosen_tie_lights_up_in_both(scene, view):
    drawn = scene(f"?view={view}&{HALVES}&tie=IRN~VEN")
    for props in pair.figures(drawn).values():
        shown = lines(props["figure"])
        assert shown["IRN~VEN"]["opacity"] > shown["BRA~IRN"]["opacity"]


def test_a_side_with_nothing_on_it_is_an_empty_picture(scene):
    drawn = scene("?data=chronology&to=1950&versus=from%3D2010")
    assert not drawn.results.ties
    assert drawn.drawn
    assert filters.empty(drawn) is None
    first, second = pair.figures(drawn).values()
    assert not lines(first["figure"])
    assert lines(second["figure"])
    assert not scene("?data=chronology&to=1950&versus=to%3D1940").drawn
    assert filters.empty(scene("?view=matrix&data=chronology&to=1950&versus=from%3D2010"))


STATES = {
    "": "counts-alone",
    "?view=table": "counts-alone",
    "?tie=IRN~VEN": "",
    "?actors=VEN": "",
    f"?{HALVES}": "compares with-side varies-dates",
    f"?{HALVES}&compare=difference": "compares with-difference varies-dates",
    "?versus=types%3Dsupport": "compares with-side varies-types",
    f"?view=table&{HALVES}": "compares",
    "?from=1800&to=1801": "without-picture",
    "?data=chronology&to=1950&versus=to%3D1940": "compares without-picture",
}


@pytest.mark.parametrize(("query", "told"), STATES.items())
def test_the_page_and_an_embed_tell_the_stylesheets_what_the_picture_shows(scene, query, told):
    drawn = scene(query)
    wanted = {"className": told, "data-open": "false"}
    assert redraw.changes(drawn, (), "")[1]["main"] == wanted
    assert embed.changes(drawn, "")[1]["main"] == wanted


def test_a_picture_is_built_anew_where_another_kind_of_it_is_asked_for(scene):
    kinds = [
        stage.kind(scene(query))
        for query in (
            "?",
            "?versus=from%3D2013",
            "?versus=from%3D2013&compare=difference",
            "?versus=status%3Dreported",
            "?versus=actors%3DVEN",
            "?view=matrix&versus=from%3D2013",
            "?view=network&versus=from%3D2013",
            "?versus=from%3D2013&from=1900&to=1901&compare=difference",
        )
    ]
    assert len(set(kinds)) == len(kinds) - 1
    assert set(kinds) <= set(stage.kinds(VIEWS))
    for query in ("?versus=from%3D2013", "?versus=status%3Dreported&compare=difference"):
        drawn = scene(query)
        made = stage.picture(drawn, drawn.view)
        there = {getattr(part, "id", None) for part in walk(made)}
        _, changed = stage.changes(drawn, stage.kind(drawn))
        assert changed.keys() <= there


# ---------------------------------------------------------------- the difference


@pytest.mark.parametrize("query", PAIRS)
def test_the_difference_shows_what_became_of_every_tie(scene, query):
    drawn = scene(f"{query.replace('&tie=IRN~VEN', '')}&compare=difference")
    both = difference.of(drawn)
    figure = drawn.view.figure(both)
    shown, theme = lines(figure), drawn.style.theme
    drawn_signs = [t for t in figure["data"] if t.get("mode") == "markers+text" and "textfont" in t]
    square, signs, rings = {}, {}, {}
    for badges in (drawn_signs[0], tray_of(figure)["signs"]):
        ties, marker = badges.get("customdata", ()), badges.get("marker", {})
        square |= zip(ties, marker.get("symbol", ()), strict=True)
        signs |= zip(ties, badges.get("text", ()), strict=True)
        rings |= zip(ties, marker.get("line", {}).get("width", ()), strict=True)
    bands = {
        tie
        for trace in figure["data"]
        if trace.get("line", {}).get("width") == difference.BAND
        for tie in trace.get("customdata", ())
        if tie
    }
    assert len(shown) == sum(map(len, drawn.results.comparison.values()))
    assert bands == {change.tie.tie for change in drawn.results.comparison["changed"]}
    for fate, changes in drawn.results.comparison.items():
        for change in changes:
            tie, line = change.tie.tie, shown[change.tie.tie]
            assert (line.get("dash") == difference.DASHED) == (fate == "lost")
            assert (square[tie] == "square") == (fate == "lost")
            assert (rings[tie] == difference.RING) == (fate == "changed")
            assert bool(signs[tie]) == (fate != "kept")
            in_hue = line["color"] == theme.hue(change.tie.character)
            assert in_hue == (fate in ("gained", "changed"))


# ---------------------------------------------------------------- in words

SIDES = [
    ("?to=2012&versus=from%3D2013", "2005–2012", "2013–2020"),
    ("?from=2019-06&to=2019-12&versus=from%3D2020-05", "Jun – Dec 2019", "May 2020"),
    ("?status=reported&versus=status%3D", "reported as fact", "all statuses"),
    ("?actors=IRN&side=acts&versus=side%3Dacted-upon", "the acting side", "the receiving side"),
    ("?actors=VEN&versus=actors%3D", "Venezuela", "Everyone"),
    ("?types=aid&versus=types%3Dnone", "gives aid or arms", "no type of relation"),
    ("?versus=from%3D2013%26status%3Dclaimed", "2005–2020 · all statuses", ""),
]


@pytest.mark.parametrize(("query", "first", "second"), SIDES)
def test_each_side_is_named_by_what_it_has_for_itself(scene, query, first, second):
    drawn = scene(query)
    one, other = map(plain, versus.sides(drawn, drawn.second))
    assert one == first
    assert other == second or not second


TITLES = [
    (
        HALVES,
        "1960–2009 against 2010–2026: 51 ties recorded only after, 16 only before, 12 changed sign",
    ),
    (
        "data=chronology&from=2010&versus=to%3D2009",
        "2010–2026 against 1960–2009: 16 ties recorded only in the second, 51 only in the first,"
        " 12 changed sign",
    ),
    (
        f"{HALVES}&tie=IRN~VEN",
        "Iran and Venezuela. 1960–2009: 33 relations; 2010–2026: 39 relations",
    ),
    (
        "status=reported&versus=status%3D",
        "Reported as fact against all statuses: 7 ties recorded only in the second,"
        " 0 only in the first, 0 changed sign",
    ),
]


@pytest.mark.parametrize(("query", "title"), TITLES)
def test_the_headline_names_both_sides(scene, query, title):
    assert plain(headline.title(scene(f"?{query}"))) == title


def test_a_tie_is_told_in_a_sentence(small, scene_of):
    data_set = small(
        [
            {"date": "2010"},
            {"date": "2010", "target": "USA"},
            {"date": "2020"},
            {"date": "2020", "type": "ACCUSE", "target": "USA"},
            {"date": "2020", "actor": "VEN", "target": "USA", "type": "REQUEST"},
        ]
    )
    there = scene_of(data_set, "?to=2010&versus=from%3D2020")
    back = scene_of(data_set, "?from=2020&versus=to%3D2010")

    def told(drawn):
        return [
            plain(versus.sentence(drawn, change))
            for fate in FATES
            for change in drawn.results.comparison[fate]
        ]

    assert told(there) == [
        "Venezuela → United States: demand only, 1 relation, in words; none recorded before.",
        "Iran and United States: before, cooperation, 1 relation, in deeds;"
        " after, conflict, 1 relation, in words.",
        "Iran and Venezuela: before, cooperation, 1 relation, in deeds;"
        " after, cooperation, 1 relation, in deeds.",
    ]
    assert told(back) == [
        "Venezuela → United States: in the first, demand only, 1 relation, in words;"
        " none recorded in the second.",
        "Iran and United States: in the first, conflict, 1 relation, in words;"
        " in the second, cooperation, 1 relation, in deeds.",
        "Iran and Venezuela: in the first, cooperation, 1 relation, in deeds;"
        " in the second, cooperation, 1 relation, in deeds.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "query", [HALVES, f"from=2010&{HALVES.replace('to=2009', '')}", f"{HALVES}&tie=IRN~VEN"]
)
def test_the_evidence_tells_every_tie_under_the_right_number(scene, language, query):
    drawn = scene(f"?{query}&lang={language}")
    found = evidence.children(drawn)
    listed = [one for one in walk(found) if getattr(one, "id", None) in FATES]
    assert {one.id: len(one.children) for one in listed} == {
        fate: len(changes) for fate, changes in drawn.results.comparison.items() if changes
    }
    text = words_of(found)
    for fate, changes in drawn.results.comparison.items():
        assert versus.count(drawn, fate, len(changes)) in text
    assert not re.search(r"\{\w*\}", text)
    for href in links(listed).values():
        selection, ignored = parse(href, grammar({"chronology": drawn.data_set}))
        assert selection.versus == drawn.selection.versus
        assert selection.chosen
        assert not ignored
    if language == "fa":
        told = " ".join(words_of(one) for one in listed)
        assert not re.search("[0-9]", re.sub(r"\d{4}", "", told))


def test_the_evidence_of_a_tie_has_both_sides(scene):
    drawn = scene(f"?{HALVES}&tie=IRN~VEN")
    found = evidence.children(drawn)
    cards = [one for one in walk(found) if (getattr(one, "id", None) or "").startswith("relation-")]
    sides = [
        {row.relation_id for row in side.results.relations if row.tie("countries") == "IRN~VEN"}
        for side in (drawn, drawn.second)
    ]
    assert len(cards) == sum(map(len, sides))
    assert {card.id.removeprefix("relation-") for card in cards} == set.union(*sides)


def test_filters_of_one_side_are_no_chips(scene):
    drawn = scene(f"?{HALVES}&actors=IRN&status=reported")
    shown = [plain(words_of(chip)) for chip in filters.chips(drawn)]
    assert shown == ["Iran ×", "Reported as fact ×", "Clear all filters"]
    assert all(
        "versus=" in href for text, href in links(filters.chips(drawn)).items() if "×" in text
    )


# ---------------------------------------------------------------- what can be done


def test_the_bar_leads_to_every_comparison_and_out_of_it(scene, data_sets):
    drawn = scene(f"?{HALVES}&tie=IRN~VEN")
    there = links(compare.bar(drawn))
    assert there == {
        "Status": "?data=chronology&status=reported&tie=IRN~VEN&versus=status%3D",
        "Type of relation": there["Type of relation"],
        "Role": "?data=chronology&actors=IRN&side=acts&tie=IRN~VEN"
        "&versus=actors%3DIRN%26side%3Dacted-upon",
        "Who": "?data=chronology&actors=IRN&tie=IRN~VEN&versus=actors%3DVEN",
        "Difference": "?data=chronology&to=2009&tie=IRN~VEN&versus=from%3D2010&compare=difference",
        "Swap": "?data=chronology&from=2010&tie=IRN~VEN&versus=to%3D2009",
        "Leave ×": "?data=chronology&tie=IRN~VEN",
    }
    kinds, _ = parse(there["Type of relation"], grammar(data_sets))
    assert not set(kinds.types) & set(kinds.other.types)
    assert compare.bar(scene("?")) == []


@pytest.mark.parametrize("query", PAIRS)
def test_every_link_of_the_bar_is_an_address_and_swapping_twice_is_none(scene, data_sets, query):
    drawn = scene(query)
    pictures = [compare.bar(drawn), stage.picture(drawn, drawn.selection.view)]
    for href in links(pictures).values():
        selection, ignored = parse(href, grammar(data_sets))
        assert (addresses.here(selection), ignored) == (href, ())
    assert compare.swapped(compare.swapped(drawn.selection)) == drawn.selection


def test_where_one_side_only_can_be_shown_the_page_says_so(scene):
    for view in ("matrix", "camps", "table"):
        drawn = scene(f"?view={view}&{HALVES}")
        bar = compare.bar(drawn)
        assert "Here only the first side is shown: 1960–2009." in words_of(bar)
        assert links(bar)["Network"] == "?data=chronology&view=network&to=2009&versus=from%3D2010"
        assert "Difference" not in links(bar)


def test_the_way_in_is_the_way_out(scene):
    start = scene("?data=chronology&view=network")
    way = compare.way(start)
    assert way["href"] == "?data=chronology&view=network&to=1989&versus=from%3D1990"
    assert compare.way(scene(way["href"]))["href"] == addresses.here(start.selection)


@pytest.mark.parametrize("kind", ["status", "types", "side", "actors"])
@pytest.mark.parametrize("at", [0, 1])
def test_one_side_can_be_made_something_else(scene, data_sets, kind, at):
    drawn = scene(addresses.here(compare.varied(scene("?"), kind)))
    sides = (drawn, drawn.second)
    chosen = [getattr(side.selection, kind) for side in sides]
    for link, value in zip(pair.others(drawn, sides[at]), pair.values(drawn, kind), strict=True):
        selection, _ = parse(link.children.href, grammar(data_sets))
        found = [getattr(one, kind) for one in (selection, selection.other)]
        assert found[at] == value
        assert found[1 - at] == chosen[1 - at]
        assert selection.varying == drawn.selection.varying


def test_whom_a_half_may_be_about(scene):
    two = "data=chronology&actors=IRN&versus=actors%3DVEN"
    states = [plain(words_of(one)) for one in pair.others(*[scene(f"?{two}")] * 2)]
    assert {"Iran", "Venezuela", "Brazil", "Hezbollah"} <= {*states}
    assert "Hugo Chávez" not in states
    people = [plain(words_of(one)) for one in pair.others(*[scene(f"?{two}&level=actors")] * 2)]
    assert "Hugo Chávez" in people
    assert people == sorted(people)
    assert len(people) == pair.MOST


@pytest.mark.parametrize(
    ("query", "begins"),
    [
        ("?data=chronology", (("IRN",), ("VEN",))),
        ("?data=chronology&actors=BRA,ARG&side=between", (("ARG",), ("BRA",))),
        ("?data=chronology&actors=hugo-chavez&level=actors", (("hugo-chavez",), ("IRN",))),
        ("?data=chronology&seen=none", (("IRN",), ("VEN",))),
    ],
)
def test_who_stands_beside_whom_at_first(scene, query, begins):
    found = compare.varied(scene(query), "actors")
    assert (found.actors, found.other.actors) == begins
    assert found.side == "either"
    kept = compare.varied(scene(f"{query}&side=acts"), "actors")
    assert {kept.side, kept.other.side} == {"acts"}


# ---------------------------------------------------------------- taken away


@pytest.mark.parametrize("picture", [*PAIRED, "matrix", "timeline"])
def test_an_export_shows_the_difference_or_one_side_and_says_which(scene, picture):
    drawn = exported.of(scene(f"?{HALVES}"), picture, "light")
    spec = exported.spec(drawn, date(2026, 1, 1))
    again, _ = parse(spec["query"], grammar(LANDED))
    if picture in PAIRED:
        assert spec["title"] == TITLES[0][1]
        assert (dict(again.versus), again.compare) == (
            {"since": "2010", "until": ""},
            COMPARISONS[1],
        )
        assert {mark["shape"] for mark in spec["key"]} >= {"line", "dashed", "band", "thin"}
        assert len(lines(spec["figure"])) == 96
    else:
        assert again.versus == ()
        assert "against" not in spec["title"]


def test_the_data_of_both_sides_can_be_had(scene):
    table = files.layout(scene(f"?{HALVES}"))
    assert "1960–2009 2010–2026 Everything" in words_of(table)


def test_the_alt_text_says_what_is_compared(scene):
    text = alt_text(scene(f"?{HALVES}"))
    assert text.startswith(
        "Map of the data set “Iran and Latin America, 1960–2026”, two selections"
    )
    assert TITLES[0][1] in text


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("compared", COMPARISONS)
def test_hostile_names_are_shown_as_they_are(scene_of, hostile, compared, compact):
    drawn = scene_of(hostile, f"?types=aid&versus=types%3D&compare={compared}", compact=compact)
    for props in pair.figures(drawn).values():
        for trace in props["figure"]["data"]:
            texts = [*(trace.get("text") or []), *(trace.get("hovertext") or [])]
            assert not any("<img" in (text or "") or "<script" in (text or "") for text in texts)


def test_the_rail_and_the_timeline_count_both_sides(scene):
    drawn = scene("?types=accuse&versus=types%3Dsupport")
    either = [one for one in drawn.data_set.relations if one.type in ("accuse", "support")]
    assert len(drawn.results.whenever) == sum(one.counted for one in either)
    assert set(drawn.results.whenever.tally("type")) == {"accuse", "support"}
    counts = ticks.tallies(scene("?to=2012&versus=from%3D2013"))
    assert counts == ticks.tallies(scene("?"))


def test_who_was_only_chosen_to_have_sides_leaves_with_the_comparison(scene):
    asked = compare.varied(scene("?"), "side")
    assert asked.actors == ("IRN",)
    assert together(asked).actors == ()
    kept = compare.varied(scene("?actors=VEN"), "side")
    assert together(kept).actors == ("VEN",)


def test_sides_of_different_kinds_say_nothing_of_signs_that_cannot_change(scene):
    drawn = scene(addresses.here(compare.varied(scene("?"), "types")))
    assert not drawn.results.comparison["changed"]
    nothing = versus.count(drawn, "changed", 0)
    assert nothing not in versus.title(drawn, drawn.second, "")
    assert nothing not in words_of(evidence.children(drawn))
    halves = scene("?to=2012&versus=from%3D2013&types=request")
    assert not halves.results.comparison["changed"]
    assert nothing in versus.title(halves, halves.second, "")


@pytest.mark.parametrize("name", LANDED)
def test_then_and_now_divide_what_is_selected_and_not_the_calendar(scene, name):
    kinds = sorted(scene(f"?data={name}").results.relations.tally("type"))
    chosen = [scene(f"?data={name}&types={kind}") for kind in kinds]
    counted = [one.results.whenever for one in chosen]
    # What all happened on one day is not divided.
    divided = [
        one
        for one, relations in zip(chosen, counted, strict=True)
        if relations and operator.lt(*relations.extent)
    ]
    assert divided
    for drawn in divided:
        halves = scene(addresses.here(compare.halved(drawn, drawn.selection)))
        assert len(halves.results.relations), drawn.selection
        assert len(halves.second.results.relations), drawn.selection


@pytest.mark.parametrize(
    ("name", "turn"), [("article", 2014), ("chronology", 1990), ("europe", 1890)]
)
def test_then_and_now_are_divided_where_least_lasts_from_the_one_into_the_other(scene, name, turn):
    drawn = scene(f"?data={name}")
    halves = compare.halved(drawn, drawn.selection)
    assert (halves.until, halves.other.since) == (str(turn - 1), str(turn))

    def lasting(year):
        lit = drawn.results.highlighted_relations
        return sum(one.earliest.year < year <= one.latest.year for one in lit)

    first, last = (day.year for day in drawn.results.highlighted_relations.span)
    quarter = (last - first) // 4
    near = range(max(first + 1, first + quarter), last - quarter + 1)
    assert lasting(turn) == min(map(lasting, near))


def test_then_and_now_of_a_chosen_tie_divide_its_own_dates(scene):
    drawn = scene("?from=2020&tie=IRN~USA")
    halves = scene(addresses.here(compare.halved(drawn, drawn.selection)))
    assert len(halves.results.highlighted_relations)
    assert len(halves.second.results.highlighted_relations)
