"""What the methods page counts in every data set: statuses, signs, and what claims change."""

from collections.abc import Mapping

from components.language.texts import Words
from components.markup import Html, element, joined, table
from components.scene import Scene
from data.balance.edges import edges_of
from data.balance.frustration import Frustration, frustration
from data.balance.measures import normalised
from data.catalogue import Catalogue
from data.dataset import DataSet
from data.filtering import apply
from data.model import STATUSES
from data.selection import Selection

Status = tuple[str, ...]
Addresses = Mapping[Status, str]
CLAIMS: tuple[Status, ...] = (
    (),
    ("reported",),
)  # every statement, and only what is reported as fact


def statuses(say: Words, catalogue: Catalogue) -> Html:
    """Return how many statements of each data set have each status, and how many count."""
    rows = []
    for data_set in catalogue.values():
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


def claims(say: Words, catalogue: Catalogue) -> Html:
    """Return what changes in each data set when only what is reported as fact counts."""
    rows = [
        _claims_row(say, data_set, status) for data_set in catalogue.values() for status in CLAIMS
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


def signs(say: Words, catalogue: Catalogue) -> Html:
    """Return how many ties of each data set have which sign, and how many have none."""
    kinds = ("cooperation", "conflict", "mixed", "demand")
    rows = []
    for data_set in catalogue.values():
        found = [tie.character for tie in data_set.relations.ties()]
        numbers = [len(found), *map(found.count, kinds)]
        rows.append((data_set.titles[say.language], *map(say.number, numbers)))
    head = [say("page.data_set"), say("document.ties"), *(say(f"tie.{kind}") for kind in kinds)]
    return table(say("document.signs"), head, rows, numbers={1, 2, 3, 4, 5})
