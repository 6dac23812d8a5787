"""What a relation of a stranger's table says is in the language of its reader."""

import csv

import pytest

from data.opening.folder import write
from data.opening.opened import open_file
from data.opening.outcome import Draft
from data.opening.sentences import labels_of

ALLIANCES = "state1,state2,start,end\nFrance,Russia,1894,1917\n"


def draft(kind, label):
    """Return a relation as a row says it: of a type, in some words or none."""
    ends = {"line": 2, "actor": "FRA", "target": "RUS", "mutual": False}
    plain = dict.fromkeys(("form", "date", "attributed_to", "statement", "note", "case"), "")
    more = {"status": "reported", "weight": None, "events": 1, "sources": (), "same": ()}
    return Draft(**ends, **plain, **more, type=kind, label=label)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("SUPPORT", ("backs, praises, recognises", "حمایت، تمجید، به رسمیت شناختن")),
        ("COOPERATE", ("works with", "همکاری")),  # without the examples that the filter gives
    ],
)
def test_what_has_no_words_of_its_own_has_those_of_its_type_in_each_language(kind, said):
    found = labels_of(draft(kind, ""))
    assert (found["en"], found["fa"]) == said
    assert len({*found.values()}) > 2


def test_words_of_the_table_stay_as_they_are():
    assert {*labels_of(draft("CONSULT", "state visit")).values()} == {"state visit"}


def test_a_sentence_without_words_of_the_table_has_no_code_in_it(tmp_path):
    path = tmp_path / "alliances.csv"
    path.write_text(ALLIANCES, encoding="utf-8")
    opened = open_file(path)
    write(tmp_path, "file-0", "Alliances", opened.outcome, opened.preset)
    with (tmp_path / "relations.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    for language in ("", "_es", "_pt", "_fa"):
        assert row["type"].lower() not in row[f"statement{language}"].lower()
