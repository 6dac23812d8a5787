"""The caption of a story: its numbers counted again, its questions kept, its evidence at hand."""

import json
import re

import pytest

from components import controls, redraw
from components.language.texts import plain
from components.panels import evidence, folding, story
from components.wording import headline
from data.dataset import Story
from data.languages import LANGUAGES
from data.story import COUNTED, FIGURES, LONGEST, PLACEHOLDER
from tests import stories
from tests.landed import LANDED


def where(frame):
    """Return a place in a story in a few letters: story, step, and a mark where it is answered."""
    return f"{frame['story']}.{frame['step']}{'!' if frame['answer'] else ''}"


FRAMES = [
    pytest.param(name, frame, id=f"{name} {where(frame)}")
    for name, data_set in LANDED.items()
    for frame in controls.frames(data_set)
]
each_frame = pytest.mark.parametrize(("name", "frame"), FRAMES)


def address(name, frame, language="en"):
    answer = "&answer=1" if frame["answer"] else ""
    return f"?data={name}&story={frame['story']}&step={frame['step']}{answer}&lang={language}"


def steps_of(name, frame):
    return LANDED[name].story(frame["story"]).steps


def step_of(name, frame):
    return steps_of(name, frame)[int(frame["step"]) - 1]


def with_years(name, text):
    return PLACEHOLDER.sub(lambda found: str(stories.year(name, *found.groups())), text)


def said(scene):
    return json.loads(story.changes(scene)[story.CAPTION]["data-at"])


def test_everything_that_may_be_counted_is():
    assert set(story.FIGURES) == set(FIGURES)


@each_frame
def test_each_number_is_the_one_counted_by_hand(scene, name, frame):
    step, shown = step_of(name, frame), scene(address(name, frame))
    if step.question and not frame["answer"]:
        return
    placeholders = {
        found for field in COUNTED for found in PLACEHOLDER.findall(getattr(step, field)["en"])
    }
    names = [name for name, relation in placeholders if not relation]
    counted = stories.figures(name, step.query, *names)
    assert {name: story.FIGURES[name](shown) for name in names} == counted
    text = step.text["en"]
    for placeholder, relation in PLACEHOLDER.findall(text):
        number = stories.year(name, placeholder, relation) if relation else counted[placeholder]
        written = f"{{{placeholder} {relation}}}" if relation else f"{{{placeholder}}}"
        text = text.replace(written, str(number))
    assert said(shown)["text"] == text


@each_frame
@pytest.mark.parametrize("language", ["es", "pt", "fa"])
def test_every_text_is_whole_and_in_the_digits_of_its_language(scene, name, frame, language):
    now = said(scene(address(name, frame, language)))
    for text in (now["heading"], now["words"], now["count"], *(now[field] for field in LONGEST)):
        assert not re.search(r"[{}]", text)
        if language == "fa":
            assert not re.search("[0-9]", text)


@each_frame
@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_may_be_answered_is_told_before_and_after(scene, name, frame, language):
    step, now = step_of(name, frame), said(scene(address(name, frame, language)))
    assert now["asked"] == bool(step.question)
    assert now["options"] == [option[language] for option in step.options]


@each_frame
def test_a_question_keeps_its_answer_and_the_picture_before(scene, name, frame):
    step, number = step_of(name, frame), int(frame["step"])
    now, shown = said(scene(address(name, frame))), scene(address(name, frame))
    assert (now["step"], now["of"]) == (number, len(steps_of(name, frame)))
    if step.question and not frame["answer"]:
        before = steps_of(name, frame)[number - 2]
        assert not now["revealed"]
        answered = said(scene(address(name, {**frame, "answer": "1"})))
        assert (now["title"], now["text"]) == (answered["title"], answered["text"])
        assert now["title"] not in (plain(now["heading"]), plain(now["words"]))
        assert plain(now["heading"]) == now["question"] == with_years(name, step.question["en"])
        assert shown.results.shown_step == before
        assert plain(headline.summary(shown)) == plain(
            headline.summary(scene(f"?data={name}&{before.query}"))
        )
    else:
        assert now["revealed"]
        assert (plain(now["heading"]), plain(now["words"])) == (now["title"], now["text"])
        assert shown.results.shown_step == step


@each_frame
def test_the_evidence_of_a_step_is_a_card_for_each_of_its_relations(scene, name, frame):
    shown = scene(address(name, frame))
    written = str(evidence.children(shown))
    cards = set(re.findall(r"id='relation-([\w-]+)'", written))
    assert cards == set(shown.results.shown_step.relations)
    numbers = [int(number) for number in re.findall(r"\d+", said(shown)["rests"])]
    lit = {row.relation_id for row in shown.results.highlighted_relations}
    # Where the picture, which the text may count, has more than these, both numbers are said.
    assert numbers == ([len(cards), len(lit)] if cards < lit else [len(cards)])


@each_frame
def test_the_button_of_the_evidence_says_how_many_statements_a_step_rests_on(scene, name, frame):
    told = scene(address(name, frame))
    wanted = told.say.count("count.statements", len(told.results.shown_step.relations))
    assert folding.states(told)["evidence"] == wanted


@each_frame
def test_the_speaker_knows_what_comes_next(scene, name, frame):
    number, steps = int(frame["step"]), steps_of(name, frame)
    now = said(scene(address(name, frame)))
    if number == len(steps):
        assert now["next"] == ""
    else:
        following = {**frame, "step": str(number + 1), "answer": ""}
        following = said(scene(address(name, following)))
        assert now["next"] == plain(following["heading"])


def test_frames_are_questions_and_answers_in_order(data_sets):
    frames = controls.frames(data_sets["chronology"])
    stories = data_sets["chronology"].stories
    assert [(frame["story"], frame["step"]) for frame in frames] == [
        (str(n), str(number))
        for n, story in enumerate(stories, 1)
        for number, step in enumerate(story.steps, 1)
        for _ in range(2 if step.question else 1)
    ]
    assert frames[0]["query"] == stories[0].steps[0].query
    assert [frame["query"] for frame in frames if frame["answer"]] == [
        step.query for story in stories for step in story.steps if step.question
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_several_stories_one_is_chosen_from_a_list_of_their_names(scene, language):
    for name, data_set in LANDED.items():
        shown = scene(f"?data={name}&lang={language}")
        (opener,) = story.opener(shown)
        leads = getattr(opener, "data-dialog", None)
        if len(data_set.stories) == 1:
            assert (leads, story.choice(shown)) == (None, [])
            continue
        (dialog,) = story.choice(shown)
        assert leads == dialog.id
        assert opener.children != story.opener(scene(f"?data=article&lang={language}"))[0].children
        written = str(dialog)
        for number, told in enumerate(data_set.stories, 1):
            assert f"data-tell='{number}'" in written
            assert repr(told.title[language]) in written


def test_a_story_without_a_name_is_called_a_story(scene_of, small):
    shown = scene_of(small([{}]))
    assert story.title(shown, Story(())) == "Story"
    assert story.title(shown, Story((), {"en": "Mine"})) == "Mine"


def test_outside_of_a_story_nothing_is_told(scene, small, scene_of):
    assert story.changes(scene("?")) == {}
    assert story.CAPTION not in redraw.changes(scene("?"), (), "map")[1]
    assert story.opener(scene("?"))
    without = scene_of(small([{}]))
    assert story.opener(without) == []
    assert controls.frames(without.data_set) == []


# What the words of a step say of all, without the second number, which is the same.
OF_ALL = [
    ("article", 2, "interpreted", "conflict"),
    ("article", 3, "balanced", "triangles"),
    ("article", 4, "conflict", "relations"),
    ("article", 10, "cooperation", "relations"),
    ("europe", 7, "balanced", "triangles"),
]


@pytest.mark.parametrize(("name", "step", "some", "every"), OF_ALL)
def test_what_a_step_says_of_all_holds_for_all(scene, name, step, some, every):
    shown = scene(f"?data={name}&story=1&step={step}&answer=1")
    part, whole = (story.FIGURES[figure](shown) for figure in (some, every))
    assert part == whole > 1
    assert re.search(rf"\b[Aa]ll {whole}\b", story.at(shown, shown.results.step)["text"])
