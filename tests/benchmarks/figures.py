"""Building each picture on the server, from a scene that nobody has looked at."""

from collections.abc import Callable
from functools import partial

import orjson

import app
from components.scene import Scene
from components.views import matrix, network, table, timeline, world
from data import positions as graph
from data.address import parse
from tests.benchmarks.timing import milliseconds

PICTURES = {
    "map": world.figure,
    "network": network.figure,
    "matrix": matrix.figure,
    "table": table.rows,
    "timeline": timeline.figure,
}
SETS = {
    "article": "?data=article",
    "article, actors": "?data=article&level=actors",
    "chronology": "?data=chronology",
    "chronology, actors": "?data=chronology&level=actors",
}


def measure() -> list[dict[str, object]]:
    """Time each picture of each data set, and weigh what is sent to the browser."""
    data_sets = app.load_all()
    layouts = {
        name: graph.positions(data_set, app.ROOT / "data" / name)
        for name, data_set in data_sets.items()
    }
    found = []
    for name, query in SETS.items():
        selection, _ = parse(query, data_sets)
        fresh = partial(Scene, data_sets[selection.data], selection, layouts[selection.data], "/")
        row: dict[str, object] = {"data": name}
        for picture, build in PICTURES.items():
            row[f"{picture} ms"] = milliseconds(partial(drawn, build, fresh), times=15)
            weight = len(orjson.dumps(drawn(build, fresh))) // 1024
            row[f"{picture} kB"] = weight
        found.append(row)
    return found


def drawn(build: Callable[[Scene], object], fresh: Callable[[], Scene]) -> object:
    """Draw one picture of a scene that was never asked for anything."""
    return build(fresh())
