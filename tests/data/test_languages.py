"""What a file of texts says of its language: each part is a text, or the file is refused."""

import pytest

from data.languages import BY_CODE, FOLDER, read_language
from data.reading.problems import InvalidData

RIGHT = {
    "name": '"Volapük"',
    "english_name": '"Volapük"',
    "direction": '"ltr"',
    "locale": '"de"',
    "date_locale": '"de"',
    "digits": '"0123456789"',
    "and_before_i": '"e"',
    "or_before_o": '"u"',
    "calendar": '"persian"',
}
NO_TEXTS = ("5", "1234567890", "true", "1.5", "[]", "{}", "1999-12-31")


def written(folder, parts):
    path = folder / "vo.toml"
    lines = [f"{key} = {value}" for key, value in parts.items()]
    path.write_text("\n".join(["[language]", *lines]), encoding="utf-8")
    return path


def test_a_right_one_is_read(tmp_path):
    found = read_language(written(tmp_path, RIGHT))
    assert {key: f'"{getattr(found, key)}"' for key in RIGHT} == RIGHT


@pytest.mark.parametrize("value", NO_TEXTS)
@pytest.mark.parametrize("key", RIGHT)
def test_a_part_that_is_no_text_is_refused_on_its_line(tmp_path, key, value):
    with pytest.raises(InvalidData) as refused:
        read_language(written(tmp_path, RIGHT | {key: value}))
    (problem,) = refused.value.problems
    line = list(RIGHT).index(key) + 2
    assert (problem.line, problem.column, problem.wanted) == (line, f"language.{key}", "a text")


WRONG = {
    "name": '" "',
    "direction": '"up"',
    "locale": '""',
    "digits": '"012"',
    "calendar": '"lunar"',
}


@pytest.mark.parametrize(("key", "value"), WRONG.items())
def test_a_text_that_says_nothing_is_refused(tmp_path, key, value):
    with pytest.raises(InvalidData) as refused:
        read_language(written(tmp_path, RIGHT | {key: value}))
    assert [problem.column for problem in refused.value.problems] == [f"language.{key}"]


@pytest.mark.parametrize("code", BY_CODE)
def test_those_that_are_shipped_are_read(code):
    assert read_language(FOLDER / f"{code}.toml").code == code
