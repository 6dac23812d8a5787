"""The page on which a file is dropped, chosen or pasted."""

from collections.abc import Iterable, Iterator

from components import addresses
from components.language.texts import Words
from components.markup import Html, element, joined, table
from components.opening import wording
from components.opening.frame import Look, owned, whole
from components.server.settings import MEGABYTE
from data.languages import ENGLISH
from data.opening.presets import Preset, presets


def page(
    look: Look,
    limits: tuple[int, int],
    needed: bool,
    problem: str = "",
    recent: Iterable[Html] = (),
) -> str:
    """Return the page.

    Args:
        look: of the reader.
        limits: the largest file in megabytes, and the days for which one is kept.
        needed: whether an address needs a file that is not here.
        problem: what was wrong with what was sent last, if anything.
        recent: the list of what was opened on this machine.
    """
    say = look.say
    main = element(
        "main",
        element("h1", say("open.title")),
        element("p", say("open.lead"), class_="lead"),
        *(
            (element("p", say("open.file_needed"), class_="wanted", role="status"),)
            if needed
            else ()
        ),
        *((element("p", problem, class_="problem", role="alert"),) if problem else ()),
        element("div", _form(look, limits), _example(say), class_="ways"),
        element("p", element("a", say("read.title"), href=look.at(addresses.READ)), class_="hint"),
        *recent,
        _known(say),
        id="text",
        tabindex="-1",
        class_="start",
    )
    return whole(look, say("open.title"), [main], addresses.OPEN)


def _form(look: Look, limits: tuple[int, int]) -> Html:
    say, (size, days) = look.say, limits
    file = element(
        "label",
        element("span", say("open.drop"), class_="drop-title"),
        element("span", say("open.formats", size=say.number(size)), class_="hint"),
        element("span", say("open.file"), class_="opens"),
        element("input", type="file", name="file", id="file"),
        class_="drop",
        for_="file",
    )
    paste = element(
        "details",
        element("summary", say("open.paste")),
        element("label", say("open.paste_hint"), for_="rows", class_="hint"),
        element("textarea", id="rows", name="rows", rows="7", spellcheck="false", dir="auto"),
        class_="paste",
    )
    return element(
        "form",
        element("input", type="hidden", name="lang", value=look.lang),
        element("input", type="hidden", name="theme", value=look.theme),
        *owned(look),
        file,
        paste,
        element("button", say("open.read"), type="submit", class_="primary"),
        element("p", say("open.kept", days=say.number(days)), class_="hint"),
        element(
            "p", _too_large(say, size), class_="problem", role="alert", id="too-large", hidden=""
        ),
        method="post",
        action=addresses.base() + addresses.OPEN,
        enctype="multipart/form-data",
        id="sending",
        data_largest=str(size * MEGABYTE),
    )


def _too_large(say: Words, size: int) -> str:
    """Say what the script says of a file that need not be sent to be refused."""
    return say("open.too_large", size=say.number(size))


def _example(say: Words) -> Html:
    head, *rows = (line.split(";") for line in say("open.example").split("|"))
    shown = table(say("open.needs"), head, rows)
    return element(
        "section",
        element("h2", say("open.needs")),
        element("p", say("open.needs_hint"), class_="hint"),
        shown,
        class_="needs",
    )


def _known(say: Words) -> Html:
    """Return the formats that are recognised: what each is, where it is, how it is cited."""
    known = [one for one in presets().values() if one.link]
    summary = joined([say("open.known"), " \u00b7 ", say.count("count.open_formats", len(known))])
    return element(
        "details",
        element("summary", summary),
        element("p", say("open.known_hint"), class_="hint"),
        element("ul", *(element("li", *_format(say, one)) for one in known)),
        class_="known",
    )


def _format(say: Words, preset: Preset) -> Iterator[Html]:
    link = {"rel": "noopener noreferrer external", "href": preset.link}
    yield element("a", preset.title, lang=ENGLISH, dir="ltr", **link)
    yield element("p", say(f"row_is.{preset.unit}"), class_="hint")
    if preset.citation:
        yield element("p", say("open.cite", citation=say.name(preset.citation)), class_="hint")
    if preset.redistribution == "no":
        yield element("p", say("open.no_passing"), class_="hint")


def refused(look: Look, what: str, values: dict[str, str | int], key: str) -> str:
    """Return the page that says why a file cannot be opened."""
    say = look.say
    main = element(
        "main",
        element("h1", say("open.failed")),
        element("p", wording.unread(say, what, values), class_="problem", role="alert"),
        element(
            "p",
            element("a", say("open.another"), href=look.at(addresses.OPEN), class_="primary"),
            " ",
            element(
                "a", say("open.again"), href=look.at(f"{addresses.OPEN}/{key}"), class_="opens"
            ),
            class_="next",
        ),
        id="text",
        tabindex="-1",
        class_="start",
    )
    return whole(look, say("open.failed"), [main], addresses.OPEN)
