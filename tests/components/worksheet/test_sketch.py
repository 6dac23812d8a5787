"""The drawing for paper: nothing covers anything, and the key lies on what was left blank."""

import re
from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest

from components.drawing.outlines import rings
from components.drawing.projection import MIDDLE, unrolled
from components.worksheet.ink import svg
from components.worksheet.page import on_paper
from components.worksheet.sheet import Sheet
from components.worksheet.sketch import DOT, HEIGHT, NEAREST, WIDTH, sketch, spaced

QUERIES = [
    f"?data={data}&view={view}&level={level}&lang={lang}"
    for data, lang in (("article", "pt"), ("chronology", "fa"), ("europe", "es"))
    for view in ("map", "network")
    for level in ("countries", "actors")
]
QUERIES += [
    "?tie=BRA~IRN,IRN~VEN,USA",
    "?data=chronology&actors=COL&to=2005",
    "?actors=CUB&view=camps",
]


@pytest.fixture(params=QUERIES)
def drawn(request, scene):
    sheet = Sheet(on_paper(scene(request.param)))
    return sketch(sheet.scene, sheet.nodes, sheet.ties)


def clash(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_no_name_covers_another_or_a_place_or_leaves_the_plane(drawn):
    boxes = {node: name.box for node, name in drawn.names.items()}
    for one, other in combinations(boxes, 2):
        assert not clash(boxes[one], boxes[other]), f"{one} on {other}"
    for node, (x, y) in drawn.spots.items():
        dot = (x - DOT, y - DOT, x + DOT, y + DOT)
        assert [name for name, box in boxes.items() if clash(box, dot)] == [], node
    for left, bottom, right, top in boxes.values():
        assert left >= 0
        assert right <= WIDTH
        assert bottom >= 0
        assert top <= HEIGHT


def test_a_name_is_nearest_to_its_own_place_or_led_to_it(drawn):
    for node, name in drawn.names.items():
        away = {
            other: np.hypot(*np.maximum(np.maximum(low - spot, spot - high), 0))
            for low, high in [(np.array(name.box[:2]), np.array(name.box[2:]))]
            for other, spot in drawn.spots.items()
        }
        for other in away.keys() - {node}:
            assert away[other] > 2 * DOT, f"{node} runs into {other}"
            assert name.leader is not None or away[other] > away[node], f"{node} is at {other}"


def test_places_are_apart(drawn):
    for one, other in combinations(drawn.spots.values(), 2):
        assert np.hypot(*np.subtract(one, other)) > NEAREST - 1


def test_places_in_one_spot_are_pushed_apart():
    found = spaced({"a": (10.0, 10.0), "b": (10.0, 10.0), "c": (200.0, 10.0)})
    assert np.hypot(*np.subtract(found["a"], found["b"])) >= NEAREST - 0.2
    assert found["c"] == (200.0, 10.0)


def test_the_key_is_the_blank_drawing_with_its_ties(drawn):
    blank, full = (ElementTree.fromstring(svg(drawn, "x", ties=ties)) for ties in (False, True))
    assert not [part for part in blank.iter() if part.get("class", "").startswith(("tie", "sign"))]
    lines = [part for part in full.iter("path") if part.get("class", "").startswith("tie")]
    assert len(lines) == len(drawn.ties)
    for tie, line in zip(drawn.ties, lines, strict=True):
        assert (line.get("stroke-dasharray") is None) == bool(tie.deeds)
        ends = re.findall(r"-?[\d.]+", line.get("d"))
        assert np.allclose(list(map(float, ends[:2])), down(drawn.curves[tie.tie][0]), atol=0.1)
    heads = [part for part in full.iter("path") if part.get("class", "").startswith("head")]
    tips = [list(map(float, re.findall(r"-?[\d.]+", head.get("d"))[:2])) for head in heads]
    acted = [tie for tie in drawn.ties if tie.one_sided]
    assert len(tips) == len(acted)
    for tie, tip in zip(acted, tips, strict=True):
        assert np.hypot(*(tip - np.array(down(drawn.spots[tie.target])))) < 3 * DOT
    names = [
        [part.text for part in one.iter("text") if part.get("class") == "name"]
        for one in (blank, full)
    ]
    assert names[0] == names[1]


def down(point):
    return point[0], HEIGHT - point[1]


def test_a_line_leads_from_place_to_place(drawn):
    for tie in drawn.ties:
        curve = drawn.curves[tie.tie]
        for end, node in ((curve[0], tie.a), (curve[-1], tie.b)):
            assert np.hypot(*(end - drawn.spots[node])) < 3 * DOT


def test_outlines_are_closed_rings_on_the_globe():
    found = rings()
    assert len(found) > 300
    for ring in found:
        assert np.allclose(ring[0], ring[-1])
        assert (np.abs(ring) <= (180.01, 90.01)).all()


@pytest.mark.parametrize("middle", [MIDDLE, 145.0])
def test_no_outline_is_torn_across_the_map(middle):
    for ring in rings():
        parts = unrolled(ring, middle)
        assert parts
        for part in parts:
            steps = np.hypot(*np.diff(part, axis=0).T)
            assert steps.max() < 0.8, "a line across the whole map"
