"""The difference of two selections as a scene of its own: each tie drawn as what became of it.

Hue and sign keep their meaning. What became of a tie is told by its line and by the shape of its
badge: gained ties are solid, lost ones grey and dashed with a square, those that changed their
sign stand on a wide band with a ring around the new sign, and the rest is pale without a badge.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

import pandas as pd

from components.drawing import marks
from components.drawing.theme import mix
from components.scene import Scene, markup
from components.wording import versus
from data.comparison import Change, either
from data.selection import NOBODY
from data.ties import Tie

THIN, DASHED = 1.6, "7px,4px"
BAND, PALE = 12.0, 0.25  # a band under a line: pixels, and how much of it is seen
RING = 2.6  # pixels: the ring around the sign of a tie that had another one
ORDER = ("kept", "lost", "gained", "changed")  # what is drawn last lies on top


@dataclass(frozen=True)
class Difference(Scene):
    """A scene of all the ties that either of two selections has, and of what became of them."""

    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)

    @cached_property
    def fates(self) -> Mapping[str, Change]:
        """What became of each tie, by its id."""
        return {c.tie.tie: c for fate in ORDER for c in self.changes[fate]}

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The ties as they are now, or as they were last."""
        return tuple(change.tie for _, change in sorted(self.fates.items()))

    @cached_property
    def relations(self) -> pd.DataFrame:
        """Every relation in either of the selections."""
        return either(self.selection, self.data_set.relations)

    @cached_property
    def perspective(self) -> str:
        """Nobody's: the states have no colours."""
        return NOBODY

    @cached_property
    def strokes(self) -> list[tuple[dict[str, Any], float, list[Tie]]]:
        """One look for what was kept, one for what is gone, one of each hue and width else."""
        found: list[tuple[dict[str, Any], float, list[Tie]]] = []
        for fate in ORDER:
            for near in (False, True):
                ties = [c.tie for c in self.changes[fate] if (c.tie.tie in self.dimmed) is not near]
                opacity = 1.0 if near else marks.DIM
                if fate == "changed" and ties and near:
                    found.append(
                        ({"color": self.theme.muted, "width": BAND * self.bold}, PALE, ties)
                    )
                found += [(look, opacity, [tie]) for tie in ties for look in [self._line(tie)]]
        return _joined(found)

    def _line(self, tie: Tie) -> dict[str, Any]:
        fate = self.fates[tie.tie].fate
        wide, thin = (round(self.bold * w, 2) for w in (marks.width(tie.relations), THIN))
        if fate in ("gained", "changed"):
            return {"color": self.theme.hue(tie.character), "width": wide}
        if fate == "lost":
            return {"color": self.theme.muted, "width": thin, "dash": DASHED}
        if self.selection.tie and tie.tie not in self.dimmed:  # what is chosen is seen, too
            return {"color": self.theme.muted, "width": wide}
        return {"color": mix(self.theme.muted, self.theme.paper, 0.55), "width": thin}

    @cached_property
    def badges(self) -> dict[str, Any]:
        """A disc for what was gained, a hollow square for what is gone, a ring for a change."""
        theme, size, fates = self.theme, self.badge, [self.fates[tie.tie].fate for tie in self.ties]
        hues = [self.hue(tie) for tie in self.ties]
        both = list(zip(hues, fates, strict=True))
        signs = [marks.GLYPHS[tie.character] for tie in self.ties]
        return {
            "mode": "markers+text",
            "text": ["" if f == "kept" else s for f, s in zip(fates, signs, strict=True)],
            "textfont": {
                "size": size - 1,
                "weight": 700,
                "color": [hue if fate == "lost" else theme.paper for hue, fate in both],
            },
            "marker": {
                "symbol": ["square" if fate == "lost" else "circle" for fate in fates],
                "size": [{"kept": 0.0, "changed": size + RING}.get(fate, size) for fate in fates],
                "opacity": 1,
                "color": [theme.paper if fate == "lost" else hue for hue, fate in both],
                "line": {
                    "width": [RING if fate == "changed" else 1.4 for fate in fates],
                    "color": [
                        theme.ink if fate == "changed" and tie.tie not in self.dimmed else hue
                        for tie, (hue, fate) in zip(self.ties, both, strict=True)
                    ],
                },
            },
        }

    def hue(self, tie: Tie) -> str:
        """Return the colour of a tie's arrowhead and badge."""
        hue: str = self._line(tie)["color"]
        return mix(hue, self.theme.paper, 0.8) if tie.tie in self.dimmed else hue

    def sentence(self, tie: Tie) -> str:
        """Say what became of a tie."""
        return versus.sentence(self, self.fates[tie.tie])

    def node_hover(self, node: str) -> str:
        """Say what a node has gained and lost."""
        say = self.say
        counts = {
            fate: sum(node in (c.tie.a, c.tie.b) for c in changes)
            for fate, changes in self.changes.items()
        }
        name = say.name(self.name(node))
        return markup(say("versus.node", name=name, changes=versus.counted(self, counts)))


def _joined(
    strokes: list[tuple[dict[str, Any], float, list[Tie]]],
) -> list[tuple[dict[str, Any], float, list[Tie]]]:
    """Return neighbours of equal look as one."""
    found: list[tuple[dict[str, Any], float, list[Tie]]] = []
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
    same = {item.name: getattr(scene, item.name) for item in fields(Scene)}
    return Difference(**same, changes=scene.comparison)
