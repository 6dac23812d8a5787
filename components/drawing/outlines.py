"""The outlines of the countries as lines, for pictures that are drawn without plotly.js."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from components.drawing.curves import Curve
from data.reading.notations import read_json
from data.reading.problems import InvalidData, Problem, in_folder

WORLD = Path(__file__).parents[2] / "assets" / "topojson" / "world_110m.json"


@cache
def rings() -> tuple[Curve, ...]:
    """Return every outline as a closed ring of degrees: longitude, latitude.

    The file is TopoJSON: arcs of whole steps from point to point on a grid, each stored once and
    named by the countries on both its sides, by one of them backwards.

    Raises:
        InvalidData: if there is no such file, or it holds something else.
    """
    with in_folder(WORLD.parent):
        topology, _ = read_json(WORLD)
        try:
            return tuple(_rings(topology))
        except (ArithmeticError, LookupError, TypeError, ValueError):
            found, wanted = "other JSON", "the outlines of countries as TopoJSON"
            raise InvalidData(
                [Problem(WORLD.name, 1, "file", found, wanted, quoted=False)]
            ) from None


def _rings(topology: dict[str, Any]) -> Iterator[Curve]:
    scale, origin = (np.array(topology["transform"][part]) for part in ("scale", "translate"))
    steps = [np.array(arc, dtype=float).reshape(-1, 2) for arc in topology["arcs"]]
    arcs = [np.cumsum(arc, axis=0) * scale + origin for arc in steps]
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        yield from (_ring(ring, arcs) for polygon in polygons for ring in polygon)


def _ring(numbers: list[int], arcs: list[Curve]) -> Curve:
    """Return the points of some arcs; the number ~n means arc n backwards."""
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
