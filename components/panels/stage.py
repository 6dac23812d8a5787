"""The stage: tabs, the words above the picture, the picture of the chosen view, the key."""

from collections.abc import Mapping
from types import ModuleType
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components import ids
from components.panels import compare, story
from components.panels.choice import select
from components.scene import Scene
from components.views import camps, explore, legend, matrix, network, table, world, years
from components.wording import headline
from data.model import LEVELS
from data.selection import COMPARISONS, ORDERS, PAIRED, PROJECTIONS, THROUGH, VIEWS

PANELS: Mapping[str, ModuleType] = {
    "map": world,
    "network": network,
    "matrix": matrix,
    "camps": camps,
    "table": table,
    "years": years,  # the camps of each year
}
# Every picture that may be on the page.
KINDS = (
    "",
    *PANELS,
    *(
        f"{view}+{look}+{by}"
        for view in PAIRED
        for look in COMPARISONS
        for by in ("", *compare.VARY)
    ),
)


def name_of(scene: Scene) -> str:
    """Return the name of the picture that a selection shows: its view, or the camps by year."""
    through = scene.selection.through != THROUGH[0]
    return "years" if through and scene.selection.view == "camps" else scene.selection.view


def kind(scene: Scene) -> str:
    """Return what picture there is: its name, and how it shows two selections, or nothing."""
    return name_of(scene) + compare.face(scene) if scene.drawn else ""


def layout(scene: Scene, ignored: tuple[str, ...]) -> html.Section:
    """Return the tabs, the words above the picture, and the picture of the chosen view."""
    say, view = scene.say, scene.selection.view
    tabs = [dmc.TabsTab(say(f"view.{name}"), value=name) for name in VIEWS]
    pictures = {view: [view] for view in VIEWS} | {"camps": ["camps", "years"]}
    panels = [
        dmc.TabsPanel([part for name in names for part in place(scene, name)], value=view)
        for view, names in pictures.items()
    ]
    return html.Section(
        [
            dmc.Tabs(
                [
                    html.Div(
                        [
                            dmc.TabsList(tabs, **{"aria-label": say("view.heading")}),
                            *options(scene),
                        ],
                        className="tabs",
                    ),
                    story.layout(scene),
                    headline.layout(scene, ignored),
                    html.Div(compare.bar(scene), id=compare.BAR),
                    html.Div(headline.empty(scene), id="empty"),
                    *panels,
                    legend.layout(scene),
                ],
                id="view-tabs",
                value=view,
                color="var(--ink)",
            )
        ],
        id=ids.STAGE,
        className="stage",
        tabIndex=-1,
        **{"aria-label": say("view.heading")},
    )


def place(scene: Scene, name: str) -> list[Component]:
    """Return where a picture is put when it is shown, and over it the list of its ties."""
    panel = html.Div(picture(scene, name), id=name, className="panel")
    if name not in explore.PICTURES:
        return [panel]
    return [panel, explore.layout(scene, name, PANELS[name].CHART)]


def picture(scene: Scene, view: str) -> list[Component]:
    """Return the picture of a view, or nothing if another one is shown."""
    if view != name_of(scene) or not scene.drawn:
        return []
    if scene.paired:
        return [compare.picture(scene, PANELS[view])]
    return [PANELS[view].layout(scene)]


def changes(scene: Scene, shown: str) -> tuple[str, dict[str, dict[str, Any]]]:
    """Return the view that is shown now, and the new properties of the pictures by id.

    `shown` is the picture that is on the page: if it is of the same kind, its contents alone are
    sent, and otherwise the picture of the new view, while that of the old one is taken away.
    """
    now = kind(scene)
    view, old = (name.partition("+")[0] for name in (now, shown))
    if now and now == shown:
        panel = PANELS[view]
        return now, (
            compare.changes(scene, panel) if scene.paired else {panel.CHART: panel.props(scene)}
        )
    return now, {name: {"children": picture(scene, name)} for name in {view, old} - {""}}


def options(scene: Scene) -> list[Component]:
    """Return the choices that belong to one view; the stylesheet shows those of the view."""
    say, selection = scene.say, scene.selection
    return [
        html.Div(
            select(
                control,
                say(f"{control}.heading"),
                scene.say.choices(control, values),
                value,
            ),
            className=f"option of-{' of-'.join(views)}",
        )
        for control, values, value, views in (
            ("level", LEVELS, selection.level, ("map", "network", "matrix", "camps")),
            ("projection", PROJECTIONS, selection.projection, ("map",)),
            ("order", ORDERS, selection.order, ("matrix",)),
            ("through", THROUGH, selection.through, ("camps",)),
        )
    ]
