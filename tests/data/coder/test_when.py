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


# What a clause says of a date, it says of its own verb. The first that is suggested is looked at.
CLAUSES = [
    ("Perú exigió a Chile que explicara el memorando que firmó en julio de 2019.", DAY),
    ("Perú exigió a Chile que explicara el memorando firmado en julio de 2019.", DAY),
    ("Perú exigió el lunes a Chile que explicara el pacto que firmó en 2019.", "2020-05-25"),
    ("Perú, que firmó el pacto en julio de 2019, culpó ayer a Chile.", "2020-05-27"),
    ("Perú culpó a Chile, que firmó el pacto, en julio de 2019.", "2019-07"),
    ("Peru condemned the pact that Chile signed in July 2019.", DAY),
    ("Peru condemned the pact signed by Chile in July 2019.", DAY),
    ("Peru condemned Chile, which closed the border on May 3, 2019.", DAY),
    ("Peru, whose president took office in 2018, blamed Chile in 2019.", "2019"),
    ("Peru demanded on Monday that Chile leave the pact by 2023.", "2020-05-25"),
    ("The government that took office in 2018 in Peru blamed Chile.", DAY),
    ("Peru blamed Chile for that attack in 2019.", "2019"),
]


@pytest.mark.parametrize(("sentence", "wanted"), CLAUSES)
def test_a_date_within_a_clause_is_that_of_its_own_verb(sentence, wanted):
    found = suggest(sentence, date=DAY, language="es" if "ú" in sentence else "en").suggestions
    assert found[0].date == wanted, found


@pytest.mark.parametrize(
    ("text", "appeared", "wanted"),
    [
        ("LIMA, 12 de abril (Reuters) - Perú acusó ayer a Chile.", "2020-04-14", "2020-04-11"),
        ("Lima (EFE), 12 de abril de 2020.- Perú acusó ayer a Chile.", None, "2020-04-11"),
        ("Crisis\n\n12 de abril de 2020\n\nPerú acusó ayer a Chile.", "2020-04-14", "2020-04-11"),
        ("LIMA, April 12 (Reuters) - Peru accused Chile yesterday.", "2020-04", "2020-04-11"),
        ("LIMA, April 12 — Peru accused Chile.", "2020-04-14", "2020-04-12"),
        ("LIMA, April 12, 2009 - Peru accused Chile yesterday.", "2020-04-14", "2020-04-13"),
        ("On April 12 Chile moved. Peru accused Chile yesterday.", "2020-04-14", "2020-04-13"),
        ("April 12 was quiet.\n\nPeru accused Chile yesterday.", "2020-04-14", "2020-04-13"),
        ("LIMA, April 12 (Reuters) - Peru accused Chile yesterday.", None, ""),
    ],
)
def test_days_count_from_the_dateline_where_a_text_has_one(text, appeared, wanted):
    language = "es" if "ú" in text else "en"
    assert suggest(text, date=appeared, language=language).suggestions[-1].date == wanted
