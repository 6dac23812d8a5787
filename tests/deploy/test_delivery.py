"""Delivery: the container and the service, without Docker and systemd.

Their own commands are run on the tree that they would have, as somebody who can write none of it.
"""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, fields
from fnmatch import fnmatch
from functools import partial
from pathlib import Path

import pytest

import app
from components.server.settings import Settings
from tests.benchmarks.crowd import Reader
from tests.deploy.proxies import free_ports

NOBODY = 65_534
SOON = 60  # seconds; the machine may be busy
READS_ALL = "-all,+dac_read_search"  # as root alone may read the Python of some machines
DEPLOY = app.ROOT / "deploy"


@dataclass(frozen=True)
class Delivery:
    """What one way of delivery puts where, starts, and asks whether it is well."""

    copies: tuple[str, ...]
    environment: dict[str, str]
    starts: list[str]
    asks: list[str]


def container():
    text = (app.ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split(None, 1) for line in text.splitlines() if line and line[0] not in "# "]
    told = [(word, rest) for word, rest in lines if not rest.startswith("--from")]
    copies = [one for word, rest in told if word == "COPY" for one in rest.split()[:-1]]
    pairs = [pair for word, rest in told if word == "ENV" for pair in shlex.split(rest)]
    healthy = dict(told)["HEALTHCHECK"].partition("CMD ")[2]
    return Delivery(
        tuple(copies),
        dict(pair.split("=", 1) for pair in pairs),
        json.loads(dict(told)["CMD"]),
        json.loads(healthy),
    )


def service():
    text = (DEPLOY / "entente.service").read_text(encoding="utf-8")
    told = re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE)
    starts = shlex.split(dict(told)["ExecStart"].replace("/opt/entente/", ""))
    environment = dict(value.split("=", 1) for name, value in told if name == "Environment")
    return Delivery(container().copies, environment, starts, [starts[0], "deploy/healthy.py"])


@pytest.fixture
def place():
    """Somewhere that nobody in particular can get to, below which all is removed."""
    folder = Path(tempfile.mkdtemp(prefix="entente-"))
    folder.chmod(0o755)
    yield folder
    subprocess.run(["chmod", "-R", "u+w", str(folder)], check=True)
    shutil.rmtree(folder)


def laid(delivery, place):
    """Copy what is delivered, so that nobody can write it."""
    tree = place / "tree"
    for one in delivery.copies:
        source, to = app.ROOT / one, tree / one
        to.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, to, ignore=shutil.ignore_patterns("__pycache__", "vendor"))
        else:
            shutil.copy(source, to)
    (tree / ".venv").symlink_to((app.ROOT / ".venv").resolve())
    subprocess.run(["chmod", "-R", "a-w", str(tree)], check=True)
    return tree


def as_nobody(command):
    """Return a command as it is run by somebody with no rights, if we may choose who that is."""
    if os.geteuid() != 0:
        return command
    ids = (f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs")
    rights = [f"--{kind}={READS_ALL}" for kind in ("inh-caps", "ambient-caps", "bounding-set")]
    return ["setpriv", *ids, *rights, "--", *command]


@contextmanager
def running(delivery, place):
    tree, home = laid(delivery, place), place / "home"
    home.mkdir()
    if os.geteuid() == 0:
        os.chown(home, NOBODY, NOBODY)
    (port,) = free_ports(1)
    here = {"ENTENTE_HOST": "127.0.0.1", "ENTENTE_PORT": str(port), "ENTENTE_HOME": str(home)}
    environment = {"PATH": os.environ["PATH"], **delivery.environment, **here, "TMPDIR": str(home)}
    options = {"cwd": tree, "env": environment, "text": True}
    process = subprocess.Popen(
        as_nobody(delivery.starts), stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )
    try:
        ask = partial(subprocess.run, as_nobody(delivery.asks), check=False, **options)
        yield process, port, lambda: ask().returncode
    finally:
        process.kill()
        process.communicate()


def files(tree):
    return {path: path.lstat().st_mtime_ns for path in tree.rglob("*")}


@pytest.mark.parametrize("way", [container, service])
def test_it_starts_is_well_answers_and_ends_as_nobody_on_a_tree_that_cannot_be_written(way, place):
    delivery = way()
    with running(delivery, place) as (process, port, well):
        before = files(place / "tree")
        assert well() == 1  # it is not there yet
        assert "Entente is at http://127.0.0.1" in process.stdout.readline()
        assert well() == 0
        reader = Reader(port)
        assert b"<title>" in reader.get("/", packed=False)
        assert reader.get("/data/relations.xlsx")
        reader.close()
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=SOON)
        assert (process.returncode, said) == (0, "")
        assert files(place / "tree") == before


@pytest.mark.parametrize("way", [container, service])
def test_it_is_delivered_with_several_workers(way, place):
    with running(way(), place) as (process, port, _):
        process.stdout.readline()
        reader, end = Reader(port), time.monotonic() + SOON
        while b"entente_workers 2.0" not in reader.get("/metrics"):
            assert time.monotonic() < end
        reader.close()


def test_all_that_is_copied_is_sent():
    ignored = (app.ROOT / ".dockerignore").read_text(encoding="utf-8").split("\n")
    sent = [line[1:] for line in ignored if line.startswith("!")]
    assert sorted(container().copies) == sorted(sent)
    for one in ("assets/vendor", "data/__pycache__"):
        assert any(fnmatch(one, line) for line in ignored if line and line not in "*")


def test_settings_of_the_deliveries_are_settings():
    known = {f"ENTENTE_{one.name.upper()}" for one in fields(Settings)} | {"ENTENTE_HOME"}
    for path in (app.ROOT / "Dockerfile", *DEPLOY.iterdir()):
        if path.is_file():
            named = re.findall(r"\bENTENTE_[A-Z_]+\b", path.read_text(encoding="utf-8"))
            assert {*named} <= known, path.name


PINNED = ["requirements.txt", "requirements-dev.txt", "requirements-engines.txt"]


@pytest.mark.parametrize("name", PINNED)
def test_every_pin_has_its_hashes(name):
    text = (app.ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    pins = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(pins) > 40
    for pin in pins:
        assert re.fullmatch(r"[\w.-]+==\S+( ; [^-]+?)?(\s+--hash=sha256:[0-9a-f]{64})+", pin), pin


def test_the_licence_of_all_that_is_pinned_is_named():
    said = (app.ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8")
    pins = re.findall(
        r"^([\w.-]+)==([^\s;]+)", (app.ROOT / "requirements.txt").read_text(), re.MULTILINE
    )
    listed = re.findall(r"^\| ([\w.-]+) \| ([\d.]+) \| \S", said, re.MULTILINE)
    assert pins == listed
