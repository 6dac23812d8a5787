"""Names that are no state: the most frequent first, each with whom it may mean."""

from collections.abc import Iterator

from components.language.texts import Words
from components.markup import Html, element, joined
from components.opening.fields import called, group, options, select, states_of
from components.opening.frame import ARROW, said
from data.opening.mapping import ITSELF, OUT
from data.opening.report import LETTERS, Named, Report

SHOWN = 6  # names that are seen at once; the others are folded away
OFFERED = 24  # with a list of states each, which is long


def section(say: Words, report: Report) -> Html:
    """Return the names and what was settled of them."""
    title = (
        say.count("count.open_names", report.unknown) if report.unknown else say("open.names_none")
    )
    head = element(
        "div",
        element("h2", title),
        *((element("p", say("open.names_hint"), class_="hint"),) if report.names else ()),
        class_="head",
    )
    panel = (element("div", *_rows(say, report), class_="panel"),) if report.names else ()
    return element("section", head, *panel, class_="names step")


def _rows(say: Words, report: Report) -> Iterator[Html]:
    whole = [one for one in report.names if len(one.name) < LETTERS]  # others were cut
    last = max((n for n, one in enumerate(whole, 1) if one.settled), default=0)
    offered = whole[: last + OFFERED]  # what is settled is told again with every answer
    rows = [_row(say, n, one) for n, one in enumerate(offered)]
    yield element("ul", *rows[:SHOWN])
    if rows[SHOWN:]:
        free = sum(not one.settled for one in offered[:SHOWN])
        summary = say.count("count.open_more_names", max(report.unknown, len(rows)) - free)
        unfolded = {"open": ""} if last > SHOWN else {}
        folded = element("ul", *rows[SHOWN:])
        yield element("details", element("summary", summary), folded, **unfolded)
    if any(one.proposal for one in offered):
        yield element(
            "p",
            element(
                "button", say("open.take"), type="submit", name="do", value="take", class_="opens"
            ),
            class_="end",
        )


def _row(say: Words, n: int, one: Named) -> Html:
    direction = say.direction
    return element(
        "li",
        element("span", say.number(one.number), class_="number"),
        said(one.name, class_="name"),
        element("span", ARROW[direction], class_="arrow", aria_hidden="true"),
        element("input", type="hidden", name=f"name-{n}", value=one.name),
        element("input", type="hidden", name=f"perhaps-{n}", value=one.proposal),
        select(f"means-{n}", say("open.means", name=say.name(one.name)), _means(say, one)),
        element("span", _hint(say, one), class_="hint"),
    )


def _means(say: Words, one: Named) -> Html:
    itself = [("", say("open.itself")), (OUT, say("open.out"))]
    chosen = "" if one.settled == ITSELF else one.settled
    found = [options(itself, chosen)]
    if chosen and chosen != OUT:
        found.append(group(say("open.now"), options([(chosen, called(say, chosen))], chosen)))
    if one.proposal and one.proposal != chosen:
        proposed = options([(one.proposal, called(say, one.proposal))])
        found.append(group(say("open.suggestion"), proposed))
    return joined([*found, states_of(say.language)])


def _hint(say: Words, one: Named) -> str:
    if one.settled:
        return "\u2713"
    return say("open.perhaps", name=say.name(called(say, one.proposal))) if one.proposal else ""
