"""What a few free words say was done, where they stand alone in a cell: "Acusó a Irán por ...".

Both ends are told elsewhere, so that only the deed is looked for: that of the first verb with a
clause of its own, or else of the first word that names one.
"""

from collections.abc import Sequence
from functools import lru_cache

from data.coder.clauses import laid_out
from data.coder.lexicon import LANGUAGES, NAMED, SAY, lexicon
from data.coder.predicates import Hit, hits_of
from data.coder.sense import sense_of
from data.coder.tongue import language_of
from data.coder.words import words_of
from data.model import relation_types

LONGEST = 1_000  # letters of a cell that are looked at
# Words of Portuguese that Spanish lacks: it has no lexicon, and looks like Spanish.
PORTUGUESE = frozenset(
    (
        "com",
        "em",
        "do",
        "da",
        "dos",
        "das",
        "ao",
        "aos",
        "uma",
        "nao",
        "pelo",
        "pela",
        "foi",
        "numa",
    )
)


@lru_cache(maxsize=1 << 14)
def deed_in(text: str) -> str | None:
    """Return the type of what some words say was done, in capitals; nothing where none is known.

    What is denied, and what somebody suffers ("was sanctioned by"), is "": it is known, but not who
    did it to whom.
    """
    own = language_of(text)
    if any(word.folded in PORTUGUESE for word in words_of(text[:LONGEST])):
        return None
    languages = (own, *(one for one in LANGUAGES if one != own))
    said = (_deed(text[:LONGEST], one) for one in languages)
    return next((one for one in said if one is not None), None)


def _deed(text: str, language: str) -> str | None:
    words, spoken = [*words_of(text)], lexicon(language)
    hits = hits_of(words, spoken, ())
    lead = _lead(hits)
    if lead is None:
        return None
    if lead.entry.kind == NAMED and len({*map(_sign, hits)}) > 1:  # "trade and sanctions"
        return ""
    sense = sense_of(lead, hits[hits.index(lead) + 1 :], laid_out(words, spoken, (), hits))
    return "" if sense.undone or lead.passive else sense.type


def _sign(hit: Hit) -> int:
    return relation_types()[hit.entry.type.lower()].sign if hit.entry.type else 0


def _lead(hits: Sequence[Hit]) -> Hit | None:
    """Return what is said to be done above all; who only says something has done nothing."""
    done = [one for one in hits if one.entry.kind != SAY]
    return next((one for one in done if one.finite), done[0] if done else None)
