"""Cells that say nothing, and NA, which is Namibia among states."""

import pytest

from data.opening.missing import is_missing

NOTHING = ["", "  ", "NA", "N/A", "n.a.", "None", "NULL", "nan", ".", "-", "—", "...", "?", "s/d"]
SOMETHING = ["0", "-1", "Nauru", "none of them", "Nan Madol", "a", "-9"]


@pytest.mark.parametrize("cell", NOTHING)
def test_these_say_nothing(cell):
    assert is_missing(cell)


@pytest.mark.parametrize("cell", SOMETHING)
def test_these_say_something(cell):
    assert not is_missing(cell)


def test_na_is_namibia_among_states():
    assert not is_missing("NA", country=True)
    assert is_missing("n/a", country=False)
    assert is_missing("None", country=True)


def test_a_format_may_have_its_own():
    assert is_missing("-9", ("-9",))
    assert is_missing(" -9 ", ("-9",))
