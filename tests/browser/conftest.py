"""The real server, a real browser, and a page that may not complain."""

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytest.register_assert_rewrite("tests.browser.visit", "tests.counting")

from tests import dense, opened_tables  # noqa: E402
from tests.browser.visit import Visit  # noqa: E402  # rewritten, so that it can say what failed

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PATIENCE = 60  # seconds until a server must answer
PATIENCE_OF_A_READER = 10_000  # milliseconds; the machine may be busy
LAPTOP = {"width": 1440, "height": 900}
# Not on a first visit, and without a worker between page and server: these have their own tests.
USUAL = {"viewport": LAPTOP, "reduced_motion": "reduce"}
BEEN_HERE = "localStorage.setItem('entente-seen', '1');"
NO_WORKER = "delete Navigator.prototype.serviceWorker;"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No page lives long enough for tidying its memory to pay.
    "--js-flags=--initial-heap-size=512 --min-semi-space-size=64 --max-semi-space-size=128",
]

OpenVisit = Callable[..., Visit]
Rooms = dict[str, BrowserContext]

expect.set_options(timeout=PATIENCE_OF_A_READER)


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker of the tests in this folder."""
    config.addinivalue_line("markers", "browser: needs a real browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium of the machine where there is one, and keep it quiet."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    return {**browser_type_launch_args, "executable_path": found, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Serve the atlas as its users do, and return its address."""
    yield from serve("app.py")


@pytest.fixture(scope="session")
def hostile_address() -> Iterator[str]:
    """Serve an atlas whose data set was written by somebody who means harm."""
    yield from serve("tests/browser/hostile_app.py")


@pytest.fixture(scope="session")
def dense_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an atlas that has data sets as dense as the world, too."""
    folder = tmp_path_factory.mktemp("dense")
    for name in dense.SIZES:
        dense.write(folder, name)
    yield from serve("app.py", "--data-folders", str(folder))


@pytest.fixture(scope="session")
def opening_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an atlas that lays what is opened into a folder of its own."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ENTENTE_HOME", str(tmp_path_factory.mktemp("home")))
        yield from serve("app.py")


@pytest.fixture(scope="session")
def sets_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """Serve an atlas of five tables of different kind; also return what addresses call each."""
    home, folder = (tmp_path_factory.mktemp(name) for name in ("home", "tables"))
    paths = opened_tables.write(folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ENTENTE_HOME", str(home))
        serving = serve("app.py", *map(str, paths.values()))
        address = next(serving)
        titles = {path.stem: kind for kind, path in paths.items()}
        yield address, {titles[_title(place)]: place.name for place in home.glob("sets/file-*")}
        with suppress(StopIteration):  # it stops
            next(serving)


def _title(place: Path) -> str:
    """Return what the set in a folder is called."""
    return str(json.loads((place / "datapackage.json").read_text(encoding="utf-8"))["title"])


def serve(script: str, *options: str) -> Iterator[str]:
    """Run a script of this project that takes --port; yield its address; stop it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, script, "--port", str(port), *options]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        _wait_for(process, f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=10)


def _wait_for(process: "subprocess.Popen[str]", url: str) -> None:
    """Return when an address answers; fail with the server's own words if it never will."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    process.kill()
    pytest.fail(f"the server did not start:\n{process.communicate()[0]}")


@pytest.fixture(scope="session")
def rooms(browser: Browser) -> Iterator[Rooms]:
    """Return the browser contexts of this session by their settings: a warm cache saves time."""
    known: Rooms = {}
    yield known
    for room in known.values():
        room.close()


@pytest.fixture
def visit(
    request: pytest.FixtureRequest, browser: Browser, rooms: Rooms, address: str
) -> Iterator[OpenVisit]:
    """Return what opens a page; at the end no page may have complained of anything."""
    yield from _visits(request.session, browser, rooms, address)


@pytest.fixture
def hostile_visit(
    request: pytest.FixtureRequest, browser: Browser, rooms: Rooms, hostile_address: str
) -> Iterator[OpenVisit]:
    """Return what opens a page of the hostile atlas."""
    yield from _visits(request.session, browser, rooms, hostile_address)


@pytest.fixture
def dense_visit(
    request: pytest.FixtureRequest, browser: Browser, rooms: Rooms, dense_address: str
) -> Iterator[OpenVisit]:
    """Return what opens a page of the atlas with dense data sets."""
    yield from _visits(request.session, browser, rooms, dense_address)


@pytest.fixture
def opening_visit(
    request: pytest.FixtureRequest, browser: Browser, rooms: Rooms, opening_address: str
) -> Iterator[OpenVisit]:
    """Return what opens a page of the atlas into which tables are opened."""
    yield from _visits(request.session, browser, rooms, opening_address)


@pytest.fixture
def sets_visit(
    request: pytest.FixtureRequest,
    browser: Browser,
    rooms: Rooms,
    sets_address: tuple[str, dict[str, str]],
) -> Iterator[OpenVisit]:
    """Return what opens a page of the atlas of five opened tables."""
    yield from _visits(request.session, browser, rooms, sets_address[0])


def _visits(
    session: pytest.Session, browser: Browser, rooms: Rooms, address: str
) -> Iterator[OpenVisit]:
    opened: list[Visit] = []
    failed = session.testsfailed

    def open_visit(query: str = "", **settings: Any) -> Visit:
        settings = USUAL | settings
        key = repr(sorted(settings.items()))
        if key not in rooms:
            rooms[key] = browser.new_context(**settings)
            rooms[key].set_default_timeout(PATIENCE_OF_A_READER)
            rooms[key].add_init_script(BEEN_HERE + NO_WORKER)
        found = Visit(_free_page(rooms[key], opened), address)
        opened.append(found)
        found.open(query)
        return found

    yield open_visit
    for found in opened:
        found.forget()
    complaints = [text for found in opened for text in found.complaints]
    _tidy(opened, keep=not complaints and session.testsfailed == failed)
    assert not complaints, "\n".join(complaints)


def _free_page(room: BrowserContext, opened: list[Visit]) -> Page:
    """Return a page at which no visit of this test is: one that was left before, or a new one.

    Every visit loads its address anew; but a page that has loaded the app before does so for half
    the processor time of a new one, as its process has the compiled scripts at hand.
    """
    taken = [found.page for found in opened]
    return next((page for page in room.pages if page not in taken), None) or room.new_page()


def _tidy(opened: list[Visit], *, keep: bool) -> None:
    """Leave the pages of a test as good as new; close them if it failed, and what they opened."""
    pages = {found.page for found in opened}
    for room in {page.context for page in pages}:
        for page in set(room.pages) - (pages if keep else set()):
            page.close()
    if keep:
        for found in opened:
            found.leave()
