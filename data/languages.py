"""The languages that the atlas speaks: one for each file in data/texts, which says what it is.

English is the one that everything is written in. Whatever a language lacks, a text of the
interface, a name, a title, a story or a long page, is said in English: so a new language is one
file, and no data set has to know of it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.reading.notations import read_toml_table, toml_line
from data.reading.problems import InvalidData, Problem, in_folder

FOLDER = Path(__file__).with_name("texts")
ENGLISH = "en"
GLOSSARY = "glossary.toml"  # beside the languages: what their terms mean, in all of them
TABLE = "language"  # of a file of texts: what language they are in
CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")  # BCP 47, as far as an address needs it
DIRECTIONS = ("ltr", "rtl")
CALENDARS = ("", "persian")
DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Language:
    """One language.

    `code` is its BCP 47 tag, `name` what its speakers call it, `english_name` what English does.
    `direction` is "ltr" or "rtl". `locale` names the rules of CLDR for its numbers, plurals and
    lists, `date_locale` those for its dates where they are others. `digits` are its ten digits
    from 0. `and_before_i` and `or_before_o` are the words for "and" and "or" before a word that
    begins with that sound, where they are others than CLDR's. `calendar` is "persian" where a year
    such as 1386 is typed as one of the Solar Hijri calendar.
    """

    code: str
    name: str
    english_name: str
    direction: str
    locale: str
    date_locale: str = ""
    digits: str = DIGITS
    and_before_i: str = ""
    or_before_o: str = ""
    calendar: str = ""


class Translations(Mapping[str, str]):
    """A text in some languages; asked for in any other, it is the English one.

    `in`, `len` and iteration tell the languages in which it was written.
    """

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take a text by language; an empty one counts as none."""
        self._texts = MappingProxyType({la: text for la, text in texts.items() if text})

    def __getitem__(self, language: str) -> str:
        """Return the text in a language, or else in English."""
        return self._texts[spoken(self._texts, language)]

    def __iter__(self) -> Iterator[str]:
        """Go through the languages in which it was written."""
        return iter(self._texts)

    def __len__(self) -> int:
        """Count the languages in which it was written."""
        return len(self._texts)

    def __contains__(self, language: object) -> bool:
        """Tell whether it was written in a language."""
        return language in self._texts


def spoken(texts: Mapping[str, str], wanted: str) -> str:
    """Return the language that a text is in for those who want it in some language."""
    return wanted if wanted in texts else ENGLISH


def is_translated(texts: Any) -> bool:
    """Tell whether a value holds a text in English, and in other languages if in any."""
    return (
        isinstance(texts, dict)
        and all(CODE.fullmatch(la) and isinstance(text, str) for la, text in texts.items())
        and bool(texts.get(ENGLISH, "").strip())
    )


BY_MACHINE = "machine"  # what a data set says of translations that no person has written
WANTED = "a text in English (en), and in other languages by their codes"


def read_language(path: Path) -> Language:
    """Return the language of a file of texts.

    Raises:
        InvalidData: if its table `language` is not as it should be.
    """
    with in_folder(path.parent):
        table, text = read_toml_table(path, TABLE)
        if not isinstance(table, dict):
            wanted = "a table [language] with name, english_name, direction and locale"
            problem = Problem(path.name, 1, TABLE, "none", wanted, quoted=False)
            raise InvalidData([problem])
        problems = [
            Problem(path.name, toml_line(text, TABLE, key), f"{TABLE}.{key}", found, wanted)
            for key, found, wanted in _wrong(path.stem, table)
        ]
        if problems:
            raise InvalidData(problems)
        return Language(code=path.stem, **table)


def _wrong(code: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the key, what was found and what was wanted for each part that is wrong."""
    known = [field.name for field in fields(Language) if field.name != "code"]
    if not CODE.fullmatch(code):
        yield "code", code, "a file named by the code of its language, such as pt.toml"
    for key in table.keys() - set(known):
        yield key, str(table[key]), f"only {', '.join(known)}"
    texts = {key: table.get(key, "") for key in known}
    for key in [key for key in known if not isinstance(texts[key], str)]:
        yield key, str(texts.pop(key)), "a text"
    for key in ("name", "english_name", "locale"):
        if key in texts and not texts[key].strip():
            yield key, texts[key], "a text"
    yield from _wrong_choices(texts, digits="digits" in table)


def _wrong_choices(texts: Mapping[str, str], *, digits: bool) -> Iterator[tuple[str, str, str]]:
    """Yield each part that is none of what it may be; `digits` tells whether there are any."""
    for key, choice in (("direction", DIRECTIONS), ("calendar", CALENDARS)):
        if texts.get(key, choice[0]) not in choice:
            yield key, texts[key], f"one of {', '.join(filter(None, choice))}"
    if digits and not re.fullmatch(r"\d{10}", texts.get("digits", DIGITS)):
        yield "digits", texts["digits"], "the ten digits from 0"


def _any_language(path: Path) -> Language:
    """Return the language of a file, as far as can be told; what is wrong is said at the start."""
    try:
        return read_language(path)
    except InvalidData:
        return Language(path.stem, path.stem, path.stem, DIRECTIONS[0], ENGLISH)


def _rank(language: Language) -> tuple[bool, bool, str]:
    """Order languages: English, then those written from the left, each by its code."""
    return language.code != ENGLISH, language.direction != DIRECTIONS[0], language.code


_FILES = (path for path in FOLDER.glob("*.toml") if path.name != GLOSSARY)
_KNOWN = sorted(map(_any_language, _FILES), key=_rank)
BY_CODE: Mapping[str, Language] = MappingProxyType({known.code: known for known in _KNOWN})
LANGUAGES = tuple(BY_CODE)  # English first
