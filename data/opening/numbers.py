"""Numbers of a table: the weights that it gives to its rows, and how many events each stands for.

Weights are brought to the scale from -1 to +1. Where a format fixes their scale (Goldstein's runs
from -10 to +10), that is what they are divided by; otherwise it is the first of `SCALES` that none
exceeds, or else the largest of them. A person may settle another. Where none is negative they say
how strong, not how friendly: a weight then has the sign of what was done.
"""

from data.model import every_type
from data.opening.outcome import Draft, Outcome, Scale
from data.opening.own_words import SIDE_WEIGHT, side_of
from data.opening.presets import Preset

SCALES = (1, 2, 3, 5, 10, 100)
DIGITS = 4  # of a weight
MOST_EVENTS = 999_999_999


class NotCounted(ValueError):
    """A row that stands for no event at all."""


def number_in(cell: str) -> float | None:
    """Return the number in a cell, if that is all that there is; a decimal comma is one."""
    try:
        found = float(cell.strip().replace("\N{MINUS SIGN}", "-").replace(",", "."))
    except ValueError:
        return None
    return found if abs(found) < float("inf") else None


def count_in(cell: str) -> int:
    """Return how many events a row stands for: 1 where its cell holds no whole number.

    Raises:
        NotCounted: where they are none.
    """
    found = number_in(cell)
    if found is not None and found <= 0:
        raise NotCounted(cell)
    whole = found is not None and found.is_integer() and found <= MOST_EVENTS
    return int(found) if found is not None and whole else 1


def weigh(outcome: Outcome, preset: Preset | None, settled: float = 0) -> None:
    """Bring the weights of a table to the scale from -1 to +1.

    Args:
        outcome: what became of the table.
        preset: its format, if it is a known one.
        settled: the weight that a person said to be as strong as can be, if they did.
    """
    found = [one.weight for one in outcome.drafts if one.weight is not None]
    if not found:
        return
    largest = max(map(abs, found)) or 1.0
    fixed = preset.scale if preset else 0
    scale = fixed or next((one for one in SCALES if largest <= one), largest)
    signed = bool(fixed) or min(found) < 0
    outcome.scale = Scale(min(found), max(found), settled or scale, signed, scale)
    outcome.drafts = [_weighed(one, outcome.scale) for one in outcome.drafts]


def weigh_sides(outcome: Outcome) -> None:
    """Weigh relations of which only the side is known alike on both, unless the table does."""
    outcome.drafts = [side_weighed(one) for one in outcome.drafts]


def side_weighed(one: Draft) -> Draft:
    """Return a relation with the weight of its side, where no more is known of it than that."""
    if one.weight is not None or not side_of(one.label):
        return one
    return one._replace(weight=SIDE_WEIGHT * every_type()[one.type.lower()].sign)


def _weighed(one: Draft, scale: Scale) -> Draft:
    if one.weight is None:
        return one
    weight = max(-1.0, min(1.0, one.weight / scale.divisor))
    if not scale.signed:
        sign = every_type()[one.type.lower()].sign
        return one._replace(weight=round(weight * sign, DIGITS) if sign else None)
    return one._replace(weight=round(weight, DIGITS))
