"""What the picture says in words: its headline, and a summary of what is in question in it."""

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.language.calendar import span_in_words
from components.scene import Scene
from components.wording import agreement, density, filters, unread, versus
from components.wording.subject import who
from data.comparison import FATES
from data.model import relation_types
from data.parameters import NOBODY

TITLE, SUMMARY, CHIPS, NOTE = "headline", "summary", "chips", "note"
TAKEN = "taken"  # what a typed date was taken for; assets/typed.js says it
APART = " · "  # between the parts of a summary


def layout(scene: Scene, ignored: tuple[str, ...], pins: Component) -> html.Div:
    """Return the words above the picture, with what is chosen in the line of the counts."""
    return html.Div(
        [
            html.H2(id=TITLE, **titled(scene)),
            html.Div(
                [
                    html.P(id=SUMMARY, role="status", **said(scene)),
                    pins,
                    *density.layout(scene),
                    html.Div(filters.chips(scene), id=CHIPS),
                ],
                className="says",
            ),
            html.Div(unread.note(scene, ignored), id=NOTE, role="status"),
            html.P(id=TAKEN, className="note", role="status"),
        ],
        className="headline",
    )


def title(scene: Scene) -> str:
    """Return the headline, in front of which a thought experiment says that it is one."""
    found = facts(scene)
    return f"{scene.say('what.thought')} {found}" if scene.camps.supposed else found


def titled(scene: Scene) -> dict[str, Any]:
    """Return the headline as properties of the element that holds it.

    Where it keeps to one line that is too short for it, its names are shortened, and what was asked
    for, but neither its dates nor its numbers, which stand after a colon in every language; a
    pointer that rests on it is told all.
    """
    text = title(scene)
    # The name of a type of relation, which may stand at the end, has colons of its own.
    relations = scene.say.count("count.relations", len(scene.results.highlighted_relations))
    mark = f": {relations}" if f": {relations}" in text else ": "
    names, colon, figures = text.rpartition(mark)
    if not colon:
        return {"children": text, "title": text}
    numbers, bracket, asked = figures.partition(" (")
    lead = names if scene.second else names.removesuffix(when(scene))
    dates = names.removeprefix(lead)
    parts = [html.Span(lead, className="lead")]
    parts += [html.Span(dates, className="extent")] if dates else []
    parts += [html.Span(colon + numbers)]
    parts += [html.Span(bracket + asked, className="filter")] if asked else []
    return {"children": parts, "title": text}


def named(scene: Scene) -> str:
    """Return the title of what is taken away: the reader's own one, none, or the headline."""
    return rewritten(scene.selection.title, title(scene))


def below(scene: Scene) -> str:
    """Return the subtitle of what is taken away: the reader's own one, none, or the summary."""
    return rewritten(scene.selection.subtitle, summary(scene))


def rewritten(own: str, usual: str) -> str:
    """Return what a reader wrote in place of usual words: these where nothing was written."""
    return "" if own == NOBODY else own or usual


def facts(scene: Scene) -> str:
    """Say who, when, how many relations and how friendly they are; of two selections, both."""
    if scene.second:
        return versus.title(scene, scene.second, who(scene))
    say = scene.say
    relations = len(scene.results.highlighted_relations)
    if not relations:
        return say("headline.empty", who=who(scene))
    if agreement.alone(scene):
        counted = [agreement.figures(scene)]
    else:
        counted = [say.count("count.relations", relations), friendly(scene, relations)]
    parts = [*counted, undated(scene)]
    figures = versus.filtered(scene, say("tie.comma").join(filter(None, parts)))
    if dates := when(scene):
        return say("headline.full", who=who(scene), when=dates, figures=figures)
    return say("headline.undated", who=who(scene), figures=figures)


def friendly(scene: Scene, relations: int) -> str:
    """Say how many of so many relations are friendly, unless only one sign was asked for.

    Own weights may say otherwise than types, of which the filters tell how many there are: a demand
    may have one that is above 0. Then it is weights that are counted here, and so it is said.
    """
    if len({relation_types()[code].sign for code in scene.selection.types}) == 1:
        return ""
    found = scene.results.signs.get(1, 0)
    weighed = scene.results.weighed_otherwise
    if found == relations > 1:
        return scene.say(f"headline.{'all_of_positive_weight' if weighed else 'all_friendly'}")
    return scene.say.count(f"count.{'of_positive_weight' if weighed else 'cooperative'}", found)


def undated(scene: Scene) -> str:
    """Return how many relations have no date, beside those whose dates are named."""
    shown = scene.results.highlighted_relations
    n = len(shown.undated)
    return scene.say.count("count.without_date", n) if n and shown.extent else ""


def when(scene: Scene) -> str:
    """Name the months between which the relations shown lie, within the chosen dates.

    It is empty where none of them has a date.
    """
    since, until = scene.selection.window
    first, last = scene.data_set.span
    shown = scene.results.highlighted_relations
    if len(shown) and not shown.extent:
        return ""
    start, end = shown.extent or (first, last)
    first, last = max(first, start), min(last, end)
    first, last = max(first, since), min(last, until)
    return span_in_words(first, max(first, last), scene.selection.lang)


def dates(scene: Scene) -> str:
    """Name the same months, or say that nothing shown has a date."""
    return when(scene) or scene.sentences.dates


def numbers(scene: Scene) -> dict[str, int]:
    """Return how much is in question: relations, counted ones, ties and actors."""
    return {
        "relations": len(scene.results.evidence),
        "counted": len(scene.results.highlighted_relations),
        "ties": len(scene.results.highlighted),
        "actors": len(scene.results.highlighted_nodes),
    }


def summary(scene: Scene) -> str:
    """Say in a sentence how much is in question, and how much stands back behind it."""
    if scene.second:
        return versus.summary(scene, scene.second)
    say, found = scene.say, numbers(scene)
    full = say(
        "summary.full",
        relations=_of_statements(scene, found),
        ties=say.count("count.ties", found["ties"]),
        nodes=nodes(scene),
    )
    return APART.join(filter(None, (full, rest(scene))))


def _of_statements(scene: Scene, found: Mapping[str, int]) -> str:
    """Say how many relations there are and, where these are others, of how many statements."""
    if found["counted"] == found["relations"]:
        return scene.say.count("count.relations", found["counted"])
    counted = scene.say.count("count.counted", found["counted"])
    return scene.say("summary.of", counted=counted, relations=scene.say.number(found["relations"]))


def rest(scene: Scene) -> str:
    """Say how much stands back behind what is chosen, or is gone: nothing where that is nothing.

    Where a view shows nothing but what is chosen, nothing stands behind it.
    """
    say, ties, relations = scene.say, *scene.results.rest
    if not (ties or relations) or not (scene.view.backed or scene.selection.only):
        return ""
    return say(
        "summary.gone" if scene.selection.only else "summary.rest",
        ties=say.count("count.other_ties", ties),
        relations=say.count("count.other_relations", relations),
    )


def said(scene: Scene) -> dict[str, Any]:
    """Return the summary and its numbers as properties of the element that holds them."""
    found = {f"data-{name}": value for name, value in numbers(scene).items()}
    changed = scene.results.highlighted_comparison if scene.second else {}
    fates = {f"data-{fate}": len(changed[fate]) if fate in changed else None for fate in FATES}
    said = summary(scene)
    return {"children": said, "title": said, **found, **fates}


def nodes(scene: Scene) -> str:
    """Say how many states and other actors have a tie in question."""
    say, found = scene.say, scene.results.highlighted_nodes
    others = sum(not scene.data_set.is_state(node) for node in found)
    named = say.count("count.states", len(found) - others)
    if not others:
        return named
    return say("summary.nodes", states=named, others=say.count("count.non_states", others))
