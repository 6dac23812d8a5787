"""Who says so and where: the words that stand beside every statement."""

from dash import html
from dash.development.base_component import Component

from components.scene import Scene
from data.relation import Relation


def said_by(scene: Scene, relation: Relation) -> list[Component | str]:
    """Say who says so, and where it stands."""
    say = scene.say
    before, _, after = say(f"said.{relation.status}", who="\0").partition("\0")
    parts: list[Component | str] = [before, *_speaker(scene, relation), after]
    if relation.locator:
        parts += [" · ", place(scene, relation.locator)]
    # Where nobody else is named, the speaker is the first source itself, link and all.
    named = relation.sources if relation.attributed_to else relation.sources[1:]
    for source_id in named:
        parts += [" · ", link(scene, source_id)]
    return parts


def _speaker(scene: Scene, relation: Relation) -> list[Component | str]:
    if not relation.attributed_to:
        return [link(scene, relation.source_id)]
    named = translated(scene, relation)
    return [named or html.Bdi(speaker(scene, relation), lang="en")]


def translated(scene: Scene, relation: Relation) -> str:
    """Return whom a relation is attributed to as the data set says it in the reader's language."""
    name, language = relation.attributed_to, scene.say.language
    return scene.data_set.translated("attributed_to", name, language)


def speaker(scene: Scene, relation: Relation) -> str:
    """Return who says so: whoever the relation is attributed to, or the publisher."""
    source = scene.data_set.sources[relation.source_id]
    named = translated(scene, relation) or relation.attributed_to
    return named or source.publisher or source.title


def uncounted(scene: Scene, relation: Relation) -> list[str]:
    """Say why a relation is not counted; nothing where it is."""
    if relation.counted:
        return []
    return [scene.say(f"uncounted.{relation.counted_why or 'unsaid'}")]


def place(scene: Scene, locator: str) -> str:
    """Return the place in the source, in the reader's language if the data set says how."""
    say, (unit, _, number) = scene.say, locator.rpartition(" ")
    text = scene.data_set.translated("locator", unit, say.language)
    # Not filled in by format: a text of a data set may hold anything.
    return text.replace("{n}", say.digits(number)) if text else locator


def link(scene: Scene, source_id: str) -> Component:
    """Return the title of a source, as a link where it has an address."""
    source = scene.data_set.sources[source_id]
    if not source.url:
        return html.Cite(source.title, lang="en")
    return html.A(
        html.Bdi(source.publisher or source.title),
        href=source.url,
        title=source.title,
        target="_blank",
        rel="noopener noreferrer external",
        lang="en",
    )
