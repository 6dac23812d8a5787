"""What of an address could not be read, said above the picture."""

from dash import html
from dash.development.base_component import Component

from components.scene import Scene

LONGEST = 60  # characters of an unreadable part that the note repeats


def note(scene: Scene, ignored: tuple[str, ...]) -> Component | None:
    """Say which parts of the address could not be read."""
    if not ignored:
        return None
    parts = [html.Code(part, dir="ltr") for part in unread(ignored)]
    return html.P(
        [scene.say("note.ignored"), " ", *parts, missing(scene, ignored)], className="note"
    )


def missing(scene: Scene, ignored: tuple[str, ...]) -> str:
    """Say which data set was asked for that is not there, or no longer, and which one is shown."""
    names = [part.removeprefix("data=") for part in unread(ignored) if part.startswith("data=")]
    if not names:
        return ""
    say = scene.say
    title = say.name(scene.data_set.titles[say.language])
    return " " + say("note.missing", name=say.name(names[0]), title=title)


def unread(ignored: tuple[str, ...]) -> list[str]:
    """Return the first parts of an address that could not be read, short and printable."""
    parts = (part if len(part) <= LONGEST else part[:LONGEST] + "…" for part in ignored[:3])
    return ["".join(c if c.isprintable() else "\ufffd" for c in part) for part in parts]
