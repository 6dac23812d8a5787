"""The library: finds and holds the data sets, which may come and go while the atlas is served.

Whoever answers takes the catalogue once and works with it alone, so that no answer mixes what
there was with what there is.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, wraps
from pathlib import Path
from threading import Lock
from typing import Any, ParamSpec, TypeVar, cast
from weakref import WeakSet

from data.catalogue import Catalogue, Holding
from data.dataset import DataSet
from data.description import DESCRIPTION
from data.reading.problems import InvalidData, Problem, in_folder

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class NoDataSet(ValueError):
    """Nothing that could be served."""

    def __init__(self, wrong: Iterable[str]) -> None:
        """Say what is wrong with each data set that was found."""
        super().__init__("\n".join([*wrong, "There is no data set left to show."]))


class Library:
    """Holds the data sets that are served; threads may add and remove them at any time."""

    def __init__(self, holdings: Iterable[Holding], default: str = "") -> None:
        """Hold some data sets; `default` names the one that a page opens with.

        Raises:
            NoDataSet: where there is none.
        """
        held = {one.data_set.name: one for one in holdings}
        if not held:
            raise NoDataSet(())
        self.default = default
        self._catalogue = Catalogue(held, default)
        self._lock = Lock()
        self._functions: WeakSet[Any] = WeakSet()

    @classmethod
    def of(cls, *data_sets: DataSet) -> "Library":
        """Hold data sets that lie in no folder; a page opens with the first."""
        return cls(map(Holding.of, data_sets), data_sets[0].name)

    @property
    def catalogue(self) -> Catalogue:
        """What there is now. It never changes: take it once for each answer."""
        return self._catalogue

    def add(self, added: Holding) -> None:
        """Add a data set, in place of any other of its name."""
        with self._lock:
            self._hold({**self._catalogue.holdings, added.data_set.name: added})

    def remove(self, name: str) -> None:
        """Take a data set away.

        Raises:
            KeyError: where there is none of that name.
            NoDataSet: where no other would be left.
        """
        with self._lock:
            left = dict(self._catalogue.holdings)
            del left[name]
            if not left:
                raise NoDataSet([f"{name} is the only data set."])
            self._hold(left)

    def _hold(self, holdings: Mapping[str, Holding]) -> None:
        self._catalogue = Catalogue(holdings, self.default)
        for function in list(self._functions):
            function.cache_clear()

    def remembers(self, most: int) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
        """Return a decorator that keeps the latest answers of a function, at most so many.

        One of its arguments must be the holding, or the catalogue, that its answers rest on. All
        are forgotten when a data set comes, goes or is replaced, so that none outlives its data.
        """

        def keep(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
            known: Any = lru_cache(maxsize=most)(function)
            self._functions.add(known)

            @wraps(function)
            def answer(*asked: Asked.args, **named: Asked.kwargs) -> Answer:
                found = cast("Answer", known(*asked, **named))
                if any(map(self._is_gone, (*asked, *named.values()))):  # it went meanwhile
                    known.cache_clear()
                return found

            return answer

        return keep

    def _is_gone(self, one: object) -> bool:
        """Tell whether something is a holding, or a catalogue, and there no longer."""
        now = self._catalogue
        if isinstance(one, Holding):
            return one is not now.holdings.get(one.data_set.name)
        return isinstance(one, Catalogue) and one is not now


def find(folder: Path) -> tuple[list[Path], list[str]]:
    """Look for data sets in a folder: the folder itself and those right in it, by name.

    Returns:
        Their folders, and what is wrong with each that may not be looked into.
    """
    found: list[Path] = []
    wrong: list[str] = []
    try:
        around = [folder, *sorted(folder.iterdir())] if folder.is_dir() else []
    except OSError as reason:
        return [], [f"{folder} is left out: {reason}"]
    for path in around:
        try:
            found += [path] if (path / DESCRIPTION).is_file() else []
        except OSError as reason:
            wrong.append(f"{path} is left out: {reason}")
    return found, wrong


def open_library(
    folders: Iterable[Path], default: str = "", views: tuple[str, ...] = ()
) -> tuple[Library, tuple[str, ...]]:
    """Read every data set in some folders, with its stories, which are told in these views.

    Returns:
        The library, and for each data set that is left out what is wrong with it.

    Raises:
        NoDataSet: where none is left.
    """
    held: dict[str, Holding] = {}
    wrong: list[str] = []
    for folder in folders:
        found, closed = find(folder)
        nothing = f"{folder}: found no data set, wanted a file {DESCRIPTION} here"
        wrong += closed or ([] if found else [nothing])
        for path in found:
            try:
                one = _read_another(path, held, views)
                held[one.data_set.name] = one
            except (OSError, ValueError) as reason:
                wrong.append(f"{path} is left out: {reason}")
    if not held:
        raise NoDataSet(wrong)
    return Library(held.values(), default), tuple(wrong)


def _read_another(folder: Path, held: Mapping[str, Holding], views: tuple[str, ...]) -> Holding:
    """Read a data set whose name none of the others has."""
    one = Holding.read(folder, views)
    name = one.data_set.name
    if name in held:
        wanted = "a name that no other data set has"
        with in_folder(folder):
            raise InvalidData([Problem(DESCRIPTION, 1, "name", name, wanted)])
    return one
