"""Actors without a country: none is invented, and former states stand where they were."""

import csv
import io
import zipfile
from itertools import permutations

import pytest

from components.panels import rail
from components.views import matrix, tray, world
from components.wording import headline
from data.files.extract import Extract
from data.files.network import to_graphml
from data.finding import named
from data.languages import LANGUAGES
from data.library import Library
from data.load import load
from data.selection import Selection
from tests.conftest import PEOPLE, write_data_set
from tests.test_undated import everything, served

FORMER = {"kind": "state", "country": ""}
ACTORS = (
    *PEOPLE,
    {"actor_id": "yugoslavia", "name": "Yugoslavia", "stands_for": "yugoslavia", **FORMER},
    {"actor_id": "atlantis", "name": "Atlantis", "stands_for": "atlantis", **FORMER},
    {
        "actor_id": "marshal",
        "name": "A marshal",
        "kind": "person",
        "country": "",
        "stands_for": "yugoslavia",
        "parent": "yugoslavia",
    },
    {
        "actor_id": "council",
        "name": "A council of many",
        "kind": "organisation",
        "country": "",
        "stands_for": "council",
    },
    {"actor_id": "envoy", "name": "An envoy", "kind": "person", "stands_for": "IRN"},
)
PLACES = {"yugoslavia": [20.46, 44.81]}
ENDS = ("IRN", "USA", "yugoslavia", "atlantis", "marshal", "council", "envoy", "hezbollah")
RELATIONS = [
    {"actor": one, "target": other, "type": ("AID", "ACCUSE")[n % 2]}
    for n, (one, other) in enumerate(permutations(ENDS, 2))
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_data_set(tmp_path_factory.mktemp("former"), RELATIONS, ACTORS, places=PLACES)


@pytest.fixture(scope="module")
def data_set(folder):
    return load(folder)


@pytest.mark.parametrize(
    "query",
    [
        *("?", "?level=actors&lang=fa", "?lang=es&projection=globe&tie=yugoslavia"),
        *("?seen=yugoslavia&level=actors", "?order=region&lang=pt&tie=council~marshal"),
        "?actors=council,yugoslavia&side=between",
    ],
)
def test_every_view_and_file_answers(folder, query):
    assert all(text or path.endswith(".zip") for path, text in everything(served(folder), query))


STANDING = [
    # node, is it a state, does anybody know where it is, does it belong on the map
    ("IRN", True, True, True),
    ("yugoslavia", True, True, True),
    ("atlantis", True, False, False),
    ("marshal", False, True, True),
    ("envoy", False, True, True),
    ("council", False, False, False),
    ("hezbollah", False, True, False),
]


@pytest.mark.parametrize(("node", "state", "located", "placed"), STANDING)
def test_who_has_no_country_stands_where_it_is_known_to_be(data_set, node, state, located, placed):
    assert data_set.is_state(node) is state
    assert data_set.located(node) is located
    assert data_set.placed(node) is placed
    if not located:
        with pytest.raises(KeyError):
            data_set.place(node)


def test_a_former_state_is_drawn_where_it_was_as_a_state_is(scene_of, data_set):
    drawn = scene_of(data_set)
    (dots,) = world.nodes(drawn)
    at = dots["customdata"].index("yugoslavia")
    assert (dots["lon"][at], dots["lat"][at]) == (20.46, 44.81)
    assert dots["marker"]["symbol"][at] == "circle"
    assert dots["marker"]["color"][at] != drawn.style.theme.panel
    assert "yugoslavia" not in world.countries(drawn)["locations"]
    assert {"council", "atlantis", "hezbollah"} == {*tray.nodes(drawn)}
    assert tray.meta(drawn, 12)["tray"]["heading"] == "3 without a place on the map"
    assert data_set.place("marshal") != data_set.place("yugoslavia")


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", ["Former states", "No country"]),
        ("es", ["Antiguos Estados", "Sin país"]),
        ("pt", ["Antigos Estados", "Sem país"]),
        ("fa", ["دولت‌های پیشین", "بدون کشور"]),
    ],
)
def test_the_filter_has_them_in_groups_after_all_regions(scene_of, data_set, language, wanted):
    groups = rail.actor_options(scene_of(data_set, f"?lang={language}"))
    assert [one["group"] for one in groups][-2:] == wanted
    former, none = ([item["value"] for item in one["items"]] for one in groups[-2:])
    assert (former, none) == (["atlantis", "yugoslavia", "marshal"], ["council", "envoy"])
    assert sum(len(one["items"]) for one in groups) == len(ACTORS)


def test_the_matrix_has_them_after_all_regions(scene_of, data_set):
    order = matrix.arrange(scene_of(data_set, "?view=matrix&order=region"))
    assert order[-3:] == ["atlantis", "yugoslavia", "council"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_finds_them(data_set, language):
    kinds = {one.id: one.kind for one in named(data_set, language)}
    assert (kinds["yugoslavia"], kinds["council"], kinds["marshal"]) == ("state", "body", "person")


def test_files_have_an_empty_country_and_are_a_data_set_again(folder, data_set, tmp_path):
    answer = served(folder).get("/data/relations.zip")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        packed.extractall(tmp_path)
    with (tmp_path / "actors.csv").open(encoding="utf-8-sig", newline="") as file:
        countries = {row["actor_id"]: row["country"] for row in csv.DictReader(file)}
    assert {key for key, country in countries.items() if not country} == {
        *("yugoslavia", "atlantis", "marshal", "council", "envoy")
    }
    again = load(tmp_path)
    assert {key: one.country for key, one in again.actors.items()} == countries
    assert again.place("yugoslavia") == data_set.place("yugoslavia")


def test_a_network_has_no_place_for_who_is_nowhere(data_set):
    holding = Library.of(data_set).catalogue.holdings[data_set.name]
    extract = Extract(data_set, Selection(data=data_set.name))
    written = to_graphml(extract, holding.layouts["countries"], "all of it").decode()
    assert written.count('<node id="') == 6
    assert written.count(">20.46<") == 1


def test_a_state_of_the_past_is_counted_and_drawn_as_a_state(scene):
    drawn = scene("?data=europe")
    assert "austria-hungary" in drawn.results.states
    (dots,) = world.nodes(drawn)
    assert {*dots["marker"]["symbol"]} == {"circle"}
    assert headline.nodes(drawn) == drawn.say.count("count.states", 6)
