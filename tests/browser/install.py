"""Find a browser for the tests, or install one: python tests/browser/install.py."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """Return the Chromium or Chrome that is installed, if any, and None for Playwright's own."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> None:
    """Install a browser unless there is one: Debian's package if that may be, else Playwright's.

    Raises:
        SystemExit: none could be installed.
    """
    if find() or _playwrights_own() or (apt("chromium") and find()):
        return
    if not _run(sys.executable, "-m", "playwright", "install", "chromium"):
        sys.exit("The tests need a browser: install Chromium or Chrome, then try again.")


def _playwrights_own() -> bool:
    """Tell whether Playwright has downloaded its Chromium before."""
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def apt(*packages: str) -> bool:
    """Install packages with apt-get, as root or with a sudo that does not ask."""
    apt, sudo = shutil.which("apt-get"), shutil.which("sudo")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not apt or not (root or sudo):
        return False
    command = [] if root else [str(sudo), "-n"]
    command += ["env", "DEBIAN_FRONTEND=noninteractive", apt]
    install = [*command, "install", "--yes", "--no-install-recommends", *packages]
    return _run(*install) or (_run(*command, "update") and _run(*install))


def _run(*command: str) -> bool:
    return subprocess.run(command, check=False).returncode == 0


if __name__ == "__main__":
    main()
