"""One suggestion as a form: kinds, status, direction and all else that can be mended in it."""

from collections.abc import Iterable, Iterator, Sequence

from components import addresses
from components.drawing.marks import GLYPHS
from components.language.texts import Words
from components.markup import Html, element, joined
from components.opening.frame import owned
from components.reading.mending import mending
from components.reading.rules import asks, rules
from components.reading.seen import Seen
from data.coder.drafts import called
from data.coder.tongue import is_known
from data.model import STATUSES, relation_types
from data.readings.codes import LINE
from data.readings.items import KEPT, OPEN, REFUSED, Item

FORM = "question"  # the id of the form
BEST = 3  # types that are offered as buttons
ARROWS = {"ltr": "\u2192", "rtl": "\u2190"}
BOTH = "\u21c4"


def question(seen: Seen) -> Html:
    """Return the form for the relation that is looked at, or what there is to do without one."""
    say, item = seen.say, seen.item
    parts = [*_about(seen, item)] if item else [element("p", _nothing(seen), class_="lead")]
    form = element(
        "form",
        *_hidden(seen, item),
        *parts,
        _decide(seen, item),
        *_alike(seen),
        id=FORM,
        method="post",
        action=addresses.base() + seen.path,
    )
    problems = (element("p", one, class_="problem", role="alert") for one in seen.problems)
    head = say("read.suggestion") if item else say("read.done")
    return element(
        "section",
        element("h2", head, *_where(seen, item), class_="over"),
        *problems,
        form,
        class_="asked",
        id="asked",
    )


def _where(seen: Seen, item: Item | None) -> Iterator[Html]:
    if item is None:
        return
    say, first = seen.say, item.first
    place = say("read.place", paragraph=say.number(first.paragraph), n=say.number(first.sentence))
    by = say("read.by_you") if item.added else f"{first.coder} {first.version}"
    yield element("span", place, class_="of")
    yield element("span", element("bdi", by), class_="by")


def _nothing(seen: Seen) -> str:
    if seen.kept.items:
        return seen.say("read.all_done")
    return seen.say("read.none_found" if is_known(seen.kept.reading.text) else "read.not_known")


def _hidden(seen: Seen, item: Item | None) -> Iterator[Html]:
    values = {"lang": seen.look.lang, "theme": seen.look.theme, "at": item.id if item else ""}
    for name, value in {**values, "words": "", "sentence": str(seen.sentence)}.items():
        yield element("input", type="hidden", name=name, value=value)
    yield from owned(seen.look)


def _about(seen: Seen, item: Item) -> Iterator[Html]:
    say = seen.say
    yield element(
        "div",
        _headline(seen, item),
        element(
            "p",
            element("bdi", item.statement(say.language) or say("read.incomplete"), id="said"),
            class_="statement",
        ),
        *_state(seen, item),
        _types(seen, item),
        _statuses(seen, item),
        element("div", _claimed(say, item), _when(say, item), class_="pair"),
        mending(seen, item),
        rules(say, item),
        class_="card panel",
    )


def _state(seen: Seen, item: Item) -> Iterator[Html]:
    if item.state in (KEPT, REFUSED):
        yield element("p", seen.say(f"read.state_{item.state}"), class_=f"state {item.state}")
    if item.now.counted_why:
        why = seen.say(f"uncounted.{item.now.counted_why}")
        yield element("p", why, class_="state uncounted")


def _headline(seen: Seen, item: Item) -> Html:
    say, now = seen.say, item.now
    kind = relation_types()[now.type.lower()]
    ends = [called(end, say.language) or "\u2026" for end in (now.actor, now.target)]
    arrow = BOTH if now.mutual else ARROWS[say.direction]
    unsure = "" if now.status == "reported" else " unsure"
    sign = element(
        "span",
        element("span", GLYPHS[kind.character], class_="glyph"),
        element("span", arrow, class_="arrow"),
        class_=f"sign {kind.character}{unsure}",
        aria_hidden="true",
    )
    turn = element(
        "button",
        element("kbd", "D"),
        " ",
        say("read.turn"),
        type="submit",
        name="do",
        value="turn",
        class_="turn",
        formnovalidate="",
    )
    name = element("h3", element("bdi", ends[0]), sign, element("bdi", ends[1]))
    return element("div", name, turn, class_="headline")


def _types(seen: Seen, item: Item) -> Html:
    say, now = seen.say, item.now.type
    best = [*item.first.types[:BEST]]
    if now not in best:
        best = [*best[: BEST - 1], now]
    others = [code.upper() for code in relation_types() if code.upper() not in best]
    buttons = (_type(say, code, now, str(n)) for n, code in enumerate(best, 1))
    more = element(
        "details",
        element("summary", element("kbd", "O"), say("read.other_types", n=say.number(len(others)))),
        element("div", *(_type(say, code, now) for code in others), class_="choices"),
        class_="others",
        id="others",
    )
    return element(
        "fieldset",
        element("legend", say("read.what"), asks(say, "type")),
        element("div", *buttons, class_="choices"),
        more,
    )


def _type(say: Words, code: str, now: str, key: str = "") -> Html:
    kind = relation_types()[code.lower()]
    glyph = element("span", GLYPHS[kind.character], class_=f"glyph {kind.character}")
    text = joined([glyph, " ", say(f"type.{code.lower()}")])
    return _radio("type", code, text, code == now, key)


def _radio(name: str, value: str, text: str, now: bool, key: str = "") -> Html:
    checked = {"checked": ""} if now else {}
    field = element("input", type="radio", name=name, value=value, **checked)
    hint = (element("kbd", key),) if key else ()
    return element("label", field, element("span", *hint, text), class_="choice")


def _statuses(seen: Seen, item: Item) -> Html:
    say = seen.say
    buttons = (
        _radio("status", one, say(f"status.{one}"), one == item.now.status) for one in STATUSES
    )
    return element(
        "fieldset",
        element("legend", say("read.who_vouches"), element("kbd", "S"), asks(say, "status")),
        element("div", *buttons, class_="choices"),
    )


def _claimed(say: Words, item: Item) -> Html:
    return _line(say("read.claimed_by"), "attributed_to", item.now.attributed_to, LINE)


def _line(text: str, name: str, value: str, most: int) -> Html:
    field = element(
        "input", type="text", name=name, value=value, maxlength=str(most), dir="auto",
        autocomplete="off",
    )  # fmt: skip
    return element("label", element("span", text), field)


def _when(say: Words, item: Item) -> Html:
    return _line(say("read.when"), "date", item.now.date, LINE)


def _decide(seen: Seen, item: Item | None) -> Html:
    say = seen.say
    parts: list[Html] = []
    if item:
        parts = [
            _button("keep", "Y", say("read.keep"), "primary"),
            _button("refuse", "N", say("read.refuse"), "opens"),
        ]
    back = {} if seen.kept.steps else {"disabled": ""}
    parts.append(_button("undo", "U", say("read.undo"), "opens", **back))
    steps = element("span", *_beside(seen), class_="steps")
    return element("div", *parts, steps, class_="decide")


def _button(do: str, key: str, text: str, kind: str, **marks: str) -> Html:
    return element(
        "button",
        element("kbd", key),
        " ",
        text,
        type="submit",
        name="do",
        value=do,
        class_=kind,
        **{"formnovalidate": "", **marks},
    )


def _beside(seen: Seen) -> Iterator[Html]:
    """Yield the ways to the relation before and the one after."""
    say = seen.say
    left, right = ("\u2190", "\u2192") if say.direction == "ltr" else ("\u2192", "\u2190")
    ways = ((-1, left, "read.before", "before"), (1, right, "read.after", "after"))
    for step, arrow, key, name in ways:
        there = seen.beside(step)
        if there:
            yield element(
                "a",
                arrow,
                href=seen.address(at=there),
                class_=f"opens step-{name}",
                aria_label=say(key),
                title=say(key),
                data_go="",
            )


def _alike(seen: Seen) -> Iterator[Html]:
    """Yield the button that keeps all of a kind, once one of the kind was looked at."""
    item = seen.item
    others = alike(seen.kept.items.values(), item) if item else ()
    if not item or not others:
        return
    say = seen.say
    kind, status = item.kind
    text = say(
        "read.keep_alike",
        n=say.number(len(others)),
        kind=say(f"type.{kind.lower()}"),
        status=say(f"status.{status}"),
    )
    yield element(
        "button", text, type="submit", name="do", value="kind", class_="opens alike",
        formnovalidate="",
    )  # fmt: skip


def alike(items: Iterable[Item], item: Item) -> Sequence[str]:
    """Return the open relations of a kind, if one of that kind was decided on already."""
    same = [one for one in items if one.kind == item.kind and not one.added]
    if not any(one.state != OPEN for one in same):
        return ()
    found = [one.id for one in same if one.state == OPEN and not one.lacking]
    return found if len(found) > 1 else ()
