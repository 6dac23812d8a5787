"""A matrix of states is a list of edges."""

import pytest
import xlsxwriter

from data.opening.opened import open_file

SIGNED = """,Iran,Iraq,Cuba,Chile
Iran,0,-0.5,1,
Iraq,-0.5,0,0,0.25
Cuba,1,0,0,0
Chile,,0.25,0,0
"""
WORDS = """state;IRN;IRQ;CUB
IRN;;attack;visit
IRQ;accuses;;
CUB;;;
"""
TIES = """alliance,USA,CAN,MEX,BRA
USA,1,1,0,0
CAN,1,1,0,0
MEX,0,0,1,1
BRA,0,0,1,1
"""


@pytest.mark.parametrize(
    ("name", "text", "made"),
    [
        (
            "signs.csv",
            SIGNED,
            {
                ("IRN", "IRQ", "ACCUSE", True),
                ("IRN", "CUB", "SUPPORT", True),
                ("IRQ", "CHL", "SUPPORT", True),
            },
        ),
        (
            "words.csv",
            WORDS,
            {
                ("IRN", "IRQ", "ASSAULT", False),
                ("IRN", "CUB", "CONSULT", False),
                ("IRQ", "IRN", "ACCUSE", False),
            },
        ),
        (
            "alliances.csv",
            TIES,
            {("USA", "CAN", "SUPPORT", True), ("MEX", "BRA", "SUPPORT", True)},
        ),
    ],
)
def test_each_cell_that_says_something_is_a_row(tmp_path, name, text, made):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = open_file(path)
    outcome = found.outcome
    assert {(one.actor, one.target, one.type, one.mutual) for one in outcome.drafts} == made
    assert outcome.used + outcome.left_out.total() == outcome.rows
    assert [note.what for note in found.table.notes if note.what == "matrix"] == ["matrix"]


def test_a_sheet_may_be_a_matrix(tmp_path):
    path = tmp_path / "signs.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Matrix")
        for row, line in enumerate(SIGNED.splitlines()):
            for column, cell in enumerate(line.split(",")):
                sheet.write(
                    row, column, float(cell) if cell.strip("-.0123456789") == "" != cell else cell
                )
    assert len(open_file(path).outcome.drafts) == 3


def test_states_by_years_are_no_matrix(tmp_path):
    path = tmp_path / "panel.csv"
    path.write_text("state,1990,1991,1992\nIran,1,2,3\nCuba,1,2,3\nChile,1,2,3\n", encoding="utf-8")
    assert open_file(path).table.headings == ("state", "1990", "1991", "1992")


def test_a_cell_may_name_both_ends(tmp_path):
    path = tmp_path / "treaties.csv"
    rows = ["Bosnia and Herzegovina - Serbia,2001", "Iran – Iraq,2002", "Chile - Peru,2003"]
    rows += ["Brazil and Chile,2004", "Cuba & Mexico,2005", "Nobody,2006"]
    path.write_text("Parties,Signed\n" + "\n".join(rows), encoding="utf-8")
    found = open_file(path)
    assert {(one.actor, one.target) for one in found.outcome.drafts} == {
        ("BIH", "SRB"),
        ("IRN", "IRQ"),
        ("CHL", "PER"),
        ("BRA", "CHL"),
        ("CUB", "MEX"),
    }
    assert dict(found.outcome.left_out) == {"no-target": 1}


def test_a_table_may_lie_on_its_side(tmp_path):
    path = tmp_path / "turned.csv"
    rows = [
        "who,Iran,USA,Cuba",
        "whom,Cuba,Iran,Chile",
        "what,visit,aid,attack",
        "when,2001,2002,2003",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    found = open_file(path)
    assert {(one.actor, one.target, one.type, one.date) for one in found.outcome.drafts} == {
        ("IRN", "CUB", "CONSULT", "2001"),
        ("USA", "IRN", "AID", "2002"),
        ("CUB", "CHL", "ASSAULT", "2003"),
    }
