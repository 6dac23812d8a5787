"""How a tie is drawn: the one place that gives dash, width and glyph their meaning.

Hue and glyph say the sign, dash says words or deeds, width says how many relations, a hollow
glyph and a lighter line say that nothing of it is reported as fact, an arrow says that one side
acts. Every meaning that a colour carries is carried by a second sign too.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, NamedTuple

from components.drawing.curves import Curve
from components.drawing.theme import Theme
from data.engines.ties import Tie

GLYPHS = {"cooperation": "+", "conflict": "\u2212", "demand": "?", "mixed": "±"}
WIDTHS = (1.4, 2.0, 2.9, 4.1, 5.6)  # pixels; steps of a square-root scale
DIM = 0.1
CASING = 2.0  # pixels of paper on either side of a line that is chosen among others
CHOSEN_BADGE = 19.0  # pixels across: where a few ties are chosen among others
BADGE, SMALL_BADGE = 13.0, 9.0  # pixels across; small where there are many ties or little room
FAR_BADGE = 26.0  # seen from the back row
FEW = 40  # ties: with more of them their signs would hide their lines
SINGLE = 12  # ties: with more of them chosen, large signs would


@dataclass(frozen=True, slots=True)
class Stroke:
    """The look of a line; ties of equal look are drawn as one trace."""

    character: str
    deeds: bool
    reported: bool
    width: float
    dim: bool

    def line(self, theme: Theme) -> dict[str, Any]:
        """Return the line as Plotly wants it."""
        dash = "solid" if self.deeds else f"{2 + self.width:.1f}px,{1.6 + self.width:.1f}px"
        return {"color": theme.hue(self.character), "width": self.width, "dash": dash}

    @property
    def opacity(self) -> float:
        """Fade what is only claimed, and more so what is beside the chosen tie."""
        return DIM if self.dim else 0.85 if self.reported else 0.5


class Polyline(NamedTuple):
    """Points of many curves, with the id and the hover text of the tie at each."""

    across: list[float | None]
    up: list[float | None]
    ids: list[str | None]
    texts: list[str | None]


def width(relations: int) -> float:
    """Return the width of a tie in pixels: the square root of its relations, in five steps."""
    return WIDTHS[min(round(sqrt(relations)) - 1, len(WIDTHS) - 1)]


def strokes(
    ties: Iterable[Tie], dimmed: Container[str], bold: float = 1.0
) -> list[tuple[Stroke, list[Tie]]]:
    """Return each look with its ties: what stands back first, thin lines last, none hidden.

    Lines are `bold` times as wide as on a desk.
    """
    looks: dict[Stroke, list[Tie]] = {}
    for tie in ties:
        wide = round(bold * width(tie.relations), 2)
        solid = bool(tie.deeds or tie.scores)
        look = Stroke(tie.character, solid, bool(tie.reported), wide, tie.tie in dimmed)
        looks.setdefault(look, []).append(tie)
    return sorted(looks.items(), key=lambda item: (not item[0].dim, -item[0].width))


def badges(ties: Sequence[Tie], theme: Theme, size: float) -> dict[str, Any]:
    """Return marker and text of the glyphs that ride on the lines, one per tie."""
    looks = [(theme.hue(tie.character), bool(tie.reported)) for tie in ties]
    signs = [theme.paper if sure else hue for hue, sure in looks]
    return {
        "mode": "markers+text",
        "text": [GLYPHS[tie.character] for tie in ties],
        "textfont": {"size": size - 1, "weight": 700, "color": signs},
        "marker": {
            "size": size,
            "opacity": 1,
            "color": [hue if sure else theme.paper for hue, sure in looks],
            "line": {"width": 1.4, "color": [hue for hue, _ in looks]},
        },
    }


def polyline(
    ties: Sequence[Tie], curves: Mapping[str, Curve], hover: Mapping[str, str]
) -> Polyline:
    """Return the curves of some ties end to end; None lifts the pen between them."""
    line = Polyline([], [], [], [])
    for tie in ties:
        curve = curves[tie.tie]
        line.across.extend([*curve[:, 0].tolist(), None])
        line.up.extend([*curve[:, 1].tolist(), None])
        line.ids.extend([*[tie.tie] * len(curve), None])
        line.texts.extend([*[hover[tie.tie]] * len(curve), None])
    return line
