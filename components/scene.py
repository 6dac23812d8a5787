"""What every picture of one selection shows: its relations, ties, nodes, names and colours."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from math import sqrt
from textwrap import wrap
from typing import Any

import pandas as pd

from components.drawing import marks
from components.drawing.curves import NEAR
from components.drawing.theme import PROJECTED, SANS, THEMES, Theme, mix
from components.language.calendar import span_in_words
from components.language.texts import Words
from data.balance.edges import SIGNS, Edges, edges_of, suppose
from data.balance.frustration import Frustration, frustration
from data.balance.triangles import Triangle, triangles
from data.comparison import Change, compare, either
from data.dataset import DataSet, Step
from data.filtering import apply
from data.model import LEVELS
from data.selection import NOBODY, PAIRED, SUPPOSED, Selection
from data.states import Point, states
from data.ties import Tie, alignment_with, ties_of

LONGEST = 24  # letters of a label that must stay on one line
LINE, LINES = 18, 2  # letters of a line, and lines, of a label beside a dot
FAR_LINE = 20  # letters of a line on a wall, where nobody can hover to read the rest
BOLD = 1.6  # times as wide and as large as on a desk are the lines and dots of what is presented
FAR = 24.0  # pixels: on a screen 2 m wide and 1280 pixels across it is 37 mm high, read at 8 m

Layouts = Mapping[str, Mapping[str, Point]]
# What makes a scene of a query and a room, and names the parts of the query that were not read.
SceneOf = Callable[[str, str], tuple["Scene", tuple[str, ...]]]


def markup(text: str) -> str:
    """Return a text that Plotly shows as it is, though it reads markup: it knows no &quot;."""
    return escape(text, quote=False)


@dataclass(frozen=True)
class Scene:
    """One selection of one data set, worked out once for all panels.

    `layouts` holds the network positions of the data set by level; `compact` says that the
    screen is narrow; `outlines` is the address of the folder with the map's outlines;
    `presented` says that it is read from the back row of a classroom, `beside` that another
    picture stands beside this one.
    """

    data_set: DataSet
    selection: Selection
    layouts: Layouts
    outlines: str
    compact: bool = False
    presented: bool = False
    beside: bool = False

    @cached_property
    def second(self) -> "Scene | None":
        """The other side of a comparison, if there is one."""
        return replace(self, selection=self.selection.other) if self.selection.versus else None

    @cached_property
    def paired(self) -> bool:
        """Whether both sides of a comparison are in the picture."""
        return self.second is not None and self.selection.view in PAIRED

    @cached_property
    def drawn(self) -> bool:
        """Whether there is anything to draw, on either side."""
        return bool(self.ties or (self.paired and self.second and self.second.ties))

    @cached_property
    def comparison(self) -> Mapping[str, tuple[Change, ...]]:
        """What became of each tie, from the one selection to the other."""
        return compare(self.ties, self.second.ties if self.second else self.ties)

    @cached_property
    def say(self) -> Words:
        """The reader's language."""
        return Words(self.selection.lang)

    @cached_property
    def theme(self) -> Theme:
        """The colours."""
        return (PROJECTED if self.presented else THEMES)[self.selection.theme]

    @property
    def bold(self) -> float:
        """How many times as large as on a desk lines and dots are."""
        return BOLD if self.presented else 1.0

    def letters(self, size: float) -> float:
        """Return a size of type in pixels, as on a desk or as it is read from the back row."""
        return max(FAR, size * 2) if self.presented else size

    @property
    def step(self) -> Step | None:
        """The step of the story at which the reader is, if in a story."""
        here = self.selection
        return self.data_set.story[here.step - 1] if here.story else None

    @property
    def told(self) -> Step:
        """The step whose picture is shown, in a story: the one before while a question waits."""
        return self.data_set.told(self.selection.step, self.selection.answer)

    @cached_property
    def relations(self) -> pd.DataFrame:
        """Every relation in the selection, counted or not."""
        return apply(self.selection, self.data_set.relations)

    @cached_property
    def whenever(self) -> pd.DataFrame:
        """Every counted relation that passes all filters but the dates, of either side."""
        relations = either(self.selection, self.data_set.relations, without="dates")
        return relations[relations["counted"]]

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The ties of the selection."""
        return ties_of(self.relations, self.selection.level)

    @cached_property
    def degrees(self) -> Mapping[str, int]:
        """Counted relations of each node that has any tie."""
        totals: Counter[str] = Counter()
        for tie in self.ties:
            totals.update({tie.a: tie.relations, tie.b: tie.relations})
        return totals

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """Nodes with a tie, the busiest first; of equals those busier in all of the data set."""
        known = self.data_set.mentions

        def rank(node: str) -> tuple[int, int, str]:
            return -self.degrees[node], -known.get(node, 0), node

        return tuple(sorted(self.degrees, key=rank))

    @cached_property
    def states(self) -> frozenset[str]:
        """Those of the nodes that are states."""
        return frozenset(node for node in self.nodes if node in states())

    @cached_property
    def supposed(self) -> Mapping[str, int]:
        """The signs of ties in the thought experiment, by id; the camps alone show one."""
        if self.selection.view != "camps":
            return {}
        known = {tie.tie for tie in self.ties}
        asked = self.selection.supposed.items()
        return {tie: SUPPOSED[kind] for tie, kind in asked if tie in known}

    @cached_property
    def imagined(self) -> tuple[Tie, ...]:
        """The ties as the thought experiment has them: nobody reports what is supposed."""
        kinds = {sign: character for character, sign in SIGNS.items()}
        return tuple(
            replace(tie, character=kinds[self.supposed[tie.tie]], deeds=False, reported=False)
            if tie.tie in self.supposed
            else tie
            for tie in self.ties
            if self.supposed.get(tie.tie) != 0
        )

    @cached_property
    def reported(self) -> Edges:
        """The signs of the ties as the sources have them, and how many have none."""
        return edges_of(self.ties)

    @cached_property
    def signed(self) -> Edges:
        """The same with what is supposed."""
        real = edges_of(tie for tie in self.ties if tie.tie not in self.supposed)
        return real._replace(edges=suppose(real.edges, self.supposed))

    @cached_property
    def frustration(self) -> Frustration:
        """The best division into two camps, and the ties that it cannot satisfy.

        The one from whom all is seen is in the first camp, so that it stays where it is.
        """
        found = frustration(self.signed.edges)
        if self.perspective not in found.camps[1]:
            return found
        return replace(found, camps=found.camps[::-1])

    @cached_property
    def triangles(self) -> tuple[Triangle, ...]:
        """Every three nodes with a signed tie between each two, those in tension first."""
        return triangles(self.signed.edges)

    @cached_property
    def lit(self) -> tuple[Tie, ...]:
        """The ties in question: those of what is chosen, or all where nothing is."""
        chosen = self.selection.tie
        return tuple(tie for tie in self.ties if tie.touches(chosen)) if chosen else self.ties

    @cached_property
    def lit_relations(self) -> pd.DataFrame:
        """The counted relations of the ties in question."""
        counted = self.relations[self.relations["counted"]]
        if not self.selection.tie:
            return counted
        return counted[counted[f"tie_{self.selection.level}"].isin([t.tie for t in self.lit])]

    @cached_property
    def dimmed(self) -> frozenset[str]:
        """Ids of the ties that stand back behind the chosen ones, if there are any."""
        lit = {tie.tie for tie in self.lit}
        return frozenset(tie.tie for tie in self.ties if lit and tie.tie not in lit)

    @cached_property
    def perspective(self) -> str:
        """The node from which the states are seen, or "none"."""
        return self.selection.seen or self.data_set.perspective

    @cached_property
    def alignments(self) -> Mapping[str, float]:
        """The alignment of each node with the perspective, whatever the level of the ties."""
        if self.perspective == NOBODY:
            return {}
        same = self.selection.level == LEVELS[0]
        ties = self.ties if same else ties_of(self.relations, LEVELS[0])
        return alignment_with(ties, self.perspective)

    @cached_property
    def strokes(self) -> list[tuple[dict[str, Any], float, list[Tie]]]:
        """Each look of a line, as Plotly wants it, its opacity, and the ties that have it."""
        looks = marks.strokes(self.imagined, self.dimmed, self.bold)
        return [(stroke.line(self.theme), stroke.opacity, ties) for stroke, ties in looks]

    @property
    def badge(self) -> float:
        """The size of these signs in pixels: small where there are many, or little room."""
        if self.presented:
            return marks.FAR_BADGE
        crowded = self.compact or self.beside or len(self.imagined) > marks.CROWD
        return marks.SMALL_BADGE if crowded else marks.BADGE

    @property
    def near(self) -> float:
        """How many pixels apart two of them must be, not to touch."""
        return max(NEAR, self.badge + 2)

    @cached_property
    def badges(self) -> dict[str, Any]:
        """Marker and text of the signs that ride on the lines."""
        return marks.badges(
            self.imagined,
            self.dimmed,
            self.theme,
            self.badge,
        )

    @cached_property
    def hover(self) -> Mapping[str, str]:
        """The sentence of each tie, safe for Plotly, which reads markup in hover texts."""
        texts = {tie.tie: markup(self.sentence(tie)) for tie in self.ties}
        thought = self.say("what.thought")
        return texts | {tie: f"{thought} {texts[tie]}" for tie in self.supposed}

    def name(self, node: str) -> str:
        """Return the name of a node in the reader's language."""
        return self.data_set.name_of(node, self.selection.lang)

    def label(self, node: str) -> str:
        """Return the name of a node, cut to the length that a label may have."""
        name = self.name(node)
        return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"

    def isolated(self, node: str) -> str:
        """Return the label of a node for a chart: Plotly reads markup, and keeps no direction."""
        return self.say.name(markup(self.label(node)))

    def lines(self, node: str) -> tuple[str, ...]:
        """Return the name of a node in the short lines that fit beside its dot."""
        letters = FAR_LINE if self.presented else LINE
        return tuple(wrap(self.name(node), letters, max_lines=LINES, placeholder="…"))

    def stacked(self, node: str) -> str:
        """Return those lines for a chart, each with its own direction."""
        return "<br>".join(self.say.name(markup(line)) for line in self.lines(node))

    def pair(self, tie: Tie) -> str:
        """Name the two ends of a tie, with an arrow that shows who acts."""
        one, other = (tie.actor, tie.target) if tie.one_sided else (tie.a, tie.b)
        key = "tie.one" if tie.one_sided else "tie.both"
        return self.say(key, a=self.say.name(self.name(one)), b=self.say.name(self.name(other)))

    def sentence(self, tie: Tie) -> str:
        """Say in a sentence what a tie is; the same for the eye, the ear and the hover."""
        say = self.say
        parts = [
            say(f"tie.{tie.character}"),
            say("tie.deeds" if tie.deeds else "tie.words"),
            say.count("count.relations", tie.relations),
        ]
        if not tie.reported:
            parts.append(say("tie.unsure"))
        alignment = say.number(tie.alignment, 2, signed=True)
        return say(
            "tie.sentence",
            pair=self.pair(tie),
            what=say("tie.comma").join(parts),
            alignment=alignment,
        )

    def node_hover(self, node: str) -> str:
        """Say what a node is and how it is aligned with the perspective."""
        text = self.say(
            "node.relations",
            name=self.say.name(self.name(node)),
            relations=self.say.count("count.relations", self.degrees.get(node, 0)),
        )
        if node in self.alignments and node != self.perspective:
            text += " " + self.say(
                "node.alignment",
                seen=self.say.name(self.name(self.perspective)),
                alignment=self.say.number(self.alignments[node], 2, signed=True),
            )
        return markup(text)

    def hue(self, tie: Tie) -> str:
        """Return the colour of a tie, pale when it stands back."""
        hue = self.theme.hue(tie.character)
        return mix(hue, self.theme.paper, 0.8) if tie.tie in self.dimmed else hue

    def label_hue(self, node: str) -> str:
        """Return the colour of a node's label, muted when the node stands back."""
        near = not self.dimmed or any(node in (tie.a, tie.b) for tie in self.lit)
        return self.theme.ink if near else self.theme.muted

    def dot(self, node: str) -> float:
        """Return the size of a node's dot on the map, in pixels."""
        return round(self.bold * (7 + 1.1 * sqrt(self.degrees.get(node, 0))), 1)

    def place(self, node: str) -> Point:
        """Return where a node is drawn on the map: (longitude, latitude) in degrees."""
        return self.data_set.place(node)

    @cached_property
    def dates_in_words(self) -> str:
        """The chosen dates, as far as the data set reaches."""
        first, last = self.data_set.span
        since, until = self.selection.window
        if until < first or since > last:  # beside the data: said as asked
            return span_in_words(since, until, self.selection.lang)
        first = max(first, since)
        return span_in_words(first, max(first, min(last, until)), self.selection.lang)

    def choices(self, prefix: str, values: Iterable[str]) -> list[dict[str, str]]:
        """Return the values of a choice with their names, found under a prefix of the texts."""
        return [{"value": value, "label": self.say(f"{prefix}.{value}")} for value in values]

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
    def config(self) -> dict[str, Any]:
        """Plotly's settings: our own outlines, no toolbar, nothing from elsewhere."""
        return {
            "topojsonURL": self.outlines,
            "displayModeBar": False,
            "responsive": True,
            "scrollZoom": False,
            "doubleClick": "reset",
            "showTips": False,
        }
