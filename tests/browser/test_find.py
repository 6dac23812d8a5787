"""One search: found by keyboard, ranked, and led to; the focus goes back where it was."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_evidence import IN_SIGHT, POINTED
from tests.browser.test_phone import PHONE

LAPTOP = {"viewport": {"width": 1366, "height": 768}}
SELECTED = "#find-list [aria-selected='true']"


def opened(reader, text=""):
    """Open the search with its key, and type."""
    page = reader.page
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Country, person")).to_be_focused()
    page.keyboard.type(text)
    if text:
        expect(page.locator(SELECTED)).to_have_count(1)
    return page


def test_a_country_is_found_before_its_bank_and_enter_chooses_it(visit):
    reader = visit("?data=chronology")
    page = opened(reader, "vene")
    expect(page.locator(SELECTED)).to_contain_text("Venezuela")
    headings = page.locator("#find-list [role=group] .eyebrow").all_inner_texts()
    assert [text.lower() for text in headings][:2] == ["countries", "bodies"]
    field = page.get_by_role("combobox", name="Country, person")
    active = field.get_attribute("aria-activedescendant")
    assert page.locator(SELECTED).get_attribute("id") == active
    page.keyboard.press("Enter")
    reader.says(data="chronology", tie="VEN")
    expect(page.locator("#find-dialog")).to_be_hidden()
    expect(page.locator("#evidence")).to_contain_text("Venezuela")


def test_shift_and_enter_filter_and_escape_gives_the_focus_back(visit):
    reader = visit("?data=chronology&actors=IRN")
    page = opened(reader, "chaves")  # a slip of the hand
    expect(page.locator(SELECTED)).to_contain_text("Chávez")
    page.keyboard.press("Shift+Enter")
    reader.says(data="chronology", actors="IRN,hugo-chavez")
    page.locator("#export").focus()
    page.keyboard.press("/")
    page.keyboard.type("zzzz")
    expect(page.locator("#find-place [role=status]")).to_have_text("Nothing found.")
    page.keyboard.press("Escape")
    expect(page.locator("#export")).to_be_focused()
    reader.says(data="chronology", actors="IRN,hugo-chavez")


def test_by_mouse_and_in_persian_it_filters_by_what_is_found(visit):
    reader = visit("?data=chronology&lang=fa")
    page = reader.page
    page.locator("#find").click()
    page.keyboard.type("ونزويلا")  # with the letters of Arabic, and one of them wrong
    expect(page.locator(SELECTED)).to_contain_text("ونزوئلا")
    page.locator("#find-list .find-only").first.click()
    reader.says(data="chronology", actors="VEN", lang="fa")


def test_a_kind_of_tie_is_filtered_by_and_a_statement_is_opened(visit):
    reader = visit("?data=chronology")
    page = opened(reader, "threatens")
    page.keyboard.press("Enter")
    reader.says(data="chronology", types="threaten")
    reader.follow("?data=chronology")
    page = opened(reader, "fortune tankers")
    statement = page.get_by_role("option", name="The Fortune, first of five tankers")
    statement.click()
    expect(page.locator(".cards [aria-current='true']")).to_contain_text("The Fortune")
    assert "#CH" in page.url


def test_two_countries_find_their_tie_and_words_that_no_statement_has_are_told(visit):
    reader = visit("?data=chronology")
    page = opened(reader, "iran venezuela")
    expect(page.locator(SELECTED)).to_have_text("Iran – Venezuela")
    page.keyboard.press("Enter")
    reader.says(data="chronology", tie="IRN~VEN")
    expect(page.locator("#pins .pin")).to_have_count(1)
    page = opened(reader, "fortune bolivia")
    expect(page.locator("#find-place [role=status]")).to_contain_text("some of them")
    expect(page.locator("#find-list")).to_contain_text("Bolivia")


@pytest.mark.parametrize("screen", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("query", ["?data=chronology", "?data=chronology&tie=CUB~IRN"])
def test_a_statement_that_is_chosen_is_in_sight_and_again_when_it_is_chosen_again(
    visit, query, screen
):
    reader = visit(query, **screen)
    page = reader.page
    for _ in range(2):
        opened(reader, "drones")
        page.locator("#find-statement ~ .find-row .find-main").first.click()
        pointed = page.locator(POINTED)
        expect(pointed).to_be_focused()
        reader.says(data="chronology", tie="IRN~VEN")
        reader.quiet()
        assert pointed.evaluate(IN_SIGHT)
        page.locator("#evidence").evaluate("panel => { panel.scrollTop = 0; }")


def test_why_a_statement_that_is_chosen_is_not_seen_is_in_sight(visit):
    reader = visit("?data=chronology&types=request", **PHONE)
    page = opened(reader, "drones")
    page.locator("#find-statement ~ .find-row .find-main").first.click()
    expect(page.locator("#evidence-pointed a")).to_be_in_viewport()


def test_without_the_server_names_are_found_and_statements_are_said_to_be_lost(visit):
    reader = visit("?data=chronology")
    page = opened(reader, "cuba")
    page.keyboard.press("Escape")
    page.route("**/find/statements?*", lambda route: route.fulfill(status=503))
    opened(reader, "")
    with page.expect_response(lambda response: "words=brazil" in response.url):
        page.keyboard.type("brazil")
    expect(page.locator(SELECTED)).to_contain_text("Brazil")
    expect(page.locator("#find-place [role=status]")).to_contain_text("does not answer")
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")  # what nobody reads
    reader.quiet()
    reader.complaints = [one for one in reader.complaints if "503" not in one]


def test_a_stroke_that_is_typed_into_a_field_opens_nothing(visit):
    reader = visit("?data=chronology")
    reader.page.locator("#filter-from").click()
    reader.page.keyboard.type("/")
    expect(reader.page.locator("#find-dialog")).to_be_hidden()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_who_is_found_in_the_same_way(visit, language):
    reader = visit(f"?data=chronology&lang={language}")
    reader.page.locator("#filter-actors").click()
    reader.page.keyboard.type("vene")
    reader.page.keyboard.press("Enter")
    wanted = {"data": "chronology", "actors": "VEN", "lang": language}
    reader.says(**{name: value for name, value in wanted.items() if value != "en"})
