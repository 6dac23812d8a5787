"""The map that grows: the ties that were kept, and faintly the one that is in question."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from components.drawing.curves import Curve
from components.drawing.labels import ride
from components.drawing.marks import GLYPHS, width
from components.language.texts import Words
from components.markup import Html, element
from components.worksheet.sketch import BADGE, DOT, Name, on_map, place_names, spaced, tied
from data.coder.drafts import actor_id, called
from data.coder.phrases import GROUP, Party
from data.coder.suggestion import Suggestion
from data.engines.ties import SUMMED, Tie, tie_of
from data.former_states import former_states
from data.model import pair, relation_types
from data.readings.items import KEPT, Item
from data.states import Point, states

SIZE = WIDE, HIGH = 360.0, 340.0  # pixels
MOST = 40  # ties that are drawn: of more the latest
HEAD = (8.0, 3.6)  # how long an arrow is, and half as wide
WORD = 18  # letters of a name in a line


class Drawn(NamedTuple):
    """Ties to be drawn, which of them is in question, whether only that, and whom they join."""

    ties: Sequence[Tie]
    asked: str
    faint: bool
    parties: Mapping[str, Party]


def grown(items: Iterable[Item], now: Item | None) -> Drawn:
    """Return the ties of what was kept and counts, and that of what is in question."""
    kept = [one.now for one in items if one.state == KEPT and not one.now.counted_why]
    one_more = now.now if now and now.state != KEPT and now.has_ends else None
    sums: dict[str, list[float]] = {}
    for one in kept:
        _add(sums, one)
    ties = {tie: _tie(tie, own) for tie, own in [*sums.items()][-MOST:]}
    asked, faint = "", False
    if one_more and actor_id(one_more.actor) != actor_id(one_more.target):
        own: dict[str, list[float]] = {}
        _add(own, one_more)
        asked = next(iter(own))
        faint = asked not in ties
        ties.setdefault(asked, _tie(asked, own[asked]))
    rows = [*kept, *([one_more] if one_more else [])]
    parties = {actor_id(end): end for one in rows for end in (one.actor, one.target)}
    return Drawn([*ties.values()], asked, faint, parties)


def _tie(tie: str, own: Sequence[float]) -> Tie:
    return tie_of(tie, *own)


def _add(sums: dict[str, list[float]], one: Suggestion) -> None:
    """Add a relation to its tie, as `data.engines.ties` does with those of a data set."""
    actor, target = actor_id(one.actor), actor_id(one.target)
    if actor == target:
        return
    kind = relation_types()[one.type.lower()]
    forward, backward = one.mutual or actor < target, one.mutual or actor > target
    own = (1, kind.sign > 0, kind.sign < 0, forward, backward, kind.deeds)
    more = (one.status == "reported", False, kind.weight, kind.size(kind.weight))
    so_far = sums.pop(pair(actor, target), [0.0] * len(SUMMED))  # the latest comes last
    sums[pair(actor, target)] = [a + b for a, b in zip(so_far, (*own, *more), strict=True)]


def place_of(party: Party) -> Point | None:
    """Return the longitude and latitude of whoever is a state, of today or a former one."""
    if party.kind == GROUP or not party.is_state:
        return None
    known = states().get(party.code)
    return known.label if known else former_states()[party.code].place


def svg(drawn: Drawn, say: Words) -> Html:
    """Return the map; without any tie it is the map of the world."""
    nodes = [*dict.fromkeys(end for tie in drawn.ties for end in (tie.a, tie.b))]
    places = {node: place_of(drawn.parties[node]) for node in nodes}
    known = {node: place for node, place in places.items() if place} or WORLD
    spots, land, edge = on_map(known, [n for n in nodes if not places[n]], SIZE)
    spots = spaced({node: spots[node] for node in nodes})
    curves = tied(spots, drawn.ties)
    dots = [(*spot, DOT) for spot in spots.values()]
    signs = dict(zip(curves, ride(curves.values(), dots), strict=True))
    at = {tie: tuple(curves[tie][index].round(1).tolist()) for tie, index in signs.items()}
    lines = [wrapped(called(drawn.parties[node], say.language)) for node in nodes]
    names = place_names(lines, spots, [*curves.values()], at, SIZE) if nodes else []
    parts = [_ground(land, edge)]
    for tie in drawn.ties:
        asked = tie.tie == drawn.asked
        if asked and not drawn.faint:  # kept already: that one more is asked about shows around it
            parts.append(element("path", d=_path(curves[tie.tie]), class_="halo"))
        parts += _line(tie, curves[tie.tie], at[tie.tie], faint=asked and drawn.faint)
    for spot, name in zip(spots.values(), names, strict=True):
        parts += _place(spot, name)
    return element(
        "svg",
        *parts,
        viewBox=f"0 0 {WIDE:g} {HIGH:g}",
        class_="grown-map",
        role="img",
        direction="ltr",
        aria_label=_said(drawn, say),
    )


WORLD = {"west": (-60.0, 0.0), "east": (80.0, 30.0)}  # what is shown before there is any tie


def _said(drawn: Drawn, say: Words) -> str:
    """Say what is drawn to those who cannot see it."""
    kept = [one for one in drawn.ties if not (drawn.faint and one.tie == drawn.asked)]
    return say.count("count.read_ties", len(kept))


def wrapped(name: str) -> Sequence[str]:
    """Return a name in two lines at most."""
    if len(name) <= WORD or " " not in name:
        return [name[: 2 * WORD]]
    cut = min((at for at, x in enumerate(name) if x == " "), key=lambda at: abs(at - len(name) / 2))
    return [name[:cut][: 2 * WORD], name[cut + 1 :][: 2 * WORD]]


def _ground(land: Sequence[Curve], edge: Curve) -> Html:
    frame = element("rect", width=f"{WIDE:g}", height=f"{HIGH:g}", class_="sea")
    shapes = "".join(f"{_path(part)}Z" for part in land)
    return element("g", frame, element("path", d=shapes, class_="land"), clip_path="inset(0)")


def _line(tie: Tie, curve: Curve, sign: Sequence[float], *, faint: bool) -> list[Html]:
    """Return the line of a tie, its arrow and its sign, as the atlas draws them."""
    kind = f"{tie.character}{'' if tie.reported else ' unsure'}{' faint' if faint else ''}"
    thick = 0.8 + 0.7 * width(tie.relations)
    dash = {} if tie.deeds else {"stroke_dasharray": f"{2 + thick:.1f} {1.6 + thick:.1f}"}
    x, y = f"{sign[0]:.1f}", f"{HIGH - sign[1]:.1f}"
    parts = [
        element("path", d=_path(curve), class_=f"tie {kind}", stroke_width=f"{thick:.1f}", **dash)
    ]
    if tie.one_sided:
        towards = curve if tie.target == tie.b else curve[::-1]
        parts.append(element("path", d=_head(towards), class_=f"head {kind}"))
    parts.append(element("circle", cx=x, cy=y, r=f"{BADGE:g}", class_=f"sign {kind}"))
    return [*parts, element("text", GLYPHS[tie.character], x=x, y=y, class_=f"glyph {kind}")]


def _head(curve: Curve) -> str:
    tip = curve[-1]
    far = curve[np.hypot(*(curve - tip).T) >= HEAD[0]]
    way = tip - (far[-1] if len(far) else curve[0])
    way = way / max(float(np.hypot(*way)), 1e-9)
    across = np.array([-way[1], way[0]]) * HEAD[1]
    return _path(np.array([tip, tip - way * HEAD[0] + across, tip - way * HEAD[0] - across])) + "Z"


def _place(spot: Sequence[float], name: Name) -> list[Html]:
    x, y = f"{spot[0]:.1f}", f"{HIGH - spot[1]:.1f}"
    parts = [element("circle", cx=x, cy=y, r=f"{DOT:g}", class_="place")]
    if name.leader is not None:
        parts.insert(0, element("path", d=_path(name.leader), class_="leader"))
    left, bottom, right, top = name.box
    anchor, at = {1: ("start", left), 0: ("middle", (left + right) / 2), -1: ("end", right)}[
        name.across
    ]
    high = (top - bottom) / max(len(name.lines), 1)
    for index, line in enumerate(name.lines):
        base = f"{HIGH - (top - high * (index + 0.76)):.1f}"
        parts.append(
            element("text", line, x=f"{at:.1f}", y=base, text_anchor=anchor, class_="name")
        )
    return parts


def _path(points: Curve) -> str:
    """Return points as a path, y downwards, leaving out what falls on the point before."""
    flat = np.column_stack([points[:, 0], HIGH - points[:, 1]]).round(1)
    moved = np.abs(np.diff(flat, axis=0, prepend=np.inf)).max(axis=1) >= 0.5
    moved[[0, -1]] = True
    return "M" + " ".join(f"{x:g} {y:g}" for x, y in flat[moved].tolist())
