"""What a data address asks for, read strictly: a misspelt filter must not give the wrong data."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import parse_qsl, urlencode

from data.address.rules import WORDS
from data.catalogue import Catalogue
from data.files.names import decisive
from data.model import TIE
from data.parameters import (
    LONGEST,
    MOST_ACTORS,
    MOST_CHOSEN,
    NOBODY,
    PARAMETERS,
    PRESENTATION,
    Parameter,
)
from data.selection import Selection

DAY = "an EDTF date such as 2007, 2007-09, 2007-09-27 or 2007~, no interval"
REPEATED = 60  # characters of an unreadable part that an error repeats


class Unreadable(ValueError):
    """An address that does not say clearly what is wanted."""

    def __init__(self, part: str, found: str, wanted: str) -> None:
        """Say which part it is, what was found there and what was wanted."""
        super().__init__(f"{_short(part)}: found {_short(found)!r}, wanted {wanted}.")


def _short(text: str) -> str:
    """Return a text that is safe in one line of a log or an answer."""
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:REPEATED])
    return shown + "…" if len(text) > REPEATED else shown


WANTED: Mapping[str, str] = MappingProxyType(
    {
        "from": f"{DAY}, not later than 'to'",
        "to": f"{DAY}, not earlier than 'from'",
        "actors": "ISO3 codes or actor ids of the data set, separated by commas, "
        f"at most {MOST_ACTORS}",
        "tie": f"two nodes of the data set such as IRN{TIE}VEN, or one of them, or three; "
        f"or several such, separated by commas, at most {MOST_CHOSEN}",
        "story": "the number of a story of the data set, for one of its steps",
        "step": "the number of a step of that story",
        "answer": "1, for the answer to the question of a step",
    }
)


def parameters(catalogue: Catalogue) -> dict[str, str]:
    """Return every parameter that decides what is in a file, with what it may hold."""
    words = {**WORDS, "data": tuple(catalogue)}
    return {
        p.name: WANTED.get(p.name) or _words(p, words[p.name])
        for p in PARAMETERS
        if p.name not in PRESENTATION
    }


def _words(parameter: Parameter, words: tuple[str, ...]) -> str:
    if parameter.kind == "one":
        return f"one of {', '.join(words)}"
    return f"any of {', '.join(words)}, separated by commas, or {NOBODY}"


def read(search: str, catalogue: Catalogue) -> Selection:
    """Read a query string into what decides the bytes of a file.

    Raises:
        Unreadable: where it is too long, or a parameter is unknown, stands there twice or cannot
            be read. How the page looks is no matter here: such parameters may hold anything.
    """
    parts = parse_qsl(search, keep_blank_values=True, errors="replace")
    decides = [(name, text) for name, text in parts if name not in PRESENTATION]
    known = parameters(catalogue)
    _check(decides, known)
    selection, ignored = catalogue.parse(urlencode(decides, errors="replace"))
    bad = {name: text for name, _, text in (part.partition("=") for part in ignored)}
    for name, wanted in known.items():  # the data set first: the others are read by it
        if name in bad:
            raise Unreadable(name, bad[name], wanted)
    return decisive(selection)


def _check(parts: Sequence[tuple[str, str]], known: Mapping[str, str]) -> None:
    found: set[str] = set()
    for name, text in parts:
        if name not in known:
            raise Unreadable("parameter", name, f"one of {', '.join((*known, *PRESENTATION))}")
        if name in found:
            raise Unreadable(name, f"{name}={text}", "it only once")
        found.add(name)
    if sum(len(f"{name}={text}&") for name, text in parts) - 1 > LONGEST:
        name, text = max(parts, key=lambda part: len(part[1]))
        raise Unreadable(name, text, f"{known[name]}, in an address of at most {LONGEST} letters")
