"""What every page of opening has: head, header, and the ways to another language and theme."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from components import addresses
from components.drawing import theme
from components.language.texts import Words
from components.markup import Html, element
from components.opening.works import WORKING
from data.languages import BY_CODE, LANGUAGES
from data.selection import THEMES, Selection

OWNER = "owner"  # the field that has the key of whoever asks (assets/pages/open.js fills it in)
FORM = "reading"  # the id of the form of an opened file
ARROW = {"ltr": "\u2192", "rtl": "\u2190"}


@dataclass(frozen=True, slots=True)
class Look:
    """The reader's language and theme, and where stylesheets, script and font are.

    `place` is where what is opened is handed in, and `called` the texts that speak of that.
    """

    lang: str
    theme: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    font: str
    kept_here: bool
    place: str = addresses.OPEN
    called: str = "open"

    @property
    def say(self) -> Words:
        """The words of the language."""
        return Words(self.lang)

    @property
    def selection(self) -> Selection:
        """Language and theme, as addresses have them."""
        return Selection(lang=self.lang, theme=self.theme)

    def at(self, path: str) -> str:
        """Return the address of a page in this language and theme."""
        return addresses.page(path, self.selection)


def whole(look: Look, title: str, content: Iterable[Html], path: str) -> str:
    """Return a page as HTML; `path` is that of the page, or "" where its form has answers."""
    say = look.say
    body = element(
        "body",
        element("a", say("document.skip"), href="#text", class_="skip"),
        header(look, path),
        *content,
        class_="opening",
        data_reading=say("open.reading"),
        data_cancel=say("open.cancel"),
        data_working=f"{addresses.base()}{addresses.OPEN}/{WORKING}",
    )
    root = element(
        "html", _head(look, title), body, lang=look.lang, dir=say.direction, data_theme=look.theme
    )
    return f"<!DOCTYPE html>\n{root}\n"


def _head(look: Look, title: str) -> Html:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="robots", content="noindex"),
        element("title", f"{title} \u2013 Entente"),
        element("link", rel="icon", href=addresses.asset("favicon.ico")),
        element(
            "link", rel="preload", href=look.font, as_="font", type="font/woff2", crossorigin=""
        ),
        element("style", Html(theme.stylesheet())),
        *(element("link", rel="stylesheet", href=style) for style in look.styles),
        *(element("script", src=script, defer="") for script in look.scripts),
    )


def header(look: Look, path: str) -> Html:
    """Return the name of the atlas, where one is, and the way back."""
    say = look.say
    to = _links(look, path) if path else _buttons(look)
    host = say.name(addresses.host())
    stays = say(f"{look.called}.here")
    if not look.kept_here:
        stays = say(f"{look.called}.there", host=host)
    # What Enter presses: the first button of a form, whatever it is.
    default = () if path else (_default(say),)
    other = next(one for one in THEMES if one != look.theme)
    return element(
        "header",
        element("a", "Entente", href=look.at("/"), class_="brand"),
        element("a", say(f"{look.called}.title"), href=look.at(look.place), class_="where"),
        element("span", class_="spring"),
        element("span", stays, class_="stays"),
        *default,
        element(
            "details",
            element("summary", BY_CODE[look.lang].name, aria_label=say("page.language")),
            element("div", *(to("lang", la, BY_CODE[la].name, lang=la) for la in LANGUAGES)),
            class_="languages",
        ),
        to(
            "theme",
            other,
            "\u25d0",
            class_="icon",
            title=say("page.theme"),
            aria_label=say("page.theme"),
        ),
        element("a", say("open.home"), href=look.at("/"), class_="opens"),
    )


def owned(look: Look) -> tuple[Html, ...]:
    """Return the field for the key of the reader's browser, where the atlas is not theirs alone."""
    return () if look.kept_here else (element("input", type="hidden", name=OWNER, value=""),)


def _links(look: Look, path: str) -> Callable[..., Html]:
    def link(what: str, value: str, text: str, **marks: str) -> Html:
        there = addresses.page(path, look.selection.but(**{what: value}))
        now = {"aria_current": "true"} if value in (look.lang, look.theme) else {}
        return element("a", text, href=there, **marks, **now)

    return link


def _buttons(look: Look) -> Callable[..., Html]:
    """Return what makes a button of the form: with a link its answers would be lost."""

    def button(what: str, value: str, text: str, **marks: str) -> Html:
        now = {"aria_current": "true"} if value in (look.lang, look.theme) else {}
        return _button(f"to-{what}", value, text, **marks, **now)

    return button


def _default(say: Words) -> Html:
    hidden = {"class_": "visually-hidden", "tabindex": "-1"}
    return _button("do", "read", say("open.again"), **hidden)


def _button(name: str, value: str, text: str, **marks: str) -> Html:
    return element("button", text, type="submit", form=FORM, name=name, value=value, **marks)


def said(text: str, **marks: str) -> Html:
    """Return a text of a file: whatever it is, it turns nothing around it."""
    return element("bdi", text, **marks)
