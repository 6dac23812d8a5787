"""Own titles, notes, moved and hidden names: kept in the address, and so wherever that leads."""

import re
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import violations
from tests.browser.test_export import PREVIEW, SVG, opened, pick, plain, save, words
from tests.browser.test_names import strays
from tests.browser.visit import overlaps, query_of

HOSTILE = '<b>Mine</b> & "yours" {who} %s'
SIZES = {"social": 675, "portrait": 1350, "square": 1080, "slide": 1080}
VIEWS = ("map", "network", "camps")


def redrawn(reader, act):
    """Do something to the picture in the dialog, and wait until the preview shows it."""
    before = reader.page.locator(PREVIEW).get_attribute("src")
    act()
    expect(reader.page.locator(PREVIEW)).not_to_have_attribute("src", before)
    reader.quiet()


def named(reader):
    """Return where each name stands over the preview, in parts of the picture."""
    return reader.page.locator("#export-handles .name").evaluate_all(
        "all => Object.fromEntries(all.map(one => ["
        "one.dataset.id.slice(5), [parseFloat(one.style.left), parseFloat(one.style.top)]]))"
    )


def choose(reader, thing):
    """Take a name or a note in hand by keyboard."""
    handles = reader.page.locator("#export-handles")
    handles.focus()
    for _ in range(60):
        if handles.get_attribute("aria-activedescendant") == f"handle-{thing}":
            return
        reader.page.keyboard.press("Enter")
    raise AssertionError(f"{thing} is not reached")


def reopen(reader):
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator("#export-dialog")).to_be_hidden()
    reader.page.locator("#export").click()
    expect(reader.page.locator("#export-png")).to_be_enabled()
    expect(reader.page.locator(PREVIEW)).to_be_visible()
    reader.quiet(milliseconds=300)


def svg_of(reader):
    return ElementTree.fromstring(save(reader, "svg").content)


def test_own_words_survive_closing_and_are_what_is_shared_and_framed(visit):
    reader = opened(visit, "?view=network")
    headline = reader.page.locator("#headline").inner_text()
    redrawn(reader, lambda: reader.page.locator("#export-title").fill(HOSTILE))
    redrawn(reader, lambda: reader.page.locator("#export-subtitle").fill("Below it"))
    reader.says(view="network", title=HOSTILE, subtitle="Below it")
    reopen(reader)
    assert reader.page.locator("#export-title").input_value() == HOSTILE
    said = words(svg_of(reader))
    assert HOSTILE in said
    assert "Below it" in said
    assert "title=" not in said, "the address in the picture is the one that is typed"
    reader.page.keyboard.press("Escape")
    assert reader.page.locator("#headline").inner_text() == headline
    reader.page.locator("#share").click()
    shared = reader.page.locator("#share-address").input_value()
    assert query_of(shared) == {"view": "network", "title": HOSTILE, "subtitle": "Below it"}
    assert HOSTILE in reader.page.locator("#share-citation").input_value()
    embed = re.search('src="([^"]+)"', reader.page.locator("#share-embed").input_value())[1]
    reader.page.goto(embed.replace("&amp;", "&"))
    expect(reader.page.locator("#headline")).to_have_text(HOSTILE)
    expect(reader.page.locator("#summary")).to_have_text("Below it")


def test_the_atlass_own_words_are_no_words_of_the_reader(visit):
    reader = opened(visit)
    usual = reader.page.locator("#export-title").input_value()
    redrawn(reader, lambda: reader.page.locator("#export-title").fill("Mine"))
    reader.says(title="Mine")
    redrawn(reader, lambda: reader.page.locator("#export-title").fill(usual))
    reader.says()
    redrawn(reader, lambda: reader.page.locator("#export-subtitle").fill(""))
    reader.says(subtitle="none")
    reader.page.keyboard.press("Escape")
    reader.follow("?from=2010")  # what is told of something else is told no more
    reader.says(**{"from": "2010"})


def test_words_of_the_atlas_are_those_of_the_picture_that_is_chosen(visit):
    reader = opened(visit, "?tie=IRN~VEN")
    subtitle = reader.page.locator("#export-subtitle")
    expect(subtitle).to_have_value(re.compile("in the background"))
    pick(reader, "picture", "per-year")
    expect(subtitle).not_to_have_value(re.compile("in the background"))
    reader.says(tie="IRN~VEN")
    redrawn(reader, lambda: subtitle.fill("Below it"))
    pick(reader, "picture", "map")
    expect(subtitle).to_have_value("Below it")


@pytest.mark.parametrize("view", ["map", "network"])
def test_a_name_is_moved_and_hidden_by_keyboard(visit, view):
    reader = opened(visit, f"?view={view}")
    before = named(reader)
    choose(reader, "name-CUB")
    for key in ("ArrowRight", "Shift+ArrowDown"):
        redrawn(reader, lambda key=key: reader.page.keyboard.press(key))
    after = named(reader)
    assert after["CUB"][0] > before["CUB"][0]
    assert after["CUB"][1] > before["CUB"][1]
    choose(reader, "name-BOL")
    redrawn(reader, lambda: reader.page.keyboard.press("Delete"))
    assert "BOL" not in named(reader)
    stood = named(reader)
    reopen(reader)
    assert named(reader) == stood
    texts = {plain("".join(text.itertext())) for text in svg_of(reader).iter(f"{SVG}text")}
    assert "Cuba" in texts
    assert "Bolivia" not in texts
    reader.page.goto(f"{reader.address}/embed?{reader.page.url.partition('?')[2]}")
    expect(reader.page.locator(".node-names text[data-node=CUB]")).to_be_visible()
    assert reader.page.locator(".node-names text[data-node=BOL]").count() == 0
    reader.page.goto(f"{reader.address}/?{reader.page.url.partition('?')[2]}")
    expect(reader.page.locator(".node-names text[data-node=BOL]")).to_be_visible()
    reader.page.locator("#export").click()
    expect(reader.page.locator("#export-names-back")).to_be_visible()
    reader.quiet(milliseconds=300)
    redrawn(reader, lambda: reader.page.locator("#export-names-back").click())
    assert named(reader) == before


def test_a_name_is_dragged(visit):
    reader = opened(visit, "?view=network")
    mouse, before = reader.page.mouse, named(reader)
    box = reader.page.locator("#export-handles [data-id=name-CUB]").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 10, y + 10)
    mouse.move(x + 30, y + 24)
    redrawn(reader, mouse.up)
    moved = reader.page.locator("#export-handles [data-id=name-CUB]").bounding_box()
    assert (moved["x"] - box["x"], moved["y"] - box["y"]) == pytest.approx((30, 24), abs=2.5)
    assert named(reader).keys() == before.keys()
    assert re.fullmatch(r"CUB\.-?\d+\.-?\d+", query_of(reader.page.url)["names"])


def test_notes_are_text_on_the_picture_wherever_it_goes(visit):
    reader = opened(visit, "?view=network")
    for number, text in enumerate(("Tankers, " + HOSTILE[:20], "A second | one"), start=1):
        redrawn(reader, lambda: reader.page.get_by_role("button", name="Add a note").click())
        field = reader.page.get_by_label(f"Note {number}", exact=True)
        expect(field).to_be_focused()  # with its words selected: what is typed replaces them
        redrawn(reader, lambda text=text: reader.page.keyboard.insert_text(text))
        expect(field).to_have_value(text)
    place = query_of(reader.page.url)["note"]
    assert re.fullmatch(r"\d+,\d+,Tankers, <b>Mine</b> & \"yours\|\d+,\d+,A second / one", place)
    first = reader.page.locator("#export-handles [data-id=note-0]")
    before = first.bounding_box()
    choose(reader, "note-0")
    redrawn(reader, lambda: reader.page.keyboard.press("Shift+ArrowDown"))
    expect(first).to_be_visible()
    assert first.bounding_box()["y"] > before["y"]
    assert violations(reader) == []
    pick(reader, "size", "portrait")
    said = words(svg_of(reader))
    assert "Tankers," in said
    assert "A second / one" in said
    reader.page.goto(f"{reader.address}/embed?{reader.page.url.partition('?')[2]}")
    notes = reader.page.locator(".own-notes text")
    expect(notes).to_have_count(2)
    assert reader.page.locator(".own-notes b").count() == 0
    reader.page.goto(f"{reader.address}/?{reader.page.url.partition('?')[2]}")
    reader.page.locator("#export").click()
    reader.quiet(milliseconds=300)
    redrawn(reader, lambda: reader.page.get_by_role("button", name="Remove note 1").click())
    assert query_of(reader.page.url)["note"].endswith("A second / one")
    assert "|" not in query_of(reader.page.url)["note"]


# Names of the picture that would be saved: where they stand in its chart, and how large they are in
# the pixels of its file.
IN_THE_FILE = """() => {
  const { svg, down, names } = entente.shown();
  const chart = svg.querySelector(':scope > svg');
  const zoom = Number(chart.getAttribute('width')) / chart.viewBox.baseVal.width
    * down / svg.viewBox.baseVal.height;
  const texts = [...chart.querySelectorAll('g > text')].filter(text => text.querySelector('tspan'));
  const sizes = texts.map(text => parseFloat(text.getAttribute('font-size')) * zoom);
  return {
    sizes,
    names: names.map(({ node, box: [left, top, right, bottom], led }) => (
      { name: node, left, top, right, bottom, line: led })),
    dots: names.map(({ node, dot: [x, y, half] }) => ({ name: node, at: [x, y], size: 2 * half })),
  };
}"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("data", ["article", "chronology", "europe"])
def test_names_are_read_in_a_picture_of_any_size_and_belong_to_their_dots(visit, data, size):
    reader, faults = opened(visit, f"?data={data}"), []
    if size != "social":
        pick(reader, "size", size)
    for view in VIEWS:
        if view != "map":
            pick(reader, "picture", view)
        found = reader.page.evaluate(IN_THE_FILE)
        assert len(found["names"]) >= 3, view
        assert len(found["sizes"]) == len(found["names"]), view
        assert min(found["sizes"]) >= 0.02 * SIZES[size] - 0.01, view
        faults += [f"{view}: {fault}" for fault in overlaps(found["names"], slack=0)]
        faults += [f"{view}: {fault}" for fault in strays(found)]
    assert not faults, "\n".join(faults)
