"""Answers: what another selection changes on the page, each at an address of its own.

A callback of Dash would take a third of the time between a click and its picture, and no browser
can keep what a callback answers.
"""

from dataclasses import replace
from typing import Any

import orjson
from dash.development.base_component import Component
from flask import Flask, Response, abort, request

from components import addresses, embed, redraw
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
        content = written({"picture": picture, "parts": parts})
        found = Response(content, mimetype="application/json")
        found.headers["Entente-Edition"] = scene.holding.edition
        found.add_etag()
        return found


def written(found: Any) -> bytes:
    """Write components and figures as JSON.

    Plotly's own writer looks at every number of a figure before it is written, which takes longer
    than the writing.
    """
    return orjson.dumps(found, default=_plain, option=orjson.OPT_SERIALIZE_NUMPY)


def _plain(part: Component) -> dict[str, Any]:
    """Return what a component's own `to_plotly_json` does.

    That asks for each property that there might be, a third of the time of an answer in words.
    """
    own = props = vars(part)
    if "_prop_names" in own:  # else it holds its properties and nothing else (elements.py)
        wild = tuple(part._valid_wildcard_attributes)
        props = {name: own[name] for name in part._prop_names if name in own}
        props |= {name: value for name, value in own.items() if name.startswith(wild)}
    return {"props": props, "type": part._type, "namespace": part._namespace}
