"""A window of time in words: who stood in which camp, how balanced it was, who changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from components.language.calendar import span_in_words, year_in_words
from components.scene import Scene
from data.balance.edges import SIGNS
from data.balance.through_time import Change, Moment
from data.engines.ties import Tie


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


def basis(scene: Scene, change: Change) -> Iterator[str]:
    """Say which of its ties put somebody there, how sure they are, and what speaks against it."""
    say, moment, node = scene.say, change.moment, change.node
    own = [tie for tie in moment.deciding if node in (tie.a, tie.b) and tie.character in SIGNS]
    tense = {*moment.found.frustrated}
    deciding = [tie for tie in own if (tie.a, tie.b) not in tense]
    groups = {
        "years.friends": [tie for tie in deciding if SIGNS[tie.character] > 0],
        "years.foes": [tie for tie in deciding if SIGNS[tie.character] < 0],
        "years.despite": [tie for tie in own if tie not in deciding],
    }
    for key, ties in groups.items():
        if ties:
            yield say(key, names=_listed(scene, (_other(tie, node) for tie in ties)))
    unsure = sum(not tie.reported for tie in deciding)
    if unsure:
        yield say.count("count.unsure_ties", unsure)
    if node in moment.divided:
        yield mixed(scene, moment, [node])


def _other(tie: Tie, node: str) -> str:
    return tie.b if tie.a == node else tie.a


def mixed(scene: Scene, moment: Moment, nodes: Iterable[str]) -> str:
    """Say whose own tie with the anchor is mixed in a window, so that it decides nothing."""
    say = scene.say
    return say(
        "years.divided",
        when=span_in_words(moment.first, moment.last, say.language),
        anchor=say.name(scene.sentences.name(scene.data_set.perspective)),
        names=say.listing(_counted(scene, node, moment.divided[node]) for node in nodes),
    )


def _counted(scene: Scene, node: str, tie: Tie) -> str:
    say = scene.say
    return say(
        "years.mixed",
        who=say.name(scene.sentences.name(node)),
        alignment=say.number(tie.alignment, 2, signed=True),
        cooperative=say.count("count.cooperative", tie.cooperation),
        conflictive=say.count("count.conflictive", tie.conflict),
    )


def elsewhere(scene: Scene, moments: Sequence[Moment], whole: Sequence[Moment]) -> Iterator[str]:
    """Say who stands elsewhere, and in which years, where no relation is filtered out.

    Of the years that are known of both.
    """
    say = scene.say
    found: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for moment, other in zip(moments, whole, strict=False):
        now = moment.told
        for node in {*now, *moment.unconnected, *moment.divided} & {*other.told}:
            if now.get(node) != other.told[node]:
                found[node, other.told[node]].append(moment.last.year)
    for (node, camp), years in sorted(found.items()):
        yield say(
            "years.elsewhere_other" if camp else "years.elsewhere_one",
            who=say.name(scene.sentences.name(node)),
            anchor=say.name(scene.sentences.name(scene.data_set.perspective)),
            years=say.listing(_runs(scene, years)),
        )


def _runs(scene: Scene, years: Sequence[int]) -> Iterator[str]:
    """Yield years in words, those that follow one another together."""
    first = years[0]
    for year, after in zip(years, [*years[1:], 0], strict=True):
        if after == year + 1:
            continue
        ends = [year_in_words(end, scene.say.language) for end in sorted({first, year})]
        yield "\u2013".join(ends)
        first = after


def reading(scene: Scene, moment: Moment) -> str:
    """Say what the camps of a window were, and how balanced."""
    say = scene.say
    when = span_in_words(moment.first, moment.last, say.language)
    divided = [mixed(scene, moment, sorted(moment.divided))] if moment.divided else []
    if not moment.ties:
        return " ".join([say("years.nothing", when=when), *divided])
    found = moment.found
    low, high = say.number(found.lower_bound), say.count("count.in_tension", found.index)
    tense = high if found.optimal else say("years.between", low=low, high=high)
    degree = say.number(moment.normalised, 2)
    brief = say("years.reading", when=when, tense=tense, degree=degree)
    # A class sees in the picture who stands where.
    return brief if scene.presented else " ".join([brief, *standing(scene, moment), *divided])


def standing(scene: Scene, moment: Moment) -> list[str]:
    """Say who stands in each camp of a window, and who in none."""
    none = moment.unconnected
    one, other = (camp - none for camp in moment.found.camps)
    groups = {"years.one_camp": one, "years.other_camp": other, "years.unconnected": none}
    return [scene.say(key, names=_listed(scene, group)) for key, group in groups.items() if group]


def _listed(scene: Scene, nodes: Iterable[str]) -> str:
    order = {node: at for at, node in enumerate(scene.results.nodes)}
    known = sorted(nodes, key=lambda node: (order.get(node, len(order)), node))
    return scene.say.listing(scene.say.name(scene.sentences.name(node)) for node in known)
