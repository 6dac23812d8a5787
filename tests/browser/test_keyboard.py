"""Everything can be reached and worked without a mouse, and the focus is never lost from sight."""

import pytest
from playwright.sync_api import expect

from tests.browser.visit import VIEWS, query_of
from tests.counting import count, rows

MOST = 150  # presses of Tab after which a way through the page has no end
LONGEST_LIST = 12  # presses of the down arrow that lead past every option of a list
CONTROLS = {
    "data-set",
    "language",
    "theme",
    "filter-from",
    "filter-to",
    "filter-actors",
    "filter-side",
    "filter-seen",
    "play",
    "play-pace",
    "play-mode",
}

# What has the focus: its name, whether it shows that it has, and whether it is in sight.
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const words = element.getAttribute('aria-label') || element.textContent.trim();
  const name = element.id || words.slice(0, 60);
  return {
    id: element.id,
    name: `${element.tagName.toLowerCase()} ${name}`,
    value: element.type === 'checkbox' ? element.value : '',
    role: element.getAttribute('role') || '',
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    inSight: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
    tie: element.matches('#ties a'),
  };
}"""


def walk(page):
    """Press Tab from the top of the page to its end, and return what had the focus on the way."""
    way = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None or (way and at == way[0]):
            return way
        way.append(at)
    pytest.fail("Tab does not lead out of the page: " + ", ".join(at["name"] for at in way[-5:]))


def focused(reader):
    return reader.page.evaluate(FOCUSED)


def down_to(reader, name):
    """Press the down arrow, as often as it takes, until an option of the open list is marked.

    An opened list marks what was chosen before, a moment after it is seen: arrows wait for that.
    """
    option = reader.page.get_by_role("option", name=name)
    expect(option).to_be_visible()
    for _ in range(LONGEST_LIST):
        reader.quiet()
        if option.get_attribute("data-combobox-selected") == "true":
            return
        reader.page.keyboard.press("ArrowDown")
    pytest.fail(f"the arrows do not lead to {name!r}")


def test_tab_reaches_everything_and_the_focus_shows(visit):
    reader = visit("?status=reported")
    way = walk(reader.page)
    reached = {at["id"] for at in way}
    assert reached >= CONTROLS | {"clear-filters", "each-type", "fold-filters", "fold-evidence"}
    assert sum(at["role"] == "slider" for at in way) == 2
    assert sum(at["role"] == "tab" for at in way) == 1, "arrows lead from tab to tab"
    assert sum(at["role"] == "checkbox" for at in way) == 5, "a class each"
    assert sum(bool(at["value"]) for at in way) == 3, "the types are behind a button"
    assert any(at["tie"] for at in way)
    unseen = [at["name"] for at in way if not at["outlined"]]
    assert not unseen, f"no outline on {unseen}"
    hidden = [at["name"] for at in way if not at["inSight"]]
    assert not hidden, f"out of sight: {hidden}"


def test_the_skip_link_comes_first_and_leads_to_the_picture(visit):
    reader = visit()
    reader.page.keyboard.press("Tab")
    skip = reader.page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("#stage")).to_be_focused()
    reader.shows(**count())
    reader.quiet()


def test_arrows_lead_from_tab_to_tab(visit):
    reader = visit()
    reader.page.get_by_role("tab", name="Map").focus()
    for view in VIEWS[1:]:
        reader.after(lambda: reader.page.keyboard.press("ArrowRight"))
        reader.says(view=view)
        expect(reader.page.get_by_role("tab", selected=True)).to_be_focused()
    reader.page.keyboard.press("Home")
    expect(reader.page.get_by_role("tab", name="Map")).to_be_focused()
    reader.after(lambda: reader.page.keyboard.press("Enter"))
    reader.says()


def test_filters_are_worked_by_keyboard(visit):
    reader = visit()
    keyboard = reader.page.keyboard
    reader.tick("support").focus()
    reader.after(lambda: keyboard.press("Space"))
    assert "support" not in query_of(reader.page.url)["types"]
    expect(reader.tick("support")).to_be_focused()
    reader.after(lambda: keyboard.press("Space"))
    reader.page.locator("#filter-actors").focus()
    keyboard.type("Venezuela")  # the nearest name is at hand at once
    reader.after(lambda: keyboard.press("Enter"))
    reader.says(actors="VEN")
    expect(reader.page.locator("#filter-actors")).to_be_focused()
    keyboard.press("Escape")
    reader.page.locator("#filter-side").focus()
    keyboard.press("Enter")
    down_to(reader, "the acting side")
    reader.after(lambda: keyboard.press("Enter"))
    reader.says(actors="VEN", side="acts")
    reader.shows(**count(actors="VEN", side="acts"))
    expect(reader.page.locator("#filter-side")).to_be_focused()


def test_escape_in_an_open_list_closes_the_list_only(visit):
    reader = visit("?tie=IRN~VEN")
    side = reader.page.locator("#filter-side")
    side.focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("#lists").get_by_role("listbox")).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator("#lists").get_by_role("listbox")).to_be_hidden()
    reader.quiet()
    reader.says(tie="IRN~VEN")
    reader.page.keyboard.press("Escape")
    reader.says()
    reader.quiet()


def test_the_ties_are_walked_with_arrows_and_chosen_with_enter(visit):
    reader = visit()
    links = reader.page.locator("#ties a")
    links.first.focus()
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("ArrowDown")
    expect(links.nth(2)).to_be_focused()
    reader.page.keyboard.press("End")
    expect(links.last).to_be_focused()
    reader.page.keyboard.press("Home")
    expect(links.first).to_be_focused()
    reader.after(lambda: reader.page.keyboard.press("Enter"))
    assert "tie" in query_of(reader.page.url)
    expect(reader.page.locator("#evidence .listing")).to_be_visible()
    reader.quiet(milliseconds=400)
    at = focused(reader)
    assert at, "the focus was lost when the tie was chosen"
    assert reader.page.evaluate(
        "document.querySelector('#evidence').contains(document.activeElement)"
    )
    assert at["inSight"], f"the focus is out of sight, on {at['name']}"
    reader.page.keyboard.press("Escape")
    reader.says()
    reader.quiet(milliseconds=400)
    assert focused(reader), "the focus was lost when the tie was let go"


def test_removing_a_filter_keeps_the_focus_on_the_page(visit):
    reader = visit("?actors=VEN&status=reported")
    reader.page.locator("#chips .chip").first.focus()
    reader.after(lambda: reader.page.keyboard.press("Enter"))
    reader.quiet(milliseconds=400)
    assert focused(reader), "the focus was lost when a filter was removed"
    reader.page.locator("#clear-filters").focus()
    reader.after(lambda: reader.page.keyboard.press("Enter"))
    reader.says()
    reader.quiet(milliseconds=400)
    assert focused(reader), "the focus was lost when all filters were removed"


def test_the_table_is_read_and_chosen_from_by_keyboard(visit):
    reader = visit("?view=table")
    reader.page.get_by_role("tab", name="Table").focus()
    reader.page.keyboard.press("Tab")  # the tab's panel, or the table itself
    for _ in range(12):
        if reader.page.evaluate("document.activeElement.closest('.ag-row') !== null"):
            break
        reader.page.keyboard.press(
            "ArrowDown" if focused(reader)["role"] == "columnheader" else "Tab"
        )
    else:
        pytest.fail("Tab and arrows do not lead into the table")
    reader.page.keyboard.press("ArrowDown")
    row = reader.page.locator(".ag-row-focus, .ag-row:has(:focus)")
    statement = row.locator("[col-id=statement]").inner_text()
    reader.after(lambda: reader.page.keyboard.press("Space"))
    known = {line["statement"]: line["relation_id"] for line in rows("article", "relations")}
    expect(reader.page.locator(f"#relation-{known[statement]}")).to_be_visible()
