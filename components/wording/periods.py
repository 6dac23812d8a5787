"""A year, or a month, in words: how many relations it has, of which kind, how friendly."""

from datetime import date

from components.language.calendar import month_in_words, span_in_words, year_in_words
from components.language.texts import Words
from components.scene import Scene
from data.model import CHARACTERS
from data.periods import KINDS, Axis, Counts, Lasting, Part, count, fitting


def axis(scene: Scene) -> Axis:
    """Return the periods that a scene shows: its dates, or those that its relations lie in."""
    first, last = scene.data_set.span
    since, until = scene.selection.window
    start, end = scene.results.highlighted_relations.extent or (first, last)
    begin = max(first, since if since > date.min else start)
    stop = min(last, until if until < date.max else end)
    begin = min(begin, last)  # dates after all that is recorded leave the end of it
    return fitting(scene.results.through_time, begin, max(begin, stop))


def counts(scene: Scene) -> Counts:
    """Return what is counted in the periods of a scene: what is chosen, or all."""
    return count(scene.results.through_time, axis(scene))


def when(say: Words, shown: Axis, number: int) -> str:
    """Name a period."""
    day, _ = shown.days(number)
    if shown.unit == "month":
        return month_in_words(day, say.language)
    return year_in_words(day.year, say.language)


def reading(say: Words, counts: Counts, number: int, *, aligned: bool = False) -> str:
    """Say what a period holds; `aligned` says its alignment too, which only a tie has."""
    named, of = when(say, counts.axis, number), counts.of(number)
    if not of:
        return say("periods.nothing", when=named)
    parts = [
        _kinds(say, sign, {kind: counts.periods[number][Part(sign, kind)] for kind in KINDS})
        for sign in CHARACTERS
        if counts.of(number, sign)
    ]
    if aligned:
        parts.append(alignment(say, counts.alignment(number) or 0.0))
    return _sentence(say, named, of, parts)


def lasting(say: Words, one: Lasting, n: int) -> str:
    """Say what spans several periods: between which dates, how many, of which kind."""
    said = [
        say(f"band.{CHARACTERS[one.part.sign]}"),
        say("legend.unsure" if one.part.kind == "unsure" else f"tie.{one.part.kind}"),
    ]
    return _sentence(say, span(say, one), n, [say("tie.comma").join(said)])


def most(scene: Scene) -> str:
    """Say which period has most relations, and which is the first that has any."""
    if not scene.data_set.dated:
        return scene.say("timeline.nothing")
    found, say = counts(scene), scene.say
    if not found.periods:
        return ""
    highest = min(found.periods, key=lambda number: (-found.of(number), number))
    return say(
        "periods.most",
        when=when(say, found.axis, highest),
        relations=say.count("count.relations", found.of(highest)),
        first=when(say, found.axis, min(found.periods)),
    )


def span(say: Words, one: Lasting) -> str:
    """Name the dates between which relations last that span several periods."""
    return span_of(say, one.first, one.last)


def span_of(say: Words, first: int, last: int) -> str:
    """Name the time from one month to another, both counted from the year 0."""
    months = Axis("month", first, last)
    return span_in_words(months.days(first)[0], months.days(last)[1], say.language)


def alignment(say: Words, value: float) -> str:
    """Say an alignment."""
    return say("periods.aligned", value=say.number(value, 2, signed=True))


def _kinds(say: Words, sign: int, of_kind: dict[str, int]) -> str:
    """Say how many relations there are of one sign, and of which kinds."""
    found = [say(f"periods.{kind}", n=say.number(n)) for kind, n in of_kind.items() if n]
    return say(
        "periods.kinds",
        band=say(f"band.{CHARACTERS[sign]}"),
        n=say.number(sum(of_kind.values())),
        kinds=say("tie.comma").join(found),
    )


def _sentence(say: Words, named: str, n: int, parts: list[str]) -> str:
    relations = say.count("count.relations", n)
    told = f"{say('export.parted')} ".join(parts)
    return say("periods.reading", when=named, relations=relations, parts=told)
