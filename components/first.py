"""The first page: built with the HTML that brings it, so that a browser need not ask again."""

from collections.abc import Callable
from dataclasses import replace

from dash.development.base_component import Component

from components import controls, elements, embed, page
from components.scene import HURRY, Scenes
from data.catalogue import Catalogue

REMEMBERED = 24  # pages; one is some hundred kilobytes
FirstOf = Callable[[str, str], bytes]  # of a query, in a viewport


def built(scenes: Scenes, query: str, viewport: str) -> Component:
    """Return a whole edition of the page, or of an embed."""
    scene, ignored = scenes(query, viewport)
    scene = replace(scene, seconds=HURRY)
    catalogue = scenes.library.catalogue
    if viewport.startswith("embed"):
        return embed.layout(scene, query, controls.grammar(scene, catalogue))
    return page.layout(scene, ignored, query, catalogue)


def pages(scenes: Scenes) -> FirstOf:
    """Return what writes the page of a query in a viewport, as JSON that may stand in HTML."""

    @scenes.library.remembers(REMEMBERED)
    def written(_: Catalogue, query: str, viewport: str) -> bytes:
        return elements.written(built(scenes, query, viewport)).replace(b"<", b"\\u003c")

    return lambda query, viewport: written(scenes.library.catalogue, query, viewport)
