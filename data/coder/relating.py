"""Who does what to whom in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice, product

from data.coder.clauses import Layout
from data.coder.context import Context, Found
from data.coder.denials import CHARGE, accusers, denied
from data.coder.ends import IN_PLACE, OBJECT, Ends, Group, How
from data.coder.forms import FINITE, GERUND, INFINITIVE, PAST
from data.coder.lexicon import GOVERNOR, NAMED, SAY, VERB
from data.coder.phrases import Mention
from data.coder.predicates import Hit
from data.coder.referring import each_other, owned_deed, referred, whose_deed
from data.coder.sense import Sense, accused, is_misdeed, sense_of

MOST = 24  # relations of one predicate
SAID_MUST, SAID_DOES = How("said-must", 0.8), How("said-does", 0.75)
TOGETHER, BETWEEN, NOUN = How("together", 0.85), How("between", 0.75), How("noun", 0.6)
CONTENT, CONTEXT, IN_ORDER = How("content", 0.6), How("context", 0.5), How("in-order", 0.35)
KEPT = 8  # pairs of earlier sentences that may be meant
SPOKEN = ("ACCUSE", "SUPPORT")  # types of verbs after which it is said for what


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
        self.charge = -1  # where it names the charge
        self.undone = False  # whether something is said that was not done
        self.denial: Hit | None = None  # the last predicate by which a deed or a charge is denied
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
        if len(self.pairs) == self.own and not self.undone:
            yield from self._in_order()

    def _in_order(self) -> Iterator[Found]:
        """Yield what the first predicate may mean of the first two states that are named."""
        loud = [one for one in self.layout.mentions if one.core not in self.layout.quiet]
        stop = self.ends.without()
        states = [one for one in loud if one.party.is_state and not one.passing and one.core < stop]
        other = [one for one in states if one.party.code != states[0].party.code]
        hits = [
            (number, hit)
            for number, hit in enumerate(self.layout.hits)
            if hit.entry.kind in (VERB, GOVERNOR) and hit.at not in self.layout.quiet
        ]
        if other and hits:
            number, hit = hits[0]
            sense = sense_of(hit, self.layout.hits[number + 1 :], self.layout)
            if sense.undone:
                return
            ends = (other[0], states[0]) if hit.passive else (states[0], other[0])
            yield Found(*ends, False, hit, sense, IN_ORDER, self._sayer())

    def _found(self) -> Iterator[Found]:
        for number, hit in enumerate(self.layout.hits):
            if hit.at in self.layout.quiet or hit.at == self.charge:
                continue
            if hit.entry.kind == SAY:
                self._say(hit)
            elif not self._swallowed(hit):
                for one in self._of(hit, self.layout.hits[number + 1 :]):
                    if not one.sense.undone:
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
        guessed = self.layout.guessed(hit)
        if guessed and self.layout.words[hit.at - 1].folded in self.small["be"]:
            return
        self.sayer = [] if guessed else self.ends.before(hit, self.said_at) or self._meant(hit)
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
        if self.chain is self.denial:
            return before.folded not in self.small["and"] or hit.form not in (PAST, FINITE)
        joined = hit.form == GERUND and (before.text == "," or before.folded in self.small["and"])
        if joined or any(map(self.layout.ends_clause, between)):
            return False
        if self.chain.entry.kind == GOVERNOR:
            return hit.form not in (PAST, FINITE) or self.ends.after_that(self.chain, hit)
        return (
            hit.form in (INFINITIVE, GERUND)
            or hit.entry.kind == NAMED
            or self.ends.reduced(self.chain, hit)
        )

    def _is_content(self, hit: Hit) -> bool:
        """Tell whether a predicate is what somebody is accused of, or praised for."""
        before = self.layout.words[hit.at - 1].folded
        chain = self.chain
        if chain is None or chain.negated:
            return False
        spoken = chain.entry.kind == VERB and chain.entry.type in SPOKEN
        verb = hit.form in (GERUND, INFINITIVE)
        return bool(spoken and verb and before in self.small["content"] and self.others)

    def _meant(self, hit: Hit) -> list[Mention]:
        """Return who acts where a clause does not name them: who acted before, if that may be."""
        first = self.layout.begins(hit.at, self.said_at)
        words = [word.folded for word in self.layout.words[first : hit.at]]
        pronoun = any(word in self.small["pronoun"] for word in words)
        if self.inherited:
            return self.subject if pronoun or len(self.subject) > 1 else []
        opened = first > 0 and self.layout.ends_clause(first - 1)
        own = opened and self.layout.words[first - 1].folded not in self.small["goes_on"]
        return self.subject if pronoun or not own or hit.form == GERUND else []

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
        self.undone |= sense.undone
        kind, place = denied(hit, self.layout)
        if kind:
            yield from self._of_denial(hit, sense, doers, place if kind == CHARGE else -1)
        elif (hit.entry.kind == VERB and hit.obliged) or hit.entry.words[0] & self.small["obliged"]:
            yield from self._pairs(self._sayers(), doers, hit, sense, SAID_MUST)
            self._acted(doers)
        elif self._is_charge(hit, doers):
            self.undone |= hit.negated
            said = accused(hit)._replace(undone=hit.negated)
            yield from self._pairs(self._sayers(), doers, hit, said, SAID_DOES)
            self._acted(doers)
        elif hit.passive and not hit.entry.words[0] & self.small["stative"]:
            yield from self._of_passive(hit, sense, doers)
        else:
            yield from self._of_active(hit, sense, doers, relative)

    def _of_denial(
        self, hit: Hit, sense: Sense, doers: list[Mention], charge: int
    ) -> Iterator[Found]:
        """Yield who is contradicted: whose `charge` is denied; it is -1 where a deed is."""
        self._acted(doers)
        self.denial, self.charge, self.undone = hit, charge, True
        if charge >= 0 and doers:
            others, how = accusers(charge, self.layout), OBJECT
            if not others:
                others, how = self.context.counterpart(doers[0]), CONTEXT
            self.others = others
            yield from self._pairs(doers, others, hit, sense, how)

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
        if each_other(hit, self.layout):
            pair = self.ends.nearest(hit.at, 2) or self.context.two
            yield from self._among(pair, hit, sense, TOGETHER)
            return
        together = len(doers) > 1 and bool(hit.entry.words[0] & self.small["together"])
        others, how = self.ends.after(hit, doers, relative)
        if together and (not others or how.sure <= IN_PLACE.sure):
            yield from self._among(doers, hit, sense, TOGETHER)
            return
        if not others:
            others = referred((hit, sense), doers, self.ends, self.context, self.others)
            how = CONTEXT
        self.ends.taken.update(one.core for one in others if how is not CONTEXT)
        self.others = others
        yield from self._pairs(doers, others, hit, sense, how)

    @property
    def context(self) -> Context:
        """What was said up to here."""
        return Context(self.subject, self.pairs)

    def _of_passive(self, hit: Hit, sense: Sense, sufferers: list[Mention]) -> Iterator[Found]:
        agents, how = self.ends.agents(hit)
        if agents:
            start = self.layout.begins(hit.at, self.said_at)
            deed = owned_deed(hit, start, sense, self.ends) or whose_deed(
                range(start, hit.at), sense, self.layout, self.context
            )
            near = deed or self.ends.nearest(hit.at) or sufferers
            yield from self._pairs(agents, near, hit, sense, how)
        self._acted(agents or sufferers)

    def _among(self, group: Group, hit: Hit, sense: Sense, how: How) -> Iterator[Found]:
        """Yield the relations among several who act together: "A and B signed a treaty"."""
        pairs = combinations(group, 2)
        different = (pair for pair in pairs if pair[0].party.code != pair[1].party.code)
        for one, other in islice(different, MOST):
            yield Found(one, other, True, hit, sense, how, self._sayer())

    def _is_charge(self, hit: Hit, doers: Group) -> bool:
        """Tell whether somebody says of others that they do what nobody should."""
        codes = {one.party.code for one in self._sayers()}
        others = any(one.party.code not in codes for one in doers)
        return bool(codes) and others and not hit.future and is_misdeed(hit, self.layout)

    def _sayers(self) -> list[Mention]:
        return self.sayer or [one for one in (self.layout.speaker,) if one]

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
        group = self.ends.between(hit)
        if group:
            yield from self._among(group, hit, sense, BETWEEN)
            return
        actor, target = self.ends.of_noun(hit)
        if actor and target:
            self.ends.taken.update(one.core for one in target)
            self.chain = hit
            yield from self._pairs(actor, target, hit, sense, NOUN)
