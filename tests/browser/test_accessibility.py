"""What axe-core finds: nothing, in every view, language and theme, and in the open sheets."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_phone import PHONE, SHEETS, button
from tests.browser.visit import VIEWS

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
AXE = Axe().axe_script
FIND = "options => axe.run(document, options).then(({ violations }) => violations)"


def violations(reader):
    """Return what axe finds wrong, each with the elements it is about."""
    if reader.page.evaluate("!window.axe"):
        reader.page.evaluate(AXE)
    found = reader.page.evaluate(FIND, OPTIONS)
    return [
        f"{one['id']} ({one['impact']}): {one['help']}\n"
        + "\n".join(
            f"    {node['target']} {node['html'][:240]}\n      {node['failureSummary'][:400]}"
            for node in one["nodes"][:4]
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("language", "theme"), [("en", "light"), ("es", "dark"), ("pt", "light"), ("fa", "dark")]
)
def test_every_view_is_accessible(visit, language, theme):
    address = f"?lang={language}&theme={theme}&status=reported&tie=IRN~VEN&view="
    reader, faults = visit(address + VIEWS[0]), {}
    for view in VIEWS:
        reader.follow(address + view)
        faults |= dict.fromkeys(violations(reader), view)
    assert not faults, "\n".join(f"{view}: {fault}" for fault, view in faults.items())


def test_a_fault_would_be_found(visit):
    reader = visit()
    reader.page.locator("#play").evaluate("button => button.removeAttribute('aria-label')")
    reader.page.locator("#play").evaluate(
        "button => { button.title = ''; button.textContent = ''; }"
    )
    assert "button-name" in "".join(violations(reader))


def test_the_other_states_of_the_page_are_accessible(visit):
    reader, faults = visit(), {}
    for query in (
        "?types=none",
        "?data=chronology&level=actors&tie=VEN",
        "?source=none",
        "?data=chronology&source=news-agency,advocacy&tie=IRN~VEN",
        "?from=soon",
        "?to=2012&versus=from%3D2013",
        "?to=2012&versus=from%3D2013&compare=difference&tie=IRN~VEN&theme=dark",
        "?view=network&status=reported&versus=status%3D&lang=fa",
        "?view=matrix&to=2012&versus=from%3D2013",
        "?view=camps&what=IRN~VEN.foes",
        "?view=camps&what=IRN~VEN.foes&tie=IRN~VEN&theme=dark",
        "?view=camps&data=europe&through=year",
        "?view=camps&data=europe&through=so-far&lang=fa&theme=dark",
    ):
        reader.follow(query)
        faults |= dict.fromkeys(violations(reader), query)
    assert not faults


def test_an_open_list_is_accessible(visit):
    reader = visit()
    reader.page.locator("#filter-actors").click()
    expect(reader.page.locator("#lists").get_by_role("option").first).to_be_visible()
    reader.quiet()
    assert violations(reader) == []


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_phone_is_accessible(visit, language):
    reader = visit(f"?lang={language}&tie=IRN~VEN", **PHONE)
    assert violations(reader) == []
    for sheet in SHEETS:
        button(reader, sheet).tap()
        expect(reader.page.locator(f"#{sheet}")).to_be_visible()
        reader.quiet(milliseconds=300)
        assert violations(reader) == [], sheet
