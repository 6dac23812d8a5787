"""The names of the pictures, as they are on the page: each belongs to one dot, and to that only."""

import re
from itertools import combinations
from math import dist

import pytest

from tests.browser.conftest import LAPTOP
from tests.browser.test_phone import PHONE
from tests.browser.visit import overlaps

SMALL = {"width": 1366, "height": 768}
LOW = {"width": 910, "height": 512}
PICTURES = ("map", "map&projection=globe", "network", "camps")
WHAT = ("dots", "names")
READING = 6  # pixels: no nearer does a name that is led come to another's dot

# Boxes of names, and of what they must not lie on, from the page; dots from the data of the chart.
MEASURED = """() => {
  const leaderOf = (chart, node) => {
    const line = chart.querySelector(`.node-names line[data-node="${node}"]`);
    return line && ['x1', 'y1', 'x2', 'y2'].map(end => Number(line.getAttribute(end)));
  };
  return [...document.querySelectorAll('.js-plotly-plot')]
  .filter(chart => chart.querySelector('.node-names')).map(chart => {
    const { internals } = window.entente;
    const { left, top } = chart.getBoundingClientRect();
    const boxed = (element) => {
      const box = element.getBoundingClientRect();
      const name = element.dataset.node || element.textContent || element.id;
      const sides = { left: box.left - left, right: box.right - left };
      return { name, ...sides, top: box.top - top, bottom: box.bottom - top };
    };
    const nodes = chart.data.at(-1), at = internals.pixelsOf(chart, nodes);
    const [x0, y0, x1, y1] = internals.extent(chart);
    const inside = spot => spot && spot[0] >= x0 && spot[0] <= x1 && spot[1] >= y0 && spot[1] <= y1;
    const groups = internals.traces(chart);
    return {
      dots: nodes.customdata.map((name, i) => ({ name, at: at(i), size: nodes.marker.size[i] }))
        .filter(dot => inside(dot.at)),
      names: [...chart.querySelectorAll('.node-names text')].map(text => ({ ...boxed(text),
        size: parseFloat(getComputedStyle(text).fontSize),
        line: leaderOf(chart, text.dataset.node) })),
      marks: groups.flatMap(group => internals.traceOf(group).mode === 'markers+text'
        ? internals.points(group).map(boxed) : []),
      buttons: [...document.querySelectorAll('.over-map')].map(boxed),
    };
  });
}"""


def distance(dot, box):
    """Return how far the middle of a dot is from a box."""
    x, y = dot["at"]
    across = max(box["left"] - x, 0, x - box["right"])
    down = max(box["top"] - y, 0, y - box["bottom"])
    return (across**2 + down**2) ** 0.5


def strays(picture):
    """Name each name that is nearer to another dot than to its own, unless a line leads to it."""
    names = [name for name in picture["names"] if not name["line"]]
    astray = [name["name"] for name in names if _astray(name, picture["dots"])]
    return [f"{name} is nearer to another dot" for name in astray]


def own_of(name, dots):
    """Return the dot that a name belongs to."""
    (own,) = [dot for dot in dots if dot["name"] == name["name"]]
    return own


def _astray(name, dots):
    own = own_of(name, dots)
    edge = distance(own, name) - own["size"] / 2
    return any(distance(dot, name) - dot["size"] / 2 <= edge for dot in dots if dot is not own)


def misled(picture):
    """Name what a line to a name meets, and each dot that could be taken for the end of one."""
    led = [name for name in picture["names"] if name["line"]]
    for name in led:
        dots, names = ([one for one in picture[key] if one["name"] != name["name"]] for key in WHAT)
        yield from (
            f"{name['name']} can be read as {dot['name']}"
            for dot in dots
            if distance(dot, name) - dot["size"] / 2 < READING
        )
        way, own = _way(*name["line"]), own_of(name, picture["dots"])
        met = [dot for dot in dots if any(dist(dot["at"], at) <= dot["size"] / 2 for at in way)]
        # Where dots lie on one another, the line to one begins among them.
        met = [
            dot for dot in met if dist(dot["at"], own["at"]) > (dot["size"] + own["size"]) / 2 + 4
        ]
        met += [other for other in names if any(distance({"at": at}, other) == 0 for at in way)]
        yield from (f"the line to {name['name']} meets {other['name']}" for other in met)
    for one, other in combinations(led, 2):
        if crossed(one["line"], other["line"]):
            yield f"the lines to {one['name']} and {other['name']} cross"


def _reach(one, other):
    """Return how far apart two dots are that do not lie on one another."""
    return (one["size"] + other["size"]) / 2 + 4


def _way(x, y, foot_x, foot_y):
    """Return points along a line, nearer to one another than a dot is wide."""
    return [(x + (foot_x - x) * step / 50, y + (foot_y - y) * step / 50) for step in range(51)]


def crossed(one, other):
    """Tell whether two lines, each with both ends, cross."""

    def side(line, x, y):
        ax, ay, bx, by = line
        return (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0

    return (
        side(one, *other[:2]) != side(one, *other[2:])
        and side(other, *one[:2]) != side(other, *one[2:])
    )  # fmt: skip


def clashes(picture):
    """Name each name that lies on another, on a dot, on a sign or under a button."""
    names = picture["names"]
    yield from overlaps(names, slack=0)
    for name in names:
        for mark in [*picture["marks"], *picture["buttons"]]:
            yield from overlaps([name, mark], slack=1)
        for dot in picture["dots"]:
            if distance(dot, name) < dot["size"] / 2:
                yield f"{name['name']} on the dot of {dot['name']}"


def test_how_many_names_have_no_room_is_said_with_their_names(visit):
    reader = visit("?data=chronology", viewport=PHONE["viewport"])
    (picture,) = reader.page.evaluate(MEASURED)
    missing = len(picture["dots"]) - len(picture["names"])
    assert missing > 0
    said = reader.page.locator("#unnamed")
    assert re.search(rf"\b{missing}\b", said.text_content())
    assert len(said.get_attribute("title").split(", ")) == missing


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("data", ["article", "chronology", "europe"])
def test_a_name_lies_on_nothing_and_no_other_dot_is_nearer(visit, data, language):
    start = f"?data={data}&lang={language}&view="
    reader, faults = visit(start + PICTURES[0]), []
    for view in PICTURES:
        if view != PICTURES[0]:
            reader.follow(start + view)
        for screen in (LAPTOP, SMALL):
            reader.resize(**screen)
            (picture,) = reader.page.evaluate(MEASURED)
            assert picture["names"], view
            assert min(name["size"] for name in picture["names"]) >= 11
            if screen == LAPTOP:  # at most one in ten is left to be pointed at
                assert len(picture["names"]) >= 0.9 * len(picture["dots"]), view
            faults += [
                f"{view} at {screen['width']}: {fault}"
                for fault in (*strays(picture), *misled(picture), *clashes(picture))
            ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("screen", [SMALL, PHONE["viewport"]], ids=["laptop", "phone"])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_is_chosen_is_called_by_its_whole_name(visit, screen, language):
    start = f"?data=chronology&lang={language}"
    reader, chosen = visit(start, viewport=screen), ("IRN~VEN", "CUB", "VEN", "HND", "VCT")
    names = reader.page.locator("#map .node-names text")
    for tie in chosen:
        reader.follow(f"{start}&tie={tie}")
        (picture,) = reader.page.evaluate(MEASURED)
        assert not [*clashes(picture)]
        written = names.evaluate_all("all => all.map(one => [one.dataset.node, one.textContent])")
        shown = {node: text.strip("\u2068\u2069") for node, text in written}
        assert all(shown.get(node, node) != node for node in tie.split("~")), (tie, shown)


def test_the_busiest_come_first_where_there_is_little_room(visit):
    reader = visit("?data=chronology", viewport=PHONE["viewport"])
    for screen in (PHONE["viewport"], LOW):
        reader.resize(**screen)
        (picture,) = reader.page.evaluate(MEASURED)
        # Others crowd round Venezuela, so that a line leads to its name.
        assert {"IRN", "VEN", "USA", "ARG", "CUB"} <= whole(reader)
        assert not strays(picture)


def written(reader):
    """Return the names that are written on the picture, by their nodes."""
    texts = reader.page.locator(".node-names text:visible")
    names = texts.evaluate_all("all => all.map(one => [one.dataset.node, one.textContent])")
    return {node: text.strip("\u2068\u2069") for node, text in names}


def whole(reader):
    """Return the nodes that are called by more than their codes."""
    return {node for node, text in written(reader).items() if text != node}


def test_a_state_without_room_for_its_name_has_its_code(visit):
    reader = visit("?data=chronology", viewport=LOW)
    names = written(reader)
    codes = {node for node, text in names.items() if text == node}
    assert codes
    assert len(codes) < len(names) / 4
    reader.follow("?data=chronology&lang=fa")  # who reads it does not read these letters
    assert not [text for text in written(reader).values() if text.isascii()]
    reader.resize(**SMALL)
    reader.follow("?data=chronology&view=network")  # there is room for all
    assert not codes & {*written(reader).values()}


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("query", ["data=article", "data=chronology", "data=chronology&tie=CUB"])
def test_on_a_phone_no_button_lies_on_a_place(visit, query, language):
    reader = visit(f"?{query}&lang={language}", **PHONE)
    (picture,) = reader.page.evaluate(MEASURED)
    assert picture["buttons"]
    covered = [
        f"{dot['name']} under {button['name']}"
        for dot in picture["dots"]
        for button in picture["buttons"]
        if distance(dot, button) < dot["size"] / 2
    ]
    assert not covered
    assert not overlaps(picture["buttons"])
