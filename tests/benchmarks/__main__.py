"""Measure speed and memory: `python -m tests.benchmarks [page|table|figures ...] [--json FILE]`.

Nothing is asserted and, unless asked for, nothing is written. Run it on an idle machine, and
compare its numbers with those of the same machine only.
"""

import argparse
import json
from pathlib import Path

from tests.benchmarks import (
    attacks,
    balance,
    classroom,
    dense,
    downloads,
    figures,
    growth,
    load,
    opening,
    page,
    pictures,
    pointing,
    scale,
    table,
)

PARTS = {
    "page": page.measure,
    "pointing": pointing.measure,
    "dense": dense.measure,
    "table": table.measure,
    "figures": figures.measure,
    "downloads": downloads.measure,
    "pictures": pictures.measure,
    "balance": balance.measure,
    "classroom": classroom.measure,
    "load": load.measure,
    "attacks": attacks.measure,
    "scale": scale.measure,
    "growth": growth.measure,
    "opening": opening.measure,
}


def shown(title: str, rows: list[dict[str, object]]) -> str:
    """Write measurements as a table in plain text."""
    head = list(dict.fromkeys(name for row in rows for name in row))
    cells = [head, *([str(row.get(name, "")) for name in head] for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]
    return "\n".join([title, "-" * len(title), *lines, ""])


def main() -> None:
    """Measure the parts asked for, all by default."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="|".join(PARTS), help="what to measure")
    parser.add_argument("--json", type=Path, help="a file to write the numbers to as well")
    options = parser.parse_args()
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    found = {}
    for name in options.parts or PARTS:
        found[name] = PARTS[name]()
        print(shown(name, found[name]), flush=True)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
