"""Filters as conditions on relations, and the relations that pass them."""

from datetime import date

from data.conditions import Condition, Involves, OneOf, Within
from data.relations import Relations
from data.selection import Selection


def conditions(selection: Selection) -> dict[str, Condition]:
    """Return each filter in force as a condition on relations, by the control it comes from."""
    found: dict[str, Condition] = {}
    since, until = selection.window
    if since > date.min or until < date.max:
        found["dates"] = Within(since, until)
    if selection.actors:
        found["actors"] = Involves(selection.actors, selection.side)
    if selection.types:
        found["types"] = OneOf("type", selection.types)
    if selection.status:
        found["status"] = OneOf("status", selection.status)
    return found


def in_force(selection: Selection, without: str = "") -> tuple[Condition, ...]:
    """Return the filters in force, one control left out of account."""
    return tuple(found for name, found in conditions(selection).items() if name != without)


def apply(selection: Selection, relations: Relations, without: str = "") -> Relations:
    """Return the relations in the selection.

    A relation is in when its dates may overlap the window. `without` leaves one control out of
    account ("dates", "actors", "types" or "status"): what counts beside that control show.
    """
    return relations.where(*in_force(selection, without))
