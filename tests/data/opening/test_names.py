"""What cells say: every usual name of a state is known, and nothing else is taken for one.

The files in `names/` have names as their sources write them, each with the state from the code
that the source itself gives it.
"""

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.former_states import former_states
from data.opening.naming.aliases import called, literals, unsure_names
from data.opening.naming.names import Known, Names, Within, state_in, states_within
from data.opening.naming.spelling import key_of, words_of
from data.states import states

LISTS = sorted(Path(__file__).with_name("names").glob("*.csv"))
PLAIN = Names()


def rows_of(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def year(text):
    return date(int(text), 1, 1) if text else None


def actor_of(names, text, on=None):
    found = names.known(text, on)
    return found and found.actor


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_name_of_a_list_is_known(path):
    rows = rows_of(path)
    names = Names(among=[row["name"] for row in rows])
    found = [(row["name"], actor_of(names, row["name"], year(row["year"]))) for row in rows]
    assert found == [(row["name"], row["actor"]) for row in rows]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_case_and_spaces_do_not_matter(path):
    for row in rows_of(path):
        name, wanted = row["name"], actor_of(PLAIN, row["name"], year(row["year"]))
        for other in (name.upper(), f"  {name}\u00a0 ", name.replace(" ", "  "), f"\ufeff{name}"):
            assert actor_of(PLAIN, other, year(row["year"])) == wanted, other


def test_every_name_of_its_own_is_a_state_s():
    everybody = {**states(), **former_states()}
    for actor, one in everybody.items():
        for name in one.names.values():
            if key_of(name) not in unsure_names():
                assert actor_of(PLAIN, name) == actor, name
                arabic = name.replace("ی", "ي").replace("ک", "ك").replace("\u200c", "")
                assert actor_of(PLAIN, arabic) == actor, arabic


def test_no_name_means_two_states_on_one_day():
    for key, found in called().items():
        always = {one.meaning.actor for one in found if one.meaning.always}
        assert len(always) <= 1, key
        dated = sorted(
            (one.meaning.first or date.min, one.meaning.last or date.max)
            for one in found
            if not one.meaning.always
        )
        assert all(a[1] < b[0] for a, b in pairwise(dated)), key


def test_no_two_names_are_alike_without_their_spaces():
    together = {}
    for text in literals():
        always = {one.meaning.actor for one in called().get(key_of(text), ()) if one.meaning.always}
        together.setdefault("".join(words_of(text)), set()).update(always)
    assert [text for text, actors in together.items() if len(actors) > 1] == []


DAYS = [
    ("Russia", "", "RUS"),
    ("Russia", "1900-01-01", "RUS"),
    ("Russia", "1975-01-01", "soviet-union"),
    ("Russia", "1991-12-26", "RUS"),
    ("USSR", "", "soviet-union"),
    ("USSR", "1991-01-01", "soviet-union"),
    ("USSR", "2005-01-01", "RUS"),
    ("Serbia", "1999-01-01", "SRB"),
    ("Yugoslavia", "", "yugoslavia"),
    ("Yugoslavia", "2010-01-01", "SRB"),
    ("Federal Republic of Germany", "", "DEU"),
    ("Federal Republic of Germany", "1980-01-01", "west-germany"),
    ("West Germany", "", "west-germany"),
    ("West Germany", "1995-01-01", "DEU"),
    ("East Germany", "1990-12-31", "east-germany"),
    ("East Germany", "1995-01-01", None),
    ("Germany", "1970-01-01", "DEU"),
    ("Yemen", "1980-01-01", "north-yemen"),
    ("Yemen", "", "YEM"),
    ("Austria", "1850-01-01", "austria-hungary"),
    ("Austria", "1930-01-01", "AUT"),
    ("Korea", "", None),
    ("Korea", "1900-01-01", "korea"),
    ("Korea", "1930-01-01", None),
    ("Korea", "1960-01-01", None),
    ("Bavaria", "1850-01-01", "bavaria"),
    ("Bavaria", "2010-01-01", None),  # a part of Germany, as ICEWS has it
    ("Tibet", "2008-01-01", None),
    ("Sardinia", "1850-01-01", "ITA"),
    ("Sardinia", "2000-01-01", None),
    ("Serbia and Montenegro", "2004-01-01", "yugoslavia"),
    ("Abkhazia", "2010-01-01", "abkhazia"),
]


@pytest.mark.parametrize(("text", "on", "actor"), DAYS)
def test_the_day_decides_between_a_state_and_the_one_before(text, on, actor):
    assert actor_of(PLAIN, text, date.fromisoformat(on) if on else None) == actor


# What is no state, or might be another one, or a part of one; or only looks like one.
NO_STATES = """
European Union|Hamas|ISIS|IS|Islamic State|IRA|IRA.|EUR|NATO|UN|United Nations|Africa|Kurds|Iranian
Georgia (U.S. state)|Jordan Peterson|Northern Ireland|New England|West Indies|Mali Empire|America
América|Congo|Korea|کره|کنگو|Palestinian Authority|Sudan People's Liberation Army|Dominica Republic
Republic of Srpska|Islamic Republic|Niger Delta|United States of Africa|New Mexico|Panama Canal
Republic|Kingdom|United Kingdom, United States|Iran, Iraq|Iran and Iraq|Iran/Iraq|Iran-Iraq
Sudan, South Sudan|Guinea, Guinea-Bissau|China, Taiwan|China-Taiwan|India & Pakistan|Sweden, Norway
North|Saint|St.|us|in|it|is|no|and|are|can|per|car|rd|None|none|NA|N/A|nan|null|-|—|.|?|0|-9|99|2|365
the|of|de|o|y|و|Islamic State of Iraq|Military Forces of Iran (1989-)|Protesters (Iran)|FARC|ELN
Irlanda del Norte|Gales|England|Inglaterra|Kurdistan|Crimea|Somaliland|Northern Cyprus
Turkish Republic of Northern Cyprus|Vichy France|Manchukuo|Biafra|Republic of China|جمهوری چین
República de China|Salvador|Timor|Papua|St. Martin|Virgin Islands|West Bank|Gaza|Guayana|Soviet
U.S. Army|Government|Government of|President of Iran|Bosnian Serbs|Texas|Macedonia (Greece)
Luxembourg (Belgium)|Mexico (New)|New Jersey|New Guinea|Ivory|Coast|Caribbean|Man|Dem. Rep.
Republic of|Federal Republic of|Democratic Republic|Arab Republic|Dominican|Oceania|Latin America
Central America|African Union|Russia-Ukraine|Trinidad (Cuba)|Georgia Tech|GAM|BRA|ARE|RU|Hesse
Serbian Republic of Bosnia-Herzegovina|Democratic Republic of Yemen|Korea, Japan|Guinea Ecuador
"""


@pytest.mark.parametrize("text", NO_STATES.replace("\n", "|").strip("|").split("|"))
def test_what_is_no_state_is_none(text):
    names = Names(among=["Iran", "Russia", "China", "Hezbollah"])
    assert names.known(text, date(2015, 1, 1)) is None


def test_how_a_state_is_known_is_said():
    assert PLAIN.known("IRN") == Known("IRN", "code")
    assert PLAIN.known("Iran") == Known("IRN", "name")
    assert PLAIN.known("Persia") == Known("IRN", "alias")
    assert PLAIN.known("Iran (IRN)") == Known("IRN", "name")
    assert PLAIN.known("Iran (IRQ)") is None
    assert Names("cow").known("630") == Known("IRN", "code")


def test_codes_stand_among_codes_only():
    """UCDP calls an armed group IS, and another one BRA."""
    groups = Names(among=["Government of Iraq", "IS", "Bougainville", "BRA"])
    assert groups.known("IS") is None
    assert groups.known("BRA") is None
    codes = Names(among=["IS", "BRA", "GER", "NO", "Iran"])
    assert [actor_of(codes, text) for text in ("IS", "BRA", "GER", "NO", "US")] == [
        *("ISL", "BRA", "DEU", "NOR", "USA")
    ]


def test_one_congo_is_clear_beside_the_other():
    both = Names(among=["Congo", "Zaire"])
    assert actor_of(both, "Congo") == "COG"
    assert actor_of(PLAIN, "Congo") is None
    assert PLAIN.proposal("Congo") == "COG"


def test_a_code_of_one_system_is_none_of_another():
    assert actor_of(Names("fips"), "RS") == "RUS"
    assert actor_of(Names("iso2"), "RS") == "SRB"
    assert actor_of(Names("cow"), "RUS") is None
    assert actor_of(Names("cowc"), "SWZ") == "CHE"
    assert actor_of(Names("cameo"), "SWZ") == "SWZ"
    assert actor_of(Names("cow"), "3650") is None
    assert actor_of(Names("iso3"), "usa") == "USA"
    assert actor_of(Names("iso3"), "Iran, Islamic Rep.") == "IRN"


def test_a_region_is_known_to_be_no_state():
    assert Names("cameo").known("AFR") is None
    assert Names("cameo").no_state("AFR")
    assert not Names("cameo").no_state("IRN")
    assert not Names("cameo").no_state("QQQ")
    assert Names("fips").no_state("GZ")


def test_what_a_person_settled_goes_before_all():
    names = Names("cow", {"99": "great-colombia", " The Regime": "SYR", "Rebels": ""})
    assert names.known("99") == Known("great-colombia", "remembered")
    assert names.known("the  regime") == Known("SYR", "remembered")
    assert names.known("Rebels") is None
    assert names.no_state("rebels")
    assert names.proposal("Rebels") is None


PROPOSED = [
    ("Irann", "IRN"),
    ("Untied Kingdom", "GBR"),
    ("Columbia", "COL"),
    ("Germny", "DEU"),
    ("Kazahkstan", "KAZ"),
    ("Government of Irann", "IRN"),
    ("Korea", "KOR"),
    ("England", "GBR"),
    ("America", "USA"),
    ("West Bank", "PSE"),
    ("Republic of China", "TWN"),
    ("Protesters (Iran)", "IRN"),
    ("us", "USA"),
    ("Hamas", None),
    ("FARC", None),
    ("", None),
    ("?", None),
]


@pytest.mark.parametrize(("text", "actor"), PROPOSED)
def test_what_looks_like_a_state_is_proposed(text, actor):
    assert PLAIN.proposal(text) == actor


CELLS = [
    ("365, 2", ("365", "2")),
    ("365", ("365",)),
    ("USA;RUS; IRN", ("USA", "RUS", "IRN")),
    ("Iran;Iraq", ("Iran", "Iraq")),
    ("Iran, Iraq", ("Iran", "Iraq")),
    ("Korea, Republic of", ("Korea, Republic of",)),
    ("Moldova, Republic of; Russian Federation", ("Moldova, Republic of", "Russian Federation")),
    ("Macao, China", ("Macao, China",)),
    ("Sudan, South Sudan", ("Sudan", "South Sudan")),
    ("Government of Iran, Government of Iraq", ("Government of Iran", "Government of Iraq")),
    ("Bonaire, Sint Eustatius and Saba", ("Bonaire, Sint Eustatius and Saba",)),
    ("Hamas, Gaza", ("Hamas, Gaza",)),
    ("Korea, South, United States", ("Korea, South", "United States")),
    ("Samoa/Western Samoa", ("Samoa/Western Samoa",)),
    ("", ()),
    (" ; ,", ()),
]


@pytest.mark.parametrize(("cell", "wanted"), CELLS)
def test_a_cell_may_hold_several_states(cell, wanted):
    assert states_within(cell) == wanted


LISTED = [
    ("EU, Korea, South, United States", ("EU", "Korea, South", "United States")),
    ("Gambia, The, Senegal", ("Gambia, The", "Senegal")),
    ("Hamas, Gaza", ("Hamas", "Gaza")),
    ("Korea, South", ("Korea, South",)),
    ("Iran, Islamic Rep., Iraq, EEC", ("Iran, Islamic Rep.", "Iraq", "EEC")),
    ("Sudan, South Sudan", ("Sudan", "South Sudan")),
    (", ,", ()),
]


@pytest.mark.parametrize(("cell", "wanted"), LISTED)
def test_where_commas_part_a_name_that_holds_one_stays_whole(cell, wanted):
    assert states_within(cell, ",") == wanted


def test_any_mark_may_part_a_cell():
    assert states_within("Iran / Iraq", "/") == ("Iran", "Iraq")
    assert states_within("Iran & Korea, South", "&") == ("Iran", "Korea, South")


TEXTS = [
    ("Military Forces of Iran (1989-)", Within("IRN", True)),
    ("Police Forces of Mexico (2018-2024) Federal Police", Within("MEX", True)),
    ("Government of Myanmar (2021-)", Within("MMR", True)),
    ("Protesters (Iran)", Within("IRN", False)),
    ("Unidentified Armed Group (Sudan)", Within("SDN", False)),
    ("Islamic State of Iraq", Within("IRQ", False)),
    ("Military Forces of the Soviet Union", Within("soviet-union", True)),
    ("Bank of America", None),
    ("Hezbollah", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "wanted"), TEXTS)
def test_a_longer_text_may_name_a_state(text, wanted):
    assert state_in(text) == wanted


HOSTILE = ["\x00", "\ud800", "\u202eIran", "(" * 500, "a" * 100_000, "=1+1", "//", "(,)", ";" * 999]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_crashes_on_a_hostile_cell(text):
    for names in (PLAIN, Names("cow"), Names("iso3", among=[text])):
        names.known(text)
        names.proposal(text)
        names.no_state(text)
    states_within(text)
    state_in(text)


def test_what_cannot_be_seen_hides_no_name():
    assert actor_of(PLAIN, "\u202eIran\u202c") == "IRN"
    assert actor_of(PLAIN, "I\u200bran") is None


@given(st.text(max_size=60), st.dates())
def test_whatever_a_cell_says_it_means_one_known_state_or_none(text, on):
    known = states().keys() | former_states().keys()
    assert actor_of(PLAIN, text, on) in known | {None}
    assert PLAIN.proposal(text) in known | {None}
    assert all(part.strip() == part and part for part in states_within(text))


@given(st.sampled_from(sorted(literals())), st.text("abcdefghijklmnop", min_size=4, max_size=9))
def test_a_name_with_another_word_is_no_longer_known(name, word):
    assert word in ("island", "kingdom") or PLAIN.known(f"{name} {word}") is None


def test_codes_may_stand_among_names_of_states_and_of_states_alone():
    among = ["Iran", "Cuba", "Peru", "PAK", "BRA"]
    mixed = Names(among=among)
    assert mixed.known("PAK").actor == "PAK"
    assert Names(among=[*among, "Azadi", "Komala"]).known("PAK") is None
    assert Names(among=[*among, "PKK"]).known("PAK") is None
