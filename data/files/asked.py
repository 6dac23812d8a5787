"""What a data address asks for, read strictly: a misspelt filter must not give the wrong data."""

from urllib.parse import parse_qsl

from data.catalogue import Catalogue
from data.files.names import PRESENTATION, decisive
from data.model import LEVELS, STATUSES, relation_types
from data.selection import NOBODY, SIDES, Selection
from data.states import LANGUAGES

LONGEST = 60  # characters of an unreadable part that an error repeats


class Unreadable(ValueError):
    """An address that does not say clearly what is wanted."""

    def __init__(self, part: str, found: str, wanted: str) -> None:
        """Say which part it is, what was found there and what was wanted."""
        super().__init__(f"{_short(part)}: found {_short(found)!r}, wanted {wanted}.")


def _short(text: str) -> str:
    """Return a text that is safe in one line of a log or an answer."""
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:LONGEST])
    return shown + "…" if len(text) > LONGEST else shown


def parameters(catalogue: Catalogue) -> dict[str, str]:
    """Return every parameter that decides what is in a file, with what it may hold."""
    day = "an EDTF date such as 2007, 2007-09, 2007-09-27 or 2007~, no interval"
    return {
        "data": f"one of {', '.join(catalogue)}",
        "level": f"one of {', '.join(LEVELS)}",
        "from": f"{day}, not later than 'to'",
        "to": f"{day}, not earlier than 'from'",
        "actors": "ISO3 codes or actor ids of the data set, separated by commas",
        "side": f"one of {', '.join(SIDES)}",
        "types": f"any of {', '.join(relation_types())}, separated by commas, or {NOBODY}",
        "status": f"any of {', '.join(STATUSES)}, separated by commas, or {NOBODY}",
        "tie": "two nodes of the data set such as IRN~VEN, or one of them",
        "story": "1, for a step of the story of the data set, if it has one",
        "step": "the number of a step of that story",
        "answer": "1, for the answer to the question of a step",
        "lang": f"one of {', '.join(LANGUAGES)}",
    }


def read(search: str, catalogue: Catalogue) -> Selection:
    """Read a query string into what decides the bytes of a file.

    Raises:
        Unreadable: where a parameter is unknown, stands there twice or cannot be read. How the
            page looks is no matter here: such parameters may hold anything.
    """
    known = parameters(catalogue)
    found: set[str] = set()
    for name, text in parse_qsl(search, keep_blank_values=True, errors="replace"):
        if name in PRESENTATION:
            continue
        if name not in known:
            raise Unreadable("parameter", name, f"one of {', '.join((*known, *PRESENTATION))}")
        if name in found:
            raise Unreadable(name, f"{name}={text}", "it only once")
        found.add(name)
    selection, ignored = catalogue.parse(search)
    bad = {name: text for name, _, text in (part.partition("=") for part in ignored)}
    for name, wanted in known.items():  # the data set first: the others are read by it
        if name in bad:
            raise Unreadable(name, bad[name], wanted)
    return decisive(selection)
