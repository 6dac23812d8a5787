"""What is ticked: every type of relation within reach, alone, with its class, all or none."""

import pytest

from components.language.texts import plain
from components.panels import folding, ticks
from data.languages import LANGUAGES
from data.model import STATUSES, classes, relation_types
from tests.components.panels.test_evidence import of_class, parts, text


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
