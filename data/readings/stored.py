"""A reading as JSON: all that was suggested of a text, as it was suggested at the time."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from data.coder.passages import Sentence
from data.coder.phrases import Party
from data.coder.suggestion import Reading, Span, Suggestion

SPANS = ("span", "actor_span", "verb_span", "target_span")
PARTIES = ("actor", "target")


def as_json(reading: Reading) -> dict[str, Any]:
    """Return a reading without its text, as JSON has it."""
    return {
        "language": reading.language,
        "date": reading.date,
        "paragraphs": [[*one] for one in reading.paragraphs],
        "sentences": [[*one] for one in reading.sentences],
        "suggestions": [asdict(one) for one in reading.suggestions],
    }


def from_json(found: Mapping[str, Any], text: str) -> Reading:
    """Return the reading of a text that was kept as JSON.

    Raises:
        ValueError, TypeError, KeyError: if it is none.
    """
    return Reading(
        text,
        found["language"],
        found["date"],
        tuple(Span(*one) for one in found["paragraphs"]),
        tuple(Sentence(*one) for one in found["sentences"]),
        tuple(suggestion(one) for one in found["suggestions"]),
    )


def suggestion(found: Mapping[str, Any]) -> Suggestion:
    """Return a suggestion that was kept as JSON."""
    spans = {name: Span(*found[name]) for name in SPANS}
    parties = {name: Party(**found[name]) for name in PARTIES}
    return Suggestion(**{**found, **spans, **parties, "types": tuple(found["types"])})
