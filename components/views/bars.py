"""The bars of the timeline: each relation as long as its date is precise, in a lane of its own."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from components.drawing.marks import Polyline
from components.drawing.theme import mix
from components.language.calendar import date_in_words
from components.language.sentences import markup
from components.scene import Scene
from components.views import traces
from components.views.time_axis import DAY, Ends, decimal, ends
from components.wording.attribution import pair, speaker
from components.wording.told import what_of
from data.engines.ties import Tie
from data.model import CHARACTERS
from data.relation import Relation

MOST_TIES = 4  # chosen ties that have a band of lanes each
SHORTEST = 0.005  # of the axis: a day is drawn this long, or nobody would see it
UNSURE, FADES = 0.55, (0.55, 0.3)  # how much of its colour what is unsure keeps, and a fading end
FADE = {"known": 0.0, "approximate": 0.012, "uncertain": 0.012, "unknown": 0.07, "open": 0.07}
GAP = 0.004  # of the axis, between two bars in a lane: or they would read as one
STEP = 0.02  # of the axis: bars can be clicked all along
THICKEST, FULL = 8.0, 0.72  # pixels of a bar, and how much of its lane it fills
NEAREST = 0.22  # of the height, which may be 60 pixels: of one band at least, so that its name fits
AIR = 0.5  # lanes between two bands


class Bar(NamedTuple):
    """One relation on the axis, in decimal years, fading over `before` and `after`.

    `band` is the tie or the character whose lanes it is in.
    """

    tie: str
    band: str
    sign: int
    sure: bool
    text: str
    start: float
    end: float
    before: float
    after: float
    lane: int = 0


class Bands(NamedTuple):
    """How high each band is and where it begins, and how high all of it is, in lanes."""

    heights: Mapping[str, float]
    floors: Mapping[str, float]
    total: float

    def thickness(self, height: float) -> float:
        """Return how thick a bar is where all bands are so many pixels high."""
        return round(min(THICKEST, height / max(self.total, 1) * FULL), 1)


def ties(scene: Scene) -> tuple[Tie, ...]:
    """Return the chosen ties that have lanes of their own, the largest first: few, or none."""
    dated = scene.results.of_either.ties(scene.selection.level)
    few = scene.selection.chosen and len(dated) <= MOST_TIES
    return tuple(sorted(dated, key=lambda tie: (-tie.relations, tie.tie))) if few else ()


def of(scene: Scene) -> list[Bar]:
    """Return the bars of the relations in question, in their lanes."""
    axis, level = ends(scene), scene.selection.level
    apart = bool(ties(scene))
    found = (
        bar(scene, relation, axis, relation.tie(level) if apart else relation.character)
        for relation in scene.results.of_either
        if relation.tie(level) and relation.date.known
    )
    gap = GAP * (axis[1] - axis[0])
    return pack(sorted(found, key=lambda bar: (bar.start, -bar.end)), gap)


def bar(scene: Scene, relation: Relation, axis: Ends, band: str) -> Bar:
    """Return the bar of one relation on an axis, never too short to be seen."""
    first, last = axis
    length, day = last - first, relation.date
    start, end = max(_edge(day.earliest, *axis), first), min(_edge(day.latest, *axis) + DAY, last)
    end = max(end, start + SHORTEST * length)
    start, end = min(start, last - SHORTEST * length), min(end, last)
    return Bar(
        tie=relation.tie(scene.selection.level),
        band=band,
        sign=relation.sign,
        sure=relation.status == "reported",
        text=hover(scene, relation),
        start=start,
        end=end,
        before=FADE[day.start] * length,
        after=FADE[day.end] * length,
    )


def hover(scene: Scene, relation: Relation) -> str:
    """Say who says so, and what, and when: a claim begins with its author."""
    say = scene.say
    said = say(f"said.{relation.status}", who=speaker(scene, relation, say.name))
    when = date_in_words(relation.date, say.language)
    return markup(" · ".join([said, pair(scene, relation), what_of(scene, relation), when]))


def _edge(day: date, first: float, last: float) -> float:
    return first if day == date.min else last if day == date.max else decimal(day)


def pack(bars: Sequence[Bar], gap: float = 0.0) -> list[Bar]:
    """Give each bar the lowest lane of its band that is free; bars come sorted by start.

    `gap` is what is free at least before the next bar in a lane.
    """
    free: dict[tuple[str, int], float] = {}
    packed = []
    for bar in bars:
        lane = 0
        while free.get((bar.band, lane), float("-inf")) > bar.start - bar.before:
            lane += 1
        free[bar.band, lane] = bar.end + bar.after + gap
        packed.append(bar._replace(lane=lane))
    return packed


def stacked(bars: Sequence[Bar], order: Sequence[str]) -> Bands:
    """Return the bands that hold all bars, in an order from the top; one without a bar is left out.

    None is so low that its name would stand beside another one.
    """
    lanes = {
        band: max(bar.lane for bar in bars if bar.band == band) + 1.0
        for band in order
        if any(bar.band == band for bar in bars)
    }
    heights = _high_enough(lanes)
    floors, ground = {}, 0.0
    for band in reversed(lanes):
        floors[band], ground = ground, ground + heights[band] + AIR
    return Bands(heights, floors, max(ground - AIR, 0.0))


def _high_enough(lanes: Mapping[str, float]) -> dict[str, float]:
    """Return the heights of bands, of which none is less than a part of them all."""
    low: set[str] = set()
    while True:  # what the low ones need is known once it is known which these are
        rest = sum(height for band, height in lanes.items() if band not in low)
        air = AIR * (len(lanes) - 1)
        total = (rest + air) / (1 - NEAREST * len(low))
        more = {band for band, height in lanes.items() if height < NEAREST * total} - low
        if not more or len(low | more) == len(lanes):
            break
        low |= more
    return {band: NEAREST * total if band in low else height for band, height in lanes.items()}


def drawn(scene: Scene, bars: Sequence[Bar], bands: Bands, height: float) -> list[dict[str, Any]]:
    """Return one trace for each sign and shade; all lanes together are `height` pixels high."""
    first, last = ends(scene)
    step = (last - first) * STEP
    parts: dict[tuple[int, float], Polyline] = {}
    for bar in bars:
        up = bands.floors[bar.band] + bar.lane + 0.5
        for start, end, shade in pieces(bar):
            line = parts.setdefault((bar.sign, shade), Polyline([], [], [], []))
            lengthen(line, bar, points(start, end, step), up)
    wide = bands.thickness(height)
    return [trace(scene, *part, line, wide) for part, line in sorted(parts.items())]


def points(start: float, end: float, step: float) -> list[float]:
    """Return places along a bar that are no further apart than a step."""
    count = max(2, round((end - start) / step) + 1)
    return [round(start + (end - start) * i / (count - 1), 4) for i in range(count)]


def lengthen(line: Polyline, bar: Bar, across: list[float], up: float) -> None:
    """Add a piece of a bar to the line of its look; None lifts the pen."""
    line.across.extend([*across, None])
    line.up.extend([*[up] * len(across), None])
    line.ids.extend([*[bar.tie] * len(across), None])
    line.texts.extend([*[bar.text] * len(across), None])


def trace(scene: Scene, sign: int, shade: float, line: Polyline, wide: float) -> dict[str, Any]:
    """Return the pieces of one sign and shade."""
    theme = scene.style.theme
    hue = mix(theme.paper, theme.hue(CHARACTERS[sign]), shade)
    look = {"width": wide, "color": hue, "simplify": False}
    return traces.line(traces.PLANE, line, look)


def pieces(bar: Bar) -> Iterator[tuple[float, float, float]]:
    """Yield (start, end, shade): the bar itself, and the steps in which its ends fade."""
    full = 1.0 if bar.sure else UNSURE
    yield bar.start, bar.end, full
    for edge, reach in ((bar.start, -bar.before), (bar.end, bar.after)):
        for index, shade in enumerate(FADES if reach else ()):
            steps = len(FADES)
            ends = sorted((edge + reach * index / steps, edge + reach * (index + 1) / steps))
            yield ends[0], ends[1], shade if bar.sure else FADES[-1]
