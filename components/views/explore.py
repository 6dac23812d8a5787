"""A picture by keyboard: a list of its ties lies over it, and the line of each one is marked.

The browser fills the list with the sentences of the evidence, in their order, so that both say
the same: see assets/views/explore.js.
"""

from dash import html

from components.scene import Scene

PICTURES = ("map", "network", "matrix", "camps", "timeline")


def layout(scene: Scene, picture: str, chart: str) -> html.Div:
    """Return the list over a picture, empty, with the line that shows which tie it is at.

    `picture` is one of PICTURES, `chart` the id of its graph.
    """
    say = scene.say
    label = say("explore.label", picture=say(f"view.{picture}"))
    walk = {
        "role": "listbox",
        "aria-label": f"{label} {say('explore.keys')}",
        "data-view": picture,
        "data-chart": chart,
        "data-of": say("measure.of", some="{some}", all="{all}"),
    }
    return html.Div(
        [
            html.Div(id=f"{picture}-ties", className="walk", tabIndex=0, **walk),
            html.Div(
                [html.P(className="sentence"), html.P(say("explore.keys"), className="hint")],
                className="walked",
                **{"aria-hidden": "true"},  # the list says it already
            ),
        ],
        className="walker",
    )
