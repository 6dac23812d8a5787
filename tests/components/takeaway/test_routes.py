"""Downloads: addresses, headers, what is refused, and that nothing hostile comes through."""

import io
import json
import random
import re
from dataclasses import replace
from urllib.parse import urlencode
from zipfile import ZipFile

import openpyxl
import pytest

import app
from data.address.reading import parse
from data.files.names import FORMATS, MEDIA_TYPES, link
from data.library import Library
from data.parameters import PRESENTATION
from tests.components.server.test_security import ANSWERS
from tests.components.server.test_validation import forged_queries
from tests.data.files import oracle
from tests.grammar import grammar
from tests.landed import LANDED
from tests.strategies import HOSTILE_VALUES, PARAMETERS

FILES = [f"{resource}.{form}" for resource, forms in FORMATS.items() for form in forms]
SHARED = ("Access-Control-Allow-Origin", "Cross-Origin-Resource-Policy")

each_file = pytest.mark.parametrize("file", FILES)


@each_file
def test_every_file_comes_with_its_type_its_name_and_its_mark(client, file):
    answer = client.get(f"/data/{file}?tie=IRN~VEN&from=2005&to=2013")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == MEDIA_TYPES[file.partition(".")[2]]
    resource = "" if file.startswith("relations") else f"_{file.partition('.')[0]}"
    name = f"entente_article{resource}_IRN-VEN_2005-2013.{file.partition('.')[2]}"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert re.fullmatch(r'"[0-9a-f]{32}"', answer.headers["ETag"])
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


@each_file
def test_a_head_says_the_same_without_the_file(client, file):
    one, other = client.get(f"/data/{file}"), client.head(f"/data/{file}")
    names = ("Content-Type", "Content-Length", "Content-Disposition", "ETag", "Cache-Control")
    assert {name: one.headers[name] for name in names} == {
        name: other.headers[name] for name in names
    }
    assert other.data == b""
    assert int(one.headers["Content-Length"]) == len(one.data)


@each_file
@pytest.mark.parametrize("accepted", ["identity", "gzip", "br"])
def test_what_a_reader_has_already_is_not_sent_again(client, file, accepted):
    headers = {"Accept-Encoding": accepted}
    tag = client.get(f"/data/{file}", headers=headers).headers["ETag"]
    again = client.get(f"/data/{file}", headers={**headers, "If-None-Match": tag})
    assert again.status_code == 304
    assert again.data == b""
    other = client.get(f"/data/{file}?types=aid", headers={**headers, "If-None-Match": tag})
    assert other.status_code == 200


@each_file
def test_texts_are_sent_small(client, file):
    answer = client.get(f"/data/{file}", headers={"Accept-Encoding": "gzip"})
    zipped = file.endswith((".xlsx", ".zip"))
    assert answer.headers.get("Content-Encoding") == (None if zipped else "gzip")


@each_file
def test_how_the_page_looks_has_no_influence(client, file):
    plain = client.get(f"/data/{file}?from=2010")
    for value in ("network", "none", "%00", "x" * 500, ""):
        looks = "&".join(f"{name}={value}&{name}=dark" for name in PRESENTATION)
        answer = client.get(f"/data/{file}?{looks}&from=2010&data=article&lang=en")
        assert answer.status_code == 200
        assert answer.data == plain.data
        assert answer.headers["Content-Disposition"] == plain.headers["Content-Disposition"]


def test_a_link_leads_to_the_file_that_it_names(client, data_sets):
    for parameters in list(oracle.selections("links"))[:20]:
        selection, _ = parse(oracle.query(parameters), grammar(data_sets))
        for resource, forms in FORMATS.items():
            for form in forms:
                found = link(selection.data or "article", selection, resource, form)
                answer = client.get(found.href)
                if form == "zip" and not oracle.relations(parameters):
                    assert answer.status_code == 400, found
                    continue
                assert answer.status_code == 200, found
                assert answer.headers["Content-Disposition"].endswith(f'"{found.name}"')


def said_of_itself(form, content):
    """Return what a workbook or an archive says of itself."""
    if form == "xlsx":
        rows = openpyxl.load_workbook(io.BytesIO(content))["README"].iter_rows(values_only=True)
        return "\n".join(str(cell) for row in rows for cell in row)
    with ZipFile(io.BytesIO(content)) as archive:
        return archive.read("README.txt").decode("utf-8-sig")


@pytest.mark.parametrize("form", ["xlsx", "zip"])
def test_a_file_that_speaks_of_itself_names_where_it_is_from(client, form):
    path = f"/data/relations.{form}?data=chronology&actors=VEN"
    for site in ("https://example.org", "http://atlas.example:8050"):  # one after the other
        said = said_of_itself(form, client.get(path, base_url=site).data)
        assert f"{site}/?data=chronology&actors=VEN\n" in f"{said}\n"
        assert f"{site}{path}" in said


def test_the_address_of_the_page_is_the_address_of_its_data(client):
    query = "?data=chronology&view=network&from=2007&to=2013-08&actors=VEN&status=reported&lang=es"
    content = client.get(f"/data/relations.csv{query}&theme=dark&seen=VEN").data
    wanted = oracle.relations(
        {
            "data": "chronology",
            "level": "countries",
            "from": "2007",
            "to": "2013-08",
            "actors": "VEN",
            "status": "reported",
        }
    )
    assert content.count(b"\r\n") == len(wanted) + 1


# ---------------------------------------------------------------- what is refused

REFUSED = [
    ("banana=1", "parameter: found 'banana', wanted one of data, level, from,"),
    ("Actors=IRN", "parameter: found 'Actors', wanted one of"),
    ("=", "parameter: found '', wanted one of"),
    ("actors", "actors: found '', wanted ISO3 codes or actor ids"),
    ("actors=IRN,ATL", "actors: found 'IRN,ATL', wanted ISO3 codes"),
    ("actors=IRN&actors=VEN", "actors: found 'actors=VEN', wanted it only once."),
    ("data=articles", "data: found 'articles', wanted one of article, chronology, europe."),
    ("data=x&actors=x", "data: found 'x', wanted one of article, chronology, europe."),
    ("level=states", "level: found 'states', wanted one of countries, actors."),
    ("from=2020-13", "from: found '2020-13', wanted an EDTF date such as 2007"),
    ("to=2005/2013", "to: found '2005/2013', wanted an EDTF date"),
    ("from=2013&to=2005", "from: found '2013&to=2005', wanted an EDTF date"),
    ("side=left", "side: found 'left', wanted one of either, acts, acted-upon, between."),
    ("types=AID", "types: found 'AID', wanted any of consult, agree,"),
    ("types=none,aid", "types: found 'none,aid', wanted any of consult,"),
    ("status=denied", "status: found 'denied', wanted any of reported, claimed, interpreted"),
    ("tie=IRN~IRN", "tie: found 'IRN~IRN', wanted two nodes of the data set such as IRN~VEN"),
    ("lang=de", "lang: found 'de', wanted one of en, es, pt, fa."),
    ("tie=a%0D%0ASet-Cookie:%20a=b", "tie: found 'a\ufffd\ufffdSet-Cookie: a=b', wanted two"),
    ("tie=" + "9" * 5_000, "tie: found '" + "9" * 60 + "…', wanted two"),
    ("%FF%FE=1", "parameter: found '\ufffd\ufffd', wanted one of"),
]


@each_file
@pytest.mark.parametrize(("query", "said"), REFUSED, ids=[query[:24] for query, _ in REFUSED])
def test_what_cannot_be_read_is_refused_in_one_sentence(client, file, query, said):
    answer = client.get(f"/data/{file}?{query}")
    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    text = answer.get_data(as_text=True)
    assert text.startswith(f"400 {said}")
    assert text.count("\n") == 1
    assert len(text) < 400
    assert "Content-Disposition" not in answer.headers


@pytest.mark.parametrize(
    "path",
    ["relations", "relations.", "relations.pdf", "x.csv", "a/b.csv", "ties.csv/", "%00"],
)
def test_a_file_that_does_not_exist_is_answered_with_those_that_do(client, path):
    answer = client.get(f"/data/{path}")
    assert answer.status_code == 404
    text = answer.get_data(as_text=True)
    assert all(file in text for file in FILES)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_data_are_only_read(client, method):
    answer = client.open("/data/ties.csv", method=method)
    assert answer.status_code == 405
    assert not any(name in answer.headers for name in SHARED)


@pytest.mark.parametrize("path", ["/data/", "/data/ties.csv", "/data/no.csv", "/data/ties.csv?x=1"])
def test_other_sites_may_read_the_data(client, path):
    answer = client.get(path)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize(("method", "path", "rest", "status"), ANSWERS)
def test_other_sites_may_read_nothing_else(client, method, path, rest, status):
    answer = client.open(path, method=method, buffered=True, **rest)
    assert answer.status_code == status
    assert not any(name in answer.headers for name in SHARED)


@pytest.mark.parametrize("path", ["/datasets", "/data-sets/ties.csv", "/x/data/ties.csv"])
def test_what_only_resembles_a_data_address_is_the_page(client, path):
    answer = client.get(path)
    assert answer.mimetype == "text/html"
    assert not any(name in answer.headers for name in SHARED)


@pytest.mark.parametrize("path", ["/data", "/data/"])
def test_the_catalogue_lists_what_exists(client, path):
    answer = client.get(path)
    assert answer.mimetype == "application/json"
    found = answer.get_json()
    assert found["data_sets"].keys() == set(LANDED)
    assert {*found["parameters"], *found["without_influence"]} == set(PARAMETERS)
    links = [href for forms in found["resources"].values() for href in forms.values()]
    assert links == [f"/data/{file}" for file in FILES]
    assert all(client.head(href).status_code == 200 for href in links)
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("query", ["status=none", "types=none", "to=1000", "tie=IRN~VEN&to=1000"])
def test_a_data_set_of_nothing_is_refused_since_it_could_not_be_opened(client, query):
    answer = client.get(f"/data/relations.zip?{query}")
    assert answer.status_code == 400
    assert answer.get_data(as_text=True).startswith("400 selection: found no relation, wanted")
    assert "Content-Disposition" not in answer.headers
    assert client.get(f"/data/relations.csv?{query}").status_code == 200


# ---------------------------------------------------------------- harm


@pytest.fixture(scope="module")
def hostile_client(hostile):
    """An atlas of hostile texts, whose very name is an attack on a header."""
    named = replace(hostile, name='x"\r\nSet-Cookie: a=b')
    return app.create_app(Library.of(named)).server.test_client()


@each_file
@pytest.mark.parametrize("lang", oracle.LANGUAGES)
def test_a_hostile_data_set_is_only_data(hostile_client, file, lang):
    answer = hostile_client.get(f"/data/{file}?level=actors&lang={lang}")
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert all(value.isprintable() for _, value in answer.headers)
    name = re.fullmatch('attachment; filename="([^"]+)"', answer.headers["Content-Disposition"])
    assert name
    assert re.fullmatch(r"[\w.-]+", name[1], re.ASCII)


def hostile_paths(chance, count):
    """Yield addresses with every resource in turn, and queries that nobody means well with."""
    for number, query in enumerate(forged_queries(chance, count)):
        yield f"/data/{FILES[number % len(FILES)]}?{query.lstrip('?')}"


def test_1000_hostile_queries_leave_the_server_standing(client, log):
    failed, statuses = [], set()
    for path in hostile_paths(random.Random("data"), 1_000):
        log.clear()
        answer = client.get(path)
        text = answer.get_data(as_text=True) if answer.status_code == 400 else "400 x.\n"
        calm = all(line.exc_info is None and "\n" not in line.getMessage() for line in log)
        said = re.fullmatch(r"400 [^\n]+\.\n", text) and "Traceback" not in text
        injected = "Set-Cookie" in answer.headers or any(
            not value.isprintable() for _, value in answer.headers
        )
        statuses.add(answer.status_code)
        if answer.status_code not in (200, 400) or not calm or not said or injected:
            failed.append((answer.status_code, path[:300]))
    assert failed == [], f"{len(failed)} of 1000"
    assert statuses == {200, 400}


@pytest.mark.parametrize("name", PARAMETERS)
@pytest.mark.parametrize("file", ["relations.csv", "network.gexf"])
def test_no_value_of_any_parameter_does_harm(client, name, file):
    for value in HOSTILE_VALUES:
        answer = client.get(f"/data/{file}?" + urlencode({name: value}, errors="surrogatepass"))
        assert answer.status_code in (200, 400)
        if name in PRESENTATION:
            assert answer.status_code == 200


def test_equal_questions_have_equal_answers_in_any_order(client):
    one = client.get("/data/relations.zip?from=2010&actors=VEN,IRN&status=claimed,reported")
    other = client.get("/data/relations.zip?status=reported,claimed&actors=IRN,VEN&from=2010")
    assert one.headers["ETag"] == other.headers["ETag"]
    assert one.data == other.data
    with ZipFile(io.BytesIO(one.data)) as archive:
        assert json.loads(archive.read("datapackage.json"))["query"] == (
            "?from=2010&actors=IRN,VEN&status=reported,claimed"
        )


def test_a_step_of_a_story_gives_the_data_that_it_shows(client):
    told = client.get("/data/relations.csv?data=europe&story=1&step=4").data
    plain = client.get("/data/relations.csv?data=europe&from=1890&to=1890&tie=RUS").data
    assert told == plain
    assert client.get("/data/relations.csv?story=1&step=99").status_code == 400


def test_what_is_too_much_for_a_file_is_to_be_had_in_parts(client, monkeypatch):
    monkeypatch.setattr("data.files.extract.MOST", 20)
    for file in FILES:
        answer = client.get(f"/data/{file}")
        whole = file.startswith("relations") or file.endswith("gexf")
        assert answer.status_code == (400 if whole else 200), file
        if whole:
            assert "wanted at most so many in one file" in answer.get_data(as_text=True)
            assert client.get(f"/data/{file}?from=2006&to=2006").status_code == 200
