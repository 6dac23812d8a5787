"""Which column holds what: by headings in four languages, by contents, and against both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.opening.roles import HEADINGS_TOML, ROLES, guess, heading_key
from data.reading.notations import read_toml

URL = "https://alpha.example/1"
LONG = "Iran sent two ships of flour to Cuba in that spring, as was told."

# Headings, rows, and the role of each heading that has one.
HEADED = {
    "english": (
        ["who", "whom", "when", "what"],
        [["Iran", "Venezuela", "2007-03-04", "visit"], ["Brazil", "Cuba", "2008", "aid"]],
        {"who": "actor", "whom": "target", "when": "date", "what": "type"},
    ),
    "spanish": (
        ["Quién", "A quién", "Fecha", "Qué", "Según", "Fuente"],
        [["Irán", "Cuba", "4/3/2007", "visita", "Ana Prueba", URL]],
        {
            **{"Quién": "actor", "A quién": "target", "Fecha": "date", "Qué": "type"},
            **{"Según": "attributed_to", "Fuente": "source_url"},
        },
    ),
    "portuguese": (
        ["ator", "alvo", "data", "ação", "fonte"],
        [["Irã", "Cuba", "2007", "visita", "Jornal Ensaio"]],
        {
            **{"ator": "actor", "alvo": "target", "data": "date", "ação": "type"},
            **{"fonte": "source_title"},
        },
    ),
    "persian": (
        ["کشور ۱", "کشور ۲", "تاریخ", "نوع", "منبع"],
        [["ایران", "کوبا", "۱۳۸۶", "دیدار", "خبرگزاری"]],
        {
            **{"کشور ۱": "actor", "کشور ۲": "target", "تاریخ": "date", "نوع": "type"},
            **{"منبع": "source_title"},
        },
    ),
    "arabic letters": (
        ["كشور ١", "كشور ٢"],
        [["ايران", "كوبا"]],
        {"كشور ١": "actor", "كشور ٢": "target"},
    ),
    "written together": (
        ["ACTOR_1", "Actor-2", "EventDate"],
        [["Iran", "Cuba", "2007"]],
        {"ACTOR_1": "actor", "Actor-2": "target", "EventDate": "date"},
    ),
    "in brackets": (
        ["Actor (state)", "Target [ISO3]", "Date (d/m/y)"],
        [["Iran", "Cuba", "2007"]],
        {"Actor (state)": "actor", "Target [ISO3]": "target", "Date (d/m/y)": "date"},
    ),
    "edges": (
        ["Source", "Target", "Type", "Weight"],
        [["IRN", "VEN", "Directed", "2"], ["BRA", "CUB", "Undirected", "1"]],
        {"Source": "actor", "Target": "target", "Type": "mutual", "Weight": "count"},
    ),
    "signed edges": (
        ["source", "target", "weight"],
        [["IRN", "VEN", "-0.5"], ["BRA", "CUB", "1"]],
        {"source": "actor", "target": "target", "weight": "weight"},
    ),
    "source beside an actor": (
        ["actor", "target", "date", "source", "type"],
        [["IRN", "VEN", "2007", URL, "aid"]],
        {
            **{"actor": "actor", "target": "target", "date": "date"},
            **{"source": "source_url", "type": "type"},
        },
    ),
    "from and to are states": (
        ["from", "to", "type"],
        [["Iran", "Cuba", "aid"]],
        {"from": "actor", "to": "target", "type": "type"},
    ),
    "from and to are years": (
        ["country 1", "country 2", "from", "to"],
        [["Iran", "Cuba", "2007", "2009"]],
        {"country 1": "actor", "country 2": "target", "from": "start", "to": "end"},
    ),
    "de, a, desde, hasta": (
        ["De", "A", "Desde", "Hasta", "Tipo"],
        [["Irán", "Cuba", "2007", "2009", "alianza"]],
        {"De": "actor", "A": "target", "Desde": "start", "Hasta": "end", "Tipo": "type"},
    ),
    "date of the source": (
        ["event date", "date", "sender", "recipient"],
        [["2007-01-02", "2007-01-05", "Iran", "Cuba"]],
        {
            **{"event date": "date", "date": "source_date"},
            **{"sender": "actor", "recipient": "target"},
        },
    ),
    "names beside codes": (
        ["ccode1", "state_name1", "ccode2", "state_name2", "year", "agree"],
        [["2", "USA", "20", "Canada", "1999", "0.3"]],
        {
            **{"state_name1": "actor", "state_name2": "target"},
            **{"year": "year", "agree": "agreement"},
        },
    ),
    "date in parts": (
        ["state1", "state2", "styear", "stmon", "stday", "endyear", "endmon", "endday"],
        [["2", "20", "1999", "3", "-9", "2001", "4", "5"]],
        {
            **{"state1": "actor", "state2": "target", "styear": "start_year"},
            **{"stmon": "start_month", "stday": "start_day", "endyear": "end_year"},
            **{"endmon": "end_month", "endday": "end_day"},
        },
    ),
    "trade": (
        ["reporter", "partner", "year", "exports"],
        [["Iran", "Cuba", "1999", "300"], ["Iran", "Peru", "1999", "410"]],
        {"reporter": "actor", "partner": "target", "year": "year"},
    ),
    "places are no weights": (
        ["actor", "target", "lat", "lon"],
        [["Iran", "Cuba", "-0.5", "0.7"]],
        {"actor": "actor", "target": "target"},
    ),
    "a heading that its cells deny": (
        ["date", "actor", "target"],
        [["not a day", "Iran", "Cuba"], ["nor this", "Iran", "Cuba"]],
        {"actor": "actor", "target": "target"},
    ),
    "headings and no rows": (["who", "whom"], [], {"who": "actor", "whom": "target"}),
    "unknown headings": (
        ["col1", "col2", "col3"],
        [["Iran", "Cuba", "2007"], ["Peru", "Chile", "2008"]],
        {"col1": "actor", "col2": "target", "col3": "date"},
    ),
    "nothing of ours": (["product", "price"], [["bread", "2.50"], ["milk", "1.10"]], {}),
}


@pytest.mark.parametrize("case", HEADED)
def test_headings_say_what_columns_hold(case):
    headings, rows, roles = HEADED[case]
    found = guess(headings, rows)
    assert {headings[column]: role for column, role in found.items()} == roles


BARE = {
    "states, day, type, address, sentence": (
        [
            ["Iran", "Cuba", "2007-02-01", "aid", URL, LONG],
            ["Peru", "Chile", "2008", "war", URL, LONG],
        ],
        {0: "actor", 1: "target", 2: "date", 3: "type", 4: "source_url", 5: "statement"},
    ),
    "codes of the Correlates of War": (
        [
            ["2", "365", "1999", "-4.5"],
            ["200", "220", "2000", "3.0"],
            ["710", "740", "2001", "1.0"],
            ["630", "101", "2001", "1.0"],
        ],
        {0: "actor", 1: "target", 2: "date", 3: "weight"},
    ),
    "two letters": ([["IR", "CU"], ["NO", "IN"]], {0: "actor", 1: "target"}),
    "Namibia": ([["NA", "CU"], ["NA", "ZA"]], {0: "actor", 1: "target"}),
    "start and end": (
        [["Iran", "Cuba", "1999", "2001"], ["Peru", "Chile", "2001", "2001"]],
        {0: "actor", 1: "target", 2: "start", 3: "end"},
    ),
    "an address first": ([[URL, "Iran", "Cuba"]], {0: "source_url", 1: "actor", 2: "target"}),
    "names that share their values": (
        [["alpha", "beta"], ["beta", "gamma"], ["gamma", "alpha"]],
        {0: "actor", 1: "target"},
    ),
    "shares": (
        [["Iran", "Cuba", "0.25"], ["Peru", "Chile", "0.75"]],
        {0: "actor", 1: "target", 2: "agreement"},
    ),
    "codes of events": (
        [["Iran", "Cuba", "042"], ["Peru", "Chile", "190"]],
        {0: "actor", 1: "target", 2: "type"},
    ),
    "counts are no codes": (
        [["Iran", "Cuba", "42"], ["Peru", "Chile", "190"]],
        {0: "actor", 1: "target"},
    ),
    "rows of different length": ([["Iran"], ["Iran", "Cuba"], []], {0: "actor", 1: "target"}),
    "nothing": ([], {}),
}


@pytest.mark.parametrize("case", BARE)
def test_contents_say_what_columns_without_headings_hold(case):
    rows, roles = BARE[case]
    assert dict(guess((), rows)) == roles


def test_every_heading_stands_for_a_role_and_every_language_has_some():
    found = read_toml(HEADINGS_TOML)[0]
    assert found.keys() <= ROLES.keys()
    for role, languages in found.items():
        assert list(languages) == ["en", "es", "pt", "fa"], role
        for headings in languages.values():
            keys = [heading_key(heading) for heading in headings]
            assert all(keys), role
    assert found.keys() >= {"actor", "target", "date", "type", "statement", "source_url"}


def test_every_role_has_a_meaning():
    assert all(meaning and "\n" not in meaning for meaning in ROLES.values())


CELLS = st.one_of(
    st.sampled_from(
        ["Iran", "NA", "-9", "2007", "3/4/2024", URL, "", "1e999", "٣", "\0", "+", "042"]
    ),
    st.text(max_size=20),
)


@given(
    st.lists(
        st.sampled_from(["who", "to", "source", "weight", "فاعل", "", "🜁"]) | st.text(max_size=8)
    ),
    st.lists(st.lists(CELLS, max_size=6), max_size=6),
)
def test_any_table_has_each_role_once_or_not_at_all(headings, rows):
    found = guess(headings, rows)
    assert set(found.values()) <= ROLES.keys()
    assert len(set(found.values())) == len(found)
    assert all(0 <= column < max([len(headings), *map(len, rows)]) for column in found)


def test_a_cell_of_a_million_letters_is_no_trouble():
    assert guess(["who", "whom"], [["x" * 1_000_000, "9" * 1_000_000]])
