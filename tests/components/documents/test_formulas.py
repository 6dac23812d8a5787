"""Formulas: MathML that stays from left to right, in the digits of the reader."""

import re

import pytest

from components.documents import formulas
from components.language.texts import Words
from data import pages
from data.engines.ties import Tie
from data.languages import LANGUAGES

FOES = Tie("A~B", "A", "B", 3, 0, 3, 0, 3, 0, False, True, -0.4737, "conflict")


def read(html):
    """Return a formula as it is read aloud: the text of its parts, in their order."""
    return " ".join(re.findall(r">([^<\s]+)<", html))


@pytest.mark.parametrize("name", pages.formulas())
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_formula_can_be_linked_to_and_runs_from_the_left(name, language):
    html = formulas.formula(name, Words(language))
    assert html.startswith('<div class="formula" dir="ltr" tabindex="0" role="group"')
    assert f'id="formula-{name}"' in html
    assert '<math display="block">' in html
    digits = "".join(re.findall(r"<mn>([^<]+)</mn>", html))
    assert not digits or digits.isascii() == (language != "fa")


def test_a_formula_is_the_same_each_time_it_is_written():
    first = formulas.formula("degree", Words("en"))
    formulas.formula("degree", Words("fa"))
    assert formulas.formula("degree", Words("en")) == first
    assert read(first) == "F = 1 − 2 L m"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "A = − 0.90 0.90 + 1 = − 0.47"), ("fa", "A = − ۰٫۹۰ ۰٫۹۰ + ۱ = − ۰٫۴۷")],
)
def test_a_hostile_tie_has_its_minus_signs_once_and_before_the_number(language, said):
    assert read(formulas.alignment_of(FOES, -0.9, 0.9, Words(language))) == said


def test_a_tie_of_demands_is_nought_without_a_sign():
    nothing = FOES._replace(alignment=0.0, character="demand")
    assert read(formulas.alignment_of(nothing, 0, 0, Words("en"))) == "A = 0.00 0.00 + 1 = 0.00"


def test_the_degree_of_balance_is_worked_out():
    assert read(formulas.degree_of(5, 62, 0.8387, Words("en"))) == "F = 1 − 2 ⋅ 5 62 = 0.84"
