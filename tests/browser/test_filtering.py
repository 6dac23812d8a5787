"""Every filter writes the address, and the address is all there is to keep, share and undo."""

import re

from playwright.sync_api import expect

from tests.browser.visit import query_of
from tests.counting import count, types
from tests.facts import vouching

FILTERED = "?from=2019&actors=IRN,VEN&side=acts&types=support,request,accuse&status=reported"


def test_taking_a_kind_of_tie_away(visit):
    reader = visit()
    rest = ",".join(kind for kind in types() if kind != "support")
    reader.tick("support").uncheck()
    reader.says(types=rest)
    reader.shows(**count(types=rest))
    expect(reader.page.locator("#chips .chip")).to_have_count(1)
    expect(reader.page.locator("#count-support")).to_have_text("14")
    reader.tick("support").check()
    reader.says()
    reader.shows(**count())
    reader.quiet()


def test_no_kind_of_tie_at_all_offers_a_way_out(visit):
    reader = visit("?types=support")
    reader.tick("support").uncheck()
    reader.says(types="none")
    reader.shows(relations=0, counted=0, ties=0, actors=0)
    expect(reader.page.locator("#map-graph")).to_have_count(0)
    reader.page.locator("#empty a").first.click()
    reader.says()
    reader.shows(relations=84)
    reader.drawn()


def test_leaving_out_what_is_only_claimed(visit):
    reader = visit()
    reader.tick("claimed").uncheck()
    reader.says(status="reported,interpreted")
    reader.shows(**count(status="reported,interpreted"))
    reader.quiet()


def test_leaving_out_what_only_advocates_and_states_vouch_for(visit):
    reader = visit("?data=chronology")
    kinds, _ = vouching("chronology")
    rest = ",".join(kind for kind in kinds if kind != "advocacy")
    expect(reader.tick("advocacy")).to_be_hidden()
    reader.page.locator(".asks-source summary").press("Enter")
    reader.tick("advocacy").uncheck()
    reader.says(data="chronology", source=rest)
    reader.shows(**count(data="chronology", source=rest))
    reader.tick("state").uncheck()
    asked = {"data": "chronology", "source": rest, "owner": "others"}
    reader.says(**asked)
    reader.shows(**count(**asked))
    for value, of in (("newspaper", "source"), ("others", "owner")):
        alone = count(**{**asked, of: value})["counted"]
        expect(reader.page.locator(f"#count-{value}")).to_have_text(str(alone))
    reader.page.go_back()
    expect(reader.tick("state")).to_be_checked()
    reader.shows(**count(data="chronology", source=rest))
    reader.page.go_back()
    expect(reader.tick("advocacy")).to_be_checked()
    reader.quiet()


def test_searching_picking_and_removing_actors(visit):
    reader = visit()
    who = reader.page.locator("#filter-actors")
    for typed, name in (("vene", "Venezuela"), ("ira", "Iran")):
        who.fill(typed)
        reader.after(
            lambda name=name: reader.page.get_by_role("option", name=name, exact=True).click()
        )
    reader.says(actors="IRN,VEN")
    reader.shows(**count(actors="IRN,VEN"))
    who.press("Escape")
    who.press("Backspace")
    reader.says(actors="VEN")
    reader.shows(**count(actors="VEN"))
    reader.page.locator("#chips .chip").get_by_text("Venezuela").click()
    reader.says()
    reader.shows(**count())
    expect(reader.page.locator("#filters .mantine-Pill-root")).to_have_count(0)
    reader.quiet()


def test_the_side_an_actor_is_on(visit):
    reader = visit("?actors=VEN")
    reader.choose("filter-side", "the acting side")
    reader.says(actors="VEN", side="acts")
    reader.shows(**count(actors="VEN", side="acts"))
    reader.choose("filter-side", "the receiving side")
    reader.says(actors="VEN", side="acted-upon")
    reader.shows(**count(actors="VEN", side="acted-upon"))
    reader.quiet()


def test_the_map_is_seen_from_somewhere_else(visit):
    reader = visit()
    shades = "elements => elements.map(element => element.getAttribute('fill'))"
    countries = reader.page.locator("#map .choroplethlocation")
    from_iran = countries.evaluate_all(shades)
    reader.after(lambda: reader.choose("filter-seen", "United States"))
    reader.says(seen="USA")
    assert countries.evaluate_all(shades) != from_iran
    reader.after(lambda: reader.choose("filter-seen", "nobody"))
    reader.says(seen="none")
    reader.shows(**count())


def test_moving_the_dates_by_keyboard(visit):
    reader = visit()
    thumb = reader.page.get_by_role("slider", name="From")
    thumb.focus()
    for _ in range(3):
        thumb.press("ArrowRight")
    reader.says(**{"from": "2005-11"})
    expect(reader.page.locator("#filter-from")).to_have_value("2005-11")
    for _ in range(3):
        thumb.press("ArrowLeft")
    reader.says()
    expect(thumb).to_be_focused()
    reader.page.get_by_role("slider", name="To").press("ArrowLeft")
    reader.says(to="2020-04")
    reader.shows(**count(to="2020-04"))
    reader.quiet()


def test_dragging_the_dates_makes_one_entry_in_the_history(visit):
    reader = visit()
    entries = reader.entries()
    box = reader.page.get_by_role("slider", name="From").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    for step in range(1, 40):
        reader.page.mouse.move(x + 2 * step, y)
    reader.after(reader.page.mouse.up)
    since = query_of(reader.page.url)["from"]
    reader.says(**{"from": since})
    reader.shows(**count(since=since))
    assert reader.entries() == entries + 1
    reader.page.go_back()
    reader.says()
    reader.shows(**count())
    reader.quiet()


TYPED = {
    "2020-05": "2020-05",
    "2020": "2020",
    " 2020-05-01 ": "2020-05-01",
    "۲۰۲۰-۰۴": "2020-04",
    "٢٠٢٠-٠٣": "2020-03",
    "May 2020": "2020-05",
    "28 de abril de 2020": "2020-04-28",
    "ژانویهٔ ۲۰۲۰": "2020-01",
}


def test_typing_dates_in_any_digits(visit):
    reader = visit()
    since = reader.page.locator("#filter-from")
    for typed, means in TYPED.items():
        since.fill(typed)
        since.press("Enter")
        reader.says(**{"from": means})
        reader.shows(**count(since=means))
        expect(reader.page.locator("#note")).to_be_empty()
        thumb = reader.page.get_by_role("slider", name="From")
        expect(thumb).not_to_have_attribute("aria-valuenow", "24067")
    reader.quiet()


def test_a_year_of_the_iranian_calendar_is_taken_as_one_on_a_page_in_persian(visit):
    reader = visit("?data=chronology&lang=fa")
    since, until = (reader.page.locator(f"#filter-{end}") for end in ("from", "to"))
    taken = reader.page.locator("#taken")
    expect(taken).to_be_hidden()
    since.fill("۱۳۸۶")
    reader.after(lambda: since.press("Enter"))
    reader.says(data="chronology", **{"from": "2007-03-21"}, lang="fa")
    expect(since).to_have_value("۲۰۰۷-۰۳-۲۱")
    for said in ("۱۳۸۶", "۲۰۰۷-۰۳-۲۱", "۲۰۰۸-۰۳-۱۹"):
        expect(taken).to_contain_text(said)
    until.fill("1386")
    reader.after(lambda: until.press("Enter"))
    reader.says(data="chronology", **{"from": "2007-03-21"}, to="2008-03-19", lang="fa")
    expect(taken).to_contain_text("1386")
    until.fill("2010")
    reader.after(lambda: until.press("Enter"))
    reader.says(data="chronology", **{"from": "2007-03-21"}, to="2010", lang="fa")
    expect(taken).to_be_hidden()
    reader.quiet()


def test_elsewhere_such_a_year_is_what_it_is(visit):
    reader = visit("?data=chronology")
    since = reader.page.locator("#filter-from")
    since.fill("1386")
    reader.after(lambda: since.press("Enter"))
    reader.says(data="chronology", **{"from": "1386"})
    expect(reader.page.locator("#taken")).to_be_hidden()


def test_a_date_that_the_server_would_refuse_is_refused_beside_its_field(visit):
    reader = visit("?from=2005")
    until, said = reader.page.locator("#filter-to"), reader.page.locator("#dates-typed-wrong")
    for typed in ("sometime", "2020-13", "2007-02-31", "XXXX", "2020abc", "۲۰۲۰-۱۳", "<b>2020</b>"):
        until.fill(typed)
        until.press("Enter")
        expect(said).to_contain_text(typed)
        expect(said).to_contain_text("2013-05-28")
        expect(until).to_have_attribute("aria-invalid", "true")
        expect(until).to_have_attribute("aria-describedby", "dates-typed-wrong")
        expect(until).to_have_value(typed)
        reader.says(**{"from": "2005"})
    reader.shows(**count(since="2005"))
    until.fill("2013")
    reader.after(lambda: until.press("Enter"))
    expect(said).to_be_hidden()
    expect(until).to_have_attribute("aria-invalid", "false")
    reader.says(**{"from": "2005"}, to="2013")
    reader.quiet()


def test_two_dates_in_the_wrong_order_are_put_right_one_by_one(visit):
    reader = visit("?from=2005&to=2010&lang=fa")
    since, until = (reader.page.locator(f"#filter-{end}") for end in ("from", "to"))
    said = reader.page.locator("#dates-typed-wrong")
    since.fill("۲۰۱۵")
    since.press("Enter")
    expect(said).to_contain_text("۲۰۱۵")
    expect(said).to_contain_text("۲۰۱۰")
    reader.says(**{"from": "2005"}, to="2010", lang="fa")
    until.fill("2020")
    reader.after(lambda: until.press("Enter"))
    expect(said).to_be_hidden()
    reader.says(**{"from": "2015"}, to="2020", lang="fa")
    expect(until).to_have_value("۲۰۲۰")


def test_what_an_address_says_wrongly_of_dates_is_said_beside_their_fields_too(visit):
    reader = visit("?from=2013&to=soon")
    said = reader.page.locator("#dates-typed-wrong")
    expect(said).to_contain_text("soon")
    expect(reader.page.locator("#filter-from")).to_have_attribute("aria-invalid", "false")
    reader.follow("?from=2013&to=2005")
    expect(said).to_contain_text("2013")
    reader.after(reader.tick("claimed").uncheck)
    expect(said).to_contain_text("2005")
    reader.follow("?from=۲۰۰۷")
    expect(said).to_be_hidden()
    expect(reader.page.locator("#filter-from")).to_have_value("2007")
    reader.shows(**count(since="2007"))


def test_clearing_everything_at_once(visit):
    reader = visit(FILTERED)
    expect(reader.page.locator("#chips .chip:not(.offer)")).to_have_count(6)
    reader.page.locator("#clear-filters").click()
    reader.says()
    reader.shows(**count())
    expect(reader.page.locator("#clear-filters")).to_have_count(0)
    expect(reader.tick("sanction")).to_be_checked()
    expect(reader.page.locator("#filter-from")).to_have_value("")
    reader.quiet()


def test_removing_filters_one_by_one(visit):
    reader = visit(FILTERED)
    chips = reader.page.locator("#chips .chip:not(.offer)")
    for left in range(5, -1, -1):
        chips.first.click()
        expect(chips).to_have_count(left)
        parameters = query_of(reader.page.url)
        reader.shows(**count(**parameters))
    reader.says()
    reader.quiet()


def test_back_undoes_one_decision_and_forward_redoes_it(visit):
    reader = visit()
    reader.tick("claimed").uncheck()
    reader.says(status="reported,interpreted")
    reader.page.get_by_role("tab", name="Network").click()
    reader.says(status="reported,interpreted", view="network")
    reader.choose("filter-side", "the acting side")
    reader.says(status="reported,interpreted", view="network", side="acts")
    reader.page.go_back()
    reader.says(status="reported,interpreted", view="network")
    expect(reader.page.locator("#filter-side")).to_have_value("either side")
    reader.page.go_back()
    reader.says(status="reported,interpreted")
    expect(reader.page.locator("#map-graph")).to_be_visible()
    reader.page.go_back()
    reader.says()
    expect(reader.tick("claimed")).to_be_checked()
    reader.shows(**count())
    reader.page.go_forward()
    reader.says(status="reported,interpreted")
    expect(reader.tick("claimed")).not_to_be_checked()
    reader.shows(**count(status="reported,interpreted"))
    reader.quiet()


def test_reloading_and_sharing_bring_back_the_same(visit):
    reader = visit(f"{FILTERED}&view=matrix&tie=IRN~VEN&seen=USA&order=region&theme=dark")
    wanted = count(**query_of(FILTERED), tie="IRN~VEN")
    reader.shows(**wanted)
    words = reader.page.locator("#summary").inner_text()
    evidence = reader.page.locator("#evidence").inner_text()
    reader.page.reload()
    reader.drawn()
    friend = visit(reader.page.url.removeprefix(reader.address + "/"), locale="de-DE")
    for other in (reader, friend):
        other.shows(**wanted)
        expect(other.page.locator("#summary")).to_have_text(words)
        assert other.page.locator("#evidence").inner_text() == evidence
        expect(other.page.get_by_role("tab", name="Matrix")).to_have_attribute(
            "aria-selected", "true"
        )
        expect(other.page.locator("html")).to_have_attribute("data-theme", "dark")
        expect(other.page.locator("#filter-seen")).to_have_value(re.compile("United States"))


def test_moving_one_thumb_leaves_the_other_date_as_it_was_typed(visit):
    reader = visit("?data=chronology&from=2007-09-15&to=2010-03-02")
    thumb = reader.page.get_by_role("slider", name="From")
    thumb.focus()
    reader.after(lambda: thumb.press("ArrowRight"))
    reader.says(**{"data": "chronology", "from": "2007-10", "to": "2010-03-02"})
    reader.quiet()


# Counts how often Dash's store changes, and how often React is told that it did.
HEARD = """(() => {
  window.heard = { changes: 0, told: 0 };
  let stores;
  const listen = (store) => {
    const { subscribe } = store;
    const counted = (listener) => () => { window.heard.told += 1; listener(); };
    store.subscribe = (listener) => subscribe(counted(listener));
  };
  Object.defineProperty(window, "dash_stores", {
    get: () => stores,
    set: (list) => {
      const { push } = list;
      list.push = (store) => {
        store.subscribe(() => { window.heard.changes += 1; });
        push.call(list, store);
        listen(store);
      };
      stores = list;
    },
  });
})()"""


def test_an_answer_is_told_to_the_page_at_once(visit):
    reader = visit(locale="en-GB")  # a room of its own: what counts stays in it
    reader.page.context.add_init_script(HEARD)
    reader.open()
    reader.page.evaluate("Object.assign(heard, { changes: 0, told: 0 })")
    reader.after(reader.tick("support").click)
    heard = reader.page.evaluate("heard")
    assert heard["changes"] > 100
    assert 0 < heard["told"] < heard["changes"] / 4


def test_what_the_table_filters_by_itself_is_said_and_can_be_undone(visit):
    reader = visit("?data=chronology&view=table&actors=IRN,VEN&side=between&lang=es")
    page, said = reader.page, reader.page.locator("#sifted")
    expect(said).to_be_hidden()
    page.evaluate(
        "() => dash_ag_grid.getApi('table-grid')"
        ".setFilterModel({statement: {filterType: 'text', type: 'contains', filter: 'petrolero'}})"
    )
    expect(said).to_contain_text("de 71 filas")
    shown = page.evaluate("() => dash_ag_grid.getApi('table-grid').getDisplayedRowCount()")
    assert 0 < shown < 71
    expect(said).to_contain_text(f"muestran {shown} de 71 filas")
    page.get_by_role("button", name="Quitar los filtros de la tabla").click()
    expect(said).to_be_hidden()
    page.locator("#table .ag-header-cell").first.focus()
    heard = page.locator("#table .ag-aria-description-container")
    expect(heard).to_contain_text("Intro")
    expect(heard).not_to_contain_text("Press")
