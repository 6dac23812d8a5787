"""Data sets as dense as the world: defence pacts and disputes of states, invented, and always the
same: `python -m tests.dense FOLDER` writes them, to be opened as any other.

Their shape is that of what political science codes: most ties are pacts within a region, each one
relation that lasts; a few powers dispute with many others, some of them again and again.
"""

import sys
from collections.abc import Iterator
from itertools import combinations
from math import cos, hypot, radians
from pathlib import Path
from random import Random
from typing import NamedTuple

from data.states import states
from tests.conftest import write_data_set

POWERS = {"USA": 30, "RUS": 26, "CHN": 20, "GBR": 14, "FRA": 12, "IRN": 12, "TUR": 10, "IND": 10}
FIRST, LAST = 1993, 2015
DISPUTES = {"THREATEN": 5, "MOBILIZE": 3, "ASSAULT": 2, "ACCUSE": 2, "SANCTION": 1}  # the odds


class Size(NamedTuple):
    """How many states there are, pairs of them with a pact or with a dispute, and relations."""

    states: int
    pacts: int
    disputes: int
    relations: int


SIZES = {
    "dense": Size(states=173, pacts=1_620, disputes=308, relations=3_555),
    "denser": Size(states=190, pacts=6_500, disputes=1_000, relations=13_800),
}


def write(folder: Path, name: str) -> Path:
    """Write a data set of SIZES into a folder, and return that."""
    size, chance = SIZES[name], Random(name)
    chosen = _chosen(size.states)
    actors = [
        {"actor_id": iso3, "name": states()[iso3].names["en"], "country": iso3, "stands_for": iso3}
        for iso3 in chosen
    ]
    pairs = _weighed(chosen, chance)
    relations = [*_pacts(pairs, size, chance), *_disputes(pairs, size, chance)]
    about = {
        "name": name,
        "titles": dict.fromkeys(("en", "es", "pt", "fa"), f"Pacts and disputes, {name}"),
        "perspective": "RUS",
    }
    return Path(write_data_set(folder / name, relations, actors, **about))


def _chosen(count: int) -> list[str]:
    """Return so many states, all powers among them; those that have no number of their own last."""
    ranked = sorted(states(), key=lambda iso3: (iso3 not in POWERS, not states()[iso3].cow, iso3))
    return sorted(ranked[:count])


class Pair(NamedTuple):
    """Two states, how likely a pact between them is, and how likely a dispute."""

    a: str
    b: str
    friendly: float
    hostile: float


def _weighed(chosen: list[str], chance: Random) -> list[Pair]:
    """Return every pair, the likelier friends or foes the nearer and the more powerful they are."""
    power = {iso3: POWERS.get(iso3, chance.lognormvariate(0, 0.8)) for iso3 in chosen}
    found = []
    for a, b in combinations(chosen, 2):
        near = 1 / (4 + _distance(a, b))
        same = states()[a].region == states()[b].region
        friendly = (1.0 if same else 0.04) * near * (power[a] * power[b]) ** 0.2
        hostile = near * power[a] * power[b]
        found.append(Pair(a, b, friendly * chance.random(), hostile * chance.random()))
    return found


def _distance(a: str, b: str) -> float:
    """Return about how many degrees two states are apart."""
    (x0, y0), (x1, y1) = states()[a].label, states()[b].label
    across = abs(x0 - x1) if abs(x0 - x1) <= 180 else 360 - abs(x0 - x1)
    return hypot(across * cos(radians((y0 + y1) / 2)), y0 - y1)


def _pacts(pairs: list[Pair], size: Size, chance: Random) -> Iterator[dict[str, str]]:
    """Yield one lasting relation for each pair with a pact: none of those that have disputes."""
    foes = set(_foes(pairs, size))
    friends = sorted((pair for pair in pairs if pair not in foes), key=lambda pair: -pair.friendly)
    for pair in friends[: size.pacts]:
        since = chance.randint(FIRST, LAST - 1)
        yield {
            "actor": pair.a,
            "target": pair.b,
            "mutual": "true",
            "type": "AGREE",
            "label": "defence pact",
            "date": f"{since}/{LAST}",
            "statement": "Each of the two promises to defend the other.",
        }


def _foes(pairs: list[Pair], size: Size) -> list[Pair]:
    return sorted(pairs, key=lambda pair: -pair.hostile)[: size.disputes]


def _disputes(pairs: list[Pair], size: Size, chance: Random) -> Iterator[dict[str, str]]:
    """Yield the disputes: each pair has one, and the likelier foes have the others."""
    foes = _foes(pairs, size)
    weights = [1 / (rank + 3) for rank in range(len(foes))]
    more = size.relations - size.pacts - size.disputes
    for pair in [*foes, *chance.choices(foes, weights, k=more)]:
        [kind] = chance.choices([*DISPUTES], [*DISPUTES.values()])
        actor, target = chance.sample((pair.a, pair.b), 2)
        yield {
            "actor": actor,
            "target": target,
            "type": kind,
            "label": "dispute",
            "date": f"{chance.randint(FIRST, LAST)}-{chance.randint(1, 12):02}",
            "statement": "One of the two threatened the other, showed force or used it.",
        }


if __name__ == "__main__":
    for each in SIZES:
        write(Path(sys.argv[1]), each)
