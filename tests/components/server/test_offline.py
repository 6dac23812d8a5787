"""What lets the page be installed, and the worker's edition."""

import re

import pytest

import app
from components.server import offline


def test_the_manifest_names_icons_that_exist(client):
    answer = client.get("/manifest.webmanifest")
    assert answer.mimetype == "application/manifest+json"
    found = answer.get_json(force=True)
    assert {icon["sizes"] for icon in found["icons"]} == {"192x192", "512x512"}
    for icon in found["icons"]:
        with client.get(icon["src"]) as picture:
            assert picture.mimetype == icon["type"]
            width = int.from_bytes(picture.data[16:20], "big")  # of a PNG
        assert icon["sizes"] == f"{width}x{width}"


def test_the_worker_is_asked_for_anew_and_knows_its_edition(client):
    answer = client.get("/worker.js")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.mimetype == "text/javascript"
    assert re.search(r'"entente-[0-9a-f]{16}"', answer.text)
    assert "{edition}" not in answer.text


def test_the_page_does_not_load_the_worker_as_a_script(client):
    parts = re.findall(r"/\*! (\S+\.js) \*/", client.get("/assets/all.js").text)
    assert "server/offline.js" in parts
    assert not {"server/worker.js", "pages/notes.js"} & {*parts}


@pytest.mark.parametrize("changed", ["assets/app.css", "data/x/relations.csv", "components/a.py"])
def test_an_edition_changes_with_every_file(tmp_path, changed):
    for name in ("assets/app.css", "data/x/relations.csv", "components/a.py", "app.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("before")
    before = offline.edition(tmp_path)
    assert before == offline.edition(tmp_path)
    (tmp_path / changed).write_text("after")
    assert offline.edition(tmp_path) != before


def test_the_edition_of_the_atlas_is_that_of_its_files():
    assert re.fullmatch("[0-9a-f]{16}", offline.edition(app.ROOT))
