"""An article read by keyboard alone, by somebody who knows what it says."""

import csv
import io
from collections import Counter
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import violations
from tests.browser.test_documents import BESIDE
from tests.browser.visit import query_of

ARTICLES = Path(__file__).parents[1] / "data" / "coder" / "articles"
CALM = """The week was otherwise calm. Markets opened a little higher, harvests came in on time, and
the weather service expects mild days until the end of the month. In the capital the old theatre
opened its doors again after two years of repairs, with a play about a lighthouse keeper and his
daughter. Tickets for the first ten evenings were gone within an hour. The director said she had
never seen so many young people in the stalls, and promised a second series in spring. Outside, a
brass band played until the rain came."""
WIDTHS = (1440, 1024, 390)  # pixels


def article():
    """Return a text of some 550 words, and what it says: rows by paragraph."""
    with (ARTICLES / "coded.csv").open(encoding="utf-8") as file:
        coded = [row for row in csv.DictReader(file) if row["article"].startswith("en-")]
    paragraphs, known = [], []
    for name, rows in groupby(coded, key=lambda row: row["article"]):
        before = len(paragraphs)
        paragraphs += (ARTICLES / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
        known += [{**row, "paragraph": int(row["paragraph"]) + before} for row in rows]
    return "\n\n".join([*paragraphs, CALM]), known


class Reader:
    """Somebody at a keyboard, who knows the answers."""

    def __init__(self, page, known):
        self.page, self.known, self.keys = page, [*known], 0

    def press(self, key):
        self.keys += 1
        self.page.keyboard.press(key)

    def decide(self, key):
        """Press a key that leads on, and wait until it did."""
        before = self.now("at")
        self.press(key)
        expect(self.page.locator(f"#question [name=at][value='{before}']")).to_have_count(0)

    def change(self, key, name):
        """Press a key that changes a field, and wait until that is drawn."""
        before = self.now(name)
        self.press(key)
        self.page.wait_for_function(
            "([name, before]) => !document.querySelector('main').contains(window.old)"
            " && document.querySelector('#question').elements[name].value !== before",
            arg=[name, before],
        )

    def now(self, name):
        return self.page.evaluate(
            "name => document.querySelector('#question').elements[name]?.value ?? ''", name
        )

    def paragraph(self):
        text = self.page.locator(".asked h2 .of").inner_text()
        return int(text.split()[1].strip(","))

    def answer(self):
        """Decide on the relation that is shown."""
        ends = {self.now("actor"), self.now("target")}
        fits = [
            row
            for row in self.known
            if row["paragraph"] == self.paragraph() and {row["actor"], row["target"]} == ends
        ]
        if not fits:
            return self.decide("n")
        best = self.page.locator("fieldset > .choices input[name=type]").evaluate_all(
            "all => all.map(({ value }) => value)"
        )
        row = next((one for one in fits if one["type"] == self.now("type")), None)
        row = row or next((one for one in fits if one["type"] in best), fits[0])
        if row["type"] != self.now("type"):
            if row["type"] in best:
                self.mark()
                self.change(str(best.index(row["type"]) + 1), "type")
            else:
                return self.decide("n")
        if row["actor"] != self.now("actor") and row["mutual"] == "false":
            self.mark()
            self.change("d", "actor")
        self.known.remove(row)
        return self.decide("y")

    def mark(self):
        self.page.evaluate("window.old = document.querySelector('#asked')")

    def tab_to(self, selector):
        for _ in range(60):
            if self.page.evaluate("one => document.activeElement.matches(one)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"{selector} is not reached by keyboard")


def given(page, text):
    page.get_by_label("Paste the text").fill(text)
    page.get_by_label("Title").fill("Five stories")
    page.get_by_label("When it appeared").fill("2030-05-14")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/read/*/1*")


def test_an_article_is_read_by_keyboard_alone(opening_visit):
    text, known = article()
    page = opening_visit("read").page
    given(page, text)
    reader = Reader(page, known)
    total = int(page.locator("#progress").inner_text().split()[2])
    for n in range(total):
        if n == total // 2:  # nothing is lost by a reload, and a step can be taken back
            said, at = page.locator("#progress").inner_text(), reader.now("at")
            page.reload()
            assert (page.locator("#progress").inner_text(), reader.now("at")) == (said, at)
            reader.decide("y")
            reader.decide("u")
            assert (page.locator("#progress").inner_text(), reader.now("at")) == (said, at)
        reader.answer()
    expect(page.locator("#progress")).to_contain_text(f"{total} of {total} decided")
    reader.press("ArrowLeft")
    expect(page.locator(".card .state")).to_be_visible()
    reader.decide("a")  # what was missed: for the sentence that is shown
    expect(page.locator("#more")).to_have_attribute("open", "")
    reader.tab_to("select[name=actor]")
    page.keyboard.type("Peru")
    reader.tab_to("select[name=target]")
    page.keyboard.type("Chile")
    reader.keys += len("PeruChile")
    expect(page.locator(".headline")).to_contain_text("Chile")
    reader.press("Escape")
    reader.decide("y")
    kept = len(known) - len(reader.known) + 1
    expect(page.locator("#progress")).to_contain_text(f"{kept} kept")
    assert kept > 0.8 * len(known)
    assert page.locator(".grown-map .tie:not(.faint)").count() > 15
    reader.tab_to("button[value=open]")
    reader.press("Enter")
    page.wait_for_url("**/?data=read-*")
    name = query_of(page.url)["data"]
    rows = csv.DictReader(
        io.StringIO(
            page.request.get(f"{page.url.split('/?')[0]}/data/relations.csv?data={name}").text()
        )
    )
    made = Counter(row["note"].split()[0] for row in rows)
    assert made == {"Suggested": kept - 1, "Added": 1}
    print(f"{len(text.split())} words, {total} suggestions, {kept} kept, {reader.keys} keys")  # noqa: T201
    assert reader.keys < 4 * total


@pytest.mark.parametrize("size", [(1440, 900), (910, 512)])
def test_what_is_asked_stays_beside_its_sentence(opening_visit, size):
    page = opening_visit("read").page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    text, _ = article()
    page.locator("[name=text]").fill(text)
    page.locator("#sending .primary").click()
    page.wait_for_url("**/read/*/1*")
    last = page.locator(".badge").last
    at = last.get_attribute("href").partition("at=")[2]
    last.click()
    expect(page.locator("#question [name=at]")).to_have_value(at)
    for part in (".sentence.now", ".headline h3", ".decide [value=keep]", ".step-before"):
        expect(page.locator(part).first).to_be_in_viewport()


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("fa", "dark")])
def test_the_pages_are_accessible_and_fit_every_screen(opening_visit, tmp_path, language, theme):
    reader = opening_visit(f"read?lang={language}&theme={theme}")
    page = reader.page
    assert violations(reader) == []
    text = f"{language}: Spain threatened Argentina. Brazil offered aid to Uruguay."
    (tmp_path / "news.txt").write_text(text, encoding="utf-8")
    page.locator("#file").set_input_files(tmp_path / "news.txt")  # its date can be said still
    expect(page.locator("#chosen-file")).to_have_text("news.txt")
    page.locator("[name=date]").fill("2030-05-14")
    page.locator("#sending .primary").click()
    page.wait_for_url("**/read/*/1*")
    here, asked = page.url.partition("?")[0], f"lang={language}&theme={theme}"
    expect(page.locator("#question")).to_be_visible()
    page.keyboard.press("y")
    expect(page.locator(".lately li")).to_have_count(1)
    for below in ("", "/all", "/../2", "/../both"):
        page.goto(f"{here}{below}?{asked}")
        page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true })")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(BESIDE) == 0, (below, width)
            page.evaluate("window.scrollTo(0, 1e6)")  # where the bar of a phone covers nothing
            assert violations(reader) == [], (below, width)
