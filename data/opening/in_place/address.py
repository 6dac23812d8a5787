"""Where a table is, as a command line says it: an engine, a place, a table. It holds no secret."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from data.engines.parquet import LARGE

PASSWORD = "ENTENTE_PASSWORD"  # the variable of the environment that holds it
SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://")
DUCKDB, PARQUET, CLICKHOUSE, SPARK = "duckdb", "parquet", "clickhouse", "sc"
FILES = (DUCKDB, PARQUET)
SECRET = re.compile(r"pass|pwd|secret|token|key|credential", re.IGNORECASE)


class NotOpened(ValueError):
    """A table that cannot be opened where it is: one sentence that says why and what helps."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a table is.

    `place` is the path of a file (or of many, with `*`) for the engines in `FILES`; of any other
    the address as it stands, without the table. `options` are what else stands in its query.
    """

    engine: str
    place: str
    table: str
    options: Mapping[str, str]

    @property
    def shown(self) -> str:
        """What may be shown of it: no option, since one may be what nobody else is to know."""
        return f"{self.engine}://{self._bare}" + (f"?table={self.table}" if self.table else "")

    @property
    def _bare(self) -> str:
        return self.place if self.engine in FILES else self.place.partition("://")[2]

    @property
    def name(self) -> str:
        """What its table is called: by itself, or as its file, or the folder of its files."""
        if self.table:
            return self.table
        path = Path(self.place)
        return path.parent.name if "*" in path.name else path.stem


def is_address(text: str) -> bool:
    """Tell whether what a command line names is asked of an engine; a large Parquet file is."""
    if SCHEME.match(text):
        return True
    path = Path(text)
    return path.suffix.lower() == ".parquet" and path.is_file() and path.stat().st_size > LARGE


def read(text: str) -> Address:
    """Return where a table is.

    Raises:
        NotOpened: where a secret stands in the address, which is not repeated then.
    """
    scheme = SCHEME.match(text)
    if not scheme:
        return Address(PARQUET, text, "", {})
    if scheme[1] == PARQUET:
        return Address(PARQUET, text[scheme.end() :], "", {})
    said = urlsplit(text)
    options = dict(parse_qsl(said.query, keep_blank_values=True))
    if _is_secret(said.netloc, said.path) or any(map(SECRET.search, options)):
        raise NotOpened(
            "The address holds a password or a token, which whoever lists the processes of this "
            f"machine could read: leave it out, and give it in the environment as {PASSWORD}."
        )
    table = options.pop("table", "")
    if scheme[1] == DUCKDB:
        return Address(DUCKDB, f"{said.netloc}{said.path}", table, options)
    return Address(scheme[1], f"{scheme[1]}://{said.netloc}{said.path}", table, options)


def _is_secret(host: str, path: str) -> bool:
    """Tell whether a password stands before the host, or options of Spark after it."""
    return ":" in host.rpartition("@")[0] or any(map(SECRET.search, path.split(";")[1:]))
