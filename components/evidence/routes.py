"""The evidence on paper at /evidence, with the same query as the atlas."""

from datetime import date

from dash import Dash
from flask import Flask, Response, request

from components import addresses
from components.evidence import paper
from components.language.calendar import current_day
from components.scene import Scenes
from data.catalogue import Holding
from data.selection import Selection

STYLES, SCRIPT = ("fonts/fonts.css", "pages/evidence.css"), "pages/worksheet.js"
KEPT = 16  # pages kept; the longest has some 2 MB


def register(app: Dash, scenes: Scenes) -> None:
    """Answer with the evidence of a selection."""
    server: Flask = app.server
    styles = tuple(addresses.stamped(app, name) for name in STYLES)
    script = addresses.stamped(app, SCRIPT)

    @scenes.library.remembers(KEPT)
    def made(holding: Holding, selection: Selection, site: str, today: date) -> str:
        at = paper.Place(site, today, styles, script)
        return paper.page(scenes.of(holding, selection), at)

    @server.get(addresses.EVIDENCE)
    def evidence() -> Response:
        scene, _ = scenes(request.query_string.decode(errors="replace"))
        site = request.host_url.rstrip("/")
        page = made(scene.holding, scene.selection, site, current_day())
        answer = Response(page, mimetype="text/html")
        answer.add_etag()
        answer.make_conditional(request)
        return answer
