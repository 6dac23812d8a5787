"""Dates out of the words of a sentence, from the day of its text."""

import pytest

from data.coder.suggesting import suggest
from data.dates import parse_date

DAY = "2020-05-28"  # a Thursday
DATES = [
    ("Peru blamed Chile.", DAY),
    ("Peru blamed Chile on Monday.", "2020-05-25"),
    ("Peru blamed Chile on Thursday.", DAY),
    ("Peru blamed Chile yesterday.", "2020-05-27"),
    ("Peru blamed Chile last month.", "2020-04"),
    ("Peru blamed Chile last year.", "2019"),
    ("Earlier this month, Peru blamed Chile.", "2020-05"),
    ("Peru recently blamed Chile.", "2020-05~"),
    ("Peru blamed Chile in 2011.", "2011"),
    ("Since 2011 Peru has blamed Chile.", "2011/2020-05-28"),
    ("Peru blamed Chile between 2005 and 2011.", "2005/2011"),
    ("Peru blamed Chile in the 1990s.", "199X"),
    ("Peru blamed Chile on 3 May 2011.", "2011-05-03"),
    ("Peru blamed Chile on May 3, 2011.", "2011-05-03"),
    ("Peru blamed Chile on May 3.", "2020-05-03"),
    ("Peru blamed Chile on December 3.", "2019-12-03"),
    ("Peru blamed Chile in May 2011.", "2011-05"),
    ("Peru blamed Chile on 2011-05-03.", "2011-05-03"),
    ("Perú culpó a Chile el lunes.", "2020-05-25"),
    ("Perú culpó a Chile ayer.", "2020-05-27"),
    ("Perú culpó a Chile el mes pasado.", "2020-04"),
    ("Perú culpó a Chile el 3 de mayo de 2011.", "2011-05-03"),
    ("Perú culpó a Chile en 2011.", "2011"),
    ("Desde 2011 Perú culpa a Chile.", "2011/2020-05-28"),
]


@pytest.mark.parametrize(("sentence", "wanted"), DATES)
def test_dates(sentence, wanted):
    language = "es" if "ú" in sentence else "en"
    (one,) = suggest(sentence, date=DAY, language=language).suggestions
    assert one.date == wanted
    assert parse_date(one.date)


def test_without_a_day_nothing_is_made_up():
    (one,) = suggest("Peru blamed Chile on Monday.").suggestions
    assert one.date == ""
