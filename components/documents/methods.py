"""What the methods page works out of one data set: examples, triangles, measures of balance."""

from collections.abc import Iterator
from itertools import groupby

from components import addresses
from components.documents import formulas, prose
from components.documents.methods_counts import Addresses, claims, index, signs, statuses, switches
from components.documents.methods_rules import (
    colours,
    constants,
    dates,
    lengths,
    terms,
    types,
)
from components.language.texts import Words
from components.markup import Html, element, joined, table
from components.scene import Scene
from components.wording import argument, weighing
from components.wording.triangles import drawing, sentence
from data.balance.frustration import Frustration, weak_balance
from data.balance.measures import normalised, share_balanced, walk_balance
from data.balance.triangles import Triangle, common
from data.catalogue import Catalogue
from data.engines.ties import Tie
from data.model import pair
from data.pages import formulas as known_formulas
from data.pages import references

KINDS = ("+++", "+--", "++-", "---")  # of triangles, balanced ones first


# Its places, beside those of formulas.
PLACES = frozenset(
    {
        *("data-set", "types-number", "mixed", "seconds", "few", "splits", "crowd", "cut"),
        *(
            "bulge",
            "samples",
            *("signed", "many", "strongest", "rows", "large", "briefly"),
            "widths",
            "types",
            "dates",
            "lengths",
            "colours",
            "statuses",
        ),
        *("switch", "claims", "signs", "example-alignment", "triangles", "example-frustration"),
        *("measures", "example-pair", "glossary", "references"),
    }
)


def values(scene: Scene, catalogue: Catalogue, switch: Addresses) -> dict[str, str]:
    """Return what stands in each place of the methods page.

    Args:
        scene: a data set in a language; its status says which statements are computed with.
        catalogue: all that the atlas holds.
        switch: for each of CLAIMS the address of this page with it.
    """
    return {
        **_of_rules(scene),
        **_of_every_set(scene, catalogue, switch),
        **_of_one_set(scene),
        "references": element("div", prose.quoted(references(), 0), lang="en", dir="ltr"),
    }


def _of_rules(scene: Scene) -> dict[str, str]:
    say = scene.say
    return {
        **{f"formula.{name}": formulas.formula(name, say) for name in known_formulas()},
        **constants(scene),
        "types": types(say),
        "dates": dates(say),
        "lengths": lengths(say),
        "colours": colours(say),
        "glossary": terms(say),
    }


def _of_every_set(scene: Scene, catalogue: Catalogue, switch: Addresses) -> dict[str, str]:
    say = scene.say
    return {
        "statuses": statuses(say, catalogue),
        "switch": switches(scene, switch),
        "claims": claims(say, catalogue),
        "signs": signs(say, catalogue),
    }


def _of_one_set(scene: Scene) -> dict[str, str]:
    return {
        "example-alignment": example_alignment(scene),
        "triangles": triangles(scene),
        "example-frustration": example_frustration(scene),
        "measures": measures(scene),
        "example-pair": example_pair(scene),
    }


def example_tie(scene: Scene) -> Tie | None:
    """Return the friendly tie with most relations, or the tie with most if none is friendly."""
    return max(
        scene.results.ties,
        key=lambda tie: (tie.character == "cooperation", tie.relations, tie.tie),
        default=None,
    )


def example_alignment(scene: Scene) -> Html:
    """Work out the alignment of a tie, type by type."""
    say, tie = scene.say, example_tie(scene)
    if tie is None:
        return _nothing(say)
    own = scene.results.relations.counted.of_ties(scene.selection.level, tie.tie)
    found = [*weighing.weighed(own)]
    total, sizes = sum(one.total for one in found), sum(one.size for one in found)
    rows = [weighing.row(say, one) for one in found]
    last = (say.number(total, 2, signed=True), say.number(sizes, 2))
    every = say.number(sum(one.times for one in found))
    rows.append((element("strong", say("document.total")), every, "", *last))
    head = [say(f"document.{name}") for name in ("type", "times", "weight", "sum", "sizes")]
    shown = table(scene.sentences.pair(tie), head, rows, numbers={1, 2, 3, 4})
    return joined([shown, formulas.alignment_of(tie, total, sizes, say)])


def triangles(scene: Scene) -> Html:
    """Return the four kinds of triangle, how many there are, and one of each in a sentence."""
    say = scene.say
    ordered = sorted(scene.camps.triangles, key=lambda one: one.kind)
    found = {kind: tuple(group) for kind, group in groupby(ordered, key=lambda one: one.kind)}
    rows = [_triangle_row(scene, kind, found.get(kind, ())) for kind in KINDS]
    head = [say(f"document.{name}") for name in ("kind", "verdict", "number", "for_example")]
    return table(say("document.triangles"), head, rows, numbers={2})


def _triangle_row(scene: Scene, kind: str, own: tuple[Triangle, ...]) -> tuple[str, ...]:
    """Return one kind of triangle: its drawing, whether it is balanced, how many, an example."""
    one, two, three = (1 if sign == "+" else -1 for sign in kind)
    sample = drawing(scene, Triangle(("", "", ""), (one, two, three)))
    drawn = element("img", src=sample, alt="", width="40", height="34")
    return (
        joined([drawn, element("span", kind.replace("-", "\u2212"), dir="ltr")]),
        scene.say("document.tense" if kind.count("-") % 2 else "document.balanced"),
        scene.say.number(len(own)),
        sentence(scene, _clearest(scene, own)) if own else "\u2013",
    )


def _clearest(scene: Scene, own: tuple[Triangle, ...]) -> Triangle:
    """Return the triangle whose nodes have the most relations: most is known of it."""
    return max(
        own, key=lambda one: (sum(scene.results.degrees[node] for node in one.nodes), one.nodes)
    )


def example_frustration(scene: Scene) -> Html:
    """Say how far the data set is from balance, name the ties in tension, and work out F."""
    say, found, ties = scene.say, scene.camps.frustration, len(scene.camps.signed.edges)
    if not ties:
        return _nothing(say)
    items = [element("li", link) for link in _tense(scene, found)]
    degree = normalised(found.index, ties)
    parts = [
        element("p", argument.verdict(scene, found)),
        *([element("ul", *items)] if items else []),
        *(element("p", text) for text in _doubt(scene)),
        formulas.degree_of(found.index, ties, degree, say),
    ]
    return element("div", *parts, class_="example")


def _tense(scene: Scene, found: Frustration) -> Iterator[Html]:
    """Yield a link to each tie in tension."""
    tense = {pair(a, b) for a, b in found.frustrated}
    for tie in scene.results.ties:
        if tie.tie in tense:
            yield element("a", scene.sentences.tie(tie), href=_atlas(scene, tie.tie))


def _doubt(scene: Scene) -> Iterator[str]:
    say, found = scene.say, scene.camps.switchers
    if found.nodes:
        names = say.listing(say.name(scene.sentences.name(node)) for node in sorted(found.nodes))
        yield say("balance.several", names=names)
    if not found.known:
        yield say("balance.maybe")


def _atlas(scene: Scene, tie: str) -> str:
    return addresses.atlas(scene.selection.but(view="camps").choosing(tie))


def measures(scene: Scene) -> Html:
    """Return every measure of balance for the data set, side by side."""
    say, edges = scene.say, scene.camps.signed.edges
    weak, share = weak_balance(edges), share_balanced(scene.camps.triangles)
    found = {
        "signed": say.number(len(edges)),
        "index": index(say, scene.camps.frustration),
        "degree": say.number(normalised(scene.camps.frustration.index, len(edges)), 2),
        "share": "\u2013" if share is None else say.number(share, 2),
        "weak": index(say, weak),
        "weak_camps": say.number(len(weak.camps)),
        "walk": say.number(walk_balance(edges), 2),
    }
    rows = [(say(f"document.{name}"), value) for name, value in found.items()]
    head = [say("document.measure"), say("document.value")]
    return table(scene.data_set.titles[say.language], head, rows, numbers={1})


def example_pair(scene: Scene) -> Html:
    """Return the measures of the pair whose alignment was worked out."""
    say, tie = scene.say, example_tie(scene)
    if tie is None:
        return _nothing(say)
    rows = [(say(f"document.{name}"), value) for name, value in _of_pair(scene, tie).items()]
    head = [say("document.measure"), say("document.value")]
    return table(scene.sentences.pair(tie), head, rows, numbers={1})


def _of_pair(scene: Scene, tie: Tie) -> dict[str, str]:
    """Write what can be measured of a pair, by the name of the measure."""
    say, shared = scene.say, common(scene.camps.signed.edges, tie.a, tie.b)
    closed = scene.camps.triangles.among(tie.a, tie.b)
    balanced, every = closed.balanced, len(closed)
    return {
        "alignment": say.number(tie.alignment, 2, signed=True),
        "friends": say.number(len(shared.friends)),
        "foes": say.number(len(shared.foes)),
        "unlike": say.number(len(shared.divided)),
        "common": say("measure.of", some=say.number(balanced), all=say.number(every)),
    }


def _nothing(say: Words) -> Html:
    return element("p", say("document.nothing"), class_="hint")
