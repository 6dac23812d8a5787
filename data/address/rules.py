"""What each parameter of an address may hold in one data set."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.dataset import DataSet
from data.languages import LANGUAGES
from data.model import KINDS_NAMED, LEVELS, OWNERS, STATUSES, relation_types
from data.parameters import NOBODY, PARAMETERS, Parameter
from data.selection import (
    BARS_BY,
    COMPARISONS,
    DEFAULTS,
    DRAWN,
    ONLY,
    ORDERS,
    PLAYS,
    PROJECTIONS,
    SIDES,
    SORTS,
    THEMES,
    THROUGH,
)

# The words that are the same in every data set of every installation, or that some of them have.
WORDS: Mapping[str, tuple[str, ...]] = {
    "level": LEVELS,
    "side": SIDES,
    "types": tuple(relation_types()),
    "status": STATUSES,
    "source": KINDS_NAMED,
    "owner": OWNERS,
    "only": ONLY,
    "compare": COMPARISONS,
    "projection": PROJECTIONS,
    "draw": DRAWN,
    "by": BARS_BY,
    "order": ORDERS,
    "through": THROUGH,
    "play": PLAYS,
    "sort": SORTS,
    "lang": LANGUAGES,
    "theme": THEMES,
}


# The text that means the same as nothing, where no data set says otherwise.
PLAIN = {p.name: str(DEFAULTS[p.field] or "") for p in PARAMETERS}


@dataclass(frozen=True, slots=True)
class Rule:
    """The words or ids that a parameter may hold, and the one that means the same as nothing."""

    parameter: Parameter
    default: str = ""
    values: tuple[str, ...] = ()


Rules = Mapping[str, Rule]  # by the name of the parameter


def rules_of(
    data_set: DataSet, names: tuple[str, ...], default: str, views: tuple[str, ...]
) -> Rules:
    """Return the rules of a data set, among others called `names`, in the order of the address."""
    values = {**WORDS, **_of_data(data_set), "data": names, "view": views}
    defaults = {"data": default, "seen": data_set.perspective}
    return {
        p.name: Rule(p, defaults.get(p.name, PLAIN[p.name]), values.get(p.name, ()))
        for p in PARAMETERS
    }


def _of_data(data_set: DataSet) -> dict[str, tuple[str, ...]]:
    """Return what stands in a data set, ids and kinds, by the parameters that name it."""
    ids = tuple(sorted({*data_set.nodes, *data_set.actors}))
    seen = (NOBODY, *data_set.nodes)
    kinds = {"types": data_set.types, "source": data_set.source_kinds}
    vouching = {**kinds, "owner": data_set.source_owners}
    named = {"actors": ids, "tie": ids, "names": ids, "seen": seen, "what": tuple(data_set.ties)}
    return named | vouching
