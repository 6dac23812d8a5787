"""The evidence: every relation behind what is chosen, and every tie as a sentence."""

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.language.texts import Words
from components.markup import as_written
from components.scene import Scene
from components.wording import account, argument, filters, triangles, versus
from components.wording.cards import cards
from components.wording.subject import who
from data.chosen import nodes_of, ties_of
from data.languages import Translations
from data.model import ends_of
from data.relations import Relations
from data.ties import Tie

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
    chosen = scene.selection.chosen
    if scene.results.step:
        return [*of_step(scene), *sentences(scene)]
    if scene.second:
        return [*of_two(scene, scene.second), *versus.listing(scene)]
    if not chosen:
        return [*narrower(scene), *about(scene), *sentences(scene)]
    each = [part for thing in chosen for part in of_thing(scene, thing)]
    return [*head(scene), *(several(scene) if len(chosen) > 1 else []), *each, *sentences(scene)]


def head(scene: Scene) -> Children:
    """Return what stands over what is chosen: the way to let go of it, and what the panel is."""
    return [close(scene), html.P(scene.say("evidence.heading"), className="eyebrow")]


def narrower(scene: Scene) -> Children:
    """Offer the relations between several actors, where those of any of them are shown."""
    return (
        [html.P(filters.between(scene), className="narrower")]
        if filters.may_narrow(scene.selection)
        else []
    )


def several(scene: Scene) -> Children:
    """Say how much there is of several things together, before each has its own part."""
    return [
        html.H3(who(scene)),
        html.P(_how_many(scene, scene.results.evidence), className="measure"),
        html.P(account.of(scene, scene.results.evidence), className="account"),
    ]


def of_thing(scene: Scene, thing: str) -> Children:
    """Return the evidence of one of the things that are chosen."""
    kinds = {1: of_node, 2: of_tie, 3: of_triangle}
    return kinds[len(nodes_of(thing))](scene, thing)


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
    say, relations = scene.say, scene.results.about(chosen)
    ties = [tie for tie in scene.results.ties if tie.tie == chosen]
    if not ties:
        one, other = (say.name(scene.sentences.name(end)) for end in ends_of(chosen))
        why = say("evidence.uncounted" if len(relations) else "evidence.none")
        own = [html.H3(say("tie.and", a=one, b=other)), html.P(why, className="measure")]
    else:
        own = [part for tie in ties for part in of_counted(scene, tie)]
        own += [part for tie in ties for part in argument.what_if(scene, tie)]
    if not len(relations):
        return own
    return [*own, cards(scene, relations), *triangles.why(scene, chosen)]


def of_counted(scene: Scene, tie: Tie) -> Children:
    """Return what a tie is made of: its relations, its alignment, and what both ends share."""
    return [
        html.H3(scene.sentences.pair(tie)),
        html.P(_measure(scene, tie), className="measure"),
        html.P(account.of(scene, scene.results.about(tie.tie)), className="account"),
        meter(scene.say, tie),
        *argument.between(scene, tie),
    ]


def of_triangle(scene: Scene, chosen: str) -> Children:
    """Return what three nodes are to each other, and everything said between them."""
    say, nodes, sides = scene.say, nodes_of(chosen), ties_of(chosen)
    named = say.listing(say.name(scene.sentences.name(node)) for node in nodes)
    eyebrow = html.P(say("balance.three"), className="eyebrow")
    known = [one for one in scene.camps.triangles if [*one.nodes] == nodes]
    said = [html.P(triangles.sentence(scene, one)) for one in known]
    ties = [tie for tie in scene.results.highlighted if tie.tie in sides]
    each = [part for tie in ties for part in side_of(scene, tie)]
    return [eyebrow, html.H3(named), *said, *(each or [html.P(say("evidence.none"))])]


def side_of(scene: Scene, tie: Tie) -> Children:
    """Return one side of a triangle, with everything said of it."""
    return [
        html.H3(scene.sentences.pair(tie), className="list-heading"),
        html.P(_measure(scene, tie), className="measure"),
        cards(scene, scene.results.about(tie.tie)),
    ]


def of_node(scene: Scene, chosen: str) -> Children:
    """Return everything said of one node."""
    relations = scene.results.about(chosen)
    actor = scene.data_set.actors.get(chosen)
    role = html.P(actor.role, className="role", lang="en", dir="ltr") if actor else None
    return [
        html.H3(scene.sentences.name(chosen)),
        *([role] if role else []),
        html.P(_how_many(scene, relations), className="measure"),
        html.P(account.of(scene, relations), className="account"),
        cards(scene, relations),
    ]


def of_two(scene: Scene, second: Scene) -> Children:
    """Return what both sides of a comparison say of what is chosen, or what is compared."""
    chosen = scene.selection.chosen
    if not chosen:
        return versus.overview(scene, second) if scene.paired else about(scene)
    fate = [
        html.P(versus.sentence(scene, change))
        for changes in scene.results.comparison.values()
        for change in changes
        if change.tie.tie in chosen
    ]
    names = zip((scene, second), versus.sides(scene, second), strict=True)
    sides = [part for side, name in names for part in of_side(side, name)]
    return [*head(scene), html.H3(scene.sentences.chosen()), *fate, *sides]


def of_side(scene: Scene, name: str) -> Children:
    """Return what one side of a comparison says of what is chosen."""
    relations, ties = scene.results.evidence, scene.selection.chosen
    heading = html.H3(versus.capital(name), className="list-heading")
    if not len(relations):
        return [heading, html.P(scene.say("evidence.none"))]
    measure = html.P(_how_many(scene, relations), className="measure")
    meters = [meter(scene.say, tie) for tie in scene.results.highlighted if tie.tie in ties]
    return [heading, measure, *meters, cards(scene, relations)]


def _how_many(scene: Scene, about: Relations) -> str:
    """Say how many relations count, as the headline does, and how many statements do not."""
    say, uncounted = scene.say, len(about) - len(about.counted)
    parts = [say.count("count.relations", len(about) - uncounted)]
    if uncounted:
        parts.append(say.count("count.uncounted", uncounted))
    return " · ".join(parts)


def close(scene: Scene) -> Component:
    """Return the link that lets go of what is chosen (Escape does the same)."""
    return dcc.Link(
        "\u00d7",
        href=addresses.here(scene.selection.choosing()),
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


def sentences(scene: Scene) -> Children:
    """Return ties as sentences: the text twin of the picture, to walk by keyboard."""
    shown, say = scene.style.density.listed, scene.say
    if not shown:
        return []
    items = [html.Li(link(scene, tie)) for tie in shown]
    heading, some = say.count("count.all_ties", len(shown)), len(scene.results.drawn)
    more: Children = []
    if len(shown) < some:
        heading = say("density.listed", n=say.number(len(shown)), all=say.number(some))
        there = addresses.here(scene.selection.but(draw="all"))
        more = [dcc.Link(say("density.list_all"), href=there, className="hint")]
    return [
        html.H3(heading, className="list-heading"),
        html.Ul(items, className="ties", id="ties"),
        *(more if scene.style.density.rule != "all" else []),
    ]


def link(scene: Scene, tie: Tie) -> Component:
    """Return the sentence of a tie, which leads to its evidence."""
    here = " chosen" if tie.tie in scene.selection.chosen else ""
    return dcc.Link(
        scene.sentences.tie(tie),
        href=addresses.here(scene.selection.choosing(tie.tie)),
        className=f"tie {tie.character}{here}",
    )
