"""The long texts of the atlas, as files that a translator can edit, and its formulas.

`methods.es.md` is the page "methods" in Spanish. A heading ends with its anchor
in braces, such as `{seconds}`, stands for a value that is computed; alone in its paragraph it may
stand for a table, or for a formula of formulas.xml (`{formula.alignment}`). All languages have the
same anchors and the same names, in the same order.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

PAGES = ("about", "methods", "accessibility")
FOLDER = Path(__file__).parent


@cache
def page(name: str, language: str) -> str:
    """Return a page in a language, as Markdown."""
    return (FOLDER / f"{name}.{language}.md").read_text(encoding="utf-8")


@cache
def references() -> str:
    """Return what the methods rest on, as Markdown; titles are in English in every language."""
    return (FOLDER / "references.md").read_text(encoding="utf-8")


@cache
def formulas() -> Mapping[str, Element]:
    """Return each formula by its name, as MathML."""
    root = ElementTree.parse(FOLDER / "formulas.xml").getroot()
    return MappingProxyType({math.attrib.pop("id"): math for math in root})
