"""From a text to the relations that it seems to state: the one function of this package."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from data.coder.clauses import Layout, laid_out
from data.coder.context import Context, Found
from data.coder.dateline import dateline
from data.coder.lexicon import lexicon
from data.coder.mentions import Spoken, mentions_of
from data.coder.passages import Sentence, paragraphs_of, sentences_of
from data.coder.phrases import Party
from data.coder.predicates import hits_of
from data.coder.relating import Relating
from data.coder.repeats import marked
from data.coder.status import status_of
from data.coder.subordinate import clauses_of
from data.coder.suggestion import Reading, Span, Suggestion
from data.coder.tongue import language_of
from data.coder.when import when
from data.coder.words import words_of
from data.dates import UNDATED, EdtfDate, parse_date

LEAST = 0.3  # confidence of what is suggested
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def suggest(
    text: str, *, date: str | None = None, language: str = "", least: float = LEAST
) -> Reading:
    """Return what relations a text seems to state, for a person to decide.

    Works by rules alone: names, a lexicon of what is done, and where both stand in a sentence. It
    takes no more time for each word of a long text than of a short one.

    Args:
        text: paragraphs that are parted by blank lines, or else by ends of lines.
        date: when it appeared, in EDTF. What is dated by the words of the text counts from there,
            or from the day of its dateline, and it decides who held an office.
        language: "en" or "es"; found by its small words if not given.
        least: the confidence below which nothing is suggested.

    Raises:
        InvalidDate: if the date is none.
    """
    appeared = parse_date(date) if date else UNDATED
    spoken = language or language_of(text)
    sentences = tuple(sentences_of(text))
    found = _suggestions(text, sentences, appeared, spoken)
    return Reading(
        text,
        spoken,
        appeared.text,
        tuple(Span(*place) for place in paragraphs_of(text)),
        sentences,
        tuple(marked(one for one in found if one.confidence >= least)),
    )


def _suggestions(
    text: str, sentences: Sequence[Sentence], appeared: EdtfDate, language: str
) -> Iterator[Suggestion]:
    known: dict[str, Party] = {}
    spoken = lexicon(language)
    year = appeared.latest.year if appeared.known else _year(text)
    before = Context()
    day = dateline(text, appeared, language) or appeared
    for sentence in sentences:
        words = list(words_of(text, sentence.start, sentence.end))
        mentions = mentions_of(words, Spoken(spoken, language, year), known)
        layout = laid_out(words, spoken, mentions, hits_of(words, spoken, mentions))
        relating = Relating(layout, before)
        written = Written(text, sentence, layout, clauses_of(layout), day, language)
        yield from _once(_suggestion(one, written) for one in relating.relations())
        before = relating.carried


def _year(text: str) -> int:
    """Return the latest year that a text names, or 0: who held an office is known by it."""
    return max((int(found.group()) for found in YEAR.finditer(text)), default=0)


def _once(rows: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Yield the surest of the suggestions of a sentence for each pair and type."""
    best: dict[tuple[str, str, str], Suggestion] = {}
    for one in rows:
        key = (one.actor.code, one.target.code, one.type)
        if key not in best or best[key].confidence < one.confidence:
            best[key] = one
    yield from best.values()


class Written(NamedTuple):
    """A sentence as it stands in a text; what it leaves open is counted from `appeared`."""

    text: str
    sentence: Sentence
    layout: Layout
    clauses: Sequence[range]
    appeared: EdtfDate
    language: str

    def span(self, first: int, last: int) -> Span:
        """Return where some of its words stand, the last not included."""
        words = self.layout.words
        return Span(words[first].start, words[last - 1].end)


def _suggestion(found: Found, written: Written) -> Suggestion:
    sentence, hit = written.sentence, found.hit
    status, claimant = status_of(found, written.layout, written.text)
    return Suggestion(
        paragraph=sentence.paragraph,
        sentence=sentence.number,
        span=Span(sentence.start, sentence.end),
        actor=found.actor.party,
        target=found.target.party,
        actor_span=Span(found.actor.start, found.actor.end),
        verb_span=written.span(hit.at, hit.end),
        target_span=Span(found.target.start, found.target.end),
        mutual=found.mutual,
        types=found.sense.types,
        status=status,
        attributed_to=claimant,
        date=when(
            written.layout.words, written.clauses, hit.at, written.appeared, written.language
        ),
        confidence=confidence(found),
        rule=f"{found.how.rule}: {found.sense.rule}",
    )


def confidence(found: Found) -> float:
    """Return how sure a relation is, 0 to 1: by its rule, its entry and how its ends are named."""
    sure = found.how.sure
    if found.sense.doubtful:
        sure *= 0.85
    if len(found.hit.entry.words) > 1:
        sure *= 1.05
    return round(min(sure, 0.95), 2)
