"""A data set whose relations an engine holds: opened at its address, asked there from then on."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from data.catalogue import Holding
from data.dataset import DataSet
from data.engines.asking import Unanswered
from data.engines.large import InCells
from data.former_states import former_states
from data.languages import LANGUAGES
from data.load import of_rows
from data.opening.converting import of_scores
from data.opening.ends import slug
from data.opening.folder import actors_of
from data.opening.in_place import settled
from data.opening.in_place.address import FILES, Address, NotOpened
from data.opening.in_place.cells import lazily, sample_of
from data.opening.in_place.columns import SOURCE, Made
from data.opening.in_place.connected import Connected, asked, connect, said_of
from data.opening.in_place.meaning import Meaning
from data.opening.mapping import ONE_TYPE, SAMPLED, ColumnMapping, guessed, told_by_name, with_roles
from data.opening.presets import Preset, presets
from data.opening.sentences import ROW
from data.opening.tables.table import Table
from data.positions import Positions
from data.reading.problems import InvalidData
from data.rights import UNKNOWN

FORM = 1  # of what is kept here of a table in files; another one is not read any more


@dataclass(frozen=True)
class InPlace:
    """A table that was opened where it is: the data set, how it is read, how many rows it has."""

    holding: Holding
    mapping: Path
    rows: int
    left_out: Mapping[str, int]


def open_in_place(
    address: Address, environment: Mapping[str, str], home: Path, taken: Iterable[str] = ()
) -> InPlace:
    """Open the table at an address.

    Args:
        address: where it is.
        environment: where its password is, if it needs one.
        home: the folder of this account for what is kept of such tables.
        taken: names of other data sets.

    Raises:
        NotOpened: with one sentence that says what was found, what was wanted and what helps.
    """
    try:
        return of_connected(address, connect(address, environment), home, taken)
    except NotOpened:
        raise
    except InvalidData as wrong:
        raise NotOpened(str(wrong)) from None
    except Unanswered as fault:
        said = said_of(fault.__cause__, environment)
        raise NotOpened(f"{address.shown} does not answer: {said}") from None
    except Exception as fault:  # each library of an engine has errors of its own
        raise NotOpened(f"{address.shown}: {said_of(fault, environment)}") from None


def of_connected(
    address: Address, connected: Connected, home: Path, taken: Iterable[str] = ()
) -> InPlace:
    """Open a table of an engine; see `open_in_place`."""
    table = sample_of(lazily(connected.table), address.name)
    place = settled.place_of(address, home)
    mapping, preset = _mapping(table, place)
    settled.check(mapping, address, table.headings, place)
    _refuse(mapping, preset, address)
    meaning = Meaning(table, mapping, preset)
    made = Made(connected, meaning)
    rows, _ = made.length, made.parts  # while it is connected
    try:
        relations = _relations(address, made, home, mapping)
    except NotOpened as reason:
        raise NotOpened(f"{address.shown} ({place}): {reason}") from None
    if not len(relations):
        raise NotOpened(f"{address.shown} ({place}): found no row that makes a relation")
    data_set = _data_set(address, made, relations, {*taken})
    marks = (address.shown, mapping.text(), str(len(relations)))
    edition = sha256("\n".join(marks).encode()).hexdigest()
    holding = Holding(data_set, Positions(data_set), edition)
    return InPlace(holding, place, rows, Counter(meaning.left_out))


def _mapping(table: Table, place: Path) -> tuple[ColumnMapping, Preset | None]:
    """Return how a table is read: as its file says, or as it is guessed, which is written there."""
    if not place.is_file():
        mapping, preset = guessed(table)
        settled.write(place, table.name, mapping, table.headings)
        return mapping, preset
    said = settled.read(place, table.headings)
    preset = presets().get(said.preset)
    sample = [cells for _, cells in islice(table, SAMPLED)]
    one_type = said.one_type or told_by_name(table, said.roles) or ONE_TYPE
    found = with_roles(replace(said, one_type=one_type), sample, preset)
    if said.one_type and not said.scheme:  # that was said, whatever sentences say
        found = replace(found, scheme="")
    kept = {one: own for one in settled.ONES if (own := getattr(said, one))}
    systems = said.systems if any(said.systems) else found.systems
    return replace(found, systems=systems, **kept), preset


def _refuse(mapping: ColumnMapping, preset: Preset | None, address: Address) -> None:
    """Refuse a table whose rows mean something only beside one another."""
    if of_scores(mapping, preset) or (preset and (preset.members or preset.yearly)):
        what = preset.title if preset else "a table of scores or of votes"
        raise NotOpened(
            f"{address.shown} is {what}: its rows must be held against one another, which is done "
            "with a file that is opened, not with a table in its place. Write it as CSV or Parquet."
        )


def _relations(address: Address, made: Made, home: Path, mapping: ColumnMapping) -> InCells:
    """Return the relations of a table; those of files are kept here, in the order of their days."""
    if address.engine not in FILES:
        return InCells(made.frame.to_native())
    marks = [f"{FORM}", address.place, address.table, mapping.text(), *_files(address)]
    digest = sha256("\n".join(marks).encode()).hexdigest()
    kept = home / f"{slug(address.name)}-{digest[:24]}.parquet"
    if not kept.is_file():
        home.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part")
        made.frame.to_native().order("earliest, row").write_parquet(str(part), compression="zstd")
        part.replace(kept)
    made.connected.close()  # others may write the file of a database that nobody holds
    return InCells(asked(kept))


def _files(address: Address) -> Sequence[str]:
    """Return a mark of each file of a table, which changes with it."""
    path = Path(address.place)
    found = [path] if path.is_file() else sorted(path.parent.glob(path.name))
    return [f"{one} {one.stat().st_size} {one.stat().st_mtime_ns}" for one in found]


def _data_set(address: Address, made: Made, relations: InCells, taken: set[str]) -> DataSet:
    """Return the data set of relations that an engine holds."""
    others = made.meaning.rows.others.own
    named = relations.mentions
    ends = {one["id"] for own in made.ends for one in own} & named.keys()
    past = {key: list(former_states()[key].place) for key in ends if key in former_states()}
    slugged = slug(address.name)
    free = (slugged, *(f"{slugged}-{n}" for n in range(2, len(taken) + 3)))
    preset = made.meaning.preset
    nodes = {one["node"] for own in made.ends for one in own} & named.keys()
    about: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": next(one for one in free if one not in taken),
        "title": address.name,
        "titles": dict.fromkeys(LANGUAGES, address.name),
        "perspective": min(nodes, key=lambda node: (-named[node], node)),
        "translations": {"locator": {"row": ROW}},
        "redistribution": preset.redistribution if preset else UNKNOWN,
        **({"places": past} if past else {}),
        **({"citation": preset.citation} if preset else {}),
        **({"sources": [{"title": preset.title, "path": preset.link}]} if preset else {}),
    }
    source = dict.fromkeys(("publisher", "date", "kind", "state_owned", "note"), "")
    title, link = (preset.title, preset.link) if preset else (address.name, "")
    rows = {
        "relations": [],
        "actors": [*actors_of(ends, others)],
        "sources": [{"source_id": SOURCE, "title": title, "url": link, **source}],
    }
    return replace(of_rows(about, rows), relations=relations, retold=relations.retold)
