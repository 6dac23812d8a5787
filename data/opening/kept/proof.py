"""Whether a set is what its name says: that file, read that way, and relations that come of it.

The name of an opened set follows from its file and from how it is read. Whoever hands in a project
could give it the name of another set, for all who have that address to see.
"""

import tempfile
from hashlib import file_digest, sha256
from pathlib import Path

from data.opening.folder import write
from data.opening.kept.project import MAPPING, ORIGINAL
from data.opening.mapping import ColumnMapping
from data.opening.opened import Opened
from data.opening.tables.ballots import as_votes
from data.opening.tables.files import open_tables
from data.opening.tables.matrix import as_edges
from data.opening.tables.parties import as_parties
from data.opening.tables.table import Table
from data.opening.tables.turned import upright

LETTERS = 12  # of the hash in a name
TITLE = 120  # letters of a title that is made of the name of a file
HEADERS: tuple[dict[str, bool], ...] = ({}, {"header": False})  # some formats have none
MADE = ("relations.csv", "actors.csv", "sources.csv")


def name_of(path: Path, table: str, mapping: str) -> str:
    """Return what a table of a file is called that is read so."""
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return hashed(f"{digest}\n{table}\n{mapping}")


def hashed(text: str) -> str:
    """Return the name of what is told apart by a text."""
    return f"file-{sha256(text.encode()).hexdigest()[:LETTERS]}"


def title_of(path: Path, name: str) -> str:
    """Return what a set is called after its file, where nobody says anything else."""
    return path.stem[:TITLE] or name


def proven(folder: Path, name: str, *, wholly: bool) -> bool:
    """Tell whether the original and the mapping in a folder make the set of a name.

    `wholly` asks for more: that the tables in the folder are what comes of them. Where that cannot
    be found out, it is not so.
    """
    try:
        mapping = (folder / MAPPING).read_text(encoding="utf-8")
        (original,) = (folder / ORIGINAL).iterdir()
        read = ColumnMapping.read(mapping)
        for settled in HEADERS:
            tables = open_tables(original, **settled)
            of_name = (one for one in tables if name_of(original, one.name, mapping) == name)
            table = next(of_name, None)
            if table and (not wholly or _made_alike(folder, name, _read(original, table, read))):
                return True
    except (OSError, ArithmeticError, LookupError, TypeError, ValueError):  # or what is unreadable
        pass
    return False


def _read(path: Path, table: Table, mapping: ColumnMapping) -> Opened:
    return Opened(
        path, as_votes(as_parties(as_edges(upright(table)))), mapping, mapping, table.name
    )


def _made_alike(folder: Path, name: str, opened: Opened) -> bool:
    """Tell whether the tables in a folder are those that come of a file."""
    if not opened.outcome.drafts:
        return False
    with tempfile.TemporaryDirectory(dir=folder) as beside:
        again = Path(beside)
        write(again, name, title_of(opened.path, name), opened.outcome, opened.preset)
        return all((again / one).read_bytes() == (folder / one).read_bytes() for one in MADE)
