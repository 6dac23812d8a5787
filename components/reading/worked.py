"""What the methods page computes: every number on it, from the data and the code as they are."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from components import addresses
from components.drawing import marks
from components.drawing.curves import SAMPLES
from components.drawing.projection import BULGE, MIDDLE
from components.drawing.theme import THEMES
from components.language.calendar import date_in_words, day_in_words
from components.language.texts import Words
from components.markup import Html, element, joined, table
from components.reading import formulas, prose
from components.scene import Scene
from components.wording import argument
from data import positions
from data.balance.edges import edges_of
from data.balance.frustration import LIMIT, Frustration, frustration, switchers, weak_balance
from data.balance.measures import normalised, share_balanced, walk_balance
from data.balance.optimum import ENUMERATED
from data.balance.triangles import Triangle, common
from data.dataset import DataSet
from data.dates import parse_date
from data.filtering import apply
from data.model import STATUSES, pair, relation_types
from data.pages import formulas as known_formulas
from data.pages import references
from data.selection import Selection
from data.ties import MIXED_WITHIN, Tie

DataSets = Mapping[str, DataSet]
Status = tuple[str, ...]
Addresses = Mapping[Status, str]

# One date of each kind that is read.
DATES = (
    "2007",
    "2007-09",
    "2007-09-27",
    "2007~",
    "2007-09?",
    "199X",
    "2007-21",
    "2005-08-03/2013-08-03",
    "/2020-05-28",
    "../2020-05-28",
    "2019/..",
)
CLAIMS: tuple[Status, ...] = (
    (),
    ("reported",),
)  # every statement, and only what is reported as fact
KINDS = ("+++", "+--", "++-", "---")  # of triangles, balanced ones first


def values(scene: Scene, data_sets: DataSets, switch: Addresses) -> dict[str, str]:
    """Return what stands in each place of the methods page.

    Args:
        scene: a data set in a language; its status says which statements are computed with.
        data_sets: all that the atlas holds.
        switch: for each of CLAIMS the address of this page with it.
    """
    say = scene.say
    return {
        **{f"formula.{name}": formulas.formula(name, say) for name in known_formulas()},
        **_constants(scene),
        "types": types(say),
        "example-alignment": example_alignment(scene),
        "statuses": statuses(say, data_sets),
        "switch": switches(scene, switch),
        "claims": claims(say, data_sets),
        "dates": dates(say),
        "signs": signs(say, data_sets),
        "triangles": triangles(scene),
        "example-frustration": example_frustration(scene),
        "measures": measures(scene),
        "example-pair": example_pair(scene),
        "lengths": lengths(say),
        "colours": colours(say),
        "references": element("div", prose.quoted(references(), 0), lang="en", dir="ltr"),
    }


def _constants(scene: Scene) -> dict[str, str]:
    """Return the numbers of the code that the texts name."""
    say = scene.say
    return {
        "data-set": say.name(scene.data_set.titles[say.language]),
        "types-number": say.number(len(relation_types())),
        "mixed": say.number(MIXED_WITHIN, 1),
        "seconds": say.number(LIMIT),
        "few": say.number(ENUMERATED),
        "splits": say.number(2 ** (ENUMERATED - 1)),
        "crowd": say.number(positions.CROWD),
        "middle": say.number(abs(MIDDLE)),
        "bulge": say.number(100 * BULGE),
        "samples": say.number(SAMPLES),
        "widths": say.number(len(marks.WIDTHS)),
    }


def types(say: Words) -> Html:
    """Return every type with its class and its weight."""
    rows = [
        (
            say(f"type.{code}"),
            element("code", code.upper()),
            say(f"class.{kind.quad_class.replace(' ', '_')}"),
            say.number(kind.weight, 2, signed=True),
        )
        for code, kind in relation_types().items()
    ]
    head = [say(f"document.{name}") for name in ("type", "code", "class", "weight")]
    return table(say("document.types"), head, rows, numbers={3})


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
    rows, weights = [], []
    for code, times in sorted(own.tally("type").items()):
        weight = relation_types()[code].weight
        weights.append(weight * times)
        each = say.number(weight, 2, signed=True)
        rows.append((say(f"type.{code}"), say.number(times), each, *_sums(say, weight * times)))
    total, sizes = sum(weights), sum(map(abs, weights))
    last = (say.number(total, 2, signed=True), say.number(sizes, 2))
    rows.append((element("strong", say("document.total")), say.number(len(own)), "", *last))
    head = [say(f"document.{name}") for name in ("type", "times", "weight", "sum", "sizes")]
    shown = table(scene.sentences.pair(tie), head, rows, numbers={1, 2, 3, 4})
    return joined([shown, formulas.alignment_of(tie, total, sizes, say)])


def _sums(say: Words, weight: float) -> tuple[str, str]:
    """Write a sum of equal weights, and the sum of their sizes."""
    return say.number(weight, 2, signed=True), say.number(abs(weight), 2)


def statuses(say: Words, data_sets: DataSets) -> Html:
    """Return how many statements of each data set have each status, and how many count."""
    rows = []
    for data_set in data_sets.values():
        found = data_set.relations.tally("status")
        counted = len(data_set.relations.counted)
        numbers = [*(found.get(status, 0) for status in STATUSES), counted]
        rows.append((data_set.titles[say.language], *map(say.number, numbers)))
    head = [
        say("page.data_set"),
        *(say(f"status.{status}") for status in STATUSES),
        say("document.counted"),
    ]
    return table(say("document.statuses"), head, rows, numbers={1, 2, 3, 4})


def switches(scene: Scene, addresses: Addresses) -> Html:
    """Return the links that decide which statements this page computes with."""
    links = [
        element(
            "a",
            scene.say("document.reported" if status else "document.everything"),
            href=addresses[status],
            **({"aria_current": "true"} if scene.selection.status == status else {}),
        )
        for status in CLAIMS
    ]
    label = scene.say("document.switch")
    return element("p", *links, class_="switch", role="group", aria_label=label)


def claims(say: Words, data_sets: DataSets) -> Html:
    """Return what changes in each data set when only what is reported as fact counts."""
    rows = [
        _claims_row(say, data_set, status) for data_set in data_sets.values() for status in CLAIMS
    ]
    head = [
        say(f"document.{name}")
        for name in ("which", "relations", "ties", "signed", "index", "degree", "camps")
    ]
    return table(say("document.claims"), head, rows, numbers={1, 2, 3, 4, 5, 6})


def _claims_row(say: Words, data_set: DataSet, status: Status) -> tuple[str, ...]:
    relations = apply(Selection(status=status), data_set.relations)
    ties = relations.ties()
    edges = edges_of(ties).edges
    found = frustration(edges)
    which = say("document.only_reported" if status else "document.all_of")
    name = joined([say.name(data_set.titles[say.language]), element("small", which)])
    numbers = [say.number(len(relations.counted)), say.number(len(ties))]
    if not len(edges):
        return (name, *numbers, say.number(0), *["\u2013"] * 3)
    degree = say.number(normalised(found.index, len(edges)), 2)
    # As everywhere, the one from whom all is seen is in the first camp.
    camps = sorted(found.camps, key=lambda camp: data_set.perspective not in camp)
    sizes = "\u00a0+\u00a0".join(say.number(len(camp)) for camp in camps)
    return (name, *numbers, say.number(len(edges)), index(say, found), degree, sizes)


def index(say: Words, found: Frustration) -> str:
    """Write a frustration index: one number, or an interval where time ran out."""
    if found.optimal:
        return say.number(found.index)
    return f"{say.number(found.lower_bound)}\u2013{say.number(found.index)}"


def dates(say: Words) -> Html:
    """Return each kind of date with what it means and the days it may cover."""
    rows = []
    for written in DATES:
        day = parse_date(written)
        ends = [_day(say, end) for end in (day.earliest, day.latest)]
        rows.append((element("code", written, dir="ltr"), date_in_words(day, say.language), *ends))
    head = [say(f"document.{name}") for name in ("written", "means", "first", "last")]
    return table(say("document.dates"), head, rows)


def _day(say: Words, day: date) -> str:
    return say("document.open") if day in (date.min, date.max) else day_in_words(day, say.language)


def signs(say: Words, data_sets: DataSets) -> Html:
    """Return how many ties of each data set have which sign, and how many have none."""
    kinds = ("cooperation", "conflict", "mixed", "demand")
    rows = []
    for data_set in data_sets.values():
        found = [tie.character for tie in data_set.relations.ties()]
        numbers = [len(found), *map(found.count, kinds)]
        rows.append((data_set.titles[say.language], *map(say.number, numbers)))
    head = [say("page.data_set"), say("document.ties"), *(say(f"tie.{kind}") for kind in kinds)]
    return table(say("document.signs"), head, rows, numbers={1, 2, 3, 4, 5})


def triangles(scene: Scene) -> Html:
    """Return the four kinds of triangle, how many there are, and one of each in a sentence."""
    say = scene.say
    ordered = sorted(scene.camps.triangles, key=lambda one: one.kind)
    found = {kind: tuple(group) for kind, group in groupby(ordered, key=lambda one: one.kind)}
    rows = []
    for kind in KINDS:
        own = found.get(kind, ())
        odd = kind.count("-") % 2
        one, two, three = (1 if sign == "+" else -1 for sign in kind)
        sample = Triangle(("", "", ""), (one, two, three))
        drawn = element("img", src=argument.drawing(scene, sample), alt="", width="40", height="34")
        rows.append(
            (
                joined([drawn, element("span", kind.replace("-", "\u2212"), dir="ltr")]),
                say("document.tense" if odd else "document.balanced"),
                say.number(len(own)),
                argument.sentence(scene, _clearest(scene, own)) if own else "\u2013",
            )
        )
    head = [say(f"document.{name}") for name in ("kind", "verdict", "number", "for_example")]
    return table(say("document.triangles"), head, rows, numbers={2})


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
    tense = {pair(a, b) for a, b in found.frustrated}
    items = [
        element("li", element("a", scene.sentences.tie(tie), href=_atlas(scene, tie.tie)))
        for tie in scene.results.ties
        if tie.tie in tense
    ]
    degree = normalised(found.index, ties)
    parts = [
        element("p", argument.verdict(scene, found)),
        *([element("ul", *items)] if items else []),
        *(element("p", text) for text in _doubt(scene)),
        formulas.degree_of(found.index, ties, degree, say),
    ]
    return element("div", *parts, class_="example")


def _doubt(scene: Scene) -> Iterator[str]:
    say, found = scene.say, switchers(scene.camps.signed.edges)
    if found.nodes:
        names = say.listing(say.name(scene.sentences.name(node)) for node in sorted(found.nodes))
        yield say("balance.several", names=names)
    if not found.known:
        yield say("balance.maybe")


def _atlas(scene: Scene, tie: str) -> str:
    return addresses.atlas(scene.selection.but(view="camps", tie=tie))


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
    shared = common(scene.camps.signed.edges, tie.a, tie.b)
    closed = [one for one in scene.camps.triangles if tie.tie in one.ties]
    balanced, every = sum(one.balanced for one in closed), len(closed)
    found = {
        "alignment": say.number(tie.alignment, 2, signed=True),
        "friends": say.number(len(shared.friends)),
        "foes": say.number(len(shared.foes)),
        "unlike": say.number(len(shared.divided)),
        "common": say("measure.of", some=say.number(balanced), all=say.number(every)),
    }
    rows = [(say(f"document.{name}"), value) for name, value in found.items()]
    head = [say("document.measure"), say("document.value")]
    return table(scene.sentences.pair(tie), head, rows, numbers={1})


def lengths(say: Words) -> Html:
    """Return how long a tie wishes to be in the network."""
    rows = [(say(f"tie.{kind}"), say.number(length)) for kind, length in positions.LENGTH.items()]
    head = [say("document.tie"), say("document.length")]
    return table(say("document.lengths"), head, rows, numbers={1})


def colours(say: Words) -> Html:
    """Return the colours that carry meaning, with the second sign that doubles each."""
    head = [say(f"document.{name}") for name in ("meaning", "sign")]
    head += [say(f"look.{name}") for name in THEMES]
    rows = [
        (
            say(f"tie.{character}"),
            glyph,
            *(_swatch(theme.hue(character)) for theme in THEMES.values()),
        )
        for character, glyph in marks.GLYPHS.items()
    ]
    return table(say("document.colours"), head, rows)


def _swatch(hue: str) -> Html:
    patch = element("span", style=f"background:{hue}", class_="swatch", aria_hidden="true")
    return joined([patch, element("code", hue, dir="ltr")])


def _nothing(say: Words) -> Html:
    return element("p", say("document.nothing"), class_="hint")
