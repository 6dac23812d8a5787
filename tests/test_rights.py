"""Whose the data are: every page, picture, file and reference says it as the data set does."""

import io
import json
from datetime import date
from zipfile import ZipFile, is_zipfile

import pytest

import app
from components.scene import Scenes
from components.takeaway import export, frozen, picture, share
from components.views.catalogue import VIEWS
from components.wording import citation
from data.catalogue import Holding
from data.files.names import FORMATS
from data.languages import LANGUAGES
from data.library import Library
from data.rights import Licence, Rights, rights_of
from tests.conftest import answer_path, build_body, share_body, write_data_set

DAY = date(2026, 11, 25)
AUTHORS, LICENCE = ("Ada Example", "Bureau of Examples"), "ODbL-1.0"
THEIRS = {
    "licenses": [{"name": LICENCE, "path": "https://example.org/odbl"}],
    "contributors": [
        {"title": AUTHORS[0], "role": "author"},
        {"title": AUTHORS[1], "roles": ["creator", "publisher"]},
        {"title": "A Wrangler", "role": "wrangler"},
    ],
    "version": "2.1",
    "created": "2024-02-03",
}
OURS = ("Entente contributors", "CC BY", "CC-BY", "creativecommons", "Creative Commons")
NOT_STATED = {
    "en": ("author not stated", "no licence stated"),
    "es": ("autoría no indicada", "licencia no indicada"),
    "pt": ("autoria não indicada", "licença não indicada"),
    "fa": ("پدیدآور ذکر نشده", "مجوزی ذکر نشده"),
}
FILES = [f"{resource}.{form}" for resource, forms in FORMATS.items() for form in forms]
# A plain table has room for rows only.
SIGNED = [name for name in FILES if not name.endswith(".csv")]
RELATIONS = [
    {"actor": "IRN", "target": "VEN", "type": "AID"},
    {"actor": "USA", "target": "IRN", "type": "ACCUSE", "status": "claimed", "attributed_to": "A"},
    {"actor": "USA", "target": "VEN", "type": "THREATEN"},
]


class Atlas:
    """An atlas of one data set, and all that it hands out."""

    def __init__(self, folder, **about):
        library = Library([Holding.read(write_data_set(folder, RELATIONS, **about))])
        self.client = app.create_app(library).server.test_client()
        self.scenes = Scenes(library, VIEWS, "/")

    def callback(self, body):
        answer = self.client.post("/_dash-update-component", json=body)
        assert answer.status_code == 200
        return answer.text

    def get(self, path):
        answer = self.client.get(path)
        assert answer.status_code == 200, path
        return unpacked(answer.data)

    def scene(self, lang):
        return self.scenes(f"?lang={lang}")[0]

    def pages(self, lang):
        """Return what must say whose the data are."""
        scene = self.scene(lang)
        pictures = {f"picture of {name}": spec(scene, name) for name in export.names(scene.views)}
        return pictures | {
            "worksheet": self.get(f"/worksheet?lang={lang}"),
            "about": self.get(f"/about?lang={lang}"),
            "embed": self.callback(build_body(f"?lang={lang}", "embed-wide")),
        }

    def references(self, lang):
        cited = citation.work(self.scene(lang), "https://example.org/", DAY)
        return {style: write(cited) for style, write in citation.STYLES.items()}

    def rest(self, lang):
        """Return what need not say it, and must say nothing wrong."""
        scene = self.scene(lang)
        views = [f"?lang={lang}&view={view.name}" for view in VIEWS]
        return {
            **{f"{view} built": self.callback(build_body(view)) for view in views},
            **{f"{view} drawn": self.get(answer_path(view)) for view in views},
            "share": self.callback(share_body(f"?lang={lang}")),
            "share, each style": str(share.contents(scene, "https://example.org", DAY)),
            "frozen": json.dumps(frozen.page(scene), ensure_ascii=False),
            **{path: self.get(f"/{path}?lang={lang}") for path in ("", "methods", "embed")},
            "catalogue": self.get("/data/"),
        }

    def files(self, lang, names=FILES):
        return {name: self.get(f"/data/{name}?lang={lang}") for name in names}


def spec(scene, name):
    drawn = picture.of(scene, name, "light")
    return json.dumps(picture.spec(drawn, DAY), ensure_ascii=False, default=str)


def unpacked(content):
    """Return the text of an answer, and of every file in it where it is an archive."""
    if not is_zipfile(io.BytesIO(content)):
        return content.decode()
    with ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def plain(text):
    """Return a text as it is read: without marks that nobody sees, every space a plain one."""
    for mark in "\u2068\u2069\u200e\u200f":
        text = text.replace(mark, "").replace(json.dumps(mark)[1:-1], "")
    return text.replace("\u00a0", " ").replace(r"\u00a0", " ")


@pytest.fixture(scope="module")
def theirs(tmp_path_factory):
    return Atlas(tmp_path_factory.mktemp("theirs"), **THEIRS)


@pytest.fixture(scope="module")
def unsigned(tmp_path_factory):
    return Atlas(tmp_path_factory.mktemp("unsigned"))


@pytest.mark.parametrize("which", ["theirs", "unsigned"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_says_that_data_of_others_are_ours(request, which, lang):
    atlas = request.getfixturevalue(which)
    said = atlas.pages(lang) | atlas.references(lang) | atlas.rest(lang) | atlas.files(lang)
    for name, text in said.items():
        assert not [ours for ours in OURS if ours in plain(text)], name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_made_the_data_and_their_licence_stand_wherever_they_are_taken(theirs, lang):
    for name, text in (theirs.pages(lang) | theirs.files(lang, SIGNED)).items():
        assert [part for part in (*AUTHORS, LICENCE) if part not in plain(text)] == [], name
        whole = name.endswith((".json", ".zip"))  # all contributors, each with a role
        assert "A Wrangler" not in text or whole, name
    for name, text in theirs.references(lang).items():
        assert [author for author in AUTHORS if author not in plain(text)] == [], name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_stated_is_said_to_be_so(unsigned, lang):
    for name, text in unsigned.pages(lang).items():
        assert [part for part in NOT_STATED[lang] if part not in plain(text)] == [], name
    for name, text in unsigned.files(lang, SIGNED).items():
        if not name.endswith("json"):  # a Data Package, as GeoJSON, leaves out what is not stated
            assert NOT_STATED[lang][1] in plain(text), name


def test_the_catalogue_says_whose_each_data_set_is(theirs, unsigned):
    (found,), (bare,) = (
        json.loads(atlas.get("/data/"))["data_sets"].values() for atlas in (theirs, unsigned)
    )
    assert (found["authors"], found["licenses"]) == ([*AUTHORS], [LICENCE])
    assert (bare["authors"], bare["licenses"]) == ([], [])


def test_a_reference_without_an_author_begins_with_its_title(unsigned):
    found = unsigned.references("en")
    title = json.loads(found["csl"])[0]["title"]
    assert found["chicago"].startswith(f"“{title}")
    assert found["apa"].startswith(title)
    assert "author" not in found["bibtex"] + found["csl"]


@pytest.mark.parametrize(
    ("about", "rights"),
    [
        ({}, Rights((), ())),
        ({"licenses": 7, "contributors": "us"}, Rights((), ())),
        ({"licenses": [None, {}, {"name": 3}], "contributors": [{"title": ""}]}, Rights((), ())),
        ({"licenses": [{"title": "Ask us"}]}, Rights((), (Licence("Ask us", "Ask us", ""),))),
        (
            {"licenses": [{"name": "CC-BY-NC-SA-4.0", "title": "T", "path": "https://x.org"}]},
            Rights((), (Licence("CC BY-NC-SA 4.0", "T", "https://x.org"),)),
        ),
        ({"licenses": [{"name": "CC0-1.0"}]}, Rights((), (Licence("CC0 1.0", "CC0 1.0", ""),))),
        ({"contributors": [{"title": "A"}, {"title": "B"}]}, Rights(("A", "B"), ())),
        ({"contributors": [{"title": "A"}, {"title": "B", "role": "author"}]}, Rights(("B",), ())),
        ({"contributors": [{"title": "A", "roles": ["author", 7]}]}, Rights(("A",), ())),
    ],
)
def test_rights_are_read_from_a_description_whatever_it_holds(about, rights):
    assert rights_of(about) == rights
