"""GeoJSON: valid by the published schema, and every tie where the map draws it."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.data.files import oracle

SCHEMA = Path(__file__).parents[1] / "schemas" / "FeatureCollection.json"


def test_the_ties_of_100_selections_come_back(file_of, data_sets):
    validator = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for parameters in oracle.selections("ties.geojson"):
        found = json.loads(file_of(parameters, "ties", "geojson"))
        assert [error.message for error in validator.iter_errors(found)] == []
        wanted = oracle.ties(parameters)
        assert [line["id"] for line in found["features"]] == sorted(wanted), parameters
        for line in found["features"]:
            tie, said = wanted[line["id"]], line["properties"]
            ends = line["id"].split("~")
            shape, data_set = line["geometry"], data_sets[parameters["data"]]
            assert (shape is None) == (not all(map(data_set.placed, ends)))
            assert shape is None or shape["type"] == "LineString"
            for end, (lon, lat) in zip(ends, shape["coordinates"], strict=True) if shape else ():
                assert (lon, lat) == data_set.place(end)
                assert abs(lon) <= 180
                assert abs(lat) <= 90
            assert [said["a_name"], said["b_name"]] == [oracle.name(parameters, n) for n in ends]
            assert (said["relations"], said["demands"]) == (tie.relations, tie.demands)
            assert said["alignment"] == pytest.approx(tie.alignment, abs=1e-4)


def test_a_hostile_text_is_unchanged(poison, poisoned_file):
    (line,) = json.loads(poisoned_file("ties", "geojson"))["features"]
    assert line["properties"]["a_name"] == line["properties"]["b_name"] == poison
