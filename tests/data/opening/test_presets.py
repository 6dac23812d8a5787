"""Formats: each sample is taken for what it is, and plain tables for none.

The samples hold invented events; their columns are those of the formats.
"""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.languages import LANGUAGES
from data.model import FORMS, STATUSES
from data.opening.dating.when import Unclear, between, cut, from_parts, settle, to_edtf
from data.opening.kinds import BARE, CAMEO, PLAIN, scheme_of, type_of
from data.opening.missing import is_missing
from data.opening.presets import FOLDER, presets, recognise
from data.opening.roles import ROLES, guess, heading_key
from tests import formats

ROOT = Path(__file__).parents[3]
SAMPLES = Path(__file__).with_name("samples")
TABS = {".tab", ".txt", ".CSV"}
HEADLESS = {"gdelt2.export.CSV", "gdelt1.export.CSV", "gdelt1-57.csv", "phoenix.txt"}

# The format of each sample.
FORMATS = {
    "acled.csv": "acled",
    "acled-api.csv": "acled",
    "atop.csv": "atop",
    "cow-alliances.csv": "cow-alliances",
    "cow-alliances-directed-yearly.csv": "cow-alliances",
    "cow-alliance-members.csv": "cow-alliance-members",
    "cow-mid-participants.csv": "cow-mid-participants",
    "cow-war-participants.csv": "cow-war-participants",
    "cow-mid.csv": "cow-mid",
    "cow-war.csv": "cow-war",
    "dcad.csv": "dcad",
    "entente.csv": "entente",
    "gdelt1.export.CSV": "gdelt1",
    "gdelt1-57.csv": "gdelt1",
    "gdelt2.export.CSV": "gdelt2",
    "gdelt2-headed.csv": "gdelt2",
    "gephi.csv": "gephi",
    "gsdb.csv": "gsdb",
    "gsdb-dyadic.csv": "gsdb-dyadic",
    "icb.csv": "icb",
    "icews.tab": "icews",
    "mid-directed.csv": "mid-directed",
    "phoenix.txt": "phoenix",
    "phoenix-historical.csv": "phoenix-historical",
    "polecat.txt": "polecat",
    "rivalries.csv": "rivalries",
    "rivalries-2012.csv": "rivalries-2012",
    "ties.csv": "ties",
    "ucdp-dyadic.csv": "ucdp-dyadic",
    "ucdp-ged.csv": "ucdp-ged",
    "ucdp-prio.csv": "ucdp-prio",
    "un-library-votes.csv": "un-library-votes",
    "un-votes.csv": "un-votes",
    "unga-agreement.csv": "unga-agreement",
}

# Rows of a sample by their number from 0: who, toward whom, when, and the type.
ROWS = {
    "acled.csv": {
        0: (
            "Military Forces of Iran (1989-)",
            "Military Forces of Iraq (2003-)",
            "2031-11-01",
            "ASSAULT",
        ),
        2: ("Protesters (Nauru)", "", "2031-11-03", ""),
        3: ("Government of Chile (2022-)", "Government of Peru (2022-)", "2031-11", ""),
        4: ("Unidentified Armed Group (Chad)", "Civilians (Chad)", "2031-11-05~", "ASSAULT"),
    },
    "acled-api.csv": {
        3: ("Government of Chile (2022-)", "Government of Peru (2022-)", "2031-11", "")
    },
    "atop.csv": {
        0: ("200", "235", "1901", "SUPPORT"),
        6: ("255", "300", "1901", "AGREE"),
        10: ("2", "20", "1951", "AGREE"),
        12: ("365", "630", "1951", ""),
    },
    "cow-alliances.csv": {
        0: ("200", "235", "1816-01-01/", "SUPPORT"),
        1: ("255", "300", "1871-04-03/1881-06-05", "SUPPORT"),
        2: ("365", "220", "1891-02/1899-12-31", "AGREE"),
        7: ("140", "160", "1951-01-01/1952-01-01", ""),
    },
    "cow-alliances-directed-yearly.csv": {
        0: ("255", "300", "1871-04-03/1881-06-05", "SUPPORT"),
        1: ("300", "255", "1871-04-03/1881-06-05", "SUPPORT"),
    },
    "cow-mid.csv": {
        0: ("2", "200", "1852-05/1853-08-03", "MOBILIZE"),
        2: ("255", "300", "1871-06-04/1871-06-09", "ASSAULT"),
        3: ("630", "640", "1902", "THREATEN"),
        4: ("365", "740", "1911-02-01", "ASSAULT"),
        5: ("101", "100", "1921-03-02/1921-03-04", "COERCE"),
        11: ("40", "2", "1981-09-09/1981-09-10", ""),
    },
    "cow-war.csv": {
        0: ("2", "200", "1852-03-04/1853-05-06", "ASSAULT"),
        4: ("255", "300", "1871-06/1871-06-30", "ASSAULT"),
        10: ("345", "325", None, "ASSAULT"),
    },
    "dcad.csv": {0: ("2", "101", "1991", "AGREE"), 6: ("140", "160", "2001", "")},
    "gdelt1.export.CSV": {0: ("IRN", "VEN", "2031-02-04", "CONSULT")},
    "gdelt1-57.csv": {5: ("USA", "RUS", "2031-02-06", "SANCTION")},
    "gdelt2.export.CSV": {
        0: ("IRN", "VEN", "2031-02-04", "CONSULT"),
        2: ("ROM", "ZAR", "2031-02-05", "REQUEST"),
        4: ("USA", "", "2031-02-06", ""),
        7: ("DEU", "AUS", "2030-02-08", "RETREAT"),
        10: ("TMP", "IDN", "2031-02-09", "AGREE"),
    },
    "gdelt2-headed.csv": {7: ("DEU", "AUS", "2030-02-08", "RETREAT")},
    "gephi.csv": {1: ("Brazil", "CUB", None, "")},
    "gsdb.csv": {
        0: ("United States", "Iran", "1951/1953", "SANCTION"),
        2: ("Peru", "Chile", "1971", "SANCTION"),
        3: ("Fiji, Tonga, Samoa", "Nauru", "1981/1990", "SANCTION"),
    },
    "gsdb-dyadic.csv": {0: ("USA", "IRN", "1951", "SANCTION"), 6: ("SRB", "", "2011", "SANCTION")},
    "icews.tab": {
        0: ("Iran", "Venezuela", "2031-02-04", "CONSULT"),
        3: ("Moldova, Republic of", "Romania", "2031-03-01", "SUPPORT"),
        7: ("Nauru", "Nauru", "2031-04-05", ""),
        9: ("", "Chad", "2031-04-07", "ASSAULT"),
    },
    "mid-directed.csv": {
        0: ("2", "200", "1852", "MOBILIZE"),
        1: ("200", "2", "1852", ""),
        6: ("101", "100", "1921", "COERCE"),
        7: ("100", "101", "1921", "THREATEN"),
    },
    "phoenix.txt": {
        0: ("IRN", "VEN", "2031-03-04", "CONSULT"),
        2: ("IGO", "BRA", "2031-03-04", "REQUEST"),
    },
    "phoenix-historical.csv": {1: ("IRN", "VEN", "1971-03-02", "CONSULT")},
    "polecat.txt": {
        1: ("Iran; Cuba", "Venezuela", "2031-01-02", "CONSULT"),
        2: ("Chile", "Peru", "2031-01-03", "AGREE"),
        3: ("None", "Nauru", "2031-01-04", ""),
        11: ("Côte d'Ivoire", "Ghana", "2031-01-12", "SUPPORT"),
    },
    "rivalries.csv": {
        0: ("220.0", "300.0", "1494/1797", "THREATEN"),
        1: ("200.0", "220.0", "1494~/1904", "THREATEN"),
        3: ("630.0", "645.0", "1958/..", "THREATEN"),
        4: ("101.0", "110.0", "1966/..", "THREATEN"),
    },
    "rivalries-2012.csv": {3: ("Prussia", "Saxony", "1740/1866", "THREATEN")},
    "ties.csv": {
        0: ("2", "630", "1951-03-04/1952-05-06", "THREATEN"),
        1: ("2", "40", "1961-07/", "SANCTION"),
        2: ("140", "160", "1971-01-02/1971-03-04", "SANCTION"),
        3: ("1000", "530", "1981-09-09/1985", "SANCTION"),
    },
    "ucdp-dyadic.csv": {
        0: ("630", "645", "1951", "ASSAULT"),
        3: ("100", "", "1961", "ASSAULT"),
        7: ("666, 220", "651", "1956", "ASSAULT"),
    },
    "ucdp-prio.csv": {7: ("666, 220", "651", "1956", "ASSAULT")},
    "ucdp-ged.csv": {
        0: ("630", "645", "2031-01-02", "ASSAULT"),
        1: ("100", "", "2031-01-01/2031-01-05", "ASSAULT"),
    },
}


def read(name):
    """Return the headings of a sample, none where it has none, and its rows."""
    path = SAMPLES / name
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    tabs = path.suffix in TABS or name in HEADLESS
    rows = [line.split("\t") for line in lines] if tabs else [*csv.reader(lines)]
    return ([], rows) if name in HEADLESS else (rows[0], rows[1:])


def when(preset, cells, order):
    """Return the date of a row, put together as the roles of its format have it."""
    at = {role: cells.get(role, "") for role in ROLES}
    if at["start_year"]:
        start, end = (
            from_parts(*(at[f"{end}_{part}"] for part in ("year", "month", "day")))
            if at[f"{end}_year"]
            else ""
            for end in ("start", "end")
        )
        return between(start, end, blank=preset.blank_end)
    if at["start"]:
        return between(at["start"], at["end"], order, blank=preset.blank_end)
    if at["year"] and not at["date"]:
        return from_parts(at["year"], at["month"], at["day"])
    return cut(to_edtf(at["date"], order), preset.precision.get(at["date_precision"], "day"))


def kind(preset, headings, rows, row):
    """Return the type of a row, wherever the format says it: what every row is, flags, a column."""
    places = {role: column for column, role in preset.columns_of(headings, len(row)).items()}
    if preset.always:
        return type_of(preset.always, preset.scheme)
    for flag in preset.flags:
        if row[preset.place_of(flag, headings)] == "1":
            return type_of(preset.flag_types.get(flag, flag), preset.scheme)
    if preset.flags or "type" not in places:
        return None
    column = [one[places["type"]] for one in rows]
    lost = preset.scheme == CAMEO and scheme_of(column) == BARE
    if preset.fallback and is_missing(row[places["type"]], preset.missing):
        cell = row[preset.place_of(preset.fallback["column"], headings)]
        return type_of(cell, preset.fallback["scheme"])
    return type_of(row[places["type"]], BARE if lost else preset.scheme)


def test_every_sample_has_its_format_and_every_format_its_sample():
    assert {path.name for path in SAMPLES.iterdir()} == FORMATS.keys()
    assert set(FORMATS.values()) == presets().keys()


@pytest.mark.parametrize("name", FORMATS)
def test_a_sample_is_taken_for_what_it_is(name):
    headings, rows = read(name)
    assert recognise(headings, rows).name == FORMATS[name]
    assert recognise(headings, rows[:1]).name == FORMATS[name], "one row is enough"
    assert not rows[1:] or len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("name", sorted(set(FORMATS) - HEADLESS))
def test_headings_are_known_in_any_spelling_and_order(name):
    headings, rows = read(name)
    spelled = [heading.upper().replace("_", " ") for heading in headings]
    found = recognise(spelled[::-1], [row[::-1] for row in rows])
    assert found.name == FORMATS[name]
    known = found.columns_of(headings)
    assert found.columns_of(spelled[::-1]) == {
        len(headings) - 1 - column: role for column, role in reversed(known.items())
    }


@pytest.mark.parametrize("name", sorted(HEADLESS))
def test_a_first_row_that_was_taken_for_headings_does_not_hide_a_format(name):
    _, rows = read(name)
    found = recognise(rows[0], rows[1:])
    assert found.name == FORMATS[name]
    assert not found.is_named_in(rows[0])


@pytest.mark.parametrize("name", ROWS)
def test_rows_say_what_they_say(name):
    headings, rows = read(name)
    preset = recognise(headings, rows)
    columns = preset.columns_of(headings, len(rows[0]))
    places = {role: column for column, role in columns.items()}
    dates = [row[places["date"]] for row in rows] if "date" in places else []
    order = preset.order or settle(dates).order
    for number, (actor, target, date, said) in ROWS[name].items():
        cells = {role: rows[number][column] for role, column in places.items()}
        assert (cells["actor"], cells["target"]) == (actor, target)
        found = kind(preset, headings, rows, rows[number])
        assert (found.type if found else "") == said, number
        if date is None:
            with pytest.raises(Unclear):
                when(preset, cells, order)
        else:
            assert when(preset, cells, order) == date, number


def test_the_order_of_dates_is_that_of_the_column():
    """ICEWS wrote the month first in one year: 2/4/2031 is known by the 2/13/2031 below it."""
    _, rows = read("icews.tab")
    assert settle([row[1] for row in rows]) == ("mdy", False)


def test_codes_without_their_zero_are_known_by_the_column():
    headings, rows = read("icews.tab")
    place = headings.index("CAMEO Code")
    for row in rows:
        row[place] = row[place].lstrip("0")
    found = [kind(presets()["icews"], headings, rows, row).type for row in rows[:5]]
    assert found == ["CONSULT", "CONSULT", "ACCUSE", "SUPPORT", "CONSULT"]


def test_negative_weights_make_a_table_no_mere_list_of_edges():
    headings, rows = read("gephi.csv")
    assert presets()["gephi"].columns_of(headings)[headings.index("Weight")] == "count"
    rows[-1] = [*rows[-1][:-1], "-0.5"]
    assert recognise(headings, rows) is None
    assert guess(headings, rows)[headings.index("Weight")] == "weight"


@pytest.mark.parametrize("path", sorted(ROOT.glob("data/*/relations.csv")), ids=str)
def test_a_table_of_our_own_is_known(path):
    rows = [*csv.reader(path.read_text(encoding="utf-8-sig").splitlines())]
    assert recognise(rows[0], rows[1:]).name == "entente"


# Tables of somebody's own, which are in no format.
PLAIN_TABLES = {
    "who whom when what": ("who,whom,when,what", "Iran,Venezuela,2007,visit"),
    "actor target date": ("actor,target,date,type", "IRN,VEN,2007-03-04,CONSULT"),
    "edges": ("source,target", "IRN,VEN"),
    "weighted edges": ("source,target,weight", "IRN,VEN,0.5"),
    "edges with types of relations": ("source,target,type", "IRN,VEN,alliance"),
    "spanish": ("quién,a quién,cuándo,qué", "Irán,Cuba,2007,visita"),
    "persian": ("کشور ۱,کشور ۲,تاریخ", "ایران,کوبا,۱۳۸۶"),
    "country years": ("country,year,gdp,population", "Iran,2007,300,70"),
    "states by code": ("ccode,stateabb,year,cinc", "630,IRN,2007,0.01"),
    "dyad years": ("ccode1,ccode2,year,trade", "2,20,1999,300"),
    "dyad years and no agreement": ("ccode1,ccode2,year,distance", "2,20,1999,731"),
    "contiguity": (
        "dyad,state1no,state1ab,state2no,state2ab,year,conttype",
        "2020,2,USA,20,CAN,1920,1",
    ),
    "states by language": ("iso3,name_en,name_fa", "IRN,Iran,ایران"),
    "sides": ("side_a,side_b,year", "Iran,Iraq,1984"),
    "sanctions of one's own": ("sender,target,begin,end,type", "USA,IRN,1979,,trade"),
    "votes in a class": ("id,vote,name", "1,yes,Ana"),
    "articles": ("title,url,date,text", "A visit,https://a.example,2007,Iran visited Cuba."),
    "events by place": (
        "event_date,event_type,country,latitude,longitude",
        "2031-01-01,Battles,Chad,1,2",
    ),
    "trade": ("reporter,partner,year,value", "Iran,Cuba,2007,300"),
    "alliances of one's own": ("state1,state2,start,end,defense", "Iran,Iraq,1955,1959,1"),
    "empty headings": (",,", "a,b,c"),
    "a wide table": (",".join(f"v{i}" for i in range(61)), ",".join("1" * 61)),
    "a wide table of texts": (",".join("x" * 58), ",".join("y" * 58)),
}


@pytest.mark.parametrize("name", PLAIN_TABLES)
def test_a_plain_table_is_in_no_format(name):
    headings, row = (line.split(",") for line in PLAIN_TABLES[name])
    assert recognise(headings, [row] * 3) is None
    assert recognise([], [headings, row]) is None
    assert recognise(headings, []) is None
    assert recognise([], []) is None


@given(
    st.lists(st.text(max_size=12), max_size=70),
    st.lists(st.lists(st.text(max_size=8), min_size=57, max_size=61), max_size=3),
)
def test_random_tables_are_in_no_format(headings, rows):
    assert recognise(headings, rows) is None


def test_of_gdelt_only_what_has_its_dates_and_codes_in_their_places():
    _, rows = read("gdelt2.export.CSV")
    assert recognise([], [row[1:] + row[:1] for row in rows]) is None
    assert recognise([], [[*row, ""] for row in rows]) is None


@pytest.mark.parametrize("name", presets())
def test_what_a_format_says_can_be_meant(name):
    found = presets()[name]
    assert found.roles.keys() <= ROLES.keys()
    assert found.title
    assert found.redistribution in ("yes", "no", "unknown")
    assert found.unit in ("event", "tie", "spell", "agreement", "rollcall", "own")
    assert found.status in (*STATUSES, "")
    assert found.attributed in ("publisher", "host", "makers", "")
    assert found.status != "claimed" or found.attributed
    assert found.form in (*FORMS, "")
    assert found.order in ("", "dmy", "mdy", "ymd")
    assert found.blank_end in ("", "..")
    assert found.scheme in ("plover", "cameo", "words", *PLAIN, "mid-action", "")
    assert set(found.codes.values()) <= {"cow", "gw", "cameo", "iso3"}
    assert set(found.codes) <= {"actor", "target"}
    assert set(found.precision.values()) <= {"day", "week", "month", "year"}
    assert set(found.votes.values()) <= {"yes", "no", "abstain", "absent"}
    assert set(found.repeats) <= found.roles.keys()
    assert found.header == (not found.widths)
    assert found.header or max(found.widths) == len(found.columns)
    for pattern in (*found.cells.values(), *found.never.values()):
        re.compile(pattern)
    if not found.header:
        named = {heading_key(one) for one in found.columns}
        wanted = [one for names in found.roles.values() for one in names]
        assert {heading_key(one) for one in (*found.cells, *wanted)} <= named


@pytest.mark.parametrize("name", sorted(presets().keys() - {"entente"}))
def test_a_statement_stands_in_every_language_and_holds_the_same(name):
    found = presets()[name].statement
    assert list(found) == list(LANGUAGES)
    places = [set(re.findall(r"{(\w+)}", sentence)) for sentence in found.values()]
    assert all(one == places[0] for one in places)
    allowed = {"actor", "target", "label", "case", "publisher", "agreement", "votes", "date"}
    assert {"actor", "target"} <= places[0] <= allowed
    assert (
        presets()[name].unit == "own"
        or presets()[name].attributed != "publisher"
        or ("publisher" in presets()[name].roles)
    )


def test_whoever_forbids_it_is_known_to():
    forbidding = {name for name, found in presets().items() if found.redistribution == "no"}
    assert forbidding == {"acled", "cow-alliances", "cow-alliance-members", "icews"}


def test_a_new_format_is_a_new_file():
    assert {path.stem for path in FOLDER.glob("*.toml")} == presets().keys()


def test_each_format_is_documented_with_its_sample_link_and_citation():
    assert formats.PAGE.read_text(encoding="utf-8") == formats.page()
    assert {*FORMATS.values()} == {*presets()}
    for one in presets().values():
        assert one.name == "entente" or one.link.startswith("http"), one.name
        assert one.name in ("entente", "gephi") or one.citation, one.name
