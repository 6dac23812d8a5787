"""The bars of the timeline: each relation as long as its date is precise, in a lane of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from components.drawing.marks import Polyline
from components.drawing.theme import mix
from components.language.calendar import date_in_words
from components.language.sentences import markup
from components.scene import Scene
from components.views import traces
from components.wording.attribution import speaker
from data.dates import Edge
from data.model import CHARACTERS
from data.relation import Relation

BANDS = tuple(CHARACTERS)  # cooperation on top, demands between, conflict below
SHORTEST = 0.005  # of the axis: a day is drawn this long, or nobody would see it
UNSURE, FADES = 0.55, (0.55, 0.3)  # how much of its colour what is unsure keeps, and a fading end
FADE = {"known": 0.0, "approximate": 0.012, "uncertain": 0.012, "unknown": 0.07, "open": 0.07}
STEP = 0.02  # of the axis: bars can be clicked all along


@dataclass(frozen=True, slots=True)
class Bar:
    """One relation on the axis, in decimal years, fading over `before` and `after`."""

    tie: str
    sign: int
    sure: bool
    text: str
    start: float
    end: float
    before: float
    after: float
    lane: int = 0


class Bands(NamedTuple):
    """How many lanes each band has and where it begins, and how many lanes there are in all."""

    lanes: dict[int, int]
    floors: dict[int, float]
    total: float


def decimal(day: date) -> float:
    """Return a day as a decimal year."""
    return day.year + (day.timetuple().tm_yday - 1) / 366


def axis(scene: Scene) -> tuple[float, float]:
    """Return the ends of the axis in decimal years: all the dates of the data set, and air."""
    first, last = map(decimal, scene.data_set.span)
    air = max(0.02 * (last - first), 0.1)
    return first - air, last + air


def of(scene: Scene) -> list[Bar]:
    """Return the bars of the relations that pass all filters but the dates, in their lanes."""
    ends = axis(scene)
    level = scene.selection.level
    found = (
        bar(scene, relation, ends) for relation in scene.results.undated if relation.tie(level)
    )
    return pack(sorted(found, key=lambda bar: (bar.start, -bar.end)))


def bar(scene: Scene, relation: Relation, ends: tuple[float, float]) -> Bar:
    """Return the bar of one relation on an axis, never too short to be seen."""
    first, last = ends
    length, day = last - first, relation.date
    start, end = max(_edge(day.earliest, *ends), first), _edge(day.latest, *ends)
    end = min(max(end, start + SHORTEST * length), last)
    before, after = _fade(day.start) * length, _fade(day.end) * length
    tie, sure = relation.tie(scene.selection.level), relation.status == "reported"
    return Bar(tie, relation.sign, sure, hover(scene, relation), start, end, before, after)


def hover(scene: Scene, relation: Relation) -> str:
    """Say who says so, and what, and when: a claim begins with its author."""
    say = scene.say
    pair = say(
        "tie.both" if relation.mutual else "tie.one",
        a=say.name(scene.sentences.name(relation.actor)),
        b=say.name(scene.sentences.name(relation.target)),
    )
    said = say(f"said.{relation.status}", who=say.name(speaker(scene, relation)))
    when = date_in_words(relation.date, say.language)
    return markup(" · ".join([said, pair, say(f"type.{relation.type}"), when]))


def _edge(day: date, first: float, last: float) -> float:
    return first if day == date.min else last if day == date.max else decimal(day)


def _fade(edge: Edge) -> float:
    return FADE[edge]


def pack(bars: Sequence[Bar]) -> list[Bar]:
    """Give each bar the lowest lane of its band that is free; bars come sorted by start."""
    free: dict[tuple[int, int], float] = {}
    packed = []
    for bar in bars:
        lane = 0
        while free.get((bar.sign, lane), float("-inf")) > bar.start - bar.before:
            lane += 1
        free[bar.sign, lane] = bar.end + bar.after
        packed.append(replace(bar, lane=lane))
    return packed


def stacked(bars: Sequence[Bar]) -> Bands:
    """Return the bands that hold all bars, one above the other with air between them."""
    lanes = {sign: max([b.lane for b in bars if b.sign == sign], default=0) + 1 for sign in BANDS}
    floors = {1: lanes[0] + lanes[-1] + 1.0, 0: lanes[-1] + 0.5, -1: 0.0}
    return Bands(lanes, floors, sum(lanes.values()) + 1.0)


def drawn(scene: Scene, bars: Sequence[Bar], bands: Bands, height: float) -> list[dict[str, Any]]:
    """Return one trace for each sign and shade; all lanes together are `height` pixels high."""
    first, last = axis(scene)
    step = (last - first) * STEP
    parts: dict[tuple[int, float], Polyline] = {}
    for bar in bars:
        up = bands.floors[bar.sign] + bar.lane + 0.5
        for start, end, shade in pieces(bar):
            line = parts.setdefault((bar.sign, shade), Polyline([], [], [], []))
            lengthen(line, bar, points(start, end, step), up)
    wide = round(min(8.0, height / bands.total * 0.72), 1)
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
