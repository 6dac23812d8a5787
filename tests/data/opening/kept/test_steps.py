"""A story of one's own: what a reader writes is what the file holds, whatever that is."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.views.catalogue import VIEWS
from data.opening.kept import steps
from data.opening.kept.steps import OwnStory, own_story, step_of, worded, written
from data.opening.opened import open_file
from data.opening.shelf import hold, put
from data.reading.problems import InvalidData
from data.story import FILES, LONGEST

PLAIN = "who,whom,what,when\nIran,Venezuela,visit,2019-03-12\nUSA,Iran,sanctions,2018\n"
VIEW = "view=network&tie=IRN~VEN"
WORDS = {"title": "In 2018", "text": "Two of 2", "notes": "Ask"}
HOSTILE = [
    '"',
    "\\",
    "{from X}",
    "[[step]]",
    "\x7f\x00",
    "\u202eevil",
    "'''",
    "</script>",
    "\u200c",
]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sets")
    path = folder / "rows.csv"
    path.write_text(PLAIN, encoding="utf-8")
    return put(folder / "sets", open_file(path))


@pytest.fixture
def folder(place):
    """The folder of a set without a story."""
    for path in place.glob("*story*"):
        path.unlink()
    (place / steps.BEFORE).unlink(missing_ok=True)
    return place


def kept(folder, *made, write=steps.write):
    data_set = hold(folder, VIEWS.names).data_set
    write(folder, data_set, VIEWS.names, own_story(folder).with_steps(*made))
    return hold(folder, VIEWS.names).data_set.stories


def step(language="en", query=VIEW, **words):
    return worded(step_of(query), language, {**WORDS, **words})


def test_a_step_is_kept_as_it_is_written(folder):
    (story,) = kept(folder, step())
    (found,) = story.steps
    assert found.query == VIEW
    assert {name: getattr(found, name)["en"] for name in WORDS} == WORDS
    assert found.relations == ()
    assert own_story(folder).steps == (step(),)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.text(), st.sampled_from(HOSTILE)), min_size=3, max_size=3))
def test_whatever_is_typed_is_a_text(place, typed):
    words = dict(zip(("title", "text", "notes"), ("x" + one for one in typed), strict=True))
    made = worded(step_of(VIEW), "fa", words)
    read = tomllib.loads(written(OwnStory(FILES[0], steps=(made,))))
    assert read["step"] == [made]
    data_set = hold(place, VIEWS.names).data_set
    steps.write(place, data_set, VIEWS.names, OwnStory(FILES[0], steps=(made,)))
    (story,) = hold(place, VIEWS.names).data_set.stories
    for name in words:
        said = getattr(story.steps[0], name)["fa"]
        assert len(said) <= LONGEST[name]
        assert not set(said) & {"{", "}", "\u202e", "\n"}


def test_persian_words_keep_their_joiners():
    assert worded(step_of(VIEW), "fa", {"title": "می\u200cرود"})["title"]["fa"] == "می\u200cرود"


@pytest.mark.parametrize(
    ("before", "language", "words", "after"),
    [
        ({}, "en", "a", {"en": "a"}),
        ({}, "es", "a", {"en": "a", "es": "a"}),
        ({"en": "a", "es": "a"}, "es", "b", {"en": "b", "es": "b"}),
        ({"en": "a", "es": "b"}, "es", "c", {"en": "a", "es": "c"}),
        ({"en": "a", "es": "b"}, "en", "c", {"en": "c", "es": "b"}),
        ({"en": "a"}, "pt", "a", {"en": "a"}),
        ({"en": "a"}, "pt", "b", {"en": "a", "pt": "b"}),
        ({"en": "a"}, "pt", "  ", {}),
    ],
)
def test_words_in_one_language_stand_in_for_english_until_somebody_writes_it(
    before, language, words, after
):
    assert steps.reworded(before, language, words, 70) == after


def test_steps_are_moved_changed_and_removed(folder):
    a, b, c = (step(title=name) for name in "abc")
    story = OwnStory(FILES[0], steps=(a, b, c))
    assert story.moved(0, 1).steps == (b, a, c)
    assert story.moved(2, -1).steps == (a, c, b)
    assert story.moved(0, -1).steps == story.moved(2, 1).steps == (a, b, c)
    assert story.without(1).steps == (a, c)
    assert story.changed(1, c).steps == (a, c, c)


def test_the_first_step_asks_nothing(folder):
    asking = step(title="b", question="Why?")
    story = OwnStory(FILES[0], steps=(step(title="a"), asking))
    assert "question" not in story.moved(1, -1).steps[0]
    assert "question" not in story.without(0).steps[0]
    kept(folder, *story.steps)


def test_what_was_changed_last_is_undone_and_done_again(folder):
    kept(folder, step(title="a"))
    kept(folder, step(title="b"))
    assert steps.undo(folder)
    assert [one["title"]["en"] for one in own_story(folder).steps] == ["a"]
    assert steps.undo(folder)
    assert [one["title"]["en"] for one in own_story(folder).steps] == ["a", "b"]


def test_a_story_without_a_step_is_none(folder):
    kept(folder, step())
    data_set = hold(folder, VIEWS.names).data_set
    steps.write(folder, data_set, VIEWS.names, own_story(folder).without(0))
    assert hold(folder, VIEWS.names).data_set.stories == ()
    assert steps.undo(folder)
    assert len(hold(folder, VIEWS.names).data_set.stories) == 1


@pytest.mark.parametrize(
    "query",
    ["view=<script>", "from=3000", "tie=NOR~SWE&only=1", "story=1", "lang=es", "data=article"],
)
def test_a_view_that_cannot_be_shown_is_refused_and_nothing_changes(folder, query):
    kept(folder, step())
    before = (folder / FILES[0]).read_bytes()
    with pytest.raises(InvalidData):
        kept(folder, step(query=query))
    assert (folder / FILES[0]).read_bytes() == before


def test_it_stands_after_stories_that_came_with_the_set(folder):
    theirs = written(OwnStory(FILES[0], {"en": "Theirs"}, (step(),))).replace("own = true", "")
    theirs = theirs.replace("In 2018", "Then").replace("of 2", "").replace("[]", '["L2"]')
    (folder / FILES[0]).write_text(theirs, encoding="utf-8")
    assert own_story(folder).file == FILES[1]
    data_set = hold(folder, VIEWS.names).data_set
    steps.write(folder, data_set, VIEWS.names, OwnStory(FILES[1], {"en": "Mine"}, (step(),)))
    assert [one.title["en"] for one in hold(folder, VIEWS.names).data_set.stories] == [
        "Theirs",
        "Mine",
    ]
    assert own_story(folder).number == "2"
    with pytest.raises(InvalidData):  # among several each has a name
        steps.write(folder, data_set, VIEWS.names, OwnStory(FILES[1], {}, (step(),)))


def test_numbers_are_typed_in_stories_of_ones_own_alone(folder):
    text = written(OwnStory(FILES[0], steps=(step(),))).replace("[]", '["L2"]')
    (folder / FILES[0]).write_text(text.replace("own = true", ""), encoding="utf-8")
    with pytest.raises(InvalidData, match="2018"):
        hold(folder, VIEWS.names)
    (folder / FILES[0]).write_text(text, encoding="utf-8")
    assert hold(folder, VIEWS.names).data_set.stories


def test_there_is_an_end_to_steps():
    full = OwnStory(FILES[0], steps=(step(),) * steps.MOST)
    with pytest.raises(steps.TooMany):
        full.with_steps(step())
