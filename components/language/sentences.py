"""Ties and nodes in words: the same names and sentences for the eye, the ear and the hover."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from textwrap import wrap

from components.language.calendar import span_in_words
from components.language.texts import Words
from data.camps import Camps
from data.chosen import named
from data.engines.ties import Tie
from data.results import Results

LONGEST = 24  # letters of a label that must stay on one line
LINE, LINES = 18, 2  # letters of a line, and lines, of a label beside a dot
FAR_LINE = 20  # letters of a line on a wall, where nobody can hover to read the rest


def markup(text: str) -> str:
    """Return a text that Plotly shows as it is, though it reads markup: it knows no &quot;."""
    return escape(text, quote=False)


class Written(dict[str, str]):
    """Texts by their keys, each written the first time that it is asked for."""

    def __init__(self, write: Callable[[str], str]) -> None:
        """Remember how a text is written."""
        super().__init__()
        self.write = write

    def __missing__(self, key: str) -> str:
        """Write a text."""
        self[key] = self.write(key)
        return self[key]


@dataclass(frozen=True)
class Sentences:
    """What can be said of the ties and nodes of a selection in the reader's language.

    `presented` says that it is read from the back row of a classroom.
    """

    results: Results
    camps: Camps
    say: Words
    presented: bool = False

    @cached_property
    def hover(self) -> Mapping[str, str]:
        """The sentence of each tie, safe for Plotly, which reads markup in hover texts.

        Each is written when it is asked for: of many ties few have a line to point at.
        """
        ties, supposed = {tie.tie: tie for tie in self.results.ties}, self.camps.supposed
        thought = self.say("what.thought")

        def said(tie: str) -> str:
            text = markup(self.tie(ties[tie]))
            return f"{thought} {text}" if tie in supposed else text

        return Written(said)

    @cached_property
    def dates(self) -> str:
        """The chosen dates, as far as the data set reaches."""
        first, last = self.results.data_set.span
        since, until = self.results.selection.window
        if not self.results.data_set.dated and (since, until) == (first, last):
            return self.say("date.undated")
        if until < first or since > last:  # beside the data: said as asked
            return span_in_words(since, until, self.say.language)
        first = max(first, since)
        return span_in_words(first, max(first, min(last, until)), self.say.language)

    def name(self, node: str) -> str:
        """Return the name of a node in the reader's language."""
        return self.results.data_set.name_of(node, self.say.language)

    def short(self, node: str) -> str:
        """Return what a node is called where there is little room."""
        return self.results.data_set.short_name_of(node, self.say.language)

    def label(self, node: str) -> str:
        """Return the short name of a node, cut to the length that a label may have."""
        name = self.short(node)
        return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"

    def isolated(self, node: str) -> str:
        """Return the label of a node for a chart: Plotly reads markup, and keeps no direction."""
        return self.say.name(markup(self.label(node)))

    def lines(self, node: str) -> tuple[str, ...]:
        """Return the short name of a node in the lines that fit beside its dot."""
        letters = FAR_LINE if self.presented else LINE
        return tuple(wrap(self.short(node), letters, max_lines=LINES, placeholder="…"))

    def beside(self, node: str) -> str:
        """Return the same for a chart, in one line: the page breaks it where that saves room."""
        return self.say.name(markup(" ".join(self.lines(node))))

    def chosen(self) -> str:
        """Name what is chosen."""
        return named(self.results.selection.chosen, self._isolated_name, self.say.listing)

    def _isolated_name(self, node: str) -> str:
        return self.say.name(self.name(node))

    def pair(self, tie: Tie) -> str:
        """Name the two ends of a tie, with an arrow that shows who acts."""
        one, other = (tie.actor, tie.target) if tie.one_sided else (tie.a, tie.b)
        key = "tie.one" if tie.one_sided else "tie.both"
        return self.say(key, a=self.say.name(self.name(one)), b=self.say.name(self.name(other)))

    def tie(self, tie: Tie) -> str:
        """Say in a sentence what a tie is: on its line, in a list, and among those in tension."""
        if tie not in self._said:
            self._said[tie] = self._sentence(tie)
        return self._said[tie]

    @cached_property
    def _said(self) -> dict[Tie, str]:
        return {}

    def _sentence(self, tie: Tie) -> str:
        alignment = self.say.number(tie.alignment, 2, signed=True)
        return self.say(
            "tie.sentence", pair=self.pair(tie), what=self.made(tie), alignment=alignment
        )

    def made(self, tie: Tie) -> str:
        """Say what a tie is made of, in the middle of any sentence: its sign, how many relations.

        These are of that sign where no others are named.
        """
        say = self.say
        if tie.scores == tie.relations:
            return self.alike(tie)
        counts = {
            "cooperative": tie.cooperation,
            "conflictive": tie.conflict,
            "demands": tie.demands,
        }
        signs = [say.count(f"count.{name}", number) for name, number in counts.items() if number]
        relations = say.count("count.relations", tie.relations)
        if len(signs) > 1:
            relations = say("tie.signs", relations=relations, signs=say.listing(signs))
        return say("tie.comma").join([say(f"tie.{tie.character}"), relations, *self.how_sure(tie)])

    def alike(self, tie: Tie) -> str:
        """Say how alike the two of a tie are that is made of scores of agreement."""
        score = self.say.number((1 + tie.weight) / 2, 2)
        mean = self.say("agreement.mean" if tie.relations > 1 else "agreement.one", score=score)
        return self.say("tie.comma").join([mean, self.say.count("count.scores", tie.relations)])

    def how_sure(self, tie: Tie) -> list[str]:
        """Say how many relations of a tie are deeds, and how many nobody reports as fact."""
        say, deeds, unsure = self.say, tie.deeds, tie.relations - tie.reported
        said = say.count("count.in_deeds", deeds)
        if deeds in (0, tie.relations):
            said = say(f"tie.{'' if tie.relations == 1 else 'all_'}{'deeds' if deeds else 'words'}")
        # Nobody tells whether a mere side was taken in words.
        told = [said] if deeds or not self.results.data_set.about.get("sides") else []
        if unsure == tie.relations:
            return [*told, say("tie.unsure")]
        return [*told, say.count("count.not_reported", unsure)] if unsure else told

    def node(self, node: str) -> str:
        """Say what a node is and how it is aligned with the perspective, safe for Plotly."""
        say, results = self.say, self.results
        relations = say.count("count.relations", results.degrees.get(node, 0))
        text = say("node.relations", name=say.name(self.name(node)), relations=relations)
        if node in results.alignments and node != results.perspective:
            seen = say.name(self.name(results.perspective))
            alignment = say.number(results.alignments[node], 2, signed=True)
            text += " " + say("node.alignment", seen=seen, alignment=alignment)
        return markup(text)
