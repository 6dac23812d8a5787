"""An engine that gives no answer is told apart by why, and asked again it answers."""

from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from data.engines import asking
from data.engines.asking import Patience, Unanswered
from data.engines.conditions import Counted
from data.engines.grouping import Grouping
from data.engines.table import InEngine
from tests.engines import NEVER, table_of
from tests.landed import LANDED

ALL = LANDED["article"].relations
ENDLESS = """SELECT a.range AS n FROM range(1_000_000) AS a, range(1_000_000) AS b
    WHERE a.range % 7 = b.range % 5"""


@pytest.fixture
def engine(monkeypatch, tmp_path):
    """Return a connection whose questions have a limit, and a file with relations."""
    connection = duckdb.connect()
    patience = Patience(0.2, [duckdb.Error], {"duckdb": [connection.interrupt]})
    monkeypatch.setattr(asking, "PATIENCE", patience)
    path = tmp_path / "relations.parquet"
    table_of(ALL, "duckdb").write_parquet(str(path))
    return connection, path


def test_a_question_that_takes_too_long_is_ended(engine):
    connection, path = engine
    with pytest.raises(Unanswered) as found:
        len(InEngine(connection.sql(ENDLESS), NEVER))
    assert asking.why(found.value) == asking.SLOW
    assert len(InEngine(connection.read_parquet(str(path)), NEVER)) == len(ALL)


def test_an_engine_that_is_away_answers_once_it_is_back(engine):
    connection, path = engine
    relations = InEngine(connection.read_parquet(str(path)), NEVER)
    away = path.rename(path.with_suffix(".away"))
    with pytest.raises((Unanswered, duckdb.Error)) as found:
        relations.tally("type")
    assert asking.why(found.value) == asking.AWAY
    away.rename(path)
    assert relations.tally("type") == ALL.tally("type")


def test_whoever_asks_while_another_is_answered_waits_their_turn(tmp_path):
    path = tmp_path / "relations.parquet"
    table_of(ALL, "duckdb").write_parquet(str(path))
    relations = InEngine(duckdb.read_parquet(str(path), connection=duckdb.connect()), NEVER)

    def cells():
        return Grouping(relations._frame.to_native()).cells().numbers.sum()

    questions = [
        lambda: relations.tally("type"),
        lambda: relations.where(Counted()).page(3, 5),
        lambda: [one.relation_id for one in relations],
        lambda: relations.only(Counted()).page(0),
        lambda: len(relations.only(Counted())),
        relations.ties,
        lambda: relations.where(Counted()).span,
        lambda: relations.retold.names,
        cells,
    ] * 6
    with ThreadPoolExecutor(8) as readers:
        found = [*readers.map(lambda ask: ask(), questions)]
    assert found == [ask() for ask in questions]
