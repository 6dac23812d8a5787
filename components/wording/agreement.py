"""Scores of agreement in words: how alike, on average of how many; and what is a relation's own."""

from collections.abc import Iterable

from components.language.texts import Words
from components.scene import Scene
from data.engines.ties import Tie
from data.model import AGREEMENT
from data.relation import Relation


def alone(scene: Scene) -> bool:
    """Tell whether a data set has scores of agreement and nothing else."""
    return scene.data_set.types == (AGREEMENT.code,)


def score(say: Words, weight: float) -> str:
    """Write a weight as the score that it stands for, 0 to 1."""
    return say.number((1 + weight) / 2, 2)


def mean(ties: Iterable[Tie]) -> float | None:
    """Return the mean weight of the relations of some ties; nothing where there are none."""
    known = [*ties]
    number = sum(tie.relations for tie in known)
    return sum(tie.weight * tie.relations for tie in known) / number if number else None


def figures(scene: Scene) -> str:
    """Say how alike those in question are on average, and of how many scores."""
    say, found = scene.say, mean(scene.results.highlighted)
    scores = say.count("count.scores", len(scene.results.highlighted_relations))
    if found is None:
        return scores
    return say("tie.comma").join([say("agreement.mean", score=score(say, found)), scores])


def band(scene: Scene, character: str) -> str:
    """Name what has one sign: cooperation, demands or conflict, or how alike two are."""
    if not alone(scene):
        return scene.say(f"band.{character}")
    name = scene.say(f"agreement.{character}")
    return name[:1].upper() + name[1:]


def own(scene: Scene, relation: Relation) -> list[str]:
    """Say what a relation weighs, where that is its own, and how many events it stands for."""
    say, parts = scene.say, []
    if relation.has_own_weight:
        weight = say.number(relation.weight, 2, signed=True)
        parts.append(say("relation.own_weight", weight=weight))
    if relation.count > 1:
        parts.append(say.count("count.stands_for", relation.count))
    return parts
