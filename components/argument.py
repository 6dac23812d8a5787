"""Why they align: camps and triangles in words, each tie one click from its evidence."""

from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from components.scene import Scene
from data import balance
from data.balance import Triangle
from data.model import TIE, pair
from data.ties import Tie

FIRST = 12  # triangles written out at once; the rest is one click away
CORNERS = ((20, 4), (4, 30), (36, 30))  # of a small drawing, in pixels

Children = list[Component]


def of_camps(scene: Scene) -> Children:
    """Return what the camps mean: what would have to change, and how sure the division is."""
    say, found = scene.say, scene.frustration
    left_out = scene.signed.mixed + scene.signed.demands
    parts: Children = [
        html.P(say("view.camps"), className="eyebrow"),
        html.H3(verdict(scene)),
        *tension(scene),
        *doubt(scene),
        html.P(numbers(scene), className="measure"),
    ]
    if left_out:
        parts.append(html.P(say.count("count.left_out", left_out), className="hint"))
    if found.camps:
        parts.append(html.P(say("balance.limits"), className="hint"))
    return [*parts, *triangles(scene, scene.triangles)]


def verdict(scene: Scene) -> str:
    """Say how far the map is from balance."""
    say, found = scene.say, scene.frustration
    if not found.optimal:
        low, high = (say.number(number) for number in (found.lower_bound, found.index))
        return say("balance.between", low=low, high=high)
    return say.count("count.change", found.index) if found.index else say("balance.balanced")


def tension(scene: Scene) -> Children:
    """Return the ties in tension as links, each with the strength of its evidence."""
    tense = {pair(a, b) for a, b in scene.frustration.frustrated}
    ties = sorted((tie for tie in scene.ties if tie.tie in tense), key=lambda tie: tie.relations)
    items = [
        html.Li([_link(scene, tie.tie, scene.sentence(tie), tie), _rests(scene, tie)])
        for tie in ties
    ]
    return [html.Ul(items, className="ties tense")] if items else []


def _rests(scene: Scene, tie: Tie) -> html.P:
    say, level = scene.say, scene.selection.level
    relations = scene.relations
    own = relations[(relations[f"tie_{level}"] == tie.tie) & relations["counted"]]
    sure = int((own["status"] == "reported").sum())
    counted = say.count("count.relations", len(own))
    return html.P(say("balance.rests", relations=counted, sure=say.number(sure)), className="hint")


def _link(scene: Scene, chosen: str, text: str, tie: Tie | None = None) -> dcc.Link:
    name = f"tie {tie.character}" if tie else "tie three"
    return dcc.Link(text, href=scene.selection.but(tie=chosen).to_query(), className=name)


def doubt(scene: Scene) -> Children:
    """Say whether another division would be as good, and who would stand elsewhere."""
    say = scene.say
    found = balance.switchers(scene.signed.edges)
    said: Children = []
    if found.nodes:
        names = say.listing(say.name(scene.name(node)) for node in sorted(found.nodes))
        said.append(html.P(say("balance.several", names=names)))
    if not found.known:
        said.append(html.P(say("balance.maybe")))
    return said


def numbers(scene: Scene) -> str:
    """Say in numbers how balanced the map is."""
    say, edges = scene.say, scene.signed.edges
    degree = balance.normalised(scene.frustration.index, len(edges))
    parts = [say("balance.degree", degree=say.number(degree, 2))]
    if scene.triangles:
        balanced = sum(one.balanced for one in scene.triangles)
        shares = {"balanced": say.number(balanced), "all": say.number(len(scene.triangles))}
        parts.append(say("balance.share", **shares))
    weak = balance.weak_balance(edges)
    if weak.optimal and len(weak.camps) != len(scene.frustration.camps):
        camps = say.count("count.camps", len(weak.camps))
        parts.append(say("balance.weak", camps=camps, ties=say.count("count.ties", weak.index)))
    return " · ".join(parts)


def triangles(scene: Scene, found: tuple[Triangle, ...]) -> Children:
    """Return triangles as sentences, those in tension first."""
    if not found:
        return []
    say = scene.say
    items = [_item(scene, one) for one in found]
    heading = html.H3(say.count("count.triangles", len(items)), className="list-heading")
    shown: Children = [heading, html.Ul(items[:FIRST], className="ties")]
    if len(items) > FIRST:
        more = html.Summary(say.count("count.more_triangles", len(items) - FIRST))
        shown.append(html.Details([more, html.Ul(items[FIRST:], className="ties")]))
    return shown


def _item(scene: Scene, one: Triangle) -> html.Li:
    link = _link(scene, TIE.join(one.nodes), sentence(scene, one))
    return html.Li([html.Img(src=drawing(scene, one), alt="", className="drawn"), link])


def sentence(scene: Scene, one: Triangle) -> str:
    """Say what a triangle is, in words that need no theory."""
    say = scene.say
    names = dict(zip(one.nodes, (say.name(scene.name(node)) for node in one.nodes), strict=True))
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
    theme = scene.theme
    sides = []
    for (a, b), sign in zip(((0, 1), (0, 2), (1, 2)), one.signs, strict=True):
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
    found = tuple(one for one in scene.triangles if tie in one.ties)
    tense = tie in {pair(a, b) for a, b in scene.frustration.frustrated}
    if not found and not tense:
        return []
    if not found:
        head = html.H3(scene.say("balance.why"), className="list-heading")
        return [head, html.P(scene.say("balance.chain"))]
    return [
        html.H3(scene.say("balance.why"), className="list-heading"),
        *triangles(scene, found)[1:],
    ]
