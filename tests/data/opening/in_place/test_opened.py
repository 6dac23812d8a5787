"""A table that stays where it is says what it says to pandas, on every engine that holds it."""

from dataclasses import replace
from datetime import date
from random import Random

import duckdb
import pytest

from data.engines.conditions import Counted, Involves, OneOf, Within
from data.engines.memory import InMemory
from data.model import LEVELS
from data.opening.in_place.address import NotOpened, read
from data.opening.in_place.opened import of_connected, open_in_place
from tests.asked_in_place import COLUMNS, ENGINES, by_pandas, database, of_cluster, table
from tests.engines import OF_A_CLUSTER, counted

NOTHING: dict[str, str] = {}
TYPES = ("aid", "sanction", "assault", "threaten", "consult")
NODES = ("IRN", "VEN", "USA", "BRA", "MMR", "FRA", "hezbollah")


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    """Return the relations of the table as pandas has them, in memory."""
    one = of_connected(read("sc://host?table=events"), by_pandas(), tmp_path_factory.mktemp("home"))
    return InMemory(map(plain, one.holding.data_set.relations))


@pytest.fixture(scope="module", params=ENGINES)
def opened(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    return of_engine(request.param, folder)


def of_engine(library, folder):
    if library in OF_A_CLUSTER:
        return of_connected(read("sc://host?table=events"), of_cluster(library), folder / "home")
    if library == "duckdb":
        path = database(folder / "held.db")
        return open_in_place(read(f"duckdb://{path}?table=events"), NOTHING, folder / "home")
    folder = folder / "events"
    folder.mkdir()
    halves = table().slice(0, 200), table().slice(200)
    for at, half in enumerate(halves):
        duckdb.from_arrow(half).write_parquet(str(folder / f"{at}.parquet"))
    return open_in_place(read(f"parquet://{folder}/*.parquet"), NOTHING, folder / "home")


def plain(one):
    """Return a relation without where it stands, which not every engine knows."""
    return replace(one, locator="")


def conditions(random):
    days = sorted(date(random.randrange(2005, 2014), random.randrange(1, 13), 15) for _ in "ab")
    some = [
        Within(*days),
        OneOf("type", tuple(random.sample(TYPES, 2))),
        OneOf("status", ("claimed",)),
        Involves(tuple(random.sample(NODES, 2)), random.choice(["either", "acts", "acted-upon"])),
        Counted(),
    ]
    return random.sample(some, random.randrange(1, 4))


def test_every_relation_is_the_same(opened, reference):
    found = sorted(map(plain, opened.holding.data_set.relations), key=lambda one: one.relation_id)
    assert found == sorted(reference, key=lambda one: one.relation_id)
    assert 100 < len(found) < opened.rows
    assert {"no-actor", "no-state", "unknown-type"} <= opened.left_out.keys()


@pytest.mark.parametrize("seed", range(100))
def test_every_question_has_the_same_answer(opened, reference, seed):
    random = Random(seed)
    asked, level = conditions(random), random.choice(LEVELS)
    found, wanted = opened.holding.data_set.relations.where(*asked), reference.where(*asked)
    assert len(found) == len(wanted)
    for field in ("type", "status", "sign"):
        assert found.tally(field) == wanted.tally(field)
    assert found.ties(level) == wanted.ties(level)
    assert counted(found.roll_up(level)) == counted(wanted.roll_up(level))
    assert (found.months, found.extent, found.span) == (wanted.months, wanted.extent, wanted.span)
    at = random.randrange(len(wanted) + 1)
    assert [*map(plain, found.page(at, 5))] == [*wanted.page(at, 5)]


@pytest.fixture
def held(tmp_path):
    return database(tmp_path / "held.db", 'a "b; drop table x')


@pytest.fixture
def address(held):
    return read(f"duckdb://{held}")


def test_it_is_read_and_never_written(held, address, tmp_path):
    before = held.read_bytes()
    open_in_place(address, NOTHING, tmp_path / "home")
    assert held.read_bytes() == before


def test_how_it_is_read_lies_beside_it_and_a_person_may_change_it(address, tmp_path):
    one = open_in_place(address, NOTHING, tmp_path / "home")
    assert one.mapping.parent == tmp_path
    said = one.mapping.read_text(encoding="utf-8")
    assert 'actor = "who"' in said
    before = one.holding.data_set.relations
    settled = said.replace("\n[names]\n", '\n[names]\nIran = "-"\n')
    settled = settled.replace("\n[types]\n", '\n[types]\ngibberish = "AID"\n')
    one.mapping.write_text(settled, encoding="utf-8")
    after = open_in_place(address, NOTHING, tmp_path / "home").holding.data_set.relations
    assert before.mentions["IRN"]
    assert not after.mentions["IRN"]
    assert after.tally("label")["gibberish"]


def test_a_role_that_is_missing_is_named_with_its_remedy(address, tmp_path):
    one = open_in_place(address, NOTHING, tmp_path / "home")
    said = one.mapping.read_text(encoding="utf-8").replace('target = "Target"\n', "")
    one.mapping.write_text(said, encoding="utf-8")
    with pytest.raises(NotOpened) as refused:
        open_in_place(address, NOTHING, tmp_path / "home")
    for part in (", ".join(COLUMNS), "`target` (toward whom", 'target = "', str(one.mapping)):
        assert part in str(refused.value)


def test_a_column_that_is_not_there_is_named_with_its_line(address, tmp_path):
    one = open_in_place(address, NOTHING, tmp_path / "home")
    said = one.mapping.read_text(encoding="utf-8").replace('"Target"', '"Tarjet"')
    one.mapping.write_text(said, encoding="utf-8")
    line = [*said.splitlines()].index('target = "Tarjet"') + 1
    with pytest.raises(NotOpened, match=f"line {line}, target: found 'Tarjet', wanted one of"):
        open_in_place(address, NOTHING, tmp_path / "home")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("duckdb://{folder}/none.db", "there is no file"),
        ("duckdb://{folder}/held.db?table=other", 'found the tables a "b; drop table x'),
        ("parquet://{folder}/*.parquet", "there is no such file"),
        ("sc://127.0.0.1:1", "names no table"),
        ("nosuch://host/db?table=t", "nosuch"),
    ],
)
def test_what_cannot_be_opened_is_told_in_a_sentence(held, tmp_path, text, said):
    with pytest.raises(NotOpened) as refused:
        open_in_place(read(text.format(folder=held.parent)), NOTHING, tmp_path / "home")
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_what_is_kept_of_files_is_made_anew_when_they_change(held, address, tmp_path):
    def number():
        return len(open_in_place(address, NOTHING, tmp_path / "home").holding.data_set.relations)

    before = number()
    assert number() == before
    with duckdb.connect(str(held)) as engine:
        engine.execute('INSERT INTO "a ""b; drop table x" FROM "a ""b; drop table x"')
    assert number() == 2 * before
