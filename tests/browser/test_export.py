"""Pictures taken away: what is saved is what was shown, and it says what it is."""

import io
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect
from pypdf import PdfReader

from components.drawing.qr import code
from tests.browser.hostile_app import MARK
from tests.browser.test_accessibility import violations
from tests.browser.test_phone import PHONE, beside
from tests.browser.visit import LANGUAGES
from tests.counting import count, rows

PICTURES = ("map", "network", "matrix", "camps", "per-year", "timeline")
SVG = "{http://www.w3.org/2000/svg}"
PIXELS = {
    "social": (1200, 675),
    "slide": (1920, 1080),
    "square": (1080, 1080),
    "print": (3508, 2480),
    "portrait": (1080, 1350),
    "column": (1004, 1654),
    "columns": (2126, 1417),
}
LARGEST = {"map": 420_000, "network": 150_000}  # bytes of an SVG
# A test's server answers this machine alone, whose address is in no picture.
AS_IF_PUBLIC = """async () => {
  const { spec, options } = entente.shown();
  return entente.source(await entente.compose({ ...spec, alone: false }, options));
}"""
PREVIEW = "#export-preview[src]"


@dataclass
class Saved:
    """A file as it came out of the dialog."""

    name: str
    content: bytes


def opened(visit, query="", **settings):
    """Open a page and its dialog, and wait for the preview."""
    reader = visit(query, **settings)
    reader.page.locator("#export").click()
    expect(reader.page.locator(PREVIEW)).to_be_visible()
    expect(reader.page.locator("#export-png")).to_be_enabled()
    return reader


def pick(reader, control, value):
    """Choose an alternative, and wait until the preview shows it."""
    before = reader.page.locator(PREVIEW).get_attribute("src")
    reader.page.locator(f"#export-{control} label[for$='-{value}']").click()
    if control != "scale":
        expect(reader.page.locator(PREVIEW)).not_to_have_attribute("src", before)


def save(reader, kind):
    """Save the picture in one format."""
    with reader.page.expect_download() as download:
        reader.page.locator(f"#export-{kind}").click()
    found = download.value
    return Saved(found.suggested_filename, Path(found.path()).read_bytes())


def words(svg):
    """Return every text of an SVG, in one line."""
    return plain(" ".join("".join(element.itertext()) for element in svg.iter(f"{SVG}text")))


def plain(text):
    """Return a text without the marks of direction."""
    return re.sub("[\u2066-\u2069]", "", text)


def picture(saved):
    return Image.open(io.BytesIO(saved.content))


def test_an_svg_says_what_it_is(visit):
    reader = opened(visit, "?status=reported,claimed&actors=IRN,VEN")
    for view in PICTURES:
        if view != "map":
            pick(reader, "picture", view)
        says_what_it_is(reader, view, save(reader, "svg"))


def says_what_it_is(reader, view, saved):
    svg = ElementTree.fromstring(saved.content)
    said = words(svg)
    assert plain(reader.page.locator("#headline").text_content()) in said
    assert plain(reader.page.locator("#summary").inner_text()) in said
    for part in ("Filters: Iran; Venezuela", "Reported as fact: ", "News article of 28 May 2020"):
        assert part in said
    assert "CC BY 4.0. Exported " in said
    shown = "" if view in ("map", "timeline") else f"view={view}&"
    assert "127.0.0.1" not in said
    public = ElementTree.fromstring(reader.page.evaluate(AS_IF_PUBLIC))
    assert f"/?{shown}actors=IRN,VEN&status=reported,claimed" in unquote(words(public))
    assert saved.name.endswith(f"_{view}_social.svg")
    assert len(saved.content) <= LARGEST.get(view, 400_000)
    assert b"url(http" not in saved.content
    assert not re.findall(rb'(?:href|src)="(?!#)', saved.content)


@pytest.mark.parametrize("query", ["", "?lang=fa&theme=dark", "?data=chronology&lang=fa"])
def test_an_svg_is_small_in_every_language(visit, query):
    reader = opened(visit, query)
    for view, largest in LARGEST.items():
        if view != "map":
            pick(reader, "picture", view)
        assert len(save(reader, "svg").content) <= largest, view


# How many texts the picture in the preview has, and those that would leave it if their letters were
# wider, as they are where a program has other fonts: by so much, and a headline by more.
WIDER = """([wider, headline]) => {
  const svg = entente.shown().svg.cloneNode(true);
  svg.querySelector('style').remove();
  document.body.append(svg);
  const edge = svg.getBoundingClientRect();
  const title = svg.querySelector(':scope > text').getAttribute('font-size');
  const texts = [...svg.querySelectorAll('text')].filter(text => text.textContent.trim());
  const leaving = texts.filter(text => {
    const { left, right, width } = text.getBoundingClientRect();
    const more = width * ((text.getAttribute('font-size') === title ? headline : wider) - 1);
    const { textAnchor, direction } = getComputedStyle(text);
    const toLeft = (textAnchor === 'end') !== (direction === 'rtl');
    const share = textAnchor === 'middle' ? 0.5 : Number(toLeft);
    return left - more * share < edge.left - 1 || right + more * (1 - share) > edge.right + 1;
  });
  svg.remove();
  return [texts.length, leaving.map(text => text.textContent)];
}"""
LONG = (
    "&from=2007&to=2013-08&actors=VEN,IRN,BOL,CUB&status=reported,claimed"
    "&types=aid,consult,threaten"
)


@pytest.mark.parametrize(
    ("query", "view", "size"),
    [
        ("?", "map", "social"),
        ("?lang=fa", "map", "square"),
        ("?data=chronology&lang=fa", "camps", "social"),
        ("?data=chronology&lang=es", "matrix", "square"),
        ("?data=chronology&lang=pt", "timeline", "print"),
        (f"?data=chronology&lang=fa{LONG}", "network", "square"),
        (f"?data=chronology{LONG}", "network", "slide"),
    ],
)
def test_an_svg_has_room_for_the_wider_letters_of_other_fonts(visit, query, view, size):
    reader = opened(visit, f"{query}&view={view}" if view != "timeline" else query)
    if view == "timeline":
        pick(reader, "picture", view)
    if size != "social":
        pick(reader, "size", size)
    number, leaving = reader.page.evaluate(WIDER, [1.15, 1.3])
    assert number > 8
    assert leaving == []


def test_codes_in_a_picture_are_said_once_with_what_they_mean(visit):
    reader = opened(visit, "?data=chronology")
    pick(reader, "size", "column")
    printed = ElementTree.fromstring(save(reader, "svg").content)
    assert (printed.get("width"), printed.get("height")) == ("85mm", "140mm")
    texts = [
        plain("".join(text.itertext())).strip()
        for text in ElementTree.fromstring(save(reader, "svg").content).iter(f"{SVG}text")
    ]
    codes = {text for text in texts if re.fullmatch("[A-Z]{3}", text)}
    assert codes
    notes = " ".join(text for text in texts if text not in codes)
    assert all(len(re.findall(rf"\b{code} \w", notes)) == 1 for code in codes)


def test_the_address_in_a_picture_is_not_cut_and_left_out_where_nobody_can_open_it(visit):
    reader = opened(visit, f"?data=chronology{LONG}&view=network")
    pick(reader, "size", "square")
    svg = ElementTree.fromstring(save(reader, "svg").content)
    said = "".join("".join(text.itertext()) for text in svg.findall(f"{SVG}text"))
    assert "127.0.0.1" not in said
    svg = ElementTree.fromstring(reader.page.evaluate(AS_IF_PUBLIC))
    said = "".join("".join(text.itertext()) for text in svg.findall(f"{SVG}text"))
    link = (
        "/?data=chronology&view=network&from=2007&to=2013-08&actors=BOL,CUB,IRN,VEN"
        "&types=consult,aid,threaten&status=reported,claimed"
    )
    assert link in unquote(said)


def alone(browser, path):
    """Open a file in a browser of its own; return the page and what it asked for."""
    room = browser.new_context(viewport={"width": 1200, "height": 675}, offline=True)
    page, asked = room.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(f"console: {message.text}"))
    page.goto(path.as_uri())
    return page, asked


def outside(asked, path):
    return [url for url in asked if url != path.as_uri() and not url.startswith("data:")]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_an_svg_stands_alone_with_its_own_fonts(visit, browser, tmp_path, language):
    saved = save(opened(visit, f"?lang={language}"), "svg")
    path = tmp_path / "picture.svg"
    path.write_bytes(saved.content)
    page, asked = alone(browser, path)
    loaded = page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts]"
        ".filter(font => font.status === 'loaded').map(font => font.family))"
    )
    assert ("Vazirmatn" if language == "fa" else "Entente Serif") in str(loaded)
    with_fonts = page.screenshot()
    bare = tmp_path / "bare.svg"
    bare.write_bytes(re.sub(rb"<style>.*?</style>", b"", saved.content, flags=re.DOTALL))
    page.goto(bare.as_uri())
    assert page.screenshot() != with_fonts, "the fonts of the file make no difference"
    assert outside(asked, path) == [bare.as_uri()]
    page.context.close()


@pytest.mark.parametrize("view", ["map", "network"])
def test_the_drawing_is_that_of_the_screen(visit, browser, tmp_path, view):
    """At the size of the exported drawing, the chart on the page has the same pixels."""
    reader = opened(visit, f"?view={view}")
    pick(
        reader, "size", "print"
    )  # whose chart is not enlarged: in its own pixels it is the screen's
    svg = ElementTree.fromstring(save(reader, "svg").content)
    svg.set("width", svg.get("viewBox").split()[2])
    svg.set("height", svg.get("viewBox").split()[3])
    drawing = svg.find(f"{SVG}svg")
    x, y, wide, high = (round(float(drawing.get(key))) for key in ("x", "y", "width", "height"))
    path = tmp_path / "picture.svg"
    path.write_bytes(ElementTree.tostring(svg))
    page, _ = alone(browser, path)
    exported = Image.open(io.BytesIO(page.screenshot())).convert("L")
    exported = exported.crop((x, y, x + wide, y + high))
    page.context.close()
    reader.page.keyboard.press("Escape")
    chart = reader.page.locator(f"#{view}-graph")
    for _ in range(3):  # a wider page may break fewer lines above the chart
        box, size = chart.bounding_box(), reader.page.viewport_size
        more = {"width": wide - round(box["width"]), "height": high - round(box["height"])}
        reader.page.set_viewport_size({side: size[side] + more[side] for side in size})
        reader.quiet(milliseconds=300)
    shown = Image.open(io.BytesIO(chart.screenshot())).convert("L")
    assert shown.size == exported.size
    differing = sum(ImageChops.difference(exported, shown).histogram()[64:])
    assert differing / (wide * high) < 0.01


PRINTED = {"print", "column", "columns"}  # sizes that say how large they are on it


def test_a_png_has_the_size_that_was_asked_for(visit):
    reader = opened(visit, "?view=network")
    for size, pixels in PIXELS.items():
        if size != "social":
            pick(reader, "size", size)
        saved = save(reader, "png")
        made, on_paper = picture(saved), size in PRINTED
        assert made.size == pixels
        assert [round(dots) for dots in made.info.get("dpi", ())] == [300, 300] * on_paper
        assert saved.name.endswith(f"_network_{size}.png")


CHART = (0, 130, 1200, 560)  # pixels of a picture for social media, without the words around it


# Letters differ most at their edges: the more words, the more pixels do.
@pytest.mark.parametrize(
    ("view", "part", "most"), [("network", (0, 0, 1200, 675), 2_000), ("matrix", CHART, 1_000)]
)
def test_a_png_can_be_four_times_as_large(visit, view, part, most):
    reader = opened(visit, f"?view={view}")
    once = picture(save(reader, "png"))
    pick(reader, "scale", "4")
    large = picture(save(reader, "png"))
    assert large.size == (4800, 2700)
    small = large.resize(once.size).convert("L")
    differs = ImageChops.difference(small, once.convert("L")).crop(part)
    assert sum(differs.histogram()[96:]) < most


def test_what_is_saved_is_what_the_preview_shows(visit, browser, tmp_path):
    reader = opened(visit)
    saved = save(reader, "svg")
    size = {"width": 1200, "height": 675}
    # As large as the file, the preview has the file's pixels.
    reader.page.set_viewport_size({"width": 1900, "height": 1400})
    reader.page.locator("#export-preview").evaluate(
        "image => { document.body.append(image); image.style.cssText ="
        " 'position: fixed; inset: 0 auto auto 0; z-index: 99'; "
        "document.querySelector('#export-dialog').close(); }"
    )
    shown = reader.page.screenshot(clip={"x": 0, "y": 0, **size})
    path = tmp_path / "picture.svg"
    path.write_bytes(saved.content)
    page, _ = alone(browser, path)
    difference = ImageChops.difference(
        Image.open(io.BytesIO(shown)).convert("L"),
        Image.open(io.BytesIO(page.screenshot())).convert("L"),
    )
    assert sum(difference.histogram()[64:]) < 500
    page.context.close()


def test_the_background_is_light_dark_or_none(visit):
    reader = opened(visit)
    corner = (3, 3)
    light = picture(save(reader, "png")).convert("RGBA").getpixel(corner)
    pick(reader, "look", "dark")
    dark = picture(save(reader, "png")).convert("RGBA").getpixel(corner)
    pick(reader, "look", "transparent")
    none = picture(save(reader, "png")).convert("RGBA").getpixel(corner)
    assert min(light[:3]) > 200
    assert light[3] == 255
    assert max(dark[:3]) < 60
    assert none[3] == 0


def test_title_and_subtitle_can_be_rewritten_and_the_rest_left_out(visit):
    reader = opened(visit)
    before = reader.page.locator(PREVIEW).get_attribute("src")
    reader.page.locator("#export-title").fill("A title <b>of mine</b> & more")
    reader.page.locator("#export-subtitle").fill("")
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator(PREVIEW)).not_to_have_attribute("src", before)
    reader.quiet(milliseconds=600)
    for part in ("legend", "footer"):
        before = reader.page.locator(PREVIEW).get_attribute("src")
        reader.page.locator(f"#export-body input[value={part}]").uncheck()
        expect(reader.page.locator(PREVIEW)).not_to_have_attribute("src", before)
    said = words(ElementTree.fromstring(save(reader, "svg").content))
    assert "A title <b>of mine</b> & more" in said
    assert "counted relations" not in said
    assert "demand only" not in said
    assert "Exported" not in said
    assert "Venezuela" in said


def test_the_address_stands_in_a_picture_as_a_qr_code_where_it_is_asked_for(visit):
    reader = opened(visit, "?view=network&title=Mine&theme=dark")
    before = reader.page.locator(PREVIEW).get_attribute("src")
    reader.page.locator("#export-body input[value=qr]").check()
    # A test's server answers this machine alone.
    expect(reader.page.locator("#export-qr-said")).to_contain_text("runs on this computer only")
    expect(reader.page.locator(PREVIEW)).not_to_have_attribute("src", before)
    svg = ElementTree.fromstring(save(reader, "svg").content)
    wanted = code(f"{reader.address}/?view=network&theme=dark")
    [square] = [one for one in svg.findall(f"{SVG}svg") if one.find(f"{SVG}rect") is not None]
    assert square.find(f"{SVG}path").get("d") == wanted.path
    dark, light = (square.find(f"{SVG}{part}").get("fill") for part in ("path", "rect"))
    assert sum(bytes.fromhex(dark[1:])) < sum(bytes.fromhex(light[1:])) - 300
    assert float(square.get("width")) / wanted.squares >= 2, "its squares are too small"
    reader.page.keyboard.press("Escape")
    many = ",".join(sorted(row["actor_id"] for row in rows("chronology", "actors"))[:60])
    reader.follow(f"?data=chronology&actors={many}")
    reader.page.locator("#export").click()
    expect(reader.page.locator("#export-png")).to_be_enabled()
    reader.page.locator("#export-body input[value=qr]").check()
    expect(reader.page.locator("#export-qr-said")).to_contain_text("too long for a QR code")


def test_persian_pictures_are_written_from_the_right(visit):
    reader = opened(visit, "?lang=fa&view=network")
    svg = ElementTree.fromstring(save(reader, "svg").content)
    texts = [text for text in svg.findall(f"{SVG}text") if text.get("text-anchor") == "start"]
    assert texts
    assert {text.get("direction") for text in texts} == {"rtl"}
    title = texts[0]
    assert float(title.get("x")) > 1_100
    assert "".join(title.itertext()) in reader.page.locator("#headline").text_content()


# ---------------------------------------------------------------- paper


def printed(reader):
    """Return what a browser prints of a page."""
    return PdfReader(io.BytesIO(reader.page.pdf(prefer_css_page_size=True, print_background=True)))


PAPER = {"social": (900, 506), "print": (842, 595), "column": (241, 397)}  # points


@pytest.mark.parametrize("size", PAPER)
def test_the_picture_is_printed_on_one_page_of_its_size(visit, size):
    reader = opened(visit)
    if size != "social":
        pick(reader, "size", size)
    # A browser without a screen has no print dialog: it goes on as if it had been cancelled, and
    # what would have been printed is printed here.
    reader.page.evaluate("() => { window.print = () => {}; }")
    reader.page.locator("#export-pdf").click()
    pdf = printed(reader)
    assert len(pdf.pages) == 1
    wide, high = (float(length) for length in pdf.pages[0].mediabox[2:])
    assert (wide, high) == pytest.approx(PAPER[size], abs=2)
    said = " ".join(pdf.pages[0].extract_text().split())
    # In a column there is no room for every name.
    for part in ("49 counted relations", "Brazil", "Exported", "News article of 28 May 2020"):
        assert part in said
    assert not pdf.pages[0].images, "the picture is drawn, not copied as pixels"
    reader.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(reader.page.locator("#printed")).to_have_count(0)


@pytest.mark.parametrize("view", ["map", "network", "matrix", "table"])
def test_the_page_is_printed_with_its_evidence_as_notes(visit, view):
    reader = visit(f"?view={view}&tie=IRN~VEN")
    pdf = printed(reader)
    said = " ".join(page.extract_text() for page in pdf.pages)
    flat = re.sub(r"\s+", " ", said)
    assert "Iran and Venezuela" in flat
    known = {row["relation_id"]: row["statement"] for row in rows("article", "relations")}
    cards = reader.page.locator("#evidence .cards > li")
    assert cards.count() >= 9
    for number, card in enumerate(cards.all(), start=1):
        statement = known[card.get_attribute("id").removeprefix("relation-")]
        assert statement.split(" ")[0] in flat
        assert f"{number}." in flat
    for gone in ("WHEN", "Clear all filters", "Relations over time", "Export"):
        assert gone not in flat


# ---------------------------------------------------------------- the frozen page


def freeze(reader, tmp_path):
    saved = save(reader, "html")
    path = tmp_path / saved.name
    path.write_bytes(saved.content)
    return path


@pytest.mark.parametrize("query", ["", "?data=chronology&view=network&lang=fa", "?view=matrix"])
def test_a_frozen_page_needs_nothing_but_itself(visit, browser, tmp_path, query):
    reader = opened(visit, query)
    path = freeze(reader, tmp_path)
    assert path.stat().st_size <= 2_000_000
    page, asked = alone(browser, path)
    assert outside(asked, path) == []
    numbers = reader.numbers()
    assert page.locator("section").count() == numbers["ties"]
    data = "chronology" if "chronology" in query else "article"
    told = "statement_fa" if "lang=fa" in query else "statement"
    statements = set(page.locator("section li p:not([class])").all_text_contents())
    between = {row[told] for row in rows(data, "relations")}
    assert statements <= between
    assert len(statements) >= 0.8 * numbers["counted"]
    signs = page.locator("svg a[href^='#tie-']")
    assert signs.count() >= numbers["ties"]
    link = signs.first
    assert link.get_attribute("aria-label")
    target = link.get_attribute("href").removeprefix("#")
    link.dispatch_event("click")
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()
    assert violations(Frozen(page)) == []
    page.context.close()


def test_every_source_on_a_frozen_page_has_its_kind(visit, browser, tmp_path):
    page, _ = alone(browser, freeze(opened(visit), tmp_path))
    said = page.locator("section .said").all_text_contents()
    assert said
    assert {one.rpartition(" [")[2] for one in said} == {"newspaper]"}
    page.context.close()


@dataclass
class Frozen:
    """A page for axe that is not one of the app."""

    page: object


def test_every_line_of_a_frozen_map_says_what_it_is(visit, browser, tmp_path):
    path = freeze(opened(visit), tmp_path)
    page, _ = alone(browser, path)
    lines = "path:is([style*='fill: none'], [fill='none'])"  # the latter end in the tray
    for shape in (lines, "path[transform]"):
        said = page.locator(f"svg a > {shape} > title").all_text_contents()
        assert len(said) >= 23, shape
        assert any("Iran ↔ Venezuela" in re.sub("[\u2066-\u2069]", "", one) for one in said)
    page.context.close()


# ---------------------------------------------------------------- the dialog


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("fa", "dark")])
def test_the_dialog_is_accessible(visit, language, theme):
    reader = opened(visit, f"?lang={language}&theme={theme}")
    assert violations(reader) == []


# What reaches beyond the sides of the open dialog, or is wider than its own element.
OVER_THE_EDGE = """() => {
  const dialog = document.querySelector('#export-dialog');
  const { left, right } = dialog.getBoundingClientRect();
  return [...dialog.querySelectorAll('*')]
    .filter(one => one.checkVisibility() && !one.closest('svg'))
    .filter(one => {
      const box = one.getBoundingClientRect();
      return box.width > 1 && (box.right > right + 1 || box.left < left - 1);
    })
    .map(({ tagName, id, textContent }) => [tagName, id, textContent].join(' '));
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dialog_fits_a_phone(visit, language):
    reader = visit(f"?lang={language}", **PHONE)
    reader.page.locator("header [data-menu=more]").tap()
    reader.page.locator("#export").tap()
    expect(reader.page.locator(PREVIEW)).to_be_visible()
    reader.page.locator("#export-note-add").tap()
    expect(reader.page.locator(".own-note")).to_be_visible()
    reader.quiet(milliseconds=300)
    assert beside(reader) == []
    assert reader.page.evaluate(OVER_THE_EDGE) == []
    wide = "dialog => [dialog.scrollWidth, dialog.clientWidth]"
    scrolled, seen = reader.page.locator("#export-dialog").evaluate(wide)
    assert scrolled <= seen
    if language in ("en", "fa"):
        assert violations(reader) == []


def test_the_dialog_is_worked_by_keyboard(visit):
    reader = visit()
    keyboard = reader.page.keyboard
    reader.page.locator("#export").focus()
    keyboard.press("Enter")
    expect(reader.page.locator(PREVIEW)).to_be_visible()
    reached = set()
    for _ in range(40):
        keyboard.press("Tab")
        reached.add(
            reader.page.evaluate(
                "(document.activeElement.closest('.segments > *') || document.activeElement).id"
            )
        )
        inside = "!document.activeElement.closest || document.activeElement === document.body"
        assert reader.page.evaluate(f"{inside} || !!document.activeElement.closest('dialog')")
    assert reached >= {
        "export-png",
        "export-svg",
        "export-pdf",
        "export-html",
        "export-picture",
        "export-size",
        "export-look",
        "export-scale",
        "export-title",
        "export-subtitle",
        "export-handles",
        "export-note-add",
    }
    keyboard.press("Escape")
    expect(reader.page.locator("#export-dialog")).to_be_hidden()
    expect(reader.page.locator("#export")).to_be_focused()
    reader.says()
    reader.shows(**count())


def test_escape_in_the_dialog_keeps_the_chosen_tie(visit):
    reader = opened(visit, "?tie=IRN~VEN")
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator("#export-dialog")).to_be_hidden()
    reader.says(tie="IRN~VEN")
    reader.quiet()


@pytest.mark.parametrize("view", ["map", "network"])
def test_hostile_names_are_drawn_as_names(hostile_visit, browser, tmp_path, view):
    reader = opened(hostile_visit, f"?view={view}&level=actors")
    svg = ElementTree.fromstring(save(reader, "svg").content)
    tags = {element.tag.removeprefix(SVG) for element in svg.iter()}
    assert not tags & {"script", "img", "image", "foreignObject", "a"}
    path = freeze(reader, tmp_path)
    page, asked = alone(browser, path)
    assert outside(asked, path) == []
    assert MARK not in page.title().split("<")[0]
    smuggled = "document.querySelectorAll('img, script, [onload], [onerror], [onmouseover]').length"
    assert page.evaluate(smuggled) == 0
    page.context.close()
