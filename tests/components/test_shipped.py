"""Every file that the atlas ships with: whatever is wrong in one is named before it serves."""

import shutil
import subprocess
import sys
from datetime import date

import pytest

import app
from components import shipped
from components.documents import methods
from components.documents.routes import PLACES, Way, switch, written
from components.drawing import outlines
from components.language import texts
from data import glossary, languages, model, pages, states
from data.files import tables
from data.pages import PAGES
from data.reading.problems import InvalidData


def test_what_is_shipped_is_right():
    shipped.check()


@pytest.mark.parametrize("name", PAGES)
def test_every_place_of_a_document_has_a_value_and_is_known(scene, data_sets, name):
    drawn, today = scene(), date(2026, 11, 25)
    values = (
        methods.values(drawn, data_sets, switch(Way(drawn.selection, drawn.selection)))
        if name == "methods"
        else written(name, drawn, data_sets, "https://example.org", today)
    )
    assert {place for place in values if not place.startswith("formula.")} == PLACES[name]


WORLD = "topojson/world_110m.json"
# A file, what stands in place of what in it, and what is said: its line, its column and the rest.
BROKEN = {
    "a state twice": ("states.csv", "\nAFG,", "\nABW,", "line 3, iso3: found 'ABW'"),
    "a state nowhere": ("states.csv", "69.17", "690", "line 3, capital_lon: found '690'"),
    "an unknown region": ("states.csv", ",asia,", ",asien,", "region.asien: found no such text"),
    "states in semicolons": ("states.csv", ",", ";", "line 1, file: found semicolons"),
    "a weight": ("relation_types.csv", ",0.25,", ",much,", "line 2, weight: found 'much'"),
    "a class": ("relation_types.csv", "verbal coop", "coop", "line 2, quad_class: found"),
    "an unknown type": ("relation_types.csv", "CONSULT", "GREET", "type.greet: found no such"),
    "a column of types": ("relation_types.csv", "weight", "mass", "line 1, weight: found no such"),
    "a type of fields": ("fields.csv", ",string,", ",text,", "line 2, type: found 'text'"),
    "an unknown field": (
        "fields.csv",
        "relations,note",
        "relations,x",
        "line 21, field: found 'x'",
    ),
    "a field missing": (
        "fields.csv",
        "sources,url",
        "sources,note",
        "line 1, field: found no sources",
    ),
    "a text cut off": ("texts/es.toml", "[view]", "[view", "wanted TOML"),
    "a text that is none": ("texts/en.toml", 'skip = "', 'skip = 7 # "', "page.skip: found '7'"),
    "half a placeholder": ("texts/pt.toml", "{date}", "{date", "whole placeholders"),
    "another placeholder": ("texts/fa.toml", "{date}", "{day}", "of these: {date}"),
    "a text too many": ("texts/es.toml", "[view]", '[view]\nx = "x"', "view.x: found 'x'"),
    "a text missing": ("texts/en.toml", "\nskip =", "\n# skip =", "wanted a text that en.toml has"),
    "no language": ("texts/pt.toml", "[language]", "[tongue]", "line 1, language: found none"),
    "a direction": ("texts/fa.toml", '"rtl"', '"left"', "line 4, language.direction"),
    "a term without a meaning": (
        "texts/glossary.toml",
        'meaning = "The statements',
        'mening = "The statements',
        "evidence.en: found",
    ),
    "a locale": (
        "texts/pt.toml",
        '"pt"',
        '"atlantis"',
        "line 5, language.locale",
    ),
    "a page without a place": ("pages/methods.pt.md", "{mixed}", "{mixd}", "place: found '{mixd}'"),
    "no title": ("pages/about.en.md", "# ", "", "line 1, title: found"),
    "a formula": ("pages/formulas.xml", "</math>", "</maths>", "wanted XML"),
    "a formula without a name": ("pages/formulas.xml", ' id="', ' x="', "found a formula without"),
    "no outlines": (WORLD, '"arcs"', '"bows"', "line 1, file: found other JSON"),
    "outlines cut off": (WORLD, "}", "", "wanted JSON"),
}
CACHES = (
    *(states.states, model.relation_types, tables.fields, pages.page, pages.references),
    *(pages.formulas, outlines.countries, texts.texts, texts.own_texts, glossary.glossary),
)


def forget():
    for cache in CACHES:
        cache.cache_clear()


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """The folder of a copy of everything that is shipped, which is read in its place."""
    for name in ("states.csv", "relation_types.csv", "fields.csv", "texts", "pages"):
        path = app.ROOT / "data" / name
        (shutil.copytree if path.is_dir() else shutil.copy)(path, tmp_path / name)
    (tmp_path / WORLD).parent.mkdir()
    shutil.copy(outlines.WORLD, tmp_path / WORLD)
    monkeypatch.setattr(states, "STATES_CSV", tmp_path / "states.csv")
    monkeypatch.setattr(model, "TYPES_CSV", tmp_path / "relation_types.csv")
    monkeypatch.setattr(tables, "FIELDS_CSV", tmp_path / "fields.csv")
    monkeypatch.setattr(pages, "FOLDER", tmp_path / "pages")
    monkeypatch.setattr(outlines, "WORLD", tmp_path / WORLD)
    for module in (languages, texts, shipped, glossary):
        monkeypatch.setattr(module, "FOLDER", tmp_path / "texts")
    forget()
    yield tmp_path
    forget()


@pytest.mark.parametrize(("name", "old", "new", "said"), BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_is_named_before_anything_is_served(copy, name, old, new, said):
    written = (copy / name).read_text(encoding="utf-8")
    assert old in written
    (copy / name).write_text(written.replace(old, new), encoding="utf-8")
    with pytest.raises(InvalidData) as refused:
        shipped.check()
    assert said in "\n".join(map(str, refused.value.problems))


FILES = sorted(
    ["states.csv", "relation_types.csv", "fields.csv", "pages/references.md", WORLD]
    + ["texts/glossary.toml"]
    + [f"texts/{language}.toml" for language in languages.LANGUAGES]
    + [f"pages/{name}.{language}.md" for name in PAGES for language in languages.LANGUAGES]
)


@pytest.mark.parametrize("harm", ["gone", "empty", "UTF-16", "a folder"])
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_named(copy, name, harm):
    path = copy / name
    content = path.read_text(encoding="utf-8").encode("utf-16") if harm == "UTF-16" else b""
    path.unlink()
    if harm == "a folder":
        path.mkdir()
    elif harm != "gone":
        path.write_bytes(content)
    elif path.parent.name == "pages" and ".en" not in name and "references" not in name:
        shipped.check()  # a page that a language lacks is in English
        return
    with pytest.raises(InvalidData) as refused:
        shipped.check()
    assert {problem.file for problem in refused.value.problems} == {path.name}
    assert {problem.column for problem in refused.value.problems} == {"file"}


def test_the_server_says_what_is_wrong_instead_of_starting(tmp_path):
    for name in ("data", "components"):
        shutil.copytree(app.ROOT / name, tmp_path / name)
    shutil.copy(app.ROOT / "app.py", tmp_path)
    (tmp_path / "assets").symlink_to(app.ROOT / "assets")
    path = tmp_path / "data" / "texts" / "fa.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("[view]", "[view"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "app.py", "--port", "0"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1
    assert "texts/fa.toml, line " in done.stderr
    assert "Traceback" not in done.stderr
