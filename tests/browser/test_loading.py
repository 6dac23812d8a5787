"""All but the first few scripts of the page may be loaded in any order."""

import re

import pytest
from playwright.sync_api import expect

from components import controls, ids
from components.server import loading
from tests.browser.test_phone import PHONE
from tests.landed import LANDED

SCRIPT = re.compile(r"/\*! (\S+\.js) \*/.*?\}catch\(fault\)\{reportError\(fault\);\}", re.DOTALL)
QUESTION = next(frame for frame in controls.frames(LANDED["article"]) if frame["answer"])


def reversed_scripts(text):
    """Return the page's script with its parts, but for the first ones, in the opposite order."""
    parts = [found for found in SCRIPT.finditer(text) if found[1] not in loading.FIRST]
    turned = iter([found[0] for found in reversed(parts)])
    return SCRIPT.sub(lambda found: found[0] if found[1] in loading.FIRST else next(turned), text)


def turn_round(route):
    answer = route.fetch()
    text = answer.text()
    assert reversed_scripts(text) != text
    route.fulfill(response=answer, body=reversed_scripts(text))


@pytest.mark.parametrize("order", ["as loaded", "reversed"])
def test_the_order_of_the_scripts_decides_nothing(visit, order):
    reader = visit()
    page = reader.page
    if order == "reversed":
        page.route("**/all.js?*", turn_round)
    reader.open(f"present?story=1&step={QUESTION['step']}")
    page.keyboard.press(" ")  # heard by the presentation, which plays, and by the story
    reader.says(story="1", step=QUESTION["step"], answer="1")
    expect(page.locator("#story")).to_have_attribute("data-at", re.compile('"revealed": ?true'))
    reader.quiet()
    for name in ("preview", "freeze", "cite", "years", "opened", "sync"):
        assert page.evaluate(f"typeof dash_clientside.entente.{name}") == "function"


# What is on the page when its picture is first seen, and where that stands; and then the same of
# the whole page.
TURNS = """() => {
  const look = () => {
    const chart = document.querySelector('.panel .js-plotly-plot');
    const { left, top, width, height } = chart.getBoundingClientRect();
    return {
      around: [...document.querySelectorAll('#header, #filters, #timeline, #evidence, #rest')]
        .filter(part => part.hasChildNodes()).map(part => part.id),
      box: [left, top, width, height].map(Math.round),
      land: Boolean(chart.querySelector('.geolayer path[d]')),
    };
  };
  window.turns = [];
  document.addEventListener('entente:plotted', () => window.turns.push(look()), { once: true });
  document.addEventListener('entente:opened', () => {
    window.turns.push(look());
    document.documentElement.dataset.turned = 'whole';
  }, { once: true });
}"""


SCREENS = ({"width": 1440, "height": 900}, {"width": 910, "height": 512})
TABLET = {"width": 820, "height": 1180}
HAND = PHONE | {"extra_http_headers": {"Sec-CH-UA-Mobile": "?1"}}  # as a phone says of itself


@pytest.mark.parametrize("settings", [*({"viewport": one} for one in (*SCREENS, TABLET)), HAND])
def test_the_picture_comes_first_and_does_not_move_for_what_follows(browser, address, settings):
    context = browser.new_context(**settings)
    context.add_init_script(f"localStorage.setItem('entente-seen', '1'); ({TURNS})()")
    page = context.new_page()
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-turned", "whole")
    first, whole = page.evaluate("window.turns")
    assert first["around"] == []
    assert first["land"]
    assert {*whole["around"]} == {*ids.AROUND}
    assert first["box"] == whole["box"]
    context.close()


def test_where_there_is_no_chart_all_comes_without_one(visit):
    reader = visit("?view=table")
    expect(reader.page.locator("#header h1")).to_have_text("Entente")
    reader.shows(relations=84)


def test_outlines_and_charts_are_there_before_they_are_asked_for(visit):
    reader = visit()
    fetched = reader.page.evaluate(
        "performance.getEntriesByType('resource').map(one => [one.name, one.initiatorType])"
    )
    assert [by for name, by in fetched if "/topojson/" in name] == ["link"]
    assert [by for name, by in fetched if "async-graph" in name] == ["script"]
    assert reader.page.evaluate("Object.keys(PlotlyGeoAssets.topojson)") == ["world_110m"]
