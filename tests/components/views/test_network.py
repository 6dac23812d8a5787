"""The network: lines that pass no node, heads where one side acts, names where there is room."""

import numpy as np
import pytest

from components.views import diagram, network
from data.density import MORE
from tests.landed import LANDED

BOTH = [(name, level) for name in LANDED for level in ("countries", "actors")]


def distance(point, curve):
    """Return how near a curve, drawn from sample to sample, comes to a point."""
    starts, steps = curve[:-1], np.diff(curve, axis=0)
    lengths = np.maximum((steps**2).sum(axis=1), 1e-9)
    share = np.clip(((point - starts) * steps).sum(axis=1) / lengths, 0, 1)
    return np.hypot(*(starts + share[:, None] * steps - point).T).min()


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("compact", [False, True], ids=["wide", "compact"])
def test_no_line_passes_through_the_dot_of_another_node(scene, name, compact):
    drawn = scene(f"?data={name}&view=network", compact=compact)
    at = network.spots(drawn)
    curves = diagram.routes(drawn, at)
    through = [
        (tie.tie, node)
        for tie in drawn.results.ties
        for node, spot in at.items()
        if node not in (tie.a, tie.b)
        and distance(np.array(spot), curves[tie.tie]) < diagram.size(drawn, node) / 2
    ]
    assert through == []


@pytest.mark.parametrize(("name", "level"), BOTH)
def test_a_line_runs_from_node_to_node(scene, name, level):
    drawn = scene(f"?data={name}&level={level}")
    at = network.spots(drawn)
    curves = diagram.routes(drawn, at)
    assert curves.keys() == {tie.tie for tie in drawn.style.lines}
    for tie in drawn.style.lines:
        assert curves[tie.tie][0] == pytest.approx(at[tie.a], abs=0.06)
        assert curves[tie.tie][-1] == pytest.approx(at[tie.b], abs=0.06)


def heads(figure):
    (trace,) = [t for t in figure["data"] if t.get("marker", {}).get("symbol") == "arrow"]
    return trace


# All of the chronology's actors have more lines than a head could be seen on.
HEADED = [
    (f"{name}&to=2013" if (name, level) == ("chronology", "actors") else name, level)
    for name, level in BOTH
]


@pytest.mark.parametrize(("name", "level"), HEADED)
def test_only_one_sided_ties_have_a_head_and_it_points_at_who_is_acted_upon(scene, name, level):
    drawn = scene(f"?data={name}&level={level}&view=network")
    trace, at = heads(network.figure(drawn)), network.spots(drawn)
    one_sided = [tie for tie in drawn.style.lines if tie.one_sided]
    assert 0 < len(one_sided) < len(drawn.style.lines) or not one_sided
    assert list(zip(trace["x"], trace["y"], strict=True)) == [
        pytest.approx(at[tie.target], abs=0.06) for tie in one_sided
    ]
    for tie, turn in zip(one_sided, trace["marker"]["angle"], strict=True):
        towards = np.subtract(at[tie.target], at[tie.actor])
        pointing = np.array([np.sin(np.radians(turn)), np.cos(np.radians(turn))])
        assert pointing @ towards > 0, tie.tie


def test_among_lines_that_are_too_many_there_are_no_heads(scene):
    drawn = scene("?data=chronology&level=actors&view=network")
    assert len(drawn.style.lines) > MORE
    assert any(tie.one_sided for tie in drawn.style.lines)
    assert not heads(network.figure(drawn))["x"]


@pytest.mark.parametrize("name", LANDED)
def test_a_head_is_not_hidden_under_the_node_it_points_to(scene, name):
    drawn = scene(f"?data={name}&view=network")
    standoffs = heads(network.figure(drawn))["marker"]["standoff"]
    for tie, standoff in zip(
        [t for t in drawn.results.ties if t.one_sided], standoffs, strict=True
    ):
        assert standoff >= diagram.size(drawn, tie.target) / 2


def test_every_point_of_a_line_opens_its_tie(scene):
    drawn = scene("?view=network")
    lines = [t for t in network.figure(drawn)["data"] if t["mode"] == "lines"]
    assert {tie for line in lines for tie in line["customdata"] if tie} == {
        t.tie for t in drawn.results.ties
    }
    for line in lines:
        assert len(line["x"]) == len(line["y"]) == len(line["customdata"]) == len(line["text"])


def test_a_narrow_screen_turns_the_plane_upright(scene):
    wide, high = (diagram.frame(scene("?", compact=compact), "", {}) for compact in (False, True))
    assert wide["xaxis"]["range"] == high["yaxis"]["range"]
    assert wide["yaxis"]["range"] == high["xaxis"]["range"]


@pytest.mark.parametrize(("name", "level"), BOTH)
def test_every_node_is_in_the_frame(scene, name, level):
    for compact in (False, True):
        drawn = scene(f"?data={name}&level={level}", compact=compact)
        axes = diagram.frame(drawn, "", {})
        for x, y in network.spots(drawn).values():
            assert axes["xaxis"]["range"][0] < x < axes["xaxis"]["range"][1]
            assert axes["yaxis"]["range"][0] < y < axes["yaxis"]["range"][1]


@pytest.mark.parametrize("name", LANDED)
def test_a_projected_network_is_as_wide_as_its_stage_and_keeps_its_order(scene, name):
    desk = diagram.spread(scene(f"?data={name}"), network.spots(scene(f"?data={name}")))
    shown = scene(f"?data={name}", presented=True)
    wall = diagram.spread(shown, network.spots(shown))
    assert diagram.plane(shown) == diagram.FAR_PLANE
    for axis in (0, 1):
        one, other = ([places[node][axis] for node in desk] for places in (desk, wall))
        assert np.argsort(one, kind="stable").tolist() == np.argsort(other, kind="stable").tolist()
    widths = [np.ptp([x for x, _ in places.values()]) for places in (desk, wall)]
    assert widths[1] > 1.5 * widths[0]


def test_the_chosen_tie_stands_out(scene):
    drawn = scene("?view=network&tie=IRN~VEN")
    bright = [
        t
        for t in network.figure(drawn)["data"]
        if t["mode"] == "lines" and "customdata" in t and t["opacity"] > 0.2
    ]
    assert {tie for line in bright for tie in line["customdata"] if tie} == {"IRN~VEN"}


def test_behind_a_tie_that_is_not_there_all_stands_back(scene):
    drawn = scene("?view=network&tie=CHN~IRN")
    assert "CHN~IRN" not in {tie.tie for tie in drawn.results.ties}
    assert drawn.results.dimmed == {tie.tie for tie in drawn.results.ties}


@pytest.mark.parametrize("view", ["network", "map", "camps"])
def test_what_stands_back_has_no_signs_and_what_is_gone_no_line(scene, view):
    for more, lines in (("", 23), ("&only=1", 2)):
        drawn = scene(f"?view={view}&tie=IRN~VEN,IRN~USA{more}")
        figure = drawn.view.figure(drawn)
        traces = figure["data"]
        (signs,) = [t for t in traces if set(t.get("text") or ()) & set("+−?±")]
        assert {*signs["customdata"]} == {"IRN~VEN", "IRN~USA"}
        named = [t["customdata"] for t in traces if t.get("mode") == "lines" and "customdata" in t]
        ends = {tie for ties in named for tie in ties if tie}
        ends |= {tie["id"] for tie in figure["layout"]["meta"].get("tray", {}).get("ties", ())}
        assert len(ends) == lines


@pytest.mark.parametrize("size", [{}, {"presented": True}])
@pytest.mark.parametrize(
    "query", ["tie=IRN~VEN", "tie=IRN~VEN,IRN~USA", "tie=CUB", "tie=hezbollah"]
)
@pytest.mark.parametrize("view", ["network", "map", "camps"])
def test_what_is_chosen_lies_on_paper_over_all_that_stands_back(scene, view, query, size):
    drawn = scene(f"?view={view}&{query}", **size)
    figure = drawn.view.figure(drawn)
    order, chosen = [], {tie.tie for tie in drawn.results.highlighted}
    for trace in figure["data"]:
        ties = {tie for tie in trace.get("customdata") or () if tie}
        if trace.get("mode") == "lines" and ties & {t.tie for t in drawn.results.drawn}:
            order += [("front" if ties <= chosen else "behind", trace)]
            assert trace["opacity"] == (
                pytest.approx(0.1) if not ties & chosen else trace["opacity"]
            )
        elif trace.get("line", {}).get("color") == drawn.style.theme.paper:
            order += [("paper", trace)]
    kinds = [kind for kind, _ in order]
    assert kinds == sorted(kinds, key=["behind", "paper", "front"].index)
    front, paper = ([t for kind, t in order if kind == k] for k in ("front", "paper"))
    for line, case in zip(front, paper, strict=True):
        wider = 2 * 2 * drawn.style.bold
        assert case["line"]["width"] == pytest.approx(line["line"]["width"] + wider)
        assert [*case.get("x", case.get("lon"))] == [*line.get("x", line.get("lon"))]
    for tie in figure["layout"]["meta"].get("tray", {}).get("ties", ()):
        assert bool(tie["cased"]) == (tie["id"] in chosen)


def test_where_nothing_is_chosen_no_line_lies_on_paper(scene):
    for view in ("network", "map", "camps"):
        drawn = scene(f"?view={view}")
        papers = [
            t
            for t in drawn.view.figure(drawn)["data"]
            if t.get("line", {}).get("color") == drawn.style.theme.paper
        ]
        assert not papers


@pytest.mark.parametrize(
    ("query", "size"), [("", 13), ("data=chronology", 9), ("data=chronology&tie=IRN~VEN", 19)]
)
def test_the_sign_of_what_is_chosen_is_large(scene, query, size):
    assert scene(f"?{query}").style.badge == size


def test_nothing_selected_draws_nothing(scene):
    for trace in network.figure(scene("?view=network&types=none"))["data"]:
        assert trace["x"] == trace["y"] == []
