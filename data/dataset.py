"""A data set: checked relations with their actors, sources and stories, and what is asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from data.columns import SELDOM
from data.engines.relations import Days, Relations
from data.languages import BY_MACHINE, ENGLISH, Translations, spoken
from data.model import AGREEMENT, KINDS_NAMED, LEVELS, OWNERS, kind_named, relation_types
from data.relation import Relation
from data.rights import Rights, rights_of
from data.states import Point, states


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, body, person, medium or group; `stands_for` is the node it is counted under.

    `country` is empty where it is in no country of today: that of a former state is none.

    `coded_names` are its names as its own table has them, by language; a state goes by those of
    the table of states. `short_names` are what it is called where there is little room, for those
    languages in which its name is too long for that. `other_roles` say its role in languages other
    than English.
    """

    actor_id: str
    names: Mapping[str, str]
    kind: str
    country: str
    stands_for: str
    role: str
    parent: str
    coded_names: Mapping[str, str] = field(default_factory=dict)
    short_names: Mapping[str, str] = field(default_factory=dict)
    other_roles: Mapping[str, str] = field(default_factory=dict)

    @property
    def roles(self) -> Translations:
        """Its role in each language in which it was written."""
        return Translations({ENGLISH: self.role, **self.other_roles})

    @property
    def short(self) -> Mapping[str, str]:
        """Its short names by the columns of a table in which they stand."""
        return {
            "short" if language == ENGLISH else f"short_{language}": name
            for language, name in self.short_names.items()
        }


@dataclass(frozen=True, slots=True)
class Source:
    """Where relations were read: a page, an article, a document. Unknown fields are empty.

    `kind` says who speaks there (see `data.model.SOURCE_KINDS`), `state_owned` whether a state
    owns it; None where that is not known.
    """

    source_id: str
    title: str
    publisher: str
    date: str
    url: str
    kind: str
    state_owned: bool | None
    note: str

    @property
    def owner(self) -> str:
        """Who owns it, as far as that is known: one of `data.model.OWNERS`."""
        return OWNERS[0] if self.state_owned else OWNERS[1]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a story: a view of the data, what it tells in each language, what that rests on.

    `query` holds the parts of an address that make the view, without its question mark.
    `question` is what the class is asked first, `notes` are for the teacher's eyes: empty where
    there is none. `options` are what may be answered, where that is given. `relations` are the ids
    of all that the sentences rest on. Texts hold placeholders where they say a number: see
    data/story.py. `written` is all of it as it stands in its file.
    """

    query: str
    title: Mapping[str, str]
    text: Mapping[str, str]
    question: Mapping[str, str]
    notes: Mapping[str, str]
    relations: tuple[str, ...]
    options: tuple[Mapping[str, str], ...] = ()
    written: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Story:
    """Steps that are told one after another; `title` is empty where the story has no name.

    `head` is what stands above the first step in its file.
    """

    steps: tuple[Step, ...]
    title: Mapping[str, str] = field(default_factory=dict)
    head: str = field(default="", compare=False, repr=False)

    @property
    def written(self) -> str:
        """All of it as it stands in its file."""
        return "".join([self.head, *(step.written for step in self.steps)])

    def shown(self, step: int, answer: str) -> Step:
        """Return the step whose picture is shown: until a question is answered, the one before."""
        asked = self.steps[step - 1].question and not answer
        return self.steps[step - 2 if asked else step - 1]


@dataclass(frozen=True, eq=False)
class DataSet:
    """Checked relations with their actors and sources; never changed after loading.

    `about` is its description as it stands in datapackage.json: only what `load` names as wrong
    was checked, so the rest may be missing or of any type. `codebook` says in Markdown how it was
    coded; empty where there is no codebook.md. `stories` are in the order of their numbers.
    `positions` are x, y of nodes by level, as positions.csv has them. `retold` holds the texts of
    relations in languages other than English, by id and column.
    """

    name: str
    titles: Mapping[str, str]
    perspective: str
    places: Mapping[str, Point]
    relations: Relations
    actors: Mapping[str, Actor]
    sources: Mapping[str, Source]
    about: Mapping[str, Any]
    codebook: str = ""
    stories: tuple[Story, ...] = ()
    positions: Mapping[str, Mapping[str, Point]] = field(default_factory=dict)
    retold: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)

    @cached_property
    def rights(self) -> Rights:
        """Who made it, and who may use it how."""
        return rights_of(self.about)

    def told(self, relation: Relation, column: str = "statement") -> Translations:
        """Return a text of a relation, one of `data.columns.TOLD`, as it is told in each language.

        It is empty where nothing is told, not even in English.
        """
        others = self.retold.get(relation.relation_id, {}).get(column, {})
        return Translations({ENGLISH: getattr(relation, column), **others})

    @property
    def by_machine(self) -> bool:
        """Whether its texts in other languages were translated by a machine."""
        return bool(self.about.get("translation") == BY_MACHINE)

    def translated(self, column: str, word: str, language: str) -> str:
        """Return what a word of a column of its relations is called in a language, or nothing.

        So are the names of `contributors` and the titles of `sources` that are words.
        """
        texts = self.about.get("translations", {}).get(column, {}).get(word)
        return Translations(texts)[language] if texts else ""

    def authors(self, language: str) -> tuple[str, ...]:
        """Return who made it, as far as their names are words in the words of a language."""
        return tuple(self.translated("contributors", n, language) or n for n in self.rights.authors)

    def source_title(self, source_id: str, language: str) -> str:
        """Return the title of a source: its own, or where it has none what it is called."""
        title = self.sources[source_id].title
        return self.translated("sources", title, language) or title

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """Every node a relation can be counted under, states first, in alphabetical order."""
        standing = {actor.stands_for for actor in self.actors.values()}
        return tuple(sorted(standing, key=lambda node: (not self.is_state(node), node)))

    @cached_property
    def source_kinds(self) -> tuple[str, ...]:
        """The kinds of its sources by their names in an address; none where no kind is known."""
        if not any(source.kind for source in self.sources.values()):
            return ()
        found = {kind_named(source.kind) for source in self.sources.values()}
        return tuple(name for name in KINDS_NAMED if name in found)

    @cached_property
    def source_owners(self) -> tuple[str, ...]:
        """Who owns its sources; none where no source is known to be a state's."""
        found = {source.owner for source in self.sources.values()}
        return tuple(one for one in OWNERS if one in found) if OWNERS[0] in found else ()

    @cached_property
    def ties(self) -> frozenset[str]:
        """The ids of all that counted relations tie, countries and actors."""
        return frozenset(tie.tie for level in LEVELS for tie in self.relations.ties(level))

    @cached_property
    def seldom(self) -> frozenset[str]:
        """The columns of its relations that few data sets have, and of which it has any."""
        return frozenset(name for name in SELDOM if {*self.relations.tally(name)} - {1, ""})

    @cached_property
    def types(self) -> tuple[str, ...]:
        """What its relations may be: PLOVER's types, and scores of agreement if it has any."""
        found = self.relations.tally("type")
        scores = (AGREEMENT.code,) if found.get(AGREEMENT.code) else ()
        return scores if scores and len(found) == 1 else (*relation_types(), *scores)

    @cached_property
    def mentions(self) -> Mapping[str, int]:
        """How many counted relations each node and each actor has in all of the data set."""
        return self.relations.counted.mentions

    @cached_property
    def span(self) -> Days:
        """First and last day known to be covered by any relation, or of all days if none is."""
        return self.relations.span or (date.min, date.max)

    @property
    def dated(self) -> bool:
        """Whether any of its relations has a date."""
        return self.relations.extent is not None

    def story(self, number: str) -> Story:
        """Return a story by the number that it has in an address."""
        return self.stories[int(number) - 1]

    def is_state(self, node: str) -> bool:
        """Tell whether a node is a state, of today or a former one, wherever that lay."""
        actor = self.actors.get(node)
        return node in states() or bool(actor and actor.kind == "state")

    def is_former(self, node: str) -> bool:
        """Tell whether a node is a state that is no more, and in no country of today."""
        actor = self.actors.get(node)
        return node not in states() and bool(actor and actor.kind == "state" and not actor.country)

    def of_former(self, node: str) -> bool:
        """Tell whether an actor is a former state, or stands for one and has no country."""
        actor = self.actors[node]
        return not actor.country and self.is_former(actor.stands_for)

    def place(self, node: str) -> Point:
        """Return where a node is drawn on the map: (longitude, latitude) in degrees.

        Raises:
            KeyError: if it has no place, see `located`.
        """
        known = self.places.get(node)
        if known is not None:
            return known
        return states()[node].label if node in states() else self._home(node)

    def placed(self, node: str) -> bool:
        """Tell whether a node belongs somewhere on a map: who stands for no state does not."""
        if node in self.places or node in states():
            return True
        actor = self.actors[node]
        return self.located(node) and (actor.kind == "state" or actor.stands_for != node)

    def located(self, node: str) -> bool:
        """Tell whether anybody knows where a node is: who has no country may be nowhere."""
        known = {node} if node in states() else {node, self._where(node)}
        return any(one in states() or one in self.places for one in known)

    def _where(self, node: str) -> str:
        """Return the country of an actor, or where it has none what it stands for."""
        actor = self.actors[node]
        return actor.country or actor.stands_for

    def _home(self, node: str) -> Point:
        """Return the capital of the node's country, beside any other non-state drawn there."""
        where = self._where(node)
        here = [n for n in self.nodes if n not in states() and self._where(n) == where]
        lon, lat = states()[where].capital if where in states() else self.places[where]
        index = here.index(node) if node in here else 0
        index += where not in states()  # whose own dot stands there
        return lon + 1.6 * (index % 3), lat - 1.6 * (index // 3)

    def name_of(self, node: str, language: str) -> str:
        """Return the name of a state or an actor in a language."""
        if node in states():
            return states()[node].names[language]
        return self.actors[node].names[language]

    def short_name_of(self, node: str, language: str) -> str:
        """Return what a state or an actor is called in a picture: its short name, if it has one."""
        named = [known[node] for known in (self.actors, states()) if node in known]
        for one in named:
            if short := one.short_names.get(spoken(one.names, language)):
                return short
        return self.name_of(node, language)
