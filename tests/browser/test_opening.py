"""A table of a stranger on its way into the atlas, as who opens it sees and hears it."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import violations
from tests.browser.test_documents import BESIDE
from tests.browser.visit import query_of

WIDTHS = (1440, 1366, 1024, 390)  # pixels
ROWS = [
    "when,who,whom,what,remark",
    *(
        f"0{1 + n % 9}/0{1 + n % 7}/2011,Iran,{whom},visit,{n}"
        for n, whom in enumerate(["Cuba"] * 9)
    ),
    *("03/04/2012,Irann,Chile,sanctions,x", "03/04/2013,Hezbollah,Israel,attack,y"),
    "03/04/2014,Peru,Peru,visit,z",
]


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(ROWS), encoding="utf-8")
    return path


def unfold(page):
    page.locator("details:not(.languages)").evaluate_all(
        "all => all.forEach(one => { one.open = true })"
    )


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("fa", "dark")])
def test_the_pages_are_accessible_and_fit_every_screen(opening_visit, table, language, theme):
    reader = opening_visit(f"open?lang={language}&theme={theme}")
    page = reader.page
    for step in ("start", "file"):
        if step == "file":
            page.locator("#file").set_input_files(table)
            page.wait_for_url("**/open/*")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(BESIDE) == 0, (step, width)
        assert violations(reader) == []
        unfold(page)
        assert page.evaluate(BESIDE) == 0
        assert violations(reader) == []
        page.set_viewport_size({"width": 1366, "height": 768})
        assert violations(reader) == []


def test_from_a_file_to_the_map(opening_visit, table):
    reader = opening_visit("")
    page = reader.page
    page.get_by_role("link", name="Open a table").click()
    page.locator("#file").set_input_files(table)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "This is a table of 12 rows and 5 columns."
    )
    page.get_by_role("combobox", name="What the column remark is").select_option("note")
    page.get_by_role("combobox", name="Day or month first").select_option("mdy")
    page.get_by_role("combobox", name="Whom Irann means").select_option("IRN")
    page.locator(".about summary").click()
    page.get_by_label("Title", exact=True).fill("Visits")
    page.locator(".go").get_by_role("button", name="Read it again").click()
    expect(page.get_by_role("combobox", name="Whom Irann means")).to_have_value("IRN")
    expect(page.get_by_role("combobox", name="What the column remark is")).to_have_value("note")
    expect(page.locator(".sum")).to_contain_text("12 rows = 11 used + 1 left out")
    reader.leaving = True  # a browser says of a download that it left the page
    with page.expect_download() as given:
        page.locator(".left button.opens").click()
    reader.leaving = False
    assert given.value.suggested_filename == "rows-entente.csv"
    page.get_by_role("button", name="Open the atlas").click()
    reader.drawn()
    assert query_of(page.url)["data"].startswith("file-")
    expect(page.locator("#data-set")).to_have_value("Visits")


def test_by_keyboard_alone_and_in_another_language(opening_visit, table):
    reader = opening_visit("open")
    page = reader.page
    page.get_by_text("Paste rows").press("Enter")
    page.get_by_role("textbox").fill("\n".join(ROWS))
    page.get_by_role("button", name="Read it").press("Enter")
    page.wait_for_url("**/open/*")
    page.locator("header summary").press("Enter")
    page.get_by_role("button", name="Português").press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "pt")
    page.locator("header summary").press("Tab")
    page.get_by_role("button", name="Abrir o atlas").press("Enter")
    reader.drawn()
    assert query_of(page.url)["lang"] == "pt"
