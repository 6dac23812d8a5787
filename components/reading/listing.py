"""All relations in question, by paragraph."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from components.drawing.marks import GLYPHS
from components.markup import Html, element
from components.opening.frame import whole
from components.reading.seen import Seen
from data.coder.drafts import called
from data.model import relation_types
from data.readings.items import Item

PAGE = 100  # relations
BELOW = "/all"


def page(seen: Seen, number: int) -> str:
    """Return a page of the list; `number` counts from 0."""
    say, items = seen.say, [*seen.kept.items.values()]
    last = max(0, (len(items) - 1) // PAGE)
    number = max(0, min(number, last))
    shown = items[number * PAGE : (number + 1) * PAGE]
    main = element(
        "main",
        element("h1", say("read.all")),
        element("p", *_counts(seen), class_="lead"),
        element(
            "p", element("a", say("read.back"), href=seen.address(), class_="opens"), class_="next"
        ),
        *_paragraphs(seen, shown),
        element("nav", *_pages(seen, number, last), aria_label=say("read.pages"), class_="next"),
        id="text",
        tabindex="-1",
        class_="listed",
    )
    return whole(seen.look, say("read.all"), [main], f"{seen.path}{BELOW}")


def _counts(seen: Seen) -> Iterator[str]:
    say, numbers = seen.say, seen.numbers
    named = ((f"count.read_{state}", count) for state, count in numbers.items())
    yield " \u00b7 ".join(say.count(key, count) for key, count in named)


def _paragraphs(seen: Seen, items: Sequence[Item]) -> Iterator[Html]:
    say = seen.say
    for number, rows in groupby(items, key=lambda one: one.first.paragraph):
        head = say("read.paragraph", n=say.number(number))
        yield element("h2", head)
        yield element("ul", *(element("li", *row(seen, one), class_=one.state) for one in rows))


def row(seen: Seen, item: Item) -> Iterator[Html]:
    """Yield a relation in a line: who did what toward whom, who made it, what became of it."""
    say, now = seen.say, item.now
    kind = relation_types()[now.type.lower()]
    yield element("span", GLYPHS[kind.character], class_=f"glyph {kind.character}")
    ends = [called(end, say.language) or "\u2026" for end in (now.actor, now.target)]
    arrow = "\u21c4" if now.mutual else "\u2192" if say.direction == "ltr" else "\u2190"
    text = (element("bdi", ends[0]), f" {arrow} ", element("bdi", ends[1]))
    yield element("a", *text, href=seen.address(at=item.id), data_go="")
    yield element("span", say(f"type.{now.type.lower()}"), class_="what")
    made = "alike" if item.alike else item.provenance
    yield element("span", say(f"read.made_{made}"), class_=f"made {made}")
    yield element("span", say(f"read.state_{item.state}"), class_=f"state {item.state}")


def _pages(seen: Seen, number: int, last: int) -> Iterator[Html]:
    if not last:
        return
    for page_of in range(last + 1):
        current = {"aria_current": "page"} if page_of == number else {}
        address = seen.address(below=BELOW)
        joint = "&" if "?" in address else "?"
        label = seen.say.number(page_of + 1)
        yield element("a", label, href=f"{address}{joint}page={page_of}", class_="opens", **current)
