"""Ties: what is added up, and what the sum is called."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates import parse_date
from data.engines.memory import InMemory
from data.engines.ties import MIXED_WITHIN, alignment_with, characters, rounded
from data.model import every_type
from data.relation import Relation
from tests.landed import LANDED

ENDS = ("BRA", "IRN", "USA", "VEN")


def only(relations, level="countries"):
    (tie,) = relations.ties(level)
    return tie


# ---------------------------------------------------------------- by hand

SUMS = [
    # The types of the relations; alignment by hand: sum of weights / (sum of sizes + 1).
    pytest.param(["AID"], 1 / 2, "cooperation", id="one gift"),
    pytest.param(["CONSULT"], 0.25 / 1.25, "cooperation", id="one kind word is no alliance"),
    pytest.param(["AID"] * 9, 9 / 10, "cooperation", id="nine gifts"),
    pytest.param(["ASSAULT"], -0.9 / 1.9, "conflict", id="one attack"),
    pytest.param(["REQUEST"], 0.0, "demand", id="a demand is no hostility"),
    pytest.param(["REQUEST"] * 5, 0.0, "demand", id="nor are five"),
    pytest.param(["REQUEST", "CONSULT"], 0.25 / 1.25, "cooperation", id="a demand of a friend"),
    pytest.param(["REQUEST", "REJECT"], -0.2 / 1.2, "conflict", id="a demand refused"),
    pytest.param(["SUPPORT", "ACCUSE"], 0.2 / 1.8, "cooperation", id="beyond mixed"),
    pytest.param(["CONSULT", "ACCUSE"], -0.05 / 1.55, "mixed", id="both, near zero"),
    pytest.param(["CONSULT", "REJECT"], 0.05 / 1.45, "mixed", id="both, a little friendly"),
    pytest.param(["AID", "ASSAULT"], 0.1 / 2.9, "mixed", id="a gift and an attack"),
    pytest.param(["AID", "ASSAULT", "REQUEST"], 0.1 / 2.9, "mixed", id="and a demand"),
]


@pytest.mark.parametrize(("types", "alignment", "kind"), SUMS)
def test_the_alignment_of_a_tie_is_as_reckoned_by_hand(small, types, alignment, kind):
    tie = only(small([{"type": code} for code in types]).relations)
    assert tie.alignment == pytest.approx(alignment, abs=5e-5)
    assert tie.character == kind
    assert tie.relations == len(types)
    assert tie.cooperation + tie.conflict + tie.demands == tie.relations


@pytest.mark.parametrize(
    ("alignment", "cooperation", "conflict", "kind"),
    [
        (MIXED_WITHIN, 1, 1, "mixed"),
        (-MIXED_WITHIN, 1, 1, "mixed"),
        (MIXED_WITHIN + 1e-9, 1, 1, "cooperation"),
        (-MIXED_WITHIN - 1e-9, 1, 1, "conflict"),
        (0.0, 3, 3, "mixed"),
        (0.05, 1, 0, "cooperation"),
        (-0.05, 0, 1, "conflict"),
        (0.0, 0, 0, "demand"),
    ],
)
def test_mixed_needs_both_signs_and_an_alignment_near_zero(alignment, cooperation, conflict, kind):
    numbers = (alignment, cooperation, conflict, 0)
    assert characters(*(np.array([one], float) for one in numbers)) == [kind]


@given(st.lists(st.floats(-1e12, 1e12) | st.integers(-999999, 999999).map(lambda n: n / 2e5)))
def test_many_numbers_are_rounded_as_each_is(values):
    for digits in (4, 9):
        found = rounded(np.array(values, float), digits).tolist()
        assert found == [round(value, digits) for value in values]


DIRECTIONS = [
    pytest.param([("IRN", "VEN", "false")], (1, 0), id="the first acts"),
    pytest.param([("VEN", "IRN", "false")], (0, 1), id="the second acts"),
    pytest.param([("VEN", "IRN", "true")], (1, 1), id="both act"),
    pytest.param([("IRN", "VEN", "false"), ("VEN", "IRN", "false")], (1, 1), id="each acts"),
    pytest.param([("IRN", "VEN", "false"), ("IRN", "VEN", "true")], (2, 1), id="one, and both"),
]


@pytest.mark.parametrize(("rows", "wanted"), DIRECTIONS)
def test_who_acts_is_kept(small, rows, wanted):
    tie = only(
        small([dict(zip(("actor", "target", "mutual"), r, strict=True)) for r in rows]).relations
    )
    assert (tie.a, tie.b) == ("IRN", "VEN")
    assert (tie.forward, tie.backward) == wanted


def test_what_is_not_counted_and_what_stays_at_home_are_left_out(small):
    relations = small(
        [
            {"type": "AID"},
            {"type": "AID", "counted": "false"},
            {"actor": "minister", "target": "IRN"},
            {"actor": "USA", "counted": "false"},
        ]
    ).relations
    assert [(tie.tie, tie.relations) for tie in relations.ties()] == [("IRN~VEN", 1)]
    assert [tie.tie for tie in relations.ties("actors")] == ["IRN~VEN", "IRN~minister"]


def test_words_are_told_from_deeds_and_facts_from_claims(small):
    claim = {"status": "claimed", "attributed_to": "someone"}
    words = only(small([{"type": "SUPPORT", **claim}]).relations)
    assert (words.deeds, words.reported) == (0, 0)
    both = only(small([{"type": "SUPPORT", **claim}, {"type": "AID"}, {"type": "AID"}]).relations)
    assert (both.relations, both.deeds, both.reported) == (3, 2, 2)


def test_nothing_adds_up_to_no_ties(article):
    assert InMemory(()).ties() == ()


def test_an_alignment_is_the_same_from_both_ends(article):
    ties = article.relations.ties()
    assert alignment_with(ties, "IRN")["VEN"] == alignment_with(ties, "VEN")["IRN"]
    assert alignment_with(ties, "nobody") == {}


def test_a_tie_of_one_side_knows_who_acts_and_on_whom(small):
    tie = only(small([{"actor": "VEN", "target": "IRN"}]).relations)
    assert (tie.one_sided, tie.actor, tie.target) == (True, "VEN", "IRN")
    assert not only(small([{"mutual": "true"}]).relations).one_sided


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("level", ["countries", "actors"])
def test_every_counted_relation_between_two_nodes_is_in_one_tie(data_sets, name, level):
    relations = data_sets[name].relations
    ties = relations.ties(level)
    between = [one for one in relations if one.counted and one.tie(level)]
    assert sum(tie.relations for tie in ties) == len(between)
    assert [tie.tie for tie in ties] == sorted({tie.tie for tie in ties})


# ---------------------------------------------------------------- laws


RELATION = Relation(
    **dict.fromkeys(("relation_id", "source_id", "second_source_id", "locator", "form"), ""),
    **dict.fromkeys(("label", "attributed_to", "counted_why", "statement", "note"), ""),
    **dict.fromkeys(("source_kind", "source_owner"), ""),
    **dict.fromkeys(("second_source_kind", "second_source_owner"), ""),
    **dict.fromkeys(("further_source_ids", "further_sources"), ""),
    **{"actor": "IRN", "target": "VEN", "actor_node": "IRN", "target_node": "VEN"},
    weight=1.0,
    count=1,
    mutual=False,
    type="aid",
    date=parse_date("2010"),
    status="reported",
    counted=True,
)


@st.composite
def lists(draw):
    """Draw relations that differ in what ties are made of."""
    rows = st.tuples(
        st.sampled_from(ENDS),
        st.sampled_from(ENDS),
        st.sampled_from(list(every_type())),
        st.sampled_from([None, -1.0, -0.4, 0.0, 0.123456, 1.0]),
        st.booleans(),
        st.booleans(),
        st.sampled_from(["reported", "claimed", "interpreted"]),
    )
    found = []
    for a, b, kind, own, m, c, said in draw(st.lists(rows, min_size=1, max_size=25)):
        weight = every_type()[kind].weight if own is None else own
        found.append(
            replace(
                RELATION,
                **{"actor_node": a, "target_node": b, "type": kind, "weight": weight},
                **{"mutual": m, "counted": c, "status": said},
            )
        )
    return found


@given(lists())
def test_an_alignment_is_the_sum_over_its_sizes_and_a_doubt(relations):
    for tie in InMemory(relations).ties():
        of_tie = [one for one in relations if one.counted and one.tie("countries") == tie.tie]
        weights = [one.weight for one in of_tie]
        sizes = [1 if one.type == "agreement" else abs(one.weight) for one in of_tie]
        assert tie.alignment == pytest.approx(sum(weights) / (sum(sizes) + 1), abs=5.1e-5)
        assert tie.weight == pytest.approx(sum(weights) / len(weights), abs=5.1e-5)
        assert tie.scores == sum(one.type == "agreement" for one in of_tie)
        assert tie.cooperation + tie.conflict + tie.demands == len(of_tie)
        assert abs(tie.alignment) < 1
        assert tie.relations == len(weights)
        assert tie.forward + tie.backward == len(weights) + sum(one.mutual for one in of_tie)


@given(lists(), st.randoms(use_true_random=False))
def test_the_order_of_relations_does_not_matter(relations, chance):
    shuffled = chance.sample(relations, len(relations))
    assert InMemory(relations).ties() == InMemory(shuffled).ties()


@given(lists())
def test_the_sum_of_the_ties_is_what_counts_between_two(relations):
    counted = [one for one in relations if one.counted and one.actor_node != one.target_node]
    assert sum(tie.relations for tie in InMemory(relations).ties()) == len(counted)


@given(lists())
def test_turning_every_relation_round_swaps_who_acts_and_nothing_else(relations):
    turned = InMemory(
        replace(one, actor_node=one.target_node, target_node=one.actor_node) for one in relations
    ).ties()
    swapped = [tie._replace(forward=tie.backward, backward=tie.forward) for tie in turned]
    assert swapped == list(InMemory(relations).ties())


OWN = [
    # A type and a cell of its weight; what it weighs, whether that is its own, and its sign.
    ("AID", "", 1.0, False, 1),
    ("AID", "1.0", 1.0, False, 1),
    ("AID", "0.4", 0.4, True, 1),
    ("AID", "-0.4", -0.4, True, -1),
    ("ASSAULT", "0", 0.0, True, 0),
    ("AGREEMENT", "0.66", 0.66, True, 1),
    ("AGREEMENT", "", 0.0, False, 0),
]


@pytest.mark.parametrize(("kind", "cell", "weight", "own", "sign"), OWN)
def test_a_relation_weighs_what_it_says_or_what_its_type_does(small, kind, cell, weight, own, sign):
    (relation,) = small([{"type": kind, "weight": cell}]).relations
    assert (relation.weight, relation.has_own_weight, relation.sign) == (weight, own, sign)
    (tie,) = small([{"type": kind, "weight": cell}]).relations.ties()
    assert tie.weight == weight


SCORED = [
    # The scores of a pair, as weights; what the tie is drawn as.
    ([0.8], "cooperation"),
    ([0.2], "mixed"),
    ([0.0], "mixed"),
    ([-0.9, -0.8], "conflict"),
    ([-0.9, 0.9], "mixed"),
    ([0.1] * 60, "mixed"),
]


@pytest.mark.parametrize(("weights", "character"), SCORED)
def test_who_votes_alike_as_often_as_not_is_neither_friend_nor_foe(small, weights, character):
    rows = [{"type": "AGREEMENT", "weight": str(weight)} for weight in weights]
    (tie,) = small(rows).relations.ties()
    assert tie.character == character
    assert tie.scores == len(weights)


def test_how_many_events_a_relation_stands_for_does_not_weigh(small):
    (one,), (many,) = (small([{"count": n}]).relations for n in ("", "40"))
    assert (one.count, many.count) == (1, 40)
    (tie,), (heavy,) = (small([{"count": n}]).relations.ties() for n in ("", "40"))
    assert tie == heavy
