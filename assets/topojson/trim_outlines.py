"""Make world_110m.json out of plotly.js' own outlines: see LICENSE.md.

    python assets/topojson/trim_outlines.py PLOTLY_GEO_ASSETS_JS [world_110m.json]

The source is `dist/plotly-geo-assets.js` of the npm package plotly.js 4.1.1.
(Not JavaScript: Dash would load a script of this folder into every page.)
"""

import json
import math
import re
import sys
from pathlib import Path

GRID = 0.02  # degrees per step: a tenth of a pixel on a map 1920 px wide
DETAIL = 0.03  # square degrees: a point that spans less with its neighbours goes (half a pixel)
ISLAND = 0.02  # square degrees: smaller islands and holes go, unless a country has no larger part
SOUTH = -60  # what lies wholly below (Antarctica) goes

Point = tuple[float, float]
Line = list[Point]
Ring = list[int]  # numbers of arcs; ~i is arc i backwards
Polygon = list[Ring]


def read(source: str) -> dict:
    """Find the topology in the script and read its object literal as JSON."""
    text = Path(source).read_text(encoding="utf-8")
    start = text.index("module.exports = {", text.index('world_110m.json"')) + len(
        "module.exports = "
    )
    quoted = re.sub(
        r"([{,]\s*)([A-Za-z_]\w*):", r'\1"\2":', text[start : text.index("};", start) + 1]
    )
    return json.loads(quoted, parse_float=number)


def number(text: str) -> float:
    """Read 1e3 as the whole number it is in the script: it may number an arc."""
    value = float(text)
    return int(value) if value.is_integer() else value


def index(ref: int) -> int:
    return ref if ref >= 0 else ~ref


def sphere(point: Point) -> tuple[float, float, float]:
    lon, lat = map(math.radians, point)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def triangle(*corners: Point) -> float:
    """Return the area of a small triangle on the sphere, in square degrees.

    Not on a plane: lines are drawn as great circles, so without the points in
    between, the border along the 49th parallel would bulge north.
    """
    (ax, ay, az), (bx, by, bz), (cx, cy, cz) = map(sphere, corners)
    volume = ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx)
    return abs(volume) / 2 * math.degrees(1) ** 2


def simplify(arc: Line, detail: float) -> Line:
    """Visvalingam: drop the least point until none is small; ends stay, so neighbours share."""
    kept = list(arc)
    areas = [math.inf, *(triangle(*kept[i - 1 : i + 2]) for i in range(1, len(kept) - 1)), math.inf]
    while len(kept) > (5 if arc[0] == arc[-1] else 2):
        at = min(range(len(kept)), key=areas.__getitem__)
        if areas[at] > detail:
            break
        del kept[at], areas[at]
        for i in (at - 1, at):
            if 0 < i < len(kept) - 1:
                areas[i] = triangle(*kept[i - 1 : i + 2])
    return kept


def quantise(arc: Line) -> list[list[int]]:
    grid = [
        (math.floor((lon + 180) / GRID + 0.5), math.floor((lat + 90) / GRID + 0.5))
        for lon, lat in arc
    ]
    path = [here for i, here in enumerate(grid) if not i or here != grid[i - 1]]
    path += path[:1] if len(path) == 1 else []
    return [[x - a, y - b] for (x, y), (a, b) in zip(path, [(0, 0), *path], strict=False)]


class World:
    """The outlines as plotly.js has them."""

    def __init__(self, topology: dict) -> None:
        self.objects = topology["objects"]
        (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
        self.arcs: list[Line] = []
        for arc in topology["arcs"]:
            x = y = 0
            line = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                line.append((x * kx + x0, y * ky + y0))
            self.arcs.append(line)

    def points(self, ring: Ring) -> Line:
        line: Line = []
        for ref in ring:
            arc = self.arcs[ref] if ref >= 0 else self.arcs[~ref][::-1]
            line += arc[1:] if line else arc
        return line

    def area(self, ring: Ring) -> float:
        flat = [(lon * math.cos(math.radians(lat)), lat) for lon, lat in self.points(ring)]
        return (
            abs(
                sum(x * v - y * u for (x, y), (u, v) in zip(flat, flat[1:] + flat[:1], strict=True))
            )
            / 2
        )


def polygons(geometry: dict) -> list[Polygon]:
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]


Part = tuple[float, Polygon, Point]  # of a country: its area, its outline, where its name stands


def parts_of(world: World) -> dict[str, list[Part]]:
    """Return the parts of each country by its id, the largest first, without Antarctica.

    Plotly uses only the first feature of an id: without this the State of Palestine would be Gaza
    alone.
    """
    countries: dict[str, list[Part]] = {}
    for geometry in world.objects["countries"]["geometries"]:
        if geometry["id"] != "ATA":
            for polygon in polygons(geometry):
                part = world.area(polygon[0]), polygon, geometry["properties"]["ct"]
                countries.setdefault(geometry["id"], []).append(part)
    for parts in countries.values():
        parts.sort(key=lambda part: -part[0])
    return countries


class Trimmed:
    """The outlines with less detail; arcs are numbered anew in order of use, others vanish."""

    def __init__(self, world: World, countries: dict[str, list[Part]]) -> None:
        self.world, self.countries = world, countries
        self.essential = {index(ref) for parts in countries.values() for ref in parts[0][1][0]}
        self.users = [0] * len(world.arcs)
        # The smallest part an arc belongs to: small countries keep their shape.
        self.smallest = [math.inf] * len(world.arcs)
        for area, polygon, _ in (part for parts in countries.values() for part in parts):
            for ref in (index(ref) for ring in polygon for ref in ring):
                self.users[ref] += 1
                self.smallest[ref] = min(self.smallest[ref], area)
        self.numbers: dict[int, int] = {}
        self.arcs: list[list[list[int]]] = []

    def speck(self, ring: Ring) -> bool:
        """Whether a ring is small, no one's largest part and bordered by no one else."""
        arcs = {index(ref) for ref in ring}
        alone = all(self.users[arc] <= 1 for arc in arcs)
        return self.world.area(ring) < ISLAND and not arcs & self.essential and alone

    def clean(self, parts: list[Polygon]) -> list[Polygon]:
        kept = [p for p in parts if not self.speck(p[0]) and self.north(p[0])]
        return [
            [outer, *(hole for hole in holes if not self.speck(hole))] for outer, *holes in kept
        ]

    def north(self, ring: Ring) -> bool:
        return any(lat >= SOUTH for _, lat in self.world.points(ring))

    def renumber(self, refs: list | int) -> list | int:
        if isinstance(refs, list):
            return [self.renumber(ref) for ref in refs]
        old = index(refs)
        if old not in self.numbers:
            self.numbers[old] = len(self.arcs)
            detail = min(DETAIL, self.smallest[old] / 100)
            self.arcs.append(quantise(simplify(self.world.arcs[old], detail)))
        return self.numbers[old] if refs >= 0 else ~self.numbers[old]

    def country(self, code: str) -> dict:
        parts = self.clean([polygon for _, polygon, _ in self.countries[code]])
        kind, refs = ("Polygon", parts[0]) if len(parts) == 1 else ("MultiPolygon", parts)
        about = {"id": code, "properties": {"ct": self.countries[code][0][2]}}
        return {"type": kind, "arcs": self.renumber(refs), **about}


def collection(*geometries: dict) -> dict:
    return {"type": "GeometryCollection", "geometries": list(geometries)}


def objects_of(trimmed: Trimmed) -> dict[str, dict]:
    """Return the layers that plotly.js asks for by name; some are present, but empty."""
    land = trimmed.world.objects["land"]["geometries"]
    land = trimmed.clean([polygon for geometry in land for polygon in polygons(geometry)])
    outlines = [ring for polygon in land for ring in polygon]
    objects = {
        "countries": collection(*map(trimmed.country, trimmed.countries)),
        "land": collection({"type": "MultiPolygon", "arcs": trimmed.renumber(land)}),
        # Every coast; off in the page, but plotly turns it on by default.
        "coastlines": collection({"type": "MultiLineString", "arcs": trimmed.renumber(outlines)}),
    }
    # The ocean lies under the land, so it may be the whole globe: everything outside a tiny
    # ring round the South Pole (the direction of the ring says which side is filled).
    trimmed.arcs.append(quantise([(0, -89.9), (-120, -89.9), (120, -89.9), (0, -89.9)]))
    ocean = {"type": "Polygon", "arcs": [[len(trimmed.arcs) - 1]]}
    return objects | {"ocean": collection(ocean)} | dict.fromkeys(EMPTY, collection())


EMPTY = ("lakes", "rivers", "subunits")  # asked for if someone switches them on


def main(source: str, target: str = "world_110m.json") -> None:
    world = World(read(source))
    trimmed = Trimmed(world, parts_of(world))
    objects = objects_of(trimmed)
    transform, arcs = {"scale": [GRID, GRID], "translate": [-180, -90]}, trimmed.arcs
    result = {"type": "Topology", "transform": transform, "objects": objects, "arcs": arcs}
    Path(target).write_text(json.dumps(result, separators=(",", ":")), encoding="utf-8")
    size, points = Path(target).stat().st_size, sum(map(len, arcs))
    print(f"{len(trimmed.countries)} countries, {len(arcs)} arcs, {points} points, {size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
