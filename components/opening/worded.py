"""Words for what was done that no type is known for: the most frequent first, settled once."""

from collections.abc import Iterator

from components.language.texts import Words
from components.markup import Html, element, joined
from components.opening.fields import group, options, select
from components.opening.frame import ARROW, said
from data.model import relation_types
from data.opening.kinds import READ
from data.opening.mapping import OUT
from data.opening.report import LETTERS, Named, Report

SHOWN = 6  # words that are seen at once; the others are folded away
OFFERED = 60
SIGNS = {1: "+", 0: "\u25cb", -1: "\u2212"}


def section(say: Words, report: Report) -> Iterator[Html]:
    """Yield the words and what was settled of them, if there are any."""
    words = [one for one in report.words if len(one.name) < LETTERS][:OFFERED]  # others were cut
    if not words:
        return
    title = "count.open_sentences" if report.scheme == READ else "count.open_words"
    head = element(
        "div",
        element("h2", say.count(title, len(report.words))),
        element("p", say("open.words_hint"), class_="hint"),
        class_="head",
    )
    panel = element("div", *_rows(say, report, words), class_="panel")
    yield element("section", head, panel, class_="names words step")


def _rows(say: Words, report: Report, words: list[Named]) -> Iterator[Html]:
    rows = [_row(say, report, n, one) for n, one in enumerate(words)]
    yield element("ul", *rows[:SHOWN])
    if rows[SHOWN:]:
        summary = say.count("count.open_more_words", len(rows) - SHOWN)
        unfolded = {"open": ""} if any(one.settled for one in words[SHOWN:]) else {}
        folded = element("ul", *rows[SHOWN:])
        yield element("details", element("summary", summary), folded, **unfolded)
    if any(one.proposal for one in words):
        take = element(
            "button", say("open.take"), type="submit", name="do", value="take_done", class_="opens"
        )
        yield element("p", take, class_="end")


def _row(say: Words, report: Report, n: int, one: Named) -> Html:
    return element(
        "li",
        element("span", say.number(one.number), class_="number"),
        said(one.name, class_="name", title=one.name),
        element("span", ARROW[say.direction], class_="arrow", aria_hidden="true"),
        element("input", type="hidden", name=f"word-{n}", value=one.name),
        element("input", type="hidden", name=f"maybe-{n}", value=one.proposal),
        select(
            f"kind-{n}", say("open.means_done", word=say.name(one.name)), _kinds(say, report, one)
        ),
        element("span", _hint(say, one), class_="hint"),
    )


def _kinds(say: Words, report: Report, one: Named) -> Html:
    """Return what words may mean: what they do if nobody answers, nothing, or one of our types."""
    read = one.proposal if report.scheme == READ else ""
    standing = report.one_type or one.side or read
    otherwise = say("open.by_weight" if "weight" in _roles(report) else "open.out")
    unsettled = called(say, standing) if standing else otherwise
    first = [("", unsettled), *([(OUT, say("open.out"))] if unsettled != say("open.out") else [])]
    found = [options(first, one.settled)]
    if one.settled == OUT and unsettled == say("open.out"):
        found = [options([("", unsettled), (OUT, f"{say('open.out')} \u2713")], OUT)]
    if one.proposal and one.proposal not in (one.settled, standing):
        proposed = options([(one.proposal, called(say, one.proposal))])
        found.append(group(say("open.suggestion"), proposed))
    every = [(code.upper(), called(say, code)) for code in relation_types()]
    return joined([*found, group(say("open.types"), options(every, one.settled))])


def _roles(report: Report) -> frozenset[str]:
    return frozenset(one.role for one in report.columns)


def called(say: Words, code: str) -> str:
    """Return what a type is called, after its sign."""
    kind = relation_types()[code.lower()]
    return f"{SIGNS[kind.sign]} {say(f'type.{kind.code.lower()}')}"


def _hint(say: Words, one: Named) -> str:
    if one.settled:
        return "\u2713"
    if one.side:
        return say("open.only_side")
    return say("open.perhaps", name=called(say, one.proposal)) if one.proposal else ""
