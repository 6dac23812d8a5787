"""Files as they come, whole and broken: each is opened right, or refused in one clear sentence."""

import bz2
import gzip
import io
import json
import lzma
import os
import re
import time
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest

from data.opening.tables.files import LIMIT, Unreadable, open_tables
from data.opening.tables.reasons import NOTES, REASONS, Note

PLAIN = "who,whom,when,what\nIran,Israel,2024-04-13,attack\nNA,Iraq,2003-03-20,war\n"
HEADINGS = ("who", "whom", "when", "what")
ROWS = [(2, ("Iran", "Israel", "2024-04-13", "attack")), (3, ("NA", "Iraq", "2003-03-20", "war"))]
SPANISH = "quién;a quién\nEspaña;Perú\nMéxico;Panamá\n"
PERSIAN = "کشور,هدف\nایران,اسرائيل\nعراق,تركيه\n".replace("ی", "ي")
QUICK = 2.0  # seconds for any broken file


def put(folder, content, name="table.csv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def zipped(**members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return file.getvalue()


def book(*sheets):
    """Return a workbook; a sheet is its name and what fills it."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, fill in sheets:
        fill(made.create_sheet(name))
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def rows_in(*rows):
    return lambda sheet: [sheet.append(row) for row in rows]


def cell_in(place, text):
    def fill(sheet):
        sheet["A1"], sheet[place] = "who", text

    return fill


def protected(content):
    """Return an archive whose members say that they are encrypted."""
    held = bytearray(content)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(mark, content):
            held[found.start() + flags] |= 1
    return bytes(held)


def grown(size):
    """Return the bytes of a text that hardly takes any room once it is packed."""
    return b"who,whom\nIran,Iraq\n" * (size // 19)


REFUSED = {
    "no bytes": (b"", "empty"),
    "blanks": (b"\n \r\n\t\n", "empty"),
    "zeros": (bytes(5_000), "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "other"),
    "a photograph": (b"\xff\xd8\xff\xe0" + bytes(100), "other"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3", "other"),
    "a page": (b"\n<!DOCTYPE html>\n<html><table><tr><td>who</table>", "other"),
    "a page of tables only": (b"<table><tr><td>who</td></tr></table>", "other"),
    "another XML": (b"<?xml version='1.0'?><rss><item/></rss>", "other"),
    "a program": (b"\x7fELF" + bytes(range(256)), "other"),
    "bytes": (bytes(range(1, 256)) * 9, "other"),
    "an archive of another kind": (b"7z\xbc\xaf\x27\x1c", "other"),
    "a document": (zipped(word__document="x", **{"word/document__xml": "x"}), "other"),
    "a pointer": (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "pointer"),
    "headings only": (b"who,whom\r\n", "no-rows"),
    "headings and empty rows": (b"who,whom\n,\n\n  , \n", "no-rows"),
    "a million columns": (",".join(map(str, range(10**6))).encode(), "columns"),
    "a line of 60 million letters": (b"who,whom\nIran," + b"x" * 60_000_000, "line"),
    "a ZIP bomb": (zipped(x__csv=grown(300_000_000)), "bomb"),
    "a gzip bomb": (gzip.compress(grown(300_000_000), 9), "bomb"),
    "an XZ bomb": (lzma.compress(grown(200_000_000), preset=0), "bomb"),
    "a ZIP cut off": (zipped(x__csv=PLAIN)[:-30], "cut-off"),
    "a gzip cut off": (gzip.compress(PLAIN.encode() * 100)[:-12], "cut-off"),
    "a gzip damaged": (gzip.compress(PLAIN.encode())[:-8] + bytes(8), "damaged"),
    "a ZIP with a password": (protected(zipped(x__csv=PLAIN)), "password"),
    "an archive within one": (zipped(a__zip=zipped(b__csv=PLAIN)), "nested"),
    "an archive of nothing": (zipped(), "no-member"),
    "an archive of no tables": (zipped(a__csv=b"\x89PNG", b__csv=b""), "no-member"),
    "a workbook of nothing": (book(("a", rows_in())), "no-cells"),
    "a workbook of headings": (book(("a", rows_in(["who", "whom"]))), "no-rows"),
    "a workbook with a far column": (book(("a", cell_in("XFD2", "Iraq"))), "columns"),
    "a workbook with a far cell": (book(("a", cell_in("ALL1048576", "Iraq"))), "cells"),
    "a workbook cut off": (book(("a", rows_in(["who"], ["Iran"])))[:-200], "cut-off"),
    "JSON cut off": (b'[{"who": "Iran"},\n{"who": ', "json"),
    "JSON with a comma too many": (b'{"data": [{"who": "Iran"},]}', "json"),
    "JSON of brackets": (b"[" * 100_000, "json"),
    "JSON that tells of an error": (b'{"error": "not found"}', "no-records"),
    "Parquet cut off": (b"PAR1" + bytes(100), "broken"),
    "Stata cut off": (b"<stata_dta><header><release>118</release>", "broken"),
    "a network without edges": (b"<gexf><graph><nodes/></graph></gexf>", "no-edges"),
    "a network that is no XML": (b"<gexf>\n<graph></gexf>", "xml"),
    "a network with entities": (
        b'<!DOCTYPE g [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><gexf><graph>&b;</graph></gexf>',
        "entities",
    ),
    "GML cut off": (b"graph [\n node [ id 1 ]\n edge [ source 1", "cut-off"),
}


def gone_through(path):
    return [sum(1 for _ in table) for table in open_tables(path)]


@pytest.mark.parametrize(("content", "what"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_table_is_refused_in_one_sentence_and_at_once(tmp_path, content, what):
    path = put(tmp_path, content)
    started = time.perf_counter()
    tracemalloc.start()
    with pytest.raises(Unreadable) as refused:
        gone_through(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.what == what
    assert refused.value.values["name"]
    assert str(refused.value).count("\n") == 0
    assert str(refused.value).endswith((".", "?"))
    assert time.perf_counter() - started < QUICK * 5  # a busy machine; alone it takes a tenth
    assert most < LIMIT * 2


def test_what_is_not_there_is_refused(tmp_path):
    for path, what in ((tmp_path / "none.csv", "missing"), (tmp_path, "folder")):
        with pytest.raises(Unreadable) as refused:
            open_tables(path)
        assert refused.value.what == what


def test_a_file_over_the_limit_is_not_even_read(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(500_000_000)
    with pytest.raises(Unreadable, match=r"500 MB; files of up to 200 MB") as refused:
        open_tables(path)
    assert refused.value.what == "large"


OPENED = {
    "commas": PLAIN,
    "semicolons": PLAIN.replace(",", ";"),
    "tabs": PLAIN.replace(",", "\t"),
    "bars": PLAIN.replace(",", "|"),
    "colons": PLAIN.replace(",", "::"),
    "spaces": PLAIN.replace(",", "   "),
    "Windows": PLAIN.replace("\n", "\r\n"),
    "an old Macintosh": PLAIN.replace("\n", "\r"),
    "a mark": "\ufeff" + PLAIN,
    "UTF-16": PLAIN.encode("utf-16"),
    "UTF-16 without a mark": PLAIN.encode("utf-16-le"),
    "UTF-16 the other way round": PLAIN.encode("utf-16-be"),
    "UTF-32": PLAIN.encode("utf-32"),
    "quotes": '"' + PLAIN.replace(",", '","').replace("\n", '"\n"')[:-1],
    "gzip": gzip.compress(PLAIN.encode()),
    "bzip2": bz2.compress(PLAIN.encode()),
    "XZ": lzma.compress(PLAIN.encode()),
    "ZIP": zipped(table__csv=PLAIN),
    "gzip in ZIP": zipped(table__csv__gz=gzip.compress(PLAIN.encode())),
    "a workbook": book(("table.csv", rows_in(*(line.split(",") for line in PLAIN.split())))),
    "no end of the last line": PLAIN[:-1],
}


@pytest.mark.parametrize("content", OPENED.values(), ids=OPENED)
def test_the_same_table_is_read_however_it_was_written(tmp_path, content):
    (table,) = open_tables(put(tmp_path, content))
    assert table.headings == HEADINGS
    assert [*table] == ROWS
    assert [*table] == ROWS  # again


AROUND = {
    "a line for Excel": ("sep=,\n", "", ["sep-line"]),
    "comments": ("# made up\n# by hand\n\n", "", ["comments"]),
    "lines above": ("A list of wars\n\n", "", ["preamble"]),
    "cells above": ("Source,me,,\nDate,2024,,\n", "", ["preamble"]),
    "empty rows below": ("", "\n,,,\n  \n", ["empty-rows"]),
}


@pytest.mark.parametrize(("above", "below", "notes"), AROUND.values(), ids=AROUND)
def test_what_stands_around_a_table_is_passed_over_and_said(tmp_path, above, below, notes):
    (table,) = open_tables(put(tmp_path, above + PLAIN * 1 + below))
    lines = above.count("\n")
    assert table.headings == HEADINGS
    assert [*table] == [(number + lines, cells) for number, cells in ROWS]
    assert [note.what for note in table.notes if note.what != "separator-guessed"] == notes


def table_of(folder, text, **choices):
    return open_tables(put(folder, text), **choices)[0]


FIRST_ROWS = {
    "names of states": ("Iran,Israel\nUSA,Iraq\n", False),
    "codes": ("IRN,ISR,-1\nUSA,IRQ,1\n", False),
    "numbers": ("2,630,1990\n2,645,1991\n", False),
    "a name that comes again": ("Rebels,Army\nRebels,Police\nMilitia,Army\n", False),
    "words over numbers": ("a,b\n1,2\n3,4\n", True),
    "words over words": ("actor,target\nRebels,Army\nMilitia,Police\n", True),
    "years over numbers": ("country,1990,1991\nIran,1,2\nIraq,3,4\n", True),
}


@pytest.mark.parametrize(("text", "headings"), FIRST_ROWS.values(), ids=FIRST_ROWS)
def test_headings_are_told_from_data(tmp_path, text, headings):
    assert bool(table_of(tmp_path, text).headings) is headings
    assert bool(table_of(tmp_path, text, header=not headings).headings) is not headings


def test_headings_are_made_distinct(tmp_path):
    table = table_of(tmp_path, "a,a,,b\n1,2,3,4\n")
    assert table.headings == ("a", "a (2)", "(3)", "b")
    assert [note.what for note in table.notes] == ["headings-made"]


def test_headings_that_come_again_are_headings_all_the_same(tmp_path):
    table = table_of(tmp_path, PLAIN * 3)
    assert table.headings == HEADINGS
    assert [number for number, cells in table if cells == HEADINGS] == [4, 7]


def test_a_second_line_of_headings_and_a_footer_are_rows_like_others(tmp_path):
    text = "who,score\nname,points\nIran,1\nIraq,2\nUSA,3\nOman,4\nSource: me\n"
    table = table_of(tmp_path, text)
    assert [number for number, _ in table] == [2, 3, 4, 5, 6, 7]
    assert [*table][-1] == (7, ("Source: me",))
    assert "second-header" in [note.what for note in table.notes]


def test_rows_that_are_too_short_or_too_long_come_as_they_are(tmp_path):
    table = table_of(tmp_path, "a,b,c\n1,2\n1,2,3,4\n5,6,7\n8,9,1\n1,1,1\n")
    assert [len(cells) for _, cells in table] == [2, 4, 3, 3, 3]


def test_names_of_rows_have_a_column_of_their_own(tmp_path):
    table = table_of(tmp_path, "who\twhom\n1\tIran\tIraq\n2\tUSA\tOman\n")
    assert table.headings == ("(1)", "who", "whom")


def test_letters_of_old_programs_are_read(tmp_path):
    for text, encoding in (
        (SPANISH, "cp1252"),
        (PERSIAN, "cp1256"),
        (SPANISH, "utf-8"),
        (PERSIAN, "utf-16-le"),
    ):
        table = table_of(tmp_path, text.encode(encoding))
        assert table.described["encoding"] == encoding
        (cells,) = {cells for number, cells in table if number == 2}
        assert cells == tuple(re.split("[;,]", text.split("\n")[1]))


def test_an_encoding_can_be_asked_for(tmp_path):
    text = "who,whom\nPoznań,Łódź\n".encode("cp1250")
    assert [*table_of(tmp_path, text, encoding="cp1250")] == [(2, ("Poznań", "Łódź"))]
    for encoding, what in (("utf-8", "encoding"), ("klingon", "no-encoding")):
        with pytest.raises(Unreadable) as refused:
            table_of(tmp_path, text, encoding=encoding)
        assert refused.value.what == what


def test_a_letter_that_is_cut_off_or_half_a_letter_harms_nothing(tmp_path):
    for end in ("é".encode()[:1], "\ud800".encode("utf-8", "surrogatepass"), b"\0"):
        table = table_of(tmp_path, "who,whom\nIrán,Iraq\nPerú,x".encode() + end)
        assert [number for number, _ in table] == [2, 3]
        assert next(iter(table)) == (2, ("Irán", "Iraq"))


OPEN_QUOTES = {
    "in a text of tabs": ('a\tb\n1\t"He said\n2\tshe\n', "text", [("1", '"He said'), ("2", "she")]),
    "with commas": (
        'a,b\n1,"He said\n2,"a, b"\n3,"two\nlines"\n',
        "doubled",
        [("1", '"He said'), ("2", "a, b"), ("3", "two\nlines")],
    ),
    "at the end": ('a,b\n1,2\n3,"cut o', "doubled", [("1", "2"), ("3", '"cut o')]),
    "with backslashes": (
        'a,b\n1,"He \\"said"\n2,x\n',
        "backslash",
        [("1", 'He "said'), ("2", "x")],
    ),
    "in the middle of a cell": ('a,b\n1,12" gun\n2,x\n', "doubled", [("1", '12" gun'), ("2", "x")]),
    "followed by letters": ('a,b\n1,"x" y\n2,x\n', "doubled", [("1", "x y"), ("2", "x")]),
}


@pytest.mark.parametrize(("text", "quotes", "rows"), OPEN_QUOTES.values(), ids=OPEN_QUOTES)
def test_a_quote_that_is_never_closed_swallows_nothing(tmp_path, text, quotes, rows):
    table = table_of(tmp_path, text)
    assert [cells for _, cells in table] == rows
    assert table.described.get("quotes", "doubled") == quotes


def test_many_open_quotes_are_letters_and_take_no_time(tmp_path):
    text = "a,b\n" + '1,"x\n' * 20_000
    table = table_of(tmp_path, text)
    assert table.described["quotes"] == "text"
    assert {cells for _, cells in table} == {("1", '"x')}


def test_quotes_can_be_asked_to_be_letters(tmp_path):
    assert [*table_of(tmp_path, 'a,b\n"1",2\n', quotes="text")] == [(2, ('"1"', "2"))]


def test_decimal_commas_do_not_separate(tmp_path):
    for text in ("a;b;c\n1,5;2,5;x\n3,5;4,5;y\n", "1,5;2,5;x\n3,5;4,5;y\n"):
        assert table_of(tmp_path, text).described["separator"] == ";"
    assert table_of(tmp_path, "a,b\n1,x;y\n2,z;w\n").described["separator"] == ","


def test_a_line_of_a_million_letters_is_a_line(tmp_path):
    (row,) = table_of(tmp_path, "a,b\n" + "x" * 1_000_000 + ",1\n")
    assert len(row[1][0]) == 1_000_000


def test_headings_may_stand_in_the_last_comment(tmp_path):
    table = table_of(tmp_path, "# nodes: 3\n# From\tTo\n1\t2\n2\t3\n")
    assert table.headings == ("From", "To")
    assert [*table] == [(3, ("1", "2")), (4, ("2", "3"))]


def test_sheets_come_with_the_likeliest_first_and_hidden_ones_last(tmp_path):
    def hidden(sheet):
        rows_in(["x", "y"], *([1, 2] for _ in range(99)))(sheet)
        sheet.sheet_state = "hidden"

    content = book(
        ("About", rows_in(["This is a table"], ["Made up"])),
        ("Hidden", hidden),
        ("Events", rows_in(["who", "whom"], ["Iran", "Iraq"], ["USA", "Iraq"])),
        ("Empty", rows_in()),
    )
    tables = open_tables(put(tmp_path, content))
    assert [table.name for table in tables] == ["Events", "About", "Hidden"]
    assert [note.what for note in tables[-1].notes] == ["hidden"]
    (only,) = open_tables(put(tmp_path, content), sheet="About")
    assert only.described["sheet"] == "About"
    with pytest.raises(Unreadable, match="Events, About, Hidden"):
        open_tables(put(tmp_path, content), sheet="None")


TABLES = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def open_document(rows):
    """Return a spreadsheet of OpenDocument."""
    content = (
        f'<office:document-content xmlns:office="{OFFICE}" xmlns:table="{TABLES}" '
        f'xmlns:text="{TEXT}"><office:body><office:spreadsheet><table:table table:name="a">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest><file-entry full-path="/" media-type="{kind}"/></manifest>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()


def filled(text, more=""):
    kind = f'<table:table-cell office:value-type="string"{more}>'
    return f"{kind}<text:p>{text}</text:p></table:table-cell>"


def blank(count):
    return f'<table:table-cell table:number-columns-repeated="{count}"/>'


def repeated(cells, count):
    row = f'<table:table-row table:number-rows-repeated="{count}">'
    return f"{row}{cells}</table:table-row>"


TOP = repeated(filled("who") + filled("whom") + blank(16_000), 1)
ROW = repeated(filled("Iran") + filled("Iraq") + blank(16_000), 1)


def test_a_spreadsheet_of_open_document_is_read(tmp_path):
    content = open_document(TOP + ROW + repeated(blank(16_384), 1_000_000))
    (table,) = open_tables(put(tmp_path, content))
    assert (table.format, table.headings) == ("ods", ("who", "whom"))
    assert [*table] == [(2, ("Iran", "Iraq"))]


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        (TOP + repeated(filled("x", ' table:number-columns-repeated="16384"'), 1), "columns"),
        (TOP + repeated(blank(16_383) + filled("x"), 1), "columns"),
        (TOP + repeated(filled("x") * 20, 1_000_000), "cells"),
        (TOP + repeated(blank(20), 1_000_000) + repeated(filled("x") * 20, 1), "cells"),
        (TOP + ROW + "<table:table-row>", "broken"),
    ],
)
def test_what_is_repeated_without_end_is_refused(tmp_path, rows, what):
    with pytest.raises(Unreadable) as refused:
        open_tables(put(tmp_path, open_document(rows)))
    assert refused.value.what == what


@pytest.mark.parametrize("place", ["A9999999995", "a9999999995", "ZZZZZZZ2", "ALL1048576"])
def test_a_cell_that_lies_nowhere_is_refused(tmp_path, place):
    content = book(("a", rows_in(["who", "whom"], ["Iran", "Iraq"])))
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"B2"', f"'{place}'".encode()))
    with pytest.raises(Unreadable) as refused:
        open_tables(put(tmp_path, file.getvalue()))
    assert refused.value.what in ("columns", "cells")


def test_formulas_without_a_result_and_merged_cells_are_said(tmp_path):
    def fill(sheet):
        rows_in(["who", "n"], ["Iran", "=1+1"], ["Iraq", 2], [None, 3], ["Cuba", None])(sheet)
        sheet.merge_cells("A3:A4")
        sheet.merge_cells("A5:B5")

    (table,) = open_tables(put(tmp_path, book(("a", fill))))
    # A cell that is merged with those below it is said in each of their rows.
    said = [(2, ("Iran", "")), (3, ("Iraq", "2")), (4, ("Iraq", "3")), (5, ("Cuba", ""))]
    assert [*table] == said
    assert [(note.what, note.values["count"]) for note in table.notes] == [
        ("formulas", 1),
        ("merged", 1),
    ]


def test_rows_after_any_number_of_empty_ones_are_found(tmp_path):
    (table,) = open_tables(put(tmp_path, b"who,whom\n" + b"\n,\n" * 20_000 + b"Iran,Cuba\n"))
    assert [*table] == [(40_002, ("Iran", "Cuba"))]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(Unreadable) as refused:
        open_tables(tmp_path / "pipe.csv")
    assert refused.value.what == "unreadable"


def test_members_of_an_archive_are_tables_and_what_is_none_is_said(tmp_path):
    content = zipped(README__md="read", a__csv=PLAIN, b__csv=PLAIN * 9, c__csv=b"\x89PNG")
    tables = open_tables(put(tmp_path, content))
    assert [table.name for table in tables] == ["b.csv", "a.csv"]
    assert [str(note) for note in tables[0].notes] == [
        "c.csv in the archive is no table and was left out."
    ]
    assert tables[0].described["packed"] == "zip"


DESCRIPTION = json.dumps(
    {
        "resources": [
            {"path": "data/a.csv", "title": "Wars", "dialect": {"delimiter": ";"}},
            {"path": "../outside.csv"},
            {"path": "/etc/hostname"},
            {"path": "https://example.org/x.csv"},
            {"path": "data/none.csv"},
        ]
    }
)


def test_a_package_opens_what_stands_beside_its_description_and_nothing_else(tmp_path):
    folder = tmp_path / "package"
    (folder / "data").mkdir(parents=True)
    put(tmp_path, PLAIN, "outside.csv")
    put(folder, DESCRIPTION, "datapackage.json")
    put(folder / "data", PLAIN.replace(",", ";"), "a.csv")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x/datapackage.json", DESCRIPTION)
        archive.writestr("x/data/a.csv", PLAIN.replace(",", ";"))
    packed = put(tmp_path, file.getvalue(), "package.zip")
    for path in (folder, folder / "datapackage.json", packed):
        (table,) = open_tables(path)
        assert (table.name, table.described["title"]) == ("a.csv", "Wars")
        assert [*table] == ROWS


def test_every_sentence_can_be_said():
    """Each key has the values that its sentence needs, and no key is unused."""
    said = "\n".join(
        path.read_text(encoding="utf-8") for path in Path("data/opening").rglob("*.py")
    )
    for key, sentence in {**REASONS, **NOTES}.items():
        assert f'"{key}"' in said.replace(f'    "{key}": ', "", 1), key
        values = dict.fromkeys(re.findall(r"{(\w+)", sentence), 1)
        assert sentence.format_map(values).endswith((".", "?")), key
    assert str(Note("hidden")).endswith(".")


def test_a_hostile_name_stays_on_its_line(tmp_path):
    path = put(tmp_path, b"", "a\u202e\nb.csv")
    with pytest.raises(Unreadable) as refused:
        open_tables(path)
    assert str(refused.value).isprintable()
