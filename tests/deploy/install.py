"""Find the proxies of the tests, or fetch them: python -m tests.deploy.install.

They are unpacked beside the environment, not installed: Debian would start them as services.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.install import apt

PROXIES = {"nginx": "nginx", "caddy": "caddy"}  # what is run, and Debian's package of it
PROGRAMS = ("openssl", "curl")
UNPACKED = Path(sys.prefix) / "proxies"
PATH = ":".join(str(UNPACKED / folder) for folder in ("usr/sbin", "usr/bin")) + ":/usr/sbin"


def find(program: str) -> str:
    """Return where a program is, or nothing; Debian puts some where an account seldom looks."""
    return shutil.which(program) or shutil.which(program, path=PATH) or ""


def main() -> None:
    """Fetch what is missing.

    Raises:
        SystemExit: something could not be had.
    """
    missing = [one for one in PROGRAMS if not find(one)]
    if missing:
        apt(*missing)
    for program, package in PROXIES.items():
        if not find(program):
            unpack(package)
    if left := [one for one in (*PROXIES, *PROGRAMS) if not find(one)]:
        sys.exit(f"The tests need {', '.join(left)}: install them, then try again.")


def unpack(package: str) -> None:
    """Unpack one of Debian's packages beside the environment, if it can be had."""
    if not shutil.which("apt-get"):
        return
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # whoever fetches it as root does so as somebody else
        fetch = ("apt-get", "download", "--quiet", package)
        if subprocess.run(fetch, cwd=folder, check=False).returncode and apt(
            package, "--download-only"
        ):
            subprocess.run(fetch, cwd=folder, check=False)
        for one in Path(folder).glob("*.deb"):
            subprocess.run(("dpkg", "-x", str(one), str(UNPACKED)), check=True)


if __name__ == "__main__":
    main()
