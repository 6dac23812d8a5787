"""The documents of the atlas at /about, /methods and /accessibility: plain pages, no script."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

from dash import Dash
from flask import Flask, Response, request

from components import addresses
from components.addresses import stamped
from components.documents import colophon, methods, page, prose
from components.documents.methods_counts import CLAIMS, Status
from components.language.calendar import current_day, day_in_words
from components.scene import Scene, Scenes
from data.catalogue import Catalogue
from data.pages import PAGES
from data.pages import page as text_of
from data.selection import Selection

STYLES = ("fonts/fonts.css", "app.css", "pages/document.css")
KEPT = 48  # documents kept; one has some 50 kB
# The day on which the statement on accessibility was last held against the atlas.
REVIEWED = date(2026, 11, 25)
# The places that a document may have, beside those of formulas.
PLACES: Mapping[str, frozenset[str]] = {
    "methods": methods.PLACES,
    "about": colophon.PLACES,
    "accessibility": frozenset({"reviewed"}),
}


class Way(NamedTuple):
    """What a document shows, and the selection that it leads back to."""

    shown: Selection
    back: Selection


def register(app: Dash, scenes: Scenes) -> None:
    """Answer at the address of each document, whatever the query."""
    server: Flask = app.server
    styles = [stamped(app, name) for name in STYLES]
    font = app.get_asset_url("fonts/inter.woff2")

    @scenes.library.remembers(KEPT)
    def made(catalogue: Catalogue, name: str, way: Way, site: str, today: date) -> str:
        selection = way.shown
        catalogue = catalogue.seen_from(selection.data)
        scene = scenes.of(catalogue.of(selection), selection)
        values = (
            methods.values(scene, catalogue, switch(way))
            if name == "methods"
            else written(name, scene, catalogue, site, today)
        )
        found = prose.read(
            text_of(name, selection.lang), values, partial(addresses.page, selection=selection)
        )
        title = scene.data_set.titles[selection.lang]
        return page.page(page.Document(name, found, selection, title, way.back), styles, font)

    def answer(name: str) -> Response:
        catalogue = scenes.library.catalogue
        asked, _ = catalogue.parse(request.query_string.decode(errors="replace"))
        # Only a citation names the site and the day.
        cites = name == "about"
        site = request.host_url.rstrip("/") if cites else ""
        today = current_day() if cites else REVIEWED
        kept = addresses.kept(asked)
        whence = request.args.get(addresses.BACK)
        back = addresses.whence(catalogue.parse(whence)[0] if whence else kept)
        content = made(catalogue, name, Way(kept, back), site, today)
        found = Response(content, mimetype="text/html")
        found.add_etag()
        found.make_conditional(request)
        return found

    for name in PAGES:
        for path in (f"/{name}", f"/{name}/"):
            server.add_url_rule(path, path, answer, defaults={"name": name})


def switch(way: Way) -> dict[Status, str]:
    """Return where the methods are told with every statement, and with what is reported as fact."""
    told = {status: way.shown.but(status=status) for status in CLAIMS}
    return {s: addresses.document("methods", it, "claims", way.back) for s, it in told.items()}


def written(
    name: str, scene: Scene, catalogue: Catalogue, site: str, today: date
) -> dict[str, str]:
    """Return what stands in each place of a document other than the methods."""
    if name == "about":
        plain = Selection(data=scene.selection.data, lang=scene.selection.lang)
        shown = replace(scene, selection=plain)
        return colophon.values(shown, catalogue, site + addresses.atlas(plain), today)
    return {"reviewed": day_in_words(REVIEWED, scene.selection.lang)}
