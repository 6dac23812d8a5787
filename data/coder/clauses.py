"""What parts of a sentence belong together: who speaks, where clauses end, who is named as one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from data.coder.lexicon import SAY, Lexicon
from data.coder.phrases import Mention
from data.coder.predicates import Hit
from data.coder.words import Word

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

    def group(self, at: int) -> list[Mention]:
        """Return the mentions that are named as one with that of a number: "A, B and C"."""
        found = [self.mentions[at]]
        for one in self.mentions[at + 1 :]:
            if not self._joined(found[-1], one):
                break
            found.append(one)
        return found

    def _joined(self, one: Mention, other: Mention) -> bool:
        small = self.lexicon.words
        gap = [word.folded for word in self.words[one.last : other.first]]
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
        if not gap or len(gap) > 8 or other.passing:
            return False
        if other.before and other.before not in small["and"]:
            return False
        linked = any(word in small["and"] or word == "," for word in gap)
        return linked and all(
            word in small["and"] or word == "," or word in light or word in small["both"]
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
        if word.folded in ("according", "segun"):
            stop = next(
                (n for n in range(place + 1, len(words)) if words[n].text == ","), len(words)
            )
            if stop - place <= TAIL or stop == len(words):
                _quieten(found, place, stop, place + 2)
    return found


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
