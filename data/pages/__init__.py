"""The long texts of the atlas, as files that a translator can edit, and its formulas.

`methods.es.md` is the page "methods" in Spanish. A heading ends with its anchor
in braces, such as `{seconds}`, stands for a value that is computed; alone in its paragraph it may
stand for a table, or for a formula of formulas.xml (`{formula.alignment}`). All languages have the
same anchors and the same names, in the same order. A language may lack a page: it is in English.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from xml.etree.ElementTree import Element

from data.languages import ENGLISH
from data.reading.notations import read_xml
from data.reading.problems import InvalidData, Problem, in_folder
from data.reading.text import read_text

PAGES = ("about", "methods", "accessibility")
FOLDER = Path(__file__).parent


def language_of(name: str, wanted: str) -> str:
    """Return the language that a page is in for those who want it in some language."""
    return wanted if (FOLDER / f"{name}.{wanted}.md").exists() else ENGLISH


@cache
def page(name: str, language: str) -> str:
    """Return a page in a language, or else in English, as Markdown.

    Raises:
        InvalidData: if there is no such file, or it is no text.
    """
    return _text(f"{name}.{language_of(name, language)}.md")


@cache
def references() -> str:
    """Return what the methods rest on, as Markdown; titles are in English in every language."""
    return _text("references.md")


@cache
def formulas() -> Mapping[str, Element]:
    """Return each formula by its name, as MathML.

    Raises:
        InvalidData: if the file is no XML, or a formula has no name.
    """
    path = FOLDER / "formulas.xml"
    with in_folder(FOLDER):
        root = read_xml(path)
        if any("id" not in math.attrib for math in root):
            found, wanted = "a formula without an id", "an id on each, which names it"
            raise InvalidData([Problem(path.name, 1, "id", found, wanted, quoted=False)])
    return MappingProxyType({math.attrib.pop("id"): math for math in root})


def _text(name: str) -> str:
    with in_folder(FOLDER):
        return read_text(FOLDER / name, "Markdown in UTF-8")
