"""Dates of strangers: what each style means, and that nothing is read more precisely than it is."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.dates import parse_date
from data.opening.dating.solar import FIRST, LAST, first_and_last, length
from data.opening.dating.when import (
    Settled,
    Unclear,
    between,
    calendar_of,
    cut,
    from_parts,
    joined,
    order_of,
    settle,
    to_edtf,
)

READ = [
    # Of ISO 8601, with times and without.
    ("2024-03-05", "2024-03-05"),
    ("2024-03-05T10:20:30Z", "2024-03-05"),
    ("2024-03-05 00:00:00.000", "2024-03-05"),
    ("2024-03-05T23:59:59+03:30", "2024-03-05"),
    ("2024-03", "2024-03"),
    ("2024", "2024"),
    ("20240305", "2024-03-05"),
    ("20240305102030", "2024-03-05"),
    ("202403", "2024-03"),
    ("20240300", "2024-03"),
    # What programs make of numbers.
    ("1494.0", "1494"),
    ("20240305.0", "2024-03-05"),
    # Numbers of which one can only be the day.
    ("25.3.2024", "2024-03-25"),
    ("5.3.2024", "2024-03-05"),
    ("25/3/2024", "2024-03-25"),
    ("3/25/2024", "2024-03-25"),
    ("5/5/2024", "2024-05-05"),
    ("2024/3/5", "2024-03-05"),
    ("2024.03.05", "2024-03-05"),
    ("99-03-05", "1999-03-05"),
    ("25/12/49", "2049-12-25"),
    ("25/12/50", "1950-12-25"),
    # Parts that are unknown.
    ("2007-09-00", "2007-09"),
    ("2007-00-00", "2007"),
    ("00/00/2007", "2007"),
    ("00/09/2007", "2007-09"),
    # Words.
    ("5 March 2024", "2024-03-05"),
    ("March 5, 2024", "2024-03-05"),
    ("Mar 5th 2024", "2024-03-05"),
    ("Tuesday, 5 March 2024", "2024-03-05"),
    ("01 November 2024", "2024-11-01"),
    ("5-Mar-24", "2024-03-05"),
    ("05MAR2024", "2024-03-05"),
    ("Mar-24", "2024-03"),
    ("March 2024", "2024-03"),
    ("5 de marzo de 2024", "2024-03-05"),
    ("1.º de mayo de 2003", "2003-05-01"),
    ("marzo de 2024", "2024-03"),
    ("setiembre 1973", "1973-09"),
    ("5 de março de 2024", "2024-03-05"),
    ("1º de maio de 2003", "2003-05-01"),
    ("fevereiro de 2020", "2020-02"),
    ("۵ مارس ۲۰۲۴", "2024-03-05"),
    ("٥ مارس ٢٠٢٤", "2024-03-05"),
    ("۲۲ بهمن ۱۳۵۷", "1979-02-11"),
    ("بهمن ۱۳۵۷", "1979-01-21/1979-02-19"),
    # Quarters, decades, centuries; a season is read as its year, whichever half of the globe.
    ("Q2 2020", "2020-04/2020-06"),
    ("2020Q4", "2020-10/2020-12"),
    ("2T2020", "2020-04/2020-06"),
    ("1990s", "199X"),
    ("the 1990's", "199X"),
    ("1900s", "19XX"),
    ("década de 1990", "199X"),
    ("anos 1990", "199X"),
    ("دههٔ ۱۹۹۰", "199X"),
    ("19th century", "18XX"),
    ("siglo XIX", "18XX"),
    ("spring 2020", "2020"),
    ("otoño de 2020", "2020"),
    # Doubt.
    ("c. 1950", "1950~"),
    ("ca 1950", "1950~"),
    ("c1950", "1950~"),
    ("hacia 1950", "1950~"),
    ("por volta de 1950", "1950~"),
    ("حدود ۱۹۵۰", "1950~"),
    ("about March 1950", "1950-03~"),
    ("1950?", "1950?"),
    ("March 1950 (?)", "1950-03?"),
    ("P1494", "1494~"),
    ("late 2019", "2019"),
    ("early March 2019", "2019-03"),
    ("mid-1990s", "199X"),
    # Spans.
    ("2005-2013", "2005/2013"),
    ("2005–2013", "2005/2013"),
    ("2005 to 2013", "2005/2013"),
    ("2005 a 2013", "2005/2013"),
    ("از ۲۰۰۵ تا ۲۰۱۳", "2005/2013"),
    ("1914-18", "1914/1918"),
    ("1914-08", "1914-08"),
    ("1915-21", "1915/1921"),
    ("marzo de 2005 a mayo de 2006", "2005-03/2006-05"),
    ("2005–present", "2005/.."),
    ("2005-", "2005/.."),
    ("since 1979", "1979/.."),
    ("desde marzo de 1979", "1979-03/.."),
    # What is EDTF already.
    ("2005-08-03/2013-08-03", "2005-08-03/2013-08-03"),
    ("199X", "199X"),
    ("2004-06~/..", "2004-06~/.."),
    ("\u200f2024-03-05\u200f", "2024-03-05"),
    ("  2024  ", "2024"),
]


@pytest.mark.parametrize(("cell", "edtf"), READ)
def test_each_style_is_read(cell, edtf):
    assert to_edtf(cell) == edtf


UNCLEAR = [
    ("", "empty"),
    ("—", "empty"),
    ("None", "empty"),
    ("n/a", "empty"),
    ("3/4/2024", "ambiguous"),
    ("3-4-24", "ambiguous"),
    ("31/02/2024", "impossible"),
    ("2024-02-30", "impossible"),
    ("2024-13-01", "impossible"),
    ("13/13/2013", "impossible"),
    ("30 February 2024", "impossible"),
    ("0000", "impossible"),
    ("2013-2005", "reversed"),
    ("hello", "unknown"),
    ("Mar 24", "unknown"),
    ("45356", "unknown"),
    ("12", "unknown"),
    ("2.5", "unknown"),
    ("5 March", "unknown"),
    ("March May 2024", "unknown"),
    ("1950 BC", "unknown"),
    ("-500", "unknown"),
    ("9" * 100_000, "unknown"),
    ("1/" * 60_000, "unknown"),
    ("\0", "unknown"),
    ("\ud800", "unknown"),
]


@pytest.mark.parametrize(("cell", "what"), UNCLEAR, ids=lambda value: value[:20])
def test_what_is_no_date_or_may_be_two_is_said(cell, what):
    with pytest.raises(Unclear) as said:
        to_edtf(cell)
    assert said.value.what == what
    assert said.value.found == cell
    assert said.value.wanted


ORDERED = [
    ("3/4/2024", "dmy", "2024-04-03"),
    ("3/4/2024", "mdy", "2024-03-04"),
    ("3/4/24 11:05 PM", "mdy", "2024-03-04"),
    ("03-04-05", "ymd", "2003-04-05"),
    ("3/25/2024", "dmy", "2024-03-25"),  # it can only be read in one way
    ("2024-03-04", "mdy", "2024-03-04"),
    ("45356", "serial", "2024-03-05"),
    ("45356.75", "serial", "2024-03-05"),
    ("2024", "serial", "1905-07-16"),
]


@pytest.mark.parametrize(("cell", "order", "edtf"), ORDERED)
def test_the_order_of_the_column_settles_what_a_cell_leaves_open(cell, order, edtf):
    assert to_edtf(cell, order) == edtf


SOLAR = [
    ("۱۳۸۶", "2007-03-21/2008-03-19"),
    ("1357", "1978-03-21/1979-03-20"),
    ("1399", "2020-03-20/2021-03-20"),
    ("1386-05", "2007-07-23/2007-08-22"),
    ("1386/5", "2007-07-23/2007-08-22"),
    ("۱۳۵۷/۱۱/۲۲", "1979-02-11"),
    ("22/11/1357", "1979-02-11"),
    ("1386-02-31", "2007-05-21"),
    ("1399-12-30", "2021-03-20"),
    ("1384-1392", "2005-03-21/2014-03-20"),
    ("2007", "2007"),
]


@pytest.mark.parametrize(("cell", "edtf"), SOLAR)
def test_years_of_a_persian_table_are_solar_hijri_ones(cell, edtf):
    assert to_edtf(cell, "dmy", "persian") == edtf


def test_days_of_that_calendar_follow_one_another():
    days = [
        first_and_last(year, month, day)[0]
        for year in range(FIRST, LAST + 1)
        for month in range(1, 13)
        for day in range(1, length(year, month) + 1)
    ]
    assert days == [days[0] + timedelta(days=number) for number in range(len(days))]
    assert first_and_last(LAST)[1] == days[-1]
    assert len(days) > 40_000


def test_such_a_year_is_its_own_anywhere_else():
    assert to_edtf("1386") == "1386"


ORDERS = [
    (["3/4/2024", "13/4/2024"], "dmy"),
    (["3/4/2024", "4/13/2024"], "mdy"),
    (["3.4.2024"], "dmy"),
    (["3/4/2024", "12/12/2024"], "ambiguous"),
    (["13/4/2024", "4/13/2024"], "mixed"),
    (["2024-03-04", "2024"], "ymd"),
    (["2024", "March 2024", ""], ""),
    ([], ""),
]


@pytest.mark.parametrize(("cells", "order"), ORDERS)
def test_the_order_is_one_of_the_whole_column(cells, order):
    assert order_of(cells) == order


SETTLED = [
    ((["3/4/2024"],), Settled("dmy", guessed=True)),
    ((["3/4/2024"], ["1/30/2024"]), Settled("mdy", guessed=False)),
    ((["3/4/2024"], ["1/30/2024"], ["30/1/2024"]), Settled("dmy", guessed=True)),
    ((["3/4/2024 10:00 AM"],), Settled("mdy", guessed=True)),
    ((["3/4/2024", "30/4/2024"], ["1/30/2024"]), Settled("dmy", guessed=False)),
    ((["30/4/2024", "4/30/2024"],), Settled("dmy", guessed=True)),
    ((["2024"],), Settled("", guessed=False)),
    ((["2024"], ["3/4/2024"]), Settled("dmy", guessed=True)),
    ((["2024-03-04"], ["3/4/2024"], ["3/25/2024"]), Settled("mdy", guessed=False)),
    ((["2024-03-04"], ["2024"]), Settled("", guessed=False)),
]


@pytest.mark.parametrize(("columns", "settled"), SETTLED)
def test_what_is_supposed_is_said_to_be(columns, settled):
    assert settle(*columns) == settled


CALENDARS = [
    (["۱۳۸۶", "1357/11/22"], ["تاریخ", "عامل"], "persian"),
    (["1386-05-01", "22 بهمن 1357", ""], ["کشور ۱"], "persian"),
    (["1386", "1401"], ["year", "actor"], ""),
    (["2007", "2011"], ["تاریخ", "کشور"], ""),
    (["1386", "2007", "2008"], ["کشور"], ""),
    ([], ["کشور"], ""),
]


@pytest.mark.parametrize(("cells", "texts", "calendar"), CALENDARS)
def test_a_persian_table_counts_in_its_own_calendar(cells, texts, calendar):
    assert calendar_of(cells, texts) == calendar


PARTS = [
    (("1902", "3", "7"), "1902-03-07"),
    (("1902.0", "3.0", "7.0"), "1902-03-07"),
    (("1902", "3", "-9"), "1902-03"),
    (("1902", "-9", "7"), "1902"),
    (("1902", "99", "99"), "1902"),
    (("1902", "0", "0"), "1902"),
    (("1902", "", ""), "1902"),
    (("1902",), "1902"),
    (("1902", "marzo", "7"), "1902-03-07"),
    (("۱۹۰۲", "۳", "۷"), "1902-03-07"),
    (("85", "3"), "1985-03"),
]


@pytest.mark.parametrize(("parts", "edtf"), PARTS)
def test_parts_make_a_date_as_precise_as_they_are(parts, edtf):
    assert from_parts(*parts) == edtf


def test_parts_may_be_solar_hijri():
    assert from_parts("1357", "11", "22", "persian") == "1979-02-11"


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        (("-9", "3", "7"), "empty"),
        (("", "", ""), "empty"),
        (("1902", "2", "30"), "impossible"),
        (("1902", "13", "1"), "unknown"),
        (("19118", "1", "1"), "unknown"),
        (("one", "", ""), "unknown"),
    ],
)
def test_parts_that_make_none_are_refused(parts, what):
    with pytest.raises(Unclear) as said:
        from_parts(*parts)
    assert said.value.what == what


SPANS = [
    (("2005", "2013"), "2005/2013"),
    (("2005", ""), "2005/.."),
    (("2005", "present"), "2005/.."),
    (("2005", "en curso"), "2005/.."),
    (("۲۰۰۵", "تاکنون"), "2005/.."),
    (("2005", "-9"), "2005/.."),
    (("", "2013"), "/2013"),
    (("2005", "2005"), "2005"),
    (("Q1 2005", "Q2 2005"), "2005-01/2005-06"),
    (("2005-08-03", "2005-08"), "2005-08-03/2005-08"),
]


@pytest.mark.parametrize(("ends", "edtf"), SPANS)
def test_two_cells_make_an_interval(ends, edtf):
    assert between(*ends) == edtf


def test_an_end_that_is_not_known_is_not_open():
    assert between("2005", "", blank="") == "2005/"
    assert between("2005", "ongoing", blank="") == "2005/.."


@pytest.mark.parametrize(
    ("ends", "what"),
    [(("2013", "2005"), "reversed"), (("", ""), "empty"), (("x", "2005"), "unknown")],
)
def test_two_cells_that_make_none_are_refused(ends, what):
    with pytest.raises(Unclear) as said:
        between(*ends)
    assert said.value.what == what


@pytest.mark.parametrize(
    ("edtf", "precision", "coarser"),
    [
        ("2024-03-05", "day", "2024-03-05"),
        ("2024-03-05", "week", "2024-03-05~"),
        ("2024-03-05", "month", "2024-03"),
        ("2024-03-05", "year", "2024"),
        ("2024-03", "week", "2024-03"),
        ("2024", "month", "2024"),
        ("2024-03~", "year", "2024~"),
        ("2024-03/2024-05", "year", "2024-03/2024-05"),
    ],
)
def test_a_date_can_be_made_as_coarse_as_its_table_says(edtf, precision, coarser):
    assert cut(edtf, precision) == coarser


# ------------------------------------------------------------------------------------- laws

DAYS = st.dates(date(1000, 1, 1), date(2100, 12, 31))
MONTHS_EN = "January February March April May June July August September October November December"
MONTHS_ES = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)
MONTHS_PT = (
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
)
MONTHS_FA = "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
STYLES = {
    "iso": lambda d: (d.isoformat(), ""),
    "compact": lambda d: (f"{d.year:04}{d.month:02}{d.day:02}", ""),
    "time": lambda d: (f"{d.isoformat()}T12:00:00", ""),
    "dots": lambda d: (f"{d.day}.{d.month}.{d.year}", ""),
    "dmy": lambda d: (f"{d.day}/{d.month}/{d.year}", "dmy"),
    "mdy": lambda d: (f"{d.month:02}/{d.day:02}/{d.year}", "mdy"),
    "slashes": lambda d: (f"{d.year}/{d.month}/{d.day}", ""),
    "en": lambda d: (f"{MONTHS_EN.split()[d.month - 1]} {d.day}, {d.year}", ""),
    "es": lambda d: (f"{d.day} de {MONTHS_ES.split()[d.month - 1]} de {d.year}", ""),
    "pt": lambda d: (f"{d.day} de {MONTHS_PT.split()[d.month - 1]} de {d.year}", ""),
    "fa": lambda d: (f"{d.day} {MONTHS_FA.split()[d.month - 1]} {d.year}".translate(PERSIAN), ""),
}


@pytest.mark.parametrize("style", STYLES)
@given(day=DAYS)
def test_a_day_comes_back_from_every_style(style, day):
    assert to_edtf(*STYLES[style](day)) == day.isoformat()


MONTH_STYLES = {
    "iso": lambda d: f"{d.year}-{d.month:02}",
    "slashes": lambda d: f"{d.month}/{d.year}",
    "compact": lambda d: f"{d.year}{d.month:02}",
    "no day": lambda d: f"{d.year}-{d.month:02}-00",
    "en": lambda d: f"{MONTHS_EN.split()[d.month - 1][:3]} {d.year}",
    "es": lambda d: f"{MONTHS_ES.split()[d.month - 1]} de {d.year}",
    "pt": lambda d: f"{MONTHS_PT.split()[d.month - 1]}/{d.year}",
    "fa": lambda d: f"{MONTHS_FA.split()[d.month - 1]} {d.year}".translate(PERSIAN),
}
YEAR_STYLES = {
    "plain": lambda d: f"{d.year}",
    "decimal": lambda d: f"{d.year}.0",
    "no month": lambda d: f"00/00/{d.year}",
    "season": lambda d: f"winter {d.year}",
    "part": lambda d: f"late {d.year}",
}


@pytest.mark.parametrize("style", MONTH_STYLES)
@given(day=DAYS)
def test_a_month_stays_a_month(style, day):
    assert to_edtf(MONTH_STYLES[style](day)) == day.isoformat()[:7]


@pytest.mark.parametrize("style", YEAR_STYLES)
@given(day=DAYS)
def test_a_year_stays_a_year(style, day):
    assert to_edtf(YEAR_STYLES[style](day)) == day.isoformat()[:4]


@given(day=DAYS)
def test_a_day_comes_back_from_its_parts_and_a_month_and_a_year_from_fewer(day):
    year, month = str(day.year), str(day.month)
    assert from_parts(year, month, str(day.day)) == day.isoformat()
    assert from_parts(year, month, "-9") == day.isoformat()[:7]
    assert from_parts(year, "-9", "-9") == day.isoformat()[:4]


@given(st.integers(61, 73_050))
def test_a_day_comes_back_from_the_number_of_a_spreadsheet(number):
    day = date(1899, 12, 30) + timedelta(days=number)
    if number >= 100:
        assert to_edtf(str(number), "serial") == day.isoformat()


DATE_LIKE = st.text("0123456789/-. XQ?~cspr", max_size=14)


@given(DATE_LIKE | st.text(max_size=30), st.sampled_from(["", "dmy", "mdy", "ymd", "serial"]))
@example("2004-21", "")
@example("24/99", "")
def test_whatever_is_read_is_a_date_and_anything_else_is_unclear(text, order):
    for calendar in ("", "persian"):
        try:
            found = to_edtf(text, order, calendar)
        except Unclear:
            continue
        assert parse_date(found).text == found


@given(DATE_LIKE)
def test_no_day_is_read_from_a_cell_with_fewer_than_three_parts(text):
    try:
        found = parse_date(to_edtf(text, "dmy"))
    except Unclear:
        return
    digits = sum(sign.isdecimal() for sign in text)
    if found.precision == "day":
        assert digits >= 3
    if found.precision in ("month", "day"):
        assert digits >= 2


@given(DAYS, DAYS)
def test_an_interval_runs_from_the_earlier_to_the_later_or_is_refused(one, other):
    if one <= other:
        found = parse_date(between(one.isoformat(), other.isoformat()))
        assert (found.earliest, found.latest) == (one, other)
    else:
        with pytest.raises(Unclear, match="reversed"):
            joined(one.isoformat(), other.isoformat())
