"""Who says so and where: the words that stand beside every statement."""

from dash import html
from dash.development.base_component import Component

from components.language.texts import Words
from components.scene import Scene
from data.relation import Relation

AUTHOR = "the article's author"  # how the tables name an author who gives no name


def said_by(scene: Scene, relation: Relation) -> list[Component | str]:
    """Say who says so, and where it stands."""
    say = scene.say
    before, _, after = say(f"said.{relation.status}", who="\0").partition("\0")
    parts: list[Component | str] = [before, *_speaker(scene, relation), after]
    if relation.locator:
        parts += [" · ", place(say, relation.locator)]
    # Where nobody else is named, the speaker is the first source itself, link and all.
    first = [relation.source_id] if relation.attributed_to else []
    for source_id in (*first, relation.second_source_id):
        if source_id:
            parts += [" · ", link(scene, source_id)]
    return parts


def _speaker(scene: Scene, relation: Relation) -> list[Component | str]:
    if not relation.attributed_to:
        return [link(scene, relation.source_id)]
    name = speaker(scene, relation)
    return [name if relation.attributed_to == AUTHOR else html.Bdi(name, lang="en")]


def speaker(scene: Scene, relation: Relation) -> str:
    """Return who says so: whoever the relation is attributed to, or the publisher."""
    if relation.attributed_to == AUTHOR:
        return scene.say("said.author")
    source = scene.data_set.sources[relation.source_id]
    return relation.attributed_to or source.publisher or source.title


def place(say: Words, locator: str) -> str:
    """Return the place in the source in the reader's language."""
    kind, _, number = locator.partition(" ")
    if kind == "paragraph" and number.isdecimal():
        return say("relation.paragraph", n=say.number(int(number)))
    return locator


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
