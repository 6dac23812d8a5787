"""Sets as dense as the world on the screen of a laptop: what is written there can be read."""

import itertools
import re

import pytest
from playwright.sync_api import expect

from data.density import ROWS
from tests.browser.test_names import MEASURED, SMALL, clashes, misled, strays
from tests.counting import count
from tests.dense import SIZES

READABLE = 11  # pixels
PICTURES = ("map", "network", "camps")
FEWEST = 15  # names that a picture of so many nodes has at least

# The headings of the rows of the matrix, and of its columns, which are turned.
HEADINGS = """() => ['y', 'x'].map(way => [...document.querySelectorAll(
  `#matrix-graph .${way}tick text`)].map(text => {
    const { left, top, right, bottom } = text.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(text).fontSize);
    return { name: text.textContent, left, top, right, bottom, size };
  }))"""


@pytest.mark.parametrize(("data", "language"), [("dense", "en"), ("denser", "fa")])
def test_every_name_can_be_read_and_no_other_dot_is_nearer(dense_visit, data, language):
    start = f"?data={data}&lang={language}&view="
    reader = dense_visit(start + PICTURES[0], viewport=SMALL)
    for view in PICTURES:
        if view != PICTURES[0]:
            reader.follow(start + view)
        (picture,) = reader.page.evaluate(MEASURED)
        assert len(picture["names"]) >= FEWEST, view
        assert min(name["size"] for name in picture["names"]) >= READABLE, view
        assert not [*strays(picture), *clashes(picture), *misled(picture)], view


@pytest.mark.parametrize(("data", "language"), [("dense", "fa"), ("denser", "en")])
def test_every_heading_of_the_matrix_can_be_read(dense_visit, data, language):
    reader = dense_visit(f"?data={data}&lang={language}&view=matrix", viewport=SMALL)
    rows, columns = reader.page.evaluate(HEADINGS)
    assert min(len(rows), len(columns)) >= FEWEST
    assert min(heading["size"] for heading in (*rows, *columns)) >= READABLE
    for side, headings in (("top", rows), ("left", columns)):
        starts = sorted(heading[side] for heading in headings)
        apart = min(after - before for before, after in itertools.pairwise(starts))
        assert apart > READABLE + 1, side  # so that letters do not touch those of the next line


# How many paths the crowd of a picture has, and how many marks or lines they draw together.
CROWD = """view => {
  const paths = [...document.querySelectorAll(`#${view} .crowd path`)];
  return [paths.length, paths.flatMap(path => path.getAttribute('d').match(/M/g)).length];
}"""
# The middle of a square on the screen, by the tie that it stands for, as its path has it.
SQUARE = """tie => {
  const chart = document.querySelector('#matrix .js-plotly-plot');
  const at = chart.data.findIndex(({ customdata }) => customdata.includes(tie));
  const path = chart.querySelectorAll('.crowd path')[at];
  const piece = path.getAttribute('d').split(/(?=M)/)[chart.data[at].customdata.indexOf(tie)];
  path.setAttribute('d', piece);
  const { left, right, top, bottom } = path.getBoundingClientRect();
  return [(left + right) / 2, (top + bottom) / 2];
}"""


def test_a_crowd_is_drawn_at_a_stroke_and_each_of_its_squares_can_be_chosen(dense_visit):
    reader = dense_visit("?data=dense&view=network", viewport=SMALL)
    paths, lines = reader.page.evaluate(CROWD, "network")
    assert paths <= 4  # signs
    assert lines > SIZES["dense"].pacts / 2
    reader.follow("?data=dense&view=matrix")
    paths, squares = reader.page.evaluate(CROWD, "matrix")
    assert paths <= 16  # signs, and how full their hue is
    assert squares == 2 * reader.numbers()["ties"]
    x, y = reader.page.evaluate(SQUARE, "CHN~RUS")
    reader.after(lambda: reader.page.mouse.click(x, y))
    assert "tie=CHN~RUS" in reader.page.url


def test_a_table_of_thousands_brings_more_when_asked(dense_visit):
    reader = dense_visit("?data=denser&view=table", viewport=SMALL)
    grid = reader.page.locator("#table-grid .ag-root")
    said = reader.page.locator("#density")
    for number in itertools.count(1):
        shown = min(number * ROWS, SIZES["denser"].relations)
        expect(grid).to_have_attribute("aria-rowcount", str(shown + 1))  # with that of the headings
        expect(said).to_contain_text(f"{shown:,}")
        if shown == SIZES["denser"].relations:
            break
        said.get_by_role("button").click()
    assert not said.get_by_role("button").count()


def test_what_takes_long_to_prove_is_said_when_it_is_known(dense_visit):
    reader = dense_visit("?data=dense&view=camps", viewport=SMALL)
    expect(reader.page.locator("#main")).to_have_attribute("data-open", "false", timeout=60_000)
    expect(reader.page.locator("#evidence")).not_to_contain_text("Still being worked out")
    expect(reader.page.locator("#evidence h3").first).to_have_text(re.compile(r"\d+ ties"))


@pytest.mark.parametrize(
    "viewport", [{"width": 1600, "height": 1000}, {"width": 910, "height": 512}]
)
def test_the_matrix_says_how_many_headings_have_no_room(visit, viewport):
    reader = visit("?data=chronology&view=matrix", viewport=viewport)
    rows, _ = reader.page.evaluate(HEADINGS)
    on_the_right = reader.page.locator("#matrix-graph .annotation").count()
    headed = sum(bool(row["name"]) for row in rows) + on_the_right
    nodes = count(data="chronology")["actors"]
    said = reader.page.locator("#unnamed")
    if headed < nodes:
        expect(said).to_contain_text(f"{nodes - headed} names")
    else:
        expect(said).to_be_empty()
    assert headed == nodes or viewport["height"] < 800
    reader.follow("?data=chronology&view=matrix&actors=PRY")
    expect(reader.page.locator("#unnamed")).to_be_empty()
