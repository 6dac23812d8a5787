"""Limits: how much work one client may ask for, of what costs much.

A class asks from one address, so that no page, no filter and nothing that was answered before is
ever refused: only proofs of camps, files, and tables and texts that are handed in count, and of the
first two no more than the processor time that they took. Each process counts for itself.
"""

import time
from collections import OrderedDict
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from math import ceil
from threading import Lock
from typing import Any

from flask import Flask, Response, g, request
from werkzeug.exceptions import TooManyRequests

from components import addresses
from components.language.texts import Words
from components.server.errors import language
from components.server.settings import Settings
from data.files.names import FOLDER

MOST = 120.0  # seconds of work that a client may ask for at once
REGAINED = 0.25  # of each second
GIVING = 0.3  # seconds that a table or a text counts for: other processes read it, two at a time
CLIENTS = 10_000  # that are remembered
NETWORK = 64  # bits of an address of IPv6 that are one client's
IN_TIME = "/<in_time>"  # how the rule of an answer ends that takes all the time it needs
GIVEN = (addresses.OPEN, addresses.READ, f"{addresses.OPEN}/<key>")
FILES = (FOLDER.rstrip("/"), addresses.PROJECT, addresses.EVIDENCE)


@dataclass(slots=True)
class Account:
    """What a client may still ask for, in seconds of work, and since when."""

    left: float
    seen: float


class Accounts:
    """The accounts of the latest clients; many threads may use them."""

    def __init__(self, most: float, regained: float) -> None:
        """Start with none."""
        self.most, self.regained = most, regained
        self.known: OrderedDict[str, Account] = OrderedDict()
        self.lock = Lock()

    def wait(self, client: str, now: float) -> int:
        """Return for how many seconds a client has to wait, 0 if it may ask now."""
        with self.lock:
            left = self._account(client, now).left
        return ceil(-left / self.regained) + 1 if left <= 0 else 0

    def charge(self, client: str, work: float, now: float) -> None:
        """Take work from what a client may ask for."""
        with self.lock:
            self._account(client, now).left -= work

    def _account(self, client: str, now: float) -> Account:
        one = self.known.pop(client, None) or Account(self.most, now)
        one.left = min(self.most, one.left + (now - one.seen) * self.regained)
        one.seen = now
        self.known[client] = one
        if len(self.known) > CLIENTS:
            self.known.popitem(last=False)
        return one


def register(server: Flask, settings: Settings) -> None:
    """Refuse what costs much to a client that had enough of it; on one's own machine nothing."""
    if settings.limits == "off" or settings.here:
        return
    known = Accounts(MOST, REGAINED)

    @server.before_request
    def look() -> None:
        if costs_much() and (seconds := known.wait(client(), time.monotonic())):
            raise refusal(seconds)
        g.worked = time.thread_time()

    @server.after_request
    def charge(response: Response) -> Response:
        if costs_much() and "worked" in g:
            work = GIVING if _is_given() else time.thread_time() - g.worked
            known.charge(client(), work, time.monotonic())
        return response


def costs_much() -> bool:
    """Tell whether what is asked for counts."""
    rule = request.url_rule.rule if request.url_rule else ""
    is_file = f"/{rule.strip('/').partition('/')[0]}" in FILES
    return is_file or rule.endswith(IN_TIME) or _is_given()


def _is_given() -> bool:
    rule = request.url_rule.rule if request.url_rule else ""
    return request.method == "POST" and rule in GIVEN


def client() -> str:
    """Return who asks, as far as an address tells, a trusted proxy's word counted."""
    try:
        address: Any = ip_address(request.remote_addr or "")
    except ValueError:  # a socket file has none
        return ""
    if address.version == 4:
        return str(address)
    return str(ip_network((address, NETWORK), strict=False))


def refusal(seconds: int) -> TooManyRequests:
    """Return what is said of too much, in the reader's language, and when to ask again."""
    said = Words(language()).count("count.too_much", seconds)
    return TooManyRequests(said, retry_after=seconds)
