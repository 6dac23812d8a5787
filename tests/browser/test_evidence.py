"""The evidence: years to jump to, the relation that an address points at, what is taken along."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import violations
from tests.browser.test_phone import PHONE
from tests.browser.test_share import CLIPBOARD, READ, refuse
from tests.browser.visit import query_of

IRAN = "?data=chronology&tie=IRN"
POINTED = "#evidence .cards [aria-current]"
IN_SIGHT = """card => {
  const { top, bottom } = card.getBoundingClientRect();
  const panel = document.getElementById('evidence').getBoundingClientRect();
  const heading = card.closest('.year').querySelector('h4').getBoundingClientRect();
  return top >= Math.max(panel.top, heading.bottom) - 1 && bottom <= panel.bottom + 1;
}"""


def test_a_jump_leads_to_its_years_and_more_is_a_click_away(visit):
    reader = visit(IRAN)
    page, cards = reader.page, reader.page.locator("#evidence .cards > li")
    expect(cards).to_have_count(40)
    page.locator(".jumps button", has_text="2010–19").click()
    heading = page.locator("#listing-0-2010")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    expect(cards).to_have_count(40)
    page.locator("[data-side=before]").click()
    expect(cards).to_have_count(80)
    page.locator("[data-side=after]").click()
    expect(cards).to_have_count(120)
    ids = cards.evaluate_all("all => all.map(card => card.id)")
    assert len(ids) == len({*ids})
    expect(page.locator(f"#{ids[80]}")).to_be_focused()
    assert violations(reader) == []


def test_the_years_that_are_being_read_are_marked_among_the_jumps(visit):
    reader = visit("?data=chronology&tie=IRN~VEN")
    page, marked = reader.page, reader.page.locator(".jumps [aria-current='true']")
    page.locator(".jumps button", has_text="2010–19").click()
    expect(marked).to_contain_text("2010–19")
    page.locator("[data-side=after]").click()
    heading = page.locator(".listing .year h4", has_text="2020")
    heading.evaluate("element => element.scrollIntoView({ block: 'start' })")
    expect(marked).to_contain_text("2020–29")
    ways, year = page.locator(".ways-through").bounding_box(), heading.bounding_box()
    assert ways["y"] + ways["height"] <= year["y"] + 1, "the list of years stays over the year"
    page.locator("#evidence").evaluate("element => { element.scrollTop = 0; }")
    expect(marked).to_have_count(0)


def test_an_address_points_at_one_relation_wherever_it_stands(visit):
    reader = visit(f"{IRAN}#CH290")  # in none of the first forty
    page, pointed = reader.page, reader.page.locator(POINTED)
    expect(pointed).to_have_id("relation-CH290")
    expect(pointed).to_be_focused()
    assert pointed.evaluate(IN_SIGHT)
    page.locator("#evidence .cards > li:not([aria-current]) .tools a").first.click()
    expect(pointed).not_to_have_id("relation-CH290")
    page.go_back()
    expect(pointed).to_have_id("relation-CH290")


@pytest.mark.parametrize("place", ["CUB~IRN#CH024", "BOL~IRN#CH098"])
def test_a_link_to_a_relation_opens_with_all_of_it_below_the_heading_of_its_year(visit, place):
    reader = visit(f"?data=chronology&tie={place}", viewport={"width": 1366, "height": 768})
    pointed = reader.page.locator(POINTED)
    expect(pointed).to_be_focused()
    reader.quiet()
    assert pointed.evaluate(IN_SIGHT)


def test_what_is_pointed_at_is_chosen_if_it_can_be_seen(visit):
    reader = visit("?data=chronology#CH190")
    reader.says(data="chronology", tie="IRN~VEN")
    expect(reader.page.locator(POINTED)).to_have_id("relation-CH190")
    assert reader.page.url.endswith("#CH190")
    reader.after(lambda: reader.page.locator("#ties a").nth(3).click())
    assert "#" not in reader.page.url
    expect(reader.page.locator(POINTED)).to_have_count(0)


def test_what_is_left_out_is_said_to_be_and_can_be_shown(visit):
    reader = visit("?data=chronology&types=request#CH190")
    said = reader.page.locator("#evidence-pointed")
    expect(said).to_contain_text("CH190")
    assert violations(reader) == []
    reader.after(said.locator("a").click)
    expect(reader.page.locator(POINTED)).to_have_id("relation-CH190")
    expect(said).to_be_empty()
    assert query_of(reader.page.url) == {"data": "chronology", "tie": "IRN~VEN"}


def test_a_relation_is_copied_with_its_sources_and_its_address(visit):
    reader = visit("?data=chronology&tie=IRN~VEN&lang=fa", **CLIPBOARD)
    page = reader.page
    button = page.locator("#relation-CH001 [data-take=copy]")
    button.click()
    expect(page.locator("#evidence > .taken")).not_to_be_empty()
    expect(button).to_be_focused()
    lines = page.evaluate(READ).split("\n")
    links = page.locator("#relation-CH001 .said a")
    assert lines[0] == page.locator("#relation-CH001 .statement").inner_text()
    pages = links.evaluate_all("all => all.map(one => one.href)")
    assert [line.rpartition(" ")[2] for line in lines if "http" in line][:-1] == pages
    assert lines[-1] == f"{page.url}#CH001"
    assert not any("\u2066" <= letter <= "\u2069" for letter in "".join(lines))


def test_where_the_clipboard_is_refused_the_older_way_is_taken(visit):
    reader = visit("?data=chronology&tie=IRN~VEN", locale="en-GB")  # a room of its own
    refuse(reader)
    page = reader.page
    page.evaluate("""() => document.addEventListener('copy', () => {
      window.copied = document.activeElement.value;
    })""")
    page.locator("#relation-CH001 [data-take=copy]").click()
    expect(page.locator("#evidence > .taken")).to_have_text("Copied")
    assert page.evaluate("window.copied").endswith(f"{page.url}#CH001")


def test_a_relation_is_cited_in_a_dialog_that_gives_the_place_back(visit):
    reader = visit("?data=chronology&tie=IRN~VEN&theme=dark")
    button = reader.page.locator("#relation-CH001 [data-take=cite]")
    button.click()
    dialog = reader.page.locator("#reference-dialog")
    expect(dialog.locator(".quoted")).to_have_count(6)
    expect(dialog).to_contain_text(f"{reader.page.url}#CH001")
    assert violations(reader) == []
    reader.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_arrows_lead_from_relation_to_relation(visit):
    reader = visit("?data=chronology&tie=IRN~VEN")
    copies = reader.page.locator("#evidence [data-take=copy]")
    copies.first.focus()
    reader.page.keyboard.press("ArrowDown")
    expect(copies.nth(1)).to_be_focused()
    reader.page.keyboard.press("ArrowUp")
    expect(copies.first).to_be_focused()


def test_on_a_phone_the_sheet_opens_at_the_relation(visit):
    reader = visit("?data=chronology&tie=IRN~VEN#CH190", **PHONE)
    pointed = reader.page.locator(POINTED)
    expect(pointed).to_have_id("relation-CH190")
    expect(pointed).to_be_in_viewport()
    assert violations(reader) == []
