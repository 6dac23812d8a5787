"""JSON, TOML and XML: a fault is shown on the line, and at the letter, where it stands."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reading.notations import line_of, read_json, read_toml, read_xml, toml_line
from data.reading.problems import InvalidData


def problem(read, path, content):
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InvalidData) as refused:
        read(path)
    (found,) = refused.value.problems
    return found


JSON = {
    "a comma too many": ('{\n  "a": 1,\n}', 3, "character 1", "}", "after the last one"),
    "a comma missing": ('{\n  "a": 1\n  "b": 2\n}', 3, "character 3", '"b": 2', "a comma"),
    "a colon missing": ('{\n"a" 1}', 2, "character 5", "1}", "a colon"),
    "a quote missing": ('{\n"a": "x\n}', 2, "character 8", "the end of the line", "\\n"),
    "no value": ('{\n"a": ,}', 2, "character 6", ",}", "a value"),
    "single quotes": ("{\n'a': 1}", 2, "character 1", "'a': 1}", "double quotes"),
    "more after it": ('{"a": 1}\n\nmore', 3, "character 1", "more", "end before it"),
    "Windows": ('{\r\n"a": 1\r\n"b": 2}', 3, "character 1", '"b": 2}', "a comma"),
    "half a letter": ('{\n"a": "\\ud800"}', 2, "character 7", '\\ud800"}', "half a letter"),
    "halves the wrong way round": (
        '{\n"a": "\\\\ \\ude00\\ud83d"}',
        2,
        "character 10",
        '\\ude00\\ud83d"}',
        "half a letter",
    ),
    "cut off": ('{\n"a": [1,\n', 3, "character 1", "the end of the line", "a value"),
}


@pytest.mark.parametrize(("content", "line", "column", "found", "remedy"), JSON.values(), ids=JSON)
def test_a_fault_of_json_is_shown_in_its_place(tmp_path, content, line, column, found, remedy):
    said = problem(read_json, tmp_path / "a.json", content)
    assert (said.line, said.column, said.found) == (line, column, found)
    assert remedy in said.remedy


def test_a_name_that_stands_twice_is_shown_on_its_second_line(tmp_path):
    content = '{\n "b": {"a": 0},\n "a": 1,\n "c": 2,\n "a": 3,\n "d": {"a": 4}\n}'
    said = problem(read_json, tmp_path / "a.json", content)
    assert (said.line, said.column, said.wanted) == (5, "a", "each name once in an object")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("[1]", "no object"),
        ("7", "no object"),
        ("[" * 100_000, "too many to be read"),
        ('{"a": %s}' % ("9" * 5_000), "too many digits"),
        ('{"b": {"a": 1, "a": 2},', "a"),
        ('{"b": {"a": 1, "a": 2}, "c": %s}' % ("9" * 5_000), "a"),
        ("", "an empty file"),
        ('{"a": "é"}'.encode("cp1252"), "not UTF-8"),
    ],
)
def test_json_that_holds_no_description_is_refused(tmp_path, content, found):
    assert found in problem(read_json, tmp_path / "a.json", content).found


TOML = {
    "no value": ("[a]\nb = \n", 2, "character 5", "the end of the line"),
    "a quote missing": ('[a]\nb = "x\nc = 1', 2, "character 7", "the end of the line"),
    "a key twice": ("[a]\nb = 1\nc = 2\nb = 3\n", 4, "character 6", "the end of the line"),
    "a bracket missing": ("a = 1\n[b\nc = 2", 2, "character 3", "the end of the line"),
    "Windows": ("[a]\r\nb = 1\r\nc = x\r\n", 3, "character 5", "x"),
    "cut off": ("[a]\nb = [1,\n", 3, "character 1", "the end of the line"),
    "text": ("words and words", 1, "character 7", "and words"),
}


@pytest.mark.parametrize(("content", "line", "column", "found"), TOML.values(), ids=TOML)
def test_a_fault_of_toml_is_shown_in_its_place(tmp_path, content, line, column, found):
    said = problem(read_toml, tmp_path / "a.toml", content)
    assert (said.line, said.column, said.found) == (line, column, found)
    assert said.wanted == "TOML"
    assert said.remedy


@pytest.mark.parametrize("content", [r'{"a": "\ud83d\uDE00"}', r'{"a": "\\ud800"}'])
def test_a_letter_in_two_halves_and_a_backslash_are_no_half_a_letter(tmp_path, content):
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    assert read_json(tmp_path / "a.json")[0] == json.loads(content)


def test_a_number_of_too_many_digits_in_toml_is_refused(tmp_path):
    said = problem(read_toml, tmp_path / "a.toml", f"a = {'9' * 5_000}")
    assert "too many digits" in said.found


def test_toml_within_toml_within_toml_is_refused(tmp_path):
    assert "too many" in problem(read_toml, tmp_path / "a.toml", f"a = {'[' * 5_000}").found


def test_a_fault_of_xml_is_shown_in_its_place(tmp_path):
    said = problem(read_xml, tmp_path / "a.xml", "<a>\n  <b></c>\n</a>")
    assert (said.line, said.wanted, said.remedy) == (2, "XML", "mismatched tag")


def test_a_field_is_found_on_its_line():
    text = '{\n "b\\"": "a:",\n "a" : {\n  "c": 1}}'
    assert [line_of(text, name) for name in ('b"', "a", "c", "nowhere")] == [2, 3, 4, 1]


def test_a_key_is_found_under_its_heading():
    text = 'top = 1\n[a]\nb = 1\n[c.d]\nb = 2 # b = 3\n"e" = 1\n'
    found = [("", "top"), ("a", "b"), ("c.d", "b"), ("c.d", "e"), ("c.d", "no"), ("no", "b")]
    assert [toml_line(text, *place) for place in found] == [1, 3, 5, 6, 4, 1]


@given(st.text(max_size=40) | st.recursive(st.integers() | st.text(max_size=3), st.lists))
def test_whatever_a_file_holds_it_is_read_or_named(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "anything"
    text = content if isinstance(content, str) else json.dumps({"a": content})
    path.write_bytes(text.encode("utf-8", "replace"))
    for read in (read_json, read_toml, read_xml):
        with suppress(InvalidData):
            read(path)
