"""What a data address asks for: the page's own grammar, read strictly."""

import re

import pytest
from hypothesis import given

from data.address.writing import write
from data.files.asked import Unreadable, parameters, read
from data.files.names import decisive
from data.parameters import LONGEST, MOST_ACTORS, PRESENTATION
from data.selection import Selection
from tests.landed import LANDED
from tests.strategies import PARAMETERS, addresses, selections


@given(selections(LANDED))
def test_every_address_of_the_page_is_read(selection):
    assert read(write(selection), LANDED) == decisive(selection)


@given(addresses())
def test_any_address_is_read_or_refused_in_one_line(query):
    said = "fine: found it, wanted it."
    try:
        read(query.lstrip("?"), LANDED)
    except Unreadable as problem:
        said = str(problem)
    assert said.isprintable()
    assert re.fullmatch(".*: found .*, wanted .*[.]", said)


def test_every_parameter_of_the_page_is_known():
    assert {*parameters(LANDED), *PRESENTATION} == set(PARAMETERS)


def test_the_data_set_is_named_first_because_the_others_are_read_by_it():
    with pytest.raises(Unreadable, match=r"^data: found 'x'"):
        read("tie=x&actors=x&data=x", LANDED)


def test_what_decides_nothing_may_be_long_and_what_decides_may_not():
    view = "v" * 3 * LONGEST
    assert read(f"view={view}&actors=IRN", LANDED) == Selection(actors=("IRN",))
    with pytest.raises(Unreadable, match=rf"^actors: .* of at most {LONGEST} letters"):
        read(f"actors={'IRN,' * LONGEST}", LANDED)


def test_too_many_actors_are_too_many():
    many = ",".join(sorted(LANDED["chronology"].actors)[: MOST_ACTORS + 1])
    with pytest.raises(Unreadable, match=rf"^actors: .* at most {MOST_ACTORS}"):
        read(f"data=chronology&actors={many}", LANDED)
