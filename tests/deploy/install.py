"""Find the proxies of the tests, or install them: python -m tests.deploy.install."""

import shutil
import sys

from tests.browser.install import apt

# What is run, and Debian's package of it.
PROGRAMS = {"nginx": "nginx-light", "caddy": "caddy", "openssl": "openssl", "curl": "curl"}
ALSO = "/usr/sbin"  # where Debian puts what an account seldom starts


def find(program: str) -> str:
    """Return where a program is, or nothing."""
    return shutil.which(program) or shutil.which(program, path=ALSO) or ""


def main() -> None:
    """Install what is missing.

    Raises:
        SystemExit: something could not be installed.
    """
    missing = [package for program, package in PROGRAMS.items() if not find(program)]
    if missing:
        apt(*missing)
    if left := [program for program in PROGRAMS if not find(program)]:
        sys.exit(f"The tests need {', '.join(left)}: install them, then try again.")


if __name__ == "__main__":
    main()
