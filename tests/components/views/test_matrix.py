"""The matrix: a square for each tie, seen from both sides."""

import itertools
from collections import defaultdict

import pytest

from components.drawing import marks
from components.drawing.style import FAR
from components.language.texts import plain
from components.views import heat, legend, matrix, traces
from data.states import states
from tests.landed import LANDED

CROWD = "?data=chronology&level=actors"
FEW = "?data=chronology&from=1990&to=2012"  # 36 nodes: each square holds its sign


def squares(drawn):
    order = matrix.arrange(drawn)
    return {
        (order[y], order[x]): tie
        for trace in matrix.figure(drawn)["data"]
        for x, y, tie in zip(trace["x"], trace["y"], trace["customdata"], strict=True)
    }


@pytest.mark.parametrize(
    "query", ["?", "?level=actors", "?data=chronology", "?actors=VEN&order=region", CROWD]
)
def test_every_tie_has_two_squares_one_for_each_side(scene, query):
    drawn = scene(query)
    found = squares(drawn)
    expected = {(a, b): t.tie for t in drawn.results.ties for a, b in ((t.a, t.b), (t.b, t.a))}
    assert found == expected


@pytest.mark.parametrize("order", ["camp", "region"])
@pytest.mark.parametrize("name", LANDED)
def test_an_order_holds_every_node_once(scene, name, order):
    drawn = scene(f"?data={name}&order={order}")
    assert sorted(matrix.arrange(drawn)) == sorted(drawn.results.nodes)


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("lang", ["en", "fa"])
def test_regions_stand_together(scene, name, lang):
    drawn = scene(f"?data={name}&order=region&lang={lang}")

    def region(node):
        country = node if node in states() else drawn.data_set.actors[node].country
        return states()[country].region

    regions = [region(node) for node in matrix.arrange(drawn)]
    assert len([key for key, _ in itertools.groupby(regions)]) == len(set(regions))


def test_on_a_phone_a_crowd_is_cut_to_the_busiest(scene):
    drawn = scene(CROWD, compact=True)
    assert len(drawn.results.nodes) > matrix.LARGEST
    for order in ("camp", "region"):
        shown = matrix.arrange(scene(f"{CROWD}&order={order}", compact=True))
        assert set(shown) == set(drawn.results.nodes[: matrix.LARGEST])


def test_a_crowd_is_a_heat_map_whose_busiest_rows_are_named_first(scene):
    drawn = scene(CROWD)
    figure, order = matrix.figure(drawn), matrix.arrange(drawn)
    assert set(order) == set(drawn.results.nodes)
    ground = figure["layout"]["meta"]  # which of them there is room for, the browser knows
    assert ground["names"] == [drawn.sentences.isolated(node) for node in order]
    assert [order[row] for row in ground["busiest"]] == [*drawn.results.nodes]
    assert ground["margin"] == figure["layout"]["margin"]
    markers = [trace["marker"] for trace in figure["data"]]
    looks = {(marker["color"], marker["symbol"]) for marker in markers}
    assert len(looks) == len(figure["data"])  # demand and mixed share a hue
    relations = {tie.tie: tie.relations for tie in drawn.results.ties}
    full = {heat.fullness(tie): tie.relations for tie in drawn.results.ties}
    assert sorted(full) == sorted(full, key=full.get)
    assert sum(len(trace["x"]) for trace in figure["data"]) == 2 * len(relations)


def test_a_square_of_a_heat_map_says_its_sign_without_colour(scene):
    drawn = scene(f"{CROWD}&view=matrix")
    character = {tie.tie: tie.character for tie in drawn.results.ties}
    shapes = defaultdict(set)
    for trace in matrix.figure(drawn)["data"]:
        for tie in trace["customdata"]:
            shapes[character[tie]].add(trace["marker"]["symbol"])
    assert len(shapes) > 1
    assert all(len(own) == 1 for own in shapes.values())
    assert len(set.union(*shapes.values())) == len(shapes)
    line, _ = legend.props(drawn)["children"]
    key = {item.className.removeprefix("mark-") for item in line.children}
    assert {"squares", "crosses", "fuller"} <= key
    assert not {"words", "unsure", "larger"} & key  # these would be no marks of this picture


def test_where_ties_are_very_many_pointing_at_one_says_its_sign_and_who_they_are(scene):
    drawn = scene(CROWD)
    said = traces.briefly(drawn, drawn.results.ties)
    for tie in drawn.results.ties:
        assert said[tie.tie].startswith(marks.GLYPHS[tie.character])
        assert all(drawn.sentences.name(end) in plain(said[tie.tie]) for end in (tie.a, tie.b))


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_a_wall_has_room_for_the_busiest_and_says_so(scene, lang):
    drawn = scene(f"?data=chronology&view=matrix&lang={lang}", presented=True)
    order = matrix.arrange(drawn)
    assert {*order} == {*drawn.results.nodes[: matrix.FAR_LARGEST]}
    (said,) = matrix.figure(drawn)["layout"]["annotations"]
    for number in (len(order), len(drawn.results.nodes)):
        assert drawn.say.number(number) in said["text"]
    assert said["font"]["size"] >= FAR
    names = matrix.figure(drawn)["layout"]["yaxis"]["ticktext"]
    assert max(len(plain(name)) for name in names) <= matrix.FAR_NAME
    assert matrix.figure(scene("?view=matrix"))["layout"]["annotations"] == []


def test_a_square_says_sign_deed_and_certainty_without_colour(scene):
    drawn = scene(FEW)
    (trace,) = matrix.figure(drawn)["data"]
    ties = {tie.tie: tie for tie in drawn.results.ties}
    rows = zip(
        trace["customdata"],
        trace["text"],
        trace["marker"]["symbol"],
        trace["marker"]["color"],
        trace["marker"]["line"]["color"],
        strict=True,
    )
    for name, glyph, symbol, fill, edge in rows:
        tie = ties[name]
        assert glyph == marks.GLYPHS[tie.character]
        assert symbol == ("square" if tie.deeds else "circle")
        assert (fill == edge) is bool(tie.reported)
        assert edge == drawn.style.theme.hue(tie.character)


def test_a_square_grows_with_its_relations_and_stays_in_its_cell(scene):
    drawn = scene(FEW)
    (trace,) = matrix.figure(drawn)["data"]
    relations = {tie.tie: tie.relations for tie in drawn.results.ties}
    by_count = sorted(
        zip(map(relations.get, trace["customdata"]), trace["marker"]["size"], strict=True)
    )
    sizes = [size for _, size in by_count]
    assert sizes == sorted(sizes)
    assert max(sizes) <= matrix.cell(len(drawn.results.nodes))


@pytest.mark.parametrize("lang", ["en", "es", "pt", "fa"])
def test_rows_and_columns_carry_the_same_names(scene, lang):
    drawn = scene(f"?lang={lang}")
    layout = matrix.figure(drawn)["layout"]
    assert layout["xaxis"]["ticktext"] == layout["yaxis"]["ticktext"]
    assert layout["xaxis"]["ticktext"] == [
        drawn.sentences.isolated(n) for n in matrix.arrange(drawn)
    ]


def test_nothing_selected_is_an_empty_matrix(scene):
    figure = matrix.figure(scene("?types=none"))
    assert figure["data"][0]["x"] == []
    assert figure["layout"]["xaxis"]["ticktext"] == []


def test_the_cells_never_become_unreadable():
    assert all(13 <= matrix.cell(count) <= matrix.CELL for count in range(200))


def test_headings_may_stand_on_both_sides_where_they_are_many_and_what_is_chosen_comes_first(scene):
    drawn = scene(f"{FEW}&tie=CUB")
    layout, order = matrix.figure(drawn)["layout"], matrix.arrange(drawn)
    ground = layout["meta"]
    assert order[ground["busiest"][0]] == "CUB"
    assert ground["sides"] == layout["yaxis"]["tickfont"]
    assert layout["margin"]["r"] == layout["margin"]["l"]
    for few in (scene("?"), scene(FEW, compact=True), scene(CROWD)):
        assert "sides" not in matrix.figure(few)["layout"]["meta"]
