"""A data set: checked relations with their actors, sources and story, and what is asked of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any

import pandas as pd

from data.model import TIE
from data.states import Point, states

OPEN_START, OPEN_END = date.min, date.max


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, body, person, medium or group; `stands_for` is the node it is counted under."""

    actor_id: str
    names: Mapping[str, str]
    kind: str
    country: str
    stands_for: str
    role: str
    parent: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where relations were read: a page, an article, a document. Unknown fields are empty."""

    source_id: str
    title: str
    publisher: str
    date: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a story: a view of the data, what it tells in each language, what that rests on.

    `query` holds the parts of an address that make the view, without its question mark.
    `question` is what the class is asked first, `notes` are for the teacher's eyes: empty where
    there is none. `relations` are the ids of all that the sentences rest on. Texts hold
    placeholders where they say a number: see data/story.py.
    """

    query: str
    title: Mapping[str, str]
    text: Mapping[str, str]
    question: Mapping[str, str]
    notes: Mapping[str, str]
    relations: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class DataSet:
    """Checked relations with their actors and sources; never changed after loading.

    `relations` has one row per relation, the columns of relations.csv and these derived ones:
    `actor_node`, `target_node` (what each end stands for), `tie_countries`, `tie_actors` (ids of
    the tie at either level, empty where both ends are one node), `forward_countries`,
    `forward_actors` (the actor is the first of the two), `weight` (-1..+1), `sign`, `deeds`,
    `earliest` and `latest` (datetime64, first and last day the relation may cover).
    `about` is its description as it stands in datapackage.json: only what `load` names as wrong
    was checked, so the rest may be missing or of any type. `codebook` says in Markdown how it was
    coded; empty where there is no codebook.md. `story` has no step if there is none.
    """

    name: str
    titles: Mapping[str, str]
    perspective: str
    places: Mapping[str, Point]
    relations: pd.DataFrame
    actors: Mapping[str, Actor]
    sources: Mapping[str, Source]
    about: Mapping[str, Any]
    codebook: str = ""
    story: tuple[Step, ...] = ()

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """Every node a relation can be counted under, states first, in alphabetical order."""
        standing = {actor.stands_for for actor in self.actors.values()}
        return tuple(sorted(standing, key=lambda node: (node not in states(), node)))

    @cached_property
    def mentions(self) -> Mapping[str, int]:
        """How many counted relations each node and each actor has in all of the data set."""
        ends = ["actor", "target", "actor_node", "target_node"]
        counted = self.relations.loc[self.relations["counted"], ends].itertuples(index=False)
        return Counter(chain.from_iterable({*named} for named in counted))

    @cached_property
    def span(self) -> tuple[date, date]:
        """First and last day known to be covered by any relation; open ends do not count.

        Where all begin, or all end, at nobody knows when, the days known of the other end are all
        that there is to say; so too where the first to begin does so after the last known end.
        """
        starts, ends = _known_days(self.relations)
        if starts.empty or ends.empty or starts.min() > ends.max():
            starts = ends = pd.concat([starts, ends])
        if starts.empty:
            return OPEN_START, OPEN_END
        return starts.min().date(), ends.max().date()

    def span_of(self, relations: pd.DataFrame) -> tuple[date, date]:
        """Return the first and last day of some of its relations, or of all if they have none."""
        starts, ends = _known_days(relations)
        if starts.empty or ends.empty or starts.min() > ends.max():
            return self.span
        return starts.min().date(), ends.max().date()

    def told(self, step: int, answer: str) -> Step:
        """Return the step whose picture is shown: until a question is answered, the one before."""
        asked = self.story[step - 1].question and not answer
        return self.story[step - 2 if asked else step - 1]

    def place(self, node: str) -> Point:
        """Return where a node is drawn on the map: (longitude, latitude) in degrees."""
        known = self.places.get(node)
        if known is not None:
            return known
        return states()[node].label if node in states() else self._home(node)

    def _home(self, node: str) -> Point:
        """Return the capital of the node's country, beside any other non-state drawn there."""
        country = self.actors[node].country
        here = [n for n in self.nodes if n not in states() and self.actors[n].country == country]
        lon, lat = states()[country].capital
        index = here.index(node) if node in here else 0
        return lon + 1.6 * (index % 3), lat - 1.6 * (index // 3)

    def name_of(self, node: str, language: str) -> str:
        """Return the name of a state or an actor in a language."""
        if node in states():
            return states()[node].names[language]
        return self.actors[node].names[language]

    def node_of(self, actor: str, level: str) -> str:
        """Return the node that stands for an actor at a level."""
        return actor if level == "actors" else self.actors[actor].stands_for


def _known_days(relations: pd.DataFrame) -> tuple["pd.Series[pd.Timestamp]", ...]:
    """Return the first and the last days of relations, without those that are open."""
    starts, ends = relations["earliest"], relations["latest"]
    return starts[starts > pd.Timestamp(OPEN_START)], ends[ends < pd.Timestamp(OPEN_END)]


def ends_of(tie: str) -> tuple[str, str]:
    """Return the two nodes of a tie."""
    one, _, other = tie.partition(TIE)
    return one, other
