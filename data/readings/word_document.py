"""The text of a DOCX: its paragraphs, without what was deleted in it."""

from functools import partial
from typing import IO, Any
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from data.coder.articles import NoText

DOCUMENT = "word/document.xml"
LARGEST = 60_000_000  # bytes, unpacked
CHUNK = 1 << 16
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
WHAT = "made of bytes that are no document"


def text_of(file: IO[bytes], name: str) -> str:
    """Return the text of a DOCX, its paragraphs parted by blank lines.

    Raises:
        NoText: if it is none, is too large, or declares entities, which can blow it up.
    """
    try:
        with ZipFile(file) as packed:
            if DOCUMENT not in packed.namelist():
                raise NoText("other", name, found="an archive or an office document")
            size = packed.getinfo(DOCUMENT).file_size
            if size > LARGEST:
                limit = LARGEST // 1_000_000
                raise NoText("large", name, size=size // 1_000_000, limit=limit)
            with packed.open(DOCUMENT) as document:
                return _text(document, name)
    except (BadZipFile, ExpatError, NotImplementedError, RuntimeError, EOFError):
        raise NoText("other", name, found=WHAT) from None


def _text(document: IO[bytes], name: str) -> str:
    reader, parser = _Reader(), ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.letters
    parser.StartDoctypeDeclHandler = partial(_refuse, name)
    left = LARGEST  # whatever the archive says of its size
    for chunk in iter(partial(document.read, CHUNK), b""):
        left -= len(chunk)
        if left < 0:
            raise NoText("large", name, size=LARGEST // 1_000_000, limit=LARGEST // 1_000_000)
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    lines = ("".join(words).strip() for words in reader.paragraphs)
    return "\n\n".join(line for line in lines if line)


def _refuse(name: str, *_declared: Any) -> None:
    raise NoText("other", name, found=WHAT)


class _Reader:
    """The paragraphs that are being read; `within` tells whether letters belong to the text."""

    def __init__(self) -> None:
        self.paragraphs: list[list[str]] = [[]]
        self.within = 0

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        what = _named(tag)
        if what == "p":
            self.paragraphs.append([])
        elif what == "t":
            self.within += 1
        elif what in ("tab", "br", "cr"):
            self.paragraphs[-1].append(" ")

    def end(self, tag: str) -> None:
        if _named(tag) == "t":
            self.within -= 1

    def letters(self, text: str) -> None:
        if self.within:
            self.paragraphs[-1].append(text)


def _named(tag: str) -> str:
    """Return the name of an element of a document; what is deleted is called otherwise there."""
    space, _, what = tag.rpartition(" ")
    return what if space in (WORD, STRICT) else ""
