"""The filter rail: what decides which relations are in, each set to the selection."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components import ids
from components.language.texts import Words
from components.scene import Scene
from data.dataset import Actor
from data.parameters import MOST_ACTORS, NOBODY
from data.selection import SIDES
from data.states import states

QUESTIONS = ("when", "who", "seen", "what", "sure", "source")
FOLDED = ("source",)  # these have their heading in what folds them
ACTORS, SIDE = "filter-actors", "filter-side"
SEEN = "filter-seen"


def layout(scene: Scene, asked: Mapping[str, list[Component]], foot: Component) -> html.Aside:
    """Return the rail, set to the selection; `asked` are the controls of some of its questions."""
    say = scene.say
    answers = {"who": who(scene), "seen": [seen(scene)], **asked}
    parts = [
        html.H2(say("filters.heading"), className="visually-hidden"),
        *(_section(say, question, answers[question]) for question in QUESTIONS),
        foot,
    ]
    label = {"aria-label": say("filters.heading")}
    return html.Aside(parts, id=ids.FILTERS, className="rail", tabIndex=-1, **label)


def _section(say: Words, question: str, children: list[Component]) -> html.Section:
    heading = html.H3(say(f"filters.{question}"), className="eyebrow")
    head = [] if question in FOLDED else [heading]
    return html.Section([*head, *children], className=f"asks-{question}")


def who(scene: Scene) -> list[Component]:
    """Return the choice of actors and of the side they are on."""
    return [actors(scene), side(scene)]


def actors(scene: Scene) -> Component:
    """Return the choice of actors."""
    say, chosen = scene.say, scene.selection.actors
    return dmc.MultiSelect(
        id=ACTORS,
        data=actor_options(scene),
        value=list(chosen),
        placeholder="" if chosen else say("filters.everyone"),
        searchable=True,
        clearable=True,
        maxValues=MOST_ACTORS,
        hidePickedOptions=True,
        filter={"function": "findActors"},  # as the search does, see assets/ranking.js
        selectFirstOptionOnChange=True,
        withScrollArea=False,
        comboboxProps={"position": "bottom-start", **ids.IN_MAIN},
        nothingFoundMessage=say("filters.nobody"),
        clearButtonProps={"aria-label": say("filters.clear_actors")},
        size="sm",
        **{"aria-label": say("filters.who")},
    )


def side(scene: Scene) -> Component:
    """Return the choice of the side that the chosen actors are on."""
    return dmc.Select(
        id=SIDE,
        label=scene.say("filters.side"),
        data=scene.say.choices("side", SIDES),
        comboboxProps=ids.IN_MAIN,
        value=scene.selection.side,
        size="xs",
        allowDeselect=False,
        className=f"select-{SIDE}",
    )


def seen(scene: Scene) -> Component:
    """Return the choice of the node from which the states are seen, or of none."""
    nobody = {"value": NOBODY, "label": scene.say("filters.nobody_seen")}
    return dmc.Select(
        id=SEEN,
        value=scene.results.perspective,
        size="xs",
        allowDeselect=False,
        searchable=True,
        selectFirstOptionOnChange=True,
        nothingFoundMessage=scene.say("filters.nobody"),
        withScrollArea=False,
        comboboxProps=ids.IN_MAIN,
        data=[nobody, *_nodes(scene)],
        **{"aria-label": scene.say("filters.seen")},
    )


def _nodes(scene: Scene) -> list[dict[str, str]]:
    named = sorted((scene.sentences.name(node), node) for node in scene.data_set.nodes)
    return [{"value": node, "label": name} for name, node in named]


def actor_options(scene: Scene) -> list[dict[str, Any]]:
    """Return every actor of the data set by region, the people and bodies under their country.

    Former states, and who has no country, stand after all regions.
    """
    regions: dict[tuple[int, str], list[tuple[str, bool, str, str]]] = {}
    for actor in scene.data_set.actors.values():
        name = scene.sentences.name(actor.actor_id)
        is_state = actor.kind == "state"
        home = _home(scene, actor)
        label = name if is_state or not home else f"{home} \u203a {name}"
        own = (home, not is_state, label, actor.actor_id)
        regions.setdefault(_region(scene, actor), []).append(own)
    return [
        {
            "group": region,
            "items": [{"value": value, "label": label} for _, _, label, value in sorted(items)],
        }
        for (_, region), items in sorted(regions.items())
    ]


def _home(scene: Scene, actor: Actor) -> str:
    """Return the name of an actor's country, or of the former state that it stands for."""
    if actor.country:
        return states()[actor.country].names[scene.selection.lang]
    former = scene.data_set.of_former(actor.actor_id)
    return scene.sentences.name(actor.stands_for) if former else ""


def _region(scene: Scene, actor: Actor) -> tuple[int, str]:
    """Return the place of a region among all, and its name."""
    if actor.country:
        return 0, scene.say(f"region.{states()[actor.country].region}")
    if scene.data_set.of_former(actor.actor_id):
        return 1, scene.say("region.former")
    return 2, scene.say("region.none")
