"""Stories, walked as a teacher walks them: by keyboard, by clicker, on a phone, out and back."""

import json

import pytest
from playwright.sync_api import expect

from components import controls
from data.story import PLACEHOLDER
from tests import stories
from tests.browser.visit import LANGUAGES, overlaps, query_of
from tests.counting import count
from tests.landed import LANDED

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
SMALL = {"width": 1280, "height": 720}  # as projectors have it: the least room beside a phone
JUMPS = 0.02  # layout shift that a reader may meet on the way

# Add up how far the page jumps, and collect what presenters are told.
WATCH = """() => {
  window.jumps = 0;
  window.told = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.jumps += entry.value;
  }).observe({ type: 'layout-shift' });
  document.addEventListener('entente:step', ({ detail }) => window.told.push(detail));
}"""

# Where the map stands, as Plotly drew it.
STANDING = """() => {
  const { geo } = document.querySelector('#map-graph .js-plotly-plot')._fullLayout;
  const { projection } = geo._subplot;
  return [...projection.rotate(), projection.scale()].map(n => Math.round(n * 10) / 10);
}"""


def parameters(name, frame):
    """Return what the address of a frame must hold."""
    data = {} if name == "article" else {"data": name}
    step = {} if frame["step"] == "1" else {"step": frame["step"]}
    return data | {"story": frame["story"]} | step | ({"answer": "1"} if frame["answer"] else {})


def with_years(name, text):
    return PLACEHOLDER.sub(lambda found: str(stories.year(name, *found.groups())), text)


def frames_of(name, story="1"):
    return [frame for frame in controls.frames(LANDED[name]) if frame["story"] == story]


def arrive(reader, name, frame):
    """Expect a frame: its address, its words, and the numbers of its picture."""
    steps = LANDED[name].story(frame["story"]).steps
    step = steps[int(frame["step"]) - 1]
    waits = step.question and not frame["answer"]
    reader.says(**parameters(name, frame))
    heading = reader.page.locator("#story .heading")
    if waits:
        expect(heading).to_have_text(with_years(name, step.question["en"]))
    elif "{" not in step.title["en"]:
        expect(heading).to_have_text(step.title["en"])
    expect(reader.page.locator("#story .place")).to_have_text(
        f"Step {frame['step']} of {len(steps)}"
    )
    reader.shows(**count(**stories.parameters(name, frame["query"])))
    now = reader.page.evaluate("entente.story.at()")
    assert (now["step"], now["revealed"]) == (int(frame["step"]), not waits)


@pytest.mark.parametrize(
    ("name", "story"),
    [(name, str(n)) for name in LANDED for n, _ in enumerate(LANDED[name].stories, 1)],
)
def test_a_story_is_walked_there_and_back_without_a_mouse(visit, name, story):
    frames = frames_of(name, story)
    reader = visit("" if name == "article" else f"?data={name}", viewport=SMALL)
    keyboard = reader.page.keyboard
    reader.page.locator("#story-open").focus()
    keyboard.press("Enter")
    if len(LANDED[name].stories) > 1:
        reader.page.locator(f"[data-tell='{story}']").focus()
        keyboard.press("Enter")
    arrive(reader, name, frames[0])
    reader.quiet()
    reader.page.evaluate(WATCH)
    for index, frame in enumerate(frames[1:], start=1):
        reveals = bool(frame["answer"])
        keyboard.press(" " if reveals and index % 4 else ("PageDown", "ArrowRight")[index % 2])
        arrive(reader, name, frame)
        view = query_of(f"?{frame['query']}").get("view", "map")
        expect(reader.page.locator(f"#{view}-graph, #{view}-grid")).to_be_visible()
    reader.quiet()
    keyboard.press("PageDown")  # the last one stays
    for index, frame in reversed([*enumerate(frames[:-1])]):
        keyboard.press(("PageUp", "ArrowLeft")[index % 2])
        arrive(reader, name, frame)
    reader.quiet()
    assert reader.page.evaluate("jumps") <= JUMPS
    assert len(reader.page.evaluate("told")) == 2 * (len(frames) - 1)


def test_a_key_that_is_held_down_runs_to_the_end_of_the_story(visit):
    reader = visit("?story=1", viewport=SMALL)
    frames = frames_of("article")
    for _ in range(len(frames) + 5):
        reader.page.keyboard.press("ArrowRight")
    arrive(reader, "article", frames[-1])
    reader.quiet()
    arrive(reader, "article", frames[-1])


def test_each_data_set_begins_its_own_story(visit):
    reader = visit("?story=1&step=6")
    reader.after(reader.page.locator("#story-leave").click)
    reader.follow("?data=europe")
    reader.after(reader.page.locator("#story-open").click)
    arrive(reader, "europe", frames_of("europe")[0])
    reader.quiet()


def test_of_several_stories_one_is_chosen_and_each_goes_on_where_it_was_left(visit):
    reader = visit("?data=chronology", viewport=SMALL)
    page = reader.page
    choice, opener = page.locator("#stories-dialog"), page.locator("#story-open")
    opener.click()
    expect(choice.locator("strong")).to_have_text(
        [story.title["en"] for story in LANDED["chronology"].stories]
    )
    expect(choice.locator("[data-tell='1']")).to_be_focused()
    page.keyboard.press("Escape")
    expect(choice).to_be_hidden()
    reader.says(data="chronology")
    opener.click()
    reader.after(choice.locator("[data-tell='2']").click)
    arrive(reader, "chronology", frames_of("chronology", "2")[0])
    expect(page.locator("#story .dots span")).to_have_count(10)
    expect(page.locator("#story")).to_have_attribute("aria-label", "How do we know?")
    page.keyboard.press(" ")  # the focus is on the words, not on the button
    expect(choice).to_be_hidden()
    page.keyboard.press("PageDown")
    arrive(reader, "chronology", frames_of("chronology", "2")[1])
    opener.click()
    expect(choice.locator("[aria-current='true']")).to_have_attribute("data-tell", "2")
    expect(choice.locator("[data-tell='2']")).to_be_focused()
    reader.after(choice.locator("[data-tell='1']").click)
    arrive(reader, "chronology", frames_of("chronology")[0])
    expect(page.locator("#story .dots span")).to_have_count(12)
    page.keyboard.press("PageUp")  # the first step of a story has none before it
    arrive(reader, "chronology", frames_of("chronology")[0])
    reader.after(page.locator("#story-leave").click)
    reader.says(data="chronology")
    reader.quiet()


def test_in_persian_the_arrows_point_as_the_buttons_do(visit):
    reader = visit("?data=europe&story=1&lang=fa")
    place = reader.page.locator("#story .place")
    for key, wanted in (
        ("ArrowLeft", "گام ۲ از ۸"),
        ("PageDown", "گام ۳ از ۸"),
        ("ArrowRight", "گام ۲ از ۸"),
        ("PageUp", "گام ۱ از ۸"),
    ):
        reader.after(lambda key=key: reader.page.keyboard.press(key))
        expect(place).to_have_text(wanted)
    on, back = (reader.page.locator(f"#story-{way}").bounding_box() for way in ("on", "back"))
    assert on["x"] < back["x"]


def test_a_change_leaves_the_story_and_the_button_returns_to_it(visit):
    reader = visit("?story=1&step=8&theme=dark")
    page = reader.page
    expect(page.locator("#filter-from")).to_have_value("2020")
    page.locator("#fold-filters").click()
    page.locator("#filter-from").focus()
    page.keyboard.press("ArrowRight")  # moves within the text
    page.get_by_role("tab", name="Network").focus()
    page.keyboard.press("Escape")  # lets go of nothing that the story chose
    reader.says(story="1", step="8", theme="dark")
    reader.after(reader.tick("reported").uncheck)
    left = {"view": "network", "from": "2020", "tie": "USA~VEN", "theme": "dark"}
    reader.says(**left, status="claimed,interpreted")
    reader.shows(**count(**left, status="claimed,interpreted"))
    expect(page.locator("#story")).to_be_hidden()
    assert page.evaluate("entente.story.at()") is None
    reader.after(page.locator("#story-open").click)
    reader.says(story="1", step="8", theme="dark")
    reader.after(page.locator("#story-leave").click)
    reader.says(**left, status="claimed,interpreted")
    expect(page.locator("#story")).to_be_hidden()
    page.go_back()
    reader.says(story="1", step="8", theme="dark")
    expect(page.locator("#story .heading")).to_be_visible()


def test_what_stood_before_a_story_comes_back_after_it(visit):
    before = {"data": "chronology", "view": "matrix", "from": "1990"}
    reader = visit("?data=chronology&view=matrix&from=1990")
    page = reader.page
    page.locator("#story-open").click()
    reader.after(page.locator("[data-tell='1']").click)
    reader.after(lambda: page.keyboard.press("ArrowRight"))
    reader.says(data="chronology", story="1", step="2")
    expect(page.locator("#story-left")).to_be_hidden()
    reader.after(page.locator("#story-leave").click)
    reader.says(**before)
    expect(page.locator("#story-left")).to_be_hidden()
    reader.follow("?data=chronology&story=1&step=3")
    # Whoever leaves by a control keeps the picture of the step, and is told whose filters it has.
    page.locator("#fold-filters").click()
    reader.after(reader.tick("reported").uncheck)
    said = page.locator("#story-left")
    expect(said).to_be_visible()
    expect(said).to_contain_text("filters")
    reader.after(page.locator("#story-before").click)
    reader.says(**before)
    expect(said).to_be_hidden()


def test_who_came_by_a_link_leaves_a_story_for_all_there_is(visit):
    reader = visit("?data=europe&story=1&step=3&lang=pt")
    reader.after(reader.page.locator("#story-leave").click)
    reader.says(data="europe", lang="pt")


QUESTIONS = [
    (name, frame["story"], frame["step"])
    for name, data_set in LANDED.items()
    for frame in controls.frames(data_set)
    if frame["answer"]
]
PRESS = """key => document.body.dispatchEvent(
  new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))"""
VOTES = """() => [...document.querySelectorAll('#vote b')].map(count => count.textContent)"""


def test_a_class_votes_before_the_answer_and_sees_it_beside_it(visit):
    name, story, step = QUESTIONS[0]
    reader = visit(f"?data={name}&story={story}&step={step}", viewport=SMALL)
    page = reader.page
    options = LANDED[name].story(story).steps[int(step) - 1].options
    lines = page.locator("#vote [data-vote]")
    expect(lines).to_have_count(len(options))
    page.evaluate(PRESS, "۲")  # as a Persian keyboard has it
    for _ in range(2):
        page.keyboard.press("2")
    lines.first.click()
    lines.first.press("Enter")
    page.locator("#vote-back").click()
    assert page.evaluate(VOTES)[:2] == ["1", "3"]
    page.locator("#vote input").fill("Nobody knows")
    page.keyboard.press("Enter")
    expect(lines).to_have_count(len(options) + 1)
    page.locator("#story").focus()
    reader.after(lambda: page.keyboard.press(" "))
    told = page.locator("#vote li")
    expect(told).to_have_count(len(options) + 1)
    expect(told.nth(1)).to_contain_text(options[1]["en"])
    expect(told.last).to_contain_text("Nobody knows")
    assert page.evaluate(VOTES)[:2] == ["1", "3"]
    page.reload()
    reader.drawn()
    assert page.evaluate(VOTES)[:2] == ["1", "3"]
    reader.after(lambda: page.keyboard.press("ArrowRight"))
    expect(page.locator("#vote > *")).to_have_count(0)
    page.evaluate("sessionStorage.clear()")


PLACES = """() => [...document.querySelectorAll('#vote [data-vote]')].map(answer => {
  const { left, top, right, bottom } = answer.getBoundingClientRect();
  return [left, top, right, bottom];
})"""
CUT = """selector => [...document.querySelectorAll(selector)].filter(part => (
  part.scrollHeight > part.clientHeight + 1)).map(part => part.className)"""


LOW = {"width": 1024, "height": 600}


@pytest.mark.parametrize(
    "screen", [{"viewport": SMALL}, {"viewport": LOW}, PHONE], ids=["laptop", "low", "phone"]
)
@pytest.mark.parametrize("step", [2, 8])
def test_an_answer_stays_where_it_is_while_it_is_voted_for(visit, step, screen):
    reader = visit(f"?data=chronology&story=1&step={step}", **screen)
    page = reader.page
    before = page.evaluate(PLACES)
    assert len(before) == len(LANDED["chronology"].story("1").steps[step - 1].options)
    assert page.evaluate(CUT, "#vote, .told") == []
    for clicked in (1, 2):
        page.locator("#vote [data-vote]").last.click()
        assert page.evaluate(VOTES)[-1] == str(clicked)
        assert page.evaluate(PLACES) == before
    reader.after(page.locator("#story-on").click)
    told = page.locator("#vote li")
    expect(told).to_have_count(len(before))
    expect(told.last).to_contain_text("2")
    expect(told.last).to_be_in_viewport(ratio=1)
    assert page.evaluate(CUT, "#vote") == []
    page.evaluate("sessionStorage.clear()")


def test_on_a_wall_numbers_vote_while_a_question_waits_and_lead_to_views_after_it(visit):
    name, story, step = QUESTIONS[0]
    reader = visit(f"present?data={name}&story={story}&step={step}&lang=fa", viewport=SMALL)
    page = reader.page
    before = page.url
    page.keyboard.press("Shift+Digit1")
    page.keyboard.press("1")
    page.evaluate(PRESS, "۱")
    page.keyboard.press("9")  # no answer has it, and it leads nowhere
    assert page.evaluate(VOTES)[0] == "۳"
    page.keyboard.press("Backspace")
    page.locator("#vote [data-vote]").first.click(modifiers=["Shift"])
    page.locator("#vote [data-vote]").first.click(button="right")
    assert page.evaluate(VOTES)[0] == "۲"
    page.locator("#vote-back").click()
    assert page.evaluate(VOTES)[0] == "۱"
    assert page.url == before
    reader.after(lambda: page.keyboard.press(" "))
    expect(page.locator("#vote li").first).to_be_visible()
    reader.after(lambda: page.keyboard.press("3"))
    expect(page.locator("#matrix .trace").first).to_be_attached()
    page.evaluate("sessionStorage.clear()")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "size", [SMALL, {"width": 910, "height": 512}], ids=lambda size: f"{size['width']}"
)
def test_on_a_wall_no_answer_is_cut(visit, language, size):
    name, story, step = QUESTIONS[0]
    start = f"present?data={name}&story={story}&step={step}&lang={language}"
    reader = visit(start, viewport=size)
    cut = []
    for name, story, step in QUESTIONS:
        reader.follow(f"?data={name}&story={story}&step={step}&lang={language}")
        expect(reader.page.locator("#vote [data-vote]").first).to_be_visible()
        reader.page.keyboard.press("1")
        cut += reader.page.evaluate(CUT, "#vote, #vote [data-vote]")
        cut += overlaps(reader.boxes(".told:not(.vote) h2, #vote, #vote-back, .turns"))
    assert not cut
    reader.page.evaluate("sessionStorage.clear()")


def test_on_a_phone_picture_and_caption_share_the_screen(visit):
    reader = visit("?data=chronology&story=1&step=4&lang=es", **PHONE)
    page = reader.page
    reader.after(page.locator("#story-on").tap)
    reader.says(data="chronology", story="1", step="4", answer="1", lang="es")
    shown = reader.boxes("header, .headline, #map, #story, .sheet")
    assert len(shown) == 6
    assert not overlaps(shown)
    assert max(box["bottom"] for box in shown) <= PHONE["viewport"]["height"]
    for target in reader.boxes("#story button"):
        assert target["right"] - target["left"] >= 44, target
        assert target["bottom"] - target["top"] >= 44, target
    number = len(LANDED["chronology"].story("1").steps[3].relations)
    expect(page.locator("#fold-evidence")).to_contain_text(f"{number} enunciados")
    page.locator("#fold-evidence").tap()
    expect(page.locator("#relation-CH048")).to_be_visible()
    now = json.loads(page.locator("#story").get_attribute("data-at"))
    assert now["rests"].split()[1] == str(number)


def test_a_step_stands_where_its_own_address_says_and_ones_own_place_comes_back(visit):
    fresh = visit("?data=chronology&story=1", viewport=SMALL)
    steps = [standing(fresh)]
    fresh.after(lambda: fresh.page.keyboard.press("ArrowRight"))
    steps.append(standing(fresh))
    reader = visit("?data=chronology&view=map&at=-64,-36,6", viewport=SMALL)
    own = standing(reader)
    reader.page.locator("#story-open").click()
    reader.after(reader.page.locator("[data-tell='1']").click)
    assert standing(reader) == steps[0] != own
    reader.page.keyboard.press("Shift+ArrowLeft")  # looked at more closely, and turned
    reader.quiet(400)
    assert standing(reader) != steps[0]
    reader.after(lambda: reader.page.keyboard.press("ArrowRight"))
    assert standing(reader) == steps[1]
    reader.after(reader.page.locator("#story-leave").click)
    assert standing(reader) == own
    assert query_of(reader.page.url)["at"] == "-64,-36,6"


def standing(reader):
    """Return what the map is turned to, and how large it is, once it rests."""
    reader.quiet(300)
    return reader.page.evaluate(STANDING)
