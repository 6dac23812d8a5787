"""What a reader finds on arrival, and the ways between data sets and views."""

import pytest
from playwright.sync_api import expect

from components.language.texts import Words
from tests.browser.visit import CHARTS, DRAWN, VIEWS, written


def test_the_map_tells_the_story_on_arrival(visit):
    arrival = visit()
    arrival.shows(relations=84, counted=49, ties=23, actors=15)
    arrival.says()
    expect(arrival.page.locator("#headline")).to_contain_text("Iran")
    expect(arrival.page.locator("#summary")).to_contain_text("49 counted relations")
    expect(arrival.page.locator("#note")).to_be_empty()
    expect(arrival.page.locator("#ties a")).to_have_count(23)
    assert arrival.page.locator("#map .choroplethlocation").count() == 14
    assert arrival.page.locator("#timeline .scatterlayer .trace").count() > 1


def test_another_data_set_is_one_choice_away(visit):
    reader = visit()
    reader.page.locator("#data-set").click()
    reader.page.locator("#lists").get_by_role("option").nth(1).click()
    reader.says(data="chronology")
    expect(reader.page.locator("#summary")).not_to_have_attribute("data-relations", "84")
    reader.drawn()
    reader.page.go_back()
    reader.says()
    reader.shows(relations=84)


def test_the_tabs_lead_through_the_views(visit):
    reader = visit()
    for view in ("network", "matrix", "camps", "table", "map"):
        reader.page.locator("#view-tabs [role=tab]").nth(VIEWS.index(view)).click()
        reader.says(**({} if view == "map" else {"view": view}))
        expect(reader.page.locator(DRAWN[view]).first).to_be_attached()
        for other in set(VIEWS) - {view}:
            expect(reader.page.locator(CHARTS[other])).to_have_count(0)
        reader.shows(relations=84)
    reader.quiet()


@pytest.mark.parametrize(
    ("data", "view"),
    [*(("article", view) for view in VIEWS), ("chronology", "network"), ("europe", "camps")],
)
def test_every_view_can_be_linked_to(visit, data, view):
    reader = visit(f"?data={data}&view={view}")
    expect(reader.page.get_by_role("tab", selected=True)).to_have_text(Words("en")(f"view.{view}"))
    expect(reader.page.locator(CHARTS[view])).to_be_visible()
    expect(reader.page.locator(DRAWN[view]).first).to_be_visible()
    for other in set(VIEWS) - {view}:
        expect(reader.page.locator(CHARTS[other])).to_have_count(0)
    strip = expect(reader.page.locator("#timeline-graph .scatterlayer .trace").first)
    if view == "per-year":  # its bars stand for those of the strip
        strip.to_be_hidden()
    else:
        strip.to_be_visible()


@pytest.mark.parametrize(
    ("view", "control", "value", "words"),
    [
        ("map", "projection", "globe", "Globe"),
        ("network", "level", "actors", "Individual actors"),
        ("matrix", "order", "region", "Regions together"),
    ],
)
def test_each_view_has_its_own_options(visit, view, control, value, words):
    at = {} if view == "map" else {"view": view}
    reader = visit(written(at))
    reader.after(lambda: reader.choose(control, words))
    reader.says(**at, **{control: value})
    reader.drawn()
    reader.page.go_back()
    reader.says(**at)
    expect(reader.page.locator(f"#{control}")).not_to_have_value(words)
    reader.quiet()
