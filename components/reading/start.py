"""The page on which a text is given: pasted, dropped or chosen."""

from collections.abc import Iterator, Mapping, Sequence

from components import addresses
from components.markup import Html, element
from components.opening.fields import options
from components.opening.frame import Look, owned, said, whole
from components.reading.honest import honest
from components.server.settings import TEXT
from data.coder.articles import LARGEST
from data.coder.lexicon import LANGUAGES as SPOKEN
from data.languages import BY_CODE
from data.readings.endpoint import Endpoint
from data.readings.items import KEPT
from data.readings.kept import Kept

MEGABYTE = 1_000_000
LINE = 200  # letters
ELSEWHERE = "elsewhere"  # the coder that is not of this machine


def page(
    look: Look,
    told: Mapping[str, str],
    endpoint: Endpoint | None = None,
    problem: str = "",
    recent: Sequence[Kept] = (),
) -> str:
    """Return the page.

    Args:
        look: of the reader.
        told: what was said already of a text that could not be read.
        endpoint: a better coder, if there is one.
        problem: what was wrong with what was sent last, if anything.
        recent: readings of this machine that were touched last.
    """
    say = look.say
    main = element(
        "main",
        element("h1", say("read.title")),
        element("p", say("read.lead"), class_="lead"),
        *((element("p", problem, class_="problem", role="alert"),) if problem else ()),
        element("div", _form(look, told, endpoint), _beside(look, recent), class_="ways"),
        id="text",
        tabindex="-1",
        class_="start read-start",
    )
    return whole(look, say("read.title"), [main], addresses.READ)


def _form(look: Look, told: Mapping[str, str], endpoint: Endpoint | None) -> Html:
    say, largest = look.say, look.say.number(LARGEST // MEGABYTE)
    too_large = say("open.too_large", size=largest)
    return element(
        "form",
        element("input", type="hidden", name="lang", value=look.lang),
        element("input", type="hidden", name="theme", value=look.theme),
        *owned(look),
        _pasted(look, told.get("text", "")),
        _chosen(look, largest),
        element("div", *_told(look, told), class_="fields panel"),
        *_coders(look, endpoint),
        element("button", say("read.read"), type="submit", class_="primary"),
        element("p", say("read.stays"), class_="hint"),
        element("p", too_large, class_="problem", role="alert", id="too-large", hidden=""),
        method="post",
        action=addresses.base() + addresses.READ,
        enctype="multipart/form-data",
        id="sending",
        data_largest=str(min(LARGEST, TEXT)),
    )


def _coders(look: Look, endpoint: Endpoint | None) -> Iterator[Html]:
    """Yield the choice of who suggests, where there is one: it says plainly where a text goes."""
    if endpoint is None:
        return
    say = look.say
    names = {"coder": say.name(endpoint.called), "host": say.name(endpoint.host)}
    texts = {"rules": say("read.by_rules"), ELSEWHERE: say("read.by_model", **names)}
    choices = (
        element(
            "label",
            element("input", type="radio", name="coder", value=value, **_first(value)),
            " ",
            text,
            class_="tick",
        )
        for value, text in texts.items()
    )
    legend = element("legend", say("read.who_suggests"))
    yield element("fieldset", legend, *choices, class_="coders panel")


def _first(value: str) -> dict[str, str]:
    return {} if value == ELSEWHERE else {"checked": ""}


def _pasted(look: Look, text: str) -> Html:
    field = element("textarea", text, name="text", rows="11", dir="auto", spellcheck="false")
    head = element("span", look.say("read.paste"), class_="drop-title")
    return element("label", head, field, class_="pasted")


def _chosen(look: Look, largest: str) -> Html:
    return element(
        "label",
        element("span", look.say("open.file"), class_="opens"),
        element("span", look.say("read.formats", size=largest), class_="hint"),
        element("input", type="file", name="file", id="file"),
        element("output", id="chosen-file", for_="file", dir="auto"),
        class_="chooses",
        for_="file",
    )


def _told(look: Look, told: Mapping[str, str]) -> Iterator[Html]:
    """Yield the fields for what the text is."""
    say = look.say
    for name in ("title", "outlet", "date"):
        hint = {"placeholder": "2020-05-28"} if name == "date" else {}
        field = element(
            "input", type="text", name=name, value=told.get(name, ""), maxlength=str(LINE),
            dir="auto", autocomplete="off", **hint,
        )  # fmt: skip
        yield element("label", element("span", say(f"read.told_{name}")), field)
    known = [("", say("open.found")), *((one, BY_CODE[one].name) for one in SPOKEN)]
    listed = element("select", options(known, told.get("language", "")), name="language")
    yield element("label", element("span", say("read.told_language")), listed)


def _beside(look: Look, recent: Sequence[Kept]) -> Html:
    say = look.say
    steps = (element("li", say(f"read.step_{n}")) for n in (1, 2, 3))
    return element(
        "section",
        element("h2", say("read.how")),
        element("ol", *steps),
        *_recent(look, recent),
        honest(say),
        class_="needs",
    )


def _recent(look: Look, recent: Sequence[Kept]) -> Iterator[Html]:
    if not recent:
        return
    say = look.say
    yield element("h2", say("read.recent"))
    rows = []
    for one in recent:
        kept = sum(item.state == KEPT for item in one.items.values())
        there = look.at(f"{addresses.READ}/{one.key}/{one.reader}")
        rows.append(
            element(
                "li",
                element("a", said(str(one.about["title"])), href=there),
                " ",
                element("span", say.count("count.read_kept", kept), class_="hint"),
            )
        )
    yield element("ul", *rows, class_="recent")
