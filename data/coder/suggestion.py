"""What is suggested of a text: records that say where each word stands that speaks for it."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from data.coder.passages import Sentence
from data.coder.phrases import Party

CODER, VERSION = "entente-rules", "1.0"


class Span(NamedTuple):
    """A part of the text: its first letter and the one after its last, counted from 0."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A relation that a text seems to state, for a person to accept, mend or refuse.

    Attributes:
        paragraph: its number, from 1.
        sentence: its number within the paragraph, from 1.
        span: the sentence.
        actor: who acts.
        target: who is acted upon.
        actor_span: the words that name the actor.
        verb_span: the words that say what is done.
        target_span: the words that name the target.
        mutual: whether neither is the only actor.
        types: up to three types of PLOVER in capitals, the likeliest first.
        status: "reported", "claimed" or "interpreted".
        attributed_to: who claims it, as they are called in the text; empty if nobody does.
        date: EDTF, or empty where neither the text nor its date tells.
        confidence: from 0 to 1: how sure the rule is that found the two ends; for ranking.
        rule: what led to it: how the ends were found, and the entry of the lexicon.
        counted_why: empty, or why it should not count: "repeat", "mirror" or "domestic".
        repeats: the number, from 0, of the suggestion that it repeats or mirrors; -1 if none.
        coder: what suggested it.
        version: which version of that.
    """

    paragraph: int
    sentence: int
    span: Span
    actor: Party
    target: Party
    actor_span: Span
    verb_span: Span
    target_span: Span
    mutual: bool
    types: tuple[str, ...]
    status: str
    attributed_to: str
    date: str
    confidence: float
    rule: str
    counted_why: str = ""
    repeats: int = -1
    coder: str = CODER
    version: str = VERSION

    @property
    def type(self) -> str:
        """The likeliest type."""
        return self.types[0]

    @property
    def place(self) -> str:
        """Where it stands, as a data set says it."""
        return f"paragraph {self.paragraph}, sentence {self.sentence}"


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with all that is suggested of it, in the order of the text.

    `paragraphs` and `sentences` say where each stands; `language` is "en" or "es"; `date` is the
    EDTF date of the text, or empty.
    """

    text: str
    language: str
    date: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    suggestions: tuple[Suggestion, ...]

    def words(self, span: Span) -> str:
        """Return the words of a span as they stand in the text."""
        return self.text[span.start : span.end]


def as_object(one: Suggestion, text: str) -> dict[str, Any]:
    """Return a suggestion as JSON has it: states by their ISO 3166-1 alpha-3 codes."""
    ends = {"actor": one.actor, "target": one.target}
    spans = {"actor": one.actor_span, "verb": one.verb_span, "target": one.target_span}
    return {
        "paragraph": one.paragraph,
        "sentence": one.sentence,
        "text": text[one.span.start : one.span.end],
        **{end: party.code if party.is_state else party.name for end, party in ends.items()},
        "type": one.type,
        "status": one.status,
        "date": one.date,
        "confidence": one.confidence,
        "types": list(one.types),
        "mutual": one.mutual,
        "attributed_to": one.attributed_to,
        "counted_why": one.counted_why,
        **{f"{end}_state": party.state for end, party in ends.items()},
        **{f"{end}_kind": party.kind for end, party in ends.items()},
        "spans": {what: [*span] for what, span in spans.items()},
        "place": one.place,
        "rule": one.rule,
        "coder": one.coder,
        "version": one.version,
    }
