"""What stands in a clause of its own within a sentence: a date there says when that was, alone."""

from collections.abc import Iterator

from data.coder.clauses import Layout
from data.coder.forms import FINITE, PARTICIPLE, PAST

WHAT = "that"  # opens a clause, or points at what follows: only in English
REACH = (
    6  # words from what opens a sentence's first clause to its verb; a later one is the sentence's
)


def clauses_of(layout: Layout) -> list[range]:
    """Return the words of each relative clause, of what somebody says or asks, of a participle.

    "Peru condemned the treaty that Chile signed in May", "... the treaty signed in May": neither
    says when Peru did.
    """
    opened = [range(place, _end(layout, place)) for place in _openers(layout)]
    return opened + [range(place, _comma(layout, place)) for place in _participles(layout)]


def _openers(layout: Layout) -> Iterator[int]:
    words = layout.words
    for place, word in enumerate(words[:-1]):
        opens = word.folded in layout.lexicon.words["relative"]
        if opens and (word.folded != WHAT or _begins(layout, place)):
            yield place


def _begins(layout: Layout, place: int) -> bool:
    """Tell whether "that" opens a clause: "for that attack" and "that attack" only point."""
    small, after = layout.lexicon.words, layout.words[place + 1]
    if place and layout.words[place - 1].folded in small["toward"] | small["by"] | small["place"]:
        return False
    kinds = ("pronoun", "determiner", "be", "have", "future", "obliged")
    does = any(form in (PAST, FINITE) for _, form in layout.lexicon.lemmas(after.folded))
    return after.capital or does or any(after.folded in small[kind] for kind in kinds)


def _end(layout: Layout, place: int) -> int:
    """Return where the clause of a relative word ends.

    After a comma it goes as far as the next one; without any, as far as the next verb that is not
    joined to its own.
    """
    if place and layout.words[place - 1].text == ",":
        return _comma(layout, place)
    verbs = [hit.at for hit in layout.hits if hit.finite]
    after = [at for at in verbs if at > place]
    first = len(after) == len(verbs)
    own = 0 if first and after and after[0] > place + REACH else 1
    further = (at for at in after[own:] if not _joined(layout, at))
    return min(next(further, len(layout.words)), _stop(layout, place, ";:"))


def _joined(layout: Layout, at: int) -> bool:
    return layout.words[at - 1].folded in layout.lexicon.words["and"]


def _comma(layout: Layout, place: int) -> int:
    return _stop(layout, place, ",;:")


def _stop(layout: Layout, place: int, signs: str) -> int:
    """Return where one of some signs stands after a word; that of "May 3, 2011" ends nothing."""
    words = layout.words
    for at in range(place + 1, len(words)):
        year = at + 1 < len(words) and words[at + 1].text.isdecimal()
        if words[at].text in signs and not year:
            return at
    return len(words)


def _participles(layout: Layout) -> Iterator[int]:
    """Yield participles that stand after what they are said of: "the treaty signed in May"."""
    words, small = layout.words, layout.lexicon.words
    before = small["be"] | small["have"] | small["and"] | small["determiner"] | small["clitic"]
    after = small["toward"] | small["by"] | small["place"]
    verbs = {hit.at for hit in layout.hits if hit.finite}
    for place in range(1, len(words) - 1):
        last, following = words[place - 1], words[place + 1]
        if not _is_participle(layout, place) or not last.text[-1].isalpha():
            continue
        free = last.folded not in before and not last.capital
        goes_on = following.folded in after or following.text.isdecimal()
        if free and goes_on and any(at < place for at in verbs):
            yield place


def _is_participle(layout: Layout, place: int) -> bool:
    forms = layout.lexicon.lemmas(layout.words[place].folded)
    return any(form == PARTICIPLE for _, form in forms)
