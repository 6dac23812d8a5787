"""What is told of a relation, in the reader's language or else in English."""

from collections.abc import Mapping
from typing import NamedTuple

from components.markup import as_written
from components.scene import Scene
from data.languages import ENGLISH
from data.model import relation_types
from data.opening.own_words import side_of
from data.relation import Relation

TIE = "tie"  # the form of what lasts between two


class Told(NamedTuple):
    """A text as it is read: `attributes` say its language where that is not the reader's.

    `original` is the English text, where this one was made from it by a machine; empty elsewhere.
    """

    text: str
    attributes: Mapping[str, str]
    original: str = ""


def told(scene: Scene, relation: Relation, column: str = "statement") -> Told:
    """Return a text of a relation, one of `data.columns.TOLD`; empty where there is none."""
    texts, language = scene.data_set.told(relation, column), scene.say.language
    if not texts:
        return Told("", {})
    english = as_written(texts, language)
    made = not english and language != ENGLISH and scene.data_set.by_machine
    return Told(texts[language], english, texts[ENGLISH] if made else "")


def what_of(scene: Scene, relation: Relation) -> str:
    """Return what a relation is: its type, or the word for a side that its type stands in for.

    A tie is no act of anybody's, and goes by its sign: who counts as an opponent, which is coded
    with the type of threats, has threatened nobody.
    """
    if relation.label and side_of(relation.label):
        return told(scene, relation, "label").text
    if relation.form == TIE and relation.type in relation_types():
        return scene.say(f"band.{relation.character}")
    return scene.say(f"type.{relation.type}")


def translated(scene: Scene) -> str:
    """Say that a machine has translated what is told of relations; nothing where none has."""
    if scene.say.language == ENGLISH or not scene.data_set.by_machine:
        return ""
    return scene.say("relation.translated_all")
