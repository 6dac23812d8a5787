"""Filters as conditions on relations, and the relations that pass them."""

from dataclasses import replace
from datetime import date
from typing import Any

from data.chosen import condition
from data.engines.conditions import Between, Condition, Involves, OneOf, Vouched, Within
from data.engines.relations import Relations
from data.selection import Selection

OF_SOURCES = ("source", "owner")  # two controls that ask one thing: who must vouch for a relation


def conditions(selection: Selection) -> dict[str, Condition]:
    """Return each filter in force as a condition on relations, by the control it comes from."""
    found: dict[str, Condition] = {}
    since, until = selection.window
    if since > date.min or until < date.max:
        found["dates"] = Within(since, until)
    if selection.actors:
        found["actors"] = _of_actors(selection.actors, selection.side)
    if selection.types:
        found["types"] = OneOf("type", selection.types)
    if selection.status:
        found["status"] = OneOf("status", selection.status)
    if selection.source or selection.owner:  # one source must be both of the kind and the owner's
        found["sources"] = Vouched(selection.source, selection.owner)
    return found


def _of_actors(actors: tuple[str, ...], side: str) -> Condition:
    """Return what a relation must meet to be of some actors; one has nobody to be between."""
    if side != "between":
        return Involves(actors, side)
    return Between(actors) if len(actors) > 1 else Involves(actors)


def in_force(selection: Selection, without: str = "") -> tuple[Condition, ...]:
    """Return the filters in force, one control left out of account."""
    if without in OF_SOURCES:
        unasked: dict[str, Any] = {without: ()}
        selection = replace(selection, **unasked)
    return tuple(found for name, found in conditions(selection).items() if name != without)


def apply(selection: Selection, relations: Relations, without: str = "") -> Relations:
    """Return the relations in the selection.

    A relation is in when its dates may overlap the window. `without` leaves one control out of
    account ("dates", "actors", "types", "status", "source" or "owner"): what counts beside that
    control show.
    """
    return relations.where(*in_force(selection, without))


def of_chosen(selection: Selection, relations: Relations) -> Relations:
    """Return the relations of what is chosen, or all where nothing is."""
    chosen = selection.chosen
    return relations.where(condition(selection.level, chosen)) if chosen else relations
