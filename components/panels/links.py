"""The links from the atlas to the long pages, at the foot of the rail."""

from dash import html
from dash.development.base_component import Component

from components import addresses
from components.scene import Scene
from data.pages import PAGES

LINKS = "documents"  # the id of the links in the rail


def links(scene: Scene) -> list[Component]:
    """Return the links from the atlas to the documents, which lead back to what is shown."""
    selection = addresses.kept(scene.selection).but(status=())
    return [
        html.A(
            scene.say(f"document.{n}"), href=addresses.document(n, selection, back=scene.selection)
        )
        for n in PAGES
    ]


def layout(scene: Scene) -> html.Nav:
    """Return the line of links at the foot of the rail."""
    label = scene.say("document.heading")
    return html.Nav(links(scene), id=LINKS, className="documents", **{"aria-label": label})
