"""The filter rail: what decides which relations are in, each set to the selection."""

from collections.abc import Iterable
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components import ids
from components.scene import Scene
from data.comparison import either
from data.model import CHARACTERS, STATUSES, relation_types
from data.parameters import MOST_ACTORS, NOBODY
from data.selection import SIDES
from data.states import states

ACTORS, SIDE = "filter-actors", "filter-side"
TYPES, STATUS, SEEN = "types", "status", "filter-seen"


def layout(scene: Scene, dates: list[Component], foot: Component) -> html.Aside:
    """Return the rail, set to the selection; `dates` are its controls of time."""
    say = scene.say
    parts = [
        html.H2(say("filters.heading"), className="visually-hidden"),
        _section(say("filters.when"), dates),
        _section(say("filters.who"), who(scene)),
        _section(say("filters.what"), [html.Div(kinds(scene), id="filter-types")]),
        _section(say("filters.sure"), [html.Div(sureness(scene), id="filter-status")]),
        foot,
    ]
    label = {"aria-label": say("filters.heading")}
    return html.Aside(parts, id="filters", className="rail", tabIndex=-1, **label)


def _section(heading: str, children: list[Component]) -> html.Section:
    return html.Section([html.H3(heading, className="eyebrow"), *children])


def who(scene: Scene) -> list[Component]:
    """Return the choice of actors, of the side they are on, and of who it is seen from."""
    return [actors(scene), side(scene), seen(scene)]


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
    )


def seen(scene: Scene) -> Component:
    """Return the choice of the node from which the states are seen, or of none."""
    nobody = {"value": NOBODY, "label": scene.say("filters.nobody_seen")}
    return dmc.Select(
        id=SEEN,
        label=scene.say("filters.seen"),
        value=scene.results.perspective,
        size="xs",
        allowDeselect=False,
        searchable=True,
        withScrollArea=False,
        comboboxProps=ids.IN_MAIN,
        data=[nobody, *_nodes(scene)],
    )


def _nodes(scene: Scene) -> list[dict[str, str]]:
    named = sorted((scene.sentences.name(node), node) for node in scene.data_set.nodes)
    return [{"value": node, "label": name} for name, node in named]


def actor_options(scene: Scene) -> list[dict[str, Any]]:
    """Return every actor of the data set by region, the people and bodies under their country."""
    regions: dict[str, list[tuple[str, bool, str, str]]] = {}
    for actor in scene.data_set.actors.values():
        country = states()[actor.country]
        name = scene.sentences.name(actor.actor_id)
        is_state = actor.kind == "state"
        home = country.names[scene.selection.lang]
        label = name if is_state else f"{home} \u203a {name}"
        region = scene.say(f"region.{country.region}")
        regions.setdefault(region, []).append((home, not is_state, label, actor.actor_id))
    return [
        {
            "group": region,
            "items": [{"value": value, "label": label} for _, _, label, value in sorted(items)],
        }
        for region, items in sorted(regions.items())
    ]


def kinds(scene: Scene) -> Component:
    """Return the types under cooperation, demand and conflict, each with its live count."""
    say, selection = scene.say, scene.selection
    counts = tallies(scene)
    codes = list(relation_types())
    groups: list[Component] = []
    for sign, band in CHARACTERS.items():
        groups.append(html.P(say(f"band.{band}"), className=f"band {band}"))
        groups += [
            _box(code, say(f"type.{code}"), counts[code])
            for code, kind in relation_types().items()
            if kind.sign == sign
        ]
    value = _ticked(selection.types, codes)
    return dmc.CheckboxGroup(groups, id=TYPES, value=value, **{"aria-label": say("filters.what")})


def sureness(scene: Scene) -> Component:
    """Return the statuses, each with its live count."""
    say, counts = scene.say, tallies(scene)
    boxes = [_box(status, say(f"status.{status}"), counts[status]) for status in STATUSES]
    value = _ticked(scene.selection.status, STATUSES)
    return dmc.CheckboxGroup(boxes, id=STATUS, value=value, **{"aria-label": say("filters.sure")})


def _ticked(chosen: tuple[str, ...], known: Iterable[str]) -> list[str]:
    return [] if chosen == (NOBODY,) else list(chosen or known)


def _box(value: str, label: str, count: str) -> Component:
    text = [html.Span(label), html.Span(count, id=f"count-{value}", className="count")]
    return dmc.Checkbox(value=value, label=text, size="xs", color="var(--ink)")


def tallies(scene: Scene) -> dict[str, str]:
    """Return, for each type and status, how many counted relations it has under the others.

    Of two selections that are compared it counts those of either: the filters are for both.
    """
    found: dict[str, str] = {}
    for control, column, values in (
        ("types", "type", tuple(relation_types())),
        ("status", "status", STATUSES),
    ):
        relations = either(scene.selection, scene.data_set.relations, without=control)
        counts = relations.counted.tally(column)
        found |= {value: scene.say.number(counts.get(value, 0)) for value in values}
    return found
