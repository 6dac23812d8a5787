"""The documents of the atlas at /about, /methods and /accessibility: plain pages, no script."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache, partial

from dash import Dash
from flask import Flask, Response, request

from components import addresses
from components.addresses import stamped
from components.language.calendar import current_day, day_in_words
from components.reading import colophon, document, prose
from components.reading.counts import CLAIMS
from components.reading.worked import values
from components.scene import Layouts, Scene
from components.views import catalogue
from data.address import parse
from data.dataset import DataSet
from data.pages import PAGES, page
from data.selection import Selection

STYLES = ("fonts/fonts.css", "app.css", "pages/document.css")
KEPT = 48  # documents kept; one has some 50 kB
# The day on which the statement on accessibility was last held against the atlas.
REVIEWED = date(2026, 11, 25)


def register(app: Dash, data_sets: Mapping[str, DataSet], layouts: Mapping[str, Layouts]) -> None:
    """Answer at the address of each document, whatever the query."""
    server: Flask = app.server
    styles = [stamped(app, name) for name in STYLES]
    font = app.get_asset_url("fonts/inter.woff2")

    @lru_cache(maxsize=KEPT)
    def made(name: str, selection: Selection, site: str, today: date) -> str:
        layout = layouts[selection.data]
        scene = Scene(data_sets[selection.data], selection, layout, "", views=catalogue.VIEWS)
        values = written(name, scene, data_sets, site, today)
        found = prose.read(
            page(name, selection.lang), values, partial(addresses.page, selection=selection)
        )
        title = scene.data_set.titles[selection.lang]
        return document.page(document.Document(name, found, selection, title), styles, font)

    def answer(name: str) -> Response:
        asked, _ = parse(request.query_string.decode(errors="replace"), data_sets)
        # Only a citation names the site and the day.
        cites = name == "about"
        site = request.host_url.rstrip("/") if cites else ""
        content = made(name, addresses.kept(asked), site, current_day() if cites else REVIEWED)
        found = Response(content, mimetype="text/html")
        found.add_etag()
        found.make_conditional(request)
        return found

    for name in PAGES:
        for path in (f"/{name}", f"/{name}/"):
            server.add_url_rule(path, path, answer, defaults={"name": name})


def written(
    name: str, scene: Scene, data_sets: Mapping[str, DataSet], site: str, today: date
) -> dict[str, str]:
    """Return what stands in each place of a document."""
    if name == "methods":
        selection = scene.selection
        switch = {s: addresses.document(name, selection.but(status=s)) for s in CLAIMS}
        there = {status: f"{address}#claims" for status, address in switch.items()}
        return values(scene, data_sets, there)
    if name == "about":
        plain = Selection(data=scene.selection.data, lang=scene.selection.lang)
        shown = Scene(scene.data_set, plain, scene.layouts, "", views=scene.views)
        return colophon.values(shown, data_sets, site + addresses.atlas(plain), today)
    return {"reviewed": day_in_words(REVIEWED, scene.selection.lang)}
