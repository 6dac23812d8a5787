"""What is ticked: every type of relation within reach, alone, with its class, all or none."""

import dash_mantine_components as dmc
import pytest

from components.language.texts import plain
from components.panels import folding, ticks
from data.languages import LANGUAGES
from data.model import STATUSES, classes, relation_types
from tests.components.panels.test_evidence import of_class, parts, text
from tests.counting import selected
from tests.facts import vouching


def sets(component):
    """Yield what each button ticks: its group, and the values."""
    for part in parts(component):
        values = getattr(part, "data-values", None)
        if values is not None:
            yield part, getattr(part, "data-ticks"), [*filter(None, values.split(","))]


def test_each_type_is_in_one_class():
    types = [code for own in classes().values() for code in own]
    assert sorted(types) == sorted(relation_types())
    assert len(classes()) == 5
    for name, own in classes().items():
        for code in own:
            kind = relation_types()[code]
            assert kind.character in name
            assert not kind.sign or kind.deeds == name.endswith("deeds")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_box_can_be_had_alone_and_all_or_none_of_the_types(scene, language):
    drawn = scene(f"?lang={language}")
    found = [
        (group, values) for _, group, values in sets([ticks.kinds(drawn), ticks.sureness(drawn)])
    ]
    for code in relation_types():
        assert ("types", [code]) in found
    for status in STATUSES:
        assert ("status", [status]) in found
    for own in classes().values():  # the box of the class, and what leaves it alone
        assert found.count(("types", [*own])) >= 2
    assert ("types", [*relation_types()]) in found
    assert ("types", []) in found


def test_who_hears_the_page_hears_what_stays_alone(scene):
    for button, _, _ in sets(ticks.kinds(scene("?"))):
        if button.className == "only":
            assert getattr(button, "aria-label").startswith("Only this: ")


@pytest.mark.parametrize("query", ["?", "?types=support", "?data=chronology&status=claimed"])
def test_a_class_counts_what_its_types_count(scene, query):
    counts = {name: int(n) for name, n in ticks.tallies(scene(query)).items()}
    for name, own in classes().items():
        assert counts[name] == sum(counts[code] for code in own)
    shown = {part.id: text(part) for part in of_class(ticks.kinds(scene(query)), "count")}
    for name in classes():
        assert shown[f"count-{name}"] == str(counts[name])


@pytest.mark.parametrize(
    ("types", "states"),
    [
        ("", ["true"] * 5),
        ("none", ["false"] * 5),
        ("request", ["false", "false", "true", "false", "false"]),
        ("consult,agree,support,assault", ["true", "false", "false", "false", "mixed"]),
    ],
)
def test_the_box_of_a_class_says_whether_all_or_some_are_ticked(scene, types, states):
    drawn = ticks.kinds(scene(f"?types={types}"))
    boxes = [getattr(box, "aria-checked") for box in of_class(drawn, "class")]
    assert boxes == states


@pytest.mark.parametrize(
    ("query", "filters", "evidence"),
    [
        ("?", "none", "nothing chosen"),
        ("?status=claimed", "Claimed by someone", "nothing chosen"),
        ("?tie=IRN~VEN", "none", "Iran and Venezuela"),
        ("?actors=IRN&tie=VEN", "Iran", "Venezuela"),
    ],
)
def test_a_folded_panel_says_how_it_stands(scene, query, filters, evidence):
    drawn = scene(query)
    said = {name: plain(words) for name, words in folding.states(drawn).items()}
    assert said == {"filters": filters, "evidence": evidence}
    changed = folding.changes(drawn)
    for name, words in folding.states(drawn).items():
        assert changed[folding.state_of(name)] == {"children": words}
        assert text(folding.button(drawn, name)).endswith(words)


# ------------------------------------------------------------------ who vouches

VOUCHED = [
    "?data=chronology",
    "?data=chronology&from=2010&types=support,aid",
    "?data=chronology&source=advocacy,court",
    "?data=chronology&owner=state",
    "?data=chronology&source=newspaper&owner=others&status=reported&actors=VEN",
    "?data=chronology&source=none",
]


@pytest.mark.parametrize("query", VOUCHED)
@pytest.mark.parametrize(("group", "place"), [("source", 0), ("owner", 1)])
def test_beside_each_kind_stands_what_is_left_where_it_alone_is_ticked(scene, query, group, place):
    drawn = scene(query)
    asked = dict(part.split("=") for part in query.removeprefix("?").split("&"))
    boxes = [box for box in parts(ticks.vouching(drawn)) if isinstance(box, dmc.Checkbox)]
    shown = {part.id: text(part) for box in boxes for part in of_class(box.label, "count")}
    for value in vouching("chronology")[place]:
        alone = [row for row in selected({**asked, group: value}) if row["counted"] == "true"]
        assert shown[f"count-{value}"] == str(len(alone)) == ticks.tallies(drawn)[value]


@pytest.mark.parametrize(
    ("query", "opened", "source", "owner"),
    [
        ("", False, 10, 2),
        ("&source=court", True, 1, 2),
        ("&owner=none", True, 10, 0),
    ],
)
def test_it_is_folded_until_something_is_asked_of_the_sources(scene, query, opened, source, owner):
    (folded,) = ticks.vouching(scene(f"?data=chronology{query}"))
    assert (folded.open, folded.hidden) == (opened, False)
    groups = {p.id: p.value for p in parts(folded) if isinstance(p, dmc.CheckboxGroup)}
    assert [len(groups[name]) for name in ("source", "owner")] == [source, owner]
    assert ("source", ["court"]) in [(group, values) for _, group, values in sets(folded)]


def test_where_all_sources_are_alike_there_is_nothing_to_tick(scene, scene_of, small):
    for drawn in (scene("?"), scene_of(small([{}]))):
        (folded,) = ticks.vouching(drawn)
        assert folded.hidden
        assert not of_class(folded, "tick")
        assert "newspaper" not in ticks.tallies(drawn)


def test_only_kinds_that_occur_are_listed(scene_of, small):
    known = [{"source_id": "S1", "kind": "court"}, {"source_id": "S2"}]
    drawn = scene_of(small([{}, {"source_id": "S2"}], sources=known))
    (folded,) = ticks.vouching(drawn)
    values = [(group, value) for _, group, value in sets(folded)]
    assert values == [("source", ["court"]), ("source", ["other"])]
