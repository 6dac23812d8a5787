"""QR codes: the squares that are drawn spell the address, and none is too dense to be read."""

import re
from itertools import product

import pytest
from segno import consts

from components.drawing.qr import DENSEST, QUIET, code

HERE = "https://entente.example.org/"
SPELLED = [
    HERE,
    "http://127.0.0.1:8050/?story=1&step=3",
    f"{HERE}?data=chronology&view=network&from=2007&to=2013-08&actors=VEN&tie=IRN~VEN&lang=es",
    f"{HERE}?title=%D8%A7%DB%8C%D8%B1%D8%A7%D9%86",
    f"{HERE}?{'x' * 390}",
]
MASKS = (
    lambda i, j: (i + j) % 2,
    lambda i, _: i % 2,
    lambda _, j: j % 3,
    lambda i, j: (i + j) % 3,
    lambda i, j: (i // 2 + j // 3) % 2,
    lambda i, j: i * j % 2 + i * j % 3,
    lambda i, j: (i * j % 2 + i * j % 3) % 2,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2,
)


def squares(found):
    """Return what is drawn as rows of 0 and 1, read from the path as a browser reads it."""
    rows = [[0] * found.squares for _ in range(found.squares)]
    parts = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", found.path)
    assert "".join(f"M{x} {y}h{n}v1h-{back}z" for x, y, n, back in parts) == found.path
    for x, y, n, back in parts:
        assert n == back
        for column in range(int(x), int(x) + int(n)):
            rows[int(y)][column] = 1
    return rows


def reserved(size):
    """Return the squares that spell nothing: finders, timing, alignment, format and version."""
    version = (size - 17) // 4
    kept = set(product(range(9), range(9)))
    kept |= set(product(range(9), range(size - 8, size)))
    kept |= set(product(range(size - 8, size), range(9)))
    kept |= {(6, n) for n in range(size)} | {(n, 6) for n in range(size)}
    centres = consts.ALIGNMENT_POS[version - 2] if version > 1 else ()
    for y, x in product(centres, centres):
        if (y, x) not in {(6, 6), (6, size - 7), (size - 7, 6)}:
            kept |= set(product(range(y - 2, y + 3), range(x - 2, x + 3)))
    if version >= 7:
        kept |= set(product(range(6), range(size - 11, size - 8)))
        kept |= set(product(range(size - 11, size - 8), range(6)))
    return kept


def words_of(rows):
    """Return the code words in the order in which ISO/IEC 18004 has them read, and their level."""
    size, kept = len(rows), reserved(len(rows))
    spots = [(8, n) for n in range(6)] + [(8, 7), (8, 8), (7, 8)]
    spots += [(n, 8) for n in range(5, -1, -1)]
    said = int("".join(str(rows[y][x]) for y, x in spots), 2) ^ 0b101010000010010
    level, mask = said >> 13, MASKS[said >> 10 & 7]
    columns = [x for x in range(size - 1, 0, -2) if x > 6] + [5, 3, 1]
    bits = []
    for turn, right in enumerate(columns):
        ways = range(size) if turn % 2 else range(size - 1, -1, -1)
        for y, x in ((y, x) for y in ways for x in (right, right - 1)):
            if (y, x) not in kept:
                bits.append(rows[y][x] ^ (not mask(y, x)))
    whole = len(bits) // 8 * 8
    return level, [int("".join(map(str, bits[n : n + 8])), 2) for n in range(0, whole, 8)]


def read(rows):
    """Return what the squares of a code spell, as a phone would that sees each of them well."""
    level, words = words_of(rows)
    of = {1: consts.ERROR_LEVEL_L, 0: consts.ERROR_LEVEL_M}
    of |= {3: consts.ERROR_LEVEL_Q, 2: consts.ERROR_LEVEL_H}
    version = (len(rows) - 17) // 4
    sizes = [
        part.num_data for part in consts.ECC[version][of[level]] for _ in range(part.num_blocks)
    ]
    blocks = [[] for _ in sizes]
    given = iter(words)
    for n in range(max(sizes)):
        for block, most in zip(blocks, sizes, strict=True):
            if n < most:
                block.append(next(given))
    bits = "".join(f"{word:08b}" for block in blocks for word in block)
    assert bits[:4] == "0100", "it is written in bytes"
    wide = 8 if version < 10 else 16
    length = int(bits[4 : 4 + wide], 2)
    start = 4 + wide
    return bytes(int(bits[n : n + 8], 2) for n in range(start, start + 8 * length, 8)).decode()


@pytest.mark.parametrize("address", SPELLED)
def test_what_is_drawn_spells_the_address_within_its_margin(address):
    rows = squares(code(address))
    inner = [row[QUIET:-QUIET] for row in rows[QUIET:-QUIET]]
    assert read(inner) == address
    dark = sum(map(sum, rows))
    assert dark == sum(map(sum, inner)), "there is something in the margin"


def test_an_address_that_would_be_too_dense_has_no_code():
    longest = max(n for n in range(300, 700) if code("x" * n))
    assert code("x" * longest).squares == 17 + 4 * DENSEST + 2 * QUIET
    for more in (longest + 1, 3_000, 100_000):
        assert code("x" * more) is None
