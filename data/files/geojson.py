"""The ties as lines on a map (GeoJSON, RFC 7946)."""

from typing import Any

from data.engines.ties import Tie
from data.files.extract import Extract, tie_row
from data.files.notes import licences
from data.files.package import to_json


def to_geojson(extract: Extract, selected: str) -> bytes:
    """Write a line for each tie, from where the page's map draws one node to the other.

    Coordinates are longitude and latitude in degrees, -180 to +180. No line crosses the date
    line, as none does on the page's map: it would have to be cut in two there. A tie of somebody
    who stands for no state has no geometry: where would it end?
    """
    return to_json(
        {
            "type": "FeatureCollection",
            "title": extract.data_set.titles[extract.selection.lang],
            "description": selected,
            "authors": list(extract.data_set.rights.authors),
            "licenses": licences(extract),
            "features": [_feature(extract, tie) for tie in extract.ties],
        }
    )


def _feature(extract: Extract, tie: Tie) -> dict[str, Any]:
    known = extract.data_set
    coordinates = [list(known.place(end)) for end in (tie.a, tie.b) if known.placed(end)]
    whole = len(coordinates) == 2
    return {
        "type": "Feature",
        "id": tie.tie,
        "geometry": {"type": "LineString", "coordinates": coordinates} if whole else None,
        "properties": tie_row(extract, tie),
    }
