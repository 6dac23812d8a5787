"""Formulas, in MathML: those of data/pages/formulas.xml, and some with their numbers put in."""

from copy import deepcopy
from xml.etree import ElementTree

from components.language.texts import Words
from components.markup import Html, element, joined
from data.engines.ties import Tie
from data.pages import formulas

MINUS = "\u2212"


def formula(name: str, say: Words) -> Html:
    """Return a formula in a line of its own, which can be linked to."""
    math = deepcopy(formulas()[name])
    for number in math.iter("mn"):
        number.text = say.digits(number.text or "")
    content = Html(ElementTree.tostring(math, "unicode", method="html"))
    return _line(content, id=f"formula-{name}")


def alignment_of(tie: Tie, total: float, sizes: float, say: Words) -> Html:
    """Return the alignment of a tie, from the sum of its weights and the sum of their sizes."""
    below = joined([_number(sizes, 2, say), _sign("+"), _number(1, 0, say)])
    return _computed(
        element("mi", "A"),
        _sign("="),
        element("mfrac", _number(total, 2, say), element("mrow", below)),
        _sign("="),
        _number(tie.alignment, 2, say, signed=True),
    )


def degree_of(index: int, ties: int, degree: float, say: Words) -> Html:
    """Return F of a graph with so many ties, as it is worked out."""
    above = joined([_number(2, 0, say), _sign("\u22c5"), _number(index, 0, say)])
    return _computed(
        element("mi", "F"),
        _sign("="),
        _number(1, 0, say),
        _sign(MINUS),
        element("mfrac", element("mrow", above), _number(ties, 0, say)),
        _sign("="),
        _number(degree, 2, say),
    )


def _computed(*parts: Html) -> Html:
    return _line(element("math", *parts, display="block"))


def _line(math: Html, **rest: str) -> Html:
    """Return a formula in a box that scrolls; formulas run from the left in every language."""
    return element("div", math, class_="formula", dir="ltr", tabindex="0", role="group", **rest)


def _number(value: float, places: int, say: Words, *, signed: bool = False) -> Html:
    sign = MINUS if value < 0 else "+" if signed and value > 0 else ""
    written = element("mn", say.number(abs(value), places))
    return element("mrow", _sign(sign), written) if sign else written


def _sign(sign: str) -> Html:
    return element("mo", sign)
