"""States without a code of ISO 3166, and the codes of other systems."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.language.texts import texts
from data.former_states import former_states
from data.languages import LANGUAGES
from data.state_codes import SYSTEMS, Meaning, as_code, meant, state_codes, system_of
from data.states import states

ARABIC = "يك"  # letters that Persian writes as ی and ک


def test_former_states_are_no_states_of_today():
    assert not former_states().keys() & states().keys()
    assert list(former_states()) == sorted(former_states())
    own = {name for state in states().values() for name in state.names.values()}
    assert not own & {name for one in former_states().values() for name in one.names.values()}


@pytest.mark.parametrize("one", former_states().values(), ids=lambda one: one.id)
def test_a_former_state_is_whole(one):
    assert all(language in one.names for language in LANGUAGES)
    assert not set(ARABIC) & set(one.names["fa"])
    assert re.search("[\u0600-\u06ff]", one.names["fa"])
    assert one.successors
    assert {*one.successors} <= states().keys() | former_states().keys() - {one.id}
    assert f"region.{one.region}" in texts("en")
    assert one.first is None or one.last is None or one.first < one.last
    (lon, lat), near = one.place, states()[one.successors[0]]
    assert abs(lat - near.label[1]) < 25
    assert abs(lon - near.label[0]) < 65


def test_former_states_have_places_of_their_own():
    places = [one.place for one in former_states().values()]
    assert len(set(places)) == len(places)
    assert not set(places) & {state.label for state in states().values()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_former_states_have_the_same_name(language):
    names = [one.names[language] for one in former_states().values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_a_former_state_has_its_number_in_the_middle_of_its_days(system):
    for one in former_states().values():
        code = getattr(one, system)
        if code:
            last = one.last or date(2020, 1, 1)
            middle = last - (last - (one.first or date(1816, 1, 1))) / 2
            assert meant(state_codes()[system][code], middle) == one.id


def test_every_code_means_somebody_who_is_known():
    known = states().keys() | former_states().keys() | {""}
    found = {one.actor for codes in state_codes().values() for ms in codes.values() for one in ms}
    assert found <= known
    assert states().keys() <= {ms[0].actor for ms in state_codes()["m49"].values()}


def test_the_numbers_of_the_correlates_of_war_are_those_of_the_table_of_states():
    own = {state.cow: code for code, state in states().items() if state.cow}
    numbers = state_codes()["cow"]
    assert own.keys() <= numbers.keys()
    assert all(meant(numbers[number], None) == code for number, code in own.items())


@pytest.mark.parametrize("system", SYSTEMS)
def test_no_two_meanings_of_certain_days_overlap(system):
    for code, meanings in state_codes()[system].items():
        dated = sorted(
            (one.first or date.min, one.last or date.max) for one in meanings if not one.always
        )
        assert all(a[1] < b[0] for a, b in pairwise(dated)), code
        assert sum(one.always for one in meanings) <= 1, code


MEANT = [
    ("cow", "2", "", "USA"),
    ("cow", "365", "1900-01-01", "RUS"),
    ("cow", "365", "1922-12-29", "RUS"),
    ("cow", "365", "1922-12-30", "soviet-union"),
    ("cow", "365", "1991-12-25", "soviet-union"),
    ("cow", "365", "1991-12-26", "RUS"),
    ("cow", "365", "", "RUS"),
    ("cow", "345", "1910-01-01", "SRB"),
    ("cow", "345", "1999-01-01", "yugoslavia"),
    ("cow", "345", "2006-06-05", "SRB"),
    ("cow", "345", "", "SRB"),
    ("cow", "255", "1900-01-01", "DEU"),
    ("cow", "260", "1970-01-01", "west-germany"),
    ("cow", "260", "", "west-germany"),
    ("cow", "260", "2010-01-01", "DEU"),
    ("cow", "265", "1970-01-01", "east-germany"),
    ("cow", "300", "1850-01-01", "austria-hungary"),
    ("cow", "315", "1980-01-01", "czechoslovakia"),
    ("cow", "640", "1850-01-01", "TUR"),
    ("cow", "678", "1970-01-01", "north-yemen"),
    ("cow", "679", "2000-01-01", "YEM"),
    ("cow", "680", "1970-01-01", "south-yemen"),
    ("cow", "730", "1890-01-01", "korea"),
    ("cow", "816", "1960-01-01", "VNM"),
    ("cow", "817", "1960-01-01", "south-vietnam"),
    ("cow", "970", "", "NRU"),
    ("gw", "970", "", "KIR"),
    ("gw", "260", "1970-01-01", "west-germany"),
    ("gw", "260", "", "DEU"),
    ("gw", "260", "2010-01-01", "DEU"),
    ("gw", "340", "1900-01-01", "SRB"),
    ("gw", "340", "2010-01-01", "SRB"),
    ("gw", "345", "1995-01-01", "yugoslavia"),
    ("gw", "678", "1970-01-01", "north-yemen"),
    ("gw", "678", "2015-01-01", "YEM"),
    ("gw", "815", "1850-01-01", "annam"),
    ("gw", "89", "1830-01-01", "central-america"),
    ("gw", "711", "1930-01-01", "tibet"),
    ("cowc", "UKG", "", "GBR"),
    ("cowc", "SWZ", "", "CHE"),
    ("cameo", "ROM", "", "ROU"),
    ("cameo", "SAF", "", ""),
    ("cameo", "WSB", "", ""),
    ("fips", "RS", "", "RUS"),
    ("fips", "GM", "", "DEU"),
    ("fips", "AS", "", "AUS"),
    ("iso2", "RS", "", "SRB"),
    ("iso2", "NA", "", "NAM"),
    ("iso3", "SUN", "", "soviet-union"),
    ("m49", "004", "", "AFG"),
    ("m49", "364", "", "IRN"),
    ("m49", "810", "", "soviet-union"),
]


@pytest.mark.parametrize(("system", "code", "on", "actor"), MEANT)
def test_the_day_decides_what_a_code_means(system, code, on, actor):
    day = date.fromisoformat(on) if on else None
    assert meant(state_codes()[system][code], day) == actor


@given(st.dates())
def test_on_every_day_a_code_means_one_state(on):
    meanings = [
        Meaning("a", None, date(1900, 1, 1)),
        Meaning("b", date(1900, 1, 2), date(1950, 1, 1)),
        Meaning("c", date(1960, 1, 1)),
    ]
    found = meant(meanings, on)
    nearest = min(meanings, key=lambda one: one.days_from(on))
    assert found == nearest.actor
    assert nearest.days_from(on) < timedelta(days=3653).days


WRITTEN = [
    ("2.0", "cow", "2"),
    ("002", "cow", "2"),
    ("4", "m49", "004"),
    ("004", "m49", "004"),
    (" usa ", "iso3", "USA"),
    ("٢", "cow", ""),
    ("-9", "cow", ""),
    ("", "cow", ""),
]


@pytest.mark.parametrize(("text", "system", "code"), WRITTEN)
def test_a_code_is_read_as_its_table_has_it(text, system, code):
    assert as_code(text, system) == code


COLUMNS = [
    ("2 365 710 630", "cow"),
    ("2.0 365.0 710.0", "cow"),
    ("2 340 970 971 972", "gw"),
    ("840 643 364", "m49"),
    ("004 840 364", "m49"),
    ("4 840 364", "m49"),
    ("IRN USA RUS", "iso3"),
    ("irn usa rus", "iso3"),
    ("USA ROM TMP ZAR RUS AFR", "cameo"),
    ("UKG FRN GMY USA", "cowc"),
    ("US UK RS CH IR IS GM FR", "fips"),
    ("US GB RU CN DE FR IR", "iso2"),
    ("GER NED SUI CRO", "ioc"),
    ("Iran Russia China", ""),
    ("1990 1991 1992 1993", ""),
    ("FARC ELN AUC", ""),
    ("", ""),
]


@pytest.mark.parametrize(("cells", "system"), COLUMNS)
def test_the_whole_column_tells_the_system(cells, system):
    assert system_of(cells.split()) == system


def test_several_codes_in_a_cell_are_codes():
    assert system_of(["365, 2", "630", "645;652", ""]) == "cow"
    assert system_of(["USA; RUS", "IRN"]) == "iso3"


@given(st.lists(st.sampled_from(sorted(state_codes()["fips"])), min_size=60, unique=True))
def test_many_codes_are_of_their_own_system(codes):
    assert system_of(codes) == "fips"


@given(st.lists(st.text()))
def test_any_column_is_of_some_system_or_none(cells):
    assert system_of(cells) in ("", *SYSTEMS)
