"""What has no date, in words: how many relations that is, or that nothing is dated at all."""

from components.scene import Scene
from data.engines.conditions import Counted, Tied
from data.engines.relations import Relations


def number(scene: Scene, relations: Relations) -> int:
    """Return how many of some relations, of those that ties add up, have no date."""
    return len(relations.undated.where(Counted(), Tied(scene.selection.level)))


def left_out(scene: Scene, relations: Relations) -> str:
    """Say how many relations an axis of time has no place for: nothing where it has them all."""
    if not scene.data_set.dated:
        return scene.say("timeline.nothing")
    n = number(scene, relations)
    return scene.say.count("count.undated", n) if n else ""
