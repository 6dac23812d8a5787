"""The names of the pictures, as they are on the page: each belongs to one dot, and to that only."""

import re

import pytest

from tests.browser.conftest import LAPTOP
from tests.browser.test_phone import PHONE
from tests.browser.visit import overlaps

SMALL = {"width": 1366, "height": 768}
PICTURES = ("map", "map&projection=globe", "network", "camps")

# Boxes of names, and of what they must not lie on, from the page; dots from the data of the chart.
MEASURED = """() => [...document.querySelectorAll('.js-plotly-plot')]
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
        led: Boolean(chart.querySelector(`.node-names line[data-node="${text.dataset.node}"]`)) })),
      marks: groups.flatMap(group => internals.traceOf(group).mode === 'markers+text'
        ? internals.points(group).map(boxed) : []),
      buttons: [...document.querySelectorAll('.over-map')].map(boxed),
    };
  })"""


def distance(dot, box):
    """Return how far the middle of a dot is from a box."""
    x, y = dot["at"]
    across = max(box["left"] - x, 0, x - box["right"])
    down = max(box["top"] - y, 0, y - box["bottom"])
    return (across**2 + down**2) ** 0.5


def strays(picture):
    """Name each name that is nearer to another dot than to its own, and has no line to that."""
    for name in picture["names"]:
        (own,) = [dot for dot in picture["dots"] if dot["name"] == name["name"]]
        others = [dot for dot in picture["dots"] if dot is not own]
        if name["led"]:  # whoever follows the line must not meet another dot at its end
            yield from (
                f"{name['name']} touches {dot['name']}"
                for dot in others
                if distance(dot, name) - dot["size"] / 2 < 6
            )
            continue
        far, edge = distance(own, name), distance(own, name) - own["size"] / 2
        yield from (
            f"{name['name']} is nearer to {dot['name']}"
            for dot in others
            if distance(dot, name) <= far or distance(dot, name) - dot["size"] / 2 <= edge
        )


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
                for fault in (*strays(picture), *clashes(picture))
            ]
    assert not faults, "\n".join(faults)
