"""Write the table of THIRD-PARTY.md, the licences of all packages: python deploy/licences.py.

Names and versions are those of requirements.txt, their licences what each package says of itself.
"""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
WRITTEN = ROOT / "THIRD-PARTY.md"
PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)(?:\s*;\s*(.*?))?\s*\\?$", re.MULTILINE)
OSI = "License :: OSI Approved :: "
LONGEST = 60  # letters of a licence's name; what is longer is its text

TABLE = "| package | version | licence |\n|---|---|---|\n"  # what stands before it is ours


def main() -> None:
    """Write the page."""
    ours, _, _ = WRITTEN.read_text("utf-8").partition(TABLE)
    WRITTEN.write_text(ours + TABLE + "\n".join(rows()) + "\n", encoding="utf-8")


def rows() -> Iterator[str]:
    """Yield a row for each package that is pinned."""
    for name, version, only in PIN.findall((ROOT / "requirements.txt").read_text("utf-8")):
        try:
            licence = licence_of(metadata(name))
        except PackageNotFoundError:  # for other machines
            licence = f"only where {only}"
        yield f"| {name} | {version} | {licence} |"


def licence_of(about: PackageMetadata) -> str:
    """Return what a package says of its licence."""
    expression = about.get("License-Expression", "")
    plain = " ".join(about.get("License", "").split())
    classes = [one.removeprefix(OSI) for one in about.get_all("Classifier", []) if OSI in one]
    short = plain if len(plain) <= LONGEST else ""
    found = expression or " and ".join(classes) or short
    if not found:
        sys.exit(f"{about['Name']} does not say under which licence it is; see its files.")
    return str(found)


if __name__ == "__main__":
    main()
