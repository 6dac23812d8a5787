"""Which type words of one's own name, in four languages: the tables `words` of types.toml."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from data.finding import fold
from data.model import relation_types
from data.reading.notations import read_toml

TYPES_TOML = Path(__file__).with_name("types.toml")
NO_TYPE = "none"  # under which stand words that are known to be no type
PAPER = "SUPPORT"  # what papers are that were signed
TIE = "tie"  # under which stand states of affairs
SIDE = "side"  # ... and words that name a side and no more
SIDE_WEIGHT = 0.5  # of a relation of which no more is known than its side: the same for both
STAR, MARK = "*", "zzz"  # what ends the beginning of a word, as written and while it is folded
PLUS, MINUS = "+", ("-", "\N{MINUS SIGN}", "\N{EN DASH}")  # signs that stand alone in a cell
LONGEST_SIDE = 120  # letters of words for a side
LEAST, LIKE = 5, 0.85  # letters of what may be like a word, and how alike it is (difflib)
START = 2  # letters by which words are looked up


class Known(NamedTuple):
    """Words that name a type: each whole, or the beginning of one.

    `stands` tells whether they name a state of affairs, `only_side` whether only a side.
    """

    parts: Sequence[tuple[str, bool]]
    type: str
    stands: bool
    only_side: bool

    def begins(self, words: Sequence[str]) -> bool:
        """Tell whether some words begin with these."""
        return len(words) >= len(self.parts) and all(
            word.startswith(part) if is_beginning else word == part
            for (part, is_beginning), word in zip(self.parts, words, strict=False)
        )


def named_in(text: str) -> tuple[str, bool] | None:
    """Return the type that a text names, "" where it is known to be none, and whether it stands.

    At each place the longest words count. Where a text names two types, or denies what it names,
    nothing is settled: nothing is returned. But a paper beside friendly words is the paper: a
    trade agreement is an agreement.
    """
    words = fold(text).split()
    meant, others = _named(words, _known())
    if _denials() & others.keys():
        return None
    types = {one.type for one in meant}
    if len(types) > 1 and _is_paper(words) and types <= _friendly():
        return PAPER, False
    return (meant[0].type, meant[0].stands) if len(types) == 1 else None


def side_named(kind: str) -> str:
    """Return the word for the side of a type, as a sign alone is called."""
    return "friendly" if kind in _friendly() else "hostile"


@lru_cache(maxsize=1 << 12)
def side_of(text: str) -> str:
    """Return the type that stands in for words which name only a side; "" of other words.

    What more is said of a cooperation tells of what kind it is: that is no mere side. Of a conflict
    it tells whatever it is about, but not what was done.
    """
    if text.strip() in (PLUS, *MINUS):
        text = "friendly" if text.strip() == PLUS else "hostile"
    words = fold(text).split() if len(text) <= LONGEST_SIDE else []
    meant, others = _named(words, _known())
    types = {one.type for one in meant}
    if len(types) != 1 or not all(one.only_side for one in meant) or _denials() & others.keys():
        return ""
    friendly = types <= _friendly()
    return "" if friendly and others else meant[0].type


def _named(
    words: Sequence[str], among: Mapping[str, Sequence[Known]]
) -> tuple[Sequence[Known], Mapping[str, None]]:
    """Return what words name, the longest at each place, and those that name nothing."""
    meant: list[Known] = []
    others: dict[str, None] = {}
    at = 0
    while at < len(words):
        known = among.get(words[at][:START], ())
        found = next((one for one in known if one.begins(words[at:])), None)
        if found:
            meant.append(found)
        else:
            others[words[at]] = None
        at += len(found.parts) if found else 1
    return meant, others


def proposed(text: str) -> str:
    """Return a type that a text may mean, or nothing: for a person to settle, never used by itself.

    It is the first type that it names, or else that of what it may mean between states, or of a
    word that is a slip of one. Where it denies what it names, or names what is friendly and what is
    not, any proposal would be as good as its contrary: there is none.
    """
    words = fold(text).split()
    if _denials() & {*words} or side_of(text):
        return ""
    named = [*_types_in(words, _known())] or [*_types_in(words, _perhaps())]
    named = named or [*filter(None, map(_slip, _named(words, _known())[1]))]
    signs = {relation_types()[kind.lower()].sign for kind in named}
    return named[0] if len(signs) == 1 else ""


def _types_in(words: Sequence[str], known: Mapping[str, Sequence[Known]]) -> Iterator[str]:
    """Yield the types that words name, one after the other."""
    yield from (one.type for one in _named(words, known)[0] if one.type)


def _slip(word: str) -> str:
    """Return the type of the word that one is a slip of, or nothing: "warm" is no war."""
    if len(word) < LEAST:
        return ""
    known = {one: kind for one, kind in _single().items() if one[0] == word[0]}
    near = get_close_matches(word, known, 1, LIKE)
    return known[near[0]] if near else ""


@cache
def _single() -> Mapping[str, str]:
    """Return the types of single words, as far as a slip of one cannot be another word."""
    known = (one for some in _known().values() for one in some if one.type)
    single = {one.parts[0][0]: one.type for one in known if len(one.parts) == 1}
    return {word: kind for word, kind in single.items() if len(word) >= LEAST}


def _is_paper(words: Sequence[str]) -> bool:
    """Tell whether one of some words is a paper: a trade agreement is an agreement, not trade."""
    return any(word in _papers() for word in words)


@cache
def _papers() -> frozenset[str]:
    return frozenset(map(fold, _found()["papers"]["words"]))


@cache
def _friendly() -> frozenset[str]:
    return frozenset(code.upper() for code, kind in relation_types().items() if kind.sign > 0)


@cache
def _found() -> Mapping[str, Any]:
    return read_toml(TYPES_TOML)[0]


@cache
def _known() -> Mapping[str, Sequence[Known]]:
    """Return the words by what they begin with, the longest first."""
    return _by_start(_found()["words"])


@cache
def _perhaps() -> Mapping[str, Sequence[Known]]:
    """Return the words that have no type, but may mean one between states."""
    return _by_start(_found()["perhaps"])


def _by_start(types: Mapping[str, Mapping[str, Sequence[str]]]) -> Mapping[str, Sequence[Known]]:
    found: dict[str, list[Known]] = {}
    for kind, forms in types.items():
        for form, words in forms.items():
            for word in words:
                named = "" if kind == NO_TYPE else kind
                one = Known(_parts(word), named, form == TIE, form == SIDE)
                found.setdefault(one.parts[0][0][:START], []).append(one)
    return {start: sorted(some, key=_length, reverse=True) for start, some in found.items()}


def _parts(word: str) -> tuple[tuple[str, bool], ...]:
    folded = fold(word.replace(STAR, MARK)).split()
    return tuple((part.removesuffix(MARK), part.endswith(MARK)) for part in folded)


def _length(known: Known) -> int:
    return sum(len(part) for part, _ in known.parts)


@cache
def _denials() -> frozenset[str]:
    return frozenset(map(fold, _found()["not"]["words"]))
