"""What of an address could not be read, said above the picture."""

from dash import html
from dash.development.base_component import Component

from components import addresses
from components.scene import Scene
from data.address.grammar import OPENED

LONGEST = 60  # characters of an unreadable part that the note repeats


def note(scene: Scene, ignored: tuple[str, ...]) -> Component | None:
    """Say which parts of the address could not be read."""
    if not ignored:
        return None
    if any(OPENED.fullmatch(name) for name in asked_for(ignored)):
        return html.P(needed(scene, ignored), className="note")
    parts = [html.Code(part, dir="ltr") for part in unread(ignored)]
    return html.P(
        [scene.say("note.ignored"), " ", *parts, missing(scene, ignored)], className="note"
    )


def missing(scene: Scene, ignored: tuple[str, ...]) -> str:
    """Say which data set was asked for that is not there, or no longer, and which one is shown."""
    names = asked_for(ignored)
    if not names:
        return ""
    say = scene.say
    title = say.name(scene.data_set.titles[say.language])
    return " " + say("note.missing", name=say.name(names[0]), title=title)


def needed(scene: Scene, ignored: tuple[str, ...]) -> list[str | Component]:
    """Say that an address is of a table that was opened elsewhere, and where it can be opened."""
    say = scene.say
    place = addresses.opening(scene.selection)
    if not place:
        return [say("open.file_missing")]
    name = asked_for(ignored)[0]
    there = f"{place}{'&' if '?' in place else '?'}needs={name}"
    return [html.A(say("open.file_needed"), href=there)]


def asked_for(ignored: tuple[str, ...]) -> list[str]:
    """Return the names of data sets that are not there."""
    return [part.removeprefix("data=") for part in unread(ignored) if part.startswith("data=")]


def unread(ignored: tuple[str, ...]) -> list[str]:
    """Return the first parts of an address that could not be read, short and printable."""
    parts = (part if len(part) <= LONGEST else part[:LONGEST] + "…" for part in ignored[:3])
    return ["".join(c if c.isprintable() else "\ufffd" for c in part) for part in parts]
