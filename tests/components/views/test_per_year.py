"""Per year: what is drawn is counted, by a count of the test's own; what is not drawn is said."""

import re
from collections import Counter, defaultdict

import pytest

from components.language.calendar import date_in_words
from components.language.texts import plain
from components.views import (
    alignments,
    by_actor,
    by_class,
    lasting,
    legend,
    notes,
    partners,
    per_year,
    sheet,
    stacks,
)
from components.wording import periods
from components.wording.alt_text import alt_text
from data.engines.relations import month_of
from data.languages import LANGUAGES
from data.periods import Axis, Part
from tests.landed import LANDED

QUERIES = [
    f"?data={name}&view=per-year{rest}"
    for name in LANDED
    for rest in (
        *("", "&level=actors", "&from=2005&to=2012", "&status=claimed", "&types=accuse,aid"),
        *("&tie=IRN", "&tie=IRN~VEN", "&tie=IRN~VEN,BRA", "&tie=IRN~USA~VEN", "&types=none"),
        *("&actors=IRN,VEN&side=between&from=2018&to=2020-12", "&from=2020-05&to=2020-05"),
        *("&actors=USA&side=acts&lang=fa", "&to=1900", "&seen=none&lang=es"),
    )
]
each_query = pytest.mark.parametrize("query", QUERIES)


def counted(scene):
    """Return the relations in question, counted from the data set's rows one by one."""
    level = scene.selection.level
    lit = {tie.tie for tie in scene.results.highlighted}
    return [one for one in scene.results.relations if one.counted and one.tie(level) in lit]


def kind_of(relation):
    if relation.status != "reported":
        return "unsure"
    return "deeds" if relation.kind.deeds else "words"


def in_one(relation, axis):
    """Return the period that a relation lies in, and nothing where it spans several."""
    first, last = axis.number(month_of(relation.earliest)), axis.number(month_of(relation.latest))
    return first if first == last else None


def by_hand(scene, axis):
    found = defaultdict(Counter)
    for one in counted(scene):
        if (number := in_one(one, axis)) is not None:
            found[number][Part(one.sign, kind_of(one))] += 1
    return {number: dict(parts) for number, parts in found.items()}


def boxes(trace):
    """Yield left, bottom, right and top of each box that a trace fills."""
    corners = list(zip(trace["x"], trace["y"], strict=True))
    for start in range(0, len(corners), stacks.POINTS):
        across, up = zip(*corners[start : start + stacks.POINTS - 1], strict=True)
        yield min(across), min(up), max(across), max(up)


def looked_like(trace):
    """Return what a filled trace stands for, by nothing but its look."""
    pattern = trace.get("fillpattern", {}).get("shape")
    return trace["line"]["color"], "hatched" if pattern else trace["fillcolor"]


def measured(scene, traces, bars):
    """Count relations in a drawing: how high are the boxes of each look over each period?"""
    theme = scene.style.theme
    looks = {
        (theme.hue(name), fill): Part(sign, kind)
        for sign, name in ((1, "cooperation"), (0, "demand"), (-1, "conflict"))
        for kind, fill in (
            ("deeds", theme.hue(name)),
            ("words", "hatched"),
            ("unsure", theme.paper),
        )
    }
    found = defaultdict(Counter)
    for trace in traces:
        for left, bottom, right, top in boxes(trace):
            middle = (left + right) / 2
            number = next(n for n in bars.axis if abs(bars.middle(n) - middle) < 1e-6)
            found[number][looks[looked_like(trace)]] += round((top - bottom) / bars.unit, 6)
    return {number: dict(parts) for number, parts in found.items()}


# ---------------------------------------------------------------- by class


@each_query
def test_the_bars_are_as_high_as_there_are_relations(scene, query):
    made = scene(query)
    bars = by_class.chart(made).bars
    assert measured(made, stacks.drawn(made, [bars]), bars) == by_hand(made, bars.axis)


@each_query
def test_every_relation_is_in_a_bar_or_in_a_line(scene, query):
    made = scene(query)
    found = by_class.chart(made)
    drawn = sum(n for parts in by_hand(made, found.bars.axis).values() for n in parts.values())
    lines = sum(line.n for line in found.lines.lines) + found.lines.left_out
    assert drawn + lines == len(counted(made))
    assert drawn + lines == sum(tie.relations for tie in made.results.highlighted)


@each_query
def test_the_parts_of_a_bar_lie_upon_one_another_from_the_line(scene, query):
    made = scene(query)
    bars = by_class.chart(made).bars
    for number in bars.axis:
        at = {1: bars.zero, -1: bars.zero}
        for part, low, high in stacks.parts(bars, number):
            way = 1 if part.sign > 0 else -1
            assert low == at[way]
            assert (high - low) * way > 0
            at[way] = high
        assert at[1] - bars.zero == pytest.approx(bars.reach(number, 1))
        assert bars.zero - at[-1] == pytest.approx(bars.reach(number, -1))


@each_query
@pytest.mark.parametrize("compact", [False, True], ids=["wide", "compact"])
def test_nothing_leaves_the_sheet(scene, query, compact):
    made = scene(query, compact=compact)
    size = sheet.of(made)
    for by in ("class", "actor"):
        for trace in per_year.figure(scene(f"{query}&by={by}", compact=compact))["data"]:
            across = [x for x in trace["x"] if x is not None]
            up = [y for y in trace["y"] if y is not None]
            assert all(-1 <= x <= size.width + 1 for x in across)
            assert all(-1 <= y <= size.height + 1 for y in up)


@each_query
def test_each_number_is_that_of_its_bar(scene, query):
    made = scene(query)
    found = by_class.chart(made)
    for way, signs in stacks.SIGNS.items():
        numbered = list(by_class.numbered(made, found, way))
        for number, _, text in numbered:
            own = by_hand(made, found.bars.axis)[number]
            assert text == made.say.number(sum(n for part, n in own.items() if part.sign in signs))
        highest = found.bars.counts.most(*signs)
        assert bool(numbered) == bool(highest)
        if highest:  # whatever finds no room, the highest bar has its number
            assert made.say.number(highest) in [text for _, _, text in numbered]


def test_an_empty_half_says_so_and_gives_its_room_away(scene):
    friends = scene("?data=chronology&view=per-year&tie=IRN~VEN&to=2025")
    both = scene("?data=chronology&view=per-year&tie=BRA~IRN")
    for made, words in ((friends, 1), (both, 0)):
        said = [
            text
            for trace in per_year.figure(made)["data"]
            for text in trace.get("text") or ()
            if text == made.say("periods.no_conflict")
        ]
        assert len(said) == words
    found = by_class.chart(friends)
    assert found.room.below == 0
    assert found.bars.zero == found.ends[0]
    assert by_class.chart(both).room.below > 0


def test_one_relation_is_no_tower(scene):
    found = by_class.chart(scene("?data=chronology&view=per-year&tie=CRI~IRN&types=support"))
    assert found.bars.unit < (found.ends[1] - found.ends[0]) / 3


def test_a_short_window_is_shown_by_the_month(scene):
    units = {
        "&from=2018&to=2020": "month",
        "&from=2018&to=2021-01": "year",
        "&from=2020-05-03&to=2020-07-04": "month",
        "": "year",
    }
    for dates, unit in units.items():
        assert periods.axis(scene(f"?data=chronology&view=per-year{dates}")).unit == unit


def test_the_dates_that_are_chosen_are_the_ends(scene):
    axis = periods.axis(scene("?data=chronology&view=per-year&from=1990&to=2010&tie=IRN~VEN"))
    assert axis == Axis("year", 1990, 2010)
    axis = periods.axis(scene("?data=chronology&view=per-year&from=1900&to=2100&tie=IRN~VEN"))
    assert axis == Axis("year", 1960, 2026)
    own = periods.axis(scene("?data=chronology&view=per-year&tie=ECU~IRN"))
    assert own.first == 1973


# ---------------------------------------------------------------- notes

NOTED = [
    f"?data=chronology&view=per-year{rest}"
    for rest in (
        "",
        "&tie=IRN~VEN&from=2000",
        "&tie=IRN~USA",
        "&actors=BRA",
        "&lang=fa",
        "&lang=es",
    )
]


@pytest.mark.parametrize("query", NOTED)
def test_a_note_has_no_words_but_those_of_a_relation_of_its_bar(scene, query):
    made = scene(query)
    found = by_class.chart(made)
    placed = notes.placed(made, found.bars, found.room)
    assert 2 <= len(placed) <= notes.MOST
    for one in placed:
        number, way = one.note.peak
        own = [
            relation
            for relation in counted(made)
            if in_one(relation, found.bars.axis) == number and relation.sign in stacks.SIGNS[way]
        ]
        words = " ".join(one.note.what).removesuffix("…").lower()
        known = {notes.called(made, relation).lower() for relation in own}
        assert any(text.startswith(words) for text in known), (words, known)
        about = " ".join(one.note.about).replace(notes.KEPT, " ")
        if len(own) > 1 and len(one.note.about) < notes.LINES[1]:
            assert made.say("periods.one_of", n=made.say.number(len(own))) in about


@pytest.mark.parametrize("presented", [False, True])
@pytest.mark.parametrize("query", NOTED)
def test_a_note_has_its_date_in_one_line_and_nothing_of_it_is_cut(scene, query, presented):
    made = scene(query, presented=presented)
    found = by_class.chart(made)
    for one in notes.placed(made, found.bars, found.room):
        dates = {
            date_in_words(relation.date, made.say.language)
            for relation in counted(made)
            if in_one(relation, found.bars.axis) == one.note.peak.number
        }
        lines = [line.replace(notes.KEPT, " ") for line in one.note.about]
        assert any(day in line for day in dates for line in lines), lines
        assert not any("…" in line for line in lines)


@pytest.mark.parametrize("query", NOTED)
def test_no_note_lies_on_another_or_on_a_bar(scene, query):
    made = scene(query)
    found = by_class.chart(made)
    placed = notes.placed(made, found.bars, found.room)
    for index, one in enumerate(placed):
        assert one.far <= (found.room.above if one.way > 0 else found.room.below)
        assert not any(one.way == other.way and one.meets(other) for other in placed[:index])
        for number in found.bars.axis:
            if one.left < found.bars.middle(number) < one.right:
                assert found.bars.reach(number, one.way) + found.room.number <= one.near


@pytest.mark.parametrize("query", NOTED)
def test_the_highest_bar_and_the_first_are_noted_first(scene, query):
    bars = by_class.chart(scene(query)).bars
    first, second, *_ = notes.peaks(bars)
    most = max(bars.counts.most(*signs) for signs in stacks.SIGNS.values())
    assert bars.counts.of(first.number, *stacks.SIGNS[first.way]) == most
    assert min(bars.counts.periods) in (first.number, second.number)


def test_there_are_no_notes_where_there_is_no_room_for_them(scene):
    made = scene("?data=chronology&view=per-year", compact=True)
    found = by_class.chart(made)
    assert notes.placed(made, found.bars, found.room) == []


# ---------------------------------------------------------------- what spans periods


def test_what_spans_years_is_a_line_from_its_first_day_to_its_last(scene):
    made = scene("?data=chronology&view=per-year&tie=IRN~VEN")
    found = by_class.chart(made)
    line, shorter = sorted(found.lines.lines, key=lambda one: one.start)  # CH120: over a new year
    assert shorter.end == pytest.approx(found.bars.at(2011.25), abs=0.05)
    assert (line.n, line.one.part) == (1, Part(1, "unsure"))
    assert line.start == pytest.approx(found.bars.at(2006))
    assert line.end == pytest.approx(found.bars.at(2026))
    said = [t for trace in lasting.words(made, found.bars, found.lines, 100) for t in trace["text"]]
    assert [text for text in said if "2006–2025" in text]


def test_lines_that_would_meet_are_in_rows_of_their_own(scene):
    made = scene("?data=europe&view=per-year")
    lines = lasting.of(made, by_class.chart(made).bars).lines
    assert len(lines) > lasting.LABELLED
    for index, one in enumerate(lines):
        for other in lines[:index]:
            assert one.row != other.row or one.start > other.end or other.start > one.end


# ---------------------------------------------------------------- country by country


@each_query
def test_each_small_chart_counts_its_tie(scene, query):
    made = scene(f"{query}&by=actor")
    found = by_actor.charts(made).panels
    ties = {tie.tie: tie for tie in made.results.highlighted}
    for panel in found:
        assert panel.tie == ties[panel.tie.tie]
        own = [one for one in counted(made) if one.tie(made.selection.level) == panel.tie.tie]
        held = Counter(in_one(one, panel.bars.axis) for one in own)
        spanning = held.pop(None, 0)
        assert {n: panel.bars.counts.of(n) for n in panel.bars.counts.periods} == held
        assert panel.bars.counts.spanning == spanning
        assert panel.bars.counts.total == panel.tie.relations == len(own)
    assert len({(panel.bars.unit, panel.bars.axis) for panel in found}) <= 1  # one scale


@each_query
def test_what_has_no_small_chart_is_said(scene, query):
    made = scene(f"{query}&by=actor")
    found, shown_ties = partners.of(made), by_actor.charts(made)
    ties = made.results.highlighted
    rest = sum(tie.relations for tie in ties if found.anchor not in (tie.a, tie.b, ""))
    assert (
        rest
        == found.elsewhere
        == sum(t.relations for t in ties) - sum(tie.relations for tie in found.ties)
    )
    said, say = " ".join(shown_ties.foot), made.say
    busiest = "periods.busiest_each" if found.several else "periods.busiest"
    panels, every = len(shown_ties.panels), len(found.ties)
    spanning = sum(panel.bars.counts.spanning for panel in shown_ties.panels)
    for text, wanted in (
        (say(busiest, shown=say.number(panels), all=say.number(every)), panels < every),
        (say.count("count.elsewhere", rest), rest),
        (say.count("count.without_bar", spanning), spanning),
    ):
        assert (text in said) == bool(wanted)


@pytest.mark.parametrize("asked", ["tie=COL,VEN&only=1", "tie=COL,VEN,CUB", "actors=COL,VEN"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_several_that_are_asked_for_none_lacks_its_small_charts(scene, asked, lang):
    made = scene(f"?data=chronology&view=per-year&by=actor&{asked}&lang={lang}")
    found, shown = partners.of(made), by_actor.charts(made)
    assert found.elsewhere == 0
    assert {tie.tie for tie in found.ties} == {tie.tie for tie in made.results.highlighted}
    assert sum(tie.relations for tie in found.ties) == len(made.results.highlighted_relations)
    for node in asked.partition("=")[2].partition("&")[0].split(","):
        name = made.sentences.name(node)
        assert sum(node in (panel.tie.a, panel.tie.b) for panel in shown.panels) > 1
        assert name in plain(" ".join(shown.foot))
    assert {*legend.in_use(made, per_year.VIEW)} >= {"strip"}
    below = by_actor.under(made, shown.panels)
    assert [text for *_, text, _ in below] == [made.say("tie.alignment")] * len(shown.panels)


@pytest.mark.parametrize(
    ("query", "anchor"),
    [
        ("?data=chronology", "IRN"),
        ("?data=chronology&seen=VEN", "VEN"),
        ("?data=chronology&tie=CUB", "CUB"),
        ("?data=chronology&actors=BRA", "BRA"),
        ("?data=chronology&tie=IRN~VEN,CUB~IRN", "IRN"),
        ("?data=chronology&seen=none", ""),
        ("?data=europe&seen=none&tie=DEU~FRA,FRA~RUS", "FRA"),
    ],
)
def test_small_charts_are_of_the_ties_with_whoever_it_is_about(scene, query, anchor):
    made = scene(f"{query}&view=per-year&by=actor")
    found = partners.of(made)
    assert found.anchor == anchor
    assert found.ties
    assert all(not anchor or anchor in (tie.a, tie.b) for tie in found.ties)
    assert [tie.relations for tie in found.ties] == sorted(
        (tie.relations for tie in found.ties), reverse=True
    )
    names = {panel.name for panel in by_actor.charts(made).panels}
    assert not anchor or made.sentences.name(anchor) not in names


# ---------------------------------------------------------------- alignment


@pytest.mark.parametrize("by", ["class", "actor"])
def test_an_alignment_is_as_far_from_its_line_as_it_is_strong(scene, by):
    made = scene(f"?data=chronology&view=per-year&tie=IRN~USA,IRN~VEN&by={by}")
    charts = by_actor.charts(made).panels
    for panel in charts:
        bars, zero, unit = panel.strip
        drawn = {}
        for trace in alignments.drawn(made, [panel.strip])[1:]:
            for left, bottom, right, top in boxes(trace):
                number = next(n for n in bars.axis if left < bars.middle(n) < right)
                drawn[number] = top - zero if top - zero > zero - bottom else bottom - zero
        assert drawn.keys() == bars.counts.periods.keys()
        for number, reach in drawn.items():
            value = bars.counts.alignment(number)
            assert reach == pytest.approx(value * unit) or abs(value * unit) < alignments.LEAST
            assert (reach > 0) == (value > 0)


def test_bars_by_class_have_an_alignment_if_they_are_of_one_tie(scene):
    for query, strip in (("&tie=IRN~VEN", True), ("&tie=IRN", False), ("", False)):
        found = by_class.chart(scene(f"?data=chronology&view=per-year{query}"))
        assert bool(found.strip) == strip


# ---------------------------------------------------------------- for the pointer, keys and ears


@each_query
@pytest.mark.parametrize("by", ["class", "actor"])
def test_what_a_reader_is_led_through_is_all_that_there_is(scene, query, by):
    made = scene(f"{query}&by={by}")
    plain_figure, whole = per_year.figure(made), per_year.props(made)["figure"]
    found, walk = whole["data"][-2:]
    assert whole["data"][:-2] == plain_figure["data"]
    assert walk["meta"] == "walked"
    steps = [(to, says) for to, says in zip(walk["customdata"], walk["text"], strict=True) if says]
    if by == "class":
        bars = by_class.chart(made).bars
        numbers = sorted(by_hand(made, bars.axis))
        assert [to for to, _ in steps] == [
            f"from={bars.axis.written(n)}&to={bars.axis.written(n)}" for n in numbers
        ]
        for number, (_, says) in zip(numbers, steps, strict=True):
            n = sum(by_hand(made, bars.axis)[number].values())
            assert made.say.count("count.relations", n) in says
            assert periods.when(made.say, bars.axis, number) in says
        assert {to for to in found["customdata"] if to} >= {to for to, _ in steps}
    else:
        ties = [panel.tie for panel in by_actor.charts(made).panels]
        assert [to for to, _ in steps] == [f"tie={tie.tie}" for tie in ties]
        for tie, (_, says) in zip(ties, steps, strict=True):
            assert says.startswith(made.sentences.tie(tie))


@pytest.mark.parametrize("query", QUERIES[:14])
def test_a_bar_leads_to_its_own_relations_alone(scene, query):
    made = scene(query)
    axis = by_class.chart(made).bars.axis
    walk = per_year.props(made)["figure"]["data"][-1]
    for to in {to for to in walk["customdata"] if to}:
        number = int(to[5:9]) if axis.unit == "year" else int(to[5:9]) * 12 + int(to[10:12]) - 1
        rest = re.sub("&(from|to)=[^&]*", "", query)
        alone = scene(f"{rest}&{to}")
        own = [one for one in counted(made) if in_one(one, axis) == number]
        within = [one for one in counted(alone) if in_one(one, axis) == number]
        assert [one.relation_id for one in own] == [one.relation_id for one in within]


def test_a_period_is_read_out_with_all_its_kinds(scene):
    made = scene("?data=chronology&view=per-year&tie=IRN~VEN")
    counts = periods.counts(made)
    assert periods.reading(made.say, counts, 2020, aligned=True) == (
        "2020: 8 relations (Cooperation 8: 6 in deeds reported as fact, "
        "2 in words reported as fact; alignment +0.86)"
    )
    assert periods.reading(made.say, counts, 1998) == "1998: nothing recorded"
    persian = scene("?data=chronology&view=per-year&tie=IRN~VEN&lang=fa")
    assert "۲۰۲۰" in periods.reading(persian.say, counts, 2020)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_alt_text_says_when_there_was_most(scene, language):
    made = scene(f"?data=chronology&view=per-year&tie=IRN~VEN&lang={language}")
    say = made.say
    wanted = say(
        "periods.most",
        when=say.digits("2020"),
        relations=say.count("count.relations", 8),
        first=say.digits("1960"),
    )
    assert plain(wanted) in plain(alt_text(made))


def test_time_runs_as_the_language_does(scene):
    ltr, rtl = (
        per_year.figure(scene(f"?data=chronology&view=per-year&lang={lang}"))["layout"]["xaxis"]
        for lang in ("en", "fa")
    )
    assert ltr["range"] == rtl["range"][::-1]
