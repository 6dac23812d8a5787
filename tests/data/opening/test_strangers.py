"""Tables as strangers publish them, with the headings that theirs have: read without a question.

The rows are made up; the headings are those of well-known data sets that no preset knows, and of
tables as people write them in four languages.
"""

import csv
import random
import zipfile

import pytest

from data.languages import ENGLISH
from data.opening.opened import open_file
from data.states import states

CODES = (
    "USA RUS CHN GBR FRA IRN ISR IND PAK BRA MEX TUR UKR EGY SAU JPN AUS CAN ITA ESP ARG CHL COL"
)
KNOWN = [states()[code] for code in CODES.split()]


def name(state, language=ENGLISH):
    return state.names[language]


# A file, its headings, and a row of it, of two states, a year and a number; then who acts, toward
# whom, when, and what was done ("by word" where its cells say so).
STRANGERS = {
    "kgd_rivalries.csv": (
        "rivnum,ccodea,namea,ccodeb,nameb,rivtype,yrbegin,yrend",
        lambda a, b, y, n: (n, a.cow, name(a), b.cow, name(b), n % 3, y, y + 9),
        ("ccodea", "ccodeb", "yrbegin", "THREATEN"),
    ),
    "Diplomatic_Exchange_2006v1.csv": (
        "ccode1,ccode2,year,DR_at_1,DR_at_2,DE,version",
        lambda a, b, y, n: (a.cow, b.cow, y, n % 4, n % 3, n % 2, "2006.1"),
        ("ccode1", "ccode2", "year", "COOPERATE"),
    ),
    "EUSANCT_dyadic.csv": (
        "sanctioncase,sendercow,sendername,targetcow,targetname,startyear,endyear,sanctiontype1",
        lambda a, b, y, n: (n, a.cow, name(a), b.cow, name(b), y, y + 2, ("trade", "arms")[n % 2]),
        ("sendername", "targetname", "startyear", "SANCTION"),
    ),
    "dyadic_formatv3_igo.csv": (
        "dyadid,ccode1,country1,ccode2,country2,year,AAAID,AACB,UN,NATO",
        lambda a, b, y, n: (n, a.cow, a.iso3, b.cow, b.iso3, y, n % 2, 0, 1, 0),
        ("country1", "country2", "year", "COOPERATE"),
    ),
    "trade-register-sipri.csv": (
        "Recipient,Supplier,Year of order,Number ordered,Weapon designation,status,Comments",
        lambda a, b, y, n: (name(b), name(a), y, n, "F-16C", "New", "for $2 b deal"),
        ("Supplier", "Recipient", "Year of order", "AID"),
    ),
    "bits.csv": (
        "Title,Party 1,Party 2,Date of signature,Date of entry into force,Status",
        lambda a, b, y, n: (f"T{n}", name(a), name(b), f"{y}-02-03", f"{y + 2}-03-04", "In force"),
        ("Party 1", "Party 2", "Date of signature", "SUPPORT"),
    ),
    "population.csv": (
        "Year,Country of origin,Country of origin (ISO),Country of asylum,"
        "Country of asylum (ISO),Refugees under UNHCR's mandate",
        lambda a, b, y, n: (y, name(a), a.iso3, name(b), b.iso3, n * 7),
        ("Country of origin", "Country of asylum", "Year", "AID"),
    ),
    "bilateral_remittances.csv": (
        "Remittance-sending country,Remittance-receiving country,Year,Amount (US$ million)",
        lambda a, b, y, n: (name(a), name(b), y, n * 1.5),
        ("Remittance-sending country", "Remittance-receiving country", "Year", "COOPERATE"),
    ),
    "state_visits.csv": (
        "Visiting leader,Country of visitor,Host country,Arrival,Departure,Purpose",
        lambda a, b, y, n: ("X", name(a), name(b), f"May 3, {y}", f"May 5, {y}", "State visit"),
        ("Country of visitor", "Host country", "Arrival", "by word"),
    ),
    "wars.tsv": (
        "Conflict,Combatant 1,Combatant 2,Start,Finish,Result",
        lambda a, b, y, n: (f"War {n}", name(a), name(b), y, ("Ongoing", y + 2)[n % 2], "[1]"),
        ("Combatant 1", "Combatant 2", "Start", "by word"),
    ),
    "vetoes.csv": (
        "Date,Draft,Subject,Permanent member casting negative vote,Country concerned",
        lambda a, b, y, n: (f"3 March {y}", f"S/{y}/1", "Middle East", name(a), name(b)),
        ("Permanent member casting negative vote", "Country concerned", "Date", "REJECT"),
    ),
    "embargoes.csv": (
        "sender_iso3c,target_iso3c,start_date,end_date,measure",
        lambda a, b, y, n: (a.iso3, b.iso3, f"{y}-03-01", "", ("travel ban", "embargo")[n % 2]),
        ("sender_iso3c", "target_iso3c", "start_date", "by word"),
    ),
    "medidas.csv": (
        "País emisor,País receptor,Fecha,Tipo de medida",
        lambda a, b, y, n: (name(a, "es"), name(b, "es"), f"3 de mayo de {y}", "Embargo de armas"),
        ("País emisor", "País receptor", "Fecha", "by word"),
    ),
    "relacoes.csv": (
        "Origem,Destino,Data,Ação",
        lambda a, b, y, n: (name(a, "pt"), name(b, "pt"), f"{13 + n % 9}/05/{y}", "Visita"),
        ("Origem", "Destino", "Data", "by word"),
    ),
    "ravabet.csv": (
        "کشور مبدا,کشور مقصد,تاریخ,نوع رابطه",
        lambda a, b, y, n: (name(a, "fa"), name(b, "fa"), f"{1380 + n % 20}/05/12", "دیدار"),
        ("کشور مبدا", "کشور مقصد", "تاریخ", "by word"),
    ),
    "official visits.csv": (
        "Date,Official,From,To,Type of visit,Link",
        lambda a, b, y, n: (f"5/{13 + n % 9}/{y}", "Minister", name(a), name(b), "State visit", ""),
        ("From", "To", "Date", "by word"),
    ),
    "treaties.csv": (
        "gwno1,gwno2,signed,in_force,kind",
        lambda a, b, y, n: (a.cow, b.cow, f"{y}-03-01", f"{y + 1}-03-01", "defense pact"),
        ("gwno1", "gwno2", "signed", "by word"),
    ),
}
ROWS = 40
EITHER_WAY = {"population.csv"}  # whether those who flee act, or those who take them in, is asked


@pytest.mark.parametrize("file", STRANGERS)
def test_ends_dates_and_types_are_found_without_a_question(tmp_path, file):
    headings, row, (actor, target, when, what) = STRANGERS[file]
    chance = random.Random(7)
    path = tmp_path / file
    with path.open("w", newline="", encoding="utf-8") as written:
        writer = csv.writer(written, delimiter="\t" if file.endswith("tsv") else ",")
        writer.writerow(headings.split(","))
        for n in range(ROWS):
            writer.writerow(row(*chance.sample(KNOWN, 2), 1960 + chance.randrange(60), n))
    found = open_file(path)
    at = {role: found.table.headings[column] for column, role in found.mapping.roles.items()}
    assert (at["actor"], at["target"]) == (actor, target)
    assert when in {at.get(role) for role in ("date", "start", "year", "start_year")}
    assert (found.mapping.one_type or "by word") == what
    assert [what for what, _ in found.questions] == ["direction"] * (file in EITHER_WAY)
    assert not found.outcome.unknown
    assert found.outcome.used + found.outcome.left_out["repeat"] == found.outcome.rows
    assert found.states == {state.iso3 for state in KNOWN} & found.states


def table(tmp_path, text, name="rows.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return open_file(path)


def test_a_disputes_years_are_one_time_from_its_first_day_to_its_last(tmp_path):
    text = (
        "disno,dyindex,statea,namea,stateb,nameb,strtday,strtmnth,strtyr,year,endday,endmnth,"
        "endyear,highact,hihost\n"
        "2,1,2,USA,200,UKG,-9,5,1902,1902,24,1,1903,7,3\n2,1,2,USA,200,UKG,-9,5,1902,1903,24,1,1903,7,3\n"
    )
    found = table(tmp_path, text)
    assert found.mapping.preset == "cow-mid"
    assert [one.date for one in found.outcome.drafts] == ["1902-05/1903-01-24"]
    assert found.outcome.used == 2


def test_marks_of_footnotes_are_no_part_of_what_stands_before_them(tmp_path):
    found = table(
        tmp_path,
        "Year[a]\tCountry\tCountry severing relations\tReason\n"
        "2016[1]\tSaudi Arabia\tIran[b]\tExpulsion of the ambassador[2][note 3]\n"
        "5 June 2017\tBahrain[4]\tQatar\tSanctions\n",
        "rows.tsv",
    ).outcome
    assert [(one.actor, one.target, one.date) for one in found.drafts] == [
        ("SAU", "IRN", "2016"),
        ("BHR", "QAT", "2017-06-05"),
    ]
    assert found.drafts[0].label == "Expulsion of the ambassador"


def test_a_level_is_no_agreement_and_money_no_number_of_events(tmp_path):
    levels = table(
        tmp_path,
        "Country,Destination,Year,LoR\n"
        + "".join(
            f"Brazil,{name(one)},1990,{n % 3 / 2}\n" for n, one in enumerate(KNOWN[10:20], 1)
        ),
        "DiplomaticRepresentation.csv",
    )
    assert "agreement" not in levels.mapping.roles.values()
    assert levels.mapping.one_type == "COOPERATE"
    assert [*levels.questions] == []
    money = table(
        tmp_path,
        "Country Name,Indicator Name,Counterpart Country Name,Time Period,Value\n"
        + "".join(
            f"Brazil,Value of Exports of all goods free on board,{other},2020,{10**9 + n}\n"
            for n, other in enumerate([*map(name, KNOWN[10:20]), "World"])
        ),
    )
    assert not {"count", "statement"} & {*money.mapping.roles.values()}
    assert money.outcome.left_out["no-state"] == 1  # the sum of all
    assert "World" not in money.outcome.unknown


def test_a_number_of_a_side_is_no_end(tmp_path):
    path = tmp_path / "wars.csv"
    rows = "".join(f"{n},{state.cow},{n % 2 + 1}\n" for n, state in enumerate(KNOWN))
    path.write_text(f"WarNum,ccode,Initiator\n{rows}", encoding="utf-8")
    assert not {"actor", "target"} <= {*open_file(path).mapping.roles.values()}


RECOGNISED = """Country,Recognised by,Date of recognition
Kosovo[a],United States,18 February 2008[1]
Palestine[b],Spain,28 May 2024
"""
VISITS = """Date,Country,Visitor
12 March 2019[1],Venezuela,Hassan Rouhani (Iran)[a]
5–7 November 2018,Cuba,Vladimir Putin (Russia)
"""
BALLOT = """resolution,date,country,vote
1929,2010-06-09,Brazil,against
1929,2010-06-09,China,in favour
1929,2010-06-09,Lebanon,abstained
"""


def of_text(tmp_path, text):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return open_file(path)


def test_who_recognises_acts_whatever_stands_first(tmp_path):
    found = of_text(tmp_path, RECOGNISED).outcome.drafts
    assert [(one.actor, one.target) for one in found] == [("USA", "XKX"), ("ESP", "PSE")]
    assert {one.type for one in found} == {"SUPPORT"}


def test_a_visitor_acts_for_some_days_toward_the_country_that_is_visited(tmp_path):
    found = of_text(tmp_path, VISITS).outcome
    assert [one.target for one in found.drafts] == ["VEN", "CUB"]
    assert [found.others[one.actor].country for one in found.drafts] == ["IRN", "RUS"]
    assert [one.date for one in found.drafts] == ["2019-03-12", "2018-11-05/2018-11-07"]


def test_votes_in_words_become_scores(tmp_path):
    found = of_text(tmp_path, BALLOT).outcome
    scores = {(one.actor, one.target): one.score for one in found.drafts}
    assert scores == {("BRA", "CHN"): "0.00", ("BRA", "LBN"): "0.50", ("CHN", "LBN"): "0.50"}


def test_edges_go_between_the_names_of_their_nodes(tmp_path):
    path = tmp_path / "network.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("nodes.csv", "Id,Label\nn1,Iran\nn2,Cuba\nn3,Peru\n")
        archive.writestr("edges.csv", "Source,Target,Type\nn1,n2,Directed\nn2,n3,Directed\n")
    found = open_file(path).outcome.drafts
    assert [(one.actor, one.target) for one in found] == [("IRN", "CUB"), ("CUB", "PER")]


def test_who_did_nothing_is_an_opponent_of_whoever_did(tmp_path):
    text = (
        "dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,hiact,hostlev\n"
        "2,UKG,200,-9,5,1902,-9,1,1903,0,0,1\n2,USA,2,-9,5,1902,-9,1,1903,1,7,3\n"
        "3,FRN,220,1,1,1910,2,1,1910,0,0,1\n3,GMY,255,1,1,1910,2,1,1910,1,0,1\n"
    )
    found = of_text(tmp_path, text).outcome
    assert [{one.actor, one.target} for one in found.drafts] == [{"GBR", "USA"}]
    assert dict(found.reasons()) == {"no-type": 2}
