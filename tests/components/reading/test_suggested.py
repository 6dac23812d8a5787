"""`python app.py --read`: what is suggested of a text, as JSON and as a draft data set."""

import csv
import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from components.reading.suggested import read
from components.server.command import command
from components.views import catalogue
from data.catalogue import Holding

TEXT = "Peru accused Chile of spying.\n\nChile said it would not accept the Peruvian protest."
KEYS = ["paragraph", "sentence", "text", "actor", "target", "type", "status", "date", "confidence"]


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_has_an_object_for_each_suggestion(article, capsys):
    assert read(article, {"date": "2021-03-04"}, {}, as_json=True) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [list(row)[: len(KEYS)] for row in rows] == [KEYS] * len(rows)
    first = rows[0]
    assert (first["actor"], first["target"], first["type"]) == ("PER", "CHL", "ACCUSE")
    assert (first["paragraph"], first["sentence"], first["date"]) == (1, 1, "2021-03-04")
    assert first["text"] == "Peru accused Chile of spying."
    assert rows[1]["paragraph"] == 2


def test_a_draft_is_a_data_set_as_any_other(article, tmp_path, capsys):
    home = {"ENTENTE_HOME": str(tmp_path)}
    assert read(article, {"date": "2021-03-04", "title": "A quarrel"}, home, as_json=False) == 0
    said = capsys.readouterr().out
    (place,) = (tmp_path / "sets").iterdir()
    assert str(place) in said
    assert said.count("\n") == 1
    holding = Holding.read(place, catalogue.VIEWS.names)
    assert len(holding.data_set.relations) == 2
    with (place / "relations.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["review"] for row in rows} == {"draft"}
    assert [row["locator"] for row in rows] == ["paragraph 1", "paragraph 2"]
    told = "".join(path.read_text(encoding="utf-8") for path in place.iterdir())
    assert "of spying" not in told  # the text stays where it was


def test_what_is_piped_in_is_read(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(TEXT.encode())))
    assert read(Path("-"), {}, {}, as_json=True) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "has no words"),
        (b"%PDF-1.7", "is a PDF"),
        (bytes(range(256)), "no letters"),
        (b"Nothing of note.", "Nothing is suggested"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path, capsys, content, said):
    path = tmp_path / "text"
    path.write_bytes(content)
    assert read(path, {}, {"ENTENTE_HOME": str(tmp_path)}, as_json=False) == 1
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_no_file_and_a_folder_are_said(tmp_path, capsys):
    assert read(tmp_path / "none.txt", {}, {}, as_json=True) == 1
    assert read(tmp_path, {}, {}, as_json=True) == 1
    assert capsys.readouterr().err.count("\n") == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--read a.txt b.csv", "one text"),
        ("--title x", "add --read"),
        ("--json", "name one"),
        ("--read a.txt --date yesterday", "EDTF"),
    ],
)
def test_what_makes_no_sense_together_is_said(line, said, capsys):
    with pytest.raises(SystemExit) as ended:
        command(line.split(), {})
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
