"""The long texts: the same in four languages, with no number that could be computed."""

import re
from xml.etree import ElementTree

import pytest

from data.dates import latin
from data.languages import LANGUAGES
from data.model import relation_types
from data.pages import FOLDER, PAGES, formulas, page, references
from tests.landed import LANDED

ANCHOR = re.compile(r"^(#+) .*?(?:\{#([a-z-]+)\})?$", re.MULTILINE)
PLACE = re.compile(r"\{([a-z][a-z.-]*)\}")
LINK = re.compile(r"\]\(([^)]+)\)")
CODE = re.compile(r"`[^`\n]*`")
# What the atlas links to. An address that is out in the world stays good.
PROMISED = {
    "methods": (
        "relation",
        "types",
        "tie",
        "alignment",
        "status",
        "dates",
        "signs",
        "triangles",
        "frustration",
        "weak-balance",
        "walk",
        "claims",
        "over-time",
        "what-if",
        "pair",
        "layout",
        "map",
        "colours",
        "limits",
        "glossary",
        "sources",
    ),
    "about": ("codebooks", "cite", "licences", "privacy"),
    "accessibility": ("conformance", "tested", "limits", "report", "statement"),
}
# Numbers that are names: standards, versions of licences, and the lengths that WCAG asks for.
NAMES = (
    r"ISO 8601-2|WCAG\)? 2\.2|4\.0|License 1\.1|\b(?:320|400|24|44)\b"
    # The manuals of PLOVER, and a code of the table beside them.
    r"|\b1[.٫]3\b|\b2[.٫]0\b|CAMEO2PLOVER-2021|CAMEO 163"
)
# What no table holds: how far two codings agreed. A codebook says it, and a page after it.
AGREEMENT = re.compile(r"^.*κ.*$", re.MULTILINE)
FIGURE = re.compile(r"(\d+)(?:[.,\u066b](\d\d))?")

every_page = pytest.mark.parametrize("name", PAGES)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@every_page
@each_language
def test_every_language_has_the_headings_places_and_links_of_the_english_one(name, language):
    text, english = page(name, language), page(name, "en")
    for pattern in (ANCHOR, PLACE, LINK, CODE):
        assert pattern.findall(text) == pattern.findall(english), pattern.pattern


@every_page
@each_language
def test_every_language_says_as_much_as_the_english_one(name, language):
    def blocks(text):
        return [part.split(None, 1)[0][:1] for part in text.split("\n\n") if part[:1] in "#-{"]

    assert blocks(page(name, language)) == blocks(page(name, "en"))
    assert page(name, language).count("\n\n") == page(name, "en").count("\n\n")
    assert 0.7 < len(page(name, language)) / len(page(name, "en")) < 1.4


@every_page
def test_what_is_linked_to_is_there(name):
    found = [anchor for level, anchor in ANCHOR.findall(page(name, "en")) if len(level) > 1]
    assert set(PROMISED[name]) <= set(found)
    assert len(set(found)) == len(found)
    assert all(found)


@every_page
@each_language
def test_no_number_is_typed_that_could_be_computed(name, language):
    """What is left are bounds (0, 1), years of citations, and numbers that are names."""
    text = CODE.sub("", PLACE.sub("", latin(page(name, language))))
    text = re.sub(NAMES, "", AGREEMENT.sub("", text))
    text = re.sub(r"\b(?:19|20)\d\d\b(?=[\u2069);.]|$)", "", text)
    numbers = set(re.findall(r"\d+", text))
    assert numbers <= {"0", "1"}, numbers


@each_language
def test_how_far_two_codings_agreed_is_said_as_every_codebook_says_it(language):
    (told,) = AGREEMENT.findall(page("about", language))
    known = [AGREEMENT.findall(one.codebook)[0].partition(". ")[0] for one in LANDED.values()]
    assert {tuple(FIGURE.findall(line)) for line in known} == {tuple(FIGURE.findall(latin(told)))}


def test_persian_is_written_in_persian_digits():
    text = PLACE.sub("", "".join(page(name, "fa") for name in PAGES))
    latin = re.findall(r"[\u0600-\u06ff] [0-9]+ [\u0600-\u06ff]", CODE.sub("", text))
    assert latin == []
    assert not set(text) & set("يك")
    assert text.count("\u2066") == text.count("\u2069") > 10


def test_every_formula_is_used_once_and_no_other_is_asked_for():
    asked = re.findall(r"\{formula\.([a-z-]+)\}", page("methods", "en"))
    assert sorted(asked) == sorted(formulas())


def test_every_formula_is_sound_mathml():
    known = {
        "math",
        "mi",
        "mo",
        "mn",
        "mrow",
        "mfrac",
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mspace",
    }
    children = {"mfrac": 2, "msub": 2, "msup": 2, "munder": 2, "msubsup": 3}
    for name, math in formulas().items():
        assert math.tag == "math", name
        assert math.attrib == {"display": "block"}, name
        for element in math.iter():
            assert element.tag in known, f"{name}: {element.tag}"
            assert len(element) == children.get(element.tag, len(element)), f"{name}: {element.tag}"
            if element.tag == "mn":
                assert element.text.isdecimal(), name


def test_the_formulas_file_is_read_whole():
    root = ElementTree.parse(FOLDER / "formulas.xml").getroot()
    assert [math.get("id") for math in root] == list(formulas())


def test_every_work_that_the_methods_cite_is_in_the_references():
    cited = set(
        re.findall(
            r"([A-ZŠ][a-zšöüčï]+)(?: and others| [A-Z][a-z]+)*,? (\d{4})",
            re.sub(r" (?:&|and) [A-Z][a-z]+", "", page("methods", "en")),
        )
    )
    cited |= {("Kamada", "1989")}
    assert len(cited) > 10
    listed = references().splitlines()
    for author, year in cited:
        assert any(author in line and year in line for line in listed), (author, year)


def test_the_references_are_in_the_order_of_the_alphabet():
    lines = references().replace("Š", "S").replace("*", "").lower().splitlines()
    names = [re.findall(r"\w+", line)[0] for line in lines]
    assert names == sorted(names)


@each_language
def test_types_are_in_the_table_and_not_in_the_text(language):
    text = page("methods", language)
    typed = [code.upper() for code in relation_types() if code.upper() in text]
    assert typed == []


def test_no_work_is_listed_that_the_methods_do_not_cite():
    text = page("methods", "en")
    for line in references().splitlines():
        author = re.findall(r"[^\W\d_]+", line)[0]
        assert author in text, line
