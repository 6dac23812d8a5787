"""The text of a PDF: its paragraphs, as far as its lines tell them apart."""

import re
from collections.abc import Iterable, Iterator
from statistics import median
from typing import IO

from data.coder.articles import NoText

PAGES = 400
# Letters that are set as one: a word with them is in no list.
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
DAMAGED = "a PDF that is damaged"
HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
NUMBER = re.compile(r"\W*\d{0,4}\W*")
END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
SHORT = 0.8  # of a usual line: what ends before that, with a full stop, ends a paragraph


def text_of(file: IO[bytes], name: str) -> str:
    """Return the text of a PDF, its paragraphs parted by blank lines.

    Raises:
        NoText: if it has none, asks for a password, or is no PDF.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise NoText("locked", name)
        pages = [page.extract_text().translate(LIGATURES) for page in reader.pages[:PAGES]]
    except (
        PyPdfError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as wrong:
        if isinstance(wrong, NoText):
            raise
        raise NoText("other", name, found=DAMAGED) from None
    text = "\n\n".join(paragraphs(line for page in pages for line in page.splitlines()))
    if not any(letter.isalpha() for letter in text):
        raise NoText("scan", name)
    return text


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Yield paragraphs of lines: one ends at a blank line, or at a full stop in a short line.

    Lines of nothing but a number are those of pages.
    """
    known = [line.strip() for line in lines]
    usual = median([len(line) for line in known if line] or [0])
    part = ""
    for line in known:
        if line and NUMBER.fullmatch(line):
            continue
        part = _joined(part, line)
        if part and (not line or (END.search(line) and len(line) < SHORT * usual)):
            yield part
            part = ""
    if part:
        yield part


def _joined(part: str, line: str) -> str:
    """Return a paragraph with one more line; a word that was divided is whole again."""
    if not part or not line:
        return part or line
    if HYPHEN.search(part) and line[:1].islower():
        return HYPHEN.sub("", part) + line
    return f"{part} {line}"
