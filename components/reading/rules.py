"""The rule of the codebook for each choice: type, status, direction, and what counts."""

from collections.abc import Iterator, Sequence

from components.language.texts import Words
from components.markup import Html, element
from data.coder.suggestion import Suggestion
from data.model import STATUSES, UNCOUNTED, relation_types
from data.readings.items import Item


def rules(say: Words, item: Item) -> Html:
    """Return the rules, that of each choice as it is now marked."""
    now = item.now
    uncounted = (element("li", say(f"uncounted.{why}"), **_marked(why, now)) for why in UNCOUNTED)
    return element(
        "details",
        element("summary", element("kbd", "R"), " ", say("read.rules")),
        element("p", say("read.rules_hint"), class_="hint"),
        _list(say, "type", [code.upper() for code in relation_types()], now.type),
        _list(say, "status", STATUSES, now.status),
        element("h4", say("read.direction")),
        element("p", say("read.rule_direction")),
        element("div", element("h4", say("read.counted")), element("ul", *uncounted),
                id="rule-counted"),
        id="rules",
        class_="rules",
    )  # fmt: skip


def asks(say: Words, about: str) -> Html:
    """Return the way to the rule of a choice, for whoever has no keyboard."""
    return element("a", say("read.rule"), href=f"#rule-{about}", class_="rule-of", data_rules="")


def _marked(why: str, now: Suggestion) -> dict[str, str]:
    return {"class_": "now"} if why == now.counted_why else {}


def _list(say: Words, about: str, codes: Sequence[str], now: str) -> Html:
    name = {"type": "read.what", "status": "read.who_vouches"}[about]
    return element(
        "div",
        element("h4", say(name)),
        element("dl", *_rows(say, about, codes, now)),
        id=f"rule-{about}",
    )


def _rows(say: Words, about: str, codes: Sequence[str], now: str) -> Iterator[Html]:
    for code in codes:
        current = {"class_": "now"} if code == now else {}
        yield element(
            "div",
            element("dt", say(f"{about}.{code.lower()}")),
            element("dd", say(f"read.rule_{about}_{code.lower()}")),
            **current,
        )
