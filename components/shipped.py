"""Every file that the atlas ships with, read once before it serves: none fails a reader later."""

import re
import string
from collections.abc import Callable, Iterator
from functools import partial

from babel import Locale, UnknownLocaleError

from components.documents import prose
from components.documents.routes import PLACES
from components.drawing import outlines
from components.language.texts import base, own_texts
from data import pages
from data.files.tables import fields
from data.glossary import glossary
from data.languages import ENGLISH, FOLDER, LANGUAGES, TABLE, read_language
from data.model import AGREEMENT, relation_types
from data.reading.notations import toml_line
from data.reading.problems import InvalidData, Problem
from data.reading.text import line_at
from data.states import states

Wrong = tuple[str, str, str]  # the key of a text, what was found, what was wanted


def check() -> None:
    """Read every file that the atlas ships with.

    Raises:
        InvalidData: with everything wrong in any of them.
    """
    problems = [*dict.fromkeys(_unreadable(_readers()))]
    # The rest holds one file against another: all of them have to be there.
    problems = problems or [*_bad_locales(), *_bad_texts(), *_bad_pages()]
    if problems:
        raise InvalidData(problems)


def _readers() -> Iterator[Callable[[], object]]:
    """Yield what reads each file."""
    yield from (
        states,
        relation_types,
        fields,
        pages.formulas,
        pages.references,
        outlines.countries,
        glossary,
    )
    for language in LANGUAGES:
        yield partial(read_language, FOLDER / f"{language}.toml")
        yield from (partial(pages.page, name, language) for name in pages.PAGES)


def _unreadable(readers: Iterator[Callable[[], object]]) -> Iterator[Problem]:
    for read in readers:
        try:
            read()
        except InvalidData as found:
            yield from found.problems


def _bad_locales() -> Iterator[Problem]:
    """Yield each language whose rules are not in CLDR."""
    for language in LANGUAGES:
        written = read_language(FOLDER / f"{language}.toml")
        for key in ("locale", "date_locale"):
            found = getattr(written, key)
            try:
                Locale.parse(found or ENGLISH, sep="-")
            except (UnknownLocaleError, ValueError):
                wanted = "a locale of CLDR, such as pt or en-GB"
                yield _in_texts(language, f"{TABLE}.{key}", found, wanted)


def _bad_texts() -> Iterator[Problem]:
    """Yield what is wrong with the texts of the interface."""
    for language in LANGUAGES:
        for key, found, wanted in (*_bad_keys(language), *_bad_places(language)):
            yield _in_texts(language, key, found, wanted)
    for key in _vocabulary() - own_texts(ENGLISH).keys():
        wanted = "a text, since a table of the atlas asks for it"
        yield _in_texts(ENGLISH, key, "no such text", wanted, quoted=False)


def _in_texts(language: str, key: str, found: str, wanted: str, *, quoted: bool = True) -> Problem:
    """Return a problem with a text, on its line."""
    path = FOLDER / f"{language}.toml"
    table, _, name = key.rpartition(".")
    line = toml_line(path.read_text(encoding="utf-8"), table, name)
    return Problem(path.name, line, key, found, wanted, folder=FOLDER.name, quoted=quoted)


def _vocabulary() -> set[str]:
    """Return the keys of the texts that tables of the atlas ask for."""
    places = (name for state in states().values() for name in (state.region, state.subregion))
    regions = {f"region.{name}" for name in places}
    return regions | {f"type.{code}" for code in (*relation_types(), AGREEMENT.code)}


def _bad_keys(language: str) -> Iterator[Wrong]:
    """Yield texts that are none, that English lacks, or that lack their common plural."""
    own, english = own_texts(language), {*map(base, own_texts(ENGLISH))}
    for key, text in own.items():
        if not isinstance(text, str) or not text.strip():
            yield key, str(text), "a text"
        elif base(key) not in english:
            yield key, text, f"a text that {ENGLISH}.toml has too"
        elif base(key) != key and f"{base(key)}.other" not in own:
            yield key, text, f"the form {base(key)}.other beside it"


def _bad_places(language: str) -> Iterator[Wrong]:
    """Yield texts with another placeholder than the English one."""
    texts = own_texts(ENGLISH).items()
    english = {base(key): _places(text) for key, text in texts if isinstance(text, str)}
    for key, text in own_texts(language).items():
        wanted = english.get(base(key)) or set()
        found = _places(text) if isinstance(text, str) else set()
        if found is None or not found <= wanted:
            named = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "none"
            yield key, text, f"whole placeholders, of these: {named}"


def _places(text: str) -> set[str] | None:
    """Return the names of the placeholders of a text; None where a brace has no other."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def _bad_pages() -> Iterator[Problem]:
    """Yield what keeps a long page from being shown."""
    for language in LANGUAGES:
        for name in pages.PAGES:
            if pages.language_of(name, language) == language:
                yield from _bad_page(name, language)


def _bad_page(name: str, language: str) -> Iterator[Problem]:
    text, file = pages.page(name, language), f"{name}.{language}.md"
    known = PLACES[name] | {f"formula.{formula}" for formula in pages.formulas()}
    unknown = [place for place in prose.PLACE.finditer(text) if place[1] not in known]
    for place in unknown:
        line, wanted = line_at(text, place.start()), f"one of {', '.join(sorted(known))}"
        yield Problem(file, line, "place", place[0], wanted, folder=pages.FOLDER.name)
    if not re.match(r"# \S", text):
        found, wanted = text.partition("\n")[0], "a heading, # and the title, on the first line"
        yield Problem(file, 1, "title", found, wanted, folder=pages.FOLDER.name)
    for heading in re.finditer(r"^#+\s*(\{#[a-z-]+\})?\s*$", text, re.MULTILINE):
        line, wanted = line_at(text, heading.start()), "a heading that says something"
        yield Problem(file, line, "heading", heading[0].strip(), wanted, folder=pages.FOLDER.name)
