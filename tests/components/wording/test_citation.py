"""A view as a reference: four styles, four languages, and titles that would break a format."""

import json
import re
from dataclasses import replace
from datetime import date

import bibtexparser
import pytest

from components.language.texts import plain
from components.wording import citation
from components.wording.citation import Work, apa, bibtex, chicago, csl_json, work
from data.languages import LANGUAGES
from tests.conftest import HOSTILE

URL = "https://example.org/?from=2005-08&tie=IRN~VEN&actors=IRN,VEN"
TODAY = date(2026, 11, 25)
WORK = Work(
    name="article",
    authors=("Entente contributors",),
    title="Iran and Venezuela, May 2020: 14 relations, 12 cooperative",
    data_set="Iran and Latin America, May 2020",
    version="1.0.0",
    issued=date(2026, 11, 24),
    url=URL,
    accessed=TODAY,
    language="en",
)
BARE = replace(WORK, version="", issued=None)

REFERENCES = [
    (
        chicago,
        WORK,
        "Entente contributors. 2026. “Iran and Venezuela, May 2020: 14 relations, 12 cooperative.” "
        "In Iran and Latin America, May 2020, version 1.0.0. Entente. "
        f"Accessed November 25, 2026. {URL}.",
    ),
    (
        chicago,
        BARE,
        "Entente contributors. n.d. “Iran and Venezuela, May 2020: 14 relations, 12 cooperative.” "
        f"In Iran and Latin America, May 2020. Entente. Accessed November 25, 2026. {URL}.",
    ),
    (
        apa,
        WORK,
        "Entente contributors. (2026). Iran and Venezuela, May 2020: 14 relations, 12 cooperative: "
        "Iran and Latin America, May 2020 (Version 1.0.0) [Data set]. Entente. "
        f"Retrieved November 25, 2026, from {URL}",
    ),
    (
        apa,
        BARE,
        "Entente contributors. (n.d.). Iran and Venezuela, May 2020: 14 relations, 12 cooperative: "
        "Iran and Latin America, May 2020 [Data set]. Entente. "
        f"Retrieved November 25, 2026, from {URL}",
    ),
    (
        chicago,
        replace(WORK, language="es", title="Irán y Venezuela", data_set="Irán, 2020"),
        "Entente contributors. 2026. «Irán y Venezuela». En Irán, 2020, versión 1.0.0. Entente. "
        f"Consultado el 25 de noviembre de 2026. {URL}.",
    ),
    (
        apa,
        replace(WORK, language="pt", title="Irã e Venezuela", data_set="Irã, 2020"),
        "Entente contributors. (2026). Irã e Venezuela: Irã, 2020 (versão 1.0.0) "
        f"[Conjunto de dados]. Entente. Recuperado em 25 de novembro de 2026, de {URL}",
    ),
    (
        chicago,
        replace(WORK, language="fa", title="ایران و ونزوئلا", data_set="ایران، ۲۰۲۰"),
        "Entente contributors. ۲۰۲۶. «ایران و ونزوئلا». در ایران، ۲۰۲۰، نسخهٔ ۱.۰.۰. Entente. "
        f"دسترسی در ۲۵ نوامبر ۲۰۲۶. {URL}.",
    ),
]


@pytest.mark.parametrize(("style", "cited", "reference"), REFERENCES)
def test_a_reference_is_written_as_its_style_asks(style, cited, reference):
    assert plain(style(cited)) == reference


# ---------------------------------------------------------------- BibTeX

TITLES = [
    WORK.title,
    "100 % of $5 & #1_2 ~home ^up",
    r"back\slash \textbf{bold} {open",
    "} closed {{ twice",
    '"quoted" @misc{other, title = {x}}',
    "ایران و ونزوئلا، ۲۰۲۰",
    "Irán – “São Tomé” −0,5",
    *HOSTILE,
]


TYPESET = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}


def typeset(source):
    """Return what LaTeX prints for a text without other commands than these."""
    return re.sub(r"\\(text\w+)\{\}|\\([$&%#_])", lambda m: m[2] or TYPESET[m[1]], source)


def read_back(entry):
    """Return key and fields of the one entry of a file, as a reader of BibTeX has them."""
    library = bibtexparser.parse_string(entry)
    assert library.failed_blocks == []
    (found,) = library.entries
    assert found.entry_type == "misc"
    return found.key, {field.key: field.value for field in found.fields}


@pytest.mark.parametrize("title", TITLES)
def test_bibtex_is_read_back_as_it_was(title):
    key, fields = read_back(bibtex(replace(WORK, title=title, data_set=title, version=title)))
    assert key == "entente-article-2026"
    assert fields["title"].startswith("{")  # keeps capitals
    assert typeset(fields["title"][1:-1]) == title
    assert typeset(fields["version"]) == title
    assert typeset(fields["note"]) == f"Data set: {title}, version {title}"
    assert fields["author"] == "{Entente contributors}"  # no person with a first name
    assert (fields["year"], fields["urldate"]) == ("2026", "2026-11-25")


@pytest.mark.parametrize("title", TITLES)
def test_the_braces_of_bibtex_are_balanced_and_its_specials_escaped(title):
    entry = bibtex(replace(WORK, title=title, data_set=title))
    depth = 0
    for letter in entry:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0
    assert depth == 0
    line = next(line for line in entry.splitlines() if line.startswith("  title"))
    bare = line.replace("\\\\", "")
    assert not any(
        letter in "$&%#_~^" and bare[at - 1] != "\\" for at, letter in enumerate(bare)
    ), line


def test_the_address_in_bibtex_is_the_address():
    assert f"  url = {{{URL}}}," in bibtex(WORK).splitlines()


def test_what_a_data_set_does_not_tell_is_left_out_of_bibtex():
    key, fields = read_back(bibtex(BARE))
    assert key == "entente-article"
    assert not fields.keys() & {"year", "version"}


def test_a_key_is_a_word_whatever_the_data_set_is_called():
    key, _ = read_back(bibtex(replace(WORK, name="a, b}\n@x{ Ü")))
    assert key == "entente-a-b-x-2026"


# ---------------------------------------------------------------- CSL-JSON

# The parts of an item that we use, by the names and types of the CSL-JSON schema.
CSL = {
    "id": str,
    "type": str,
    "title": str,
    "container-title": str,
    "author": list,
    "issued": dict,
    "version": str,
    "publisher": str,
    "URL": str,
    "accessed": dict,
    "language": str,
}


@pytest.mark.parametrize("title", [*TITLES, "\u2028line\u0000\u001f"])
def test_csl_json_is_read_back_as_it_was(title):
    (item,) = json.loads(csl_json(replace(WORK, title=title, data_set=title)))
    assert {name: type(value) for name, value in item.items()} == CSL
    assert item["title"] == item["container-title"] == title
    assert item["type"] == "dataset"
    assert item["author"] == [{"literal": "Entente contributors"}]
    assert item["issued"] == {"date-parts": [[2026, 11, 24]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 25]]}
    assert item["URL"] == URL


def test_what_a_data_set_does_not_tell_is_left_out_of_csl_json():
    (item,) = json.loads(csl_json(BARE))
    assert CSL.keys() - item.keys() == {"issued", "version"}


# ---------------------------------------------------------------- a view


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_cited_is_the_headline_and_the_edition(scene, language):
    cited = work(scene(f"?tie=IRN~VEN&lang={language}"), URL, TODAY)
    assert (cited.version, cited.issued) == ("2.1.2", date(2026, 12, 1))
    assert cited.language == language
    assert cited.data_set in chicago(cited)
    for style in citation.STYLES.values():
        assert cited.url in style(cited)


@pytest.mark.parametrize(
    ("about", "version", "issued"),
    [
        ({}, "", None),
        ({"version": 2, "created": 2020}, "", None),
        ({"version": ["1"], "created": {"year": 2020}}, "", None),
        ({"version": "1\n2\u202e", "created": "soon"}, "1 2", None),
        ({"version": "2.0", "created": "2024-02-30"}, "2.0", None),
        ({"version": "2.0", "created": "2024-02-29T12:00:00Z"}, "2.0", date(2024, 2, 29)),
    ],
)
def test_a_description_may_say_anything_of_its_edition(small, scene_of, about, version, issued):
    cited = work(scene_of(small([{}], **about)), URL, TODAY)
    assert (cited.version, cited.issued) == (version, issued)


def test_a_hostile_data_set_is_cited_on_one_line_of_each_field(hostile, scene_of):
    cited = work(scene_of(hostile), URL, TODAY)
    read_back(bibtex(cited))
    json.loads(csl_json(cited))
    assert "\n" not in chicago(cited) + apa(cited)


def test_what_parts_a_persian_word_stays_in_its_reference(scene):
    cited = work(scene("?lang=fa"), "https://entente.example/", date(2026, 12, 1))
    assert "مشارکت\u200cکنندگان" in chicago(cited)
