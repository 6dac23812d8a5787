"""A picture by keyboard: a list of its ties lies over it, and the line of each one is marked.

The browser fills the list with the sentences of the evidence, in their order, so that both say
the same: see assets/views/explore.js.
"""

from dash import html

from components.scene import Scene
from components.view import View


def layout(scene: Scene, view: View) -> html.Div:
    """Return the list over a picture, empty, with the line that shows which tie it is at."""
    say = scene.say
    label = say("explore.label", picture=say(f"view.{view.name}"))
    walk = {
        "role": "listbox",
        "aria-label": f"{label} {say('explore.keys')}",
        "data-tab": view.place,
        "data-chart": view.chart,
        "data-scrolls": view.scrolls or None,
        "data-of": say("measure.of", some="{some}", all="{all}"),
    }
    return html.Div(
        [
            html.Div(id=f"{view.name}-ties", className="walk", tabIndex=0, **walk),
            html.Div(
                [html.P(className="sentence"), html.P(say("explore.keys"), className="hint")],
                className="walked",
                **{"aria-hidden": "true"},  # the list says it already
            ),
        ],
        className="walker",
    )
