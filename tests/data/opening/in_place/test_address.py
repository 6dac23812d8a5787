"""Where a table is: read from a command line, refused where it holds a secret."""

import pytest

from data.opening.in_place import address
from data.opening.in_place.address import NotOpened, is_address, read

HIDDEN = "hunter2"


@pytest.mark.parametrize(
    ("text", "engine", "place", "table"),
    [
        ("duckdb:///data/a.db?table=my%20events", "duckdb", "/data/a.db", "my events"),
        ("duckdb://data/a.db", "duckdb", "data/a.db", ""),
        ("parquet:///data/*.parquet", "parquet", "/data/*.parquet", ""),
        ("parquet://what?.parquet", "parquet", "what?.parquet", ""),
        (
            "clickhouse://me@host:8443/db?table=e&secure=1",
            *("clickhouse", "clickhouse://me@host:8443/db", "e"),
        ),
        ("sc://host:15002?table=db.e", "sc", "sc://host:15002", "db.e"),
        ("postgres://me@host/db?table=e", "postgres", "postgres://me@host/db", "e"),
    ],
)
def test_an_address_names_an_engine_a_place_and_a_table(text, engine, place, table):
    found = read(text)
    assert (found.engine, found.place, found.table) == (engine, place, table)
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        f"clickhouse://me:{HIDDEN}@host/db?table=e",
        f"postgres://:{HIDDEN}@host/db?table=e",
        f"clickhouse://host/db?table=e&password={HIDDEN}",
        f"clickhouse://host/db?table=e&access_key={HIDDEN}",
        f"sc://host:15002/;token={HIDDEN}?table=e",
        f"sc://host/;user_id=me;Token={HIDDEN}?table=e",
    ],
)
def test_a_secret_in_an_address_is_refused_and_not_repeated(text):
    with pytest.raises(NotOpened, match="ENTENTE_PASSWORD") as refused:
        read(text)
    assert HIDDEN not in str(refused.value)


def test_what_is_shown_of_an_address_has_none_of_its_options():
    found = read("clickhouse://me@host/db?table=e&session=abc")
    assert found.shown == "clickhouse://me@host/db?table=e"


@pytest.mark.parametrize("text", ["events.csv", "C:\\events.csv", "folder/events", "a.parquet"])
def test_a_file_is_none(text):
    assert not is_address(text)


def test_a_large_parquet_file_is_one(tmp_path, monkeypatch):
    path = tmp_path / "events.parquet"
    path.write_bytes(b"x" * 11)
    assert not is_address(str(path))
    monkeypatch.setattr(address, "LARGE", 10)
    assert is_address(str(path))
    assert read(str(path)).place == str(path)
