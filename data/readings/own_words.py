"""Whether a statement has been copied from the text: statements are in words of our own."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from data.coder.words import words_of

MOST = 7  # words in a row that a statement may share with the text, names among them


def copied(statement: str, sentence: str) -> str:
    """Return the words that a statement has from a sentence, or nothing where it is our own.

    Only what stands in a row counts, and only where there is more of it than `MOST` words.
    """
    ours, theirs = _words(statement), _words(sentence)
    found = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    if found.size <= MOST:
        return ""
    return " ".join(ours[found.a : found.a + found.size])


def _words(text: str) -> Sequence[str]:
    return [word.folded for word in words_of(text) if word.folded[0].isalnum()]
