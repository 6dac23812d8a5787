"""Signed graphs made by chance, equal in every run: of the sizes of the system of states."""

import random
from itertools import combinations


def table(rows):
    """Return rows of source, target and sign as the edges that balance is asked of."""
    return tuple((source, target, int(sign)) for source, target, sign in rows)


def near_balance(size, count, noise, blocs=0):
    """Return so many ties between two camps, a share of them with the wrong sign.

    With `blocs`, four ties in five lie within one of so many blocs, half of them in each camp, as
    among states: alliances are dense, and rivalries between them few.
    """
    chance = random.Random(f"{size} {count} {noise} {blocs}")
    bloc = [chance.randrange(blocs or 2) for _ in range(size)]
    pairs = list(combinations(range(size), 2))
    chance.shuffle(pairs)
    if blocs:
        inner = [pair for pair in pairs if bloc[pair[0]] == bloc[pair[1]]][: count * 4 // 5]
        outer = [pair for pair in pairs if bloc[pair[0]] != bloc[pair[1]]]
        pairs = inner + outer
    wrong = set(chance.sample(range(count), round(noise * count)))
    return table(
        (
            f"n{a:03}",
            f"n{b:03}",
            (1 if bloc[a] % 2 == bloc[b] % 2 else -1) * (1 - 2 * (at in wrong)),
        )
        for at, (a, b) in enumerate(pairs[:count])
    )
