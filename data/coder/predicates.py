"""What is said to be done in a sentence: the words that say it, and what they do to its sense."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data.coder.forms import FINITE, GERUND, INFINITIVE, NOUN, PARTICIPLE, PAST
from data.coder.gazetteer import ADJECTIVE
from data.coder.lexicon import NAMED, SAY, Entry, Lexicon
from data.coder.negation import is_not, noun_negated, verb_negated
from data.coder.phrases import Mention
from data.coder.words import Word

GAP = 7  # words between two of an entry
LOOK = 5  # words before a verb in which an auxiliary is looked for
ENDS = frozenset({";", ":", ".", "!", "?"})


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry of the lexicon found in a sentence, from word `at` up to `end`.

    `form` is that of its first word. `negated`, `future` and `obliged` tell what stands before it.
    """

    entry: Entry
    at: int
    end: int
    form: str
    passive: bool = False
    negated: bool = False
    future: bool = False
    obliged: bool = False
    after_to: bool = False

    @property
    def finite(self) -> bool:
        """Whether a clause of its own stands around it."""
        whole = self.form in (PAST, FINITE, "future")
        leading = (self.future or self.obliged) and not self.after_to
        return self.entry.kind != NAMED and (whole or leading)


def hits_of(words: Sequence[Word], lexicon: Lexicon, mentions: Sequence[Mention]) -> list[Hit]:
    """Return what is said to be done, from left to right, no word used twice."""
    names = {place for one in mentions for place in range(one.first, one.last)}
    found: list[Hit] = []
    used: set[int] = set()
    for at, word in enumerate(words):
        if (
            at in used
            or (at and words[at - 1].text == "-")
            or (at in names and (word.capital or word.folded in lexicon.roles))
        ):
            continue
        best = max(
            _fitting(words, at, lexicon, mentions),
            key=lambda one: (len(one[2]), one[0].kind != NAMED),
            default=None,
        )
        if best is None:
            continue
        entry, form, places = best
        used.update(places)
        found.append(_in_place(Hit(entry, at, max(places) + 1, form), words, lexicon))
    return found


def _fitting(
    words: Sequence[Word], at: int, lexicon: Lexicon, mentions: Sequence[Mention]
) -> Iterator[tuple[Entry, str, set[int]]]:
    """Yield the entries that a word may begin, each with its form and the places of its words."""
    forms = lexicon.lemmas(words[at].folded)
    if not forms:
        return
    noun = _is_noun(words, at, lexicon, mentions, {kind for _, kind in forms})
    for lemma, form in sorted(forms, key=_finite_first):
        for entry in lexicon.entries.get(lemma, ()):
            named = entry.kind == NAMED
            if not named and not _may_be(form, words, at, lexicon):
                continue
            if named == noun and (named == (form == NOUN) or len(forms) == 1):
                places = _rest(words, at, entry, lexicon)
                if places:
                    yield entry, form, places


def _finite_first(form: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    """Return what puts a past before the participle that is written alike, always in one order."""
    return (form[1] not in (PAST, FINITE), form)


def _is_noun(
    words: Sequence[Word],
    at: int,
    lexicon: Lexicon,
    mentions: Sequence[Mention],
    kinds: set[str],
) -> bool:
    """Tell whether a word that may be a noun or a verb is a noun, by what stands before it."""
    if kinds <= {NOUN} or at == 0:
        return NOUN in kinds
    before, small = words[at - 1].folded, lexicon.words
    if GERUND in kinds and NOUN in kinds:
        after = words[at + 1].folded if at + 1 < len(words) else "."
        kept = at > 1 and words[at - 2].folded in small["determiner"]
        if kept or after in small["toward"] or after in small["by"] or after in ",.":
            return True
    marks = small["determiner"] | small["pronoun"] | {"'s"}
    if before in marks or (before in small["none"] and NOUN in kinds):
        being = before in small["be"] and kinds & {PARTICIPLE, GERUND}  # "está" looks like "esta"
        verb = before in VERB_AFTER or (before in small["clitic"] and NOUN not in kinds)
        return not (verb or being)
    if NOUN in kinds and any(one.last == at and one.kind == ADJECTIVE for one in mentions):
        return PAST not in kinds and not before.endswith("s")
    if (before in small["toward"] and before != "to") or before in small["by"]:
        return GERUND not in kinds and kinds != {INFINITIVE}
    like = before.endswith(LIKE_ADJECTIVES) or before in NOMINAL
    return NOUN in kinds and like and not kinds & {PAST, PARTICIPLE, GERUND}


def _may_be(form: str, words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a verb may have a form where it stands: after "to" it is an infinitive."""
    before, small = words[at - 1].folded if at else "", lexicon.words
    if before == "to" or before in small["future"] or before in small["obliged"]:
        return form in (INFINITIVE, "future")
    return form != FINITE or _follows_somebody(words, at, lexicon)


def _follows_somebody(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether what is written as a verb of the third person may be one, by what is before."""
    before = words[at - 1].folded if at else ""
    small = lexicon.words
    first = any(before in small[kind] for kind in ("boundary", "determiner", "particle"))
    object_ = at > 1 and words[at - 2].folded == "to" and not words[at - 1].capital
    return not (first or object_ or before in small["by"] or before in small["place"])


VERB_AFTER = frozenset({"it", "he", "she", "they", "that", "this", "which", "most"})
LIKE_ADJECTIVES = ("al", "ic", "ous", "ive", "ful", "an", "ary", "able", "ed", "ing")
NOMINAL = frozenset(
    (
        *("peace", "new", "joint", "trade", "nuclear", "further", "direct", "-", "and", "food"),
        *("humanitarian", "arms", "air", "missile", "bomb", "drone", "free", "cyber", "terror"),
        *("rocket", "border", "high", "level", "fresh", "warm"),
    )
)


def _rest(words: Sequence[Word], at: int, entry: Entry, lexicon: Lexicon) -> set[int]:
    """Return the places of all words of an entry, or none where one is missing."""
    places = {at}
    last = at
    for options, beside in zip(entry.words[1:], entry.beside[1:], strict=True):
        reach = min(len(words), last + (2 if beside else GAP + 1))
        for place in range(last + 1, reach):
            if words[place].text in ENDS or (not beside and words[place].text == ","):
                return set()
            if _is_one(words[place].folded, options, lexicon):
                places.add(place)
                last = place
                break
            if is_not(words[place], lexicon):
                return set()
        else:
            return set()
    return places


def _is_one(word: str, options: frozenset[str], lexicon: Lexicon) -> bool:
    return word in options or any(lemma in options for lemma, _ in lexicon.lemmas(word))


def _in_place(hit: Hit, words: Sequence[Word], lexicon: Lexicon) -> Hit:
    """Return a hit with what stands before its verb: negation, future, duty, the passive."""
    if hit.entry.kind == NAMED:
        return replace(hit, negated=noun_negated(words, hit.at, hit.end, lexicon))
    before = [word.folded for word in words[max(0, hit.at - LOOK) : hit.at]]
    near = before[-3:]
    small = lexicon.words
    for place in range(len(before) - 1, -1, -1):
        if before[place] in small["boundary"] or before[place] in (",", ";", "that", "que"):
            before = before[place + 1 :]
            break
    participle = any(kind == PARTICIPLE for _, kind in lexicon.lemmas(words[hit.at].folded))
    aux = any(word in small["be"] for word in before[-3:])
    ahead = [word.folded for word in words[hit.end : hit.end + 6]]
    reduced = bool(ahead) and any(word in small["by"] for word in ahead[:2])
    passive = (
        participle
        and hit.entry.kind != SAY
        and ((aux and not any(word in small["have"] for word in near[-1:])) or reduced)
    )
    return Hit(
        hit.entry,
        hit.at,
        hit.end,
        hit.form,
        passive,
        verb_negated(words, hit.at - len(before), hit.at, hit.form, lexicon),
        hit.form == "future"
        or _will(words[hit.at])
        or any(word in small["future"] for word in before[-4:]),
        any(word in small["obliged"] for word in before[-4:]),
        before[-1:] == ["to"],
    )


def _will(word: Word) -> bool:
    """Tell whether a word has an ending of the Spanish future, by its accent alone: "enviará"."""
    return word.text.casefold().endswith(("rá", "rán"))
