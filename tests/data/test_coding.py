"""How the landed data are coded: the rules of the codebooks that a program can check."""

import re
from collections import defaultdict

import pytest

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


def at_home(row, data):
    return row.counted and row.actor_node == row.target_node


def reasonless(row, _):
    return (row.counted_why in UNCOUNTED) is row.counted


RULES = {
    "a speech act is reported": claims_its_own_speech,
    "what is signed is support": lambda row, _: (
        row.type in ("consult", "agree") and bool(re.search(r"\bsign(ed|s)\b", said(row)))
    ),
    "an agreement is no mere meeting": lambda row, _: (
        row.type == "consult" and bool(re.search("agreement|memorand", said(row)))
    ),
    "a standing tie has a verbal type": lambda row, _: row.form == "tie" and row.kind.deeds,
    "a claim has a speaker who is not just the page": vouched_for_by_its_page,
    "a note that says a row is missing has none missing": lambda row, _: "missing" in row.note,
    "who is named as well has a row or a reason": names_another_without_row,
    "an uncounted row has its reason, a counted one has none": reasonless,
    "what is announced is threatened": says(
        r"notice|arrest sought|seizure sought|(designation|listing) announced", ["threaten"]
    ),
    "a refusal is a rejection": says(r"refus|put off|rejection of warning", ["reject"]),
    "the finding of a court is a sanction": says(r"court (ruling|finding)$", ["sanction"]),
    "a question or a demand is a request": says(
        r"question|^demand|explanation|asked for", ["request"], but="denunciation"
    ),
    "aims and feelings are readings": reads_an_aim,
    "a meeting is mutual": lambda row, _: (
        row.type == "consult" and not row.mutual and "invitation" not in row.label
    ),
    "a doubtful day is marked": doubts_its_day,
    "a claim begins with its author": speaks_second,
    "the United States is not America": lambda row, _: bool(
        re.search(r"(?<!Latin )(?<!South )\bAmerican\b", row.statement)
    ),
    "who stands for one state is tied to nobody": at_home,
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
    breaks, but = RULES[rule], EXCEPTIONS.get(rule, set())
    found = [
        row.relation_id for data in LANDED.values() for row in data.relations if breaks(row, data)
    ]
    assert sorted(set(found) - but) == []


@pytest.mark.parametrize("name", LANDED)
def test_alike_labels_have_one_type(name):
    types = defaultdict(set)
    for row in LANDED[name].relations:
        types[row.label].add(row.type)
    assert {label: found for label, found in types.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", LANDED)
def test_both_ends_of_what_is_domestic_are_in_one_state(name):
    data = LANDED[name]
    for row in data.relations:
        countries = {data.actors[end].country for end in row.ends("actors")}
        assert row.counted_why != "domestic" or len(countries) == 1, row.relation_id
        assert row.actor_node != row.target_node or row.counted_why == "domestic"


def test_the_roll_call_of_the_general_assembly_is_complete():
    rows = LANDED["chronology"].relations
    of_vote = [
        row
        for row in rows
        if row.label.startswith("UN General Assembly vote") and row.date.text == ROLL_CALL
    ]
    (absent,) = {r.note for r in of_vote if "abstaining: " in r.note}
    abstaining = re.search(r"abstaining: (.*?)\.", absent)[1].split(", ")
    voted = {row.actor for row in of_vote}
    assert len(voted) == len(of_vote)
    assert len(voted) + len(abstaining) == REGION


def test_a_board_of_which_one_side_is_coded_is_named_as_incomplete():
    data = LANDED["chronology"]
    sides = defaultdict(set)
    for row in data.relations:
        if row.label.startswith("IAEA board vote"):
            sides[row.date.earliest.year].add(row.type)
    (sentence,) = re.findall(r"only the no votes were found: ([^.]*)\.", data.codebook)
    incomplete = {int(year) for year in re.findall(r"\d{4}", sentence)}
    assert {year for year, types in sides.items() if types == {"support"}} == incomplete


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
