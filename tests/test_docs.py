"""README and docs: what they name exists, what they list is all there is, what they show runs."""

import csv
import re
import subprocess
import sys
from importlib.util import find_spec

import pytest

import app
from components.takeaway import export
from components.views.catalogue import VIEWS
from data import selection
from data.address.reading import parse
from data.address.writing import write
from data.files.names import FORMATS
from data.languages import LANGUAGES
from data.model import LEVELS, STATUSES
from data.pages import PAGES as LONG_PAGES
from data.parameters import MOST_ACTORS, MOST_CHOSEN, MOST_SUPPOSED, NOBODY, PARAMETERS
from tests.grammar import grammar
from tests.landed import LANDED
from tests.test_architecture import LONGEST

ROOT = app.ROOT
README = ROOT / "README.md"
DOCS = sorted(ROOT.glob("docs/*.md"))
PAGES = [README, *DOCS, *(ROOT / f"{name}.md" for name in ("SECURITY", "CHANGELOG", "THIRD-PARTY"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def rows(name, heading):
    """Return the cells of the table of a page whose first heading cell says so."""
    lines = text_of(name).splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"| {heading} |")) + 2
    table = lines[start:]
    end = next((i for i, line in enumerate(table) if not line.startswith("|")), len(table))
    return [re.split(r"(?<!\\)\|", line)[1:-1] for line in table[:end]]


# ---------------------------------------------------------------- all pages


@each_page
def test_every_link_leads_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if not target.startswith(("https://", "http://")):
            assert (page.parent / target).exists(), target


@each_page
def test_every_test_that_is_named_is_one(page):
    for path, name in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page.read_text(encoding="utf-8")):
        assert f"\ndef {name}(" in text_of(path), name


@each_page
def test_every_file_that_is_named_is_there(page):
    for code in CODE.findall(page.read_text(encoding="utf-8")):
        found = re.fullmatch(r"((?:assets|components|data|tests)/[\w./-]*)", code)
        assert not found or (ROOT / found[1]).exists(), code


@each_page
def test_every_command_of_make_is_one(page):
    known = set(re.findall(r"^([a-z]+):.*## ", text_of("Makefile"), re.MULTILINE))
    said = page.read_text(encoding="utf-8")
    for name in re.findall(r"(?:`|^)make ([a-z]+)", said, re.MULTILINE):
        assert name in known, name


@each_page
def test_every_module_that_is_run_can_be_run(page):
    for name in re.findall(r"python -m ([\w.]+)", page.read_text(encoding="utf-8")):
        assert name == "venv" or find_spec(name), name


OURS = [
    path
    for pattern in ("app.py", "components/**/*.py", "data/**/*.py", "assets/**/*.[jc]s*")
    for path in ROOT.glob(pattern)
    if path.parent.name != "vendor" and path.suffix in (".py", ".js", ".css")
]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_that_the_code_speaks_of_is_there(path):
    said = re.findall(
        r"(?<![\w/.-])((?:assets|components|data|tests)/[\w./]+\.(?:py|js|css|toml|xml|md))\b",
        path.read_text(encoding="utf-8"),
    )
    assert [name for name in said if not (ROOT / name).exists()] == []


# ---------------------------------------------------------------- the README


def test_the_readme_is_as_long_as_one_reads():
    assert 4_000 <= len(README.read_bytes()) <= 5_000


def test_the_first_screen_has_a_sentence_a_picture_and_two_commands():
    first = README.read_text(encoding="utf-8")[:600]
    assert re.match(r"# Entente\n\n[^\n]+\n\n!\[[^\]]+\]\(docs/map\.png\)\n\n```\nmake run ", first)
    assert "\nmake test " in first


def test_the_readme_leads_to_every_page():
    assert {f"docs/{path.name}" for path in DOCS} <= set(LINK.findall(text_of("README.md")))


@pytest.mark.parametrize("name", LANDED)
def test_the_readme_counts_as_the_data_do(name):
    said = text_of("README.md")
    assert f"data/{name}/codebook.md" in said
    with (ROOT / "data" / name / "relations.csv").open(encoding="utf-8", newline="") as file:
        number = len(list(csv.DictReader(file)))
    if name != "europe":
        assert re.search(rf"\b{number} (dated )?relations", said)


# ---------------------------------------------------------------- the address


def test_the_address_is_described_part_by_part():
    named = [name for row in rows("docs/address.md", "part") for name in CODE.findall(row[0])]
    assert len(named) == len(set(named))
    assert set(named) == {parameter.name for parameter in PARAMETERS}


@pytest.mark.parametrize(
    ("part", "values"),
    [
        ("data", LANDED),
        ("view", VIEWS.names),
        ("level", LEVELS),
        ("side", selection.SIDES),
        ("status", (*STATUSES, NOBODY)),
        ("draw", selection.DRAWN),
        ("by", selection.BARS_BY),
        ("sort", selection.SORTS),
        ("lang", (*LANGUAGES, *selection.THEMES)),
        (
            "projection",
            (
                *(*selection.PROJECTIONS, *selection.ORDERS),
                *(*selection.THROUGH, *selection.PLAYS),
            ),
        ),
    ],
)
def test_the_values_of_the_address_are_all_there_are(part, values):
    row = next(row for row in rows("docs/address.md", "part") if f"`{part}`" in row[0])
    assert CODE.findall(row[1]) == list(values)


def test_what_may_be_supposed_or_compared_is_told():
    said = {name: row for row in rows("docs/address.md", "part") for name in CODE.findall(row[0])}
    for name in selection.SUPPOSED:
        assert f".{name}`" in said["what"][1]
    assert set(selection.COMPARISONS) <= set(CODE.findall(said["versus"][1]))
    assert f"at most {MOST_SUPPOSED}" in said["what"][1]
    assert f"at most {MOST_ACTORS}" in said["actors"][1]
    assert f"at most {MOST_CHOSEN}" in said["tie"][1]


def test_the_example_of_the_address_is_an_address_as_it_is_written():
    query = re.search(r"^/\?(\S+)$", text_of("docs/address.md"), re.MULTILINE)[1]
    found, ignored = parse(query, grammar(LANDED))
    assert not ignored
    assert write(found) == query


# ---------------------------------------------------------------- files, pictures, code


def test_every_data_file_is_described():
    said = {}
    for row in rows("docs/files.md", "file"):
        first, *others = CODE.findall(row[0])
        name, _, ending = first.partition(".")
        said[name] = {ending, *(other.removeprefix(".") for other in others)}
    assert said == {name: set(formats) for name, formats in FORMATS.items()}


def test_every_format_and_page_is_told():
    for name in export.FORMATS:
        assert f"**{name.upper()}**" in text_of("docs/pictures.md")
    for name in LONG_PAGES:
        assert f"`/{name}`" in text_of("docs/data.md")


def test_every_package_has_its_line():
    said = {LINK.findall(row[0])[0] for row in rows("docs/code.md", "where")}
    packages = {
        f"../{path.relative_to(ROOT).as_posix()}"
        for folder in ("components", "data")
        for path in ROOT.glob(f"{folder}/**/__init__.py")
    }
    assert packages - said <= {"../data/pages/__init__.py"}


def test_the_limit_of_a_function_is_the_one_that_is_tested():
    assert f"more than {LONGEST} lines" in text_of("docs/code.md")


def test_every_library_has_its_reason():
    needed = re.search(r"^dependencies = \[(.*?)^\]", text_of("pyproject.toml"), re.S | re.M)[1]
    names = re.findall(r'^    "([\w-]+)', needed, re.MULTILINE)
    assert len(names) >= 10
    for name in names:
        before = needed.split(f'"{name}')[0].rstrip().splitlines()
        assert before[-1].lstrip().startswith("#"), name


@pytest.mark.parametrize("option", ["--host", "--port"])
def test_the_command_line_has_the_options_that_are_told(option):
    answer = subprocess.run(
        [sys.executable, "app.py", "--help"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=True,
    )
    assert option in answer.stdout
