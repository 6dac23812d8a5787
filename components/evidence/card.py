"""A relation: what, when, the statement, who says so and where, and how to take it along."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.language import solar
from components.language.calendar import date_in_words
from components.language.texts import plain
from components.scene import Scene
from components.wording import agreement, citation
from components.wording.attribution import in_words, pair, said_by, uncounted
from components.wording.told import Told, told, what_of
from data.chosen import DASH
from data.opening.own_words import side_of
from data.relation import Relation

SHORT = 120  # letters of a coder's note that is read with the statement; longer ones are folded
TAKEN = ("copy", "cite")


def element_id(relation: Relation) -> str:
    """Return the id of the element that shows a relation: its own may be that of something else."""
    return f"relation-{relation.relation_id}"


def card(scene: Scene, relation: Relation) -> html.Li:
    """Return one relation, an item of a list."""
    statement, remark = told(scene, relation), told(scene, relation, "note")
    parts: list[Component] = [
        html.Div([when(scene, relation), tools(scene, relation)], className="top"),
        html.P([badge(scene, relation), *between(scene, relation)]),
        html.P(statement.text, className="statement", **statement.attributes),
        html.P(said_by(scene, relation), className=f"said {relation.status}"),
    ]
    more = [*agreement.own(scene, relation), *uncounted(scene, relation)]
    parts += [html.P(text, className="hint") for text in more]
    parts += [note(scene, remark)] if remark.text else []
    parts += original(scene, [one.original for one in (statement, remark) if one.original])
    return html.Li(parts, id=element_id(relation))


def badge(scene: Scene, relation: Relation) -> html.Span:
    """Return the type: dashed for words, filled for deeds, hollow where it is no reported fact."""
    form = "in-deeds" if relation.kind.deeds else "in-words"
    form = "" if relation.label and side_of(relation.label) else form  # nobody tells which
    name = f"pill {relation.character} {form} {relation.status}"
    return html.Span(what_of(scene, relation), className=name)


def when(scene: Scene, relation: Relation) -> html.Span:
    """Return the date, at the precision of the source, and beside it in the calendar of readers."""
    language = scene.say.language
    said, counted = date_in_words(relation.date, language), solar.beside(relation.date, language)
    if not counted:
        return html.Span(said, className="when")
    return html.Span([said, html.Span(f" ({counted})", className="solar")], className="when")


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
    say, remark = scene.say, told(scene, relation, "note").text
    what = (
        pair(scene, relation),
        what_of(scene, relation),
        date_in_words(relation.date, say.language),
    )
    lines = [
        told(scene, relation).text,
        " · ".join(what),
        in_words(scene, relation),
        *(citation.source(scene, relation, one) for one in relation.sources),
        *agreement.own(scene, relation),
        *uncounted(scene, relation),
        *([f"{say('relation.note')}: {remark}"] if remark else []),
        *([say("relation.translated")] if told(scene, relation).original else []),
    ]
    return plain("\n".join(lines))


def between(scene: Scene, relation: Relation) -> list[html.Span]:
    """Name the two ends, where several things are chosen."""
    if len(scene.selection.chosen) < 2 or scene.results.step:
        return []
    ends = dict.fromkeys(relation.ends(scene.selection.level))
    named = DASH.join(scene.say.name(scene.sentences.name(end)) for end in ends)
    return [html.Span(named, className="between")]


def note(scene: Scene, said: Told) -> Component:
    """Return the coder's note: what a source is, say, is read beside what it says."""
    heading, (text, attributes, _) = scene.say("relation.note"), said
    if len(text) <= SHORT:
        return html.P([html.Span(f"{heading}: "), html.Span(text, **attributes)], className="coder")
    return html.Details([html.Summary(heading), html.P(text, **attributes)], className="coder")


def original(scene: Scene, texts: Sequence[str]) -> list[html.Details]:
    """Return that what is read was translated by a machine, and from what."""
    if not texts:
        return []
    summary = html.Summary(scene.say("relation.translated"))
    english = [html.P(text, lang="en", dir="ltr") for text in texts]
    return [html.Details([summary, *english], className="coder original")]
