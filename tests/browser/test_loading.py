"""All but the first few scripts of the page may be loaded in any order."""

import re

import pytest
from playwright.sync_api import expect

from components import controls
from components.server import loading
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
