"""What an exported picture shows and says: its figure, its words, its key, its source."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from components import addresses
from components.language.calendar import day_in_words
from components.panels import story
from components.scene import Scene
from components.views import difference, legend
from components.wording import account, density, headline, rights, sides, versus
from components.wording import filters as in_force
from data.files.names import filename
from data.model import STATUSES
from data.selection import COMPARISONS, THROUGH


@dataclass(frozen=True, slots=True)
class Size:
    """How large a picture is.

    `across` and `down` are pixels of the file, of which `scale` make one of the words around the
    chart, and `zoom` times as many one of the chart: what is read from afar, or on a phone, is
    drawn large. `paper` is the size of a page for CSS, where that is not the one in pixels.
    `narrow` says that its chart is hardly wider than a phone, and has no room for the usual one.
    """

    across: int
    down: int
    scale: float = 1.0
    zoom: float = 1.0
    paper: str = ""
    narrow: bool = False


# On a screen the names in a picture, 12 pixels of a chart, have 2 % of its height; in a newspaper,
# at 300 dots per inch, 7 points.
SIZES = {
    "social": Size(1200, 675, 1.0, 1.125),
    "portrait": Size(1080, 1350, 1.35, 5 / 3, narrow=True),
    "square": Size(1080, 1080, 1.2, 1.5, narrow=True),
    "slide": Size(1920, 1080, 1.6, 1.125),
    "print": Size(3508, 2480, 3.125, paper="A4 landscape"),
    "column": Size(1004, 1654, 1.9, 1.28, paper="85mm 140mm", narrow=True),
    "columns": Size(2126, 1417, 1.9, 1.28, paper="180mm 120mm"),
}


def of(scene: Scene, picture: str, look: str) -> Scene:
    """Return the scene of one picture on one background.

    The picture of a step tells the step, words and address; any other one leaves the story.
    """
    selection = scene.selection.but(theme="dark" if look == "dark" else "light")
    if picture != scene.view.name:
        selection = selection.but(view=picture)
    if selection.versus:  # of two selections one picture can show the difference, or the first
        versus = selection.versus if scene.views[picture].paired else ()
        selection = selection.but(versus=versus, compare=COMPARISONS[bool(versus)])
    return replace(scene, selection=selection, taken=True)


def spec(scene: Scene, today: date) -> dict[str, Any]:
    """Return what a picture shows and says; `scene` has its view and its theme.

    Returns:
        `figure` for Plotly, and `narrow`, that for pictures with little width, where it is another
        one; `title`, `subtitle` and `notes` (lines of text under the picture),
        the words of the atlas or of a step, `headline` and `summary`, which they are where the
        reader wrote none;
        `key` (marks with their meaning); `query` (the address, without the server's name), and
        what the browser needs to draw: `theme`, `direction`, `sizes`, `outlines`.
    """
    drawn = difference.of(scene)
    title, subtitle = usual(scene)
    return {
        "picture": scene.view.name,
        "tab": scene.view.place,
        "labelled": scene.view.labelled,
        "ranked": scene.view.ranks,
        "rows": scene.view.scrolls,  # so many names along its axes that not all may have room
        "name": filename(scene.data_set.name, scene.selection, "relations", "").rstrip("."),
        "figure": scene.view.figure(drawn) if scene.view.figure else None,
        "narrow": narrow(drawn),
        **worded(scene),
        "headline": title,
        "summary": subtitle,
        "notes": notes(drawn, today),
        "key": legend.key(scene, scene.view),
        "query": address(scene),
        "theme": asdict(scene.style.theme),
        "language": scene.say.language,
        "direction": scene.say.direction,
        "sizes": {name: asdict(size) for name, size in SIZES.items()},
        "outlines": scene.outlines,
    }


def usual(scene: Scene) -> tuple[str, str]:
    """Return what stands above a picture: the words of the step it tells, or headline and counts.

    Beside a question that waits the headline says what is seen.
    """
    step = scene.results.step
    if not step:
        return headline.title(scene), headline.summary(scene)
    title, text = story.slide(scene, step)
    return title, text or headline.title(scene)


def worded(scene: Scene) -> dict[str, str]:
    """Return the title and the subtitle of a picture: the reader's own ones, or the usual."""
    title, subtitle = usual(scene)
    own = scene.selection
    return {
        "title": headline.rewritten(own.title, title),
        "subtitle": headline.rewritten(own.subtitle, subtitle),
    }


def narrow(scene: Scene) -> dict[str, Any] | None:
    """Return the figure for a picture with little width: that of a phone, where a view has one."""
    if not scene.view.figure or not scene.view.narrows:
        return None
    return scene.view.figure(replace(scene, compact=True))


def address(scene: Scene) -> str:
    """Return the query that brings the picture back."""
    return addresses.here(scene.view.asked(scene.selection).plain)


def notes(scene: Scene, today: date) -> list[str]:
    """Return what an editor asks of a picture: filters, certainty, source, credit, date."""
    say = scene.say
    borders = say("export.borders") if scene.view.geographic else ""
    some = (
        versus.capital(density.said(scene))
        if scene.style.density.many and scene.view.labelled
        else ""
    )
    found = [*place(scene), filters(scene), certainty(scene), some, *computed(scene), source(scene)]
    found += [credit(scene, today), borders]
    return [line for line in found if line]


def computed(scene: Scene) -> list[str]:
    """Say of camps that they are computed, and who could stand elsewhere as well."""
    if not scene.view.supposes or scene.selection.through != THROUGH[0]:
        return []
    return [scene.say("export.computed"), sides.elsewhere(scene)]


def place(scene: Scene) -> list[str]:
    """Say which step of a story a picture is, whose words stand above it."""
    if not scene.selection.story:
        return []
    return [story.place(scene)]


def credit(scene: Scene, today: date) -> str:
    """Say whose the data are, under which licence, and on which day the picture was made."""
    say, data_set = scene.say, scene.data_set
    author, licence = rights.author(say, data_set), rights.licence(say, data_set)
    day = day_in_words(today, say.language)
    return say("export.credit", author=author, licence=licence, day=day)


def filters(scene: Scene) -> str:
    """Name the filters in force, or say that there are none, and name what is chosen.

    Where that alone is shown, the picture is not of the whole data set.
    """
    say, selection = scene.say, scene.selection
    found = f"{say('export.parted')} ".join(text for text, _ in in_force.removable(scene))
    said = [say("export.filters", filters=found)] if found else []
    if selection.chosen:
        named = "export.only" if selection.only else "export.chosen"
        said.append(say(named, chosen=scene.sentences.chosen()))
    if not found and not selection.only:
        said.insert(0, say("export.unfiltered"))
    return " · ".join(said)


def certainty(scene: Scene) -> str:
    """Say how many relations have each status."""
    say, counts = scene.say, scene.results.highlighted_relations.tally("status")
    return " · ".join(
        say("export.how_many", what=say(f"status.{status}"), n=say.number(counts[status]))
        for status in STATUSES
        if status in counts
    )


def source(scene: Scene) -> str:
    """Name the data set, the months of what is shown, and its source or how many it has.

    Of a difference the months are those of both its sides.
    """
    say, title = scene.say, scene.data_set.titles[scene.say.language]
    sides = [scene, *([scene.second] if scene.second else [])]
    months = dict.fromkeys(filter(None, map(headline.when, sides)))
    when, named = f"{say('export.parted')} ".join(months), account.named_source(scene)
    return say("export.source", title=title, when=when or say("date.undated"), source=named)
