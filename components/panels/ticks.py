"""What is ticked: types of relation, who vouches for them, their sources, each with its count.

Beside each stands what leaves it alone, and over the kinds what ticks all of them or none. A class
of kinds has a box for all that belong to it, which assets/panels/ticks.js keeps in step.
"""

from collections.abc import Iterable, Mapping

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.language.texts import Words
from components.scene import Scene
from components.wording import versus
from data.comparison import either
from data.model import AGREEMENT, STATUSES, classes
from data.parameters import NOBODY
from data.vouching import by_kind, by_owner

TYPES, STATUS, SOURCE, OWNER = "types", "status", "source", "owner"
EACH = "each-type"
Tallies = Mapping[str, str]


def kinds(scene: Scene) -> list[Component]:
    """Return the classes and under each its types, what ticks all or none, what shows the types."""
    say, counts, codes = scene.say, tallies(scene), list(scene.data_set.types)
    value = _ticked(scene.selection.types, codes)
    rows = [
        row
        for name, types in _classes(scene).items()
        for row in (_class(say, name, types, counts, value), *_types(say, types, counts))
    ]
    each = html.Button(
        say.count("count.all_types", len(codes)),
        id=EACH,
        className="quiet",
        **{"aria-expanded": "false", "aria-controls": "filter-types"},
    )
    label = {"aria-label": say("filters.what")}
    group = dmc.CheckboxGroup(rows, id=TYPES, value=value, **label)
    return [_all_or_none(say, codes), html.Div(group, id="filter-types"), each]


def _classes(scene: Scene) -> Mapping[str, tuple[str, ...]]:
    """Return the classes that relations of a data set may be of, each with its types."""
    score, known = AGREEMENT.code, scene.data_set.types
    acts = classes() if known != (score,) else {}
    return {**acts, score: (score,)} if score in known else acts


def _types(say: Words, types: Iterable[str], counts: Tallies) -> list[Component]:
    return [_box(say, TYPES, code, say(f"type.{code}"), counts[code]) for code in types]


def sureness(scene: Scene) -> list[Component]:
    """Return the statuses."""
    say, counts = scene.say, tallies(scene)
    boxes = [_box(say, STATUS, one, say(f"status.{one}"), counts[one]) for one in STATUSES]
    value = _ticked(scene.selection.status, STATUSES)
    label = {"aria-label": say("filters.sure")}
    return [html.Div(dmc.CheckboxGroup(boxes, id=STATUS, value=value, **label), id="filter-status")]


def vouching(scene: Scene) -> list[Component]:
    """Return the kinds of sources and whose they are, folded unless something of it was chosen.

    A data set in which there is nothing to choose between has none of it.
    """
    say, asked, counts = scene.say, scene.selection, tallies(scene)
    groups = [
        html.Div(_group(scene, group, prefix, counts), id=f"filter-{group}")
        for group, prefix in ((SOURCE, "source_kind"), (OWNER, "owner"))
    ]
    summary = html.Summary(html.H3(say(f"filters.{SOURCE}"), className="eyebrow"))
    opened = bool(asked.source or asked.owner)
    empty = not any(_choice(scene, group) for group in (SOURCE, OWNER))
    return [html.Details([summary, *groups], open=opened, hidden=empty)]


def _group(scene: Scene, group: str, prefix: str, counts: Tallies) -> Component:
    """Return the boxes of what sources may be; none where all of them are alike."""
    say = scene.say
    boxes = [
        _box(say, group, one, versus.capital(say(f"{prefix}.{one}")), counts[one])
        for one in _choice(scene, group)
    ]
    value = _ticked(getattr(scene.selection, group), _known(scene, group))
    label = {"aria-label": say(f"filters.{group}")}
    return dmc.CheckboxGroup(boxes, id=group, value=value, **label)


def _known(scene: Scene, group: str) -> tuple[str, ...]:
    """Return the kinds of sources, or their owners."""
    return scene.data_set.source_kinds if group == SOURCE else scene.data_set.source_owners


def _choice(scene: Scene, group: str) -> tuple[str, ...]:
    """Return those between which there is a choice."""
    found = _known(scene, group)
    return found if len(found) > 1 else ()


def _ticked(chosen: tuple[str, ...], known: Iterable[str]) -> list[str]:
    return [] if chosen == (NOBODY,) else list(chosen or known)


def _box(say: Words, group: str, value: str, label: str, count: str) -> Component:
    text = [html.Span(label), html.Span(count, id=f"count-{value}", className="count")]
    box = dmc.Checkbox(value=value, label=text, size="xs", color="var(--ink)")
    return html.Div([box, _only(say, group, (value,), label)], className=f"tick of-{group}")


def _class(
    say: Words, name: str, types: Iterable[str], counts: Tallies, ticked: Iterable[str]
) -> Component:
    """Return the box of a class with the line that its ties have."""
    label, types = say(f"kinds.{name}"), [*types]
    some = {*types} & {*ticked}
    state = "false" if not some else "true" if len(some) == len(types) else "mixed"
    parts = [
        html.Span(className="box", **{"aria-hidden": "true"}),
        html.Span(className=f"mark {name.replace('-', ' ')}", **{"aria-hidden": "true"}),
        html.Span(label, className="name"),
        html.Span(counts[name], id=f"count-{name}", className="count"),
    ]
    states = {"aria-checked": state, **_sets(TYPES, types)}
    box = html.Button(parts, id=f"class-{name}", role="checkbox", className="class", **states)
    return html.Div([box, _only(say, TYPES, types, label)], className="tick")


def _only(say: Words, group: str, values: Iterable[str], label: str) -> Component:
    named = {"aria-label": say("filters.only_this", name=label)}
    return html.Button(say("filters.only"), className="only", **_sets(group, values), **named)


def _all_or_none(say: Words, codes: Iterable[str]) -> Component:
    """Return what ticks all types, and what ticks none."""
    every = html.Button(say("filters.all"), className="quiet", **_sets(TYPES, codes))
    none = html.Button(say("filters.none"), className="quiet", **_sets(TYPES, ()))
    return html.Div([every, none], className="all-or-none")


def _sets(group: str, values: Iterable[str]) -> dict[str, str]:
    """Return what a button ticks in which group, as assets/panels/ticks.js reads it."""
    return {"data-ticks": group, "data-values": ",".join(values)}


def tallies(scene: Scene) -> dict[str, str]:
    """Return how many counted relations each type, class and status has under the other filters.

    Of two selections that are compared it counts those of either: the filters are for both.
    """
    types, statuses = (_tally(scene, column) for column in ("type", "status"))
    of_classes = {name: sum(types[code] for code in own) for name, own in _classes(scene).items()}
    counts = {**types, **of_classes, **statuses, **_vouched(scene)}
    return {value: scene.say.number(count) for value, count in counts.items()}


def _tally(scene: Scene, column: str) -> dict[str, int]:
    """Return how many counted relations have each value of a column, its own filter aside."""
    control, values = {
        "type": (TYPES, scene.data_set.types),
        "status": (STATUS, STATUSES),
    }[column]
    relations = either(scene.selection, scene.data_set.relations, without=control)
    found = relations.counted.tally(column)
    return {value: found.get(value, 0) for value in values}


def _vouched(scene: Scene) -> dict[str, int]:
    """Return how many counted relations have a source of each kind, and one of each owner.

    One source must be both. What the sides of a comparison have each for itself is left out.
    """
    if not any(_choice(scene, group) for group in (SOURCE, OWNER)):
        return {}
    shared, every = scene.selection.shared, scene.data_set.relations
    of_kinds, of_owners = (
        either(scene.selection, every, without=control).counted for control in (SOURCE, OWNER)
    )
    found = {
        SOURCE: by_kind(of_kinds, shared.owner),
        OWNER: by_owner(of_owners, shared.source),
    }
    return {
        value: number[value] for group, number in found.items() for value in _choice(scene, group)
    }
