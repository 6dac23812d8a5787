"""The only writer of the address: every control of the page, and the parameter it stands for."""

import json

from dash import ClientsideFunction, Dash, Input, State, html
from dash.development.base_component import Component

from components import ids
from components.panels import rail, ticks, when
from components.scene import Scene
from data.address.grammar import written_out
from data.catalogue import Catalogue
from data.dataset import DataSet

# Every control: the parameter it writes, its id and the property that holds its value.
CONTROLS = (
    ("data", "data-set", "value"),
    ("view", "view-tabs", "value"),
    ("level", "level", "value"),
    ("dates", when.RANGE, "value"),
    ("from", when.SINCE, "value"),
    ("to", when.UNTIL, "value"),
    ("actors", rail.ACTORS, "value"),
    ("side", rail.SIDE, "value"),
    ("types", ticks.TYPES, "value"),
    ("status", ticks.STATUS, "value"),
    ("source", ticks.SOURCE, "value"),
    ("owner", ticks.OWNER, "value"),
    ("seen", rail.SEEN, "value"),
    ("projection", "projection", "value"),
    ("by", "by", "value"),
    ("order", "order", "value"),
    ("through", "through", "value"),
    ("play", "play-mode", "value"),
    ("lang", "language", "value"),
    ("theme", "theme", "n_clicks"),
)


def grammar(scene: Scene, catalogue: Catalogue) -> Component:
    """Return what the browser needs to read and write the address of a data set."""
    data_set, known = (
        scene.data_set,
        catalogue.seen_from(scene.data_set.name).grammar(scene.views.names),
    )
    rules = {
        "parameters": written_out(known.rules(data_set)),
        "frames": frames(data_set),
        "months": when.months(data_set),
        "digits": scene.say.digits("0123456789"),
        "controls": [(parameter, control) for parameter, control, _ in CONTROLS],
    }
    return html.Div(id="grammar", hidden=True, **{"data-grammar": json.dumps(rules)})


def frames(data_set: DataSet) -> list[dict[str, str]]:
    """Return the pictures of each story in their order, a question before its answer.

    Each has its place in the address, and the query of the view that is seen there.
    """
    return [
        {"story": str(n), "step": str(number), "answer": answer, "query": query}
        for n, story in enumerate(data_set.stories, start=1)
        for number, step in enumerate(story.steps, start=1)
        for answer in (("", "1") if step.question else ("",))
        for query in [story.shown(number, answer).query]
    ]


def register(app: Dash) -> None:
    """Let the browser keep the address, the controls and the drawn selection in step.

    One callback without outputs owns all three and tells each only what changed, so that a deep
    link and the back button work and each change is drawn once; see assets/entente.js.
    """
    app.clientside_callback(
        ClientsideFunction("entente", "sync"),
        Input(ids.ADDRESS, "data"),
        *(Input(control, prop) for _, control, prop in CONTROLS),
        State(ids.SELECTION, "data"),
    )
