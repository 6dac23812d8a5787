"""Where the pictures stand: moved by hand and by key, in the address, and never lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_phone import PHONE
from tests.browser.visit import CHARTS, query_of

# Where the chart of a view stands, as Plotly drew it: what it is turned to, and how large it is.
DRAWN = """selector => {
  const chart = document.querySelector(`${selector} .js-plotly-plot`);
  const { geo, xaxis } = chart._fullLayout;
  if (!geo) return xaxis.range.map(n => Math.round(n));
  const { projection } = geo._subplot;
  return [...projection.rotate(), projection.scale()].map(n => Math.round(n * 10) / 10);
}"""


def drawn(reader, view):
    return reader.page.evaluate(DRAWN, CHARTS[view])


def middle(reader, view):
    box = reader.page.locator(f"#{view}").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def spot(reader):
    """Expect where the picture stands in the address, and return it."""
    reader.page.wait_for_url(re.compile(r"[?&]at="))
    reader.quiet()
    return query_of(reader.page.url)["at"]


@pytest.mark.parametrize(
    ("view", "query"), [("map", ""), ("network", "&view=network"), ("matrix", "&view=matrix")]
)
def test_the_wheel_moves_a_picture_the_address_brings_it_back_and_zero_fits_it(visit, view, query):
    reader = visit(f"?data=chronology{query}")
    entries, fitted = reader.entries(), drawn(reader, view)
    reader.page.mouse.move(*middle(reader, view))
    reader.page.mouse.wheel(0, -120)
    at = spot(reader)
    moved = drawn(reader, view)
    assert moved != fitted
    assert reader.entries() == entries, "no step of the reader's"
    reader.page.reload()
    reader.drawn()
    assert drawn(reader, view) == pytest.approx(moved, abs=0.5)  # as exact as the address
    assert query_of(reader.page.url)["at"] == at
    reader.page.keyboard.press("0")
    reader.page.wait_for_url(lambda url: "at" not in query_of(url))
    reader.quiet()
    assert drawn(reader, view) == fitted


def touch(reader):
    """Return what lays fingers on the screen at some places, moves them or, without any, lifts."""
    session = reader.page.context.new_cdp_session(reader.page)

    def sends(kind, *places):
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    return sends


@pytest.mark.parametrize("view", ["map", "network"])
def test_two_fingers_bring_a_picture_closer_and_one_leaves_it(visit, view):
    reader = visit(f"?data=chronology&view={view}", **PHONE)
    (x, y), fitted, fingers = middle(reader, view), drawn(reader, view), touch(reader)
    fingers("touchStart", (x, y))
    fingers("touchMove", (x + 60, y))
    fingers("touchEnd")
    reader.quiet(400)
    assert drawn(reader, view) == fitted
    assert "at" not in query_of(reader.page.url)
    fingers("touchStart", (x - 20, y), (x + 20, y))
    for apart in (40, 60, 80):
        fingers("touchMove", (x - apart, y), (x + apart, y))
    fingers("touchEnd")
    at = spot(reader)
    assert float(at.split(",")[2]) > 1.5
    assert drawn(reader, view) != fitted
    assert "tie" not in query_of(reader.page.url)


LEAST = 2.2  # pixels: a square is no smaller
GRID = """() => {
  const panel = document.querySelector('#matrix'), edge = panel.getBoundingClientRect();
  const chart = panel.querySelector('.js-plotly-plot'), { xaxis, yaxis } = chart._fullLayout;
  const inside = (box) => box.left >= edge.left - 1 && box.right <= edge.right + 1
    && box.top >= edge.top - 1 && box.bottom <= edge.bottom + 1;
  const names = [...chart.querySelectorAll('.xtick text, .ytick text')]
    .map(name => name.getBoundingClientRect());
  const pitches = [xaxis, yaxis].map(({ _length, range: [a, b] }) => _length / Math.abs(b - a));
  const { scrollHeight: high, scrollWidth: wide, clientHeight, clientWidth } = panel;
  return {
    scrolls: high > clientHeight + 1 || wide > clientWidth + 1,
    names: names.length, outside: names.filter(box => !inside(box)).length,
    largest: Math.max(...chart.data.flatMap(({ marker }) => marker.size)),
    pitch: Math.min(...pitches),
  };
}"""


@pytest.mark.parametrize("size", [(1366, 768), (910, 512), (820, 1180), (390, 844)])
def test_the_matrix_fits_its_panel_and_its_headings_stay_however_it_is_zoomed(visit, size):
    reader = visit(  # 36 rows: more of them are a heat map, whose crosses are wider than a cell
        "?data=chronology&view=matrix&from=1990&to=2012",
        viewport=dict(zip(("width", "height"), size, strict=True)),
    )
    for key in ("", "+", "+", "Shift+ArrowRight", "-", "0"):
        if key:
            reader.page.keyboard.press(key)
            reader.quiet(400)
        found = reader.page.evaluate(GRID)
        assert not found["scrolls"]
        assert found["names"] >= 8, key
        assert not found["outside"], key
        assert 0.5 * found["pitch"] < found["largest"] <= max(found["pitch"], LEAST), key


def test_a_drag_moves_the_map_and_chooses_nothing_and_what_is_chosen_does_not_move_it(visit):
    reader = visit("?data=chronology")
    x, y = middle(reader, "map")
    reader.page.keyboard.press("+")
    spot(reader)
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x + 90, y + 20, steps=6)
    reader.page.mouse.up()
    at = spot(reader)
    assert "tie" not in query_of(reader.page.url)
    stands = drawn(reader, "map")
    reader.after(reader.page.locator("#ties a").first.click)
    reader.page.wait_for_url(lambda url: {"tie", "at"} <= query_of(url).keys())
    assert query_of(reader.page.url)["at"] == at
    assert drawn(reader, "map") == stands


def test_an_address_that_was_come_to_by_filters_shows_what_it_shows_when_it_is_opened(visit):
    reader = visit("?data=chronology")
    wide = drawn(reader, "map")
    reader.follow("?data=chronology&actors=IRN,VEN&side=between")
    reader.quiet()
    stands = drawn(reader, "map")
    assert stands != wide
    reader.open("?data=chronology&actors=IRN,VEN&side=between")
    assert drawn(reader, "map") == stands


def test_buttons_or_their_list_fit_the_map_to_the_world_and_to_a_region(visit):
    reader = visit("?data=chronology")
    scales = {}
    for name in ("World", "Caribbean"):
        fits = reader.page.locator(".zoomer[data-picture='map'] .fits")
        fits.locator("select").select_option(fits.locator("option", has_text=name).inner_text())
        spot(reader)
        scales[name] = drawn(reader, "map")[3]
    assert scales["Caribbean"] > 5 * scales["World"]
    reader.resize(1700, 900)  # where they have room beside one another
    for name, scale in scales.items():
        button = reader.page.get_by_role("button", name=re.compile(f"^{name}"))
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        spot(reader)
        assert drawn(reader, "map")[3] == pytest.approx(scale, rel=0.3)


def test_the_globe_turns_and_one_that_is_closer_fills_its_stage(visit):
    reader = visit("?data=chronology&projection=globe&at=-60,10,3")
    turned = drawn(reader, "map")
    x, y = middle(reader, "map")
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x + 80, y, steps=4)
    reader.page.mouse.up()
    reader.quiet()
    assert drawn(reader, "map")[0] > turned[0]
    panel = reader.page.locator("#map").bounding_box()
    cut = reader.page.locator("#map .geolayer .bg rect").bounding_box()
    assert cut["width"] >= panel["width"] - 2


def test_where_several_lie_under_the_pointer_a_list_asks_and_escape_closes_it(visit):
    reader = visit("?data=chronology&at=-66,14,1.2")  # so far away that the Caribbean is one spot
    box = reader.page.locator("#map").bounding_box()
    asked = reader.page.get_by_role("menu")
    for step in range(1, 40):
        x, y = box["x"] + box["width"] * (0.3 + step / 100), box["y"] + box["height"] * 0.5
        reader.page.mouse.click(x, y)
        if asked.count():
            break
    expect(asked.get_by_role("menuitem").first).to_be_focused()
    before = reader.page.url
    reader.page.keyboard.press("Escape")
    expect(asked).to_have_count(0)
    assert reader.page.url == before
