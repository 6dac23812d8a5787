"""How the ties and nodes of a selection look: colours, widths and sizes, on a desk or a wall."""

from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Any

from components.drawing import marks
from components.drawing.labels import NEAR
from components.drawing.theme import PROJECTED, SANS, THEMES, Theme, mix
from data.camps import Camps
from data.results import Results
from data.ties import Tie

BOLD = 1.6  # times as wide and as large as on a desk are the lines and dots of what is presented
FAR = 24.0  # pixels: on a screen 2 m wide and 1280 pixels across it is 37 mm high, read at 8 m

Strokes = list[tuple[dict[str, Any], float, list[Tie]]]


@dataclass(frozen=True)
class Style:
    """The look of one selection.

    `presented` says that it is read from the back row of a classroom; `small` that there is
    little room: a narrow screen, or another picture beside this one.
    """

    results: Results
    camps: Camps
    presented: bool = False
    small: bool = False

    @cached_property
    def theme(self) -> Theme:
        """The colours."""
        return (PROJECTED if self.presented else THEMES)[self.results.selection.theme]

    @property
    def bold(self) -> float:
        """How many times as large as on a desk lines and dots are."""
        return BOLD if self.presented else 1.0

    def letters(self, size: float) -> float:
        """Return a size of type in pixels, as on a desk or as it is read from the back row."""
        return max(FAR, size * 2) if self.presented else size

    @cached_property
    def font(self) -> dict[str, Any]:
        """The type of every figure."""
        return {"family": SANS, "color": self.theme.ink, "size": self.letters(12)}

    @cached_property
    def hoverlabel(self) -> dict[str, Any]:
        """The look of hover texts."""
        theme = self.theme
        font = {"family": SANS, "color": theme.ink, "size": self.letters(13)}
        return {"bgcolor": theme.panel, "bordercolor": theme.muted, "font": font, "align": "left"}

    @cached_property
    def strokes(self) -> Strokes:
        """Each look of a line, as Plotly wants it, its opacity, and the ties that have it."""
        looks = marks.strokes(self.camps.imagined, self.results.dimmed, self.bold)
        return [(stroke.line(self.theme), stroke.opacity, ties) for stroke, ties in looks]

    @property
    def badge(self) -> float:
        """The size of the signs in pixels: small where there are many, or little room."""
        if self.presented:
            return marks.FAR_BADGE
        crowded = self.small or len(self.camps.imagined) > marks.CROWD
        return marks.SMALL_BADGE if crowded else marks.BADGE

    @property
    def near(self) -> float:
        """How many pixels apart two of them must be, not to touch."""
        return max(NEAR, self.badge + 2)

    @cached_property
    def badges(self) -> dict[str, Any]:
        """Marker and text of the signs that ride on the lines."""
        return marks.badges(self.camps.imagined, self.results.dimmed, self.theme, self.badge)

    def hue(self, tie: Tie) -> str:
        """Return the colour of a tie, pale when it stands back."""
        hue = self.theme.hue(tie.character)
        return mix(hue, self.theme.paper, 0.8) if tie.tie in self.results.dimmed else hue

    def label_hue(self, node: str) -> str:
        """Return the colour of a node's label, muted when the node stands back."""
        results = self.results
        near = not results.dimmed or any(node in (tie.a, tie.b) for tie in results.highlighted)
        return self.theme.ink if near else self.theme.muted

    def dot(self, node: str) -> float:
        """Return the size of a node's dot on the map, in pixels."""
        return round(self.bold * (7 + 1.1 * sqrt(self.results.degrees.get(node, 0))), 1)
