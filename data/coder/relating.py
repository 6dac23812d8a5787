"""Who does what to whom in a sentence."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from typing import NamedTuple

from data.coder.clauses import Layout
from data.coder.forms import FINITE, GERUND, INFINITIVE, PAST
from data.coder.lexicon import GOVERNOR, NAMED, SAY
from data.coder.phrases import Mention
from data.coder.predicates import Hit
from data.coder.sense import Sense, sense_of

MOST = 24  # relations of one predicate
Group = Sequence[Mention]


class How(NamedTuple):
    """How the ends of a relation were found: the rule, and how sure it is, from 0 to 1."""

    rule: str
    sure: float


OBJECT, IN_PLACE = How("object", 0.9), How("place", 0.7)
FURTHER, FURTHER_PLACE = How("further", 0.5), How("further-place", 0.35)
SAID_MUST, PASSIVE, TOGETHER = How("said-must", 0.8), How("passive", 0.8), How("together", 0.85)
BETWEEN, NOUN = How("between", 0.75), How("noun", 0.6)


@dataclass(frozen=True, slots=True)
class Found:
    """A relation in a sentence: its ends, the predicate and its sense, how the ends were found."""

    actor: Mention
    target: Mention
    mutual: bool
    hit: Hit
    sense: Sense
    how: How
    speaker: Mention | None = None


class Relating:
    """Goes through the predicates of a sentence from left to right."""

    def __init__(self, layout: Layout, before: Sequence[Mention] = ()) -> None:
        """Take a sentence, and who acted last before it."""
        self.layout = layout
        self.subject: list[Mention] = list(before)
        self.taken: set[int] = set()  # first words of mentions that something was done to
        self.said: Hit | None = None
        self.sayer: list[Mention] = []
        self.chain: Hit | None = None  # the last predicate, which infinitives after it belong to

    @property
    def carried(self) -> list[Mention]:
        """Who may be meant by "it" or "he" in the next sentence."""
        return self.subject[:1]

    def relations(self) -> Iterator[Found]:
        """Yield what is found, from left to right."""
        for number, hit in enumerate(self.layout.hits):
            if hit.at in self.layout.quiet:
                continue
            if hit.entry.kind == SAY:
                self._say(hit)
            elif not self._swallowed(hit):
                following = self.layout.hits[number + 1 :]
                yield from self._of(hit, following)

    def _say(self, hit: Hit) -> None:
        self.said = hit
        self.sayer = self._before(hit) or self.subject
        self.subject = list(self.sayer)
        self.chain = None

    def _swallowed(self, hit: Hit) -> bool:
        """Tell whether a predicate only says what another one is about."""
        if self.chain is None:
            return False
        between = range(self.chain.end, hit.at)
        if any(self.layout.ends_clause(place) for place in between):
            return False
        if self.chain.entry.kind == GOVERNOR:
            return hit.form not in (PAST, FINITE) or self._after_that(self.chain, hit)
        return hit.form in (INFINITIVE, GERUND) or hit.entry.kind == NAMED

    def _after_that(self, chain: Hit, hit: Hit) -> bool:
        words = self.layout.words[chain.end : hit.at]
        return any(word.folded in self.layout.lexicon.words["relative"] for word in words)

    def _of(self, hit: Hit, following: Sequence[Hit]) -> Iterator[Found]:
        sense = sense_of(hit, following, self.layout)
        if hit.entry.kind == NAMED:
            yield from self._of_noun(hit, sense)
            return
        doers = self._before(hit) or self.subject
        self.chain = hit
        if hit.obliged and self.sayer:
            yield from self._pairs(self.sayer, doers, hit, sense, SAID_MUST)
            self.subject = doers
        elif hit.passive:
            yield from self._of_passive(hit, sense, doers)
        else:
            yield from self._of_active(hit, sense, doers)

    def _of_active(self, hit: Hit, sense: Sense, doers: list[Mention]) -> Iterator[Found]:
        self.subject = doers
        others, how = self._after(hit, doers)
        self.taken.update(one.core for one in others)
        if others:
            yield from self._pairs(doers, others, hit, sense, how)
        elif hit.entry.words[0] & self.layout.lexicon.words["together"]:
            yield from self._among(doers, hit, sense, TOGETHER)

    def _of_passive(self, hit: Hit, sense: Sense, sufferers: list[Mention]) -> Iterator[Found]:
        small = self.layout.lexicon.words
        agents = self._group_after(hit.at, lambda one: one.before in small["by"])
        self.taken.update(one.core for one in agents)
        if agents:
            near = self._nearest(hit.at) or sufferers
            yield from self._pairs(agents, near, hit, sense, PASSIVE)
        self.subject = agents or sufferers

    def _among(self, group: Group, hit: Hit, sense: Sense, how: How) -> Iterator[Found]:
        """Yield the relations among several who act together: "A and B signed a treaty"."""
        pairs = combinations(group, 2)
        different = (pair for pair in pairs if pair[0].party.code != pair[1].party.code)
        for one, other in islice(different, MOST):
            yield Found(one, other, True, hit, sense, how, self._sayer())

    def _sayer(self) -> Mention | None:
        return self.sayer[0] if self.sayer else self.layout.speaker

    def _pairs(
        self, doers: Group, others: Group, *what: *tuple[Hit, Sense, How]
    ) -> Iterator[Found]:
        pairs = (
            pair for pair in product(doers, others) if pair[0].party.code != pair[1].party.code
        )
        for one, other in islice(pairs, MOST):
            yield Found(one, other, False, *what, self._sayer())

    def _before(self, hit: Hit) -> list[Mention]:
        """Return who a verb says to act: the nearest before it that nothing was done to."""
        places = [n for n, one in enumerate(self.layout.mentions) if self._may_act(one, hit)]
        plain = [n for n in places if not self.layout.mentions[n].before]
        chosen = plain[-1:] or places[:1]
        if not chosen:
            return []
        return self._whole_group(chosen[0])

    def _whole_group(self, number: int) -> list[Mention]:
        for first in range(max(0, number - 8), number + 1):
            group = self.layout.group(first)
            if self.layout.mentions[number] in group:
                return group
        return [self.layout.mentions[number]]

    def _may_act(self, one: Mention, hit: Hit) -> bool:
        low = self.said.end if self.said is not None and self.said.end <= hit.at else 0
        between = range(one.last, hit.at)
        return (
            low <= one.core < hit.at
            and one.last <= hit.at
            and not one.passing
            and one.core not in self.layout.quiet
            and one.core not in self.taken
            and not any(self.layout.ends_clause(place) for place in between)
        )

    def _nearest(self, at: int) -> list[Mention]:
        places = [
            n
            for n, one in enumerate(self.layout.mentions)
            if one.last <= at and not one.passing and one.core not in self.layout.quiet
        ]
        return self._whole_group(places[-1]) if places else []

    def _after(self, hit: Hit, doers: Group) -> tuple[list[Mention], How]:
        """Return to whom something is done, and how they were found."""
        own = {one.party.code for one in doers}
        small = self.layout.lexicon.words
        stop = self._stop(hit)

        def other(one: Mention) -> bool:
            return one.party.code not in own and not one.passing

        def plain(one: Mention) -> bool:
            return other(one) and one.before not in small["place"] | small["by"]

        rules: tuple[tuple[How, Callable[[Mention], bool]], ...] = (
            (OBJECT, lambda one: plain(one) and one.core < stop),
            (
                IN_PLACE,
                lambda one: other(one) and one.core < stop and one.before not in small["by"],
            ),
            (FURTHER, plain),
            (FURTHER_PLACE, other),
        )
        for how, fits in rules:
            group = self._group_after(hit.at, fits)
            if group:
                return [one for one in group if other(one)], how
        return [], FURTHER_PLACE

    def _stop(self, hit: Hit) -> int:
        """Return where what a predicate is about ends."""
        finite = {
            one.at
            for one in self.layout.hits
            if one.form in (PAST, FINITE)
            and one.entry.kind != NAMED
            and not (one.at > hit.at and self._after_that(hit, one))
        }
        ends = (
            place
            for place in range(hit.end, len(self.layout.words))
            if place in finite or self.layout.ends_clause(place)
        )
        return next(ends, len(self.layout.words))

    def _group_after(self, at: int, fits: Callable[[Mention], bool]) -> list[Mention]:
        for number, one in enumerate(self.layout.mentions):
            if one.core > at and one.core not in self.layout.quiet and fits(one):
                return self.layout.group(number)
        return []

    def _of_noun(self, hit: Hit, sense: Sense) -> Iterator[Found]:
        """Yield what a noun says: "the attack by X on Y", "X's talks with Y", "ties between"."""
        small = self.layout.lexicon.words
        near = [
            (n, one)
            for n, one in enumerate(self.layout.mentions)
            if one.core not in self.layout.quiet and hit.end <= one.core <= hit.end + 12
        ]
        between = next((n for n, one in near if one.before in small["between"]), None)
        if between is not None:
            group = self.layout.group(between)
            self.taken.update(one.core for one in group)
            yield from self._among(group, hit, sense, BETWEEN)
            return
        actor = self._owner(hit) or [one for _, one in near if one.before in small["by"]][:1]
        target = next(
            (
                n
                for n, one in near
                if one.before in small["toward"]
                and one.before not in small["of"]
                and one.before not in small["by"]
            ),
            None,
        )
        if actor and target is not None:
            group = self.layout.group(target)
            self.taken.update(one.core for one in group)
            yield from self._pairs(actor, group, hit, sense, NOUN)

    def _owner(self, hit: Hit) -> list[Mention]:
        for number, one in enumerate(self.layout.mentions):
            gap = hit.at - one.last
            if (
                0 <= gap <= 3
                and one.core not in self.layout.quiet
                and (
                    one.kind == "adjective"
                    or one.owner
                    or self.layout.words[one.last - 1].folded == "'s"
                )
            ):
                return self._whole_group(number)
        return []
