"""Camps through time: every bar, diamond and sentence agrees with the camps of its year."""

import json

import pytest

from components.views import lanes, years
from components.wording import time_windows
from data.balance.frustration import Frustration
from data.balance.through_time import Moment, changes, over_time
from data.languages import LANGUAGES
from data.selection import THROUGH
from tests.landed import LANDED

QUERIES = [
    f"?data={name}&view=camps&through={through}" for name in LANDED for through in THROUGH[1:]
]


def moments_of(scene):
    anchor = scene.data_set.perspective
    return tuple(over_time(scene.results.relations, lanes.windows(scene), "countries", anchor))


def cells(trace):
    """Return every (year, height) that a trace of bars covers."""
    found = set()
    for at in range(0, len(trace["x"]), 3):
        first, after = trace["x"][at : at + 2]
        found |= {(year, trace["y"][at]) for year in range(first, after)}
    return found


@pytest.mark.parametrize("query", QUERIES)
def test_a_bar_is_full_hollow_or_thin_as_the_node_stands_that_year(scene, query):
    drawn = scene(query)
    moments = moments_of(drawn)
    shown = lanes.nodes(drawn, moments)
    full, hollow, core, thin = lanes.figure(drawn, moments)["data"][:4]
    assert cells(hollow) == cells(core)
    at = {node: len(shown) - index for index, node in enumerate(shown)}
    for node in shown:
        for moment in moments:
            cell = (moment.last.year, at[node])
            first, second = (node in camp for camp in moment.found.camps)
            told = node not in moment.unconnected
            assert (cell in cells(full)) == (first and told)
            assert (cell in cells(hollow)) == (second and told)
            assert (cell in cells(thin)) == (node in moment.unconnected)


@pytest.mark.parametrize("query", QUERIES)
def test_the_anchor_comes_first_and_never_in_the_other_camp(scene, query):
    drawn = scene(query)
    moments = moments_of(drawn)
    assert lanes.nodes(drawn, moments)[0] == drawn.data_set.perspective
    assert len(lanes.nodes(drawn, moments)) <= lanes.ROWS
    assert all(drawn.data_set.perspective not in moment.found.camps[1] for moment in moments)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["?data=europe&view=camps&through=year", QUERIES[4]])
def test_the_reading_names_everyone_in_their_camp(scene, query, language):
    drawn = scene(f"{query}&lang={language}")
    say = drawn.say
    for moment in moments_of(drawn):
        text = time_windows.reading(drawn, moment)
        if not moment.ties:
            assert text == say("years.nothing", when=text.partition(":")[0])
            continue
        assert say.count("count.in_tension", moment.found.index) in text
        assert say.number(1 - 2 * moment.found.index / moment.ties, 2) in text
        for camp in (*moment.found.camps, moment.unconnected):
            assert all(say.name(drawn.sentences.name(node)) in text for node in camp)
        one, other = (len(camp - moment.unconnected) for camp in moment.found.camps)
        assert (say("years.one_camp", names="").rstrip(". ") in text) == bool(one)
        assert (say("years.other_camp", names="").rstrip(". ") in text) == bool(other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_europe_changes_camp_three_times(scene, language):
    drawn = scene(f"?data=europe&view=camps&through=year&lang={language}")
    moments = moments_of(drawn)
    say = drawn.say
    anchor = say.name(drawn.sentences.name("DEU"))
    wanted = [
        say(key, year=say.digits(year), who=say.name(drawn.sentences.name(who)), anchor=anchor)
        for key, year, who in (
            ("years.left", "1890", "RUS"),
            ("years.joined", "1890", "GBR"),
            ("years.left", "1904", "GBR"),
        )
    ]
    listed = json.dumps(
        years.words(drawn, moments), default=lambda part: part.to_plotly_json(), ensure_ascii=False
    )
    assert sorted(wanted) == sorted(time_windows.changed(drawn, one) for one in changes(moments))
    assert all(text in listed for text in wanted)
    assert "from=1904&to=1904" in listed
    marks = lanes.figure(drawn, moments)["data"][4]
    assert sorted(marks["x"]) == [1890, 1890, 1904]


BOLIVIA = "?data=chronology&view=camps&through=year"


def change_of(drawn, who, year):
    [found] = [
        change
        for change in changes(moments_of(drawn))
        if (change.node, change.moment.last.year) == (who, year)
    ]
    return found


def test_a_change_of_camp_is_said_with_the_ties_that_decide_it(scene):
    drawn = scene(BOLIVIA)
    left = " ".join(time_windows.basis(drawn, change_of(drawn, "BOL", 2011)))
    plain = left.replace("\u2068", "").replace("\u2069", "")
    assert plain == (
        "It is friendly with Argentina, on the same side. "
        "2011: mixed tie with Iran, which decides nothing: "
        "Bolivia (+0.06: 2 cooperative, 1 conflictual)."
    )
    back = " ".join(time_windows.basis(drawn, change_of(drawn, "BOL", 2012)))
    assert "Iran" in back
    assert "mixed" not in back


@pytest.mark.parametrize("language", LANGUAGES)
def test_hover_and_list_say_the_same_of_a_change(scene, language):
    drawn = scene(f"{BOLIVIA}&lang={language}")
    moments = moments_of(drawn)
    listed = json.dumps(
        years.words(drawn, moments), default=lambda part: part.to_plotly_json(), ensure_ascii=False
    )
    hovered = lanes.figure(drawn, moments)["data"][4]["hovertext"]
    drawn_rows = lanes.nodes(drawn, moments)
    for change in changes(moments):
        basis = [*time_windows.basis(drawn, change)]
        assert basis
        assert " ".join(basis) in listed
        assert change.node not in drawn_rows or any(basis[0] in text for text in hovered)


@pytest.mark.parametrize("query", ["", "&actors=BOL,IRN&side=between"])
def test_a_mixed_tie_with_the_anchor_has_a_mark_and_words_of_its_own(scene, query):
    drawn = scene(BOLIVIA + query)
    moments = moments_of(drawn)
    [moment] = [moment for moment in moments if moment.last.year == 2011]
    assert "mixed tie with" in time_windows.reading(drawn, moment)
    marks = lanes.figure(drawn, moments)["data"][-1]
    at = {*zip(marks["x"], marks["y"], strict=True)}
    rows = lanes.nodes(drawn, moments)
    assert (2011.5, len(rows) - rows.index("BOL")) in at


def test_where_filters_put_somebody_elsewhere_it_is_said(scene):
    whole = moments_of(scene(BOLIVIA))
    drawn = scene(f"{BOLIVIA}&actors=BOL,IRN&side=between")
    said = [*time_windows.elsewhere(drawn, moments_of(drawn), whole)]
    assert any("Bolivia" in text and "other camp in 2011" in text for text in said)
    assert [*time_windows.elsewhere(drawn, whole, whole)] == []


def test_nobody_changes_camp_is_said_too(scene):
    drawn = scene("?data=europe&view=camps&through=year&from=1872&to=1875")
    (only,) = years.words(drawn, moments_of(drawn))
    assert only.children == "Nobody changes camp in these years."


@pytest.mark.parametrize("language", ["en", "fa"])
def test_time_runs_as_the_language_does(scene, language):
    drawn = scene(f"?data=europe&view=camps&through=year&lang={language}")
    start, end = lanes.figure(drawn, moments_of(drawn))["layout"]["xaxis"]["range"]
    assert (start < end) == (language == "en")


@pytest.mark.parametrize("query", ["&from=3000", "&to=1000", "&types=none", "&from=2020-05-28"])
def test_any_dates_have_a_picture(scene, query):
    drawn = scene(f"?view=camps&through=year{query}")
    found = years.answered(drawn, moments_of(drawn), "?")
    assert found["known"] == found["of"] >= 1
    assert lanes.figure(drawn, moments_of(drawn))["layout"]
    thumb = years.thumb(drawn)
    assert thumb["min"] <= thumb["value"] <= thumb["max"]


def test_a_bound_is_never_a_bare_number(scene):
    drawn = scene("?data=europe&view=camps&through=year")
    moment = moments_of(drawn)[0]
    unsure = Frustration(5, 2, False, moment.found.camps, ())
    text = time_windows.reading(
        drawn, Moment(moment.first, moment.last, 9, 0, 0, unsure, frozenset())
    )
    assert "between 2 and 5" in text
