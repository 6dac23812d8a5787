"""A reference to one relation: the sources it rests on, and what is coded here, in every style."""

from datetime import date

from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from components import accepted, addresses, ids
from components.evidence.copying import told as copied
from components.language.calendar import current_day
from components.panels import dialog
from components.scene import Scene, Scenes
from components.takeaway.share import alone, origin
from components.wording import citation
from components.wording.told import told
from data.relation import Relation

NAME = "reference"
ASKED = "reference-asked"  # the id of a relation, and the query of the page

# What a request may say of the property that the callback of this module reads.
ACCEPTED: accepted.Accepted = {f"{ASKED}.data": accepted.text}


def layout(scene: Scene) -> list[Component]:
    """Return the dialog, closed and empty, and where a relation is asked for."""
    return [dcc.Store(id=ASKED), dialog.dialog(NAME, scene.say)]


def contents(scene: Scene, relation: Relation, at: str, today: date) -> list[Component]:
    """Return what the relation says, its sources, and how it is cited in every style."""
    say, statement = scene.say, told(scene, relation)
    address = f"{at}{addresses.atlas(scene.selection)}#{relation.relation_id}"
    cited = citation.of_relation(scene, relation, address, today)
    styles = {say(f"style.{name}"): write(cited) for name, write in citation.STYLES.items()}
    sources = [citation.source(scene, relation, one) for one in relation.sources]
    return [
        copied(say),
        html.P(statement.text, className="statement", **statement.attributes),
        html.H3(say("reference.source")),
        *(quoted(scene, "", text) for text in sources),
        html.H3(say("reference.coded")),
        *alone(say, address),
        *(quoted(scene, style, text) for style, text in styles.items()),
    ]


def quoted(scene: Scene, name: str, text: str) -> html.Div:
    """Return a text with the button that copies it."""
    say = scene.say
    label = say("tie.comma").join(filter(None, (say("evidence.copy"), name)))
    button = html.Button(say("evidence.copy"), **{"data-take": "text", "aria-label": label})
    heading = html.H4(name) if name else html.Span()
    head = html.Div([heading, button], className="quoted-head")
    return html.Div([head, html.Pre(text, dir="auto")], className="quoted")


def register(app: Dash, scenes: Scenes) -> None:
    """Fill the dialog when a relation is asked for."""

    @app.callback(
        Output(f"{NAME}-body", "children"),
        Input(ASKED, "data"),
        State(ids.URL, "href"),
        prevent_initial_call=True,
    )
    def fill(asked: str, href: str) -> list[Component]:
        relation_id, _, query = asked.partition("?")
        scene, _ = scenes(f"?{query}")
        relation = scene.data_set.relations.find(relation_id)
        if not relation:
            return [html.P(scene.say("evidence.unknown", id=scene.say.name(relation_id)))]
        return contents(scene, relation, origin(href), current_day())
