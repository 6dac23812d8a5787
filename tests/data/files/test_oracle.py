"""The oracle itself: its random selections must differ, and hold something to compare."""

from tests.data.files import oracle


def test_the_random_selections_are_worth_comparing():
    found = [len(oracle.relations(parameters)) for parameters in oracle.selections("oracle")]
    assert len(found) == oracle.MANY
    assert sum(count > 0 for count in found) > oracle.MANY / 2
    assert len(set(found)) > oracle.MANY / 5
