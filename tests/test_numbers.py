"""Every number that is said of a selection, held to a count of its own from the CSV files.

200 random selections of each data set, with and without something chosen, go through every
sentence, count and file: none may say another number than the lines of the files add up to.
"""

import csv
import io
import json
from collections import Counter
from datetime import date
from functools import cache
from html import escape
from urllib.parse import quote
from xml.etree import ElementTree

import networkx as nx
import openpyxl
import pytest

from components import embed
from components.evidence import jumps, summary
from components.evidence.lists import lists
from components.language.texts import plain, small
from components.panels import evidence, pins, ticks
from components.scene import Scenes
from components.takeaway import frozen, picture, share
from components.views import table, timeline
from components.views.catalogue import VIEWS
from components.wording import (
    account,
    alt_text,
    card,
    citation,
    headline,
    periods,
    sources,
    versus,
)
from components.worksheet.page import on_paper
from components.worksheet.sheet import ALL, SHOWN, Sheet
from data.files.extract import Extract, relations_table, ties_table
from data.files.notes import notes
from data.files.write import write
from data.languages import LANGUAGES
from tests.browser.visit import written
from tests.components.panels.test_evidence import of_class, text
from tests.counting import bounds, named
from tests.counting import rows as coded
from tests.facts import KINDS, STATUSES, deeds, facts, selections, signs, states, vouching
from tests.landed import LANDED, LIBRARY

SELECTIONS = 200
TODAY = date(2026, 11, 28)
SITE = "https://example.org"
SCENES = Scenes(LIBRARY, VIEWS)


class Case:
    """One selection: its address, its scene, all that it selects, and what of that is chosen."""

    def __init__(self, asked):
        self.asked, self.query = asked, written(asked)
        self.scene, self.ignored = SCENES(self.query)
        self.every, self.own = facts(asked)
        self.say = self.scene.say

    @property
    def things(self):
        return [*filter(None, self.asked.get("tie", "").split(","))]

    def relations(self, number):
        return self.say.count("count.relations", number)


@cache
def cases(name):
    """Return the selections of a data set, made once."""
    return [Case(asked) for asked in selections(name, SELECTIONS)]


@pytest.fixture(params=LANDED)
def each(request):
    return cases(request.param)


def test_the_selections_are_worth_counting(each):
    found = [len(case.own.counted) for case in each]
    assert len(set(found)) > 10
    assert sum(number > 0 for number in found) > SELECTIONS / 3
    assert sum(case.own.ids != case.every.ids for case in each) > SELECTIONS / 3
    assert {case.asked["lang"] for case in each} == {*LANGUAGES}
    assert not any(case.ignored for case in each)


# ---------------------------------------------------------------- above the picture


def test_the_headline(each):
    for case in each:
        number, friendly = len(case.own.counted), case.own.of_sign(1)
        title = headline.title(case.scene)
        if not number:
            empty = case.say("headline.empty", who="").strip()
            assert plain(title).endswith(plain(empty)), case.query
            continue
        said = case.say.count("count.cooperative", friendly)
        if friendly == number > 1:
            said = case.say("headline.all_friendly")
        asked = [*filter(None, case.asked.get("types", "").upper().split(","))]
        if len({signs()[code] for code in asked}) == 1:  # what was asked for is no finding
            said = ""
        figures = case.say("tie.comma").join(filter(None, [case.relations(number), said]))
        if not asked:
            assert title.endswith(f": {figures}"), case.query
            continue
        before, _, after = case.say("headline.filtered", what=figures, kinds="\0").partition("\0")
        found = title.partition(f": {before}")[2]
        assert found.endswith(after), case.query
        assert found != after, case.query


def past(data_set):
    return {one.actor_id for one in data_set.actors.values() if one.kind == "state"}


def nodes(case):
    others = len(case.own.nodes - states() - past(case.scene.data_set))
    known = case.say.count("count.states", len(case.own.nodes) - others)
    if not others:
        return known
    others = case.say.count("count.non_states", others)
    return case.say("summary.nodes", states=known, others=others)


def rest(case):
    ties = len(case.every.ties.keys() - case.own.ties.keys())
    relations = len(case.every.counted) - len(case.own.counted)
    if not ties and not relations:
        return ""
    return case.say(
        "summary.gone" if "only" in case.asked else "summary.rest",
        ties=case.say.count("count.other_ties", ties),
        relations=case.say.count("count.other_relations", relations),
    )


def statements(case):
    counted, every = len(case.own.counted), len(case.own.relations)
    if counted == every:
        return case.relations(counted)
    named = {"counted": case.say.count("count.counted", counted)}
    return case.say("summary.of", **named, relations=case.say.number(every))


def test_the_summary(each):
    for case in each:
        full = case.say(
            "summary.full",
            relations=statements(case),
            ties=case.say.count("count.ties", len(case.own.ties)),
            nodes=nodes(case),
        )
        wanted = " · ".join(filter(None, [full, rest(case)]))
        said = headline.said(case.scene)
        assert said["children"] == wanted, case.query
        numbers = [said[f"data-{name}"] for name in ("relations", "counted", "ties", "actors")]
        own = case.own
        held = [len(some) for some in (own.relations, own.counted, own.ties, own.nodes)]
        assert numbers == held, case.query


def test_the_pins(each):
    for case in each:
        found = of_class(pins.children(case.scene), "pin")
        numbers = [text(pin.children[2]) for pin in found]
        wanted = [case.say.number(len(case.every.of(thing).counted)) for thing in case.things]
        assert numbers == wanted, case.query


# ---------------------------------------------------------------- in other words


def test_the_alt_text(each):
    for case in each:
        said, own = plain(alt_text.alt_text(case.scene)), case.own
        wanted = [
            case.say.count("count.counted", len(own.counted)),
            case.say.count("count.ties", len(own.ties)),
            nodes(case),
            rest(case),
        ]
        if own.ties and own.unsure:
            wanted.append(case.say.count("count.unsure", own.unsure))
        for words in wanted:
            assert plain(words) in said, (case.query, words)
        said = said.replace(plain(rest(case)), "")  # what is left in brackets is of a tie
        for tie, rows in own.ties.items():
            ends = (case.say.name(case.scene.sentences.name(end)) for end in tie.split("~"))
            pair = plain(case.say("tie.and", **dict(zip("ab", ends, strict=True))))
            told = said.partition(f": {pair} (")[2].partition(")")[0]
            assert not told or told.startswith(plain(case.relations(len(rows)))), case.query


def test_title_and_summary_are_the_same_everywhere(each):
    cards = card.cards(SCENES)
    for case in each:
        title, summary = headline.title(case.scene), headline.summary(case.scene)
        bare = plain(title)
        cited = citation.work(case.scene, f"{SITE}/{case.query}", TODAY)
        line = "".join(
            letter if letter.isprintable() or letter == citation.JOINER else " " for letter in bare
        )
        assert cited.title.split() == line.split(), case.query
        for style in (citation.chicago, citation.apa):
            assert cited.title in plain(style(cited)), case.query
        assert f'title="{escape(bare)}"' in share.snippet(case.scene, SITE), case.query
        framed = {part.id: part.children for part in embed.words(case.scene).children}
        assert (framed[headline.TITLE], framed[headline.SUMMARY]) == (title, summary), case.query
        taken = picture.spec(picture.of(case.scene, "table", "light"), TODAY)
        behind = f" · {rest(case)}" if rest(case) and "only" not in case.asked else ""
        alone = summary.removesuffix(behind)  # in a table nothing stands behind what is chosen
        assert (taken["title"], taken["subtitle"]) == (title, alone), case.query
        own = cards(case.query)
        assert (own.title, own.description) == (bare, plain(summary)), case.query


def test_how_sure_an_exported_picture_is(each):
    for case in each:
        counts = " · ".join(
            case.say(
                "export.how_many",
                what=case.say(f"status.{status}"),
                n=case.say.number(case.own.statuses[status]),
            )
            for status in STATUSES
            if case.own.statuses[status]
        )
        assert picture.certainty(case.scene) == counts, case.query


# ---------------------------------------------------------------- through time


def test_the_timeline(each):
    for case in each:
        strip = timeline.Strip(case.scene)
        number = sum(map(len, case.own.ties.values()))
        heading = timeline.words(strip)[timeline.HEADING]["children"]
        assert heading == case.say("timeline.of", relations=case.relations(number)), case.query
        if not strip.crowded:
            bars = Counter(bar.tie for bar in strip.single)
            assert bars == {tie: len(rows) for tie, rows in case.own.ties.items()}, case.query
        else:
            assert strip.counts.total == number, case.query
        for tie in strip.ties:
            assert tie.relations == len(case.own.ties[tie.tie]), case.query


def test_the_relations_of_each_year(each):
    for case in each:
        found = periods.counts(case.scene)
        assert found.total == sum(map(len, case.own.ties.values())), case.query
        if found.axis.unit == "year":
            wanted = {year: n for year, n in case.own.years.items() if year}
            assert {year: found.of(year) for year in found.periods} == wanted, case.query
            assert found.spanning == case.own.years[0], case.query


# ---------------------------------------------------------------- evidence and table


def test_the_rows_of_the_table(each):
    for case in each:
        ids = [row["relation_id"] for row in table.rows(case.scene)]
        assert sorted(ids) == sorted(case.own.ids), case.query
        days = [LANDED[case.own.data].relations.find(one).earliest for one in ids]
        assert days == sorted(days), case.query  # the table follows its dates


def test_what_the_evidence_amounts_to(each):
    for case in each:
        for thing in case.things:
            own, about = case.every.of(thing), case.scene.results.about(thing)
            assert [one.relation_id for one in about] == own.ids, case.query
            wanted = [
                case.say.count(f"count.{status}", own.statuses[status])
                for status in STATUSES[1:]
                if own.statuses[status]
            ]
            wanted += [case.say.count("count.sources", len(own.sources))] if own.ids else []
            said = account.of(case.scene, about).split(account.APART)
            assert said[len(said) - len(wanted) :] == wanted, case.query
            assert len(said) - len(wanted) <= 1, case.query  # since when


def vouched(case, own):
    """Say of which kinds the sources of some relations are, and how many a state owns."""
    say = case.say
    known = {row["source_id"]: named(row) for row in coded(own.data, "sources")}
    found = [known[one] for one in own.sources]
    if len(found) < 2:
        return ""
    kinds = Counter(kind for kind, _ in found)
    order = sorted((kind for kind in KINDS if kinds[kind]), key=lambda kind: -kinds[kind])
    words = {f"source_kind.{kind}": kinds[kind] for kind in order}
    owned = sum(owner == "state" for _, owner in found)
    shares = [
        say("sources.share", what=small(say(key)), n=say.number(n))
        for key, n in {**words, "owner.state": owned}.items()
        if n
    ]
    listed = {"kinds": say("tie.comma").join(shares[: len(words)])}
    if not owned:
        return say("sources.shares", **listed)
    return say("sources.shares_owned", **listed, owned=shares[-1])


def test_of_which_kinds_the_sources_are(each):
    """The same in the panel, thing by thing, and on paper."""
    for case in each:
        found = evidence.children(case.scene) if case.things else []
        accounts = [text(part) for part in of_class(found, "account")]
        for thing in case.things:
            own, about = case.every.of(thing), case.scene.results.about(thing)
            said = sources.shares(case.scene, about)
            assert said == vouched(case, own), case.query
            # Of a tie that nothing counted makes, and of nothing, the panel has no account.
            assert not said or not own.counted or said in accounts, (case.query, thing)
        said = sources.shares(case.scene, case.scene.results.evidence)
        assert said == vouched(case, case.own), case.query


def test_the_counts_beside_the_kinds_of_sources(each):
    """What is left where one alone is ticked, under all other filters."""
    for case in each:
        counts = ticks.tallies(case.scene)
        for group, values in zip(("source", "owner"), vouching(case.own.data), strict=True):
            for value in values if len(values) > 1 else ():
                alone, _ = facts({**case.asked, group: value, "tie": ""})
                assert counts[value] == case.say.number(len(alone.counted)), (case.query, value)


def test_the_measures_of_the_evidence(each):
    for case in each:
        found = evidence.children(case.scene) if case.things else []
        measures = [plain(text(part)) for part in of_class(found, "measure")]
        if len(case.things) > 1:
            assert measures[0].startswith(plain(case.relations(len(case.own.counted)))), case.query
        for thing in case.things:
            own = case.every.of(thing)
            if own.counted and "~" not in thing:
                number = plain(case.relations(len(own.counted)))
                assert any(one.startswith(number) for one in measures), (case.query, thing)


def test_the_list_of_the_evidence(each):
    for case in each:
        (shown,) = lists(case.scene)
        assert sorted(one.relation_id for one in shown.listed.relations) == sorted(case.own.ids)
        begin = Counter(bounds(row["date"])[0] for row in case.own.relations)
        years = Counter()
        for day, number in begin.items():
            years[0 if day == date.min else day.year] += number
        assert shown.listed.years == years, case.query
        assert sum(jump.statements for jump in jumps.jumps(shown)) == len(case.own.ids), case.query
        if case.things and case.own.ids:
            (section,) = of_class(evidence.children(case.scene), "listing")
            label = case.say.count("count.statements", len(case.own.ids))
            assert getattr(section, "aria-label") == label, case.query


def test_the_sentences_of_the_ties(each):
    for case in each:
        shown = case.own.ties if "only" in case.asked else case.every.ties
        ties = {tie.tie: tie.relations for tie in case.scene.results.drawn}
        assert ties == {tie: len(rows) for tie, rows in shown.items()}, case.query
        lit = {
            tie.tie: (tie.relations, tie.cooperation, tie.conflict)
            for tie in case.scene.results.highlighted
        }
        assert lit == {
            tie: (len(rows), *(sum(signs()[row["type"]] == s for row in rows) for s in (1, -1)))
            for tie, rows in case.own.ties.items()
        }, case.query


def made(case, tie):
    """Say what a tie is made of: relations, of which signs, how many deeds, how many are facts."""
    say, rows = case.say, case.own.ties[tie]
    number, found = len(rows), Counter(signs()[row["type"]] for row in rows)
    named = {1: "cooperative", -1: "conflictive", 0: "demands"}
    of_signs = [say.count(f"count.{named[sign]}", found[sign]) for sign in named if found[sign]]
    relations = case.relations(number)
    if len(of_signs) > 1:
        relations = say("tie.signs", relations=relations, signs=say.listing(of_signs))
    done = sum(row["type"] in deeds() for row in rows)
    every = "" if number == 1 else "all_"
    whole = {0: f"tie.{every}words", number: f"tie.{every}deeds"}
    unsure = sum(row["status"] != "reported" for row in rows)
    parts = [
        say(f"tie.{case.own.kind(tie)}"),
        relations,
        say(whole[done]) if done in whole else say.count("count.in_deeds", done),
    ]
    if unsure:
        some = say.count("count.not_reported", unsure)
        parts.append(say("tie.unsure") if unsure == number else some)
    return plain(say("tie.comma").join(parts))


def test_how_many_relations_of_a_tie_are_deeds_and_how_many_are_facts(each):
    """The same wherever a tie is told: in lists, above its evidence, in a frozen page."""
    for case in each:
        taken = {one["id"]: plain(one["words"]) for one in frozen.evidence(case.scene)}
        for tie in case.scene.results.highlighted:
            told = made(case, tie.tie)
            assert plain(case.scene.sentences.made(tie)) == told, case.query
            said = plain(case.scene.sentences.tie(tie))
            assert f": {told}" in said == taken[tie.tie], case.query
            measure = plain(summary.measure(case.scene, tie))
            assert (measure[0].lower(), measure[1:]) == (told[0].lower(), told[1:]), case.query


def test_the_frozen_page(each):
    for case in each:
        found = {one["id"]: one for one in frozen.evidence(case.scene)}
        assert found.keys() == case.own.ties.keys(), case.query
        for tie, one in found.items():
            of_tie = [row for row in case.own.relations if case.own.tie(row) == tie]
            assert len(one["statements"]) == len(of_tie), case.query
            language = case.scene.say.language
            told = "statement" if language == "en" else f"statement_{language}"
            assert Counter(s["words"] for s in one["statements"]) == Counter(
                row[told] for row in of_tie
            )
            assert plain(case.relations(len(case.own.ties[tie]))) in plain(one["words"])


def test_the_worksheet(each):
    for case in each:
        sheet = Sheet(on_paper(case.scene))
        every = len(case.own.nodes)
        assert len(sheet.nodes) == (every if every <= ALL else SHOWN), case.query
        assert {*sheet.nodes} <= case.own.nodes, case.query
        wanted = {
            tie: len(rows)
            for tie, rows in case.own.ties.items()
            if {*tie.split("~")} <= {*sheet.nodes}
        }
        assert {tie.tie: tie.relations for tie in sheet.ties} == wanted, case.query
        statements = [one.relation_id for one in sheet.statements]
        assert sorted(statements) == sorted(
            row["relation_id"] for row in case.own.relations if case.own.tie(row) in wanted
        ), case.query


# ---------------------------------------------------------------- files


def file_of(case, resource, form):
    scene = case.scene
    extract = Extract(scene.data_set, scene.selection)
    return write(extract, scene.layouts[scene.selection.level], case.say, resource, form)


def test_the_tables_of_the_files(each):
    for case in each:
        extract = Extract(case.scene.data_set, case.scene.selection)
        assert [row[0] for row in relations_table(extract).rows] == case.own.ids, case.query
        found = ties_table(extract)
        names = [field.name for field in found.fields]
        rows = [dict(zip(names, row, strict=True)) for row in found.rows]
        assert {row["tie"]: row["relations"] for row in rows} == {
            tie: len(own) for tie, own in case.own.ties.items()
        }, case.query
        said = dict(notes(extract, case.say, "relations", "csv"))
        assert said[case.say("files.holds")] == case.say(
            "files.counts",
            relations=case.say.number(len(case.own.relations)),
            counted=case.say.number(len(case.own.counted)),
        ), case.query


def workbook(content):
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def year_by_year(content):
    found = Counter()
    for row in rows_of_csv(content):
        found[row["tie"]] += int(row["relations"])
    return found


def rows_of_csv(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


READERS = {
    ("relations", "csv"): lambda content: [row["relation_id"] for row in rows_of_csv(content)],
    ("relations", "json"): lambda content: [
        row["relation_id"] for row in json.loads(content)["resources"][0]["data"]
    ],
    ("relations", "xlsx"): lambda content: [
        row[0] for row in next(iter(workbook(content).values()))[2:]
    ],
}
EDGES = {
    ("ties", "csv"): lambda content: {r["tie"]: int(r["relations"]) for r in rows_of_csv(content)},
    ("ties", "json"): lambda content: {
        row["tie"]: row["relations"] for row in json.loads(content)["resources"][0]["data"]
    },
    ("ties", "geojson"): lambda content: {
        one["id"]: one["properties"]["relations"] for one in json.loads(content)["features"]
    },
    ("network", "gexf"): lambda content: {
        edge.get("id"): round(float(edge.attrib["weight"]))
        for edge in ElementTree.fromstring(content).findall(".//{*}edge")
    },
    ("network", "graphml"): lambda content: {
        own["id"]: own["weight"] for *_, own in nx.parse_graphml(content.decode()).edges(data=True)
    },
    ("years", "csv"): year_by_year,
}


def test_the_files_themselves(each):
    for number, case in enumerate(each):
        for index, (kind, read) in enumerate(READERS.items()):
            if number % len(READERS) == index:
                assert read(file_of(case, *kind)) == case.own.ids, (case.query, kind)
        for index, (kind, read) in enumerate(EDGES.items()):
            if number % len(EDGES) == index:
                wanted = {tie: len(rows) for tie, rows in case.own.ties.items()}
                assert read(file_of(case, *kind)) == wanted, (case.query, kind)


# ---------------------------------------------------------------- two selections


@cache
def compared(name):
    """Return some selections against what they would be at other dates, with both sides' facts."""
    found = []
    for number, case in enumerate(cases(name)):
        first = 1872 + 2 * (number % 18) if name == "europe" else 1990 + number % 30
        dates = {"from": str(first), "to": str(first + 7)}
        other = quote(f"from={dates['from']}&to={dates['to']}")
        drawn, ignored = SCENES(f"{case.query}&versus={other}")
        assert not ignored
        found.append((drawn, case.own, facts({**case.asked, **dates})[1]))
    return found


@pytest.mark.parametrize("name", LANDED)
def test_the_numbers_of_two_selections(name):
    for drawn, one, other in compared(name):
        say, where = drawn.say, drawn.selection
        kept = [tie for tie in one.ties.keys() & other.ties if one.kind(tie) == other.kind(tie)]
        assert headline.summary(drawn) == say(
            "versus.summary",
            before=say.number(len(one.counted)),
            after=say.count("count.counted", len(other.counted)),
            was=say.number(len(one.ties)),
            now=say.count("count.ties", len(other.ties)),
            kept=say.count("count.kept", len(kept)),
        ), where
        if where.chosen:
            before, after = (say.count("count.relations", len(s.counted)) for s in (one, other))
            assert f": {before}" in headline.title(drawn), where
            assert headline.title(drawn).endswith(f": {after}"), where
        for side, own in ((drawn, one), (drawn.second, other)):
            held = (
                say.count("count.counted", len(own.counted)),
                say.count("count.ties", len(own.ties)),
            )
            assert versus.holds(side) == say("tie.comma").join(held), where
        dated = {row.relation_id for row in drawn.results.of_either}
        assert dated == {row["relation_id"] for s in (one, other) for row in s.counted}, where
