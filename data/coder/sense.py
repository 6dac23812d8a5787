"""What a predicate means where it stands: promised, refused, demanded, not done, or done."""

from collections.abc import Sequence
from typing import NamedTuple

from data.coder.clauses import Layout
from data.coder.forms import FINITE, PARTICIPLE, PAST
from data.coder.lexicon import GOVERNOR, NAMED, SAY, VERB
from data.coder.predicates import Hit
from data.model import relation_types

OUTLAWS = 6  # words after a verb among which armed groups are looked for
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
    """The three likeliest types, the likeliest first, and the rule by which it is that.

    What is `undone` is said not to have been done, which is no relation.
    """

    types: tuple[str, ...]
    rule: str
    doubtful: bool = False
    undone: bool = False

    @property
    def type(self) -> str:
        """The likeliest type."""
        return self.types[0]


def sense_of(hit: Hit, following: Sequence[Hit], layout: Layout) -> Sense:
    """Return what a predicate means, with what it governs and what stands before it."""
    plain = hit.entry.type
    type_, rule, doubtful, undone = plain, hit.entry.rule, hit.entry.kind == NAMED, hit.negated
    if hit.entry.kind == GOVERNOR:
        governed = _governed(hit, following, layout)
        type_, rule, undone = _of_governor(hit, governed)
        plain = governed.entry.type if governed else plain
    elif hit.entry.kind == VERB:
        type_, rule, undone = _of_verb(hit, layout)
    elif plain == "SUPPORT" and _soured(hit, layout):
        type_, rule = "REJECT", f"soured {rule}"
    types = tuple(dict.fromkeys((type_, plain, *NEAR[type_], *NEAR[plain])))[:3]
    return Sense(types, rule, doubtful, undone)


def _soured(hit: Hit, layout: Layout) -> bool:
    """Tell whether ties are said to be bad: "relations between them remain tense"."""
    low, high = max(0, hit.at - 3), hit.end + REACH
    near = (word.folded for word in layout.words[low:high])
    return any(word in layout.lexicon.words["soured"] for word in near)


def _of_governor(hit: Hit, governed: Hit | None) -> tuple[str, str, bool]:
    """Return the type, the rule, and whether nothing is done: "does not plan to attack"."""
    plain, rule = hit.entry.type, hit.entry.rule
    if plain != "AGREE":
        return plain, f"not {rule}" if hit.negated else rule, hit.negated
    hostile = bool(governed and is_hostile(governed.entry.type))
    turned = bool(governed and governed.negated)
    if governed and (hostile or turned):
        rule = f"{rule} + {'not ' * turned}{governed.entry.rule}"
    if hit.negated:
        return "REJECT", f"not {rule}", hostile or turned
    if hostile != turned:
        return "THREATEN" if hostile else "REJECT", rule, False
    return plain, rule, False


def accused(hit: Hit) -> Sense:
    """Return what it is to say of somebody that they do what nobody should."""
    types = tuple(dict.fromkeys(("ACCUSE", hit.entry.type, *NEAR["ACCUSE"])))[:3]
    return Sense(types, f"said {hit.entry.rule}")


def is_misdeed(hit: Hit, layout: Layout) -> bool:
    """Tell whether nobody should do it: "harbours terrorists", "meddles", "violates"."""
    small = layout.lexicon.words
    near = (word.folded for word in layout.words[hit.at + 1 : hit.end + OUTLAWS])
    helped = hit.entry.words[0] & small["helps"] and any(word in small["outlaws"] for word in near)
    return bool(helped or hit.entry.words[0] & small["breaches"])


def _of_verb(hit: Hit, layout: Layout) -> tuple[str, str, bool]:
    """Return the type, the rule, and whether nothing is done; what is not accepted is refused."""
    plain, rule = hit.entry.type, hit.entry.rule
    if hit.obliged:
        return "REQUEST", f"must {rule}", False
    if hit.negated:
        accepts = bool(hit.entry.words[0] & layout.lexicon.words["accepts"])
        refused = not is_hostile(plain) and (hit.future or accepts)
        return "REJECT" if refused else plain, f"not {rule}", not refused
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


def is_hostile(code: str) -> bool:
    """Tell whether a type is hostile."""
    return relation_types()[code.lower()].sign < 0


def _coming(code: str) -> str:
    """Return what it is to say that something will be done."""
    kind = relation_types()[code.lower()]
    if kind.sign > 0:
        return "AGREE"
    return "THREATEN" if kind.deeds else code
