"""Relations in question: what was suggested of a text or added to it, and what became of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from data.coder.drafts import said_of
from data.coder.phrases import Party
from data.coder.repeats import marked
from data.coder.suggestion import Reading, Span, Suggestion
from data.readings.codes import NOBODY, STATEMENTS, Codes, changed, coded
from data.readings.steps import ADD, CHANGE, KEEP, KIND, REFUSE, Step

OPEN, KEPT, REFUSED = "open", "kept", "refused"
SUGGESTED, CHANGED, ADDED = "suggested", "changed", "added"
STATES = {KEEP: KEPT, REFUSE: REFUSED, CHANGE: OPEN}
ANY = ("CONSULT", "SUPPORT", "ACCUSE")  # types of which nothing is known


@dataclass(frozen=True, slots=True)
class Item:
    """A relation in question.

    Attributes:
        id: its number among the suggestions, or "a" and a number for what a person added.
        first: what was suggested.
        now: what it says after all that a person said of it.
        codes: what they said.
        state: "open", "kept" or "refused".
        alike: whether it was kept with others of its kind, without a look at itself.
    """

    id: str
    first: Suggestion
    now: Suggestion
    codes: Codes = field(default_factory=dict)
    state: str = OPEN
    alike: bool = False

    @property
    def added(self) -> bool:
        """Whether a person added it."""
        return self.id.startswith("a")

    @property
    def changed(self) -> Sequence[str]:
        """The fields in which a person says something else."""
        return changed(self.first, self.now, self.codes)

    @property
    def provenance(self) -> str:
        """Whether it is as suggested, was changed, or was added."""
        return ADDED if self.added else CHANGED if self.changed else SUGGESTED

    @property
    def kind(self) -> tuple[str, str]:
        """What makes it like others: the type and the status that were suggested."""
        return self.first.type, self.first.status

    @property
    def lacking(self) -> Sequence[str]:
        """The fields without which it says nothing: both ends, and who claims what is a claim."""
        ends = [end for end in ("actor", "target") if not getattr(self.now, end).code]
        claims = self.now.status == "claimed" and not self.now.attributed_to
        return [*ends, *(["attributed_to"] if claims else [])]

    @property
    def has_ends(self) -> bool:
        """Whether it says who acts, and toward whom."""
        return bool(self.now.actor.code and self.now.target.code)

    def statement(self, language: str) -> str:
        """Return its sentence in a language: a person's, or else ours."""
        own = self.codes.get(f"statement_{language}")
        return own or (said_of(self.now, language) if self.has_ends else "")

    @property
    def statements(self) -> Mapping[str, str]:
        """What a person wrote, by language."""
        return {STATEMENTS[f]: text for f, text in self.codes.items() if f in STATEMENTS and text}


def parties_of(reading: Reading) -> dict[str, Party]:
    """Return whoever is named in the suggestions of a text, by code."""
    ends = (party for one in reading.suggestions for party in (one.actor, one.target))
    return {party.code: party for party in ends}


def items_of(reading: Reading, steps: Iterable[Step]) -> dict[str, Item]:
    """Return all relations in question after the steps that stand, in the order of the text."""
    parties = parties_of(reading)
    found = {str(n): Item(str(n), one, one) for n, one in enumerate(reading.suggestions)}
    for step in steps:
        if step["do"] == ADD:
            found[step["id"]] = _added(step, parties)
        elif step["do"] == KIND:
            for key in step["ids"]:
                if key in found:
                    found[key] = replace(found[key], state=KEPT, alike=True)
        elif step["at"] in found:
            found[step["at"]] = _after(found[step["at"]], step, parties)
    ordered = sorted(found.values(), key=lambda one: (one.first.span.start, one.added, one.id))
    if len(ordered) > len(reading.suggestions):
        found = {one.id: one for one in ordered}
    return {one.id: one for one in _counted(found.values())}


def _after(item: Item, step: Step, parties: Mapping[str, Party]) -> Item:
    codes = {**item.codes, **step.get("codes", {})}
    now = coded(item.first, codes, parties)
    state = STATES.get(step["do"], item.state)
    return replace(item, codes=codes, now=now, state=state, alike=False)


def _added(step: Mapping[str, Any], parties: Mapping[str, Party]) -> Item:
    verb = Span(*step["verb"])
    first = Suggestion(
        paragraph=step["paragraph"],
        sentence=step["sentence"],
        span=Span(*step["span"]),
        actor=NOBODY,
        target=NOBODY,
        actor_span=Span(*step.get("actor_span", (verb.start, verb.start))),
        verb_span=verb,
        target_span=Span(*step.get("target_span", (verb.start, verb.start))),
        mutual=False,
        types=tuple(step.get("types", ANY)),
        status="reported",
        attributed_to="",
        date=step.get("date", ""),
        confidence=1.0,
        rule="",
        coder="",
        version="",
    )
    codes = step.get("codes", {})
    return Item(step["id"], first, coded(first, codes, parties), codes)


def _counted(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items, each with why it should not count beside those that were not refused.

    What a person says of that stays; what repeats a relation that was refused counts after all.
    """
    known = [*items]
    live = [one for one in known if one.state != REFUSED and one.has_ends]
    proposed = dict(zip((one.id for one in live), marked(one.now for one in live), strict=True))
    for one in known:
        now = proposed.get(one.id)
        if now is None or "counted_why" in one.codes or now.counted_why == one.now.counted_why:
            yield one
        else:
            yield replace(one, now=now)
