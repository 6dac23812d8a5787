"""What each column is: the first rows of a file as they stand, and above them what is guessed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from components.language.texts import Words
from components.markup import Html, element, joined, scrolled
from components.opening import wording
from components.opening.answered import NONE
from components.opening.fields import group, options, select
from components.opening.frame import said
from data.model import every_type
from data.opening.report import COLUMNS, Column, First, Report
from data.opening.roles import ROLES
from data.opening.sentences import SIDES

NEEDED = frozenset(("actor", "target", "type", "date", "start", "year", "start_year"))
SEEN = 7  # columns that a laptop shows side by side
FEWEST = 4  # columns that are shown of a table of which next to nothing is known
# Where in the list of roles each stands.
GROUPS: Mapping[str, Sequence[str]] = {
    "who": (
        "actor",
        "target",
        *(f"{end}_{of}" for of in ("name", "country") for end in ("actor", "target")),
        "mutual",
    ),
    "when": (
        *("date", "start", "end", "year", "month", "day"),
        *(f"{end}_{part}" for end in ("start", "end") for part in ("year", "month", "day")),
        *("date_precision", "left_censored", "right_censored"),
    ),
    "what": (
        *("type", "weight", "agreement", "count", "label", "statement", "note", "case"),
        *("id", "vote", "motion"),
    ),
    "source": (
        *("status", "attributed_to", "publisher", "source_title", "source_url", "source_date"),
        *("second_source", "third_source"),
    ),
}


def section(say: Words, report: Report) -> Html:
    """Return the columns that are used with the first rows, and the others folded away."""
    used = [n for n, one in enumerate(report.columns) if one.role]
    if len(used) < 2:
        used = [*range(min(FEWEST, len(report.columns)))]
    others = [n for n in range(min(COLUMNS, len(report.columns))) if n not in used]
    if len(used) > SEEN:  # what is needed stands where it is seen
        used.sort(key=lambda n: report.columns[n].role not in NEEDED)
    return element(
        "section",
        element(
            "div",
            element("h2", say("open.columns")),
            element("p", say("open.columns_hint"), class_="hint"),
            class_="head",
        ),
        element("div", _table(say, report, used), *_others(say, report, others), class_="panel"),
        class_="columns step",
    )


def _table(say: Words, report: Report, used: Sequence[int]) -> Html:
    columns = [report.columns[n] for n in used]
    roles = [
        element("th", chooser(say, n, report.columns[n]), scope="col", class_="role") for n in used
    ]
    headings = [element("td", said(_heading(say, n, report.columns[n]))) for n in used]
    rows = [_row(say, one, n, columns) for n, one in enumerate(report.first)]
    number = element("td", say.number(1)) if report.has_header else element("td")
    body = [element("tr", number, *headings, element("td"), class_="headings"), *rows]
    parts = [
        element("caption", say("open.columns"), class_="visually-hidden"),
        element(
            "thead",
            element("tr", element("td"), *roles, element("th", say("open.becomes"), scope="col")),
        ),
        element("tbody", *body),
    ]
    return scrolled(element("table", *parts), say("open.columns"))


def _row(say: Words, first: First, n: int, columns: Sequence[Column]) -> Html:
    cells = [element("td", said(one.cells[n] if n < len(one.cells) else "")) for one in columns]
    line = element("td", say.number(first.line), class_="line")
    used = {} if first.type or not first.why else {"class_": "unused"}
    return element("tr", line, *cells, element("td", becomes(say, first), class_="becomes"), **used)


def becomes(say: Words, first: First) -> Html:
    """Say what a row becomes: a relation of a type, part of one, or nothing and why."""
    if first.type:
        kind = every_type()[first.type.lower()]
        tie = first.tie and not kind.measured
        plain = say(f"band.{kind.character}" if tie else f"type.{kind.code.lower()}")
        own = SIDES.get(first.said, {}).get(say.language) or said(first.said)
        return element(
            "b", joined(["\u2713 ", own if first.said else plain]), class_=kind.character
        )
    return element("span", wording.why(say, first.why) if first.why else say("open.part"))


def chooser(say: Words, n: int, column: Column) -> Html:
    """Return the list of what a column may be."""
    label = say("open.role_of", heading=say.name(_heading(say, n, column)))
    items = joined(
        [
            options([(NONE, say("role.none"))], "" if column.role else NONE),
            _chosen(say, column.role),
            _roles(say.language),
        ]
    )
    kind = "needed" if column.role in NEEDED else "given" if column.role else "free"
    return select(f"role-{n}", label, items, class_=kind)


def _chosen(say: Words, role: str) -> Html:
    return options([(role, say(f"role.{role}"))], role) if role else Html("")


@cache
def _roles(language: str) -> Html:
    """Return every role under its heading: the same list above every column."""
    say = Words(language)
    assert {*ROLES} == {role for roles in GROUPS.values() for role in roles}
    return joined(
        group(say(f"roles.{key}"), options((role, say(f"role.{role}")) for role in roles))
        for key, roles in GROUPS.items()
    )


def _others(say: Words, report: Report, others: Sequence[int]) -> Iterator[Html]:
    if not others:
        return
    items = [
        element(
            "li",
            said(_heading(say, n, report.columns[n]), class_="heading"),
            said(" \u00b7 ".join(filter(None, report.columns[n].cells[:3])), class_="hint"),
            chooser(say, n, report.columns[n]),
        )
        for n in others
    ]
    used = sum(n not in others for n in range(min(COLUMNS, report.width)))
    number = report.width - used - sum(bool(one.role) for one in report.columns[COLUMNS:])
    summary = element("summary", say.count("count.open_unused", number))
    wide = report.width > COLUMNS
    note = say("open.too_wide", n=say.number(COLUMNS))
    more = [element("p", note, class_="hint")] if wide else []
    yield element("details", summary, element("ul", *items), *more, class_="others")


def _heading(say: Words, n: int, column: Column) -> str:
    return column.heading or say("open.column", n=say.number(n + 1))
