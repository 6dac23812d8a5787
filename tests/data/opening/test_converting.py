"""From rows to relations: each makes one or is left out for a reason, and nobody is invented."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.dates import parse_date
from data.load import load
from data.model import every_type, relation_types
from data.opening.chunks import by_columns
from data.opening.converting import of_scores
from data.opening.folder import write
from data.opening.mapping import ITSELF, OUT, ColumnMapping
from data.opening.once import Once
from data.opening.opened import open_file
from data.opening.outcome import LEFT_OUT, Outcome
from data.opening.own_words import side_of
from data.opening.rows import Left, Rows
from data.opening.sentences import labels_of
from data.opening.shelf import name_of, put

SAMPLES = Path(__file__).with_name("samples")
HEADINGS = ["who", "whom", "what", "when"]


@pytest.fixture
def opened(tmp_path):
    """Write rows under headings, and open them."""

    def open_rows(*rows, headings=HEADINGS, name="rows.csv"):
        path = tmp_path / name
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([headings, *rows])
        return open_file(path)

    return open_rows


def test_a_plain_table_of_a_newcomer_needs_no_question(opened):
    found = opened(
        ["Iran", "Venezuela", "visit", "2019-03-12"],
        ["USA", "Irán", "sanctions", "5 November 2018"],
        ["Brasil", "Cuba", "trade", "2018"],
        ["Hezbollah", "Israel", "attack", "2006-07-12"],
    )
    first, second, third, fourth = found.outcome.drafts
    assert (first.actor, first.target, first.type, first.date) == (
        "IRN",
        "VEN",
        "CONSULT",
        "2019-03-12",
    )
    assert (second.actor, second.target, second.type, second.date) == (
        "USA",
        "IRN",
        "SANCTION",
        "2018-11-05",
    )
    assert (third.actor, third.target, third.type, third.date) == (
        "BRA",
        "CUB",
        "COOPERATE",
        "2018",
    )
    assert (fourth.actor, fourth.target, fourth.type) == ("hezbollah", "ISR", "ASSAULT")
    assert found.outcome.unknown == {"Hezbollah": 1}
    assert not [*found.questions]


LEFT = [
    # a row beside a good one, and the reason for which it makes no relation
    (["", "Venezuela", "visit", "2019"], "no-actor"),
    (["Iran", " - ", "visit", "2019"], "no-target"),
    (["Iran", "IRAN", "visit", "2019"], "domestic"),
    (["Hezbollah", "HEZBOLLAH", "visit", "2019"], "same-ends"),
    (["Iran", "Cuba", "", "2019"], "no-type"),
    (["Iran", "Cuba", "juggled", "2019"], "unknown-type"),
    (["Iran", "Cuba", "visit", "the day after"], "date"),
    (["Iran", "Cuba", "visit", "2019-02-31"], "date"),
    (["Iran", "Venezuela", "visit", "2019-03-12"], "repeat"),
    (["who", "whom", "what", "when"], "headings-again"),
    (["Iran", "Cuba", "visit", "2019", "more"], "many-cells"),
]


@pytest.mark.parametrize(("row", "why"), LEFT)
def test_a_row_that_makes_no_relation_says_why_and_stops_no_other(opened, row, why):
    good = ["Iran", "Venezuela", "visit", "2019-03-12"]
    found = opened(good, row, ["USA", "Cuba", "sanctions", "1962-02"]).outcome
    assert dict(found.reasons()) == {why: 1}
    assert [fault.line for fault in found.faults] == [3]
    assert (found.rows, found.used, len(found.drafts)) == (3, 2, 2)


def test_rows_said_from_both_ends_are_counted_once_and_read_both_ways(opened):
    pairs = [("USA", "GBR"), ("FRA", "DEU"), ("IRN", "SYR")]
    rows = [
        [a, b, "alliance", "1999"] for one, other in pairs for a, b in ((one, other), (other, one))
    ]
    found = opened(*rows).outcome
    assert [(one.actor, one.target, one.mutual) for one in found.drafts] == [
        (one, other, True) for one, other in pairs
    ]
    assert dict(found.reasons()) == {"mirror": 3}


def test_years_in_a_row_become_one_relation_and_a_gap_begins_another(opened):
    rows = [["USA", "GBR", "alliance", str(year)] for year in (1990, 1991, 1992, 1995, 1996)]
    rows += [["IRN", "SYR", "alliance", str(year)] for year in (2001, 2002, 2003)]
    found = opened(*rows).outcome
    assert [one.date for one in found.drafts] == ["1990/1992", "1995/1996", "2001/2003"]
    assert (found.rows, found.used) == (8, 8)


def test_a_day_decides_between_a_state_and_the_one_before_it(opened):
    found = opened(
        ["Russia", "USA", "condemn", "1985-01-01"], ["Russia", "USA", "condemn", "2014-03-18"]
    ).outcome
    assert [one.actor for one in found.drafts] == ["soviet-union", "RUS"]


def test_an_army_stands_for_its_state_and_a_crowd_in_a_country_for_itself(opened, tmp_path):
    found = opened(
        ["Military Forces of Iran (1989-)", "Iraq", "attack", "2001"],
        ["Protesters (Chad)", "Chad", "condemn", "2001"],
        ["Unknown Front", "Chad", "attack", "2001"],
    )
    data_set = load(put(tmp_path / "sets", found))
    actors = {actor.names["en"]: actor for actor in data_set.actors.values()}
    army, crowd = actors["Military Forces of Iran (1989-)"], actors["Protesters (Chad)"]
    assert (army.stands_for, army.country) == ("IRN", "IRN")
    assert (crowd.stands_for, crowd.country) == (crowd.actor_id, "TCD")
    assert actors["Unknown Front"].country == ""


def test_what_a_person_settled_of_names_holds(opened):
    found = opened(
        ["Emirate of X", "Cuba", "visit", "2001"],
        ["Nobody", "Cuba", "visit", "2001"],
        ["Iran", "Cuba", "visit", "2001"],
    )
    settled = ColumnMapping(
        **{
            **{name: getattr(found.mapping, name) for name in found.mapping.__dataclass_fields__},
            "names": {"Emirate of X": "ARE", "Nobody": OUT, "Iran": ITSELF},
        }
    )
    again = found.read_as(settled).outcome
    assert [one.actor for one in again.drafts] == ["ARE", "iran"]
    assert dict(again.reasons()) == {"left-out": 1}


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_a_sample_of_each_format_opens_and_loads_as_a_data_set(path, tmp_path):
    found = open_file(path)
    outcome = found.outcome
    assert outcome.rows == outcome.used + outcome.left_out.total()
    assert found.preset
    assert outcome.used >= outcome.rows / 4
    data_set = load(put(tmp_path / "sets", found))
    assert len(data_set.relations) == len(outcome.drafts)
    claims = [one for one in data_set.relations if one.status == "claimed"]
    assert all(one.attributed_to for one in claims)
    assert bool(claims) == (found.preset.status == "claimed")
    assert all("{" not in one.statement for one in data_set.relations)
    if found.preset.unit in ("agreement", "rollcall"):
        assert {one.type for one in data_set.relations} == {"agreement"} == {*data_set.types}
        assert not any(one.kind.deeds for one in data_set.relations)


def one_by_one(found):
    """Return the outcome of rows that are turned into relations one after the other."""
    outcome = Outcome()
    rows = Rows(found.table, found.mapping, found.preset, outcome)
    for line, cells in found.table:
        outcome.rows += 1
        try:
            outcome.drafts += rows.drafts(line, cells)
        except Left as reason:
            outcome.leave_out(line, *reason.args)
    for end in rows.ends:
        end.tell()
    return outcome


def by_the_thousand(found):
    outcome = Outcome()
    rows = Rows(found.table, found.mapping, found.preset, outcome)
    by_columns(rows, outcome)
    for end in rows.ends:
        end.tell()
    return outcome


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_columns_say_of_a_sample_what_its_rows_say(path):
    found = open_file(path)
    if not found.preset.members and not of_scores(found.mapping, found.preset):
        assert by_the_thousand(found) == one_by_one(found)


def test_what_cells_mean_is_found_once_for_all_rows_that_have_them():
    asked = []

    def find(cells):
        asked.append(cells)
        if cells[1] == "?":
            raise ValueError
        return cells[1] * 2

    found = Once([1], find)
    rows = [("a", "x"), ("b", "x"), ("c", "?"), ("d", "?"), ("e", "y")]
    assert found.of_each(rows, [*zip(*rows, strict=True)]) == ["xx", "xx", None, None, "yy"]
    assert found.of(("f", "y")) == "yy"
    assert len(asked) == 3
    assert found.of_each(rows[:1], [*zip(*rows[:1], strict=True)]) == ["xx"]
    assert len(asked) == 3


def test_equal_files_that_are_read_alike_have_one_name(opened, tmp_path):
    rows = [["Iran", "Cuba", "visit", "2001"]]
    first = name_of(opened(*rows, name="a.csv"))
    again = opened(*rows, name="a.csv")
    assert name_of(again) == first
    assert put(tmp_path / "sets", again) == put(tmp_path / "sets", again)
    assert name_of(opened(*rows, rows[0], name="a.csv")) != first


def test_a_mapping_is_read_as_it_was_written(opened):
    mapping = opened(["Iran", "Cuba", "visit", "2001"]).mapping
    assert ColumnMapping.read(mapping.text()) == mapping


cells = st.one_of(
    st.sampled_from(
        [
            "Iran",
            "Cuba",
            "USA",
            "Hezbollah",
            "",
            "NA",
            "visit",
            "sanctions",
            "2001",
            "1999-05-06",
            "31.12.1999",
            "=1+1",
            "\u202eabc",
            "\x00",
            "who",
        ]
    ),
    st.text(max_size=12),
)


@given(st.lists(st.lists(cells, min_size=1, max_size=6), min_size=1, max_size=25))
def test_no_row_of_any_table_is_lost(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("broken") / "broken.csv"
    good = ["Iran", "Venezuela", "visit", "2019-03-12"]
    with path.open("w", newline="", encoding="utf-8", errors="replace") as file:
        csv.writer(file).writerows([HEADINGS, good, *rows])
    found = open_file(path)
    outcome = found.outcome
    assert outcome.rows == outcome.used + outcome.left_out.total()
    assert outcome.rows == sum(1 for _ in found.table)
    assert by_the_thousand(found) == one_by_one(found)
    assert Counter(fault.why for fault in outcome.faults) == outcome.left_out
    assert outcome.left_out.keys() <= LEFT_OUT.keys()
    for one in outcome.drafts:
        assert one.type.lower() in every_type()
        assert one.actor != one.target
        assert not one.date or parse_date(one.date).earliest >= date.min


@given(st.lists(st.lists(cells, min_size=4, max_size=4), min_size=1, max_size=12))
def test_whatever_is_opened_loads_again(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("loads")
    path = folder / "rows.csv"
    good = ["Iran", "Venezuela", "visit", "2019-03-12"]
    with path.open("w", newline="", encoding="utf-8", errors="replace") as file:
        csv.writer(file).writerows([HEADINGS, good, *rows])
    found = open_file(path)
    assume(found.outcome.drafts)
    made = folder / "made"
    made.mkdir()
    write(made, "made", "Rows", found.outcome, found.preset)
    data_set = load(made)
    assert len(data_set.relations) == len(found.outcome.drafts)


def test_the_name_of_a_table_tells_what_was_done_where_no_column_does(opened):
    rows = [["United States", "Cuba", "1960"], ["Russia", "Ukraine", "2014"]]
    headings = ["sender", "target", "start_year"]
    kinds = {
        name: {one.type for one in opened(*rows, headings=headings, name=name).outcome.drafts}
        for name in ("sanctions.csv", "trade_2019.csv", "tratados.csv", "rows.csv")
    }
    assert kinds == {
        "sanctions.csv": {"SANCTION"},
        "trade_2019.csv": {"COOPERATE"},
        "tratados.csv": {"SUPPORT"},
        "rows.csv": {"COOPERATE"},
    }
    assert dict(opened(*rows, headings=headings).questions)["type"]


def test_ends_that_are_called_a_and_b_are_in_this_order(opened):
    found = opened(["USA", "IRN", "-1"], ["IRN", "SYR", "1"], headings=["a", "b", "sign"]).outcome
    assert [(one.actor, one.target) for one in found.drafts] == [("USA", "IRN"), ("IRN", "SYR")]
    assert [relation_types()[one.type.lower()].sign for one in found.drafts] == [-1, 1]


def test_a_trade_agreement_is_an_agreement(opened):
    words = ["trade agreement", "acuerdo comercial", "military aid treaty", "war treaty"]
    rows = [["Iran", "Cuba", word, str(2000 + at)] for at, word in enumerate(words)]
    found = opened(*rows, ["Iran", "Cuba", "visit", "1999"]).outcome
    assert [one.type for one in found.drafts] == ["SUPPORT", "SUPPORT", "SUPPORT", "CONSULT"]
    assert dict(found.reasons()) == {"unknown-type": 1}


def test_a_line_below_a_table_names_nobody(opened):
    found = opened(["Iran", "Cuba", "visit", "2001"], ["Source: own research", "", "", ""]).outcome
    assert not found.unknown
    assert dict(found.reasons()) == {"no-target": 1}


def test_a_year_in_brackets_is_uncertain(opened):
    headings = ["Supplier", "Recipient", "Year of order", "Comments"]
    rows = [["China", "Iran", "(1985)", "x"], ["Russia", "Venezuela", "2006", "y"]]
    found = opened(*rows, headings=headings).outcome
    assert [one.date for one in found.drafts] == ["1985?", "2006"]


@pytest.mark.parametrize(
    "sheet",
    [
        "Fecha;País A;País B;Tipo;Descripción\n"
        "17/04/2015;Venezuela;México;Conflicto;Nota de protesta\n"
        "18/04/2015;Venezuela;Cuba;Cooperación;Visita oficial\n",
        "Date,Country A,Country B,Type,Description\n"
        "2015-04-17,Venezuela,Mexico,Conflict,Note of protest\n"
        "2015-04-18,Venezuela,Cuba,Cooperation,Official visit\n",
        "Data;País A;País B;Tipo;Título\n"
        "17/04/2015;Venezuela;México;Conflito;Nota de protesto\n"
        "18/04/2015;Venezuela;Cuba;Cooperação;Visita oficial\n",
        "تاریخ,کشور الف,کشور ب,نوع,شرح\n"
        "2015-04-17,ونزوئلا,مکزیک,تعارض,یادداشت اعتراض\n"
        "2015-04-18,ونزوئلا,کوبا,همکاری,سفر رسمی\n",
        "from,to,type\nVenezuela,Mexico,hostile\nVenezuela,Cuba,friendly\n",
        "from,to,type\nVenezuela,Mexico,negative\nVenezuela,Cuba,positive\n",
    ],
    ids=["es", "en", "pt", "fa", "hostile", "negative"],
)
def test_a_table_that_knows_only_sides_says_of_nobody_that_they_threatened(tmp_path, sheet):
    path = tmp_path / "sheet.csv"
    path.write_text(sheet, encoding="utf-8")
    found = open_file(path)
    against, together = found.outcome.drafts
    assert (against.weight, together.weight) == (-0.5, 0.5)
    for one in (against, together):
        assert not one.mutual
        assert one.form != "tie"
        assert one.type != "THREATEN"
        assert one.label in sheet
        assert side_of(one.label) == one.type
    assert {*found.outcome.words} == {against.label, together.label}


@pytest.mark.parametrize("minus", ["-", "\N{MINUS SIGN}"])
def test_of_a_sign_alone_nobody_reads_an_act(tmp_path, minus):
    path = tmp_path / "signs.csv"
    path.write_text(f"from,to,sign\nIran,Iraq,{minus}\nIran,Cuba,+\n", encoding="utf-8")
    against, together = open_file(path).outcome.drafts
    assert (against.weight, together.weight) == (-0.5, 0.5)
    for one, words in ((against, ("hostile", "hostil")), (together, ("friendly", "amistoso"))):
        assert side_of(one.label) == one.type != "THREATEN"
        labels = labels_of(one)
        assert (labels["en"], labels["es"]) == words
