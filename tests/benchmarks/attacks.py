"""What a server that is asked for nonsense, or for ever new selections, does with it.

Addresses and callbacks are forged as the tests forge them (`tests.components.server`), and sent to
the atlas as `make run` starts it, without the limits for one client: all come from one.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

import psutil  # type: ignore[import-untyped]  # its types are a package of their own

from components import addresses as addresses_of
from data.files.names import FOLDER
from data.model import STATUSES, relation_types
from tests.benchmarks.crowd import CALLBACK, HOST, PATIENCE, started
from tests.benchmarks.load import megabytes
from tests.components.server.test_validation import forge, forged_queries
from tests.conftest import answer_path

FORGED = 10_000  # addresses, and callbacks
DISTINCT = 100_000  # selections
TOLD = 10_000  # selections after which memory is told
VIEWS = ("map", "network", "matrix", "camps", "per-year", "table")
PAGES = (
    *(addresses_of.EMBED, addresses_of.PRESENT, addresses_of.WORKSHEET, addresses_of.EVIDENCE, "/"),
    *(addresses_of.QR, f"{addresses_of.FIND}names", f"{addresses_of.FIND}statements", FOLDER),
    *(f"{FOLDER}ties.csv", f"{FOLDER}relations.xlsx", "/about", "/methods"),
)
Asked = tuple[str, str, str | None]  # method, path, body
Row = dict[str, object]


class Asker:
    """Asks one thing after another, and keeps what came of it."""

    def __init__(self, port: int, process: int) -> None:
        """Ask the server at a port, whose processor time is that of a process."""
        self._port, self._process = port, psutil.Process(process)
        self._connection = HTTPConnection(HOST, port, timeout=PATIENCE)
        self.statuses: Counter[int] = Counter()
        self.longest = 0.0

    def ask(self, method: str, path: str, body: str | None) -> None:
        """Ask, and note the status and the seconds of a processor that it took."""
        before = self._seconds()
        try:
            headers = {"Content-Type": "application/json"} if body is not None else {}
            sent = body.encode("utf-8", "surrogatepass") if body is not None else None
            self._connection.request(method, path, sent, headers)
            answer = self._connection.getresponse()
            answer.read()
            self.statuses[answer.status] += 1
        except (OSError, HTTPException):
            self.statuses[0] += 1  # nobody answered
            self._connection.close()
            self._connection = HTTPConnection(HOST, self._port, timeout=PATIENCE)
        self.longest = max(self.longest, self._seconds() - before)

    def _seconds(self) -> float:
        times = self._process.cpu_times()
        return float(times.user + times.system)


def addresses(chance: random.Random) -> Iterator[Asked]:
    """Yield hostile addresses of every kind of page."""
    for query in forged_queries(chance, FORGED):
        yield "GET", _written(chance, query), None


def _written(chance: random.Random, query: str) -> str:
    """Return a path with a query, as the page asks for its picture or as pages are asked for."""
    if chance.random() < 1 / 2:
        shown = chance.choice((*VIEWS, "nothing"))
        return str(answer_path(query, chance.choice(("wide", "narrow", "")), shown))
    return f"{chance.choice(PAGES)}?{answer_path(query).partition('?')[2]}"


def callbacks(chance: random.Random) -> Iterator[Asked]:
    """Yield callbacks that no page sends."""
    for _ in range(FORGED):
        yield "POST", CALLBACK, forge(chance)


def selections(chance: random.Random) -> Iterator[Asked]:
    """Yield selections of which no two are alike."""
    types, seen = [*relation_types()], set[str]()
    while len(seen) < DISTINCT:
        since = chance.randint(1960, 2024)
        query = urlencode(
            {
                "data": chance.choice(("article", "chronology")),
                "view": chance.choice(VIEWS),
                "from": f"{since}-{chance.randint(1, 12):02}",
                "to": chance.randint(since, 2026),
                "types": ",".join(sorted(chance.sample(types, chance.randint(1, len(types))))),
                "status": ",".join(sorted(chance.sample(STATUSES, chance.randint(1, 3)))),
            }
        )
        if query not in seen:
            seen.add(query)
            yield "GET", answer_path(f"?{query}"), None


def siege(what: str, asked: Callable[[random.Random], Iterable[Asked]]) -> Iterator[Row]:
    """Yield what comes of asking, and the memory before, now and then, and after."""
    with started("--limits", "off") as (port, process):
        asker = Asker(port, process.pid)
        asker.ask("GET", "/", None)
        for number, one in enumerate(asked(random.Random(what)), 1):
            asker.ask(*one)
            if not number % TOLD:
                yield {
                    "what": f"{number:,} {what}",
                    "statuses": " ".join(f"{n}×{s}" for s, n in sorted(asker.statuses.items())),
                    "most s of processor": round(asker.longest, 2),
                    "MB": round(megabytes(process.pid)),
                }


def measure() -> list[Row]:
    """Send hostile addresses, forged callbacks and distinct selections."""
    kinds = {
        "hostile addresses": addresses,
        "forged callbacks": callbacks,
        "distinct selections": selections,
    }
    return [row for what, asked in kinds.items() for row in siege(what, asked)]
