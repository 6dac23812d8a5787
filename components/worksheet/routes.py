"""The worksheet at /worksheet: a page for the printer, with the same query as the atlas."""

from datetime import date

from dash import Dash
from flask import Flask, Response, request

from components import addresses
from components.addresses import stamped
from components.language.calendar import current_day
from components.scene import Scenes
from components.worksheet import page as worksheet
from data.catalogue import Holding
from data.selection import Selection

STYLES, SCRIPT = ("fonts/fonts.css", "pages/worksheet.css"), "pages/worksheet.js"
KEPT = 48  # worksheets kept; one with a map has some 150 kB


def register(app: Dash, scenes: Scenes) -> None:
    """Answer with the worksheet of a selection, and name what cannot be read of a query."""
    server: Flask = app.server
    styles = tuple(stamped(app, name) for name in STYLES)
    script = stamped(app, SCRIPT)

    @scenes.library.remembers(KEPT)
    def made(
        holding: Holding, selection: Selection, ignored: tuple[str, ...], site: str, today: date
    ) -> str:
        place = worksheet.Place(site, today, styles, script)
        return worksheet.page(scenes.of(holding, selection), place, ignored)

    @server.get(addresses.WORKSHEET)
    def sheet() -> Response:
        query = request.query_string.decode(errors="replace")
        scene, ignored = scenes(query)
        site, today = request.host_url.rstrip("/"), current_day()
        page = made(scene.holding, scene.selection, ignored, site, today)
        answer = Response(page, mimetype="text/html")
        answer.add_etag()
        answer.make_conditional(request)
        return answer
