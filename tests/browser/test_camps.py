"""From the start page to the ties in tension, and why: three clicks."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visit import query_of


def test_three_clicks_lead_to_a_tie_in_tension_and_its_reasons(visit):
    reader = visit("?data=chronology")
    reader.after(reader.page.get_by_role("tab", name="Camps").click)
    reader.says(data="chronology", view="camps")
    evidence = reader.page.locator("#evidence")
    expect(evidence.locator("h3").first).to_have_text(re.compile(r"Change these \d+ ties"))
    said = int(re.search(r"\d+", evidence.locator("h3").first.inner_text()).group())
    expect(evidence.locator(".tense > li")).to_have_count(said)
    reader.after(evidence.locator(".tense a").nth(1).click)
    assert "~" in query_of(reader.page.url)["tie"]
    expect(evidence.locator(".cards > li").first).to_be_visible()
    expect(evidence).to_contain_text("Why are they aligned?")
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
    expect(reader.page.locator("#chips .chip")).to_have_count(1)


def test_europe_is_in_tension_until_1907(visit):
    reader = visit("?data=europe&view=camps&from=1890&to=1895")
    expect(reader.page.locator("#evidence h3").first).to_contain_text("Change this tie")
    reader.follow("?data=europe&view=camps&from=1907&to=1907")
    expect(reader.page.locator("#evidence h3").first).to_contain_text("Balanced")
