"""The caption of a story: its numbers counted again, its questions kept, its evidence at hand."""

import json
import re

import pytest

from components import controls, redraw
from components.language.texts import plain
from components.panels import evidence, folding, story
from components.wording import headline
from data.story import COUNTED, FIGURES, LONGEST, PLACEHOLDER
from tests import stories
from tests.landed import LANDED

FRAMES = [
    pytest.param(name, frame, id=f"{name} {frame['step']}{'!' if frame['answer'] else ''}")
    for name, data_set in LANDED.items()
    for frame in controls.frames(data_set)
]
each_frame = pytest.mark.parametrize(("name", "frame"), FRAMES)


def address(name, frame, language="en"):
    answer = "&answer=1" if frame["answer"] else ""
    return f"?data={name}&story=1&step={frame['step']}{answer}&lang={language}"


def step_of(name, frame):
    return LANDED[name].story[int(frame["step"]) - 1]


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
    assert (now["step"], now["of"]) == (number, len(LANDED[name].story))
    if step.question and not frame["answer"]:
        before = LANDED[name].story[number - 2]
        assert not now["revealed"]
        answered = said(scene(address(name, {**frame, "answer": "1"})))
        assert (now["title"], now["text"]) == (answered["title"], answered["text"])
        assert now["title"] not in (plain(now["heading"]), plain(now["words"]))
        assert now["heading"] == now["question"] == step.question["en"]
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
    number, steps = int(frame["step"]), LANDED[name].story
    now = said(scene(address(name, frame)))
    if number == len(steps):
        assert now["next"] == ""
    else:
        following = said(scene(address(name, {"step": str(number + 1), "answer": ""})))
        assert now["next"] == plain(following["heading"])


def test_frames_are_questions_and_answers_in_order(data_sets):
    frames = controls.frames(data_sets["article"])
    steps = data_sets["article"].story
    assert [frame["step"] for frame in frames] == [
        str(number)
        for number, step in enumerate(steps, 1)
        for _ in range(2 if step.question else 1)
    ]
    assert frames[0]["query"] == steps[0].query
    assert [frame["query"] for frame in frames if frame["answer"]] == [
        step.query for step in steps if step.question
    ]


def test_outside_of_a_story_nothing_is_told(scene, small, scene_of):
    assert story.changes(scene("?")) == {}
    assert story.CAPTION not in redraw.changes(scene("?"), (), "map")[1]
    assert story.opener(scene("?"))
    without = scene_of(small([{}]))
    assert story.opener(without) == []
    assert controls.frames(without.data_set) == []
