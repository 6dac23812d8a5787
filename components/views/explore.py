"""A picture by keyboard: a list of its ties lies over it, and the line of each one is marked.

The browser fills the list with the sentences of the evidence, in their order, so that both say
the same, or with what a chart says of its own marks: see assets/views/explore.js.
"""

from typing import Any

from dash import html

from components.scene import Scene
from components.view import WALKS, View


def layout(scene: Scene, view: View) -> html.Div:
    """Return the list over a picture, empty, with the line that shows which tie it is at."""
    keys = html.P(scene.say(f"{view.walks}.keys"), className="hint")
    line = [html.P(className="sentence"), keys]
    return html.Div(
        [
            html.Div(id=f"{view.name}-ties", className="walk", tabIndex=0, **walk(scene, view)),
            # The list says it already.
            html.Div(line, className="walked", **{"aria-hidden": "true"}),
        ],
        className="walker",
    )


def walk(scene: Scene, view: View) -> dict[str, Any]:
    """Return what a screen reader and assets/views/explore.js know of the list."""
    say = scene.say
    label = say(f"{view.walks}.label", picture=say(f"view.{view.name}"))
    return {
        "role": "listbox",
        "aria-label": f"{label} {say(f'{view.walks}.keys')}",
        "data-own": view.walks != WALKS or None,
        "data-tab": view.place,
        "data-chart": view.chart,
        "data-scrolls": view.scrolls or None,
        "data-of": say("measure.of", some="{some}", all="{all}"),
    }
