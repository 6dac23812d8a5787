"""No text of a CSV file becomes a formula, whatever separates its cells; and each comes back."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reading.guard import guarded, restored

CASES = {
    "=1+1": "'=1+1",
    "'=1+1": "''=1+1",
    "x;=1+1": "x;'=1+1",
    "x;=1+1;y": "x;'=1+1;y",
    'x;"=1+1;y': "x;'\"=1+1;y",
    "x;'=1+1": "x;''=1+1",
    "x|@SUM(1)": "x|'@SUM(1)",
    "-1;-1;-1": "'-1;'-1;'-1",
    "\t=1": "'\t'=1",
    "；=1": "；=1",
}
PLAIN = (
    *("Iran", "", "'", "''", "'quoted'", "a=b", "2020-05/2020-06", "x; y", "one; 'two'; three"),
    *('"x"', " =1", "a;b", "https://example.org/?a=1;b=2", "مرز", "one -- two", "x;' y"),
)
HOSTILE = st.text("=+-@;|\t\n\r'\"x ,＝1", max_size=12)


@pytest.mark.parametrize(("text", "written"), CASES.items())
def test_what_could_start_a_formula_has_an_apostrophe_before_it(text, written):
    assert guarded(text) == written
    assert restored(written) == text


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_text_stays_as_it_is(text):
    assert guarded(text) == restored(text) == text


@given(HOSTILE)
def test_every_text_comes_back(text):
    assert restored(guarded(text)) == text


def cells(line, separator):
    """Return what a spreadsheet may take for cells: by quotes where a cell starts, or by none."""
    by_quotes = [
        cell
        for row in csv.reader(io.StringIO(line, newline=""), delimiter=separator)
        for cell in row
    ]
    bare = [cell.lstrip('"') for cell in re.split(rf"[{re.escape(separator)}\r\n]", line)]
    return by_quotes + bare[1:]  # how a file begins, every spreadsheet reads alike


@given(st.lists(HOSTILE, min_size=1, max_size=4))
@pytest.mark.parametrize("separator", [";", "|", "\t"])
def test_no_cell_starts_with_a_sign_whatever_separates_it(separator, row):
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerow(["id", *map(guarded, row)])
    assert [cell for cell in cells(file.getvalue(), separator) if re.match("[=+@＝-]", cell)] == []
