"""A window of time in words: who stood in which camp, how balanced it was, who changed."""

from components.language.calendar import span_in_words, year_in_words
from components.scene import Scene
from data.balance.through_time import Change, Moment


def changed(scene: Scene, change: Change) -> str:
    """Say who changed camp, and when."""
    say = scene.say
    key = "years.joined" if change.after == 0 else "years.left"
    return say(
        key,
        year=year_in_words(change.moment.last.year, say.language),
        who=say.name(scene.sentences.name(change.node)),
        anchor=say.name(scene.sentences.name(scene.data_set.perspective)),
    )


def reading(scene: Scene, moment: Moment) -> str:
    """Say what the camps of a window were, and how balanced."""
    say = scene.say
    when = span_in_words(moment.first, moment.last, say.language)
    if not moment.ties:
        return say("years.nothing", when=when)
    found = moment.found
    low, high = say.number(found.lower_bound), say.count("count.in_tension", found.index)
    tense = high if found.optimal else say("years.between", low=low, high=high)
    degree = say.number(moment.normalised, 2)
    brief = say("years.reading", when=when, tense=tense, degree=degree)
    # A class sees in the picture who stands where.
    return brief if scene.presented else " ".join([brief, *standing(scene, moment)])


def standing(scene: Scene, moment: Moment) -> list[str]:
    """Say who stands in each camp of a window, and who in none."""
    none = moment.unconnected
    one, other = (camp - none for camp in moment.found.camps)
    groups = {"years.one_camp": one, "years.other_camp": other, "years.unconnected": none}
    return [scene.say(key, names=_listed(scene, group)) for key, group in groups.items() if group]


def _listed(scene: Scene, camp: frozenset[str]) -> str:
    order = {node: at for at, node in enumerate(scene.results.nodes)}
    known = sorted(camp, key=lambda node: (order.get(node, len(order)), node))
    return scene.say.listing(scene.say.name(scene.sentences.name(node)) for node in known)
