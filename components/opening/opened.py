"""The page of a file that was opened: what it was taken for, and all that may be said otherwise."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from components import addresses
from components.language.calendar import span_in_words
from components.language.texts import Words
from components.markup import Html, element, joined
from components.opening import columns, naming, outcome, worded, wording
from components.opening.answered import (
    AS,
    ENCODINGS,
    GUESS,
    HEADER,
    ORDERS,
    SEPARATORS,
    TURNED,
    Answered,
    guess_of,
)
from components.opening.fields import labelled, options
from components.opening.frame import FORM, Look, owned, said, whole
from data.model import relation_types
from data.opening.kinds import READ
from data.opening.mapping import ENDS
from data.opening.numbers import SCALES
from data.opening.presets import presets
from data.opening.report import Report
from data.opening.told import LINE, LONGEST, TITLE

MEGABYTE, KILOBYTE = 1_000_000, 1_000  # bytes
CLAIMED = "claimed"


def page(look: Look, report: Report, given: Answered, key: str) -> str:
    """Return the page of a file; `given` is what was answered until now."""
    say = look.say
    form = element(
        "form",
        element(
            "main",
            *_hidden(look, report, given),
            taken(say, report, given),
            columns.section(say, report),
            *_questions(say, report, given),
            element(
                "div",
                element("div", *worded.section(say, report), naming.section(say, report)),
                outcome.left_out(say, report, key),
                class_="two",
            ),
            _about(say, report, given),
            id="text",
            tabindex="-1",
        ),
        element("footer", outcome.bar(say, report), outcome.go(say, report, given.told.licence)),
        id=FORM,
        method="post",
        action=f"{addresses.base()}{addresses.OPEN}/{key}",
    )
    return whole(look, report.file, [form], "")


def _hidden(look: Look, report: Report, given: Answered) -> Iterator[Html]:
    known = {"lang": look.lang, "theme": look.theme, AS: given.reading, GUESS: guess_of(report)}
    for name, value in known.items():
        yield element("input", type="hidden", name=name, value=value)
    yield from owned(look)


def taken(say: Words, report: Report, given: Answered) -> Html:
    """Say what a file was taken for, and how it was read; and let that be said otherwise."""
    size = f"{_size(say, report.size)}"
    file = element("span", said(report.file), f" \u00b7 {size}", class_="file")
    close = element(
        "a",
        "\u2715",
        href=addresses.base() + addresses.OPEN,
        aria_label=say("open.another"),
        title=say("open.another"),
    )
    return element(
        "section",
        element(
            "div",
            element("h1", _sentence(say, report)),
            element("p", *_facts(say, report)),
            *_notes(say, report),
        ),
        element("div", element("span", file, close, class_="chosen"), class_="of"),
        _not_so(say, report, given),
        class_="taken step",
    )


def _sentence(say: Words, report: Report) -> Html:
    preset = presets().get(report.preset)
    numbers = {
        "rows": say.count("count.open_rows", report.rows),
        "columns": say.count("count.open_columns", report.width),
    }
    if preset:
        return joined([say("open.is_known", title=say.name(preset.title), **numbers)])
    return joined([say("open.is_plain", **numbers)])


def _facts(say: Words, report: Report) -> Iterator[str]:
    preset = presets().get(report.preset)
    yield say("open.by_content") if preset else say("open.by_guess")
    if report.span:
        first, last = (date.fromisoformat(day) for day in report.span)
        yield " " + say("open.dates", span=span_in_words(first, last, say.language))
    if preset and preset.status == CLAIMED:
        yield " "
        yield say("open.claims")


def _notes(say: Words, report: Report) -> Iterator[Html]:
    found = [wording.noticed(say, what, values) for what, values in report.notes]
    if any(found):
        yield element("ul", *(element("li", one) for one in found if one), class_="hint notes")


def _size(say: Words, size: int) -> str:
    if size < MEGABYTE / 10:
        return f"{say.number(max(1, size // KILOBYTE))} kB"
    return f"{say.number(size / MEGABYTE, 1)} MB"


def _not_so(say: Words, report: Report, given: Answered) -> Html:
    """Return what of the reading of a file may be settled otherwise."""
    again = element(
        "button", say("open.again"), type="submit", name="do", value="read", class_="opens"
    )
    body = element("div", *_choices(say, report, given), again, class_="fields panel")
    summary = element("summary", say("open.not_so"))
    opened = {"open": ""} if given.answers.choices else {}
    return element("details", summary, body, class_="not-so", **opened)


def _choices(say: Words, report: Report, given: Answered) -> Iterator[Html]:
    """Yield the lists of tables, separators, encodings and the like, as far as a file has them."""
    choices, described, found = given.answers.choices, report.described, say("open.found")
    if len(report.sheets) > 1:
        likeliest = report.likeliest
        named = [("" if name == likeliest else name, name) for name in report.sheets]
        sheets = options(named, "" if report.sheet == likeliest else report.sheet)
        yield labelled("sheet", say("open.sheet"), sheets)
    if "separator" in described:
        known = wording.parted(say, described["separator"])
        named = [(key, say(f"separated.{key}")) for key in SEPARATORS]
        now = _key(SEPARATORS, choices.get("separator"))
        listed = options([("", f"{known} ({found})"), *named], now)
        yield labelled("separator", say("open.separator"), listed)
    if "encoding" in described:
        named = [(one, one.upper()) for one in ENCODINGS]
        known = f"{described['encoding'].upper()} ({found})"
        listed = options([("", known), *named], choices.get("encoding", ""))
        yield labelled("encoding", say("open.encoding"), listed)
    if report.order in ORDERS[:2] and not _is_asked(report, given):
        yield labelled("order", say("open.order"), _orders(say, report))
    named = [("", found), ("yes", say("open.headings")), ("no", say("open.no_headings"))]
    listed = options(named, _key(HEADER, choices.get("header")))
    yield labelled("header", say("open.header"), listed)


def _key(known: Mapping[str, Any], wanted: Any) -> str:
    return next((key for key, one in known.items() if one == wanted), "")


def _is_asked(report: Report, given: Answered) -> bool:
    """Tell whether the order of dates is asked where everybody sees it."""
    return report.order_asked or bool(given.answers.order)


def _orders(say: Words, report: Report) -> Html:
    return options([(one, say(f"order_of.{one}")) for one in ORDERS], report.order)


def _questions(say: Words, report: Report, given: Answered) -> Iterator[Html]:
    asked = []
    if _is_asked(report, given):
        field = labelled("order", say("open.order"), _orders(say, report))
        asked.append(_question(field, say("open.order_hint")))
    if report.one_type or report.scheme == READ:
        asked.append(_one_type(say, report))
    if report.way_asked:
        asked.append(_question(_ways(say, report), say("open.way_hint")))
    if report.weights:
        asked.append(_scale(say, report.weights, given.answers.scale))
    if asked:
        head = element("h2", say("open.questions"), class_="visually-hidden")
        yield element("section", head, *asked, class_="questions panel")


def _one_type(say: Words, report: Report) -> Html:
    """Return what settles the type of all rows, where no column has types; sentences may do."""
    kinds = [(code.upper(), say(f"type.{code}")) for code in relation_types()]
    if report.supposed[1]:
        field = labelled("one_type", say("open.one_type"), options(kinds, report.one_type))
        return _question(field, say("open.one_type_hint"))
    told = [("", say("open.one_type_read")), *kinds]
    field = labelled("one_type", say("open.one_type"), options(told, report.one_type))
    return _question(field, say("open.one_type_read_hint"))


def _ways(say: Words, report: Report) -> Html:
    """Return what settles which of both ends acts: as it is read now, or the other way round."""
    ends = {one.role: say.name(one.heading) for one in report.columns}
    one, other = (ends[end] for end in ENDS)
    ways = [("", say("open.acts", actor=one, target=other))]
    ways += [(TURNED, say("open.acts", actor=other, target=one))]
    return labelled("way", say("open.way"), options(ways))


def _scale(say: Words, weights: Mapping[str, Any], settled: float) -> Html:
    """Return what settles which weight is as strong as can be, and says what that means."""
    found, divisor = weights["found"], weights["divisor"]
    largest = max(abs(weights["least"]), abs(weights["largest"]))
    others = sorted({*SCALES, largest, settled} - {0, found})
    named = [("", f"{wording.decimal(say, found)} ({say('open.found')})")]
    named += [(f"{float(one)}", wording.decimal(say, one)) for one in others]
    field = labelled("scale", say("open.scale"), options(named, f"{settled}" if settled else ""))
    key = "open.scale_hint" if weights["signed"] else "open.scale_plain_hint"
    return _question(field, say(key, n=wording.decimal(say, divisor)))


def _question(field: Html, hint: str) -> Html:
    return element("div", field, *((element("p", hint, class_="hint"),) if hint else ()))


def _about(say: Words, report: Report, given: Answered) -> Html:
    """Return the fields for what the set is called and whose it is."""
    told = given.told
    title = told.title or report.file.rpartition(".")[0] or report.file
    named = (
        ("title", say("open.set_title"), title, TITLE),
        ("author", say("open.author"), told.author, LINE),
        ("licence", say("open.licence"), told.licence, LINE),
    )
    description = element(
        "label",
        element("span", say("open.description")),
        element("textarea", told.description, name="description", rows="2", **_most(LONGEST)),
        class_="wide",
    )
    lines = (_line(*one) for one in named)
    fields = element("div", *lines, description, class_="fields panel")
    return element("details", element("summary", say("open.about")), fields, class_="about step")


def _line(name: str, label: str, value: str, most: int) -> Html:
    field = element("input", type="text", name=name, value=value, **_most(most))
    return element("label", element("span", label), field)


def _most(letters: int) -> dict[str, str]:
    return {"maxlength": str(letters), "dir": "auto"}
