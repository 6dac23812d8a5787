"""`python app.py duckdb:///…` serves a table where it is, and says what became of it."""

import re
import subprocess
import sys
from urllib.request import urlopen

import pytest

import app
from tests.asked_in_place import database

SLOWEST = 120  # seconds


def command(home, *arguments):
    return subprocess.Popen(
        [sys.executable, "app.py", "--port", "0", *arguments],
        cwd=app.ROOT,
        env={"ENTENTE_HOME": str(home), "PATH": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.fixture
def started(tmp_path):
    """Return the atlas of a table in a database, once it says where it is."""
    path = database(tmp_path / "held.db")
    process = command(tmp_path / "home", f"duckdb://{path}?table=events")
    with process:
        yield process
        process.terminate()


def test_a_page_opens_with_the_table(started):
    address = re.search(r"http\S+", started.stdout.readline())[0]
    assert "of 400 rows are relations" in started.stderr.readline()
    with urlopen(address, timeout=SLOWEST) as answer:
        assert answer.status == 200
    with urlopen(f"{address}/answers/wide/?actors=IRN", timeout=SLOWEST) as answer:
        assert "Venezuela" in answer.read().decode()
    with urlopen(f"{address}/data/relations.csv", timeout=SLOWEST) as answer:
        assert b",IRN~VEN," in answer.read()


@pytest.mark.parametrize(
    ("address", "code", "said"),
    [
        ("duckdb:///nowhere/at/all.db", 1, "there is no file /nowhere/at/all.db"),
        ("clickhouse://me:hunter2@host/db?table=t", 2, "ENTENTE_PASSWORD"),
    ],
)
def test_what_cannot_be_opened_ends_with_a_sentence(tmp_path, address, code, said):
    process = command(tmp_path / "home", address)
    _, told = process.communicate(timeout=SLOWEST)
    assert process.returncode == code
    assert said in told
    assert "hunter2" not in told
    assert "Traceback" not in told


def test_engines_cost_nothing_where_none_is_asked():
    """Nor do libraries of tables: `make run` serves the sets that come along without them."""
    served = "import sys, app; app.create_app(app.read_library()); print(*sys.modules)"
    asked = [sys.executable, "-c", served]
    found = subprocess.run(asked, cwd=app.ROOT, capture_output=True, check=True, encoding="utf-8")
    libraries = {"duckdb", "ibis", "pyspark", "clickhouse_connect", "pandas", "polars", "pyarrow"}
    assert not libraries & {*found.stdout.split()}
