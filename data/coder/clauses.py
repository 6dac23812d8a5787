"""What parts of a sentence belong together: who speaks, where clauses end, who is named as one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from data.coder.lexicon import SAY, Lexicon
from data.coder.phrases import Mention
from data.coder.predicates import Hit
from data.coder.words import Word

GAP = 8  # words between two who are named as one
GUESS = 5  # words before a verb among which those who guess are looked for
TAIL = 16  # words of ", a Jordanian official said"
AFTER = 9  # words that may follow such a verb: when and where it was said


@dataclass
class Layout:
    """Where a sentence says what: `quiet` words only tell who says the rest."""

    words: Sequence[Word]
    lexicon: Lexicon
    mentions: Sequence[Mention]
    hits: Sequence[Hit]
    quiet: set[int] = field(default_factory=set)
    speaker: Mention | None = None
    speaker_words: tuple[int, int] = (0, 0)

    def ends_clause(self, place: int) -> bool:
        """Tell whether a clause ends before a word."""
        word = self.words[place]
        return word.text in ";:" or word.folded in self.lexicon.words["boundary"]

    def begins(self, place: int, low: int) -> int:
        """Return where the clause of a word begins, `low` at the earliest."""
        starts = (n + 1 for n in range(place - 1, -1, -1) if self.ends_clause(n))
        return max(next(starts, 0), low)

    def guessed(self, hit: Hit) -> bool:
        """Tell whether what is said is only what observers think: "analysts believe that"."""
        before = self.words[max(0, hit.at - GUESS) : hit.at]
        small = self.lexicon.words
        thought = self.words[hit.at].folded in small["interpreted"]  # "is believed to"
        nobody = any(
            word.folded in small["impersonal"] or (thought and word.folded in small["be"])
            for word in before[-1:]
        )
        return nobody or any(word.folded in small["observers"] for word in before)

    def group(self, at: int) -> list[Mention]:
        """Return the mentions that are named as one with that of a number: "A, B and C"."""
        found, whole = [self.mentions[at]], 1
        for one in self.mentions[at + 1 :]:
            if not self._joined(found[-1], one):
                break
            if self._linked(found[-1], one):
                whole = len(found) + 1
            found.append(one)
        return found if len(found) > 2 else found[:whole]

    def _linked(self, one: Mention, other: Mention) -> bool:
        """Tell whether "and" stands between two: a single comma may part what is not one."""
        gap = self.words[one.last : other.first]
        return any(word.folded in self.lexicon.words["and"] or word.text in "—-" for word in gap)

    def _joined(self, one: Mention, other: Mention) -> bool:
        small = self.lexicon.words
        if other.core in self.quiet and one.core not in self.quiet:
            return False
        gap = [word.folded for word in self.words[one.last : other.first]]
        if one.before in small["between"] and len(gap) < GAP:
            return any(word in small["and"] for word in gap)
        light = (
            *small["determiner"],
            *small["direction"],
            "—",
            "-",
            "'s",
            "with",
            "strings",
            "attached",
        )
        if not gap or len(gap) > GAP or other.passing:
            return False
        if other.before and other.before not in small["and"] and other.before != one.before:
            return False
        linked = any(word in small["and"] or word == "," for word in gap)
        return linked and all(
            word in small["and"]
            or word in (",", one.before)
            or word in light
            or word in small["both"]
            for word in gap
        )


def laid_out(
    words: Sequence[Word], lexicon: Lexicon, mentions: Sequence[Mention], hits: Sequence[Hit]
) -> Layout:
    """Return a sentence with what only tells who says it set apart."""
    found = Layout(words, lexicon, mentions, hits)
    for hit in hits:
        if hit.entry.kind == SAY:
            _set_apart(found, hit)
    for place, word in enumerate(words):
        if word.folded in lexicon.words["according"]:
            _according(found, place)
    return found


def _according(found: Layout, place: int) -> None:
    """Set apart "according to a report," up to its comma, or what ends a sentence."""
    words = found.words
    reach = range(place + 1, min(len(words), place + TAIL))
    comma = next((n for n in reach if words[n].text == ","), None)
    if comma is None and place > len(words) // 2:
        comma = len(words)
    to = place + 1 < len(words) and words[place + 1].folded in found.lexicon.words["toward"]
    _quieten(found, place, min(comma or place + 3, len(words)), place + 1 + to)


def _set_apart(found: Layout, hit: Hit) -> None:
    """Set apart ", a Jordanian official said on Tuesday." and its likes."""
    words = found.words
    start = next(
        (
            n
            for n in range(hit.at - 1, max(-1, hit.at - TAIL), -1)
            if words[n].text in (",", "”", '"', "''", ";")
        ),
        None,
    )
    rest = len(words) - hit.end
    if start is None or any(
        one.entry.kind != SAY and start < one.at < hit.at and one.form in ("past", "finite")
        for one in found.hits
    ):
        return
    following = next((n for n in range(hit.end, len(words)) if words[n].text == ","), len(words))
    inverted = start == hit.at - 1
    ahead = [word.folded for word in words[hit.end : hit.end + 6]]
    content = any(word in ("that", "que", "it", "he", "she", "they") for word in ahead)
    if content or (rest > AFTER and not inverted and following - hit.end > AFTER):
        return
    busy = any(
        one.entry.kind != SAY and one.at > hit.at and one.at < following for one in found.hits
    )
    if busy and not inverted:
        return
    _quieten(
        found,
        start,
        min(following, len(words)) if not inverted else min(following, hit.end + TAIL),
        start + 1,
    )


def _quieten(found: Layout, start: int, stop: int, phrase: int) -> None:
    found.quiet.update(range(start, stop))
    speaker = next((one for one in found.mentions if start <= one.core < stop), None)
    if found.speaker_words == (0, 0):
        found.speaker = speaker
        found.speaker_words = (phrase, stop)
