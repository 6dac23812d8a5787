"""Results: what is chosen of a selection, and what stands back behind it."""

import pytest

ROWS = (
    {"actor": "IRN", "target": "VEN"},
    {"actor": "minister", "target": "VEN", "counted": "false"},
    {"actor": "minister", "target": "IRN"},
    {"actor": "VEN", "target": "hezbollah"},
    {"actor": "USA", "target": "VEN"},
)
# What is chosen; the relations and the ties in question, and how many of both stand back.
CHOSEN = [
    ("", "R1 R2 R3 R4 R5", "IRN~VEN USA~VEN VEN~hezbollah", (0, 0)),
    ("tie=IRN~VEN", "R1 R2", "IRN~VEN", (2, 3)),
    ("tie=IRN~VEN,USA~VEN", "R1 R2 R5", "IRN~VEN USA~VEN", (1, 2)),
    ("tie=IRN,USA~VEN", "R1 R2 R3 R5", "IRN~VEN USA~VEN", (1, 1)),
    ("tie=IRN~USA~VEN", "R1 R2 R5", "IRN~VEN USA~VEN", (1, 2)),
    ("tie=IRN,IRN~VEN", "R1 R2 R3", "IRN~VEN", (2, 2)),
    ("tie=IRN~USA", "", "", (3, 4)),
    ("tie=IRN~VEN&only=1", "R1 R2", "IRN~VEN", (2, 3)),
]


@pytest.mark.parametrize(("query", "relations", "ties", "rest"), CHOSEN)
def test_what_is_chosen_is_in_question_and_the_rest_stands_back(
    small, scene_of, query, relations, ties, rest
):
    found = scene_of(small(ROWS), f"?{query}").results
    assert [one.relation_id for one in found.evidence] == relations.split()
    assert [tie.tie for tie in found.highlighted] == ties.split()
    assert [*found.highlighted_relations] == [one for one in found.evidence if one.counted]
    assert found.rest == rest
    assert len(found.ties) == len(found.highlighted) + found.rest.ties
