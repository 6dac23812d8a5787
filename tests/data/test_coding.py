"""How the landed data are coded: the rules of the codebooks that a program can check."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

import pytest

from data.dates import parse_date
from data.model import UNCOUNTED
from tests.landed import LANDED

ROLL_CALL = "2011-12-19"
REGION = 33  # states of Latin America and the Caribbean in the United Nations
MEDIA = ("newspaper", "broadcaster", "news agency")
PLAIN = re.compile(r"\w{4,}")


def said(row):
    """Return the words of a row that the rules look at."""
    return f"{row.label} {row.statement}"


def words(text):
    return {word[:5] for word in PLAIN.findall(text.lower())} - {"argen", "gover", "unite", "state"}


def claims_its_own_speech(row, data):
    """Tell whether what counts is that somebody spoke, ruled or listed, not what he said."""
    if row.status != "claimed" or row.type not in ("accuse", "sanction"):
        return False
    if re.search(r"accus|charges|indict|ruling|condemn", row.label):
        return True
    actor = data.actors[row.actor]
    names = f"{actor.names['en']} {data.name_of(actor.stands_for, 'en')} {actor.role}"
    return bool(words(names) & words(row.attributed_to)) and row.form in ("act", "statement")


def says(pattern, wanted, but=""):
    """Return a rule on rows whose label fits a pattern: their types are among those wanted."""
    return lambda row, _: bool(
        re.search(pattern, row.label)
        and not (but and re.search(but, row.label))
        and row.type not in wanted
    )


def reads_an_aim(row, _):
    aims = r"\b(wants|angered|is working to|meant to|is aimed at|has tried to)\b"
    own = row.status == "reported" and row.attributed_to == "the article's author"
    return own and bool(re.search(aims, row.statement))


def doubts_its_day(row, _):
    doubt = r"(Date|Day) of the( \w+)? report\b(?! of the)|late November|arrival Wednesday"
    return bool(re.search(doubt, row.note)) and not re.search(r"[~?/]", row.date.text)


def names_another_without_row(row, data):
    """Tell whether a note names a second end that has neither a row nor a reason."""
    if not re.search(r"\bas well\b", row.note):
        return False
    known = {one.relation_id for one in data.relations}
    named = re.findall(r"\b(?:CH\d{3}|AR\d\d-\d\d)\b", row.note)
    return "not coded" not in row.note and not (named and set(named) <= known)


def vouched_for_by_its_page(row, data):
    """Tell whether a claim is the page's own and nobody is said to dispute it."""
    source = data.sources[row.source_id]
    own = row.attributed_to.partition(" (")[0] in source.publisher
    return row.status == "claimed" and source.kind in MEDIA and own and not row.note


def speaks_second(row, _):
    """Tell whether a claim does not begin with whoever makes it."""
    opening = re.sub(r"^(According to|The news (service|agency))\s", "", row.statement)
    head = {w[:4].lower() for w in re.findall(r"\w{3,}", " ".join(opening.split()[:7]))}
    return row.status == "claimed" and not head & {
        word[:4].lower() for word in re.findall(r"\w{3,}", row.attributed_to)
    }


def met_or_agreed_what_is_signed(row, _):
    signed = re.search(r"\bsign(ed|s)\b", said(row)) or row.label.endswith("contract")
    return row.type in ("consult", "agree") and bool(signed)


def at_home(row, data):
    return row.counted and row.actor_node == row.target_node


def reasonless(row, _):
    return (row.counted_why in UNCOUNTED) is row.counted


class Rule(NamedTuple):
    """A rule, and a row that keeps it today and would not with other cells.

    The faults are those that the rows once had, where they had one.
    """

    breaks: Callable[[Any, Any], bool]
    row: str
    fault: dict[str, Any]


RULES = {
    "a speech act is reported": Rule(
        claims_its_own_speech,
        "CH309",
        {"status": "claimed", "attributed_to": "Unnamed US officials"},
    ),
    "what is signed is support": Rule(met_or_agreed_what_is_signed, "CH268", {"type": "consult"}),
    "an agreement is no mere meeting": Rule(
        lambda row, _: row.type == "consult" and bool(re.search("agreement|memorand", said(row))),
        "CH109",
        {"type": "consult"},
    ),
    "a standing tie has a verbal type": Rule(
        lambda row, _: row.form == "tie" and row.kind.deeds, "AR12-05", {"type": "cooperate"}
    ),
    "a claim has a speaker who is not just the page": Rule(
        vouched_for_by_its_page, "CH044", {"status": "claimed", "attributed_to": "BBC News"}
    ),
    "a note that says a row is missing has none missing": Rule(
        lambda row, _: "missing" in row.note, "CH208", {"note": "The second pair is missing."}
    ),
    "who is named as well has a row or a reason": Rule(
        names_another_without_row, "CH031", {"note": "The source names Israel as well."}
    ),
    "an uncounted row has its reason, a counted one has none": Rule(
        reasonless, "AR02-01", {"counted_why": ""}
    ),
    "what is announced is threatened": Rule(
        says(r"notice|arrest sought|seizure sought|(designation|listing) announced", ["threaten"]),
        "CH064",
        {"type": "coerce"},
    ),
    "a refusal is a rejection": Rule(
        says(r"refus|put off|rejection of warning", ["reject"]), "CH192", {"type": "sanction"}
    ),
    "the finding of a court is a sanction": Rule(
        says(r"court (ruling|finding)$", ["sanction"]), "CH279", {"type": "accuse"}
    ),
    "a question or a demand is a request": Rule(
        says(r"question|^demand|explanation|asked for", ["request"], but="denunciation"),
        "CH086",
        {"type": "accuse"},
    ),
    "aims and feelings are readings": Rule(reads_an_aim, "AR10-04", {"status": "reported"}),
    "a meeting is mutual": Rule(
        lambda row, _: row.type == "consult" and not row.mutual and "invitation" not in row.label,
        "CH043",
        {"mutual": False},
    ),
    "a doubtful day is marked": Rule(
        doubts_its_day, "CH232", {"date": parse_date("2020-11-04"), "note": "Day of the report."}
    ),
    "a claim begins with its author": Rule(
        speaks_second, "CH032", {"statement": "Hezbollah and Iran bombed the Israeli embassy."}
    ),
    "the United States is not America": Rule(
        lambda row, _: bool(re.search(r"(?<!Latin )(?<!South )\bAmerican\b", row.statement)),
        "CH192",
        {"statement": "Petrobras did not refuel two Iranian ships for fear of American sanctions."},
    ),
    "who stands for one state is tied to nobody": Rule(at_home, "CH470", {"counted": True}),
}
# What a rule that reads words misses, and why it holds all the same.
EXCEPTIONS = {
    "a speech act is reported": {
        "CH170",  # an act that only a party asserts
        "CH185",  # a break that only one page asserts
        "CH082",  # a speech that only another party reports
    },
}


@pytest.mark.parametrize("rule", RULES)
def test_no_row_breaks_a_rule(rule):
    found = [
        row.relation_id
        for data in LANDED.values()
        for row in data.relations
        if RULES[rule].breaks(row, data)
    ]
    assert sorted({*found} - EXCEPTIONS.get(rule, set())) == []


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_is_broken_by_a_fault(rule):
    breaks, kept_by, fault = RULES[rule]
    every = [(row, data) for data in LANDED.values() for row in data.relations]
    ((row, data),) = [one for one in every if one[0].relation_id == kept_by]
    assert not breaks(row, data)
    assert breaks(replace(row, **fault), data)


def labels_of_several_types(rows):
    types = defaultdict(set)
    for row in rows:
        types[row.label].add(row.type)
    return {label for label, found in types.items() if len(found) > 1}


@pytest.mark.parametrize("name", LANDED)
def test_alike_labels_have_one_type(name):
    first, *rows = LANDED[name].relations
    assert labels_of_several_types([first, *rows]) == set()
    other = replace(first, type="aid")
    assert labels_of_several_types([first, other]) == {first.label}


def abroad(row, data):
    """Tell whether a row is domestic and its ends in two states, or the other way round."""
    countries = {data.actors[end].country for end in row.ends("actors")}
    at_home = row.counted_why == "domestic"
    return (at_home and len(countries) > 1) or (row.actor_node == row.target_node and not at_home)


@pytest.mark.parametrize("name", LANDED)
def test_both_ends_of_what_is_domestic_are_in_one_state(name):
    data = LANDED[name]
    assert [row.relation_id for row in data.relations if abroad(row, data)] == []
    assert abroad(replace(next(iter(data.relations)), counted_why="domestic"), data)


def left_out_of_the_roll_call(rows):
    """Return how many states of the region are in no row of the vote, nor in its note."""
    of_vote = [
        row
        for row in rows
        if row.label.startswith("UN General Assembly vote") and row.date.text == ROLL_CALL
    ]
    (absent,) = {r.note for r in of_vote if "abstaining: " in r.note}
    abstaining = re.search(r"abstaining: (.*?)\.", absent)[1].split(", ")
    voted = {row.actor for row in of_vote}
    assert len(voted) == len(of_vote)
    return REGION - len(voted) - len(abstaining)


def test_the_roll_call_of_the_general_assembly_is_complete():
    rows = [*LANDED["chronology"].relations]
    assert left_out_of_the_roll_call(rows) == 0
    cut_off = [row for row in rows if not (row.date.text == ROLL_CALL and row.actor > "MEX")]
    assert left_out_of_the_roll_call(cut_off) > 0


def boards_of_one_side(rows):
    """Return the years in which the board of the IAEA has no votes but those for Iran."""
    sides = defaultdict(set)
    for row in rows:
        if row.label.startswith("IAEA board vote"):
            sides[row.date.earliest.year].add(row.type)
    return {year for year, types in sides.items() if types == {"support"}}


def test_a_board_of_which_one_side_is_coded_is_named_as_incomplete():
    data = LANDED["chronology"]
    (sentence,) = re.findall(r"only the no votes were found: ([^.]*)\.", data.codebook)
    incomplete = {int(year) for year in re.findall(r"\d{4}", sentence)}
    assert boards_of_one_side(data.relations) == incomplete
    assert boards_of_one_side(r for r in data.relations if r.type == "support") > incomplete


@pytest.mark.parametrize("name", LANDED)
def test_every_id_that_a_note_names_is_there(name):
    data = LANDED[name]
    known = {row.relation_id for row in data.relations} | set(data.sources)
    for row in data.relations:
        named = set(re.findall(r"\b(?:CH\d{3}|SRC\d{3}|AR\d\d-\d\d|EU\d\d)\b", row.note))
        assert named <= known, row.relation_id
        assert not re.search(r"\b(CHS|S[ABRF]S?)\d|\b[AB]\d{3}\b", row.note), row.relation_id


@pytest.mark.parametrize("name", LANDED)
def test_every_source_has_a_kind_and_a_relation(name):
    data = LANDED[name]
    assert all(source.kind for source in data.sources.values())
    assert {source.state_owned for source in data.sources.values()} <= {True, False}
    assert {source for row in data.relations for source in row.sources} == set(data.sources)
