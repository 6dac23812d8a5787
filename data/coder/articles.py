"""A text out of a file: plain text, or HTML as browsers save it."""

import codecs
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from data.opening.tables.decoding import BOMS, guess, wide

LARGEST = 20_000_000  # bytes: some two hundred times a long report
HEAD = 4_000  # bytes by which a file is judged
CONTROL = frozenset(range(9)) | {11, 14, 15, 16}  # bytes of which a text has none
NO_TEXT = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "an archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a compressed file"),
)
REASONS = {
    "missing": "There is no such file: {name}.",
    "folder": "{name} is a folder; name the file of the text.",
    "unreadable": "{name} cannot be read ({said}).",
    "empty": "{name} has no words in it; was it saved in full?",
    "large": "{name} has {size:,} MB; texts of up to {limit:,} MB are read.",
    "scan": "{name} is a PDF without text, a scan perhaps; have its letters recognised first.",
    "locked": "{name} asks for a password; save it without one.",
    "other": "{name} is {found}, not a text; save it as plain text (TXT) or as HTML.",
}
# Elements of a page whose words are no part of its text, and those that end a paragraph.
SILENT = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "form"),
        *("button", "select", "iframe", "head", "figure", "header", "menu", "dialog"),
    )
)
BLOCKS = frozenset(
    (
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote"),
        *("section", "article", "main", "table", "tr", "td", "br", "hr", "pre", "figcaption"),
        *("dd", "dt", "address", "details", "summary"),
    )
)


class NoText(ValueError):
    """A file that no text can be read from, with one sentence that says why."""

    def __init__(self, what: str, name: str, **values: str | int) -> None:
        """Say what was found, what was wanted and what helps; `what` is a key of `REASONS`."""
        self.what = what
        said = REASONS[what].format_map({"name": name, **values})
        super().__init__("".join(one if one.isprintable() else repr(one)[1:-1] for one in said))


class Article(NamedTuple):
    """A text with its paragraphs parted by blank lines, and its title where the file has one."""

    text: str
    title: str = ""


def read_article(path: Path) -> Article:
    """Return the text of a file.

    Raises:
        NoText: if there is none that could be read.
    """
    try:
        if path.is_dir():
            raise NoText("folder", path.name)
        size = path.stat().st_size
        if size > LARGEST:
            limit = LARGEST // 1_000_000
            raise NoText("large", path.name, size=size // 1_000_000, limit=limit)
        return article_of(path.read_bytes(), path.name)
    except FileNotFoundError:
        raise NoText("missing", path.name) from None
    except OSError as problem:
        said = problem.strerror or "unknown"
        raise NoText("unreadable", path.name, said=said) from None


def article_of(content: bytes, name: str) -> Article:
    """Return the text of what a file holds.

    Raises:
        NoText: if it is no text, or has no words.
    """
    found = next((what for mark, what in NO_TEXT if content.startswith(mark)), "")
    text = "" if found else _decoded(content, name)
    if found:
        raise NoText("other", name, found=found)
    article = _of_page(text) if _is_page(text) else Article(_unified(text))
    if not any(letter.isalpha() for letter in article.text):
        raise NoText("empty", name)
    return article


def _decoded(content: bytes, name: str) -> str:
    encoding = next((code for mark, code in BOMS if content.startswith(mark)), "")
    encoding = encoding or wide(content[:HEAD]) or "utf-8"
    if encoding == "utf-8" and CONTROL & set(content[:HEAD]):
        raise NoText("other", name, found="made of bytes that are no letters")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        lines = b"\n".join(line for line in content.splitlines()[:5_000] if not line.isascii())
        other = guess(lines[:65_536])
    return content.decode(codecs.lookup(other).name, errors="replace")


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_page(text: str) -> bool:
    head = text[:HEAD].lower()
    return any(mark in head for mark in ("<!doctype html", "<html", "<body", "<article"))


class _Page(HTMLParser):
    """Collects the paragraphs of a page: those of its articles, where it has any."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[list[str]] = [[]]
        self.within: list[bool] = []  # whether each paragraph stands in an article
        self.title: list[str] = []
        self._silent = self._article = 0
        self._titled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title" and not self.title:
            self._titled = True
        if tag in SILENT:
            self._silent += 1
        if tag in ("article", "main"):
            self._article += 1
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._titled = False
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        self._part(tag)
        if tag in ("article", "main"):
            self._article = max(0, self._article - 1)

    def handle_data(self, data: str) -> None:
        if self._titled:
            self.title.append(data)
        elif not self._silent:
            self.paragraphs[-1].append(data)

    def finish(self) -> None:
        """Note where the last paragraph stands."""
        self.within.append(self._article > 0)

    def _part(self, tag: str) -> None:
        if tag in BLOCKS and not self._silent:
            self.within.append(self._article > 0)
            self.paragraphs.append([])


def _of_page(text: str) -> Article:
    page = _Page()
    page.feed(text)
    page.close()
    page.finish()
    parts = [" ".join("".join(words).split()) for words in page.paragraphs]
    chosen = [part for part, own in zip(parts, page.within, strict=True) if own and part]
    chosen = chosen or [part for part in parts if part]
    return Article("\n\n".join(chosen), " ".join("".join(page.title).split()))
