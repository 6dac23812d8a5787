"""The EDTF parser: what it reads, what it refuses, and how it compares with the edtf package."""

import itertools
import re
import warnings
from datetime import date, timedelta
from types import ModuleType

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from data.dates import UNDATED, EdtfDate, InvalidDate, date_or_none, parse_date

OPEN_START, OPEN_END = date.min, date.max


def day(text):
    return date.fromisoformat(text)


# ---------------------------------------------------------------- what has no date


def test_what_has_no_date_covers_no_day_and_is_no_date_of_an_address():
    assert date_or_none("") is UNDATED
    assert date_or_none("2007") == parse_date("2007")
    assert (UNDATED.known, UNDATED.precision) == (False, "none")
    assert (UNDATED.mark, UNDATED.is_exact) == ("", False)
    assert UNDATED.ends == (UNDATED, UNDATED)
    assert not UNDATED.overlaps(date.min, date.max)
    with pytest.raises(InvalidDate):
        parse_date("")


# ---------------------------------------------------------------- what is read

READ = [
    # As the article and the chronology write their dates.
    pytest.param("2020-05-28", "2020-05-28", "2020-05-28", "known", "known", id="day"),
    pytest.param("2020-05", "2020-05-01", "2020-05-31", "known", "known", id="month"),
    pytest.param("1973", "1973-01-01", "1973-12-31", "known", "known", id="year"),
    pytest.param(
        "2005-08-03/2013-08-03", "2005-08-03", "2013-08-03", "known", "known", id="day to day"
    ),
    pytest.param("2006-09/2007-01", "2006-09-01", "2007-01-31", "known", "known", id="months"),
    pytest.param("1979/1988", "1979-01-01", "1988-12-31", "known", "known", id="years"),
    pytest.param(
        "2007-09/2008-01-15", "2007-09-01", "2008-01-15", "known", "known", id="month to day"
    ),
    pytest.param("2020-05~", "2020-05-01", "2020-05-31", "approximate", "approximate", id="about"),
    pytest.param("2020-05?", "2020-05-01", "2020-05-31", "uncertain", "uncertain", id="uncertain"),
    pytest.param("1993~", "1993-01-01", "1993-12-31", "approximate", "approximate", id="year~"),
    pytest.param(
        "2009-04-08~", "2009-04-08", "2009-04-08", "approximate", "approximate", id="about a day"
    ),
    pytest.param(
        "2009-04-08?", "2009-04-08", "2009-04-08", "uncertain", "uncertain", id="uncertain day"
    ),
    pytest.param(
        "2004-06-01~/2004-06-20",
        *("2004-06-01", "2004-06-20", "approximate", "known"),
        id="each end has its own mark",
    ),
    pytest.param("199X", "1990-01-01", "1999-12-31", "uncertain", "uncertain", id="decade"),
    pytest.param("/2020-05-28", "2020-05-28", "2020-05-28", "unknown", "known", id="unknown start"),
    # The rest of levels 0 and 1.
    pytest.param("2020-05%", "2020-05-01", "2020-05-31", "approximate", "approximate", id="both"),
    pytest.param("19XX", "1900-01-01", "1999-12-31", "uncertain", "uncertain", id="century"),
    pytest.param("2004-XX", "2004-01-01", "2004-12-31", "uncertain", "uncertain", id="some month"),
    pytest.param("2004-02-XX", "2004-02-01", "2004-02-29", "uncertain", "uncertain", id="leap XX"),
    pytest.param("2004-XX-XX", "2004-01-01", "2004-12-31", "uncertain", "uncertain", id="some day"),
    pytest.param("199X~", "1990-01-01", "1999-12-31", "approximate", "approximate", id="X and ~"),
    pytest.param("199X?", "1990-01-01", "1999-12-31", "uncertain", "uncertain", id="X and ?"),
    pytest.param("2020-21", "2020-03-01", "2020-05-31", "known", "known", id="spring"),
    pytest.param("2020-22", "2020-06-01", "2020-08-31", "known", "known", id="summer"),
    pytest.param("2020-23", "2020-09-01", "2020-11-30", "known", "known", id="autumn"),
    pytest.param("2020-24", "2020-12-01", "2021-02-28", "known", "known", id="winter"),
    pytest.param("2019-24", "2019-12-01", "2020-02-29", "known", "known", id="winter to leap day"),
    pytest.param("2000-02-29", "2000-02-29", "2000-02-29", "known", "known", id="leap day"),
    pytest.param("0001", "0001-01-01", "0001-12-31", "known", "known", id="first year"),
    pytest.param("9999", "9999-01-01", "9999-12-31", "known", "known", id="last year is not open"),
    pytest.param("2019-03/", "2019-03-01", "2019-03-31", "known", "unknown", id="unknown end"),
    pytest.param("/2020-05~", "2020-05-01", "2020-05-31", "unknown", "approximate", id="/ and ~"),
    pytest.param("2020/2020", "2020-01-01", "2020-12-31", "known", "known", id="equal ends"),
    pytest.param(
        "2020-05-28/2020-05", "2020-05-28", "2020-05-31", "known", "known", id="overlapping ends"
    ),
    pytest.param(
        "199X/2004-06-XX", "1990-01-01", "2004-06-30", "uncertain", "uncertain", id="X at both ends"
    ),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "start", "end"), READ)
def test_is_read(text, earliest, latest, start, end):
    assert parse_date(text) == EdtfDate(text, day(earliest), day(latest), start, end)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "../2020-05-28",
            EdtfDate("../2020-05-28", OPEN_START, date(2020, 5, 28), "open", "known"),
            id="open start",
        ),
        pytest.param(
            "2019?/..",
            EdtfDate("2019?/..", date(2019, 1, 1), OPEN_END, "uncertain", "open"),
            id="open end",
        ),
    ],
)
def test_open_end_stays_open(text, wanted):
    assert parse_date(text) == wanted


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2020-05-28?", "day"),
        ("2020-05-XX", "day"),
        ("2020-XX-XX", "day"),
        ("2020-05~", "month"),
        ("2020-XX", "month"),
        ("2020-24%", "season"),
        ("2020", "year"),
        ("202X~", "decade"),
        ("20XX", "century"),
        ("2020/2021", "interval"),
        ("/2020", "interval"),
    ],
)
def test_precision_is_what_is_written(text, precision):
    assert parse_date(text).precision == precision


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("2020-05-28", True),
        ("2020-05-28~", False),
        ("/2020-05-28", False),
        ("2020-05", False),
        ("2020-05-28/2020-05-28", True),
    ],
)
def test_exact_is_one_known_day(text, exact):
    assert parse_date(text).is_exact is exact


@pytest.mark.parametrize(
    ("text", "mark"), [("2020", ""), ("2020?", "?"), ("2020~", "~"), ("2020%", "%"), ("/2020~", "")]
)
def test_mark_is_that_of_a_single_date(text, mark):
    assert parse_date(text).mark == mark


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("2020", ("2020", "2020"), id="a single date is both"),
        pytest.param("2019~/2020", ("2019~", "2020"), id="interval"),
        pytest.param("/2020", ("2020", "2020"), id="unknown start"),
        pytest.param("2019/..", ("2019", "2019"), id="open end"),
    ],
)
def test_ends_are_the_dates_written(text, ends):
    assert parse_date(text).ends == tuple(parse_date(end) for end in ends)


@pytest.mark.parametrize(
    ("text", "overlaps"),
    [
        pytest.param("2020-05", True, id="inside"),
        pytest.param("2020-04-30", False, id="the day before"),
        pytest.param("2020-05-01", True, id="the first day"),
        pytest.param("2020-06-30", True, id="the last day"),
        pytest.param("2020-07", False, id="the month after"),
        pytest.param("2019/2021", True, id="around"),
        pytest.param("../2020-05-01", True, id="open until the first day"),
        pytest.param("../2020-04", False, id="open until before"),
        pytest.param("1979/..", True, id="open since long ago"),
        pytest.param("/2020-07-01", False, id="an unknown start is not open"),
    ],
)
def test_overlap_with_may_and_june_2020(text, overlaps):
    assert parse_date(text).overlaps(date(2020, 5, 1), date(2020, 6, 30)) is overlaps


# ------------------------------------------------------------- what is refused

REFUSED = [
    pytest.param("", "it is empty", id="empty"),
    pytest.param("2020-13", "month 13 is not between 01 and 12", id="month 13"),
    pytest.param("2020-00", "month 00 is not between 01 and 12", id="month 0"),
    pytest.param("2020-25", "month 25 is not between 01 and 12", id="level 2 season"),
    pytest.param("2019-02-29", "day 29 is not between 01 and 28, the last of 2019-02", id="no 29"),
    pytest.param("2020-05-00", "day 00 is not between 01 and 31, the last of 2020-05", id="day 0"),
    pytest.param("0000", "years begin with 0001", id="year 0"),
    pytest.param("000X", "years begin with 0001", id="decade with year 0"),
    pytest.param("00XX", "years begin with 0001", id="century with year 0"),
    pytest.param("9999-24", "the winter of 9999 would end after the last year, 9999", id="winter"),
    pytest.param("2020-21-05", "the season 21 has no day 05", id="day of a season"),
    pytest.param("199X-05", "the year 199X cannot be followed by a month", id="month of a decade"),
    pytest.param("2004-XX-05", "day 05 has no month", id="day without month"),
    pytest.param("XXXX", "X may only replace digits from the right", id="X only"),
    pytest.param("1XXX", "X may only replace digits from the right", id="millennium"),
    pytest.param("19X4", "X may only replace digits from the right", id="X inside"),
    pytest.param("2004-1X", "'2004-1X' has not the form YYYY", id="half a month"),
    pytest.param("1940/1939", "its start 1940 is later than its end 1939", id="reversed"),
    pytest.param("2020-06-01/2020-05", "its start 2020-06-01 is later", id="reversed months"),
    pytest.param("../..", "neither end of the interval is a date", id="open at both ends"),
    pytest.param("/", "neither end of the interval is a date", id="unknown at both ends"),
    pytest.param("../", "neither end of the interval is a date", id="open and unknown"),
    pytest.param("/..", "neither end of the interval is a date", id="unknown and open"),
    pytest.param("2019/2020/2021", "an interval has 2 ends, not 3", id="three ends"),
    pytest.param("2019/2020-13", "month 13 is not between 01 and 12", id="bad end"),
    pytest.param("2019.../2020", "'2019...' has not the form YYYY", id="three dots"),
    pytest.param("..", "'..' has not the form YYYY", id="open alone"),
    pytest.param("٢٠٢٠", "'٢' does not belong in a date", id="Arabic digits"),
    pytest.param("۲۰۲۰", "'۲' does not belong in a date", id="Persian digits"),
    pytest.param(
        "\uff12\uff10\uff12\uff10", "'\uff12' does not belong in a date", id="full-width digits"
    ),
    pytest.param("2020\u221205", "'\u2212' does not belong in a date", id="minus for hyphen"),
    pytest.param(" 2020", "it holds a space or a line break", id="space before"),
    pytest.param("2020 ", "it holds a space or a line break", id="space after"),
    pytest.param("2020\n", "it holds a space or a line break", id="line break"),
    pytest.param("2019 / 2020", "it holds a space or a line break", id="space in an interval"),
    pytest.param("2020\x00", "'\\x00' does not belong in a date", id="NUL"),
    pytest.param("Y17000002", "years of more than four digits", id="long year"),
    pytest.param("-0044", "negative years are not read", id="negative year"),
    pytest.param("2020-05-28T10:00:00Z", "times of day are not read", id="time"),
    pytest.param("2020-5", "'2020-5' has not the form YYYY", id="one-digit month"),
    pytest.param("20200528", "'20200528' has not the form YYYY", id="basic format"),
    pytest.param("28-05-2020", "'28-05-2020' has not the form YYYY", id="day first"),
    pytest.param("202", "'202' has not the form YYYY", id="three-digit year"),
    pytest.param("2020-", "'2020-' has not the form YYYY", id="half written"),
    pytest.param("2020??", "the mark '?' may only stand once, at the end", id="two marks"),
    pytest.param("2020?-05", "the mark '?' may only stand once, at the end", id="level 2 mark"),
    pytest.param("~2020", "the mark '~' may only stand once, at the end", id="mark in front"),
    pytest.param("[1667,1668]", "'[' does not belong in a date", id="level 2 set"),
    pytest.param("2020x", "'x' does not belong in a date", id="small x"),
    pytest.param("May 2020", "it holds a space", id="words"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_is_refused_with_its_reason(text, reason):
    with pytest.raises(InvalidDate, match=re.escape(f"{text!r} is not an EDTF date: {reason}")):
        parse_date(text)


def test_error_says_what_was_found_and_what_was_wanted():
    with pytest.raises(InvalidDate) as refusal:
        parse_date("2020-13")
    assert str(refusal.value) == (
        "'2020-13' is not an EDTF date: month 13 is not between 01 and 12; "
        "wanted a date such as 2007, 2007-09, 2007-09-27, 2007~ or 2005/2013"
    )


# ------------------------------------------------------------------------ laws

days = st.dates(max_value=date(9998, 12, 31))
years = days.map(lambda day: day.isoformat()[:4])
marks = st.sampled_from(["", "?", "~", "%"])
whole_dates = st.one_of(days.map(date.isoformat), days.map(lambda day: day.isoformat()[:7]), years)
unspecified = st.one_of(
    st.integers(1, 999).map("{:03}X".format),
    st.integers(1, 99).map("{:02}XX".format),
    years.map("{}-XX".format),
    years.map("{}-XX-XX".format),
    days.map(lambda day: f"{day.isoformat()[:7]}-XX"),
)
seasons = st.builds("{}-{}".format, years, st.integers(21, 24))
single_dates = st.builds("{}{}".format, whole_dates | unspecified | seasons, marks)


def in_order(first, second):
    """Write an interval of two dates, the earlier one first."""
    return "/".join(sorted((first, second), key=lambda text: parse_date(text).earliest))


intervals = st.one_of(
    st.builds(in_order, single_dates, single_dates),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), single_dates),
    st.builds("{}/{}".format, single_dates, st.sampled_from(["", ".."])),
)
edtf_texts = single_dates | intervals


@given(edtf_texts)
def test_every_date_keeps_its_text_and_the_order_of_its_bounds(text):
    read = parse_date(text)
    assert read.text == text
    assert read.earliest <= read.latest
    assert parse_date(read.text) == read


@given(days)
def test_day_lies_in_its_month_and_month_in_its_year(day):
    text = day.isoformat()
    inner, month, year = parse_date(text), parse_date(text[:7]), parse_date(text[:4])
    assert year.earliest <= month.earliest <= inner.earliest == day
    assert day == inner.latest <= month.latest <= year.latest


@given(days.filter(lambda day: day.year >= 100))
def test_unspecified_digits_cover_what_they_may_stand_for(day):
    text = day.isoformat()
    for wider in (f"{text[:7]}-XX", f"{text[:4]}-XX", f"{text[:3]}X", f"{text[:2]}XX"):
        assert parse_date(wider).earliest <= day <= parse_date(wider).latest


@given(years)
def test_seasons_follow_each_other_without_gap(year):
    four = [parse_date(f"{year}-{season}") for season in (21, 22, 23, 24)]
    for before, after in itertools.pairwise(four):
        assert before.latest + timedelta(days=1) == after.earliest


@given(whole_dates | unspecified | seasons, st.sampled_from("?~%"))
def test_mark_of_doubt_widens_nothing(text, mark):
    sure, doubted = parse_date(text), parse_date(text + mark)
    assert (doubted.earliest, doubted.latest) == (sure.earliest, sure.latest)
    assert doubted.start == doubted.end == ("uncertain" if mark == "?" else "approximate")


@given(single_dates)
def test_unknown_end_counts_from_the_known_one_and_open_end_stays_open(text):
    alone = parse_date(text)
    for unknown in (f"/{text}", f"{text}/"):
        read = parse_date(unknown)
        assert (read.earliest, read.latest) == (alone.earliest, alone.latest)
    assert parse_date(f"../{text}").earliest == OPEN_START
    assert parse_date(f"{text}/..").latest == OPEN_END


@given(whole_dates, whole_dates)
def test_reversed_interval_is_refused(first, second):
    first, second = sorted((first, second), key=lambda text: parse_date(text).earliest)
    assume(parse_date(first).latest < parse_date(second).earliest)
    with pytest.raises(InvalidDate, match="later than its end"):
        parse_date(f"{second}/{first}")


def text_or_refusal(text):
    try:
        return parse_date(text).text
    except InvalidDate as refusal:
        return str(refusal)


@given(st.text() | st.text(alphabet="0129X-/.?~%", max_size=24))
@example("2020-05-28\n")
@example("²⁰²⁰")
def test_any_other_text_is_refused_and_never_breaks(text):
    outcome = text_or_refusal(text)
    assert outcome.startswith(f"{text!r} is not an EDTF date: ") or outcome == text
    assert outcome != text or text.isascii()


# --------------------------------------------- beside the edtf package as oracle


@pytest.fixture(scope="module")
def oracle() -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its grammar uses names that pyparsing has deprecated
        import edtf
    return edtf


def oracle_bounds(oracle, text):
    """Return the first and last day as the package has them, infinity as an open end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = oracle.parse_edtf(text)
    first, last = read.lower_strict(), read.upper_strict()
    return (
        OPEN_START if isinstance(first, float) else date(*first[:3]),
        OPEN_END if isinstance(last, float) else date(*last[:3]),
    )


SINGLE = [
    *("1960", "1993~", "2006?", "2012%", "0001", "9999", "2000-02", "1900-02", "2020-12"),
    *("2020-05?", "2020-05~", "2020-05%", "1973-01", "2020-05-28", "2009-04-08~", "2009-04-08?"),
    *("2000-02-29", "1964-10-15", "2026-03-02", "2004-12-31%", "199X", "200X", "19XX", "20XX"),
    *("199X~", "19XX?", "2004-XX", "2004-02-XX", "1900-02-XX", "2004-12-XX", "2004-XX-XX"),
    *("2004-06-XX?", "2020-21", "2020-22", "2020-23", "1999-21"),
]
ENDS = [
    *("1960", "1973-05", "1988-02-29", "2005~", "2007-03?", "2013-08-03~", "2001-21"),
    *("2019%", "2020-05-28"),
]
PAIRS = [
    f"{first}/{second}"
    for first, second in itertools.combinations(ENDS, 2)
    if parse_date(first).latest < parse_date(second).earliest
]
COMPARED = [
    *SINGLE,
    *PAIRS,
    "199X/2005",
    "2004-06-XX/2004-07-03",
    *(f"../{end}" for end in ENDS),
    *(f"{end}/.." for end in ENDS),
]


@pytest.mark.parametrize("text", COMPARED)
def test_bounds_are_those_of_the_edtf_package(oracle, text):
    read = parse_date(text)
    assert (read.earliest, read.latest) == oracle_bounds(oracle, text)


# Forms on which edtf 5.0.2 is wrong: its answer, and why ours differs. If one of these fails
# after an upgrade, the package has been mended and the form belongs among those compared.
@pytest.mark.parametrize(
    ("text", "theirs", "ours"),
    [
        pytest.param(
            "/2020-05-28",
            ("2010-05-28", "2020-05-28"),
            ("2020-05-28", "2020-05-28"),
            id="an unknown start is taken for ten years, by a setting",
        ),
        pytest.param(
            "2019/",
            ("2019-01-01", "2029-01-01"),
            ("2019-01-01", "2019-12-31"),
            id="an unknown end is taken for ten years after the first day",
        ),
        pytest.param(
            "2020-24",
            ("2020-12-01", "2020-12-31"),
            ("2020-12-01", "2021-02-28"),
            id="winter ends with the year",
        ),
    ],
)
def test_edtf_package_is_known_to_differ(oracle, text, theirs, ours):
    read = parse_date(text)
    assert (read.earliest, read.latest) == tuple(map(day, ours))
    assert oracle_bounds(oracle, text) == tuple(map(day, theirs))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1940/1939", id="a reversed interval passes"),
        pytest.param("0000", id="year 0 passes, which a Python date cannot hold"),
        pytest.param("../..", id="an interval without a date passes"),
    ],
)
def test_edtf_package_is_known_to_accept(oracle, text):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        oracle.parse_edtf(text)
    with pytest.raises(InvalidDate):
        parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2020-21~", id="a season with a mark"),
        pytest.param("2004-XX/2005", id="an unspecified month in an interval"),
        pytest.param("199X/2019%", id="a decade beside a marked date"),
        pytest.param("../199X", id="a decade beside an open end"),
    ],
)
def test_edtf_package_is_known_to_fail(oracle, text):
    with pytest.raises((AttributeError, TypeError, oracle.EDTFParseException)):
        oracle_bounds(oracle, text)
    assert parse_date(text)
