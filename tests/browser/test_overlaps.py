"""Nothing lies on anything else, and nothing is cut: not in the frame of the page, and not among
the names."""

import pytest

from tests.browser.test_phone import PHONE, beside
from tests.browser.visit import LANGUAGES, VIEWS, overlaps

# Windows in use: a desk, two laptops, a tablet on its side, a laptop at 150 %, a tablet upright.
# Each is looked at in every view; the last is that of a phone, and of a desk at 200 %.
SCREENS = ((1920, 1080), (1440, 900), (1366, 768), (1100, 700), (910, 512), (820, 1180))
PHONES = ((390, 844), (720, 450))
# What makes up the page, none inside another.
CHROME = """header h1, header .tagline, header button,
 header .select-data-set, header .select-language, [role=tab], .options .option, .tabs > .menus,
 #headline, #summary, #chips > *, #note > *, #map, #network, #matrix, #table,
 .legend .in-use, .legend summary, .strip-head > *, #timeline-graph"""
HANDLES = ", main > .sheet"  # on a phone they stand before a page that scrolls
SIDES = "main > aside, .middle, header"  # on a phone the sheets are hidden
RAIL = ".rail .eyebrow, .rail .all-or-none, .rail .tick"
LABELS = ".node-names text"

# What says more than there is room for, unless it ends in dots: the whole is in its title then, or
# it is a choice that opens.
CUT = """() => [...document.querySelectorAll(
    'header button, [role=tab], .strip-head button, .legend summary, .tick .name, .sheet .stands')]
  .filter(element => element.checkVisibility({ visibilityProperty: true }))
  .filter(element => {
    const { overflowX, textOverflow, clipPath } = getComputedStyle(element);
    return textOverflow !== 'ellipsis' && clipPath === 'none'
      && element.scrollWidth > element.clientWidth + 1;
  })
  .map(element => `cut: ${element.id || element.textContent}`)"""
# Tabs beside their own list, and marks of the key that stand half in its line.
HALF = """() => [['.mantine-Tabs-list', '[role=tab]'], ['.legend .in-use', 'li']]
  .flatMap(([frame, part]) => [...document.querySelectorAll(frame)].flatMap(box => {
    if (!box.checkVisibility()) return [];
    const { left, right, top, bottom } = box.getBoundingClientRect();
    return [...box.querySelectorAll(part)].filter(element => {
      const at = element.getBoundingClientRect();
      const whole = at.left >= left - 1 && at.right <= right + 1 && at.bottom <= bottom + 1;
      return !whole && at.top < bottom - 1;
    }).map(element => `half in sight: ${element.textContent}`);
  }))"""


def clashes(reader, view):
    """Name everything on a page that lies on something else, or beside the screen, or is cut."""
    handles = HANDLES if reader.page.viewport_size["width"] > PHONES[1][0] else ""
    found = beside(reader) + overlaps(reader.boxes(CHROME + handles))
    found += overlaps(reader.boxes(SIDES))
    if handles:
        found += overlaps(reader.boxes(RAIL))
    found += reader.page.evaluate(CUT) + reader.page.evaluate(HALF)
    if view in ("map", "network"):
        names = reader.boxes(f"#{view} {LABELS}")
        assert names, f"no names in the {view}"
        found += overlaps(names, slack=2)
    return found


REPORTED = "&status=reported,claimed&to=2025"
FILTERED = {"europe": "&status=interpreted&to=1906"}  # where nothing is reported
SEEN = [("article", "en"), ("chronology", "es"), ("chronology", "fa"), ("europe", "pt")]


@pytest.mark.parametrize(("data", "language"), SEEN)
def test_nothing_overlaps(visit, data, language):
    address = f"?data={data}&lang={language}{FILTERED.get(data, REPORTED)}&view="
    reader, faults = visit(address + VIEWS[0]), []
    screens = [*SCREENS]
    for view in VIEWS:
        reader.follow(address + view)
        for width, height in screens:
            reader.resize(width, height)
            faults += [f"{view} at {width}x{height}: {clash}" for clash in clashes(reader, view)]
        screens.reverse()  # the next view is looked at first as large as this one is now
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("data", "language"), SEEN)
def test_nothing_overlaps_on_a_phone(visit, data, language):
    address = f"?data={data}&lang={language}&to=2025&view="
    reader, faults = visit(address + VIEWS[0], **PHONE), []
    for view in VIEWS:
        reader.follow(address + view)
        for width, height in PHONES:
            reader.resize(width, height)
            faults += [f"{view} at {width}x{height}: {clash}" for clash in clashes(reader, view)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_overlaps_in_a_story(visit, language):
    reader = visit(f"?story=1&step=4&lang={language}")
    for width, height in (*SCREENS, PHONES[0]):
        reader.resize(width, height)
        found = clashes(reader, "") + overlaps(reader.boxes(f"#story, {CHROME}"))
        assert not found, f"{width}x{height}: {found}"


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_state_of_the_article_is_named(visit, language):
    reader = visit(f"?lang={language}")
    for view in ("map", "network"):
        reader.follow(f"?lang={language}&view={view}")
        # Who is no state is named in the tray of the map.
        names = reader.boxes(f"#{view} {LABELS}, #{view} .tray text[data-node]")
        assert len(names) == 15, [name["name"] for name in names]
        frame = reader.boxes(f"#{view}")[0]
        cut = [
            name["name"]
            for name in names
            if name["left"] < frame["left"] - 1 or name["right"] > frame["right"] + 1
        ]
        assert not cut, view


LOW = [
    ("?", "map"),
    ("?lang=fa", "map"),
    ("?data=chronology", "map"),
    ("?data=chronology&lang=es&view=network", "network"),
    ("?data=chronology&lang=pt&tie=IRN~VEN", "map"),
    ("?data=chronology&versus=from%3D2010&compare=side", "map"),
    ("?data=chronology&versus=from%3D2010&compare=difference&lang=fa", "map"),
]


@pytest.mark.parametrize(("query", "view"), LOW)
def test_a_low_window_leaves_its_room_to_the_picture(visit, query, view):
    reader = visit(query)
    reader.resize(910, 512)
    [picture] = reader.boxes(f"#{view}")
    assert picture["bottom"] - picture["top"] >= 260
    parts = ".tabs, .headline, .compare-bar, .stage .legend, #timeline"
    assert overlaps([*reader.boxes(parts), picture]) == []
    assert all(box["bottom"] <= 512 for box in [*reader.boxes(parts), picture])
    assert clashes(reader, view) == []
