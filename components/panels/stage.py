"""The stage: tabs, what a page puts above the picture, the picture of the chosen view, the key."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components import ids
from components.scene import HURRY, Scene
from components.view import View, Views
from components.views import explore, legend, pair, zoom
from components.widgets import select
from components.wording import density, filters
from data.model import LEVELS
from data.selection import BARS_BY, ORDERS, PROJECTIONS, THROUGH

# The choices that belong to some views alone, and what there is to choose from.
OPTIONS: Mapping[str, tuple[str, ...]] = {
    "projection": PROJECTIONS,
    "by": BARS_BY,
    "order": ORDERS,
    "through": THROUGH,
    "level": LEVELS,  # last: most views have it, so it keeps its place from one to the next
}


def kinds(views: Views) -> frozenset[str]:
    """Return every kind of picture that may be on the page; none at all is one, too."""
    return frozenset(["", *(view.name for view in views.staged), *pair.kinds(views)])


def kind(scene: Scene) -> str:
    """Return what picture there is: its name, and how it shows two selections, or nothing."""
    return scene.view.name + pair.face(scene) if scene.drawn else ""


def state(scene: Scene) -> dict[str, str]:
    """Return the properties of the main part of the page that tell what its picture shows.

    The stylesheets could ask with `:has()` what is on the page, but a browser then looks at all of
    it after each change. What is still open is asked for again: see assets/drawing.js.
    """
    looks = []
    filtered = any(True for _ in filters.removable(scene))
    if not (scene.second or scene.selection.chosen or filtered or density.children(scene)):
        looks.append("counts-alone")  # in the line under the headline
    if scene.second:
        looks.append("compares")
    if not scene.drawn:
        looks.append("without-picture")
    elif scene.paired:
        look, by = scene.selection.compare, pair.axis(scene.selection)
        looks += [f"with-{look}", *([f"varies-{by}"] if by else [])]
    return {"className": " ".join(looks), "data-open": str(is_open(scene)).lower()}


def is_open(scene: Scene) -> bool:
    """Tell whether with more time it could be said more exactly who stands with whom."""
    sides = [scene, *([scene.second] if scene.second else [])]
    return scene.seconds == HURRY and scene.view.supposes and any(one.camps.open for one in sides)


def layout(scene: Scene, above: Sequence[Component]) -> html.Section:
    """Return the tabs, what stands above the picture, and the picture of the chosen view."""
    parts = [tabs(scene), *above, *panels(scene), legend.layout(scene)]
    return html.Section(
        [dmc.Tabs(parts, id="view-tabs", value=scene.selection.view, color="var(--ink)")],
        id=ids.STAGE,
        className="stage",
        tabIndex=-1,
        **{"aria-label": scene.say("view.heading"), "data-loading": scene.say("view.loading")},
    )


def tabs(scene: Scene) -> html.Div:
    """Return a tab for each view, and the options of the views."""
    say = scene.say
    each = [dmc.TabsTab(say(f"view.{view.name}"), value=view.name) for view in scene.views.tabs]
    listed = dmc.TabsList(each, **{"aria-label": say("view.heading")})
    opener = {"data-menu": "options", "aria-expanded": "false", "aria-controls": "options"}
    label = {"title": say("view.options"), "aria-label": say("view.options")}
    more = html.Button("\u22ef", className="icon menus", **opener, **label)
    choices = html.Div(options(scene), id="options", className="options")
    return html.Div([listed, more, choices], id="views", className="tabs")


def panels(scene: Scene) -> list[Component]:
    """Return a panel for each tab, with a place for each view that may stand under it."""
    return [
        dmc.TabsPanel(
            [part for view in scene.views.under(tab.name) for part in place(scene, view)],
            value=tab.name,
        )
        for tab in scene.views.tabs
    ]


def place(scene: Scene, view: View) -> list[Component]:
    """Return where a picture is put when it is shown, and over it the list of its ties."""
    looks = ["panel", *(["labelled"] if view.labelled else []), *(["scrolls"] * view.scrolls)]
    looks += ["moves"] * view.moves
    panel = html.Div(picture(scene, view), id=view.name, className=" ".join(looks))
    over = [explore.layout(scene, view)] if view.walked else []
    return [panel, *over, *([zoom.layout(scene.say, view)] if view.moves else [])]


def picture(scene: Scene, view: View) -> list[Component]:
    """Return the picture of a view, or nothing if another one is shown."""
    if view != scene.view or not scene.drawn:
        return []
    return [pair.picture(scene) if scene.paired else view.layout(scene)]


def changes(scene: Scene, shown: str) -> tuple[str, dict[str, dict[str, Any]]]:
    """Return the view that is shown now, and the new properties of the pictures by id.

    `shown` is the picture that is on the page: if it is of the same kind, its contents alone are
    sent, and otherwise the picture of the new view, while that of the old one is taken away.
    """
    now = kind(scene)
    if now and now == shown:
        return now, redrawn(scene)
    names = {name.partition("+")[0] for name in (now, shown)} - {""}
    return now, {name: {"children": picture(scene, scene.views[name])} for name in names}


def redrawn(scene: Scene) -> dict[str, dict[str, Any]]:
    """Return the new properties of a picture that is on the page already."""
    return pair.changes(scene) if scene.paired else {scene.view.chart: scene.view.props(scene)}


def options(scene: Scene) -> list[Component]:
    """Return the choices that belong to some views; the stylesheet shows those of the view."""
    return [option(scene, control) for control in OPTIONS]


def option(scene: Scene, control: str) -> html.Div:
    """Return one choice, in the classes of the views that it belongs to."""
    choices = scene.say.choices(control, OPTIONS[control])
    value = getattr(scene.selection, control)
    owners = [f"of-{view.name}" for view in scene.views if control in view.options]
    return html.Div(
        select(control, scene.say(f"{control}.heading"), choices, value),
        className=" ".join(["option", f"option-{control}", *owners]),
    )
