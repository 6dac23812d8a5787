"""Whether what is said to be done is said not to be done: "did not", "never", "without", "no"."""

from collections.abc import Sequence

from data.coder.forms import FINITE, PAST
from data.coder.lexicon import Lexicon
from data.coder.words import Word

NEAR = 4  # words before a verb, or before a noun, that may say that it was not done
AFTER = 10  # words after a noun that may: "sanctions on Togo were not imposed"


def is_not(word: Word, lexicon: Lexicon) -> bool:
    """Tell whether a word negates: "never", "didn't"."""
    return word.folded in lexicon.words["not"] or word.folded.endswith("n't")


def verb_negated(words: Sequence[Word], start: int, at: int, form: str, lexicon: Lexicon) -> bool:
    """Tell whether a verb is negated, by the words of its clause, which begins at `start`.

    "Not only" negates nothing, nor does what is not stopped; after "and" a clause is a new one.
    """
    small = lexicon.words
    if at + 1 < len(words) and words[at + 1].folded in small["none"]:
        return True
    low = max(start, at - NEAR)
    if form in (PAST, FINITE):
        joins = small["and"] - small["or"]
        low = max([low, *(n + 1 for n in range(low, at) if words[n].folded in joins)])
    for place in range(low, at):
        if is_not(words[place], lexicon):
            between = [word.folded for word in words[place + 1 : at + 1]]
            return between[0] not in small["only"] and small["ceases"].isdisjoint(between)
    return False


def noun_negated(words: Sequence[Word], at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether what a noun says was not done: "no sanctions", "sanctions were not imposed"."""
    small = lexicon.words
    for place in range(at - 1, max(-1, at - NEAR), -1):
        if words[place].text in ",;:" or words[place].folded in small["boundary"]:
            break
        if words[place].folded in small["none"]:
            return True
    auxiliary = small["be"] | small["have"]
    for place in range(end, min(end + AFTER, len(words) - 1)):
        if words[place].folded in auxiliary | small["not"]:
            what = words[place : place + 4]
            held = any(word.folded in small["held"] for word in what)
            return held and any(is_not(word, lexicon) for word in what)
    return False
