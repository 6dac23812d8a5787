"""What belongs to a name in a sentence: "leaders of Romania", "Iraqi President Saddam Hussein"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.coder.gazetteer import ADJECTIVE, ORGANISATION, PERSON, PLACE, STATE, SURNAME
from data.coder.lexicon import Lexicon
from data.coder.words import Word
from data.former_states import former_states
from data.states import states

LONG = 9  # words after a name that may belong to it
BACK = 5  # words before a name that may belong to it
GROUP = "group"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a relation.

    `code` is the ISO 3166-1 alpha-3 code of a state, the id of a former state, or else of an
    organisation; `state` the state that they stand for or belong to, if it is known; `kind` is one
    of the kinds of the atlas, "state" for whatever speaks for one.
    """

    code: str
    name: str
    state: str
    kind: str

    @property
    def is_state(self) -> bool:
        """Whether they stand for a state, of today or a former one."""
        return self.code in states() or self.code in former_states()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence: whose it is, and the words that it covers, from `first` up to `last`.

    `before` is the preposition in front, if any; `passing` names do nothing themselves, such as
    the first in "US-led" and "Washington Post"; `owner` tells whether 's follows.
    """

    party: Party
    kind: str
    first: int
    last: int
    before: str = ""
    passing: bool = False
    owner: bool = False
    core: int = 0
    start: int = 0
    end: int = 0


def grown_of(
    one: Mention, words: Sequence[Word], lexicon: Lexicon, found: Sequence[Mention]
) -> Mention:
    """Return a mention with the roles and names that belong to it on both sides."""
    taken = {
        place for other in found if other is not one for place in range(other.first, other.last)
    }
    owner = one.last < len(words) and words[one.last].folded == "'s"
    last = _end(one, one.last + owner, words, lexicon, taken)
    party = one.party
    if one.kind in (ADJECTIVE, STATE, PLACE):
        party = _as_group(party, [word.folded for word in words[one.last : last]], lexicon)
    first = _begin(one.first, words, lexicon, taken)
    return replace(one, first=first, last=last, owner=owner and last == one.last, party=party)


def _end(one: Mention, start: int, words: Sequence[Word], lexicon: Lexicon, taken: set[int]) -> int:
    """Return where a phrase ends that begins with a name: "Iraqi President Saddam Hussein"."""
    last = one.last
    role = one.kind in (PERSON, SURNAME)
    for reach in range(start, min(len(words), start + LONG)):
        word = words[reach]
        if reach in taken:
            break
        if word.folded in lexicon.roles:
            role, last = True, reach + 1
        elif word.capital and word.text.isalpha() and role:
            last = reach + 1
        elif not (role and word.text in ".-") and not (
            is_between(word, lexicon) and reach < last + 2
        ):
            break
    return last


def is_between(word: Word, lexicon: Lexicon) -> bool:
    """Tell whether a word may stand between a nationality and a role: "new", "of", "military"."""
    return word.folded in lexicon.words["direction"] or word.folded in lexicon.words["role_of"]


def _as_group(party: Party, words: Sequence[str], lexicon: Lexicon) -> Party:
    kinds = [lexicon.roles[word] for word in words if word in lexicon.roles]
    if kinds and kinds[-1] == "group" and party.kind == "state":
        return replace(party, kind=GROUP)
    return party


def _begin(first: int, words: Sequence[Word], lexicon: Lexicon, taken: set[int]) -> int:
    """Return where a phrase begins that ends with a name: "leaders of Romania"."""
    at = first
    back = at - 1
    while back >= 0 and words[back].folded in lexicon.words["determiner"]:
        back -= 1
    if back >= 1 and words[back].folded in lexicon.words["role_of"] and back not in taken:
        place = back - 1
        low = max(0, place - BACK)
        while (
            place >= low
            and place not in taken
            and (
                words[place].capital
                and words[place].text.isalpha()
                and words[place].folded not in lexicon.words["place"]
            )
            and words[place].folded not in lexicon.roles
        ):
            place -= 1
        if place >= 0 and place not in taken and words[place].folded in lexicon.roles:
            while place > 0 and place - 1 not in taken and words[place - 1].folded in lexicon.roles:
                place -= 1
            return place
        return first
    back = first - 1
    while back >= 0 and back not in taken and words[back].folded in lexicon.roles:
        at = back
        back -= 1
    return at


def same_phrase(one: Mention, other: Mention, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether two mentions are one phrase: "Iraqi President Saddam Hussein"."""
    if other.first < one.last and other.core < one.last:
        return True
    gap = words[one.last : other.first]
    if other.first <= one.last and one.kind == ADJECTIVE and other.kind == ADJECTIVE:
        return True
    if one.party.state and one.party.state == other.party.state:
        return (
            len(gap) <= 3
            and all(
                word.folded in (",", "(", "'s")
                or word.folded in lexicon.words["determiner"]
                or is_between(word, lexicon)
                for word in gap
            )
            and not any(w.folded in lexicon.words["and"] for w in gap)
        )
    named = other.kind in (PERSON, SURNAME)
    return not gap and (
        (named and one.kind in (ADJECTIVE, STATE))
        or (other.kind == ORGANISATION and one.kind == ADJECTIVE)
    )


def joined(one: Mention, other: Mention, words: Sequence[Word]) -> Mention:
    """Return two mentions of one phrase as one."""
    owner = other.last < len(words) and words[other.last].folded == "'s"
    kind = one.kind if one.kind == ADJECTIVE else other.kind
    party = one.party
    if other.kind == ORGANISATION and one.kind == ADJECTIVE:
        party = other.party
    return replace(one, last=max(one.last, other.last), owner=owner, kind=kind, party=party)
