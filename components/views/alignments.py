"""The alignment of a tie through time: friendly above its line, hostile below, grey for nothing."""

from typing import NamedTuple

from components.scene import Scene
from components.views import stacks, traces
from components.views.stacks import Bars, Outline
from data.periods import Part

LEAST = 2.0  # pixels: an alignment is never too small to be seen
BREADTH = 0.8  # of the room of a period


class Strip(NamedTuple):
    """The alignments of a chart: where their line is, and how far ±1 is from it, in pixels."""

    bars: Bars
    zero: float
    unit: float


def drawn(scene: Scene, strips: list[Strip]) -> list[traces.Trace]:
    """Return a small bar for each period that has an alignment, on a grey line."""
    theme = scene.style.theme
    outlines: dict[int, Outline] = {}
    for bars, zero, unit in strips:
        half = bars.step * BREADTH / 2
        for number in bars.counts.weights:
            value = bars.counts.alignment(number) or 0.0
            sign = (value > 0) - (value < 0)
            reach = max(abs(value) * unit, LEAST)
            ends = (zero, zero + sign * reach) if sign else (zero - LEAST / 2, zero + LEAST / 2)
            x = bars.middle(number)
            outlines.setdefault(sign, Outline([], [])).box(x - half, min(ends), x + half, max(ends))
    grey = [(bars.left, zero, bars.left + bars.width, zero) for bars, zero, _ in strips]
    return [
        stacks.lines(grey, theme.line, 2),
        *(
            stacks.filled(scene, Part(sign, "deeds"), outline)
            for sign, outline in sorted(outlines.items())
        ),
    ]
