"""Settings: how the atlas is served, and how each part of that is written."""

import argparse
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any

from components.addresses import OPEN, READ, is_loopback

Network = IPv4Network | IPv6Network

MEGABYTE = 1_000_000
SPARE = MEGABYTE  # bytes of what is sent beside a table
TEXT = 22 * MEGABYTE  # bytes of a text that is read, and of what is said of it
ANSWERS = 2 * MEGABYTE  # bytes of what is answered of one
HOST_NAME = re.compile(r"\.?[\w-]+(\.[\w-]+)*|\[[\da-fA-F:.]+\]")
PATH = re.compile(r"(/[\w.~-]+)*")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the atlas is served; each field is an option and, in capitals, a variable.

    Attributes:
        host: The name or address of this machine to listen on.
        port: The port to listen on; 0 for any that is free.
        workers: How many processes answer at that port.
        base_path: What stands before every path, such as /entente, or nothing.
        allowed_hosts: The names by which readers may call the site; none for any.
        trusted_proxies: Whose X-Forwarded-For, -Proto and -Host count.
        proxy_count: How many of them stand between a reader and the atlas.
        metrics: Who may ask at /metrics: "on" for everybody, "off" for nobody, "auto" for this
            machine alone.
        limits: Whether what costs much is limited for each client: "on" or "off".
        log_format: How the log is written: "text" or "json".
        access_log: Whether each answer is a line of the log: "on" or "off".
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
    workers: int = 1
    base_path: str = ""
    allowed_hosts: tuple[str, ...] = ()
    trusted_proxies: tuple[Network, ...] = ()
    proxy_count: int = 1
    metrics: str = "auto"
    limits: str = "on"
    log_format: str = "text"
    access_log: str = "off"
    data_folders: tuple[Path, ...] = ()
    opens_with: str = ""
    uploads: str = "auto"
    upload_size: int = 200
    uploads_kept: int = 50
    upload_days: int = 7

    def larger(self, path: str) -> int:
        """Return how many bytes may be sent to a path where that is more than to any other."""
        below = path.removeprefix(self.base_path)
        if not self.receives or not f"{below}/".startswith((f"{OPEN}/", f"{READ}/")):
            return 0
        if below == READ:
            return TEXT
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


DEFAULT = Settings()
HELP = {
    "host": "name or address to listen on, 0.0.0.0 for every address of this machine",
    "port": "port to listen on, 0 for any that is free",
    "workers": "how many processes answer; one for each core, where there are many readers",
    "base_path": "what stands before every path behind a proxy, such as /entente",
    "allowed_hosts": "names by which readers may call the site, with commas; others are refused",
    "trusted_proxies": "addresses or networks of proxies whose X-Forwarded-* headers count",
    "proxy_count": "how many proxies stand between a reader and the atlas",
    "metrics": "who may ask at /metrics: on for everybody, off, or auto for this machine alone",
    "limits": "whether what costs much is limited for each client: on or off",
    "log_format": "how the log is written: text or json",
    "access_log": "whether each answer is a line of the log: on or off",
    "data_folders": "folders with more data sets, with commas",
    "opens_with": "name of the data set that a page opens with",
    "uploads": "whether tables may be handed in at /open: on, off, or auto for this machine alone",
    "upload_size": "largest table that may be handed in, in megabytes",
    "uploads_kept": "how many tables are kept that were handed in",
    "upload_days": "for how many days they are kept",
}


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
    "workers": _number(1, 64),
    "base_path": _base_path,
    "allowed_hosts": _listing(_host_name, "a list such as example.org,192.0.2.7, without ports"),
    "trusted_proxies": _listing(ip_network, "a list such as 127.0.0.1,10.0.0.0/8"),
    "proxy_count": _number(1, 9),
    "metrics": _one_of("auto", "on", "off"),
    "limits": _one_of("on", "off"),
    "log_format": _one_of("text", "json"),
    "access_log": _one_of("off", "on"),
    "data_folders": _listing(_folder, "a list of folders"),
    "opens_with": str,
    "uploads": _one_of("auto", "on", "off"),
    "upload_size": _number(1, 10_000),
    "uploads_kept": _number(1, 10_000),
    "upload_days": _number(1, 3_650),
}
