"""What a request may say: for each kind of property that a callback reads, the test of its value.

A test is given whatever JSON can hold, and answers without an error.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Test = Callable[[Any], bool]
Accepted = Mapping[str, Test]  # by "id.property"

SURROGATE = re.compile("[\ud800-\udfff]")
LARGEST = 2**53  # the whole numbers that a browser can count to


def string(value: Any) -> bool:
    """Tell whether a value is a string, even one with halves of letters."""
    return isinstance(value, str)


def text(value: Any) -> bool:
    """Tell whether a value is a string that an answer can carry, without halves of letters."""
    return isinstance(value, str) and not SURROGATE.search(value)


def whole(value: Any) -> bool:
    """Tell whether a value is a whole number that a browser can have counted."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < LARGEST


def optional(test: Test) -> Test:
    """Return the test of what may also be missing."""
    return lambda value: value is None or test(value)


def one_of(names: Iterable[str]) -> Test:
    """Return the test of a choice."""
    known = frozenset(names)
    return lambda value: isinstance(value, str) and value in known


def record(**fields: Test) -> Test:
    """Return the test of an object with these fields; what else it has, nobody reads."""
    return lambda value: (
        isinstance(value, dict) and all(test(value.get(name)) for name, test in fields.items())
    )
