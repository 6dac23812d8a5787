"""The difference of two selections as a scene of its own: each tie drawn as what became of it.

Hue and sign keep their meaning. What became of a tie is told by its line and by the shape of its
badge: gained ties are solid, lost ones grey and dashed with a square, those that changed their
sign stand on a wide band with a ring around the new sign, and the rest is pale without a badge.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from components.drawing import marks
from components.drawing.style import Strokes, Style
from components.drawing.theme import mix
from components.language.sentences import Sentences, markup
from components.scene import Scene
from components.wording import versus
from data.comparison import FATES, Change, either
from data.engines.relations import Relations
from data.engines.ties import Tie
from data.parameters import NOBODY
from data.results import Results

THIN, DASHED = 1.6, "7px,4px"
BAND, PALE = 12.0, 0.25  # a band under a line: pixels, and how much of it is seen
RING = 2.6  # pixels: the ring around the sign of a tie that had another one
ORDER = ("kept", "lost", "gained", "changed")  # what is drawn last lies on top


@dataclass(frozen=True)
class DifferenceResults(Results):
    """All that either of two selections holds."""

    @cached_property
    def fates(self) -> Mapping[str, Change]:
        """What became of each tie, by its id."""
        changes = Results(self.data_set, self.selection).comparison
        return {c.tie.tie: c for fate in ORDER for c in changes[fate]}

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The ties as they are now, or as they were last."""
        return tuple(change.tie for _, change in sorted(self.fates.items()))

    @cached_property
    def drawn(self) -> tuple[Tie, ...]:
        """The same: what is gone from either picture is gone from their difference."""
        return self.ties

    @cached_property
    def relations(self) -> Relations:
        """Every relation in either of the selections."""
        return either(self.selection, self.data_set.relations)

    @cached_property
    def perspective(self) -> str:
        """Nobody's: the states have no colours."""
        return NOBODY


@dataclass(frozen=True, kw_only=True)
class DifferenceStyle(Style):
    """Lines and signs that tell what became of each tie; `fates` says it by the tie's id."""

    fates: Mapping[str, Change]

    @cached_property
    def strokes(self) -> Strokes:
        """One look for what was kept, one for what is gone, one of each hue and width else."""
        return _joined(
            [
                stroke
                for highlighted in (False, True)
                for fate in ORDER
                for stroke in self._of(fate, highlighted=highlighted)
            ]
        )

    def _of(self, fate: str, *, highlighted: bool) -> Strokes:
        """Return a stroke for each tie of one fate, on a wide band where it changed its sign."""
        dimmed = self.results.dimmed
        ties = [
            c.tie
            for c in self.fates.values()
            if c.fate == fate and (c.tie.tie in dimmed) is not highlighted
            if c.tie.tie in self.density.drawn
        ]
        opacity = 1.0 if highlighted else marks.DIM
        lines: Strokes = [(self._line(tie), opacity, [tie]) for tie in ties]
        if fate == "changed" and ties and highlighted:
            return [({"color": self.theme.muted, "width": BAND * self.bold}, PALE, ties), *lines]
        return lines

    def _line(self, tie: Tie) -> dict[str, Any]:
        fate = self.fates[tie.tie].fate
        wide, thin = (round(self.bold * w, 2) for w in (marks.width(tie.relations), THIN))
        if fate in ("gained", "changed"):
            return {"color": self.theme.hue(tie.character), "width": wide}
        if fate == "lost":
            return {"color": self.theme.muted, "width": thin, "dash": DASHED}
        chosen = self.results.selection.chosen
        if chosen and tie.tie not in self.results.dimmed:  # what is chosen is seen, too
            return {"color": self.theme.muted, "width": wide}
        return {"color": mix(self.theme.muted, self.theme.paper, 0.55), "width": thin}

    @cached_property
    def signed(self) -> tuple[Tie, ...]:
        """What stands out: the shape of a tie's sign says what became of it."""
        dimmed = self.results.dimmed
        return tuple(tie for tie in self.lines if tie.tie not in dimmed)

    def badges(self, ties: Sequence[Tie]) -> dict[str, Any]:
        """Return a disc for a gain, a hollow square for what is gone, a ring for a change."""
        looks = [(tie, self.hue(tie), self.fates[tie.tie].fate) for tie in ties]
        glyphs = ["" if fate == "kept" else marks.GLYPHS[tie.character] for tie, _, fate in looks]
        paper = self.theme.paper
        font = [hue if fate == "lost" else paper for _, hue, fate in looks]
        return {
            "mode": "markers+text",
            "text": glyphs,
            "textfont": {"size": self.badge - 1, "weight": 700, "color": font},
            "marker": self._marker(looks),
        }

    def _marker(self, looks: list[tuple[Tie, str, str]]) -> dict[str, Any]:
        """Return the shapes under the glyphs; `looks` are ties, their hues and their fates."""
        theme, size = self.theme, self.badge
        sizes = {"kept": 0.0, "changed": size + RING}
        rings = [theme.ink if fate == "changed" else hue for _, hue, fate in looks]
        widths = [RING if fate == "changed" else 1.4 for _, _, fate in looks]
        return {
            "symbol": ["square" if fate == "lost" else "circle" for _, _, fate in looks],
            "size": [sizes.get(fate, size) for _, _, fate in looks],
            "opacity": 1,
            "color": [theme.paper if fate == "lost" else hue for _, hue, fate in looks],
            "line": {"width": widths, "color": rings},
        }

    def hue(self, tie: Tie) -> str:
        """Return the colour of a tie's arrowhead and badge."""
        hue: str = self._line(tie)["color"]
        return mix(hue, self.theme.paper, 0.8) if tie.tie in self.results.dimmed else hue


@dataclass(frozen=True, kw_only=True)
class DifferenceSentences(Sentences):
    """What became of ties and nodes, in words; `scene` is the comparison."""

    scene: Scene
    fates: Mapping[str, Change]

    def tie(self, tie: Tie) -> str:
        """Say what became of a tie."""
        return versus.sentence(self.scene, self.fates[tie.tie])

    def node(self, node: str) -> str:
        """Say what a node has gained and lost."""
        ends = [(c.fate, c.tie.a, c.tie.b) for c in self.fates.values()]
        counts = {fate: sum(f == fate and node in (a, b) for f, a, b in ends) for fate in FATES}
        name = self.say.name(self.name(node))
        return markup(
            self.say("versus.node", name=name, changes=versus.counted(self.scene, counts))
        )


@dataclass(frozen=True)
class Difference(Scene):
    """A scene of all the ties that either of two selections has, and of what became of them."""

    @cached_property
    def results(self) -> DifferenceResults:
        """All that either of the two selections holds."""
        return DifferenceResults(self.data_set, self.selection)

    @cached_property
    def style(self) -> Style:
        """Lines and signs that tell what became of each tie."""
        return DifferenceStyle(
            self.results,
            self.camps,
            self.presented,
            small=self.compact or self.beside,
            fates=self.results.fates,
        )

    @cached_property
    def sentences(self) -> Sentences:
        """What became of ties and nodes, in words."""
        return DifferenceSentences(
            self.results,
            self.camps,
            self.say,
            self.presented,
            scene=self,
            fates=self.results.fates,
        )


def _joined(strokes: Strokes) -> Strokes:
    """Return neighbours of equal look as one."""
    found: Strokes = []
    for look, opacity, ties in strokes:
        if found and found[-1][:2] == (look, opacity):
            found[-1][2].extend(ties)
        else:
            found.append((look, opacity, [*ties]))
    return found


def of(scene: Scene) -> Scene:
    """Return the difference between the two sides of a comparison, or the scene if it has one."""
    if not scene.second:
        return scene
    return Difference(**{item.name: getattr(scene, item.name) for item in fields(Scene)})
