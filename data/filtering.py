"""Filters as conditions on relations, and the relations that pass them."""

from datetime import date
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrameT

from data.selection import Selection
from data.ties import within


def conditions(selection: Selection) -> dict[str, nw.Expr]:
    """Return each filter in force as a condition on relations, by the control it comes from."""
    found = {}
    since, until = selection.window
    if since > date.min or until < date.max:
        found["dates"] = within(since, until)
    if selection.actors:
        found["actors"] = _involves(selection.actors, selection.side)
    if selection.types:
        found["types"] = nw.col("type").is_in(selection.types)
    if selection.status:
        found["status"] = nw.col("status").is_in(selection.status)
    return found


def _involves(actors: tuple[str, ...], side: str) -> nw.Expr:
    """Tell whether one of the actors is on the chosen side; both sides act in a mutual relation."""
    acts = nw.col("actor_node").is_in(actors) | nw.col("actor").is_in(actors)
    acted_upon = nw.col("target_node").is_in(actors) | nw.col("target").is_in(actors)
    either = acts | acted_upon
    if side == "either":
        return either
    return (acts if side == "acts" else acted_upon) | (nw.col("mutual") & either)


def apply(selection: Selection, relations: IntoFrameT, without: str = "") -> IntoFrameT:
    """Return the relations in the selection, as the same kind of table as they came in.

    A relation is in when its dates may overlap the window. `without` leaves one control out of
    account ("dates", "actors", "types" or "status"): what counts beside that control show.
    """
    kept = [condition for name, condition in conditions(selection).items() if name != without]
    if not kept:
        return relations
    frame: Any = nw.from_native(relations)
    selected: IntoFrameT = frame.filter(*kept).to_native()
    return selected
