"""Spreadsheets: read back by others, value by value, and harmless whatever the data say."""

import io
import re
from datetime import date, datetime
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest

from components.language.texts import Words
from data.files.headings import heading
from data.files.sheets import LONGEST, to_csv, to_xlsx
from data.files.tables import KNOWN, Field, Table, fields, writable
from data.languages import LANGUAGES
from data.reading.guard import guarded
from tests.counting import rows
from tests.data.files import oracle
from tests.data.files.conftest import HARMLESS, INJECTIONS

FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠]")


def text_of(cell):
    """Undo the rule of the apostrophe, as the README of a file states it."""
    signs = "=+\\-@\t\r\n＝＋－＠"
    cell = cell[1:] if re.match(f"''*[{signs}]", cell) else cell
    return re.sub(f"([;|\t\r\n])'(['\"]*[{signs}])", r"\1\2", cell)


def read_csv(content):
    frame = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", dtype=str, keep_default_na=False)
    return [{name: text_of(cell) for name, cell in row.items()} for row in frame.to_dict("records")]


SHEETS = ("relations", "actors", "sources", "years")
TABS = {Words(la)(f"tab.{name}"): name for la in LANGUAGES for name in SHEETS}


def read_xlsx(content, *, quick=False):
    """Return a workbook, and its sheets by the names of their tables, as rows by those of columns.

    Above the names of tables stand headings in words; notes have headings alone.
    """
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=quick)
    found = {}
    for sheet in book:
        name = TABS.get(sheet.title, sheet.title)
        header, *lines = sheet.iter_rows(min_row=2 if name in KNOWN else 1, values_only=True)
        found[name] = [dict(zip(header, line, strict=True)) for line in lines]
    return book, found


def day(text):
    return date.fromisoformat(text) if text else None


# ---------------------------------------------------------------- round trips


def test_100_selections_come_back_from_csv(file_of):
    for parameters in oracle.selections("relations.csv"):
        wanted = oracle.relations(parameters)
        found = read_csv(file_of(parameters, "relations", "csv"))
        coded = [{name: row[name] for name in wanted[0]} for row in found] if wanted else found
        assert coded == wanted, parameters
        for row, line in zip(found, wanted, strict=True):
            kind = oracle.type_table()[line["type"]]
            source = {one["source_id"]: one for one in rows(parameters["data"], "sources")}
            ends = oracle.ends(parameters["data"], line, parameters["level"])
            assert float(row["weight"]) == float(kind["weight"])
            assert int(row["sign"]) == int(kind["sign"])
            assert row["quad_class"] == kind["quad_class"]
            assert (day(row["earliest"]), day(row["latest"])) == oracle.span(line["date"])
            assert row["actor_name"] == oracle.name(parameters, line["actor"])
            assert row["target_name"] == oracle.name(parameters, line["target"])
            assert row["tie"] == ("~".join(sorted(ends)) if ends[0] != ends[1] else "")
            assert row["source_url"] == source[line["source_id"]]["url"]
            exact = re.fullmatch(r"\d{4}-\d\d-\d\d", line["date"])
            assert row["day"] == (line["date"] if exact else "")


def test_the_ties_of_100_selections_come_back_from_csv(file_of):
    for parameters in oracle.selections("ties.csv"):
        wanted = oracle.ties(parameters)
        found = read_csv(file_of(parameters, "ties", "csv"))
        assert [row["tie"] for row in found] == sorted(wanted), parameters
        for row in found:
            tie = wanted[row["tie"]]
            signs = ("relations", "cooperation", "conflict", "demands")
            counts = (*signs, "forward", "backward", "deeds", "reported")
            assert {name: int(row[name]) for name in counts} == {
                name: getattr(tie, name) for name in counts
            }
            assert float(row["alignment"]) == pytest.approx(tie.alignment, abs=1e-4)
            assert (day(row["first"]), day(row["last"])) == tie.outer
            assert row["a_name"] == oracle.name(parameters, row["a"])
            one_sided = not (tie.forward and tie.backward)
            assert row["one_sided"] == str(one_sided).lower()
            assert row["actor"] == (row["a" if tie.forward else "b"] if one_sided else "")


def test_the_years_of_100_selections_come_back_from_csv_and_from_a_workbook(file_of):
    for parameters in oracle.selections("years.csv"):
        wanted = oracle.years(parameters)
        found = read_csv(file_of(parameters, "years", "csv"))
        _, sheets = read_xlsx(file_of(parameters, "relations", "xlsx"), quick=True)
        numbers = [
            name for name in (found[0] if found else ()) if "_" in name or name == "relations"
        ]
        numbers = [name for name in numbers if not name.endswith("_name")]
        for row, line in zip(found, sheets["years"], strict=True):
            assert {name: line[name] for name in numbers} == {
                name: int(row[name]) if row[name] else None for name in numbers
            }
            key = (row["tie"], *(int(row[name] or 0) for name in ("first_year", "last_year")))
            counts, alignment = wanted.pop(key)
            assert {name: int(row[name]) for name in counts} == counts, parameters
            assert float(row["alignment"]) == pytest.approx(alignment, abs=1e-4)
            assert row["a_name"] == oracle.name(parameters, row["a"])
        assert not wanted, parameters


def test_100_selections_come_back_from_a_workbook(file_of):
    for parameters in oracle.selections("relations.xlsx"):
        wanted = oracle.relations(parameters)
        _, sheets = read_xlsx(file_of(parameters, "relations", "xlsx"), quick=True)
        for row, line in zip(sheets["relations"], wanted, strict=True):
            coded = {name: row[name] for name in line}
            coded |= {name: str(coded[name]).lower() for name in ("mutual", "counted")}
            assert {name: cell or "" for name, cell in coded.items()} == line, parameters
            exact = re.fullmatch(r"\d{4}-\d\d-\d\d", line["date"])
            assert row["day"] == (datetime.fromisoformat(line["date"]) if exact else None)
            assert row["weight"] == float(oracle.type_table()[line["type"]]["weight"])
        sources = {row["source_id"] for row in sheets["sources"]}
        assert sources == {
            row[name] for row in wanted for name in ("source_id", "second_source_id")
        } - {""}
        actors = {row["actor_id"] for row in sheets["actors"]}
        assert actors >= {row[name] for row in wanted for name in ("actor", "target")}


def test_a_csv_file_starts_with_its_mark_and_ends_lines_as_the_standard_says(file_of):
    content = file_of({"data": "article"}, "relations", "csv")
    assert content.startswith("\ufeffrelation_id,".encode())
    assert content.count(b"\r\n") == content.count(b"\n") == 85


def test_a_workbook_has_a_frozen_header_and_columns_that_can_be_read(file_of):
    book, _ = read_xlsx(file_of({"data": "article"}, "relations", "xlsx"))
    assert book.sheetnames == ["relations", "actors", "sources", "years", "README"]
    for sheet in book:
        assert sheet.freeze_panes == ("A2" if sheet.title == "README" else "A3")
        assert all(8 <= column.width <= 62 for column in sheet.column_dimensions.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_has_headings_in_words_above_the_names_of_its_columns(file_of, language):
    say, other = Words(language), Words("es" if language == "en" else "en")
    book, _ = read_xlsx(file_of({"data": "article", "lang": language}, "relations", "xlsx"))
    assert book.sheetnames == [say(f"tab.{name}") for name in (*SHEETS, "readme")]
    for name in SHEETS:
        sheet = book[say(f"tab.{name}")]
        words, codes, *_ = sheet.iter_rows(values_only=True)
        assert codes == tuple(field.name for field in fields()[name] if field.name in codes)
        assert not {field.name for field in fields()[name] if not field.seldom} - {*codes}
        assert len({*words}) == len(words), "two columns of a sheet have one heading"
        assert not [word for word in words if "_" in word or "{" in word]
        foreign = [heading(name, code, other) for code in codes]
        differing = sum(a != b for a, b in zip(words, foreign, strict=True))
        assert differing > len(words) / 2, "the headings are not in the reader's language"
        last = sheet.cell(sheet.max_row, len(codes)).coordinate
        assert sheet.auto_filter.ref == f"A2:{last}"
    assert words[codes.index("a_name")] == say("field.a_name")
    notes = [row[1] for row in book[say("tab.readme")].iter_rows(values_only=True)]
    assert say("files.headings") in notes


def test_pandas_reads_a_workbook_by_the_names_of_its_columns(file_of):
    content = file_of({"data": "article"}, "relations", "xlsx")
    frame = pd.read_excel(
        io.BytesIO(content), sheet_name="relations", header=1, dtype=str, engine="openpyxl"
    )
    table = read_csv(file_of({"data": "article"}, "relations", "csv"))
    assert [*frame["relation_id"]] == [row["relation_id"] for row in table]
    assert [*frame.columns] == [*table[0]]


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "zip"])
def test_equal_selections_give_equal_bytes(file_of, form):
    one, other = (file_of({"data": "article"}, "relations", form) for _ in range(2))
    assert one == other


# ---------------------------------------------------------------- harm


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_text_can_start_a_formula_and_every_text_can_be_had_back(text):
    assert not FORMULA.match(guarded(text))
    assert text_of(guarded(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_a_harmless_text_stays_as_it_is(text):
    assert guarded(text) == text == text_of(text)


def test_a_hostile_text_is_harmless_in_csv(poison, poisoned_file):
    content = poisoned_file("relations", "csv").decode("utf-8-sig")
    frame = pd.read_csv(io.StringIO(content, newline=""), dtype=str, keep_default_na=False)
    (row,) = frame.to_dict("records")
    assert not [cell for cell in row.values() if FORMULA.match(cell)]
    for name in ("statement", "attributed_to", "label", "note", "actor_name", "source_title"):
        assert text_of(row[name]) == writable(poison)


def test_a_number_is_no_text(small):
    table = Table("t", (Field("n", "number", ""),), ((-0.3,), (-1,), (None,), (True,)))
    assert to_csv(table).decode("utf-8-sig") == 'n\r\n-0.3\r\n-1\r\n""\r\ntrue\r\n'


def test_a_hostile_text_is_harmless_in_a_workbook(poison, poisoned_file):
    content = poisoned_file("relations", "xlsx")
    book, sheets = read_xlsx(content)
    for sheet in book:
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                if isinstance(cell.value, str) and FORMULA.match(cell.value):
                    assert cell.quotePrefix
    with ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    assert not any(b"<f>" in part or b"hyperlink" in part.lower() for part in parts[:6])
    wanted = writable(poison)
    wanted = wanted if len(wanted) <= LONGEST else wanted[: LONGEST - 1] + "…"
    # openpyxl leaves this one escape as the file has it.
    assert sheets["relations"][0]["statement"] == wanted.replace("\r", "_x000D_")


def test_a_day_that_spreadsheets_cannot_count_is_written_as_text():
    days = (date(1, 1, 1), date(1899, 12, 31), date(1900, 1, 1), date(2020, 2, 29))
    table = Table("t", (Field("d", "date", ""),), tuple((one,) for one in days))
    _, sheets = read_xlsx(to_xlsx([table]))
    assert [row["d"] for row in sheets["t"]] == [
        "0001-01-01",
        "1899-12-31",
        datetime(1900, 1, 1),
        datetime(2020, 2, 29),
    ]
