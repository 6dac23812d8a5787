"""Whom a name means, exactly: first as it is written, then without what can be taken away."""

import re
from collections.abc import Collection, Sequence
from datetime import date

from data.former_states import former_states
from data.opening.naming.aliases import Called, called, literals, unsure_names, written_together
from data.opening.naming.spelling import UNSEEN, key_of, literal, words_of
from data.state_codes import Meaning, meant, state_codes
from data.states import states

LONGEST = 200  # letters of a name; what is longer is a text
SHORT = 3  # letters of a name that stands in capitals: "CAR" is a state, "car" is not
SHORT_IN_SMALL_LETTERS = frozenset({"usa", "uae", "uk", "drc", "gdr", "prc"})
CODES = ("iso3", "ioc")  # which may stand among names; two letters are too often something else
NOTHING = "NA"  # says among names that there is none, and Namibia only in a column of codes
CAPITALS = re.compile(r"(?:[A-Z]\.?){2,3}").fullmatch
GOVERNMENT = re.compile(
    r"^(?:the )?(?:government of|gobierno de|gobierno del|governo de|governo do|governo da"
    r"|governo dos|دولت|حکومت) (?P<state>.+)$",
    re.IGNORECASE,
)
TWO_NAMES = re.compile(r"(?P<one>[^()/]+?) ?(?:\((?P<in_brackets>[^()/]+)\)|/(?P<other>[^()/]+))")
TITLES = ("republic", "kingdom")  # of most states: "Republic of Cyprus", "Reino de España"
BETWEEN_STATES = re.compile("[,/:&\u2010-\u2015-]")

Found = Sequence[Called]


def cleared(text: str) -> str:
    """Return a text with single spaces and without unseen marks; nothing if it is no name."""
    return "" if len(text) > LONGEST else " ".join(UNSEEN.sub(" ", text).split())


def by_name(text: str, beside: Collection[str] = (), codes: Sequence[str] = CODES) -> Found:
    """Return whom a cleared text means on which days, and nothing where that is not sure.

    Args:
        text: a name, a code of letters, or "Government of" and a name.
        beside: the states that are named as well: next to its neighbour, "Congo" is clear.
        codes: the systems of codes that may stand between the names.
    """
    found = _letter_code(text, codes) or _plainly(text, beside)
    if found or len(text) <= SHORT or key_of(text) in unsure_names():
        return found
    government = GOVERNMENT.match(text)
    if government:
        return by_name(government["state"], beside, ())
    return _by_two_names(text, beside) or _without_title(text)


def choose(found: Found, on: date | None) -> Called | None:
    """Return which of several meanings a text has on a day, if it has one."""
    if not found:
        return None
    first = found[0]
    if not is_dated(found):
        return first  # as nearly all are
    if first.how == "code":
        return Called(Meaning(meant([one.meaning for one in found], on)), "code")
    always = [one for one in found if one.meaning.always]
    if on is None:
        today = [one for one in found if one.meaning.last is None]
        return next(iter(always or today), None)
    dated = [one for one in found if not one.meaning.always and not one.meaning.days_from(on)]
    return next(iter(dated or [one for one in always if _was_there(one.meaning.actor, on)]), None)


def is_dated(found: Found) -> bool:
    """Tell whether it depends on the day which of several meanings a text has, or whether any."""
    if len(found) != 1:
        return bool(found)
    meaning = found[0].meaning
    return not (meaning.always and meaning.actor in states())


def several(text: str) -> bool:
    """Tell whether a text names several states, one after the other, and is no name itself."""
    if literal(text) in literals():
        return False
    parts = [_plainly(part.strip()) for part in BETWEEN_STATES.split(text)]
    actors = {frozenset(one.meaning.actor for one in part) for part in parts}
    return len(parts) > 1 and all(parts) and len(actors) > 1


def _was_there(actor: str, on: date) -> bool:
    former = former_states().get(actor)
    return former is None or former.may_be_named(on)


def _plainly(text: str, beside: Collection[str] = ()) -> Found:
    """Return whom a text means as it is written."""
    key = key_of(text)
    if not key or _only_a_word(text, key) or (BETWEEN_STATES.search(text) and several(text)):
        return ()
    sure = [one for one in unsure_names().get(key, ()) if one.beside in beside]
    found = called().get(key) or written_together().get("".join(words_of(text)), ())
    return (*found, *(Called(Meaning(one.actor), "name") for one in sure))


def _letter_code(text: str, systems: Sequence[str]) -> Found:
    code = text.replace(".", "")
    if CAPITALS(text) and code != NOTHING and literal(text) not in literals():
        for system in systems:
            if code in state_codes()[system]:
                return [Called(one, "code") for one in state_codes()[system][code]]
    return ()


def _only_a_word(text: str, key: Sequence[str]) -> bool:
    """Tell whether a text is as short as an abbreviation, but is none that is known.

    Accents count in these: "IRA" is not "Irã".
    """
    short = "".join(key)
    if len(short) > SHORT or not text.isascii():
        return False
    capitals = text.isupper() or short in SHORT_IN_SMALL_LETTERS
    return not (capitals and literals() & {literal(text), short})


def _by_two_names(text: str, beside: Collection[str]) -> Found:
    """Return whom both names of "Belarus (Byelorussia)", or a name and its code, mean."""
    two = TWO_NAMES.fullmatch(text)
    if not two:
        return ()
    second = (two["in_brackets"] or two["other"]).strip()
    other = _letter_code(second, CODES) or _plainly(second, beside)
    actors = {one.meaning.actor for one in other if one.meaning.always}
    found = _plainly(two["one"].strip(), beside)
    return [one for one in found if one.meaning.always and one.meaning.actor in actors]


def _without_title(text: str) -> Found:
    words = list(key_of(text))
    for title in TITLES:
        if title in words:
            words.remove(title)
            return called().get(tuple(words), ())
    return ()
