"""In which language a text is written, by its small words."""

import re

from data.coder.lexicon import LANGUAGES

LOOKED_AT = 20_000  # letters
WORDS = {
    "en": frozenset(
        ("the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "by", "has", "from")
    ),
    "es": frozenset(
        ("el", "la", "los", "las", "de", "que", "y", "en", "un", "una", "del", "por", "con")
    ),
}
ENOUGH = 0.1  # of the words of a text: so many small words has any text in a language that is read
WORD = re.compile(r"[a-záéíóúñü]{1,6}\b", re.IGNORECASE)


def language_of(text: str) -> str:
    """Return the language of a text that the coder knows and that it is most probably in."""
    counts = _counts(text)
    return max(LANGUAGES, key=counts.__getitem__)


def is_known(text: str) -> bool:
    """Tell whether a text may be in a language that the coder reads, by its small words."""
    return max(_counts(text).values()) >= ENOUGH * len(text[:LOOKED_AT].split())


def _counts(text: str) -> dict[str, int]:
    words = [found.lower() for found in WORD.findall(text[:LOOKED_AT])]
    return {one: sum(word in WORDS[one] for word in words) for one in LANGUAGES}
