"""Metrics: what is counted for whoever looks after the server, at /metrics as Prometheus reads it.

Workers count in files of a folder that they share; whichever of them is asked adds all up.
"""

import os
import sys
import time
from pathlib import Path

from flask import Flask, Response, abort, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

from components.addresses import is_loopback
from components.server import tracing
from components.server.settings import Settings
from components.server.workers import COUNTS
from data.address.grammar import OPENED
from data.library import Library

PATH = "/metrics"
OUR_OWN = CollectorRegistry()
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds
LOOKED = 5.0  # seconds between two looks at what does not change with each request
FORWARDED = ("Forwarded", "Via", "X-Real-Ip")  # and X-Forwarded-*: a proxy passed it on
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0

REQUESTS = Counter(
    "entente_requests", "Requests that were answered.", ["kind", "status"], registry=OUR_OWN
)
SECONDS = Histogram(
    "entente_request_seconds",
    "Seconds that an answer took.",
    ["kind"],
    buckets=BUCKETS,
    registry=OUR_OWN,
)
SETS = Gauge("entente_sets", "Data sets held.", multiprocess_mode="livemax", registry=OUR_OWN)
OPENED_SETS = Gauge(
    "entente_opened_sets",
    "Of those, sets that readers opened.",
    multiprocess_mode="livemax",
    registry=OUR_OWN,
)
MEMORY = Gauge(
    "entente_memory_bytes",
    "Memory of each process that answers.",
    multiprocess_mode="liveall",
    registry=OUR_OWN,
)
WORKERS = Gauge(
    "entente_workers", "Processes that answer.", multiprocess_mode="livesum", registry=OUR_OWN
)


class Watched:
    """What is looked at from time to time: the sets that are held, and memory."""

    def __init__(self, library: Library) -> None:
        """Look at what there is now."""
        self.library = library
        WORKERS.set(1)
        self.look()

    def look(self) -> None:
        """Look at all of it."""
        self.looked = time.monotonic()
        catalogue = self.library.catalogue
        SETS.set(len(catalogue))
        OPENED_SETS.set(sum(bool(OPENED.fullmatch(name)) for name in catalogue))
        MEMORY.set(memory())

    def count(self, response: Response) -> Response:
        """Count an answer."""
        kind = tracing.kind(response.status_code)
        REQUESTS.labels(kind, response.status_code).inc()
        SECONDS.labels(kind).observe(tracing.seconds())
        if time.monotonic() - self.looked > LOOKED:
            self.look()
        return response


def register(server: Flask, library: Library, settings: Settings) -> None:
    """Count each answer, and tell of it at /metrics whom the settings allow."""
    watched = Watched(library)
    server.after_request(watched.count)
    if settings.metrics == "off":
        return

    @server.get(PATH)
    def metrics() -> Response:
        if settings.metrics == "auto" and not _comes_from_here():
            abort(404, "There is no such page.")
        watched.look()
        found = Response(generate_latest(_registry()), content_type=CONTENT_TYPE_LATEST)
        found.headers["Cache-Control"] = "no-store"
        return found


def _registry() -> CollectorRegistry:
    """Return what this process counted, or all workers together."""
    if COUNTS not in os.environ:
        return OUR_OWN
    of_all = CollectorRegistry()
    MultiProcessCollector(of_all)  # type: ignore[no-untyped-call]  # it comes without annotations
    return of_all


def _comes_from_here() -> bool:
    """Tell whether this machine asks, and not for somebody else."""
    passed_on = any(
        name in FORWARDED or name.startswith("X-Forwarded-") for name, _ in request.headers
    )
    return is_loopback(request.remote_addr or "") and not passed_on


def memory() -> int:
    """Return the bytes of memory of this process, 0 where the system does not say."""
    if sys.platform != "linux":
        return 0
    resident = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(resident) * PAGE
