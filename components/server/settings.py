"""Settings: how the atlas is served, from the command line or else the environment."""

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Any, NoReturn

from components.addresses import OPEN
from data.dates import InvalidDate, parse_date

Network = IPv4Network | IPv6Network

MEGABYTE = 1_000_000
SPARE = MEGABYTE  # bytes of what is sent beside a table
ANSWERS = 2 * MEGABYTE  # bytes of what is answered of one
HOST_NAME = re.compile(r"\.?[\w-]+(\.[\w-]+)*|\[[\da-fA-F:.]+\]")
PATH = re.compile(r"(/[\w.~-]+)*")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the atlas is served; each field is an option and, in capitals, a variable.

    Attributes:
        host: The name or address of this machine to listen on.
        port: The port to listen on; 0 for any that is free.
        base_path: What stands before every path, such as /entente, or nothing.
        allowed_hosts: The names by which readers may call the site; none for any.
        trusted_proxies: Whose X-Forwarded-For, -Proto and -Host count.
        proxy_count: How many of them stand between a reader and the atlas.
        data_folders: More folders with data sets, beside those of the atlas.
        opens_with: The name of the data set that a page opens with; none for the atlas's own.
        uploads: Whether tables may be handed in at /open: "on", "off", or "auto" for only where
            the atlas is reached from this machine alone.
        upload_size: The largest table, in megabytes.
        uploads_kept: How many tables are kept that were handed in.
        upload_days: For how many days they are.
    """

    host: str = "127.0.0.1"
    port: int = 8050
    base_path: str = ""
    allowed_hosts: tuple[str, ...] = ()
    trusted_proxies: tuple[Network, ...] = ()
    proxy_count: int = 1
    data_folders: tuple[Path, ...] = ()
    opens_with: str = ""
    uploads: str = "auto"
    upload_size: int = 200
    uploads_kept: int = 50
    upload_days: int = 7

    def larger(self, path: str) -> int:
        """Return how many bytes may be sent to a path where that is more than to any other."""
        below = path.removeprefix(self.base_path)
        if not self.receives or not f"{below}/".startswith(f"{OPEN}/"):
            return 0
        return self.upload_size * MEGABYTE + SPARE if below == OPEN else ANSWERS

    @property
    def hosted(self) -> "Settings":
        """The same behind a WSGI host: whom it listens to nobody here can tell."""
        return self if self.uploads != "auto" else replace(self, uploads="off")

    @property
    def here(self) -> bool:
        """Whether whoever reaches the atlas works at this machine, and all on it is theirs."""
        alone = is_loopback(self.host) and not self.trusted_proxies and not self.base_path
        return self.uploads == "auto" and alone

    @property
    def receives(self) -> bool:
        """Whether tables may be handed in."""
        return self.uploads == "on" or self.here


@dataclass(frozen=True, slots=True)
class Command:
    """What a command line asks for: files to open, and whether they are only looked at.

    `read` is the file of a text whose relations are to be suggested; `told` says what the text is:
    its title, outlet, date and language.
    """

    settings: Settings
    files: tuple[Path, ...] = ()
    check: bool = False
    json: bool = False
    read: Path | None = None
    told: Mapping[str, str] = field(default_factory=dict)


DEFAULT = Settings()
HELP = {
    "host": "name or address to listen on, 0.0.0.0 for every address of this machine",
    "port": "port to listen on, 0 for any that is free",
    "base_path": "what stands before every path behind a proxy, such as /entente",
    "allowed_hosts": "names by which readers may call the site, with commas; others are refused",
    "trusted_proxies": "addresses or networks of proxies whose X-Forwarded-* headers count",
    "proxy_count": "how many proxies stand between a reader and the atlas",
    "data_folders": "folders with more data sets, with commas",
    "opens_with": "name of the data set that a page opens with",
    "uploads": "whether tables may be handed in at /open: on, off, or auto for this machine alone",
    "upload_size": "largest table that may be handed in, in megabytes",
    "uploads_kept": "how many tables are kept that were handed in",
    "upload_days": "for how many days they are kept",
}


TOLD = {
    "title": "title of the text that is read",
    "outlet": "who published it",
    "date": "when it appeared, in EDTF, such as 2020-05-28",
    "language": "its language, en or es; found by its words if not given",
}


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
        epilog="Each may also be set in the environment, such as PORT or BASE_PATH, but for files, "
        "--check, --json, --read and what is said of a text.",
    )
    parser.add_argument("files", nargs="*", type=Path, help="tables to open, in any usual format")
    parser.add_argument(
        "--check", action="store_true", help="say what would be opened of the files, and end"
    )
    parser.add_argument("--json", action="store_true", help="say it as JSON")
    _add_reading(parser)
    for one in fields(Settings):
        parser.add_argument(
            f"--{one.name.replace('_', '-')}",
            type=READERS[one.name],
            default=environment.get(one.name.upper(), one.default),
            help=f"{HELP[one.name]} (default: {one.default or 'none'})",
        )
    found = vars(parser.parse_args(arguments))
    files, check, as_json, text = (found.pop(name) for name in ("files", "check", "json", "read"))
    told = {name: said for name in TOLD if (said := found.pop(name))}
    if text is None:
        _about_files(parser, files, check, as_json, told)
    elif files or check:
        parser.error("--read takes one text; tables are opened without it")
    return Command(Settings(**found), tuple(files), check, as_json, text, told)


def _add_reading(parser: Parser) -> None:
    """Let a command line ask for the relations that a text seems to state."""
    what = "suggest relations from a text (TXT or HTML, - for what is piped in), and end"
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


def _number(least: int, most: int) -> Callable[[str], int]:
    def read_number(text: str) -> int:
        try:
            if least <= int(text) <= most:
                return int(text)
        except ValueError:
            pass
        raise argparse.ArgumentTypeError(f"{text!r} is no number from {least} to {most}")

    return read_number


def _one_of(*known: str) -> Callable[[str], str]:
    def read_word(text: str) -> str:
        if text in known:
            return text
        raise argparse.ArgumentTypeError(f"{text!r} is none of {', '.join(known)}")

    return read_word


def is_loopback(host: str) -> bool:
    """Tell whether a name or an address means the machine itself."""
    name = host.strip("[]").lower()
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _base_path(text: str) -> str:
    path = text.rstrip("/")
    if not PATH.fullmatch(path):
        raise argparse.ArgumentTypeError(f"{text!r} is no path such as /entente")
    return path


def _listing(read_item: Callable[[str], Any], wanted: str) -> Callable[[str], tuple[Any, ...]]:
    """Return a reader of lists with commas."""

    def read_list(text: str) -> tuple[Any, ...]:
        items = [item.strip() for item in text.split(",")]
        try:
            return tuple(read_item(item) for item in items if item)
        except ValueError as problem:
            raise argparse.ArgumentTypeError(f"{problem}; wanted is {wanted}") from None

    return read_list


def _host_name(text: str) -> str:
    if not HOST_NAME.fullmatch(text):
        raise ValueError(f"{text!r} is no name of a host")
    return text


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise ValueError(f"{text!r} is no folder")
    return Path(text)


READERS: Mapping[str, Callable[[str], Any]] = {
    "host": str,
    "port": _number(0, 65_535),
    "base_path": _base_path,
    "allowed_hosts": _listing(_host_name, "a list such as example.org,192.0.2.7, without ports"),
    "trusted_proxies": _listing(ip_network, "a list such as 127.0.0.1,10.0.0.0/8"),
    "proxy_count": _number(1, 9),
    "data_folders": _listing(_folder, "a list of folders"),
    "opens_with": str,
    "uploads": _one_of("auto", "on", "off"),
    "upload_size": _number(1, 10_000),
    "uploads_kept": _number(1, 10_000),
    "upload_days": _number(1, 3_650),
}
