"""The page of a set: what its owner says of it, a story of one's own, its file, and how it goes."""

import io
import json
import re
from html import unescape
from itertools import count
from zipfile import ZipFile

import pytest

import app
from components.language.texts import Words
from components.opening.own.drafting import drafted
from components.scene import Scenes
from components.server.settings import Settings
from components.views.catalogue import VIEWS
from data.catalogue import Holding
from data.languages import LANGUAGES
from data.library import Library
from data.opening.kept.owner import new_key
from tests.components.opening.test_page import OWN, PLAIN, send, text_of
from tests.components.opening.test_project import place_of
from tests.conftest import write_data_set

WORDS = {"title": "In 2018", "text": "Two of 4 <b>", "notes": "Ask"}
EVIL = "</textarea><script>alert(1)</script>\u202e{from X}"


YEARS = count(1900)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """The sets of an atlas for all of these tests."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ENTENTE_HOME", str(home))
        yield home / "sets"


@pytest.fixture(scope="module")
def client(shelf):
    return app.served(Settings()).test_client()


@pytest.fixture
def table():
    """A table that no other test has opened."""
    return f"{PLAIN}Peru,Chile,visit,{next(YEARS)}\n"


@pytest.fixture
def name(client, table):
    return place_of(client, table, title="Visits of mine").partition("=")[2]


def do(client, of, what, headers=OWN, **form):
    return client.post(f"/open/set/{of}", data={"do": what, **form}, headers=headers)


def keep(client, name, at="view=network", **words):
    answer = do(client, name, "keep", at=at, **{**WORDS, **words})
    assert answer.status_code in (200, 303), text_of(answer)
    return answer


def story_of(client, name):
    """Return the titles of the steps as the page of the set lists them."""
    page = text_of(client.get(f"/open/set/{name}"))
    return [unescape(one) for one in re.findall(r"<summary[^>]*><bdi>(.*?)</bdi>", page)]


# ---------------------------------------------------------------- what is said of a set


def test_what_is_said_of_a_set_is_changed_and_its_address_is_not(client, name):
    told = {"title": "A & B", "description": "All of it.", "author": "Ann", "licence": "CC-BY-4.0"}
    answer = do(client, name, "tell", **told)
    assert answer.headers["Location"] == f"/open/set/{name}?done=told"
    assert "is changed" in text_of(client.get(answer.headers["Location"]))
    page = text_of(client.get(f"/?data={name}"))
    assert "A & B" in unescape(page).replace("\\u0026", "&")
    about = unescape(text_of(client.get(f"/about?data={name}")))
    assert "Ann" in about
    assert "CC BY 4.0" in about
    do(client, name, "tell", **{**told, "author": "", "licence": "", "title": " "})
    about = unescape(text_of(client.get(f"/about?data={name}")))
    assert "A & B" in about  # no set is without a title
    assert "author not stated" in about
    assert "no licence stated" in about


def test_what_stays_as_it_was_stays_in_every_language(client, shelf):
    project = client.get("/project?data=article").data
    answer = client.post(
        "/open",
        data={"file": (io.BytesIO(project), "article.entente.zip")},
        headers=OWN,
    )
    name = answer.headers["Location"].partition("=")[2]
    before = json.loads((shelf / name / "datapackage.json").read_text(encoding="utf-8"))
    page = text_of(client.get(f"/open/set/{name}?lang=es"))
    title = unescape(re.search(r'value="([^"]*)" type="text" dir="auto" maxlength="120"', page)[1])
    assert title == before["titles"]["es"]
    shown = unescape(re.search(r"<textarea[^>]*>([^<]*)</textarea>", page[page.index(title) :])[1])
    form = {"title": title, "description": shown, "author": "Ann", "licence": "", "lang": "es"}
    do(client, name, "tell", **form)
    after = json.loads((shelf / name / "datapackage.json").read_text(encoding="utf-8"))
    assert after["titles"] == before["titles"]
    assert after.get("about") == before.get("about")
    assert after["contributors"][0]["title"] == "Ann"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_licence_that_is_not_known_is_said_to_be(client, name, lang):
    page = text_of(client.get(f"/about?data={name}&lang={lang}"))
    said = {"en": "no licence stated", "es": "licencia no indicada", "pt": "licença não indicada"}
    assert said.get(lang, "مجوزی ذکر نشده") in page
    assert Words(lang)("rights.unknown") in unescape(page)
    assert Words(lang)("rights.unknown") not in unescape(text_of(client.get(f"/about?lang={lang}")))


def test_what_was_opened_is_listed_on_this_machine_alone(client, name, shelf):
    assert "Visits of mine" in text_of(client.get("/open"))
    server = app.served(Settings(uploads="on")).test_client()
    for path in ("/open", "/", "/data/", "/about"):
        assert "Visits of mine" not in text_of(server.get(path)), path


# ---------------------------------------------------------------- how it goes


def test_a_set_that_is_deleted_is_had_back_or_gone_for_good(client, name, table, shelf):
    there = len([*(shelf / "arrivals").iterdir()])
    assert "is deleted" in text_of(do(client, name, "delete"))
    assert f"needs={name}" in text_of(client.get(f"/?data={name}"))
    assert len([*(shelf / "arrivals").iterdir()]) == there - 1  # the file it was made of went too
    assert client.get(f"/project?data={name}").status_code == 404
    assert "is deleted" in text_of(client.get(f"/open/set/{name}"))
    do(client, name, "restore")
    assert f"needs={name}" not in text_of(client.get(f"/?data={name}"))
    do(client, name, "delete")
    assert place_of(client, table, title="Again") == f"?data={name}"
    do(client, name, "delete")
    do(client, name, "restore")
    assert "Again" in text_of(client.get(f"/?data={name}"))


@pytest.mark.parametrize("other", ["article", "file-000000000000", "..", "file-0"])
def test_no_other_set_is_touched(client, name, other):
    for what in ("delete", "tell", "keep", "restore"):
        assert do(client, other, what, **WORDS).status_code in (404, 405)
    assert client.get(f"/open/set/{other}").status_code == 404
    assert client.get("/project?data=article").status_code == 200


# ---------------------------------------------------------------- a story of one's own


def test_a_view_is_kept_as_a_step_and_told_like_any_other(client, name):
    keep(client, name, at=f"data={name}&view=network&lang=es&theme=dark")
    page = text_of(client.get(f"/?data={name}&story=1&step=1"))
    assert "In 2018" in page
    assert "story-open" in page
    shown = client.get(f"/answers/wide/network?data={name}&story=1&step=1")
    assert shown.status_code == 200
    assert "In 2018" in text_of(client.get(f"/present?data={name}&story=1&step=1"))
    with ZipFile(io.BytesIO(client.get(f"/project?data={name}").data)) as project:
        assert b"In 2018" in project.read("story.toml")
    archive = client.get(f"/data/relations.zip?data={name}").data  # a data set of its own
    answer = send(client, archive, "again.entente.zip")
    assert "In 2018" in text_of(client.get(f"{answer.headers['Location']}&story=1&step=1"))


def test_steps_are_changed_moved_removed_and_had_back(client, name):
    for title in "abc":
        keep(client, name, title=title)
    assert story_of(client, name) == ["a", "b", "c"]
    do(client, name, "up", step=2)
    assert story_of(client, name) == ["a", "c", "b"]
    do(client, name, "down", step=0)
    assert story_of(client, name) == ["c", "a", "b"]
    do(client, name, "save", step=1, query="view=matrix", **{**WORDS, "title": "new"})
    assert story_of(client, name) == ["c", "new", "b"]
    do(client, name, "remove", step=0)
    assert story_of(client, name) == ["new", "b"]
    do(client, name, "undo")
    assert story_of(client, name) == ["c", "new", "b"]
    do(client, name, "reshow", step=0, at="view=camps", **WORDS)
    do(client, name, "name", name="Four relations")
    assert "view=camps" in text_of(client.get(f"/open/set/{name}"))
    assert "Four relations" in text_of(client.get(f"/open/set/{name}"))


def test_a_step_that_is_moved_is_known_again(client, name):
    """What was unfolded stays so: the script finds it by this mark."""
    for title in "abc":
        keep(client, name, title=title)

    def marks():
        return re.findall(r'data-of="([0-9a-f]+)"', client.get(f"/open/set/{name}").text)

    before = marks()
    assert len({*before}) == 3
    do(client, name, "up", step=2)
    assert marks() == [before[0], before[2], before[1]]


@pytest.mark.parametrize(
    ("what", "form", "said"),
    [
        ("keep", {"at": "view=none", **WORDS}, "Nothing can be shown"),
        ("keep", {"at": "", **WORDS}, "Nothing can be shown"),
        ("keep", {"at": "from=3000", **WORDS}, "Nothing can be shown"),
        ("keep", {"at": "view=map", **WORDS, "title": " "}, "needs a title"),
        ("save", {"step": "0", "query": "view=x", **WORDS}, "Nothing can be shown"),
        ("save", {"step": "9", **WORDS}, "not there any more"),
        ("remove", {"step": "-1"}, "not there any more"),
        ("up", {"step": "x" * 99}, "not there any more"),
        ("up", {}, "not there any more"),
        ("keep", {"at": "view=map", **WORDS, "options": "Cuba\nPeru"}, "belong to a question"),
        ("keep", {"at": "view=map", **WORDS, "question": "Who?", "options": "Cuba"}, "two to five"),
    ],
)
def test_what_cannot_be_done_is_said(client, name, what, form, said):
    keep(client, name)
    answer = do(client, name, what, **form)
    assert (answer.status_code, said in text_of(answer)) == (422, True)
    assert story_of(client, name) == ["In 2018"]


def test_a_question_and_its_answers_are_kept_with_a_step_but_for_the_first(client, name, shelf):
    keeping = f"/open/set/{name}?at=view%3Dmap"
    assert 'name="question"' not in text_of(client.get(keeping))
    keep(client, name)
    page = text_of(client.get(keeping))
    assert page.count('<textarea name="question"') == page.count('<textarea name="options"') == 1
    keep(client, name, question="Who is next?", options=" Cuba \n\nPeru\nNobody")
    text = (shelf / name / "story.toml").read_text(encoding="utf-8")
    assert 'options = [{ en = "Cuba" }, { en = "Peru" }, { en = "Nobody" }]' in text
    assert ">Cuba\nPeru\nNobody</textarea>" in text_of(client.get(f"/open/set/{name}"))
    do(client, name, "save", step=1, question="Who?", options="Cuba\nChile", lang="es", **WORDS)
    text = (shelf / name / "story.toml").read_text(encoding="utf-8")
    assert 'options = [{ en = "Cuba" }, { en = "Peru", es = "Chile" }]' in text
    do(client, name, "save", step=1, question="Who?", options="", **WORDS)
    assert "options" not in (shelf / name / "story.toml").read_text(encoding="utf-8")


def test_words_of_a_step_are_texts(client, name):
    keep(client, name, title=EVIL, text=EVIL, notes=EVIL)
    for path in (f"/open/set/{name}", f"/?data={name}&story=1&step=1"):
        page = text_of(client.get(path))
        assert "<script>alert" not in page, path
        assert "\u202e" not in page, path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_speaks_every_language(client, name, lang):
    keep(client, name)
    page = text_of(client.get(f"/open/set/{name}?lang={lang}&at=view%3Dmap"))
    assert f'<html lang="{lang}"' in page
    assert 'id="keeping"' in page


# ---------------------------------------------------------------- drafts


def test_a_draft_says_what_the_data_say(client, name, shelf):
    do(client, name, "draft")
    titles = story_of(client, name)
    assert titles[0] == "How it begins"
    assert len(titles) >= 4
    text = (shelf / name / "story.toml").read_text(encoding="utf-8")
    assert "the first of 5 relations" in text
    for number in range(1, len(titles) + 1):
        answer = client.get(f"/answers/wide/map?data={name}&story=1&step={number}")
        assert answer.status_code == 200
    do(client, name, "undo")
    assert story_of(client, name) == []


RELATIONS = [
    *({"actor": "IRN", "target": "VEN", "type": "AID", "date": f"2001-0{n}-01"} for n in (1, 2, 3)),
    *({"actor": "IRN", "target": "VEN", "type": "ASSAULT", "date": "2002"} for _ in range(5)),
    {"actor": "USA", "target": "IRN", "type": "AID", "date": "2003"},
    {"actor": "USA", "target": "VEN", "type": "ASSAULT", "date": "2003"},
]


def test_every_number_of_a_draft_is_counted(tmp_path):
    holding = Holding.read(write_data_set(tmp_path, RELATIONS))
    found = [*drafted(Scenes(Library([holding]), VIEWS), holding)]
    said = {one["query"]: one["text"]["en"] for one in found}
    assert "5 of 10 relations; of these cooperation: 0, conflict: 5" in said["from=2002&to=2002"]
    assert "In 2001 cooperation outweighed conflict" in said["view=per-year&from=2001&to=2002"]
    assert "8 of 10 relations; cooperation 3, conflict 5" in said["view=network&tie=IRN~VEN"]
    assert "3 actors make two camps" in said["view=camps"]
    assert all({*one["text"]} == {*LANGUAGES} == {*one["title"]} for one in found)
    digits = [re.findall(r"\d+", one["text"]["es"]) for one in found]
    assert digits == [re.findall(r"\d+", one["text"]["pt"]) for one in found]


@pytest.mark.parametrize(
    "relations",
    [
        [{"actor": "IRN", "target": "VEN", "type": "AID", "date": ""}],
        [{"actor": "IRN", "target": "VEN", "type": "AID", "date": "../2001"}],
        [{"actor": "IRN", "target": "VEN", "type": "REQUEST", "date": "2001"}],
    ],
)
def test_of_little_there_is_little_to_draft(tmp_path, relations):
    holding = Holding.read(write_data_set(tmp_path, relations))
    assert len([*drafted(Scenes(Library([holding]), VIEWS), holding)]) <= 1


# ---------------------------------------------------------------- who may


def test_on_a_server_only_the_browser_that_opened_a_set_changes_it(shelf, table):
    client = app.served(Settings(uploads="on", host="0.0.0.0")).test_client()
    mine, theirs = new_key(), new_key()
    name = place_of(client, table, title="Visits", owner=mine).partition("=")[2]
    for owner in (theirs, "", "0" * 32):
        for what in ("tell", "delete", "keep", "draft", "undo"):
            answer = do(client, name, what, owner=owner, at="view=map", **WORDS)
            assert (answer.status_code, what) == (403, what)
        shown = text_of(do(client, name, "show", owner=owner, part="1"))
        assert "opened it here first" in shown
        assert 'name="do"' not in shown
    assert 'name="do"' not in text_of(client.get(f"/open/set/{name}"))
    assert 'value="tell"' in text_of(do(client, name, "show", owner=mine, part="1"))
    shown = do(client, name, "tell", owner=mine, part="1", title="Mine")
    assert (shown.status_code, "Mine" in text_of(client.get(f"/?data={name}"))) == (200, True)
    do(client, name, "delete", owner=mine)
    assert do(client, name, "restore", owner=theirs).status_code == 403
    assert do(client, name, "restore", owner=mine, part="1").status_code == 200


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_another_origin_changes_nothing(client, name, headers):
    for what in ("delete", "tell", "keep", "draft", "show"):
        assert do(client, name, what, headers=headers, at="view=map", **WORDS).status_code == 403
    assert client.get(f"/?data={name}").status_code == 200


def test_a_page_elsewhere_cannot_call_this_machine_by_its_own_name(client, name):
    assert client.get(f"/open/set/{name}", headers={"Host": "evil.example"}).status_code == 404


def test_where_no_table_is_taken_no_such_page_exists(shelf, client, name):
    off = app.served(Settings(uploads="off"), [shelf / name]).test_client()
    assert off.get(f"/open/set/{name}").status_code == 404
    page = text_of(off.get(f"/?data={name}"))
    assert "own-dialog" not in page
    assert "own-dialog" in text_of(client.get(f"/?data={name}"))
    assert "own-dialog" not in text_of(client.get("/?data=article"))
