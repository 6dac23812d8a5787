"""What some relations amount to, in words: since when, how sure, from how many sources."""

from components.language.calendar import year_in_words
from components.language.texts import Words
from components.scene import Scene
from data.engines.relations import Relations
from data.listing import BEGUN, COARSE, NEVER, Listing
from data.model import AGREEMENT

APART = " · "
GAP = 10  # years without a relation after the first one, which are worth a word


def of(scene: Scene, relations: Relations) -> str:
    """Say when relations begin, how many are not reported as fact, and how many sources they have.

    Of the statements those that are not counted are left out, but not their sources.
    """
    say, counted = scene.say, relations.counted
    statuses = counted.tally("status")
    parts = [since(say, counted)]
    parts += [
        say.count(f"count.{status}", statuses[status])
        for status in ("claimed", "interpreted")
        if statuses.get(status)
    ]
    if len(relations):
        parts.append(say.count("count.sources", len(sources(relations))))
    return APART.join(filter(None, parts))


def since(say: Words, relations: Relations) -> str:
    """Say in which year the first and the last of some relations begin, and where a gap follows."""
    listed = Listing(relations)
    years = [year for year in listed.years if year not in (BEGUN, NEVER)]
    if not years:
        return ""
    first, *rest = (_named(say, listed, year) for year in years)
    of = "agreement" if {*relations.tally("type")} == {AGREEMENT.code} else "account"
    if not rest:
        return say(f"{of}.once", year=first)
    if len(rest) > 1 and years[1] - years[0] >= GAP:
        return say(f"{of}.again", first=first, again=rest[0], last=rest[-1])
    return say(f"{of}.since", first=first, last=rest[-1])


def _named(say: Words, listed: Listing, year: int) -> str:
    """Name a year, or the decade of which no more is known: 1990–1999."""
    begins = listed.begins(year)
    last = begins[0].latest.year if begins[0].precision in COARSE else year
    ends = dict.fromkeys((year, last)) if len(begins) == 1 else (year,)
    return "–".join(year_in_words(one, say.language) for one in ends)


def sources(relations: Relations) -> set[str]:
    """Return the sources that relations were read in, first or further."""
    columns = ("source_id", "second_source_id", "further_source_ids")
    found = relations.cross_tabulate(*columns)  # together: a large table is read but once
    return {source for texts in found for ids in texts for source in ids.split()}


def named_source(scene: Scene) -> str:
    """Name the source of what is in question, or say how many sources that has, with a label."""
    say, known = scene.say, scene.data_set.sources
    found = [*(sources(scene.results.evidence) or known)]
    if len(found) == 1:
        title = say.name(scene.data_set.source_title(found[0], say.language))
        return say("export.source_named", source=title)
    return say("export.source_counted", n=say.number(len(found)))
