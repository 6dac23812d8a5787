"""What is denied: a deed, which then is nobody's, or the charge of somebody."""

from data.coder.clauses import Layout
from data.coder.phrases import Mention
from data.coder.predicates import Hit

DEED, CHARGE = "deed", "charge"
REACH = 8  # words after a verb in which shows what it denies
NEAR = 4  # words between a charge and whose it is


def denied(hit: Hit, layout: Layout) -> tuple[str, int]:
    """Return what a predicate denies, and where it says so: a deed, a charge, or "" for neither.

    "Denied that it had sent" and "denied sending" deny a deed; "denied a loan to" refuses one.
    """
    small = layout.lexicon.words
    if len(hit.entry.words) > 1 or not hit.entry.words[0] & small["denial"]:
        return "", 0
    subjects = small["pronoun"] - small["determiner"]
    for place in range(hit.end, min(hit.end + REACH, len(layout.words))):
        word = layout.words[place].folded
        if layout.ends_clause(place):
            break
        if word in small["charge"]:
            return CHARGE, place
        deed = word in small["relative"] | small["have"] | small["be"] | small["part"]
        doing = place == hit.end and word.endswith(tuple(small["doing"]))
        said = place == hit.end + 1 and layout.words[hit.end].folded in subjects
        if deed or doing or (said and layout.lexicon.lemmas(word)):
            return DEED, place
    return "", 0


def accusers(charge: int, layout: Layout) -> list[Mention]:
    """Return whose a charge is: "Togo's accusation", "Togolese claims", "the charge by Togo"."""
    small = layout.lexicon.words
    for one in layout.mentions:
        own = one.kind == "adjective" or one.owner or layout.words[one.last - 1].folded == "'s"
        if own and 0 <= charge - one.last < NEAR:
            return [one]
        by = one.before in small["by"] | small["accuser"]
        if by and 0 < one.core - charge <= NEAR:
            return [one]
    return []
