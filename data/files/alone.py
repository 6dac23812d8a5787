"""A selection as a data set of its own: what an archive holds, and opens again as."""

import re
from collections.abc import Iterator
from dataclasses import replace

from data.address.grammar import Grammar
from data.address.reading import parse
from data.address.writing import write
from data.dataset import DataSet, Step, Story
from data.files.extract import Extract, actors_above, sources_of
from data.files.names import filename
from data.filtering import apply
from data.languages import Translations
from data.selection import Selection


def alone(extract: Extract) -> DataSet:
    """Return the data set that holds what is selected: all of it where nothing is left out.

    A part has a name and a title that say which part, so that it can stand beside the whole. It
    keeps the actors and sources that its relations need, and somebody who stands for its
    perspective. What the whole says of itself in numbers would no longer be true, so the part
    takes from its description only what holds for any part.
    """
    whole = extract.data_set
    if len(extract.relations) == len(whole.relations):
        return whole
    actors, sources = actors_above(extract, _of_perspective(whole)), sources_of(extract)
    part = replace(
        whole,
        name=_name(whole.name, extract.selection),
        titles=_titles(extract),
        relations=extract.relations,
        actors={key: actor for key, actor in whole.actors.items() if key in actors},
        sources={key: source for key, source in whole.sources.items() if key in sources},
        stories=(),
    )
    return replace(part, stories=tuple(_whole_stories(whole, part)))


def _of_perspective(data_set: DataSet) -> list[str]:
    """Return the actor that best stands for the perspective: the state itself, where it is one."""
    found = data_set.perspective
    near = (key for key, actor in data_set.actors.items() if actor.stands_for == found)
    return sorted(near, key=lambda key: (key != found, key))[:1]


def _name(whole: str, selection: Selection) -> str:
    """Return a name that says which part it is, and that an address can hold."""
    stem = filename(whole, selection.but(lang="en"), "relations", "zip").removesuffix(".zip")
    return re.sub(r"[^a-z0-9._-]", "-", stem.lower()).removeprefix("entente_")


def _titles(extract: Extract) -> Translations:
    """Return the titles with the part of an address that made the selection: alike in all words."""
    chosen = extract.selection.filters.but(data=Selection().data, chosen=extract.selection.chosen)
    titles = extract.data_set.titles
    return Translations({la: f"{titles[la]} [{write(chosen)}]" for la in titles})


def _whole_stories(whole: DataSet, part: DataSet) -> Iterator[Story]:
    """Yield each story with those of its steps that can be told of a part, if there are any."""
    for story in whole.stories:
        if steps := tuple(_whole_steps(story, whole, part)):
            yield replace(story, steps=steps)


def _whole_steps(story: Story, whole: DataSet, part: DataSet) -> Iterator[Step]:
    """Yield the steps whose picture is the same as in the whole.

    Numbers are counted anew, but words are not: in a smaller picture they could be wrong. A step
    that asks before it shows needs the picture of the step before.
    """
    before = False
    for step in story.steps:
        before = (before or not step.question) and _shown(step, whole) == _shown(step, part)
        if before:
            yield step


def _shown(step: Step, data_set: DataSet) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return what of the view of a step cannot be read, and the relations that it shows."""
    query = f"{step.query}&data={data_set.name}"
    selection, ignored = parse(query, Grammar({data_set.name: data_set}, data_set.name, ()))
    shown = apply(selection, data_set.relations)
    return ignored, frozenset(relation.relation_id for relation in shown)
