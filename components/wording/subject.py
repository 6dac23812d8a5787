"""Whom a picture is about: what is chosen of it, or whom it was asked for, or the busiest."""

from collections.abc import Callable, Iterable, Sequence

from components.scene import Scene
from data.chosen import DASH, nodes_of

NAMED = 2  # things that are named before a sentence says "and n others"

Joined = Callable[[Iterable[str]], str]


def who(scene: Scene) -> str:
    """Name whom all sentences are about, and how those take part."""
    if scene.selection.chosen:
        return _of_chosen(scene)
    if scene.selection.actors:
        return _of_actors(scene)
    if not scene.results.nodes:
        return scene.data_set.titles[scene.selection.lang]
    return _listed(scene, scene.results.nodes, scene.say.listing)


def _of_actors(scene: Scene) -> str:
    """Name the actors that relations were asked of: of several any may be in one, unless "between".

    A relation of two of them with each other is only one among many.
    """
    say, actors, side = scene.say, scene.selection.actors, scene.selection.side
    if side == "between" and len(actors) > 1:
        return say("who.between", names=_listed(scene, actors, say.listing))
    names = _listed(scene, actors, say.alternatives)
    if side in ("acts", "acted-upon"):
        return say("who.side", names=names, side=say(f"side.{side}"))
    return say("who.any", names=names) if len(actors) > 1 else names


def _of_chosen(scene: Scene) -> str:
    """Name what is chosen: one thing by its nodes, ties that share a node by that one first."""
    say, things = scene.say, [nodes_of(thing) for thing in scene.selection.chosen]
    if len(things) == 1:
        return _listed(scene, things[0], say.listing)
    if all(len(thing) == 1 for thing in things):
        nodes = [thing[0] for thing in things]
        return say("who.any", names=_listed(scene, nodes, say.alternatives))
    shared = set.intersection(*map(set, things))
    if len(shared) == 1 and all(len(thing) == 2 for thing in things):
        (hub,) = shared
        others = [node for thing in _by_size(scene, things) for node in thing if node != hub]
        return say("who.hub", hub=_name(scene, hub), others=_listed(scene, others, say.listing))
    return _some(
        scene, [DASH.join(_name(scene, one) for one in thing) for thing in things], say.listing
    )


def _by_size(scene: Scene, things: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Return ties in the order of their relations, those with most first."""
    sizes = {frozenset((tie.a, tie.b)): tie.relations for tie in scene.results.highlighted}
    return sorted(things, key=lambda thing: -sizes.get(frozenset(thing), 0))


def _listed(scene: Scene, nodes: Sequence[str], joined: Joined) -> str:
    return _some(scene, [_name(scene, node) for node in nodes], joined)


def _some(scene: Scene, names: Sequence[str], joined: Joined) -> str:
    """Join names; of many name the first ones, and count the others."""
    named = names if len(names) == NAMED + 1 else names[:NAMED]
    rest = len(names) - len(named)
    return joined([*named, scene.say.count("count.others", rest)] if rest else named)


def _name(scene: Scene, node: str) -> str:
    return scene.say.name(scene.sentences.name(node))
