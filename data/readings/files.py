"""A text out of a file: plain text, HTML as browsers save it, DOCX, or PDF."""

from collections.abc import Callable
from pathlib import Path
from typing import IO

from data.coder.articles import LARGEST, Article, NoText, read_article
from data.readings import pdf, word_document

Reader = Callable[[IO[bytes], str], str]
READERS: tuple[tuple[bytes, Reader], ...] = (
    (b"%PDF", pdf.text_of),
    (b"PK\x03\x04", word_document.text_of),
)


def article_in(path: Path) -> Article:
    """Return the text of a file.

    Raises:
        NoText: if there is none that could be read.
    """
    read = _reader(path)
    if read is None or path.stat().st_size > LARGEST:
        return read_article(path)
    with path.open("rb") as file:
        text = read(file, path.name)
    if not any(letter.isalpha() for letter in text):
        raise NoText("empty", path.name)
    return Article(text)


def _reader(path: Path) -> Reader | None:
    try:
        with path.open("rb") as file:
            head = file.read(4)
    except OSError:
        return None  # whoever reads it as text says what is wrong
    return next((read for mark, read in READERS if head.startswith(mark)), None)
