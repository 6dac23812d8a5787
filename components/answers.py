"""Answers: what another selection changes on the page, each at an address of its own.

A callback of Dash would take a third of the time between a click and its picture, and no browser
can keep what a callback answers.
"""

from dataclasses import replace

from flask import Flask, Response, abort, request

from components import addresses, elements, embed, redraw
from components.panels import stage
from components.scene import HURRY, IN_TIME, Scenes
from data.balance.frustration import LIMIT

# How much space the browser has, whether that is a classroom, and whether a frame elsewhere.
VIEWPORTS = ("wide", "compact", "present", "embed-wide", "embed-compact")


def register(server: Flask, scenes: Scenes) -> None:
    """Answer to a query in a viewport, where some kind of picture is shown, or none.

    An answer at once leaves open what takes long, and says so; in time there is a whole one.
    """
    kinds = stage.kinds(scenes.views)

    @server.get(f"{addresses.ANSWERS}<viewport>/", defaults={"shown": ""})
    @server.get(f"{addresses.ANSWERS}<viewport>/<shown>")
    @server.get(f"{addresses.ANSWERS}<viewport>/<shown>/<in_time>")
    def answer(viewport: str, shown: str, in_time: str = "") -> Response:
        if viewport not in VIEWPORTS:
            abort(404, f"The page is drawn for {', '.join(VIEWPORTS)} only.")
        if shown not in kinds:
            abort(404, "No such picture can be on the page.")
        if in_time not in ("", IN_TIME):
            abort(404, "An answer comes at once, or in time.")
        scene, ignored = scenes(f"?{request.query_string.decode(errors='replace')}", viewport)
        scene = replace(scene, seconds=LIMIT if in_time else HURRY)
        framed = viewport.startswith("embed")
        changed = embed.changes(scene, shown) if framed else redraw.changes(scene, ignored, shown)
        picture, parts = changed
        content = elements.written({"picture": picture, "parts": parts})
        found = Response(content, mimetype="application/json")
        found.headers["Entente-Edition"] = scene.holding.edition
        found.add_etag()
        return found
