"""Markdown as HTML: anchors, links that keep the reader's language, and values in their places."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from components.markup import Html, scrolled

ANCHOR = re.compile(r"\s*\{#([a-z-]+)\}$")
PLACE = re.compile(r"\{([a-z][a-z.-]*)\}")
DEEPEST = 6  # level of a heading

# Markup in a text is shown, not obeyed, and only http, https and mailto addresses become links.
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that can be linked to."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A page as HTML, with its title, what it is about in a sentence or two, and its headings."""

    title: str
    lead: str
    headings: tuple[Heading, ...]
    body: Html


def read(markdown: str, values: Mapping[str, str], page: Callable[[str], str] = str) -> Prose:
    """Return a page with its places filled in.

    Args:
        markdown: a text as in `data.pages`.
        values: what stands for each name. HTML stands where a name is alone in its paragraph; in a
            sentence every value is text, and never read as Markdown.
        page: turns a path of this site into an address that keeps language and theme.

    Raises:
        KeyError: if a name has no value.
    """
    tokens = _filled(MARKDOWN.parse(markdown), values)
    headings, lead = [], ""
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            anchor = _take_anchor(inline)
            token.attrs |= {"id": anchor} if anchor else {}
            headings.append(Heading(int(token.tag[1]), anchor, _text(inline)))
        elif token.type == "paragraph_open" and not lead:
            token.attrs["class"], lead = "lead", _text(inline)
    _direct_links(tokens, page)
    return Prose(headings[0].title, lead, tuple(headings[1:]), _rendered(tokens))


def quoted(markdown: str, lower: int) -> Html:
    """Return Markdown from elsewhere as HTML, its headings so many levels lower."""
    tokens = MARKDOWN.parse(markdown)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + lower, DEEPEST)}"
    _direct_links(tokens, str)
    return _rendered(tokens)


def _filled(tokens: list[Token], values: Mapping[str, str]) -> list[Token]:
    """Put a value into each place, and drop the paragraph around what is no sentence."""
    found: list[Token] = []
    for token in tokens:
        alone = PLACE.fullmatch(token.content) if token.type == "inline" else None
        if alone and isinstance(values[alone[1]], Html):
            found[-1:] = [Token("html_block", "", 0, content=values[alone[1]])]
        elif not (token.type == "paragraph_close" and found[-1].type == "html_block"):
            found.append(token)
        for child in token.children or ():
            if child.type == "text":
                child.content = PLACE.sub(lambda place: values[place[1]], child.content)
    return found


def _take_anchor(inline: Token) -> str:
    """Take the anchor off the end of a heading and return it."""
    last = (inline.children or [])[-1]
    found = ANCHOR.search(last.content)
    last.content = ANCHOR.sub("", last.content)
    return found[1] if found else ""


def _text(inline: Token) -> str:
    parts = inline.children or ()
    return "".join(" " if part.type == "softbreak" else part.content for part in parts)


def _direct_links(tokens: list[Token], page: Callable[[str], str]) -> None:
    """Let links within the site keep language and theme, and others say that they lead away."""
    for token in tokens:
        for child in token.children or ():
            address = str(child.attrs.get("href", "")) if child.type == "link_open" else ""
            if address.startswith("/"):
                path, mark, anchor = address.partition("#")
                child.attrs["href"] = f"{page(path)}{mark}{anchor}"
            elif address.startswith("http"):
                child.attrs["rel"] = "noopener noreferrer external"


def _rendered(tokens: list[Token]) -> Html:
    return Html(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {}))


def _table_open(_self: Any, tokens: list[Token], at: int, _options: Any, _env: Any) -> str:
    """Begin a table in a box of its own, named by what stands in its first row."""
    end = next(i for i in range(at, len(tokens)) if tokens[i].type == "thead_close")
    names = [_text(token) for token in tokens[at:end] if token.type == "inline"]
    return scrolled(Html("<table>"), " · ".join(names)).removesuffix("</div>")


def _table_close(*_anything: Any) -> str:
    return "</table></div>"


MARKDOWN.add_render_rule("table_open", _table_open)
MARKDOWN.add_render_rule("table_close", _table_close)
