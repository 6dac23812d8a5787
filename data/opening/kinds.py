"""Types of other tables, and words of one's own, among the fourteen of PLOVER.

types.toml says which is which, and why where that is a choice. Schemes are "plover" (POLECAT's
event types), "cameo" and "cameo-bare" (without the zero in front, as spreadsheets leave it),
"icews" (the names of CAMEO's codes), "quad" (the four classes), "sign", "alliance", "mid" (levels
of hostility), "mid-action", "ucdp-violence", "acled", "words" (own words in four languages) and
"read" (free sentences, of which the rules of `data.coder` suggest a type).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from math import ceil
from types import MappingProxyType
from typing import Any, NamedTuple

from data.coder.deeds import deed_in
from data.finding import fold
from data.model import relation_types
from data.opening.missing import is_missing
from data.opening.own_words import MINUS, TYPES_TOML, named_in, side_named, side_of
from data.reading.notations import read_toml

SIGN = "sign"
PLAIN = ("quad", SIGN, "alliance", "mid", "mid-action", "ucdp-violence", "acled")
STANDING = (SIGN, "alliance")  # schemes of what lasts
CAMEO, BARE, WORDS, READ = "cameo", "cameo-bare", "words", "read"
GUESSED = ("plover", CAMEO, BARE, "icews", "acled")  # told by their cells alone, in this order
SAMPLED = 1_000  # cells by which a column is judged
MOST, SOME = 0.9, 0.5  # of the cells that a scheme must know; of own words, half
LONGEST = 60  # characters of a label
LONGEST_CELL = 1_000  # characters of a cell that may be a type
ROOTS = 20
CODE = re.compile(r"(\d{1,4})(?:\.0+)?")
# What CAMEO has: two digits, three, or four of which the last two are small; no years.
CAMEO_CODE = re.compile(r"(?:0[1-9]|1\d|20)(?:\d|[1-8][1-6])?")


class Kind(NamedTuple):
    """What a cell of a type means here.

    `type` is one of PLOVER's in capitals, or "" where it is known to be none of them: such a row is
    left out for that reason. `form` is that of the relation, `label` a few words in the language of
    the table, or "" where the type's own words say as much.
    """

    type: str
    form: str
    label: str


def type_of(text: str, scheme: str) -> Kind | None:
    """Return what a cell means in a scheme, or nothing where the scheme does not know it.

    A cell of own words with two types in it ("trade and sanctions"), or with one that is denied, is
    not settled: nothing.

    Raises:
        KeyError: if there is no such scheme.
    """
    return _meaning(text, scheme) if len(text) <= LONGEST_CELL else None


@lru_cache(maxsize=1 << 14)
def _meaning(text: str, scheme: str) -> Kind | None:
    if is_missing(text) and not (scheme == SIGN and text.strip() in MINUS):
        return None
    if scheme in (CAMEO, BARE):
        return _of_code(text, scheme)
    if scheme in (WORDS, READ):
        return _of_words(text) if scheme == WORDS else _of_sentence(text)
    if scheme == "icews":
        code = _codes_by_name().get(_key(text))
        return _of_code(code, CAMEO) if code else None
    known = _table(scheme).get(_key(text))
    if known is None:
        side = side_of(text) if scheme == SIGN else ""
        return _kind(side, text) if side else None
    named = side_named(known) if known and scheme == SIGN else ""
    found = _kind(known, text if scheme == "acled" else named)
    return found._replace(form="tie") if known and scheme in STANDING else found


def type_of_sign(number: float) -> Kind | None:
    """Return the type of a tie of which a table knows only a number with a sign.

    The number itself is the table's own and says how strong; 0 says neither: nothing.
    """
    if not number:
        return None
    return type_of("+" if number > 0 else "-", "sign")


def scheme_of(cells: Iterable[str]) -> str:
    """Return in which scheme a column of types is written, or "" where no scheme fits.

    Numbers from 1 to 5 may be classes, levels or anything: only a heading or a format tells.
    """
    said = [
        cell for cell in islice(cells, SAMPLED) if not is_missing(cell) or cell.strip() in MINUS
    ]
    if not said:
        return ""
    worded = any(not cell.strip().removesuffix(".0").isdecimal() for cell in said)
    schemes = (*GUESSED, *("quad", "sign") * worded)
    for scheme in schemes:
        if _knows(scheme, said, MOST):
            return scheme
    return WORDS if _knows(WORDS, said, SOME) else ""


def _knows(scheme: str, cells: Sequence[str], share: float) -> bool:
    """Tell whether a scheme knows so many of some cells; it stops where too many are unknown."""
    if scheme == BARE and not any(_lost_its_zero(cell) for cell in cells):
        return False
    most = len(cells) - ceil(share * len(cells))
    unknown = (cell for cell in cells if not _is_known(scheme, cell))
    return len([*islice(unknown, most + 1)]) <= most


def _is_known(scheme: str, cell: str) -> bool:
    if scheme == CAMEO:
        return bool(CAMEO_CODE.fullmatch(cell.strip()))
    return type_of(cell, scheme) is not None


def _lost_its_zero(text: str) -> bool:
    """Tell whether a code can only be one of CAMEO's without the zero in front: 36, 831."""
    found = CODE.fullmatch(text.strip())
    return found is not None and 1 < len(found[1]) < 4 and int(found[1][:2]) > ROOTS


@cache
def _found() -> Mapping[str, Any]:
    return MappingProxyType(read_toml(TYPES_TOML)[0])


@cache
def _table(scheme: str) -> Mapping[str, str]:
    """Return the types of a scheme that lists them, by folded text."""
    own = {code.upper(): code.upper() for code in relation_types()} if scheme == "plover" else {}
    if scheme != "plover" and scheme not in PLAIN:
        raise KeyError(f"no scheme of types: {scheme!r}")
    types = {**own, **_found()[scheme]}
    return MappingProxyType({_key(text): kind for text, kind in types.items()})


def _key(text: str) -> str:
    """Return a text as keys are compared; of a number its sign counts."""
    bare = text.strip().removesuffix(".0").replace(MINUS[1], MINUS[0]).replace(MINUS[2], MINUS[0])
    return bare if re.fullmatch(r"[+\-]?\d*", bare) else fold(text)


def _kind(known: str, label: str) -> Kind:
    form = _found()["form"][known] if known else ""
    return Kind(known, form, " ".join(label.split())[:LONGEST])


def _of_code(text: str, scheme: str) -> Kind | None:
    found = CODE.fullmatch(text.strip())
    if not found:
        return None
    code = _zeroed(found[1], scheme)
    if not 1 <= int(code[:2]) <= ROOTS:
        return None
    types, names = _found()["cameo"], _found()["cameo-names"]
    starts = [code[:length] for length in range(len(code), 1, -1)]
    known = next(types[start] for start in starts if start in types)
    return _kind(known, next(names[start] for start in starts if start in names))


def _zeroed(code: str, scheme: str) -> str:
    """Return a code with the zero that a spreadsheet took from it; two digits may be a root."""
    lost = len(code) == 1 or int(code[:2]) > ROOTS or (scheme == BARE and len(code) == 2)
    return f"0{code}" if lost else code


@cache
def _codes_by_name() -> Mapping[str, str]:
    names = _found()["cameo-names"]
    return MappingProxyType({_key(name): code for code, name in names.items()})


def _of_words(text: str) -> Kind | None:
    found = named_in(text)
    if not found:
        return None
    kind, stands = found
    meant = _kind(kind, text)
    return meant._replace(form="tie") if stands else meant


def _of_sentence(text: str) -> Kind | None:
    """Return what a free sentence says was done: by the rules of the coder, or by own words."""
    deed, found = deed_in(text), named_in(text)
    kind = deed if deed is not None else found[0] if found else ""
    return _kind(kind, text) if kind else None
