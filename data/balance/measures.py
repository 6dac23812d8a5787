"""How balanced a signed graph is, in numbers."""

from collections.abc import Iterable

import numpy as np

from data.balance.edges import Edge, canonical, numbered
from data.balance.triangles import Triangles


def share_balanced(found: Triangles) -> float | None:
    """Return the share of triangles that are balanced, 0 to 1; nothing where there are none.

    It is the triangle index (Terzi and Winkler, 2011, "A spectral algorithm for computing social
    balance"); Cartwright and Harary (1956) propose the same for cycles of every length.
    """
    return found.balanced / len(found) if found else None


def normalised(index: int, ties: int) -> float:
    """Return F = 1 - 2L/m: 1 for balance, less the more ties are frustrated, and never 0.

    After Aref and Wilson (2018, "Measuring partial balance in signed networks"). In every graph
    with a tie L is less than m/2. A graph without ties is balanced.
    """
    return 1 - 2 * index / ties if ties else 1.0


def walk_balance(edges: Iterable[Edge]) -> float:
    """Return tr exp(A) / tr exp(|A|): 1 for balance, and towards 0 the further from it.

    It weighs closed walks of every length, shorter ones more (Estrada and Benzi, 2014,
    "Walk-based measure of balance in signed networks"). Arguments and errors as for `frustration`.
    """
    _, graph = numbered(canonical(edges))
    if not graph.size:
        return 1.0
    matrix = graph.matrix()
    signed, plain = np.linalg.eigvalsh(matrix), np.linalg.eigvalsh(np.abs(matrix))
    top = plain[-1]  # taken off both, or a large graph would overflow
    return float(np.exp(signed - top).sum() / np.exp(plain - top).sum())
