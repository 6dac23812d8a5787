"""Cells that say nothing, in the spellings that programs and coders have for it."""

from collections.abc import Collection
from functools import lru_cache

from data.finding import fold

DASHES = frozenset("-–—−_.…*?/")
WORDS = frozenset(
    fold(word)
    for word in (
        *("none", "null", "nil", "nan", "n a", "na", "n d", "s d", "missing", "unknown"),
        *("not applicable", "not available", "no data", "unspecified", "sin dato", "sin datos"),
        *("no aplica", "desconocido", "desconocida", "sem dados", "desconhecido", "desconhecida"),
        *(
            "no date",
            "undated",
            "unknown date",
            "sin fecha",
            "s f",
            "sem data",
            "بی تاریخ",
            "بدون تاریخ",
        ),
        *("não se aplica", "نامشخص", "نامعلوم", "بدون داده", "ندارد"),
    )
)
# What coders write for an unknown number. In a column of weights -9 may be meant: ask with care.
CODES = frozenset(f"-{code}{tail}" for code in (9, 99, 999, 9999, 7, 8, 88) for tail in ("", ".0"))
NAMIBIA = "na"
LONGEST = 40  # characters of a cell that may say nothing


def is_missing(text: str, also: Collection[str] = (), *, country: bool = False) -> bool:
    """Tell whether a cell says nothing.

    Args:
        text: the cell.
        also: what else says nothing in this table, such as "-9" or "0", as it is written there.
        country: whether the column holds states, of which NA is Namibia.
    """
    bare = text.strip()
    if bare[:1].isdecimal():  # as most cells of long tables, and none of the words below
        return bare in also
    if not bare or bare in also:
        return True
    return (len(bare) <= LONGEST and _says_nothing(bare, country=country)) or set(bare) <= DASHES


@lru_cache(maxsize=1 << 16)
def _says_nothing(bare: str, *, country: bool) -> bool:
    """Tell so of a cell that is no number; the same cells come again and again."""
    folded = fold(bare)
    return folded in WORDS and not (country and folded == NAMIBIA)
