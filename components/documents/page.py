"""A long page as HTML: head, contents, prose, and the links between the pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from components import addresses
from components.documents.prose import Heading, Prose
from components.drawing import theme
from components.language.texts import Words
from components.markup import Html, as_written, element, joined
from data.languages import BY_CODE, LANGUAGES
from data.pages import PAGES, language_of
from data.selection import THEMES, Selection

DEEPEST = 2  # level of a heading that the table of contents names


@dataclass(frozen=True, slots=True)
class Document:
    """One of PAGES in the language and the theme of a selection; `title` is of its data set.

    `back` is the selection that it leads back to.
    """

    name: str
    prose: Prose
    selection: Selection
    title: str
    back: Selection

    def at(self, name: str, **changes: str) -> str:
        """Return the address of a document that leads back to the same."""
        return addresses.document(name, self.selection.but(**changes), back=self.back)

    @property
    def atlas(self) -> str:
        """The way back, in the language and the theme of now."""
        now = self.selection
        return addresses.atlas(self.back.but(lang=now.lang, theme=now.theme))


def page(shown: Document, styles: Iterable[str], font: str) -> str:
    """Return a whole document as HTML.

    Args:
        shown: what it says.
        styles: the addresses of its stylesheets.
        font: the address of the font that it needs first.
    """
    selection, prose = shown.selection, shown.prose
    say = Words(selection.lang)
    written = as_written({language_of(shown.name, say.language): prose.title}, say.language)
    main = element("main", element("article", prose.body, **written), id="text", tabindex="-1")
    body = element(
        "body",
        element("a", say("document.skip"), href="#text", class_="skip"),
        header(shown, say),
        element("div", contents(prose.headings, say), main, class_="reading"),
        footer(shown, say),
        class_="document",
    )
    root = element(
        "html",
        head(shown, styles, font),
        body,
        lang=selection.lang,
        dir=say.direction,
        data_theme=selection.theme,
    )
    return f"<!DOCTYPE html>\n{root}\n"


def head(shown: Document, styles: Iterable[str], font: str) -> Html:
    """Return title, description, stylesheets, and the same page in the other languages."""
    others = [
        (la, addresses.document(shown.name, shown.selection.but(lang=la))) for la in LANGUAGES
    ]
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{shown.prose.title} \u2013 Entente"),
        element("meta", name="description", content=shown.prose.lead),
        element("link", rel="icon", href=addresses.asset("favicon.ico")),
        element("link", rel="preload", href=font, as_="font", type="font/woff2", crossorigin=""),
        element("style", Html(theme.stylesheet())),
        *(element("link", rel="stylesheet", href=style) for style in styles),
        *(element("link", rel="alternate", hreflang=la, href=href) for la, href in others),
    )


def header(shown: Document, say: Words) -> Html:
    """Return the name of the atlas, the documents, the languages and the other theme."""
    return element(
        "header",
        element("a", "Entente", href=shown.atlas, class_="brand"),
        element("nav", *_pages(shown, say), class_="pages", aria_label=say("document.heading")),
        element("nav", *_languages(shown), class_="languages", aria_label=say("page.language")),
        _toggle(shown, say("page.theme")),
    )


def _pages(shown: Document, say: Words) -> Iterator[Html]:
    """Yield a link to each document."""
    for page in PAGES:
        href = shown.at(page)
        yield element("a", say(f"document.{page}"), href=href, **_now(page == shown.name, "page"))


def _languages(shown: Document) -> Iterator[Html]:
    """Yield a link to the same document in each language."""
    for language in LANGUAGES:
        href = shown.at(shown.name, lang=language)
        marks = {"lang": language, "hreflang": language}
        now = _now(language == shown.selection.lang, "true")
        yield element("a", BY_CODE[language].name, href=href, **marks, **now)


def _toggle(shown: Document, label: str) -> Html:
    """Return the link to the same document in the other theme."""
    other = next(theme for theme in THEMES if theme != shown.selection.theme)
    href = shown.at(shown.name, theme=other)
    return element("a", "\u25d0", href=href, class_="icon", title=label, aria_label=label)


def _now(current: bool, what: str) -> dict[str, str]:
    return {"aria_current": what} if current else {}


def contents(headings: Iterable[Heading], say: Words) -> Html:
    """Return the table of contents."""
    items = [
        element("li", element("a", one.title, href=f"#{one.anchor}"))
        for one in headings
        if one.anchor and one.level <= DEEPEST
    ]
    title = element("h2", say("document.contents"), id="contents")
    return element(
        "nav", title, element("ol", *items), class_="contents", aria_labelledby="contents"
    )


def footer(shown: Document, say: Words) -> Html:
    """Return the way back to the atlas."""
    parts = [say("document.back"), " \u00b7 ", say.name(shown.title)]
    return element("footer", element("a", joined(parts), href=shown.atlas))
