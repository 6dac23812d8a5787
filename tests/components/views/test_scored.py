"""Scores of agreement: a line of their mean, and words that say how alike, not how friendly."""

import pytest

from components.evidence.card import card, copied
from components.language.texts import Words, plain
from components.panels import ticks
from components.views import legend, per_year, scored, timeline
from components.wording import agreement, headline
from data.languages import LANGUAGES
from data.periods import Axis
from tests.components.panels.test_evidence import text

SCORES = [
    # Who, with whom, when, the weight: 2 * score - 1.
    ("IRN", "VEN", "1999", 0.0),
    ("IRN", "VEN", "2000", 0.5),
    ("IRN", "VEN", "2001", 0.8),
    ("IRN", "USA", "2000", -0.9),
    ("VEN", "USA", "2003", -0.4),
]


@pytest.fixture
def voted(small):
    """A small set of scores alone."""
    keys = ("actor", "target", "date", "weight")
    shared = {"type": "AGREEMENT", "form": "tie", "mutual": "true"}
    return small([shared | dict(zip(keys, map(str, row), strict=True)) for row in SCORES])


def drawn(scene):
    (line,) = scored.lines(scene, Axis("year", 1999, 2003))
    return [(point.first // 12, round(point.weight, 3), point.number) for point in line.points]


def test_a_line_runs_through_the_mean_of_each_year(scene_of, voted):
    made = scene_of(voted, "?view=per-year")
    assert drawn(made) == [(1999, 0.0, 1), (2000, -0.2, 2), (2001, 0.8, 1), (2003, -0.4, 1)]
    assert drawn(scene_of(voted, "?view=per-year&tie=IRN~VEN")) == [
        (1999, 0.0, 1),
        (2000, 0.5, 1),
        (2001, 0.8, 1),
    ]
    figure = per_year.props(made)["figure"]
    assert not [one for one in figure["data"] if one.get("fill") == "toself"], "no bars"


def test_a_line_is_broken_where_a_year_has_no_score(scene_of, voted):
    made = scene_of(voted, "?view=per-year")
    joined, _ = scored.paths(made, scored.chart(made))
    assert joined["x"].count(None) == 2


def test_there_is_a_line_for_each_tie_of_a_node(scene_of, voted):
    made = scene_of(voted, "?view=per-year&by=actor&seen=IRN")
    known = scored.lines(made, Axis("year", 1999, 2003))
    assert [(line.tie, line.name, len(line.points)) for line in known] == [
        ("IRN~VEN", "Venezuela", 3),
        ("IRN~USA", "United States", 1),
    ]
    assert per_year.figure(made)["data"]


def test_a_score_of_several_years_is_a_stroke_as_long_as_these(scene_of, small):
    row = {"type": "AGREEMENT", "weight": "0.5", "date": "1990/1994"}
    made = scene_of(small([row, {**row, "date": "1995/1999"}]), "?view=per-year")
    _, strokes = scored.paths(made, found := scored.chart(made))
    left, right = found.bars.at(1990), found.bars.at(1995)
    assert strokes["x"][:2] == [left, right]
    assert "1990" in scored.told(made)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_say_how_alike_and_nothing_of_acts(scene_of, voted, language):
    made = scene_of(voted, f"?view=per-year&tie=IRN~VEN&lang={language}")
    say = Words(language)
    (tie,) = made.results.highlighted
    mean = say("agreement.mean", score=say.number((1 + 1.3 / 3) / 2, 2))
    said = [headline.title(made), made.sentences.tie(tie), made.sentences.made(tie)]
    assert all(mean in one for one in said)
    acts = [say("band.cooperation"), say("tie.all_words"), say("headline.all_friendly")]
    assert not [word for word in acts for one in said if word in one]
    assert scored.told(made)
    assert scored.reading(
        made,
        next(scored.lines(made, Axis("year", 1999, 2003))),
        next(scored.lines(made, Axis("year", 1999, 2003))).points[0],
    )


def test_the_key_and_the_strip_of_time_name_what_is_alike(scene_of, voted):
    made = scene_of(voted, "?view=matrix")
    labels = {mark.name: mark.label for mark in legend.marks(made, made.view)}
    assert labels["cooperation"] == "alike"
    assert not labels.keys() & legend.ACTS
    names = timeline.figure(made)["layout"]["yaxis"]["ticktext"]
    assert "Alike" in " ".join(names)
    assert not [*legend.marks(scene_of(voted, "?view=per-year"), per_year.VIEW)]


def test_what_may_be_ticked_is_what_there_is(scene_of, voted, small):
    assert ticks.tallies(scene_of(voted))["agreement"] == "5"
    assert voted.types == ("agreement",)
    mixed = small([{"type": "AGREEMENT"}, {"type": "AID"}])
    assert len(mixed.types) == 15
    assert "agreement" not in ticks.tallies(scene_of(small([{"type": "AID"}])))


def test_the_mean_of_nothing_is_none():
    assert agreement.mean([]) is None


OWN = [
    # What a row says beside its type; what its card says, and what it does not.
    ({"weight": "-0.4"}, ["Own weight \N{MINUS SIGN}0.40"], ["Stands for"]),
    ({"count": "12"}, ["Stands for 12 events"], ["Own weight"]),
    ({"weight": "1"}, [], ["Own weight", "Stands for"]),
]


@pytest.mark.parametrize(("cells", "there", "missing"), OWN)
def test_evidence_says_what_is_a_relations_own(scene_of, small, cells, there, missing):
    data_set = small([{"type": "AID", **cells}])
    made = scene_of(data_set, "?tie=IRN~VEN")
    (relation,) = data_set.relations
    for said in (plain(text(card(made, relation))), copied(made, relation)):
        assert all(words in said for words in there)
        assert not any(words in said for words in missing)


def test_evidence_and_files_name_every_source(scene_of, small):
    sources = [{"source_id": f"S{n}", "title": f"Page {n}", "publisher": ""} for n in range(1, 5)]
    row = {"second_source_id": "S2", "further_source_ids": "S3 S4"}
    data_set = small([row], sources=sources)
    made = scene_of(data_set, "?tie=IRN~VEN")
    (relation,) = data_set.relations
    said = plain(text(card(made, relation)))
    assert all(f"Page {n}" in said for n in range(1, 5))
    assert data_set.seldom == {"further_source_ids"}
