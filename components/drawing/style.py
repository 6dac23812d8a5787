"""How the ties and nodes of a selection look: colours, widths and sizes, on a desk or a wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Any

from components.drawing import marks
from components.drawing.labels import NEAR
from components.drawing.theme import PROJECTED, SANS, THEMES, Theme, mix
from data.camps import Camps
from data.density import MORE, Density
from data.engines.ties import Tie
from data.model import LEVELS
from data.positions import CROWD
from data.results import Results

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
    def density(self) -> Density:
        """Which of many ties have a line."""
        return Density(self.results)

    @cached_property
    def lines(self) -> tuple[Tie, ...]:
        """The ties that have a line in the picture."""
        drawn = self.density.drawn
        return tuple(tie for tie in self.camps.imagined if tie.tie in drawn)

    @cached_property
    def headed(self) -> tuple[Tie, ...]:
        """Those of them that end in the head of an arrow: none, where no head could be seen."""
        few = len(self.lines) <= MORE
        return tuple(tie for tie in self.lines if tie.one_sided and few)

    @cached_property
    def web(self) -> tuple[Tie, ...]:
        """The ties that only show in a quiet web behind those lines."""
        rest = self.density.rest
        return tuple(tie for tie in self.camps.imagined if tie.tie in rest)

    @cached_property
    def standing(self) -> tuple[str, ...]:
        """The nodes that have a dot on the map: of many, those at the end of a line."""
        ends = {end for tie in self.lines for end in (tie.a, tie.b)} | {self.results.perspective}
        return tuple(n for n in self.results.nodes if n in ends or not self.density.many)

    @cached_property
    def strokes(self) -> Strokes:
        """Each look of a line, as Plotly wants it, its opacity, and the ties that have it."""
        looks = marks.strokes(self.lines, self.results.dimmed, self.bold)
        return [(stroke.line(self.theme), stroke.opacity, ties) for stroke, ties in looks]

    @cached_property
    def signed(self) -> tuple[Tie, ...]:
        """The ties whose lines carry a sign: those that stand out, as long as they are few."""
        lit = tuple(tie for tie in self.lines if tie.tie not in self.results.dimmed)
        return lit if len(lit) <= marks.FEW else ()

    @property
    def badge(self) -> float:
        """The size of the signs in pixels: small where there are many ties, or little room.

        What is chosen among others has larger ones.
        """
        if self.presented:
            return marks.FAR_BADGE
        if self.results.dimmed and not self.small:
            return marks.CHOSEN_BADGE if len(self.signed) <= marks.SINGLE else marks.BADGE
        crowded = self.small or len(self.lines) > marks.FEW
        return marks.SMALL_BADGE if crowded else marks.BADGE

    @property
    def near(self) -> float:
        """How many pixels apart two of them must be, not to touch."""
        return max(NEAR, self.badge + 2)

    def badges(self, ties: Sequence[Tie]) -> dict[str, Any]:
        """Return marker and text of the signs that ride on the lines of some ties."""
        return marks.badges(ties, self.theme, self.badge)

    def hue(self, tie: Tie) -> str:
        """Return the colour of a tie, pale when it stands back."""
        hue = self.theme.hue(tie.character)
        return mix(hue, self.theme.paper, 0.8) if tie.tie in self.results.dimmed else hue

    def label_hue(self, node: str) -> str:
        """Return the colour of a node's label, muted when the node stands back."""
        near = node in self.results.highlighted_nodes
        return self.theme.ink if near else self.theme.muted

    @property
    def crowd(self) -> bool:
        """Whether the data set has more nodes than could all have a name beside them."""
        data_set = self.results.data_set
        single = self.results.selection.level == LEVELS[1]
        return len(data_set.actors if single else data_set.nodes) > CROWD

    def dot(self, node: str) -> float:
        """Return the size of a node's dot on the map, in pixels; in a crowd all are small."""
        least, growth, most = (5.0, 0.35, 10.0) if self.crowd else (6.5, 0.8, 19.0)
        return round(
            self.bold * min(least + growth * sqrt(self.results.degrees.get(node, 0)), most), 1
        )
