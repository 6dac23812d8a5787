"""Events as machines code them, by the million, invented, and always the same.

`python -m tests.events FOLDER 1000000` writes a data set of so many relations between 200 states
and bodies, in 14 types and 20 years. What is skewed in real ones is skewed here: a few states and
few pairs are in most events, talk is commoner than deeds, and the later years have more.
"""

import csv
import json
import sys
from pathlib import Path
from typing import Any

import duckdb

from data.columns import ACTOR_COLUMNS
from data.model import relation_types
from data.states import states

STATES, OUTLETS, YEARS, FIRST = 190, 300, 20, 2005
SKEW = {"actor": 4.0, "target": 3.0, "type": 1.8, "outlet": 3.0, "day": 0.7}
FORMS = {True: "act", False: "statement"}
BUSIEST = ("USA", "CHN", "RUS", "ISR", "IRN", "GBR", "FRA", "IND", "PAK", "TUR", "DEU", "JPN")


def write(folder: Path, number: int) -> Path:
    """Write a data set of so many events into a folder of its own in a folder, and return that."""
    made = folder / f"events-{number}"
    made.mkdir(parents=True)
    chosen = sorted(states(), key=lambda one: (one not in BUSIEST, one))[:STATES]
    _write(
        made / "actors.csv",
        [
            {
                **{column.name: "" for column in ACTOR_COLUMNS if not column.optional},
                "actor_id": iso3,
                "name": states()[iso3].names["en"],
                "kind": "state",
                "country": iso3,
                "stands_for": iso3,
            }
            for iso3 in chosen
        ],
    )
    outlet = dict.fromkeys(("publisher", "date", "url", "kind", "state_owned", "note"), "")
    sources = [{"source_id": f"S{n}", "title": f"Outlet {n}", **outlet} for n in range(OUTLETS)]
    _write(made / "sources.csv", sources)
    about: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": made.name,
        "title": made.name,
        "titles": dict.fromkeys(("en", "es", "pt", "fa"), f"{number} events"),
        "perspective": "USA",
    }
    (made / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    _events(made / "relations.csv", number, chosen)
    return made


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _events(path: Path, number: int, chosen: list[str]) -> None:
    """Write the events: whatever is drawn follows from the number of its row alone."""
    engine = duckdb.connect()
    types = [(code.upper(), FORMS[one.deeds]) for code, one in relation_types().items()]
    engine.execute("CREATE TABLE state (n INTEGER, id VARCHAR, name VARCHAR)")
    rows = [(n, iso3, states()[iso3].names["en"]) for n, iso3 in enumerate(chosen)]
    engine.executemany("INSERT INTO state VALUES (?, ?, ?)", rows)
    engine.execute("CREATE TABLE kind (n INTEGER, code VARCHAR, form VARCHAR)")
    engine.executemany("INSERT INTO kind VALUES (?, ?, ?)", [(n, *t) for n, t in enumerate(types)])
    drawn = ", ".join(
        f"pow(hash(i * 31 + {at}) % 1000003 / 1000003.0, {skew}) AS {name}"
        for at, (name, skew) in enumerate(SKEW.items())
    )
    engine.execute(
        f"""COPY (
          SELECT 'E' || i AS relation_id, 'S' || floor(outlet * {OUTLETS})::INT AS source_id,
            '' AS second_source_id, '' AS locator, one.id AS actor, other.id AS target,
            'false' AS mutual, kind.code AS type, kind.form AS form, lower(kind.code) AS label,
            strftime(DATE '{FIRST}-01-01' + floor(day * {YEARS * 365})::INT, '%Y-%m-%d') AS date,
            CASE WHEN hash(i) % 10 < 6 THEN 'claimed' ELSE 'reported' END AS status,
            CASE WHEN hash(i) % 10 < 6 THEN 'Outlet ' || floor(outlet * {OUTLETS})::INT
              ELSE '' END AS attributed_to, 'true' AS counted,
            one.name || ' toward ' || other.name || ': ' || lower(kind.code) || '.' AS statement,
            '' AS note
          FROM (SELECT i, {drawn} FROM range({number}) AS t(i))
            JOIN state AS one ON one.n = floor(actor * {STATES})::INT
            JOIN state AS other
              ON other.n = (one.n + 1 + floor(target * {STATES - 1})::INT) % {STATES}
            JOIN kind ON kind.n = floor(type * {len(types)})::INT
          ORDER BY i
        ) TO '{path}' (FORMAT csv, HEADER true)"""
    )


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), int(sys.argv[2])))  # noqa: T201
