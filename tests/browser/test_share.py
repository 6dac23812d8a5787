"""Sharing: the dialog by keyboard, what lands on the clipboard, the embed, equal pictures."""

import json
import re
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from itertools import product

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Error, expect

from components.drawing.qr import code as drawn
from tests.browser.test_accessibility import violations
from tests.browser.test_phone import PHONE, SMALL, beside
from tests.browser.visit import DRAWN, LANGUAGES, QUIET, SPOT, VIEWS, overlaps, query_of
from tests.counting import count, rows

PROJECTOR = {"width": 1280, "height": 720}
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
FAINT, SEEN = 32, 0.0005  # of 255; the share of pixels that may differ by more
FIELDS = ("address", "embed", "citation", "alt")
READ = "navigator.clipboard.readText()"
INSIDE = """() => document.activeElement === document.body
  || document.querySelector('#share-dialog').contains(document.activeElement)"""
HEADER = "header h1, header button, header .select-data-set, header .select-language"
CROWDED = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.id)"
WIDTHS = (1920, 1440, 1024, 820, 761, 640, 390, 320)  # pixels; below 761 it is a menu
ROOMS = ((320, 400), (390, 844), (640, 480), (800, 640), (1200, 800))
SIZE = "[document.scrollingElement.scrollWidth, document.scrollingElement.scrollHeight]"
# What makes up an embed, none inside another.
EMBED = "#headline, #summary, #embed-filters, #stage, .legend .in-use, .legend summary, .credit > *"


def pattern(text):
    return re.compile(text, re.DOTALL)


def opened(reader):
    """Open the dialog with the keyboard and wait until it is filled."""
    button = reader.page.locator("#share")
    button.focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("#share-alt")).to_be_visible()
    reader.quiet()
    return reader.page.locator("#share-dialog")


def test_the_dialog_is_worked_by_keyboard_and_gives_the_focus_back(visit):
    reader = visit("?actors=VEN", **CLIPBOARD)
    dialog = opened(reader)
    reached = set()
    for _ in range(30):
        reader.page.keyboard.press("Tab")
        assert reader.page.evaluate(INSIDE)
        reached.add(reader.page.evaluate("document.activeElement.dataset.copy || ''"))
    assert {f"share-{field}" for field in FIELDS} <= reached
    reader.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(reader.page.locator("#share")).to_be_focused()
    reader.says(actors="VEN")


@pytest.mark.parametrize("language", ["", "&lang=fa"])
def test_each_button_puts_its_text_on_the_clipboard_and_says_so(visit, language):
    reader = visit(f"?view=network&tie=IRN~VEN{language}", **CLIPBOARD)
    opened(reader)
    for field in FIELDS:
        text = reader.page.locator(f"#share-{field}").input_value()
        assert text
        reader.page.locator(f"[data-copy=share-{field}]").focus()
        reader.page.keyboard.press("Enter")
        said = reader.page.locator(f".part-{field} .said")
        expect(said).not_to_be_empty()
        expect(said).to_have_attribute("role", "status")
        expect(reader.page.locator("#share-dialog .said:not(:empty)")).to_have_count(1)
        assert reader.page.evaluate(READ) == text
    address = reader.page.locator("#share-address").input_value()
    assert address == reader.page.url


def test_the_citation_changes_with_its_style(visit):
    reader = visit("?data=chronology", **CLIPBOARD)
    opened(reader)
    field = reader.page.locator("#share-citation")
    expect(field).to_have_value(pattern("^Entente contributors\\. 2026\\."))
    reader.page.locator("#share-style").get_by_text("BibTeX").click()
    expect(field).to_have_value(pattern(r"^@misc\{entente-chronology-2026,"))
    reader.page.keyboard.press("ArrowRight")
    expect(field).to_have_value(pattern(r"^\[\s+\{"))
    (item,) = json.loads(field.input_value())
    assert item["URL"] == f"{reader.address}/?data=chronology"
    reader.page.locator("[data-copy=share-citation]").click()
    expect(reader.page.locator(".part-citation .said")).not_to_be_empty()
    assert reader.page.evaluate(READ) == field.input_value()


def refuse(reader):
    """Deny the clipboard to a page, as a reader may in the settings of the browser."""
    session = reader.page.context.new_cdp_session(reader.page)
    room = session.send("Target.getTargetInfo")["targetInfo"]["browserContextId"]
    for name in ("clipboard-write", "clipboard-sanitized-write"):
        denied = {"permission": {"name": name}, "setting": "denied", "browserContextId": room}
        with suppress(Error):  # of the two names a browser knows one or both
            session.send("Browser.setPermission", denied)


def test_where_the_clipboard_is_refused_the_text_is_selected(visit):
    reader = visit(locale="en-US")  # a room of its own: the refusal stays
    refuse(reader)
    opened(reader)
    reader.page.locator("[data-copy=share-address]").click()
    field = reader.page.locator("#share-address")
    expect(field).to_be_focused()
    expect(reader.page.locator(".part-address .said")).to_contain_text("Ctrl+C")
    selected = "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert field.evaluate(selected) == field.input_value()


def test_the_dialog_follows_the_selection(visit):
    reader = visit()
    opened(reader)
    reader.page.keyboard.press("Escape")
    reader.follow("?types=request&view=matrix")
    opened(reader)
    expect(reader.page.locator("#share-address")).to_have_value(
        f"{reader.address}/?view=matrix&types=request"
    )
    expect(reader.page.locator("#share-alt")).to_have_value(pattern("^Matrix of .*Demands"))


@pytest.mark.parametrize(("language", "theme"), [("en", "dark"), ("fa", "light")])
def test_the_open_dialog_is_accessible(visit, language, theme):
    reader = visit(f"?lang={language}&theme={theme}&actors=VEN")
    opened(reader)
    assert violations(reader) == []


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_dialog_fits_a_phone(visit, language):
    reader = visit(f"?lang={language}", **SMALL)
    reader.page.locator("header [data-menu=more]").tap()
    reader.page.locator("#share").tap()
    expect(reader.page.locator("#share-alt")).to_be_visible()
    reader.quiet()
    assert beside(reader) == []
    for part in reader.page.locator(".part").all():
        part.scroll_into_view_if_needed()
        expect(part.locator(".copy")).to_be_in_viewport(ratio=1)
    assert violations(reader) == []


@pytest.mark.parametrize("language", ["en", "es", "pt", "fa"])
def test_the_header_has_room_for_its_buttons(visit, language):
    reader = visit(f"?lang={language}")
    for width in WIDTHS:
        reader.page.set_viewport_size({"width": width, "height": 800})
        reader.quiet()
        more = reader.page.locator("header [data-menu=more]")
        if more.is_visible():  # on a phone the rest of the header is a menu
            more.click()
        boxes = reader.boxes(HEADER)
        assert {"share", "export", "theme"} <= {box["name"] for box in boxes}, width
        assert overlaps(boxes) == [], width
        cut = [box["name"] for box in boxes if box["left"] < 0 or box["right"] > width]
        assert cut == [], width
        assert reader.page.locator("header").bounding_box()["height"] <= 52, width
        assert reader.page.locator("header button:visible").evaluate_all(CROWDED) == [], width
        reader.page.keyboard.press("Escape")


# ---------------------------------------------------------------- equal pictures


@pytest.mark.parametrize("view", VIEWS)
def test_a_shared_address_shows_the_same_picture(visit, browser, view):
    reader = visit()
    for query in (
        f"?view={view}",
        f"?view={view}&from=2010&status=reported",
        f"?view={view}&tie=IRN~VEN",
    ):
        reader.follow(query)
    opened(reader)
    shared = reader.page.locator("#share-address").input_value()
    reader.page.keyboard.press("Escape")
    reader.page.locator("#stage").focus()
    reader.quiet(milliseconds=300)
    fresh = visit(shared.removeprefix(reader.address).removeprefix("/"), locale="en-GB")
    fresh.page.locator("#stage").focus()
    fresh.quiet(milliseconds=300)
    assert fresh.page.context is not reader.page.context
    pictures = (one.page.locator("#stage").screenshot() for one in (fresh, reader))
    one, other = (Image.open(BytesIO(picture)).convert("RGB") for picture in pictures)
    # Edges may fall on another fraction of a pixel, by a shade that nobody sees.
    apart = ImageChops.difference(one, other).convert("L").histogram()
    assert sum(apart[FAINT:]) <= SEEN * one.width * one.height


# ---------------------------------------------------------------- the address on a wall


def test_a_class_gets_the_address_as_a_qr_code(visit):
    reader = visit("present?story=1&step=3&theme=dark", viewport=PROJECTOR)
    page, code = reader.page, reader.page.locator("#qr-code")
    page.keyboard.press("q")
    expect(page.get_by_role("img", name="QR code of the address")).to_be_visible()
    address = f"{reader.address}/?story=1&step=3&theme=dark"
    expect(page.locator("#qr-address")).to_have_text(address)
    expect(page.locator("#qr-alone")).to_contain_text("no other device can open")
    assert code.locator("path").get_attribute("d") == drawn(address).path
    box = code.locator("svg").bounding_box()
    assert min(box["width"], box["height"]) > 440, "it is not read from the back row"
    dialog = page.locator("#qr-dialog")
    assert dialog.evaluate("one => one.scrollHeight <= one.clientHeight"), "it is cut"
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    assert page.locator("#qr-address").evaluate(size) >= 24
    assert violations(reader) == []
    page.keyboard.press("Escape")
    expect(page.locator("#qr-dialog")).to_be_hidden()
    assert "/present" in page.url
    many = ",".join(sorted({row["actor_id"] for row in rows("chronology", "actors")})[:60])
    reader.follow(f"?data=chronology&actors={many}")
    page.mouse.move(300, 300)
    page.get_by_role("button", name="QR code", exact=True).click()
    expect(code).to_contain_text("too long for a QR code")
    assert code.locator("svg").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bar_of_a_presentation_has_room_for_its_buttons(visit, language):
    reader = visit(f"present?lang={language}", viewport=PROJECTOR)
    reader.page.mouse.move(300, 300)
    boxes = reader.boxes("#present-bar button")
    assert "present-qr" in {box["name"] for box in boxes}
    assert min(box["left"] for box in boxes) >= 0
    assert max(box["right"] for box in boxes) <= PROJECTOR["width"]
    assert overlaps(boxes) == []


# ---------------------------------------------------------------- the embed


@pytest.fixture(scope="module")
def newspaper():
    """Serve pages of another origin: what is in `pages` by path."""
    pages = {}

    class Press(BaseHTTPRequestHandler):
        def do_GET(self):
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 204)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Press)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", pages
    server.shutdown()
    server.server_close()


def framed(reader, newspaper, snippet, width=800):
    """Open a page of another origin that holds a snippet, and return the frame in it."""
    site, pages = newspaper
    pages["/story"] = f"<!doctype html><title>x</title><body style='width:{width}px'>{snippet}"
    reader.complaints.clear()
    reader.page.goto(f"{site}/story")
    frame = reader.page.frame_locator("iframe")
    expect(frame.locator("#summary")).to_have_attribute("data-relations", pattern(r"^\d+$"))
    return frame


def is_quiet(reader, newspaper):
    """Expect that the page complained of nothing but being somewhere else."""
    site, _ = newspaper
    found = [text for text in reader.complaints if f"to elsewhere: {site}" not in text]
    reader.complaints.clear()
    assert found == []


def test_a_page_of_another_origin_frames_the_embed(visit, newspaper):
    reader = visit("?status=reported")
    opened(reader)
    snippet = reader.page.locator("#share-embed").input_value()
    frame = framed(reader, newspaper, snippet)
    expect(frame.locator(DRAWN["map"]).first).to_be_attached()
    expect(frame.locator("#embed-filters")).to_contain_text("Reported as fact")
    inner = reader.page.frames[1]
    link = frame.get_by_role("link", name="Open in Entente")
    expect(link).to_have_attribute("href", "/?status=reported")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener")
    choose(inner, reader, "IRN~VEN")
    expect(frame.locator("#evidence .listing")).to_be_visible()
    inner.wait_for_url(f"{reader.address}/embed?status=reported&tie=IRN~VEN")
    expect(link).to_have_attribute("href", "/?status=reported&tie=IRN~VEN")
    expect(frame.locator("#headline")).to_contain_text(pattern("Iran.* and .*Venezuela"))
    reader.page.keyboard.press("Escape")
    expect(frame.locator("#evidence")).to_be_hidden()
    expect(link).to_have_attribute("href", "/?status=reported")
    assert inner.url == f"{reader.address}/embed?status=reported"
    with reader.page.context.expect_page() as other:
        link.click()
    expect(other.value.locator("#filters")).to_be_visible()
    assert other.value.url == f"{reader.address}/?status=reported"
    other.value.close()
    is_quiet(reader, newspaper)


def choose(inner, reader, mark):
    """Click on a line of the map in a frame."""
    inner.evaluate(QUIET, 200)
    spot = inner.evaluate(SPOT, ["#map-graph", mark, "lines"])
    box = reader.page.locator("iframe").bounding_box()
    reader.click({"x": box["x"] + spot["x"], "y": box["y"] + spot["y"]})


def test_no_other_page_lets_itself_be_framed(visit, newspaper):
    reader = visit()
    site, pages = newspaper
    pages["/thief"] = f"<!doctype html><title>x</title><iframe src='{reader.address}/'></iframe>"
    reader.page.goto(f"{site}/thief")
    reader.page.wait_for_load_state("networkidle")
    assert reader.page.frames[1].url.startswith("chrome-error://")
    assert any("frame-ancestors" in text or "X-Frame" in text for text in reader.complaints)
    reader.complaints.clear()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_embed_fits_its_frame(visit, language):
    address, faults = f"?lang={language}&status=reported,claimed&view=", []
    reader = visit(f"embed{address}{VIEWS[0]}")
    for (width, height), view in product(ROOMS, VIEWS):
        if view == VIEWS[0]:  # each frame is arrived at, not only made larger or smaller
            reader.page.set_viewport_size({"width": width, "height": height})
            reader.open(f"embed{address}{view}")
        reader.follow(address + view)
        page = reader.page.evaluate(SIZE)
        boxes = reader.boxes(EMBED)
        found = [*beside(reader), *overlaps(boxes)]
        found += overlaps(reader.boxes("#map .tray-box, #map ~ .zoomer .over-map"))
        found += [box["name"] for box in boxes if box["bottom"] > height + 1]
        picture = reader.page.locator("#stage").bounding_box()
        if page != [width, height] or found or picture["height"] < 120:
            faults.append((view, width, height, page, found, picture))
    assert faults == []


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("fa", "dark")])
def test_the_embed_is_accessible(visit, language, theme):
    for settings in ({}, PHONE):
        reader = visit(f"embed?lang={language}&theme={theme}&status=reported", **settings)
        assert violations(reader) == []
        reader.page.locator(".credit button").click()
        expect(reader.page.locator("#evidence")).to_be_visible()
        assert violations(reader) == []


def test_the_embed_moves_through_the_years(visit):
    reader = visit("embed?view=camps&through=year&data=chronology")
    thumb = reader.page.locator("#years-slider [role=slider]")
    expect(thumb).to_have_attribute("aria-valuenow", "2026")
    expect(reader.page.locator("#years-reading")).to_contain_text("2026")
    thumb.focus()
    reader.page.keyboard.press("ArrowLeft")
    expect(reader.page.locator("#years-reading")).to_contain_text("2025")
    reader.page.locator(".credit button").click()
    expect(reader.page.locator("#years-words li").first).to_be_visible()


def test_the_embed_is_worked_by_keyboard(visit):
    reader = visit("embed?view=network")
    page = reader.page
    opener = page.locator(".credit button")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#evidence")).to_be_focused()
    page.locator("#ties a").first.focus()
    reader.after(lambda: page.keyboard.press("Enter"))
    expect(page.locator("#evidence .listing")).to_be_visible()
    assert page.url.startswith(f"{reader.address}/embed?view=network&tie=")
    page.keyboard.press("Escape")
    expect(page.locator("#evidence")).to_be_hidden()
    expect(opener).to_be_focused()
    reader.says(view="network")
    opener.click()
    page.locator("#ties a").first.click()
    expect(page.locator("#evidence .listing")).to_be_visible()
    page.locator(".leave").click()
    expect(page.locator("#evidence")).to_be_hidden()
    reader.says(view="network")
    assert page.url == f"{reader.address}/embed?view=network"
    reader.shows(**count())
    reader.quiet()


def test_the_embed_draws_nothing_that_it_does_not_show(visit):
    reader = visit("embed")
    assert reader.page.locator(".js-plotly-plot").count() == 1
    assert (
        reader.page.locator("#filters, #timeline, header, dialog:not(#reference-dialog)").count()
        == 0
    )
    assert query_of(reader.page.url) == {}


def test_the_window_is_called_by_what_it_shows(visit):
    reader = visit("?tie=IRN~VEN")
    expect(reader.page).to_have_title(pattern("^Iran and Venezuela, .* – Entente$"))
    reader.follow("?actors=CUB&lang=en")
    expect(reader.page).to_have_title(pattern("^Cuba, .* – Entente$"))
