"""What each condition means of one relation, told a second time and as plainly as it can be."""

from operator import attrgetter

from data.engines import conditions as asked
from data.engines.conditions import FURTHER, SOURCES, further
from data.model import LEVELS


def holds(condition, relation):
    """Tell whether a relation meets a condition."""
    return MEANT[type(condition)](condition, relation)


def _vouched(condition, relation):
    known = [attrgetter(*source)(relation) for source in SOURCES]
    return any(
        all(value in wanted if wanted else value for value, wanted in zip(source, of, strict=True))
        for source in [*known, *further(getattr(relation, FURTHER))]
        for of in [(condition.kinds, condition.owners)]
    )


def _involves(condition, relation):
    acts = {relation.actor, relation.actor_node} & {*condition.nodes}
    acted_upon = {relation.target, relation.target_node} & {*condition.nodes}
    if condition.side == "either" or relation.mutual:
        return bool(acts or acted_upon)
    return bool(acts if condition.side == "acts" else acted_upon)


def _between(condition, relation):
    ones = {relation.actor, relation.actor_node} & {*condition.nodes}
    others = {relation.target, relation.target_node} & {*condition.nodes}
    return bool(ones and others) and len(ones | others) > 1


def _chosen(condition, relation):
    named = {relation.actor, relation.target}
    if condition.level == LEVELS[0]:
        named |= {relation.actor_node, relation.target_node}
    return relation.tie(condition.level) in condition.ties or bool(named & condition.nodes)


MEANT = {
    asked.Counted: lambda _, one: one.counted,
    asked.Within: lambda window, one: one.date.overlaps(window.first, window.last),
    asked.Undated: lambda _, one: not one.date.known,
    asked.Before: lambda before, one: one.order < before.other.order,
    asked.OneOf: lambda some, one: getattr(one, some.field) in some.values,
    asked.Vouched: _vouched,
    asked.Involves: _involves,
    asked.Between: _between,
    asked.Chosen: _chosen,
    asked.OfTies: lambda some, one: one.tie(some.level) in some.ties,
    asked.Either: lambda either, one: any(
        all(holds(single, one) for single in side) for side in (either.one, either.other)
    ),
}
