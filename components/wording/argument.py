"""Why they align: camps and triangles in words, each tie one click from its evidence."""

from collections import Counter
from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.scene import HURRY, IN_TIME, Scene
from components.wording import sides, triangles
from data.balance.edges import SIGNS, has_ring
from data.balance.frustration import Frustration
from data.balance.measures import normalised, walk_balance
from data.balance.triangles import common
from data.density import LONGEST
from data.engines.ties import Tie
from data.model import STATUSES, pair
from data.selection import SUPPOSED, Selection

FIRST = 60  # ties in tension that are written out before the others are asked for
TENSE = "tense"  # what stands for those, in an address: see components/evidence/windows.py
NAMED = 6  # common friends or foes that are named before the rest is counted

Children = list[Component]


def of_camps(scene: Scene) -> Children:
    """Return what the camps mean: what would have to change, and how sure the division is."""
    say = scene.say
    left_out = scene.camps.signed.mixed + scene.camps.signed.demands
    parts: Children = [
        html.P(say("view.camps"), className="eyebrow"),
        *sides.of(scene),
        *thought(scene),
        html.H3(verdict(scene, scene.camps.frustration)),
        *tension(scene),
        *doubt(scene),
        *(measures(scene) if has_ring(scene.camps.signed.edges) else []),
    ]
    if left_out:
        parts.append(html.P(say.count("count.left_out", left_out), className="hint"))
    parts += claims(scene)
    return [*parts, *triangles.listed(scene, scene.camps.triangles)]


def thought(scene: Scene) -> Children:
    """Return what is supposed, how far the map is from balance without it, and the way back."""
    supposed = scene.camps.supposed
    if not supposed:
        return []
    say = scene.say
    items = [html.Li(_supposed(scene, tie)) for tie in scene.results.ties if tie.tie in supposed]
    before = verdict(scene, scene.camps.before)
    back = addresses.here(scene.selection.but(what=()))
    parts = [
        html.P([html.Strong(say("what.thought")), " ", say("what.not_reported")]),
        html.Ul(items),
        html.P(say("what.before", verdict=before)),
        dcc.Link(say("what.back"), href=back, className="clear"),
    ]
    return [html.Div(parts, className="thought", role="note")]


def _supposed(scene: Scene, tie: Tie) -> dcc.Link:
    """Return what a tie is supposed to be, as a link that takes it back."""
    cross = html.Span("\u00d7", **{"aria-hidden": "true"})
    return dcc.Link(
        [html.Span(supposition(scene, tie)), cross],
        href=addresses.here(scene.selection.supposing(tie.tie)),
        className="chip",
        title=scene.say("what.take_back"),
    )


def supposition(scene: Scene, tie: Tie) -> str:
    """Say what a tie is supposed to be."""
    one, other = (scene.say.name(scene.sentences.name(end)) for end in (tie.a, tie.b))
    kind = scene.selection.supposed[tie.tie]
    return scene.say(f"what.{kind}", pair=scene.say("tie.and", a=one, b=other))


def verdict(scene: Scene, found: Frustration) -> str:
    """Say how far a map is from balance."""
    say = scene.say
    if scene.camps.signed.edges and not has_ring(scene.camps.signed.edges):
        return say("balance.untested")
    if not found.optimal:
        low, high = (say.number(number) for number in (found.lower_bound, found.index))
        return say(
            "balance.open" if scene.seconds == HURRY else "balance.between", low=low, high=high
        )
    return say.count("count.change", found.index) if found.index else say("balance.balanced")


def tension(scene: Scene) -> Children:
    """Return the ties in tension as links, the first of many, and the way to the others."""
    ties = in_tension(scene)
    if not ties:
        return []
    listed = html.Ul(resting(scene, ties[:FIRST]), className="ties tense")
    if len(ties) <= FIRST:
        return [listed]
    asked = TENSE if scene.seconds == HURRY else f"{TENSE}/{IN_TIME}"
    words = scene.say.count("count.more_tense", len(ties) - FIRST)
    more = html.Button(words, className="on-demand", **{"data-list": asked})
    return [html.Div([listed, more], id="tense")]


def every_tension(scene: Scene) -> Children:
    """Return all of these ties in place of the first: the division may be a better one by then."""
    return [html.Ul(resting(scene, in_tension(scene)), className="ties tense")]


def in_tension(scene: Scene) -> list[Tie]:
    """Return the ties in tension, those that rest on least first, as many as a page may have."""
    tense = {pair(a, b) for a, b in scene.camps.frustration.frustrated}
    ties = (tie for tie in scene.results.ties if tie.tie in tense)
    return sorted(ties, key=lambda tie: tie.relations)[:LONGEST]


def resting(scene: Scene, ties: Sequence[Tie]) -> Children:
    """Return ties as items of a list, each with the strength of its evidence."""
    level = scene.selection.level
    own = scene.results.relations.counted.of_ties(level, *(tie.tie for tie in ties))
    sure = Counter(one.tie(level) for one in own if one.status == STATUSES[0])
    return [
        html.Li([_link(scene, _as_taken(scene, tie), tie), _rests(scene, tie, sure[tie.tie])])
        for tie in ties
    ]


def _as_taken(scene: Scene, tie: Tie) -> str:
    return supposition(scene, tie) if tie.tie in scene.camps.supposed else scene.sentences.tie(tie)


def _rests(scene: Scene, tie: Tie, sure: int) -> html.P:
    """Say how many relations a tie rests on, and how many of them are reported as fact."""
    say = scene.say
    counted = say.count("count.relations", tie.relations)
    rests = say("balance.rests", relations=counted, sure=say.number(sure))
    if not scene.selection.may_suppose(tie.tie):
        return html.P(rests, className="hint")
    return html.P([rests, " ", _otherwise(scene, tie)], className="hint")


def _otherwise(scene: Scene, tie: Tie) -> dcc.Link:
    """Return the link that supposes the tie to be what it is not, or that takes this back."""
    if tie.tie in scene.camps.supposed:
        kind, text = "", scene.say("what.take_back")
    else:
        kind = "foes" if tie.character == "cooperation" else "friends"
        text = scene.say("what.otherwise")
    return dcc.Link(text, href=addresses.here(scene.selection.supposing(tie.tie, kind)))


def _link(scene: Scene, text: str, tie: Tie) -> dcc.Link:
    there = addresses.choosing(scene.selection, tie.tie)
    return dcc.Link(text, href=there, className=f"tie {tie.character}")


def doubt(scene: Scene) -> Children:
    """Say whether there may be more who could stand elsewhere as well: time may have run out."""
    return [] if scene.camps.switchers.known else [html.P(scene.say("balance.maybe"))]


def measures(scene: Scene) -> Children:
    """Return how balanced the map is, in numbers, each with what it means."""
    say, edges = scene.say, scene.camps.signed.edges
    if not edges:
        return []
    degree = normalised(scene.camps.frustration.index, len(edges))
    found = [measure(scene, "degree", "frustration", say.number(degree, 2))]
    if scene.camps.triangles:
        balanced = triangles.share(scene, scene.camps.triangles)
        found.append(measure(scene, "share", "triangles", balanced))
    weak = scene.camps.weak
    if weak and weak.optimal:
        camps = say.count("count.camps", len(weak.camps))
        tense = say.count("count.in_tension", weak.index)
        value = say("tie.comma").join((camps, tense))
        found.append(measure(scene, "weak", "weak-balance", value))
    found.append(measure(scene, "walk", "walk", say.number(walk_balance(edges), 2)))
    return [html.Dl(found, className="measures")]


def measure(scene: Scene, name: str, anchor: str, value: str, *more: str) -> Component:
    """Return one measure: its name, which leads to how it is worked out, its value, its meaning."""
    say, selection = scene.say, scene.selection
    look = Selection(data=selection.data, lang=selection.lang, theme=selection.theme)
    there = addresses.document("methods", look, anchor, selection)
    link = html.A(say(f"measure.{name}"), href=there)
    hints = [html.Dd(text, className="hint") for text in (say(f"measure.{name}_help"), *more)]
    return html.Div([html.Dt(link), html.Dd(value), *hints])


def place(scene: Scene, node: str) -> Children:
    """Return where a node stands among the camps, with whom, and which of its ties are in tension.

    Only in a view that is about camps, and of a node that has a tie of a sign.
    """
    say = scene.say
    if not scene.view.supposes:
        return []
    mine = next((camp for camp in scene.camps.frustration.camps if node in camp), None)
    if mine is None:
        return [html.P(say("balance.unplaced"))]
    near = [tie for tie in scene.results.ties if node in (tie.a, tie.b)]
    beside = sorted(
        {tie.a if tie.b == node else tie.b for tie in near} & mine,
        key=scene.sentences.name,
    )
    named = [html.P(say("balance.stands_with", names=some(scene, tuple(beside))))] if beside else []
    tense = [tie for tie in in_tension(scene) if node in (tie.a, tie.b)]
    listed: Children = [html.P(say("balance.untense"))]
    if tense:
        listed = [
            html.P(say.count("count.tense_here", len(tense))),
            html.Ul(resting(scene, tense[:FIRST]), className="ties tense"),
        ]
    either = node in scene.camps.switchers.nodes
    doubtful = [html.P(say("balance.either"))] if either else []
    return [html.P(say("view.camps"), className="eyebrow"), *named, *doubtful, *listed]


def claims(scene: Scene) -> Children:
    """Return the switch between all that is said and what is reported as fact."""
    say, selection = scene.say, scene.selection
    if selection.status == STATUSES[:1]:
        link = dcc.Link(say("balance.with_claims"), href=addresses.here(selection.but(status=())))
    elif scene.results.relations.tally("status").keys() - {STATUSES[0]}:
        only = selection.but(status=STATUSES[:1])
        link = dcc.Link(say("balance.without_claims"), href=addresses.here(only))
    else:
        return [html.P(say("balance.limits"), className="hint")]
    return [html.P([say("balance.limits"), " ", link], className="hint")]


def between(scene: Scene, tie: Tie) -> Children:
    """Return what else can be measured of a pair: whom both like, whom both are at odds with."""
    say = scene.say
    found = common(scene.camps.signed.edges, tie.a, tie.b)
    both = say.count("count.common_friends", len(found.friends))
    against = say.count("count.common_foes", len(found.foes))
    named = [
        say(f"measure.{kind}", names=some(scene, nodes))
        for kind, nodes in zip(("friends", "foes", "divided"), found, strict=True)
        if nodes
    ]
    parts = [measure(scene, "common", "pair", say("tie.comma").join((both, against)), *named)]
    mine = scene.camps.triangles.among(tie.a, tie.b)
    if mine:
        parts.append(measure(scene, "common_triangles", "pair", triangles.share(scene, mine)))
    return [html.Dl(parts, className="measures")]


def some(scene: Scene, nodes: tuple[str, ...]) -> str:
    """Name the first of some nodes, and say how many there are beside."""
    names = [scene.say.name(scene.sentences.name(node)) for node in nodes[:NAMED]]
    if len(nodes) > NAMED:
        names.append(scene.say.count("count.others", len(nodes) - NAMED))
    return scene.say.listing(names)


def what_if(scene: Scene, tie: Tie) -> Children:
    """Return the ways to suppose that a tie were something else, and to take it as it is again."""
    if not scene.view.supposes:
        return []
    say, selection = scene.say, scene.selection
    links = [
        dcc.Link(text, href=addresses.here(selection.supposing(tie.tie, kind)), className="chip")
        for kind, text in _otherwise_than(scene, tie)
    ]
    heading = html.H3(say("what.heading"), className="list-heading")
    hint = html.P(say("what.hint"), className="hint")
    return [heading, *thought(scene), html.P(links, className="ways"), hint]


def _otherwise_than(scene: Scene, tie: Tie) -> list[tuple[str, str]]:
    """Return what a tie may be supposed to be, each with its text, other than it is now."""
    if not scene.selection.may_suppose(tie.tie):
        return []
    say, supposed = scene.say, scene.camps.supposed
    real = SIGNS.get(tie.character)
    taken = (real, supposed.get(tie.tie, real))
    kinds = [
        (kind, say(f"what.try_{kind}")) for kind, sign in SUPPOSED.items() if sign not in taken
    ]
    return [*kinds, ("", say("what.take_back"))] if tie.tie in supposed else kinds
