"""Fetch the small plotly.js bundle for maps into assets/vendor/: python assets/geo_bundle.py.

Dash loads every script in assets/ and leaves out its own plotly.js (4.6 MB) where the page has
one already; this one (1.4 MB) draws all that Entente draws. It comes from npm. Without npm, or
without a network, nothing is lost but speed: the full bundle serves.
"""

import hashlib
import io
import re
import shutil
import subprocess
import tarfile
import tempfile
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "plotly.js-geo-dist-min"
FILE = "plotly-geo.min.js"
VERSION = "4.1.1"  # must be that of the plotly.js which plotly ships; `shipped` is asked
SHA256 = "3da0a26e92ce47dad2b18c6e7cf5018335a003f50f5fe41710f52508af579b7c"
FOLDER = Path(__file__).with_name("vendor")
PATIENCE = 120  # seconds for the download


def shipped() -> str:
    """Return the version of the plotly.js that comes with the installed plotly."""
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        return "none"
    script = Path(spec.origin).parent / "package_data" / "plotly.min.js"
    with script.open(encoding="utf-8") as file:
        found = re.search(r"plotly\.js v([\d.]+)", file.read(200))
    return found[1] if found else "unknown"


def in_place(folder: Path) -> bool:
    """Tell whether a folder holds the bundle as it should be, and no other script."""
    bundle = folder / FILE
    return [*folder.glob("*")] == [bundle] and _digest(bundle.read_bytes()) == SHA256


def fetch() -> bytes:
    """Return the bundle from npm.

    Raises:
        OSError: npm is missing, cannot reach its registry, or sent something else.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise OSError("npm is not installed")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"{PACKAGE}@{VERSION}", "--fetch-retries=0", "--silent"]
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=PATIENCE)
        except subprocess.SubprocessError as problem:
            raise OSError("npm could not fetch it") from problem
        script = _unpack(next(Path(folder).glob("*.tgz")).read_bytes())
    if _digest(script) != SHA256:
        raise OSError(f"its SHA-256 is {_digest(script)}, not {SHA256}")
    return script


def _unpack(archive: bytes) -> bytes:
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        member = files.extractfile(f"package/{FILE}")
        return member.read() if member else b""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def main() -> None:
    """Put the bundle in place, or say in one line why the full one serves."""
    matches = shipped() == VERSION
    if matches and in_place(FOLDER):
        return
    # A bundle of another version would draw otherwise than plotly expects: none is better.
    shutil.rmtree(FOLDER, ignore_errors=True)
    try:
        if not matches:
            raise OSError(f"plotly ships plotly.js {shipped()}, this script knows {VERSION}")
        script = fetch()
    except OSError as problem:
        print(f"No {PACKAGE}: {problem}. The full plotly.js serves.")
        return
    FOLDER.mkdir()
    (FOLDER / FILE).write_bytes(script)


if __name__ == "__main__":
    main()
