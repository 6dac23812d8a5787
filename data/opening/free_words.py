"""Columns that say in free words what was done: statements, of which rules suggest the types."""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence

from data.opening.columns import Profile
from data.opening.kinds import READ, WORDS, type_of
from data.opening.own_words import proposed

SAYING = ("statement", "label", "note")  # roles of columns that may say it, beside that of types
MOST, HALF = 0.8, 0.5  # of the cells
ENDS = {"actor", "target"}


def make_statements(
    found: MutableMapping[int, str], columns: Sequence[Profile], free: Iterable[int]
) -> None:
    """Make statements of free words, each other than the last, that stand for types or nothing.

    Args:
        found: roles by the numbers of their columns, which is changed.
        columns: what each column holds.
        free: the numbers of those of which no heading says what they are.
    """
    if "statement" in found.values() or not {*found.values()} >= ENDS:
        return
    at = next((column for column, role in found.items() if role == "type"), None)
    if at is None:
        at = next((one for one in free if columns[one].is_prose), None)
    elif columns[at].scheme not in ("", WORDS) or columns[at].words >= MOST:
        return
    if at is not None and columns[at].is_prose:
        found[at] = "statement"


def may_be_read(columns: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a column says in free words what was done; of remarks only many such do.

    Args:
        columns: the first cells of columns, by their roles.
    """
    said = {role: Profile(tuple(cells)) for role, cells in columns.items()}
    if any(said[role].is_text for role in ("type", *SAYING[:2]) if role in said):
        return True
    return "note" in said and said["note"].read >= HALF


def suggested(words: str, scheme: str) -> str:
    """Return the type that words may mean: as they are read, or of one's own; or nothing."""
    if scheme != READ:
        return proposed(words)
    read = type_of(words, READ)  # what stands if nobody answers
    return read.type if read else ""
