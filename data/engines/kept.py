"""Where the relations of a large table are kept as Parquet, once they were read."""

from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

TABLES = ("relations.csv", "actors.csv", "sources.csv")  # from which it is made
PLACE = ".relations-{}.parquet"


def place_of(folder: Path, *, guarded: bool = False) -> Path:
    """Return where the relations of a folder are kept as Parquet, whose texts may be guarded.

    That is beside them, or where nothing may be written there, in a place for what passes. It is
    called by the tables that it is made from: what was made of others is never taken for it.
    """
    digest = sha256(b"guarded" if guarded else b"")
    for name in TABLES:
        with (folder / name).open("rb") as file:
            digest.update(file_digest(file, "sha256").digest())
    name = PLACE.format(digest.hexdigest()[:32])
    beside = folder / name
    return beside if beside.is_file() or _may_write(folder) else Path(gettempdir()) / name


def _may_write(folder: Path) -> bool:
    try:
        with TemporaryDirectory(dir=folder):
            return True
    except OSError:
        return False
