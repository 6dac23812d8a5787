"""The words: the same in our four languages, and the grammar of numbers, plurals and lists."""

import ast
import re
import string
from pathlib import Path

import pytest

from components.language.texts import Words, base, own_texts, plain, texts
from components.views.catalogue import VIEWS
from components.wording.citation import STYLES
from data.languages import LANGUAGES
from data.model import STATUSES, UNCOUNTED, relation_types
from data.selection import ORDERS, PLAYS, PROJECTIONS, SIDES

ROOT = Path(__file__).parents[3]
ISOLATES = "\u2066\u2067\u2068\u2069"


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_every_language_says_the_same_things(language):
    own = own_texts(language)
    assert {*map(base, own)} == {*map(base, texts("en"))}
    for key in own:
        if base(key) != key:
            assert f"{base(key)}.other" in own


@each_language
def test_every_text_has_the_placeholders_of_the_english_one(language):
    for key, text in own_texts(language).items():
        english = texts("en").get(key) or texts("en")[f"{base(key)}.other"]
        assert placeholders(text) == placeholders(english), key


@each_language
def test_no_text_is_empty_or_holds_markup(language):
    for key, text in texts(language).items():
        assert text.strip()
        assert text.strip() == text or key == "tie.comma", key
        assert not set(text) & set("<>\n\t"), key
        assert sum(text.count(mark) for mark in "\u2066\u2067\u2068") == text.count("\u2069"), key


def test_persian_has_persian_digits_and_letters():
    for key, text in texts("fa").items():
        assert not re.search("[0-9٠-٩]", text), key
        assert not set(text) & set("يك"), key


def asked_for():
    """Yield the key of each say("…") and say.count("…") in the code, with its place."""
    for path in (*ROOT.glob("components/**/*.py"), *ROOT.glob("data/files/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = ast.unparse(node.func)
            if re.search(r"(^|\.)say(\.count)?$|^Words\(.*\)(\.count)?$", called):
                yield f"{path.name}:{node.lineno}", called.endswith("count"), node.args[0]


def test_every_text_that_the_code_asks_for_is_there():
    known = texts("en")
    asked = list(asked_for())
    assert len(asked) > 60
    for place, is_count, key in asked:
        if isinstance(key, ast.Constant):
            assert (f"{key.value}.other" if is_count else key.value) in known, place
        elif isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
            assert any(other.startswith(key.values[0].value) for other in known), place


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("view", VIEWS.names),
        ("side", SIDES),
        ("projection", PROJECTIONS),
        ("order", ORDERS),
        ("play", PLAYS),
        ("type", (*relation_types(), "none")),
        ("status", STATUSES),
        ("said", STATUSES),
        ("uncounted", (*UNCOUNTED, "unsaid")),
        ("level", ("countries", "actors")),
        ("style", STYLES),
        ("tie", ("cooperation", "conflict", "demand", "mixed", "words", "deeds")),
        ("band", ("cooperation", "conflict", "demand")),
    ],
)
@each_language
def test_every_word_of_the_vocabulary_has_its_text(language, prefix, names):
    assert {f"{prefix}.{name}" for name in names} <= own_texts(language).keys()


@each_language
def test_words_that_stand_beside_each_other_differ(language):
    for prefix in ("type", "status", "band", "view", "side", "said"):
        found = [text for key, text in texts(language).items() if key.startswith(f"{prefix}.")]
        assert len(set(found)) == len(found), prefix


def test_an_unknown_text_is_an_error_and_not_silence():
    with pytest.raises(KeyError):
        Words("en")("no.such.text")
    with pytest.raises(KeyError):
        Words("en").count("count.no_such_thing", 2)


# ---------------------------------------------------------------- numbers

NUMBERS = [
    (1, 0, False, ("1", "1", "1", "۱")),
    (1234567, 0, False, ("1,234,567", "1.234.567", "1.234.567", "۱٬۲۳۴٬۵۶۷")),
    (0.5, 2, True, ("+0.50", "+0,50", "+0,50", "+۰٫۵۰")),
    (-0.9, 2, True, ("−0.90", "−0,90", "−0,90", "−۰٫۹۰")),
    (0, 2, True, ("0.00", "0,00", "0,00", "۰٫۰۰")),
    (0.004, 2, True, ("0.00", "0,00", "0,00", "۰٫۰۰")),
    (-0.004, 2, True, ("0.00", "0,00", "0,00", "۰٫۰۰")),
    (-3, 0, False, ("−3", "−3", "−3", "−۳")),
]


@pytest.mark.parametrize(("value", "places", "signed", "wanted"), NUMBERS)
def test_a_number_is_written_as_its_readers_write_it(value, places, signed, wanted):
    for language, text in zip(LANGUAGES, wanted, strict=True):
        written = Words(language).number(value, places, signed=signed)
        assert written.strip(ISOLATES) == text, language


def test_a_sign_stays_on_the_left_of_a_persian_number():
    assert Words("fa").number(-0.5, 2, signed=True).startswith("\u2066−")


COUNTS = [
    ("en", 0, "0 relations"),
    ("en", 1, "1 relation"),
    ("en", 2, "2 relations"),
    ("es", 1, "1 relación"),
    ("es", 2, "2 relaciones"),
    ("es", 1_000_000, "1.000.000 relaciones"),
    ("pt", 0, "0 relação"),
    ("pt", 1, "1 relação"),
    ("pt", 2, "2 relações"),
    ("pt", 1_000_000, "1.000.000 relações"),
    ("fa", 1, "۱ رابطه"),
    ("fa", 25, "۲۵ رابطه"),
]


@pytest.mark.parametrize(("language", "value", "text"), COUNTS)
def test_a_count_has_the_plural_of_its_language(language, value, text):
    assert Words(language).count("count.relations", value) == text


LISTS = [
    ("en", [], ""),
    ("en", ["Iran"], "Iran"),
    ("en", ["Iran", "Cuba"], "Iran and Cuba"),
    ("en", ["Iran", "Cuba", "China"], "Iran, Cuba, and China"),
    ("es", ["Irán", "Cuba"], "Irán y Cuba"),
    ("es", ["Cuba", "Irán"], "Cuba e Irán"),
    ("es", ["Cuba", "\u2068Irán\u2069"], "Cuba e \u2068Irán\u2069"),
    ("es", ["Cuba", "Perú", "Irán"], "Cuba, Perú e Irán"),
    ("es", ["Irán", "India"], "Irán e India"),
    ("es", ["Cuba", "Hizbulá"], "Cuba e Hizbulá"),
    ("es", ["agua", "hielo"], "agua y hielo"),
    ("es", ["Cuba", "Yemen"], "Cuba y Yemen"),
    ("pt", ["Cuba", "Irã"], "Cuba e Irã"),
    ("fa", ["ایران", "کوبا"], "ایران و کوبا"),
]


@pytest.mark.parametrize(("language", "names", "text"), LISTS)
def test_names_are_joined_as_the_language_joins_them(language, names, text):
    assert Words(language).listing(names) == text


def test_only_persian_is_written_from_the_right():
    assert {language for language in LANGUAGES if Words(language).direction == "rtl"} == {"fa"}


def test_a_name_keeps_its_direction_in_a_sentence_of_the_other_one():
    assert Words("fa").name("OPEC") == "\u2068OPEC\u2069"


@pytest.mark.parametrize(
    "text", ["", "Iran", "\u2068Iran\u2069", "\u2066\u22120.5\u2069 \u2067x\u2069"]
)
def test_a_plain_text_has_no_marks_of_direction(text):
    assert not set(plain(text)) & set(ISOLATES)
    assert [letter for letter in text if letter not in ISOLATES] == list(plain(text))


def test_no_latin_name_in_a_persian_text_draws_a_number_to_its_side():
    """After Latin letters a digit would go on from the left, and a date would stand upside down."""
    upset = [
        key
        for key, text in texts("fa").items()
        if re.search(
            r"[A-Za-z][^\u0621-\u064a\u066e-\u06ef\u2066-\u2069A-Za-z]*[\u06f0-\u06f9]",
            re.sub(r"\{[^}]*\}", "\u06f0", text),
        )
    ]
    assert not upset


# As one speaks to a reader who is addressed as "usted"; the Spanish of the page says "tú".
FORMAL = re.compile(
    r"\b(usted|elija|escoja|pegue|suelte|indique|escriba|añada|marque|abra|guarde|haga"
    r"|pregunte|pruebe|consulte|seleccione|pulse|arrastre|(su[ée]lt|c[óo]pi|p[ée]gu|gu[áa]rd)el[oa]s?"
    r"|(descárgu|expórt|intént)el[oa]s?|(ábra|escríba|corríja|díga)l[oa]s?)\b",
    re.IGNORECASE,
)


def test_a_reader_of_spanish_is_addressed_in_one_way():
    spoken = {key: found[0] for key, text in texts("es").items() if (found := FORMAL.search(text))}
    assert not spoken


def test_in_persian_no_comma_stands_before_the_last_word_of_a_list():
    say = Words("fa")
    assert re.sub("\u200f", "", say.listing(["الف", "ب", "پ"])) == "الف، ب و پ"
    assert re.sub("\u200f", "", say.alternatives(["الف", "ب", "پ"])) == "الف، ب یا پ"
    assert say.listing(["الف، و ب"]) == "الف، و ب"
