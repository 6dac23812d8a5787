"""Who may be at the ends of a relation: whose deed a predicate is, and to whom it was done."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from data.coder.clauses import Layout
from data.coder.forms import GERUND, PARTICIPLE, PAST
from data.coder.lexicon import GOVERNOR
from data.coder.phrases import Mention
from data.coder.predicates import Hit
from data.model import relation_types

NEAR = 12  # words after a noun in which its ends are looked for
BACK = 8  # mentions before one that it may be named together with
Group = Sequence[Mention]


class How(NamedTuple):
    """How the ends of a relation were found: the rule, and how sure it is, from 0 to 1."""

    rule: str
    sure: float


OBJECT, IN_PLACE = How("object", 0.85), How("place", 0.75)
PASSIVE, POLICE = How("passive", 0.8), How("police", 0.5)
FURTHER, FURTHER_PLACE = How("further", 0.5), How("further-place", 0.35)


class Ends:
    """Finds in a sentence who acts and who is acted upon."""

    def __init__(self, layout: Layout) -> None:
        """Take a sentence."""
        self.layout = layout
        self.small = layout.lexicon.words
        self.taken: set[int] = set()  # first words of mentions that something was done to

    def before(self, hit: Hit, low: int) -> list[Mention]:
        """Return who a verb says to act: the nearest before it that nothing was done to.

        Args:
            hit: the verb.
            low: the first word that may be meant.
        """
        mentions = self.layout.mentions
        places = [n for n, one in enumerate(mentions) if self._may_act(one, hit, low)]
        plain = [n for n in places if not mentions[n].before]
        while len(plain) > 1 and self._in_apposition(mentions[plain[-2]], mentions[plain[-1]], hit):
            plain.pop()
        chosen = plain[-1:] or places[:1]
        return self.together(chosen[0]) if chosen else []

    def together(self, number: int) -> list[Mention]:
        """Return the mentions that are named as one with that of a number."""
        for first in range(max(0, number - BACK), number + 1):
            group = self.layout.group(first)
            if self.layout.mentions[number] in group:
                return group
        return [self.layout.mentions[number]]

    def nearest(self, at: int, least: int = 1) -> list[Mention]:
        """Return who is named last before a word: at `least` so many, or nobody."""
        places = [
            n
            for n, one in enumerate(self.layout.mentions)
            if one.last <= at and not one.passing and one.core not in self.layout.quiet
        ]
        groups = (self.together(place) for place in reversed(places))
        return next((group for group in groups if len(group) >= least), [])

    def after(
        self, hit: Hit, own: Iterable[Mention], relative: bool = False
    ) -> tuple[list[Mention], How]:
        """Return to whom something is done by `own`, and how they were found.

        A relative clause ends at a comma, and nothing after it is looked at.
        """
        codes = {one.party.code for one in own}
        stop, limit = self.stop(hit, relative), self._limit(hit)
        deeds = hit.entry.kind != GOVERNOR and relation_types()[hit.entry.type.lower()].deeds
        by = self.small["by"] if deeds else frozenset()

        def other(one: Mention) -> bool:
            return one.party.code not in codes and not one.passing and one.before not in by

        def plain(one: Mention) -> bool:
            return other(one) and one.before not in self.small["place"]

        rules: tuple[tuple[How, Callable[[Mention], bool]], ...] = (
            (OBJECT, lambda one: plain(one) and one.core < stop),
            (IN_PLACE, lambda one: other(one) and one.core < stop),
            (FURTHER, lambda one: plain(one) and one.core < limit and not relative),
            (FURTHER_PLACE, lambda one: other(one) and one.core < limit and not relative),
        )
        for how, fits in rules:
            group = self.group_after(hit.at, fits)
            if group:
                return [one for one in group if other(one)], how
        return [], FURTHER_PLACE

    def group_after(self, at: int, fits: Callable[[Mention], bool]) -> list[Mention]:
        """Return the first mentions after a word, named as one, of which the first fits."""
        within: set[int] = set()
        for number, one in enumerate(self.layout.mentions):
            if one.core <= at or one.core in self.layout.quiet or one.core in within:
                continue
            group = self.layout.group(number)
            if fits(one) or (
                len(group) > 1 and one.before not in self.small["by"] and any(map(fits, group))
            ):
                return group
            within.update(member.core for member in group)
        return []

    def giver(self, hit: Hit) -> list[Mention]:
        """Return whose a noun is by what follows: "the pressure that Washington has put on"."""
        after = self.layout.words[hit.end : hit.end + 1]
        if not after or after[0].folded not in self.small["relative"]:
            return []
        for number, one in enumerate(self.layout.mentions):
            if 0 <= one.core - hit.end <= 3 and not one.before:
                return self.together(number)
        return []

    def owner(self, hit: Hit) -> list[Mention]:
        """Return whose a noun is: by an adjective of nationality, or by 's."""
        for number, one in enumerate(self.layout.mentions):
            if not 0 <= hit.at - one.last <= 3 or one.core in self.layout.quiet:
                continue
            last = self.layout.words[one.last - 1].folded
            if one.kind == "adjective" or one.owner or last == "'s":
                return self.together(number)
        return []

    def agents(self, hit: Hit) -> tuple[list[Mention], How]:
        """Return by whom something was done; of an arrest and its like, also where."""
        group, how = self.group_after(hit.at, lambda one: one.before in self.small["by"]), PASSIVE
        if not group and hit.entry.words[0] & self.small["police"]:
            group = self.group_after(hit.at, lambda one: one.before in self.small["place"])
            how = POLICE
        self.taken.update(one.core for one in group)
        return group, how

    def between(self, hit: Hit) -> list[Mention]:
        """Return those between whom there is what a noun says: "ties between"."""
        group = self._near(hit, self.small["between"])
        self.taken.update(one.core for one in group)
        return group

    def of_noun(self, hit: Hit) -> tuple[list[Mention], list[Mention]]:
        """Return whose a noun is, and toward whom: "the attack by X on Y", "X's talks with"."""
        actor = self.owner(hit) or self.giver(hit) or self._near(hit, self.small["by"])[:1]
        toward = self.small["toward"] - self.small["of"] - self.small["by"]
        return actor, self._near(hit, toward)

    def _near(self, hit: Hit, before: frozenset[str]) -> list[Mention]:
        """Return who is named as one soon after a noun, with one of some words in front."""
        for number, one in enumerate(self.layout.mentions):
            near = one.core not in self.layout.quiet and hit.end <= one.core <= hit.end + NEAR
            if near and one.before in before:
                return self.layout.group(number)
        return []

    def reduced(self, chain: Hit, hit: Hit) -> bool:
        """Tell whether "suspected" is "who are suspected": no word joins it to what is before."""
        if hit.form not in (PAST, PARTICIPLE) or hit.passive:
            return False
        joins = self.small["and"] | self.small["relative"] | self.small["pronoun"]
        words = self.layout.words
        regular = PARTICIPLE in {
            kind for _, kind in self.layout.lexicon.lemmas(words[hit.at].folded)
        }
        between = words[chain.end : hit.at]
        return regular and not any(word.text == "," or word.folded in joins for word in between)

    def without(self) -> int:
        """Return where a sentence says without what: nothing after it is done to anybody."""
        words = self.layout.words
        places = (n for n, word in enumerate(words) if word.folded in self.small["without"])
        return next(places, len(words))

    def _may_act(self, one: Mention, hit: Hit, low: int) -> bool:
        return (
            low <= one.core < hit.at
            and one.last <= hit.at
            and not one.passing
            and one.core not in self.layout.quiet
            and one.core not in self.taken
            and not any(map(self.layout.ends_clause, range(one.last, hit.at)))
        )

    def _in_apposition(self, one: Mention, other: Mention, hit: Hit) -> bool:
        """Tell whether the second only says who the first is: "Pakistan, a US ally, has"."""
        words = self.layout.words
        after = words[one.last : one.last + 2]
        opened = (
            len(after) > 1
            and after[0].text == ","
            and (
                after[1].folded in self.small["determiner"]
                or after[1].folded in self.layout.lexicon.roles
            )
        )
        closed = any(word.text == "," for word in words[other.last : hit.at])
        return opened and closed

    def _finite(self, hit: Hit) -> Iterable[Hit]:
        return (
            one
            for one in self.layout.hits
            if one.at > hit.end and one.finite and not self.after_that(hit, one)
        )

    def after_that(self, chain: Hit, hit: Hit) -> bool:
        """Tell whether "that" or its like stands between two predicates."""
        words = self.layout.words[chain.end : hit.at]
        return any(word.folded in self.small["relative"] for word in words)

    def stop(self, hit: Hit, relative: bool = False) -> int:
        """Return where the clause of a predicate ends."""
        finite = {one.at for one in self._finite(hit)} | self._begun(hit)
        words = self.layout.words
        ends = (
            place
            for place in range(hit.end, len(words))
            if place in finite
            or self.layout.ends_clause(place)
            or (relative and words[place].text == ",")
            or words[place].folded in self.small["without"]
            or (
                words[place].folded in self.small["and"]
                and place + 1 < len(words)
                and words[place + 1].folded.endswith("ed")
            )
        )
        return next(ends, len(words))

    def _begun(self, hit: Hit) -> set[int]:
        """Return where clauses begin whose subject follows "and" or a comma: "and France had"."""
        words = self.layout.words
        found = set()
        for one in self.layout.mentions:
            if one.first <= hit.end or one.last >= len(words):
                continue
            joined = (
                words[one.first - 1].text == ","
                or words[one.first - 1].folded in (self.small["and"])
            )
            after = words[one.last].folded
            auxiliary = any(after in self.small[kind] for kind in ("be", "have", "future", "not"))
            verb = any(other.finite and other.at - one.last in (0, 1) for other in self.layout.hits)
            if joined and not one.before and (auxiliary or verb):
                found.add(one.first)
        return found

    def _limit(self, hit: Hit) -> int:
        """Return where another predicate begins that has ends of its own."""
        others = (
            one.at
            for one in self.layout.hits
            if one.at > hit.end and (one.finite or one.form == GERUND)
        )
        return min([*others, *self._begun(hit)], default=len(self.layout.words))
