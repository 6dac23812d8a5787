"""What the browser asks of a list: another part of it, all of it, or where a relation stands.

Each is an answer at an address of its own with the same query as the page, and is kept as any
other: see components/answers.py. Its components are put into the page by assets/panels/listing.js.
"""

from dataclasses import replace
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component
from flask import Flask, Response, abort, request

from components import addresses, elements
from components.evidence.listing import whole, window
from components.evidence.lists import WINDOW, Shown, lists
from components.scene import HURRY, IN_TIME, Scene, Scenes
from components.wording import argument
from data.balance.frustration import LIMIT
from data.relation import Relation

FOLDER = f"{addresses.ANSWERS}evidence/"
BEFORE = 3  # relations that are shown before the one that is pointed at
UNKNOWN = "No such part of a list here."


def register(server: Flask, scenes: Scenes) -> None:
    """Answer to the query of a page with a part of one of its lists."""

    def scene() -> Scene:
        return scenes(f"?{request.query_string.decode(errors='replace')}")[0]

    @server.get(f"{FOLDER}<int:number>/<int:first>/<int:last>")
    def part(number: int, first: int, last: int) -> Response:
        if not first < last <= first + WINDOW:
            abort(404, UNKNOWN)
        shown = _list(scene(), number)
        return _answer(shown.scene, window(shown, first, last)._asdict())

    @server.get(f"{FOLDER}<int:number>/all")
    def all_of_it(number: int) -> Response:
        shown = _list(scene(), number)
        return _answer(shown.scene, {"list": whole(shown)})

    @server.get(f"{FOLDER}{argument.TENSE}")
    @server.get(f"{FOLDER}{argument.TENSE}/<in_time>")
    def tense(in_time: str = "") -> Response:
        if in_time not in ("", IN_TIME):
            abort(404, UNKNOWN)
        asked = replace(scene(), seconds=LIMIT if in_time else HURRY)
        return _answer(asked, {"list": argument.every_tension(asked)})

    @server.get(f"{FOLDER}find/<relation_id>")
    def find(relation_id: str) -> Response:
        asked = scene()
        return _answer(asked, where(asked, relation_id))


def _list(scene: Scene, number: int) -> Shown:
    found = lists(scene)
    if number >= len(found):
        abort(404, UNKNOWN)
    return found[number]


def _answer(scene: Scene, found: dict[str, Any]) -> Response:
    """Return an answer that the browser keeps with others of the same edition of the data."""
    answer = Response(elements.written(found), mimetype="application/json")
    answer.headers["Entente-Edition"] = scene.holding.edition
    answer.add_etag()
    return answer


def where(scene: Scene, relation_id: str) -> dict[str, Any]:
    """Return where a relation stands: its window, what to choose to see it, or why it is not seen.

    Returns:
        `list` (its number) with a window, where it is listed while something is chosen; else `tie`,
        what to choose, where it is in the selection; else `said`, what is to say of it.
    """
    relation = scene.data_set.relations.find(relation_id)
    if not relation:
        return {"said": [html.P(scene.say("evidence.unknown", id=scene.say.name(relation_id)))]}
    if scene.selection.chosen or scene.results.step:
        for shown in lists(scene):
            place = shown.listed.place(relation_id)
            if place is not None:
                return around(shown, place)
    sides = (scene, scene.second) if scene.second else (scene,)
    if not scene.results.step and any(one.results.relations.find(relation_id) for one in sides):
        return {"tie": thing_of(scene, relation)}
    return {"said": outside(scene, relation)}


def around(shown: Shown, place: int) -> dict[str, Any]:
    """Return the window of a list in which a place stands, with a few before it."""
    first = max(place - BEFORE, 0)
    return {"list": shown.number, **window(shown, first, first + WINDOW)._asdict()}


def thing_of(scene: Scene, relation: Relation) -> str:
    """Return the tie of a relation, or the node within which it stays."""
    level = scene.selection.level
    return relation.tie(level) or relation.ends(level)[0]


def outside(scene: Scene, relation: Relation) -> list[Component]:
    """Say that a relation is not in the selection, and offer one that has it."""
    say, own = scene.say, relation.relation_id
    there = scene.selection.cleared.choosing(thing_of(scene, relation))
    link = dcc.Link(say("evidence.show"), href=f"{addresses.here(there)}#{own}")
    return [html.P([say("evidence.outside", id=say.name(f"#{own}")), " ", link])]
