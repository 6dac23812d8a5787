"""Relations of a year, or of a month, as one bar: where single ones would be too many to be read.

Cooperation stands above the line; below it stand demands, then conflict. What is not reported as
fact is pale. What lasts over several of these periods is in no bar: a thin line tells how much of
it there is at each time.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from components.drawing.theme import mix
from components.language.calendar import month_in_words, year_in_words
from components.language.sentences import markup
from components.scene import Scene
from components.views import traces
from components.views.time_axis import STILL
from components.wording import agreement
from data.engines.relations import Days
from data.model import CHARACTERS
from data.periods import KINDS, UNITS, Axis, Counts, Part, count, fitting

UP, DOWN = (1,), (0, -1)  # the signs above the line and below it, from the line outwards
PALE = 0.55  # how much of its colour what is not reported as fact keeps
GAP = 0.1  # of a period, at each side of its bar
LEAST = 0.4  # of the higher half: the lower one, so that its name fits
AIR = 1.08  # times as high as its highest bar is a half
TALL, CUT = 2.0, 1.3  # a bar more than so many times the next is cut at so many times that
STEPS = (1, 2, 5)  # of the scale, times a power of ten


class Halves(NamedTuple):
    """How far the picture reaches above the line and below it, in relations; 0: there is none."""

    up: float
    down: float


def of(scene: Scene) -> Counts:
    """Return the relations in question over the chosen dates: in a comparison, those of both."""
    alike = scene.results.of_either.roll_up(scene.selection.level, together=True)
    return count(alike, fitting(alike, *_days(scene)))


def _days(scene: Scene) -> Days:
    """Return the first and the last of the chosen dates, as far as the data set reaches."""
    first, last = scene.data_set.span
    windows = [side.selection.window for side in (scene, scene.second) if side]
    since, until = min(one for one, _ in windows), max(other for _, other in windows)
    low, high = max(since, first), min(until, last)
    return (low, high) if low <= high else (first, last)


def halves(counts: Counts) -> Halves:
    """Return the reach of both halves; where one holds nothing the other has its room."""
    up, down = (_reach(counts, signs) for signs in (UP, DOWN))
    return Halves(max(up, LEAST * down) if up else 0.0, max(down, LEAST * up) if down else 0.0)


def _reach(counts: Counts, signs: Sequence[int]) -> float:
    """Return the height of the highest bar, or of what is left of it where it is cut."""
    heights = sorted((counts.of(number, *signs) for number in counts.periods), reverse=True)
    highest, second = (*heights, 0, 0)[:2]
    bars = CUT * second if second and highest > TALL * second else highest
    return AIR * max(bars, *(n for n in in_force(counts, signs)), 0)


def drawn(scene: Scene, counts: Counts) -> list[dict[str, Any]]:
    """Return the bars of each sign and shade, what lasts, and what the pointer finds."""
    reach = halves(counts)
    stacks: list[dict[str, Any]] = [
        shape(scene, counts, part, reach)
        for signs in (UP, DOWN)
        for sign in signs
        for part in ((sign, True), (sign, False))
    ]
    lines = [lasting(scene, counts, signs) for signs in (UP, DOWN)]
    found = [trace for trace in (*stacks, *lines) if trace["x"]]
    return [*found, pointed(scene, counts, reach)] if found else []


def shape(scene: Scene, counts: Counts, part: tuple[int, bool], reach: Halves) -> dict[str, Any]:
    """Return the bars of one sign, of what is reported as fact or of what is not."""
    sign, sure = part
    across: list[float | None] = []
    up: list[float | None] = []
    for number in counts.axis:
        low, high = (_within(end, reach) for end in _ends(counts, number, sign, sure=sure))
        if low != high:
            left, right = _sides(counts.axis, number)
            across += [left, left, right, right, left, None]
            up += [low, high, high, low, low, None]
    theme = scene.style.theme
    hue = mix(theme.paper, theme.hue(CHARACTERS[sign]), 1.0 if sure else PALE)
    look = {"fill": "toself", "fillcolor": hue, "line": {"width": 0}, "hoverinfo": "skip"}
    return traces.trace(traces.PLANE, across, up, "lines", **look)


def _within(height: float, reach: Halves) -> float:
    """Return a height as far as the picture reaches."""
    return max(min(height, reach.up), -reach.down)


def _ends(counts: Counts, number: int, sign: int, *, sure: bool) -> tuple[int, int]:
    """Return where a part of a bar begins and ends, counted from the line."""
    found = counts.periods.get(number, Counter[Part]())
    below = DOWN[: DOWN.index(sign)] if sign in DOWN else ()
    start = sum(counts.of(number, one) for one in below)
    kinds = KINDS[:-1] if sure else KINDS[-1:]
    if not sure:
        start += sum(found.get(Part(sign, kind), 0) for kind in KINDS[:-1])
    end = start + sum(found.get(Part(sign, kind), 0) for kind in kinds)
    return (start, end) if sign in UP else (-start, -end)


def _sides(over: Axis, number: int) -> tuple[float, float]:
    """Return the sides of a bar in decimal years."""
    years = UNITS[over.unit] / 12
    return round((number + GAP) * years, 4), round((number + 1 - GAP) * years, 4)


def in_force(counts: Counts, signs: Sequence[int]) -> list[int]:
    """Return for each period how many relations there are that last longer than one."""
    over = counts.axis
    steps = [0] * (len(over) + 1)
    for one, n in counts.lasting.items():
        if one.part.sign in signs:
            first, last = (over.number(month) - over.first for month in (one.first, one.last))
            steps[max(first, 0)] += n
            steps[min(last + 1, len(over))] -= n
    found, now = [], 0
    for step in steps[:-1]:
        now += step
        found.append(now)
    return found


def lasting(scene: Scene, counts: Counts, signs: Sequence[int]) -> dict[str, Any]:
    """Return the line of what lasts over several periods, above the axis or below it."""
    side = 1 if signs == UP else -1
    numbers = in_force(counts, signs)
    across: list[float] = []
    up: list[float] = []
    for number, n in zip(counts.axis, numbers, strict=True) if any(numbers) else ():
        years = UNITS[counts.axis.unit] / 12
        across += [round(number * years, 4), round((number + 1) * years, 4)]
        up += [side * n] * 2
    line = {"color": scene.style.theme.ink, "width": 1.2}
    return traces.trace(traces.PLANE, across, up, "lines", line=line, hoverinfo="skip")


def pointed(scene: Scene, counts: Counts, reach: Halves) -> dict[str, Any]:
    """Return points that nobody sees, along each bar, which say what it holds."""
    across: list[float] = []
    up: list[float] = []
    texts: list[str] = []
    for number in counts.axis:
        if counts.of(number):
            left, right = _sides(counts.axis, number)
            top = _within(counts.of(number, *UP), reach)
            foot = _within(-counts.of(number, *DOWN), reach)
            heights = {top, top / 2, foot / 2, foot}
            across += [(left + right) / 2] * len(heights)
            up += sorted(heights)
            texts += [markup(sentence(scene, counts, number))] * len(heights)
    marker = {"opacity": 0, "size": 8, "color": scene.style.theme.muted}
    return traces.trace(
        traces.PLANE, across, up, "markers", **traces.hovering(texts), marker=marker
    )


def sentence(scene: Scene, counts: Counts, number: int) -> str:
    """Say what the bar of a period holds."""
    say, day = scene.say, counts.axis.days(number)[0]
    when = (
        year_in_words(day.year, say.language)
        if counts.axis.unit == "year"
        else month_in_words(day, say.language)
    )
    parts = [say.count("count.relations", counts.of(number))]
    for key, sign in (("cooperative", 1), ("demands", 0), ("conflictive", -1)):
        if n := counts.of(number, sign):
            parts.append(say.count(f"count.{key}", n))
    return f"{when}: {' · '.join(parts)}"


def heights(scene: Scene, counts: Counts) -> dict[str, Any]:
    """Return the axis of the halves, each with its name in its middle."""
    reach = halves(counts)
    names = {reach.up / 2: [1], -reach.down / 2: [s for s in DOWN if counts.most(s) or s == -1]}
    shown = {at: signs for at, signs in names.items() if at}
    return {
        **STILL,
        "range": [-reach.down - 0.02 * reach.up, reach.up + 0.02 * reach.down],
        "tickvals": [*shown],
        "ticktext": [
            "<br>".join(agreement.band(scene, CHARACTERS[sign]) for sign in signs)
            for signs in shown.values()
        ],
        "tickfont": {"size": 12, "color": scene.style.theme.ink},
        "showgrid": False,
    }


def scale(scene: Scene, counts: Counts) -> list[dict[str, Any]]:
    """Return the lines of the scale, each with its number, and the numbers of bars that are cut."""
    reach, theme = halves(counts), scene.style.theme
    step = step_of(max(reach) / 2)
    found = [_mark(scene, at, at) for at in (step, -step) if -reach.down < at < reach.up]
    for number in counts.axis:
        for signs, end in ((UP, reach.up), (DOWN, -reach.down)):
            if counts.of(number, *signs) > abs(end) > 0:
                left, right = _sides(counts.axis, number)
                text = scene.say.number(counts.of(number, *signs))
                found.append(_note(theme.ink, text, (left + right) / 2, end, inside=end < 0))
    return found


def step_of(most: float) -> int:
    """Return the largest round number that is not larger."""
    power = 10 ** max(len(str(int(max(most, 1)))) - 1, 0)
    return max(step * power for step in STEPS if step * power <= max(most, 1))


def _mark(scene: Scene, at: float, number: float) -> dict[str, Any]:
    """Return a number of the scale, at the side where no names stand."""
    turned, text = scene.say.direction == "rtl", scene.say.number(abs(number))
    note = _note(scene.style.theme.muted, text, 0.0 if turned else 1.0, at, inside=False)
    anchor = "right" if turned else "left"
    return {**note, "xref": "paper", "xanchor": anchor, "yanchor": "middle"}


def _note(hue: str, text: str, across: float, up: float, *, inside: bool) -> dict[str, Any]:
    anchor = "bottom" if inside else "top"
    look = {"size": 11, "color": hue}
    return {"x": across, "y": up, "text": text, "showarrow": False, "yanchor": anchor, "font": look}
