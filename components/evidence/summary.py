"""What is chosen in a few words, thing by thing, before all that is said of it is listed."""

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.language.texts import Words
from components.markup import as_written
from components.scene import Scene
from components.wording import account, argument, sources, triangles, versus, weighing
from components.wording.subject import who
from data import glossary
from data.chosen import nodes_of, ties_of
from data.dataset import Actor
from data.engines.relations import Relations
from data.engines.ties import Tie
from data.files.names import FORMATS
from data.model import ends_of, pair

FILES = ("csv", "xlsx")  # formats of the relations that are offered with each thing
SPELLED = {"csv": "CSV", "xlsx": "Excel"}

Children = list[Component]


def summaries(scene: Scene) -> Children:
    """Return what is chosen: of several things first what they amount to together."""
    things = scene.selection.chosen
    each = [part for thing in things for part in of_thing(scene, thing)]
    return [*(several(scene) if len(things) > 1 else []), *each]


def several(scene: Scene) -> Children:
    """Say how much there is of several things together, before each has its own part."""
    relations = scene.results.evidence
    return [html.H3(who(scene)), *amount(scene, relations), *files(scene, *scene.selection.chosen)]


def of_thing(scene: Scene, thing: str) -> Children:
    """Return the summary of one of the things that are chosen."""
    kinds = {1: of_node, 2: of_tie, 3: of_triangle}
    return kinds[len(nodes_of(thing))](scene, thing)


def of_tie(scene: Scene, chosen: str) -> Children:
    """Return what two nodes are to one another, and why."""
    say, relations = scene.say, scene.results.about(chosen)
    ties = [tie for tie in scene.results.ties if tie.tie == chosen]
    if ties:
        return [part for tie in ties for part in of_counted(scene, tie)]
    one, other = (say.name(scene.sentences.name(end)) for end in ends_of(chosen))
    why = say("evidence.uncounted" if len(relations) else "evidence.none")
    return [html.H3(say("tie.and", a=one, b=other)), html.P(why, className="measure")]


def of_counted(scene: Scene, tie: Tie) -> Children:
    """Return what a tie is made of, its alignment, what both ends share, and its files."""
    alone = len(scene.selection.chosen) == 1
    return [
        html.H3(scene.sentences.pair(tie), className="" if alone else "one-of-several"),
        html.P(measure(scene, tie), className="measure"),
        *amounting(scene, scene.results.about(tie.tie)),
        meter(scene.say, tie, explained=alone),
        *files(scene, tie.tie),
        why(scene, tie),
        *argument.what_if(scene, tie),
        *beside(scene, tie),
    ]


def beside(scene: Scene, tie: Tie) -> Children:
    """Return links to the ties of those in one country who stand for no state, with the other.

    What was done to a private body, or to a movement, is not told of the state it is in, and who
    looks for it there would miss it.
    """
    known = {one.tie: one for one in scene.results.ties}
    found = [
        known[pair(actor.stands_for, other)]
        for home, other in ((tie.a, tie.b), (tie.b, tie.a))
        for actor in scene.data_set.actors.values()
        if actor.country == home and actor.stands_for == actor.actor_id != home
        if pair(actor.stands_for, other) in known
    ]
    if not found:
        return []
    links = [html.Li(_leading(scene, one)) for one in dict.fromkeys(found)]
    return [
        html.P(scene.say("evidence.beside"), className="hint"),
        html.Ul(links, className="ties"),
    ]


def _leading(scene: Scene, tie: Tie) -> dcc.Link:
    there = addresses.here(scene.selection.choosing(tie.tie))
    return dcc.Link(scene.sentences.tie(tie), href=there, className=f"tie {tie.character}")


def why(scene: Scene, tie: Tie) -> html.Details:
    """Return how an alignment is worked out, and what both ends of the tie share.

    In the view that is about it, it is unfolded.
    """
    shared = argument.between(scene, tie), triangles.why(scene, tie.tie)
    parts = [*weighing.worked_out(scene, tie), *shared[0], *shared[1]]
    heading = html.Summary(scene.say("balance.why"))
    return html.Details([heading, *parts], className="why", open=scene.view.supposes)


def of_triangle(scene: Scene, chosen: str) -> Children:
    """Return what three nodes are to each other, side by side."""
    say, nodes, sides = scene.say, nodes_of(chosen), ties_of(chosen)
    named = say.listing(say.name(scene.sentences.name(node)) for node in nodes)
    known = scene.camps.triangles.among(*nodes)
    said = [html.P(triangles.sentence(scene, one)) for one in known]
    ties = [tie for tie in scene.results.highlighted if tie.tie in sides]
    each = [html.P(side(scene, tie), className="measure") for tie in ties]
    return [
        html.P(say("balance.three"), className="eyebrow"),
        html.H3(named),
        *said,
        *(amount(scene, scene.results.about(chosen)) if each else []),
        *(each or [html.P(say("evidence.none"))]),
        *(files(scene, chosen) if each else []),
    ]


def side(scene: Scene, tie: Tie) -> list[Component | str]:
    """Return one side of a triangle, and what it is made of."""
    return [html.Strong(scene.sentences.pair(tie)), html.Br(), measure(scene, tie)]


def of_node(scene: Scene, chosen: str) -> Children:
    """Return who a node is, and how much is said of it."""
    relations, actor = scene.results.about(chosen), scene.data_set.actors.get(chosen)
    role = in_role(scene, actor) if actor and actor.role else None
    return [
        html.H3(scene.sentences.name(chosen)),
        *([role] if role else []),
        *amount(scene, relations),
        *(files(scene, chosen) if len(relations) else []),
        *argument.place(scene, chosen),
    ]


def in_role(scene: Scene, actor: Actor) -> html.P:
    """Return the role of an actor, in English where it is told in no other language."""
    roles, language = actor.roles, scene.say.language
    return html.P(roles[language], className="role", **as_written(roles, language))


def amount(scene: Scene, relations: Relations) -> Children:
    """Return how many relations there are, and what they amount to."""
    return [
        html.P(how_many(scene, relations), className="measure"),
        *amounting(scene, relations),
    ]


def amounting(scene: Scene, relations: Relations) -> Children:
    """Return since when there are relations, how sure they are, and who vouches for them."""
    said = account.of(scene, relations), sources.shares(scene, relations)
    return [html.P(text, className="account") for text in said if text]


def how_many(scene: Scene, about: Relations) -> str:
    """Say how many relations count, as the headline does, and how many statements do not."""
    say, uncounted = scene.say, len(about) - len(about.counted)
    parts = [say.count("count.relations", len(about) - uncounted)]
    if uncounted:
        parts.append(say.count("count.uncounted", uncounted))
    return " · ".join(parts)


def measure(scene: Scene, tie: Tie) -> str:
    """Say what a tie is made of, as the beginning of a line."""
    return versus.capital(scene.sentences.made(tie))


def meter(say: Words, tie: Tie, *, explained: bool = True) -> Component:
    """Return the alignment as a two-coloured bar with its number, and what that means."""
    value = say.number(tie.alignment, 2, signed=True)
    counts = {"cooperation": tie.cooperation, "demand": tie.demands, "conflict": tie.conflict}
    parts = [
        html.Span(className=f"part {name}", style={"flexGrow": count})
        for name, count in counts.items()
        if count
    ]
    bar = html.Div(parts, className="bar", **{"aria-hidden": "true"})
    words = html.P([html.Span(say("tie.alignment")), html.Strong(value, dir="ltr")])
    hint = (
        [html.P(glossary.meaning("alignment", say.language), className="hint")] if explained else []
    )
    return html.Div([bar, words, *hint], className="meter")


def files(scene: Scene, *things: str) -> Children:
    """Return the files of some things alone, under the same filters."""
    say, selection = scene.say, scene.selection.choosing(*things)
    links = []
    for form in filter(FILES.__contains__, FORMATS["relations"]):
        file = addresses.data_file(scene.data_set.name, selection, "relations", form)
        label = say("download.save", name=say.name(file.name))
        own = {"href": file.href, "download": file.name, "aria-label": label}
        links.append(html.A(SPELLED[form], className="file", **own))
    paper = {"href": addresses.evidence(selection), "target": "_blank", "rel": "noopener"}
    links.append(html.A("PDF", className="file", title=say("export.pdf"), **paper))
    return [html.P(links, className="take")]
