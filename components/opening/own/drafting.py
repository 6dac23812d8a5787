"""The first steps of a story, drafted from the data: every number of them computed.

How it begins, the year of which most is told, the years in which enmity and friendship change
places, the two who have most to do with one another, the camps. Each is worded in every language
by a template, and is its author's to change.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import islice, pairwise
from typing import NamedTuple

from components.language.calendar import date_in_words, year_in_words
from components.language.texts import Words, plain
from components.scene import HURRY, Scene, Scenes
from data.camps import Camps
from data.catalogue import Holding
from data.engines.ties import Tie
from data.languages import LANGUAGES
from data.opening.kept.steps import Step, cleaned, step_of
from data.periods import Axis, Counts, count
from data.relation import Relation
from data.results import Results
from data.selection import Selection
from data.story import LONGEST

LOOKED_AT = 2_000  # of the first relations, for one that has a known beginning and two countries
TURNS = 2  # turning points at most
FEW = 3  # relations of a year from which on it can be a turning point
SHARE = 100  # ... and one in so many of all
LEVEL = "countries"
Texts = Mapping[str, str]


Says = Mapping[str, "int | float | Name | Year | Told"]


class Drafted(NamedTuple):
    """A step before it is worded: what it shows and rests on, its template, what that says."""

    query: str
    template: str
    says: Says
    rests: tuple[str, ...] = ()


class Name(NamedTuple):
    """A node, to be called as each language calls it."""

    node: str


class Year(NamedTuple):
    """A year."""

    year: int


class Told(NamedTuple):
    """What is told of a relation, and when it was."""

    relation: Relation
    when: bool = False


def drafted(scenes: Scenes, holding: Holding) -> Iterator[Step]:
    """Yield steps of a story of a set, in the order of time and then of what lasts."""
    facts = Facts(scenes.of(holding, Selection(data=holding.data_set.name)))
    for one in facts.steps():
        said = {la: _said(facts.scene, Words(la), one) for la in LANGUAGES}
        texts = {
            name: {la: cleaned(plain(words[name]), LONGEST[name]) for la, words in said.items()}
            for name in ("title", "text")
        }
        yield {**step_of(one.query, one.rests), **texts}


def _said(scene: Scene, say: Words, one: Drafted) -> dict[str, str]:
    parts = {key: _worded(scene, say, value) for key, value in one.says.items()}
    return {
        part: say(f"draft.{one.template}_{part}").format_map(parts) for part in ("title", "text")
    }


def _worded(scene: Scene, say: Words, value: object) -> str:
    """Write a number, a name, a year or a statement as a language does."""
    la, data_set = say.language, scene.data_set
    match value:
        case Name(node):
            return say.name(data_set.name_of(node, la))
        case Year(year):
            return year_in_words(year, la)
        case Told(relation, when):
            return date_in_words(relation.date, la) if when else data_set.told(relation)[la]
        case float():
            return say.number(value, 2, signed=True)
    return say.number(int(str(value)))


class Facts:
    """What the data of a set say that a story may begin with."""

    def __init__(self, scene: Scene) -> None:
        """Look at all of a set, as its scene has it."""
        self.scene, self.data_set = scene, scene.data_set
        self.relations = scene.data_set.relations.counted

    def steps(self) -> Iterator[Drafted]:
        """Yield what can be told, as far as there is something to it."""
        if self.data_set.dated:
            yield from self.first()
            yield from self.busiest()
            yield from self.turns()
        yield from self.largest()
        yield from self.hub()
        yield from self.camps()

    @cached_property
    def counts(self) -> Counts:
        """How many relations each year has of each kind."""
        alike = self.relations.roll_up(LEVEL, together=True)
        return count(alike, Axis.over("year", *self.data_set.span))

    def first(self) -> Iterator[Drafted]:
        """Yield how it begins: the first relation between two countries whose day is known."""
        dated = islice(self.relations.page(0, LOOKED_AT), LOOKED_AT)
        known = (
            one
            for one in dated
            if one.date.known and one.earliest > date.min and one.tie(LEVEL) in self.ties
        )
        one = next(known, None)
        if one is None:
            return
        tie, year = self.ties[one.tie(LEVEL)], one.earliest.year
        says: Says = {
            "a": Name(tie.a),
            "b": Name(tie.b),
            "date": Told(one, True),
            "told": Told(one),
            "all": len(self.relations),
        }
        yield Drafted(f"to={year:04}&tie={tie.tie}", "first", says, (one.relation_id,))

    def busiest(self) -> Iterator[Drafted]:
        """Yield the year of which most is told, if there is one."""
        years = {year: self.counts.of(year) for year in self.counts.periods}
        if len(years) < 2:
            return
        year = min(years, key=lambda one: (-years[one], one))
        says: Says = {
            "year": Year(year),
            "n": years[year],
            "all": len(self.relations),
            "good": self.counts.of(year, 1),
            "bad": self.counts.of(year, -1),
        }
        yield Drafted(f"from={year:04}&to={year:04}", "busiest", says)

    def turns(self) -> Iterator[Drafted]:
        """Yield the years in which friendship and enmity change places, the farthest turns."""
        least = max(FEW, len(self.relations) // SHARE)
        years = sorted(one for one in self.counts.periods if self.counts.of(one) >= least)
        known = {one: self.counts.alignment(one) or 0.0 for one in years}
        turned = [(one, other) for one, other in pairwise(years) if known[one] * known[other] < 0]
        farthest = sorted(turned, key=lambda ends: -abs(known[ends[0]] - known[ends[1]]))[:TURNS]
        for before, year in sorted(farthest):
            says: Says = {
                "before": Year(before),
                "year": Year(year),
                "was": known[before],
                "now": known[year],
                "good": self.counts.of(year, 1),
                "bad": self.counts.of(year, -1),
            }
            template = "better" if known[year] > 0 else "worse"
            yield Drafted(f"view=per-year&from={before:04}&to={year:04}", template, says)

    @cached_property
    def ties(self) -> Mapping[str, Tie]:
        """The ties between countries, by their ids."""
        return {tie.tie: tie for tie in self.relations.ties(LEVEL)}

    def largest(self) -> Iterator[Drafted]:
        """Yield the two who have most to do with one another."""
        if len(self.ties) < 2:
            return
        tie = min(self.ties.values(), key=lambda one: (-one.relations, one.tie))
        says: Says = {
            "a": Name(tie.a),
            "b": Name(tie.b),
            "n": tie.relations,
            "all": len(self.relations),
            "good": tie.cooperation,
            "bad": tie.conflict,
            "alignment": tie.alignment,
        }
        yield Drafted(f"view=network&tie={tie.tie}", "largest", says)

    def hub(self) -> Iterator[Drafted]:
        """Yield who has ties with more others than anybody, if that is one alone."""
        degrees = Counter(end for tie in self.ties.values() for end in (tie.a, tie.b))
        first = degrees.most_common(2)
        if len(first) < 2 or first[0][1] == first[1][1]:
            return
        (node, ties), _ = first
        says: Says = {"a": Name(node), "n": ties, "all": len(self.ties)}
        yield Drafted(f"view=network&actors={node}", "hub", says)

    def camps(self) -> Iterator[Drafted]:
        """Yield who stands with whom, where there are two sides to it."""
        results = Results(self.data_set, self.scene.selection)
        known = Camps(results, seconds=HURRY).frustration
        one, other = (
            sorted(map(len, known.camps), reverse=True) if len(known.camps) == 2 else (0, 0)
        )
        if not other:
            return
        says: Says = {"n": one + other, "one": one, "other": other, "tense": known.index}
        yield Drafted("view=camps", "camps" if known.optimal else "camps_maybe", says)
