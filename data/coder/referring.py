"""Who is meant where a sentence does not name them: by "it", "both sides", "the accord"."""

from collections.abc import Sequence
from itertools import pairwise

from data.coder.clauses import Layout
from data.coder.context import Context
from data.coder.ends import Ends, Group
from data.coder.lexicon import NAMED
from data.coder.phrases import Mention
from data.coder.predicates import Hit
from data.coder.sense import Sense, is_hostile
from data.model import relation_types

JUDGED = ("ACCUSE", "SUPPORT", "REJECT")  # types of verbs whose object may be what others did


def each_other(hit: Hit, layout: Layout) -> bool:
    """Tell whether a verb is followed by "each other"."""
    ahead = [word.folded for word in layout.words[hit.end : hit.end + 3]]
    return any(pair in layout.lexicon.words["mutual"] for pair in map(" ".join, pairwise(ahead)))


def referred(
    what: tuple[Hit, Sense], doers: Group, ends: Ends, context: Context, others: Sequence[Mention]
) -> list[Mention]:
    """Return who is meant by "it", "both sides", "the accord" or nothing: "Iceland refused".

    Args:
        what: a verb after which nobody is named, and its sense.
        doers: whose deed it is.
        ends: the sentence.
        context: what was said up to here.
        others: to whom the last predicate was done.
    """
    hit, sense = what
    small, stop = ends.small, ends.stop(hit)
    words = [word.folded for word in ends.layout.words[hit.end : stop]]
    if others and any(word in small["them"] for word in words):
        return [*others]
    if any(word in small["both"] for word in words):
        return ends.nearest(hit.at, 2) or context.two
    judged = whose_deed(range(hit.end, stop), sense, ends.layout, context)
    mine = {one.party.code for one in doers}
    theirs = [one for one in judged if one.party.code not in mine]
    if theirs:
        return theirs
    sign = relation_types()[sense.type.lower()].sign
    return context.counterpart(doers[0]) if doers and sign <= 0 else []


def whose_deed(places: range, sense: Sense, layout: Layout, context: Context) -> list[Mention]:
    """Return who did what is judged, of the two who had to do with one another last.

    "The accord" is that of both; "the attack" and "the decision" are of whoever did it.
    """
    small, pair = layout.lexicon.words, context.two
    if sense.type not in JUDGED or not pair:
        return []
    nouns = {one.at: one.entry.type for one in layout.hits if one.entry.kind == NAMED}
    for place in places:
        known = place > 0 and layout.words[place - 1].folded in small["the"]
        if known and nouns.get(place) == "AGREE":
            return pair
        hostile = place in nouns and is_hostile(nouns[place])
        if known and (hostile or layout.words[place].folded in small["deed"]):
            return pair[:1]
    return []


def owned_deed(hit: Hit, start: int, sense: Sense, ends: Ends) -> list[Mention]:
    """Return whose the deed is that is judged: "Ghana's invasion of Togo was condemned by"."""
    by = ends.small["by"]
    for one in ends.layout.hits:
        if one.entry.kind == NAMED and start <= one.at < hit.at and sense.type in JUDGED:
            if not is_hostile(one.entry.type):
                continue
            agent = ends.group_after(
                one.at, lambda other: other.core < hit.at and other.before in by
            )
            return ends.owner(one) or agent
    return []
