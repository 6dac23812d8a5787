"""Who does what to whom in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice, pairwise, product

from data.coder.clauses import Layout
from data.coder.context import Context, Found
from data.coder.ends import IN_PLACE, Ends, Group, How
from data.coder.forms import FINITE, GERUND, INFINITIVE, PARTICIPLE, PAST
from data.coder.lexicon import GOVERNOR, NAMED, SAY, VERB
from data.coder.phrases import Mention
from data.coder.predicates import Hit
from data.coder.sense import Sense, sense_of
from data.model import relation_types

MOST = 24  # relations of one predicate
NEAR = 12  # words after a noun in which its ends are looked for
SAID_MUST, PASSIVE, TOGETHER = How("said-must", 0.8), How("passive", 0.8), How("together", 0.85)
BETWEEN, NOUN, CONTENT = How("between", 0.75), How("noun", 0.6), How("content", 0.6)
CONTEXT, IN_ORDER = How("context", 0.5), How("in-order", 0.35)
KEPT = 8  # pairs of earlier sentences that may be meant
SPOKEN = ("ACCUSE", "SUPPORT")  # types of verbs after which it is said for what
POLICE = How("police", 0.5)


NONE = Context()


class Relating:
    """Goes through the predicates of a sentence from left to right."""

    def __init__(self, layout: Layout, before: Context = NONE) -> None:
        """Take a sentence, and who acted last before it."""
        self.layout = layout
        self.ends = Ends(layout)
        self.small = layout.lexicon.words
        plural = bool(layout.words) and layout.words[0].folded in self.small["such"]
        self.subject: list[Mention] = list(before.subject if plural else before.subject[:1])
        self.pairs = [*before.pairs][-KEPT:]
        self.own = len(self.pairs)  # where those of this sentence begin
        self.inherited = True  # whether the subject is that of the sentence before
        self.said_at = 0  # where what is said begins
        self.sayer: list[Mention] = []
        self.others: list[Mention] = []  # to whom the last predicate was done
        self.occupied = {one.at for one in layout.hits}
        self.occupied |= {n for one in layout.mentions for n in range(one.core, one.last)}
        self.chain: Hit | None = None  # the last predicate, which infinitives after it belong to

    @property
    def carried(self) -> Context:
        """What the next sentence may refer to: "it", "such ties", "both"."""
        ends = (end for pair in self.pairs[self.own :] for end in pair)
        met = {one.party.code: one for one in (*self.subject, *ends)}
        return Context(list(met.values()), self.pairs)

    def relations(self) -> Iterator[Found]:
        """Yield what is found, from left to right; failing that, what the order of words says."""
        yield from self._found()
        if len(self.pairs) == self.own:
            yield from self._in_order()

    def _in_order(self) -> Iterator[Found]:
        """Yield what the first predicate may mean of the first two states that are named."""
        loud = [one for one in self.layout.mentions if one.core not in self.layout.quiet]
        states = [one for one in loud if one.party.is_state and not one.passing]
        other = [one for one in states if one.party.code != states[0].party.code]
        hits = [
            (number, hit)
            for number, hit in enumerate(self.layout.hits)
            if hit.entry.kind in (VERB, GOVERNOR) and hit.at not in self.layout.quiet
        ]
        if other and hits:
            number, hit = hits[0]
            sense = sense_of(hit, self.layout.hits[number + 1 :], self.layout)
            ends = (other[0], states[0]) if hit.passive else (states[0], other[0])
            yield Found(*ends, False, hit, sense, IN_ORDER, self._sayer())

    def _found(self) -> Iterator[Found]:
        for number, hit in enumerate(self.layout.hits):
            if hit.at in self.layout.quiet:
                continue
            if hit.entry.kind == SAY:
                self._say(hit)
            elif not self._swallowed(hit):
                for one in self._of(hit, self.layout.hits[number + 1 :]):
                    self.pairs.append((one.actor, one.target))
                    yield one
            elif self._is_content(hit):
                yield from self._content(hit)

    def _content(self, hit: Hit) -> Iterator[Found]:
        """Yield what those are said to do who are accused of it: claimed by the accuser."""
        others, how = self.ends.after(hit, self.others)
        if how.sure >= IN_PLACE.sure:
            who = self.subject[0] if self.subject else None
            for one in self._pairs(
                self.others, others, hit, sense_of(hit, (), self.layout), CONTENT
            ):
                yield replace(one, speaker=who)

    def _say(self, hit: Hit) -> None:
        self.sayer = self.ends.before(hit, self.said_at) or self._meant(hit)
        self.subject, self.inherited = list(self.sayer), False
        self.said_at, self.chain = hit.end, None

    def _swallowed(self, hit: Hit) -> bool:
        """Tell whether a predicate only says what another one is about."""
        before = self.layout.words[hit.at - 1]
        if hit.at and before.folded in self.small["into"]:
            return True
        if self.chain is None:
            return False
        between = range(self.chain.end, hit.at)
        joined = hit.form == GERUND and (before.text == "," or before.folded in self.small["and"])
        if joined or any(map(self.layout.ends_clause, between)):
            return False
        if self.chain.entry.kind == GOVERNOR:
            return hit.form not in (PAST, FINITE) or self.ends.after_that(self.chain, hit)
        return hit.form in (INFINITIVE, GERUND) or hit.entry.kind == NAMED or self._is_reduced(hit)

    def _is_content(self, hit: Hit) -> bool:
        """Tell whether a predicate is what somebody is accused of, or praised for."""
        before = self.layout.words[hit.at - 1].folded
        chain = self.chain
        spoken = chain is not None and chain.entry.kind == VERB and chain.entry.type in SPOKEN
        verb = hit.form in (GERUND, INFINITIVE)
        return bool(spoken and verb and before in self.small["content"] and self.others)

    def _is_reduced(self, hit: Hit) -> bool:
        """Tell whether "suspected" is "who are suspected": no word joins it to what is before."""
        if self.chain is None or hit.form not in (PAST, PARTICIPLE) or hit.passive:
            return False
        joins = self.small["and"] | self.small["relative"] | self.small["pronoun"]
        between = self.layout.words[self.chain.end : hit.at]
        regular = PARTICIPLE in {
            kind for _, kind in self.layout.lexicon.lemmas(self.layout.words[hit.at].folded)
        }
        return regular and not any(word.text == "," or word.folded in joins for word in between)

    def _meant(self, hit: Hit) -> list[Mention]:
        """Return who acts where a clause does not name them: who acted before, if that may be."""
        first = self._clause(hit)
        words = [word.folded for word in self.layout.words[first : hit.at]]
        pronoun = any(word in self.small["pronoun"] for word in words)
        if self.inherited:
            return self.subject if pronoun or len(self.subject) > 1 else []
        opened = first > 0 and self.layout.ends_clause(first - 1)
        own = opened and self.layout.words[first - 1].folded not in self.small["goes_on"]
        return self.subject if pronoun or not own or hit.form == GERUND else []

    def _clause(self, hit: Hit) -> int:
        starts = (n + 1 for n in range(hit.at - 1, -1, -1) if self.layout.ends_clause(n))
        return max(next(starts, 0), self.said_at)

    def _relative(self, hit: Hit) -> tuple[bool, list[Mention]]:
        """Tell whether a predicate stands in a relative clause, and whom that is about."""
        words = self.layout.words
        for place in range(hit.at - 1, max(-1, hit.at - 7), -1):
            if words[place].folded in self.small["relative"]:
                if self.chain is not None and self.chain.entry.kind == GOVERNOR:
                    return False, []
                if place <= self.said_at or place == 0:
                    return False, []
                about = [one for one in self.layout.mentions if 0 <= place - one.last <= 1]
                return True, about[-1:]
            if words[place].text in ",;" or place in self.occupied:
                break
        return False, []

    def _of(self, hit: Hit, following: Sequence[Hit]) -> Iterator[Found]:
        sense = sense_of(hit, following, self.layout)
        if hit.entry.kind == NAMED:
            yield from self._of_noun(hit, sense)
            return
        relative, about = self._relative(hit)
        doers = about if relative else self._doers(hit)
        self.chain = hit
        if (hit.entry.kind == VERB and hit.obliged) or hit.entry.words[0] & self.small["obliged"]:
            sayers = self.sayer or [one for one in (self.layout.speaker,) if one]
            yield from self._pairs(sayers, doers, hit, sense, SAID_MUST)
            self._acted(doers)
        elif hit.passive and not hit.entry.words[0] & self.small["stative"]:
            yield from self._of_passive(hit, sense, doers)
        else:
            yield from self._of_active(hit, sense, doers, relative)

    def _doers(self, hit: Hit) -> list[Mention]:
        """Return who acts: whoever did before where only "and" stands in front of the verb."""
        before = self.layout.words[hit.at - 1].folded if hit.at else ""
        if before in self.small["and"] and hit.form in (PAST, FINITE) and self.subject:
            return self.sayer if self.sayer and not self.chain else self.subject
        return self.ends.before(hit, self.said_at) or self._meant(hit)

    def _acted(self, doers: list[Mention]) -> None:
        if doers:
            self.subject, self.inherited = doers, False

    def _of_active(
        self, hit: Hit, sense: Sense, doers: list[Mention], relative: bool
    ) -> Iterator[Found]:
        self._acted(doers)
        if self._each_other(hit):
            pair = self.ends.nearest(hit.at, 2) or self.context.two
            yield from self._among(pair, hit, sense, TOGETHER)
            return
        together = len(doers) > 1 and bool(hit.entry.words[0] & self.small["together"])
        others, how = self.ends.after(hit, doers, relative)
        if together and (not others or how.sure <= IN_PLACE.sure):
            yield from self._among(doers, hit, sense, TOGETHER)
            return
        if not others:
            others, how = self._referred(hit, sense, doers), CONTEXT
        self.ends.taken.update(one.core for one in others if how is not CONTEXT)
        self.others = others
        yield from self._pairs(doers, others, hit, sense, how)

    @property
    def context(self) -> Context:
        """What was said up to here."""
        return Context(self.subject, self.pairs)

    def _referred(self, hit: Hit, sense: Sense, doers: Group) -> list[Mention]:
        """Return who is meant by "it", "both sides" or nothing at all: "Iceland refused"."""
        stop = self.ends.stop(hit)
        words = [word.folded for word in self.layout.words[hit.end : stop]]
        if self.others and any(word in self.small["them"] for word in words):
            return self.others
        if any(word in self.small["both"] for word in words):
            return self.ends.nearest(hit.at, 2) or self.context.two
        sign = relation_types()[sense.type.lower()].sign
        return self.context.counterpart(doers[0]) if doers and sign <= 0 else []

    def _each_other(self, hit: Hit) -> bool:
        """Tell whether a verb is followed by "each other"."""
        ahead = [word.folded for word in self.layout.words[hit.end : hit.end + 3]]
        return any(pair in self.small["mutual"] for pair in map(" ".join, pairwise(ahead)))

    def _of_passive(self, hit: Hit, sense: Sense, sufferers: list[Mention]) -> Iterator[Found]:
        agents = self.ends.group_after(hit.at, lambda one: one.before in self.small["by"])
        how = PASSIVE
        if not agents and hit.entry.words[0] & self.small["police"]:
            agents = self.ends.group_after(hit.at, lambda one: one.before in self.small["place"])
            how = POLICE
        self.ends.taken.update(one.core for one in agents)
        if agents:
            near = self.ends.nearest(hit.at) or sufferers
            yield from self._pairs(agents, near, hit, sense, how)
        self._acted(agents or sufferers)

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

    def _of_noun(self, hit: Hit, sense: Sense) -> Iterator[Found]:
        """Yield what a noun says: "the attack by X on Y", "X's talks with Y", "ties between"."""
        near = [
            (n, one)
            for n, one in enumerate(self.layout.mentions)
            if one.core not in self.layout.quiet and hit.end <= one.core <= hit.end + NEAR
        ]
        between = next((n for n, one in near if one.before in self.small["between"]), None)
        if between is not None:
            group = self.layout.group(between)
            self.ends.taken.update(one.core for one in group)
            yield from self._among(group, hit, sense, BETWEEN)
            return
        actor = (
            self.ends.owner(hit)
            or self.ends.giver(hit)
            or [one for _, one in near if one.before in self.small["by"]][:1]
        )
        toward = self.small["toward"] - self.small["of"] - self.small["by"]
        target = next((n for n, one in near if one.before in toward), None)
        if actor and target is not None:
            group = self.layout.group(target)
            self.ends.taken.update(one.core for one in group)
            self.chain = hit
            yield from self._pairs(actor, group, hit, sense, NOUN)
