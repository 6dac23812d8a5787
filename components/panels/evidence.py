"""The evidence: every relation behind what is chosen, and every tie as a sentence."""

from collections.abc import Iterable
from itertools import combinations

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.language.calendar import date_in_words
from components.language.texts import Words
from components.markup import as_written
from components.scene import Scene
from components.wording import argument, triangles, versus
from components.wording.attribution import said_by
from data.languages import Translations
from data.model import TIE, ends_of, pair
from data.relation import Relation
from data.relations import Relations
from data.ties import Tie

FIRST = 40  # relations written out at once; the rest is one click away

Children = list[Component]


def layout(scene: Scene) -> html.Aside:
    """Return the panel at the side of the picture."""
    return html.Aside(
        children(scene),
        id="evidence",
        className="evidence",
        tabIndex=-1,
        **{"aria-label": scene.say("evidence.heading")},
    )


def children(scene: Scene) -> Children:
    """Return the evidence of the step or of what is chosen, or an overview where nothing is."""
    chosen = scene.selection.tie
    if scene.results.step:
        return [*of_step(scene), *sentences(scene)]
    if scene.second:
        return [*of_two(scene, scene.second), *versus.listing(scene)]
    if not chosen:
        return [*about(scene), *sentences(scene)]
    kinds = {1: of_node, 2: of_tie, 3: of_triangle}
    return [*kinds[len(chosen.split(TIE))](scene, chosen), *sentences(scene)]


def about(scene: Scene) -> Children:
    """Return what there is to say of the picture itself."""
    return (scene.view.about or overview)(scene)


def overview(scene: Scene) -> Children:
    """Say what the data set is, how to read the picture and what it leaves out."""
    say, titles = scene.say, scene.data_set.titles
    about = Translations(scene.data_set.about.get("about", {}))
    return [
        html.P(say("evidence.heading"), className="eyebrow"),
        html.H3(titles[say.language], **as_written(titles, say.language)),
        *([html.P(about[say.language], **as_written(about, say.language))] if about else []),
        html.P(say("about.reading"), className="hint"),
        html.P(say("about.borders"), className="hint"),
    ]


def of_step(scene: Scene) -> Children:
    """Return all that the sentences of a step of the story rest on."""
    rests = scene.results.relations.with_ids(scene.results.shown_step.relations)
    return [
        html.P(scene.say("story.heading"), className="eyebrow"),
        html.H3(scene.say("story.rests")),
        cards(scene, rests),
    ]


def of_tie(scene: Scene, chosen: str) -> Children:
    """Return everything said between two nodes, newest last as the source tells it."""
    say = scene.say
    relations = scene.results.relations.of_ties(scene.selection.level, chosen)
    ties = [tie for tie in scene.results.ties if tie.tie == chosen]
    head: Children = [close(scene), html.P(say("evidence.heading"), className="eyebrow")]
    if not ties:
        one, other = (say.name(scene.sentences.name(end)) for end in ends_of(chosen))
        head.append(html.H3(say("tie.and", a=one, b=other)))
    if not len(relations):
        return [*head, html.P(say("evidence.none"))]
    if not ties:
        head.append(html.P(say("evidence.uncounted"), className="measure"))
    counted = [part for tie in ties for part in of_counted(scene, tie)]
    trial = [part for tie in ties for part in argument.what_if(scene, tie)]
    return [*head, *counted, *trial, cards(scene, relations), *triangles.why(scene, chosen)]


def of_counted(scene: Scene, tie: Tie) -> Children:
    """Return what a tie is made of: its relations, its alignment, and what both ends share."""
    return [
        html.H3(scene.sentences.pair(tie)),
        html.P(_measure(scene, tie), className="measure"),
        meter(scene.say, tie),
        *argument.between(scene, tie),
    ]


def of_triangle(scene: Scene, chosen: str) -> Children:
    """Return what three nodes are to each other, and everything said between them."""
    say, nodes = scene.say, chosen.split(TIE)
    named = say.listing(say.name(scene.sentences.name(node)) for node in nodes)
    eyebrow = html.P(say("balance.three"), className="eyebrow")
    known = [one for one in scene.camps.triangles if [*one.nodes] == nodes]
    said = [html.P(triangles.sentence(scene, one)) for one in known]
    head: Children = [close(scene), eyebrow, html.H3(named), *said]
    sides = [part for tie in scene.results.highlighted for part in side_of(scene, tie)]
    return [*head, *(sides or [html.P(say("evidence.none"))])]


def side_of(scene: Scene, tie: Tie) -> Children:
    """Return one side of a triangle, with everything said of it."""
    return [
        html.H3(scene.sentences.pair(tie), className="list-heading"),
        html.P(_measure(scene, tie), className="measure"),
        cards(scene, scene.results.relations.of_ties(scene.selection.level, tie.tie)),
    ]


def of_node(scene: Scene, chosen: str) -> Children:
    """Return everything said of one node."""
    about = scene.results.relations.involving(chosen)
    actor = scene.data_set.actors.get(chosen)
    role = html.P(actor.role, className="role", lang="en", dir="ltr") if actor else None
    return [
        close(scene),
        html.P(scene.say("evidence.heading"), className="eyebrow"),
        html.H3(scene.sentences.name(chosen)),
        *([role] if role else []),
        html.P(_how_many(scene, about), className="measure"),
        cards(scene, about),
    ]


def of_two(scene: Scene, second: Scene) -> Children:
    """Return what both sides of a comparison say of what is chosen, or what is compared."""
    say, chosen = scene.say, scene.selection.tie
    if not chosen:
        return versus.overview(scene, second) if scene.paired else about(scene)
    nodes = chosen.split(TIE)
    named = say.listing(say.name(scene.sentences.name(node)) for node in nodes)
    fate = [
        html.P(versus.sentence(scene, change))
        for changes in scene.results.comparison.values()
        for change in changes
        if change.tie.tie == chosen
    ]
    head = [close(scene), html.P(say("evidence.heading"), className="eyebrow")]
    names = zip((scene, second), versus.sides(scene, second), strict=True)
    sides = [part for side, name in names for part in of_side(side, name, nodes)]
    return [*head, html.H3(named), *fate, *sides]


def of_side(scene: Scene, name: str, nodes: list[str]) -> Children:
    """Return what one side of a comparison says of one node, or between two or three."""
    relations = scene.results.relations.involving(nodes[0])
    if len(nodes) > 1:
        between = [pair(*ends) for ends in combinations(nodes, 2)]
        relations = scene.results.relations.of_ties(scene.selection.level, *between)
    heading = html.H3(versus.capital(name), className="list-heading")
    if not len(relations):
        return [heading, html.P(scene.say("evidence.none"))]
    measure = html.P(_how_many(scene, relations), className="measure")
    meters = [meter(scene.say, tie) for tie in scene.results.highlighted if len(nodes) == 2]
    return [heading, measure, *meters, cards(scene, relations)]


def _how_many(scene: Scene, about: Relations) -> str:
    """Say how many relations count, as the headline does, and how many statements do not."""
    say, uncounted = scene.say, len(about) - len(about.counted)
    counted = sum(tie.relations for tie in scene.results.highlighted) or len(about) - uncounted
    parts = [say.count("count.relations", counted)]
    if uncounted:
        parts.append(say.count("count.uncounted", uncounted))
    return " · ".join(parts)


def close(scene: Scene) -> Component:
    """Return the link that lets go of what is chosen (Escape does the same)."""
    return dcc.Link(
        "\u00d7",
        href=addresses.here(scene.selection.but(tie="")),
        className="close",
        title=scene.say("evidence.close"),
    )


def _measure(scene: Scene, tie: Tie) -> str:
    say = scene.say
    parts = [say.count("count.relations", tie.relations)]
    for key, number in (
        ("cooperative", tie.cooperation),
        ("conflictive", tie.conflict),
        ("demands", tie.demands),
    ):
        if number:
            parts.append(say.count(f"count.{key}", number))
    if not tie.reported:
        parts.append(say("tie.unsure"))
    return " · ".join(parts)


def meter(say: Words, tie: Tie) -> Component:
    """Return the alignment as a two-coloured bar with its number."""
    value = say.number(tie.alignment, 2, signed=True)
    counts = {"cooperation": tie.cooperation, "demand": tie.demands, "conflict": tie.conflict}
    parts = [
        html.Span(className=f"part {name}", style={"flexGrow": count})
        for name, count in counts.items()
        if count
    ]
    bar = html.Div(parts, className="bar", **{"aria-hidden": "true"})
    words = html.P([html.Span(say("tie.alignment")), html.Strong(value, dir="ltr")])
    hint = html.P(say("tie.alignment_help"), className="hint")
    return html.Div([bar, words, hint], className="meter")


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


def sentences(scene: Scene) -> Children:
    """Return every tie as a sentence: the text twin of the picture, to walk by keyboard."""
    ordered = sorted(scene.results.ties, key=lambda tie: (-tie.relations, tie.tie))
    if not ordered:
        return []
    items = [html.Li(link(scene, tie)) for tie in ordered]
    heading = scene.say.count("count.all_ties", len(items))
    return [
        html.H3(heading, className="list-heading"),
        html.Ul(items, className="ties", id="ties"),
    ]


def link(scene: Scene, tie: Tie) -> Component:
    """Return the sentence of a tie, which leads to its evidence."""
    here = " chosen" if tie.tie == scene.selection.tie else ""
    return dcc.Link(
        scene.sentences.tie(tie),
        href=addresses.here(scene.selection.but(tie=pair(tie.a, tie.b))),
        className=f"tie {tie.character}{here}",
    )
