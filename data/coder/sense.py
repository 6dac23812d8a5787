"""What a predicate means where it stands: promised, refused, demanded, not done, or done."""

from collections.abc import Sequence
from typing import NamedTuple

from data.coder.clauses import Layout
from data.coder.forms import FINITE, PARTICIPLE, PAST
from data.coder.lexicon import GOVERNOR, NAMED, SAY, VERB
from data.coder.predicates import Hit
from data.model import relation_types

REACH = 12  # words in which a governed predicate stands
# What is near to a type, likeliest first: offered where a person may want another one.
NEAR = {
    "CONSULT": ("AGREE", "SUPPORT"),
    "AGREE": ("SUPPORT", "CONSULT"),
    "SUPPORT": ("COOPERATE", "AGREE"),
    "COOPERATE": ("SUPPORT", "AID"),
    "AID": ("COOPERATE", "AGREE"),
    "RETREAT": ("AGREE", "COOPERATE"),
    "REQUEST": ("ACCUSE", "REJECT"),
    "ACCUSE": ("REJECT", "REQUEST"),
    "REJECT": ("ACCUSE", "REQUEST"),
    "THREATEN": ("ACCUSE", "SANCTION"),
    "SANCTION": ("COERCE", "THREATEN"),
    "MOBILIZE": ("THREATEN", "ASSAULT"),
    "COERCE": ("SANCTION", "ASSAULT"),
    "ASSAULT": ("COERCE", "MOBILIZE"),
}


class Sense(NamedTuple):
    """The three likeliest types, the likeliest first, and the rule by which it is that."""

    types: tuple[str, ...]
    rule: str
    doubtful: bool = False

    @property
    def type(self) -> str:
        """The likeliest type."""
        return self.types[0]


def sense_of(hit: Hit, following: Sequence[Hit], layout: Layout) -> Sense:
    """Return what a predicate means, with what it governs and what stands before it."""
    plain = hit.entry.type
    type_, rule, doubtful = plain, hit.entry.rule, hit.entry.kind == NAMED
    if hit.entry.kind == GOVERNOR:
        governed = _governed(hit, following, layout)
        type_, rule, doubtful = _of_governor(hit, governed)
        plain = governed.entry.type if governed else plain
    elif hit.entry.kind == VERB:
        type_, rule, doubtful = _of_verb(hit)
    elif plain == "SUPPORT" and _soured(hit, layout):
        type_, rule = "REJECT", f"soured {rule}"
    types = tuple(dict.fromkeys((type_, plain, *NEAR[type_], *NEAR[plain])))[:3]
    return Sense(types, rule, doubtful)


def _soured(hit: Hit, layout: Layout) -> bool:
    """Tell whether ties are said to be bad: "relations between them remain tense"."""
    low, high = max(0, hit.at - 3), hit.end + REACH
    near = (word.folded for word in layout.words[low:high])
    return any(word in layout.lexicon.words["soured"] for word in near)


def _of_governor(hit: Hit, governed: Hit | None) -> tuple[str, str, bool]:
    plain, rule = hit.entry.type, hit.entry.rule
    if plain == "AGREE" and governed and _hostile(governed.entry.type):
        return "THREATEN", f"{rule} + {governed.entry.rule}", False
    if not hit.negated:
        return plain, rule, False
    turned = {"AGREE": "REJECT", "REQUEST": "REQUEST"}.get(plain, "AGREE")
    return turned, f"not {rule}", turned == "AGREE"


def _of_verb(hit: Hit) -> tuple[str, str, bool]:
    plain, rule = hit.entry.type, hit.entry.rule
    if hit.obliged:
        return "REQUEST", f"must {rule}", False
    if hit.negated:
        hostile = _hostile(plain)
        return plain if hostile else "REJECT", f"not {rule}", hostile
    return (_coming(plain), f"will {rule}", False) if hit.future else (plain, rule, False)


def _governed(hit: Hit, following: Sequence[Hit], layout: Layout) -> Hit | None:
    for one in following:
        if one.at > hit.end + REACH or one.at in layout.quiet:
            return None
        if any(layout.ends_clause(place) for place in range(hit.end, one.at)):
            return None
        if one.entry.kind != SAY and one.form not in (PAST, PARTICIPLE, FINITE):
            return one
    return None


def _hostile(code: str) -> bool:
    return relation_types()[code.lower()].sign < 0


def _coming(code: str) -> str:
    """Return what it is to say that something will be done."""
    kind = relation_types()[code.lower()]
    if kind.sign > 0:
        return "AGREE"
    return "THREATEN" if kind.deeds else code
