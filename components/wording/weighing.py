"""How the alignment of a tie comes about: what each type of relation adds to it."""

from collections.abc import Iterator
from typing import NamedTuple

from dash import html

from components.language.texts import Words
from components.scene import Scene
from data.engines.relations import Relations
from data.engines.ties import Tie
from data.model import every_type

MOST_ROWS = 20  # of the table that works out an alignment


class Weighed(NamedTuple):
    """Relations of one type, and as a rule of one weight: how many, the sums of both."""

    type: str
    times: int
    total: float
    size: float


def weighed(relations: Relations) -> Iterator[Weighed]:
    """Yield the relations of each type and weight, or where these are many, of each type."""
    found: dict[tuple[str, float | None], Weighed] = {}
    counts = sorted(relations.cross_tabulate("type", "weight").items())
    for (code, written), times in counts:
        weight = float(written)
        key = (code, weight if len(counts) <= MOST_ROWS else None)
        size = every_type()[code].size(weight)
        _, n, total, sizes = found.get(key, Weighed(code, 0, 0.0, 0.0))
        found[key] = Weighed(code, n + times, total + times * weight, sizes + times * size)
    yield from found.values()


def row(say: Words, one: Weighed) -> tuple[str, ...]:
    """Write a type, its number, its weight or the mean, and the sums of weights and sizes."""
    mean = one.total / one.times
    each, total = (say.number(value, 2, signed=True) for value in (mean, one.total))
    return say(f"type.{one.type}"), say.number(one.times), each, total, say.number(one.size, 2)


def worked_out(scene: Scene, tie: Tie) -> list[html.Table | html.P]:
    """Return what each type of relation adds to a tie, and the alignment that this comes to."""
    say = scene.say
    own = scene.results.about(tie.tie).counted
    found = [*weighed(own)]
    total, sizes = sum(one.total for one in found), sum(one.size for one in found)
    head = [say(f"document.{name}") for name in ("type", "times", "weight", "sum")]
    return [
        html.Table(
            [
                html.Thead(html.Tr([html.Th(text, scope="col") for text in head])),
                html.Tbody([_line(row(say, one)[:-1]) for one in found]),
            ],
            className="weighing",
        ),
        html.P(
            say(
                "tie.worked_out",
                total=say.number(total, 2, signed=True),
                sizes=say.number(sizes, 2),
                alignment=say.number(tie.alignment, 2, signed=True),
            ),
            className="hint",
        ),
    ]


def _line(texts: tuple[str, ...]) -> html.Tr:
    name, *numbers = texts
    return html.Tr(
        [html.Th(name, scope="row"), *(html.Td(number, dir="ltr") for number in numbers)]
    )
