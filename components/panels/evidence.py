"""The evidence: every relation behind what is chosen, and every tie as a sentence."""

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.evidence.copying import told
from components.evidence.listing import listing, unfolded
from components.evidence.lists import Shown, lists
from components.evidence.summary import how_many, meter, summaries
from components.markup import as_written
from components.scene import Scene
from components.wording import versus
from data.engines.ties import Tie
from data.languages import Translations

POINTED = "evidence-pointed"

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
    return [*statuses(scene), *contents(scene)]


def statuses(scene: Scene) -> Children:
    """Return where assets/panels/listing.js says what became of a link, or of a copy."""
    return [html.Div(id=POINTED, role="status"), told(scene.say)]


def contents(scene: Scene) -> Children:
    """Return all that there is to read."""
    if scene.results.step:
        return [*of_step(scene), *sentences(scene)]
    if scene.second:
        return [*of_two(scene, scene.second), *versus.listing(scene)]
    if not scene.selection.chosen:
        return [*about(scene), *unfolded(scene), *sentences(scene)]
    (shown,) = lists(scene)
    return [*head(scene), *summaries(scene), *listed(shown), *sentences(scene)]


def listed(shown: Shown) -> Children:
    """Return a list, if there is anything on it."""
    return [listing(shown)] if len(shown.listed) else []


def head(scene: Scene) -> Children:
    """Return what stands over what is chosen: the way to let go of it, and what the panel is."""
    return [close(scene), html.P(scene.say("evidence.heading"), className="eyebrow")]


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
    (shown,) = lists(scene)
    return [
        html.P(scene.say("story.heading"), className="eyebrow"),
        html.H3(scene.say("story.rests")),
        *listed(shown),
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
    names = zip(lists(scene), versus.sides(scene, second), strict=True)
    sides = [part for side, name in names for part in of_side(side, name)]
    return [*head(scene), html.H3(scene.sentences.chosen()), *fate, *sides]


def of_side(shown: Shown, name: str) -> Children:
    """Return what one side of a comparison says of what is chosen."""
    scene = shown.scene
    relations, ties = scene.results.evidence, scene.selection.chosen
    heading = html.H3(versus.capital(name), className="list-heading")
    if not len(relations):
        return [heading, html.P(scene.say("evidence.none"))]
    measure = html.P(how_many(scene, relations), className="measure")
    meters = [meter(scene.say, tie) for tie in scene.results.highlighted if tie.tie in ties]
    return [heading, measure, *meters, *listed(shown)]


def close(scene: Scene) -> Component:
    """Return the link that lets go of what is chosen (Escape does the same)."""
    return dcc.Link(
        "\u00d7",
        href=addresses.here(scene.selection.choosing()),
        className="close",
        title=scene.say("evidence.close"),
    )


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
        more = [dcc.Link(say("density.list_all"), href=there, className="more-ties")]
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
        href=addresses.choosing(scene.selection, tie.tie),
        className=f"tie {tie.character}{here}",
    )
