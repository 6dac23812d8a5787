"""The questions of a worksheet, from easy to hard, each with the answer that the data give."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from components.language.calendar import date_in_words
from components.wording.attribution import in_words
from components.wording.told import told, what_of
from components.worksheet.sheet import Sheet
from data.balance.edges import Edge, linked
from data.balance.frustration import Frustration, frustration, switchers
from data.balance.triangles import Triangle, triangles
from data.engines.ties import Tie
from data.model import pair
from data.relation import Relation

MOST = 7  # questions on a page
LISTED = 18  # items of an answer that are written out before the rest is counted
FILLERS = ("words", "acts")  # asked only where there is room
STRONGEST = 3  # answers about a tie: whose it is, how many are friendly, how many are deeds
FEW = 3  # of many, how many a pupil must find
SMALLEST = 4  # actors that are worth sorting into camps
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answer; `kind` is the function that asks it.

    `lines` says how many answers it has, and so how many lines to write them on.
    """

    kind: str
    text: str
    answer: tuple[str, ...]
    lines: int


def questions(sheet: Sheet) -> list[Question]:
    """Return the questions that a selection has an answer to, and for which there is room."""
    if not sheet.ties:
        return []
    asked = {ask.__name__: ask(sheet) for ask in ASKED}
    found = {kind: parts for kind, parts in asked.items() if parts}
    for kind in FILLERS:
        if len(found) > MOST:
            found.pop(kind, None)
    return [
        Question(kind, text, tuple(answer), lines) for kind, (text, answer, lines) in found.items()
    ]


Asked = tuple[str, Sequence[str], int] | None


def aligned(sheet: Sheet) -> Asked:
    """Ask who is friendly with the hub, and who is not."""
    say, hub = sheet.scene.say, sheet.hub
    sides: dict[str, list[str]] = {"friends": [], "foes": [], "neither": []}
    for tie in sheet.ties:
        if hub in (tie.a, tie.b):
            side = {"cooperation": "friends", "conflict": "foes"}.get(tie.character, "neither")
            sides[side].append(tie.b if tie.a == hub else tie.a)
    if not sides["friends"] and not sides["foes"]:
        return None
    answer = [
        say(f"sheet.{side}", names=sheet.names(nodes)) for side, nodes in sides.items() if nodes
    ]
    return say("sheet.aligned", hub=sheet.name(hub)), answer, len(answer)


def strongest(sheet: Sheet) -> Asked:
    """Ask between which two there are the most relations."""
    say, most = sheet.scene.say, sheet.ties[0].relations
    first = [tie for tie in sheet.ties if tie.relations == most]
    if len(sheet.ties) < FEW or most < FEW or len(first) > FEW:
        return None
    answer = [
        say(
            "sheet.relations",
            pair=sheet.pair(tie),
            relations=say.count("count.relations", tie.relations),
            sure=say("tie.comma").join(sheet.scene.sentences.how_sure(tie)),
            friendly=say.count("count.cooperative", tie.cooperation),
        )
        for tie in first
    ]
    return say("sheet.strongest"), answer, STRONGEST * len(answer)


def acts(sheet: Sheet) -> Asked:
    """Ask where only one side acts."""
    found = [tie for tie in sheet.ties if tie.one_sided]
    if not found:
        return None
    arrows = [sheet.scene.sentences.pair(tie) for tie in found]
    return _some(sheet, sheet.scene.say("sheet.acts"), arrows)


def happened(sheet: Sheet) -> Asked:
    """Ask for the one thing that is said between two, or else for the date of a kind of thing."""
    say = sheet.scene.say
    for one in _alone(sheet, sheet.tie):
        asked = say("sheet.happened", pair=_acts(sheet, one))
        what = f"{what_of(sheet.scene, one)}{BETWEEN}{say.name(told(sheet.scene, one).text)}"
        return asked, [what, *_about(sheet, one)], 3
    for one in _alone(sheet, lambda one: (sheet.tie(one), one.type)):
        asked = say("sheet.dated", pair=_acts(sheet, one), what=what_of(sheet.scene, one))
        return asked, _about(sheet, one), 2
    return None


def _alone(sheet: Sheet, kind: Callable[[Relation], Hashable]) -> list[Relation]:
    """Return what is reported, dated and the only one of its kind; deeds first."""
    number = Counter(map(kind, sheet.statements))
    found = [
        one
        for one in sheet.statements
        if number[kind(one)] == 1
        and one.counted
        and one.status == "reported"
        and one.date.start == "known"
    ]
    return sorted(found, key=lambda one: (not one.kind.deeds, one.relation_id))


def words(sheet: Sheet) -> Asked:
    """Ask for ties that are in words only."""
    found = [tie for tie in sheet.ties if not tie.deeds]
    if not found or len(found) == len(sheet.ties):
        return None
    return _some_ties(sheet, "count.sheet_words", found)


def claims(sheet: Sheet) -> Asked:
    """Ask for ties of which nothing is reported as fact."""
    found = [tie for tie in sheet.ties if not tie.reported]
    return _some_ties(sheet, "count.sheet_claims", found) if found else None


def source(sheet: Sheet) -> Asked:
    """Ask who claims something, and what a reader would check."""
    say = sheet.scene.say
    one = min(_claimed_once(sheet), key=lambda one: one.relation_id, default=None)
    if one is None:
        return None
    what, when = what_of(sheet.scene, one), date_in_words(one.date, say.language)
    asked = say("sheet.source", pair=_acts(sheet, one), what=what, when=when)
    return asked, [in_words(sheet.scene, one), say("sheet.check")], 2


def _claimed_once(sheet: Sheet) -> list[Relation]:
    """Return what somebody named claims, where nobody claims the like of the same date."""
    claimed = [
        one
        for one in sheet.statements
        if one.counted and one.status == "claimed" and one.attributed_to
    ]

    def like(one: Relation) -> tuple[str, str, str]:
        return sheet.tie(one), one.type, one.date.text

    number = Counter(map(like, claimed))
    return [one for one in claimed if number[like(one)] == 1]


def camps(sheet: Sheet) -> Asked:
    """Ask for the two camps, where there is one best division and it is known."""
    say, hub = sheet.scene.say, sheet.hub
    near = linked(sheet.edges, hub)
    found = _one_division(tuple(edge for edge in sheet.edges if edge[0] in near))
    if len(near) < SMALLEST or found is None:
        return None
    answer = [*_sides(sheet, found), _exceptions(sheet, found)]
    apart = [node for node in sheet.nodes if node not in near]
    if apart:
        answer.append(say("sheet.unconnected", hub=sheet.name(hub), names=sheet.names(apart)))
    return say("sheet.camps", hub=sheet.name(hub)), answer, len(answer)


def _one_division(edges: tuple[Edge, ...]) -> Frustration | None:
    """Return the best division into two camps, if it is known to be the only one."""
    found = frustration(edges)
    if not found.optimal or not all(found.camps):
        return None
    either = switchers(edges)
    return found if either.known and not either.nodes else None


def _sides(sheet: Sheet, found: Frustration) -> list[str]:
    """Name who is in the camp of the hub, and who is in the other."""
    sides = sorted(found.camps, key=lambda camp: sheet.hub not in camp)
    named = [sheet.names(node for node in sheet.nodes if node in side) for side in sides]
    keys = ("years.one_camp", "years.other_camp")
    return [sheet.scene.say(key, names=names) for key, names in zip(keys, named, strict=True)]


def _exceptions(sheet: Sheet, found: Frustration) -> str:
    """Name the ties that do not fit."""
    broken = {pair(a, b) for a, b in found.frustrated}
    tense = [sheet.pair(tie) for tie in sheet.ties if tie.tie in broken]
    if not tense:
        return sheet.scene.say("sheet.fits")
    return sheet.scene.say("sheet.exceptions", ties=_listed(sheet, tense))


def triangle(sheet: Sheet) -> Asked:
    """Ask for three in tension, or failing that for two friends with a common foe."""
    found = triangles(sheet.edges)
    tense = [one for one in found if not one.balanced]
    allied = [one for one in found if one.kind == "+--"]
    asked = "sheet_tense" if tense else "sheet_allied"
    shown = tense or allied
    if not shown:
        return None
    listed = [sheet.names(_by_rank(sheet, one)) for one in shown]
    return sheet.scene.say.count(f"count.{asked}", len(shown)), [_listed(sheet, listed)], 1


ASKED: tuple[Callable[[Sheet], Asked], ...] = (
    aligned,
    acts,
    strongest,
    happened,
    words,
    claims,
    source,
    camps,
    triangle,
)


def _by_rank(sheet: Sheet, one: Triangle) -> list[str]:
    return sorted(one.nodes, key=sheet.nodes.index)


def _some_ties(sheet: Sheet, key: str, ties: Sequence[Tie]) -> Asked:
    """Ask for ties of a kind, of which there are so many."""
    return _some(sheet, sheet.scene.say.count(key, len(ties)), [sheet.pair(tie) for tie in ties])


def _some(sheet: Sheet, asked: str, items: Sequence[str]) -> Asked:
    """Ask for all of a few things, or for a few of many; the answer has them all."""
    say = sheet.scene.say
    if len(items) > FEW:
        asked = f"{asked} {say('sheet.name_some', n=say.number(FEW))}"
    return asked, [_listed(sheet, items)], min(len(items), FEW)


def _listed(sheet: Sheet, items: Sequence[str]) -> str:
    rest = len(items) - LISTED
    more = [sheet.scene.say.count("count.sheet_more", rest)] if rest > 0 else []
    return BETWEEN.join([*items[:LISTED], *more])


def _acts(sheet: Sheet, relation: Relation) -> str:
    """Name who acts and who is acted upon, as the picture has them."""
    key = "tie.both" if relation.mutual else "tie.one"
    one, other = map(sheet.name, relation.ends(sheet.scene.selection.level))
    return sheet.scene.say(key, a=one, b=other)


def _about(sheet: Sheet, relation: Relation) -> list[str]:
    """Say when it was, and who says so."""
    when = date_in_words(relation.date, sheet.scene.say.language)
    return [when, in_words(sheet.scene, relation)]
