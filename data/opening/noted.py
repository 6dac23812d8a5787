"""What is to be said of how numbers of a table were read, beside what became of its rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from data.opening.outcome import Outcome, Scale
from data.opening.scores import MOST
from data.opening.tables.reasons import printable

Values = dict[str, str | int | float]
# In English here, and by the same keys in other languages elsewhere.
NOTED = {
    "weights": "The weights run from {least:g} to {largest:g}; divided by {divisor:g} they are "
    "those of the relations, from -1 to +1.",
    "weights-plain": "The weights, from {least:g} to {largest:g}, are those of the relations.",
    "strengths": "The weights, from {least:g} to {largest:g}, have no sign: divided by {divisor:g} "
    "they say how strong a relation is, and what was done says whether it is friendly.",
    "scores": "A score of agreement makes one relation of a pair and a time, with twice the score "
    "less 1 as its weight.",
    "votes": "Each row is the vote of one state. Of each two that voted on the same it is counted "
    "into a score: 1 where they voted alike, a half where one of them abstained, divided by the "
    "number of votes.",
    "periods": "There are more than {most:,} pairs and years, so each score is the mean of up to "
    "{years} years.",
    "events": "The rows stand for {count:,} events; ties count rows.",
    "domestic": "{count:,} rows are of one state within itself: counted apart, and no fault.",
}


@dataclass(frozen=True, slots=True)
class Noted:
    """What is to be said: a key of `NOTED`, and its values."""

    what: str
    values: Values = field(default_factory=dict)

    def __str__(self) -> str:
        """Say it in English."""
        return printable(NOTED[self.what].format_map(self.values))


def noted(outcome: Outcome) -> Iterator[Noted]:
    """Yield what is to be said of a table."""
    if outcome.scale:
        yield _weights(outcome.scale)
    if outcome.scored:
        yield Noted("votes" if outcome.scored.voted else "scores")
        if outcome.scored.years > 1:
            yield Noted("periods", {"most": MOST, "years": outcome.scored.years})
    events = sum(one.events for one in outcome.drafts)
    if events > len(outcome.drafts):
        yield Noted("events", {"count": events})
    if outcome.domestic:
        yield Noted("domestic", {"count": outcome.domestic})


def _weights(scale: Scale) -> Noted:
    values: Values = {"least": scale.least, "largest": scale.largest, "divisor": scale.divisor}
    if not scale.signed:
        return Noted("strengths", values)
    return Noted("weights" if scale.divisor != 1 else "weights-plain", values)
