"""What becomes of a file: what is left out and why, and all of its rows in one bar."""

from collections.abc import Iterator

from components import addresses
from components.language.texts import Words
from components.markup import Html, element
from components.opening import wording
from components.opening.frame import ARROW, said
from data.opening.outcome import Fault
from data.opening.presets import presets
from data.opening.report import OF_EACH, Report
from data.opening.roles import PROBLEM

AGAIN = ("mirror", "repeat")  # rows that are not counted twice


def left_out(say: Words, report: Report, key: str) -> Html:
    """Return each reason with its rows, and the way to have them back; nothing of no such row."""
    if not report.left_out:
        return Html("")
    head = element("div", element("h2", say("open.left")), _download(say, key), class_="head")
    rows = sorted(report.left_out.items(), key=lambda one: -one[1])
    panel = element(
        "div",
        element("ul", *(_reason(say, report, why, number) for why, number in rows)),
        element("p", say("open.rows_hint"), class_="hint end"),
        class_="panel",
    )
    return element("section", head, panel, class_="left step")


def _download(say: Words, key: str) -> Html:
    text = say("open.rows_with", column=say.name(PROBLEM))
    there = f"{addresses.base()}{addresses.OPEN}/{key}/rows.csv"
    return element("button", f"\u2193 {text}", type="submit", formaction=there, class_="opens")


def _reason(say: Words, report: Report, why: str, number: int) -> Html:
    rows = [one for one in report.faults if one.why == why][:OF_EACH]
    summary = element(
        "summary", element("span", wording.why(say, why)), *_example(say, report, rows[:1])
    )
    listed = element("ul", *(element("li", *_example(say, report, [one])) for one in rows))
    return element(
        "li",
        element("span", say.number(number), class_="number"),
        element("details", summary, listed),
    )


def _example(say: Words, report: Report, faults: list[Fault]) -> Iterator[Html]:
    for one in faults:
        found = [": ", said(one.found)] if one.found else []
        named = wording.column(say, one.column, [known.heading for known in report.columns])
        column = [" \u00b7 ", said(named)] if named else []
        line = say("open.line", n=say.number(one.line))
        yield element("span", line, *column, *found, class_="hint")


def bar(say: Words, report: Report) -> Html:
    """Return what every row becomes, in one picture and in one sentence."""
    out = report.rows - report.used - report.again - report.within
    parts = (
        ("used", report.used),
        ("again", report.again),
        ("within", report.within),
        ("out", out),
    )
    picture = element(
        "div",
        *(element("span", class_=name, style=f"flex-grow:{n}") for name, n in parts if n),
        class_="bar",
        aria_hidden="true",
    )
    key = [
        element("li", _relations(say, report), class_="used"),
        *_key(say, "again", report.again),
        *_key(say, "within", report.within),
        *_key(say, "out", out),
    ]
    numbers = {"rows": say.count("count.open_rows", report.rows), "used": say.number(report.used)}
    total = say("open.sum", **numbers, left=say.number(report.rows - report.used))
    return element(
        "div", picture, element("ul", *key), element("p", total, class_="hint"), class_="sum"
    )


def _key(say: Words, name: str, number: int) -> Iterator[Html]:
    if number:
        yield element("li", say.count(f"count.open_{name}", number), class_=name)


def _relations(say: Words, report: Report) -> str:
    found = {
        "relations": say.count("count.relations", report.relations),
        "states": say.count("count.open_states", report.states),
    }
    if not report.others:
        return say("open.between", **found)
    return say("open.between_more", **found, others=say.count("count.open_others", report.others))


def go(say: Words, report: Report, licence: str) -> Html:
    """Return the button that opens the atlas, and beside it what to know before it is shared."""
    preset = presets().get(report.preset)
    if not report.relations:
        note = say("open.nothing_done" if "unknown-type" in report.left_out else "open.nothing")
    elif preset and preset.redistribution == "no":
        note = say("open.no_passing")
    else:
        note = "" if licence or (preset and preset.licence) else say("open.licence_unknown")
    text = f"{say('open.open')} {ARROW[say.direction]}"
    off = {} if report.relations else {"disabled": ""}
    again = element(
        "button", say("open.again"), type="submit", name="do", value="read", class_="opens again"
    )
    opens = element("button", text, type="submit", name="do", value="open", class_="primary", **off)
    hint = element("p", note, class_="hint" if report.relations else "hint nothing")
    return element("div", hint, again, opens, class_="go")
