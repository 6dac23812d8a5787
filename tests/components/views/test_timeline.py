"""The timeline: bars as long as dates are precise, each in a lane of its own."""

import itertools
from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.language.calendar import ticks
from components.views import bars, timeline
from components.views.bars import FADE, FADES, SHORTEST, UNSURE, Bar
from tests.landed import LANDED

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
    first, last = bars.axis(drawn)
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
    assert start == pytest.approx(bars.decimal(date(2010, 5, 28)), abs=1e-3)
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
    first, last = bars.axis(drawn)
    full = [
        p for p in pieces_drawn(timeline.figure(drawn)) if p[3] == drawn.style.theme.cooperation
    ]
    assert full[0][0] == pytest.approx(first, abs=1e-3)
    assert full[-1][1] == pytest.approx(last, abs=1e-3)


def test_a_claim_is_lighter_than_a_fact():
    fact = Bar("a", 1, True, "", 2010, 2011, 0, 0)
    claim = Bar("a", 1, False, "", 2010, 2011, 0, 0)
    assert [shade for _, _, shade in bars.pieces(fact)] == [1.0]
    assert [shade for _, _, shade in bars.pieces(claim)] == [UNSURE]


def test_a_fading_end_grows_fainter_and_adjoins_the_bar():
    bar = Bar("a", 1, True, "", 2010, 2011, 0.4, 0.2)
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
    sign = draw(st.sampled_from(bars.BANDS))
    return Bar(
        "a~b", sign, draw(st.booleans()), "", start, start + length, draw(reach), draw(reach)
    )


@given(st.lists(some_bars(), max_size=40))
def test_no_two_bars_overlap_in_a_lane(drawn):
    packed = bars.pack(sorted(drawn, key=lambda bar: (bar.start, -bar.end)))
    assert len(packed) == len(drawn)
    lanes = defaultdict(list)
    for bar in packed:
        lanes[bar.sign, bar.lane].append((bar.start - bar.before, bar.end + bar.after))
    for spans in lanes.values():
        spans.sort()
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    for sign in bars.BANDS:
        used = {lane for own, lane in lanes if own == sign}
        assert used == set(range(len(used)))  # no lane is left empty


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("level", ["countries", "actors"])
def test_no_two_strokes_of_the_landed_data_overlap(scene, name, level):
    lanes = defaultdict(list)
    for start, end, height, _, _ in pieces_drawn(
        timeline.figure(scene(f"?data={name}&level={level}"))
    ):
        lanes[height].append((start, end))
    for spans in lanes.values():
        spans.sort()
        for one, other in itertools.pairwise(spans):
            assert one[1] <= other[0] + 2e-4


@pytest.mark.parametrize("name", LANDED)
def test_cooperation_is_above_demands_and_conflict_below(scene, name):
    drawn = scene(f"?data={name}")
    figure = timeline.figure(drawn)
    sign_of = {one.relation_id: one.sign for one in drawn.results.relations}
    assert {1, -1} <= set(sign_of.values())
    top, middle, bottom = figure["layout"]["yaxis"]["tickvals"]
    assert top > middle > bottom
    low, high = figure["layout"]["yaxis"]["range"]
    assert all(low < height < high for _, _, height, _, _ in pieces_drawn(figure))


@pytest.mark.parametrize("name", LANDED)
def test_every_counted_relation_has_its_bar(scene, name):
    drawn = scene(f"?data={name}")
    full = timeline.figure(drawn)["data"]
    strokes = sum(trace["x"].count(None) for trace in full)
    assert strokes >= len(drawn.results.relations.counted)


def test_the_dates_veil_and_the_other_filters_remove(scene):
    every, dated = scene("?"), scene("?from=2019-05&to=2020-05-20")
    assert timeline.figure(every)["data"] == timeline.figure(dated)["data"]
    assert len(timeline.figure(every)["layout"]["shapes"]) == 0
    before, after = timeline.figure(dated)["layout"]["shapes"]
    first, last = bars.axis(dated)
    assert (before["x0"], before["x1"]) == (first, bars.decimal(date(2019, 5, 1)))
    assert after["x0"] > bars.decimal(date(2020, 5, 20))
    assert after["x1"] == last
    fewer = timeline.figure(scene("?types=request"))["data"]
    assert {trace["line"]["color"] for trace in fewer} <= {
        trace["line"]["color"] for trace in timeline.figure(every)["data"]
    }


def test_bars_are_drawn_again_only_when_they_are_others(scene):
    def revision(query):
        return timeline.figure(scene(query))["layout"]["datarevision"]

    same = ("?", "?from=2019-05", "?tie=IRN~VEN", "?view=camps", "?from=2010&to=2012&seen=none")
    others = ("?theme=dark", "?lang=fa", "?types=request", "?status=claimed", "?level=actors")
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
    decimals = [bars.decimal(day) for day in days]
    assert decimals == sorted(set(decimals))
    assert decimals[1] == 2020


@pytest.mark.parametrize(
    ("heights", "wanted"),
    [
        ([9, 5, 1.5], [9, 5, 1.5]),
        ([9, 8.5, 4], [9, 7, 4]),
        ([9.5, 0.6, 0.3], [9.5, 3, 1]),
        ([9.9, 9.5, 9.2], [9.9, 7.9, 5.9]),
    ],
)
def test_the_names_of_bands_keep_apart(heights, wanted):
    assert timeline.spaced(heights, 2, 10) == pytest.approx(wanted)
