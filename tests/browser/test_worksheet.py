"""The worksheet and its answers on paper: a page each in every language, nothing cut or covered."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from components.language.texts import Words, plain
from tests.browser.test_accessibility import violations
from tests.browser.visit import LANGUAGES, overlaps, query_of

PAPERS = {"A4": (595, 842), "Letter": (612, 792)}
SELECTIONS = {  # and the papers that each is printed on: Letter is the shorter one
    "": ("A4", "Letter"),
    "data=chronology&level=actors": ("Letter",),
    "data=europe&view=network": ("A4",),
    "actors=CUB": ("Letter",),
}
READ = ("es", "fa")  # the longest words, and the other direction: to read paper takes seconds
# What does not fit: text that is cut, and pages that overflow.
CUT = """() => [...document.querySelectorAll('.sheet, .sheet *')]
  .filter(({ scrollHeight, clientHeight, scrollWidth, clientWidth, namespaceURI }) =>
    !namespaceURI.includes('svg') && clientHeight
    && (scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1))
  .map(({ className, textContent }) => `${className}: ${textContent.slice(0, 40)}`)"""


def letters(text):
    """Return the letters and digits of a text in the order of the alphabet: Persian is joined."""
    return sorted(re.sub(r"[\W_]", "", plain(text)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "key"), [("worksheet", "sheet.heading"), ("worksheet/answers", "sheet.answers")]
)
def test_it_prints_on_a_page_whole(visit, language, path, key):
    reader = visit()
    page, say = reader.page, Words(language)
    for selection, papers in SELECTIONS.items():
        page.goto(f"{reader.address}/{path}?{selection}&lang={language}")
        page.evaluate("document.fonts.ready")
        assert violations(reader) == [], selection
        for paper in papers:
            printed = PdfReader(io.BytesIO(page.pdf(format=paper)))
            assert len(printed.pages) == 1, f"{selection} on {paper}"
            assert [round(n) for n in printed.pages[0].mediabox[2:]] == pytest.approx(
                PAPERS[paper], abs=1
            )
            if language not in READ:
                continue
            text = " ".join(printed.pages[0].extract_text().split())
            assert set(letters(say(key))) <= set(letters(text))
            assert "CC BY" in text, "the last line is cut"
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 703, "height": 965})  # Letter between its margins
        assert page.evaluate(CUT) == [], selection
        boxes = reader.boxes(".sheet .name")
        assert len(boxes) >= 4
        assert overlaps(boxes, slack=2) == [], selection
        page.emulate_media(media="null")


def test_the_dialog_leads_to_the_worksheet_and_that_back_to_the_view(visit):
    reader = visit("?view=matrix&actors=CUB&lang=es")
    reader.page.locator("#export").click()
    link = reader.page.get_by_role("link", name="Imprimir una hoja de trabajo")
    expect(link).to_be_visible()
    with reader.page.expect_popup() as opened:
        link.click()
    sheet = opened.value
    expect(sheet.get_by_role("heading", level=1)).to_have_text(
        "Irán y América Latina, mayo de 2020"
    )
    asked = []
    sheet.expose_function("printed", lambda: asked.append(True))
    sheet.evaluate("() => { window.print = window.printed; }")
    sheet.get_by_role("button", name="Imprimir").click()
    sheet.wait_for_function("true")
    assert asked == [True]
    sheet.get_by_role("link", name="Soluciones").click()
    expect(sheet.locator(".key .drawing path.tie").first).to_be_visible()
    sheet.get_by_role("link", name="Hoja de trabajo").click()
    expect(sheet.locator(".blanks").first).to_be_visible()
    sheet.get_by_role("link", name="Volver al atlas").click()
    expect(sheet.locator("#summary")).to_have_attribute("data-actors", "4")
    assert query_of(sheet.url) == {"view": "matrix", "actors": "CUB", "lang": "es"}
    sheet.close()
