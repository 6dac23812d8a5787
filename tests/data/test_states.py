"""The table of states: codes, names and places."""

import re

import pytest

from components.language.texts import texts
from data.finding import fold
from data.languages import LANGUAGES
from data.states import other_names, states
from tests.landed import LANDED

ARABIC = "يك"  # letters that Persian writes as ی and ک


def test_every_country_of_iso_3166_and_kosovo_are_there():
    assert len(states()) == 250
    assert "XKX" in states()
    assert {"PSE", "TWN", "NAM", "ATA", "ESH", "VAT"} <= states().keys()
    assert list(states()) == sorted(states())


def test_what_else_states_are_called_is_no_name_of_another_state():
    assert other_names().keys() <= states().keys()
    own = {fold(name): code for code, one in states().items() for name in one.names.values()}
    others = [(fold(name), code) for code, names in other_names().items() for name in names]
    assert all(own.get(name, code) == code for name, code in others)
    assert len(dict(others)) == len({*others})
    codes = {code for one in states().values() for code in (one.iso3, one.iso2)} - {"US"}
    assert not {name.upper() for name, _ in others} & codes


def test_codes_are_well_formed_and_unique():
    assert all(re.fullmatch("[A-Z]{3}", code) for code in states())
    two = [state.iso2 for state in states().values()]
    assert all(re.fullmatch("[A-Z]{2}", code) for code in two)
    assert len(set(two)) == len(two)
    assert states()["NAM"].iso2 == "NA"
    assert states()["XKX"].iso2 == "XK"


def test_cow_codes_are_unique_where_there_is_one():
    codes = [state.cow for state in states().values() if state.cow]
    assert len(codes) == len(set(codes)) == 195
    assert all(re.fullmatch("[1-9][0-9]{0,2}", code) for code in codes)
    assert {states()[c].cow for c in ("IRN", "VEN", "USA")} == {"630", "101", "2"}


@pytest.mark.parametrize("code", ["IRN", "VEN", "USA", "CUB", "BRA", "NAM", "XKX"])
def test_a_capital_lies_near_its_country(code):
    (lon, lat), (label_lon, label_lat) = states()[code].capital, states()[code].label
    assert abs(lat - label_lat) < 25
    assert abs(lon - label_lon) < 30


def test_every_place_is_on_earth():
    for state in states().values():
        for lon, lat in (state.label, state.capital):
            assert -180 <= lon <= 180, state.iso3
            assert -90 <= lat <= 90, state.iso3
            assert (lon, lat) != (0, 0), state.iso3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_a_name_of_its_own_in_every_language(language):
    assert all(language in state.names for state in states().values())
    names = [state.names[language] for state in states().values()]
    assert all(name == name.strip() and name for name in names)
    assert len(set(names)) == len(names)


def test_persian_names_are_written_with_persian_letters():
    for state in states().values():
        assert not set(ARABIC) & set(state.names["fa"]), state.iso3
        assert re.search("[\u0600-\u06ff]", state.names["fa"]), state.iso3


def test_every_region_has_a_name_in_the_texts():
    for state in states().values():
        assert f"region.{state.region}" in texts("en")


@pytest.mark.parametrize("name", LANDED)
def test_every_actor_is_somewhere_and_every_node_has_a_place(data_sets, name):
    data_set = data_sets[name]
    assert {actor.country for actor in data_set.actors.values()} <= states().keys()
    for node in data_set.nodes:
        lon, lat = data_set.place(node)
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90


@pytest.mark.parametrize("name", LANDED)
def test_no_two_nodes_share_a_place(data_sets, name):
    places = [data_sets[name].place(node) for node in data_sets[name].nodes]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("name", LANDED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_actor_has_a_name_in_every_language(data_sets, name, language):
    data_set = data_sets[name]
    for actor in data_set.actors.values():
        written = data_set.name_of(actor.actor_id, language)
        assert written == written.strip()
        assert written
        assert language != "fa" or not set(ARABIC) & set(written), actor.actor_id
        assert language != "fa" or re.search("[\u0600-\u06ff]", written), actor.actor_id


def test_who_stands_for_no_state_belongs_nowhere_on_a_map(article):
    placed = {actor: article.placed(actor) for actor in article.actors}
    assert [actor for actor in placed if not placed[actor]] == [
        actor for actor, row in article.actors.items() if row.stands_for not in states()
    ]
    assert not placed["hezbollah"]
    assert placed["usa-state-department"]  # stands for the United States


def test_a_state_of_then_is_where_its_data_set_says(data_sets):
    assert data_sets["europe"].placed("austria-hungary")
