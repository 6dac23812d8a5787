"""The panels at the sides: the button of each that folds it, and says in words how it stands.

Folded, the button is a narrow rail beside the picture; where the page is narrow, the panels are
sheets that come from below, and their buttons stand in a row at its foot. assets/folding.js knows
which of it holds, and remembers in the browser what the reader folded.
"""

from typing import Any

from dash import html

from components import ids
from components.language.texts import Words
from components.scene import Scene
from components.wording import filters

PANELS = ("filters", ids.EVIDENCE)


def button(scene: Scene, panel: str) -> html.Button:
    """Return the button that folds a panel and opens it again."""
    say = scene.say
    name = html.Span(say("panels.name", panel=say(f"{panel}.heading")), className="name")
    state = html.Span(states(scene)[panel], id=state_of(panel))
    return html.Button(
        html.Span([name, " ", state], className="stands"),
        id=f"fold-{panel}",
        className="sheet",
        title=say(f"key.fold-{panel}"),
        **{"data-sheet": panel, "aria-expanded": "true", "aria-controls": panel},
    )


def grip(say: Words) -> html.Button:
    """Return what a sheet is drawn higher and lower by."""
    label = say("panels.height")
    return html.Button(id="grip", title=label, **{"aria-label": label})


def states(scene: Scene) -> dict[str, str]:
    """Return in words how each panel stands: the filters in force, and what is chosen.

    In a story, how many statements its step rests on.
    """
    named, chosen = filters.in_force(scene)
    say, results = scene.say, scene.results
    if results.step:
        chosen = say.count("count.statements", len(results.rests_on))
    words = (named or say("panels.unfiltered"), chosen or say("panels.unchosen"))
    return dict(zip(PANELS, words, strict=True))


def changes(scene: Scene) -> dict[str, dict[str, Any]]:
    """Return the new words of each panel's button by id."""
    return {state_of(panel): {"children": text} for panel, text in states(scene).items()}


def state_of(panel: str) -> str:
    """Return the id of the words that say how a panel stands."""
    return f"state-{panel}"
