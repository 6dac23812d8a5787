"""Stacked bars: the relations of each period, deeds at the foot, words hatched, claims hollow.

Cooperation stands on the line; demands, and below them conflict, hang from it. Bars are outlines
filled by Plotly, in the pixels of a sheet.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from components.drawing.theme import Theme, mix
from components.scene import Scene
from components.views import traces
from data.model import CHARACTERS
from data.periods import KINDS, Axis, Counts, Part

POINTS = 6  # of a box
BREADTH = 0.8  # of the room that a period has
FEWEST = 8  # periods: where there are fewer, a bar is no wider
# Which relations stand on the line, and which hang from it: demands, and below them conflict.
SIGNS = {1: (1,), -1: (0, -1)}
# Hatching doubles the hue: it leans to one side for cooperation, to the other for conflict.
HATCHES = {1: "/", 0: ".", -1: "\\"}


@dataclass(frozen=True)
class Bars:
    """The bars of some counts on a sheet, in pixels from its start and its foot.

    `left` and `width` are the room of all periods, `zero` is the height of the line, `unit` the
    height of one relation.
    """

    counts: Counts
    left: float
    width: float
    zero: float
    unit: float

    @property
    def axis(self) -> Axis:
        """The periods."""
        return self.counts.axis

    @property
    def step(self) -> float:
        """The room of one period."""
        return self.width / max(len(self.axis), FEWEST)

    def at(self, place: float) -> float:
        """Return where a period begins; between two numbers lies what lies within a period."""
        air = self.width - self.step * len(self.axis)
        return self.left + air / 2 + (place - self.axis.first) * self.step

    def middle(self, number: int) -> float:
        """Return the middle of a period."""
        return self.at(number + 0.5)

    def reach(self, number: int, way: int) -> float:
        """Return how far the bar of a period reaches from the line, up (1) or down (-1)."""
        return self.unit * self.counts.of(number, *SIGNS[way])


def highest(counted: Iterable[Counts]) -> dict[int, int]:
    """Return the most relations of any period that stand on the line (1), or hang from it (-1)."""
    known = [*counted]
    return {
        way: max((one.most(*signs) for one in known), default=0) for way, signs in SIGNS.items()
    }


class Outline(NamedTuple):
    """Points of many outlines, end to end; None lifts the pen between them."""

    across: list[float | None]
    up: list[float | None]

    def box(self, left: float, bottom: float, right: float, top: float) -> None:
        """Add a box."""
        self.across.extend([left, left, right, right, left, None])
        self.up.extend([bottom, top, top, bottom, bottom, None])


def parts(bars: Bars, number: int) -> Iterator[tuple[Part, float, float]]:
    """Yield each part of the bar of a period, with the heights between which it stands."""
    found = bars.counts.periods.get(number, Counter())
    for way, signs in SIGNS.items():
        up = bars.zero
        for part in (Part(sign, kind) for sign in signs for kind in KINDS):
            if n := found.get(part, 0):
                yield part, up, up + way * n * bars.unit
                up += way * n * bars.unit


def drawn(scene: Scene, charts: Iterable[Bars]) -> list[traces.Trace]:
    """Return the bars of some charts: one trace for each part."""
    outlines: dict[Part, Outline] = {}
    for bars in charts:
        half = bars.step * BREADTH / 2
        for number in bars.counts.periods:
            middle = bars.middle(number)
            for part, low, high in parts(bars, number):
                outline = outlines.setdefault(part, Outline([], []))
                outline.box(middle - half, low, middle + half, high)
    return [filled(scene, part, outline) for part, outline in sorted(outlines.items())]


def filled(scene: Scene, part: Part, outline: Outline) -> traces.Trace:
    """Return outlines that are filled as a part is."""
    theme = scene.style.theme
    hue = theme.hue(CHARACTERS[part.sign])
    return traces.trace(
        traces.PLANE,
        outline.across,
        outline.up,
        "lines",
        hoverinfo="skip",
        fill="toself",
        **look(part, hue, theme),
        line={"color": hue, "width": 1.4 * scene.style.bold},
    )


def look(part: Part, hue: str, theme: Theme) -> dict[str, Any]:
    """Return how a part is filled."""
    if part.kind == "unsure":
        return {"fillcolor": theme.paper}
    if part.kind == "deeds":
        return {"fillcolor": hue}
    pale = mix(hue, theme.paper, 0.7)
    dots = part.sign == 0
    pattern = {"size": 5 if dots else 6, "solidity": 0.4 if dots else 0.3}
    return {
        "fillcolor": pale,
        "fillpattern": {
            "shape": HATCHES[part.sign],
            "fgcolor": hue,
            "bgcolor": pale,
            "fillmode": "replace",
            **pattern,
        },
    }


def texts(
    scene: Scene,
    spots: Sequence[tuple[float, float, str, str]],
    hue: str,
    levels: Sequence[str] = (),
    **font: Any,
) -> traces.Trace:
    """Return texts at places; each is (across, up, text, and which of its points is there).

    "start" says that it begins there and runs on as the language does, "end" that it ends there.
    `levels` tell for each whether it is above its place, "top", or below, "bottom"; by default it
    has its middle there.
    """
    sides = {"start": "right", "end": "left", "center": "center"}
    if scene.say.direction == "rtl":
        sides |= {"start": "left", "end": "right"}
    return traces.trace(
        traces.PLANE,
        [across for across, _, _, _ in spots],
        [up for _, up, _, _ in spots],
        "text",
        text=[scene.say.line(text) for _, _, text, _ in spots],
        textposition=[
            f"{level} {sides[where]}"
            for level, (_, _, _, where) in zip(
                levels or ["middle"] * len(spots), spots, strict=True
            )
        ],
        textfont={"color": hue, "size": scene.style.letters(12), **font},
        hoverinfo="skip",
        cliponaxis=False,
    )


def lines(
    places: Iterable[tuple[float, float, float, float]], hue: str, width: float, dash: str = "solid"
) -> traces.Trace:
    """Return straight lines, each from one place to another."""
    drawn_lines = Outline([], [])
    for left, low, right, high in places:
        drawn_lines.across.extend([left, right, None])
        drawn_lines.up.extend([low, high, None])
    look_of = {"color": hue, "width": width, "dash": dash}
    return traces.trace(traces.PLANE, *drawn_lines, "lines", line=look_of, hoverinfo="skip")


def unseen(across: Sequence[float | None], up: Sequence[float | None], **more: Any) -> traces.Trace:
    """Return points that are not drawn, but found."""
    return traces.trace(traces.PLANE, across, up, "lines", line={"width": 0}, **more)


def marked(scene: Scene, outline: Outline, said: Iterable[tuple[str, str]]) -> traces.Trace:
    """Return boxes that a keyboard is led through: where each leads to, and what is said of it."""
    known = [*said]
    return traces.trace(
        traces.PLANE,
        *outline,
        "lines",
        meta="walked",
        hoverinfo="skip",
        customdata=[to for lead, _ in known for to in (*[lead] * (POINTS - 1), None)],
        text=[text for _, says in known for text in (says, *[None] * (POINTS - 1))],
        line={"width": 0, "color": scene.style.theme.ink},
    )


def apart(rows: Iterable[Sequence[Any]], count: int) -> list[list[Any]]:
    """Return the columns of some rows, each a list; there are `count` of them, rows or none."""
    found = [list(column) for column in zip(*rows, strict=True)]
    return found or [[] for _ in range(count)]
