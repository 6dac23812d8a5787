"""Notes at the highest bars and at the first: what one relation of each period is.

Their words are those of the data, never others: what a relation is called, who, and when. Where
its language has no words of the data, a note names the kind of relation.
"""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import NamedTuple

from components.language.calendar import date_in_words
from components.language.sentences import markup
from components.scene import Scene
from components.views import stacks, traces
from components.views.stacks import Bars
from components.wording.told import told, what_of
from data.engines.conditions import Within
from data.relation import Relation

MOST, FAR_MOST = 4, 2  # notes: on a desk, and on a wall
APART = 2  # periods: what is nearer to a peak is no other one
TRIED = 8  # peaks, until enough have found room
SEEN = 400  # relations of a period, of which the most telling one is taken
LETTERS = 28  # of a line of a note
LINES, FAR_LINES = (2, 3), (1, 2)  # of its two parts, on a screen and on a wall
KEPT = "\u00a0"  # a space at which no line ends
LETTER, LINE = 0.58, 1.3  # sizes of type: how wide an average letter is, how high a line
STEM = 10.0  # pixels: the shortest
GAP = 3.0  # pixels between a stem and its note
RAISE = 6.0  # pixels: a note that is in the way of another is moved by such steps


class Peak(NamedTuple):
    """One end of the bar of a period: that above the line (1), or that below (-1)."""

    number: int
    way: int


class Note(NamedTuple):
    """A note on a peak: what one of its relations is, and beside it who, when, one of how many.

    Its texts are still plain.
    """

    peak: Peak
    what: list[str]
    about: list[str]


class Room(NamedTuple):
    """The pixels that there are above the line and below it, and those that a number takes.

    `names` has for each way how far its name reaches from the left, and how high it is: it stands
    at the far end.
    """

    above: float
    below: float
    number: float
    names: Mapping[int, tuple[float, float]]


class Placed(NamedTuple):
    """A note in its place, in pixels of the sheet.

    `where` tells which of its points is at its stem: "start", "end" or "center". Heights are
    counted from the line for nothing, in the way of its peak: its text lies between `near` and
    `far`, its stem at `x` begins at `own`.
    """

    note: Note
    where: str
    left: float
    right: float
    near: float
    far: float
    x: float
    own: float

    @property
    def way(self) -> int:
        """On which side of the line it is."""
        return self.note.peak.way

    def meets(self, other: "Placed") -> bool:
        """Tell whether one of the two lies on the other, or on its stem."""
        across = self.left < other.right and other.left < self.right
        text = across and self.near < other.far and other.near < self.far
        return text or self.hides(other) or other.hides(self)

    def hides(self, other: "Placed") -> bool:
        """Tell whether it lies on the stem of another note."""
        beside = other.x < self.left - 3 or self.right + 3 < other.x
        return not beside and other.own < self.far and self.near < other.near

    @property
    def edge(self) -> float:
        """Return where its text begins, or ends, or has its middle."""
        return {"start": self.left, "end": self.right, "center": self.x}[self.where]


def peaks(bars: Bars) -> list[Peak]:
    """Return the ends of bars that may have a note: the highest, the first of all, then others."""
    counts = bars.counts
    ends = {
        Peak(number, way): n
        for number in sorted(counts.periods)
        for way, signs in stacks.SIGNS.items()
        if (n := counts.of(number, *signs))
    }
    found: list[Peak] = []
    for peak in sorted(ends, key=lambda peak: (-ends[peak], peak)):
        near = (one for one in found if one.way == peak.way)
        if all(abs(one.number - peak.number) > APART for one in near):
            found.append(peak)
    order = [*found[:1], *[*ends][:1], *found[1:]]
    return [*dict.fromkeys(order)][:TRIED]


def note(scene: Scene, bars: Bars, peak: Peak) -> Note | None:
    """Return the note of a peak; None where nothing is found among its first relations."""
    days, level = bars.axis.days(peak.number), scene.selection.level
    signs = stacks.SIGNS[peak.way]
    found = scene.results.highlighted_relations.where(Within(*days)).page(0, SEEN)
    own = [
        one
        for one in found
        if one.tie(level)
        and one.sign in signs
        and days[0] <= one.earliest
        and one.latest <= days[1]
    ]
    if not own:
        return None
    telling = min(own, key=telling_first)
    first, then = FAR_LINES if scene.presented else LINES
    what = wrap(called(scene, telling), LETTERS, max_lines=first, placeholder="…")
    about = beside(scene, telling, bars.counts.of(peak.number, *signs))
    return Note(peak, what, whole(about, scene.say("tie.comma"), then))


def whole(parts: Sequence[str], comma: str, most: int) -> list[str]:
    """Return parts on so many lines at most: the last of them are left out, not cut."""
    for count in range(len(parts), 0, -1):
        lines = wrap(comma.join(parts[:count]), LETTERS)
        if len(lines) <= most:
            return lines
    # Of names that fill it alone no more is read than their beginning.
    return wrap(parts[0], LETTERS, max_lines=max(most - 1, 1), placeholder="…")


def telling_first(relation: Relation) -> tuple[bool, bool, float]:
    """Return what orders relations: reported before claimed, deeds before words, strong first."""
    return relation.status != "reported", not relation.kind.deeds, -abs(relation.weight)


def called(scene: Scene, relation: Relation) -> str:
    """Return what a relation is: as its coder put it, if in the reader's language, or its kind."""
    label = told(scene, relation, "label")
    if label.text and not label.attributes:
        return label.text[:1].upper() + label.text[1:]
    return what_of(scene, relation)


def beside(scene: Scene, relation: Relation, of: int) -> list[str]:
    """Return between whom a relation is, where there are several ties, when, and how sure."""
    say, level = scene.say, scene.selection.level
    said = []
    if len(scene.results.highlighted) > 1:
        one, other = map(scene.sentences.name, relation.ends(level))
        said.append(say("tie.both" if relation.mutual else "tie.one", a=one, b=other))
    words = [date_in_words(relation.date, say.language)]
    if relation.status != "reported":
        words.append(say(f"periods.{relation.status}"))
    if of > 1:
        words.append(say("periods.one_of", n=say.number(of)))
    # Each in one line, if one holds it; names may be long.
    return said + [text.replace(" ", KEPT) if len(text) < LETTERS else text for text in words]


def most(scene: Scene) -> int:
    """Return how many notes there may be."""
    return 0 if scene.compact else FAR_MOST if scene.presented else MOST


def placed(scene: Scene, bars: Bars, room: Room) -> list[Placed]:
    """Put notes over the bars, and under those that hang from the line, where there is room."""
    found: list[Placed] = []
    for peak in peaks(bars):
        if len(found) < most(scene) and (one := note(scene, bars, peak)):
            places = (clear(place, found, room) for place in around(scene, bars, one, room))
            free = [place for place in places if place]
            if free:
                found.append(min(free, key=lambda place: place.far))
    return found


def around(scene: Scene, bars: Bars, one: Note, room: Room) -> Iterator[Placed]:
    """Yield the places of a note that are inside the sheet, each as near to its bar as may be."""
    letters = scene.style.letters(12)
    lines = [*one.what, *one.about]
    wide, high = max(map(len, lines)) * LETTER * letters, len(lines) * LINE * letters
    (number, way), x = one.peak, bars.middle(one.peak.number)
    own = bars.reach(number, way) + room.number
    for where, left in (("start", x - 4), ("end", x + 4 - wide), ("center", x - wide / 2)):
        if left < bars.left or left + wide > bars.left + bars.width:
            continue
        under = [
            bars.reach(n, way)
            for n in bars.axis
            if left - 4 < bars.middle(n) + bars.step / 2
            and bars.middle(n) - bars.step / 2 < left + wide + 4
        ]
        near = max(own + STEM, max(under) + room.number)
        yield Placed(one, where, left, left + wide, near, near + high, x, own)


def clear(place: Placed, others: Sequence[Placed], room: Room) -> Placed | None:
    """Move a note away from the line until no other is in its way; None where there is no room."""
    limit = room.above if place.way > 0 else room.below
    name, high = room.names.get(place.way, (0.0, 0.0))
    if place.left < name:
        limit -= high
    while place.far <= limit:
        if not any(place.way == other.way and place.meets(other) for other in others):
            return place
        place = place._replace(near=place.near + RAISE, far=place.far + RAISE)
    return None


def drawn(scene: Scene, bars: Bars, notes: Sequence[Placed]) -> list[traces.Trace]:
    """Return the texts of notes, and the stems that lead to their bars.

    A note is one text, so that its lines stay together where the sheet is drawn larger.
    """
    theme = scene.style.theme
    spots = [
        (place.edge, bars.zero + place.way * place.near, _text(scene, place.note), place.where)
        for place in notes
    ]
    stems = [
        (place.x, bars.zero + place.way * place.own, place.x, bars.zero + place.way * end)
        for place, end in ((place, place.near - GAP) for place in notes)
    ]
    sides = ["top" if place.way > 0 else "bottom" for place in notes]
    # A stem begins at the number of its bar, and goes as far as its note.
    ends = ((place.way * _beyond(bars, place), -place.way * GAP, None) for place in notes)
    over = [one for end in ends for one in end]
    return [
        {**stacks.lines(stems, theme.muted, 1), "meta": {"over": over}},
        stacks.texts(scene, spots, theme.muted, sides),
    ]


def _beyond(bars: Bars, place: Placed) -> float:
    """Return how far from its bar the stem of a note begins."""
    return place.own - bars.reach(place.note.peak.number, place.way)


def _text(scene: Scene, note: Note) -> str:
    """Return the lines of a note: what it is in bold, then the rest."""
    ink = scene.style.theme.ink
    what = [f'<b style="color:{ink}">{scene.say.line(markup(text))}</b>' for text in note.what]
    return "<br>".join([*what, *(scene.say.line(markup(text)) for text in note.about)])
