"""What the picture says in words: headline, summary, active filters, and the way out of nothing."""

from collections.abc import Iterator
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.language.calendar import span_in_words
from components.scene import Scene
from components.wording import unread, versus
from data.filtering import apply
from data.model import TIE
from data.selection import Selection

TITLE, SUMMARY, CHIPS, NOTE = "headline", "summary", "chips", "note"
NAMED = 2  # actors that a headline names before it says "and n others"

Children = list[Component | str] | Component | str | None


def layout(scene: Scene, ignored: tuple[str, ...]) -> html.Div:
    """Return the words above the picture."""
    return html.Div(
        [
            html.H2(title(scene), id=TITLE),
            html.Div(
                [
                    html.P(id=SUMMARY, role="status", **said(scene)),
                    html.Div(chips(scene), id=CHIPS),
                ],
                className="says",
            ),
            html.Div(unread.note(scene, ignored), id=NOTE, role="status"),
        ],
        className="headline",
    )


def title(scene: Scene) -> str:
    """Return the headline, in front of which a thought experiment says that it is one."""
    found = facts(scene)
    return f"{scene.say('what.thought')} {found}" if scene.camps.supposed else found


def facts(scene: Scene) -> str:
    """Say who, when, how many relations and how friendly they are; of two selections, both."""
    if scene.second:
        return versus.title(scene, scene.second, who(scene))
    say = scene.say
    relations = sum(tie.relations for tie in scene.results.highlighted)
    friendly = sum(tie.cooperation for tie in scene.results.highlighted)
    if not relations:
        return say("headline.empty", who=who(scene))
    return say(
        "headline.full",
        who=who(scene),
        when=when(scene),
        relations=say.count("count.relations", relations),
        friendly=say.count("count.cooperative", friendly),
    )


def who(scene: Scene) -> str:
    """Name the actors a picture is about: the chosen ones, or the busiest."""
    say, selection = scene.say, scene.selection
    chosen = selection.tie.split(TIE) if selection.tie else list(selection.actors)
    nodes = chosen or list(scene.results.nodes)
    if not nodes:
        return scene.data_set.titles[selection.lang]
    named = nodes if len(nodes) == NAMED + 1 else nodes[:NAMED]
    names = [say.name(scene.sentences.name(node)) for node in named]
    if len(nodes) > len(named):
        names.append(say.count("count.others", len(nodes) - len(named)))
    return say.listing(names)


def when(scene: Scene) -> str:
    """Name the months between which the relations shown lie, within the chosen dates."""
    since, until = scene.selection.window
    first, last = scene.data_set.span
    start, end = scene.results.highlighted_relations.extent or (first, last)
    first, last = max(first, start), min(last, end)
    first, last = max(first, since), min(last, until)
    return span_in_words(first, max(first, last), scene.selection.lang)


def numbers(scene: Scene) -> dict[str, int]:
    """Return what the selection holds: relations, counted ones, ties and actors."""
    return {
        "relations": len(scene.results.relations),
        "counted": len(scene.results.relations.counted),
        "ties": len(scene.results.ties),
        "actors": len(scene.results.nodes),
    }


def summary(scene: Scene) -> str:
    """Say in a sentence what is shown."""
    if scene.second:
        return versus.summary(scene, scene.second)
    say, found = scene.say, numbers(scene)
    return say(
        "summary.full",
        counted=say.count("count.counted", found["counted"]),
        relations=say.number(found["relations"]),
        ties=say.count("count.ties", found["ties"]),
        nodes=nodes(scene),
    )


def said(scene: Scene) -> dict[str, Any]:
    """Return the summary and its numbers as properties of the element that holds them."""
    found = {f"data-{name}": value for name, value in numbers(scene).items()}
    fates = {
        f"data-{fate}": len(changes) if scene.second else None
        for fate, changes in scene.results.comparison.items()
    }
    return {"children": summary(scene), **found, **fates}


def nodes(scene: Scene) -> str:
    """Say how many states and other actors have a tie."""
    say = scene.say
    others = len(scene.results.nodes) - len(scene.results.states)
    states = say.count("count.states", len(scene.results.states))
    if not others:
        return states
    return say("summary.nodes", states=states, others=say.count("count.non_states", others))


def in_force(scene: Scene) -> tuple[str, str]:
    """Name the filters in one line, and what is chosen: that dims the rest, but leaves it in."""
    chosen = scene.selection.tie
    named = [(scene.say.name(text), rest.tie == chosen) for text, rest in removable(scene)]
    filters = [text for text, is_filter in named if is_filter]
    return " · ".join(filters), "".join(text for text, is_filter in named if not is_filter)


def chips(scene: Scene) -> list[Component]:
    """Return a link for each filter in force that takes it away, and one that takes all away."""
    say = scene.say
    links: list[Component] = [
        dcc.Link(
            [html.Span(text), html.Span("\u00d7", **{"aria-hidden": "true"})],
            href=addresses.here(selection),
            className="chip",
            title=say("filters.remove", name=text),
        )
        for text, selection in removable(scene)
    ]
    if not links:
        return []
    clear = dcc.Link(
        say("filters.clear"),
        href=addresses.here(scene.selection.cleared),
        id="clear-filters",
        className="clear",
    )
    return [*links, clear]


def removable(scene: Scene) -> Iterator[tuple[str, Selection]]:
    """Yield each active filter in words, with the selection that is left without it.

    Of two selections that are compared it is what both share.
    """
    say, selection = scene.say, scene.selection
    shared = selection.shared
    if shared.since or shared.until:
        yield scene.sentences.dates, selection.but(since="", until="")
    for actor in shared.actors:
        rest = tuple(other for other in selection.actors if other != actor)
        yield scene.sentences.name(actor), selection.but(actors=rest)
    if shared.side != "either":
        yield say(f"side.{selection.side}"), selection.but(side="either")
    if shared.types:
        yield versus.kinds(say, shared.types), selection.but(types=())
    if shared.status:
        names = [say(f"status.{status}") for status in selection.status]
        yield say.listing(names), selection.but(status=())
    if selection.tie:
        names = [say.name(scene.sentences.name(end)) for end in selection.tie.split(TIE)]
        yield say.listing(names), selection.but(tie="")


def empty(scene: Scene) -> Children:
    """Say why nothing is shown, and offer the one click that brings something back."""
    if scene.drawn:
        return None
    say = scene.say
    ways = [
        html.Li(dcc.Link(say("empty.without", name=text), href=addresses.here(selection)))
        for text, selection in removable(scene)
        if len(apply(selection, scene.data_set.relations).counted)
    ]
    clear = html.Li(dcc.Link(say("filters.clear"), href=addresses.here(scene.selection.cleared)))
    return html.Div(
        [html.P(say("empty.why")), html.Ul(ways or [clear])], className="empty", role="status"
    )
