"""What an address may say in one installation: its data sets, its views, what it opens with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.address.rules import Rule, Rules, rules_of
from data.dataset import DataSet
from data.selection import Selection

# What a set is called that was opened from a table, or that came of a text.
OPENED = re.compile("(?:file|read)-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Grammar:
    """What an address may say in one installation.

    `default` is the data set that an address without a name of one opens, and the only one that
    is not named in the addresses that are written here. Where it is not among `data_sets` the
    first in the alphabet opens instead, and is named. Where no `views` are given, a view may be
    called anything.
    """

    data_sets: Mapping[str, DataSet]
    default: str
    views: tuple[str, ...]

    def named(self, name: str) -> str:
        """Return the name of the data set that a name stands for, "" for the one it opens with."""
        known = self.data_sets
        return name if name in known else self.default if self.default in known else min(known)

    def data_set(self, selection: Selection) -> DataSet:
        """Return the data set of a selection."""
        return self.data_sets[self.named(selection.data)]

    @property
    def unnamed(self) -> str:
        """The data set that addresses leave out, if any: one that was opened is always named.

        Its address is handed on to where another set is the default.
        """
        return "" if OPENED.fullmatch(self.default) else self.default

    def rules(self, data_set: DataSet) -> Rules:
        """Return what each parameter may hold in a data set."""
        return rules_of(data_set, tuple(self.data_sets), self.unnamed, self.views)


def written_out(rules: Rules) -> list[dict[str, Any]]:
    """Return what assets/address.js must know of each parameter, in the order of the address.

    What is empty is left out.
    """
    written = map(_written_out, rules.values())
    return [{key: value for key, value in one.items() if value} for one in written]


def _written_out(rule: Rule) -> dict[str, Any]:
    parameter = rule.parameter
    shown = parameter.kind in ("one", "subset", "several")  # with a control of its own
    return {
        "name": parameter.name,
        "kind": parameter.kind,
        "default": rule.default,
        "within": parameter.within,
        "inStories": parameter.in_stories,
        "filter": parameter.role == "filter",
        "most": parameter.most if parameter.kind in ("several", "things") else 0,
        "values": rule.values if shown else (),
    }
