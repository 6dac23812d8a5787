"""What is said of camps and triangles: every sentence true, in four languages."""

import itertools
import json
import re
from dataclasses import replace

import pytest
from plotly.utils import PlotlyJSONEncoder

from components import addresses
from components.evidence.listing import window
from components.evidence.lists import WINDOW, lists
from components.language.texts import texts
from components.panels import evidence
from components.wording import argument, headline, sides, triangles
from components.wording.alt_text import alt_text
from data import camps
from data.balance.frustration import Frustration
from data.languages import LANGUAGES
from data.parameters import MOST_SUPPOSED
from data.selection import SUPPOSED
from tests.counting import rows
from tests.landed import LANDED

SETS = [f"?data={name}&view=camps" for name in LANDED]


def signs(scene):
    """Return the sign of each pair of nodes, from the ties alone."""
    found = {}
    for tie in scene.results.ties:
        if tie.character in ("cooperation", "conflict"):
            found[frozenset((tie.a, tie.b))] = 1 if tie.character == "cooperation" else -1
    return found


def expected(scene, nodes, known):
    """Say what three nodes are to each other, derived from their signs only."""
    say, name = scene.say, {node: scene.say.name(scene.sentences.name(node)) for node in nodes}
    pairs = {
        sign: [p for p in itertools.combinations(nodes, 2) if known[frozenset(p)] == sign]
        for sign in (1, -1)
    }
    everyone = say.listing(name[node] for node in nodes)
    if len(pairs[-1]) == 0:
        return say("balance.all_friends", names=everyone)
    if len(pairs[-1]) == 3:
        return say("balance.all_foes", names=everyone)
    key, odd = ("common_foe", pairs[1][0]) if len(pairs[-1]) == 2 else ("torn", pairs[-1][0])
    (third,) = set(nodes) - set(odd)
    return say(f"balance.{key}", pair=say.listing(name[node] for node in odd), third=name[third])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", SETS)
def test_every_triangle_is_found_and_said_truly(scene, query, language):
    drawn = scene(f"{query}&lang={language}")
    known = signs(drawn)
    nodes = sorted({node for ends in known for node in ends})
    wanted = {
        three: expected(drawn, three, known)
        for three in itertools.combinations(nodes, 3)
        if all(frozenset(ends) in known for ends in itertools.combinations(three, 2))
    }
    said = {one.nodes: triangles.sentence(drawn, one) for one in drawn.camps.triangles}
    assert said == wanted
    assert wanted


def words(parts):
    """Return every text of some components."""
    return json.dumps(parts, default=lambda part: part.to_plotly_json(), ensure_ascii=False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", SETS)
def test_the_verdict_counts_the_ties_in_tension(scene, query, language):
    drawn = scene(f"{query}&lang={language}")
    found = drawn.camps.frustration
    assert found.optimal
    text = argument.verdict(drawn, found)
    if found.index:
        assert text == drawn.say.count("count.change", found.index)
    else:
        assert text == texts(language)["balance.balanced"]
    listed = words(argument.tension(drawn))
    for tie in drawn.results.ties:
        tense = (tie.a, tie.b) in found.frustrated
        assert (drawn.sentences.tie(tie) in listed) == tense, tie.tie


def test_a_doubtful_answer_is_never_a_bare_number(scene):
    drawn = scene("?data=chronology&view=camps")
    unsure = Frustration(9, 4, False, drawn.camps.frustration.camps, ())
    drawn.__dict__["frustration"] = unsure
    text = argument.verdict(drawn, unsure)
    assert "at least 4" in text
    assert "at most 9" in text


@pytest.mark.parametrize("more", ["", "&types=none", "&types=request", "&tie=IRN", "&level=actors"])
@pytest.mark.parametrize("query", SETS[:2])
def test_the_camps_are_said_of_any_selection(scene, query, more):
    assert evidence.children(scene(query + more))


def rest(drawn):
    """Return what of the list is a click away."""
    (shown,) = lists(drawn)
    return window(shown, WINDOW, len(shown.listed)).years


def test_a_chosen_triangle_shows_everything_said_between_the_three(scene):
    drawn = scene("?tie=IRN~USA~VEN")
    shown = words([*evidence.children(drawn), *rest(drawn)])
    stands_for = {row["actor_id"]: row["stands_for"] for row in rows("article", "actors")}
    three = {"IRN", "USA", "VEN"}
    for row in rows("article", "relations"):
        ends = {stands_for[row["actor"]], stands_for[row["target"]]}
        inside = len(ends) == 2 and ends <= three
        assert (f"relation-{row['relation_id']}" in shown) == inside, row["relation_id"]
    assert len(drawn.results.highlighted) == 3


def test_a_tie_lists_the_triangles_it_is_in(scene):
    drawn = scene("?tie=IRN~VEN")
    shown = words(triangles.why(drawn, "IRN~VEN"))
    inside = [one for one in drawn.camps.triangles if {"IRN", "VEN"} <= set(one.nodes)]
    assert inside
    for one in drawn.camps.triangles:
        said = json.dumps(triangles.sentence(drawn, one), ensure_ascii=False)
        assert (said in shown) == (one in inside)
    assert triangles.why(scene("?tie=ARG~USA"), "ARG~USA") == []


# ---------------------------------------------------------------- what if


@pytest.mark.parametrize("kind", SUPPOSED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_thought_experiment_says_that_it_is_one(scene, language, kind):
    drawn = scene(f"?view=camps&what=IRN~VEN.{kind}&lang={language}")
    thought = texts(language)["what.thought"]
    assert headline.title(drawn).startswith(thought)
    assert alt_text(drawn).startswith(thought)
    panel = words(evidence.children(drawn))
    one, other = (drawn.say.name(drawn.sentences.name(node)) for node in ("IRN", "VEN"))
    pair = drawn.say("tie.and", a=one, b=other)
    assert json.dumps(drawn.say(f"what.{kind}", pair=pair), ensure_ascii=False) in panel
    assert addresses.here(drawn.selection.but(what=())) in panel
    for view in ("map", "network", "matrix", "table"):
        elsewhere = scene(f"?view={view}&what=IRN~VEN.{kind}&lang={language}")
        assert not headline.title(elsewhere).startswith(thought)
        assert elsewhere.camps.signed.edges == elsewhere.camps.reported.edges


def test_what_is_supposed_moves_the_camps_and_nothing_that_is_reported(scene):
    real = scene("?view=camps&tie=IRN~VEN")
    drawn = scene("?view=camps&tie=IRN~VEN&what=IRN~VEN.foes")
    assert real.camps.frustration.index == 0
    assert drawn.camps.frustration.index == 1
    assert drawn.camps.frustration.frustrated == (("IRN", "VEN"),)
    assert drawn.results.ties == real.results.ties
    assert headline.said(drawn) == headline.said(real)
    (tie,) = [tie for tie in drawn.camps.imagined if tie.tie == "IRN~VEN"]
    assert (tie.character, tie.reported, tie.deeds) == ("conflict", 0, 0)
    without = scene("?view=camps&what=IRN~VEN.nothing")
    assert {tie.tie for tie in real.results.ties} - {tie.tie for tie in without.camps.imagined} == {
        "IRN~VEN"
    }


def test_a_mixed_tie_or_a_demand_gets_a_sign_by_being_supposed(scene):
    real = scene("?view=camps")
    tie = next(tie.tie for tie in real.results.ties if tie.character == "demand")
    drawn = scene(f"?view=camps&what={tie}.foes")
    assert len(drawn.camps.signed.edges) == len(real.camps.signed.edges) + 1
    assert drawn.camps.signed.demands == real.camps.signed.demands - 1


def test_a_tie_that_is_not_there_cannot_be_supposed(scene):
    drawn = scene("?view=camps&what=ARG~CHN.friends")
    assert drawn.camps.supposed == {}
    assert not argument.thought(drawn)


def test_no_more_is_offered_to_be_supposed_than_an_address_may_hold(scene):
    ties = [tie.tie for tie in scene("?view=camps").results.ties]
    full = "?view=camps&what=" + ",".join(f"{tie}.foes" for tie in ties[:MOST_SUPPOSED])
    for query in (full, f"{full}&tie={ties[0]}", f"{full}&tie={ties[-1]}"):
        drawn = scene(query)
        assert len(drawn.selection.what) == MOST_SUPPOSED
        panel = words(evidence.children(drawn))
        hrefs = re.findall(r'"href": "(\?[^"]*what=[^"]*)"', panel)
        assert len(hrefs) > MOST_SUPPOSED
        for href in hrefs:
            assert len(scene(href).selection.what) in (MOST_SUPPOSED - 1, MOST_SUPPOSED), href


# ---------------------------------------------------------------- the measures of a pair


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", SETS)
def test_what_two_share_is_counted_and_named(scene, query, language):
    drawn = scene(f"{query}&lang={language}")
    known = signs(drawn)
    nodes = {node for ends in known for node in ends}
    say = drawn.say
    for tie in drawn.results.ties:
        both = {
            node: (known.get(frozenset((tie.a, node))), known.get(frozenset((tie.b, node))))
            for node in nodes
        }
        friends = sorted(node for node, found in both.items() if found == (1, 1))
        foes = sorted(node for node, found in both.items() if found == (-1, -1))
        panel = words(argument.between(drawn, tie))
        counts = (
            say.count("count.common_friends", len(friends)),
            say.count("count.common_foes", len(foes)),
        )
        assert json.dumps(say("tie.comma").join(counts), ensure_ascii=False) in panel
        for key, group in (("friends", friends), ("foes", foes)):
            named = say(f"measure.{key}", names=argument.some(drawn, tuple(group)))
            assert (json.dumps(named, ensure_ascii=False) in panel) == bool(group), tie.tie
        inside = [one for one in drawn.camps.triangles if tie.tie in one.ties]
        even = [one for one in inside if one.signs.count(-1) % 2 == 0]
        share = say("measure.of", some=say.number(len(even)), all=say.number(len(inside)))
        assert (json.dumps(share, ensure_ascii=False) in panel) == bool(inside), tie.tie


def test_claims_can_be_left_out_and_counted_again(scene):
    everything = words(argument.claims(scene("?view=camps")))
    assert "?view=camps&status=reported" in everything
    assert '"?view=camps"' in words(argument.claims(scene("?view=camps&status=reported")))


@pytest.mark.parametrize(("large", "proven"), [(10, True), (10, False), (1_000, False)])
def test_of_many_ties_not_proven_no_other_division_is_looked_for(scene, monkeypatch, large, proven):
    drawn, asked = scene("?data=chronology&view=camps"), []
    found = replace(drawn.camps.frustration, optimal=proven)
    monkeypatch.setitem(drawn.camps.__dict__, "frustration", found)
    monkeypatch.setattr(camps, "LARGE", large)
    weak = camps.weak_balance
    monkeypatch.setattr(camps, "weak_balance", lambda *given: asked.append(1) or weak(*given))
    argument.measures(drawn)
    assert bool(asked) is (proven or large == 1_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_star_of_ties_is_not_said_to_be_balanced(scene, language):
    said = words(
        argument.of_camps(scene(f"?data=chronology&actors=IRN&view=camps&lang={language}"))
    )
    assert texts(language)["balance.untested"] in said
    assert texts(language)["balance.balanced"] not in said
    assert texts(language)["measure.degree"] not in said


def test_the_place_of_a_node_is_told_in_the_camps_alone(chronology, scene_of):
    of_map = scene_of(chronology, "?data=chronology&tie=BRA")
    assert argument.place(of_map, "BRA") == []
    scene = scene_of(chronology, "?data=chronology&view=camps&tie=BRA")
    said = words(argument.place(scene, "BRA"))
    found = scene.camps.frustration
    mine = next(camp for camp in found.camps if "BRA" in camp)
    tense = [tie for tie in found.frustrated if "BRA" in tie]
    assert tense
    beside = said.partition(f"{len(tense)} of its ties")[0]
    near = {tie.a if tie.b == "BRA" else tie.b for tie in scene.results.ties if "BRA" in tie[1:3]}
    assert len(near & mine) <= argument.NAMED
    for other in near:
        assert (scene.sentences.name(other) in beside) == (other in mine)
    assert f"{len(tense)} of its ties" in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", SETS)
def test_who_is_in_which_camp_is_said_of_everybody(scene, query, language):
    drawn = scene(f"{query}&lang={language}")
    name = {node: drawn.say.name(drawn.sentences.name(node)) for node in drawn.results.nodes}
    anchor = drawn.data_set.perspective
    camps = sorted(drawn.camps.frustration.camps, key=lambda camp: anchor not in camp)
    either = drawn.camps.switchers.nodes
    parts = [*({*camp} - either for camp in camps), *([{*either}] if either else [])]
    for said, own in zip(sides.of(drawn), parts, strict=True):
        words = json.dumps(said.to_plotly_json(), cls=PlotlyJSONEncoder, ensure_ascii=False)
        assert {node for node in name if name[node] in words} == own


def test_the_busiest_of_a_camp_are_named_first_and_the_others_on_demand(scene):
    first, *_ = sides.of(scene("?data=chronology&view=camps"))
    said, rest = first.children
    assert re.match("\u2068Iran\u2069’s camp: \u2068Venezuela\u2069, ", said.children)
    assert said.children.count("\u2068") == sides.NAMED + 1
    _, others = rest.children
    assert re.search(rf"and {others.children.count(chr(0x2068))} others?\.$", said.children)
