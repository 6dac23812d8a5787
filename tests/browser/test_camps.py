"""From the start page to the ties in tension, and why: three clicks."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visit import LANGUAGES, overlaps, query_of


def test_three_clicks_lead_to_a_tie_in_tension_and_its_reasons(visit):
    reader = visit("?data=chronology")
    reader.after(reader.page.get_by_role("tab", name="Camps").click)
    reader.says(data="chronology", view="camps")
    evidence = reader.page.locator("#evidence")
    expect(evidence.locator("h3").first).to_have_text(re.compile(r"Change these \d+ ties"))
    said = int(re.search(r"\d+", evidence.locator("h3").first.inner_text()).group())
    expect(evidence.locator(".tense > li")).to_have_count(said)
    reader.after(evidence.locator(".tense a.tie").nth(1).click)
    assert "~" in query_of(reader.page.url)["tie"]
    expect(evidence.locator(".cards > li").first).to_be_visible()
    expect(evidence).to_contain_text("Why this alignment?")
    reader.after(evidence.locator(".three").first.click)
    assert query_of(reader.page.url)["tie"].count("~") == 2
    expect(evidence).to_contain_text("in tension")
    reader.page.keyboard.press("Escape")
    reader.says(data="chronology", view="camps")
    reader.quiet()


@pytest.mark.parametrize("view", ["map", "network", "camps"])
def test_a_chosen_triangle_lights_up(visit, view):
    at = f"?view={view}&" if view != "map" else "?"
    reader = visit(f"{at}tie=IRN~USA~VEN")
    lit = reader.page.evaluate(
        """view => document.querySelector(`#${view}-graph .js-plotly-plot`)._fullData
          .filter(trace => trace.mode === 'lines' && trace.opacity > 0.4 && trace.customdata)
          .flatMap(trace => trace.customdata.filter(Boolean))""",
        view,
    )
    assert set(lit) == {"IRN~USA", "IRN~VEN", "USA~VEN"}
    expect(reader.page.locator("#pins .pin")).to_have_count(1)


def test_europe_is_in_tension_until_1907(visit):
    reader = visit("?data=europe&view=camps&from=1890&to=1895")
    expect(reader.page.locator("#evidence h3").first).to_contain_text("Change this tie")
    reader.follow("?data=europe&view=camps&from=1907&to=1907")
    expect(reader.page.locator("#evidence h3").first).to_contain_text("Balanced")


def test_what_if_two_friends_fell_out(visit):
    reader = visit("?view=camps&tie=IRN~VEN")
    evidence = reader.page.locator("#evidence")
    reader.after(evidence.get_by_role("link", name="If they were at odds").click)
    reader.says(view="camps", tie="IRN~VEN", what="IRN~VEN.foes")
    expect(reader.page.locator("#headline")).to_contain_text("Thought experiment")
    expect(evidence.locator(".thought")).to_contain_text("Without it: Balanced")
    expect(reader.page.locator(".legend .in-use .mark-supposed")).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(evidence.locator("h3").first).to_contain_text("Change this tie")
    reader.after(reader.page.get_by_role("tab", name="Network").click)
    expect(reader.page.locator("#headline")).not_to_contain_text("Thought experiment")
    reader.after(reader.page.get_by_role("tab", name="Camps").click)
    reader.after(evidence.get_by_role("link", name="Back to what the sources say").click)
    reader.says(view="camps")
    expect(evidence.locator("h3").first).to_contain_text("Balanced")


def test_the_years_arrive_and_are_walked_without_the_server(visit):
    reader = visit("?data=chronology&view=camps&through=five-years")
    page, asked = reader.page, []
    thumb = page.locator("#years-slider [role=slider]")
    reading = page.locator("#years-reading")
    expect(thumb).to_have_attribute("aria-valuenow", "2026")
    expect(page.locator("#years-words li")).not_to_have_count(0)
    expect(page.locator("#key .in-use .mark-against")).to_be_visible()
    page.locator("#evidence").evaluate("panel => { panel.scrollTop = panel.scrollHeight; }")
    assert page.locator("#evidence").evaluate("panel => panel.scrollTop") > 0
    page.on("request", lambda request: asked.append(request.url))
    thumb.focus()
    for year in range(2025, 2010, -1):
        page.keyboard.press("ArrowLeft")
        expect(reading).to_contain_text(str(year))
    expect(reading).to_contain_text("2 ties in tension")
    assert asked == []
    reader.after(page.locator("#years-open").click)
    reader.says(data="chronology", view="camps", **{"from": "2007", "to": "2011"})
    assert page.locator("#evidence").evaluate("panel => panel.scrollTop") == 0
    expect(page.locator("#evidence h3").first).to_contain_text("Change these 2 ties")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cursor_of_time_crosses_no_name_of_a_scale(visit, language):
    reader = visit(f"?data=chronology&view=camps&through=year&lang={language}")
    expect(reader.page.locator("#years-words li")).not_to_have_count(0)
    expect(reader.page.locator("#years-cursor")).to_have_attribute("style", re.compile("height"))
    for key in ("End", "ArrowLeft", "ArrowLeft"):
        reader.page.locator("#years-slider [role=slider]").press(key)
        boxes = reader.boxes("#years-cursor, #years .annotation-text")
        assert len(boxes) == 3
        assert overlaps(boxes) == []


def test_the_years_play_and_a_new_selection_has_its_own(visit):
    reader = visit("?data=europe&view=camps&from=1900")
    page = reader.page
    reader.choose("through", "Each year")
    thumb = page.locator("#years-slider [role=slider]")
    expect(thumb).to_have_attribute("aria-valuenow", "1907")
    expect(page.locator("#years-reading")).to_contain_text("1907")
    page.locator("#years-play").click()
    expect(thumb).not_to_have_attribute("aria-valuenow", "1907")  # from the first year on
    page.locator("#years-play").click()
    expect(page.locator("#years-play")).to_have_attribute("aria-pressed", "false")
    reader.follow("?data=europe&view=camps&through=year&from=1880&to=1890")
    expect(thumb).to_have_attribute("aria-valuemin", "1880")
    expect(thumb).to_have_attribute("aria-valuenow", "1890")
    expect(page.locator("#years-reading")).to_contain_text("1890")
    reader.choose("through", "All the dates")
    expect(page.locator("#camps .scatterlayer .trace").first).to_be_attached()
    expect(page.locator("#years > *")).to_have_count(0)


def test_names_of_rows_lie_on_none_however_low_the_window_is(visit):
    reader = visit("?data=chronology&view=camps&through=year")
    named = []
    for size in ((1440, 900), (820, 1180), (910, 512)):
        reader.resize(*size)
        rows = reader.boxes("#years .ytick text")
        assert not overlaps(rows, slack=3.0)  # above and below its letters a line has air
        named.append(len(rows))
    assert named[0] > named[1] > 10
    assert named[0] > named[2] > 8
    unnamed = reader.page.locator("#unnamed")
    expect(unnamed).to_contain_text(str(named[0] - named[2]))
    reader.resize(1440, 900)
    assert len(reader.boxes("#years .ytick text")) == named[0]
    expect(unnamed).to_have_text("")
