"""Who is named in a sentence, and how: alone, by an adjective, after a preposition, in passing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from data.coder.gazetteer import (
    ADJECTIVE,
    BODY,
    PERSON,
    PLACE,
    STATE,
    SURNAME,
    Meaning,
    bodies,
    surnames,
)
from data.coder.gazetteer import (
    gazetteer as names,
)
from data.coder.lexicon import Lexicon
from data.coder.phrases import Mention, Party, grown_of, joined, same_phrase
from data.coder.words import Word, plain
from data.former_states import former_states
from data.states import states

NAME = 6  # words of a personal name
BACK = 5  # words before a name that may belong to it


class Spoken(NamedTuple):
    """How a text speaks: its lexicon, its language, and the year it was written in, or 0."""

    lexicon: Lexicon
    language: str
    year: int


def mentions_of(words: Sequence[Word], spoken: Spoken, known: dict[str, Party]) -> list[Mention]:
    """Return who is named in a sentence, from left to right.

    Args:
        words: those of the sentence.
        spoken: how the text speaks.
        known: surnames of persons named in full before in the text; those named here are added.
    """
    lexicon = spoken.lexicon
    found = list(_named(words, spoken, known))
    merged: list[Mention] = []
    for one in found:
        grown = grown_of(one, words, lexicon, found)
        if merged and same_phrase(merged[-1], grown, words, lexicon):
            merged[-1] = joined(merged[-1], grown, words)
        elif not merged or grown.first >= merged[-1].last or grown.last > merged[-1].last:
            start = max(grown.first, merged[-1].last if merged else 0)
            merged.append(replace(grown, first=min(start, grown.core)))
    return [_placed(one, words, lexicon) for one in merged]


def _named(words: Sequence[Word], spoken: Spoken, known: dict[str, Party]) -> Iterator[Mention]:
    at = 0
    while at < len(words):
        one = _longest(words, at, spoken) or _titled(words, at, spoken, known)
        if one is None:
            at += 1
            continue
        if one.kind == PERSON:
            known[plain(words[one.last - 1].folded)] = one.party
        yield one
        at = one.last


def _longest(words: Sequence[Word], at: int, spoken: Spoken) -> Mention | None:
    """Return the longest name that begins at a word."""
    rows = names().get(plain(words[at].folded), ())
    best: list[Meaning] = []
    size = 0
    for key, meaning in rows:
        if size and len(key) < size:
            break
        stop = at + len(key)
        if stop > len(words) or any(
            plain(words[at + n].folded) != part for n, part in enumerate(key)
        ):
            continue
        if _written(words[at:stop], meaning, spoken.language):
            best.append(meaning)
            size = len(key)
    if not best:
        return None
    meaning = min(best, key=partial(_unlikely, spoken.year))
    return Mention(party_of(meaning), meaning.kind, at, at + size, core=at)


def _unlikely(year: int, one: Meaning) -> tuple[int, str]:
    """Return how little a name is likely to mean somebody in a text of a year."""
    return (one.distance(year) if year else -one.last, one.kind)


def _written(words: Sequence[Word], meaning: Meaning, language: str) -> bool:
    """Tell whether words are written as a name is: with capitals, but for some adjectives."""
    text = "".join(word.text for word in words)
    letters = meaning.name.replace(" ", "")
    if meaning.kind == ADJECTIVE and meaning.language and meaning.language != "en":
        return language == meaning.language and meaning.language == language
    if letters.replace(".", "").isupper() and len(letters.replace(".", "")) <= 5:
        return text.replace(".", "").isupper()
    if meaning.kind == ADJECTIVE:
        return language == "en" and words[0].capital
    if language == "en" and meaning.language not in ("", "en"):
        return False
    return any(word.capital for word in words) and (words[-1].capital or len(words) > 2)


def party_of(meaning: Meaning) -> Party:
    """Return who a name stands for."""
    if meaning.actor in states():
        kind = "person" if meaning.kind in (PERSON, SURNAME) else "state"
        kind = "government body" if meaning.kind == BODY else kind
        return Party(meaning.actor, states()[meaning.actor].names["en"], meaning.actor, kind)
    if meaning.actor in former_states():
        return Party(
            meaning.actor, former_states()[meaning.actor].names["en"], meaning.actor, "state"
        )
    own = bodies()[meaning.actor]
    return Party(meaning.actor, own.name, own.country, own.kind)


def _titled(
    words: Sequence[Word], at: int, spoken: Spoken, known: dict[str, Party]
) -> Mention | None:
    """Return a person who is known by a surname: after a title, or named in full before."""
    word, roles = words[at], spoken.lexicon.roles
    if not word.capital or len(word.text) < 3:
        return None
    party = known.get(plain(word.folded))
    if party is not None:
        return Mention(party, SURNAME, at, at + 1, core=at)
    if roles.get(word.folded) != "state":
        return None
    found = None
    for place in range(at + 1, min(at + NAME, len(words))):
        name = words[place]
        if not name.capital and name.text != "-" and name.folded not in PARTICLES:
            break
        rows = () if name.folded in roles else surnames().get(plain(name.folded), ())
        best = _leader(words, place, rows, spoken.year)
        if best:  # what is a surname stands last
            found = Mention(party_of(best), PERSON, at, place + 1, core=at)
    return found


PARTICLES = frozenset({"al", "de", "bin", "el", "von", "da"})


def _leader(
    words: Sequence[Word], place: int, rows: Sequence[Meaning], year: int
) -> Meaning | None:
    """Return which of several leaders of one surname is meant, where that is sure."""
    given = _first_name(words, place, rows)
    one_state = len({one.actor for one in rows}) == 1
    if given or not (rows and (year or one_state)):
        return given
    return min(rows, key=partial(_unlikely, year))


def _first_name(words: Sequence[Word], place: int, rows: Sequence[Meaning]) -> Meaning | None:
    given = plain(words[place - 1].folded)
    return next((one for one in rows if given[:4] in one.name.casefold()), None)


def _placed(one: Mention, words: Sequence[Word], lexicon: Lexicon) -> Mention:
    """Return a mention with the preposition before it, and whether it is named in passing."""
    at = one.first - 1
    steps = 0
    while (
        at >= 0
        and steps < BACK
        and (
            words[at].folded in lexicon.words["determiner"]
            or words[at].folded in lexicon.words["direction"]
            or words[at].text.isdigit()
            or words[at].folded in ("`", "'", '"', "“", "-")
        )
    ):
        at -= 1
        steps += 1
    before = words[at].folded if at >= 0 else ""
    small = lexicon.words
    if one.last < len(words) and words[one.last].folded in small["sites"]:
        before = first_of(small["place"], before)
    known = any(before in small[kind] for kind in ("place", "toward", "by", "between"))
    return replace(
        one,
        before=before if known else "",
        passing=_in_passing(one, words, lexicon),
        start=words[one.first].start,
        end=words[one.last - 1].end,
    )


def first_of(places: frozenset[str], before: str) -> str:
    """Return a preposition of place for what stands "on the border": itself if it is one."""
    return before if before in places or not before else min(places)


def _in_passing(one: Mention, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether a name does nothing itself: in "US-led", "anti-American", "Washington Post"."""
    small = lexicon.words
    after, following = (
        words[place].folded if place < len(words) else "" for place in (one.last, one.last + 1)
    )
    ahead = [word.folded for word in words[max(0, one.first - 2) : one.first] if word.text != "-"]
    led = one.last == one.core + 1 or one.kind != ADJECTIVE
    body = [word.folded for word in words[one.last + 2 : one.last + 3]]
    led = led and not (following in small["leads"] and lexicon.roles.keys() & set(body))
    paper = one.kind in (PLACE, ADJECTIVE, STATE) and (
        after in small["named_for"] and words[one.last].capital
    )
    return (
        (led and after == "-" and following in small["modifies"])
        or any(word in small["against"] for word in ahead[-1:])
        or paper
    )
