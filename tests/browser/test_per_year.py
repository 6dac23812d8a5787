"""The chart per year: a bar leads to its year, a small chart to its tie, by hand and by key."""

import re

import pytest
from playwright.sync_api import expect

from components.language.texts import Words
from tests.counting import count

BAR = "from=2020&to=2020"


def test_a_journalist_has_the_two_countries_year_by_year(visit):
    reader = visit("?data=chronology&actors=IRN,VEN&side=between&from=2005&to=2025&lang=es")
    say = Words("es")
    reader.page.get_by_role("tab", name=say("view.per-year")).click()
    asked = {"data": "chronology", "view": "per-year", "actors": "IRN,VEN", "side": "between"}
    reader.says(**asked, lang="es", **{"from": "2005", "to": "2025"})
    reader.drawn()
    texts = reader.page.locator("#per-year .scatterlayer text").all_text_contents()
    own = count(
        data="chronology", actors="IRN,VEN", side="between", **{"from": "2020", "to": "2020"}
    )
    assert "8" in texts
    assert own["counted"] >= 8
    assert say("periods.no_conflict") in texts
    reader.click(reader.spot("per-year", BAR))
    reader.says(**asked, lang="es", **{"from": "2020", "to": "2020"})
    reader.quiet()
    texts = reader.page.locator("#per-year .scatterlayer text").all_text_contents()
    assert "2020" in texts
    assert any(text.startswith("may") for text in texts)


def test_the_keys_lead_from_bar_to_bar(visit):
    reader = visit("?data=chronology&view=per-year&tie=IRN~VEN&from=2005")
    page = reader.page
    walk = page.locator("#per-year-ties")
    walk.focus()
    option = page.locator("#per-year-ties [aria-selected='true']")
    expect(option).to_contain_text("2005: 5 relations")
    page.keyboard.press("ArrowRight")
    expect(option).to_contain_text("2006: 6 relations")
    expect(page.locator("#per-year .marked .case")).to_have_count(1)
    page.keyboard.press("End")
    expect(option).to_contain_text("2026: 3 relations")
    page.keyboard.press("Enter")
    reader.says(data="chronology", view="per-year", tie="IRN~VEN", **{"from": "2026", "to": "2026"})


@pytest.mark.parametrize("key", [False, True], ids=["hand", "key"])
def test_a_small_chart_leads_to_its_tie(visit, key):
    reader = visit("?data=chronology&view=per-year")
    reader.after(lambda: reader.choose("by", "By country"))
    reader.says(data="chronology", view="per-year", by="actor")
    if key:
        reader.page.locator("#per-year-ties").focus()
        expect(reader.page.locator("#per-year-ties [aria-selected='true']")).to_contain_text(
            re.compile("Venezuela.*2020: 8 relations")
        )
        reader.page.keyboard.press("Enter")
    else:
        reader.click(reader.spot("per-year", "tie=IRN~VEN"))
    reader.says(data="chronology", view="per-year", tie="IRN~VEN", by="actor")


def test_the_strip_of_time_stands_back_and_comes_again(visit):
    reader = visit("?view=per-year")
    expect(reader.page.locator("#timeline")).to_be_hidden()
    reader.page.get_by_role("tab", name="Map").click()
    reader.drawn()
    expect(reader.page.locator("#timeline")).to_be_visible()
    strip = reader.page.locator("#timeline .main-svg").first.bounding_box()
    assert strip["width"] > 400
