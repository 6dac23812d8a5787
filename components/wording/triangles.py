"""Triangles in words and in small drawings, each one click from its evidence."""

from functools import lru_cache
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.drawing.theme import Theme
from components.scene import Scene
from data.balance.triangles import Triangle, Triangles
from data.model import TIE, ends_of, pair

FIRST, MOST = 12, 60  # triangles written out at once, and one click away
CORNERS = ((20, 4), (4, 30), (36, 30))  # of a small drawing, in pixels

Children = list[Component]


def listed(scene: Scene, found: Triangles) -> Children:
    """Return triangles as sentences, those in tension first."""
    if not found:
        return []
    say = scene.say
    items = [_item(scene, one) for one in found[:MOST]]
    heading = html.H3(say.count("count.triangles", len(found)), className="list-heading")
    shown: Children = [heading, html.Ul(items[:FIRST], className="ties")]
    if len(items) > FIRST:
        more = html.Summary(say.count("count.more_triangles", len(items) - FIRST))
        shown.append(html.Details([more, html.Ul(items[FIRST:], className="ties")]))
    if len(found) > MOST:
        rest = say("balance.more_triangles", n=say.number(MOST), all=say.number(len(found)))
        shown.append(html.P(rest, className="hint"))
    return shown


def _item(scene: Scene, one: Triangle) -> html.Li:
    sides = html.Img(src=drawing(scene, one), alt="")
    return html.Li([sides, link(scene, one)], className="drawn")


def sentence(scene: Scene, one: Triangle) -> str:
    """Say what a triangle is, in words that need no theory."""
    say = scene.say
    names = dict(
        zip(one.nodes, (say.name(scene.sentences.name(node)) for node in one.nodes), strict=True)
    )
    # The odd sign out is between two nodes; the third looks on.
    rare = -1 if one.signs.count(-1) == 1 else 1
    odd = one.signs.index(rare) if one.signs.count(rare) == 1 else 0
    two = [names[node] for node in one.ties[odd].split(TIE)]
    third = next(names[node] for node in one.nodes if node not in one.ties[odd].split(TIE))
    key = {"+++": "all_friends", "++-": "torn", "+--": "common_foe", "---": "all_foes"}[one.kind]
    return say(
        f"balance.{key}", names=say.listing(names.values()), pair=say.listing(two), third=third
    )


def drawing(scene: Scene, one: Triangle) -> str:
    """Return a small drawing of a triangle: friendly sides plain, hostile ones dashed."""
    return _drawn(scene.style.theme, one.signs)


@lru_cache(maxsize=64)  # eight in each theme
def _drawn(theme: Theme, signs: tuple[int, int, int]) -> str:
    sides = []
    for (a, b), sign in zip(((0, 1), (0, 2), (1, 2)), signs, strict=True):
        (x1, y1), (x2, y2) = CORNERS[a], CORNERS[b]
        hue = theme.cooperation if sign > 0 else theme.conflict
        dash = "" if sign > 0 else " stroke-dasharray='4 3'"
        ends = f"x1='{x1}' y1='{y1}' x2='{x2}' y2='{y2}'"
        sides.append(f"<line {ends} stroke='{hue}' stroke-width='2.5'{dash}/>")
    dots = [f"<circle cx='{x}' cy='{y}' r='3.4' fill='{theme.ink}'/>" for x, y in CORNERS]
    svg = "".join(sides + dots)
    root = f"<svg xmlns='http://www.w3.org/2000/svg' width='40' height='34'>{svg}</svg>"
    return f"data:image/svg+xml,{quote(root)}"


def why(scene: Scene, tie: str) -> Children:
    """Return the triangles that a tie is part of: what makes it likely, or unlikely."""
    found = scene.camps.triangles.among(*ends_of(tie))
    tense = tie in {pair(a, b) for a, b in scene.camps.frustration.frustrated}
    if not found and not tense:
        return []
    if not found:
        return [html.P(scene.say("balance.chain"))]
    return listed(scene, found)[1:]


def share(scene: Scene, among: Triangles) -> str:
    """Say how many of some triangles are balanced."""
    number = scene.say.number
    return scene.say("measure.of", some=number(among.balanced), all=number(len(among)))


def link(scene: Scene, one: Triangle) -> dcc.Link:
    """Return a triangle as a sentence that leads to its evidence."""
    there = addresses.choosing(scene.selection, TIE.join(one.nodes))
    return dcc.Link(sentence(scene, one), href=there, className="tie three")
