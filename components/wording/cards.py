"""Relations as cards: what, when, the statement, who says so and where."""

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from components.language.calendar import date_in_words
from components.scene import Scene
from components.wording.attribution import said_by
from data.relation import Relation
from data.relations import Relations

FIRST = 40  # relations written out at once; the rest is one click away


def cards(scene: Scene, relations: Relations) -> Component:
    """Return the relations as a list in the order of their dates."""
    first = _listed(scene, relations.page(0, FIRST))
    rest = len(relations) - FIRST
    if rest <= 0:
        return first
    more = html.Summary(scene.say.count("count.more", rest))
    return html.Div([first, html.Details([more, _listed(scene, relations.page(FIRST))])])


def _listed(scene: Scene, relations: Iterable[Relation]) -> html.Ol:
    return html.Ol([card(scene, relation) for relation in relations], className="cards")


def card(scene: Scene, relation: Relation) -> Component:
    """Return one relation: what, when, the statement, who says so and where."""
    say = scene.say
    kind = f"pill {relation.character} {relation.status}"
    top = [
        html.Span(say(f"type.{relation.type}"), className=kind),
        html.Span(date_in_words(relation.date, say.language), className="when"),
    ]
    parts: list[Component] = [
        html.P(top, className="top"),
        html.P(relation.statement, className="statement", lang="en", dir="ltr"),
        html.P(said_by(scene, relation), className=f"said {relation.status}"),
    ]
    if not relation.counted:
        parts.append(html.P(say("relation.uncounted"), className="hint"))
    if relation.note:
        note = html.P(relation.note, lang="en", dir="ltr")
        parts.append(html.Details([html.Summary(say("relation.note")), note], className="coder"))
    return html.Li(parts, id=f"relation-{relation.relation_id}")
