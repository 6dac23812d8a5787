"""The words of the interface in every language, and the grammar of numbers and lists."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from data.languages import BY_CODE, DIGITS, ENGLISH, FOLDER, TABLE
from data.reading.notations import read_toml
from data.reading.problems import in_folder

# A name keeps its own direction inside a sentence of the other one (Unicode isolates).
ISOLATE, LEFT_TO_RIGHT, RIGHT_TO_LEFT, POP = "\u2068", "\u2066", "\u2067", "\u2069"
MARKS = re.compile("[\u2066-\u2069]")
SOUNDS_I = re.compile(r"\u2068?(i|í|hi(?![ae]))", re.IGNORECASE)
SOUNDS_O = re.compile(r"\u2068?h?[oó]", re.IGNORECASE)
FORM = re.compile(r"\.(zero|one|two|few|many|other)$")  # of a count: CLDR's plurals


def plain(text: str) -> str:
    """Return a text without the marks of direction, which a file or another page may not expect."""
    return MARKS.sub("", text)


def small(text: str) -> str:
    """Return a text as it stands in the middle of a sentence."""
    return text[:1].lower() + text[1:]


@cache
def texts(language: str) -> Mapping[str, str]:
    """Return every text of a language under a flat key such as 'network.empty'.

    What the language lacks is there in English. A count is taken whole, with all its plural forms.
    """
    own = own_texts(language)
    counts = {base(key) for key in own}
    lacking = {key: text for key, text in own_texts(ENGLISH).items() if base(key) not in counts}
    return MappingProxyType({**lacking, **own})


@cache
def own_texts(language: str) -> Mapping[str, str]:
    """Return the texts that a language has of its own.

    Raises:
        InvalidData: if its file cannot be read.
    """
    with in_folder(FOLDER):
        written, _ = read_toml(FOLDER / f"{language}.toml")
    written.pop(TABLE, None)
    return MappingProxyType(dict(_flatten(written)))


def base(key: str) -> str:
    """Return the key that all plural forms of a text share."""
    return FORM.sub("", key) if key.startswith("count.") else key


@cache
def locale_of(language: str) -> Locale:
    """Return the rules of CLDR for a language."""
    return Locale.parse(BY_CODE[language].locale, sep="-")


@cache
def date_locale_of(language: str) -> Locale:
    """Return the rules of CLDR for the dates of a language."""
    return Locale.parse(BY_CODE[language].date_locale or BY_CODE[language].locale, sep="-")


def _flatten(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


@lru_cache(maxsize=4096)
def _decimal(value: float, places: int, language: str, *, signed: bool) -> str:
    """Write a number as CLDR has it; the same few come back with every selection."""
    digits = "#,##0" + ("." + "0" * places if places else "")
    pattern = f"+{digits};\u2212{digits}" if signed else f"{digits};\u2212{digits}"
    locale = locale_of(language)
    system = locale.default_numbering_system
    return str(format_decimal(value, pattern, locale, numbering_system=system))


def _without_comma(text: str, last: str) -> str:
    """Return a list of names as Persian is written: no comma stands before the last word for "and".

    CLDR has one there.
    """
    before = text.removesuffix(last)
    for word in (" و ", " یا "):
        if before.endswith(f"،{word}"):
            return f"{before.removesuffix(f'،{word}')}{word}{last}"
    return text


def _joined_otherwise(text: str, names: list[str], word: str) -> str:
    """Return a list of names with another word before the last one, if there is such a word."""
    if not word or len(names) < 2:
        return text
    before = text.removesuffix(names[-1]).rstrip().rpartition(" ")[0]
    return f"{before} {word} {names[-1]}"


@dataclass(frozen=True, slots=True)
class Words:
    """One language: its texts, its numbers, its plurals, its lists."""

    language: str

    def __call__(self, key: str, **parts: object) -> str:
        """Return a text with its placeholders filled in."""
        text = texts(self.language)[key]
        return text.format(**parts) if parts else text

    def number(self, value: float, places: int = 0, *, signed: bool = False) -> str:
        """Write a number in the digits and separators of the language."""
        value = round(value, places) + 0.0  # adding nothing turns -0.0 into 0.0
        signed = signed and bool(value)
        text = self.digits(_decimal(value, places, self.language, signed=signed))
        # Left to itself, a sign would move to the other side of a number in Persian.
        return f"{LEFT_TO_RIGHT}{text}{POP}" if signed and self.direction == "rtl" else text

    def count(self, key: str, value: int) -> str:
        """Say how many there are, in the plural form that the language asks for."""
        return _counted(self, key, value)

    def listing(self, names: Iterable[str]) -> str:
        """Join names with commas and the word for "and"."""
        known = list(names)
        text = str(format_list(known, locale=locale_of(self.language)))
        if known and SOUNDS_I.match(known[-1]):
            return _joined_otherwise(text, known, BY_CODE[self.language].and_before_i)
        return _without_comma(text, known[-1]) if known else text

    def alternatives(self, names: Iterable[str]) -> str:
        """Join names with commas and the word for "or"."""
        known = list(names)
        text = str(format_list(known, style="or", locale=locale_of(self.language)))
        if known and SOUNDS_O.match(known[-1]):
            return _joined_otherwise(text, known, BY_CODE[self.language].or_before_o)
        return _without_comma(text, known[-1]) if known else text

    def choices(self, prefix: str, values: Iterable[str]) -> list[dict[str, str]]:
        """Return the values of a choice with their names, found under a prefix of the texts."""
        return [{"value": value, "label": self(f"{prefix}.{value}")} for value in values]

    def name(self, name: str) -> str:
        """Isolate a name, so that its direction does not turn the sentence around it."""
        return f"{ISOLATE}{name}{POP}"

    def line(self, text: str) -> str:
        """Return a line for a chart, which is drawn from the left, in the language's direction."""
        return f"{RIGHT_TO_LEFT}{text}{POP}" if self.direction == "rtl" else text

    def digits(self, text: str) -> str:
        """Write the digits in a text as the language writes them."""
        own = BY_CODE[self.language].digits
        return text if own == DIGITS else text.translate(str.maketrans(DIGITS, own))

    @property
    def direction(self) -> str:
        """Return "rtl" or "ltr"."""
        return BY_CODE[self.language].direction


@lru_cache(maxsize=4096)
def _counted(say: Words, key: str, value: int) -> str:
    """Say how many there are; the same few come back with every selection."""
    form = locale_of(say.language).plural_form(value)
    known = texts(say.language)
    chosen = known.get(f"{key}.{form}") or known[f"{key}.other"]
    return chosen.format(n=say.number(value))
