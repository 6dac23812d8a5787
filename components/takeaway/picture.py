"""What an exported picture shows and says: its figure, its words, its key, its source."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from components import addresses
from components.language.calendar import day_in_words
from components.scene import Scene
from components.views import difference, legend
from components.wording import density, headline, rights, versus
from components.wording import filters as in_force
from data.files.names import filename
from data.model import STATUSES
from data.selection import COMPARISONS

# Width and height in pixels, and how many of them make one pixel of the drawing: what is read
# from afar is drawn large.
SIZES = {
    "social": (1200, 675, 1.0),
    "slide": (1920, 1080, 1.6),
    "square": (1080, 1080, 1.2),
    "print": (3508, 2480, 3.125),  # A4 at 300 dots per inch
}


def of(scene: Scene, picture: str, look: str) -> Scene:
    """Return the scene of one picture on one background."""
    theme = "dark" if look == "dark" else "light"
    selection = scene.selection.but(view=picture, theme=theme)
    if selection.versus:  # of two selections one picture can show the difference, or the first
        versus = selection.versus if scene.views[picture].paired else ()
        selection = selection.but(versus=versus, compare=COMPARISONS[bool(versus)])
    return replace(scene, selection=selection)


def spec(scene: Scene, today: date) -> dict[str, Any]:
    """Return what a picture shows and says; `scene` has its view and its theme.

    Returns:
        `figure` for Plotly; `title`, `subtitle` and `notes` (lines of text under the picture);
        `key` (marks with their meaning); `query` (the address, without the server's name), and
        what the browser needs to draw: `theme`, `direction`, `sizes`, `outlines`.
    """
    drawn = difference.of(scene)
    return {
        "picture": scene.view.name,
        "labelled": scene.view.labelled,
        "name": filename(scene.data_set.name, scene.selection, "relations", "").rstrip("."),
        "figure": scene.view.figure(drawn) if scene.view.figure else None,
        "title": headline.title(scene),
        "subtitle": headline.summary(scene),
        "notes": notes(drawn, today),
        "key": legend.key(scene, scene.view),
        "query": address(scene),
        "theme": asdict(scene.style.theme),
        "language": scene.say.language,
        "direction": scene.say.direction,
        "sizes": SIZES,
        "outlines": scene.outlines,
    }


def address(scene: Scene) -> str:
    """Return the query that brings the picture back."""
    return addresses.here(scene.view.asked(scene.selection))


def notes(scene: Scene, today: date) -> list[str]:
    """Return what an editor asks of a picture: filters, certainty, source, credit, date."""
    say = scene.say
    borders = say("export.borders") if scene.view.geographic else ""
    some = (
        versus.capital(density.said(scene))
        if scene.style.density.many and scene.view.labelled
        else ""
    )
    found = [filters(scene), certainty(scene), some, source(scene), credit(scene, today), borders]
    return [line for line in found if line]


def credit(scene: Scene, today: date) -> str:
    """Say whose the data are, under which licence, and on which day the picture was made."""
    say, data_set = scene.say, scene.data_set
    author, licence = rights.author(say, data_set), rights.licence(say, data_set)
    day = day_in_words(today, say.language)
    return say("export.credit", author=author, licence=licence, day=day)


def filters(scene: Scene) -> str:
    """Name the filters in force, or say that there are none, and name what is chosen."""
    say, found = scene.say, "; ".join(text for text, _ in in_force.removable(scene))
    said = say("export.filters", filters=found) if found else say("export.unfiltered")
    if not scene.selection.chosen:
        return said
    return " · ".join([said, say("export.chosen", chosen=scene.sentences.chosen())])


def certainty(scene: Scene) -> str:
    """Say how many relations have each status."""
    say, counts = scene.say, scene.results.highlighted_relations.tally("status")
    return " · ".join(
        say("export.how_many", what=say(f"status.{status}"), n=say.number(counts[status]))
        for status in STATUSES
        if status in counts
    )


def source(scene: Scene) -> str:
    """Name the data set and its source, or say how many sources it has."""
    say, data_set = scene.say, scene.data_set
    sources = [source.title for source in data_set.sources.values()]
    named = sources[0] if len(sources) == 1 else say.count("count.sources", len(sources))
    return say("export.source", title=data_set.titles[say.language], source=say.name(named))
