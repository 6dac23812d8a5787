"""A set as one file: it opens again as it was, and whoever means harm gets a sentence."""

import contextlib
import io
import json
import stat
import tempfile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import app
from components.opening.check import check
from components.views.catalogue import VIEWS
from data.catalogue import FILES
from data.opening.arrivals import safe
from data.opening.kept.owner import Owner, new_key
from data.opening.kept.project import MOST_STEPS, called, may_be_project, pack
from data.opening.opened import open_file
from data.opening.shelf import hold, put, put_project
from data.opening.tables.reasons import REASONS, Unreadable
from data.opening.told import Told

SAMPLES = app.ROOT / "tests/data/opening/samples"
KINDS = ("cow-mid.csv", "cow-alliances.csv", "gephi.csv", "gdelt1-57.csv", "icews.tab")
PLAIN = "who,whom,what,when\nIran,Venezuela,visit,2019-03-12\nUSA,Iran,sanctions,2018\n"
STORY = """own = true
[[step]]
query = "view=network"
relations = []
[step.title]
en = "In 2018"
[step.text]
en = "2 of 2"
"""
SERVER = Owner(new_key(), here=False)


def packed(place):
    file = io.BytesIO()
    pack(place, file)
    return file.getvalue()


def laid(shelf, table=PLAIN, name="rows.csv", told=None):
    path = shelf.parent / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    return put(shelf, open_file(path), told or Told())


def again(tmp_path, content, owner=None, name="set.entente.zip"):
    """Open a project where no set is."""
    file = Path(tempfile.mkdtemp(dir=tmp_path)) / name
    file.write_bytes(content)
    return put_project(file.parent / "sets", file, VIEWS.names, owner or Owner())


def written(members, grown=0):
    """Return an archive of names and contents, whose last member says that it is of that size."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        for name, content in members:
            zipped.writestr(name, content)
        if grown:
            zipped.filelist[-1].file_size = grown
    return file.getvalue()


@pytest.fixture
def project(tmp_path):
    """What is in the project of a plain table, by name."""
    with ZipFile(io.BytesIO(packed(laid(tmp_path / "sets")))) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


@pytest.mark.parametrize("owner", [Owner(), SERVER], ids=["here", "server"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_was_opened_opens_again_as_it_was(tmp_path, kind, owner):
    place = laid(tmp_path / "sets", (SAMPLES / kind).read_bytes(), kind)
    content = packed(place)
    other = again(tmp_path, content, owner)
    assert other.name == place.name
    assert packed(other) == content
    assert hold(other, ()).data_set.titles == hold(place, ()).data_set.titles


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(*[st.sampled_from(["Iran", "Cuba", "Perú", "x"])] * 2), min_size=1),
    st.text(max_size=60),
    st.text(max_size=60),
    st.booleans(),
)
def test_any_table_opens_again_as_it_was(pairs, title, author, told):
    rows = "".join(f"{a},{b}\n" for a, b in pairs)
    with tempfile.TemporaryDirectory() as beside:
        folder = Path(beside)
        path = folder / "rows.csv"
        path.write_text(f"who,whom\nBrazil,Chile\n{rows}", encoding="utf-8")
        place = put(folder / "sets", open_file(path), Told(title=title, author=author))
        if told:
            (place / FILES[-9]).write_text(STORY, encoding="utf-8")
        content = packed(place)
        other = again(folder, content)
        assert (other.name, packed(other)) == (place.name, content)


@pytest.mark.parametrize("name", ["article", "europe", "chronology"])
def test_a_shipped_set_opens_again_byte_for_byte_under_an_address_of_its_own(tmp_path, name):
    content = packed(app.DATA / name)
    place = again(tmp_path, content)
    assert place.name.startswith("file-")
    assert packed(place) == content
    assert again(tmp_path, content).name == place.name
    found, ours = hold(place, ()).data_set, hold(app.DATA / name, ()).data_set
    assert (found.name, found.stories) == (place.name, ours.stories)


def test_a_file_is_called_as_its_original(tmp_path):
    assert called(laid(tmp_path / "sets", name="My rows.2.csv")) == "My rows.entente.zip"
    assert called(app.DATA / "article") == "article.entente.zip"


@given(st.text())
def test_a_safe_name_stays_as_it_is(name):
    assert safe(safe(name)) == safe(name)


def test_of_two_that_differ_both_stay(tmp_path):
    place = laid(tmp_path / "sets")
    content = packed(place)
    about = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
    (place / "datapackage.json").write_text(json.dumps(about | {"version": "2"}), encoding="utf-8")
    file = tmp_path / "set.entente.zip"
    file.write_bytes(content)
    other = put_project(tmp_path / "sets", file)
    assert other != place
    assert packed(other) == content
    assert put_project(tmp_path / "sets", file) == other


def test_a_project_cannot_take_the_address_of_another_set(tmp_path, project):
    """Not by its name alone, and on a server not with other tables either."""
    place = laid(tmp_path / "sets")
    forged = {**project, "original/rows.csv": b"who,whom\nPeru,Chile\n"}
    for owner in (Owner(), SERVER):
        assert again(tmp_path, written(forged.items()), owner).name != place.name
    rows = project["relations.csv"].replace(b"IRN,VEN", b"VEN,IRN")
    forged = {**project, "relations.csv": rows}
    assert rows != project["relations.csv"]
    assert again(tmp_path, written(forged.items()), SERVER).name != place.name


def test_what_came_of_a_text_keeps_its_address_on_this_machine(tmp_path, project):
    name = "read-0123456789ab"
    about = json.dumps(json.loads(project["datapackage.json"]) | {"name": name})
    content = written({**project, "datapackage.json": about}.items())
    assert again(tmp_path, content).name == name
    assert again(tmp_path, content, SERVER).name != name
    for other in ("../x", "article", "read-x"):
        about = json.dumps(json.loads(project["datapackage.json"]) | {"name": other})
        with contextlib.suppress(Unreadable):
            place = again(tmp_path, written({**project, "datapackage.json": about}.items()))
            assert place.name.startswith("file-")


def test_a_folder_that_was_packed_whole_opens_too(tmp_path, project):
    inside = [(f"rows/{name}", content) for name, content in project.items()]
    system = [("__MACOSX/rows/._x", b"x"), ("rows/.DS_Store", b"x"), ("rows/", b"")]
    place = again(tmp_path, written([*inside, *system]))
    assert packed(place) == packed(laid(tmp_path / "sets"))


def test_the_archive_of_an_export_is_a_set_too(tmp_path):
    answer = app.create_app(app.read_library()).server.test_client().get("/data/relations.zip")
    place = again(tmp_path, answer.data)
    assert len(hold(place, ()).data_set.relations) == 84


def test_another_archive_is_none(tmp_path):
    assert again(tmp_path, written([("a.csv", PLAIN)])) is None
    assert again(tmp_path, written([("datapackage.json", "{}"), ("a.csv", PLAIN)])) is None


def link():
    info = ZipInfo("codebook.md")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def cut(content):
    return content[: len(content) // 2]


HOSTILE = {
    "a way out": ("project-member", lambda p: written([*p.items(), ("../../x", b"x")])),
    "a path of the disk": ("project-member", lambda p: written([*p.items(), ("/etc/x", b"x")])),
    "another system's path": (
        "project-member",
        lambda p: written([*p.items(), ("original/..\\x", b"x")]),
    ),
    "a hidden file": ("project-member", lambda p: written([*p.items(), (".owner", b"x")])),
    "a program": ("project-member", lambda p: written([*p.items(), ("run.py", b"x")])),
    "a second original": (
        "project-member",
        lambda p: written([*p.items(), ("original/b.csv", b"x")]),
    ),
    "a link": ("project-member", lambda p: written([*p.items(), (link(), b"/etc/passwd")])),
    "a name twice": (
        "project-member",
        lambda p: written([*p.items(), *[(f"./{n}", c) for n, c in p.items()][:1]]),
    ),
    "very many files": (
        "bomb",
        lambda p: written([*p.items(), *((f"{n}.csv", b"") for n in range(100_000))]),
    ),
    "zeros without end": ("bomb", lambda p: written(p.items(), grown=5_000_000_000)),
    "a size that is a lie": ("damaged", lambda p: written(p.items(), grown=7)),
    "a long description": (
        "project-large",
        lambda p: written([*p.items(), ("codebook.md", bytes(3_000_000))]),
    ),
    "half of it": ("cut-off", lambda p: cut(written(p.items()))),
    "a broken table": (
        "project-wrong",
        lambda p: written({**p, "relations.csv": b"a,b\n1,2\n"}.items()),
    ),
    "letters that are none": (
        "project-wrong",
        lambda p: written({**p, "actors.csv": b"\xff\xfe\x00"}.items()),
    ),
    "a description that is none": (
        "project-wrong",
        lambda p: written({**p, "datapackage.json": b"[]"}.items()),
    ),
    "lists in lists": (
        "project-wrong",
        lambda p: written({**p, "datapackage.json": b"[" * 100_000}.items()),
    ),
    "wrong types": (
        "project-wrong",
        lambda p: written({**p, "datapackage.json": b'{"name": 1, "titles": []}'}.items()),
    ),
    "a title without end": (
        "project-wrong",
        lambda p: written(
            {
                **p,
                "datapackage.json": json.dumps(
                    json.loads(p["datapackage.json"]) | {"titles": {"en": "x" * 9_000}}
                ),
            }.items()
        ),
    ),
    "a story that cannot be shown": (
        "project-wrong",
        lambda p: written([*p.items(), ("story.toml", STORY.replace("network", "<script>"))]),
    ),
    "a story of another set": (
        "project-wrong",
        lambda p: written([*p.items(), ("story.toml", STORY.replace("[]", '["R9"]'))]),
    ),
    "a story without end": (
        "project-wrong",
        lambda p: written([*p.items(), ("story.toml", STORY * (MOST_STEPS + 1))]),
    ),
}


@pytest.mark.parametrize("harm", HOSTILE)
def test_whoever_means_harm_gets_a_sentence(tmp_path, project, harm):
    what, make = HOSTILE[harm]
    with pytest.raises(Unreadable) as refused:
        again(tmp_path, make(project))
    assert refused.value.what == what
    assert "\n" not in str(refused.value)
    assert [*tmp_path.glob("*/sets/*")] == []


def test_scripts_in_texts_are_texts(tmp_path, project):
    about = json.loads(project["datapackage.json"])
    evil = "<script>alert(1)</script>"
    about |= {"titles": {"en": evil}, "about": {"en": evil}, "licenses": [{"name": evil}]}
    place = again(
        tmp_path, written({**project, "datapackage.json": json.dumps(about)}.items()), SERVER
    )
    assert hold(place, ()).data_set.titles["en"] == evil


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("rows.entente.zip", b"PK\x03\x04" + bytes(60), True),
        ("rows.zip", b"PK\x03\x04" + bytes(60), False),
        ("rows.entente.zip", b"who,whom", False),
        ("rows.zip", written([("datapackage.json", "{}")]), True),
        ("rows.zip", written([("rows/datapackage.json", "{}")]), True),
        ("empty.zip", b"", False),
    ],
)
def test_what_may_be_a_project_shows_in_its_first_bytes(tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    assert may_be_project(path) is said
    assert not may_be_project(tmp_path / "gone.entente.zip")


def test_every_reason_is_worded():
    assert {what for what, _ in HOSTILE.values()} <= REASONS.keys()


def test_the_command_line_takes_projects_and_folders(tmp_path, capsys, monkeypatch):
    home = {"ENTENTE_HOME": str(tmp_path / "home")}
    place = laid(tmp_path / "sets", told=Told(title="Two relations"))
    file = tmp_path / "rows.entente.zip"
    file.write_bytes(packed(place))
    assert check([file], as_json=False) == 0
    assert "is a project of Entente: Two relations." in capsys.readouterr().out
    assert check([app.DATA / "article", file], as_json=True) == 0
    assert [one["format"] for one in json.loads(capsys.readouterr().out)] == [
        "data folder",
        "project",
    ]
    file.write_bytes(written([("datapackage.json", "{}")]))
    assert check([file], as_json=False) == 1
    file.write_bytes(packed(place))
    (found,) = app.ways_in.lay([file], home)
    assert found.name == place.name
    monkeypatch.setenv(*next(iter(home.items())))
    for folder, name in ((found, place.name), (app.DATA / "europe", "europe")):
        client = app.served(app.settings.DEFAULT, [folder]).test_client()
        assert client.get("/data/").json["opens_with"] == name
