"""The timeline: bars as long as dates are precise, each in a lane of its own."""

import itertools
import json
from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.language.calendar import ticks
from components.language.texts import plain
from components.panels import when
from components.views import bars, bins, time_axis, timeline
from components.views.bars import FADE, FADES, SHORTEST, UNSURE, Bar
from data.dates import parse_date
from data.engines.memory import InMemory
from data.languages import LANGUAGES
from data.model import CHARACTERS

DAYS = 2.5 / 366  # the calendar's months and years differ by this much from a 366th
# Something hostile long ago and lately, so that the axis is fifty years long.
ANCHOR = {"type": "ACCUSE", "actor": "USA", "date": "1970/2020"}


def pieces_drawn(figure):
    """Return (start, end, height, colour, tie) of every stroke in the figure."""
    found = []
    for trace in figure["data"]:
        points = []
        for x, y, tie in zip(trace["x"], trace["y"], trace["customdata"], strict=True):
            if x is not None:
                points.append((x, y, tie))
                continue
            (first, height, name), (last, _, _) = points[0], points[-1]
            found.append((first, last, height, trace["line"]["color"], name))
            points = []
    return sorted(found)


def bar_of(small, scene_of, **relation):
    """Return where the bar of one relation lies, and the strokes of its fading ends."""
    drawn = scene_of(small([relation, ANCHOR]))
    own = [piece for piece in pieces_drawn(timeline.figure(drawn)) if piece[4] == "IRN~VEN"]
    full = drawn.style.theme.cooperation
    ((start, end, *_),) = [piece for piece in own if piece[3] == full]
    first, last = time_axis.ends(drawn)
    before = [piece for piece in own if piece[1] <= start + 1e-3]
    after = [piece for piece in own if piece[0] >= end - 1e-3]
    return (start, end), len(before), len(after), last - first


LENGTHS = [
    ("2010", 1, "a year"),
    ("2010-05", 31 / 366, "a month"),
    ("2010-02", 28 / 366, "a short month"),
    ("2010-22", 92 / 366, "a summer"),
    ("2010-24", 90 / 366, "a winter"),
    ("199X", 10, "a decade"),
    ("2005-08-03/2013-08-03", 8, "a presidency"),
    ("2010/2012", 3, "three years"),
    ("2010-03/2010-09", 214 / 366, "seven months"),
]


@pytest.mark.parametrize(("when", "years", "_"), LENGTHS, ids=[case[2] for case in LENGTHS])
def test_a_bar_is_as_long_as_its_date_is_precise(small, scene_of, when, years, _):
    (start, end), _before, _after, length = bar_of(small, scene_of, date=when)
    assert end - start == pytest.approx(max(years, SHORTEST * length), abs=DAYS)
    assert start == pytest.approx(float(int(when[:4].replace("X", "0"))), abs=1)


def test_a_day_is_drawn_just_long_enough_to_be_seen(small, scene_of):
    (start, end), before, after, length = bar_of(small, scene_of, date="2010-05-28")
    assert end - start == pytest.approx(SHORTEST * length, abs=1e-3)
    assert start == pytest.approx(time_axis.decimal(date(2010, 5, 28)), abs=1e-3)
    assert (before, after) == (0, 0)


STEPS = len(FADES)
ENDS = [
    ("2010", 0, 0),
    ("2010-05/2012", 0, 0),
    ("2010~", STEPS, STEPS),
    ("2010?", STEPS, STEPS),
    ("199X", STEPS, STEPS),
    ("2010~/2012", STEPS, 0),
    ("2010/2012?", 0, STEPS),
    ("/2010-05-28", STEPS, 0),
    ("2010-05-28/", 0, STEPS),
]


@pytest.mark.parametrize(("when", "before", "after"), ENDS)
def test_a_bar_fades_at_its_doubtful_ends_only(small, scene_of, when, before, after):
    assert bar_of(small, scene_of, date=when)[1:3] == (before, after)


def test_an_open_bar_runs_to_the_end_of_the_axis(small, scene_of):
    drawn = scene_of(small([{"date": "2010/.."}, {"date": "../1990", "mutual": "true"}, ANCHOR]))
    first, last = time_axis.ends(drawn)
    full = [
        p for p in pieces_drawn(timeline.figure(drawn)) if p[3] == drawn.style.theme.cooperation
    ]
    assert full[0][0] == pytest.approx(first, abs=1e-3)
    assert full[-1][1] == pytest.approx(last, abs=1e-3)


def test_a_claim_is_lighter_than_a_fact():
    fact = Bar("a", "cooperation", 1, True, "", 2010, 2011, 0, 0)
    claim = Bar("a", "cooperation", 1, False, "", 2010, 2011, 0, 0)
    assert [shade for _, _, shade in bars.pieces(fact)] == [1.0]
    assert [shade for _, _, shade in bars.pieces(claim)] == [UNSURE]


def test_a_fading_end_grows_fainter_and_adjoins_the_bar():
    bar = Bar("a", "cooperation", 1, True, "", 2010, 2011, 0.4, 0.2)
    found = sorted(bars.pieces(bar))
    assert found[0][0] == pytest.approx(2009.6)
    assert found[-1][1] == pytest.approx(2011.2)
    assert all(one[1] == pytest.approx(other[0]) for one, other in itertools.pairwise(found))
    shades = [shade for _, _, shade in found]
    assert shades == [*reversed(FADES), 1.0, *FADES]


@st.composite
def some_bars(draw):
    reach = st.sampled_from(sorted(set(FADE.values())))
    start, length = draw(st.floats(1950, 2020)), draw(st.floats(0.01, 20))
    band, sure = draw(st.sampled_from([*CHARACTERS.values()])), draw(st.booleans())
    return Bar("a~b", band, 0, sure, "", start, start + length, draw(reach), draw(reach))


@given(st.lists(some_bars(), max_size=40))
def test_no_two_bars_overlap_in_a_lane(drawn):
    packed = bars.pack(sorted(drawn, key=lambda bar: (bar.start, -bar.end)))
    assert len(packed) == len(drawn)
    lanes = defaultdict(list)
    for bar in packed:
        lanes[bar.band, bar.lane].append((bar.start - bar.before, bar.end + bar.after))
    for spans in lanes.values():
        spans.sort()
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    for band in CHARACTERS.values():
        used = {lane for own, lane in lanes if own == band}
        assert used == set(range(len(used)))  # no lane is left empty


def test_one_year_after_another_does_not_read_as_one_bar(small, scene_of):
    drawn = scene_of(small([{"date": "2005"}, {"date": "2006/2025"}, ANCHOR]))
    first, last = time_axis.ends(drawn)
    lanes = defaultdict(list)
    for bar in bars.of(drawn):
        lanes[bar.band, bar.lane].append((bar.start - bar.before, bar.end + bar.after))
    for spans in lanes.values():
        for one, other in itertools.pairwise(sorted(spans)):
            assert other[0] - one[1] >= bars.GAP * (last - first)
    assert len(lanes) == 3


FEW = ["?", "?data=europe", "?data=chronology&from=2015&status=claimed", "?level=actors"]


@pytest.mark.parametrize("query", FEW)
def test_no_two_strokes_of_the_landed_data_overlap(scene, query):
    lanes = defaultdict(list)
    for start, end, height, _, _ in pieces_drawn(timeline.figure(scene(query))):
        lanes[height].append((start, end))
    for spans in lanes.values():
        spans.sort()
        for one, other in itertools.pairwise(spans):
            assert one[1] <= other[0] + 2e-4


@st.composite
def some_bands(draw):
    lanes = draw(st.lists(st.integers(0, 60), min_size=1, max_size=4))
    order = [f"band {number}" for number in range(len(lanes))]
    one = Bar("a~b", "", 1, True, "", 2010, 2011, 0, 0)
    return order, [
        one._replace(band=band, lane=lane)
        for band, number in zip(order, lanes, strict=True)
        for lane in range(number)
    ]


@given(some_bands())
def test_every_name_stands_in_its_own_band_and_none_where_nothing_is(found):
    order, drawn = found
    bands = bars.stacked(drawn, order)
    assert [*bands.heights] == [band for band in order if any(bar.band == band for bar in drawn)]
    edges = [(bands.floors[band], bands.heights[band]) for band in reversed(bands.heights)]
    for (floor, height), (above, _) in itertools.pairwise(edges):
        assert above == pytest.approx(floor + height + bars.AIR)
    for bar in drawn:
        assert bar.lane + 1 <= bands.heights[bar.band] + 1e-9
    for height in bands.heights.values():
        assert height >= bars.NEAREST * bands.total - 1e-6 or len(bands.heights) > 3


@pytest.mark.parametrize("query", FEW)
def test_cooperation_is_above_demands_and_conflict_below(scene, query):
    axis = timeline.figure(scene(query))["layout"]["yaxis"]
    assert axis["tickvals"] == sorted(axis["tickvals"], reverse=True)
    named = [name for name in ("Cooperation", "Demands", "Conflict") if name in axis["ticktext"]]
    assert axis["ticktext"] == named
    low, high = axis["range"]
    heights = [height for _, _, height, _, _ in pieces_drawn(timeline.figure(scene(query)))]
    assert all(low < height < high for height in heights)


@pytest.mark.parametrize("query", FEW)
def test_every_counted_relation_has_its_bar(scene, query):
    drawn = scene(query)
    full = timeline.figure(drawn)["data"]
    strokes = sum(trace["x"].count(None) for trace in full)
    assert strokes >= len(drawn.results.relations.counted)


LANES = [
    ("tie=IRN~VEN,CUB~IRN", ["Iran – Venezuela 71", "Cuba – Iran 42"]),
    ("tie=IRN~VEN,CUB~IRN&only=1", ["Iran – Venezuela 71", "Cuba – Iran 42"]),
    (
        "tie=IRN~USA~VEN",
        ["Iran – Venezuela 71", "Iran – United Stat… 29", "United Stat… – Venezuela 21"],
    ),
    ("tie=QAT", ["Qatar – Venezuela 1"]),
]


@pytest.mark.parametrize(("query", "names"), LANES)
def test_a_few_chosen_ties_have_lanes_of_their_own(scene, query, names):
    drawn = scene(f"?data=chronology&{query}")
    figure = timeline.figure(drawn)
    assert [plain(name) for name in figure["layout"]["yaxis"]["ticktext"]] == names
    ties = {tie for *_, tie in pieces_drawn(figure)}
    assert ties == {tie.tie for tie in drawn.results.highlighted}


def test_bars_are_of_what_is_chosen_alone(scene):
    drawn = scene("?tie=IRN&from=2010")
    ties = {tie for *_, tie in pieces_drawn(timeline.figure(drawn))}
    assert ties == {tie.tie for tie in drawn.results.highlighted}
    assert "USA~VEN" not in ties


DATED = [
    ("", ("2005-08", "2020-05-31"), 0.3),
    ("from=2018", ("2018-01-01", "2020-05-31"), 0.3),
    ("from=2018&to=2019", ("2018-01-01", "2019-12-31"), 0.0),
    ("from=2010&to=2012&versus=from%3D2015%26to%3D2016", ("2010-01-01", "2016-12-31"), 0.0),
    ("to=2012&versus=from%3D2015", ("2005-08-03", "2020-05-31"), 0.3),
    ("from=2030", ("2005-08-03", "2020-05-31"), 0.3),
]


@pytest.mark.parametrize(("query", "days", "air"), DATED)
def test_the_axis_follows_the_dates(scene, query, days, air):
    drawn = scene(f"?{query}")
    first, last = (time_axis.decimal(parse_date(day).earliest) for day in days)
    low, high = timeline.figure(drawn)["layout"]["xaxis"]["range"]
    assert low == pytest.approx(first, abs=air + DAYS)
    assert high == pytest.approx(last, abs=air + DAYS)
    whole, dated = (when.histogram(scene(q)) for q in ("?", "?from=2018&to=2019"))
    assert whole == dated  # beside the filters all of the time stays


def test_what_neither_of_two_windows_has_is_veiled(scene):
    drawn = scene("?from=2010&to=2012&versus=from%3D2015%26to%3D2016")
    (gap,) = timeline.figure(drawn)["layout"]["shapes"]
    assert gap["x0"] == pytest.approx(2013, abs=DAYS)
    assert gap["x1"] == pytest.approx(2015, abs=DAYS)


@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ("from=2008&to=2016", ["2009", "2010", "2011"]),
        ("from=2019-03&to=2019-07", ["Mar 2019", "Apr 2019", "May 2019"]),
        ("from=2020-05-10&to=2020-05-20", ["10 May 2020", "20 May 2020"]),
        ("from=2020-05-28&to=2020-05-28", ["28 May 2020"]),
        ("from=2005-09&to=2006-02", ["Sept 2005", "Nov 2005", "Jan 2006"]),
    ],
)
def test_a_short_axis_is_marked_in_months_or_days(scene, query, marks):
    shown = timeline.figure(scene(f"?{query}"))["layout"]["xaxis"]["ticktext"]
    assert shown[: len(marks)] == marks


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("compact", [False, True])
def test_the_axis_ends_with_the_dates_and_no_mark_is_cut_there(scene, language, compact):
    for query in ("from=2026", "from=2011-12-19&to=2011-12-19", "from=2020-05&to=2020-09"):
        drawn = scene(f"?data=chronology&lang={language}&{query}", compact=compact)
        axis = timeline.figure(drawn)["layout"]["xaxis"]
        first, last = sorted(axis["range"])
        until = min(drawn.selection.window[1], drawn.data_set.span[1])
        assert time_axis.decimal(until) < last < time_axis.decimal(until) + 3 * DAYS
        assert axis["ticktext"]
        pixel = (520, 220)[compact] / (last - first)
        for at, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
            assert (last - at) * pixel + 14 >= 3 * len(text), text


def test_a_bar_of_the_only_day_is_as_long_as_the_axis(scene):
    drawn = scene("?data=chronology&from=2011-12-19&to=2011-12-19")
    found = bars.of(drawn)
    assert found
    assert {(bar.start, bar.end) for bar in found} == {time_axis.ends(drawn)}


def test_bars_are_drawn_again_only_when_they_are_others(scene):
    def revision(query):
        return timeline.figure(scene(query))["layout"]["datarevision"]

    same = ("?", "?view=camps", "?seen=none", "?view=table")
    others = (
        "?theme=dark",
        "?lang=fa",
        "?from=2019",
        "?types=request",
        "?level=actors",
        "?tie=IRN~VEN",
    )
    assert len({revision(query) for query in same}) == 1
    assert len({revision(query) for query in ("?", *others)}) == 1 + len(others)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("?from=2010", "select"),
        ("?status=reported&versus=status%3D", "select"),
        ("?to=2012&versus=from%3D2013", False),
    ],
)
def test_dates_are_dragged_where_there_is_one_pair_of_them(scene, query, wanted):
    assert timeline.figure(scene(query))["layout"]["dragmode"] == wanted


def test_nothing_selected_is_an_empty_strip(scene):
    figure = timeline.figure(scene("?types=none"))
    assert figure["data"] == []
    assert len(figure["layout"]["xaxis"]["tickvals"]) > 1


@given(st.floats(1, 2500), st.floats(0, 1500), st.integers(2, 15))
def test_ticks_are_round_years_on_the_axis_and_few_enough(first, length, most):
    years = ticks(first, first + length, most)
    assert years == sorted(set(years))
    assert all(first <= year <= first + length for year in years)
    assert len(years) <= most + 1
    if len(years) > 1:
        step = years[1] - years[0]
        assert step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
        assert all(year % step == 0 for year in years)


def test_a_decimal_year_keeps_the_order_of_days():
    days = [
        date(2019, 12, 31),
        date(2020, 1, 1),
        date(2020, 2, 29),
        date(2020, 12, 31),
        date(2021, 1, 1),
    ]
    decimals = [time_axis.decimal(day) for day in days]
    assert decimals == sorted(set(decimals))
    assert decimals[1] == 2020


# ---------------------------------------------------------------- many relations


def per_bin(figure):
    """Return for each x the height above the line and below it, added up from the shapes."""
    found = defaultdict(lambda: [0.0, 0.0])
    for trace in figure["data"]:
        if trace.get("fill") != "toself":
            continue
        for at in range(0, len(trace["x"]), 6):
            low, high = trace["y"][at], trace["y"][at + 1]
            found[trace["x"][at]][high < 0] += abs(high - low)
    return found


def test_many_relations_stand_in_bars_of_a_year(scene):
    drawn = scene("?data=chronology")
    strip = timeline.Strip(drawn)
    assert strip.crowded
    by_hand = defaultdict(lambda: [0, 0])
    spanning = 0
    for one in drawn.results.relations.counted:
        if one.earliest.year == one.latest.year:
            by_hand[round(one.earliest.year + bins.GAP, 4)][one.sign <= 0] += 1
        else:
            spanning += 1
    assert strip.counts.spanning == spanning > 0
    assert per_bin(timeline.figure(drawn)) == by_hand
    said = timeline.words(strip)
    assert said[timeline.HEADING]["children"] == "523 relations over time"
    assert said[timeline.HELP]["children"].endswith(f"Line: {spanning} that last longer.")


def test_a_bar_far_higher_than_the_next_is_cut_and_says_its_number(small, scene_of):
    rows = [{"date": "2010"}] * 620 + [{"date": "2012"}] * 12 + [{"date": "2015", "type": "ACCUSE"}]
    drawn = scene_of(small(rows))
    figure = timeline.figure(drawn)
    assert max(up for up, _ in per_bin(figure).values()) == pytest.approx(12 * bins.CUT * bins.AIR)
    assert "620" in {note["text"] for note in figure["layout"]["annotations"]}


@pytest.mark.parametrize("date", ["2010-05-28", "2010"])
def test_thousands_of_relations_of_one_date_are_seen(small, scene_of, date):
    drawn = scene_of(small([{"date": date}] * 3_000))
    (up,) = [up for up, _ in per_bin(timeline.figure(drawn)).values()]
    assert up == 3_000
    low, high = timeline.figure(drawn)["layout"]["yaxis"]["range"]
    assert low <= 0 < 3_000 < high


def test_however_many_relations_there_are_the_strip_weighs_as_much(small, scene_of):
    few = [{"date": f"{year}"} for year in range(1980, 2020) for _ in range(15)]
    data_set = small(few)
    more = InMemory([*data_set.relations] * (136_000 // len(few)))
    weights = [
        len(json.dumps(timeline.figure(scene_of(replace(data_set, relations=relations)))))
        for relations in (data_set.relations, more)
    ]
    assert weights[1] < 1.1 * weights[0] < 40_000


@pytest.mark.parametrize(
    ("most", "step"), [(0, 1), (1, 1), (4, 2), (9, 5), (10, 10), (49, 20), (1_679, 1_000)]
)
def test_the_scale_is_round(most, step):
    assert bins.step_of(most) == step
