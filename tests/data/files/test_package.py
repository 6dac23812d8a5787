"""Data Packages: valid by the published schema, complete, and exactly what they say they are."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import jsonschema
import pytest

from components.language.texts import Words
from data.address.reading import parse
from data.files.extract import Extract
from data.files.write import write
from data.selection import Selection
from tests.data.files import oracle
from tests.data.files.test_sheets import text_of
from tests.grammar import grammar

SCHEMA = Path(__file__).parents[1] / "schemas" / "tabular-data-package.json"
CODED = {"mutual": "boolean", "counted": "boolean"}


@pytest.fixture(scope="module")
def valid():
    """Hold a descriptor against the schema of the standard, and return it."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft4Validator(schema)

    def check(descriptor):
        assert [error.message for error in validator.iter_errors(descriptor)] == []
        return descriptor

    return check


def unpacked(content):
    """Return the files of an archive."""
    with ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def by_hand(content, table):
    """Read a table of an archive as its descriptor says it is to be read."""
    files = unpacked(content)
    resources = json.loads(files["datapackage.json"])["resources"]
    (resource,) = [one for one in resources if one["name"] == table]
    text = files[resource["path"]].decode("utf-8-sig")
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=",")
    read = {"boolean": json.loads, "number": float, "integer": int}
    types = {one["name"]: one["type"] for one in resource["schema"]["fields"]}
    assert list(types) == reader.fieldnames
    return [
        {name: read.get(types[name], text_of)(cell) if cell else None for name, cell in row.items()}
        for row in reader
    ]


def test_100_selections_come_back_from_json(file_of, valid):
    for number, parameters in enumerate(oracle.selections("relations.json")):
        package = json.loads(file_of(parameters, "relations", "json"))
        if number < 20:  # the schema is slow, and sees no values
            valid(package)
        relations, actors, sources = (resource["data"] for resource in package["resources"])
        wanted = oracle.relations(parameters)
        for row, line in zip(relations, wanted, strict=True):
            coded = {name: row[name] for name in line}
            coded |= {name: json.dumps(coded[name]) for name in CODED}
            assert coded == line, parameters
        assert {row["source_id"] for row in sources} == {
            row[name] for row in wanted for name in ("source_id", "second_source_id")
        } - {""}
        table = oracle.actor_table(parameters["data"])
        for row in actors:
            for name in ("kind", "country", "stands_for", "role", "parent"):
                assert row[name] == table[row["actor_id"]][name]


def test_100_selections_come_back_from_an_archive(file_of, valid):
    for number, parameters in enumerate(oracle.selections("relations.zip")):
        content = file_of(parameters, "relations", "zip")
        if number < 20:
            valid(json.loads(unpacked(content)["datapackage.json"]))
        rows = by_hand(content, "relations")
        for row, line in zip(rows, oracle.relations(parameters), strict=True):
            coded = {name: row[name] for name in line}
            coded |= {name: json.dumps(coded[name]) for name in CODED}
            assert {name: cell or "" for name, cell in coded.items()} == line, parameters


def test_the_ties_of_100_selections_come_back_from_json(file_of, valid):
    for number, parameters in enumerate(oracle.selections("ties.json")):
        package = json.loads(file_of(parameters, "ties", "json"))
        if number < 20:
            valid(package)
        (resource,) = package["resources"]
        wanted = oracle.ties(parameters)
        assert [row["tie"] for row in resource["data"]] == sorted(wanted)
        for row in resource["data"]:
            tie = wanted[row["tie"]]
            assert (row["relations"], row["deeds"]) == (tie.relations, tie.deeds)
            assert row["alignment"] == pytest.approx(tie.alignment, abs=1e-4)
            assert row["last"] == (tie.outer[1] and tie.outer[1].isoformat())


def test_an_archive_holds_exactly_what_its_descriptor_says(file_of):
    files = unpacked(file_of({"data": "chronology"}, "relations", "zip"))
    resources = json.loads(files["datapackage.json"])["resources"]
    named = {one["path"] for one in resources}
    others = {"README.txt", "datapackage.json", "story.toml", "story-2.toml", "codebook.md"}
    assert files.keys() == {*named, *others}
    for one in resources:
        assert one["bytes"] == len(files[one["path"]])


@pytest.mark.parametrize("form", ["json", "zip"])
def test_every_reference_leads_somewhere(file_of, form):
    for parameters in list(oracle.selections("references"))[:30]:
        content = file_of(parameters, "relations", form)
        package = json.loads(content if form == "json" else unpacked(content)["datapackage.json"])
        tables = {
            one["name"]: one["data"] if form == "json" else by_hand(content, one["name"])
            for one in package["resources"]
        }
        for one in package["resources"]:
            for key in one["schema"].get("foreignKeys", ()):
                other = tables[key["reference"]["resource"] or one["name"]]
                known = {row[key["reference"]["fields"]] for row in other}
                assert {row[key["fields"]] for row in tables[one["name"]]} - {"", None} <= known


@pytest.mark.parametrize("lang", oracle.LANGUAGES)
def test_the_readme_says_what_was_selected_and_whose_data_they_are(file_of, data_sets, lang):
    parameters = {"data": "chronology", "from": "2007", "tie": "IRN~VEN", "lang": lang}
    text = unpacked(file_of(parameters, "relations", "zip"))["README.txt"].decode("utf-8-sig")
    assert "https://creativecommons.org/licenses/by/4.0/" in text
    assert f"{data_sets['chronology'].authors(lang)[0]}, 2026" in text
    assert "2007" in text
    assert data_sets["chronology"].titles[lang] in text
    for node in ("IRN", "VEN"):
        assert data_sets["chronology"].name_of(node, lang) in text
    (page,) = re.findall(r"^/(\?.*)$", text, re.MULTILINE)
    selection, ignored = parse(page, grammar(data_sets))
    assert ignored == ()
    assert (selection.since, selection.chosen, selection.lang) == ("2007", ("IRN~VEN",), lang)
    assert "= + - @" in text


@pytest.mark.parametrize("form", ["json", "zip"])
def test_a_hostile_text_is_unchanged_in_json(poison, poisoned_file, form):
    content = poisoned_file("relations", form)
    if form == "json":
        relations, actors, sources = (one["data"] for one in json.loads(content)["resources"])
        assert {row["statement"] for row in relations} == {poison}
        assert {row["attributed_to"] for row in relations} == {poison}
        assert poison in {row["name_fa"] for row in actors}
        assert {row["url"] for row in sources} == {poison}
    else:
        package = json.loads(unpacked(content)["datapackage.json"])
        assert package["title"] == package["version"] == poison
    assert content == poisoned_file("relations", form)


@pytest.mark.parametrize(
    "about",
    [{}, {"licenses": 7, "version": []}, {"licenses": [None, {"path": 1}, {"name": {}}]}],
    ids=["nothing", "no texts", "no licences"],
)
@pytest.mark.parametrize("form", ["xlsx", "json", "zip"])
def test_a_description_of_any_shape_does_no_harm(small, about, form):
    extract = Extract(replace(small([{}]), about=about), Selection(data="small"))
    assert write(extract, {}, Words("en"), "relations", form)
