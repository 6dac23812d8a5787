"""The worksheet at /worksheet: a page for the printer, with the same query as the atlas."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache

from dash import Dash
from flask import Flask, Response, request

from components import worksheet
from components.assets import stamped
from components.export import WORKSHEET
from components.scene import Layouts, Scene
from data.load import DataSet
from data.selection import Selection, parse

KEPT = 48  # worksheets kept; one with a map has some 150 kB


def register(app: Dash, data_sets: Mapping[str, DataSet], layouts: Mapping[str, Layouts]) -> None:
    """Answer with the worksheet of a selection; what cannot be read of a query is left out."""
    server: Flask = app.server
    style, script = (stamped(app, f"worksheet.{ending}") for ending in ("css", "js"))

    @lru_cache(maxsize=KEPT)
    def made(selection: Selection, site: str, today: date) -> str:
        scene = Scene(data_sets[selection.data], selection, layouts[selection.data], "")
        return worksheet.page(scene, worksheet.Place(site, today, style, script))

    @server.get(WORKSHEET)
    def sheet() -> Response:
        query = request.query_string.decode(errors="replace")
        selection, _ = parse(query, data_sets)
        site, today = request.host_url.rstrip("/"), datetime.now(UTC).date()
        answer = Response(made(selection, site, today), mimetype="text/html")
        answer.add_etag()
        answer.make_conditional(request)
        return answer
