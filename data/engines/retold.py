"""What relations of a table say in other languages, read along with them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from data.columns import TOLD
from data.languages import CODE

MOST = 50_000  # relations of which it is kept
Texts = Mapping[str, Mapping[str, str]]  # by column and language


class Retold(Mapping[str, Texts]):
    """By the ids of relations, what their columns say in other languages than English.

    `names` are the columns of the table that hold such texts.
    """

    def __init__(
        self,
        columns: Iterable[str],
        ask: Callable[[str], Iterable[Mapping[str, Any]]],
        said: Callable[[Iterable[str]], Iterable[str]],
    ) -> None:
        """Take how to ask for what is not known.

        Args:
            columns: those of the table, of which not all hold such texts.
            ask: returns the row of a relation by its id, if there is one.
            said: returns which of some columns say anything at all.
        """
        self.names = {name: found for name in columns if (found := _parts(name))}
        self._ask, self._said = ask, said
        self._known: dict[str, Texts] = {}

    def keep(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Keep what rows that were just read say, which will be asked for next."""
        if not self.names:
            return
        found = {row["relation_id"]: self._texts(row) for row in rows}
        if len(self._known) + len(found) > MOST:
            self._known = {}
        self._known |= found

    def _texts(self, row: Mapping[str, Any]) -> Texts:
        found: dict[str, dict[str, str]] = {}
        for name, (column, language) in self.names.items():
            if row[name] and row[name].strip():
                found.setdefault(column, {})[language] = row[name]
        return MappingProxyType(found)

    @cached_property
    def said(self) -> frozenset[str]:
        """The columns that say something of any relation."""
        return frozenset(self._said(self.names)) if self.names else frozenset()

    def __getitem__(self, relation_id: str) -> Texts:
        """Return what is said of a relation; that may be nothing."""
        if not self.names:
            raise KeyError(relation_id)
        known = self._known
        if relation_id not in known:
            self.keep(self._ask(relation_id))
            known = self._known
        return known[relation_id]

    def __iter__(self) -> Iterator[str]:
        """Go through those that are known just now: the table may have millions."""
        return iter([*self._known])

    def __len__(self) -> int:
        """Count those that are known just now."""
        return len(self._known)


def _parts(name: str) -> tuple[str, str] | None:
    """Return the column and the language of such a column, and nothing of any other."""
    column, _, language = name.rpartition("_")
    return (column, language) if column in TOLD and CODE.fullmatch(language) else None
