"""Nothing lies on anything else: not in the frame of the page, and not among the names."""

import pytest

from tests.browser.test_phone import PHONE, beside
from tests.browser.visit import VIEWS, overlaps

LAPTOP, DESK = {"width": 1440, "height": 900}, {"width": 1920, "height": 1080}
# What makes up the page, none inside another.
CHROME = """header h1, header .tagline, header button,
 header .select-data-set, header .select-language, [role=tab], .option,
 #headline, #summary, #chips > *, #note > *, #map, #network, #matrix, #table,
 .legend > summary, .legend li, .strip-head > *, #timeline-graph"""
SIDES = "main > aside, .middle"  # on a phone the sheets are hidden
LABELS = ".scatterlayer .trace:last-child text"


def clashes(reader, view):
    """Name everything on a page that lies on something else, or beside the screen."""
    found = beside(reader) + overlaps(reader.boxes(CHROME)) + overlaps(reader.boxes(SIDES))
    if view in ("map", "network"):
        names = reader.boxes(f"#{view} {LABELS}")
        assert names, f"no names in the {view}"
        found += overlaps(names, slack=2)
    return found


REPORTED = "&status=reported,claimed&to=2025"
FILTERED = {"europe": "&status=interpreted&to=1906"}  # where nothing is reported


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("data", ["article", "chronology", "europe"])
def test_nothing_overlaps(visit, data, language):
    address = f"?data={data}&lang={language}{FILTERED.get(data, REPORTED)}&view="
    reader, faults = visit(address + VIEWS[0]), []
    screens = [LAPTOP, DESK]
    for view in VIEWS:
        reader.follow(address + view)
        for screen in screens:
            reader.resize(**screen)
            faults += [f"{view} at {screen['width']}: {clash}" for clash in clashes(reader, view)]
        screens.reverse()  # the next view is looked at first as large as this one is now
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("data", ["article", "chronology", "europe"])
def test_nothing_overlaps_on_a_phone(visit, data, language):
    address = f"?data={data}&lang={language}&to=2025&view="
    reader, faults = visit(address + VIEWS[0], **PHONE), []
    for view in VIEWS:
        reader.follow(address + view)
        faults += [f"{view}: {clash}" for clash in clashes(reader, view)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_state_of_the_article_is_named(visit, language):
    reader = visit(f"?lang={language}")
    for view in ("map", "network"):
        reader.follow(f"?lang={language}&view={view}")
        names = reader.boxes(f"#{view} {LABELS}")
        assert len(names) == 15, [name["name"] for name in names]
        frame = reader.boxes(f"#{view}")[0]
        cut = [
            name["name"]
            for name in names
            if name["left"] < frame["left"] - 1 or name["right"] > frame["right"] + 1
        ]
        assert not cut, view
