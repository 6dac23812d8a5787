"""Command: what a command line asks for, and what of that the environment says instead."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import NoReturn

from components.server.settings import HELP, READERS, Settings
from data.dates import InvalidDate, parse_date
from data.opening.in_place.address import Address, NotOpened, is_address
from data.opening.in_place.address import read as read_address

TOLD = {
    "title": "title of the text that is read",
    "outlet": "who published it",
    "date": "when it appeared, in EDTF, such as 2020-05-28",
    "language": "its language, en or es; found by its words if not given",
}


@dataclass(frozen=True, slots=True)
class Command:
    """What a command line asks for: files to open, and whether they are only looked at.

    `tables` are those that an engine is asked for, where they are.
    `read` is the file of a text whose relations are to be suggested; `told` says what the text is:
    its title, outlet, date and language.
    """

    settings: Settings
    files: tuple[Path, ...] = ()
    tables: tuple[Address, ...] = ()
    check: bool = False
    json: bool = False
    read: Path | None = None
    told: Mapping[str, str] = field(default_factory=dict)


class Parser(argparse.ArgumentParser):
    """A command line that says in one sentence what is wrong with it."""

    def error(self, message: str) -> NoReturn:
        """Say it, and exit with 2."""
        self.exit(2, f"{self.prog}: {message}\n")


def read(arguments: Sequence[str], environment: Mapping[str, str]) -> Settings:
    """Return the settings of a command line; what it leaves out, the environment may say.

    Raises:
        SystemExit: 2 after a sentence that says what is wrong, 0 after the help that was asked for.
    """
    return command(arguments, environment).settings


def command(arguments: Sequence[str], environment: Mapping[str, str]) -> Command:
    """Return all that a command line asks for.

    Raises:
        SystemExit: 2 after a sentence that says what is wrong, 0 after the help that was asked for.
    """
    parser = Parser(
        description="Serve Entente, an atlas of state alignments.",
        epilog="Each may also be set in the environment, such as ENTENTE_PORT or PORT, but for "
        "files, --check, --json, --read and what is said of a text.",
    )
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="tables to open, in any usual format, or where an engine has one: "
        "duckdb:///PATH?table=NAME, parquet:///FOLDER/*.parquet, "
        "clickhouse://USER@HOST/DATABASE?table=NAME, sc://HOST:PORT?table=NAME",
    )
    parser.add_argument(
        "--check", action="store_true", help="say what would be opened of the files, and end"
    )
    parser.add_argument("--json", action="store_true", help="say it as JSON")
    _add_reading(parser)
    for one in fields(Settings):
        parser.add_argument(
            f"--{one.name.replace('_', '-')}",
            type=READERS[one.name],
            default=_set(environment, one.name, one.default),
            help=f"{HELP[one.name]} (default: {one.default or 'none'})",
        )
    found = vars(parser.parse_args(arguments))
    named, check, as_json, text = (found.pop(name) for name in ("files", "check", "json", "read"))
    files, tables = _apart(parser, named, check=check)
    told = {name: said for name in TOLD if (said := found.pop(name))}
    if text is None:
        _about_files(parser, files, check, as_json, told)
    elif named or check:
        parser.error("--read takes one text; tables are opened without it")
    return Command(Settings(**found), files, tables, check, as_json, text, told)


def _apart(
    parser: Parser, named: Sequence[str], *, check: bool
) -> tuple[tuple[Path, ...], tuple[Address, ...]]:
    """Return the files that are named, and the tables of engines; a file is looked at whole."""
    asked = [] if check else [one for one in named if is_address(one)]
    try:
        tables = tuple(map(read_address, asked))
    except NotOpened as reason:
        parser.error(str(reason))
    return tuple(Path(one) for one in named if one not in asked), tables


def _set(environment: Mapping[str, str], name: str, default: object) -> object:
    """Return what the environment says of a setting: under a name of ours, or a plain one."""
    plain = environment.get(name.upper(), default)
    return environment.get(f"ENTENTE_{name.upper()}", plain)


def _add_reading(parser: Parser) -> None:
    """Let a command line ask for the relations that a text seems to state."""
    what = "suggest relations from a text (TXT, HTML, DOCX, PDF, - for what is piped in), and end"
    parser.add_argument("--read", type=Path, metavar="FILE", help=what)
    for name, said in TOLD.items():
        choices = ("en", "es") if name == "language" else None
        reader = _edtf if name == "date" else str
        parser.add_argument(f"--{name}", type=reader, choices=choices, help=said)


def _about_files(
    parser: Parser, files: Sequence[Path], check: bool, as_json: bool, told: Mapping[str, str]
) -> None:
    """Refuse what makes no sense without a file, or without a text that is read."""
    if (check or as_json) and not files:
        parser.error("--check and --json are about files: name one")
    if as_json and not check:
        parser.error("--json is what --check and --read say; add one of them")
    if told:
        parser.error(f"--{next(iter(told))} says something of a text; add --read")


def _edtf(text: str) -> str:
    try:
        return parse_date(text).text
    except InvalidDate as problem:
        raise argparse.ArgumentTypeError(str(problem)) from None
