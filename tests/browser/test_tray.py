"""The tray of the map: who stands for no state has a row there, which lies over nothing else."""

from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP
from tests.browser.test_export import opened, save, words
from tests.browser.test_phone import PHONE
from tests.browser.visit import overlaps, query_of

SIZES = (LAPTOP, {"width": 1366, "height": 768}, {"width": 910, "height": 512})
TABLET = {"width": 820, "height": 1180}

# The tray, the rows that it should have, and what it must not lie on, in pixels of the page.
MEASURED = """() => {
  const { internals } = window.entente;
  const chart = document.querySelector('#map .js-plotly-plot');
  const stage = chart.getBoundingClientRect();
  const boxed = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { name: element.textContent || element.localName, left, right, top, bottom };
  };
  const nodes = chart.data.at(-1), at = internals.pixelsOf(chart, nodes);
  return {
    wanted: chart.layout.meta.tray.nodes.customdata,
    rows: [...chart.querySelectorAll('.tray path[data-node]')].map(({ dataset }) => dataset.node),
    named: [...chart.querySelectorAll('.tray text[data-node]')].length,
    tray: boxed(chart.querySelector('.tray-box')),
    stage: boxed(chart),
    dots: nodes.customdata.map((name, i) => ({ name, at: at(i), reach: nodes.marker.size[i] / 2 }))
      .filter(({ at }) => at).map(({ name, at: [x, y], reach }) => ({
        name, left: stage.left + x - reach, right: stage.left + x + reach,
        top: stage.top + y - reach, bottom: stage.top + y + reach })),
    others: [...document.querySelectorAll('#map .node-names text, .over-map')].map(boxed),
    ends: [...chart.querySelectorAll('.tray > g > path[data-of]')].length,
  };
}"""
FILLED = "() => window.entente.internals.fits(document.querySelector('#map .js-plotly-plot'))"
ROW = "#map .tray path[data-node='hezbollah']"


def faults(found):
    """Name what the tray lies on, and how it leaves its stage."""
    tray, stage = found["tray"], found["stage"]
    for other in (*found["dots"], *found["others"]):
        yield from overlaps([tray, other], slack=0)
    inside = stage["left"] <= tray["left"] and tray["right"] <= stage["right"]
    if not inside or tray["bottom"] > stage["bottom"] + 1 or tray["top"] < stage["top"]:
        yield f"{tray} leaves {stage}"


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("data", ["article", "chronology"])
def test_the_tray_lies_over_no_dot_no_name_and_no_button(visit, data, language):
    found = []
    for projection in ("flat", "globe"):
        reader = visit(f"?data={data}&lang={language}&projection={projection}")
        for size in (*SIZES, TABLET, PHONE["viewport"]):
            reader.resize(**size)
            reader.page.wait_for_function(FILLED)
            reader.quiet()
            measured = reader.page.evaluate(MEASURED)
            assert measured["rows"] == measured["wanted"]
            assert measured["ends"] > 0
            found += [f"{projection} {size}: {fault}" for fault in faults(measured)]
    assert not found, "\n".join(found)


def test_who_stands_in_the_tray_is_hovered_chosen_and_walked_as_any_other(visit):
    reader = visit("?data=chronology")
    row = reader.page.locator(ROW)
    row.hover(force=True)
    expect(reader.page.locator(".tip")).to_contain_text("Hezbollah")
    reader.page.mouse.click(*centre(row))
    reader.page.wait_for_url(lambda url: query_of(url).get("tie") == "hezbollah")
    reader.drawn()
    reader.page.locator("#map-ties").focus()
    mark = reader.page.locator("#map .marked")
    for _ in range(reader.page.locator("#map-ties > *").count()):
        if "hezbollah" in mark.get_attribute("data-tie"):
            break
        reader.page.keyboard.press("ArrowDown")
    assert "hezbollah" in mark.get_attribute("data-tie")
    line, diamond = mark.locator("path.core").bounding_box(), row.bounding_box()
    ends = abs(line["x"] + line["width"] - diamond["x"]), abs(line["x"] - diamond["x"])
    assert min(ends) < 2 * diamond["width"]


def test_the_tray_keeps_its_corner_while_the_map_is_moved_and_its_lines_follow(visit):
    reader = visit("?data=chronology")
    stood = reader.page.locator(ROW).bounding_box()
    box = reader.page.locator("#map").bounding_box()
    x, y = box["x"] + box["width"] / 3, box["y"] + box["height"] / 3
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x + 40, y + 20, steps=4)
    expect(reader.page.locator("#map.moving")).to_be_visible()
    moved = reader.page.locator(ROW).bounding_box()
    assert (moved["x"], moved["y"]) == pytest.approx((stood["x"], stood["y"]), abs=1)
    reader.page.mouse.up()
    expect(reader.page.locator("#map:not(.moving)")).to_be_visible()
    assert not [*faults(reader.page.evaluate(MEASURED))]


def test_an_exported_map_has_its_tray(visit):
    drawn = ElementTree.fromstring(save(opened(visit, "?data=chronology"), "svg").content)
    assert "Hezbollah" in words(drawn)
    assert "17 that are no state" in words(drawn)


def centre(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
