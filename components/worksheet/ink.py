"""A drawing for paper as SVG: named places, with the ties between them or without.

It is drawn twice from the same numbers, so that a key lies on what was left blank. Lines mean what
they mean in the atlas: dashed where all is words, hollow where nothing is reported as fact, an
arrow where only one side acts. The sign on each says who is friendly: it needs no colour.
"""

from collections.abc import Iterable

import numpy as np

from components.drawing.curves import Curve, Spot
from components.drawing.marks import GLYPHS, width
from components.markup import Html, element
from components.worksheet.sketch import BADGE, DOT, HEIGHT, WIDTH, Sketch
from data.engines.ties import Tie

HEAD = (8.0, 3.6)  # how long an arrow is, and half as wide


def svg(drawn: Sketch, label: str, *, ties: bool) -> Html:
    """Return the drawing as SVG, blank or with its ties.

    `label` says what is drawn to those who cannot see it.
    """
    lines = [part for tie in drawn.ties for part in _tie(drawn, tie)] if ties else []
    return element(
        "svg",
        _ground(drawn),
        *lines,
        *(part for node in drawn.spots for part in _place(drawn, node)),
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        class_="drawing",
        role="img",
        direction="ltr",
        aria_label=label,
    )


def _ground(drawn: Sketch) -> Html:
    """Return the land, cut off at the edge of the map."""
    frame = element("rect", width=f"{WIDTH:g}", height=f"{HEIGHT:g}", class_="frame")
    if drawn.edge is None:
        return element("g", frame)
    edge = element("clipPath", element("path", d=_path(drawn.edge) + "Z"), id="edge")
    inside = element("clipPath", frame, id="inside")
    shapes = "".join(f"{_path(part)}Z" for part in drawn.land)
    land = element("path", d=shapes, class_="land", clip_path="url(#edge)")
    land = element("g", land, clip_path="url(#inside)")
    return element("g", edge, inside, land, frame)


def _tie(drawn: Sketch, tie: Tie) -> Iterable[Html]:
    """Yield the line of a tie, its arrow and its sign, hollow where nothing is reported as fact."""
    kind = f"{tie.character}{'' if tie.reported else ' unsure'}"
    curve, thick = drawn.curves[tie.tie], 0.6 + 0.6 * width(tie.relations)
    x, y = _down(drawn.signs[tie.tie])
    yield element("path", d=_path(curve), class_=f"tie {kind}", **stroke(thick, tie.deeds))
    if tie.one_sided:
        yield element(
            "path", d=_head(curve if tie.target == tie.b else curve[::-1]), class_=f"head {kind}"
        )
    yield element("circle", cx=x, cy=y, r=f"{BADGE:g}", class_=f"sign {kind}")
    yield element("text", GLYPHS[tie.character], x=x, y=y, class_=f"glyph {kind}")


def stroke(thick: float, deeds: int) -> dict[str, str]:
    """Return how wide a line is, and its dashes where all is words, as the atlas has them."""
    dash = {} if deeds else {"stroke_dasharray": f"{2 + thick:.1f} {1.6 + thick:.1f}"}
    return {"stroke_width": f"{thick:.1f}", **dash}


def _head(curve: Curve) -> str:
    """Return the arrow at the end of a curve."""
    tip = curve[-1]
    far = curve[np.hypot(*(curve - tip).T) >= HEAD[0]]
    way = tip - (far[-1] if len(far) else curve[0])  # of a line that is shorter than its head
    way = way / max(float(np.hypot(*way)), 1e-9)
    across = np.array([-way[1], way[0]]) * HEAD[1]
    return _path(np.array([tip, tip - way * HEAD[0] + across, tip - way * HEAD[0] - across])) + "Z"


def _place(drawn: Sketch, node: str) -> Iterable[Html]:
    """Yield the mark of a node, round for a state, and its name."""
    x, y = _down(drawn.spots[node])
    name = drawn.names[node]
    if name.leader is not None:
        yield element("path", d=_path(name.leader), class_="leader")
    if drawn.scene.data_set.is_state(node):
        yield element("circle", cx=x, cy=y, r=f"{DOT:g}", class_="place")
    else:
        reach = DOT * 1.3
        corners = f"M{x} {float(y) - reach:.1f}l{reach} {reach}l{-reach} {reach}l{-reach} {-reach}Z"
        yield element("path", d=corners, class_="place")
    left, bottom, right, top = name.box
    anchor, at = {1: ("start", left), 0: ("middle", (left + right) / 2), -1: ("end", right)}[
        name.across
    ]
    high = (top - bottom) / max(len(name.lines), 1)
    for index, line in enumerate(name.lines):
        _, base = _down((0, top - high * (index + 0.76)))
        text = drawn.scene.say.name(line)
        yield element("text", text, x=f"{at:.1f}", y=base, text_anchor=anchor, class_="name")


def _path(points: Curve) -> str:
    """Return points as a path, y downwards, leaving out what falls on the point before."""
    flat = np.column_stack([points[:, 0], HEIGHT - points[:, 1]]).round(1)
    moved = np.abs(np.diff(flat, axis=0, prepend=np.inf)).max(axis=1) >= 0.3
    moved[[0, -1]] = True
    return "M" + " ".join(f"{x:g} {y:g}" for x, y in flat[moved].tolist())


def _down(spot: Spot) -> tuple[str, str]:
    return f"{spot[0]:.1f}", f"{HEIGHT - spot[1]:.1f}"
