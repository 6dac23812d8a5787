"""A relation: what, when, the statement, who says so and where, and how to take it along."""

from dash import html
from dash.development.base_component import Component

from components.language.calendar import date_in_words
from components.language.texts import plain
from components.scene import Scene
from components.wording import citation
from components.wording.attribution import in_words, pair, said_by, uncounted
from data.chosen import DASH
from data.relation import Relation

SHORT = 120  # letters of a coder's note that is read with the statement; longer ones are folded
TAKEN = ("copy", "cite")


def element_id(relation: Relation) -> str:
    """Return the id of the element that shows a relation: its own may be that of something else."""
    return f"relation-{relation.relation_id}"


def card(scene: Scene, relation: Relation) -> html.Li:
    """Return one relation, an item of a list."""
    parts: list[Component] = [
        html.Div([when(scene, relation), tools(scene, relation)], className="top"),
        html.P([badge(scene, relation), *between(scene, relation)]),
        html.P(relation.statement, className="statement", lang="en", dir="ltr"),
        html.P(said_by(scene, relation), className=f"said {relation.status}"),
    ]
    parts += [html.P(why, className="hint") for why in uncounted(scene, relation)]
    if relation.note:
        parts.append(note(scene, relation.note))
    return html.Li(parts, id=element_id(relation))


def badge(scene: Scene, relation: Relation) -> html.Span:
    """Return the type: dashed for words, filled for deeds, hollow where it is no reported fact."""
    form = "in-deeds" if relation.kind.deeds else "in-words"
    name = f"pill {relation.character} {form} {relation.status}"
    return html.Span(scene.say(f"type.{relation.type}"), className=name)


def when(scene: Scene, relation: Relation) -> html.Span:
    """Return the date, at the precision of the source."""
    return html.Span(date_in_words(relation.date, scene.say.language), className="when")


def tools(scene: Scene, relation: Relation) -> html.Span:
    """Return what copies a relation, cites it and leads to it (assets/panels/taking.js)."""
    own = f"#{relation.relation_id}"
    link = html.A(own, href=own, dir="ltr", title=scene.say("evidence.link"))
    buttons = [taking(scene, how, own) for how in TAKEN]
    text = {"data-text": copied(scene, relation)}
    return html.Span([*buttons, link], className="tools", **text)


def taking(scene: Scene, how: str, own: str) -> html.Button:
    """Return the button that takes a relation along in one of the ways that there are."""
    label = scene.say(f"evidence.{how}_it", id=scene.say.name(own))
    return html.Button(scene.say(f"evidence.{how}"), **{"data-take": how, "aria-label": label})


def copied(scene: Scene, relation: Relation) -> str:
    """Return what is copied of a relation: all that the panel and its references say of it."""
    say = scene.say
    what = (
        pair(scene, relation),
        say(f"type.{relation.type}"),
        date_in_words(relation.date, say.language),
    )
    lines = [
        relation.statement,
        " · ".join(what),
        in_words(scene, relation),
        *(citation.source(scene, relation, one) for one in relation.sources),
        *uncounted(scene, relation),
        *([f"{say('relation.note')}: {relation.note}"] if relation.note else []),
    ]
    return plain("\n".join(lines))


def between(scene: Scene, relation: Relation) -> list[html.Span]:
    """Name the two ends, where several things are chosen."""
    if len(scene.selection.chosen) < 2 or scene.results.step:
        return []
    ends = dict.fromkeys(relation.ends(scene.selection.level))
    named = DASH.join(scene.say.name(scene.sentences.name(end)) for end in ends)
    return [html.Span(named, className="between")]


def note(scene: Scene, text: str) -> Component:
    """Return the coder's note: what a source is, say, is read beside what it says."""
    heading, english = scene.say("relation.note"), {"lang": "en", "dir": "ltr"}
    if len(text) <= SHORT:
        return html.P([html.Span(f"{heading}: "), html.Span(text, **english)], className="coder")
    return html.Details([html.Summary(heading), html.P(text, **english)], className="coder")
