"""The map: everything in the frame, heads that point, states in the colour of a perspective."""

from dataclasses import replace

import numpy as np
import pytest

from components.drawing import outlines
from components.drawing.arcs import seen_from
from components.drawing.projection import WIDTH, project
from components.views import fits, tray, world
from data.states import states
from tests.conftest import PEOPLE
from tests.landed import LANDED


def offered(drawn):
    return {one["name"]: one for one in world.figure(drawn)["layout"]["meta"]["fits"]}


@pytest.mark.parametrize("name", LANDED)
def test_a_picture_of_a_story_and_one_of_two_stand_where_all_of_the_data_set_does(scene, name):
    whole = offered(scene(f"?data={name}"))["fit"]
    part = scene(f"?data={name}&status=claimed")
    side = replace(part, beside=True)
    assert offered(side)["fit"]["extent"][:1] == pytest.approx(whole["extent"][:1], abs=1)
    assert set(fits.held(side)) >= set(fits.held(part))


def test_the_map_is_fitted_to_what_it_shows(scene):
    whole, few = offered(scene("?data=chronology")), offered(scene("?data=chronology&actors=BRB"))
    assert few["fit"]["extent"] != whole["fit"]["extent"]
    assert whole["world"]["extent"][:1] == [11]


def test_regions_of_three_states_or_more_have_a_button_with_their_number(scene):
    drawn = scene("?data=chronology")
    found = {name: one["count"] for name, one in offered(drawn).items() if one["count"]}
    counts = {}
    for node in drawn.results.states:
        counts[states()[node].subregion] = counts.get(states()[node].subregion, 0) + 1
    assert found["south-america"] == str(counts["south-america"])
    assert all(int(number) >= fits.FEWEST for number in found.values())
    assert list(found.values()) == sorted(found.values(), key=int, reverse=True)


def test_what_is_chosen_can_be_fitted(scene):
    assert "chosen" not in offered(scene("?data=chronology"))
    chosen = offered(scene("?data=chronology&tie=CUB~IRN"))
    assert chosen["chosen"]["extent"][3] < chosen["fit"]["extent"][3]


def test_the_page_is_told_what_is_chosen_what_is_lit_and_what_stands_back(scene):
    assert "meta" not in world.figure(scene("?data=chronology"))["data"][-1]
    nodes = world.figure(scene("?data=chronology&tie=CUB"))["data"][-1]
    ranks = dict(zip(nodes["customdata"], nodes["meta"]["rank"], strict=True))
    assert [node for node, rank in ranks.items() if rank == 0] == ["CUB"]
    assert {node for node, rank in ranks.items() if rank == 1} == {"IRN", "ISR", "USA"}
    both = world.figure(scene("?data=chronology&tie=IRN~VEN"))["data"][-1]
    assert both["meta"]["rank"][:2] == [0, 0]
    assert {*both["meta"]["rank"][2:]} == {2}


def test_the_page_is_told_who_is_asked_for_or_told_of(scene):
    asked = world.figure(scene("?data=chronology&actors=BRB,VEN"))["data"][-1]
    assert {*asked["meta"]["first"]} == {"BRB", "VEN"}
    for language in ("en", "fa"):
        step = scene(f"?data=chronology&story=1&step=2&lang={language}")
        named = {*world.figure(step)["data"][-1]["meta"]["first"]}
        shown = step.results.shown_step
        told = shown.title[language] + " " + shown.text[language]
        assert named
        assert all(step.sentences.short(node) in told for node in named - {*step.selection.actors})


@pytest.mark.parametrize("name", LANDED)
def test_a_state_too_small_for_its_outline_has_its_colour_on_its_dot(scene, name):
    drawn = scene(f"?data={name}")
    (dots,) = by_mode(world.figure(drawn), "markers")[-1:]
    colour = dict(zip(dots["customdata"], dots["marker"]["color"], strict=True))
    for node in drawn.results.states:
        small = outlines.areas().get(node, 0) < world.SPECK
        assert colour[node] == (world.shade(drawn, node) if small else drawn.style.theme.panel)


def test_states_without_an_outline_are_known():
    assert not {"SGP", "MLT", "ATG", "VCT", "XKX"} & outlines.areas().keys()
    assert all(outlines.areas()[node] < world.SPECK for node in ("PSE", "TTO"))
    assert all(outlines.areas()[node] > world.SPECK for node in ("TWN", "ESH", "IRN"))


@pytest.mark.parametrize(
    "query", ["?types=none", "?types=none&tie=IRN~VEN", "?types=none&seen=none"]
)
@pytest.mark.parametrize("projection", ["flat", "globe"])
def test_nothing_selected_is_a_map_without_ties(scene, query, projection):
    figure = world.figure(scene(f"{query}&projection={projection}"))
    assert all(not trace.get("lon") for trace in figure["data"])
    assert figure["layout"]["geo"]["showland"]


def by_mode(figure, mode):
    return [t for t in figure["data"] if t["type"] == "scattergeo" and t["mode"] == mode]


def test_only_one_sided_ties_have_a_head_and_it_stands_at_who_is_acted_upon(scene):
    drawn = scene("?")
    (heads,) = world.arrows(drawn, world.lines(drawn))
    placed = {tie.tie for tie in tray.outside(drawn)}
    one_sided = {t.tie: t for t in drawn.results.ties if t.one_sided and t.tie in placed}
    assert heads["marker"]["symbol"] == "arrow"
    assert sorted(heads["customdata"]) == sorted(one_sided)
    assert len(heads["meta"]["before"]) == len(one_sided)
    assert 0 < len(one_sided) < len(drawn.results.ties)
    for tie_id, lon, lat in zip(heads["customdata"], heads["lon"], heads["lat"], strict=True):
        target = drawn.data_set.place(one_sided[tie_id].target)
        assert (lon, lat) == pytest.approx(target, abs=0.01)


@pytest.mark.parametrize("name", LANDED)
def test_a_head_is_not_hidden_under_the_dot_it_points_to(scene, name):
    drawn = scene(f"?data={name}")
    (heads,) = world.arrows(drawn, world.lines(drawn))
    sizes = {tie.tie: drawn.style.dot(tie.target) for tie in drawn.results.ties}
    standoffs = heads["meta"]["standoff"]
    for tie, standoff in zip(heads["customdata"], standoffs, strict=True):
        assert standoff >= sizes[tie] / 2, tie


def test_every_point_of_a_line_opens_its_tie(scene):
    for trace in by_mode(world.figure(scene("?data=chronology")), "lines"):
        assert (
            len(trace["lon"]) == len(trace["lat"]) == len(trace["customdata"]) == len(trace["text"])
        )
        for lon, tie, text in zip(trace["lon"], trace["customdata"], trace["text"], strict=True):
            assert (lon is None) == (tie is None) == (text is None)


def test_the_perspective_colours_the_states(scene):
    drawn = scene("?seen=USA")
    (states,) = [t for t in world.figure(drawn)["data"] if t["type"] == "choropleth"]
    level = dict(zip(states["locations"], states["z"], strict=True))
    assert level["USA"] == 2
    assert level["IRN"] == pytest.approx(drawn.results.alignments["IRN"])
    assert level["IRN"] < 0
    assert "hezbollah" not in level


def test_a_state_is_not_neutral_because_its_tie_to_the_perspective_is_not_shown(scene):
    query = "?data=chronology&tie=VEN"
    whole, alone = world.shades(scene(query)), world.shades(scene(f"{query}&only=1"))
    known = scene(query).results.alignments
    for node in ("USA", "ARG", "ISR", "URY"):
        assert alone[node] == pytest.approx(known[node])
        assert alone[node] == pytest.approx(whole[node])
        assert alone[node] != 0


def test_nobodys_perspective_colours_no_state(scene):
    (states,) = [t for t in world.figure(scene("?seen=none"))["data"] if t["type"] == "choropleth"]
    assert set(states["z"]) == {0.0}


@pytest.mark.parametrize("projection", ["flat", "globe"])
def test_hezbollah_stands_in_the_tray_as_a_diamond_and_not_in_lebanon(scene, projection):
    figure = world.figure(scene(f"?projection={projection}"))
    inside = figure["layout"]["meta"]["tray"]["nodes"]
    shape = dict(zip(inside["customdata"], inside["marker"]["symbol"], strict=True))
    assert shape["hezbollah"] == "diamond"
    (dots,) = by_mode(figure, "markers")[-1:]
    assert "hezbollah" not in dots["customdata"]
    assert {"LBN"}.isdisjoint([*dots["customdata"], *inside["customdata"]])


@pytest.mark.parametrize("query", ["", "&level=actors", "&tie=hezbollah", "&tie=hezbollah&only=1"])
@pytest.mark.parametrize("name", LANDED)
def test_every_node_and_every_tie_is_on_the_map_or_in_the_tray_and_never_in_both(
    scene, name, query
):
    drawn = scene(f"?data={name}{query}")
    figure = world.figure(drawn)
    none = {"nodes": {"customdata": []}, "ties": [], "more": ""}
    box = figure["layout"]["meta"].get("tray", none)
    (dots,) = by_mode(figure, "markers")[-1:]
    rows = box["nodes"]["customdata"]
    rest = {*drawn.style.standing} - {*dots["customdata"], *rows}  # they share the last row
    assert sorted([*dots["customdata"], *rows, *rest]) == sorted(drawn.style.standing)
    assert not any(map(drawn.data_set.placed, rest))
    assert len(rows) == tray.ROWS - 1 or not rest
    assert box["more"] == (drawn.say.count("count.tray_more", len(rest)) if rest else "")
    lines = {tie for t in by_mode(figure, "lines") for tie in t.get("customdata", ()) if tie}
    inside = {tie["id"] for tie in box["ties"]}
    assert lines | inside == {tie.tie for tie in drawn.style.lines}
    assert not lines & inside
    signed = {tie for t in by_mode(figure, "markers+text") for tie in t["customdata"]}
    assert signed | {*(box.get("signs") or {}).get("customdata", ())} == {
        tie.tie for tie in drawn.style.signed
    }


def test_a_head_in_the_tray_stands_at_who_is_acted_upon(scene):
    drawn = scene("?data=chronology")
    inside = world.figure(drawn)["layout"]["meta"]["tray"]
    rows = {node: min(row, tray.ROWS - 1) for row, node in enumerate(tray.nodes(drawn))}
    assert [*rows][: tray.ROWS - 1] == inside["nodes"]["customdata"]  # the others share a row
    ties = {tie.tie: tie for tie in drawn.results.ties}
    assert any(tie["head"] for tie in inside["ties"])
    for tie in inside["ties"]:
        known = ties[tie["id"]]
        assert bool(tie["head"]) == known.one_sided
        end = tie["ends"][tie["head"]["at"] if tie["head"] else 0]
        target = known.target if tie["head"] else known.a
        wanted = rows[target] if target in rows else drawn.data_set.place(target)
        assert (end if isinstance(end, int) else tuple(end[:2])) == (
            wanted if isinstance(wanted, int) else pytest.approx(wanted, abs=0.01)
        )


def test_who_finds_no_row_in_the_tray_shares_the_last_one(small, scene_of):
    names = [f"group-{n}" for n in range(tray.ROWS + 3)]
    groups = [
        {"actor_id": name, "name": name, "kind": "group", "country": "IRN", "stands_for": name}
        for name in names
    ]
    rows = [{"actor": "IRN", "target": name} for name in names]
    data_set = small(rows, actors=[*PEOPLE, *groups])
    found = world.figure(scene_of(data_set))["layout"]["meta"]["tray"]
    assert len(found["nodes"]["customdata"]) == tray.ROWS - 1
    assert found["more"].startswith("4 ")
    ends = [end for tie in found["ties"] for end in tie["ends"] if isinstance(end, int)]
    assert sorted(ends) == [*range(tray.ROWS - 1), *[tray.ROWS - 1] * 4]


@pytest.mark.parametrize(("node", "beside"), [("IRN", "VEN"), ("USA", "CUB"), ("BRA", "IRN")])
def test_a_map_of_two_is_fitted_to_their_land_and_not_to_their_dots(scene, node, beside):
    drawn = scene(f"?data=chronology&actors={node},{beside}&side=between")
    part, (lon, lat) = world.around(drawn), drawn.data_set.place(node)
    ring = outlines.main_parts()[node]
    near = (np.abs(ring[:, 0] - lon) <= fits.FAR) & (np.abs(ring[:, 1] - lat) <= fits.FAR)
    middle = project(np.array([(part.x, part.y)]), part.x)[0]
    x, y = (project(ring[near], part.x) - middle).T / WIDTH
    assert np.abs(x).max() <= part.wide / 2 + 1e-6
    assert np.abs(y).max() <= part.high / 2 + 1e-6
    # Of a large state so much is enough.
    assert part.wide * 360 < abs(lon - drawn.data_set.place(beside)[0]) + 2 * fits.FAR + 6


@pytest.mark.parametrize("name", LANDED)
def test_every_sign_is_in_the_part_that_the_map_is_fitted_to(scene, name):
    drawn = scene(f"?data={name}")
    part = world.around(drawn)
    signs = world.glyphs(drawn, world.lines(drawn))
    for lon in signs["lon"]:
        across = abs(float(project(np.array([(lon, 0.0)]), part.x)[0, 0])) / WIDTH
        assert across <= part.wide / 2 + 0.03


@pytest.mark.parametrize("data", ["article", "chronology", "europe"])
def test_a_globe_is_turned_so_that_every_place_is_seen(scene, data):
    drawn = scene(f"?data={data}&projection=globe")
    places = np.array([drawn.data_set.place(node) for node in fits.held(drawn)])
    assert (seen_from(places, world.around(drawn)[:2])[:, 2] > 0).all()
