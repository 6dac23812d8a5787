"""Links: what is written short must be the same as what is written whole."""

import pytest

from components import addresses
from data.address.reading import parse
from tests.grammar import grammar

SELECTIONS = [
    "",
    "?data=chronology&view=camps&types=none&lang=fa",
    "?tie=IRN~VEN&only=1&title=tie%3D%00IRN~VEN&note=1,1,here&draw=all",
    "?tie=CUB~IRN,IRN~VEN&title=Two&versus=from%3D2010&compare=difference",
    "?story=1&step=3",
    "?data=chronology&what=IRN~VEN.foes&sort=newest&theme=dark",
]


@pytest.mark.parametrize("query", SELECTIONS)
@pytest.mark.parametrize("thing", ["IRN~VEN", "CUB", "CUB~IRN~VEN", "a b&tie=c~d/é"])
def test_the_links_that_choose_are_those_of_the_selections(data_sets, query, thing):
    selection, _ = parse(query, grammar(data_sets))
    wanted = addresses.here(selection.choosing(thing))
    assert addresses.choosing(selection, thing) == wanted


ONE_MACHINE = (
    "http://127.0.0.1:8050/",
    "http://127.9.9.9/",
    "http://localhost/",
    "http://LOCALHOST.:8050/",
    "http://atlas.localhost/?lang=fa",
    "http://[::1]:8050/",
    "http://0.0.0.0:8050/",
    "file:///tmp/atlas.html",
)
ELSEWHERE = (
    "https://example.org/",
    "http://192.168.1.7:8050/",
    "http://localhost.example.org/",
    "http://mylocalhost/",
    "http://[2001:db8::1]/",
)


@pytest.mark.parametrize("address", ONE_MACHINE)
def test_an_address_of_one_machine_is_known(address):
    assert addresses.is_of_one_machine(address)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_an_address_that_others_can_open_is_none_of_one_machine(address):
    assert not addresses.is_of_one_machine(address)
