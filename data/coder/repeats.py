"""What of a text is said again: repeats and mirrors, which should not count twice."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from data.coder.suggestion import Suggestion
from data.model import relation_types

DOMESTIC, REPEAT, MIRROR = "domestic", "repeat", "mirror"


def marked(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Yield suggestions, each with why it should not count, if it should not.

    A repeat has both ends, the character and the class of one before it; a mirror has the ends
    turned round where either of the two is mutual. Who is in one state is domestic.
    """
    before: dict[tuple[str, str, str], int] = {}
    mutual: dict[tuple[str, str, str], int] = {}
    for number, one in enumerate(found):
        actor, target = _node(one, "actor"), _node(one, "target")
        kind = relation_types()[one.type.lower()].of_class
        key, turned = (actor, target, kind), (target, actor, kind)
        why, which = "", -1
        if actor == target:
            why = DOMESTIC
        elif key in before:
            why, which = REPEAT, before[key]
        elif turned in mutual or (one.mutual and turned in before):
            why, which = MIRROR, mutual.get(turned, before.get(turned, -1))
        else:
            before[key] = number
            if one.mutual:
                mutual[key] = number
        yield replace(one, counted_why=why, repeats=which)


def _node(one: Suggestion, end: str) -> str:
    party = one.actor if end == "actor" else one.target
    return party.state if party.is_state or party.kind == "group" else party.code
