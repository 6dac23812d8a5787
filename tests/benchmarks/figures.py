"""Building each picture on the server, from a scene that nobody has looked at."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson

from components.scene import Scene, Scenes
from components.views import matrix, network, table, timeline, world
from components.views.catalogue import VIEWS
from data.catalogue import Holding
from data.library import Library
from tests.benchmarks.timing import milliseconds
from tests.dense import SIZES, write
from tests.landed import LIBRARY

PICTURES: dict[str, Callable[[Scene], object]] = {
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
    **{name: f"?data={name}" for name in SIZES},
    **{f"{name}, all drawn": f"?data={name}&draw=all" for name in SIZES},
}


def measure() -> list[dict[str, object]]:
    """Time each picture of each data set, and weigh what is sent to the browser."""
    with TemporaryDirectory() as folder:
        dense = [Holding.read(write(Path(folder), name)) for name in SIZES]
    held = Library([*LIBRARY.catalogue.holdings.values(), *dense])
    scenes = Scenes(held, VIEWS, "/")
    found = []
    for name, query in SETS.items():
        fresh = partial(afresh, scenes, query)
        row: dict[str, object] = {"data": name}
        for picture, build in PICTURES.items():
            row[f"{picture} ms"] = milliseconds(partial(drawn, build, fresh), times=5)
            weight = len(orjson.dumps(drawn(build, fresh))) // 1024
            row[f"{picture} kB"] = weight
        found.append(row)
    return found


def afresh(scenes: Scenes, query: str) -> Scene:
    """Return a scene that nobody has looked at."""
    scene, _ = scenes(query)
    return scene


def drawn(build: Callable[[Scene], object], fresh: Callable[[], Scene]) -> object:
    """Draw one picture of a scene that was never asked for anything."""
    return build(fresh())
