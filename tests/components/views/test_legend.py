"""The key: the marks that the picture holds in one line, all of the view one click away."""

import pytest

from components import redraw
from components.views import legend
from components.views.catalogue import VIEWS
from data.languages import LANGUAGES


def named(items):
    return [item.className.removeprefix("mark-") for item in items]


def in_line(scene):
    line, _ = legend.props(scene)["children"]
    return named(line.children)


def behind_more(scene):
    _, more = legend.props(scene)["children"]
    _, all_marks = more.children[1].children
    return named(all_marks.children)


HOSTILE = "?types=sanction,coerce,assault,mobilize&status=reported"
HALVES = "?data=chronology&to=2009&versus=from%3D2010"


@pytest.mark.parametrize(
    ("query", "shown", "missing"),
    [
        (
            "?",
            {"cooperation", "conflict", "demand", "deeds", "words", "shaded", "other"},
            {"mixed"},
        ),
        (HOSTILE, {"conflict", "deeds"}, {"cooperation", "demand", "mixed", "words", "unsure"}),
        ("?types=request", {"demand", "words"}, {"deeds", "cooperation", "conflict", "mixed"}),
        ("?status=claimed", {"unsure"}, set()),
        ("?status=reported", set(), {"unsure"}),
        ("?seen=none", set(), {"shaded"}),
        ("?view=network", {"deeds", "words"}, {"shaded", "tense", "supposed"}),
        ("?view=matrix", {"deeds", "words", "unsure", "larger"}, {"many"}),
        ("?data=chronology&view=camps", {"tense"}, {"supposed"}),
        ("?view=camps&what=IRN~VEN.foes", {"supposed"}, set()),
        (
            f"{HALVES}&compare=difference",
            {"gained", "lost", "changed", "kept"},
            {"deeds", "shaded"},
        ),
        (HALVES, {"deeds", "words", "shaded"}, {"gained", "kept"}),
    ],
)
def test_the_line_has_the_marks_that_the_picture_has(scene, query, shown, missing):
    found = {*in_line(scene(query))}
    assert shown <= found
    assert not missing & found


@pytest.mark.parametrize("view", [view.name for view in VIEWS.tabs])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_is_one_click_away(scene, view, language):
    drawn = scene(f"?data=chronology&view={view}&lang={language}")
    if not VIEWS[view].marks:
        assert legend.props(drawn) == {"children": [], "hidden": True}
        return
    every = behind_more(drawn)
    assert {*every} >= {*VIEWS[view].marks}
    assert [mark for mark in every if mark in in_line(drawn)] == in_line(drawn)


def test_what_is_taken_away_has_the_same_marks(scene):
    for query in ("?", HOSTILE, "?view=matrix", "?data=chronology&view=camps"):
        drawn = scene(query)
        assert len(legend.key(drawn, drawn.view)) == len(in_line(drawn)), query


def test_nothing_needs_no_key(scene):
    assert legend.props(scene("?status=none"))["hidden"]


def test_the_key_follows_the_selection(scene):
    _, changed = redraw.changes(scene(HOSTILE), (), "map")
    line, _ = changed[legend.KEY]["children"]
    assert named(line.children) == in_line(scene(HOSTILE))
