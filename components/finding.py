"""What the search of the page is answered: names at once, statements as they are typed."""

from typing import Any

from flask import Flask, Response, jsonify, request

from components import addresses
from components.language.calendar import date_in_words
from components.language.texts import Words, plain
from components.scene import Scene, Scenes
from components.wording.told import TIE, told
from data.catalogue import Holding
from data.finding import Statements, named
from data.model import LEVELS
from data.relation import Relation

KEPT = 16  # lists of names, one for each data set and language, and as many sets of statements
MOST, LONGEST = 8, 100  # statements of one answer, letters of one question


def register(server: Flask, scenes: Scenes) -> None:
    """Answer with the names of a data set in a language, and with the statements of some words."""

    @scenes.library.remembers(KEPT)
    def listed(holding: Holding, language: str) -> dict[str, Any]:
        return names(holding, Words(language))

    @scenes.library.remembers(KEPT)
    def sought(holding: Holding) -> Statements:
        return Statements(holding.data_set)

    @server.get(f"{addresses.FIND}names")
    def find_names() -> Response:
        scene = asked(scenes)
        answer = jsonify(listed(scene.holding, scene.say.language))
        answer.add_etag()
        answer.make_conditional(request)
        return answer

    @server.get(f"{addresses.FIND}statements")
    def find_statements() -> Response:
        scene = asked(scenes)
        words = request.args.get("words", "")[:LONGEST]
        known = sought(scene.holding)
        every = known.find(words, MOST)
        found = [statement(scene, one) for one in every or known.some(words, MOST)]
        return jsonify({"statements": found, "sought": known.few, "every": bool(every)})


def asked(scenes: Scenes) -> Scene:
    """Return the scene of the data set and the language that are asked for."""
    scene, _ = scenes(f"?{request.query_string.decode(errors='replace')}")
    return scene


def names(holding: Holding, say: Words) -> dict[str, Any]:
    """Return everything that is found by its name: actors, their ties, and kinds of relations."""
    return {
        "actors": [
            {
                "id": one.id,
                "kind": one.kind,
                "weight": one.mentions,
                "about": say.count("count.relations", one.mentions),
                "names": one.names,
            }
            for one in named(holding.data_set, say.language)
        ],
        "ties": {level: busiest(holding, level) for level in LEVELS},
        "types": [{"id": code, "names": [say(f"type.{code}")]} for code in holding.data_set.types],
    }


def busiest(holding: Holding, level: str) -> list[str]:
    """Return the ids of all ties of a level, those with most relations first."""
    ties = holding.data_set.relations.ties(level)
    return [one.tie for one in sorted(ties, key=lambda one: (-one.relations, one.tie))]


def statement(scene: Scene, relation: Relation) -> dict[str, Any]:
    """Return a statement as it is listed: its words, who is in it, when, and how sure it is.

    `in` are the attributes that say its language, where that is not the reader's.
    """
    say = scene.say
    ends = zip("ab", (relation.actor, relation.target), strict=True)
    named_ends = {end: say.name(scene.sentences.name(node)) for end, node in ends}
    pair = say("tie.both" if relation.mutual else "tie.one", **named_ends)
    about = [pair, date_in_words(relation.date, say.language), _sure(scene, relation)]
    text, words = " · ".join(about), told(scene, relation)
    return {
        "id": relation.relation_id,
        "words": words.text,
        "in": dict(words.attributes),
        "about": text if say.direction == "rtl" else plain(text),
    }


def _sure(scene: Scene, relation: Relation) -> str:
    """Say how sure a statement is: of words it is a fact that they were said, not what they say.

    A score and a standing tie are nobody's words.
    """
    if relation.status != "reported" or relation.kind.measured or relation.form == TIE:
        return scene.say(f"status.{relation.status}")
    return scene.say("legend.sure_deeds" if relation.kind.deeds else "legend.sure_words")
