"""A fifth language is one file: the atlas speaks it, and nothing else has to know of it."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

import app

# As a translator begins: a name, a direction of its own, its digits, and a few texts.
VOLAPUK = """
[language]
name = "Volapük"
english_name = "Volapük"
direction = "rtl"
locale = "de"
digits = "०१२३४५६७८९"

[page]
tagline = "Lüol kuratas"

[view]
map = "Kaed"

[count.relations]
other = "{n} proms"
"""
# Asks one app, in a process that has found the file, for everything that it answers.
SCRIPT = """
import json
import app
from components import shipped
from data.languages import LANGUAGES
from components.views.catalogue import VIEWS
from tests.conftest import answer_path, build_body, export_body, share_body

shipped.check()
client = app.server.test_client()
ask = lambda body: client.post("/_dash-update-component", json=body)
parts = ("", "&tie=IRN~VEN", "&versus=to%3D2015", "&through=year")
queries = [f"?view={view}{part}&lang=vo" for view in VIEWS.names for part in parts]
queries += [f"?story=1&step={step}&answer=1&lang=vo" for step in range(1, 9)]
found = {f"build {query}": ask(build_body(query)) for query in queries}
found |= {f"draw {query}": client.get(answer_path(query)) for query in queries}
found |= {room: ask(build_body("?lang=vo", room)) for room in ("compact", "present", "embed-wide")}
found |= {"share": ask(share_body("?lang=vo")), "export": ask(export_body("?lang=vo"))}
files = [f"/data/relations.{form}" for form in ("csv", "xlsx", "json", "zip")]
files += [f"/data/{name}" for name in ("ties.csv", "ties.json", "network.gexf", "network.graphml")]
pages = ["/", "/embed", "/about", "/methods", "/accessibility", "/worksheet", "/missing"]
found |= {path: client.get(path + "?lang=vo") for path in pages + files}
answers = {
    name: (one.status_code, one.get_data().decode("utf-8", "replace"))
    for name, one in found.items()
}
print(json.dumps({"languages": LANGUAGES, "answers": answers}))
"""


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    """What an atlas with one more file of texts answers, by what was asked."""
    root = tmp_path_factory.mktemp("atlas")
    for name in ("data", "components"):
        shutil.copytree(app.ROOT / name, root / name)
    shutil.copy(app.ROOT / "app.py", root)
    for name in ("assets", "tests"):
        (root / name).symlink_to(app.ROOT / name)
    (root / "data" / "texts" / "vo.toml").write_text(VOLAPUK, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return json.loads(done.stdout)


def test_it_stands_after_those_from_the_left_and_before_nothing_that_was_there(spoken):
    assert spoken["languages"] == ["en", "es", "pt", "fa", "vo"]


def test_everything_answers_in_it(spoken):
    failed = {name: code for name, (code, _) in spoken["answers"].items() if code != 200}
    assert failed == {"/missing": 404}


def said(spoken, name):
    """Return the JSON of an answer, letters as they are."""
    return json.dumps(json.loads(spoken["answers"][name][1]), ensure_ascii=False)


def test_what_it_says_itself_is_said_in_its_own_words_and_digits(spoken):
    page = said(spoken, "build ?view=map&lang=vo")
    for text in ("Volapük", "Lüol kuratas", "Kaed", "४९ proms"):
        assert text in page


def test_what_it_does_not_say_is_in_english_and_says_so(spoken):
    page = said(spoken, "build ?view=map&lang=vo")
    (title,) = re.findall(r'{"children": "Iran and Latin America, May 2020", [^}]*}', page)
    assert '"dir": "ltr"' in title
    assert '"lang": "en"' in title
    story = said(spoken, "build ?story=1&step=2&answer=1&lang=vo")
    assert re.search(r"written\W+{\W+lang\W+en\W+dir\W+ltr", story)


@pytest.mark.parametrize("path", ["/", "/embed", "/about", "/methods", "/worksheet", "/missing"])
def test_its_pages_are_of_its_language_and_direction(spoken, path):
    assert '<html lang="vo" dir="rtl"' in spoken["answers"][path][1]


@pytest.mark.parametrize("path", ["/about", "/methods", "/accessibility"])
def test_a_long_page_that_it_lacks_is_marked_as_english(spoken, path):
    assert '<article lang="en" dir="ltr">' in spoken["answers"][path][1]
    assert 'hreflang="vo"' in spoken["answers"][path][1]


def test_the_page_tells_its_scripts_what_they_need(spoken):
    page = spoken["answers"]["/"][1]
    assert "&quot;vo&quot;: &quot;rtl&quot;" in page
    grammar = said(spoken, "build ?view=map&lang=vo")
    assert re.search(r"digits\W+u0966\W+u0967", grammar)


def test_its_files_have_a_column_for_its_names(spoken):
    package = json.loads(spoken["answers"]["/data/relations.json"][1])
    actors = next(one for one in package["resources"] if one["name"] == "actors")
    said = {field["name"]: field["description"] for field in actors["schema"]["fields"]}
    assert said["name_vo"] == "Name in Volapük; the English one where there is none."
    assert {row["name_vo"] == row["name"] for row in actors["data"]} == {True}
