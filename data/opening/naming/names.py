"""From what a cell says to the state that is meant, without ever guessing.

What is known is exact after folding: nothing is taken for a state because it looks like one. What
looks like one is only proposed, for a person to settle.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from data.finding import fold
from data.opening.naming.aliases import Called, called, literals, unsure_names
from data.opening.naming.lookup import (
    CAPITALS,
    CODES,
    GOVERNMENT,
    Found,
    by_name,
    choose,
    cleared,
    is_dated,
)
from data.opening.naming.spelling import key_of, literal
from data.opening.naming.within import Within, places_in, state_in, states_within
from data.state_codes import as_code, state_codes, system_of

__all__ = ["Known", "Names", "Within", "state_in", "states_within", "system_of"]

LEAST = 4  # letters of what may be like a name
LIKE = 0.8  # of difflib: how alike a name is that is proposed
# What stands among states where a table sums them up.
SUMS = frozenset(
    map(
        fold,
        (
            *("world", "world total", "total", "grand total", "all countries", "rest of the world"),
            *("mundo", "total mundial", "todos los países", "resto del mundo", "total general"),
            *("todos os países", "resto do mundo", "total geral", "جهان", "کل جهان", "جمع کل"),
        ),
    )
)
MOST = 100_000  # texts whose meaning is kept
HALF, SURE = 0.5, 0.9
AMONG_NAMES = ("iso3",)
NOBODY: Mapping[str, str] = MappingProxyType({})


class Known(NamedTuple):
    """The state that a text means: its ISO 3166 code, or the id of a former state.

    `how` it is known: "code", "name", "alias", or "remembered" where a person settled it.
    """

    actor: str
    how: str


class Names:
    """What the cells of a column mean, or of two that are written in one way."""

    def __init__(
        self,
        system: str = "",
        remembered: Mapping[str, str] = NOBODY,
        among: Iterable[str] = (),
    ) -> None:
        """Take how the cells are written.

        Args:
            system: a system of codes (see `data.state_codes`), or nothing for names.
            remembered: what a person settled: by what the cell says, an actor, or nothing where
                it is no state.
            among: what the columns say, each text once. It decides whether "Congo" is clear, since
                the other one is named as well, and whether "IS" is a code among codes, or what
                an armed group is called among names.
        """
        self.system = system
        self._remembered = {literal(text): actor for text, actor in remembered.items()}
        texts = {plain for text in among if (plain := cleared(text))}
        self._codes = _codes_among(texts) if texts else CODES
        found = (choose(by_name(text, (), self._codes), None) for text in texts)
        self._beside = frozenset(one.meaning.actor for one in found if one)
        self._found: dict[str, Found] = {}

    def known(self, text: str, on: date | None = None) -> Known | None:
        """Return the state that a text means, on a day; nothing where that is not sure.

        The day decides between a state and the one before it. Of a row that covers many days, the
        first is to be given. Without a day, a name or a code is whose it is today.
        """
        settled = self._remembered.get(literal(text)) if self._remembered else None
        if settled is not None:
            return Known(settled, "remembered") if settled else None
        one = choose(self._meant(text), on)
        return Known(one.meaning.actor, one.how) if one else None

    def is_dated(self, text: str) -> bool:
        """Tell whether the day decides which state a text means, or names, or whether any."""
        if self._remembered and literal(text) in self._remembered:
            return False
        found = self._meant(text)
        return is_dated(found) if found else bool(places_in(text))

    def no_state(self, text: str) -> bool:
        """Tell whether a text surely means no state: a code for a region, or settled so."""
        if self._remembered.get(literal(text)) == "" or fold(cleared(text)) in SUMS:
            return True
        meanings = state_codes().get(self.system, {}).get(as_code(text, self.system), ())
        return any(not one.actor for one in meanings)

    def proposal(self, text: str) -> str | None:
        """Return a state that a text may mean, for a person to settle; never used by itself."""
        plain = cleared(text)
        if not plain or self.no_state(text):
            return None
        unsure = unsure_names().get(key_of(plain))
        if unsure:
            return unsure[0].actor
        found = choose(by_name(plain) or by_name(plain.upper()), None)
        if found:
            return found.meaning.actor
        within = state_in(plain)
        government = GOVERNMENT.match(plain)
        if within:
            return within.actor
        like = government["state"] if government else plain
        return _alike(like) if len(like) >= LEAST else None

    def _meant(self, text: str) -> Found:
        found = self._found.get(text)
        return self._keep(text, self._meanings(cleared(text))) if found is None else found

    def _meanings(self, text: str) -> Found:
        if not self.system:
            return by_name(text, self._beside, self._codes)
        codes = state_codes()[self.system].get(as_code(text, self.system))
        if codes is not None:
            return [Called(one, "code") for one in codes if one.actor]
        # What is no code of the system may be a name, but no code of another one.
        return by_name(text, self._beside, ())

    def _keep(self, text: str, found: Found) -> Found:
        if len(self._found) >= MOST:
            self._found.clear()
        self._found[text] = found
        return found


def _codes_among(texts: Set[str]) -> Sequence[str]:
    """Return which codes may stand in a column: any where most of the texts look like one.

    Among names those of ISO 3166 may, where all that looks like a code is one, and nearly all else
    names a state: among armed groups "PAK" is one of them, among states it is Pakistan.
    """
    like = {text for text in texts if CAPITALS(text)}
    if len(like) > HALF * len(texts):
        return (*CODES, "iso2")
    names = texts - like
    if not like or any(not by_name(text, (), AMONG_NAMES) for text in like):
        return ()
    known = sum(bool(by_name(text, (), ())) for text in names)
    return AMONG_NAMES if known >= SURE * len(names) else ()


def _alike(text: str) -> str | None:
    """Return whom the name means that a text is most like, if it is like any."""
    folded = fold(text)
    candidates = _by_first_letter().get(folded[:1], {})
    near = get_close_matches(folded, candidates, 1, LIKE)
    return candidates[near[0]] if near else None


@cache
def _by_first_letter() -> Mapping[str, Mapping[str, str]]:
    """Return whom each folded name means, by the letter that it begins with."""
    found: dict[str, dict[str, str]] = {}
    for text in sorted(literals()):
        one = choose(called().get(key_of(text), ()), None)
        if one:
            folded = fold(text)
            found.setdefault(folded[:1], {})[folded] = one.meaning.actor
    return found
