"""Dates in words, in the four languages."""

import re
import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.language.calendar import (
    date_in_words,
    month_in_words,
    month_names,
    span_in_words,
    year_in_words,
)
from data.dates import parse_date

LANGUAGES = ("en", "es", "pt", "fa")
TEXTS = Path(__file__).parents[3] / "data" / "texts"

WORDS = {
    "2005-08-03": ("3 Aug 2005", "3 ago 2005", "3 de ago. de 2005", "۳ اوت ۲۰۰۵"),
    "2020-05": ("May 2020", "mayo de 2020", "maio de 2020", "مهٔ ۲۰۲۰"),
    "2006": ("2006", "2006", "2006", "۲۰۰۶"),
    "199X": ("1990s", "década de 1990", "década de 1990", "دههٔ ۱۹۹۰"),
    "19XX": ("1900–1999", "1900–1999", "1900 – 1999", "۱۹۰۰ تا ۱۹۹۹"),
    "2004-XX": ("some month in 2004", "algún mes de 2004", "algum mês de 2004", "ماهی در ۲۰۰۴"),
    "2004-06-XX": (
        "some day in June 2004",
        "algún día de junio de 2004",
        "algum dia de junho de 2004",
        "روزی در ژوئن ۲۰۰۴",
    ),
    "2004-XX-XX": ("some day in 2004", "algún día de 2004", "algum dia de 2004", "روزی در ۲۰۰۴"),
    "2020-22": (
        "northern summer 2020",
        "verano boreal de 2020",
        "verão boreal de 2020",
        "تابستان ۲۰۲۰ (نیم\u200cکرهٔ شمالی)",
    ),
    "2020-24": (
        "northern winter 2020–2021",
        "invierno boreal de 2020–2021",
        "inverno boreal de 2020 – 2021",
        "زمستان ۲۰۲۰ تا ۲۰۲۱ (نیم\u200cکرهٔ شمالی)",
    ),
    "2020-05~": (
        "around May 2020",
        "alrededor de mayo de 2020",
        "por volta de maio de 2020",
        "حدود مهٔ ۲۰۲۰",
    ),
    "2009-04-08~": (
        "around 8 Apr 2009",
        "alrededor del 8 abr 2009",
        "por volta de 8 de abr. de 2009",
        "حدود ۸ آوریل ۲۰۰۹",
    ),
    "199X~": (
        "around the 1990s",
        "alrededor de la década de 1990",
        "por volta da década de 1990",
        "حدود دههٔ ۱۹۹۰",
    ),
    "2020-05?": (
        "probably May 2020",
        "probablemente mayo de 2020",
        "provavelmente maio de 2020",
        "احتمالاً مهٔ ۲۰۲۰",
    ),
    "2020-05%": (
        "probably around May 2020",
        "probablemente alrededor de mayo de 2020",
        "provavelmente por volta de maio de 2020",
        "احتمالاً حدود مهٔ ۲۰۲۰",
    ),
    "2005-08-03/2013-08-03": (
        "3 Aug 2005 – 3 Aug 2013",
        "3 ago 2005 – 3 ago 2013",
        "3 de ago. de 2005 – 3 de ago. de 2013",
        "۳ اوت ۲۰۰۵ تا ۳ اوت ۲۰۱۳",
    ),
    "1960-09-10/1960-09-14": (
        "10–14 Sept 1960",
        "10–14 sept 1960",
        "10 – 14 de set. de 1960",
        "۱۰ تا ۱۴ سپتامبر ۱۹۶۰",
    ),
    "1960-09-10/1960-10-14": (
        "10 Sept – 14 Oct 1960",
        "10 sept – 14 oct 1960",
        "10 de set. – 14 de out. de 1960",
        "۱۰ سپتامبر تا ۱۴ اکتبر ۱۹۶۰",
    ),
    # In Persian both months keep the year: Babel would print the first month twice.
    "2019-05/2019-09": (
        "May – September 2019",
        "mayo–septiembre de 2019",
        "maio – setembro de 2019",
        "مهٔ ۲۰۱۹ تا سپتامبر ۲۰۱۹",
    ),
    "1979/1988": ("1979–1988", "1979–1988", "1979 – 1988", "۱۹۷۹ تا ۱۹۸۸"),
    "2020/2020": ("2020", "2020", "2020", "۲۰۲۰"),
    "2004-06-01~/2004-06-20": (
        "around 1 Jun 2004 – 20 Jun 2004",
        "alrededor del 1 jun 2004 – 20 jun 2004",
        "por volta de 1 de jun. de 2004 – 20 de jun. de 2004",
        "حدود ۱ ژوئن ۲۰۰۴ تا ۲۰ ژوئن ۲۰۰۴",
    ),
    "2007-09/2008-01-15": (
        "September 2007 – 15 Jan 2008",
        "septiembre de 2007 – 15 ene 2008",
        "setembro de 2007 – 15 de jan. de 2008",
        "سپتامبر ۲۰۰۷ تا ۱۵ ژانویه ۲۰۰۸",
    ),
    "/2020-05-28": (
        "until 28 May 2020 (start unknown)",
        "hasta el 28 may 2020 (inicio desconocido)",
        "até 28 de mai. de 2020 (início desconhecido)",
        "تا ۲۸ مه ۲۰۲۰ (آغاز نامعلوم)",
    ),
    "/2020-05-28~": (
        "until around 28 May 2020 (start unknown)",
        "hasta alrededor del 28 may 2020 (inicio desconocido)",
        "até por volta de 28 de mai. de 2020 (início desconhecido)",
        "تا حدود ۲۸ مه ۲۰۲۰ (آغاز نامعلوم)",
    ),
    "2019-02/": (
        "from February 2019 (end unknown)",
        "desde febrero de 2019 (final desconocido)",
        "desde fevereiro de 2019 (fim desconhecido)",
        "از فوریهٔ ۲۰۱۹ (پایان نامعلوم)",
    ),
    "../2020-05-28": (
        "up to 28 May 2020",
        "hasta el 28 may 2020",
        "até 28 de mai. de 2020",
        "تا ۲۸ مه ۲۰۲۰",
    ),
    "2019/..": ("since 2019", "desde 2019", "desde 2019", "از ۲۰۱۹ به بعد"),
    "199X/..": (
        "since the 1990s",
        "desde la década de 1990",
        "desde a década de 1990",
        "از دههٔ ۱۹۹۰ به بعد",
    ),
}


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        pytest.param(text, language, words, id=f"{text} {language}")
        for text, in_four in WORDS.items()
        for language, words in zip(LANGUAGES, in_four, strict=True)
    ],
)
def test_date_is_said(text, language, words):
    assert date_in_words(parse_date(text), language) == words


SPANS = [
    pytest.param(
        *(date(2005, 8, 3), date(2020, 5, 28)),
        (
            "Aug 2005 – May 2020",
            "ago 2005 – may 2020",
            "ago. de 2005 – mai. de 2020",
            "اوت ۲۰۰۵ تا مه ۲۰۲۰",
        ),
        id="months",
    ),
    pytest.param(
        *(date(2020, 5, 1), date(2020, 8, 31)),
        ("May – Aug 2020", "may–ago 2020", "mai. – ago. de 2020", "مه ۲۰۲۰ تا اوت ۲۰۲۰"),
        id="months of one year",
    ),
    pytest.param(
        *(date(2020, 5, 1), date(2020, 5, 28)),
        ("May 2020", "mayo de 2020", "maio de 2020", "مهٔ ۲۰۲۰"),
        id="one month",
    ),
    pytest.param(
        *(date(1960, 1, 1), date(2026, 12, 31)),
        ("1960–2026", "1960–2026", "1960 – 2026", "۱۹۶۰ تا ۲۰۲۶"),
        id="whole years",
    ),
    pytest.param(
        *(date(2020, 1, 1), date(2020, 12, 31)),
        ("2020", "2020", "2020", "۲۰۲۰"),
        id="one whole year",
    ),
    pytest.param(
        *(date(2019, 1, 1), date(2020, 12, 30)),
        (
            "Jan 2019 – Dec 2020",
            "ene 2019 – dic 2020",
            "jan. de 2019 – dez. de 2020",
            "ژانویه ۲۰۱۹ تا دسامبر ۲۰۲۰",
        ),
        id="a day short of whole years",
    ),
    pytest.param(
        *(date.min, date(2020, 5, 28)),
        ("up to May 2020", "hasta mayo de 2020", "até maio de 2020", "تا مهٔ ۲۰۲۰"),
        id="open start",
    ),
    pytest.param(
        *(date(2020, 5, 28), date.max),
        ("since May 2020", "desde mayo de 2020", "desde maio de 2020", "از مهٔ ۲۰۲۰ به بعد"),
        id="open end",
    ),
    pytest.param(
        *(date.min, date.max),
        ("any time", "cualquier fecha", "qualquer data", "هر زمان"),
        id="open at both ends",
    ),
]


@pytest.mark.parametrize(("first", "last", "in_four"), SPANS)
def test_span_is_said(first, last, in_four):
    for language, words in zip(LANGUAGES, in_four, strict=True):
        assert span_in_words(first, last, language) == words


@pytest.mark.parametrize(
    ("language", "month", "year"),
    [
        ("en", "September 2020", "2020"),
        ("es", "septiembre de 2020", "2020"),
        ("pt", "setembro de 2020", "2020"),
        ("fa", "سپتامبر ۲۰۲۰", "۲۰۲۰"),
    ],
)
def test_month_and_year_are_said(language, month, year):
    assert month_in_words(date(2020, 9, 17), language) == month
    assert year_in_words(2020, language) == year


# ------------------------------------------------------------------------ laws

days = st.dates()
single = st.one_of(
    days.map(lambda day: day.isoformat()[:4]),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(date.isoformat),
    days.filter(lambda day: day.year >= 10).map(lambda day: f"{day.isoformat()[:3]}X"),
    days.filter(lambda day: day.year >= 100).map(lambda day: f"{day.isoformat()[:2]}XX"),
    days.map(lambda day: f"{day.isoformat()[:4]}-XX"),
    days.map(lambda day: f"{day.isoformat()[:7]}-XX"),
    days.map(lambda day: f"{day.isoformat()[:4]}-XX-XX"),
    st.builds("{:04}-{}".format, st.integers(1, 9998), st.integers(21, 24)),
)
marked = st.builds("{}{}".format, single, st.sampled_from(["", "?", "~", "%"]))
texts_of_dates = st.one_of(
    marked,
    st.builds("{}/{}".format, marked, st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), marked),
    st.tuples(marked, marked).map(
        lambda pair: "/".join(sorted(pair, key=lambda text: parse_date(text).earliest))
    ),
)


@given(texts_of_dates, st.sampled_from(LANGUAGES))
def test_every_date_can_be_said(text, language):
    words = date_in_words(parse_date(text), language)
    assert words == words.strip() != ""
    assert not re.search(r"[{}]", words)


@given(texts_of_dates, days, days)
def test_persian_has_no_ascii_digit(text, one, other):
    first, last = sorted((one, other))
    said = (
        date_in_words(parse_date(text), "fa"),
        span_in_words(first, last, "fa"),
        month_in_words(one, "fa"),
        year_in_words(one.year, "fa"),
    )
    assert not re.search("[0-9]", " ".join(said))


@given(days, days, st.sampled_from(LANGUAGES))
def test_span_of_several_months_names_both_years(one, other, language):
    first, last = sorted((one, other))
    if first > date.min and last < date.max:
        words = span_in_words(first, last, language)
        assert year_in_words(first.year, language) in words
        assert year_in_words(last.year, language) in words


@given(days, st.sampled_from(LANGUAGES))
def test_interval_within_a_year_names_both_months(day, language):
    may, september = (day.replace(month=month, day=2) for month in (5, 9))
    interval = parse_date(f"{may.isoformat()[:7]}/{september.isoformat()[:7]}")
    words = date_in_words(interval, language)
    for month in (may, september):
        name, *_ = month_in_words(month, language).split()
        assert name in words


# ----------------------------------------------------------------------- texts


def date_texts(language):
    return tomllib.loads((TEXTS / f"{language}.toml").read_text(encoding="utf-8"))["date"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_have_the_same_keys_and_placeholders(language):
    english, other = date_texts("en"), date_texts(language)
    assert other.keys() == english.keys()
    for key, text in other.items():
        assert text.count("{date}") == english[key].count("{date}")


def test_persian_texts_use_persian_letters():
    assert not re.search("[\u064a\u0643]", " ".join(date_texts("fa").values()))


# --------------------------------------------------------------- names of months, as they are typed


def test_every_month_is_known_by_its_names_in_every_language():
    names = month_names()
    for name, month in {
        "January": 1,
        "Jan": 1,
        "enero": 1,
        "janeiro": 1,
        "ژانویهٔ": 1,
        "ژانویه": 1,
        "sept": 9,
        "مه": 5,
        "dez": 12,
    }.items():
        assert names[name] == month
    assert not any(name.endswith(".") for name in names)


def test_no_name_means_two_months_however_it_is_written():
    """As assets/reckon.js compares them: in lower case, without accents."""
    found = {}
    for name, month in month_names().items():
        plain = "".join(
            c for c in unicodedata.normalize("NFD", name.lower()) if unicodedata.category(c) != "Mn"
        )
        assert found.setdefault(plain, month) == month, name
