"""An address as a QR code: squares, made here, and never so dense that no phone reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

DENSEST = 13  # version: 69 squares a side, some 420 letters; on paper three centimetres
QUIET = 4  # squares of margin, as ISO/IEC 18004 asks for
KEPT = 64  # codes


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: how many squares each of its sides has, and the dark ones as a path of SVG."""

    squares: int
    path: str


@lru_cache(maxsize=KEPT)
def code(address: str) -> Code | None:
    """Return the code of an address with its margin; an address that is too long has none."""
    try:
        found = segno.make_qr(address, error="l", boost_error=True)
    except segno.DataOverflowError:
        return None
    if int(found.version) > DENSEST:
        return None
    rows = [bytes(row) for row in found.matrix_iter(border=QUIET)]
    path = "".join(part for y, row in enumerate(rows) for part in _dark(row, y))
    return Code(len(rows), path)


def _dark(row: bytes, y: int) -> Iterator[str]:
    """Yield the dark squares of a row, those side by side in one piece."""
    x = 0
    for dark, some in groupby(row):
        length = len(list(some))
        if dark:
            yield f"M{x} {y}h{length}v1h-{length}z"
        x += length
