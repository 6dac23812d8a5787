"""Tables as people send them: read where one meaning is possible, named where two are."""

import csv
import gzip
import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from data.reading.header import Column, one_of
from data.reading.quotes import MOST, stray_quotes
from data.reading.table import LONGEST_CELL, read_table

COLUMNS = (
    Column("id", "an id", str.isalnum),
    one_of("kind", ("good", "bad")),
    Column("note", "one line or nothing", lambda text: "\n" not in text),
    Column("name_es", "a name or nothing", str.isprintable, optional=True),
)
RIGHT = 'id,kind,note\na1,good,first\na2,bad,"a, b"\n'
ROWS = [{"id": "a1", "kind": "good", "note": "first"}, {"id": "a2", "kind": "bad", "note": "a, b"}]


@pytest.fixture
def read(tmp_path):
    """Read a table from its bytes: read(content) gives the rows and the problems."""

    def build(content, columns=COLUMNS):
        path = tmp_path / "table.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        problems = []
        return read_table(path, columns, problems), problems

    return build


# ---------------------------------------------------------------- what is read as it is meant

AS_MEANT = {
    "Unix": RIGHT,
    "Windows": RIGHT.replace("\n", "\r\n"),
    "an old Mac": RIGHT.replace("\n", "\r"),
    "a byte order mark": "\ufeff" + RIGHT,
    "no line end at the end": RIGHT.rstrip(),
    "empty lines": "\n\n" + RIGHT.replace("\n", "\n\n") + "\n\n",
    "rows of nothing but commas": RIGHT + ",,\n,,\n",
    "empty columns at the edge": RIGHT.replace("\n", ",,\n"),
    "every cell in quotes": '"id","kind","note"\n"a1","good","first"\n"a2","bad","a, b"\n',
}


@pytest.mark.parametrize("content", AS_MEANT.values(), ids=AS_MEANT)
def test_what_can_only_mean_one_thing_is_read(read, content):
    rows, problems = read(content)
    assert ([row for _, row in rows], problems) == (ROWS, [])


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_what_the_standard_library_writes_comes_back(tmp_path_factory, cells):
    cells = [(f"x{at}", *row) for at, row in enumerate(cells)]
    path = tmp_path_factory.mktemp("written") / "table.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("id", "a", "b", "c"), *cells])
    problems = []
    columns = [Column(name, "anything", lambda _: True) for name in ("id", "a", "b", "c")]
    found = read_table(path, columns, problems)
    assert ([tuple(row.values()) for _, row in found], problems) == (cells, [])


# ---------------------------------------------------------------- what a whole file turns out to be


def archive(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        for name in names:
            written.writestr(name, "x")
    return file.getvalue()


def workbook():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write(0, 0, "id")
    return file.getvalue()


WHOLE = {
    "UTF-16": (RIGHT.encode("utf-16"), "a text in UTF-16", "encoding UTF-8"),
    "UTF-16 big": (b"\xfe\xff" + RIGHT.encode("utf-16-be"), "a text in UTF-16", "encoding UTF-8"),
    "UTF-16 without a mark": (RIGHT.encode("utf-16-le"), "UTF-16", "encoding UTF-8"),
    "UTF-32": (RIGHT.encode("utf-32"), "a text in UTF-32", "encoding UTF-8"),
    "Windows-1252": (RIGHT.replace("first", "Irán").encode("cp1252"), "'Irán'", "encoding UTF-8"),
    "XLSX": (workbook(), "an Excel workbook (XLSX)", "CSV UTF-8"),
    "ODS": (archive("mimetype", "content.xml"), "an OpenDocument sheet (ODS)", "CSV UTF-8"),
    "XLS": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "workbook (XLS)", "CSV UTF-8"),
    "ZIP": (archive("table.csv"), "a ZIP archive", "unpack"),
    "half a ZIP": (archive("table.csv")[:30], "a ZIP archive", "unpack"),
    "gzip": (gzip.compress(RIGHT.encode()), "compressed by gzip", "unpack"),
    "PDF": (b"%PDF-1.7\n", "a PDF", "take the table"),
    "Parquet": (b"PAR1\x15\x04", "a Parquet table", "export it as CSV"),
    "a page": ("\n<!DOCTYPE html>\n<html>", "an HTML page", "download the file itself"),
    "nothing": ("", "an empty file", ""),
    "blanks": (" \n\n \t", "an empty file", ""),
    "zeros": (bytes(500), "no text at all", ""),
    "semicolons": (RIGHT.replace(",", ";"), "semicolons between the cells", "comma delimited"),
    "tabs": (RIGHT.replace(",", "\t"), "tabs between the cells", "comma delimited"),
    "bars": (RIGHT.replace(",", "|"), "vertical bars between the cells", "comma delimited"),
    "a line for Excel": (
        "sep=;\n" + RIGHT.replace(",", ";"),
        "a line for Excel",
        "comma delimited",
    ),
}


@pytest.mark.parametrize(("content", "found", "remedy"), WHOLE.values(), ids=WHOLE)
def test_a_file_that_is_something_else_is_called_what_it_is(read, content, found, remedy):
    rows, (problem,) = read(content)
    assert (rows, problem.file, problem.column) == ([], "table.csv", "file")
    assert found in problem.found
    assert remedy in problem.remedy
    assert not {"codec", "decode", "Errno"} & set(str(problem).split())


def test_letters_that_are_not_utf_8_are_shown_on_their_line(read):
    _, (problem,) = read("id,kind,note\r\na1,good,é\r\n".encode() + b"a2,bad,Am\xe9rica Latina\n")
    assert (problem.line, "'América'" in problem.found) == (3, True)


def test_what_is_no_file_is_told_apart(tmp_path):
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "broken.csv").symlink_to("/proc/self/mem")  # its first bytes cannot be read
    (tmp_path / "nowhere.csv").symlink_to(tmp_path / "gone")
    said = {}
    for name in ("folder", "broken", "nowhere", "absent"):
        read_table(tmp_path / f"{name}.csv", COLUMNS, problems := [])
        said[name] = problems[0].found
    assert said == {
        "folder": "a folder",
        "broken": "a file that cannot be read (Input/output error)",
        "nowhere": "no such file",
        "absent": "no such file",
    }


def test_a_file_that_may_not_be_read_is_no_traceback(tmp_path, monkeypatch):
    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "table.csv"
    path.write_text(RIGHT)
    monkeypatch.setattr(type(path), "read_bytes", refuse)
    read_table(path, COLUMNS, problems := [])
    assert problems[0].found == "a file that may not be read"


# ---------------------------------------------------------------- headers

HEADERS = {
    "twice": ("id,kind,note,kind", "kind", "over the columns 2 and 4", "rename or remove"),
    "twice but for a capital": ("id,kind,note,Kind ", "kind", "over the columns 2 and 4", "rename"),
    "a capital": ("id,Kind,note", "kind", "no such column", "did you mean 'Kind'?"),
    "blanks around": ("id, kind ,note", "kind", "no such column", "did you mean ' kind '?"),
    "a blank that is none": ("id,kind\u00a0,note", "kind", "no such", "did you mean 'kind\\xa0'?"),
    "a mark in the middle": (
        "id,\ufeffkind,note",
        "kind",
        "no such",
        "did you mean '\\ufeffkind'?",
    ),
    "a slip": ("id,kind,notes", "note", "no such column", "did you mean 'notes'?"),
    "an optional one": ("id,kind,note,Name ES", "name_es", "no such", "did you mean 'Name ES'?"),
    "missing": ("id,kind,other", "note", "no such column", ""),
    "without a name": ("id,kind,note,", "column 4", "", "name the column"),
}


@pytest.mark.parametrize(("header", "column", "found", "remedy"), HEADERS.values(), ids=HEADERS)
def test_a_header_that_is_not_quite_right_is_named(read, header, column, found, remedy):
    cells = ",".join(["good"] * header.count(","))
    rows, problems = read(f"\n{header}\na1,{cells}\n")
    assert rows == []
    (problem,) = [problem for problem in problems if problem.column == column]
    assert problem.line == 2
    assert found in problem.found
    assert remedy in problem.remedy


def test_a_table_of_another_language_is_not_taken_for_a_slip(read):
    rows, problems = read("id,kind,note,name_eo\na1,good,x,y\n")
    assert ([row["name_eo"] for _, row in rows], problems) == (["y"], [])


@pytest.mark.parametrize("first", ["a1,good,first", "Table 1: what there is", "x"])
def test_a_table_without_a_header_is_one_problem_not_one_for_each_column(read, first):
    _, (problem,) = read(f"{first}\na2,bad,second\n")
    assert (problem.line, problem.column) == (1, "header")
    assert problem.wanted.endswith("id, kind, note")


def test_a_header_alone_is_no_table(read):
    _, (problem,) = read("id,kind,note\n,,\n")
    assert (problem.column, problem.wanted) == ("row", "at least one row")


# ---------------------------------------------------------------- quotes

QUOTES = {
    "within a cell": ('a1,good,5" gun', 3, "note", '" gun', "no quote within a cell"),
    "an opening one": ('a1,good,"first', 3, "note", '"first', "a closing quote"),
    "one a line before": (
        'a1,good,"first\na2,bad,"x"',
        3,
        "note",
        "x",
        "ends on line 4",
    ),
    "words after it": (
        'a1,good,"no" she said',
        3,
        "note",
        " she said",
        "after this cell in quotes",
    ),
    "at the start": ('"a"1,good,x', 3, "id", "1,good,x", "after this cell in quotes"),
    "in a cell too many": ('a1,good,x,5"', 3, "column 4", '"', "no quote within a cell"),
}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("row", "line", "column", "found", "wanted"), QUOTES.values(), ids=QUOTES)
def test_a_stray_quote_is_shown_where_it_stands(read, end, row, line, column, found, wanted):
    content = f"id,kind,note\na0,good,x\n{row}\na3,good,x\n".replace("\n", end)
    rows, problems = read(content)
    assert rows == []
    assert (problems[0].line, problems[0].column) == (line, column)
    assert problems[0].found.startswith(found)
    assert wanted in problems[0].wanted


def test_every_quote_within_a_cell_is_shown(read):
    _, problems = read('id,kind,note\na1,good,5"\na2,good,"a\nb"\na3,good,6"\n')
    assert [problem.line for problem in problems] == [2, 5]


@given(st.text('",\r\nab', max_size=30))
def test_a_text_without_a_stray_quote_is_read_alike_by_strict_and_lenient_readers(text):
    strict = csv.reader(io.StringIO(text, newline=""), strict=True)
    lenient = csv.reader(io.StringIO(text, newline=""))
    if not list(stray_quotes("x", text)):
        assert list(strict) == list(lenient)


@given(st.lists(st.lists(st.text('",\r\nab ', max_size=6), min_size=1, max_size=4), max_size=5))
def test_what_was_written_rightly_has_no_stray_quote(rows):
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    assert list(stray_quotes("x", file.getvalue())) == []


# ---------------------------------------------------------------- rows and cells


def test_a_row_of_another_length_says_how_long_it_is(read):
    _, problems = read("id,kind,note\na1,good\na2,good,x,y\na3,good,\n")
    assert [(p.line, p.found, p.wanted) for p in problems] == [
        (2, "2 cells", "3 cells"),
        (3, "4 cells", "3 cells"),
    ]
    assert "stands in quotes" in problems[1].remedy


def test_a_cell_too_many_is_refused_even_where_it_is_empty(read):
    """A comma in a cell without quotes moves the rest along, and the last cell may be empty."""
    _, (problem,) = read("id,kind,note\na1,good,Iran, which helped\n")
    assert problem.found == "4 cells"


def test_a_cell_that_never_ends_is_measured(read):
    long = "x" * (LONGEST_CELL + 1)
    rows, problems = read(f'id,kind,note\na1,good,{"x" * LONGEST_CELL}\na2,good,"{long}"\n')
    (problem,) = problems
    assert (problem.line, problem.column, problem.found) == (3, "note", "131,073 characters")
    assert len(str(problem)) < 300
    assert len(rows) == 2


def test_two_rows_with_one_id_name_one_another(read):
    _, (problem,) = read("id,kind,note\na1,good,\na2,good,\na1,bad,\n")
    assert (problem.line, problem.column) == (4, "id")
    assert problem.wanted == "an id that no other row has; line 2 has it"


def test_problems_stand_in_the_order_of_lines(read):
    _, problems = read("id,kind,note\na1,x,\na2\na1,good,\n!,x,\n")
    assert [(p.line, p.column) for p in problems] == [
        (2, "kind"),
        (3, "row"),
        (4, "id"),
        (5, "id"),
        (5, "kind"),
    ]


@given(st.binary(max_size=80) | st.text('id,kndote"\r\n;\t\0é', max_size=60).map(str.encode))
def test_whatever_a_file_holds_it_is_read_or_named(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "anything.csv"
    path.write_bytes(content)
    rows = read_table(path, COLUMNS, problems := [])
    assert rows or problems
    assert all(str(problem).isprintable() for problem in problems)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("count", [1, MOST, MOST + 1, 20 * MOST])
def test_stray_quotes_are_told_one_by_one_as_long_as_anyone_would_read_them(count, end):
    told = list(stray_quotes("x", end.join(["id,note", *['a,b"c'] * count])))
    assert [one.line for one in told] == [*range(2, min(count, MOST + 1) + 2)]
    assert {one.column for one in told[:MOST]} == {"note"}
    assert [one.found for one in told[MOST:]] == (
        ["1,000 stray quotes above, and more from here on"] if count > MOST else []
    )
