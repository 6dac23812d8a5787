"""The worksheet at /worksheet: a page for the printer, with the same query as the atlas."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from dash import Dash
from flask import Flask, Response, request

from components import addresses
from components.addresses import stamped
from components.language.calendar import current_day
from components.scene import Layouts, Scene
from components.views import catalogue
from components.worksheet import page as worksheet
from data.address import parse
from data.dataset import DataSet
from data.selection import Selection

STYLES, SCRIPT = ("fonts/fonts.css", "pages/worksheet.css"), "pages/worksheet.js"
KEPT = 48  # worksheets kept; one with a map has some 150 kB


def register(app: Dash, data_sets: Mapping[str, DataSet], layouts: Mapping[str, Layouts]) -> None:
    """Answer with the worksheet of a selection, and name what cannot be read of a query."""
    server: Flask = app.server
    styles = tuple(stamped(app, name) for name in STYLES)
    script = stamped(app, SCRIPT)

    @lru_cache(maxsize=KEPT)
    def made(selection: Selection, ignored: tuple[str, ...], site: str, today: date) -> str:
        layout = layouts[selection.data]
        scene = Scene(data_sets[selection.data], selection, layout, "", views=catalogue.VIEWS)
        return worksheet.page(scene, worksheet.Place(site, today, styles, script), ignored)

    @server.get(addresses.WORKSHEET)
    def sheet() -> Response:
        query = request.query_string.decode(errors="replace")
        selection, ignored = parse(query, data_sets)
        site, today = request.host_url.rstrip("/"), current_day()
        answer = Response(made(selection, ignored, site, today), mimetype="text/html")
        answer.add_etag()
        answer.make_conditional(request)
        return answer
