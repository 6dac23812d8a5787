"""What a file is that holds no table is said in the language of its reader."""

import re
from pathlib import Path

import pytest

import components
from components.language.texts import Words, texts
from components.opening import columns, wording
from data.languages import LANGUAGES
from data.opening.report import First
from data.opening.tables import marks

CODE = Path(marks.__file__).parent
# Every kind that the code gives a name to, in English.
KINDS = sorted(
    {kind for _, kind, _ in marks.OTHERS}
    | {kind for _, kind in marks.WITHIN if kind.startswith("a ")}
    | {kind[0] for kind in marks.ROOTS.values() if isinstance(kind, tuple)}
    | {
        found
        for path in CODE.glob("*.py")
        for found in re.findall(r'found ?= ?"(an? [^"]+)"|\("(an XML file[^"]+)"', path.read_text())
        for found in found
        if found
    }
)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_file_has_a_name_in_each_language(kind):
    names = [texts(code).get(f"kind_of_file.{wording.slug(kind)}") for code in LANGUAGES]
    assert names[0] == kind
    assert all(names)
    assert len({*names}) > 2


def test_no_other_kind_is_named():
    known = {key.partition(".")[2] for key in texts("en") if key.startswith("kind_of_file.")}
    assert known == {wording.slug(kind) for kind in KINDS}


def test_a_picture_is_a_picture_in_persian():
    said = wording.unread(Words("fa"), "other", {"name": "a.csv", "found": "a picture (PNG)"})
    assert "تصویر" in said
    assert "picture" not in said


def test_a_relation_goes_by_its_word_for_a_side_wherever_it_is_shown():
    """A type that only stands in would say of a state what nobody said of it."""
    worded = {
        path.name
        for path in Path(components.__file__).parent.rglob("*.py")
        if "type.{relation.type}" in path.read_text(encoding="utf-8")
    }
    assert worded == {"told.py"}


@pytest.mark.parametrize(
    ("named", "headings", "called"),
    [
        ("target", (), "destinatario"),
        ("target", ("target",), "target"),  # as it stands in the file
        ("column 3", (), "columna 3"),
        ("Quién", ("Quién",), "Quién"),
    ],
)
def test_a_column_is_called_as_the_file_or_the_reader_does(named, headings, called):
    assert wording.column(Words("es"), named, headings) == called


@pytest.mark.parametrize(
    ("row", "called"),
    [
        (First(2, "ASSAULT", ""), "Ataca"),
        (First(2, "ACCUSE", "", "hostile"), "hostil"),
        (First(2, "ACCUSE", "", "Conflicto"), "Conflicto"),
        (First(2, "SUPPORT", "", "", tie=True), "Cooperación"),
        (First(2, "", "no-target"), Words("es")("left.no-target")),
    ],
)
def test_a_row_is_called_before_it_is_opened_as_in_the_atlas(row, called):
    assert called in str(columns.becomes(Words("es"), row))
