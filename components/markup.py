"""HTML as text, for the pages that need no Dash: what is not HTML already is escaped."""

from collections.abc import Container, Iterable, Mapping, Sequence
from html import escape

from data.languages import BY_CODE, spoken


class Html(str):
    """A text that is HTML already; any other text is escaped when it becomes part of one."""

    __slots__ = ()


def as_written(texts: Mapping[str, str], wanted: str) -> dict[str, str]:
    """Return the attributes of an element that holds a text, where it is in another language.

    Without them it would be read aloud as if it were, and set from the wrong side.
    """
    found = spoken(texts, wanted)
    return {} if found == wanted else {"lang": found, "dir": BY_CODE[found].direction}


EMPTY = ("img", "input", "link", "meta")  # elements without an end


def element(tag: str, *parts: str, **attributes: str) -> Html:
    """Return an element; `class_` and `aria_label` are written class and aria-label."""
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    start = "".join([tag, *(f' {key}="{escape(value)}"' for key, value in named.items())])
    return Html(f"<{start}>" if tag in EMPTY else f"<{start}>{joined(parts)}</{tag}>")


def joined(parts: Iterable[str]) -> Html:
    """Return parts one after the other, as HTML."""
    return Html("".join(part if isinstance(part, Html) else escape(part) for part in parts))


def table(
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numbers: Container[int] = (),
) -> Html:
    """Return a table in a box of its own, in which a wide one is scrolled.

    Args:
        caption: what the table shows.
        head: the name of each column.
        rows: their cells; the first one names the row.
        numbers: columns that hold numbers, counted from 0.
    """
    names = [element("th", name, scope="col", **_kind(at, numbers)) for at, name in enumerate(head)]
    body = [
        element("tr", element("th", row[0], scope="row"), *_cells(row, numbers)) for row in rows
    ]
    parts = [
        element("caption", element("span", caption)),
        element("thead", element("tr", *names)),
        element("tbody", *body),
    ]
    return scrolled(element("table", *parts), caption)


def _cells(row: Sequence[str], numbers: Container[int]) -> list[Html]:
    return [element("td", cell, **_kind(at, numbers)) for at, cell in enumerate(row) if at]


def _kind(column: int, numbers: Container[int]) -> dict[str, str]:
    return {"class_": "number"} if column in numbers else {}


def scrolled(content: Html, label: str) -> Html:
    """Return a box that scrolls sideways, by keyboard too, so that the page need not."""
    return element("div", content, class_="scroll", role="group", aria_label=label, tabindex="0")
