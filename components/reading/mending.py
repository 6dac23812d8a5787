"""What else can be mended of a suggestion: both ends, whether it counts, and its sentence."""

from collections.abc import Iterable

from components.language.texts import Words
from components.markup import Html, element, joined
from components.opening.fields import options, states_of
from components.reading.rules import asks
from components.reading.seen import Seen
from data.coder.drafts import called
from data.coder.phrases import Party
from data.model import UNCOUNTED
from data.readings.codes import ITSELF, LONGEST, NAME, OWN
from data.readings.items import Item, parties_of


def mending(seen: Seen, item: Item) -> Html:
    """Return the fields, open where something of the relation is lacking."""
    say, now = seen.say, item.now
    people = parties_of(seen.kept.reading)
    mutual = {"checked": ""} if now.mutual else {}
    opened = {"open": ""} if item.lacking else {}
    return element(
        "details",
        element("summary", element("kbd", "E"), " ", say("read.edit")),
        element(
            "div",
            _party(say, "actor", say("read.actor"), now.actor, people.values()),
            _party(say, "target", say("read.target"), now.target, people.values()),
            class_="pair",
        ),
        element(
            "label",
            element("input", type="checkbox", name="mutual", value="true", **mutual),
            " ",
            say("read.mutual"),
            class_="tick",
        ),
        _counts(say, now.counted_why),
        *_statement(say, item),
        id="more",
        class_="more",
        **opened,
    )


def _counts(say: Words, now: str) -> Html:
    named = [("", say("read.counts")), *((one, say(f"uncounted.{one}")) for one in UNCOUNTED)]
    head = element("span", say("read.counted"), asks(say, "counted"))
    return element("label", head, element("select", options(named, now), name="counted_why"))


def _statement(say: Words, item: Item) -> tuple[Html, Html]:
    text = element(
        "textarea",
        item.statement(say.language),
        name="statement",
        rows="3",
        maxlength=str(LONGEST),
        dir="auto",
    )
    hint = element("span", say("read.own_words"), class_="hint")
    again = element(
        "button",
        say("read.look_again"),
        type="submit",
        name="do",
        value="look",
        class_="opens again",
        formnovalidate="",
    )
    return element("label", element("span", say("read.statement")), text, hint), again


def _party(say: Words, name: str, label: str, now: Party, known: Iterable[Party]) -> Html:
    """Return the list of whom an end may be, and a field for somebody who is in no list."""
    named = sorted({one.code: called(one, say.language) for one in known}.items(), key=_by_name)
    other = now.code.startswith(OWN)
    chosen = ITSELF if other else now.code
    here = options([("", "\u2026"), *named, (ITSELF, say("read.someone"))], chosen)
    everybody = states_of(say.language)
    if now.code and not other and now.code not in dict(named):
        here = joined([options([(now.code, called(now, say.language))], now.code), here])
    field = element("select", here, everybody, name=name)
    more = element(
        "input", type="text", name=f"{name}_name", value=now.name if other else "", dir="auto",
        maxlength=str(NAME), aria_label=say("read.someone_named", what=label),
        placeholder=say("read.someone"), autocomplete="off",
    )  # fmt: skip
    return element("div", element("label", element("span", label), field), more, class_="party")


def _by_name(row: tuple[str, str]) -> str:
    return row[1].casefold()
