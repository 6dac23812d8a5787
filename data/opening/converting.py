"""From the rows of a table to relations, and to the reasons of the rows that make none."""

from collections.abc import Callable, Iterator, Sequence

from data.opening.alike import (
    images,
    in_intervals,
    lasts,
    without_images,
    without_repeats,
)
from data.opening.chunks import by_columns
from data.opening.mapping import ColumnMapping
from data.opening.members import by_members
from data.opening.numbers import weigh, weigh_sides
from data.opening.outcome import MOST, Draft, Outcome
from data.opening.presets import Preset
from data.opening.rows import Rows
from data.opening.scores import by_scores, by_votes
from data.opening.tables.table import Table


def convert(
    table: Table, mapping: ColumnMapping, preset: Preset | None, most: int = MOST
) -> Outcome:
    """Return what becomes of every row of a table, with so many of its faults one by one.

    Raises:
        Unreadable: where its file can no longer be read to its end.
    """
    outcome = Outcome(most=most)
    rows = Rows(table, mapping, preset, outcome)
    outcome.others = rows.others.own
    made = by_members if preset and preset.members else of_scores(mapping, preset)
    (made or by_columns)(rows, outcome)
    for end in rows.ends:
        end.tell()
    if made:
        return outcome
    if (preset.mirrored if preset else False) or images(outcome.drafts):
        without_images(outcome)
    without_repeats(outcome)
    if (preset.yearly if preset else False) or lasts(outcome.drafts):
        in_intervals(outcome)
    weigh(outcome, preset, mapping.scale)
    weigh_sides(outcome)
    return outcome


def of_scores(
    mapping: ColumnMapping, preset: Preset | None
) -> Callable[[Rows, Outcome], None] | None:
    """Return what turns rows into scores of agreement, where they are such or votes."""
    unit = preset.unit if preset else ""
    if unit == "rollcall" or {"vote", "motion"} <= mapping.at.keys():
        return by_votes
    plain = "agreement" in mapping.at and not mapping.scheme and "weight" not in mapping.at
    return by_scores if unit == "agreement" or (plain and not mapping.one_type) else None


def lines(drafts: Sequence[Draft]) -> Iterator[tuple[str, Draft]]:
    """Yield each relation with its id: of the row that says it, numbered where that has several.

    What no row says alone has a number only.
    """
    seen: dict[int, int] = {}
    for one in drafts:
        seen[one.line] = seen.get(one.line, 0) + 1
        if not one.line:
            yield f"V{seen[0]}", one
            continue
        yield f"L{one.line}" + (f"-{seen[one.line]}" if seen[one.line] > 1 else ""), one
