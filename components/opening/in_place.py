"""Tables of engines that are named on the command line, each a data set of its own."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from data.catalogue import Holding
from data.engines.asking import PATIENCE
from data.library import Library
from data.opening.in_place.address import Address, NotOpened
from data.opening.in_place.connected import SECONDS
from data.opening.in_place.opened import InPlace, open_in_place
from data.opening.shelf import shelf
from data.opening.tables.reasons import printable

FOLDER = "engines"  # beside the shelf: what is kept of such tables


def holdings(
    addresses: Iterable[Address], environment: Mapping[str, str], taken: Iterable[str] = ()
) -> Sequence[Holding]:
    """Open tables where they are, and say of each on the error stream what became of its rows.

    `taken` are the names of other data sets.

    Raises:
        SystemExit: 1, after a sentence, where one cannot be opened.
    """
    home, names, found = shelf(environment).parent / FOLDER, {*taken}, []
    for address in addresses:
        try:
            one = open_in_place(address, environment, home, names)
        except NotOpened as reason:
            _say(str(reason))
            raise SystemExit(1) from None
        names.add(one.holding.data_set.name)
        found.append(one.holding)
        _say(told(address, one))
    return found


def told(address: Address, one: InPlace) -> str:
    """Return what became of the rows of a table, and where a person may change that."""
    number, why = len(one.holding.data_set.relations), ", ".join(one.left_out)
    left = (
        f"; left out for cells that say nothing of use ({why})" if number < one.rows and why else ""
    )
    return (
        f"{address.shown}: {number:,} of {one.rows:,} rows are relations{left}. "
        f"How it is read stands in {Path(one.mapping)}"
    )


def hold(library: Library, opened: Sequence[Holding], *, first: bool) -> None:
    """Add tables of engines to a library; a page opens with the first of them if that is wanted."""
    PATIENCE.seconds = SECONDS if opened else 0  # from now on there are readers who wait
    if first and opened:
        library.default = opened[0].data_set.name
    for one in opened:
        library.add(one)


def _say(words: str) -> None:
    print(printable(words), file=sys.stderr)  # noqa: T201  # before there is a server with a log
