"""The worksheet at /worksheet, its answers below: for the printer, asked as the atlas is."""

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
    """Answer with a worksheet, or the answers to it, and name what cannot be read of a query."""
    server: Flask = app.server
    styles = tuple(stamped(app, name) for name in STYLES)
    script = stamped(app, SCRIPT)

    @scenes.library.remembers(KEPT)
    def made(
        holding: Holding,
        selection: Selection,
        ignored: tuple[str, ...],
        at: worksheet.Place,
        *,
        solved: bool,
    ) -> str:
        return worksheet.page(scenes.of(holding, selection), at, ignored, solved=solved)

    @server.get(addresses.WORKSHEET)
    def sheet() -> Response:
        return answered(solved=False)

    @server.get(addresses.SHEET_ANSWERS)
    def sheet_answers() -> Response:
        return answered(solved=True)

    def answered(*, solved: bool) -> Response:
        query = request.query_string.decode(errors="replace")
        scene, ignored = scenes(query)
        at = worksheet.Place(request.host_url.rstrip("/"), current_day(), styles, script)
        page = made(scene.holding, scene.selection, ignored, at, solved=solved)
        answer = Response(page, mimetype="text/html")
        answer.add_etag()
        answer.make_conditional(request)
        return answer
