"""Stories: every number counted again, every sentence on evidence, and what is refused."""

import re
from dataclasses import replace

import pytest

from data.address.reading import parse
from data.address.writing import write
from data.languages import LANGUAGES
from data.load import load
from data.reading.problems import InvalidData
from data.selection import Selection
from data.story import FIGURES, FILES, LONGEST, OPTIONS, PLACEHOLDER, fill, load_stories, year_of
from tests import stories
from tests.conftest import write_data_set
from tests.grammar import grammar
from tests.landed import LANDED

FILE, FURTHER, *_ = FILES
STORIES = [
    pytest.param(name, story, id=f"{name} {number}")
    for name, data_set in LANDED.items()
    for number, story in enumerate(data_set.stories, 1)
]
STEPS = [
    pytest.param(name, step, id=f"{name} {n}.{number}")
    for name, data_set in LANDED.items()
    for n, story in enumerate(data_set.stories, 1)
    for number, step in enumerate(story.steps, 1)
]
each_story = pytest.mark.parametrize(("name", "story"), STORIES)
each_step = pytest.mark.parametrize(("name", "step"), STEPS)


# ---------------------------------------------------------------- the landed stories


@each_story
def test_every_story_fits_a_lesson(name, story):
    assert 7 <= len(story.steps) <= 12
    assert sum(bool(step.question) for step in story.steps) >= 2


@each_story
def test_a_story_has_a_name_in_four_languages_that_no_other_has(name, story):
    assert set(story.title) == set(LANGUAGES)
    for language in LANGUAGES:
        names = [one.title[language] for one in LANDED[name].stories]
        assert names.count(story.title[language]) == 1


def test_how_we_know_is_asked_before_it_is_shown_and_in_more_than_one_view():
    steps = LANDED["chronology"].story("2").steps
    assert len(steps) == 10
    assert sum(bool(step.question) for step in steps) >= 5
    views = {stories.parameters("chronology", step.query).get("view", "map") for step in steps}
    assert {"map", "network", "table", "per-year"} <= views
    assert any("status" in stories.parameters("chronology", step.query) for step in steps)


@each_step
def test_a_view_is_written_as_the_address_bar_writes_it(name, step):
    selection, _ = parse(f"{step.query}&data={name}", grammar(LANDED))
    assert write(selection).removeprefix(f"data={name}").lstrip("&") == step.query


@each_step
def test_each_step_has_notes_for_the_teacher(name, step):
    assert set(step.notes) == set(LANGUAGES)


@each_step
def test_a_step_speaks_four_languages_and_types_no_number(name, step):
    for texts in (step.title, step.text, step.question, step.notes):
        assert not texts or set(texts) == set(LANGUAGES)
        for text in texts.values():
            assert not re.search(r"\d", PLACEHOLDER.sub("", text))
        assert len(set(texts.values())) in (0, 3, 4)  # Spanish and Portuguese may agree


@each_step
def test_every_question_has_answers_to_choose_from_in_four_languages(name, step):
    assert len(step.options) in (OPTIONS if step.question else [0])
    for texts in step.options:
        assert set(texts) == set(LANGUAGES)
    for language in LANGUAGES:
        assert len({option[language] for option in step.options}) == len(step.options)


@each_step
def test_a_step_rests_on_relations_that_its_view_shows(name, step):
    assert set(step.relations) <= stories.evidence(name, step.query)


@each_step
def test_years_are_those_of_the_evidence(name, step):
    for texts in (step.title, step.text, step.question, step.notes):
        for placeholder, relation in PLACEHOLDER.findall(texts.get("en", "")):
            if relation:
                assert relation in step.relations
                wanted = stories.year(name, placeholder, relation)
                assert year_of(LANDED[name], placeholder, relation) == wanted


def test_europe_has_one_tie_in_tension_until_it_has_none():
    views = [step.query for step in LANDED["europe"].story("1").steps]
    found = {
        stories.parameters("europe", q)["from"]: stories.figures("europe", q, "L") for q in views
    }
    assert {since: numbers["L"] for since, numbers in found.items()} == {
        "1872": 1,
        "1882": 1,
        "1890": 1,
        "1891": 1,
        "1904": 1,
        "1907": 0,
    }


# ---------------------------------------------------------------- what is refused

STORY = """
[[step]]
query = "from=2010"
relations = ["R1"]
title = { en = "One", es = "Uno", pt = "Um", fa = "یک" }
text = { en = "In {from R1}.", es = "En {from R1}.", pt = "Em {from R1}.", fa = "در {from R1}." }

[[step]]
query = "view=network&tie=IRN~VEN"
relations = ["R1", "R2"]
question = { en = "And?", es = "¿Y?", pt = "E?", fa = "و؟" }
title = { en = "Two", es = "Dos", pt = "Dois", fa = "دو" }
text = { en = "{ties}!", es = "¡{ties}!", pt = "{ties}!!", fa = "{ties}؟" }
notes = { en = "Wait.", es = "Espere.", pt = "Espere!", fa = "صبر." }
options = [{ en = "Yes" }, { en = "No", es = "No es así" }]
"""
RELATIONS = (
    {"date": "2010", "type": "AID"},
    {"date": "2011", "type": "ACCUSE"},
    {"date": "../2009", "type": "AID", "target": "USA"},
)
FIRST, SECOND = 2, 8  # the lines of the headings
BROKEN = [
    ('query = "from=2010"', 'query = "from=yesterday"', FIRST, "query", "from=yesterday"),
    ('query = "from=2010"', 'query = "banana=1"', FIRST, "query", "banana=1"),
    ('query = "from=2010"', 'query = "from=2010&lang=es"', FIRST, "query", "lang"),
    ('query = "from=2010"', 'query = "from=2010&story=1"', FIRST, "query", "story=1"),
    ('query = "from=2010"', "query = 2010", FIRST, "query", "2010"),
    ('relations = ["R1"]', 'relations = ["R1", "R9"]', FIRST, "relations", "'R9'"),
    ('relations = ["R1"]', 'relations = ["R1", "R3"]', FIRST, "relations", "'R3'"),
    ('relations = ["R1"]', 'relations = ["R1", 3]', FIRST, "relations", "3"),
    ('en = "One"', 'en = ""', FIRST, "title.en", "''"),
    ('en = "One"', 'en = "Line\\nbreak"', FIRST, "title.en", "'Line\\nbreak'"),
    ('en = "One"', "en = 1", FIRST, "title.en", "1"),
    ('en = "One"', f'en = "{"x" * 71}"', FIRST, "title.en", "71 letters"),
    ('en = "One"', 'en = "Number 1"', FIRST, "title.en", "1"),
    ('fa = "یک"', 'fa = "۱"', FIRST, "title.fa", "۱"),
    ('en = "One"', 'en = "{one"', FIRST, "title.en", "{"),
    ('en = "Wait."', 'en = "Wait 3."', SECOND, "notes.en", "3"),
    ("\nnotes =", "\ncolour = 3\nnotes =", SECOND, "colour", "3"),
    ('{ en = "Yes" }, ', "", SECOND, "options", "[{'en': 'No', 'es': 'No es así'}]"),
    ('{ en = "Yes" }', '"Yes"', SECOND, "options", "'Yes'"),
    ('{ en = "Yes" }', '{ es = "Sí" }', SECOND, "options", "{'es': 'Sí'}"),
    ('en = "Yes"', 'en = "Yes, 3"', SECOND, "options.en", "3"),
    ('en = "Yes"', 'en = "{ties}"', SECOND, "options.en", "{ties}"),
    ('en = "Yes"', f'en = "{"x" * 41}"', SECOND, "options.en", "41 letters"),
    (
        '\nquestion = { en = "And?", es = "¿Y?", pt = "E?", fa = "و؟" }',
        "",
        SECOND,
        "options",
        "[{'en': 'Yes'}, {'en': 'No', 'es': 'No es así'}]",
    ),
]
# Placeholders must be alike in all languages, so these are broken in each.
UNFILLED = [
    ("{from R1}", "{from R2}", FIRST, "{from R2}"),  # no evidence of this step
    ("{from R1}", "{since R1}", FIRST, "{since R1}"),
    ("{from R1}", "{from}", FIRST, "{from}"),
    ("{from R1}", "{relations R1}", FIRST, "{relations R1}"),
    ("{ties}", "{bananas}", SECOND, "{bananas}"),
    ("{ties}", "{ties.__class__}", SECOND, "{"),
    ("{ties}", "{}", SECOND, "{"),
]


@pytest.fixture
def folder(tmp_path):
    return write_data_set(tmp_path / "small", RELATIONS)


def told(folder, text):
    (folder / FILE).write_text(text, encoding="utf-8")
    return load_stories(folder, load(folder))[0].steps


def problems(folder, text):
    with pytest.raises(InvalidData) as refused:
        told(folder, text)
    return refused.value.problems


def test_a_story_is_read_as_it_is_written(folder):
    one, two = told(folder, STORY)
    assert (one.query, one.relations, one.question, one.notes) == ("from=2010", ("R1",), {}, {})
    assert two.title["fa"] == "دو"
    assert two.question["pt"] == "E?"


def test_a_data_set_needs_no_story(folder):
    assert load_stories(folder, load(folder)) == ()


@pytest.mark.parametrize(("old", "new", "line", "place", "found"), BROKEN)
def test_what_is_wrong_is_named_with_its_place(folder, old, new, line, place, found):
    assert old in STORY
    (problem, *_rest) = problems(folder, STORY.replace(old, new, 1))
    assert (problem.file, problem.line, problem.column, problem.found) == (FILE, line, place, found)
    assert problem.wanted


@pytest.mark.parametrize(("old", "new", "line", "found"), UNFILLED)
def test_a_placeholder_that_nothing_fills_is_refused_in_each_language(
    folder, old, new, line, found
):
    named = problems(folder, STORY.replace(old, new))
    places = {problem.column for problem in named if problem.found == found}
    assert places == {f"text.{language}" for language in LANGUAGES}
    assert {problem.line for problem in named} == {line}


def test_counts_belong_into_titles_and_texts_only(folder):
    for field, word in (("question", "And?"), ("notes", "Wait.")):
        assert word in STORY
        text = re.sub(rf"({field} = .*)", lambda m: re.sub(r'"(\S+)"', '"{ties}"', m[0]), STORY)
        places = {problem.column for problem in problems(folder, text)}
        assert places == {f"{field}.{language}" for language in LANGUAGES}


def test_placeholders_are_the_same_in_each_language(folder):
    (problem,) = problems(folder, STORY.replace('es = "¡{ties}!"', 'es = "¡Ay!"'))
    assert (problem.line, problem.column) == (SECOND, "text")
    assert "the same placeholders" in problem.wanted


def without(language):
    """Return the story with no title in a language on its first step."""
    first, *rest = re.split("(?<=})\n", STORY, maxsplit=1)
    left = re.sub(r"title = {.*", lambda m: re.sub(rf'{language} = "[^"]*",? ?', "", m[0]), first)
    return "\n".join([left.replace(", }", " }"), *rest])


def test_english_may_not_be_missing(folder):
    named = problems(folder, without("en"))
    assert [(problem.line, problem.column) for problem in named] == [(FIRST, "title")]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_where_another_language_is_missing_english_stands_in(folder, language):
    (folder / FILE).write_text(without(language), encoding="utf-8")
    first, *_ = load_stories(folder, load(folder))[0].steps
    assert language not in first.title
    assert first.title[language] == first.title["en"]


def test_a_language_goes_by_its_code(folder):
    (problem,) = problems(folder, STORY.replace("title = {", 'title = { Deutsch = "Ja",', 1))
    assert (problem.line, problem.column, problem.found) == (FIRST, "title.Deutsch", "Deutsch")


def test_the_first_step_asks_nothing(folder):
    asked = STORY.replace(
        "[[step]]", '[[step]]\nquestion = { en = "a", es = "b", pt = "c", fa = "d" }', 1
    )
    (problem,) = problems(folder, asked)
    assert (problem.line, problem.column) == (FIRST, "question")


def test_a_view_of_nothing_is_refused(folder):
    named = problems(folder, STORY.replace('query = "from=2010"', 'query = "from=2020"'))
    assert [(problem.column, problem.found) for problem in named] == [
        ("query", "from=2020"),
        ("relations", "'R1'"),
    ]


@pytest.mark.parametrize("text", ["", "query = 3", "[[step]", 'colour = "x"\n' + STORY, "step = 3"])
def test_a_file_that_is_no_story_is_refused_whole(folder, text):
    (problem,) = problems(folder, text)
    place = "character 7" if text == "[[step]" else "file"  # a fault of TOML is shown in its place
    assert (problem.file, problem.line, problem.column) == (FILE, 1, place)


def test_all_faults_are_named_at_once(folder):
    text = STORY.replace("from=2010", "from=soon").replace('"R2"', '"R8"').replace("{ties}", "{x}")
    found = {(problem.line, problem.column) for problem in problems(folder, text)}
    assert {(FIRST, "query"), (SECOND, "relations"), (SECOND, "text.fa")} <= found


# ---------------------------------------------------------------- several stories

NAMED = f'name = {{ en = "Mine", fa = "من" }}\n{STORY}'
NAMES = [  # what stands in the two files, and what is wrong with the second
    (NAMED, NAMED.replace("Mine", "Yours"), None),
    (NAMED, STORY, ("name", "None")),
    (NAMED, NAMED.replace('en = "Mine", ', ""), ("name", "{'fa': 'من'}")),
    (NAMED, f'name = "Mine"\n{STORY}', ("name", "'Mine'")),
    (NAMED, NAMED.replace("Mine", "x" * 71), ("name.en", "71 letters")),
    (NAMED, NAMED.replace("Mine", "In 3 steps"), ("name.en", "3")),
    (NAMED, NAMED.replace("Mine", "{ties}"), ("name.en", "{ties}")),
    (NAMED, NAMED.replace("Mine", "{from R1}"), ("name.en", "{from R1}")),
    (NAMED, NAMED.replace("name =", "names ="), ("file", "names, step")),
]


@pytest.mark.parametrize(("first", "second", "fault"), NAMES)
def test_of_several_stories_each_has_a_name(folder, first, second, fault):
    (folder / FILE).write_text(first, encoding="utf-8")
    (folder / FURTHER).write_text(second, encoding="utf-8")
    if not fault:
        one, two = load_stories(folder, load(folder))
        assert (one.title["es"], two.title["en"], one.title["fa"]) == ("Mine", "Yours", "من")
        assert (one.written, two.written) == (first, second)
        return
    with pytest.raises(InvalidData) as refused:
        load_stories(folder, load(folder))
    problem, *_ = refused.value.problems
    assert (problem.file, problem.line, problem.column, problem.found) == (FURTHER, 1, *fault)


def test_one_story_alone_needs_no_name_and_may_have_one(folder):
    for text, name in ((STORY, {}), (NAMED, {"en": "Mine", "fa": "من"})):
        (folder / FILE).write_text(text, encoding="utf-8")
        (story,) = load_stories(folder, load(folder))
        assert story.title == name
        assert story.written == text


def test_faults_of_several_stories_are_named_at_once_each_with_its_file(folder):
    for name in FILES[:2]:
        (folder / name).write_text(NAMED.replace("from=2010", "from=soon"), encoding="utf-8")
    with pytest.raises(InvalidData) as refused:
        load_stories(folder, load(folder))
    assert {problem.file for problem in refused.value.problems} == {*FILES[:2]}


@pytest.mark.parametrize("there", [FILES[1:2], (FILES[0], FILES[2]), FILES[8:]])
def test_stories_are_numbered_without_a_gap(folder, there):
    for name in there:
        (folder / name).write_text(NAMED, encoding="utf-8")
    with pytest.raises(InvalidData) as refused:
        load_stories(folder, load(folder))
    (problem,) = refused.value.problems
    missing = next(name for name in FILES if name not in there)
    assert (problem.file, problem.wanted) == (there[-1], f"{missing} before it")


# ---------------------------------------------------------------- its address

ADDRESSES = [
    ("?data=small&story=1", "?data=small&story=1", (), "from=2010"),
    ("?story=1&step=1", "?data=small&story=1", (), "from=2010"),
    ("?story=1&step=2", "?data=small&story=1&step=2", (), "from=2010"),  # asked: the picture stays
    (
        "?story=1&step=2&answer=1",
        "?data=small&story=1&step=2&answer=1",
        (),
        "view=network&tie=IRN~VEN",
    ),
    ("?story=1&answer=1", "?data=small&story=1", ("answer=1",), "from=2010"),
    ("?story=1&step=3", "?data=small&story=1", ("step=3",), "from=2010"),
    ("?story=1&step=02", "?data=small&story=1", ("step=02",), "from=2010"),
    ("?story=1&step=", "?data=small&story=1", ("step=",), "from=2010"),
    ("?story=0&step=2", "?data=small", ("story=0", "step=2"), ""),
    ("?story=&step=", "?data=small", ("story=", "step="), ""),
    ("?story=1&answer=", "?data=small&story=1", ("answer=",), "from=2010"),
    ("?step=2&answer=1", "?data=small", ("step=2", "answer=1"), ""),
    ("?story=1&lang=fa&theme=dark", "?data=small&story=1&lang=fa&theme=dark", (), "from=2010"),
    ("?story=1&banana=1", "?data=small&story=1", ("banana=1",), "from=2010"),
    ("?story=2", "?data=small&story=2", (), "view=table"),
    ("?story=2&step=2", "?data=small&story=2&step=2", (), "view=table"),
    (
        "?story=2&step=2&answer=1",
        "?data=small&story=2&step=2&answer=1",
        (),
        "view=camps&tie=IRN~VEN",
    ),
    ("?story=2&step=3", "?data=small&story=2", ("step=3",), "view=table"),
    ("?story=3", "?data=small", ("story=3",), ""),
    ("?story=2&from=2011", "?data=small&view=table&from=2011", (), "view=table&from=2011"),
    # What stands beside a step is a change of its view, and leaves the story.
    ("?story=1&tie=IRN~VEN", "?data=small&from=2010&tie=IRN~VEN", (), "from=2010&tie=IRN~VEN"),
    ("?story=1&from=2011", "?data=small&from=2011", (), "from=2011"),
    ("?story=1&from=soon", "?data=small", ("from=soon",), ""),
    ("?story=1&view=map", "?data=small&from=2010", (), "from=2010"),
]


@pytest.fixture
def data_sets(folder):
    data_set = load(folder)
    second = STORY.replace("from=2010", "view=table").replace("view=network", "view=camps")
    for file, name, text in ((FILE, "One", STORY), (FURTHER, "Two", second)):
        (folder / file).write_text(f'name = {{ en = "{name}" }}\n{text}', encoding="utf-8")
    return {"small": replace(data_set, stories=load_stories(folder, data_set))}


@pytest.mark.parametrize(("query", "canonical", "ignored", "view"), ADDRESSES)
def test_an_address_finds_its_step(data_sets, query, canonical, ignored, view):
    selection, unread = parse(query, grammar(data_sets))
    assert "?" + write(selection) == canonical
    assert unread == ignored
    assert parse(canonical, grammar(data_sets)) == (selection, ())
    shown, _ = parse(f"?{view}&lang={selection.lang}&theme={selection.theme}", grammar(data_sets))
    assert selection.but(side="acts") == shown.but(side="acts")


def test_language_theme_and_step_stay_in_the_story(data_sets):
    selection, _ = parse("?story=1&step=2&answer=1", grammar(data_sets))
    assert selection.but(lang="es", theme="dark").story == "1"
    assert write(selection.but(step=1, answer="")) == "data=small&story=1"


@pytest.mark.parametrize(
    "change",
    [{"view": "map"}, {"chosen": ()}, {"since": "2009"}, {"level": "actors"}, {"story": ""}],
)
def test_any_other_change_leaves_it_and_loses_nothing(data_sets, change):
    selection, _ = parse("?story=1&step=2&answer=1", grammar(data_sets))
    plain = Selection(data="small", view="network", chosen=("IRN~VEN",))
    assert selection.but(**change) == plain.but(**change)
    assert "story" not in write(selection.cleared)


def test_a_text_is_filled_by_its_placeholders_and_nothing_else():
    text = "{ties} in {from AR01-01}, {to R2}"
    assert fill(text, str.upper, lambda end, relation: f"<{end} {relation}>") == (
        "TIES in <from AR01-01>, <to R2>"
    )
    assert set(LONGEST) == {"title", "text", "question", "notes"}
    assert "L" in FIGURES
