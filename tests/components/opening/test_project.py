"""Projects on the page: dropped at /open they are an atlas at once, and each set is had as one."""

import io
import threading

import pytest

import app
from components.server.settings import Settings
from data.languages import LANGUAGES
from data.opening.kept.owner import new_key
from tests.components.opening.test_page import OWN, PLAIN, form_of, opened, send, text_of

ICEWS = app.ROOT / "tests/data/opening/samples/icews.tab"


@pytest.fixture
def atlas(tmp_path, monkeypatch):
    """Return what makes an atlas with a shelf of its own."""

    def make(home="home", **settings):
        monkeypatch.setenv("ENTENTE_HOME", str(tmp_path / home))
        return app.served(Settings(**settings)).test_client()

    return make


def place_of(client, content=PLAIN, name="rows.csv", **told):
    """Open a table and return the query of its atlas."""
    address = opened(client, content, name)
    form = {**form_of(text_of(client.get(address))), **told, "do": "open"}
    return client.post(address, data=form, headers=OWN).headers["Location"][1:]


def test_a_project_is_an_atlas_again_with_nothing_to_settle(atlas):
    client = atlas()
    query = place_of(client, title="Visits of 2019")
    project = client.get(f"/project{query}")
    assert project.headers["Content-Disposition"] == "attachment; filename=rows.entente.zip"
    other = atlas("elsewhere")
    answer = send(other, project.data, "rows.entente.zip")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/{query}")
    assert "Visits of 2019" in text_of(other.get(f"/{query}"))
    assert other.get(f"/project{query}").data == project.data
    tag = project.headers["ETag"]
    assert client.get(f"/project{query}", headers={"If-None-Match": tag}).status_code == 304


def test_every_shipped_set_is_had_as_a_project_where_no_table_is_taken(atlas):
    client = atlas(uploads="off")
    for name in ("article", "europe", "chronology"):
        answer = client.get(f"/project?data={name}")
        assert f"{name}.entente.zip" in answer.headers["Content-Disposition"]
        assert answer.data == client.get(f"/project?data={name}").data
    assert client.get("/project?data=none").status_code == 404
    assert client.get("/project").status_code == 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_project_that_was_changed_is_a_sentence(atlas, lang):
    client = atlas()
    project = client.get(f"/project{place_of(client)}").data
    answer = send(client, project[:400], "rows.entente.zip", lang=lang)
    page = text_of(answer)
    assert answer.status_code == 422
    assert 'role="alert"' in page
    assert "Traceback" not in page
    assert "fault is ours" not in page


def test_what_must_not_be_passed_on_is_had_on_this_machine_alone(atlas):
    client = atlas()
    query = place_of(client, ICEWS.read_bytes(), "icews.tab")
    assert client.get(f"/project{query}").status_code == 200
    assert client.get(f"/project{query}", headers={"Host": "evil.example"}).status_code == 403
    client = atlas("server", uploads="on", host="0.0.0.0")
    query = place_of(client, ICEWS.read_bytes(), "icews.tab")
    answer = client.get(f"/project{query}")
    assert (answer.status_code, "do not allow" in text_of(answer)) == (403, True)
    # Nor by asking first, before the set is held again after a restart.
    for path in ("project", "data/relations.csv", "embed"):
        later = atlas("server", uploads="on", host="0.0.0.0")
        assert later.get(f"/{path}{query}").status_code == 403, path


def test_on_a_server_what_another_says_of_the_same_file_changes_nothing(atlas):
    client = atlas(uploads="on")
    mine, theirs = new_key(), new_key()
    query = place_of(client, title="First", owner=mine)
    for owner in (theirs, "", "x" * 32, "../.."):
        assert place_of(client, title="Another", owner=owner) == query
        assert "First" in text_of(client.get(f"/{query}"))
    assert place_of(client, title="Second", owner=mine) == query
    assert "Second" in text_of(client.get(f"/{query}"))


def test_a_project_that_is_there_otherwise_stands_beside(atlas):
    client = atlas(uploads="on")
    query = place_of(client, title="First", owner=new_key())
    project = client.get(f"/project{query}").data
    there = atlas("other", uploads="on")
    assert place_of(there, title="Other words") == query
    answer = send(there, project, "rows.entente.zip")
    beside = answer.headers["Location"][1:]
    assert beside != query
    assert "Other words" in text_of(there.get(f"/{query}"))
    assert "First" in text_of(there.get(f"/{beside}"))


def test_sets_of_a_server_have_an_end_and_shipped_ones_have_none(atlas, tmp_path):
    client = atlas(uploads="on", uploads_kept=2)
    queries = [place_of(client, f"{PLAIN}Peru,Chile,visit,{1990 + n}\n") for n in range(4)]
    sets = [path for path in (tmp_path / "home/sets").iterdir() if path.name[:5] == "file-"]
    assert len(sets) == 2
    names = [query.partition("=")[2] for query in queries]
    for name, query in zip(names, queries, strict=True):
        gone = not (tmp_path / "home/sets" / name).exists()
        assert (f"needs={name}" in text_of(client.get(f"/{query}"))) is gone
    assert all(client.get(f"/project?data={name}").status_code == 200 for name in ("article",))
    local = atlas("mine", uploads_kept=2)
    for n in range(4):
        place_of(local, f"{PLAIN}Peru,Chile,visit,{1990 + n}\n")
    sets = [path for path in (tmp_path / "mine/sets").iterdir() if path.name[:5] == "file-"]
    assert len(sets) == 4


def test_a_set_that_goes_while_it_is_read_is_never_a_fault(atlas, tmp_path):
    client = atlas()
    query = place_of(client)
    place = tmp_path / "home/sets" / query.partition("=")[2]
    codes, done = set(), threading.Event()

    def read():
        reader = client.application.test_client()
        while not done.is_set():
            for path in ("", "embed", "data/relations.csv", "project", "answers/wide/table"):
                codes.add(reader.get(f"/{path}{query}", buffered=True).status_code)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for one in readers:
        one.start()
    beside = place.with_name("beside")
    for _ in range(15):
        place.rename(beside)
        client.get(f"/{query}")
        beside.rename(place)
        client.get(f"/{query}")
    done.set()
    for one in readers:
        one.join()
    assert max(codes) < 500, codes
    assert client.get(f"/data/relations.csv{query}").status_code == 200


def test_a_change_of_another_process_is_seen(atlas, tmp_path):
    client = atlas()
    query = place_of(client, title="Before")
    about = tmp_path / "home/sets" / query.partition("=")[2] / "datapackage.json"
    about.write_text(about.read_text(encoding="utf-8").replace("Before", "After"), encoding="utf-8")
    assert "After" in text_of(client.get(f"/{query}"))
    rows = about.with_name("relations.csv")
    lines = rows.read_text(encoding="utf-8").splitlines(keepends=True)
    rows.write_text("".join(lines[:-1]), encoding="utf-8")
    assert text_of(client.get(f"/data/relations.csv{query}")).count("\n") == len(lines) - 1
    about.write_text("{", encoding="utf-8")
    assert "After" in text_of(client.get(f"/{query}"))


def test_a_project_without_its_end_is_no_atlas(atlas):
    answer = send(atlas(), io.BytesIO(b"PK\x03\x04").read(), "x.entente.zip")
    assert answer.status_code == 422
