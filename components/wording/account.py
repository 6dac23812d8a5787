"""What some relations amount to, in a line: between which dates, how sure, how many sources."""

from components.language.calendar import span_in_words
from components.scene import Scene
from data.relations import Relations

APART = " · "


def of(scene: Scene, relations: Relations) -> str:
    """Say when relations begin and end, how many are not reported as fact, and who has them.

    Of the statements those that are not counted are left out, but not their sources.
    """
    say, counted = scene.say, relations.counted
    statuses = counted.tally("status")
    unsure = sum(statuses.values()) - statuses.get("reported", 0)
    dates = span_in_words(*counted.span, say.language) if counted.span else ""
    parts = (
        dates,
        say.count("count.only_claimed", unsure) if unsure else "",
        say.count("count.sources", _sources(relations)) if len(relations) else "",
    )
    return APART.join(filter(None, parts))


def _sources(relations: Relations) -> int:
    """Count the sources that relations were read in, first or second."""
    first, second = (relations.tally(column) for column in ("source_id", "second_source_id"))
    return len({*first, *second} - {""})
