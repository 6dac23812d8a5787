"""The matrix of a crowd: a heat map.

Hue is the sign, as everywhere, and so is the shape; the more relations a tie has, the fuller it is.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from components.drawing.theme import mix
from components.scene import Scene
from components.views import traces
from data.engines.ties import Tie

STEPS = (
    (1, 0.55),
    (3, 0.7),
    (9, 0.85),
)  # relations at most, and how full the hue is; then all of it
SHAPES = {"cooperation": "square", "conflict": "x", "demand": "circle", "mixed": "diamond"}
# What tells them apart in the key: text, shape of its sample.
MARKS = {
    "squares": "square",
    "crosses": "cross",
    "discs": "disc",
    "diamonds": "diamond",
    "fuller": "fuller",
}
WORDY = 1_000  # ties: of more than these, pointing at one says only who they are


def cells(scene: Scene, order: Sequence[str]) -> list[dict[str, Any]]:
    """Return both squares of every tie, one trace for each hue and fullness.

    They are too many for an element each: assets/views/crowd.js draws them.
    """
    at = {node: index for index, node in enumerate(order)}
    looks: dict[tuple[str, float], list[Tie]] = {}
    for tie in scene.results.drawn:
        if tie.a in at and tie.b in at:
            looks.setdefault((tie.character, fullness(tie)), []).append(tie)
    brief = sum(map(len, looks.values())) > WORDY
    return [_squares(scene, at, look, ties, brief=brief) for look, ties in sorted(looks.items())]


def fullness(tie: Tie) -> float:
    """Return how full the colour of a tie is, by its relations."""
    return next((full for most, full in STEPS if tie.relations <= most), 1.0)


def _squares(
    scene: Scene, at: Mapping[str, int], look: tuple[str, float], ties: list[Tie], *, brief: bool
) -> dict[str, Any]:
    both = [(tie, tie.a, tie.b) for tie in ties] + [(tie, tie.b, tie.a) for tie in ties]
    theme, (character, full) = scene.style.theme, look
    hover = traces.briefly(scene, ties) if brief else scene.sentences.hover
    return traces.trace(
        traces.PLANE,
        [at[column] for _, _, column in both],
        [at[row] for _, row, _ in both],
        "markers",
        customdata=[tie.tie for tie, _, _ in both],
        **traces.hovering([hover[tie.tie] for tie, _, _ in both]),
        marker={
            "symbol": SHAPES[character],
            "color": mix(theme.paper, theme.hue(character), full),
        },
        visible=False,
    )


def used(scene: Scene) -> set[str]:
    """Return which of MARKS occur in the heat map of a scene."""
    of_sign = dict(zip(SHAPES, MARKS, strict=False))
    ties = scene.results.drawn
    found = {of_sign[tie.character] for tie in ties}
    return found | ({"fuller"} if len({fullness(tie) for tie in ties}) > 1 else set())
