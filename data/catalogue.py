"""The catalogue: the data sets that there are at one moment, each as it is served."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import file_digest, sha256
from pathlib import Path
from types import MappingProxyType
from uuid import uuid4

from data.address.grammar import OPENED, Grammar
from data.address.reading import parse
from data.dataset import DataSet
from data.description import DESCRIPTION
from data.load import described, load
from data.positions import Positions
from data.selection import Selection
from data.states import Point
from data.story import FILES as STORIES
from data.story import load_stories

TABLES = ("relations.csv", "actors.csv", "sources.csv", "positions.csv")
FILES = (DESCRIPTION, *TABLES, "codebook.md", *STORIES)  # whatever else lies there is not read
READINGS = 5  # how often files are read that change meanwhile, before they are said to be at work

Layouts = Mapping[str, Mapping[str, Point]]  # by level, where each node stands in the network


@dataclass(frozen=True, eq=False, slots=True)
class Holding:
    """A data set as it is served, with its layouts, a mark of its edition and its folder, if any.

    Each equals only itself: what is remembered of one is never taken for another's of its name.
    """

    data_set: DataSet
    layouts: Layouts
    edition: str
    folder: Path | None = None

    @classmethod
    def of(cls, data_set: DataSet) -> "Holding":
        """Return a data set that lies in no folder, ready to be served."""
        return cls(data_set, Positions(data_set), uuid4().hex)

    @classmethod
    def read(cls, folder: Path, views: tuple[str, ...] = ()) -> "Holding":
        """Read the data set in a folder, with its layouts, and its stories, told in these views.

        A set of the shelf is called by its folder, whatever it was called where it comes from.

        Raises:
            InvalidData: with one problem for each thing wrong.
            OSError: where its files change each time that they are read.
        """
        for _ in range(READINGS):
            edition = _edition(folder)
            data_set = load(folder)
            if OPENED.fullmatch(folder.name):
                data_set = replace(data_set, name=folder.name)
            told = replace(data_set, stories=load_stories(folder, data_set, views))
            if _edition(folder) == edition:
                return cls(told, Positions(told), edition, folder)
        raise OSError(f"its files change while they are read ({READINGS} times); try again later")

    def renewed(self, views: tuple[str, ...] = ()) -> "Holding":
        """Return it with what is said of it now, and the stories; the tables stay as they are.

        Raises:
            InvalidData: where what is said of it is wrong.
            OSError: where it is there no more.
        """
        if self.folder is None:
            return self
        said = described(self.data_set, self.folder)
        told = replace(said, stories=load_stories(self.folder, said, views))
        return Holding(told, self.layouts, _edition(self.folder), self.folder)


def _edition(folder: Path) -> str:
    """Return a mark that changes with any file of a data set."""
    digest = sha256()
    for path in (folder / name for name in FILES):
        if path.is_file():
            with path.open("rb") as file:  # in pieces, whatever its size
                digest.update(path.name.encode() + file_digest(file, "sha256").digest())
    return digest.hexdigest()


class Catalogue(Mapping[str, DataSet]):
    """The data sets that there are at one moment, by name: first the one that a page opens with.

    It never changes, and equals only itself.
    """

    def __init__(self, holdings: Mapping[str, Holding], default: str) -> None:
        """List what is held; where the default is not held, the first by name stands in."""
        self.declared = default
        self.default = default if default in holdings else min(holdings)
        names = sorted(holdings, key=lambda name: (name != self.default, name))
        self.holdings = MappingProxyType({name: holdings[name] for name in names})

    def __getitem__(self, name: str) -> DataSet:
        """Return the data set of a name."""
        return self.holdings[name].data_set

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self.holdings)

    def __len__(self) -> int:
        """Count the data sets."""
        return len(self.holdings)

    def __hash__(self) -> int:
        """Tell it from any other, so that what is remembered of one holds for no other."""
        return id(self)

    def __eq__(self, other: object) -> bool:
        """Equal only itself."""
        return self is other

    @cached_property
    def edition(self) -> str:
        """A mark that changes with any data set, and with the one that a page opens with."""
        marks = [f"{name} {held.edition}" for name, held in self.holdings.items()]
        return sha256("\n".join(marks).encode()).hexdigest()

    def seen_from(self, name: str) -> "Catalogue":
        """Return it without the sets that were opened from tables, but for the one that is shown.

        Only whoever has the address of such a set knows of it.
        """
        kept = (name, self.declared)
        known = {
            one: held
            for one, held in self.holdings.items()
            if one in kept or not OPENED.fullmatch(one)
        }
        return self if len(known) == len(self.holdings) else Catalogue(known, self.default)

    def grammar(self, views: tuple[str, ...] = ()) -> Grammar:
        """Return what an address may say; without the names of views it may name any."""
        return Grammar(self, self.declared, views)

    def parse(self, query: str, views: tuple[str, ...] = ()) -> tuple[Selection, tuple[str, ...]]:
        """Read a query string into a selection of one of these, and name what cannot be read."""
        return parse(query, self.grammar(views))

    def of(self, selection: Selection) -> Holding:
        """Return what a selection is of."""
        return self.holdings[selection.data or self.default]
