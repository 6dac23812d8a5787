"""The worksheet's answers, found again from the CSV files by other code than ours."""

import re
from collections import Counter
from functools import cache
from itertools import combinations, product

import pytest

from components.language.calendar import date_in_words
from components.language.texts import Words, plain
from components.worksheet.page import on_paper
from components.worksheet.questions import BETWEEN, FEW, LISTED, MOST, questions
from components.worksheet.sheet import ALL, SHOWN, Sheet
from data.dates import parse_date
from data.languages import LANGUAGES
from data.model import CHARACTERS, relation_types
from tests.data.files import oracle
from tests.landed import LANDED

NAMED = [
    {"data": data, "level": level, **filters}
    for data in ("article", "chronology", "europe")
    for level in ("countries", "actors")
    for filters in ({}, {"status": "claimed"}, {"from": "2005", "to": "2013"}, {"seen": "VEN"})
]
SELECTIONS = [
    *({**one, "lang": lang} for one, lang in zip(NAMED, LANGUAGES * len(NAMED), strict=False)),
    *oracle.selections("worksheet"),
]
each_selection = pytest.mark.parametrize("asked", SELECTIONS, ids=oracle.query)


@cache
def mentions(data):
    """Count the relations of the whole data set in which each actor and each node is named."""
    found = Counter()
    for row in oracle.rows(data, "relations"):
        if row["counted"] == "true":
            named = {*oracle.ends(data, row, "actors"), *oracle.ends(data, row, "countries")}
            found.update(named)
    return found


class Facts:
    """What is on a sheet, by hand: nodes, ties, signs."""

    def __init__(self, asked):
        self.asked = asked
        every = oracle.ties(asked)
        degrees = Counter()
        for tie, found in oracle.ties({k: v for k, v in asked.items() if k != "tie"}).items():
            degrees.update(dict.fromkeys(tie.split("~"), found.relations))
        known, ends = mentions(asked["data"]), {end for tie in every for end in tie.split("~")}
        every_node = sorted(ends, key=lambda one: (-degrees[one], -known[one], one))
        named = set(re.split("[,~]", f"{asked.get('actors', '')},{asked.get('tie', '')}"))
        # Who was asked for comes first, and where a few more would be all, they are all there.
        first = sorted(every_node, key=lambda one: one not in named)
        kept = {*(every_node if len(every_node) <= ALL else first[:SHOWN])}
        self.nodes = [node for node in every_node if node in kept]
        self.ties = {
            tie: found for tie, found in every.items() if set(tie.split("~")) <= set(self.nodes)
        }
        self.names = {node: oracle.name(asked, node) for node in self.nodes}

    def kind(self, tie):
        found = self.ties[tie]
        if found.cooperation and found.conflict and abs(found.alignment) <= 0.1:
            return "mixed"
        if not found.cooperation and not found.conflict:
            return "demand"
        return "friendly" if found.alignment > 0 else "hostile"

    @property
    def signs(self):
        kinds = {tie: self.kind(tie) for tie in self.ties}
        return {
            tie: 1 if kind == "friendly" else -1
            for tie, kind in kinds.items()
            if kind in ("friendly", "hostile")
        }

    def pair(self, tie):
        return frozenset(self.names[end] for end in tie.split("~"))

    def statements(self):
        for row in oracle.selected(self.asked):
            one, other = oracle.ends(self.asked["data"], row, self.asked["level"])
            tie = "~".join(sorted((one, other)))
            if tie in self.ties:
                yield tie, (one, other), row


def names_in(text):
    return re.findall("\u2068([^\u2068\u2069]*)\u2069", text)


def pairs_in(text):
    """Return the pairs of an answer that lists them all, in order."""
    names = names_in(text)
    return list(zip(names[::2], names[1::2], strict=True))


@pytest.fixture
def found(asked, scene):
    """The questions of a selection by kind, and the facts to hold them against."""
    drawn = scene(oracle.query(asked))
    sheet = Sheet(on_paper(drawn))
    facts = Facts(asked)
    assert list(sheet.nodes) == facts.nodes
    asked_for = questions(sheet)
    assert len(asked_for) <= MOST
    return {one.kind: one for one in asked_for}, facts, sheet.hub if facts.nodes else ""


@each_selection
def test_friends_and_foes_are_those_of_the_data(found):
    asked, facts, hub = found
    sides = {"friendly": set(), "hostile": set(), "neither": set()}
    for tie in facts.ties:
        if hub in tie.split("~"):
            other = next(end for end in tie.split("~") if end != hub)
            sides.get(facts.kind(tie), sides["neither"]).add(facts.names[other])
    if not sides["friendly"] and not sides["hostile"]:
        assert "aligned" not in asked
        return
    assert facts.names[hub] in asked["aligned"].text
    say = Words(facts.asked["lang"])
    keys = {"friendly": "sheet.friends", "hostile": "sheet.foes", "neither": "sheet.neither"}
    wanted = [(say(keys[side], names="").split(":")[0], who) for side, who in sides.items() if who]
    got = [(line.split(":")[0], set(names_in(line))) for line in asked["aligned"].answer]
    assert got == wanted


@each_selection
def test_ties_are_listed_for_what_they_are(found):
    asked, facts, _ = found
    wanted = {
        "claims": {facts.pair(tie) for tie, one in facts.ties.items() if not one.reported},
        "words": {facts.pair(tie) for tie, one in facts.ties.items() if not one.deeds},
    }
    assert ("claims" in asked) == bool(wanted["claims"])
    for kind in wanted.keys() & asked.keys():
        listed = [frozenset(pair) for pair in pairs_in(asked[kind].answer[0])]
        assert len(listed) == min(len(wanted[kind]), LISTED)
        assert len(wanted[kind]) > LISTED or set(listed) == wanted[kind]
        assert set(listed) <= wanted[kind]
        number = Words(facts.asked["lang"]).number(len(wanted[kind]))
        assert len(listed) == 1 or number in asked[kind].text


@each_selection
def test_arrows_point_from_the_one_who_acts(found):
    asked, facts, _ = found
    one_sided = {}
    for tie, one in facts.ties.items():
        if not (one.forward and one.backward):
            ends = tie.split("~")[:: 1 if one.forward else -1]
            one_sided[tie] = tuple(facts.names[end] for end in ends)
    if "acts" in asked:
        listed = pairs_in(asked["acts"].answer[0])
        assert len(listed) == min(len(one_sided), LISTED)
        assert set(listed) <= set(one_sided.values())
    elif one_sided:
        assert len(asked) == MOST


@each_selection
def test_the_strongest_tie_is_counted(found):
    asked, facts, _ = found
    if "strongest" not in asked:
        return
    most = max(one.relations for one in facts.ties.values())
    winners = {facts.pair(tie): one for tie, one in facts.ties.items() if one.relations == most}
    lines = asked["strongest"].answer
    assert {frozenset(names_in(line)) for line in lines} == set(winners)
    say = Words(facts.asked["lang"])
    for line in lines:
        won = winners[frozenset(names_in(line))]
        numbers = re.findall(r"[\d۰-۹]+", plain(line.rpartition("\u2069")[2]))
        some = [n for n in (won.deeds, won.relations - won.reported) if 0 < n < won.relations]
        wanted = [won.relations, *some, won.cooperation]
        assert numbers == [say.number(number) for number in wanted]


def deed_of(say, row):
    """Return what a row says that somebody did, or of which sign a tie is."""
    kind = row["type"].lower()
    if row["form"] == "tie":
        return say(f"band.{CHARACTERS[relation_types()[kind].sign]}")
    return say(f"type.{kind}")


@each_selection
def test_what_happened_and_who_claims_it_is_one_statement_of_the_tables(found):
    asked, facts, _ = found
    say = Words(facts.asked["lang"])
    for kind, status in (("happened", "reported"), ("source", "claimed")):
        if kind not in asked:
            continue
        text, answer = asked[kind].text, " ".join(asked[kind].answer)
        fitting = [
            row
            for _, ends, row in facts.statements()
            if row["status"] == status
            and row["counted"] == "true"
            and names_in(text)[:2] == [facts.names[end] for end in ends]
            and deed_of(say, row) in text + answer
            and date_in_words(parse_date(row["date"]), say.language) in text + answer
            and (not row["locator"].startswith("paragraph") or "\u2068" in answer)
        ]
        assert len({(row["type"], row["date"]) for row in fitting}) == 1
        if kind == "happened" and deed_of(say, fitting[0]) not in text:
            told = "statement" if say.language == "en" else f"statement_{say.language}"
            assert fitting[0][told] in answer
        if kind == "source":
            named = fitting[0]["attributed_to"]
            data_set = LANDED[facts.asked.get("data", "article")]
            assert (data_set.translated("attributed_to", named, say.language) or named) in answer


def component(signs, start):
    near = {start}
    while True:
        more = {end for tie in signs for end in tie.split("~") if near & set(tie.split("~"))}
        if more <= near:
            return near
        near |= more


@each_selection
def test_camps_are_the_one_best_division(found):
    asked, facts, hub = found
    if "camps" not in asked:
        return
    near = sorted(component(facts.signs, hub))
    ties = [
        (*tie.split("~"), sign) for tie, sign in facts.signs.items() if tie.split("~")[0] in near
    ]
    costs = {}
    for sides in product((1, -1), repeat=len(near) - 1):
        side = dict(zip(near, (1, *sides), strict=True))
        broken = frozenset(f"{a}~{b}" for a, b, sign in ties if side[a] * side[b] != sign)
        costs.setdefault(len(broken), []).append((side, broken))
    best = costs[min(costs)]
    assert len(best) == 1, "a division is asked for although another is as good"
    side, broken = best[0]
    ours = {facts.names[node] for node in near if side[node] == side[hub]}
    theirs = {facts.names[node] for node in near if side[node] != side[hub]}
    apart = {facts.names[node] for node in facts.nodes if node not in near}
    lines = asked["camps"].answer
    assert set(names_in(lines[0])) == ours
    assert set(names_in(lines[1])) == theirs
    assert {frozenset(pair) for pair in pairs_in(lines[2])} == {facts.pair(tie) for tie in broken}
    assert [set(names_in(line)) for line in lines[3:]] == (
        [apart | {facts.names[hub]}] if apart else []
    )


@each_selection
def test_triangles_are_in_tension_or_else_have_a_common_foe(found):
    asked, facts, _ = found
    signs = facts.signs
    found_by_hand = {"tense": set(), "allied": set()}
    for three in combinations(sorted(facts.nodes), 3):
        sides = [signs.get("~".join(two), 0) for two in combinations(three, 2)]
        hostile = sides.count(-1)
        if 0 not in sides and hostile in (1, 2, 3):
            kind = "allied" if hostile == 2 else "tense"
            found_by_hand[kind].add(frozenset(facts.names[node] for node in three))
    wanted = found_by_hand["tense"] or found_by_hand["allied"]
    assert ("triangle" in asked) == bool(wanted)
    if wanted:
        names = names_in(asked["triangle"].answer[0])
        listed = {frozenset(names[at : at + 3]) for at in range(0, len(names), 3)}
        assert listed <= wanted
        assert len(listed) == min(len(wanted), LISTED)


def test_every_kind_of_question_is_asked_somewhere(scene):
    """Else a test above might have nothing to test."""
    kinds = {
        one.kind
        for asked in SELECTIONS
        for one in questions(Sheet(on_paper(scene(oracle.query(asked)))))
    }
    assert len(kinds) == 9


def test_what_is_supposed_changes_nothing(scene):
    plain_sheet = Sheet(on_paper(scene("?view=camps&tie=IRN")))
    other = Sheet(on_paper(scene("?view=camps&tie=IRN&what=IRN~VEN.foes")))
    assert questions(plain_sheet) == questions(other)
    assert {end for tie in plain_sheet.ties for end in (tie.a, tie.b)} == {*plain_sheet.nodes}


@each_selection
def test_there_is_a_line_to_write_each_answer_on(found):
    asked, _, _ = found
    for kind, one in asked.items():
        if kind in ("aligned", "camps", "happened", "source"):
            assert one.lines == len(one.answer), kind
        if kind in ("acts", "words", "claims"):  # of many only a few are asked for
            assert one.lines == min(len(one.answer[0].split(BETWEEN)), FEW), kind
    assert all(one.lines for one in asked.values())


@pytest.mark.parametrize("view", ["camps", "map", "network"])
def test_whoever_the_atlas_shows_is_on_the_sheet_where_one_more_has_room(scene, view):
    made = scene(f"?view={view}")
    assert len(made.results.nodes) > SHOWN
    assert Sheet(on_paper(made)).nodes == made.results.nodes


@pytest.mark.parametrize(
    "asked", ["actors=PRY,IRN,ARG,USA", "tie=IRN~PRY,IRN~USA,IRN", "actors=IRN,VCT"]
)
def test_whoever_is_asked_for_is_on_the_sheet_however_few_relations_they_have(scene, asked):
    made = scene(f"?data=chronology&view=camps&{asked}")
    named = set(re.split("[,~]", asked.split("=")[1]))
    found = Sheet(on_paper(made)).nodes
    assert len(made.results.nodes) > len(found) == SHOWN
    assert named <= {*found}
