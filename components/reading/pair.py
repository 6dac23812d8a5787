"""Two readers of one text: how far they agree, and all that they differ in, side by side."""

from collections.abc import Collection, Iterator, Sequence

from components import addresses
from components.language.texts import Words
from components.markup import Html, element, table
from components.opening.frame import Look, owned, whole
from data.coder.drafts import called
from data.readings.items import KEPT, Item
from data.readings.kept import READERS
from data.readings.two import OUT, Agreement, Both, Two

BELOW = "both"
MOST = 60  # differences that are shown at once; those that are settled make room
PLAIN = ("attributed_to", "date")  # codes that are shown as they are


def page(look: Look, two: Two, problem: str = "") -> str:
    """Return the page."""
    say, path = look.say, path_of(two)
    main = element(
        "main",
        element("h1", say("read.two")),
        element("p", say("read.two_lead"), class_="lead"),
        *((element("p", problem, class_="problem", role="alert"),) if problem else ()),
        element("p", *_open(look, two), class_="next"),
        *_agreement(say, two),
        element("form", *_differences(look, two), method="post", id="settling",
                action=addresses.base() + path),
        id="text",
        tabindex="-1",
        class_="pairs",
    )  # fmt: skip
    return whole(look, say("read.two"), [main], path)


def path_of(two: Two) -> str:
    """Return where two readings of a text are compared."""
    return f"{addresses.READ}/{two.first.key}/{BELOW}"


def _open(look: Look, two: Two) -> Iterator[Html]:
    """Yield the way to each reading, with how much is open there."""
    for reader, left in zip(READERS, two.open, strict=True):
        there = look.at(f"{addresses.READ}/{two.first.key}/{reader}")
        text = (
            f"{look.say(f'read.reader_{reader}')} \u00b7 {look.say.count('count.read_open', left)}"
        )
        yield element("a", text, href=there, class_="opens")


def _agreement(say: Words, two: Two) -> Iterator[Html]:
    found = [one for one in two.agreements if one.compared]
    if not found:
        yield element("p", say("read.two_nothing"), class_="wanted")
        return
    head = [say(f"read.two_{name}") for name in ("field", "compared", "agreed", "kappa")]
    rows = [_row(say, one) for one in found]
    yield element("h2", say("read.two_agreement"))
    yield table(say("read.two_agreement"), head, rows, numbers=(1, 2, 3))
    yield element("p", say("read.two_kappa_means"), class_="hint")


def _row(say: Words, one: Agreement) -> list[str]:
    kappa = "\u2013" if one.kappa is None else say.number(one.kappa, 2)
    numbers = (say.number(one.compared), say.number(one.agreed))
    return [say(f"read.field_{one.about}"), *numbers, kappa]


def _differences(look: Look, two: Two) -> Iterator[Html]:
    say, differing = look.say, two.differing
    for name, value in (("lang", look.lang), ("theme", look.theme)):
        yield element("input", type="hidden", name=name, value=value)
    yield from owned(look)
    left = [one for one in differing if one.key not in two.choices]
    if two.pairs:
        settled = say.number(len(differing) - len(left))
        counted = say("read.two_settled", n=settled, of=say.number(len(differing)))
        yield element("h2", say("read.two_differences"), " ", element("small", counted))
    yield element("ol", *(_difference(look, two, one) for one in left[:MOST]), class_="differ")
    yield element("div", *_decide(say, two), class_="decide")


def _decide(say: Words, two: Two) -> Iterator[Html]:
    off = {} if two.settled.steps else {"disabled": ""}
    yield element("button", say("read.undo"), type="submit", name="do", value="undo",
                  class_="opens", **off)  # fmt: skip
    rows = len(two.rows())
    none = {} if rows else {"disabled": ""}
    yield element(
        "button",
        say.count("count.read_finish", rows),
        type="submit",
        name="do",
        value="open",
        class_="primary",
        **none,
    )


def _difference(look: Look, two: Two, one: Both) -> Html:
    """Return what both say of one relation, and what may be taken of it."""
    say = look.say
    item = next(each for each in one.items if each)
    reading = two.first.reading
    text = reading.words(item.first.span)
    place = say(
        "read.place",
        paragraph=say.number(item.first.paragraph),
        n=say.number(item.first.sentence),
    )
    sides = (_side(say, one, reader, each) for reader, each in zip(READERS, one.items, strict=True))
    neither = _choose(say("read.two_neither"), one.key, OUT)
    return element(
        "li",
        element("p", element("span", place, class_="of")),
        element("blockquote", text, lang=reading.language, dir="auto"),
        element("div", *sides, class_="sides"),
        *((neither,) if one.states == (KEPT, KEPT) else ()),
        class_="panel",
    )


def _side(say: Words, one: Both, reader: str, item: Item | None) -> Html:
    head = element("h3", say(f"read.reader_{reader}"))
    if item is None or item.state != KEPT:
        said = say("read.state_refused") if item else say("read.two_not_added")
        return element(
            "div", head, element("p", said), _choose(say("read.two_leave"), one.key, OUT)
        )
    rows = (element("li", *parts) for parts in _said(say, item, one.differs))
    take = _choose(say("read.two_take"), one.key, reader)
    return element("div", head, element("ul", *rows), take)


def _said(say: Words, item: Item, differs: Collection[str]) -> Iterator[Sequence[str]]:
    """Yield what a reader says of a relation, a line for each code; what differs is marked."""
    now = item.now

    def part(code: str, text: str, tag: str = "span") -> Html:
        return element(tag, text, **({"class_": "differs"} if code in differs else {}))

    arrow = "\u21c4" if now.mutual else "\u2192" if say.direction == "ltr" else "\u2190"
    actor, target = (called(end, say.language) for end in (now.actor, now.target))
    ends = (part("actor", actor, "bdi"), part("mutual", arrow), part("target", target, "bdi"))
    yield [ends[0], " ", ends[1], " ", ends[2]]
    yield [part("type", say(f"type.{now.type.lower()}"))]
    yield [part("status", say(f"status.{now.status}"))]
    for code in PLAIN:
        if text := getattr(now, code):
            yield [part(code, text, "bdi")]
    why = say(f"uncounted.{now.counted_why}") if now.counted_why else say("read.counts")
    yield [part("counted_why", why)]


def _choose(text: str, key: str, value: str) -> Html:
    return element(
        "button", text, type="submit", name="settle", value=f"{key}={value}", class_="opens"
    )


def chosen(form: dict[str, str], two: Two) -> tuple[str, str] | None:
    """Return which pair a form settles, and what is taken of it."""
    key, _, choice = form.get("settle", "").partition("=")
    known = {one.key: one for one in two.differing}
    if key not in known or choice not in (*READERS, OUT):
        return None
    taken = None if choice == OUT else known[key].items[READERS.index(choice)]
    return (key, choice) if choice == OUT or taken else None
