"""The outlines of the countries as lines, for pictures that are drawn without plotly.js."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from components.drawing.curves import Curve
from data.reading.notations import read_json
from data.reading.problems import InvalidData, Problem, in_folder
from data.states import Point

WORLD = Path(__file__).parents[2] / "assets" / "topojson" / "world_110m.json"


def rings() -> tuple[Curve, ...]:
    """Return every outline as a closed ring of degrees: longitude, latitude."""
    return tuple(ring for _, ring in countries())


@cache
def areas() -> Mapping[str, float]:
    """Return how large the main part of each state is drawn, in square degrees."""
    return MappingProxyType({code: _area(ring) for code, ring in main_parts().items()})


@cache
def main_parts() -> Mapping[str, Curve]:
    """Return the outline of the largest part of each state."""
    found: dict[str, Curve] = {}
    for code, ring in countries():
        if code not in found or _area(ring) > _area(found[code]):
            found[code] = ring
    return MappingProxyType(found)


def _area(ring: Curve) -> float:
    """Return how large an outline is, in square degrees as they are at the equator."""
    x, y = ring[:, 0] * np.cos(np.radians(ring[:, 1])), ring[:, 1]
    return abs(float(x[:-1] @ y[1:] - x[1:] @ y[:-1])) / 2


@lru_cache(maxsize=1 << 12)  # each is asked for again with the same set
def land_around(code: str, dot: Point, far: float) -> Sequence[Point]:
    """Return the corners around the main part of a state, none over `far` degrees from its dot.

    What has no outline is no larger than its dot.
    """
    part, (lon, lat) = main_parts().get(code), dot
    if part is None:
        return (dot,)
    across, up = np.clip([(part[:, 0] - lon + 180) % 360 - 180, part[:, 1] - lat], -far, far)
    sides = (lon + float(across.min()), lon + float(across.max()))
    ends = (lat + float(up.min()), lat + float(up.max()))
    return (dot, *((x, y) for x in sides for y in ends))


@cache
def countries() -> tuple[tuple[str, Curve], ...]:
    """Return every outline as a closed ring of degrees, with the code of its country.

    The file is TopoJSON: arcs of whole steps from point to point on a grid, each stored once and
    named by the countries on both its sides, by one of them backwards.

    Raises:
        InvalidData: if there is no such file, or it holds something else.
    """
    with in_folder(WORLD.parent):
        topology, _ = read_json(WORLD)
        try:
            return tuple(_countries(topology))
        except (ArithmeticError, LookupError, TypeError, ValueError):
            found, wanted = "other JSON", "the outlines of countries as TopoJSON"
            raise InvalidData(
                [Problem(WORLD.name, 1, "file", found, wanted, quoted=False)]
            ) from None


def _countries(topology: dict[str, Any]) -> Iterator[tuple[str, Curve]]:
    scale, origin = (np.array(topology["transform"][part]) for part in ("scale", "translate"))
    steps = [np.array(arc, dtype=float).reshape(-1, 2) for arc in topology["arcs"]]
    arcs = [np.cumsum(arc, axis=0) * scale + origin for arc in steps]
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        rings = (_ring(ring, arcs) for polygon in polygons for ring in polygon)
        yield from ((country["id"], ring) for ring in rings)


def _ring(numbers: list[int], arcs: list[Curve]) -> Curve:
    """Return the points of some arcs; the number ~n means arc n backwards."""
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
