"""Dates of the Solar Hijri calendar beside Gregorian ones, never more precise than those."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.language.solar import beside
from data.dates import UNDATED, parse_date
from data.languages import LANGUAGES
from data.opening.dating.solar import first_and_last, solar_of

NOWRUZ = [  # the first day of a year, as calendars of Iran had it
    (date(1925, 3, 21), 1304),
    (date(1979, 3, 21), 1358),
    (date(1996, 3, 20), 1375),
    (date(2000, 3, 20), 1379),
    (date(2020, 3, 20), 1399),
    (date(2021, 3, 21), 1400),
    (date(2025, 3, 21), 1404),
]


@pytest.mark.parametrize(("day", "year"), NOWRUZ)
def test_a_year_begins_when_it_does(day, year):
    assert solar_of(day) == (year, 1, 1)
    before = solar_of(day - timedelta(days=1))
    assert before[:2] == (year - 1, 12)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("1979-02-11", "۲۲ بهمن ۱۳۵۷"),
        ("2020-05-28", "۸ خرداد ۱۳۹۹"),
        ("2020-05", "اردیبهشت–خرداد ۱۳۹۹"),
        ("2020-03", "اسفند ۱۳۹۸ – فروردین ۱۳۹۹"),
        ("2020", "۱۳۹۸–۱۳۹۹"),
        ("199X", "۱۳۶۸–۱۳۷۸"),
        ("2005-08-03/2013-08-03", "۱۲ مرداد ۱۳۸۴ – ۱۲ مرداد ۱۳۹۲"),
        ("2019/..", ""),
        ("/2020-05-28", ""),
        ("1700", ""),
    ],
)
def test_a_date_is_said_at_its_own_precision(day, said):
    assert beside(parse_date(day), "fa") == said


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "fa"])
def test_readers_of_other_languages_are_told_nothing(language):
    assert beside(parse_date("2020-05-28"), language) == ""
    assert beside(UNDATED, "fa") == ""


@given(st.dates(date(1921, 3, 21), date(2032, 3, 18)))
def test_both_ways_lead_to_the_same_day(day):
    assert first_and_last(*solar_of(day)) == (day, day)


@given(st.dates(date(1828, 1, 1), date(2118, 1, 1)))
def test_one_day_follows_another(day):
    (year, month, number), following = solar_of(day), solar_of(day + timedelta(days=1))
    assert following in [(year, month, number + 1), (year, month + 1, 1), (year + 1, 1, 1)]
